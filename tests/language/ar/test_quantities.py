"""Quantities are read as the examples beside the rules say; what only looks like one is left alone."""

from __future__ import annotations

from importlib import resources
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import make

from riwaya.language.ar.numbers import lexicon
from riwaya.language.ar.quantities import RULES, overfull, quantities
from riwaya.model import Line, Ordinal, Quantity, TimeExpression

EXAMPLES = yaml.safe_load(
    resources.files("riwaya").joinpath("language", "ar", "examples", "quantities.yaml").read_text("utf-8")
)
READS = [(entry["rule"], case) for entry in EXAMPLES for case in entry["reads"]]
MISSES = [(entry["rule"], text) for entry in EXAMPLES for text in entry["misses"]]
CATEGORIES = frozenset(
    (
        *("killed", "wounded", "captured", "missing", "detained", "displaced", "evacuated", "fighters", "civilians"),
        *("officers", "vehicles", "tanks", "aircraft", "weapons", "places", "money", "distance", "duration", "other"),
    )
)
PIECES = [
    "قتل ",
    "3 ",
    "جنودا ",
    "و",
    "دبابتين ",
    "بينهم ",
    "نحو ",
    "ثلاثة ",
    "على الأقل",
    "، ",
    ". ",
    "\u064b",
    "\u0640",
]
PIECES += ["\u200f", "\u00a0", "\U0001f600", "من ", "$", "%", "-", "العشرين ", "ونصف ", "ألف ", "الـ12 ", "«", "»"]


def body(text: str) -> list[Line]:
    return [Line(n=1, label="body", start=0, end=len(text))]


def read(text: str) -> tuple[Quantity, ...]:
    return quantities(text, body(text), ())[0]


@pytest.mark.parametrize(("rule", "case"), READS, ids=[case["text"] for _, case in READS])
def test_an_example_is_read_as_it_says(rule: str, case: dict[str, Any]) -> None:
    amounts, ranks = quantities(case["text"], body(case["text"]), ())
    if "value" in case:
        assert [(rank.text, rank.value) for rank in ranks if rank.rule == rule] == [(case["span"], case["value"])]
        return
    found = {amount.text: amount for amount in amounts}
    assert any(text.startswith(case["span"]) or case["span"] == text for text in found), list(found)
    amount = next(found[text] for text in found if text.startswith(case["span"]))
    assert amount.rule.split("+")[0] == rule
    assert (amount.low, amount.high) == (case["low"], case.get("high", case["low"]))
    got = {
        "modifier": amount.modifier,
        "category": amount.category,
        "lemma": amount.counted_lemma,
        "unit": amount.unit,
    }
    assert {key: value for key, value in got.items() if key in case} == {k: case[k] for k in got if k in case}


@pytest.mark.parametrize(("rule", "text"), MISSES, ids=[text for _, text in MISSES])
def test_a_near_miss_is_not_read_by_its_rule(rule: str, text: str) -> None:
    amounts, ranks = quantities(text, body(text), ())
    assert rule not in {
        found.rule.split("+")[0] for found in (*amounts, *ranks) if found.text not in ("3 قتلى", "5 جرحى")
    }


def test_every_rule_has_an_example_and_a_near_miss() -> None:
    assert {entry["rule"] for entry in EXAMPLES} == set(RULES)
    assert all(entry["reads"] and entry["misses"] for entry in EXAMPLES)


@pytest.mark.parametrize(
    ("kind", "count"),
    [("DATE", 0), ("TIME", 0), ("SET", 0), ("DURATION", 1)],
    ids=["date", "clock time", "set", "duration"],
)
def test_a_number_inside_a_time_counts_only_in_a_duration(kind: Any, count: int) -> None:
    text = "منذ 10 أيام"
    span = TimeExpression(start=0, end=len(text), text=text, type=kind, value="P10D", rule="given")
    found, _ = quantities(text, body(text), (span,))
    assert [amount.category for amount in found] == ["duration"] * count


def test_only_lines_that_are_read_are_searched() -> None:
    text = "مقتل 3 جنود\nالتعليقات 12 تعليقا"
    lines = [Line(n=1, label="title", start=0, end=11), Line(n=2, label="furniture", start=12, end=len(text))]
    assert [amount.text for amount in quantities(text, lines, ())[0]] == ["3 جنود"]


def test_a_part_is_told_of_the_whole_before_it() -> None:
    found = read("بلغت الخسائر 1464 عنصرا بينهم 132 ضابطا، إضافة إلى 20 أسيرا")
    assert [(amount.low, amount.parts) for amount in found] == [(1464, (1,)), (132, ()), (20, ())]


def test_parts_joined_by_and_belong_to_one_whole() -> None:
    found = read("قتل 20 شخصا بينهم 9 جنود و5 مدنيين، وأصيب 30 آخرون")
    assert [amount.parts for amount in found] == [(1, 2), (), (), ()]
    assert overfull(found) == ()


def test_a_breakdown_in_brackets_is_parts() -> None:
    found = read("بلغ عدد الضحايا 1091 شخصا (335 قتيلا و756 جريحا)")
    assert [(amount.low, amount.parts) for amount in found] == [(1091, (1, 2)), (335, ()), (756, ())]


def test_a_share_told_in_brackets_is_a_part() -> None:
    assert [amount.parts for amount in read("سقط 5 شهداء (3 منهم أطفال)")] == [(1,), ()]


def test_a_total_that_its_parts_exceed_is_told() -> None:
    assert overfull(read("قتل 20 شخصا بينهم 15 مدنيا و9 جنود")) == (0,)


def test_an_ellipsis_restores_the_noun_of_the_figure_before() -> None:
    found = read("قتل ستة جنود وأصيب ثمانية آخرون")
    assert [(amount.low, amount.category, amount.counted_lemma) for amount in found] == [
        (6, "killed", "جندي"),
        (8, "wounded", "جندي"),
    ]


def test_offsets_count_the_text_and_not_the_line() -> None:
    text = "عنوان\n\u200fأُصِيبَ ثلاثةُ جنودٍ\u00a0أمس"
    lines = [Line(n=1, label="title", start=0, end=5), Line(n=2, label="body", start=6, end=len(text))]
    (amount,) = quantities(text, lines, ())[0]
    assert amount.rereads(text)
    assert amount.text == "ثلاثةُ جنودٍ"


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=400, deadline=None)
def test_any_text_keeps_exact_spans_and_known_categories(pieces: list[str]) -> None:
    text = "".join(pieces)
    amounts, ranks = quantities(text, body(text), ())
    found: tuple[Quantity | Ordinal, ...] = (*amounts, *ranks)
    assert all(item.rereads(text) and item.text for item in found)
    assert all(item.rule.split("+")[0] in RULES for item in found)
    assert all(a.end <= b.start for a, b in pairwise(amounts))
    assert {amount.category for amount in amounts} <= CATEGORIES
    assert all(amount.low is not None or amount.high is not None for amount in amounts)
    assert all(amount.low is None or amount.high is None or amount.low <= amount.high for amount in amounts)
    assert all(0 <= part < len(amounts) for amount in amounts for part in amount.parts)


@pytest.mark.parametrize(
    "piece", ["1", "12 ", "وثلاثة ", "و", "دبابتين ", "قتل 3 جنود و", "بين 1 و2 ", "1/", "على الأقل ", "- ", "$"]
)
def test_long_runs_are_linear_work(piece: str) -> None:
    read(piece)
    small, large = (make.calls(read, piece * n) for n in (500, 4_000))
    assert large < 9 * small + 100


def test_the_lexicon_holds_each_noun_once() -> None:
    seen = [name for group in lexicon("counted") for name in group["nouns"]]
    allowed = {"مقاتلة", "قناصة"}
    assert {name for name in seen if seen.count(name) > 1} <= allowed


def test_categories_of_the_lexicon_are_those_of_the_guidelines() -> None:
    assert {group["category"] for group in lexicon("counted")} <= CATEGORIES
    assert set(lexicon("counting")["outcomes"]) <= CATEGORIES
