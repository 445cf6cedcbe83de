"""Finds the words that a model quotes in the article they are said to come from.

Words are compared folded (قصفَ and قصف are the same) and must begin and end where a word or one of its parts does:
"دوما" stands in "بدوما", "مصر" does not stand in "مصرف", "النظام" stands in "للنظام". Only what belongs to the article
is searched, no page furniture. Words that stand there several times are resolved by the nearest context, or refused.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from msgspec import Struct

from riwaya.model import Article, Passage, Reading, passage
from riwaya.script import Folded, fold

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


class UngroundedError(Exception):
    """Words that do not prove what they are given for; `field` and `words` say which."""

    def __init__(self, field: str, reason: str, words: str = "") -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason
        self.words = words


class Ground(Struct, frozen=True):
    """An article to find words in: its folded text and the places where words and their parts begin and end there."""

    article: Article
    reading: Reading
    folded: Folded
    begins: frozenset[int]
    ends: frozenset[int]

    def occurrences(self, words: str) -> tuple[Passage, ...]:
        """Return every place where `words` stand, punctuation around them left aside."""
        pattern = _pattern(words)
        if pattern is None:
            return ()
        return tuple(
            passage(self.article.text, *self.folded.span(match.start(), match.end()))
            for match in pattern.finditer(self.folded.text)
            if match.start() in self.begins and match.end() in self.ends
        )

    def find(
        self,
        field: str,
        words: str,
        scopes: Sequence[Passage],
        *,
        meaning: Callable[[Sequence[Passage]], Sequence[Passage]] = tuple,
    ) -> Passage:
        """Return the one place where `words` stand in the first of the scopes that holds them.

        `meaning` leaves of several places in one scope those that count.

        Raises:
            UngroundedError: when they stand nowhere in the scopes, or in several places of the nearest.
        """
        found = self.occurrences(words)
        if not found:
            raise UngroundedError(field, "these words are not in the article", words)
        for scope in scopes:
            inside = [place for place in found if scope.covers(place)]
            inside = inside if len(inside) < 2 else list(meaning(inside))
            if len(inside) > 1:
                raise UngroundedError(
                    field, f"these words stand in {len(inside)} places, and nothing tells which", words
                )
            if inside:
                return inside[0]
        raise UngroundedError(field, "these words stand elsewhere in the article", words)


def ground(article: Article, reading: Reading) -> Ground:
    """Prepare an article for finding words in it."""
    folded = fold(article.text)
    segments = [segment for word in reading.words for segment in word.segments]
    return Ground(
        article,
        reading,
        folded,
        frozenset(_folded_offset(folded, start) for start, _ in segments),
        frozenset(_folded_offset(folded, end) for _, end in segments),
    )


def _folded_offset(folded: Folded, offset: int) -> int:
    return offset if folded.starts is None else bisect_left(folded.starts, offset)


def _pattern(words: str) -> re.Pattern[str] | None:
    """Return the pattern of quoted words, or None where no letter is left; the article of للـ is read as ال."""
    tokens = _EDGES.sub("", fold(words).text).split()
    if not tokens:
        return None
    first = re.escape(tokens[0])
    if tokens[0].startswith("ال") and len(tokens[0]) > 3:
        first = f"(?:{first}|(?<=ل)ل{re.escape(tokens[0][2:])})"
    return re.compile(" +".join([first, *map(re.escape, tokens[1:])]))
