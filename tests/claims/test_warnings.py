"""Warnings: of hardship they tell a state of affairs, of danger nothing; who warns somebody threatens."""

from __future__ import annotations

import pytest

from riwaya.explain import read_text

WARNED = [
    # what people are warned of is told, whoever warns and however he is named
    ("حذر برنامج الأغذية العالمي من مجاعة في الصومال.", {("STATUS", ())}),
    ("حذرت منظمة الصحة العالمية من تدهور الأوضاع الصحية في اليمن.", {("STATUS", ())}),
    ("الأمم المتحدة تحذر من كارثة في غزة.", {("STATUS", ())}),
    # a danger that is none yet is no threat
    ("حذر وزير الخارجية المصري من تداعيات التصعيد في المنطقة.", set()),
    # who warns somebody, or says what he will do
    ("حذرت إيران إسرائيل من شن أي هجوم.", {("THREATEN", ("state:iran",))}),
    ("الجيش الإسرائيلي يحذر سكان البلدة من خطر العودة.", {("THREATEN", ("state-force:israeli-army",))}),
    ("هدد الحوثيون السفن محذرين إسرائيل من انهيار الهدنة.", {("THREATEN", ("group:houthis",))}),
]


@pytest.mark.parametrize(("text", "told"), WARNED, ids=[text for text, _ in WARNED])
def test_a_warning_of_hardship_or_danger_is_no_threat(text: str, told: set[tuple[str, tuple[str, ...]]]) -> None:
    found = {(claim.event, claim.agent) for claim in read_text(text).claims if claim.event in ("THREATEN", "STATUS")}
    assert found == told
