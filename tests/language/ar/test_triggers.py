"""Triggers: which words tell which event. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.make import lines

from riwaya.knowledge import ontology
from riwaya.language.ar.triggers import lexicon, triggers
from riwaya.language.ar.words import words
from riwaya.model import Trigger


def found(text: str) -> tuple[Trigger, ...]:
    return triggers(text, words(text, lines(text)))


TELLS = [
    ("هاجم مسلحون دورية للشرطة", "ASSAULT", None),
    ("مقتل ثلاثة جنود شرق المدينة", "ASSAULT", None),
    ("قُتل خمسة مدنيين في السوق", "ASSAULT", None),
    ("شنت طائرات مجهولة الهوية غارات على البلدة", "ASSAULT", "aerial"),
    ("قصفت المدفعية أطراف القرية", "ASSAULT", "heavy-weapons"),
    ("تعرضت البلدة لقصف متقطع", "ASSAULT", "heavy-weapons"),
    ("انفجرت سيارة مفخخة قرب الجسر", "ASSAULT", "explosives"),
    ("فجر رجل نفسه عند الحاجز", "ASSAULT", "suicide-attack"),
    ("هجوم انتحاري يستهدف مقرا أمنيا", "ASSAULT", "suicide-attack"),
    ("أطلق مجهولون النار على السيارة", "ASSAULT", "firearms"),
    ("اندلعت اشتباكات عنيفة في الحي", "ASSAULT", None),
    ("اختطف مسلحون طبيبا", "ASSAULT", "abduct"),
    ("اغتيال ضابط برصاص مجهولين", "ASSAULT", "targeted"),
    ("استهدفت طائرة مسيرة سيارة على الطريق", "ASSAULT", "drone"),
    ("اعتقلت الشرطة عشرة مشتبه بهم", "COERCE", "arrest"),
    ("استعاد الجيش القرية", "COERCE", "seize"),
    ("سيطرت الفصائل على المعبر", "COERCE", "seize"),
    ("تسيطر الفصائل على المعبر", "STATUS", "control"),
    ("فرضت السلطات حظر التجول", "COERCE", "curfew"),
    ("انسحبت القوات من المدينة", "RETREAT", "withdraw"),
    ("أفرج الفصيل عن عشرين أسيرا", "RETREAT", "release"),
    ("دخلت الهدنة يومها الثالث", "RETREAT", "ceasefire"),
    ("سلم المقاتلون أسلحتهم", "RETREAT", "disarm"),
    ("فتح معبر إنساني جديد", "RETREAT", "access"),
    ("وصلت تعزيزات عسكرية إلى الجبهة", "MOBILIZE", "troops"),
    ("وصول قافلة مساعدات إلى المخيم", "AID", None),
    ("وقع الطرفان اتفاقا في العاصمة", "AGREE", None),
    ("أجرى الوفدان مفاوضات غير مباشرة", "CONSULT", None),
    ("أجرى الوزير اتصالا هاتفيا بنظيره", "CONSULT", "phone"),
    ("أيد المجلس القرار", "SUPPORT", None),
    ("تعاون الجيشان في العملية", "COOPERATE", None),
    ("قدم الوفد تنازلات كبيرة", "CONCEDE", None),
    ("طالب الأهالي بفتح الطريق", "REQUEST", None),
    ("أدانت المنظمة القرار", "ACCUSE", "disapprove"),
    ("رفض الفصيل العرض", "REJECT", None),
    ("هدد القائد بالرد", "THREATEN", None),
    ("خرج المئات في مظاهرة حاشدة", "PROTEST", "demo"),
    ("حكمت المحكمة على المتهم بالسجن", "SANCTION", "convict"),
    ("نزح آلاف السكان", "SANCTION", "expel"),
    ("تكبدت الكتيبة خسائر كبيرة", "STATUS", "losses"),
    ("حاصرت القوات البلدة", "STATUS", "siege"),
    ("ردد المحتجون شعارات ضد الحكومة", "PROTEST", "demo"),
    ("تجمع مئات الطلاب أمام البرلمان", "PROTEST", "demo"),
    ("أضرب عمال الميناء عن العمل", "PROTEST", "strike"),
    ("رشق المتظاهرون رجال الشرطة بالحجارة", "PROTEST", "riot"),
    ("أرسلت الحكومة ألفي جندي إلى الحدود", "MOBILIZE", "troops"),
    ("تسلم الجيش دفعة من الأسلحة", "MOBILIZE", "weapons"),
    ("بدأ الفصيل سحب المئات من مقاتليه", "RETREAT", "withdraw"),
    ("اكتسح المتمردون المدينة", "COERCE", "seize"),
    ("تجسس الموظف لمصلحة دولة أجنبية", "COOPERATE", None),
    ("زودت الشرطة النيابة بمعلومات", "COOPERATE", None),
    ("تضرر المستوصف بشدة", "STATUS", "condition"),
    ("القوات جاهزة لصد التقدم", "MOBILIZE", "troops"),
    ("وضعت القوات في حالة استنفار", "MOBILIZE", "troops"),
    ("سافر الشاب للانضمام إلى الجماعة", "MOBILIZE", "militia"),
    ("حكم على الناشط بالسجن خمسة أعوام", "SANCTION", "convict"),
    ("قدم الوزير تعازيه إلى ذوي القتلى", "SUPPORT", None),
    ("أجرى المبعوث اتصالات مع الأطراف", "CONSULT", None),
    ("يعاني سكان المخيم من نقص حاد في الدواء", "STATUS", "condition"),
    ("تهيمن الجماعة على الوادي", "STATUS", "control"),
    ("تحرير رهينتين بعد أسبوع", "RETREAT", "release"),
]


@pytest.mark.parametrize(("text", "event", "mode"), TELLS, ids=[text for text, _, _ in TELLS])
def test_a_clause_tells_its_event(text: str, event: str, mode: str | None) -> None:
    assert (event, mode) in {(trigger.event, trigger.mode) for trigger in found(text)}


NEAR_MISSES = [
    ("فجر اليوم وصل الوفد", "ASSAULT"),
    ("وزارة الزراعة تعلن موسم القمح", "CONSULT"),
    ("من أجل السلام", "RETREAT"),
    ("أجهزة حديثة في المستشفى", "ASSAULT"),
    ("جبهة تحرير الإقليم حزب قديم", "COERCE"),
    ("طلب عدم كشف اسمه", "REQUEST"),
    ("تدعى المرأة سلمى", "REQUEST"),
    ("نصف السكان من المزارعين", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "event"), NEAR_MISSES, ids=[text for text, _ in NEAR_MISSES])
def test_a_near_miss_tells_no_such_event(text: str, event: str) -> None:
    assert event not in {trigger.event for trigger in found(text)}


def test_the_longest_phrase_wins() -> None:
    (trigger,) = found("شن الطيران غارات ليلية")
    assert trigger.text == "شن الطيران غارات"


def test_a_phrase_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert all(trigger.mode != "aerial" for trigger in found("شن القائد حملة إعلامية. غارت النجوم"))


def test_the_vowel_mark_shows_the_passive() -> None:
    assert [trigger.voice for trigger in found("استُهدف الموقع")] == ["passive"]


def test_the_light_verb_shows_the_passive() -> None:
    assert found("تم اعتقال أربعة")[0].voice == "passive"


def test_triggers_re_read_to_their_words() -> None:
    text = "وسيهاجمونها، و«القصف» مستمر\u200f على البلدة"
    assert found(text)
    assert all(trigger.rereads(text) for trigger in found(text))


def test_every_trigger_names_a_type_and_a_legal_mode() -> None:
    types = ontology.types()
    for patterns in lexicon().patterns.values():
        for pattern in patterns:
            if pattern.event == "NONE":
                continue
            assert pattern.event in types, pattern
            assert pattern.mode is None or pattern.mode in types[pattern.event].modes, pattern


def test_every_type_has_triggers() -> None:
    told = {pattern.event for patterns in lexicon().patterns.values() for pattern in patterns}
    assert told >= set(ontology.types())


def test_a_verbal_noun_that_ends_in_kaf_has_no_addressee() -> None:
    assert found("إعادة تحريك الملف") == ()
