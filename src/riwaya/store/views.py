"""The questions that pages ask of a ledger: overview, stories, articles, disputes, actors, places, outlets, log.

Every list is indexed and comes in stretches (`Page`): give its `next` as `after` for the rest. No question loads the
collection; all of them answer in milliseconds on a hundred thousand articles (docs/performance.md). Days are ISO dates;
`since` and `until` are inclusive. Ids that the ledger does not hold give None.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from riwaya.errors import UsageError
from riwaya.knowledge import places
from riwaya.model import Account, Capture, CopyGroup, Dispute, Story
from riwaya.script import key
from riwaya.store import collected
from riwaya.store.cursor import after_values, cursor
from riwaya.store.known import camp, facts, label
from riwaya.store.ledger import Store, said
from riwaya.store.matrix import matrix
from riwaya.store.records import (
    ArticlePage,
    Bar,
    Count,
    DisputePage,
    DisputeRow,
    DocRow,
    EntityPage,
    Entry,
    News,
    OutletPage,
    OutletRow,
    Overview,
    Page,
    SavedSearch,
    SourceRow,
    Spot,
    Stated,
    StoryPage,
    StoryRow,
    Version,
)
from riwaya.store.search import parse

#: The parts that an entity can play in a claim.
ROLES = ("origin", "speaker", "agent", "recipient", "place")
_FOREVER = "~"
#: Claims that wait are counted up to so many.
MOST_WAITING = 10_000


class Views:
    """What pages show of a ledger."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db

    # --- counts -------------------------------------------------------------------------------------------

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
        bound = [what, since, (until or "9999") + _FOREVER, *([] if value is None else [value])]
        return {str(day): int(n) for day, n in self._db.all(sql, bound)}

    def spots(self, *, since: str = "", until: str = "", limit: int = 500) -> tuple[Spot, ...]:
        """Return the places that claims tell of, most told first, with their positions for the map."""
        return tuple(self._spot(place, n) for place, n in self._top("place", since, until, limit))

    def top(self, what: str, *, since: str = "", until: str = "", limit: int = 20) -> tuple[Count, ...]:
        """Return what is told of most often: `event`, `place`, `actor`, `speaker` (origins) or `carrier` (outlets)."""
        return tuple(_count(value, n) for value, n in self._top(what, since, until, limit))

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
            (what, since, (until or "9999") + _FOREVER, limit),
        )
        return [(str(value), int(n)) for value, n in rows]

    # --- stories ------------------------------------------------------------------------------------------

    def stories(
        self,
        *,
        entity: str | None = None,
        since: str = "",
        until: str = "",
        order: str = "newest",
        after: str | None = None,
        limit: int = 50,
    ) -> Page[StoryRow]:
        """Return stories, newest first or largest first (`order`), of one entity if it is given (newest first)."""
        return self._listed("stories", StoryRow, entity, "", since, until, order, after, limit)

    def story(self, name: str) -> StoryPage | None:
        """Return all that a story's page shows, with the matrix of its claims."""
        found = self._item("stories", name, Story)
        if found is None:
            return None
        story, row = found
        docs = self._doc_rows(story.docs)
        accounts = self._of_docs("accounts", story.docs, Account)
        disputes = [row for _, row in self._rows_of_docs("disputes", story.docs, DisputeRow)]
        claims = self._claims_of(story.docs)
        copied = {doc.doc for doc in docs if doc.source}
        against = self._disputed(story.docs)
        columns = {ref: item.outlet or item.doc for ref, item in claims.items()}
        camps = {ref: camp(item) for ref, item in claims.items()}
        return StoryPage(
            story=story,
            row=msgspec.json.decode(row, type=StoryRow),
            docs=docs,
            accounts=tuple(accounts),
            disputes=tuple(disputes),
            copies=tuple(self._of_docs("copies", story.docs, CopyGroup)),
            claims=claims,
            outlets=matrix(claims, accounts, columns, copied, against),
            camps=matrix(claims, accounts, camps, copied, against),
        )

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

    def _disputed(self, docs: Sequence[str]) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for some in collected.chunks(docs):
            sql = f"SELECT doc, claim, id FROM members WHERE kind = 'disputes' AND doc IN {self._db.among} ORDER BY id"
            for doc, claim, name in self._db.all(sql, (collected.json_list(some),)):
                found[f"{doc}#{claim}"].append(name)
        return {ref: tuple(names) for ref, names in found.items()}

    # --- articles -----------------------------------------------------------------------------------------

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
        bound: list[Any] = [since, (until or "9999") + _FOREVER]
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

    # --- disputes -----------------------------------------------------------------------------------------

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

    # --- actors, places, outlets --------------------------------------------------------------------------

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
        bound: list[Any] = [entity, since, (until or "9999") + _FOREVER]
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
            events=tuple(_count(event, n) for event, n in self._with("event of", entity)[:20]),
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
            events=tuple(_count(event, n) for event, n in self._with("event by", outlet)[:20]),
            speakers=tuple(_count(who, n) for who, n in self._with("origin by", outlet) if who != outlet)[:20],
            days=self.days(outlet=outlet),
            facts=facts(outlet),
        )

    def _pairs(self, shown: str, given: str, outlet: str) -> tuple[Count, ...]:
        rows = self._db.all(
            f"SELECT {shown}, count(*) AS many FROM carriage WHERE {given} = ? AND source > ''"
            f" AND source_outlet <> outlet GROUP BY {shown} ORDER BY many DESC, {shown} LIMIT 20",
            (outlet,),
        )
        return tuple(_count(value, int(n)) for value, n in rows)

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
        return tuple(_count(entity, n) for entity, n in found[:limit])

    # --- saved searches -----------------------------------------------------------------------------------

    def searches(self, owner: str) -> tuple[SavedSearch, ...]:
        """Return the searches that somebody keeps, by name."""
        rows = self._db.all("SELECT name, query, owner, created FROM searches WHERE owner = ? ORDER BY name", (owner,))
        return tuple(SavedSearch(name=name, query=query, owner=who, created=at) for name, query, who, at in rows)

    def save_search(self, owner: str, name: str, query: str) -> None:
        """Keep a search under a name; one of that name is replaced.

        Raises:
            UsageError: when the name is empty or the query asks for nothing.
        """
        parse(query)
        if not name.strip():
            raise UsageError("a search needs a name", field="name", remedy="give one")
        with self._db.writing():
            self._db.run(
                "INSERT INTO searches VALUES (?, ?, ?, ?)"
                " ON CONFLICT (owner, name) DO UPDATE SET query = excluded.query, created = excluded.created",
                (owner, name.strip(), query, self._store.now()),
            )

    def drop_search(self, owner: str, name: str) -> bool:
        """Forget a search; return whether there was one."""
        with self._db.writing():
            return self._db.run("DELETE FROM searches WHERE owner = ? AND name = ?", (owner, name)) > 0

    # --- sources and the log ------------------------------------------------------------------------------

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

    # --- inside -------------------------------------------------------------------------------------------

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
            bound += [since, (until or "9999") + _FOREVER]
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
        items = tuple(_with_status(msgspec.json.decode(row, type=type_), state) for _, _, row, state in rows[:limit])
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
                found[name] = _with_status(msgspec.json.decode(row, type=type_), status)
        return sorted(found.items())

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


# --- helpers ------------------------------------------------------------------------------------------------


def _count(value: str, n: int) -> Count:
    ar, en = label(value) if ":" in value else ("", "")
    return Count(value=value, n=int(n), ar=ar, en=en)


def _with_status(row: Any, status: str) -> Any:
    return msgspec.structs.replace(row, status=status) if isinstance(row, DisputeRow) else row


def _told(what: str | None, field: str | None, remedy: str | None) -> str:
    if not what:
        return ""
    told = f"{field}: {what}" if field else what
    return f"{told} ({remedy})" if remedy else told
