"""The leftmost, longest value wins, and a rule may decline."""

from __future__ import annotations

import re

import pytest

from riwaya.language.rules import Rule, find, one_of
from riwaya.model import Passage


def _passage(match: re.Match[str]) -> Passage:
    """A run of letters."""
    return Passage(start=match.start(), end=match.end(), text=match.group())


def _declines(match: re.Match[str]) -> Passage | None:
    """Nothing at all."""
    return None


SHORT = Rule("short", re.compile("اب"), _passage)
LONG = Rule("long", re.compile("ابت"), _passage)
NEVER = Rule("never", re.compile("."), _declines)


@pytest.mark.parametrize(
    ("rules", "text", "found"),
    [
        pytest.param((SHORT, LONG), "ابت", ["ابت"], id="longest first"),
        pytest.param((SHORT,), "اباب", ["اب", "اب"], id="neighbours"),
        pytest.param((NEVER,), "اب", [], id="declined"),
    ],
)
def test_find(rules: tuple[Rule[Passage], ...], text: str, found: list[str]) -> None:
    assert [value.text for value in find(rules, text)] == found


def test_longer_words_come_first_in_an_alternation() -> None:
    assert re.match(one_of(["ا", "اب"]), "اب").group() == "اب"  # type: ignore[union-attr]


def test_an_empty_alternation_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        one_of([])


def test_a_rule_says_what_it_reads() -> None:
    assert SHORT.reads == "A run of letters."
