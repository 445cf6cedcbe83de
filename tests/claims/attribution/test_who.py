"""Whom the words for a speaker mean: titles, offices, the unnamed, names spelt like other words. Our own sentences."""

from __future__ import annotations

import pytest
from tests.claims.attribution.test_attribution import chain

NAMES = (
    ("بان كي مون", "per:ban", "PER"),
    ("حسبو", "per:hasbo", "PER"),
    ("روي حداد", "per:roy", "PER"),
    ("رامي عبد الرحمن", "per:rami", "PER"),
    ("عبدالرحمن", "per:abdalrhmn", "PER"),
)

CASES = {
    "many are somebody": ("انسحب اللواء في خطوة رأى كثيرون أنها تمهد لهجوم", "هجوم", ["source:unnamed-many"]),
    "other states": ("وانسحب اللواء، فيما أعلنت دول أخرى انسحابها", "انسحابها", ["group:states"]),
    "the deputy of somebody is no president": (
        "جدد نائب الرئيس حسبو دعمه. وقال نائب الرئيس إن المعبر مفتوح",
        "مفتوح",
        ["per:hasbo"],
    ),
    "who did not comment does not speak": (
        "ولم يعلق لواء الراية على الهجوم، غير أن مصدرا أمنيا قال إن القصف توقف",
        "توقف",
        ["source:unnamed-source"],
    ),
    "whom somebody urged does not deny": (
        "وكان سعد معن قد حث ليلى حداد على الحوار، نافيا أن القصف توقف",
        "توقف",
        ["per:saad"],
    ),
    "a secretary of state is no writer": (
        "وأعلن كاتب الدولة للأمن أن القصف توقف",
        "توقف",
        ["source:unnamed-state-secretary"],
    ),
    "when somebody spoke is not who": (
        "وكان سعد معن قد قال قبيل صدور البيان إن القصف توقف",
        "توقف",
        ["per:saad"],
    ),
    "whom he met is not who spoke": (
        "قال سعد معن إن الهدنة صمدت. وقال عقب لقائه الوزير إن القصف توقف",
        "توقف",
        ["per:saad"],
    ),
    "a relative clause goes on to speak": (
        "ودعت ليلى حداد سعد معن الذي زار القرية وأكد أن القصف توقف",
        "توقف",
        ["per:saad"],
    ),
    "a name that is spelt like a verb of saying": ("أكد العميد روي حداد أن المعبر مفتوح", "مفتوح", ["per:roy"]),
    "a correspondent of an agency": (
        "انسحب اللواء أمس، على ما ذكر مراسل رويترز.",
        "انسحب",
        ["source:unnamed-correspondent@agency:reuters"],
    ),
    "an adjective after a conference is no journalist": (
        "قال سعد معن في مؤتمر صحفي مع نظيره إن المعبر مفتوح",
        "مفتوح",
        ["per:saad"],
    ),
    "a form of address before an office": ("أكد معالي الوزير سعد معن أن المعبر مفتوح", "مفتوح", ["per:saad"]),
    "a form of address alone is whoever spoke": (
        "قال سعد معن إن القصف توقف. وأوضح معاليه أن المعبر مفتوح",
        "مفتوح",
        ["per:saad"],
    ),
    "a title of one letter": ("وأكد د. سعد معن أن المعبر مفتوح", "مفتوح", ["per:saad"]),
    "figures without an owner": ("نزح ألف شخص وفق إحصاءات رسمية", "نزح", ["source:unnamed-official-statistics"]),
    "the name of a body in marks": (
        "وقالت مديرة «التحالف لإنهاء الاتجار بالبشر»، ليلى حداد، لرويترز، إن «المعبر مفتوح أمام النازحين»",
        "مفتوح",
        ["per:layla@group:thalf-linha-alatjar", "agency:reuters"],
    ),
    "people who see it so, not the minister": (
        "أثار قرار سعد معن خلافا بين مؤيدين يرون أن المعبر مفتوح ومعارضين",
        "مفتوح",
        ["source:unnamed-supporters"],
    ),
    "some of a kind that no list holds": (
        "وقال عدد من الغواصين إن الميناء قصف",
        "قصف",
        ["source:unnamed-ghwasyn"],
    ),
    "an outlet of letters": (
        "قصفت القرية، بحسب قناة «إن تي في» التركية",
        "قصفت",
        ["media:ntv-turkey"],
    ),
    "the name in another spelling": (
        "قال رامي عبد الرحمن إن القصف توقف. وقال عبدالرحمن إن المعبر مفتوح",
        "مفتوح",
        ["per:rami"],
    ),
    "a verb in the plural follows its subject": (
        "لكن بعض النواب يتهمون سعد معن بتدبير الهجوم",
        "الهجوم",
        ["source:unnamed-deputies"],
    ),
    "a newspaper apart from its preposition": (
        'وقال المتحدث باسم المكتب لـ "البلاد" إن اللواء انسحب',
        "انسحب",
        ["source:unnamed-spokesman@state:office", "media:albilad"],
    ),
    "a team is no general": ("نشر فريق المرصد مقطع فيديو يظهر قصف القرية", "قصف", ["ngo:observatory"]),
    "activists are not who spoke before": (
        "قال شاهد إن القصف توقف. وانسحب اللواء وفقا للناشطين",
        "انسحب",
        ["source:unnamed-activists"],
    ),
    "the spokesman of a body told of again": (
        "قال المتحدث باسم وزارة الدفاع، سعد معن، إن القصف توقف. وقال المتحدث باسم وزارة الدفاع إن اللواء انسحب",
        "انسحب",
        ["per:saad@state:defence-ministry"],
    ),
    "who blames stands before the verb": (
        "وقالت ليلى حداد إن سعد معن اتهم لواء الراية بتدبير الهجوم",
        "الهجوم",
        ["per:saad", "per:layla"],
    ),
    "a name that is spelt like a conjunction": (
        "وكان الأمين العام بان كي مون قد قال إن اللواء انسحب",
        "انسحب",
        ["per:ban"],
    ),
}


@pytest.mark.parametrize(("text", "word", "hops"), CASES.values(), ids=CASES)
def test_who_is_meant(text: str, word: str, hops: list[str]) -> None:
    assert chain(text, word, names=NAMES) == hops


@pytest.mark.parametrize(
    ("text", "word", "hops"),
    [
        ("أكد وزير الخارجية سعد معن أن القصف توقف. وقال وزير الخارجية إن المعبر مفتوح", "مفتوح", ["per:saad"]),
        (
            "أكد وزير الخارجية سعد معن أن القصف توقف. وقال وزير الداخلية إن المعبر مفتوح",
            "مفتوح",
            ["source:unnamed-interior-minister"],
        ),
        ("قال المتحدث باسم وزارة الدفاع سعد معن إن القصف توقف. وقال متحدث وزارة الصحة إن المعبر مفتوح", "مفتوح", None),
        (
            "قال خطباء إن القصف توقف. وقالت المصادر الإيرانية إن المعبر مفتوح",
            "مفتوح",
            ["source:unnamed-iran-sources@state:iran"],
        ),
        ("ويرى لواء الراية الحاكم أن المعبر مفتوح", "مفتوح", ["group:raya"]),
        ("ووفقا لبيان صحفي صادر عن وزارة الصحة، فإن المعبر مفتوح", "مفتوح", ["state:health-ministry"]),
    ],
)
def test_office_by_what_it_is_of(text: str, word: str, hops: list[str] | None) -> None:
    found = chain(text, word)
    assert found == hops if hops is not None else not found[0].startswith("per:")


def test_a_last_name_that_is_a_town_as_well_is_who_was_named() -> None:
    names = (("خالد المعموري", "per:khalid", "PER"), ("المعموري", "place:mamuri", "LOC"))
    text = "وقع خالد المعموري الاتفاق. وذكر المعموري أن المعبر مفتوح"
    assert chain(text, "مفتوح", names=names[:1] + names[1:])[0] == "per:khalid"


def test_an_ambassador_is_no_newspaper() -> None:
    names = (("السفير", "media:as-safir", "ORG"),)
    found = chain("قال السفير الأميركي إن المعبر مفتوح", "مفتوح", names=names)
    assert found == ["source:unnamed-usa-ambassador@state:usa"]


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        ("قال الوزير سعد معن إن القصف توقف. وتابع المسؤول العراقي أن المعبر مفتوح", ["per:saad"]),
        (
            "قال وزير الدفاع التركي سعد معن إن القصف توقف. وقال الوزير العراقي إن المعبر مفتوح",
            ["source:unnamed-iraq-minister@state:iraq"],
        ),
        (
            "قال مسؤول أميركي إن القصف توقف. وقال سعد معن إن اللواء انسحب. وتابع المسؤول الأميركي أن المعبر مفتوح",
            ["source:unnamed-usa-official@state:usa"],
        ),
    ],
)
def test_told_of_again_by_what_he_is_and_whence(text: str, hops: list[str]) -> None:
    assert chain(text, "مفتوح") == hops
