"""Names of the knowledge base as they stand on a page: which of them are names there, and where the bare name begins.

A single word may be a common one ("الباب", "القوة القاهرة"), an adjective of nation ("شابا تركيا") or the end of
another name; what stands beside it tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from riwaya.knowledge import load
from riwaya.language.ar.gazetteer import Hit
from riwaya.language.ar.name_bodies import is_an_outlet
from riwaya.language.ar.name_features import announcing, frequency_of, name_rules
from riwaya.language.ar.name_model import Labelled
from riwaya.language.ar.name_places import is_nisba
from riwaya.language.ar.name_spans import Found, Row, is_construct, is_epithet, name_end, nations
from riwaya.language.ar.verbs import tells
from riwaya.model import EntityType, Word
from riwaya.script import key

#: "النظام" is no name: what is called by it is named by a common noun.
_REGIME = key("نظام")
#: Cairo's name is the adjective "overwhelming".
_OVERWHELMING = key("القاهرة")
_MALI = key("مالي")
_AGENCY, _NEWS = (key("وكالة"),), (key("أنباء"),)


def known_names(number: int, row: Row, base: int, found: Sequence[Hit], labelled: Labelled) -> Iterator[Found]:
    """Yield the names of the knowledge base that stand in a sentence; longer ones weigh more."""
    names = [hit for hit in found if hit.entry.standing in ("name", "authority") or _is_shown(row.words, base, hit)]
    spans = {(hit.first, hit.last): hit for hit in names}
    for hit in names:
        belief = labelled.belief(hit.first, hit.entry.type)
        first, last = base + hit.first, base + hit.last
        if hit.entry.standing == "short":
            led = row.words[first - 1].norm in name_rules("settlements") or is_an_outlet(row.words, first, hit)
            led = led or _is_sited(row.words, first, hit)
            if belief < 0.05 and not led:
                continue
        elif first == last and not _stands(row, first, hit, belief):
            continue
        if _has_shorter(row, base, hit, spans):
            continue
        kind = hit.entry.type
        start = row.line.start + row.folded.span(hit.start, hit.start + 1)[0]
        end = row.line.start + row.folded.span(hit.end - 1, hit.end)[1]
        bare = bare_from(row.words, first, last, kind)
        if bare > first:
            first, start = bare, row.words[bare].start  # no clitics within a known name: مدينة فان
        weight = 2.0 + (last - first) + 0.3 * belief + (0.1 if kind == "ORG" else 0.0) - 0.2 * hit.entry.bare
        weight += 0.15 * (start == row.words[first].start)
        yield Found(
            line=number, first=first, last=last, start=start, end=max(end, start + 1), type=kind,
            rule="names.known", ids=hit.entry.ids, weight=weight,
            nominal=kind == "ORG" and any(word.norm == _REGIME for word in row.words[first : last + 1]),
        )  # fmt: skip


def _is_shown(words: Sequence[Word], base: int, hit: Hit) -> bool:
    """Whether what stands before a short name tells that it is one: "مدينة الباب", "تلفزيون الميادين"."""
    return _is_called(words, base, hit) or (hit.first == hit.last and is_an_outlet(words, base + hit.first, hit))


def _is_called(words: Sequence[Word], base: int, hit: Hit) -> bool:
    """Whether a place with the name of a common word follows the word for its kind: مدينة الباب, بلدة حديثة."""
    at = base + hit.first
    if hit.entry.standing != "short" or hit.entry.type != "LOC" or not at or hit.first != hit.last:
        return False
    before = words[at - 1]
    if _is_sited(words, at, hit):
        return True
    if before.norm not in name_rules("before_places") or not is_construct(before):
        return False
    if words[at].text.startswith("ال"):
        return True
    # "قرية قصر البريج" is called by both words
    return words[at].pos == "noun" and not (at + 1 < len(words) and words[at + 1].text.startswith("ال"))


def _is_sited(words: Sequence[Word], at: int, hit: Hit) -> bool:
    """Whether it is told in which part of its country a town lies that is called like a common word ("في الزاوية غربي
    ليبيا")."""
    if not at or at + 2 >= len(words) or words[at - 1].pos != "prep":
        return False
    side, whole = words[at + 1], words[at + 2]
    if side.norm not in name_rules("sides") or side.text.startswith("ال") or is_generic(whole):
        return False
    known = load().entities
    around = {known[one].country for one in load().candidates(key(whole.text)) if one.startswith("place:")}
    return any(known[one].country in around for one in hit.entry.ids)


def _has_shorter(row: Row, base: int, hit: Hit, spans: dict[tuple[int, int], Hit]) -> bool:
    """Whether the name is known without its type word or its closing epithet, and should be read so."""
    first, last = hit.first, hit.last
    if first == last:
        return False
    words = row.words
    bare = spans.get((first + 1, last)) if _stands_outside(words, base + first, hit.entry.type) else None
    if bare is not None and (hit.entry.type != "LOC" or set(bare.entry.ids) & set(hit.entry.ids)):
        return True  # but "جبل الزاوية" is not the town of الزاوية
    shorter = spans.get((first, last - 1))
    if shorter is None or hit.entry.type != "ORG" or shorter.entry.ids[0] not in hit.entry.ids:
        return False
    return is_epithet(words[base + last])


def _stands(row: Row, at: int, hit: Hit, belief: float) -> bool:
    """Whether a single known word is the name here: cut where its own clitics end, and no common word."""
    word, form = row.words[at], hit.entry.form
    stem = key(word.text[row.starts[at] - word.start : name_end(word) - word.start])
    if stem != form and key(word.text) != form and not hit.entry.bare:
        return False
    if word.stem + 1 < len(word.segments) and key(word.text[row.starts[at] - word.start :]) != form:
        return False  # names take no pronoun: "حريتنا" is no newspaper, "حماه" a spelling of حماة
    if belief < 0.5 and word.segments[word.stem + 1 :] and frequency_of(word.norm) > 10 * frequency_of(form):
        return False  # "نقده" is a town in Iran, and his criticism
    if _is_pointed_at(row.words, at) or is_nisba(row.words, at) or (len(form) < 3 and belief < 0.5):
        return False
    if hit.entry.type == "ORG" and hit.entry.standing == "name" and _is_enclosed(row.words, at):
        return True
    if is_generic(word) or (word.text.endswith("ية") and word.norm in nations() and belief < 0.4):
        return False
    if is_an_outlet(row.words, at, hit):
        return True
    if _acts(row.words, at, form):
        return True
    if belief < 0.5 and (word.pos not in ("noun", "adj", "propn") or tells(form)):
        return False
    if is_overwhelming(row.words, at):
        return False
    only_places = all(one.startswith("place:") for one in hit.entry.ids)
    if only_places and _is_sited(row.words, at, hit):
        return True
    if only_places and frequency_of(form) > 1e-4 and belief < 0.3:
        return False
    before = row.words[at - 1] if at else None
    if form.endswith("يا") and takes_nisba(row.words, at):
        return False
    if belief > 0.1 and before is not None and before.norm in name_rules("ground"):
        return True
    whole = "ال" + form if hit.entry.bare else form  # "للحوثيين" is الحوثيين
    return belief > 0.3 or is_proper(whole) or bool(at and _announced(row.words[at - 1], hit.entry.type))


def _acts(words: Sequence[Word], at: int, form: str) -> bool:
    """Whether Mali, an adjective elsewhere ("دعم مالي"), is the subject right behind a feminine verb ("طردت مالي")."""
    before = words[at - 1] if at else None
    return form == _MALI and before is not None and before.pos == "verb" and before.text.endswith("ت")


def _is_enclosed(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands alone in brackets, as short names of bodies do after the long one: "(سانا)"."""
    return 0 < at < len(words) - 1 and words[at - 1].text == "(" and words[at + 1].text == ")"


def takes_nisba(words: Sequence[Word], at: int) -> bool:
    """Whether an indefinite accusative stands before a word, so that "تركيا" says Turkish: شابا تركيا, 15 جنديا تركيا.

    A participle with an object ("متهما روسيا"), a verb with its object ("تنفذها تركيا") and the name of another country
    ("فرنسا وروسيا") do not count; a noun such as "شابا" may have been taken for a verb in the dual, which news hardly
    ever uses.
    """
    if not at or words[at - 1].segments[words[at - 1].stem + 1 :]:
        return False
    before, form = words[at - 1], key(words[at - 1].text)
    if before.pos == "num" or form in name_rules("tens"):
        return True
    if not form.endswith("ا") or load().candidates(form):
        return False
    if at > 1 and words[at - 2].pos == "num" and before.pos in ("noun", "adj"):
        return True
    if form in name_rules("governing"):
        return False
    return before.pos in ("noun", "adj") or (before.pos == "verb" and len(form) > 3 and not form.endswith("نا"))


def _is_pointed_at(words: Sequence[Word], at: int) -> bool:
    """Whether a demonstrative or a definite adjective makes a common noun of a word: هذه القاعدة, القاعدة الجوية."""
    word = words[at]
    if not word.text.startswith("ال"):
        return False
    if at and words[at - 1].norm in name_rules("demonstratives"):
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    return (
        after is not None
        and word.norm in name_rules("bases")
        and (after.norm in name_rules("of_bases") or (after.norm in nations() and not _is_blamed(after)))
    )


def _is_blamed(word: Word) -> bool:
    return word.norm in name_rules("epithets") or word.norm in name_rules("faiths")


@lru_cache(maxsize=16_384)
def is_proper(form: str) -> bool:
    """Whether a folded word is used as a proper noun: it hardly ever gains or loses the article ("دوما", "الموصل")."""
    own = frequency_of(form)
    other = frequency_of(form[2:]) / 8 if form.startswith("ال") else frequency_of("ال" + form)
    return other <= max(own * 0.02, 2e-8)


def _announced(before: Word, kind: EntityType) -> bool:
    """Whether the word before a name says what it is."""
    group = announcing().get(before.norm, "")
    return ("P" if kind == "LOC" else "T" if kind == "PER" else "O") in group and is_construct(before)


def is_overwhelming(words: Sequence[Word], at: int) -> bool:
    """Whether Cairo's name is the adjective that it is made of ("حالة القوة القاهرة")."""
    return at > 0 and key(words[at].text) == _OVERWHELMING and words[at - 1].norm in name_rules("overwhelming")


def bare_from(words: Sequence[Word], first: int, last: int, kind: EntityType) -> int:
    """Return where the bare name begins among words [first, last], after marks, titles and type words."""
    while first < last and (words[first].pos == "punct" or _stands_outside(words, first, kind)):
        first += 1
    agency = last - first >= 2 and words[first].norm in _AGENCY and words[first + 1].norm in _NEWS
    return first + 2 if agency and not words[first + 1].stem and not is_epithet(words[first + 2]) else first


def is_generic(word: Word) -> bool:
    """Whether a word alone is a kind of place ("المدينة", "البلاد"), however many villages are called so."""
    if key(word.text) in name_rules("calendar"):
        return True
    return word.norm in name_rules("before_places") or word.norm in name_rules("generic")


def _stands_outside(words: Sequence[Word], at: int, kind: EntityType) -> bool:
    word, following = words[at], words[at + 1]
    if kind == "PER":
        if key(word.text) in name_rules("after_letters"):
            return True
        return "T" in announcing().get(key(word.text), "") and word.norm not in ("امين", "ابن", "سيف", "نور")
    group = name_rules("before_places" if kind == "LOC" else "before_bodies")
    if word.norm not in group or (kind == "ORG" and (not is_construct(word) or is_epithet(following))):
        return False
    return key(following.text) not in name_rules("keeps_type_word")
