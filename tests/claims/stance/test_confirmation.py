"""أكد confirms what another one told before, and asserts what nobody did."""

from __future__ import annotations

import pytest

from riwaya import explain

FIRST = "قال حزب الله إن طائرات تركية قصفت حلب. "
CASES = {
    "told by another before": (FIRST + "وأكدت وزارة الدفاع السورية أن طائرات تركية قصفت حلب.", ["assert", "confirm"]),
    "told by nobody before": ("أكدت وزارة الدفاع السورية أن طائرات تركية قصفت حلب.", ["assert"]),
    "told by himself before": (FIRST + "وأكد حزب الله أن طائرات تركية قصفت حلب.", ["assert", "assert"]),
    "told of another place": (FIRST + "وأكدت وزارة الدفاع السورية أن طائرات تركية قصفت حمص.", ["assert", "assert"]),
    "said, not confirmed": (FIRST + "وقالت وزارة الدفاع السورية إن طائرات تركية قصفت حلب.", ["assert", "assert"]),
}


@pytest.mark.parametrize(("text", "stances"), CASES.values(), ids=CASES.keys())
def test_confirmed_or_said(text: str, stances: list[str]) -> None:
    assert [claim.stance for claim in explain.read_text(text).claims] == stances


def test_a_confirmation_says_so_in_its_rules_its_wording_and_its_id() -> None:
    text = CASES["told by another before"][0]
    first, second = explain.read_text(text).claims
    assert "stance.confirmed" in second.rules
    assert second.gloss.startswith("It is confirmed that")
    assert len({first.id, second.id}) == 2


def test_a_title_is_nobodys_telling() -> None:
    text = "طائرات تركية تقصف حلب\n\nأكدت وزارة الدفاع السورية أن طائرات تركية قصفت حلب أمس."
    assert {claim.stance for claim in explain.read_text(text).claims} == {"assert"}


TOLL = "وأعلنت الحركة مقتل ثلاثة جنود في هجوم على الثكنة في بغداد. "
AGAIN = {
    "the same figure": ("وأكد سعد معن مقتل ثلاثة جنود في هجوم على الثكنة في بغداد.", "confirm"),
    "another figure": ("وأكد سعد معن مقتل سبعة جنود في هجوم على الثكنة في بغداد.", "assert"),
}


@pytest.mark.parametrize("case", AGAIN)
def test_a_figure_that_nobody_told_confirms_nothing(case: str) -> None:
    text, stance = AGAIN[case]
    assert explain.read_text(TOLL + text).claims[-1].stance == stance
