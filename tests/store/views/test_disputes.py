"""A dispute with the exact words of its sides."""

from __future__ import annotations

from tests.store.told import OTHER_TOLL, REFS, TOLL

from riwaya.store import Views


def test_a_dispute_shows_the_exact_words_of_both_sides(view: Views) -> None:
    page = view.dispute("d1")
    assert page is not None
    assert {ref: claim.claim.evidence.text for ref, claim in page.claims.items()} == {
        REFS["a"]: TOLL,
        REFS["b"]: TOLL,
        REFS["c"]: OTHER_TOLL,
    }
    assert page.row.origins == (1, 1)
    assert page.row.story == "s1"
    assert [row.id for row in view.disputes(status="open").items] == ["d1"]
    assert view.disputes(status="settled").items == ()
    assert [row.id for row in view.disputes(entity="ngo:monitor").items] == ["d1"]
