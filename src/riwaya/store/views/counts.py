"""What a ledger holds, and how much is told of which days, places and people."""

from __future__ import annotations

from typing import Any

from riwaya.errors import UsageError
from riwaya.store import collected
from riwaya.store.records import Bar, Count, News, Overview, Spot
from riwaya.store.views.asked import FOREVER, Asked, count

#: Claims that wait are counted up to so many.
MOST_WAITING = 10_000


class Counts(Asked):
    """Counts, by the tallies that the store keeps."""

    def overview(self) -> Overview:
        """Return what the ledger holds and what waits for a person."""
        # Items are numbered without a gap, so the last number tells how many there are.
        last_of = "SELECT coalesce(max(seq) + 1, 0) FROM collection WHERE kind = ?"
        first, last = self._row("SELECT min(day), max(day) FROM tallies WHERE what = 'page' AND day > ''")
        counts = {
            "captures": self._number("SELECT count(*) FROM captures"),
            "pages": self._number("SELECT coalesce(sum(n), 0) FROM tallies WHERE what = 'page'"),
            "failures": self._number("SELECT count(*) FROM failures"),
            "claims": self._number("SELECT coalesce(sum(n), 0) FROM tallies WHERE what = 'event'"),
            **{kind: self._number(last_of, (kind,)) for kind in collected.KINDS},
        }
        return Overview(
            counts=counts,
            head=self._store.head,
            entries=self._store.entries,
            first_day=first or "",
            last_day=last or "",
            outlets=self._number(
                "SELECT count(DISTINCT value) FROM tallies WHERE what = 'page' AND value > '' AND n > 0"
            ),
            open_disputes=self._number("SELECT count(*) FROM collection WHERE kind = 'disputes' AND status = 'open'"),
            waiting=self._number(
                "SELECT count(*) FROM (SELECT 1 FROM claims WHERE status = '' AND priority > 0 LIMIT ?) AS few",
                (MOST_WAITING,),
            ),
            is_reconciled=self._store.is_reconciled,
        )

    def news(self, since: int) -> News:
        """Return what came since a log entry: give `until` of the last time, or 0 for everything."""
        logged: dict[Any, Any] = dict(
            self._db.all("SELECT action, count(*) FROM log WHERE seq > ? GROUP BY action", (since,))
        )
        found: dict[Any, Any] = dict(
            self._db.all("SELECT kind, count(*) FROM collection WHERE since > ? GROUP BY kind", (since,))
            if since
            else self._db.all("SELECT kind, count(*) FROM collection GROUP BY kind")
        )
        return News(
            since=since,
            until=self._store.entries,
            pages=int(logged.get("capture", 0)),
            edited=int(logged.get("read again", 0)),
            failed=self._number(
                "SELECT count(*) FROM failures f JOIN captures c ON c.id = f.capture WHERE c.added >"
                " coalesce((SELECT at FROM log WHERE seq = ?), '')",
                (since,),
            ),
            stories=int(found.get("stories", 0)),
            disputes=int(found.get("disputes", 0)),
            judgements=int(logged.get("judge", 0)),
        )

    def days(
        self,
        *,
        since: str = "",
        until: str = "",
        event: str | None = None,
        place: str | None = None,
        actor: str | None = None,
        outlet: str | None = None,
    ) -> tuple[Bar, ...]:
        """Return the histogram by day: pages by their publication, claims by what they tell of.

        At most one of `event`, `place`, `actor` and `outlet` narrows it; days without anything are left out.

        Raises:
            UsageError: when more than one is given.
        """
        given = {"event": event, "place": place, "actor": actor, "carrier": outlet}
        chosen = [(what, value) for what, value in given.items() if value is not None]
        if len(chosen) > 1:
            raise UsageError("only one thing can narrow a histogram", field="days", remedy="use search for the rest")
        what, value = chosen[0] if chosen else ("event", None)
        pages = self._by_day("page", outlet, since, until) if not chosen or outlet is not None else {}
        claims = self._by_day(what, value, since, until)
        return tuple(
            Bar(day=day, pages=pages.get(day, 0), claims=claims.get(day, 0)) for day in sorted({*pages, *claims})
        )

    def _by_day(self, what: str, value: str | None, since: str, until: str) -> dict[str, int]:
        one = "" if value is None else " AND value = ?"
        sql = (
            "SELECT day, sum(n) FROM tallies WHERE what = ? AND day > '' AND day >= ? AND day <= ?"
            f"{one} GROUP BY day HAVING sum(n) > 0"
        )
        bound = [what, since, (until or "9999") + FOREVER, *([] if value is None else [value])]
        return {str(day): int(n) for day, n in self._db.all(sql, bound)}

    def spots(self, *, since: str = "", until: str = "", limit: int = 500) -> tuple[Spot, ...]:
        """Return the places that claims tell of, most told first, with their positions for the map."""
        return tuple(self._spot(place, n) for place, n in self._top("place", since, until, limit))

    def top(self, what: str, *, since: str = "", until: str = "", limit: int = 20) -> tuple[Count, ...]:
        """Return what is told of most often: `event`, `place`, `actor`, `speaker` (origins) or `carrier` (outlets)."""
        return tuple(count(value, n) for value, n in self._top(what, since, until, limit))

    def _top(self, what: str, since: str, until: str, limit: int) -> list[tuple[str, int]]:
        if not since and not until:
            rows = self._db.all(
                "SELECT value, n AS many FROM tallies WHERE what = ? AND day = '' AND n > 0"
                " ORDER BY many DESC, value LIMIT ?",
                (f"all {what}", limit),
            )
            return [(str(value), int(n)) for value, n in rows]
        rows = self._db.all(
            "SELECT value, sum(n) AS many FROM tallies WHERE what = ? AND day >= ? AND day <= ? AND value <> ''"
            " GROUP BY value HAVING sum(n) > 0 ORDER BY many DESC, value LIMIT ?",
            (what, since, (until or "9999") + FOREVER, limit),
        )
        return [(str(value), int(n)) for value, n in rows]
