"""An attack told by whom it struck and by whence it came; every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims, only


@pytest.mark.parametrize(
    "text",
    [
        "أصيب شرطيان إثر تعرضهما لإطلاق نار.",
        "قال المتحدث باسم الشرطة إن الشرطة انسحبت بعد تعرضها لقصف جوي.",
    ],
)
def test_who_is_exposed_to_an_attack_suffers_it(text: str) -> None:
    attack = only(text, "ASSAULT")
    assert (attack.agent, attack.recipient) == ((), ("state-force:police",))


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("أدى قصف عنيف من مدفعية الجيش السوداني إلى مقتل عدد من الأطفال.", "state-force:sudanese-army"),
        ("انهار الجسر جراء استهدافه بغارات من طائرات تابعة للتحالف العربي.", "intl:arab-coalition"),
        ("أصيب طفل بنيران من مواقع الجيش الإسرائيلي.", "state-force:israeli-army"),
    ],
)
def test_whose_guns_an_attack_came_from_did_it(text: str, doer: str) -> None:
    assert only(text, "ASSAULT").agent == (doer,)


def test_from_whom_ground_is_taken_did_not_attack() -> None:
    text = "شن الجيش السوداني هجوما لانتزاع السيطرة على البلدة من قوات الدعم السريع."
    assert only(text, "ASSAULT").agent == ("state-force:sudanese-army",)


def test_the_pronoun_of_a_noun_of_hitting_is_what_is_hit_where_nothing_else_is() -> None:
    (destroyed,) = [
        claim
        for claim in claims("قال مدير المرصد السوري إن الجيش السوداني يستخدم الجسرين، وتدميرهما سيقطع الطريق.")
        if claim.trigger.text.startswith("تدمير")
    ]
    assert destroyed.agent == ()
    text = "تقدم الجيش السوداني نحو البلدة، وأدى قصفه المدينة إلى مقتل عشرة مدنيين."
    assert only(text, "ASSAULT").agent == ("state-force:sudanese-army",)


@pytest.mark.parametrize(
    ("make", "state"),
    [
        ("طائرات إف-16 تركية", "state:turkey"),
        ("طائرات من طراز ميغ-29 روسية", "state:russia"),
        ("طائرة من دون طيار أميركية", "state:usa"),
        ("مقاتلات سعودية", "state:saudi-arabia"),
    ],
)
def test_the_adjective_of_aircraft_names_the_doer_behind_their_make(make: str, state: str) -> None:
    assert only(f"شنت {make} غارات على مواقع في الجبال.", "ASSAULT").agent == (state,)


@pytest.mark.parametrize(
    ("text", "doer", "hit"),
    [
        (
            "عشرات القتلى في هجوم لحركة الشباب على قاعدة للجيش الصومالي",
            "group:al-shabaab",
            "state-force:somali-national-army",
        ),
        ("قتلى وجرحى في قصف لقوات النظام على إدلب", "state-force:syrian-arab-army", None),
        ("هجوم للجيش السوداني على مواقع لقوات الدعم السريع", "state-force:sudanese-army", "group:rapid-support-forces"),
    ],
)
def test_who_wages_an_attack_stands_behind_its_noun(text: str, doer: str, hit: str | None) -> None:
    attack = only(text, "ASSAULT")
    assert (attack.agent, attack.recipient) == ((doer,), () if hit is None else (hit,))


@pytest.mark.parametrize("text", ["استهداف للجيش السوداني في سنار", "أدى تدمير للجيش السوداني إلى مقتل جندي"])
def test_what_is_destroyed_or_targeted_stands_behind_its_noun(text: str) -> None:
    assert "state-force:sudanese-army" not in only(text, "ASSAULT").agent


def test_two_adjectives_of_one_force_name_two_states() -> None:
    assert only("قصفت الطائرات الأميركية والبريطانية مواقع للحوثيين.", "ASSAULT").agent == (
        "state:usa",
        "state:united-kingdom",
    )


@pytest.mark.parametrize(
    ("text", "doer", "hit"),
    [
        ("اغتال مسلحون مجهولون يستقلون دراجة نارية ضابطا في الجيش.", "group:fighters", "state-force:soldiers"),
        ("فجر مقاتلو حزب الله عبوة بدورية للجيش الإسرائيلي.", "group:hezbollah", "state-force:israeli-army"),
    ],
)
def test_a_descriptive_verb_and_a_bomb_hide_nobody(text: str, doer: str, hit: str) -> None:
    attack = only(text, "ASSAULT")
    assert (attack.agent, attack.recipient) == ((doer,), (hit,))


def test_on_whom_losses_are_inflicted_does_nothing_further() -> None:
    told = claims("قال المتحدث باسم الجيش السوداني إن قواته كبدت المليشيا خسائر كبيرة ودمرت 15 عربة.")
    assert {claim.event: claim.agent for claim in told}["ASSAULT"] == ("state-force:sudanese-army",)


@pytest.mark.parametrize(
    ("text", "doer", "sufferer"),
    [
        (
            "أدى استهداف قوات الدعم السريع موقعا للجيش السوداني إلى حريق.",
            "group:rapid-support-forces",
            "state-force:sudanese-army",
        ),
        ("أوقع استهداف الطيران الحربي السوري لقرى سهل الغاب قتلى.", "state-force:syrian-air-force", None),
        ("قصفت طائرات أميركية أهدافا مرتبطة بتنظيم القاعدة.", "state:usa", "group:al-qaeda"),
        ("قصفت الطائرات السعودية معسكرا خاصا بالحوثيين.", "state:saudi-arabia", "group:houthis"),
        ("دمر الجيش العراقي عددا من الأهداف بمواقع داعش.", "state-force:iraqi-army", "group:isis"),
        ("نصب مسلحون كمينا لقافلة عسكرية في الأنبار.", "group:fighters", "state-force:soldiers"),
        ("هاجمت حركة طالبان قاعدة عسكرية في قندهار.", "group:taliban", "state-force:soldiers"),
        ("هاجمت حركة طالبان ثكنات عسكرية للجيش الباكستاني.", "group:taliban", "state-force:pakistani-army"),
        ("قتل مسلحون عقيدا في الجيش السوداني.", "group:fighters", "state-force:sudanese-army"),
        (
            "دمرت وحدة من الجيش السوداني مستودعا لقوات الدعم السريع.",
            "state-force:sudanese-army",
            "group:rapid-support-forces",
        ),
    ],
)
def test_whose_things_are_hit_suffers_and_the_genitive_before_an_object_hits(
    text: str, doer: str, sufferer: str | None
) -> None:
    attack = only(text, "ASSAULT")
    assert (attack.agent, attack.recipient) == ((doer,), () if sufferer is None else (sufferer,))


@pytest.mark.parametrize(
    ("text", "doer", "hit"),
    [
        (
            "قالت قوات الدعم السريع إن الجيش السوداني استهدف مواقعنا.",
            "state-force:sudanese-army",
            "group:rapid-support-forces",
        ),
        ("تقدمت حركة طالبان وقصفت المقاتلات الأميركية مواقعها.", "state:usa", "group:taliban"),
        ("قال الجيش التركي إن مقاتلاته دمرت مستودعا لحزب العمال الكردستاني.", "state-force:turkish-army", "group:pkk"),
        ("قال المتحدث باسم الجيش العراقي: طائراتنا دمرت مواقع داعش.", "state-force:iraqi-army", "group:isis"),
        ("تعرض رتل للجيش السوري لكمين نصبه تنظيم داعش.", "group:isis", "state-force:syrian-arab-army"),
        ("انفجرت عبوة ناسفة بدورية للجيش المصري ما أسفر عن مقتل ثلاثة جنود.", None, "state-force:egyptian-army"),
    ],
)
def test_pronouns_tell_whose_aircraft_strike_and_whose_positions_are_hit(text: str, doer: str | None, hit: str) -> None:
    attack = next(claim for claim in claims(text) if claim.event == "ASSAULT")
    assert (attack.agent, attack.recipient) == (() if doer is None else (doer,), (hit,))


def test_one_side_is_told_by_a_pronoun() -> None:
    text = "سيطرت قوات الدعم السريع على الجسر بعد معارك دارت بينها وبين الجيش السوداني."
    fight = next(claim for claim in claims(text) if claim.event == "ASSAULT")
    assert fight.agent == ("group:rapid-support-forces", "state-force:sudanese-army")


def test_whoever_is_called_by_his_country_behind_a_verb_of_waging_is_no_state() -> None:
    assert only("مقتل جندي إسرائيلي في عملية دهس نفذها فلسطيني.", "ASSAULT").agent == ()


def test_a_verb_that_is_spelt_like_a_noun_leads_on() -> None:
    told = list(claims("إن طيران التحالف الدولي وجه ضربات إلى داعش وتمكن من قتل 28 إرهابيا."))
    assert {claim.agent for claim in told if claim.event == "ASSAULT"} == {("intl:global-coalition",)}


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "مستوطنون يهاجمون قرى في الضفة والجيش الإسرائيلي يعتقل 25 فلسطينيا",
            [("group:settlers",), ("state-force:israeli-army",)],
        ),
        ("روسيا تطلق الصواريخ على كييف وواشنطن تندد", [("state:russia",), ("state:usa",)]),
        ("قصفت إسرائيل غزة ومصر تدين", [("state:israel",), ("state:egypt",)]),
        ("ضربات أميركية على سوريا والعراق تقتل عشرين", [("state:usa",)]),
    ],
)
def test_a_headline_of_two_clauses_has_two_doers(text: str, doers: list[tuple[str, ...]]) -> None:
    assert [claim.agent for claim in claims(text)] == doers


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("قضت مفرزة للجيش الجزائري على إرهابي في تيبازة.", "state-force:algerian-national-peoples-army"),
        ("الجيش السوداني يقضي على 20 إرهابيا في سنار", "state-force:sudanese-army"),
    ],
)
def test_who_does_away_with_somebody_stands_before_the_preposition(text: str, doer: str) -> None:
    assert only(text, "ASSAULT").agent == (doer,)
