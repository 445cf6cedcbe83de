"""Stage 3: Article -> Reading.

Sentences, words, mentions, quantities, times, quotations, reporting phrases and event triggers, each with its span and
the rule that found it. `PACKS` lists the languages; each pack is a folder with a module `layers` that has `read`.
"""

from __future__ import annotations

from importlib import import_module

from riwaya.model import Article, NameTier, Reading

__all__ = ["PACKS", "read", "ready"]


def read(article: Article, *, language: str = "ar", names: NameTier = "fast") -> Reading:
    """Read the words of an article; offsets count code points of `article.text`.

    Args:
        article: the article.
        language: one of `PACKS`.
        names: the reader of names.
    """
    # Imported on use, so that one grammar can be used alone without loading the knowledge of all.
    layers = import_module(PACKS[language])
    reading: Reading = layers.read(article, names=names)
    return reading


def ready(*, language: str = "ar", names: NameTier = "fast") -> None:
    """See that a language can be read.

    Raises:
        UsageError: when the reader of names is not installed.
    """
    import_module(PACKS[language]).ready(names=names)


PACKS = {"ar": "riwaya.language.ar.layers"}
