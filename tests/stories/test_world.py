"""A small generated world, where all is known: what reconciliation finds there must be (nearly) all of it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from tests.world import world

from riwaya.pipeline import reconcile


@cache
def _figures() -> Any:
    return world().measure(400)


def test_stories_of_a_world_are_found() -> None:
    assert _figures().stories > 0.97


@pytest.mark.parametrize("what", ["copies", "accounts", "disputes"])
def test_what_a_world_holds_is_found_and_nothing_else(what: str) -> None:
    precision, recall = getattr(_figures(), what)
    assert precision > 0.97
    assert recall > 0.97


def test_the_number_of_independent_origins_is_right() -> None:
    assert _figures().origins > 0.98


def test_the_order_of_arrival_changes_nothing() -> None:
    documents = list(world().world(200).documents)
    assert reconcile(documents) == reconcile(documents[::-1])


def test_adding_articles_of_later_days_leaves_the_stories_before_them_as_they_were() -> None:
    """A story hears from its days alone, so that only a neighbourhood changes, and ids stay."""
    documents = sorted(world().world(600).documents, key=lambda document: document.reading.published.edtf or "")
    last = documents[-1].reading.published.edtf or ""
    earlier = [document for document in documents if (document.reading.published.edtf or "") < last]
    before, after = (reconcile(some) for some in (earlier, documents))
    ids = {story.docs[0]: story.id for story in after.stories}
    kept = [ids.get(story.docs[0]) == story.id for story in before.stories]
    assert sum(kept) / len(kept) > 0.97
