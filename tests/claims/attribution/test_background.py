"""What the outlet adds to the words of somebody: background, the occasion of an act. Our own sentences."""

from __future__ import annotations

import pytest
from tests.claims.attribution.test_attribution import chain

CASES = {
    "who has waged what since when": (
        "قال سعد معن إن قواته دخلت الحرم الجامعي، ويشن التحالف غارات منذ أغسطس 2014.",
        "غارات",
        [],
    ),
    "a place that is told of since when": (
        "قال سعد معن إن المقاتلين جاؤوا من إقليم تشهد مدنه تمردا ومن الشمال الذي يشهد معارك منذ عام 2011.",
        "معارك",
        [],
    ),
    "since a week is news": ("قال سعد معن إن الجيش في الشمال الذي يشهد معارك منذ أسبوع.", "معارك", ["per:saad"]),
    "background in the middle ends nothing": (
        "قال سعد معن إن التنظيم الذي يسيطر على الشمال منذ عام 2014، قصف الجسر.",
        "قصف",
        ["per:saad"],
    ),
    "the occasion of an act": ("أعلنت وزارة الدفاع إغلاق الحدود، عقب هجوم قتل فيه تسعة.", "هجوم", []),
    "the act itself": ("أعلنت وزارة الدفاع إغلاق الحدود، عقب هجوم قتل فيه تسعة.", "إغلاق", ["state:defence-ministry"]),
    "a deed has its circumstances from who tells it": (
        "أعلنت وزارة الدفاع مقتل القائد بعد هجوم على الثكنة.",
        "هجوم",
        ["state:defence-ministry"],
    ),
    "what is warned of": ("حذر سعد معن من مجاعة في الشمال حيث يحاصر اللواء البلدة.", "مجاعة", ["per:saad"]),
    "what was the case already": ("حذر سعد معن من مجاعة في الشمال حيث يحاصر اللواء البلدة.", "يحاصر", []),
    "who was warned is not who warns": (
        "وكان سعد معن حذر مؤخرا لواء الراية من الهجوم على الجسر.",
        "الهجوم",
        ["per:saad"],
    ),
    "suspects are no suspicion": (
        "أعلنت وزارة الدفاع اعتقال خمسة مشتبه بهم بعد قصف الجسر.",
        "قصف",
        ["state:defence-ministry"],
    ),
    "an attack that is claimed in the next clause": (
        "وقع هجوم على الجسر، وتبناه لواء الراية.",
        "هجوم",
        [],
    ),
    "an office with much behind it and its name": (
        "أكد قائد الكتيبة المكلفة بحماية الشريط الممتد مع الدولتين الجارتين العميد سعد معن، أن الجسر قصف.",
        "قصف",
        ["per:saad"],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whose_words_they_are(case: str) -> None:
    text, word, hops = CASES[case]
    assert [hop.partition("@")[0] for hop in chain(text, word)] == hops
