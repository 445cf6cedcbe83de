"""Names of bodies that a head makes of another name: "وكالة الأناضول", "شرطة كركوك", "مجلس شورى مجاهدي سرت"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import structs

from riwaya.knowledge import load
from riwaya.language.ar.gazetteer import Hit
from riwaya.language.ar.name_features import name_rules
from riwaya.language.ar.name_spans import Found, Row, has_article, is_construct, name_end, nations
from riwaya.model import EntityType, Word
from riwaya.script import key

#: Letters that spell a name at least.
_FEWEST = 2
_TOWN_HALL = key("بلدية")
#: "الاحتلال" of Arabic reports, which name no other occupier so without his adjective.
_OCCUPATION, _ISRAEL = key("احتلال"), "state:israel"
_ISRAELI = frozenset(map(key, ("إسرائيلي", "صهيوني")))
#: What leads in where something is written.
_THROUGH = frozenset(map(key, ("على", "عبر", "في")))
_NEWS = key("أنباء")
_DOTS = frozenset((".", "-"))
_PAIRS = frozenset((("(", ")"), ("«", "»"), ("“", "”"), ('"', '"'), ("[", "]")))


def unglued(candidates: Sequence[Found]) -> list[Found]:
    """Return the names on offer without what the model reads as one body where two known ones stand side by side.

    "اتهمت منظمة هيومن رايتس ووتش قوات الدعم السريع": behind a verb no word stands between subject and object.
    """
    known = [one for one in candidates if one.rule == "names.known" and one.type == "ORG" and one.last > one.first]
    return [one for one in candidates if one.rule != "names.model" or not _holds_two(one, known)]


def _holds_two(found: Found, known: Sequence[Found]) -> bool:
    inside = sorted((one for one in known if found.first <= one.first and one.last <= found.last), key=_place)
    return any(
        one.last + 1 == other.first and one.ids != other.ids and other.last == found.last
        for one, other in pairwise(inside)
    )


def _place(found: Found) -> int:
    return found.first


def is_an_outlet(words: Sequence[Word], at: int, hit: Hit) -> bool:
    """Whether what stands before a word tells that it is an outlet: "وكالة سانا", "مراسل الجزيرة", "على تويتر"."""
    if not at or not all(one.startswith(("media:", "agency:")) for one in hit.entry.ids):
        return False
    before = words[at - 1]
    if key(words[at].text).removeprefix("ال") == _NEWS:
        return False  # "وكالة الأنباء"
    if key(words[at].text) in name_rules("platforms"):
        return before.norm in _THROUGH
    kinds = name_rules("kind_agency") | name_rules("kind_media") | name_rules("of_the_press")
    return before.norm in kinds and is_construct(before)


def called(found: Found, row: Row) -> Found:
    """Return a place name as a body's name where the word before says that a body bears it (وكالة الأناضول)."""
    if found.type != "LOC" or not found.first:
        return found
    before = row.words[found.first - 1]
    if before.norm not in name_rules("bearers") or not is_construct(before):
        return found
    return structs.replace(found, type="ORG", ids=(), rule="names.called")


def local(found: Found, row: Row) -> Found:
    """Return the body whose name a place closes: شرطة كركوك, مجلس محافظة البصرة, مجلس حلب المحلي."""
    if found.type != "LOC" or found.rule == "names.side" or row.starts[found.first] != row.words[found.first].start:
        return found
    if row.words[found.first].norm in name_rules("sides"):
        return found
    first = _head_before(row.words, found.first)
    if first is None:
        return found
    words, last = row.words, found.last
    if last + 1 < len(words) and key(words[last + 1].text) in name_rules("of_local_bodies"):
        last += 1
    if first and words[first - 1].norm in name_rules("holders") and is_construct(words[first - 1]):
        first -= 1 if not words[first].stem else 0
    return structs.replace(
        found, first=first, last=last, start=row.starts[first], end=name_end(words[last]), type="ORG", ids=(),
        nominal=False, rule="names.local", weight=found.weight + 0.9 * (last - first + found.first - found.last),
    )  # fmt: skip


def _head_before(words: Sequence[Word], place: int) -> int | None:
    """Return where the head of a body stands to whose name a place belongs, behind at most four words of its work."""
    for at in range(place - 1, max(place - 6, -1), -1):
        word = words[at]
        if not is_construct(word) or word.pos == "verb":
            return None
        if word.norm == _TOWN_HALL and at and words[at - 1].norm in name_rules("heads_of_towns"):
            return None
        if word.norm in name_rules("local_bodies") or (at < place - 1 and word.norm in name_rules("local_offices")):
            further = _head_before(words, at) if not word.stem and word.norm in name_rules("local_work") else None
            return at if further is None else further
        if word.stem or word.norm not in name_rules("local_work"):
            return None
    return None


def numbered(number: int, row: Row) -> Iterator[Found]:
    """Yield units of an army that a number or rank names: الكتيبة 102 مشاة, اللواء الثاني مشاة, الفرقة 15."""
    words = row.words
    for at in range(len(words) - 1):
        if words[at].norm not in name_rules("units") or not has_article(words[at]):
            continue
        after = words[at + 1]
        rank = key(after.text) in name_rules("ranks")
        if not rank and not (after.pos == "num" and after.text.isdigit()):
            continue
        last = at + 1
        while last + 1 < len(words) and key(words[last + 1].text) in name_rules("arms"):
            last += 1
        if rank and last == at + 1:
            continue
        yield Found(
            line=number, first=at, last=last, start=row.starts[at], end=words[last].end, type="ORG",
            rule="names.numbered", weight=2.5 + 0.75 * (last - at),
        )  # fmt: skip


def occupiers(number: int, row: Row) -> Iterator[Found]:
    """Yield "الاحتلال" behind what an occupier has and does (رصاص الاحتلال, جرافات الاحتلال), unless an adjective says
    that another state is meant (مدفعية الاحتلال التركي)."""
    words = row.words
    for at in range(1, len(words)):
        word, before = words[at], words[at - 1]
        if word.norm != _OCCUPATION or not has_article(word) or before.norm not in name_rules("of_occupiers"):
            continue
        behind = words[at + 1].norm if at + 1 < len(words) else ""
        if is_construct(before) and (behind not in nations() or behind in _ISRAELI):
            yield Found(
                line=number, first=at, last=at, start=row.starts[at], end=name_end(word), type="ORG",
                rule="names.occupier", ids=(_ISRAEL,), nominal=True, weight=2.2,
            )  # fmt: skip


def spelt(number: int, row: Row) -> Iterator[Found]:
    """Yield names of bodies that are spelt letter by letter: (بي بي سي), قناة سي.إن.إن, «د.ب.أ».

    Only in brackets or quotation marks, or after the kind of a medium or body. Initials of a person
    ("المتهم م.ع") are a person's name.
    """
    words = row.words
    for first, last in _letter_runs(words):
        if not first:
            continue
        closed = last + 1 < len(words) and (words[first - 1].text, words[last + 1].text) in _PAIRS
        before = words[first - 2] if closed and first > 1 else words[first - 1]
        kind: EntityType = "PER" if key(before.text) in name_rules("after_letters") else "ORG"
        if before.norm in name_rules("spelt_things"):
            continue
        if not (closed or kind == "PER" or (before.norm in name_rules("bearers") and is_construct(before))):
            continue
        form = " ".join(
            part for word in words[first : last + 1] for part in key(word.text).split(".") if part.isalpha()
        )
        known = load().candidates(form) if kind == "ORG" else ()
        yield Found(
            line=number, first=first, last=last, start=words[first].start, end=words[last].end, type=kind,
            rule="names.spelt", ids=tuple(known), weight=2.0 + 0.75 * (last - first),
        )  # fmt: skip


def _letter_runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each stretch of two or more letters; dots stand between all of them or none."""
    letters = [_is_letter(word.text) for word in words]
    if sum(letters) < _FEWEST:
        return
    at = 0
    while at < len(words):
        last, step = at, 0
        while last + 1 < len(words) and letters[last]:
            dotted = words[last + 1].text in _DOTS
            further = last + 1 + dotted
            if further >= len(words) or not letters[further] or step not in (0, 1 + dotted):
                break
            last, step = further, 1 + dotted
        if step:
            yield at, last
        at = last + 1


@lru_cache(maxsize=16_384)
def _is_letter(written: str) -> bool:
    form = key(written)
    return (len(form) == 1 and form.isalpha()) or form in name_rules("letters")
