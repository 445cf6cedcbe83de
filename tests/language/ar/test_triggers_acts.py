"""Triggers of acts in news of many countries, and the same words in other senses. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.language.ar.test_triggers import found

TELLS = [
    ("أودعت النيابة في ليما المدير السابق الحبس", "COERCE", "arrest"),
    ("فرضت السلطات في كمبالا حظر التجوال", "COERCE", "curfew"),
    ("منعت الشرطة الطلاب من دخول الحرم", "COERCE", "restrict"),
    ("أتلف الموظفون وثائق في أسونسيون", "COERCE", "withhold"),
    ("اخترق مجهولون موقع الوزارة في ريغا", "COERCE", "cyber"),
    ("عرقلت لجان تعطيل عمل المجلس", "REJECT", None),
    ("سيصبح المطار هدفا مشروعا", "THREATEN", None),
    ("جمدت سويسرا حسابات الشركة", "SANCTION", None),
    ("خفضت الدولة المانحة المساعدات", "SANCTION", "discontinue"),
    ("تبحث الشرطة عن سائق الشاحنة في غرناطة", "ACCUSE", "investigate"),
    ("يواجه الحارس تهمة الإهمال", "ACCUSE", "allege"),
    ("شنت النائبة هجوما لاذعا على الوزارة", "ACCUSE", "disapprove"),
    ("أعرب الحاكم عن أسفه للحادث", "CONCEDE", None),
    ("أوفدت الرئاسة مبعوثا إلى كوتونو", "CONSULT", "visit"),
    ("أجرى المبعوث جولات من المحادثات", "CONSULT", None),
    ("تدرب الفتيان في معسكر بالغابة", "MOBILIZE", "militia"),
    ("القوات الكولومبية مستعدة للرد", "MOBILIZE", "troops"),
    ("أطلق الخاطفون السجناء", "RETREAT", "release"),
    ("أجبر الجفاف الرعاة على النزوح", "SANCTION", "expel"),
    ("يعاني السكان من نقص حاد", "STATUS", "condition"),
    ("بات الآلاف بلا مأوى في هايتي", "STATUS", "condition"),
    ("خرجت الحافلات من البلدة", "RETREAT", "withdraw"),
    ("الوضع في المخيم مأساوي", "STATUS", "condition"),
    ("دفعت الفرقة ثمنا باهظا", "STATUS", "losses"),
    ("وقعت مواجهات عنيفة في أثينا بين الشرطة والمتظاهرين", "PROTEST", "riot"),
    ("أحرق بائع نفسه أمام البلدية", "PROTEST", None),
    ("السيطرة على «الموقف» في الميناء", "STATUS", "control"),
]


@pytest.mark.parametrize(("text", "event", "mode"), TELLS, ids=[text for text, *_ in TELLS])
def test_acts_tell_events(text: str, event: str, mode: str | None) -> None:
    assert (event, mode) in {(trigger.event, trigger.mode) for trigger in found(text)}, found(text)


SILENT = [
    "انظر الصورة أدناه",
    "الزلزال الذي ضرب ساحل تشيلي",
    "العاصفة التي تضرب موزمبيق",
    "فجر اللاعب مفاجأة",
    "يعزز مصالحها في القارة",
    "مصادرها في الوزارة",
    "ثلاثين طالبا من الكلية",
    "أسر الطلاب في الساحة",
    "جوائز ناديهم كثيرة",
    "عند تقاطع الشارعين",
    "احتل اسم الكاتب مساحة واسعة",
    "البحث الاجتماعي في الجامعة",
    "لا يمنع أن يتأخر القطار",
    "تهدئة الأوضاع بين الجارتين",
]


@pytest.mark.parametrize("text", SILENT)
def test_the_same_words_in_another_sense_tell_none(text: str) -> None:
    assert found(text) == ()


def test_a_phrase_does_not_reach_into_the_next_line() -> None:
    assert not any("\n" in trigger.text for trigger in found("سقط الجسر في بيد\n\nالمدينة بيد المتمردين"))
