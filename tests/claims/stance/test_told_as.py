"""Done, planned, a condition, and what did not happen: our own sentences with the words that ship."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims

CASES = {
    "done, with a verb that begins with ن": ("وقد نزح الآلاف من المخيم.", "نزح", ("assert", "actual")),
    "it may be that we do": ("وقد ننسحب من المدينة.", "ننسحب", ("assert", "planned")),
    "an anniversary": ("وتصادف اليوم الذكرى الأولى لاختطاف الجنود.", "اختطاف", ("assert", "actual")),
    "ruled out is still to come": (
        "واستبعد مسؤولون أميركيون التعاون مع تركيا في إقامة منطقة آمنة.",
        "تعاون",
        ("deny", "planned"),
    ),
    "a condition behind a promise": (
        "وقال خالد سعيد إن الجيش سينسحب إذا توقف القصف.",
        "سينسحب",
        ("assert", "conditional"),
    ),
    "whether is no condition": (
        "وانسحب الجيش من البلدة. ولم يتضح ما إذا كان القصف توقف.",
        "انسحب",
        ("assert", "actual"),
    ),
    "what a talk is to further": (
        "وسيزور الوزير القاهرة لتعزيز التعاون بين البلدين.",
        "تعاون",
        ("assert", "planned"),
    ),
    "quarters are nothing to further": (
        "ودخل الجيش الأحياء الخاضعة لسيطرة المسلحين.",
        "خاضعة",
        ("assert", "actual"),
    ),
    "without that it was done": ("وانسحب الجيش من دون أن يقصف القرية.", "يقصف", ("deny", "actual")),
    "without that it came about": ("مر عام دون أن يتم إطلاق سراح الأسرى.", "إطلاق", ("deny", "actual")),
    "expected as well": (
        "وتوقعت المصادر أن تندلع اشتباكات وأن يرفض الحزب القرار.",
        "يرفض",
        ("assert", "planned"),
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_how_it_is_told(case: str) -> None:
    text, word, wanted = CASES[case]
    (claim,) = [claim for claim in claims(text) if claim.trigger.text.startswith(word)]
    assert (claim.stance, claim.modality) == wanted


def test_a_threat_is_made_though_it_tells_of_what_will_be() -> None:
    threats = [claim for claim in claims("وقالت الحركة إن العدو سيدفع الثمن.") if claim.event == "THREATEN"]
    assert [claim.modality for claim in threats] == ["actual"]


def test_two_bodies_behind_a_verb_of_blame_are_who_blames_and_whom() -> None:
    text = "وتتهم السلطات الأفغانية أجهزة الاستخبارات الباكستانية بالوقوف وراء هجمات تشنها الحركة."
    assert {claim.hops[0].entity for claim in claims(text) if claim.event == "ASSAULT"} == {"state:afghanistan"}


def test_pictures_of_a_deed_show_what_was_done() -> None:
    (claim,) = claims("وبثت كتائب القسام مشاهد قالت إنها لاستهداف دبابة شرق المدينة.")
    assert claim.modality == "actual"


def test_an_agency_that_begins_like_a_future_is_none() -> None:
    (claim,) = claims("قالت وكالة الأنباء السورية (سانا) إن الطيران الإسرائيلي قصف موقعا قرب حمص.")
    assert claim.modality == "actual"
