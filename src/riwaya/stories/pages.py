"""What is kept of a document while stories are made: its article and whom it names, not its words.

A hundred thousand documents with all that was read from them do not fit a laptop; their texts do.
"""

from __future__ import annotations

from msgspec import Struct

from riwaya.model import Article, Document


class Page(Struct, frozen=True, kw_only=True):
    """An article, the entities that it names, and when it was published."""

    article: Article
    named: frozenset[str]
    published: str | None


def page(document: Document) -> Page:
    """Return what is kept of a document."""
    return Page(
        article=document.article,
        named=frozenset(mention.entity for mention in document.reading.mentions),
        published=document.reading.published.edtf,
    )
