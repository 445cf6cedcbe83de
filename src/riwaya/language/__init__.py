"""Stage 3: Article -> Reading.

Sentences, words, mentions, quantities, times, quotations, reporting phrases and event triggers, each with its span and
the rule that found it. `PACKS` lists the languages; each pack is a folder with a module `layers` that has `read`.
"""

from __future__ import annotations

from importlib import import_module

from riwaya.model import Article, Reading

__all__ = ["PACKS", "read"]


def read(article: Article, *, language: str = "ar") -> Reading:
    """Read the words of an article; offsets count code points of `article.text`."""
    # Imported on use, so that one grammar can be used alone without loading the knowledge of all.
    layers = import_module(PACKS[language])
    reading: Reading = layers.read(article)
    return reading


PACKS = {"ar": "riwaya.language.ar.layers"}
