"""Events: which words of a sentence tell one event, and in which words it is told. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.test_claims import claims

from riwaya import explain

ONE = [
    "قتل ثلاثة جنود حين فتح مسلحون النار على حاجز في الخالدية",
    "قتل ثلاثة مدنيين بعد أن انفجرت سيارة مفخخة في الزهور",
    "نفذت ست ضربات جوية قرب الخالدية، واستهدفت مستودعا",
    "إن عشرين غارة نفذت على الزهور، استهدفت جسورا",
]


@pytest.mark.parametrize("text", ONE)
def test_the_dead_and_what_killed_them_raids_and_what_they_hit_are_one_event(text: str) -> None:
    assert [claim.event for claim in claims(text)] == ["ASSAULT"]


TWO = [
    "نفذت ست ضربات جوية قرب الخالدية، واستهدفت القوات الحكومية مستودعا",
    "قتل شرطيان في هجوم للمتمردين الذين قصفوا الزهور الأسبوع الماضي",
]


@pytest.mark.parametrize("text", TWO)
def test_a_new_doer_begins_a_new_event(text: str) -> None:
    assert [claim.event for claim in claims(text)] == ["ASSAULT", "ASSAULT"]


AFTER = [
    "شنت المقاتلات غارات على الزهور إثر هجوم انتحاري في الخالدية",
    "تتواصل الهجمات على الزهور ردا على قصف الخالدية",
]


@pytest.mark.parametrize("text", AFTER)
def test_an_attack_that_another_one_followed_or_answered_is_no_part_of_it(text: str) -> None:
    assert len([claim for claim in claims(text) if claim.event == "ASSAULT"]) == 2


def test_what_people_died_of_is_their_death() -> None:
    assert [claim.event for claim in claims("قتل شرطيان إثر هجوم على الزهور")] == ["ASSAULT"]


POINTING = [
    ("أدى الهجوم الانتحاري، أمس، الذي تبناه لواء الراية إلى مقتل ستة", "الذي تبناه لواء الراية"),
    ("قتل شرطيان في هجوم نسبته وزارة الدفاع إلى كتيبة النهر", "نسبته وزارة الدفاع إلى كتيبة النهر"),
]


@pytest.mark.parametrize(("text", "evidence"), POINTING, ids=[text for text, _ in POINTING])
def test_who_claims_or_blames_in_a_clause_of_its_own_is_a_claim_of_its_own(text: str, evidence: str) -> None:
    told = [claim.evidence.text for claim in claims(text) if claim.event == "ASSAULT"]
    assert len(told) == 2
    assert evidence in told


def test_a_verb_of_another_type_parts_the_dead_from_a_later_attack() -> None:
    found = claims("مقتل جنديين وفرنسا تدعم الجيش في ضرب كتيبة النهر")
    assert "ضرب" not in next(claim.trigger.text for claim in found if "مقتل" in claim.evidence.text)
    assert "SUPPORT" in {claim.event for claim in found}


FLOWN = [
    ("قصفت مقاتلات الجيش مواقع في الزهور", "aerial"),
    ("سلاح الجو استهدف كتيبة النهر في الزهور", "aerial"),
    ("استهدفت الخالدية من قبل طائرات الجيش", "aerial"),
    ("استهدف لواء الراية مستودعا للذخيرة", None),
    ("قصف لواء الراية مواقع الجيش في الزهور", "heavy-weapons"),
]


@pytest.mark.parametrize(("text", "mode"), FLOWN, ids=[text for text, _ in FLOWN])
def test_what_aircraft_bomb_is_an_air_raid(text: str, mode: str | None) -> None:
    assert next(claim.mode for claim in claims(text) if claim.event == "ASSAULT") == mode


def test_destroyed_arms_of_fighters_are_a_clash_and_destroyed_houses_are_not() -> None:
    arms = next(claim for claim in claims("دمر الجيش دبابات لكتيبة النهر في الزهور") if claim.mode == "destroy")
    houses = next(claim for claim in claims("دمر الجيش منازل في الزهور") if claim.mode == "destroy")
    assert (arms.acled, houses.acled) == ("Armed clash", "Looting/property destruction")


def test_a_name_spelt_like_a_conjunction_opens_no_clause() -> None:
    (claim,) = explain.read_text("زار بان كي مون بغداد أمس.").claims
    assert claim.evidence.text == "زار بان كي مون بغداد أمس"


JOINED = [
    "تعرض السجناء للضرب والتعذيب",
    "المسلحون خطفوا وقتلوا ثلاثة مزارعين في النيجر",
    "فتحت الشرطة النار في نيروبي فقتلت اثنين",
    "قصفت دبابات سوقا في الخالدية الأمر الذي أدى إلى إصابة خمسة",
]


@pytest.mark.parametrize("text", JOINED)
def test_joined_words_of_violence_and_what_came_of_an_attack_are_one_event(text: str) -> None:
    assert [claim.event for claim in claims(text)] == ["ASSAULT"]


def test_a_day_between_commas_parts_nothing() -> None:
    (attack,) = explain.read_text("هاجم مسلحون، مساء الجمعة، فندقا في مقديشو، ما أدى إلى مقتل ثمانية نزلاء").claims
    assert (attack.event, attack.place, len(attack.figures)) == ("ASSAULT", ("place:mogadishu",), 1)
    (verdict,) = explain.read_text("قضت محكمة في تونس، الإثنين، بالسجن المؤبد على تسعة متهمين").claims
    assert (verdict.event, len(verdict.figures)) == ("SANCTION", 1)


def test_another_aside_between_commas_still_opens_a_clause() -> None:
    found = claims("هاجم مسلحون، بعدما قصفوا ثكنة، فندقا في مقديشو")
    assert [claim.event for claim in found] == ["ASSAULT", "ASSAULT"]


AFTER = [
    "فتح مسلحون النار على الدورية بعد الانفجار في كركوك",
    "استهدف لواء الراية ثكنة في الزهور بصواريخ ردا على الغارة",
]


@pytest.mark.parametrize("text", AFTER)
def test_the_attack_told_before_that_one_follows_or_answers_is_not_part_of_it(text: str) -> None:
    assert claims(text)[0].mode not in ("explosives", "aerial")


SEVERAL = [
    ("تتواصل الهجمات ردا على الغارات التركية منذ التفجير الانتحاري في الخالدية", 3),
    ("اندلعت المعارك بعد اغتيال قائد الكتيبة في الزهور", 2),
    ("شهدت الخالدية اشتباكات منذ الصباح ترافقت مع قصف على الزهور", 2),
    ("أعلن الجيش مقتل ثلاثة مسلحين وتدمير مركبتين قرب الخالدية", 2),
    ("استهدف هجوم انتحاري مقرا في الخالدية وانفجار سيارة في الزهور", 2),
    ("هاجم مسلحون الخالدية بعد غارة جوية على الزهور", 2),
]


@pytest.mark.parametrize(("text", "count"), SEVERAL, ids=[text for text, _ in SEVERAL])
def test_what_came_before_goes_with_or_stands_beside_an_event_is_one_of_its_own(text: str, count: int) -> None:
    assert len([claim for claim in claims(text) if claim.event == "ASSAULT"]) == count


TOLD_ON = [
    ("اختطف مسلحون جنديا في الخالدية واقتادوه إلى جهة مجهولة", "ASSAULT"),
    ("قضت محكمة في الزهور بسجن شاب عامين، بعد إدانته بتأييد التنظيم", "SANCTION"),
    ("قتل شرطي بالرصاص في الخالدية، في هجوم جديد", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "event"), TOLD_ON, ids=[text for text, _ in TOLD_ON])
def test_more_of_one_deed_is_told_with_it(text: str, event: str) -> None:
    assert [claim.event for claim in claims(text)] == [event]


def test_wounding_joined_to_a_verbal_noun_of_killing_has_its_doer() -> None:
    (claim,) = claims("تمكنت كتيبة النهر من قتل ثلاثة مسلحين وجرح اثنين في الخالدية")
    assert (claim.event, claim.trigger.text) == ("ASSAULT", "قتل")
    assert claim.agent
