"""Places of a sentence that are not where something happens, and those right before what is done there. Every sentence
is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import only

PLACES = [
    ("تشارك الإمارات في التحالف بقيادة الولايات المتحدة ضد تنظيم داعش في سوريا.", "COOPERATE", ("place:syria",)),
    ("نفذ التحالف بقيادة الولايات المتحدة غارات في شمال سوريا.", "ASSAULT", ("place:northern-syria",)),
    ("تزامن ذلك مع الإعلان في بروكسل عن تقديم الاتحاد تبرعا للوكالة.", "AID", ()),
    ("تجري محاكمات جماعية في الإمارات.", "ACCUSE", ("place:united-arab-emirates",)),
    ("عاد المسلحون إلى بيروت حيث سيلتقون زعيم الحركة.", "CONSULT", ("place:beirut",)),
]


@pytest.mark.parametrize(("text", "event", "place"), PLACES, ids=[text for text, _, _ in PLACES])
def test_where_it_happens(text: str, event: str, place: tuple[str, ...]) -> None:
    assert only(text, event).place == place


def test_whom_a_court_sentences_is_not_where_the_deed_was() -> None:
    text = "نفذ المتهمون الهجوم في تكريت، فيما أصدرت المحكمة حكما بسجنهم."
    assert only(text, "SANCTION").place == ()
