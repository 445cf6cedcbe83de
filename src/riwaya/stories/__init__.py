"""Stage 5: Documents -> Stories, Copies.

A story is the articles about one event; a copy is an article whose text comes from another.
"""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.model import CopyGroup, Document, Story
from riwaya.stories.clusters import clusters, profile
from riwaya.stories.copies import Copy, Shared, groups, pairs
from riwaya.stories.copies import passages as aligned
from riwaya.stories.pages import page

__all__ = ["Copy", "Shared", "cluster", "copies", "passages"]


def cluster(documents: Iterable[Document]) -> tuple[tuple[Story, ...], tuple[CopyGroup, ...]]:
    """Return the stories and the groups of copies; the order of `documents` does not matter, and none is kept."""
    pages, profiles = [], []
    for document in documents:
        pages.append(page(document))
        profiles.append(profile(document))
    found = pairs(pages)
    return clusters(pages, profiles, found), groups(pages, found)


def copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """Return the pairs of documents of which one, as written, is a near copy of the other.

    Looser ones (reworded, passages) are among the groups that `cluster` returns.
    """
    return tuple(copy for copy in pairs([page(document) for document in documents]) if copy.shares.near)


def passages(one: Document, other: Document) -> tuple[Shared, ...]:
    """Return the passages that stand in both articles, aligned, in the order of the first."""
    return aligned(one.article, other.article)
