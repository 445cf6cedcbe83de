"""The ledger over any database: captures, what was read from them, the collection, and the hash-chained log.

One transaction holds a capture, what was read from it, its place in the index and its log entry, so a killed import
leaves whole pages or nothing. A page that is already there is not read again. All SQL here is that of `Database`.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from riwaya.errors import LedgerError, SourceError
from riwaya.model import Capture, Collection, Document, Given, Judgement, StoryChange
from riwaya.store import collected, index, judging
from riwaya.store.database import Database, newest_version
from riwaya.store.postgres import is_url, open_postgres
from riwaya.store.records import Failure
from riwaya.store.shelf import StoredShelf
from riwaya.store.sqlite import open_sqlite

#: What the hash of the first log entry covers in place of an earlier hash.
GENESIS = "0" * 64
#: Version of what `index.put` writes; a ledger indexed by another is indexed again when it is opened.
INDEXED = "4"


def open_store(where: str | Path, *, create: bool = True, clock: Callable[[], datetime] | None = None) -> Store:
    """Open a ledger: a file, or a database named by a `postgresql://` URL; make it when `create` and it is not there.

    Raises:
        LedgerError: when the ledger is missing, is none, cannot be reached, or is of a newer version.
    """
    opener = STORES["postgresql" if is_url(str(where)) else "file"]
    db = opener(str(where), create=create)
    try:
        return Store(db, clock=clock or _now)
    except BaseException:
        db.close()
        raise


class Store:
    """An open ledger. It belongs to one thread; open it once more for another."""

    def __init__(self, db: Database, *, clock: Callable[[], datetime]) -> None:
        self.db = db
        self.clock = clock
        self._upgrade()

    def close(self) -> None:
        """Close the ledger; the object is of no use afterwards."""
        self.db.close()

    @property
    def name(self) -> str:
        """How people know the ledger: the path of its file, or its URL without the password."""
        return self.db.name

    # --- adding -------------------------------------------------------------------------------------------

    def holds(self, capture: Capture) -> bool:
        """Whether this capture (same name, bytes and given facts) is stored already."""
        return self._row(capture) is not None

    def failure(self, capture: Capture) -> SourceError | None:
        """Return why a stored capture could not be read, if it could not."""
        row = self.db.one("SELECT what, field, remedy FROM failures WHERE capture = ?", (self._row(capture),))
        return None if row is None else SourceError(row[0], where=capture.doc, field=row[1], remedy=row[2])

    def put(self, capture: Capture, result: Document | SourceError, *, actor: str) -> bool:
        """Store a capture with what was read from it, or with the reason why nothing was, in one transaction.

        Returns whether it was new; a capture that is stored already is left as it is.

        Raises:
            SpanError: when a value of the document does not re-read to its words; nothing is stored then.
        """
        if isinstance(result, Document):
            result.check()
        with self.db.writing():
            if self.holds(capture):
                return False
            row = self._put_capture(capture)
            self._put_result(row, capture.doc, result)
            if isinstance(result, Document):
                self._reindex(capture.doc, {row: result})
            body = {"sha256": capture.sha256, "facts": _facts(capture), "read": _digest(result)}
            self.log(actor, "capture", capture.doc, body)
        return True

    def replace(self, capture: Capture, result: Document | SourceError, *, actor: str) -> None:
        """Put a new reading of a stored capture in the place of the old one, and log it where the two differ."""
        if isinstance(result, Document):
            result.check()
        with self.db.writing():
            row = self._row(capture)
            if row is None:
                raise LedgerError("this capture is not stored", where=capture.doc)
            before = self._stored_digest(row)
            self._unindex(capture.doc)
            self.db.run("DELETE FROM failures WHERE capture = ?", (row,))
            self.db.run("DELETE FROM documents WHERE capture = ?", (row,))
            self._put_result(row, capture.doc, result)
            self._reindex(capture.doc, {row: result} if isinstance(result, Document) else {})
            if _digest(result) != before:
                body = {"sha256": capture.sha256, "facts": _facts(capture), "read": _digest(result)}
                self.log(actor, "read again", capture.doc, body)

    def moved(self) -> tuple[str, ...]:
        """Return the pages that came, went or changed since the shelf was brought up to date."""
        return tuple(doc for (doc,) in self.db.all("SELECT doc FROM moved ORDER BY doc"))

    def put_shelf(self, shelf: StoredShelf, *, of: str, rules: str, seen: str | None) -> bool:
        """Write what changed on the shelf, unless another process did meanwhile; return whether it was written.

        Args:
            shelf: what was brought up to date.
            of: the `state` of the documents that it was made from.
            rules: what names the rules that it was made by; it is of no use to others.
            seen: the `state_of("shelved")` when the work began.
        """
        with self.db.writing():
            if self.state_of("shelved") != seen:
                return False
            shelf.flush()
            self.db.run("DELETE FROM moved WHERE state <= ?", (int(of),))
            self.set_state("shelf", rules)
            self.set_state("shelved", str(int(seen or 0) + 1))
        return True

    def put_collection(
        self, collection: Collection, *, of: str, actor: str, changes: Sequence[StoryChange] = ()
    ) -> None:
        """Replace what holds across documents; only items that changed are written.

        Args:
            collection: what holds now.
            of: the `state` of the documents that it was made from.
            actor: who did it, for the log.
            changes: what became of stories that stood before.
        """
        items = list(collected.bodies(collection))
        digest = collected.digest(item[4] for item in items)
        with self.db.writing():
            if digest != self.state_of("collection"):
                self.log(actor, "reconcile", "collection", {"digest": digest})
            collected.put(self.db, items, entry=self.entries)
            judging.attach_items(self.db)
            rows = [(self.entries, one.story, one.kind, msgspec.json.encode(one.now).decode()) for one in changes]
            self.db.many("INSERT INTO story_history VALUES {} ON CONFLICT DO NOTHING", rows)
            self.set_state("collection", digest)
            self.set_state("reconciled", of)

    def story_history(self, story: str) -> tuple[StoryChange, ...]:
        """Return what became of a story since it was first known by this id, the earliest change first."""
        sql = "SELECT kind, now FROM story_history WHERE story = ? ORDER BY entry"
        return tuple(
            StoryChange(story=story, kind=kind, now=msgspec.json.decode(now, type=tuple[str, ...]))
            for kind, now in self.db.all(sql, (story,))
        )

    @property
    def state(self) -> str:
        """What tells whether any document has come, gone or changed since; equal while none has."""
        return self.state_of("documents") or "0"

    @property
    def is_reconciled(self) -> bool:
        """Whether the collection was made from just the documents that are stored now."""
        return self.state_of("reconciled") == self.state

    # --- reading ------------------------------------------------------------------------------------------

    def captures(self) -> Iterator[Capture]:
        """Yield every stored capture in the order of arrival."""
        # The numbers are read first: a cursor left open while others write would block the log of the file.
        for (row,) in self.db.all("SELECT id FROM captures ORDER BY id"):
            yield self.capture(row)

    def still(self) -> AbstractContextManager[None]:
        """Show the ledger as it is now for as long as this lasts, whatever others add meanwhile."""
        return self.db.still()

    def pages(self) -> int:
        """Return how many pages have been read, each once whatever its versions."""
        return self._count("SELECT count(*) FROM documents WHERE newest = 1")

    def documents(self, *, machine: bool = False) -> Iterator[Document]:
        """Yield the documents, the newest version of each page, in the order of their names.

        The order does not depend on the order of arrival, so neither does anything that is made from it. They are as
        people judged them, or with `machine` as they were read.
        """
        bench = None if machine else judging.Bench(self.db)
        for (row,) in self.db.all("SELECT capture FROM documents WHERE newest = 1 ORDER BY doc"):
            document = self.load(row)
            if document is not None:  # another process may have read the page again, and failed
                yield document if bench is None else bench.judged(document).document

    def document(self, doc: str, *, machine: bool = False) -> Document | None:
        """Return the newest version of the document that users know as `doc`, as judged, or as read (`machine`)."""
        row = self.db.one("SELECT capture FROM documents WHERE newest = 1 AND doc = ?", (doc,))
        document = None if row is None else self.load(row[0])
        return document if document is None or machine else judging.Bench(self.db, doc).judged(document).document

    def judged(self, row: int) -> Document | None:
        """Return the document of a capture as judged."""
        document = self.load(row)
        return None if document is None else judging.Bench(self.db, document.article.doc).judged(document).document

    def versions(self, doc: str) -> int:
        """Return how many versions of a page are stored."""
        return self._count("SELECT count(*) FROM documents WHERE doc = ?", (doc,))

    def documents_with_claim(self, claim: str) -> tuple[str, ...]:
        """Return the names of the documents that hold a claim of this id."""
        return tuple(doc for (doc,) in self.db.all("SELECT doc FROM claims WHERE id = ? ORDER BY doc", (claim,)))

    def collection(self) -> Collection:
        """Return what holds across documents as it was last reconciled."""
        return collected.load(self.db)

    def reviewed(self) -> Iterator[tuple[Document, dict[str, str], int]]:
        """Yield the pages with judgements on their claims, names or as a whole: as judged, the status of each claim
        that was decided on, and how many were rejected."""
        sql = "SELECT DISTINCT doc FROM judgements WHERE active = 1 AND doc > '' ORDER BY doc"
        for (doc,) in self.db.all(sql):
            document = self.document(doc, machine=True)
            if document is not None:
                found = judging.Bench(self.db, doc).judged(document)
                yield found.document, dict(found.statuses), len(found.rejected)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements that nobody withdrew, in the order they were made."""
        return judging.standing(self.db)

    def failures(self) -> Iterator[SourceError]:
        """Yield the reason for every stored capture that could not be read."""
        for doc, what, field, remedy in self.db.all("SELECT doc, what, field, remedy FROM failures ORDER BY capture"):
            yield SourceError(what, where=doc, field=field, remedy=remedy)

    def counts(self) -> dict[str, int]:
        """Return how many of each thing the ledger holds."""
        tables = ("captures", "documents", "failures", "claims", "judgements", "log")
        counts = {name: self._count(f"SELECT count(*) FROM {name}") for name in tables}
        found: dict[Any, Any] = dict(self.db.all("SELECT kind, count(*) FROM collection GROUP BY kind"))
        return counts | {kind: int(found.get(kind, 0)) for kind in collected.KINDS}

    def digest(self) -> str:
        """Return a hash of all that the ledger says, whatever the time and order it was added in."""
        whole = hashlib.sha256()
        for (line,) in self.db.all("SELECT doc || sha256 || given FROM captures ORDER BY 1"):
            whole.update(line.encode())
        documents = hashlib.sha256()
        for (body,) in self.db.all("SELECT body FROM documents ORDER BY doc, capture"):
            documents.update(hashlib.sha256(body).digest())
        whole.update(documents.hexdigest().encode())
        for (body,) in self.db.all("SELECT body FROM collection ORDER BY kind, seq"):
            whole.update(body.encode())
        for (body,) in self.db.all("SELECT body FROM judgements ORDER BY entry"):
            whole.update(body.encode())
        return whole.hexdigest()

    # --- the log ------------------------------------------------------------------------------------------

    @property
    def head(self) -> str:
        """The hash of the last entry of the log; it stands for the whole log."""
        last = self.db.one("SELECT hash FROM log ORDER BY seq DESC LIMIT 1")
        return GENESIS if last is None else str(last[0])

    @property
    def entries(self) -> int:
        """The number of the last entry of the log; 0 when there is none."""
        return self._count("SELECT coalesce(max(seq), 0) FROM log")

    def log(self, actor: str, action: str, subject: str, body: dict[str, str]) -> int:
        """Add an entry to the log, inside `writing`; return its number."""
        last = self.db.one("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1")
        seq, previous = (1, GENESIS) if last is None else (int(last[0]) + 1, str(last[1]))
        at = self.now()
        text = msgspec.json.encode(body, order="deterministic").decode()
        digest = _entry_hash(seq, at, actor, action, subject, text, previous)
        self.db.run(
            "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (seq, at, actor, action, subject, text, previous, digest),
        )
        return seq

    def note_export(self, kind: str, *, actor: str) -> None:
        """Note in the log that something left the ledger, with the digest of all that it says; not where the ledger
        may not be written."""
        if self.db.writable:
            with self.db.writing():
                self.log(actor, "export", kind, {"head": self.head, "reconciled": self.state_of("collection") or ""})

    def now(self) -> str:
        """Return the time that is noted of what happens now."""
        return self.clock().isoformat()

    # --- proof --------------------------------------------------------------------------------------------

    def verify(self) -> Iterator[Failure]:
        """Check the file, re-hash captures, re-read spans and follow the log; yield what does not hold.

        The log holds a digest of every capture, of what is said of it, of what was last read from it and of the
        collection, so that none of them can be altered, dropped or slipped in without altering the log; an entry holds
        the hash of the one before it, so that none of them can be altered without altering all that follow. Only the
        loss of the last entries with all that they brought cannot be seen from inside: keep `head` elsewhere.
        """
        damage = self.db.damage()
        yield from (Failure(where=self.name, what=f"the file is damaged: {what}") for what in damage)
        if not damage:
            logged: dict[tuple[str, str], list[dict[str, str]]] = {}
            yield from self._verify_log(logged)
            yield from self._verify_captures(logged)
            yield from self._verify_collection(logged)
            yield from self._verify_judgements(logged)

    def _verify_log(self, logged: dict[tuple[str, str], list[dict[str, str]]]) -> Iterator[Failure]:
        """Follow the chain, and gather into `logged` what it says of each capture and of the collection."""
        previous = GENESIS
        entries = self.db.all("SELECT seq, at, actor, action, subject, body, previous, hash FROM log ORDER BY seq")
        for seq, at, actor, action, subject, body, before, digest in entries:
            if before != previous or digest != _entry_hash(seq, at, actor, action, subject, body, before):
                yield Failure(where=f"log entry {seq}", what="the entry or one before it was altered")
            previous = digest
            told = said(body)
            if action in ("capture", "read again", "reconcile"):
                logged.setdefault((subject, told.get("sha256", "")), []).append(told)
            elif action == "judge":
                logged.setdefault(("judgement", told.get("judgement", "")), []).append(told)

    def _verify_captures(self, logged: dict[tuple[str, str], list[dict[str, str]]]) -> Iterator[Failure]:
        found: set[tuple[str, str]] = set()
        for row, doc, sha256 in self.db.all("SELECT id, doc, sha256 FROM captures ORDER BY id"):
            found.add((doc, sha256))
            entries = logged.get((doc, sha256))
            if entries is None:
                yield Failure(where=f"capture {row} ({doc})", what="the log does not know of it")
            yield from self._verify_capture(row, doc, entries or [])
        for doc, sha256 in sorted(logged.keys() - found):
            if sha256 and doc != "judgement":
                yield Failure(where=f"capture of {doc}", what="the log knows of it, but it is gone")

    def _verify_capture(self, row: int, doc: str, entries: list[dict[str, str]]) -> Iterator[Failure]:
        where = f"capture {row} ({doc})"
        try:
            capture = self.capture(row)
        except (LedgerError, ValueError, TypeError):
            yield Failure(where=where, what="the stored bytes are not those that were received")
            return
        if hashlib.sha256(capture.content).hexdigest() != capture.sha256:
            yield Failure(where=where, what="the stored bytes are not those that were received")
        own = [entry for entry in entries if entry.get("facts", "") in ("", _facts(capture))]
        if entries and not own:
            yield Failure(where=where, what="what is noted of how it came is not what was logged")
        try:
            document = self.load(row)
        except LedgerError as error:
            yield Failure(where=doc, what=error.what)
            return
        if document is not None:
            yield from (
                Failure(where=doc, what=f"{field} {passage.start}..{passage.end} does not re-read to its words")
                for field, passage in document.passages()
                if not passage.rereads(document.article.text)
            )
        if own and own[-1].get("read") != self._stored_digest(row):
            yield Failure(
                where=doc, what="what was read from it is not what was logged; `riwaya rebuild` reads it again"
            )

    def _verify_collection(self, logged: dict[tuple[str, str], list[dict[str, str]]]) -> Iterator[Failure]:
        order = {kind: number for number, kind in enumerate(collected.KINDS)}
        rows = self.db.all("SELECT kind, seq, body FROM collection")
        bodies = [str(body) for _, _, body in sorted(rows, key=lambda item: (order.get(item[0], 99), item[1]))]
        told = logged.get(("collection", ""))
        if told and told[-1].get("digest") != collected.digest(bodies):
            yield Failure(where="collection", what="it is not what was logged; `riwaya rebuild` makes it again")

    def _verify_judgements(self, logged: dict[tuple[str, str], list[dict[str, str]]]) -> Iterator[Failure]:
        told = {name: entries[-1].get("digest") for (kind, name), entries in logged.items() if kind == "judgement"}
        for name, who, body in self.db.all("SELECT id, actor, body FROM judgements ORDER BY entry"):
            if told.pop(name, None) != judging.digest(body) or judging.named(body) != (name, who):
                yield Failure(
                    where=f"judgement {name}", what="it is not what was logged, or the log does not know of it"
                )
        for name in sorted(told):
            yield Failure(where=f"judgement {name}", what="the log knows of it, but it is gone")

    # --- captures and documents ---------------------------------------------------------------------------

    def capture(self, row: int) -> Capture:
        """Return the capture of a number.

        Raises:
            LedgerError: when there is none, or its bytes cannot be read.
        """
        found = self.db.one(
            "SELECT doc, sha256, media_type, how, url, obtained, charset, given, content FROM captures WHERE id = ?",
            (row,),
        )
        if found is None:
            raise LedgerError(f"there is no capture {row}", where=self.name, remedy="`riwaya verify` shows what is")
        doc, sha256, media_type, how, url, obtained, charset, given, content = found
        return Capture(
            doc=doc,
            content=self._inflated(content, doc),
            sha256=sha256,
            media_type=media_type,
            how=how,
            url=url,
            obtained=None if obtained is None else datetime.fromisoformat(obtained),
            charset=charset,
            given=msgspec.json.decode(given, type=Given),
        )

    def load(self, row: int) -> Document | None:
        """Return the document that was read from a capture; None where nothing could be."""
        found = self.db.one("SELECT doc, body FROM documents WHERE capture = ?", (row,))
        if found is None:
            return None
        doc, body = found
        try:
            return msgspec.json.decode(self._inflated(body, doc), type=Document)
        except msgspec.DecodeError as error:
            raise self._unreadable(doc, str(error)) from error

    def _row(self, capture: Capture) -> int | None:
        row = self.db.one(
            "SELECT id FROM captures WHERE doc = ? AND sha256 = ? AND given = ?",
            (capture.doc, capture.sha256, _given(capture)),
        )
        return None if row is None else int(row[0])

    def _put_capture(self, capture: Capture) -> int:
        obtained = None if capture.obtained is None else capture.obtained.isoformat()
        row = self.db.one(
            "INSERT INTO captures (doc, sha256, media_type, how, url, obtained, charset, given, content, added)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                *(capture.doc, capture.sha256, capture.media_type, capture.how, capture.url, obtained),
                *(capture.charset, _given(capture), zlib.compress(capture.content, 6), self.now()),
            ),
        )
        assert row is not None
        return int(row[0])

    def _put_result(self, row: int, doc: str, result: Document | SourceError) -> None:
        if isinstance(result, SourceError):
            self.db.run(
                "INSERT INTO failures VALUES (?, ?, ?, ?, ?)", (row, doc, result.what, result.field, result.remedy)
            )
            return
        article = result.article
        self.set_state("documents", str(int(self.state) + 1))
        self.db.run(
            "INSERT INTO documents (capture, doc, title, outlet, published, body, day) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                *(row, doc, article.title, article.outlet, result.reading.published.edtf),
                *(_pack(result), index.day_of(result)),
            ),
        )

    # --- the index ----------------------------------------------------------------------------------------

    def _reindex(self, doc: str, at_hand: Mapping[int, Document]) -> None:
        """Index the newest version of a page, and no other; `at_hand` are documents that need not be loaded."""
        self._unindex(doc)
        self._note_move(doc)
        judging.detach(self.db, doc)
        newest = self.db.one("SELECT max(capture) FROM documents WHERE doc = ?", (doc,))
        if newest is None or newest[0] is None:
            return
        row = int(newest[0])
        document = at_hand.get(row) or self.load(row)
        assert document is not None
        self.db.run("UPDATE documents SET newest = 1, fresh = 1 WHERE capture = ?", (row,))
        found = judging.Bench(self.db, doc).judged(document)
        index.put(self.db, row, found)
        judging.attach(self.db, found)

    def judge(self, judgement: Judgement, unchanged: Callable[[], None]) -> None:
        """Store a judgement with its log entry, and bring the pages and disputes that it changes up to date.

        `unchanged` raises when somebody else decided meanwhile; it is asked when no other can any more.
        """
        with self.db.writing():
            unchanged()
            body = {"judgement": judgement.id, "digest": judging.digest(judging.encoded(judgement))}
            entry = self.log(judgement.actor, "judge", judgement.target.name[:500], body)
            judging.insert(self.db, judgement, entry=entry)
            changed = [judgement]
            if judgement.action == "undo":
                changed = judging.undone(self.db, judgement)
                judging.withdraw(self.db)
            for doc in sorted({doc for one in changed for doc in judging.affected(self.db, one)}):
                self._reindex(doc, {})
            if any(one.target.kind in ("account", "story") for one in changed):
                self.set_state("documents", str(int(self.state) + 1))
            judging.attach_items(self.db, [judgement.id, *(one.id for one in changed)])

    def _note_move(self, doc: str) -> None:
        self.db.run("DELETE FROM moved WHERE doc = ?", (doc,))
        self.db.run("INSERT INTO moved VALUES (?, ?)", (doc, int(self.state)))

    def _unindex(self, doc: str) -> None:
        found = self.db.one("SELECT capture, outlet, day FROM documents WHERE newest = 1 AND doc = ?", (doc,))
        if found is not None:
            row, outlet, day = found
            index.drop(self.db, row, doc, outlet or "", day)
            self.db.run("UPDATE documents SET newest = 0 WHERE capture = ?", (row,))
            self.set_state("documents", str(int(self.state) + 1))

    def _upgrade(self) -> None:
        """Bring the ledger to the newest version; another process that opens it at the same moment waits."""
        if self.db.version() == newest_version() and self.state_of("indexed") == INDEXED:
            return  # asking leaves the file as it is, byte for byte
        self.db.prepare()
        with self.db.writing():
            if self.db.version() < newest_version():
                self.db.migrate(newest_version())
            if self.state_of("indexed") != INDEXED:
                self.index_all()

    def index_all(self) -> None:
        """Make the index of everything anew, inside `writing`."""
        for table in ("shadow", "claims", "parts", "figures", "names", "forms", "entities", "tallies"):
            self.db.run(f"DELETE FROM {table}")
        self.db.run("UPDATE documents SET newest = 0, fresh = 1")
        for doc, capture in self.db.all("SELECT doc, max(capture) FROM documents GROUP BY doc ORDER BY doc"):
            document = self.load(capture)
            if document is not None:
                day = index.day_of(document)
                self.db.run("UPDATE documents SET day = ? WHERE capture = ?", (day, capture))
                self._reindex(doc, {capture: document})
        collected.put(self.db, list(collected.stored(self.db)), entry=self.entries)
        judging.attach_items(self.db)
        self.set_state("indexed", INDEXED)

    # --- inside -------------------------------------------------------------------------------------------

    def _count(self, sql: str, bound: tuple[object, ...] = ()) -> int:
        row = self.db.one(sql, bound)
        return 0 if row is None else int(row[0])

    def _inflated(self, body: bytes, doc: str) -> bytes:
        try:
            return zlib.decompress(body)
        except (zlib.error, TypeError) as error:
            raise self._unreadable(doc, str(error)) from error

    def _unreadable(self, doc: str, reason: str) -> LedgerError:
        return LedgerError(
            f"the stored document cannot be read: {reason}",
            where=f"{self.name}: {doc}",
            remedy="`riwaya verify` shows what is damaged, `riwaya rebuild` reads every page again",
        )

    def _stored_digest(self, row: int) -> str | None:
        """Return the digest of what is stored as read from a capture, as the log has it."""
        found = self.db.one("SELECT body FROM documents WHERE capture = ?", (row,))
        if found is not None:
            try:
                return hashlib.sha256(self._inflated(found[0], str(row))).hexdigest()
            except LedgerError:
                return "damaged"
        failed = self.db.one("SELECT what FROM failures WHERE capture = ?", (row,))
        return None if failed is None else f"failed: {failed[0]}"

    def state_of(self, name: str) -> str | None:
        """Return a noted value."""
        row = self.db.one("SELECT value FROM state WHERE key = ?", (name,))
        return None if row is None else str(row[0])

    def set_state(self, name: str, value: str) -> None:
        """Note a value."""
        self.db.run(
            "INSERT INTO state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (name, value)
        )


def said(body: object) -> dict[str, str]:
    """Return what a log entry says; nothing when it was damaged (its hash tells)."""
    try:
        return msgspec.json.decode(str(body), type=dict[str, str])
    except msgspec.DecodeError:
        return {}


def _facts(capture: Capture) -> str:
    """Return a digest of all that is noted of a capture besides its bytes."""
    noted = msgspec.structs.replace(capture, content=b"")
    return hashlib.sha256(msgspec.json.encode(noted, order="deterministic")).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)


def _given(capture: Capture) -> str:
    return msgspec.json.encode(capture.given, order="deterministic").decode()


def _pack(document: Document) -> bytes:
    return zlib.compress(msgspec.json.encode(document, order="deterministic"), 6)


def _digest(result: Document | SourceError) -> str:
    if isinstance(result, SourceError):
        return f"failed: {result.what}"
    return hashlib.sha256(msgspec.json.encode(result, order="deterministic")).hexdigest()


def _entry_hash(*fields: object) -> str:
    return hashlib.sha256(msgspec.json.encode(fields)).hexdigest()


#: Who opens what.
STORES: dict[str, Callable[..., Database]] = {"file": open_sqlite, "postgresql": open_postgres}
