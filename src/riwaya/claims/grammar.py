"""The grammar words of the claims stage, read once from `words.yaml`, and a sentence's tokens ready for look-up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from riwaya.data import read_data
from riwaya.model import Word
from riwaya.script import key

_FILE = Path(__file__).with_name("words.yaml")
QUOTES = frozenset("«»\"“”„(){}'")


class Grammar(Struct, frozen=True):
    """Word classes (folded, phrases included) and the unnamed collectives by every noun that names them."""

    classes: dict[str, frozenset[str]]
    collectives: dict[str, str]

    def has(self, name: str, token: str) -> bool:
        """Whether `token` belongs to the class `name`."""
        return token in self.classes[name]


class Token(Struct, frozen=True, gc=False):
    """A word of the text as the claims stage sees it: offsets, folded form, folded form without و or ف, folded stem."""

    start: int
    end: int
    key: str
    bare: str
    stem: str
    clitics: str
    pos: str


def reaching(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """Return the tokens that begin in [start, end); offsets of code points, tokens in order."""
    low = bisect_left(tokens, start, key=lambda token: token.start)
    return tokens[low : bisect_left(tokens, end, low, key=lambda token: token.start)]


def inside(tokens: Sequence[Token], start: int, end: int) -> list[Token]:
    """Return the tokens that stand wholly in [start, end)."""
    return [token for token in reaching(tokens, start, end) if token.end <= end]


def holding(tokens: Sequence[Token], offset: int) -> Token | None:
    """Return the token that an offset stands in, None between two."""
    at = bisect_right(tokens, offset, key=lambda token: token.start) - 1
    return tokens[at] if at >= 0 and offset < tokens[at].end else None


@cache
def grammar() -> Grammar:
    """Return the grammar words."""
    raw: dict[str, Any] = read_data(_FILE)
    collectives = {
        form: entity for entity, nouns in raw.pop("collectives").items() for noun in nouns for form in _spellings(noun)
    }
    return Grammar(
        classes={name: frozenset(key(word) for word in words) for name, words in raw.items()}, collectives=collectives
    )


def tokens(words: Sequence[Word]) -> tuple[Token, ...]:
    """Return the words as tokens; conjunctions و and ف are told apart only where the words stage cut them."""
    found = []
    for word in words:
        start, (first, last) = word.start, word.segments[word.stem]
        opening = word.segments[0][1] - start if word.stem > 0 else 0
        whole, bare, stem, clitics = _forms(word.text, opening, first - start, last - start)
        found.append(Token(start=start, end=word.end, key=whole, bare=bare, stem=stem, clitics=clitics, pos=word.pos))
    return tuple(found)


@lru_cache(maxsize=65_536)
def _forms(written: str, opening: int, first: int, last: int) -> tuple[str, str, str, str]:
    """Return a word folded, folded without و or ف, its folded stem [first, last) and what stands before that.

    Args:
        written: the word as it stands in the text.
        opening: letters of the first of its clitics, 0 without any.
    """
    whole = key(written)
    bare = whole[1:] if written[:opening] in ("و", "ف") else whole
    return whole, bare, key(written[first:last]), key(written[:first])


def _spellings(noun: str) -> tuple[str, ...]:
    folded = key(noun)
    return folded, folded.removeprefix("ال")
