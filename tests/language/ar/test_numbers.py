"""Numbers are read as the examples beside the rules say, with exact spans, in linear time."""

from __future__ import annotations

from importlib import resources
from itertools import pairwise

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import make

from riwaya.language.ar.numbers import RULES, Number, literal, numbers, parse

EXAMPLES = yaml.safe_load(
    resources.files("riwaya").joinpath("language", "ar", "examples", "numbers.yaml").read_text("utf-8")
)
READS = [(entry["rule"], case) for entry in EXAMPLES for case in entry["reads"]]
MISSES = [(entry["rule"], text) for entry in EXAMPLES for text in entry["misses"]]
SCATTER = st.lists(
    st.sampled_from(
        ["\u064b", "\u064e", "\u0640", "\u200f", "\u202b", "\u00a0", " ", "\U0001f600", "ثلاثة", "وخمسون", "12"]
    ),
    max_size=30,
)


def spaced(text: str, mark: str) -> str:
    """Put `mark` behind every letter."""
    return "".join(char + mark if char.isalpha() else char for char in text)


@pytest.mark.parametrize(("rule", "case"), READS, ids=[case["text"] for _, case in READS])
def test_an_example_is_read_as_it_says(rule: str, case: dict[str, object]) -> None:
    found = numbers(str(case["text"]))
    assert found, "nothing was read"
    assert (found[0].text, found[0].value) == (case["span"], case["value"])
    assert found[0].rule == case.get("rule", rule)


@pytest.mark.parametrize(("rule", "text"), MISSES, ids=[text for _, text in MISSES])
def test_a_near_miss_is_not_read_by_its_rule(rule: str, text: str) -> None:
    assert [number for number in numbers(text) if number.rule == rule and text not in ("20 و30", "7 قرى")] == []


def test_every_rule_has_an_example_and_a_near_miss() -> None:
    assert {entry["rule"] for entry in EXAMPLES} == set(RULES)
    assert all(entry["reads"] and entry["misses"] for entry in EXAMPLES)


@pytest.mark.parametrize(
    "mark", ["\u064e", "\u0640", "\u200f", "\u0651\u064b"], ids=["fatha", "tatweel", "rlm", "shadda"]
)
def test_marks_and_controls_change_no_value_and_stay_in_the_span(mark: str) -> None:
    text = spaced("واحد وثلاثون ألفا وتسعمئة", mark)
    (number,) = numbers(text)
    assert number.value == 31900
    assert number.rereads(text)


@given(SCATTER)
@settings(max_examples=200, deadline=None)
def test_spans_reread_whatever_stands_between(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert all(number.rereads(text) for number in numbers(text))


@given(st.text(alphabet="0123456789٠١٢٣.,،٬٫ر/-e^ وألفمئةثلاثعشرونصف", max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_soup_of_digits_and_number_words_is_read_without_error(text: str) -> None:
    found = numbers(text)
    assert all(isinstance(number, Number) and number.rereads(text) for number in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_digits_of_any_script_have_one_value(value: int) -> None:
    persian = str(value).translate({ord("0") + i: chr(0x06F0 + i) for i in range(10)})
    assert parse(str(value)) == parse(persian) == parse(f"{value:,}") == value


@pytest.mark.parametrize("piece", ["1", "وخمسة ", "و", "مليون ", "1,", "1 234 ", "ثلاثة و", "1/", "عشر "])
def test_long_runs_are_linear_work(piece: str) -> None:
    small, large = (make.calls(numbers, piece * n) for n in (1_000, 8_000))
    assert large < 9 * small + 100


def test_a_run_of_digits_that_is_no_count_has_no_value() -> None:
    assert literal("9" * 16) is None
    assert literal("9" * 5_000) is None
    assert parse("9" * 5_000) is None


def test_only_a_whole_number_is_parsed() -> None:
    assert parse("خمسة جنود") is None
    assert parse("") is None
    assert parse("-١٬٢٠٠") == -1200
