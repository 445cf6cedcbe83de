"""Pages, their versions, and all that one of them shows."""

from __future__ import annotations

from typing import Any

from riwaya.model import Account, Capture, CopyGroup
from riwaya.store.cursor import after_values, cursor
from riwaya.store.records import ArticlePage, DisputeRow, DocRow, Page, Version
from riwaya.store.views.asked import FOREVER, Asked


class Articles(Asked):
    """What is asked of pages."""

    def documents(
        self,
        *,
        outlet: str | None = None,
        since: str = "",
        until: str = "",
        after: str | None = None,
        limit: int = 50,
    ) -> Page[DocRow]:
        """Return pages, newest first, of one outlet if it is given."""
        conditions = ["d.newest = 1", "d.day >= ?", "d.day <= ?"]
        bound: list[Any] = [since, (until or "9999") + FOREVER]
        if outlet is not None:
            conditions.append("d.outlet = ?")
            bound.append(outlet)
        if after is not None:
            day, doc = after_values(after, 2)
            conditions.append("(d.day < ? OR (d.day = ? AND d.doc < ?))")
            bound += [day, day, doc]
        sql = (
            f"SELECT d.doc, d.day FROM documents d WHERE {' AND '.join(conditions)}"
            " ORDER BY d.day DESC, d.doc DESC LIMIT ?"
        )
        rows = self._db.all(sql, (*bound, limit + 1))
        docs = self._doc_rows([doc for doc, _ in rows[:limit]], keep_order=True)
        return Page(items=docs, next=cursor(rows[limit - 1][1], rows[limit - 1][0]) if len(rows) > limit else None)

    def article(self, doc: str, *, version: int | None = None) -> ArticlePage | None:
        """Return all that an article's page shows; `version` is the number of an older capture (`Version.number`)."""
        versions = self.versions(doc)
        chosen = [one for one in versions if (one.newest if version is None else one.number == version)]
        machine = self._store.load(chosen[0].number) if chosen else None
        if machine is None:
            return None
        document = self._store.judged(chosen[0].number) if chosen[0].newest else machine
        assert document is not None
        claims = tuple(self._claims_of((doc,)).values()) if chosen[0].newest else ()
        return ArticlePage(
            document=document,
            machine=machine,
            row=self._doc_rows((doc,))[0],
            versions=versions,
            claims=claims,
            accounts=tuple(self._of_docs("accounts", (doc,), Account)),
            disputes=tuple(row for _, row in self._rows_of_docs("disputes", (doc,), DisputeRow)),
            copies=tuple(self._of_docs("copies", (doc,), CopyGroup)),
        )

    def versions(self, doc: str) -> tuple[Version, ...]:
        """Return every capture of a page, newest first."""
        rows = self._db.all(
            "SELECT c.id, c.sha256, c.media_type, c.how, c.url, c.obtained, c.added, length(c.content), d.newest,"
            " f.what FROM captures c LEFT JOIN documents d ON d.capture = c.id LEFT JOIN failures f ON f.capture = c.id"
            " WHERE c.doc = ? ORDER BY c.id DESC",
            (doc,),
        )
        return tuple(
            Version(
                number=int(number),
                sha256=sha256,
                media_type=media_type,
                how=how,
                url=url,
                obtained=obtained,
                added=added,
                size=int(size),
                newest=newest == 1,
                failure=what or "",
            )
            for number, sha256, media_type, how, url, obtained, added, size, newest, what in rows
        )

    def capture(self, number: int) -> Capture:
        """Return a capture with its bytes as received.

        Raises:
            LedgerError: when there is none of this number.
        """
        return self._store.capture(number)
