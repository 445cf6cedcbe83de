"""Whom an accusation is against, and what is only looked into; every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims, only


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        (
            "اتهمت الأمم المتحدة الجيش السوداني وقوات الدعم السريع بقتل مدنيين.",
            ("state-force:sudanese-army", "group:rapid-support-forces"),
        ),
        ("اتهم الجيش حزب الله المدعوم من إيران بقصف البلدة.", ("group:hezbollah",)),
        ("اتهمت تركيا وقطر الجيش المصري بقصف درنة.", ("state-force:egyptian-army",)),
        ("اتهم الحوثيون السعودية والإمارات بقصف صعدة.", ("state:saudi-arabia", "state:uae")),
        ("اتهمت روسيا كييف بقصف سوق.", ("state:ukraine",)),
        ("طردت النيجر السفير الفرنسي متهمة باريس بقصف المدنيين.", ("state:france",)),
        ("قطعت الجزائر علاقاتها مع المغرب، متهمة إياه بقتل مدنيين.", ("state:morocco",)),
        ("اعتقلت الشرطة ثلاثة مسلحين بعد اتهامهم بقتل جندي.", ("group:fighters",)),
    ],
)
def test_the_accused_are_the_object_of_the_verb_whoever_backs_them(text: str, accused: tuple[str, ...]) -> None:
    assert only(text, "ASSAULT").agent == accused


@pytest.mark.parametrize(
    "text", ["شكلت الحكومة لجنة للتحقيق في مقتل الناشطين.", "تحقق الشرطة في ملابسات الهجوم على الكنيسة."]
)
def test_who_looks_into_a_deed_did_not_do_it(text: str) -> None:
    assert [claim.agent for claim in claims(text) if claim.event == "ASSAULT"] == [()]


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("نفى ضابط عراقي مسؤولية التحالف واتهم المسلحين بتفخيخ المبنى.", "source:unnamed-iraq-officer@state:iraq"),
        ("رفضت حركة حماس التقرير واتهمت الجيش المصري بقصف السوق.", "group:hamas"),
        ("طردت النيجر السفير الفرنسي متهمة باريس بقصف المدنيين.", "state:niger"),
        ("وأعلن العراق النصر، واتهمت بغداد المتطرفين بتفجير المسجد.", "state:iraq"),
    ],
)
def test_who_blames_without_a_subject_is_who_acted_before(text: str, origin: str) -> None:
    assert only(text, "ASSAULT").hops[0].entity == origin


def test_beside_the_accused_the_genitive_of_the_deed_is_whom_it_befalls() -> None:
    assert only("اتهمت النيجر لندن بقصف الجماعات المسلحة.", "ASSAULT").recipient == ("group:fighters",)
