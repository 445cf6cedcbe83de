"""Stage 5: Documents -> Stories, Copies.

A story is the articles about one event; a copy is an article whose text comes from another.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import CopyGroup, Document, Story
from riwaya.stories.clusters import clusters
from riwaya.stories.copies import Copy, groups, pairs

__all__ = ["Copy", "cluster", "copies"]


def cluster(documents: Sequence[Document]) -> tuple[tuple[Story, ...], tuple[CopyGroup, ...]]:
    """Return the stories and the groups of copies; the order of `documents` does not matter."""
    found = pairs(documents)
    return clusters(documents, found), groups(documents, found)


def copies(documents: Sequence[Document]) -> tuple[Copy, ...]:
    """Return every pair of documents of which one is a copy of the other, in whole or in part."""
    return pairs(documents)
