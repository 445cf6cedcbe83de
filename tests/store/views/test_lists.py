"""Every list comes in stretches that join without gap or repetition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from riwaya.errors import UsageError
from riwaya.store import Page, Views

LISTS: tuple[tuple[str, Callable[..., Page[Any]], Callable[[Any], str]], ...] = (
    ("stories", lambda view, **more: view.stories(**more), lambda item: item.id),
    ("largest stories", lambda view, **more: view.stories(order="largest", **more), lambda item: item.id),
    ("stories of an entity", lambda view, **more: view.stories(entity="media:two", **more), lambda item: item.id),
    ("disputes", lambda view, **more: view.disputes(**more), lambda item: item.id),
    ("documents", lambda view, **more: view.documents(**more), lambda item: item.doc),
    ("claims", lambda view, **more: view.claims(entity="place:sanaa", **more), lambda item: item.ref),
    ("sources", lambda view, **more: view.sources(**more), lambda item: item.doc),
    ("log", lambda view, **more: view.log(**more), lambda item: str(item.seq)),
)


@pytest.mark.parametrize(("ask", "name"), [entry[1:] for entry in LISTS], ids=[entry[0] for entry in LISTS])
def test_stretches_of_one_join_to_the_whole_list(
    view: Views, ask: Callable[..., Page[Any]], name: Callable[[Any], str]
) -> None:
    whole = [name(item) for item in ask(view).items]
    found: list[str] = []
    after = None
    while True:
        page = ask(view, after=after, limit=1)
        found.extend(name(item) for item in page.items)
        after = page.next
        if after is None:
            break
    assert found == whole
    assert len(set(found)) == len(found) > 0


@pytest.mark.parametrize("after", ["x", "!!", "WzFd" * 3], ids=["no text of ours", "no text at all", "of another list"])
def test_a_place_in_a_list_that_is_none_is_refused(view: Views, after: str) -> None:
    with pytest.raises(UsageError, match="leads nowhere"):
        view.stories(after=after)
