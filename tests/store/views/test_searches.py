"""Searches that somebody keeps."""

from __future__ import annotations

import pytest

from riwaya.errors import UsageError
from riwaya.store import Views


def test_a_search_is_kept_by_its_name_and_forgotten(view: Views) -> None:
    view.save_search("huda", "toll", "killed:10..")
    view.save_search("huda", "toll", "killed:20..")
    assert [(kept.name, kept.query) for kept in view.searches("huda")] == [("toll", "killed:20..")]
    assert view.searches("omar") == ()
    assert view.drop_search("huda", "toll")
    assert not view.drop_search("huda", "toll")


@pytest.mark.parametrize(
    ("name", "query", "says"),
    [("", "صنعاء", "needs a name"), ("x" * 2_000, "صنعاء", "longer"), ("x", "صنعاء " * 99 + "ء" * 999, "longer")],
)
def test_a_search_that_cannot_be_kept_is_refused(view: Views, name: str, query: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        view.save_search("huda", name, query)
