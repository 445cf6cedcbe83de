"""What a quantity is made of while it is read: nouns and drafts, and the small sets of words that decide about them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, cast

from msgspec import Struct

from riwaya.language.ar.numbers import Value, lexicon
from riwaya.model import Modifier
from riwaya.script import key

STATES: Final = frozenset({"killed", "wounded", "captured", "detained", "missing", "displaced", "evacuated"})
ENDS: Final = frozenset(".؟?!؛;:\n•")
ARTICLES: Final = frozenset({"ال", "لل", "بال", "وال", "فال", "كال", "وبال"})
CLITICS: Final = frozenset({"", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك"})
TWO: Final = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})
CODES: Final = frozenset({"USD", "EUR", "GBP", "SAR", "US", "e"})
LETTERS: Final = re.compile(r"[^\W\d_]{2,}")


class Noun(Struct, frozen=True):
    """A form of a counted noun: lemma, category, whether people, its unit, and what the form is.

    `form` is sg, pl, du, du_c (dual before another noun) or amb (oblique of a sound plural or a dual)."""

    lemma: str
    category: str
    people: bool
    form: str
    unit: str | None = None
    definite: bool = False
    skip: int = 0
    owned: bool = False


PERCENT: Final = Noun("نسبة مئوية", "other", False, "pl", "percent")


class Draft(Struct):
    """A quantity in the making: token and character spans in the folded line."""

    first: int
    last: int
    start: int
    end: int
    low: Value | None
    high: Value | None
    modifier: Modifier
    rule: str
    number: tuple[int, int]
    noun: Noun | None = None
    counted: tuple[int, int] | None = None
    unit: str | None = None
    category: str = ""
    ellipsis: bool = False
    part: bool = False
    mixed: bool = False


class Rank(Struct, frozen=True):
    """A rank in the making: characters of the folded line, and its value."""

    start: int
    end: int
    value: int
    rule: str


def bare_word(word: str, table: Iterable[str]) -> str | None:
    """Return the word of `table` that `word` is, perhaps behind a proclitic."""
    there = cast(frozenset[str], table)
    if word in there:
        return word
    for clitic in ("و", "ف", "ب", "ل", "وب", "ول", "لل"):
        if word.startswith(clitic) and word[len(clitic) :] in there:
            return word[len(clitic) :]
    return None


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a set of words of lexicon/counting.yaml, folded."""
    content = lexicon("counting")[name]
    return frozenset(key(word) for word in (content.split() if isinstance(content, str) else content))


@cache
def group_words() -> frozenset[str]:
    """Return nouns of groups of people, as written."""
    return frozenset(lexicon("counting")["groups"].split())


@cache
def compound_words() -> dict[str, str]:
    """Second words of counted things, folded and as written."""
    return {key(word): word for word in lexicon("counting")["compounds"].split()}


@cache
def month_words() -> frozenset[str]:
    """Return names of months and what relates them."""
    return word_set("months")


@cache
def not_dual() -> frozenset[str]:
    """Return words that look like duals and are none."""
    return word_set("not_dual")


@cache
def outcome_words(side: str) -> dict[str, str]:
    """Return words that tell what happened to people, by the side of the figure that they stand on."""
    table: dict[str, str] = {}
    for category, sides in lexicon("counting")["outcomes"].items():
        for word in sides[side].split():
            table.setdefault(key(word), category)
    return table


@cache
def joined_units() -> frozenset[str]:
    """Return abbreviations of measures that stand glued to their number."""
    return frozenset(key(form) for form in lexicon("units")["joined"])


@cache
def money_of() -> dict[str, dict[str, str]]:
    """Return currencies by the noun and the nationality that name them: ليرة سورية."""
    return {
        unit: {key(word): code for word, code in codes.items()} for unit, codes in lexicon("units")["money_of"].items()
    }


def unit_sign(word: str) -> bool:
    """Whether a token is the sign of a currency or of percent."""
    return word in ("$", "€", "£", "%", "٪")


def without_article(word: str) -> str:
    """Take the article off a word."""
    for article in ("وال", "بال", "لل", "ال"):
        if word.startswith(article):
            return word[len(article) :]
    return word
