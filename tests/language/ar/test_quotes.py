"""Quotations: the examples, then what holds for any text: spans, order, inner words, paragraphs."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.make import lines

from riwaya.language.ar.quotes import quotations
from riwaya.model import Quotation


def read(text: str) -> tuple[Quotation, ...]:
    return quotations(text, lines(text))


@cache
def examples() -> tuple[dict[str, Any], ...]:
    text = (files("riwaya") / "language/ar/examples/quotes.yaml").read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text))


@pytest.mark.parametrize("case", examples(), ids=lambda case: case["text"][:40])
def test_quotations_of_an_example_are_found_with_their_nature(case: dict[str, Any]) -> None:
    found = read(case["text"])
    assert [quotation.text for quotation in found] == case["quotes"]
    assert [quotation.text for quotation in found if quotation.unclosed] == case.get("unclosed", [])
    scare = case.get("scare", [])
    assert [quotation.text for quotation in found if quotation.scare and quotation.text in scare] == scare
    assert not any(quotation.scare for quotation in found if len(quotation.text.split()) > 5)


def test_inner_is_what_the_marks_enclose() -> None:
    text = "قال «لن نرحل من هنا» ومضى"
    (quotation,) = read(text)
    assert text[slice(*quotation.inner)] == "لن نرحل من هنا"


def test_closing_mark_is_not_looked_for_in_furniture() -> None:
    text = "قال «لن نرحل\nاقرأ أيضا: أخبار» أخرى"
    found = quotations(text, lines(text, ["body", "furniture"])[:1])
    assert [quotation.text for quotation in found] == ["«لن نرحل"]


def test_a_quotation_that_closes_four_paragraphs_on_is_one() -> None:
    text = "قال «لن نرحل\nولن نستسلم\nولن ننسى»."
    assert [quotation.text for quotation in read(text)] == ["«لن نرحل\nولن نستسلم\nولن ننسى»"]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="قال لن نرحل\"«»“”'’:،. \nab\u0640\u200f", max_size=80))
def test_any_text_gives_quotations_that_reread_in_order(text: str) -> None:
    found = read(text)
    assert all(quotation.rereads(text) for quotation in found)
    assert all(q.start <= q.inner[0] <= q.inner[1] <= q.end for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)
