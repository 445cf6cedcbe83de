"""Both sides: meetings, visits, calls, mediation and pacts. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.test_claims import only

from riwaya.explain import read_text

SIDES = [
    ("أجرى الرئيس الفرنسي اتصالا هاتفيا بنظيره اللبناني", "CONSULT", {"state:france", "state:lebanon"}),
    ("زيارة مفاجئة لوزير الدفاع الأميركي إلى بغداد", "CONSULT", {"state:usa"}),
    ("محادثات بوساطة سعودية أميركية", "CONSULT", {"state:saudi-arabia", "state:usa"}),
    ("استقبل الرئيس المصري وفدا من حركة حماس", "CONSULT", {"state:egypt", "group:hamas"}),
    ("التقى المبعوث الأميركي ممثلين عن حركة طالبان في الدوحة", "CONSULT", {"state:usa", "group:taliban"}),
    ("أجرى وفد إسرائيلي مفاوضات في القاهرة", "CONSULT", {"state:israel"}),
    ("بحث وزيرا خارجية مصر والسعودية الأوضاع", "CONSULT", {"state:egypt", "state:saudi-arabia"}),
    ("بحث الرئيسان الروسي والتركي الوضع في إدلب", "CONSULT", {"state:russia", "state:turkey"}),
    ("قمة تجمع قادة مصر والأردن والعراق", "CONSULT", {"state:egypt", "state:jordan", "state:iraq"}),
    ("مباحثات بين مصر وتركيا وقطر في القاهرة", "CONSULT", {"state:egypt", "state:turkey", "state:qatar"}),
    ("كشف مسؤول عن محادثات جرت بين إسرائيل والسودان", "CONSULT", {"state:israel", "state:sudan"}),
    ("بعث العاهل المغربي برسالة إلى الرئيس الموريتاني", "CONSULT", {"state:morocco", "state:mauritania"}),
    ("زار وزير الخارجية الفرنسي لبنان والتقى نبيه بري", "CONSULT", {"state:france", "per:nabih-berri"}),
    ("في اتصال هاتفي مع نظيره الأردني أكد الرئيس العراقي دعمه", "CONSULT", {"state:jordan", "state:iraq"}),
    ("وقع الطرفان اتفاقا يقضي بانسحاب القوات من المدينة", "AGREE", set()),
    ("اتفقت السعودية مع باكستان على التعاون العسكري", "COOPERATE", {"state:saudi-arabia", "state:pakistan"}),
    ("وقعت إثيوبيا وإريتريا اتفاقا لوقف إطلاق النار", "RETREAT", {"state:ethiopia", "state:eritrea"}),
    ("عرضت قطر الوساطة بين حركة طالبان والحكومة الأفغانية", "AGREE", {"state:qatar"}),
    ("اتفق طرفا النزاع على تبادل ألف أسير", "AGREE", {"group:factions"}),
    ("اتفقت حركة حماس مع إسرائيل على خروج المسلحين", "AGREE", {"group:hamas", "state:israel"}),
    ("التقى نائب الرئيس العراقي السفير الإيطالي", "CONSULT", {"state:iraq", "state:italy"}),
    ("التقى وزير الدفاع الليبي برئيس الوزراء المالطي", "CONSULT", {"state:libya", "state:malta"}),
    ("اتصل الرئيس التونسي بأمير الكويت", "CONSULT", {"state:tunisia", "state:kuwait"}),
    ("بحث الرئيس الصومالي مع الأمين العام للأمم المتحدة الجفاف", "CONSULT", {"state:somalia", "intl:united-nations"}),
    ("استقبل خادم الحرمين الشريفين رئيس الجابون", "CONSULT", {"state:saudi-arabia", "state:gabon"}),
    ("قال الرئيس العراقي خلال لقائه السفير الإيراني إن الوضع هادئ", "CONSULT", {"state:iraq", "state:iran"}),
    ("في ختام زيارته لبغداد، دعا الوزير التركي إلى الهدوء", "CONSULT", {"state:turkey"}),
    ("التقى ملك الأردن الرئيس القبرصي وبحث معه الهجرة", "CONSULT", {"state:jordan", "state:cyprus"}),
    ("يزور وزير الخارجية التركي بغداد لبحث ملف حزب العمال الكردستاني", "CONSULT", {"state:turkey"}),
    ("دخلت حركة طالبان في محادثات غير مسبوقة مع الصين", "CONSULT", {"group:taliban", "state:china"}),
    ("احتضنت الدوحة مفاوضات بين الحكومة التشادية وحركة طالبان", "CONSULT", {"state:chad", "group:taliban"}),
    ("وفد حوثي في مسقط لاستكمال المشاورات مع السعودية", "CONSULT", {"group:houthis", "state:saudi-arabia"}),
    ("لقاء بين مسؤولين فلسطينيين وإسرائيليين في العقبة", "CONSULT", {"state:palestine", "state:israel"}),
    ("تلقى الرئيس الجزائري مكالمة هاتفية من نظيره المالي", "CONSULT", {"state:algeria", "state:mali"}),
    (
        "مفاوضات بين إسرائيل وحماس بوساطة مصر وقطر والولايات المتحدة.",
        "CONSULT",
        {"state:israel", "group:hamas", "state:egypt"},
    ),  # a mediator of its own
    ("نفى المتحدث باسم حركة حماس وجود أي اتصالات مع روسيا.", "CONSULT", {"group:hamas", "state:russia"}),
    ("الرياض وأنقرة تبحثان التعاون.", "CONSULT", {"state:saudi-arabia", "state:turkey"}),
    ("محادثات أوروبية إيرانية في فيينا", "CONSULT", {"intl:european-union", "state:iran"}),
    ("ترأس وزير الداخلية العراقي وفدا إلى طهران", "CONSULT", {"state:iraq"}),
    ("وصل وزير الخارجية الفرنسي إلى بيروت على رأس وفد رفيع", "CONSULT", {"state:france"}),
]


@pytest.mark.parametrize(("text", "event", "sides"), SIDES, ids=[text for text, *_ in SIDES])
def test_all_who_meet_or_agree_are_doers(text: str, event: str, sides: set[str]) -> None:
    assert {entity for claim in read_text(text).claims if claim.event == event for entity in claim.agent} == sides


def test_a_pronoun_behind_between_is_the_two_who_were_told_together() -> None:
    text = "قال وزير الخارجية سالم الحداد ونظيره الإيطالي ماركو بيلي إن المباحثات التي جرت بينهما في روما ناجحة"
    (met,) = (claim.agent for claim in read_text(text).claims if claim.event == "CONSULT")
    assert len(met) == 2 and all(entity.startswith("per:") for entity in met)


def test_countries_at_a_frontier_are_no_sides() -> None:
    told = read_text("اندلعت اشتباكات على الحدود بين السودان وإثيوبيا.").claims
    assert [claim.agent for claim in told] == [()]


def test_help_received_is_given_by_the_country_behind_its_preposition() -> None:
    told = read_text("تلقى الجيش اللبناني مساعدات عسكرية من الولايات المتحدة.").claims
    assert [(claim.agent, claim.recipient) for claim in told] == [(("state:usa",), ("state-force:lebanese-army",))]


def test_what_an_agreement_is_for_is_negotiated() -> None:
    claim = only("توصل لواء الراية وكتيبة النهر إلى اتفاق لوقف إطلاق النار", "RETREAT")
    assert claim.modality == "negotiated"


AGAIN = [
    ("التقى وزير الخارجية المصري نظيره السوداني. وبحث الجانبان أزمة المياه.", {"state:egypt", "state:sudan"}),
    ("استقبل أمير الكويت وزير الخارجية الإيراني. وتناول اللقاء أمن الخليج.", {"state:kuwait", "state:iran"}),
    ("وصل رئيس الوزراء العراقي إلى أنقرة. والتقى الرئيس التركي وبحث معه ملف المياه.", {"state:iraq", "state:turkey"}),
]


@pytest.mark.parametrize(("text", "sides"), AGAIN, ids=[text for text, _ in AGAIN])
def test_two_who_met_are_meant_by_the_next_sentence(text: str, sides: set[str]) -> None:
    assert set(read_text(text).claims[-1].agent) == sides


def test_the_occasion_of_something_else_that_was_told_before_is_no_claim() -> None:
    told = read_text("زار المبعوث الأممي صنعاء. والتقى خلال الزيارة قادة الحوثيين.").claims
    assert [claim.trigger.text for claim in told] == ["زار", "التقى"]


def test_a_crowd_alone_receives_nobody() -> None:
    assert all(claim.event != "CONSULT" for claim in read_text("كانت المدينة تستقبل زوارها بالورود.").claims)


def test_a_name_behind_a_second_office_is_not_that_of_the_first() -> None:
    (met,) = (one.agent for one in read_text("استقبلت وزيرة الخارجية الفرنسية نظيرها اللبناني سالم الحداد.").claims)
    assert met[0] == "state:france" and met[1].startswith("per:") and len(met) == 2
