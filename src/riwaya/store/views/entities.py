"""Actors, places and outlets: what they say and what is said of them."""

from __future__ import annotations

from typing import Any

from riwaya.errors import UsageError
from riwaya.script import key
from riwaya.store import collected
from riwaya.store.cursor import after_values, cursor
from riwaya.store.known import facts, label
from riwaya.store.records import Count, EntityPage, OutletPage, OutletRow, Page, Stated
from riwaya.store.views.asked import FOREVER, count
from riwaya.store.views.counts import Counts

#: The parts that an entity can play in a claim.
ROLES = ("origin", "speaker", "agent", "recipient", "place")


class Entities(Counts):
    """What is asked of whoever and whatever claims name."""

    def claims(
        self,
        *,
        entity: str,
        role: str = "",
        since: str = "",
        until: str = "",
        after: str | None = None,
        limit: int = 50,
    ) -> Page[Stated]:
        """Return the claims in which an entity plays a part (`ROLES`; any when ""), newest first.

        Raises:
            UsageError: for a role that does not exist.
        """
        if role and role not in ROLES:
            raise UsageError(f"there is no role {role!r}", field="role", remedy=f"one of {', '.join(ROLES)}")
        conditions = ["entity = ?", "day >= ?", "day <= ?"]
        bound: list[Any] = [entity, since, (until or "9999") + FOREVER]
        if role:
            conditions.append("role = ?")
            bound.append(role)
        if after is not None:
            day, doc, claim = after_values(after, 3)
            conditions.append("(day < ? OR (day = ? AND (doc < ? OR (doc = ? AND claim < ?))))")
            bound += [day, day, doc, doc, claim]
        sql = (
            f"SELECT DISTINCT day, doc, claim FROM parts WHERE {' AND '.join(conditions)}"
            " ORDER BY day DESC, doc DESC, claim DESC LIMIT ?"
        )
        rows = self._db.all(sql, (*bound, limit + 1))
        claims = collected.stated(self._db, [(doc, claim) for _, doc, claim in rows[:limit]])
        items = tuple(claims[f"{doc}#{claim}"] for _, doc, claim in rows[:limit])
        return Page(items=items, next=cursor(*rows[limit - 1]) if len(rows) > limit else None)

    def entity(self, entity: str) -> EntityPage | None:
        """Return an actor or a place: labels, names in this ledger, counts by role and day."""
        roles = dict(self._with("role of", entity))
        names = self._db.all(
            "SELECT form, docs FROM forms WHERE entity = ? ORDER BY docs DESC, form LIMIT 30", (entity,)
        )
        if not roles and not names:
            return None
        ar, en = label(entity)
        is_place = "place" in roles
        return EntityPage(
            entity=entity,
            ar=ar or (names[0][0] if names else ""),
            en=en,
            roles=roles,
            names=tuple(Count(value=form, n=int(n)) for form, n in names),
            events=tuple(count(event, n) for event, n in self._with("event of", entity)[:20]),
            days=self.days(place=entity) if is_place else self.days(actor=entity),
            spot=self._spot(entity, roles.get("place", 0)) if is_place else None,
        )

    def outlets(self) -> tuple[OutletRow, ...]:
        """Return every outlet with how many pages it has, most first."""
        rows = self._db.all(
            "SELECT value, sum(n) AS many, min(day), max(day) FROM tallies WHERE what = 'page' AND n > 0"
            " GROUP BY value ORDER BY many DESC, value"
        )
        return tuple(
            OutletRow(
                outlet=value, ar=label(value)[0], en=label(value)[1], pages=int(n), first_day=first, last_day=last
            )
            for value, n, first, last in rows
        )

    def outlet(self, outlet: str) -> OutletPage | None:
        """Return an outlet: what it carries, whom it copies, who copies it, whether it is first or follows."""
        pages, first_day, last_day = self._row(
            "SELECT sum(n), min(day), max(day) FROM tallies WHERE what = 'page' AND value = ? AND n > 0", (outlet,)
        )
        if not pages:
            return None
        alone, first, copied, told = self._row(
            "SELECT coalesce(sum(alone), 0), coalesce(sum(CASE WHEN alone = 0 THEN first ELSE 0 END), 0),"
            " coalesce(sum(CASE WHEN source > '' THEN 1 ELSE 0 END), 0), count(*) FROM carriage WHERE outlet = ?",
            (outlet,),
        )
        ar, en = label(outlet)
        return OutletPage(
            outlet=outlet,
            ar=ar,
            en=en,
            pages=int(pages),
            first_day=first_day,
            last_day=last_day,
            alone=int(alone),
            first=int(first),
            after=int(told) - int(alone) - int(first),
            copied=int(copied),
            copies_from=self._pairs("source_outlet", "outlet", outlet),
            copied_by=self._pairs("outlet", "source_outlet", outlet),
            events=tuple(count(event, n) for event, n in self._with("event by", outlet)[:20]),
            speakers=tuple(count(who, n) for who, n in self._with("origin by", outlet) if who != outlet)[:20],
            days=self.days(outlet=outlet),
            facts=facts(outlet),
        )

    def _pairs(self, shown: str, given: str, outlet: str) -> tuple[Count, ...]:
        rows = self._db.all(
            f"SELECT {shown}, count(*) AS many FROM carriage WHERE {given} = ? AND source > ''"
            f" AND source_outlet <> outlet GROUP BY {shown} ORDER BY many DESC, {shown} LIMIT 20",
            (outlet,),
        )
        return tuple(count(value, int(n)) for value, n in rows)

    def _with(self, what: str, name: str) -> list[tuple[str, int]]:
        """Return what goes with an entity or outlet and how often, most often first."""
        rows = self._db.all(
            "SELECT value, n FROM tallies WHERE what = ? AND day = '' AND value >= ? AND value < ? AND n > 0",
            (what, f"{name} ", f"{name}!"),  # "!" follows the blank
        )
        found = [(str(value)[len(name) + 1 :], int(n)) for value, n in rows]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def suggest(self, text: str, *, kind: str = "", limit: int = 12) -> tuple[Count, ...]:
        """Return entities whose name in this ledger or whose id begins like a text, most named first.

        `kind` is the part of the id before the colon (place, group, media …); any when "".
        """
        form = key(text)
        rows = self._db.all(
            "SELECT entity, sum(docs) AS many FROM forms WHERE (form >= ? AND form < ?) OR entity = ?"
            " GROUP BY entity ORDER BY many DESC, entity LIMIT ?",
            (form, f"{form}\U0010ffff", text, 20 * limit),
        )
        found = [(entity, int(n)) for entity, n in rows if not kind or entity.startswith(f"{kind}:")]
        return tuple(count(entity, n) for entity, n in found[:limit])
