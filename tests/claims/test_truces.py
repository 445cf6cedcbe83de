"""The end and the state of fighting: evacuations, exchanges, truces, sieges, losses. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims

from riwaya.explain import read_text

Told = tuple[str, str | None]


def told(text: str) -> list[Told]:
    return [(claim.event, claim.mode) for claim in claims(text)]


KINDS: list[tuple[str, list[Told]]] = [
    ("وصلت إلى إدلب الدفعة الثانية من المهجرين على متن 25 حافلة", [("RETREAT", "withdraw")]),
    ("أجلت الأمم المتحدة 34 أسرة من حمص", [("RETREAT", "withdraw")]),
    ("إجلاء 180 جريحا من تعز", [("AID", None)]),
    ("فتحت مصر معبر رفح أمام الجرحى والمرضى", [("RETREAT", "access")]),
    ("سوى مئات المطلوبين أوضاعهم في طفس", [("RETREAT", "disarm")]),
    ("سلمت القوات الأميركية قاعدة التاجي إلى الجيش العراقي", [("RETREAT", "withdraw")]),
    ("وصلت إلى صنعاء طائرة تقل 48 أسيرا محررا", [("RETREAT", "release")]),
    ("خرقت قوات النظام الهدنة في حماة", [("REJECT", "yield")]),
    ("انهارت الهدنة في الحديدة", [("STATUS", "condition")]),
    ("باتت القوات العراقية على مشارف الفلوجة", [("STATUS", "presence")]),
    ("لا يزال الطريق بين حمص وحماة مقطوعا بسبب المعارك", [("STATUS", "condition")]),
    ("في ظل القصف المتواصل يعاني سكان غزة نقصا في الغذاء", [("STATUS", "condition")]),
    ("ارتفع عدد ضحايا الاشتباكات في سبها إلى 15 قتيلا", [("STATUS", "losses")]),
    ("قتل 30 شخصا في سبها منذ اندلاع الاشتباكات", [("STATUS", "losses")]),
    ("لا تزال جثث القتلى في الشوارع", []),
    ("أسفرت الحرب في اليمن عن مقتل 10 آلاف شخص", [("STATUS", "losses")]),
    ("أعلن الطرفان التزامهما بوقف إطلاق النار", [("RETREAT", "ceasefire")]),
    ("هدأت المعارك في تعز", [("STATUS", "condition")]),
    ("يحتاج أكثر من 20 مليون يمني إلى مساعدات إنسانية", [("STATUS", "condition")]),
    ("قافلة من 20 شاحنة دخلت بلدة الفوعة", [("AID", None)]),
    ("دخلت سيارات الإسعاف المدينة", []),
    ("دخل الجيش اللبناني بلدة عرسال", [("COERCE", "seize")]),
    ("فصائل الحشد الشعبي دخلت قضاء سنجار", [("COERCE", "seize")]),
    ("دخول قوات حكومية إلى مدينة طفس", [("COERCE", "seize")]),
    ("دخول فريق من الصليب الأحمر إلى بلدة كفريا", []),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS, ids=[text for text, _ in KINDS])
def test_what_is_told(text: str, kinds: list[Told]) -> None:
    assert told(text) == kinds


PLACES = [
    ("تم إجلاء 50 شخصا من بلدتي الفوعة وكفريا إلى حلب", ("place:al-fuaa", "place:kafraya", "place:aleppo")),
    ("خرجت الدفعة الأولى من حي الوعر في حمص نحو إدلب", ("place:al-waer", "place:idlib")),
    ("إجلاء 500 مدني من داريا إلى مراكز إيواء في ريف دمشق", ("place:darayya", "place:rif-dimashq")),
    ("تسيطر قوات سوريا الديمقراطية على 80 في المئة من مدينة الرقة", ("place:raqqa",)),
    ("صادر الجيش الإسرائيلي أراضي فلسطينية في نابلس", ("place:nablus",)),
    ("فتحت لجنة محلية الطريق الرابط بين تعز والحوبان", ("place:taiz", "place:al-hawban")),
    ("تعيش مدينة سرت أوضاعا صعبة", ("place:sirte",)),
]


@pytest.mark.parametrize(("text", "place"), PLACES, ids=[text for text, _ in PLACES])
def test_where(text: str, place: tuple[str, ...]) -> None:
    assert [claim.place for claim in claims(text)] == [place]


PARTIES = [
    ("أعلنت روسيا فتح ثلاثة ممرات إنسانية", ("state:russia",), ()),
    ("تبادلت أذربيجان وأرمينيا الأسرى", ("state:azerbaijan", "state:armenia"), ("group:detainees",)),
    ("يعاني سكان تعز من حصار يفرضه الحوثيون", ("group:houthis",), ("group:civilians",)),
    ("خسر الجيش الأذربيجاني 200 جندي", (), ("state-force:azerbaijani-army",)),
    ("خضعت مدينة عدن لسيطرة المجلس الانتقالي الجنوبي", ("group:southern-transitional-council",), ()),
    ("فقدت حركة الشباب السيطرة على بيدوا", (), ("group:al-shabaab",)),
]


@pytest.mark.parametrize(("text", "agent", "recipient"), PARTIES, ids=[text for text, _, _ in PARTIES])
def test_who(text: str, agent: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    assert [(claim.agent, claim.recipient) for claim in claims(text)] == [(agent, recipient)]


AGREED = [
    ("اتفق الطرفان في طرابلس على سحب المسلحين من الشوارع وفتح مطار معيتيقة", "access"),
    ("ويقضي الاتفاق بخروج المقاتلين إلى إدلب مقابل وقف القصف", "ceasefire"),
    ("تتضمن المرحلة الأولى من الاتفاق إطلاق سراح 33 رهينة", "release"),
    ("بموجب الاتفاق، يخرج 1500 مقاتل من الزبداني مقابل إجلاء سكان الفوعة", "withdraw"),
]


@pytest.mark.parametrize(("text", "mode"), AGREED, ids=[text for text, _ in AGREED])
def test_every_term_of_an_agreement_is_negotiated(text: str, mode: str) -> None:
    assert {claim.modality for claim in claims(text) if claim.mode == mode} == {"negotiated"}


def test_nobody_is_the_subject_of_what_an_agreement_says() -> None:
    found = claims("ويقضي الاتفاق بخروج المقاتلين من اليرموك")
    assert [claim.agent for claim in found if claim.event == "AGREE"] == [()]


def test_whence_and_whither_belong_to_the_nearest_movement() -> None:
    found = claims("أعلن الوسيط إطلاق سراح 33 رهينة وانسحاب القوات الإسرائيلية من خان يونس")
    assert [(claim.mode, claim.place) for claim in found] == [("release", ()), ("withdraw", ("place:khan-yunis",))]


def test_a_pronoun_takes_up_the_place_of_the_sentence_before() -> None:
    found = claims("وصلت قوات الجيش إلى مدينة سرت. وانسحب منها مسلحون نحو الصحراء.")
    assert [claim.place for claim in found] == [("place:sirte",), ("place:sirte",)]


SET_FREE = [
    ("أعلنت حركة الشباب الإفراج عن ثلاثة رهائن", ("group:hostages",)),
    ("تم الإفراج عن الصحفي الفرنسي", ("group:journalists",)),
    ("تبادل الجيش وحركة طالبان الأسرى", ("group:detainees",)),
]


@pytest.mark.parametrize(("text", "recipient"), SET_FREE, ids=[text for text, _ in SET_FREE])
def test_who_is_set_free(text: str, recipient: tuple[str, ...]) -> None:
    assert [claim.recipient for claim in claims(text)] == [recipient]


def test_who_is_handed_what_others_hold_is_no_doer() -> None:
    (found,) = claims("سلمت جبهة النصرة مواقعها للجيش اللبناني")
    assert (found.agent, found.recipient) == (("group:jabhat-al-nusra",), ("state-force:lebanese-army",))


def test_what_is_given_and_what_for_are_two_events_with_a_figure_each() -> None:
    found = read_text("أطلقت حركة حماس سراح 13 رهينة مقابل إفراج إسرائيل عن 39 أسيرا")
    counts = found.reading.quantities
    assert [(claim.agent, [counts[at].low for at in claim.figures]) for claim in found.claims] == [
        (("group:hamas",), [13]),
        (("state:israel",), [39]),
    ]
