"""Words of events in another sense, figures of speech and namesakes tell no event. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.language.ar.test_triggers import found

SENSES = [
    ("فجر اليوم وصل الوفد", "ASSAULT"),
    ("وزارة الزراعة تعلن موسم القمح", "CONSULT"),
    ("من أجل السلام", "RETREAT"),
    ("أجهزة حديثة في المستشفى", "ASSAULT"),
    ("جبهة تحرير الإقليم حزب قديم", "COERCE"),
    ("طلب عدم كشف اسمه", "REQUEST"),
    ("تدعى المرأة سلمى", "REQUEST"),
    ("نصف السكان من المزارعين", "ASSAULT"),
    ("هذا إنجاز كبير للفريق", "CONCEDE"),
    ("درس الباحثون أبعاد المشكلة", "COERCE"),
    ("قدم التقرير عارضا عليه الوثائق", "REJECT"),
    ("لا تمت هذه الأقوال للحقيقة بصلة", "STATUS"),
    ("يسخر الشاعر قلمه لخدمة وطنه", "ACCUSE"),
    ("مشروع يستهدف تحقيق التنمية", "ASSAULT"),
    ("تحارب الحكومة الفساد", "ASSAULT"),
    ("دول مجلس التعاون", "COOPERATE"),
    ("استعادة الثقة في السوق", "COERCE"),
    ("دعا الله أن يحفظ البلاد", "REQUEST"),
    ("قالت القوات إن الوضع يتقدم", "MOBILIZE"),
]


@pytest.mark.parametrize(("text", "event"), SENSES, ids=[text for text, _ in SENSES])
def test_words_in_another_sense_tell_no_such_event(text: str, event: str) -> None:
    assert event not in {trigger.event for trigger in found(text)}


FIGURES_OF_SPEECH = [
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
    "رؤساء تحرير الصحف",
    "رحل العالم عن عمر ناهز الثمانين",
    "تكفل البرنامج بذوي الإعاقة",
    "وهنا مكمن الخطورة",
    "مركز الحوار بين أتباع الأديان",
    "دعونا نعمل بهدوء",
    "مخازن أسلحة في الجبل",
    "خطر داهم",
    "شيع الأهالي فقيد الوطن",
    "مواقف غير مستغربة منهم",
    "الحملة مستمرة في البرنامج الطبي",
    "وهنا سيارتا إسعاف",
]


@pytest.mark.parametrize("text", FIGURES_OF_SPEECH)
def test_a_figure_of_speech_tells_nothing(text: str) -> None:
    assert found(text) == ()


NAMESAKES = [
    "بلدة عين الحلوة مسقط رأسه",
    "ووفقا للقانون يحق لهم ذلك",
    "اثنين من الركاب على متن السفينة",
    "لم يؤد ذلك إلى نتيجة",
    "تقدم السفير بالتعزية إلى الأسرة",
    "شدد على أن الموسم جيد",
]


@pytest.mark.parametrize("text", NAMESAKES)
def test_namesakes_of_verbs_tell_nothing(text: str) -> None:
    assert found(text) == (), found(text)
