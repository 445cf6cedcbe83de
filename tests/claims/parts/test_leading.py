"""Who is appointed to lead what, who was caught, who only helped. Every sentence is our own."""

from __future__ import annotations

from tests.claims.reading import only


def test_who_is_appointed_leads_the_body_that_appoints_him() -> None:
    claim = only("أعلنت حركة حماس تعيين إسماعيل هنية رئيسا جديدا لها.", "STATUS")
    assert (claim.agent, claim.recipient) == (("per:ismail-haniyeh",), ("group:hamas",))


def test_who_was_caught_are_detainees_and_no_party_named_near() -> None:
    claim = only("قال الوزير إن المقبوض عليهما اعترفا بكل شيء عن حزب الله.", "COERCE")
    assert claim.recipient == ("group:detainees",)


def test_who_helps_to_take_a_town_does_not_lose_it() -> None:
    claim = only("سيطرت وحدات حماية الشعب على البلدة بدعم من طائرات التحالف الدولي.", "COERCE")
    assert (claim.agent, claim.recipient) == (("group:ypg",), ())


def test_whom_a_phrase_befalls_stands_behind_it_and_not_in_its_gap() -> None:
    claim = only("ألقت الشرطة التركية خلال عملية ضد تنظيم داعش القبض على ثلاثة مدنيين.", "COERCE")
    assert claim.recipient == ("group:civilians",)


def test_a_pronoun_behind_a_text_leaves_the_subject_before_the_verb() -> None:
    claim = only("أصدرت حركة فتح بيانا استنكرت فيه قيام حركة حماس باعتقال أنصارها.", "ACCUSE")
    assert (claim.agent, claim.recipient) == (("group:fatah",), ("group:hamas",))


def test_who_calls_for_cooperation_of_others_is_no_side_of_it() -> None:
    assert only("شدد الرئيس العراقي على أهمية التعاون بين دول المنطقة.", "COOPERATE").agent == ()


def test_an_inquiry_has_no_doer_far_off() -> None:
    text = "قال متحدث باسم حركة حماس إنه تم التحقيق مع ثلاثة مدنيين."
    assert only(text, "ACCUSE").agent == ()
