"""Stage 5: Documents -> Stories, Copies.

A story is the articles about one event; a copy is an article whose text comes from another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from riwaya.model import CopyGroup, Document, Story
from riwaya.shelf import MemoryShelf, Shelf
from riwaya.stories.clusters import Clusters, Profile, profile
from riwaya.stories.copies import Copies, Copy, Shared
from riwaya.stories.copies import pairs as _pairs
from riwaya.stories.copies import passages as _aligned
from riwaya.stories.history import history
from riwaya.stories.pages import Page, page

__all__ = ["Copy", "Moved", "Shared", "Stories", "cluster", "copies", "history", "page", "passages"]


class Moved(Struct, frozen=True, kw_only=True):
    """What adding and removing documents changed: stories and groups of copies that are no more, and new ones."""

    gone: tuple[Story, ...]
    made: tuple[Story, ...]
    copies_gone: tuple[CopyGroup, ...]
    copies_made: tuple[CopyGroup, ...]


class Stories:
    """The stories and copies of a growing collection: they depend on the documents alone, not on how they came."""

    def __init__(self, shelf: Shelf) -> None:
        self._pages = shelf.table("pages", Page)
        self._copies = Copies(shelf)
        self._clusters = Clusters(shelf, self._copies)

    def update(self, added: Iterable[Document], removed: Collection[str]) -> Moved:
        """Bring stories and copies up to date.

        Args:
            added: new documents, those that replace an earlier one of the same name too; none is kept.
            removed: names of documents that were there before and are gone or replaced.
        """
        for doc in removed:
            self._pages.pop(doc, None)
        profiles: dict[str, Profile] = {}
        for document in added:
            self._pages[document.article.doc] = page(document)
            profiles[document.article.doc] = profile(document)
        copies = self._copies.update(list(profiles), removed)
        gone, made = self._clusters.update(profiles, removed, copies)
        return Moved(gone=tuple(gone), made=tuple(made), copies_gone=copies.groups_gone, copies_made=copies.groups_made)

    def stories(self) -> tuple[Story, ...]:
        """Return every story, ordered by time and name."""
        return tuple(self._clusters.stories())

    def copies(self) -> tuple[CopyGroup, ...]:
        """Return every group of copies, ordered by name; passages come last."""
        return tuple(self._copies.groups())


def cluster(documents: Iterable[Document]) -> tuple[tuple[Story, ...], tuple[CopyGroup, ...]]:
    """Return the stories and the groups of copies; the order of `documents` does not matter, and none is kept."""
    found = Stories(MemoryShelf())
    found.update(documents, ())
    return found.stories(), found.copies()


def copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """Return the pairs of documents of which one, as written, is a near copy of the other.

    Looser ones (reworded, passages) are among the groups that `cluster` returns.
    """
    return tuple(copy for copy in _pairs([page(document) for document in documents]) if copy.shares.near)


def passages(one: Document, other: Document) -> tuple[Shared, ...]:
    """Return the passages that stand in both articles, aligned, in the order of the first."""
    return _aligned(one.article, other.article)
