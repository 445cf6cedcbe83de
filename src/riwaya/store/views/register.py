"""What came in and what was done: captures and the log."""

from __future__ import annotations

from typing import Any

from riwaya.store.cursor import after_values, cursor
from riwaya.store.ledger import said
from riwaya.store.records import Entry, Page, SourceRow
from riwaya.store.views.asked import Asked


class Register(Asked):
    """What is asked of captures and of the log."""

    def sources(self, *, failed: bool = False, after: str | None = None, limit: int = 50) -> Page[SourceRow]:
        """Return captures, last first; with `failed` only those that could not be read, with the reason."""
        tables = "captures c LEFT JOIN failures f ON f.capture = c.id"
        number = "c.id"
        if failed:
            tables, number = "failures f JOIN captures c ON c.id = f.capture", "f.capture"
        before = self._number("SELECT coalesce(max(id), 0) FROM captures") + 1
        if after is not None:
            before = int(after_values(after, 1)[0])
        rows = self._db.all(
            "SELECT c.id, c.doc, c.sha256, c.how, c.url, c.media_type, c.obtained, c.added, f.what, f.field, f.remedy"
            f" FROM {tables} WHERE {number} < ? ORDER BY {number} DESC LIMIT ?",
            (before, limit + 1),
        )
        items = tuple(
            SourceRow(
                number=int(number),
                doc=doc,
                sha256=sha256,
                how=how,
                url=url,
                media_type=media_type,
                obtained=obtained,
                added=added,
                failure=_told(what, field, remedy),
            )
            for number, doc, sha256, how, url, media_type, obtained, added, what, field, remedy in rows[:limit]
        )
        return Page(items=items, next=cursor(items[-1].number) if len(rows) > limit else None)

    def log(
        self,
        *,
        actor: str = "",
        action: str = "",
        subject: str = "",
        after: str | None = None,
        limit: int = 50,
    ) -> Page[Entry]:
        """Return log entries, last first, of one actor, action or subject if it is given."""
        conditions, bound = ["seq < ?"], list[Any]([after_values(after, 1)[0] if after else self._store.entries + 1])
        for column, value in (("actor", actor), ("action", action), ("subject", subject)):
            if value:
                conditions.append(f"{column} = ?")
                bound.append(value)
        sql = (
            f"SELECT seq, at, actor, action, subject, body, hash FROM log WHERE {' AND '.join(conditions)}"
            " ORDER BY seq DESC LIMIT ?"
        )
        rows = self._db.all(sql, (*bound, limit + 1))
        items = tuple(
            Entry(seq=int(seq), at=at, actor=who, action=what, subject=of, body=said(body), hash=digest)
            for seq, at, who, what, of, body, digest in rows[:limit]
        )
        return Page(items=items, next=cursor(items[-1].seq) if len(rows) > limit else None)


def _told(what: str | None, field: str | None, remedy: str | None) -> str:
    if not what:
        return ""
    told = f"{field}: {what}" if field else what
    return f"{told} ({remedy})" if remedy else told
