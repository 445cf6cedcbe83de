"""Who waged an attack that its noun, its relative clause or the word before it tells; every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims, only


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("قتل شرطي في هجوم يشتبه بأن حركة الشباب نفذته.", "group:al-shabaab"),
        ("قتل شرطي في هجوم يعتقد أن حركة الشباب تقف وراءه.", "group:al-shabaab"),
        ("قتل شرطي في هجوم تقف خلفه حركة الشباب.", "group:al-shabaab"),
        ("قتل خمسة في هجوم أعلنت حركة الشباب مسؤوليتها عنه.", "group:al-shabaab"),
        ("تحدث خبراء عن صدام حسين وعن المجازر التي ارتكبها في حق الأكراد.", "per:saddam-hussein"),
    ],
)
def test_who_waged_it_is_told_behind_its_noun(text: str, doer: str) -> None:
    assert {claim.agent for claim in claims(text) if claim.event == "ASSAULT"} == {(doer,)}


def test_who_comes_after_the_clause_did_not_wage_it() -> None:
    text = "وصف البيان الغارات التي نفذتها طائراتها بالناجحة، وإسرائيل ترفض التعليق."
    assert "state:israel" not in only(text, "ASSAULT").agent


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("أعلن الجيش السوداني أنه عازم على استهداف قوات الدعم السريع.", "state-force:sudanese-army"),
        ("قالت حماس إنها قادرة على قصف تل أبيب.", "group:hamas"),
        ("قالت حركة الشباب إنها مستعدة لقصف كيسمايو.", "group:al-shabaab"),
        ("عاودت حركة الشباب في الأسابيع الماضية تنفيذ تفجيرات انتحارية.", "group:al-shabaab"),
        ("أقدمت حركة الشباب على قتل خمسة جنود.", "group:al-shabaab"),
        ("أقدم صدام حسين على قصف الرياض.", "per:saddam-hussein"),
        ("دفع ذلك صدام حسين إلى إطلاق صواريخ على الرياض.", "per:saddam-hussein"),
    ],
)
def test_who_is_willing_or_made_to_does_it(text: str, doer: str) -> None:
    assert only(text, "ASSAULT").agent == (doer,)


def test_what_is_not_done_is_nobodys_who_speaks() -> None:
    text = "قالت حماس في بيان إنه بدلا من استهداف المواقع الخالية تعرض سكان للقصف."
    assert all(claim.agent != ("group:hamas",) for claim in claims(text) if claim.event == "ASSAULT")


def test_who_claims_an_attack_is_not_hit_by_it() -> None:
    text = "قتل خمسة في هجوم تبنته حركة الشباب وأدى إلى إصابة عشرة."
    assert all(not claim.recipient for claim in claims(text) if claim.event == "ASSAULT")


def test_a_country_before_a_verb_that_follows_a_mark_is_a_state() -> None:
    assert only("على أوروبا الانتباه، تركيا تدعي السلام ولكنها تشن حربا على الأكراد.", "ASSAULT").agent == (
        "state:turkey",
    )


@pytest.mark.parametrize(
    ("said", "doer"),
    [
        ("قال قائد الجيش السوداني إن وحداته قصفت المطار.", "state-force:sudanese-army"),
        ("أعلن الحشد الشعبي أن ألويته قصفت المطار.", "group:popular-mobilisation-forces"),
        ("قالت حماس إن ذراعها العسكري قصف عسقلان.", "group:hamas"),
        ("قالت روسيا إن دفاعاتها الجوية أسقطت 20 مسيرة أوكرانية.", "state:russia"),
        ("قال حميدتي إن قواتنا قصفت المطار.", "group:rapid-support-forces"),
    ],
)
def test_units_with_a_pronoun_are_those_of_whoever_has_them(said: str, doer: str) -> None:
    assert only(said, "ASSAULT").agent == (doer,)


@pytest.mark.parametrize(
    ("text", "event", "doer"),
    [
        ("هاجم الجيش السوداني قاعدة انسحب منها تنظيم داعش.", "RETREAT", ("group:isis",)),
        ("قصفت الطائرات مبنى يستخدمه مقاتلو داعش.", "ASSAULT", ()),
    ],
)
def test_the_subject_of_a_relative_clause_stands_behind_its_verb(text: str, event: str, doer: tuple[str, ...]) -> None:
    assert only(text, event).agent == doer
