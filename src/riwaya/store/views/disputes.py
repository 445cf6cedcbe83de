"""Disputes and accounts with the exact words of their claims."""

from __future__ import annotations

import msgspec

from riwaya.model import Account, Dispute
from riwaya.store import collected
from riwaya.store.records import DisputePage, DisputeRow, Page, Stated
from riwaya.store.views.asked import Asked


class Disputes(Asked):
    """What is asked of disputes and accounts."""

    def disputes(
        self,
        *,
        status: str = "",
        entity: str | None = None,
        since: str = "",
        until: str = "",
        order: str = "newest",
        after: str | None = None,
        limit: int = 50,
    ) -> Page[DisputeRow]:
        """Return disputes, newest or largest first, of a `status` (open, settled, left_open) or of one entity."""
        return self._listed("disputes", DisputeRow, entity, status, since, until, order, after, limit)

    def dispute(self, name: str) -> DisputePage | None:
        """Return all that a dispute's page shows: sides, origins, the claims with their exact words."""
        found = self._item("disputes", name, Dispute)
        if found is None:
            return None
        dispute, row = found
        pairs = sorted(set(collected.members(dispute)))
        docs = self._doc_rows(sorted({doc for doc, _ in pairs}))
        return DisputePage(
            dispute=dispute,
            row=msgspec.json.decode(row, type=DisputeRow),
            claims=collected.stated(self._db, pairs),
            docs={doc.doc: doc for doc in docs},
        )

    def account(self, name: str) -> tuple[Account, dict[str, Stated]] | None:
        """Return an account with its claims, keyed `doc#id`."""
        found = self._item("accounts", name, Account)
        return None if found is None else (found[0], collected.stated(self._db, collected.members(found[0])))
