"""Event nouns that are only a part of another event. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.test_claims import claims

INNER = [
    ("تقاتل قوات حكومية لاستعادة الخالدية", "COERCE"),
    ("هاجم لواء الراية الزهور بهدف السيطرة على الخالدية", "COERCE"),
    ("تظاهر المئات في الخالدية تنديدا بالقصف", "ACCUSE"),
    ("طالب لواء الراية الحكومة بالإفراج عن المخطوفين", "ASSAULT"),
    ("حاولت القبائل في نيجيريا تحرير الرهائن", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "event"), INNER, ids=[text for text, _ in INNER])
def test_an_aim_a_noun_told_before_and_what_a_protest_is_for_are_no_claims(text: str, event: str) -> None:
    assert event not in {claim.event for claim in claims(text)}


def test_an_attack_told_before_is_a_part_of_what_follows() -> None:
    told = claims("هاجم مسلحون مصرفا في أكرا. أغلقت الشرطة شوارع المدينة بعد الهجوم.")
    assert [claim.event for claim in told] == ["ASSAULT", "COERCE"]


OWN = [
    ("وضع الجيش خطة لاستعادة الخالدية", "COERCE"),
    ("أغلقت الشرطة شوارع الخالدية بعد هجوم لواء الراية على المطار", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "event"), OWN, ids=[text for text, _ in OWN])
def test_a_plan_and_a_noun_that_tells_more_of_its_own_are_claims(text: str, event: str) -> None:
    assert event in {claim.event for claim in claims(text)}


def test_wounded_counted_in_a_toll_are_in_the_toll() -> None:
    found = claims("بلغ عدد القتلى 30 شخصا فيما بلغ عدد الجرحى 55 جريحا")
    assert [(claim.event, claim.mode, len(claim.figures)) for claim in found] == [("STATUS", "losses", 2)]
