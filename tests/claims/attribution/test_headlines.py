"""Who says what a headline tells: before its colon, at its end, as the one who fears it. Our own headlines."""

from __future__ import annotations

import pytest
from tests.claims.attribution.test_attribution import chain

from riwaya.explain import read_text

BODY = "\nوأغلقت السلطات الطريق بعد تساقط الثلوج على الجبال."
CASES = {
    "an agency and whom it cites": (
        "رويترز عن مسؤول: الجسر قصف",
        "قصف",
        ["source:unnamed-official", "agency:reuters"],
    ),
    "the second part of a headline": ("هدوء في الشمال.. ولواء الراية: الجسر قصف", "قصف", ["group:raya"]),
    "a source in brackets": ("قصف الجسر القديم في الشمال (مصدر أمني)", "قصف", ["source:unnamed-security-source"]),
    "a source behind a dash": ("قصف الجسر القديم في الشمال - مصدر أمني", "قصف", ["source:unnamed-security-source"]),
    "a source behind a colon": ("قصف الجسر القديم في الشمال: مسؤول", "قصف", ["source:unnamed-official"]),
    "pictures in brackets": ("قصف الجسر القديم في الشمال (فيديو)", "قصف", []),
    "a name in brackets behind a preposition": ("استعادة الجسر القديم من (لواء الراية)", "استعادة", []),
    "who worries": ("سعد معن قلق من القصف على الجسر", "القصف", ["per:saad"]),
    "a worry by an adjective": ("قلق أممي إزاء القصف على الجسر", "القصف", ["intl:united-nations"]),
    "who warns": ("سعد معن يحذر من مجاعة في الشمال", "مجاعة", ["per:saad"]),
    "a paper that is not told which": ("صحيفة: الجسر قصف", "قصف", ["media:unnamed-media"]),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_who_says_a_headline(case: str) -> None:
    text, word, hops = CASES[case]
    assert chain(text + BODY, word, labels=("title", "body")) == hops


PARAGRAPHS = {
    "a ministry": ("وزارة الدفاع: الجسر قصف بعد الهجوم", ["state:defence-ministry"]),
    "a source": ("مصدر عسكري: الجسر قصف بعد الهجوم", ["source:unnamed-military-source"]),
    "losses are a heading": ("خسائر الجيش: الجسر قصف بعد الهجوم", []),
    "a figure is no speech": ("وزارة الدفاع: 30 قتيلا بعد قصف الجسر", []),
}


@pytest.mark.parametrize("case", PARAGRAPHS)
def test_a_body_before_a_colon_at_the_head_of_a_paragraph(case: str) -> None:
    text, hops = PARAGRAPHS[case]
    assert chain(text, "قصف") == hops


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("الجيش السوداني يعلن السيطرة على سنجة والدعم السريع تنفي", "group:rapid-support-forces"),
        ("واشنطن تتهم طهران بقصف القاعدة وإيران تنفي", "state:iran"),
        ("المرصد السوري: مقتل 20 مدنيا بقصف مدفعي ووزارة الدفاع السورية تنفي", "state:syrian-ministry-of-defence"),
    ],
)
def test_a_denial_that_closes_a_headline_denies_what_stands_before_it(text: str, denier: str) -> None:
    told = read_text(text).claims
    assert [claim.chain[0] for claim in told if claim.stance == "deny"] == [denier]
    assert [claim.chain[0] for claim in told if claim.stance == "assert"] != [denier]
