"""What the readers of names share: a name on its way to a mention, the line it stands in, where spans begin and end."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from riwaya.knowledge import load
from riwaya.language.ar.gazetteer import Hit
from riwaya.language.ar.name_features import name_rules, peoples
from riwaya.language.ar.name_lists import name_lists
from riwaya.model import EntityType, Line, Word
from riwaya.script import Folded, key


class Found(Struct, frozen=True, kw_only=True):
    """A name or nominal on its way to a mention: words [first, last] of its line, offsets in the text."""

    line: int
    first: int
    last: int
    start: int
    end: int
    type: EntityType
    rule: str
    ids: tuple[str, ...] = ()
    nominal: bool = False
    weight: float = 0.0


class Row(Struct, frozen=True):
    """A line of the article with its words and the known names in it."""

    line: Line
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    starts: tuple[int, ...]
    folded: Folded


def name_start(word: Word) -> int:
    """Return where a name that begins with this word starts: after clitics, at its article, after لل at the noun."""
    if not word.stem:
        return word.start
    start, _ = word.segments[word.stem]
    before = word.segments[word.stem - 1]
    article = word.text[before[0] - word.start : before[1] - word.start]
    return before[0] if key(article) == "ال" else start


def name_end(word: Word) -> int:
    """Return where a name that ends with this word ends: before its pronoun, but "حماه" is a town as a whole."""
    start, end = word.segments[word.stem]
    if end < word.end and load().candidates(word.text[start - word.start :]):
        return word.end
    return end


def loose_clitic(word: Word) -> int:
    """Return how many letters of an undivided word stand before a known name: one in "لبوش", none in "لبنان"."""
    if word.stem or word.text[:1] not in "وفبلك" or len(word.text) < 4:
        return 0
    whole, rest = key(word.text), key(word.text[1:])
    if whole in name_lists() or load().candidates(whole) or whole in load().short:
        return 0
    return int(bool(load().candidates(rest) or rest in load().short or "x" in name_lists().get(rest, "")))


def is_construct(word: Word) -> bool:
    """Whether a head noun stands without article and pronoun, so that a name may follow it."""
    return len(word.segments) == word.stem + 1 and not has_article(word)


def has_article(word: Word) -> bool:
    """Whether a word stands with the article before its stem."""
    if not word.stem:
        return False
    return key(word.text[: word.segments[word.stem][0] - word.start]).endswith(("ال", "لل"))


def is_epithet(word: Word) -> bool:
    """Whether a word is an adjective of nation or blame that follows a name without belonging to it."""
    return word.norm in name_rules("epithets") or (word.norm in nations() and word.norm not in name_rules("faiths"))


@cache
def nations() -> frozenset[str]:
    """Return the folded adjectives of nations and the names of communities, without article."""
    return peoples() | name_rules("communities")
