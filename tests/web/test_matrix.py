"""The matrix of a story."""

from __future__ import annotations

from pathlib import Path

from riwaya.ledger import Ledger
from riwaya.web.matrix import propositions


def test_an_assertion_and_its_denial_are_one_row_of_the_matrix(sample: Path) -> None:
    with Ledger(sample) as ledger:
        dispute = ledger.disputes()[0]
        page = ledger.view.dispute(dispute.id)
        assert page is not None
        story = ledger.view.story(page.row.story)
    assert story is not None
    denials = {row.id for row in story.disputes if row.kind == "denial"}
    rows = propositions(story.outlets.rows, denials)
    own = [row for row in rows if dispute.id in row.disputes]
    assert len(own) == 1
    assert {"assert", "deny"} <= {stance for cell in own[0].cells.values() for stance in cell.stances}
    assert sum(len(cell.claims) for row in rows for cell in row.cells.values()) == len(story.claims)
