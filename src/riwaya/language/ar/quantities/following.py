"""The noun that a number counts: "12 من المدنيين", "سبع أخريات", "3 راجمات صواريخ", "10 في المئة"."""

from __future__ import annotations

import re
from typing import Final, cast

from msgspec.structs import replace

from riwaya.language.ar.numbers import Cardinal, Tokens
from riwaya.language.ar.quantities.bounds import bound_openers
from riwaya.language.ar.quantities.draft import (
    LETTERS,
    PERCENT,
    Noun,
    bare_word,
    compound_words,
    group_words,
    joined_units,
    money_of,
    outcome_words,
    word_set,
)
from riwaya.language.ar.quantities.nouns import noun, singular_of, unit_noun

ADJECTIVE: Final = re.compile(r"(?=.{4,})\w+(?:ي|يه|يا|يين|يون|يات|يان)")
_Follow = tuple[Noun | None, int, int, int]


def noun_after(tokens: Tokens, place: int, found: Cardinal) -> _Follow | None:
    """Return the noun counted from token `place`, its [first, last) tokens, and the last token of the span."""
    words = tokens.words
    if place >= len(words):
        return None
    percent = is_percent(words, place)
    if percent:
        return PERCENT, place, place + percent, place + percent
    word = words[place]
    if word == "من":
        return _of_them(tokens, place)
    if word == "بين" and place + 2 < len(words) and (toll := _toll(words, place)) is not None:
        return toll, place + 1, place + 3, place + 3
    if word in ("منهم", "منها", "منهن", "منهما"):
        return None, place, place, place + 1
    if word in word_set("others"):
        return None, place, place + 1, place + 1
    joined = f"{word} {words[place + 1]}" if place + 1 < len(words) else ""
    if joined in joined_units():
        unit = cast(Noun, unit_noun(joined.replace(" ", "")) or noun(joined.replace(" ", "")))
        return unit, place, place + 2, place + 2
    named = noun(word)
    if (
        named is not None
        and named.form != "du"
        and (found.vague or not named.definite)
        and not (named.skip or named.owned)
    ):
        return _extended(tokens, named, place)
    if word == "ال" or not _plausible(tokens, place, found):
        return None
    return _extended(tokens, Noun(singular_of(word), "other", False, "pl"), place)


def _toll(words: list[str], place: int) -> Noun | None:
    """Read "بين قتيل وجريح" behind a number: the dead and wounded as one figure."""
    first, second = noun(words[place + 1]), noun(words[place + 2])
    if first is None or second is None or words[place + 2][:1] != "و":
        return None
    return first if {first.category, second.category} == {"killed", "wounded"} else None


def is_percent(words: list[str], place: int) -> int:
    """Number of tokens of a percent sign at `place`: "%", "في المئة", "بالمئة"."""
    if words[place] in ("%", "٪", "بالمئه", "بالمائه", "بالميه", "بالمايه"):
        return 1
    if words[place] == "في" and place + 1 < len(words) and words[place + 1] in ("المئه", "المائه", "الميه", "المايه"):
        return 2
    return 0


def _of_them(tokens: Tokens, place: int) -> _Follow | None:
    """Read "15 من المتطرفين", "اثنين من عناصره", "ستين من هؤلاء المتشددين"."""
    first = place + 1
    while first < len(tokens.words) and tokens.words[first] in ("هولاء", "هؤلاء", "بين", "خيره", "كبار", "ابرز", "هذه"):
        first += 1
    if first >= len(tokens.words) or not LETTERS.fullmatch(tokens.words[first]):
        return None
    if tokens.words[first] in word_set("of_wholes"):
        return None
    named = noun(tokens.words[first])
    if named is None or (named.lemma in group_words() and not named.people and named.form in ("sg", "pl")):
        named = Noun("عنصر", "other" if named is None else "fighters", True, "pl", definite=True)
    return named, first, first + 1, first + 1


def _plausible(tokens: Tokens, place: int, found: Cardinal) -> bool:
    """Whether an unknown word may be the noun counted: a bare Arabic word that is no function word, verb or adverb."""
    word = tokens.words[place]
    if len(word) < 3 or not LETTERS.fullmatch(word) or not "\u0621" <= word[0] <= "\u064a":
        return False
    if found.vague and word.startswith("ال") and len(word) > 5 and word.endswith(("ين", "ات", "ون")):
        return True
    if (
        word.startswith(("ال", "بال", "وال", "لل", "و"))
        or word.endswith(("وا", "تهم", "هم", "ها"))
        or (word.startswith(("ي", "ت")) and word.endswith("ون"))  # "آلاف يتظاهرون"
        or word in word_set("stops")
    ):
        return False
    if tokens.kinds[place] is not None or word in outcome_words("before") or word in outcome_words("after"):
        return False
    if noun(word) is not None or bare_word(word, word_set("stops")) or word in bound_openers():
        return False
    return found.value >= 3 or found.rule == "fraction" or isinstance(found.value, float)


def _extended(tokens: Tokens, named: Noun, place: int) -> _Follow:
    """Extend a counted noun over its second word and adjectives: "سيارة إسعاف", "غارة جوية", "ليرة سورية"."""
    last = place + 1
    while last < len(tokens.words) and last - place < 3:
        word = tokens.words[last]
        refined = refined_noun(named, word)
        if refined is None and not _qualifies(word):
            break
        named, last = refined or named, last + 1
    return named, place, last, last


def refined_noun(named: Noun, word: str) -> Noun | None:
    """Return what the word after a noun makes of it: a currency of a country, square kilometres, a barrel bomb."""
    unit, stem = named.unit or "", _bare_adjective(word)
    if stem in (codes := money_of().get(unit, {})):
        return replace(named, unit=codes[stem])
    if named.category == "distance" and stem in ("مربع", "مربعا", "مربعه", "مكعب", "مكعبا"):
        return replace(named, unit=("square " if "ربع" in stem else "cubic ") + unit, category="other")
    if unit == "degree" and (scale := unit_noun(word)) is not None:
        return replace(named, unit=scale.unit)
    if unit == "barrel" and word.startswith("متفجر"):
        return replace(named, unit=None, lemma="برميل متفجر", category="weapons")
    if named.unit is None and (written := compound_words().get(word)) is not None:
        return replace(named, lemma=f"{named.lemma} {written}")
    return None


def _qualifies(word: str) -> bool:
    if word in word_set("compounds") or word in word_set("adjectives"):
        return True
    return (
        bool(ADJECTIVE.fullmatch(word))
        and word not in word_set("stops")
        and not word.startswith(("ال", "و", "ب", "ل", "ي", "ت", "ف"))
    )


def _bare_adjective(word: str) -> str:
    """سورية, سوريا, سوري -> سوري."""
    return word[:-1] if word.endswith(("يه", "يا")) else word
