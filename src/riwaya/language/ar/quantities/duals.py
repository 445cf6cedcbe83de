"""Duals that count: "دبابتين", "ضابطي شرطة", "جنديين اثنين"; near misses are "بحرين" and "قوانين"."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec.structs import replace

from riwaya.knowledge import ontology
from riwaya.language.ar.numbers import Tokens
from riwaya.language.ar.quantities.bounds import bound_before
from riwaya.language.ar.quantities.counting import half_more, with_bound
from riwaya.language.ar.quantities.draft import LETTERS, TWO, Draft, Noun, compound_words, not_dual, word_set
from riwaya.language.ar.quantities.following import refined_noun
from riwaya.language.ar.quantities.nouns import noun
from riwaya.script import key

_DUAL_RULES: Final = {"du": "dual", "du_c": "dual-construct", "du_j": "dual-joined", "du_guess": "dual-by-form"}


def nominative_dual(tokens: Tokens, index: int) -> Noun | None:
    """Read "قتل ضابطا شرطة": before its second word a masculine in -ا is a dual, elsewhere an accusative."""
    word = tokens.words[index]
    if word[-1] != "ا" or tokens.words[index + 1 : index + 2] == [] or tokens.words[index + 1] not in compound_words():
        return None
    named = noun(word)
    if named is None or not named.people or named.form != "sg" or named.definite or named.owned:
        return None
    if word[:-1] in _origins():
        return None  # "في ليبيا أعمال عنف"
    return replace(named, form="du_c")


def read_pair(tokens: Tokens, index: int, dual: Noun, drafts: list[Draft]) -> Draft | None:
    """Read a dual as two: "دبابتين", "ضابطي شرطة", "جنديين اثنين", "عامين ونصف العام"."""
    if index and not LETTERS.fullmatch(tokens.words[index]):
        return None
    word = tokens.words[index]
    guess = dual.form == "du_guess"
    if (
        guess
        and not word.startswith("و")
        and drafts
        and drafts[-1].rule.startswith("dual")
        and index - drafts[-1].last < 6
    ):
        return None
    following = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    if (dual.form == "du_c" and not _heads(following)) or (dual.form == "du_j" and not _joins(tokens, index)):
        return None
    start = tokens.starts[index] + dual.skip
    draft = Draft(
        index, index + 1, start, tokens.ends[index], 2, 2, "exact", _DUAL_RULES[dual.form], (index, index + 1)
    )
    last = index + 1
    if dual.form == "du_c" and _is_dual(following):  # "جثتي عنصرين": two bodies, one of each of two
        last += 1
    while last < len(tokens.words) and last - index < 4 and _agrees(tokens, last, dual):
        dual = refined_noun(dual, tokens.words[last]) or dual
        last += 1
    draft.noun, draft.unit = dual, dual.unit
    draft.last, draft.end, draft.counted = last, tokens.ends[last - 1], (start, tokens.ends[last - 1])
    half_more(tokens, draft)
    if dual.unit == "degree" and tokens.words[draft.last : draft.last + 2] == ["تحت", "الصفر"]:
        draft.low = draft.high = -2
        draft.last, draft.end = draft.last + 2, tokens.ends[draft.last + 1]
    before = bound_before(tokens, draft.first)
    place = dual.unit is None and before is not None and (draft.first - before[1] < 2 or before[0] == "at_most")
    return draft if place else with_bound(tokens, draft)  # "نحو حاجزين", "فوق قريتين" say where


def _heads(following: str) -> bool:
    """Whether a dual in construct may stand before this word."""
    if following in ("«", '"', "“", "(", "'"):
        return True
    return bool(LETTERS.fullmatch(following)) and following not in word_set("construct_stops")


def _joins(tokens: Tokens, index: int) -> bool:
    """Whether two names joined by و follow ("حزبي الشعب والأمة"); else it may be an adjective ("عمل حزبي")."""
    following = "".join(tokens.words[index + 1 : index + 2])
    if not _heads(following) or following.startswith("و"):
        return False
    return any(
        word in ("و", "وال")
        or (word.startswith("و") and len(word) > 3 and (noun(word) is None or word.startswith("وال")))
        for word in tokens.words[index + 2 : index + 5]
    )


def _agrees(tokens: Tokens, place: int, dual: Noun) -> bool:
    """Whether the word at `place` belongs to a dual: اثنين, a dual adjective, or a second word of the thing."""
    word = tokens.words[place]
    if word in TWO:
        return True
    if word in word_set("compounds") and not dual.definite:
        return True
    if word in word_set("stops") or tokens.kinds[place] is not None or dual.form in ("du_c", "du_j"):
        return False
    if not word.endswith(("ين", "ان")) or word.startswith("ال") != dual.definite:
        return False
    if word.removeprefix("ال")[:-2] in _origins():
        return True
    if word[0] in "ويت":
        return False
    named = noun(word)
    return word not in not_dual() and (named is None or named.form in ("du", "amb"))


def _is_dual(word: str) -> bool:
    named = noun(word)
    return named is not None and named.form == "du" and not named.definite and not word.startswith("و")


@cache
def _origins() -> frozenset[str]:
    """Return the adjectives of origin, folded: "شرطيين تركيين" are two, not twice two."""
    return frozenset(key(form) for forms in ontology.nisbas().values() for form in forms)


def noun_and_half(tokens: Tokens, index: int) -> Draft | None:
    """Read "شهر ونصف الشهر", "لتر وربع": one measure and a fraction of it."""
    kind = tokens.kinds[index]
    apart = index > 0 and tokens.words[index - 1] == "و"
    place = index - 2 if apart else index - 1
    if kind is None or "fractions" not in kind.roles or not (kind.conj or apart) or kind.definite or place < 0:
        return None
    one = noun(tokens.words[place])
    if one is None or one.unit is None or one.form != "sg" or one.definite or tokens.kinds[place] is not None:
        return None
    start = tokens.starts[place] + one.skip
    draft = Draft(place, place + 1, start, tokens.ends[place], 1, 1, "exact", "noun-and-fraction", (place, index + 1))
    draft.noun, draft.unit, draft.counted = one, one.unit, (start, tokens.ends[place])
    half_more(tokens, draft)
    return with_bound(tokens, draft)
