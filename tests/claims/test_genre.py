"""Pages that report and pages of thought. Every sentence is our own."""

from __future__ import annotations

from tests.claims.test_claims import claims

THOUGHT = (
    "لا أحد يحارب الجهل كما يجب.\nأكتب هذا وأنا أرى الخوف في العيون.\nالكلمة تقتل أحيانا.\n"
    "الكبار يتحدثون والصغار يرحلون.\n"
    "كل يوم صباح جديد.\nالبيت بعيد والطريق طويل.\nوقتل خمسة مدنيين في قصف على الزهور أمس.\nثم يأتي المساء."
)


def test_of_a_page_of_thought_only_events_told_in_full_are_claims() -> None:
    found = claims(THOUGHT)
    assert [claim.event for claim in found] == ["ASSAULT"]
    assert found[0].figures


def test_a_page_that_cites_is_kept_whole() -> None:
    cited = "\n".join(f"قال المتحدث {which} إن الجيش هاجم المتمردين." for which in ("الأول", "الثاني", "الثالث") * 2)
    assert len(claims(cited)) == 6
