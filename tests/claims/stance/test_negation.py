"""What a negation denies and what it leaves as told. Every sentence is our own."""

from __future__ import annotations

import pytest

from riwaya import explain

DENIED = {
    "the negated verb": "لم تقصف الطائرات بلدة زوارة.",
    "what did not come about": "لم تقع أي اشتباكات بين الجيش والمسلحين في أم درمان.",
    "what nobody took part in": "لم تشارك القوات الكينية في الهجوم على كيسمايو.",
    "a report that did not come": "لم ترد أنباء عن سقوط قتلى في الغارة على صعدة.",
    "no indefinite object": "لم يوقع الطرفان هدنة في تعز.",
    "what could not be done": "لم يتمكن الجيش من السيطرة على المطار.",
    "the noun behind عدم": "أكد المحافظ عدم وقوع هجوم في سبها.",
    "no existence": "لا وجود لقوات أجنبية في درنة.",
    "no part of the aims": "ليست البلدة ضمن أهداف الغارات.",
}
LEFT = {
    "no fewer than": ("نفذ الطيران ما لا يقل عن 10 غارات على صعدة.", "ASSAULT"),
    "what is not ended": ("لم يدن مجلس الأمن القصف على حي القدم.", "ASSAULT"),
    "not only": ("لم يكن فقط هجوم المسلحين على سبها.", "ASSAULT"),
    "what others do not heed": ("لا يهتم السكان بالمفاوضات بين الحكومة والمتمردين في بيروت.", "CONSULT"),
    "an adjective of quality": ("شهدت تعز موجة غير مسبوقة من القصف.", "ASSAULT"),
    "a noun of another noun": ("أغضب عدم رد الوزارة على احتجاج السكان في البصرة النواب.", "PROTEST"),
    "nobody spoke of it": ("لم تعلق الحكومة على الغارة على صعدة.", "ASSAULT"),
    "the cause beside it": ("لم يتمكن الطلاب من الحضور بسبب القصف على تعز.", "ASSAULT"),
    "in a condition": ("إذا لم تنسحب القوات من سرت فشل الاتفاق.", "RETREAT"),
    "whom nobody claimed": ("لم تعلن أي جهة مسؤوليتها عن الهجوم على صعدة.", "ASSAULT"),
    "not ruled out": ("لا يستبعد الوزير انسحاب القوات من سرت.", "RETREAT"),
}


def stances(text: str) -> set[str]:
    return {claim.stance for claim in explain.read_text(text).claims}


@pytest.mark.parametrize("text", DENIED.values(), ids=DENIED.keys())
def test_what_is_negated_is_denied(text: str) -> None:
    assert "deny" in stances(text)


@pytest.mark.parametrize(("text", "event"), LEFT.values(), ids=LEFT.keys())
def test_what_stands_near_a_negation_is_left(text: str, event: str) -> None:
    found = {claim.stance for claim in explain.read_text(text).claims if claim.event == event}
    assert found
    assert "deny" not in found


def test_what_was_not_confirmed_is_questioned() -> None:
    assert stances("لم يؤكد المسؤولون مقتل القيادي في الغارة على شبوة.") == {"question"}
