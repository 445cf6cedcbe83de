"""Likeness does not depend on the collection, groups do not depend on order."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.likeness import average_link, connected, cosine, day_of, weighted
from tests import make

_PAIRS = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=8)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    weights = weighted(["القلمون".removeprefix("ال"), "يوم"])
    assert weights["قلمون"] > weights.get("يوم", 0.0)


def test_same_words_are_wholly_alike_and_other_words_not_at_all() -> None:
    one, other = weighted(["قلمون", "قافله"]), weighted(["صنعاء"])
    assert cosine(one, one) == pytest.approx(1)
    assert cosine(one, other) == 0


@given(_PAIRS)
def test_connected_sets_do_not_depend_on_order(pairs: list[tuple[str, str]]) -> None:
    assert connected(pairs) == connected(reversed(pairs))
    everything = set(itertools.chain.from_iterable(pairs))
    assert set().union(*connected(pairs)) == everything
    assert sum(map(len, connected(pairs))) == len(everything)


def test_average_link_does_not_chain() -> None:
    """A chain of neighbours is not one group: its ends have nothing in common."""
    where = {"a": 0.0, "b": 1.0, "c": 2.0, "d": 3.0}
    alike = {(x, y): max(0.0, 1 - abs(where[x] - where[y]) / 2) for x, y in itertools.combinations(where, 2)}
    assert average_link(where, alike, 0.45) == [("a", "b"), ("c", "d")]


def test_pairs_that_are_not_given_count_as_nothing_in_common() -> None:
    assert average_link("abc", {("a", "b"): 0.6, ("b", "c"): 0.5}, 0.4) == [("a", "b"), ("c",)]


_VALUES = st.dictionaries(st.sampled_from(list(itertools.combinations("abcdefg", 2))), st.floats(0.01, 1), max_size=21)


@given(_VALUES)
def test_average_link_keeps_every_item_once(alike: dict[tuple[str, str], float]) -> None:
    groups = average_link("abcdefg", alike, 0.5)
    assert sorted(itertools.chain.from_iterable(groups)) == list("abcdefg")


@given(_VALUES)
def test_average_link_leaves_no_two_groups_that_should_be_one(alike: dict[tuple[str, str], float]) -> None:
    for one, other in itertools.combinations(average_link("abcdefg", alike, 0.5), 2):
        total = sum(alike.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
        assert total / (len(one) * len(other)) < 0.5 + 1e-9


@pytest.mark.parametrize(
    ("edtf", "day"),
    [("2018-04-24", "2018-04-24"), ("2018-03-12/2018-03-13", "2018-03-12"), ("2018-03", "None"), (None, "None")],
)
def test_the_day_of_a_page(edtf: str | None, day: str) -> None:
    assert str(day_of(make.document(published=edtf))) == day
