"""A digest of the press: what papers turn to is told by them. Our own sentences."""

from __future__ import annotations

import pytest
from tests.claims.attribution.test_attribution import chain

CASES = {
    "what papers follow": ("تابعت الصحف اللبنانية الهجوم على الجسر.", "الهجوم", ["media:lebanon-media"]),
    "behind an adverbial": (
        "وفي الشأن الليبي، أولت الصحف اهتماما بالهجوم على الجسر.",
        "الهجوم",
        ["media:unnamed-media"],
    ),
    "the same papers": (
        "قالت الصحف اللبنانية إن الطريق مغلق. وتناولت الصحف الهجوم على الجسر.",
        "الهجوم",
        ["media:lebanon-media"],
    ),
    "a verb alone goes on with them": (
        "قالت الصحف اللبنانية إن الطريق مغلق. وركزت على الهجوم على الجسر.",
        "الهجوم",
        ["media:lebanon-media"],
    ),
    "others deal with things as well": ("تناول سعد معن الهجوم على الجسر.", "الهجوم", []),
    "the medium in front": (
        "وفي البلاد، كتب سعد معن أن الجسر قصف.",
        "قصف",
        ["per:saad", "media:albilad"],
    ),
    "a text is not of whom it blames": (
        "قالت وزارة الدفاع في بيان إن الجسر قصف. وحمل البيان لواء الراية مسؤولية القصف.",
        "مسؤولية القصف",
        ["state:defence-ministry"],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_papers_tell(case: str) -> None:
    text, word, hops = CASES[case]
    assert chain(text, word) == hops
