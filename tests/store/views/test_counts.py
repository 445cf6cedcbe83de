"""Counts by day, place and kind, and what is new."""

from __future__ import annotations

import pytest

from riwaya.errors import UsageError
from riwaya.store import Views


def test_the_overview_counts_what_there_is_and_what_waits(view: Views) -> None:
    overview = view.overview()
    assert overview.counts["pages"] == 5
    assert overview.counts["claims"] == 5
    assert overview.counts["disputes"] == overview.open_disputes == 1
    assert (overview.first_day, overview.last_day) == ("2018-04-24", "2018-05-02")
    assert overview.outlets == 3
    assert overview.is_reconciled


def test_news_since_an_entry_of_the_log_are_only_what_came_later(view: Views) -> None:
    everything = view.news(0)
    assert (everything.pages, everything.stories, everything.disputes, everything.failed) == (6, 2, 1, 1)
    nothing = view.news(everything.until)
    assert (nothing.pages, nothing.stories, nothing.disputes, nothing.failed) == (0, 0, 0, 0)


def test_the_histogram_counts_pages_and_claims_by_day(view: Views) -> None:
    assert [(bar.day, bar.pages, bar.claims) for bar in view.days()] == [
        ("2018-04-24", 1, 1),
        ("2018-04-25", 2, 2),
        ("2018-04-26", 1, 1),
        ("2018-05-02", 1, 1),
    ]
    assert [bar.day for bar in view.days(until="2018-04")] == ["2018-04-24", "2018-04-25", "2018-04-26"]
    assert [(bar.day, bar.claims) for bar in view.days(event="AID")] == [("2018-05-02", 1)]
    assert [bar.pages for bar in view.days(outlet="media:two")] == [1, 1]
    with pytest.raises(UsageError, match="one thing"):
        view.days(event="AID", place="place:aden")


def test_places_on_the_map_carry_their_position_and_number(view: Views) -> None:
    first = view.spots()[0]
    assert (first.place, first.n) == ("place:sanaa", 4)
    assert first.lat is not None
    assert [spot.place for spot in view.spots(since="2018-05")] == ["place:aden"]


def test_what_is_told_of_most_comes_first(view: Views) -> None:
    first = view.top("speaker")[0]
    assert (first.value, first.n) == ("ngo:monitor", 2)
    assert {count.value for count in view.top("actor")} == {"group:them"}
