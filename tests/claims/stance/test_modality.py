"""Planned, agreed, demanded or done: what the words around an event say. Every sentence is our own."""

from __future__ import annotations

import pytest

from riwaya import explain
from riwaya.claims.stance.modality import to_come

ANY = {
    "what somebody pledges": ("تعهد الجيش بالانسحاب من المدينة.", "انسحاب", "planned"),
    "not who pledges": ("تعهد الزعيم الجديد للحركة بالمضي على نهج سلفه.", "تعهد", "actual"),
    "what they aimed at": ("كان المتطرفون يهدفون إلى تفجير قنبلة.", "تفجير", "planned"),
    "a plot": ("كشفت الشرطة مؤامرة لاستهداف الملكة.", "استهداف", "planned"),
    "a deed aimed at": ("تنسق الأجهزة الأمنية لضبط المتورطين.", "ضبط", "planned"),
    "what it was used for": ("استخدم الجيش الطائرات لقصف مواقع المسلحين.", "قصف", "actual"),
    "what it is the result of": ("قتل الجنود في هجوم نتيجة لاقتحام المعسكر.", "هجوم", "actual"),
    "whether": ("لم يتضح ما إذا كان الهجوم إرهابيا.", "هجوم إرهابيا", "actual"),
    "a matter of time": ("الهجوم على المدينة أصبح مسألة وقت.", "هجوم", "planned"),
    "what somebody says will go on": (
        "أكد الرئيس أن العمليات العسكرية ضد المسلحين ستستمر.",
        "عمليات العسكرية",
        "planned",
    ),
    "speech that is awaited": ("من المتوقع أن يرفض الحزب الاقتراح.", "يرفض", "planned"),
    "speech that may be": ("قد يدين المجلس الغارات.", "يدين", "planned"),
    "what something needs": ("إن مكافحة الإرهاب تتطلب مزيدا من التعاون بين البلدين.", "مزيدا من التعاون", "demanded"),
}
MODALITIES = {
    "done": ("انسحبت القوات من حلب.", "actual"),
    "future": ("ستنسحب القوات من حلب.", "planned"),
    "a verb of the future carries its noun": ("ستتمكن القوات من الانسحاب من حلب.", "planned"),
    "a decision": ("قررت القيادة سحب القوات من حلب.", "planned"),
    "an aim": ("تهدف القوات إلى الانسحاب من حلب.", "planned"),
    "a condition": ("إذا انسحبت القوات من حلب عاد السكان.", "conditional"),
    "a demand": ("يجب أن تنسحب القوات من حلب.", "demanded"),
    "they agreed on it": ("اتفق الطرفان على انسحاب القوات من حلب.", "negotiated"),
    "an agreement provides for it": ("الاتفاق الذي ينص على انسحاب القوات من حلب وقع أمس.", "negotiated"),
    "under an agreement": ("وبموجب الاتفاق تنسحب القوات من حلب.", "negotiated"),
    "done under an agreement": ("وبموجب الاتفاق انسحبت القوات من حلب.", "actual"),
    "under an agreement told behind": ("تقوم الفصائل بإخلاء حلب بموجب اتفاق مع الجيش.", "negotiated"),
    "talks about it": ("تجري مفاوضات مع الفصائل حول انسحاب المقاتلين من حلب.", "negotiated"),
    "an agreement with somebody on it": ("أعلن عن اتفاق مع قادة الفصائل على انسحاب المقاتلين من حلب.", "negotiated"),
    "a decision with its subject between": ("قررت القيادة العسكرية أمس سحب القوات من حلب.", "planned"),
    "a wish in the clause before": ("تريد الحكومة أن تنسحب القوات من حلب.", "planned"),
    "it may": ("قد تنسحب القوات من حلب.", "planned"),
    "it has": ("قد انسحبت القوات من حلب.", "actual"),
    "it will not": ("لن تنسحب القوات من حلب.", "planned"),
    "likely": ("من المرجح أن تنسحب القوات من حلب.", "planned"),
    "expected": ("رحب السكان بانسحاب القوات المرتقب من حلب.", "planned"),
    "preparations": ("استكملت التحضيرات لإخراج المقاتلين من حلب.", "planned"),
    "possible": ("نفى الناطق إمكانية خروج المقاتلين من حلب.", "planned"),
}
NOUNS = {
    "will go on": ("العمليات العسكرية ضد المسلحين في صعدة ستستمر حتى النصر.", "planned"),
    "did something": ("العمليات العسكرية ضد المسلحين في صعدة أسفرت عن مقتل ثلاثة.", "actual"),
    "is expected": ("الهجوم المرتقب للجيش على طرابلس يثير القلق.", "planned"),
    "to free a town": ("شن الجيش عملية لتحرير الفلوجة.", "planned"),
    "goes on, in one phrase": ("قال الناطق إن العمليات ستستمر في صعدة.", "planned"),
    "may have to": ("قال الناطق إن الجيش قد يضطر للانسحاب من الفلوجة.", "planned"),
    "so that they can": ("تجمع المقاتلون كي يتمكنوا من السيطرة على الفلوجة.", "planned"),
    "the freeing of a town": ("تمكن الجيش من تحرير الفلوجة.", "actual"),
}


@pytest.mark.parametrize(("text", "modality"), MODALITIES.values(), ids=MODALITIES.keys())
def test_modality(text: str, modality: str) -> None:
    found = {claim.modality for claim in explain.read_text(text).claims if claim.event in ("RETREAT", "MOBILIZE")}
    assert found == {modality}


@pytest.mark.parametrize(("text", "modality"), NOUNS.values(), ids=NOUNS.keys())
def test_the_modality_of_a_noun(text: str, modality: str) -> None:
    assert modality in {claim.modality for claim in explain.read_text(text).claims}


@pytest.mark.parametrize(("text", "told", "modality"), ANY.values(), ids=ANY.keys())
def test_the_modality_of_what_is_told(text: str, told: str, modality: str) -> None:
    assert [one.modality for one in explain.read_text(text).claims if one.trigger.text == told] == [modality]


def test_a_request_to_come_is_planned_and_one_made_is_actual() -> None:
    coming, made = (
        [claim.modality for claim in explain.read_text(text).claims if claim.event == "REQUEST"]
        for text in ("ستطالب الحكومة الأمم المتحدة بالتدخل.", "طالبت الحكومة الأمم المتحدة بالتدخل.")
    )
    assert (coming, made) == (["planned"], ["actual"])


@pytest.mark.parametrize(
    ("time", "published", "modality"),
    [
        ("2021-03-12", "2021-03-10", "planned"),
        ("2021-03-12/2021-03-14", "2021-03-10", "planned"),
        ("2021-03-09", "2021-03-10", "actual"),
        ("../2021-03-12", "2021-03-10", "actual"),
        ("2021", "2021-03-10", "actual"),
        (None, "2021-03-10", "actual"),
        ("2021-03-12", None, "actual"),
    ],
)
def test_what_is_told_for_a_later_day_is_planned(time: str | None, published: str | None, modality: str) -> None:
    assert to_come(("actual", "modality.plain"), time, published)[0] == modality


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وكان الجيش السوداني قد تعرض لهجوم في سنار.", "actual"),
        ("وكان حزب الله قد توصل إلى اتفاق مع تنظيم داعش.", "actual"),
        ("وقد تبنى تنظيم داعش الهجوم على الحاجز.", "actual"),
        ("وقد تمكنت القوات من السيطرة على حلب.", "actual"),
        ("وقد تتعرض مدينة سنار لهجوم.", "planned"),
        ("قد يقصف الجيش السوداني مدينة سنار.", "planned"),
    ],
)
def test_may_before_the_present_only(text: str, told: str) -> None:
    assert {claim.modality for claim in explain.read_text(text).claims} == {told}
