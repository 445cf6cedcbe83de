"""A collection that grows page by page is the one that is made in one go, whatever came when, and whatever is gone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from riwaya.model import Collection, Document, Published
from riwaya.pipeline import Growing, reconcile
from tests import make
from tests.world import world

PAGES = 60


@cache
def _pages() -> tuple[Document, ...]:
    """Pages of a made-up world; some are undated, some hold a passage of another."""
    chance = random.Random(7)
    made = list(world().world(PAGES).documents)[:PAGES]
    kinds = [chance.choice(("undated", "mixed", "", "", "", "")) for _ in made]
    return tuple(
        _undated(page) if kind == "undated" else _mixed(page, chance.choice(made)) if kind == "mixed" else page
        for page, kind in zip(made, kinds, strict=True)
    )


@cache
def _versions() -> dict[str, Document]:
    """Another version of each page: what another page says, under its name."""
    pages = _pages()
    others = [pages[(at * 7 + 3) % len(pages)] for at in range(len(pages))]
    return {page.article.doc: _named(other, page.article.doc) for page, other in zip(pages, others, strict=True)}


def _undated(document: Document) -> Document:
    article = replace(document.article, published=Published())
    return replace(document, article=article, reading=replace(document.reading, published=Published()))


def _mixed(document: Document, other: Document) -> Document:
    text = "\n".join([document.article.text, *other.article.text.split("\n")[-2:]])
    article = replace(document.article, text=text, lines=make.lines(text, ("title",)))
    return replace(document, article=article, reading=replace(document.reading, words=make.words(text)))


def _named(document: Document, doc: str) -> Document:
    return replace(document, article=replace(document.article, doc=doc))


def _bytes(collection: Collection) -> bytes:
    return msgspec.json.encode(collection)


@contextmanager
def _small_limits() -> Iterator[None]:
    """Limits that a few dozen pages reach: crowded runs, full cells, words of many days."""
    with (
        patch("riwaya.stories.copies.MANY", 4),
        patch("riwaya.stories.copies.NEXT", 1),
        patch("riwaya.stories.clusters.FEW", 1),
        patch("riwaya.stories.clusters.UNDATED_REACH", 2),
        patch("riwaya.stories.clusters.PROBES", 2),
    ):
        yield


#: What may happen: a page comes, goes, or is replaced by another version; True ends a batch.
_EVENTS = st.lists(
    st.tuples(st.integers(0, PAGES - 1), st.sampled_from(("come", "come", "come", "go", "edit")), st.booleans()),
    max_size=90,
)


def _played(events: list[tuple[int, str, bool]]) -> tuple[Growing, dict[str, Document]]:
    """Play events in batches; return the collection that grew, and the pages that are in it at the end."""
    growing = Growing()
    here: dict[str, Document] = {}
    added: dict[str, Document] = {}
    removed: set[str] = set()
    for number, what, ends in [*events, (0, "end", True)]:
        page = _pages()[number]
        doc = page.article.doc
        if what == "go":
            added.pop(doc, None)
            removed.update({doc} & here.keys())
        elif what != "end":
            added[doc] = page if what == "come" else _versions()[doc]
            removed.update({doc} & here.keys())
        if ends:
            growing.update(list(added.values()), sorted(removed))
            here = {name: kept for name, kept in here.items() if name not in removed} | added
            added, removed = {}, set()
    return growing, here


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events=_EVENTS)
def test_any_order_any_batches_and_any_removals_give_the_collection_of_what_is_there(
    events: list[tuple[int, str, bool]],
) -> None:
    growing, here = _played(events)
    assert _bytes(growing.collection()) == _bytes(reconcile(here.values()))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events=_EVENTS)
def test_they_do_where_runs_are_crowded_and_cells_are_full(events: list[tuple[int, str, bool]]) -> None:
    with _small_limits():
        growing, here = _played(events)
        assert _bytes(growing.collection()) == _bytes(reconcile(here.values()))


def test_the_pages_of_this_test_hold_all_that_can_go_wrong() -> None:
    collection = reconcile(_pages())
    assert {"partial", "verbatim"} <= {group.kind for group in collection.copies}
    assert {dispute.kind for dispute in collection.disputes} == {"denial", "figure"}
    assert collection.accounts
    assert any(len(story.docs) > 2 for story in collection.stories)


@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
def test_page_by_page_is_all_at_once(*, backwards: bool) -> None:
    growing = Growing()
    with _small_limits():
        for page in reversed(_pages()) if backwards else _pages():
            growing.update([page])
        whole = reconcile(_pages())
    assert _bytes(growing.collection()) == _bytes(whole)


def test_when_every_page_is_gone_nothing_is_left() -> None:
    growing = Growing()
    growing.update(_pages())
    growing.update((), [page.article.doc for page in _pages()])
    assert growing.collection() == Collection()
