"""Selection: which propositions are claims, and of which type. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.test_claims import claims

NOT_TOLD = [
    ("طالب الأهالي بالإفراج عن المعتقلين", "RETREAT"),
    ("رفض لواء الراية الانسحاب من الخالدية", "RETREAT"),
    ("هدد الجيش بقصف الخالدية", "ASSAULT"),
    ("تحدث الخبير عن حالات تعذيب أو إعدام في السجون", "ASSAULT"),
    ("عن الدعم والسياسة في الخالدية", "SUPPORT"),
    ("رأى السكان انتحاريا في الخالدية", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "event"), NOT_TOLD, ids=[text for text, _ in NOT_TOLD])
def test_what_is_asked_for_refused_threatened_or_only_named_is_no_event(text: str, event: str) -> None:
    assert event not in {claim.event for claim in claims(text)}


TYPES = [
    ("قتل 400 شخص في الخالدية", "STATUS", "losses"),
    ("قتل ثلاثة أشخاص في الخالدية", "ASSAULT", None),
    ("أحرق المتظاهرون مقر البلدية", "PROTEST", None),
    ("قطع المحتجون طريق المطار", "PROTEST", None),
    ("قمعت الشرطة تظاهرة طلابية", "ASSAULT", "crowd-control"),
]


@pytest.mark.parametrize(("text", "event", "mode"), TYPES, ids=[text for text, *_ in TYPES])
def test_figures_and_parties_settle_the_type(text: str, event: str, mode: str | None) -> None:
    told = [(claim.event, claim.mode) for claim in claims(text)]
    assert any(found == event and (mode is None or kind == mode) for found, kind in told), told


def test_a_protest_told_in_several_clauses_is_one() -> None:
    text = "تظاهر المئات في الخالدية، ورفعوا لافتات تندد بالحرب، ورددوا شعارات ضد الحكومة"
    assert [claim.event for claim in claims(text)].count("PROTEST") == 1
