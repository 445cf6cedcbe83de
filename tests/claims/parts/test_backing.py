"""Help, backing and pacts: who gives and who gets, and words of help that tell none. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import only

from riwaya.explain import read_text

GIVEN = [
    ("تحظى الحكومة الصومالية بدعم تركيا.", "SUPPORT", "state:turkey", "state:somalia"),
    ("أعلن البنك الدولي منحة بقيمة 300 مليون دولار للبنان.", "AID", "intl:world-bank", "state:lebanon"),
    ("سلمت فرنسا الجيش اللبناني معدات عسكرية.", "AID", "state:france", "state-force:lebanese-army"),
    ("زودت الولايات المتحدة العراق بكميات كبيرة من الذخائر.", "AID", "state:usa", "state:iraq"),
    ("قافلة إغاثية سعودية تصل إلى تعز.", "AID", "state:saudi-arabia", ""),
    ("تبرعت اليابان بمليوني دولار للاجئين الصوماليين.", "AID", "state:japan", "group:displaced"),
]

NOTHING = [
    ("التسوية تساعد البلاد على تخطي الأزمة", "AID"),
    ("دافع المحتجون عن المساواة", "SUPPORT"),
    ("كشفت التحقيقات نتائج مدعومة بأدلة كثيرة", "AID"),
    ("السكان بحاجة إلى مساعدات عاجلة", "AID"),
    ("هزم الفريق نادي الاتفاق في الدمام", "AGREE"),
]


@pytest.mark.parametrize(("text", "event", "giver", "getter"), GIVEN, ids=[text for text, *_ in GIVEN])
def test_who_gives_and_who_gets(text: str, event: str, giver: str, getter: str) -> None:
    claim = only(text, event)
    assert (claim.agent, claim.recipient) == ((giver,), (getter,) if getter else ())


@pytest.mark.parametrize(("text", "event"), NOTHING, ids=[text for text, _ in NOTHING])
def test_words_of_help_that_tell_none(text: str, event: str) -> None:
    assert event not in {claim.event for claim in read_text(text).claims}


def test_what_help_is_for_is_part_of_it() -> None:
    events = [claim.event for claim in read_text("خصصت السعودية 500 مليون دولار لدعم اليمن").claims]
    assert events == ["AID"]


def test_an_assembly_that_agrees_to_send_troops_agrees_alone() -> None:
    assert only("وافق البرلمان التركي على إرسال قوات إلى ليبيا.", "AGREE").agent == ("state:turkish-parliament",)


def test_a_hyphen_between_two_adjectives_of_origin_parts_no_pair() -> None:
    assert only("الاتفاق التركي - الأميركي مفاجئ", "AGREE").agent == ("state:turkey", "state:usa")


def test_what_follows_a_pact_did_not_make_it() -> None:
    text = "قال المتحدث إن روسيا نشرت قوات في الشمال بعد الاتفاق النووي"
    assert all("state:russia" not in claim.agent for claim in read_text(text).claims if claim.event == "AGREE")


def test_who_backs_somebody_in_a_relative_clause_is_not_the_subject_behind_it() -> None:
    assert only("حركة الشباب التي تدعمها إيران سيطرت على كيسمايو.", "COERCE").agent == ("group:al-shabaab",)
