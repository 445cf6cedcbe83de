"""Parties of force that one word, an adjective or a dual names, what is hit, and who is charged.

Every sentence is our own.
"""

from __future__ import annotations

import pytest

from riwaya.explain import read_text

PARTIES = [
    # Two bodies of one kind, told in the dual or side by side.
    ("دارت اشتباكات بين حركتي فتح وحماس في قطاع غزة.", "ASSAULT", "group:fatah group:hamas", ""),
    ("تبنى تنظيما القاعدة وداعش الهجوم على السفارة.", "ASSAULT", "group:al-qaeda", ""),
    # Forces of order, with their country and without one.
    ("أحبطت الجمارك الأردنية تهريب أسلحة.", "COERCE", "state-force:jordanian-customs", ""),
    ("أوقف الدرك الوطني الجزائري أربعة مهربين.", "COERCE", "state-force:algerian-gendarmerie", "group:fighters"),
    ("قوات مكافحة الشغب فرقت المحتجين في الخرطوم.", "ASSAULT", "state-force:police", "group:protesters"),
    ("ألقى حرس الحدود القبض على خمسة مهربين.", "COERCE", "state-force:police", "group:fighters"),
    ("ضبطت إدارة مكافحة المخدرات مهربا في بيروت.", "COERCE", "state-force:police", "group:fighters"),
    ("اعتقل جهاز المخابرات العامة خلية إرهابية في غزة.", "COERCE", "state-force:police", "group:fighters"),
    ("ضبطت الشرطة 20 كيلوغراما من الحشيش في مطار بيروت.", "COERCE", "state-force:police", ""),
    # An adjective of a group names it, also as whose attack it is.
    ("اختطف مسلحون حوثيون ثلاثة صحفيين في صنعاء.", "ASSAULT", "group:houthis", "group:journalists"),
    ("قصف حوثي على مأرب.", "ASSAULT", "group:houthis", ""),
    ("دمرت مقاتلات التحالف العربي مواقع حوثية في صعدة.", "ASSAULT", "intl:arab-coalition", "group:houthis"),
    ("أحبط الجيش اليمني هجوما حوثيا في الجوف.", "ASSAULT", "state-force:yemeni-army", "group:houthis"),
    # What is hit is never the doer; the event before it may have one.
    (
        "دمرت غارات التحالف العربي مخازن أسلحة للحوثيين في صعدة.",
        "ASSAULT",
        "intl:arab-coalition",
        "group:houthis",
    ),
    ("قصفت المدفعية التركية مواقع لوحدات حماية الشعب في عفرين.", "ASSAULT", "state:turkey", "group:ypg"),
    # "الاحتلال" behind what it has.
    ("هدمت جرافات الاحتلال منزلين في الخليل.", "ASSAULT", "state:israel", ""),
    ("أصيب صياد بنيران زوارق الاحتلال قبالة رفح.", "ASSAULT", "state:israel", "group:civilians"),
    ("قصفت مدفعية الاحتلال التركي قرية في ريف الحسكة.", "ASSAULT", "state-force:turkish-armed-forces", ""),
    # Who is shot suffers it; "no fewer than" parts no victim from the verb.
    ("قتل متظاهر بالرصاص الحي في الخرطوم.", "ASSAULT", "", "group:protesters"),
    ("قتل ما لا يقل عن 13 جنديا في كمين نصبه جهاديون.", "ASSAULT", "group:fighters", "state-force:soldiers"),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), PARTIES, ids=[text for text, *_ in PARTIES])
def test_who_did_it_to_whom(text: str, event: str, agent: str, recipient: str) -> None:
    (claim,) = (one for one in read_text(text).claims if one.event == event)
    assert (" ".join(claim.agent), " ".join(claim.recipient)) == (agent, recipient)


SLAIN = [
    ("هاجمت حركة الشباب القرية وقتلت ستة مدنيين.", "group:al-shabaab"),
    ("اقتحمت قوات الدعم السريع القرية وقتلت أكثر من مئة شخص.", "group:rapid-support-forces"),
    ("هاجم مسلحون القرية وقتلوا ثلاثة أشخاص.", "group:fighters"),
]


@pytest.mark.parametrize(("text", "doer"), SLAIN, ids=[text for text, _ in SLAIN])
def test_a_verb_of_killing_before_its_object_goes_on_from_the_subject_before(text: str, doer: str) -> None:
    last = read_text(text).claims[-1]
    assert (last.event, last.agent, len(last.figures)) == ("ASSAULT", (doer,), 1)


def test_a_dead_woman_is_no_object() -> None:
    (claim,) = read_text("قتلت امرأة وطفلها بقصف على إدلب.").claims
    assert (claim.agent, claim.recipient) == ((), ("group:civilians",))


CHARGED = [
    ("أوقف الدرك مشتبها به في قتل سائح.", "group:suspects"),
    ("أوقفت المباحث متهما بقتل ضابط.", "group:detainees"),
]


@pytest.mark.parametrize(("text", "doer"), CHARGED, ids=[text for text, _ in CHARGED])
def test_who_is_arrested_for_a_deed_is_its_doer(text: str, doer: str) -> None:
    (claim,) = (one for one in read_text(text).claims if one.event == "ASSAULT")
    assert claim.agent == (doer,)
