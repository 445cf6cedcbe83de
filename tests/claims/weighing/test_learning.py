"""Learning: what the examples say comes back as weights, the same on every run."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.claims.weighing import weights
from riwaya.claims.weighing.learning import Choice, fit, write
from riwaya.claims.weighing.weights import reasons, shares, total
from riwaya.errors import UsageError

BEFORE, AFTER, NOBODY = ("before", "noun"), ("after", "noun"), ("nobody",)


def test_the_option_that_was_right_gets_the_higher_sum() -> None:
    table = fit([Choice((NOBODY, BEFORE, AFTER), ((1,),))] * 20)
    believed = shares([total(table, option) for option in (NOBODY, BEFORE, AFTER)])
    assert believed[1] == max(believed) and believed[1] > 0.8


def test_of_two_mentions_the_learner_finds_the_one_that_explains_the_rest() -> None:
    clear = [Choice((NOBODY, BEFORE, AFTER), ((1,),))] * 10
    either = [Choice((NOBODY, BEFORE, AFTER), ((1, 2),))] * 10
    table = fit(clear + either)
    assert table["before"] > table["after"]


def test_what_was_seen_once_gets_no_weight() -> None:
    assert "once" not in fit([Choice((NOBODY, (*BEFORE, "once")), ((1,),)), Choice((NOBODY, BEFORE), ((1,),))])


def test_the_same_examples_give_the_same_bytes(tmp_path: Path) -> None:
    examples = [Choice((NOBODY, BEFORE, AFTER), ((at % 3,),)) for at in range(30)]
    for name in ("one", "two"):
        write({"agent": fit(examples)}, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert weights.table("agent", tmp_path / "one") == fit(examples)


def test_a_part_without_examples_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="place"):
        write({"agent": {"b": 1.0}, "place": {}}, tmp_path / "weights")


def test_reasons_are_the_heaviest_observations_for_and_against() -> None:
    table = {"light": 0.1, "for": 2.0, "against": -3.0}
    assert reasons(table, ["light", "for", "against", "unknown"]) == ("against -3.00", "for +2.00", "light +0.10")
