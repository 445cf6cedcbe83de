"""Names of places that a head makes of another name: "ريف حلب", "مستشفى الملك فهد", "شمال سوريا"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from riwaya.knowledge import load
from riwaya.language.ar.name_features import announcing, frequency_of, name_rules
from riwaya.language.ar.name_people import is_part_of_name
from riwaya.language.ar.name_spans import Found, Row, has_article, is_construct, name_end, nations
from riwaya.language.ar.verbs import tells
from riwaya.model import Word
from riwaya.script import key

_COMMAS = frozenset(("،", ","))
#: How often a word is read at most by which alone a site is told to be called.
_RARE = 3e-6
#: The same for indefinite feminine words, most of which are adjectives; letters that can be a preposition or "and".
_RAREST, _CLITICS = 1e-7, "ولبكف"
#: Letters of the longest names in ي that are no adjectives of origin.
_SHORT = 3
#: Prepositions that lead to a place, folded.
_PLACED = frozenset(map(key, ("في", "على", "إلى", "قرب", "نحو", "صوب", "باتجاه", "بين", "عبر", "حول", "داخل")))


def missions(number: int, row: Row) -> Iterator[Found]:
    """Yield embassies and consulates of a state: السفارة الأمريكية, قنصلية تركيا is left to the place reader."""
    words, heads = row.words, name_rules("missions")
    for at in range(len(words) - 1):
        if words[at].norm in heads and words[at].text.endswith("ة") and words[at + 1].norm in nations():
            yield Found(
                line=number, first=at, last=at + 1, start=row.starts[at], end=words[at + 1].end, type="LOC",
                rule="names.mission", weight=3.6,
            )  # fmt: skip


def is_make(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a name is the make of a weapon: "طائرة من نوع هرمز 900", "مسيرة هرمز 450", "صواريخ من طراز القدس"."""
    before = words[first - 1].norm if first else ""
    if before in name_rules("models"):
        return True
    behind = words[last + 1] if last + 1 < len(words) else None
    return before in name_rules("machines") and behind is not None and behind.pos == "num" and behind.text.isdigit()


def honoured(number: int, row: Row) -> Iterator[Found]:
    """Yield places that are called after a person with a title: مستشفى الملك فهد, مطار الملكة علياء الدولي."""
    words = row.words
    for at in range(len(words) - 2):
        if not _may_honour(words[at]) or key(words[at + 1].text) not in name_rules("honours"):
            continue
        last = at + 2
        while last < len(words) and last - at < 6 and is_part_of_name(words[last], head=False):
            last += 1
        if last > at + 2:
            last = _with_adjective(words, last - 1)
            yield Found(
                line=number, first=at, last=last, start=row.starts[at], end=name_end(words[last]), type="LOC",
                rule="names.place", weight=2.0 + 0.75 * (last - at),
            )  # fmt: skip


def listed(number: int, row: Row) -> Iterator[Found]:
    """Yield the places that follow the word for their kind, one or several: قرى الرويضة والعطشان وأم الرجيم.

    No list need know them: a settlement's name is a rare word, or a rare word after "تل", "دير", "أم" ...
    """
    words = row.words
    for at in range(len(words) - 1):
        if not is_construct(words[at]):
            continue
        several = words[at].norm in name_rules("several_places")
        if not several and words[at].norm not in name_rules("settlements"):
            continue
        run: list[tuple[int, int]] = []
        first = at + 1
        while first < len(words) and (last := _place_end(words, first, joined=bool(run))) is not None:
            run.append((first, last))
            first = last + 1
            if first < len(words) and words[first].text in _COMMAS:
                first += 1
            if not several:
                break
        if several and len(run) < 2:
            continue
        for first, last in run:
            yield Found(
                line=number, first=first, last=last, start=row.starts[first], end=name_end(words[last]), type="LOC",
                rule="names.listed", weight=1.7 + 0.75 * (last - first),
            )  # fmt: skip


def dedicated(number: int, row: Row) -> Iterator[Found]:
    """Yield hospitals and houses of prayer called by a definite noun or a person's name, and other sites called by a
    rare word: مستشفى النور, جامع الفاروق, مشفى عدي, دوار الباسل."""
    words = row.words
    for at in range(len(words) - 1):
        head, name = words[at], words[at + 1]
        devoted = head.norm in name_rules("dedicated")
        if not (devoted or head.norm in name_rules("sites")) or not is_construct(head) or has_article(head):
            continue
        if key(name.text) in name_rules("of_any_town") or name.norm in nations() or _is_adjective(name):
            continue
        plain = has_article(name) and key(name.text).startswith("ال") and not name.segments[name.stem + 1 :]
        if not ((devoted and (plain or is_part_of_name(name, head=True))) or _rare(name)):
            continue
        last = _with_adjective(words, at + 1)
        yield Found(
            line=number, first=at, last=last, start=row.starts[at], end=name_end(words[last]), type="LOC",
            rule="names.dedicated", weight=1.9,
        )  # fmt: skip


def _is_adjective(name: Word) -> bool:
    """Whether an indefinite word only describes the noun before it: مستشفى ميداني, معسكر حوثي, but مشفى عدي."""
    form = key(name.text)
    origin = len(form) > _SHORT and name.text.endswith(("ي", "ية"))
    return not has_article(name) and (origin or frequency_of("ال" + form) >= _RARE)


def _rare(name: Word) -> bool:
    """Whether a word without a clitic is so rare that a site can only be called by it, and is no other word behind a
    preposition: دوار الباسل, not ساحة لصراع."""
    form = key(name.text)
    plain = not name.segments[name.stem + 1 :] and form.startswith("ال") == has_article(name)
    if not plain or name.pos not in ("noun", "propn") or tells(form) or frequency_of(form) >= _RARE:
        return False
    if has_article(name):
        return True
    led = form[0] in _CLITICS and frequency_of(form[1:]) >= _RARE
    return not led and not (name.text.endswith("ة") and frequency_of(form) >= _RAREST)


def joined(number: int, row: Row) -> Iterator[Found]:
    """Yield places whose name is also a common word, where و joins them to one of their country: في صعدة وحجة."""
    words, known = row.words, load()
    for hit in row.hits:
        at = hit.last + 1
        if hit.entry.type != "LOC" or hit.entry.standing != "name" or at >= len(words):
            continue
        text = key(words[at].text)
        if not text.startswith("و") or not _led(words, hit.first) or _is_title(words, at):
            continue
        lands = {known.entities[one].country for one in hit.entry.ids if one.startswith("place:")}
        weak = [one for one in known.short.get(text[1:], ()) if one.startswith("place:")]
        ids = tuple(one for one in weak if known.entities[one].country in lands)
        if ids:
            yield Found(
                line=number, first=at, last=at, start=words[at].start + 1, end=words[at].end, type="LOC",
                rule="names.joined", ids=ids, weight=2.4,
            )  # fmt: skip


def _led(words: Sequence[Word], at: int) -> bool:
    """Whether a preposition of place or the word for its kind leads a name."""
    before = words[at - 1].norm if at else ""
    kind = before in name_rules("settlements") or before in name_rules("several_places")
    clitic = key(words[at].text)[:1] in ("ب", "ل") and words[at].stem > 0
    return kind or clitic or before in _PLACED


def _is_title(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a title and no town ("والقائم بالأعمال")."""
    return at + 1 < len(words) and key(words[at + 1].text).startswith(("باعمال", "بالاعمال"))


def _place_end(words: Sequence[Word], first: int, *, joined: bool) -> int | None:
    """Return the last word of a settlement's name that begins at a word, or None.

    Args:
        words: the words of the line.
        first: where the name begins.
        joined: whether another name stands before it, so that "and" or a comma must join them.
    """
    word = words[first]
    clitics = key(word.text[: word.segments[word.stem][0] - word.start]).removesuffix("ال")
    if clitics not in ("", "و") or (clitics == "و" and not joined):
        return None
    if joined and not clitics and words[first - 1].text not in _COMMAS:
        return None
    if word.norm in name_rules("formants") and first + 1 < len(words):
        return first + 1 if is_construct(word) and _may_name(words[first + 1], rare=1e-5) else None
    return first if _may_name(word, rare=3e-6) else None


def _may_name(word: Word, *, rare: float) -> bool:
    """Whether a word is a settlement's name as far as it goes: listed, or rare and no other kind of word."""
    form = key(word.text[word.segments[word.stem][0] - word.start :])
    if word.segments[word.stem + 1 :]:
        return False
    if any(one.startswith("place:") for one in load().short.get(key(word.text).removeprefix("و"), ())):
        return True  # "بلدات الشجرة وتسيل"
    if word.pos not in ("noun", "adj", "propn"):
        return False
    full = "ال" + form if has_article(word) else form
    if word.norm in nations() or word.norm in name_rules("epithets") or full in announcing() or tells(form):
        return False
    return frequency_of(full) < rare and max(frequency_of(form), frequency_of("ال" + form)) < 2 * rare


def is_nisba(words: Sequence[Word], at: int) -> bool:
    """Whether the name of a country is an adjective here: قرية سورية, قوات سورية, المدن السعودية."""
    before, word = (words[at - 1] if at else None), words[at]
    if before is None or not word.text.endswith("ية"):
        return False
    if word.stem == 1 and word.text.startswith("و") and before.text.endswith("ية") and before.norm in nations():
        return not has_article(before) and word.norm in nations()  # "مقاتلات روسية وسورية"
    if before.pos != "noun":
        return False
    if has_article(word):
        men = before.text.endswith("ون")  # "اتهم الحوثيون السعودية"
        return has_article(before) and not men and any(one.startswith("state:") for one in load().candidates(word.text))
    feminine = before.text.endswith(("ة", "ات")) and before.norm not in name_rules("governed_by_countries")
    return feminine and not word.stem and is_construct(before) and word.norm in nations()


def widened(found: Found, row: Row) -> Found:
    """Return a place with the head that belongs to its name before it ("ريف حلب") and the direction after it."""
    words = row.words
    if found.type == "PER":
        first = _honouring(found, row)
        if first is None:
            return found
        return _headed(found, row, first, _with_adjective(words, found.last))
    if found.type != "LOC":
        return found
    if found.first and any(one.startswith("state:") for one in found.ids):
        found = _sided(found, row)
    if words[found.first].norm in name_rules("facilities") and is_construct(words[found.first]):
        last = _with_adjective(words, found.last)
        if last == found.last or words[found.first].norm in name_rules("rural"):
            return found
        return structs.replace(found, last=last, end=name_end(words[last]), ids=(), weight=found.weight + 0.9)
    first = found.first - 1
    if first < 0 or words[first].norm not in name_rules("facilities") or not is_construct(words[first]):
        return found
    if row.starts[found.first] != words[found.first].start:
        return found
    last = found.last
    while words[first].norm in name_rules("rural") and last + 1 < len(words) and _is_direction(words[last + 1]):
        last += 1
    return _headed(found, row, first, last if last > found.last else _with_adjective(words, last))


def _headed(found: Found, row: Row, first: int, last: int) -> Found:
    """Return a name as the place that a head before it and words after it make of it."""
    return structs.replace(
        found, first=first, last=last, start=row.starts[first], end=name_end(row.words[last]), type="LOC", ids=(),
        rule="names.place", weight=found.weight + 0.9 * (found.first - first + last - found.last),
    )  # fmt: skip


def _honouring(found: Found, row: Row) -> int | None:
    """Return where the head of a place stands that is called after a person: مسجد عمر بن الخطاب."""
    words, first = row.words, found.first
    if row.starts[first] != words[first].start:
        return None
    while first and key(words[first - 1].text) in name_rules("honours"):
        first -= 1
    if not first or not _may_honour(words[first - 1]):
        return None
    alone = first == found.first == found.last
    return None if alone and words[first - 1].norm not in name_rules("of_worship") else first - 1


def _may_honour(head: Word) -> bool:
    return head.norm in name_rules("honoured") and is_construct(head)


def _with_adjective(words: Sequence[Word], last: int) -> int:
    """Return where the name of a facility ends, with the adjective that closes it."""
    closed = last + 1 < len(words) and key(words[last + 1].text) in name_rules("of_facilities")
    return last + 1 if closed else last


def _sided(found: Found, row: Row) -> Found:
    """Return a country with the sides named before it: شمال سوريا, جنوب شرق تركيا."""
    words, first, sides = row.words, found.first, name_rules("sides")
    while first and found.first - first < 2 and words[first - 1].norm in sides:
        first -= 1
        if key(words[first].text) != words[first].norm and key(words[first].text).startswith("و"):
            return found
    if first == found.first or row.starts[found.first] != words[found.first].start:
        return found
    weight = found.weight + 0.9 * (found.first - first)
    return structs.replace(found, first=first, start=row.starts[first], ids=(), rule="names.side", weight=weight)


def _is_direction(word: Word) -> bool:
    return key(word.text) in name_rules("directions")
