"""A shelf in memory: tables by name, postings in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riwaya.shelf import MemoryPostings, MemoryShelf

_ENTRIES = st.lists(st.tuples(st.sampled_from("abc"), st.floats(-2, 2), st.sampled_from("xyz")), unique=True)


@given(_ENTRIES)
def test_entries_of_a_key_are_in_order_whatever_the_order_they_came_in(entries: list[tuple[str, float, str]]) -> None:
    postings = MemoryPostings()
    for key, rank, item in entries:
        postings.add(key, (rank, item))
    for key in "abc":
        inside = sorted((rank, item) for other, rank, item in entries if other == key)
        assert list(postings.all(key)) == inside
        assert list(postings.first(key, 2)) == inside[:2]


@given(_ENTRIES, st.integers(0, 5))
def test_what_is_dropped_is_gone_and_nothing_else(entries: list[tuple[str, float, str]], kept: int) -> None:
    postings = MemoryPostings()
    for key, rank, item in entries:
        postings.add(key, (rank, item))
    for key, rank, item in entries[kept:]:
        postings.drop(key, (rank, item))
    left = [(rank, item) for key in "abc" for rank, item in postings.all(key)]
    assert sorted(left) == sorted((rank, item) for _, rank, item in entries[:kept])


def test_a_name_leads_to_one_table() -> None:
    shelf = MemoryShelf()
    shelf.table("one", str)["key"] = "value"
    assert shelf.table("one", str)["key"] == "value"
    assert "key" not in shelf.table("other", str)
