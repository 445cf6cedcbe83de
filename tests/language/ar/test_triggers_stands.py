"""Triggers of stands, pressure, ties and states, and words that are spelt like verbs. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.language.ar.test_triggers_more import found

TELLS = [
    ("جددت الحكومة الكينية قولها: نأمل أن يعود النازحون", "REQUEST"),
    ("من الضروري أن يتوقف القصف على صنعاء", "REQUEST"),
    ("أصدر القائد في مالي أوامر بالتحرك", "REQUEST"),
    ("الكتلة ترى أن الاقتراح غير مقبول", "REJECT"),
    ("الحكومة السودانية لا تعتزم تغيير موقفها", "REJECT"),
    ("لن نسمح للميليشيات بالعودة", "REJECT"),
    ("نكث الفصيل بعهده في مقديشو", "REJECT"),
    ("رددوا هتافات مناهضة للحزب الحاكم في كاراكاس", "ACCUSE"),
    ("لقي القرار استنكارات واسعة في تونس", "ACCUSE"),
    ("سيدفع الثمن كل من اعتدى على القرية", "THREATEN"),
    ("عرضت السلطات الباكستانية مكافأة مقابل معلومات", "THREATEN"),
    ("تضامنا مع عمال المناجم في بوليفيا", "SUPPORT"),
    ("حظي المرشح بتأييد النقابات", "SUPPORT"),
    ("قبلت الحركة المبادرة الموريتانية", "AGREE"),
    ("أرغمت الشركة سكان الدلتا، تحت التهديد", "COERCE"),
    ("حالت الشرطة المجرية دون عبورهم", "COERCE"),
    ("أقامت الوزارة بؤرة استيطانية جديدة", "COERCE"),
    ("عثرت الشرطة على متفجرات في مستودع بكابول", "COERCE"),
    ("تفكيك 12 عبوة قرب كركوك", "COERCE"),
    ("طرد مسلحي الحركة من كيسمايو", "ASSAULT"),
    ("بدأت الجبهة تمردها قبل عشرين عاما", "ASSAULT"),
    ("إطلاق حرس الحدود النار على مزارعين", "ASSAULT"),
    ("العمليات مستمرة في إقليم هلمند", "ASSAULT"),
    ("ما زال الرهائن في الغابة", "ASSAULT"),
    ("أطلقت الشرطة الغازات المسيلة للدموع في داكار", "ASSAULT"),
    ("تلقى الفصيل دعما من دولة مجاورة", "AID"),
    ("رحبت أوغندا باللاجئين", "AID"),
    ("استقبال كولومبيا مليون لاجئ", "AID"),
    ("عبر مقاتلو الحركة الحدود الكينية", "MOBILIZE"),
    ("غادر العشرات بلجيكا للقتال", "MOBILIZE"),
    ("انضم إلى حركة الشباب", "MOBILIZE"),
    ("تدخلت الشرطة الفرنسية في الملعب", "MOBILIZE"),
    ("لاذ المهاجمون بالفرار", "RETREAT"),
    ("التزم الطرفان بالهدنة في ناغورني قره باغ", "RETREAT"),
    ("سمحت القبائل بمرور القافلة", "RETREAT"),
    ("يقطنها صيادون من الأقلية", "STATUS"),
    ("عددهم نحو ألف وبحوزتهم أسلحة، يبلغ عددهم ألفا", "STATUS"),
    ("حقق المتمردون مكاسب في الشرق", "STATUS"),
    ("قضوا جوعا في المخيم", "STATUS"),
    ("المحتجون يلوحون بأعلام بيرو", "PROTEST"),
    ("أطاح الضباط بالرئيس", "COERCE"),
    ("أحيل الوزير السابق إلى القضاء", "ACCUSE"),
]


@pytest.mark.parametrize(("text", "event"), TELLS, ids=[text for text, _ in TELLS])
def test_stands_pressure_ties_and_movements_tell_events(text: str, event: str) -> None:
    assert event in {trigger.event for trigger in found(text)}, found(text)


NOUNS = [
    ("انسحبت القوات خشية قتل المدنيين", "قتل"),
    ("نشرت السلطات الدرك منعا للشغب", "منعا"),
    ("في إطار دعم الجيش الصومالي", "دعم"),
]


@pytest.mark.parametrize(("text", "word"), NOUNS, ids=[text for text, _ in NOUNS])
def test_a_verbal_noun_spelt_like_a_past_verb_is_a_noun(text: str, word: str) -> None:
    assert [trigger.form for trigger in found(text) if trigger.text == word] in (["masdar"], [])


def test_two_who_are_named_before_have_a_dual_verb() -> None:
    assert [trigger.form for trigger in found("جنديان قتلا في الكمين") if trigger.lemma == "قتل"] == ["verb"]


SILENT = [
    "بلدة عين الحلوة مسقط رأسه",
    "ووفقا للقانون يحق لهم ذلك",
    "اثنين من الركاب على متن السفينة",
    "لم يؤد ذلك إلى نتيجة",
    "تقدم السفير بالتعزية إلى الأسرة",
    "شدد على أن الموسم جيد",
]


@pytest.mark.parametrize("text", SILENT)
def test_namesakes_of_verbs_tell_nothing(text: str) -> None:
    assert found(text) == (), found(text)
