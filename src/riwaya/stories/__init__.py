"""Stage 5: Documents -> Stories, Copies.

A story is the articles about one event; a copy is an article whose text comes from another.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import CopyGroup, Document, Story
from riwaya.stories.clusters import clusters
from riwaya.stories.copies import Copy, Shared, groups, pairs, passages

__all__ = ["Copy", "Shared", "cluster", "copies", "passages"]


def cluster(documents: Sequence[Document]) -> tuple[tuple[Story, ...], tuple[CopyGroup, ...]]:
    """Return the stories and the groups of copies; the order of `documents` does not matter."""
    found = pairs(documents)
    return clusters(documents, found), groups(documents, found)


def copies(documents: Sequence[Document]) -> tuple[Copy, ...]:
    """Return the pairs of documents of which one, as written, is a near copy of the other.

    Looser ones (reworded, passages) are among the groups that `cluster` returns.
    """
    return tuple(copy for copy in pairs(documents) if copy.shares.near)
