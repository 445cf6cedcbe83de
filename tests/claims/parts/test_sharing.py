"""Sharing: what one word tells of several parties apart. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.test_claims import claims

APART = [
    (
        "أعلن المرصد مقتل ستة من لواء الراية وأربعة مدنيين في الخالدية",
        [("أعلن المرصد مقتل ستة من لواء الراية", ("group:raya",)), ("وأربعة مدنيين في الخالدية", ("group:civilians",))],
    ),
    (
        "قصف الجيش مواقع لواء الراية في الخالدية ومواقع كتيبة النهر في الزهور",
        [
            ("قصف الجيش مواقع لواء الراية في الخالدية", ("group:raya",)),
            ("ومواقع كتيبة النهر في الزهور", ("group:nahr",)),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), APART, ids=[text for text, _ in APART])
def test_parties_with_a_number_or_a_place_of_their_own_are_claims_of_their_own(
    text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    told = [(claim.evidence.text, claim.recipient) for claim in claims(text)]
    assert told == expected


TOGETHER = [
    "هاجم لواء الراية قافلة في الخالدية ما أدى إلى مقتل ستة جنود وأربعة مدنيين",
    "مقتل تسعة مدنيين بينهم ثلاثة أطفال وأربعة جنود في الخالدية",
    "قصف الجيش مواقع لواء الراية ومواقع كتيبة النهر في الخالدية",
]


@pytest.mark.parametrize("text", TOGETHER)
def test_the_dead_of_an_attack_parts_of_a_number_and_targets_of_one_place_stay_together(text: str) -> None:
    assert [claim.event for claim in claims(text)] in (["ASSAULT"], ["STATUS"])
