"""Who claims an attack, in every order of words, and who does not. Our own sentences."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims, said

CLAIMED = {
    "the deed behind where he says so": "تبنى تنظيم القاعدة في بيان نشره على موقعه الهجوم على الفندق.",
    "a comma before the deed": "وتبنى تنظيم القاعدة في بيانين عبر حسابات على مواقع التواصل، هذا الهجوم.",
    "he behind the deed": "وتبنى الهجوم على الفندق تنظيم القاعدة.",
    "he behind deed and time": "تبنى الهجوم في وقت لاحق تنظيم القاعدة.",
}


@pytest.mark.parametrize("case", CLAIMED, ids=str)
def test_who_claims_is_the_source(case: str) -> None:
    found = claims(CLAIMED[case])
    assert [claim.hops[0].entity for claim in found if claim.event == "ASSAULT"] == ["group:al-qaeda"]


def test_most_of_the_attacks_are_claimed() -> None:
    assert said("ويتبنى معظم هذه الهجمات تنظيم القاعدة الذي ظهر قبل أعوام.")["الهجمات"] == ["group:al-qaeda"]


@pytest.mark.parametrize(
    "text",
    [
        "هاجم مسلحون الثكنة. ولم تتبن أي جهة الهجوم.",
        "قال سكان إن القصف توقف. ولم تصدر حركة الشباب أي بيان تتبنى فيه الهجوم.",
    ],
)
def test_nobody_claims_what_is_not_claimed(text: str) -> None:
    assert not [claim for claim in claims(text) if "attribution.responsibility" in claim.rules]


def test_blame_ends_with_its_clause() -> None:
    text = "وحملت الحكومة تنظيم القاعدة مسؤولية تفجير الحافلة، وبعد مقتل شرطيين شنت الطائرات غارات على القرى."
    assert said(text)["غارات"] == []
