"""Force, control and movement as news agencies tell them: who did it, whom it befell, and that it is one event.

Every sentence is our own.
"""

from __future__ import annotations

import pytest
from tests.claims.reading import claims

TOLD = [
    # A body with an article behind its verb is the subject, whatever the lexicon lists with the verb.
    ("أفرجت السلطات الموريتانية عن أربعة ناشطين.", "RETREAT", "state:mauritania", "group:civilians"),
    ("أوقفت الشرطة الأردنية صحفيا في إربد.", "COERCE", "state-force:jordanian-police", "group:journalists"),
    ("طوقت الشرطة التونسية الحي القديم في سوسة.", "COERCE", "state-force:tunisian-police", ""),
    ("أوقفت النيابة مدير المصرف على ذمة التحقيق.", "COERCE", "state:authorities", ""),
    ("أصابت الشرطة تسعة محتجين في كسلا.", "ASSAULT", "state-force:police", "group:protesters"),
    ("قتل الجيش خمسة مسلحين في رفح.", "ASSAULT", "state-force:soldiers", "group:fighters"),
    ("قتل الجنود الأربعة في كمين.", "ASSAULT", "", "state-force:soldiers"),
    ("قتلت قوات الأمن متظاهرين اثنين في الناصرية.", "ASSAULT", "state-force:police", "group:protesters"),
    # Who dies under torture suffers it.
    ("مات سجين تحت التعذيب في مركز للشرطة.", "ASSAULT", "", "group:detainees"),
    # Whose a downed aircraft was, and who downed it.
    ("أعلن الحوثيون إسقاط طائرة تجسس أمريكية فوق البيضاء.", "ASSAULT", "group:houthis", "state:usa"),
    ("أسقطت الدفاعات الجوية السورية صاروخين فوق حمص.", "ASSAULT", "state-force:syrian-air-defence", ""),
    # A number tells no case, nor does the end of "ميليشيا"; two of a nation are nobody's name.
    ("غادر آلاف المدنيين مخيم عين الحلوة.", "RETREAT", "group:civilians", ""),
    ("أغلقت ميليشيا محلية معبر رأس جدير.", "COERCE", "group:insurgents", ""),
    ("استشهد فلسطينيان برصاص الجيش الإسرائيلي في طولكرم.", "ASSAULT", "state-force:israeli-army", ""),
    # Who is convicted bears it, who is set free is told by one word, and ground is lost to somebody.
    ("أدين خمسة ضباط في تونس.", "SANCTION", "", "state-force:soldiers"),
    ("أطلقت السلطات المصرية سراح ناشط.", "RETREAT", "state:egypt", "group:civilians"),
    ("اغتيال ناشط في العمارة.", "ASSAULT", "", "group:civilians"),
    (
        "خسر الجيش السوداني قاعدة كبيرة لصالح قوات الدعم السريع.",
        "COERCE",
        "group:rapid-support-forces",
        "state-force:sudanese-army",
    ),
    # An adjective closes the phrase of its noun, so that no genitive follows.
    ("غارة أميركية تستهدف قياديا في تنظيم القاعدة.", "ASSAULT", "state:usa", "group:al-qaeda"),
    # A verb between parts a noun from whom stands behind; an army with the article is no part of a group.
    ("انفجار يستهدف حافلة للجيش في حماة.", "ASSAULT", "", "state-force:soldiers"),
    ("المدينة التي استعادها الجيش من تنظيم داعش مدمرة.", "COERCE", "state-force:soldiers", "group:isis"),
    ("توفي معتقل تحت التعذيب في سجن تابع للمخابرات.", "ASSAULT", "", "group:detainees"),
    # What is handed over is taken from who had it.
    ("تسلم الجيش اللبناني مواقع من حزب الله.", "COERCE", "state-force:lebanese-army", "group:hezbollah"),
    ("نشرت الأمم المتحدة مراقبين في الحديدة.", "MOBILIZE", "intl:united-nations", ""),
    ("زرع الحوثيون مئات الألغام في حيس.", "ASSAULT", "group:houthis", ""),
    # A preposition before a noun leaves the noun its genitive; a coup told in passing has no doer of another clause.
    ("تقدم الجيش باتجاه معاقل المتمردين.", "STATUS", "group:insurgents", ""),
    ("انتشر الجيش في المدينة بعد محاولة انقلاب.", "COERCE", "", ""),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), TOLD, ids=[text for text, *_ in TOLD])
def test_who_did_it_to_whom(text: str, event: str, agent: str, recipient: str) -> None:
    (claim,) = (one for one in claims(text) if one.event == event)
    assert (" ".join(claim.agent), " ".join(claim.recipient)) == (agent, recipient)


ONE = [
    ("فرقت الشرطة المغربية مظاهرة في الرباط بالغاز المسيل للدموع.", "ASSAULT"),
    ("حكمت محكمة ليبية بالإعدام على ستة من عناصر تنظيم داعش.", "SANCTION"),
    ("ارتكبت المليشيا جرائم حرب في الجنينة.", "ASSAULT"),
    ("خطف مسلحون ثلاثة عمال إغاثة في بونتلاند.", "ASSAULT"),
    ("هاجم مسلحون قافلة مساعدات قرب جوبا.", "ASSAULT"),
    ("سمحت السلطات بدخول قافلة مساعدات إلى الزبداني.", "RETREAT"),
    ("قصفت طائرات التحالف مخزن أسلحة في صعدة.", "ASSAULT"),
    ("أحبط الجيش الأردني عملية تهريب أسلحة.", "COERCE"),
    ("تبادل الطرفان القصف عبر الحدود.", "ASSAULT"),
    ("اعتقلت الشرطة عشرات المتظاهرين في القضارف.", "COERCE"),
    ("أمرت النيابة بحبس صحفي أربعة أيام على ذمة التحقيق.", "COERCE"),
]


@pytest.mark.parametrize(("text", "event"), ONE, ids=[text for text, _ in ONE])
def test_means_and_objects_of_a_deed_are_no_events_beside_it(text: str, event: str) -> None:
    assert [claim.event for claim in claims(text)] == [event]


def test_a_sentence_keeps_its_figure() -> None:
    (claim,) = claims("حكمت محكمة ليبية بالإعدام على ستة من عناصر تنظيم داعش.")
    assert (claim.recipient, len(claim.figures)) == (("group:isis",), 1)


def test_who_crosses_a_frontier_moves() -> None:
    assert [claim.event for claim in claims("عبرت قوات إثيوبية الحدود إلى السودان.")] == ["MOBILIZE"]


def test_a_raid_and_the_arrests_of_it_are_told_with_those_arrested() -> None:
    found = claims("داهمت الشرطة المغربية منزلا في سلا وأوقفت أربعة مشتبهين.")
    assert [(claim.event, claim.agent) for claim in found] == [("COERCE", ("state-force:moroccan-police",))] * 2
    assert [len(claim.figures) for claim in found] == [0, 1]


CHARGES = [
    ("أعدم تنظيم داعش أربعة رجال في الرقة بتهمة التجسس.", "group:civilians"),
    ("اعتقل الأمن الكويتي خمسة صحفيين بتهمة الانتماء إلى جماعة محظورة.", "group:journalists"),
    ("حكم على ضابط سابق بالسجن بتهمة التعاون مع إسرائيل.", "state-force:soldiers state:israel"),
    ("أوقف الأمن الأردني طالبا متهما بالتجسس.", "group:civilians"),
    ("اعتقلت الشرطة العراقية بتهمة التجسس.", ""),
]


@pytest.mark.parametrize(("text", "doer"), CHARGES, ids=[text for text, _ in CHARGES])
def test_who_is_charged_did_it_and_never_who_charges(text: str, doer: str) -> None:
    (claim,) = (one for one in claims(text) if one.event == "COOPERATE")
    assert " ".join(claim.agent) == doer


def test_nobody_is_a_source_of_an_arrest_pending_inquiry() -> None:
    (claim,) = claims("أوقفت النيابة مدير المصرف على ذمة التحقيق.")
    assert [hop.entity for hop in claim.hops] == ["media:unidentified-text"]


def test_that_nobody_claimed_an_attack_denies_none() -> None:
    assert claims("لم تتبن أي جهة التفجير.") == ()
