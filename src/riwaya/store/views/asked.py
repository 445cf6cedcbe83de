"""What every question needs: the database, lists in stretches, rows of documents, items of the collection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from riwaya.errors import UsageError
from riwaya.knowledge import places
from riwaya.store import collected
from riwaya.store.cursor import after_values, cursor
from riwaya.store.known import label
from riwaya.store.ledger import Store
from riwaya.store.records import Count, DisputeRow, DocRow, Page, Spot, Stated

#: Sorts behind every date.
FOREVER = "~"


class Asked:
    """Asks a ledger; lists come newest first, or largest first, by keys."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db

    def _listed(
        self,
        kind: str,
        type_: type[Any],
        entity: str | None,
        status: str,
        since: str,
        until: str,
        order: str,
        after: str | None,
        limit: int,
    ) -> Page[Any]:
        if order not in ("newest", "largest"):
            raise UsageError(f"there is no order {order!r}", field="order", remedy="newest or largest")
        by = "c.size" if order == "largest" and entity is None else "c.day"
        source, conditions, bound = "collection c", ["c.kind = ?"], list[Any]([kind])
        if entity is not None:
            source, by = "concerns e JOIN collection c ON c.kind = e.kind AND c.id = e.id", "e.day"
            conditions = ["e.kind = ?", "e.entity = ?"]
            bound = [kind, entity]
        if status:
            conditions.append("c.status = ?")
            bound.append(status)
        if since or until:
            conditions.append("c.day >= ? AND c.day <= ?")
            bound += [since, (until or "9999") + FOREVER]
        name = "e.id" if entity is not None else "c.id"
        if after is not None:
            value, last = after_values(after, 2)
            conditions.append(f"({by} < ? OR ({by} = ? AND {name} < ?))")
            bound += [value, value, last]
        sql = (
            f"SELECT {by}, {name}, c.listed, c.status FROM {source} WHERE {' AND '.join(conditions)}"
            f" ORDER BY {by} DESC, {name} DESC LIMIT ?"
        )
        rows = self._db.all(sql, (*bound, limit + 1))
        items = tuple(with_status(msgspec.json.decode(row, type=type_), state) for _, _, row, state in rows[:limit])
        return Page(items=items, next=cursor(*rows[limit - 1][:2]) if len(rows) > limit else None)

    def _item(self, kind: str, name: str, type_: type[Any]) -> tuple[Any, str] | None:
        row = self._db.one("SELECT body, listed FROM collection WHERE kind = ? AND id = ?", (kind, name))
        return None if row is None else (msgspec.json.decode(row[0], type=type_), str(row[1]))

    def _of_docs(self, kind: str, docs: Sequence[str], type_: type[Any]) -> list[Any]:
        found: dict[str, Any] = {}
        for some in collected.chunks(docs):
            sql = (
                "SELECT id, body FROM collection WHERE kind = ? AND id IN"
                f" (SELECT id FROM members WHERE kind = ? AND doc IN {self._db.among})"
            )
            for name, body in self._db.all(sql, (kind, kind, collected.json_list(some))):
                found[name] = msgspec.json.decode(body, type=type_)
        return [found[name] for name in sorted(found)]

    def _rows_of_docs(self, kind: str, docs: Sequence[str], type_: type[Any]) -> list[tuple[str, Any]]:
        found: dict[str, Any] = {}
        for some in collected.chunks(docs):
            sql = (
                "SELECT id, listed, status FROM collection WHERE kind = ? AND id IN"
                f" (SELECT id FROM members WHERE kind = ? AND doc IN {self._db.among})"
            )
            for name, row, status in self._db.all(sql, (kind, kind, collected.json_list(some))):
                found[name] = with_status(msgspec.json.decode(row, type=type_), status)
        return sorted(found.items())

    def _doc_rows(self, docs: Sequence[str], *, keep_order: bool = False) -> tuple[DocRow, ...]:
        found: dict[str, DocRow] = {}
        for some in collected.chunks(docs):
            sql = (
                "SELECT d.doc, d.title, d.outlet, d.published, d.day, r.story, r.source, r.first,"
                " (SELECT count(*) FROM claims c WHERE c.doc = d.doc)"
                " FROM documents d LEFT JOIN carriage r ON r.doc = d.doc"
                f" WHERE d.newest = 1 AND d.doc IN {self._db.among}"
            )
            for doc, title, outlet, published, day, story, source, first, claims in self._db.all(
                sql, (collected.json_list(some),)
            ):
                found[doc] = DocRow(
                    doc=doc,
                    title=title or "",
                    outlet=outlet or "",
                    published=published,
                    day=day,
                    claims=int(claims),
                    story=story or "",
                    source=source or "",
                    first=first == 1,
                )
        if keep_order:
            return tuple(found[doc] for doc in docs if doc in found)
        return tuple(sorted(found.values(), key=lambda row: (row.published or "~", row.doc)))

    def _claims_of(self, docs: Iterable[str]) -> dict[str, Stated]:
        found: list[tuple[str, int, str, Stated]] = []
        for some in collected.chunks(docs):
            sql = (
                "SELECT doc, number, id, disputed, copied, priority, status, grade, body FROM claims"
                f" WHERE status <> 'rejected' AND doc IN {self._db.among}"
            )
            for doc, number, name, *rest in self._db.all(sql, (collected.json_list(some),)):
                found.append((doc, number, name, collected.weighed(rest)))
        found.sort(key=lambda item: (item[3].published or "~", item[0], item[1]))
        return {f"{doc}#{name}": item for doc, _, name, item in found}

    def _spot(self, place: str, n: int) -> Spot:
        known = places.by_id().get(place)
        ar, en = label(place)
        if known is None:
            return Spot(place=place, n=n, ar=ar, en=en)
        return Spot(place=place, n=n, ar=ar, en=en, lat=known.lat, lon=known.lon, precision=known.precision)

    def _row(self, sql: str, bound: Sequence[Any] = ()) -> tuple[Any, ...]:
        row = self._db.one(sql, bound)
        assert row is not None
        return row

    def _number(self, sql: str, bound: Sequence[Any] = ()) -> int:
        return int(self._row(sql, bound)[0])


def count(value: str, n: int) -> Count:
    """Return how often a value is told of, with its names where it is an entity."""
    ar, en = label(value) if ":" in value else ("", "")
    return Count(value=value, n=int(n), ar=ar, en=en)


def with_status(row: Any, status: str) -> Any:
    """Return the row of a list with where its dispute stands now."""
    return msgspec.structs.replace(row, status=status) if isinstance(row, DisputeRow) else row
