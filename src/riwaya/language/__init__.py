"""Stage 3: Article -> Reading.

Sentences, words, mentions, quantities, times, quotations, reporting phrases and event triggers, each with its span and
the rule that found it. `PACKS` lists the languages; each pack is a folder with the same public functions.
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.language.ar import read as read_arabic
from riwaya.model import Article, Reading

__all__ = ["PACKS", "read"]


def read(article: Article, *, language: str = "ar") -> Reading:
    """Read the words of an article; offsets count code points of `article.text`."""
    return PACKS[language](article)


PACKS: dict[str, Callable[[Article], Reading]] = {"ar": read_arabic}
