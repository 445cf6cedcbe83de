"""Denied, doubted: what the clause itself says. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims

from riwaya import explain

STANCES = {
    "negation": ("لم تنسحب القوات من حلب.", "deny"),
    "an exception takes it back": ("لم يقتل في حلب إلا ثلاثة جنود.", "assert"),
    "without a pilot is no denial": ("قصفت طائرة دون طيار حلب.", "assert"),
    "not verified": ("لم يتسن التحقق من انسحاب القوات من حلب.", "allege"),
    "a raid that killed nobody of theirs": ("الغارة في حلب لم تقتل مدنيين.", "deny"),
    "could not confirm": ("لم يتمكن المسؤولون من تأكيد انسحاب القوات من حلب.", "question"),
    "false by a predicate": ("الأنباء عن انسحاب القوات من حلب غير صحيحة.", "deny"),
}


@pytest.mark.parametrize(("text", "stance"), STANCES.values(), ids=STANCES.keys())
def test_stance(text: str, stance: str) -> None:
    assert stance in {claim.stance for claim in explain.read_text(text).claims}


#: What a denial or a doubt takes as given, each with what the speaker of the sentence says of the event.
GIVEN = [
    ("نفى المتحدث لقاء الوفد بعد انسحاب القوات من حلب.", "RETREAT", {"assert"}),
    (
        "شكك محللون في استئناف الحوار في بلاد تشهد منذ عام حربا وفي المناطق التي قصفتها القوات.",
        "ASSAULT",
        {"assert"},
    ),
    ("شكك نواب في دوافع انسحاب القوات من حلب.", "RETREAT", {"assert"}),
    ("لم يعلن الحزب موقفه من التظاهرات في حلب.", "PROTEST", {"assert"}),
    ("ولم ترد تفاصيل عن انسحاب القوات من حلب.", "RETREAT", {"assert"}),
    # What a report tells is what is denied of it, and so is one's part in a deed.
    ("نفت الوزارة الأنباء التي تحدثت عن انسحاب القوات من حلب.", "RETREAT", {"allege", "deny"}),
    ("نفى الحزب مسؤوليته عن العملية التي أسفرت عن مقتل جنديين في حلب.", "ASSAULT", {"deny"}),
    ("نفى المتحدث أن تكون الخلية التي هاجمت الفندق على صلة بالحزب.", "COOPERATE", {"deny"}),
]


@pytest.mark.parametrize(("text", "event", "stances"), GIVEN, ids=[text for text, *_ in GIVEN])
def test_what_a_denial_takes_as_given_is_asserted(text: str, event: str, stances: set[str]) -> None:
    assert {claim.stance for claim in explain.read_text(text).claims if claim.event == event} == stances


def test_who_is_suspected_is_not_asserted_to_have_done_it() -> None:
    found = claims("ويشتبه في أن أحد الرجال قتل ثلاثة جنود.")
    assert [claim.stance for claim in found] == ["allege"]


def test_a_participle_of_denial_that_looks_like_a_name() -> None:
    found = claims("وقال مصدر في الوزارة إن المعبر مفتوح، نافيا أن يكون الجيش قصف البلدة.")
    assert {claim.event: claim.stance for claim in found}["ASSAULT"] == "deny"


PARTS = {
    "no connection": ("وقال الجيش إنه لا صلة له بقصف المدرسة.", "deny"),
    "no relation of a group": ("وأكدت الوزارة أن الخلية لا علاقة لها بقصف المدرسة.", "deny"),
    "not answerable": ("وقال الجيش إنه ليس مسؤولا عن قصف المدرسة.", "deny"),
    "not behind it": ("وقال الجيش إنه لا يقف وراء قصف المدرسة.", "deny"),
    "acquitted": ("وجرت تبرئة الرجل من تهمة قصف المدرسة.", "deny"),
    "who claims nothing leaves it as it was": ("ولم تعلن أي جهة مسؤوليتها عن قصف المدرسة.", "assert"),
    "no connection between two things": ("وأكدت الوزارة أن لا صلة بين قصف المدرسة والاتفاق.", "assert"),
    "whether": ("وقال الوزير إنه لم يتضح بعد ما إذا كان الجيش قصف المدرسة.", "question"),
    "on suspicion": ("واعتقلت الشرطة رجلا للاشتباه في قصفه المدرسة.", "allege"),
    "ascribed by a verbal noun": ("قتل مدني في هجوم تم نسبه إلى المتمردين.", "allege"),
}


@pytest.mark.parametrize("case", PARTS)
def test_part_in_a_deed(case: str) -> None:
    text, stance = PARTS[case]
    assert stance in {claim.stance for claim in claims(text) if claim.event == "ASSAULT"}


def test_the_main_clause_behind_a_suspicion_is_no_suspicion() -> None:
    found = claims("وأعلنت النيابة أن 13 شخصا يشتبه بأنهم جندوا مقاتلين اعتقلوا في حملة واسعة.")
    assert {claim.event: claim.stance for claim in found} == {"MOBILIZE": "allege", "COERCE": "assert"}


def test_what_is_left_open_is_no_condition() -> None:
    (claim,) = claims("ولا يعرف ما إذا كانت القوات انسحبت من القرية.")
    assert (claim.stance, claim.modality) == ("question", "actual")
