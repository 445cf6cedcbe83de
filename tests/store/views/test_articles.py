"""A page with what it is part of."""

from __future__ import annotations

import pytest
from tests.store.told import REFS, TOLL

from riwaya.errors import LedgerError
from riwaya.store import Views


def test_an_article_knows_what_it_is_part_of(view: Views) -> None:
    page = view.article("b.txt")
    assert page is not None
    assert (page.row.story, page.row.source) == ("s1", "a.txt")
    assert [account.id for account in page.accounts] == ["t1"]
    assert [dispute.id for dispute in page.disputes] == ["d1"]
    assert [group.of for group in page.copies] == ["a.txt"]
    assert [(claim.ref, claim.disputed) for claim in page.claims] == [(REFS["b"], 1)]
    assert view.capture(page.versions[0].number).content == TOLL.encode()
    assert view.article("none") is None
    with pytest.raises(LedgerError, match="no capture"):
        view.capture(999)
