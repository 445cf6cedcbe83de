"""Acts of diplomacy, pressure, movement and help in the words of reports, and the same words of other things. Every
sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims

TOLD = [
    ("غادر الوزير الفرنسي بيروت متوجها إلى بغداد.", "CONSULT"),
    ("وينتقل بعدها المبعوث الأممي إلى صنعاء.", "CONSULT"),
    ("ومن عمّان سينتقل الوزير إلى الرياض.", "CONSULT"),
    ("وتشمل الجولة محطات عدة في أفريقيا.", "CONSULT"),
    ("أطلع الوزير نظيره على الجهود المبذولة لحل الأزمة.", "CONSULT"),
    ("عقدت اللجنة دورتها الخامسة في الجزائر.", "CONSULT"),
    ("تناول الاتصال بين الوزيرين الأزمة في المنطقة.", "CONSULT"),
    ("يسعى المبعوث إلى إقناع الأطراف بوقف القتال.", "REQUEST"),
    ("طرحت المسؤولة فكرة إنشاء مجموعة عمل دولية.", "REQUEST"),
    ("أكد النائب أهمية استمرار الحوار.", "REQUEST"),
    ("كانوا يريدون الانقضاض على السلطة.", "COERCE"),
    ("وتعيش المدينة وسط مراقبة عسكرية مشددة.", "COERCE"),
    ("كثفت السلطات مراقبة المشتبه بهم.", "COERCE"),
    ("عزلت القوات المسلحين في شمال المدينة.", "COERCE"),
    ("سقط نظام الحكم في الخرطوم.", "COERCE"),
    ("قوات عسكرية كبيرة تحركت من القاعدة إلى شرق المدينة.", "MOBILIZE"),
    ("طائرات ومروحيات أرسلت إلى مكان الحادث.", "MOBILIZE"),
    ("التفت القوات من الجهة الغربية ووصلت إلى البلدة.", "MOBILIZE"),
    ("اقتربت القوات الحكومية من دخول المدينة.", "MOBILIZE"),
    ("ظهر موكب من السيارات يحمل رايات التنظيم.", "MOBILIZE"),
    ("تم سحب الفريق من البلاد نهاية العام.", "RETREAT"),
    ("فر المهاجم بعد الحادث.", "RETREAT"),
    ("أمدوا الجماعة بالأموال والأسلحة.", "AID"),
    ("المنازل الممولة من الاتحاد الأوروبي.", "AID"),
    ("لا تتسامح السلطات مع المتطرفين.", "REJECT"),
    ("تغيب ممثلو البرلمان عن الحضور.", "REJECT"),
    ("رفعت واشنطن التجميد الجزئي عن مساعداتها للقاهرة.", "CONCEDE"),
    ("دفعت العائلة فدية للخاطفين.", "CONCEDE"),
    ("تشهد البلاد مأساة إنسانية.", "STATUS"),
    ("حصل الحزب على ثلث المقاعد من أصوات الناخبين.", "STATUS"),
    ("الاتحاد الذي يعتبر المستوطنات غير شرعية.", "ACCUSE"),
    ("تحرك القضاء لملاحقة زعماء الحزب.", "ACCUSE"),
    ("البرلمان هو الوحيد المعترف به من المجتمع الدولي.", "SUPPORT"),
    ("أقدمت تركيا على فتح قواعدها الجوية للتحالف.", "COOPERATE"),
    ("أصدر التنظيم أوامر بإعدام كل من يحاول الهرب.", "THREATEN"),
    ("قضى الجيش على 15 من عناصر التنظيم.", "ASSAULT"),
    ("قضت القوات على عشرين مسلحا.", "ASSAULT"),
    ("أحيا الأهالي ذكرى اختطاف أبنائهم بوقفة في الساحة.", "PROTEST"),
    ("مساع دولية للتهدئة في الإقليم.", "CONSULT"),
    ("أوفدت باريس مستشارا إلى العاصمة.", "CONSULT"),
    ("قروض فرنسية لتونس.", "AID"),
    ("تحقيق دولي في استخدام الغاز.", "ACCUSE"),
    ("استدعاء السفير احتجاجا على التصريحات.", "ACCUSE"),
    ("أرجأت المنظمة المحادثات إلى أجل غير مسمى.", "REJECT"),
    ("استبعد الوزير التفاوض مع المتمردين.", "REJECT"),
    ("أكدت الحركة أنها لن تسلم سلاحها.", "REJECT"),
    ("كثفت الشرطة دورياتها في العاصمة.", "MOBILIZE"),
    ("وعد الرئيس بإجراء انتخابات قبل نهاية العام.", "AGREE"),
    ("هنأ الرئيس نظيره على إعادة انتخابه.", "SUPPORT"),
    ("أوقفت البرازيل استيراد اللحوم.", "SANCTION"),
    ("ترحيب دولي بالاتفاق.", "SUPPORT"),
    ("موافقة برلمانية على نشر القوات.", "AGREE"),
    ("تهديدات بقتل الرهائن.", "THREATEN"),
    ("موجة نزوح جديدة من الأنبار.", "SANCTION"),
    ("هذه ميليشيات مدعومة من دول الجوار.", "SUPPORT"),
    ("بنت تركيا مخيما للاجئين قرب الحدود.", "AID"),
    ("كلف الرئيس مبعوثه بمتابعة الملف.", "REQUEST"),
    ("لم تستجب الحركة لدعوات التهدئة.", "REJECT"),
    ("تراجعت الحكومة عن تعهداتها.", "REJECT"),
    ("شاركت قوات أميركية في تدريبات مع الجيش الفلبيني.", "COOPERATE"),
    ("سلمت السلطات المطلوب إلى الولايات المتحدة.", "COERCE"),
]


@pytest.mark.parametrize(("text", "event"), TOLD, ids=[text for text, _ in TOLD])
def test_what_is_told(text: str, event: str) -> None:
    assert event in [claim.event for claim in claims(text)]


NOTHING = [
    "يملك سلاح جو حربيا كبيرا.",
    "هذه منازل تعود إلى الأهالي.",
    "شكلت الحكومة المحلية لجانا فنية.",
    "استهدفت هذه الإجراءات القضائية زعيم الحزب.",
    "يقف الجيش على خطوط التماس.",
    "الديانة التي يدينون بها.",
    "جاؤوا تحقيقا لأحلامهم.",
    "دخلت الشركتان في مواجهة قضائية.",
    "تحول أسلوب الفريق من هجومي إلى دفاعي.",
    "في بيته كتب تحث على العنف.",
    "زعيم الحرب الصومالي.",
    "غارات",
    "أعمال عنف",
]


@pytest.mark.parametrize("text", NOTHING)
def test_the_same_words_of_other_things(text: str) -> None:
    assert not {"ASSAULT", "RETREAT", "STATUS", "REQUEST", "ACCUSE"} & {claim.event for claim in claims(text)}


MOVERS = [
    ("إن قوات عسكرية كبيرة تحركت من القاعدة إلى شرق المدينة.", "MOBILIZE", ("state-force:soldiers",), "تحركت من"),
    ("المهاجم فر من المكان.", "RETREAT", ("group:fighters",), "فر"),
    ("الوزير الفرنسي وصل إلى بغداد.", "CONSULT", ("state:france",), "وصل إلى"),
]


@pytest.mark.parametrize(("text", "event", "agent", "word"), MOVERS, ids=[text for text, *_ in MOVERS])
def test_who_moves_may_stand_before_the_verb(text: str, event: str, agent: tuple[str, ...], word: str) -> None:
    (claim,) = (claim for claim in claims(text) if claim.event == event)
    assert (claim.agent, claim.trigger.text) == (agent, word)


def test_who_attacks_is_no_attack() -> None:
    assert [claim.event for claim in claims("تراجعت القوة المهاجمة إلى الجبل.")] == ["RETREAT"]


def test_a_convoy_that_is_attacked_is_no_movement() -> None:
    assert [claim.event for claim in claims("استهدف تفجير رتلا عسكريا في المدينة.")] == ["ASSAULT"]


def test_help_that_is_no_longer_withheld_is_no_help() -> None:
    assert [claim.event for claim in claims("رفعت واشنطن التجميد عن مساعداتها العسكرية.")] == ["CONCEDE"]


def test_none_of_a_kind_is_told_where_it_is_said_to_happen() -> None:
    (denied,) = claims("لم تحدث أي مواجهات مسلحة في المدينة.")
    assert (denied.event, denied.stance) == ("ASSAULT", "deny")
    assert "ASSAULT" not in {claim.event for claim in claims("سيرد الجيش بقوة على أي مواجهات مسلحة.")}


def test_where_something_happened_is_no_event_told_again() -> None:
    found = claims("هز انفجار السوق في الصباح. ثم أغلقت الشرطة مكان الانفجار.")
    assert [claim.event for claim in found] == ["ASSAULT", "COERCE"]


def test_the_dead_of_many_attacks_are_losses() -> None:
    (toll,) = claims("قتل مئات من قوات الأمن في هجمات المتشددين في سيناء.")
    assert (toll.event, toll.mode) == ("STATUS", "losses")


def test_a_relative_clause_that_an_attack_happened_is_told_with_it() -> None:
    (attack,) = claims("جاء ذلك بعد الاعتداء الذي وقع على السفير في المطار.")
    assert attack.evidence.text.endswith("وقع على السفير في المطار")


def test_a_toll_that_only_says_who_counted_is_of_the_attack() -> None:
    found = claims("انفجرت قنبلة في السوق. وقتل 20 شخصا وأصيب 90 بحسب حصيلة أعلنتها الإذاعة.")
    assert [claim.event for claim in found] == ["ASSAULT", "ASSAULT"]
