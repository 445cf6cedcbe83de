"""Actors, places and outlets, by what they say and what is said of them."""

from __future__ import annotations

import pytest

from riwaya.errors import UsageError
from riwaya.store import Views


def test_an_actor_is_found_by_role_also_as_the_body_of_a_spokesman(view: Views) -> None:
    page = view.entity("group:them")
    assert page is not None
    assert page.roles == {"agent": 2, "origin": 1, "speaker": 1}
    assert [claim.doc for claim in view.claims(entity="group:them", role="origin").items] == ["d.txt"]
    assert [claim.doc for claim in view.claims(entity="group:them").items] == ["d.txt", "b.txt", "a.txt"]
    assert view.entity("group:none") is None
    with pytest.raises(UsageError, match="no role"):
        view.claims(entity="group:them", role="victim")


def test_a_place_has_its_position_its_names_and_its_days(view: Views) -> None:
    page = view.entity("place:sanaa")
    assert page is not None
    assert page.spot is not None
    assert [(name.value, name.n) for name in page.names] == [("صنعاء", 4)]
    assert [bar.claims for bar in page.days] == [1, 2, 1]


def test_an_outlet_is_first_or_follows_and_copies(view: Views) -> None:
    one, two = view.outlet("media:one"), view.outlet("media:two")
    assert one is not None
    assert two is not None
    assert (one.pages, one.first, one.after, one.alone, one.copied) == (2, 1, 1, 0, 0)
    assert (two.first, two.after, two.alone, two.copied) == (0, 1, 1, 1)
    assert [(count.value, count.n) for count in two.copies_from] == [("media:one", 1)]
    assert [(count.value, count.n) for count in one.copied_by] == [("media:two", 1)]
    assert [count.value for count in one.speakers] == ["group:them", "ngo:monitor", "per:x", "per:x@group:them"]
    assert [row.outlet for row in view.outlets()] == ["media:one", "media:two", "media:three"]
    assert view.outlet("media:none") is None


def test_names_are_suggested_while_they_are_typed(view: Views) -> None:
    assert [count.value for count in view.suggest("صَن")] == ["place:sanaa"]
    assert view.suggest("صن", kind="group") == ()
