"""States of affairs told in plain words, and words of war in other senses. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.test_claims import claims

CONDITIONS = [
    "المياه في المخيم ملوثة وغير صالحة للشرب",
    "يعيش السكان في ظلام دامس منذ شهرين",
    "تعمل المستشفيات بأقل من ثلث طاقتها",
    "أوشك مخزون الأدوية على النفاد",
    "الجوع يفتك بسكان القطاع",
    "لم يتقاض الموظفون رواتبهم منذ تسعة أشهر",
    "ارتفعت أسعار الخبز والوقود إلى ثلاثة أضعاف",
    "المعبر مغلق منذ أسبوعين",
    "خلت الشوارع من المارة",
    "مئات العائلات عالقة على الحدود",
    "وصلت المفاوضات إلى طريق مسدود",
    "الوضع الإنساني في القطاع كارثي",
    "لا يزال عشرات الأشخاص تحت الأنقاض",
]


@pytest.mark.parametrize("text", CONDITIONS)
def test_hardship_and_deadlock_are_conditions(text: str) -> None:
    assert ("STATUS", "condition") in [(claim.event, claim.mode) for claim in claims(text)]


HELD = [
    ("الميناء في قبضة الجماعة", "control"),
    ("لا تزال القرية في أيدي المتمردين", "control"),
    ("المدينة معزولة عن محيطها", "siege"),
    ("بحوزة التنظيم أسلحة ثقيلة", "strength"),
    ("ينشط التنظيم في الصحراء الشرقية", "presence"),
    ("غرق عشرون مهاجرا قبالة السواحل", "losses"),
    ("فارق خمسة مرضى الحياة لانقطاع الأكسجين", "losses"),
]


@pytest.mark.parametrize(("text", "mode"), HELD, ids=[text for text, _ in HELD])
def test_who_holds_what_and_who_died_are_told_even_of_the_unnamed(text: str, mode: str) -> None:
    assert ("STATUS", mode) in [(claim.event, claim.mode) for claim in claims(text)]


NO_STATES = [
    "فقد أعلن الفريق قدرته على المنافسة",
    "فشلت الحركة التجارية في الصيف",
    "وفرت الشركة مياها معدنية لزبائنها",
    "أصاب الكاتب كبد الحقيقة في مقاله",
]


@pytest.mark.parametrize("text", NO_STATES)
def test_namesakes_of_loss_and_standstill_are_none(text: str) -> None:
    found = [(claim.event, claim.mode) for claim in claims(text)]
    assert not {"ASSAULT", "SANCTION"} & {event for event, _ in found}
    assert ("STATUS", "strength") not in found
    assert ("STATUS", "condition") not in found


ACTS = [
    ("انهالت القذائف على الأحياء السكنية في الزهور", "ASSAULT"),
    ("استخدمت الطائرات قنابل عنقودية في الزهور", "ASSAULT"),
    ("فرضت كتيبة النهر ضرائب على التجار", "COERCE"),
    ("عرقل الجيش وصول المساعدات إلى الزهور", "COERCE"),
    ("فر الجنود من القاعدة", "RETREAT"),
    ("أقام الجيش نقطة مراقبة جديدة", "MOBILIZE"),
    ("هتف المحتجون ضد الحكومة", "PROTEST"),
    ("أمهل الجيش السكان يومين للمغادرة", "REQUEST"),
]


@pytest.mark.parametrize(("text", "event"), ACTS, ids=[text for text, _ in ACTS])
def test_acts_in_their_plain_words(text: str, event: str) -> None:
    assert event in [claim.event for claim in claims(text)]


def test_a_warning_that_hardship_is_near_is_that_hardship_and_no_threat() -> None:
    found = [claim.event for claim in claims("حذرت المنظمة من أن المجاعة باتت وشيكة في الزهور")]
    assert "STATUS" in found and "THREATEN" not in found


def test_the_occupation_that_acts_is_no_event() -> None:
    assert [claim.mode for claim in claims("نصب الاحتلال حاجزا على مدخل الزهور")] == ["restrict"]


def test_what_is_said_of_a_definite_noun_tells_an_event() -> None:
    assert [claim.event for claim in claims("المعارك مستمرة")] == ["ASSAULT"]


def test_a_drone_is_no_march() -> None:
    assert [claim.event for claim in claims("أطلقت مسيرة صاروخا على سيارة في الزهور")] == ["ASSAULT"]


NEEDS = [
    "أكثر من نصف السكان بحاجة إلى مساعدات إنسانية",
    "يواجه ملايين السكان الجوع الحاد",
    "انعدم الدواء في صيدليات الزهور",
    "لم تتلق الخطة سوى خمس التمويل المطلوب",
]


@pytest.mark.parametrize("text", NEEDS)
def test_who_needs_and_lacks_what_is_a_condition(text: str) -> None:
    assert ("STATUS", "condition") in [(claim.event, claim.mode) for claim in claims(text)]
