"""Triggers by theme, and figures of speech that tell nothing. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.make import lines

from riwaya.language.ar.triggers import triggers
from riwaya.language.ar.words import words
from riwaya.model import Trigger


def found(text: str) -> tuple[Trigger, ...]:
    return triggers(text, words(text, lines(text)))


TELLS = [
    ("تعاني المستشفيات من نقص الأدوية", "STATUS", "condition"),
    ("يفتقر المخيم إلى مياه الشرب", "STATUS", "condition"),
    ("انقطعت الكهرباء عن أحياء واسعة", "STATUS", "condition"),
    ("تشهد الحدود حالة من التوتر", "STATUS", "condition"),
    ("العلاقات بين البلدين في فتور العلاقات المعتاد", "STATUS", "condition"),
    ("لا أنباء عن ركاب القارب", "STATUS", "condition"),
    ("المناطق الخاضعة لنفوذ الحركة", "STATUS", "control"),
    ("شددت القوات الحصار على البلدة", "STATUS", "siege"),
    ("يضم الفصيل نحو ألفي عنصر", "STATUS", "strength"),
    ("أدى الرئيس الجديد اليمين", "STATUS", "leadership"),
    ("توفي عشرة مهاجرين في الصحراء", "STATUS", "losses"),
    ("وجهت النيابة إلى الموظف تهمة الاختلاس", "ACCUSE", "allege"),
    ("استجوبت الشرطة السائق", "ACCUSE", "investigate"),
    ("مثل المتهم أمام القاضي", "ACCUSE", "investigate"),
    ("قضت محكمة الجنايات ببراءة الموظف", "SANCTION", "convict"),
    ("أدانت محكمة عسكرية ضابطين", "SANCTION", "convict"),
    ("أوقفت السلطات مهاجرا عند الميناء", "COERCE", "arrest"),
    ("أخلت السلطات سبيل الصحفي", "RETREAT", "release"),
    ("سلمت السلطات مطلوبا إلى الدولة المجاورة", "COOPERATE", None),
    ("أعاد الجيش انتشار قواته", "MOBILIZE", "troops"),
    ("سيرت القوة دوريات على الطريق", "MOBILIZE", "troops"),
    ("انتشرت وحدات من الجيش في المدينة", "MOBILIZE", "troops"),
    ("صفقة أسلحة جديدة بين الدولتين", "MOBILIZE", "weapons"),
    ("سحبت الدولة جنودها من الجزيرة", "RETREAT", "withdraw"),
    ("فرضت السلطات إجراءات على الحدود", "COERCE", "restrict"),
    ("هدمت الجرافات منازل في القرية", "ASSAULT", "destroy"),
    ("الحكومة تقر بناء وحدات استيطانية", "COERCE", "seize"),
    ("حجبت الهيئة موقعا إخباريا", "COERCE", "censor"),
    ("وقع الوزيران مذكرة في العاصمة", "AGREE", None),
    ("علق الوفد مشاركته في الجلسات", "REJECT", None),
    ("اعترفت الحكومة بدولة جديدة", "SUPPORT", None),
    ("أصدر الملك عفوا عاما", "CONCEDE", None),
    ("أعلن المدير استقالته", "RETREAT", "resign"),
    ("شن النائب هجوما لاذعا على الحكومة", "ACCUSE", "disapprove"),
    ("صد الحرس محاولة تسلل", "ASSAULT", None),
    ("احتدمت المعارك جنوب المدينة", "ASSAULT", None),
    ("اقتحم مستوطنون باحات المسجد", "ASSAULT", None),
    ("أسقط الدفاع الجوي طائرة مسيرة", "ASSAULT", "drone"),
    ("دوى انفجار في الميناء", "ASSAULT", "explosives"),
    ("تعرض السجناء للتعذيب", "ASSAULT", "torture"),
    ("عالج الأطباء عشرات الجرحى", "AID", None),
    ("اندلعت احتجاجات في الجنوب", "PROTEST", "demo"),
    ("أضرب العمال عن العمل", "PROTEST", "strike"),
    ("اضطر السكان إلى الفرار", "SANCTION", "expel"),
    ("سمحت السلطات بدخول الوقود", "RETREAT", "access"),
]


@pytest.mark.parametrize(("text", "event", "mode"), TELLS, ids=[text for text, _, _ in TELLS])
def test_a_clause_tells_its_event(text: str, event: str, mode: str | None) -> None:
    assert (event, mode) in {(trigger.event, trigger.mode) for trigger in found(text)}


SILENT = [
    "فازت القائمة في معركة انتخابية",
    "حقق الفريق الفوز بعد ضربات الترجيح",
    "انفجر الوضع في السوق",
    "فجر اللاعب مفاجأة كبيرة",
    "أصيب المدير بنوبة قلبية",
    "عاد المسافر مع أسرته",
    "آلاف الأسر بلا دخل",
    "تراجعت أسعار النفط",
    "يقع النهر في مقاطعة بعيدة",
    "برنامج يستهدف تحقيق النمو",
    "خاض الحزبان حرب كلام",
    "الفرق تبحث عن الطفل",
    "ما لا يقل عن مئة موظف",
    "جائزة لمن يجيب",
]


@pytest.mark.parametrize("text", SILENT)
def test_a_figure_of_speech_tells_nothing(text: str) -> None:
    assert found(text) == ()
