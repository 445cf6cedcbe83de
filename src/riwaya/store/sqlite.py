"""A ledger in one SQLite file, safe against a crash at any moment.

One transaction holds a capture, what was read from it, its place in the index and its log entry, so a killed
import leaves whole pages or nothing. A page that is already there is not read again.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from riwaya.errors import LedgerError, SourceError
from riwaya.model import Account, Capture, Collection, CopyGroup, Dispute, Document, Given, Happening, Story
from riwaya.script import fold, key
from riwaya.store.search import Hit, Query, search

Answer = TypeVar("Answer")

#: "RWY1": marks a SQLite file as a ledger of ours.
APPLICATION_ID = 0x52575931
#: What the hash of the first log entry covers in place of an earlier hash.
GENESIS = "0" * 64
#: Seconds to wait for another process that writes; each of its transactions holds one page.
WAIT = 30

_KINDS: dict[str, type[Struct]] = {
    "stories": Story,
    "copies": CopyGroup,
    "accounts": Account,
    "disputes": Dispute,
    "timeline": Happening,
}


class Failure(Struct, frozen=True, kw_only=True):
    """Something that `riwaya verify` found wrong: what, and where."""

    where: str
    what: str


def open_store(path: str | Path, *, create: bool = True, clock: Callable[[], datetime] | None = None) -> Store:
    """Open a ledger file, making it when `create` and it is not there.

    Raises:
        LedgerError: when the file is missing, empty, a folder, no ledger, or of a newer version.
    """
    file = Path(path)
    if not create and not file.exists():
        raise LedgerError("there is no such ledger", where=str(path), remedy="`riwaya add` makes one")
    if not file.parent.exists():
        raise LedgerError("its folder does not exist", where=str(path), remedy=f"make {file.parent} first")
    if file.is_dir():
        raise LedgerError("it is a folder", where=str(path), remedy="name a file in it")
    if not create and file.stat().st_size == 0:
        raise LedgerError("it is empty", where=str(path), remedy="`riwaya add` fills one")
    return Store(file, clock=clock or _now)


class Store:
    """An open ledger file."""

    def __init__(self, path: Path, *, clock: Callable[[], datetime]) -> None:
        self.path = path
        self._clock = clock
        self._db = _connect(path)
        try:
            self._migrate()
        except BaseException:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        self._db.close()

    # --- adding -------------------------------------------------------------------------------------------

    def holds(self, capture: Capture) -> bool:
        """Whether this capture (same name, bytes and given facts) is stored already."""
        return self._row(capture) is not None

    def failure(self, capture: Capture) -> SourceError | None:
        """Return why a stored capture could not be read, if it could not."""
        row = self._db.execute(
            "SELECT what, field, remedy FROM failures WHERE capture = ?", (self._row(capture),)
        ).fetchone()
        return None if row is None else SourceError(row[0], where=capture.doc, field=row[1], remedy=row[2])

    def put(self, capture: Capture, result: Document | SourceError, *, actor: str) -> bool:
        """Store a capture with what was read from it, or with the reason why nothing was, in one transaction.

        Returns whether it was new; a capture that is stored already is left as it is.

        Raises:
            SpanError: when a value of the document does not re-read to its words; nothing is stored then.
        """
        if isinstance(result, Document):
            result.check()
        with self._transaction():
            if self.holds(capture):
                return False
            row = self._put_capture(capture)
            self._put_result(row, capture.doc, result)
            body = {"sha256": capture.sha256, "facts": _facts(capture), "read": _digest(result)}
            self._log(actor, "capture", capture.doc, body)
        return True

    def replace(self, capture: Capture, result: Document | SourceError, *, actor: str) -> None:
        """Put a new reading of a stored capture in the place of the old one, and log it where the two differ."""
        if isinstance(result, Document):
            result.check()
        with self._transaction():
            row = self._row(capture)
            if row is None:
                raise LedgerError("this capture is not stored", where=capture.doc)
            before = self._stored_digest(row)
            self._drop_result(row)
            self._put_result(row, capture.doc, result)
            if _digest(result) != before:
                body = {"sha256": capture.sha256, "facts": _facts(capture), "read": _digest(result)}
                self._log(actor, "read again", capture.doc, body)

    def put_collection(self, collection: Collection, *, of: str, actor: str) -> None:
        """Replace what holds across documents; `of` is the `state` of the documents that it was made from."""
        rows = [
            (kind, seq, getattr(item, "id", str(seq)), msgspec.json.encode(item).decode())
            for kind in _KINDS
            for seq, item in enumerate(getattr(collection, kind))
        ]
        digest = _collection_digest(row[3] for row in rows)
        with self._transaction():
            self._db.execute("DELETE FROM collection")
            self._db.executemany("INSERT INTO collection VALUES (?, ?, ?, ?)", rows)
            if digest != self._state("collection"):
                self._log(actor, "reconcile", "collection", {"digest": digest})
            self._set("collection", digest)
            self._set("reconciled", of)

    @property
    def state(self) -> str:
        """What tells whether any document has come, gone or changed since; equal while none has."""
        return self._state("documents") or "0"

    @property
    def is_reconciled(self) -> bool:
        """Whether the collection was made from just the documents that are stored now."""
        return self._state("reconciled") == self.state

    # --- reading ------------------------------------------------------------------------------------------

    def captures(self) -> Iterator[Capture]:
        """Yield every stored capture in the order of arrival."""
        # The numbers are read first: a cursor left open while others write would block the log of the file.
        for (row,) in self._db.execute("SELECT id FROM captures ORDER BY id").fetchall():
            yield self._capture(row)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Show the ledger as it is now for as long as this lasts, whatever others add meanwhile."""
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def pages(self) -> int:
        """Return how many pages have been read, each once whatever its versions."""
        return int(self._db.execute("SELECT count(DISTINCT doc) FROM documents").fetchone()[0])

    def documents(self) -> Iterator[Document]:
        """Yield the documents, the newest version of each page, in the order of their names.

        The order does not depend on the order of arrival, so neither does anything that is made from it.
        """
        newest = "SELECT max(capture) FROM documents GROUP BY doc ORDER BY doc"
        for (row,) in self._db.execute(newest).fetchall():
            document = self._load(row)
            if document is not None:  # another process may have read the page again, and failed
                yield document

    def document(self, doc: str) -> Document | None:
        """Return the newest version of the document that users know as `doc`."""
        row = self._db.execute(
            "SELECT capture FROM documents WHERE doc = ? ORDER BY capture DESC LIMIT 1", (doc,)
        ).fetchone()
        return None if row is None else self._load(row[0])

    def versions(self, doc: str) -> int:
        """Return how many versions of a page are stored."""
        row = self._db.execute("SELECT count(*) FROM documents WHERE doc = ?", (doc,)).fetchone()
        return int(row[0])

    def documents_with_claim(self, claim: str) -> tuple[str, ...]:
        """Return the names of the documents that hold a claim of this id."""
        rows = self._db.execute(
            "SELECT DISTINCT doc FROM documents JOIN claims USING (capture) WHERE claims.id = ?"
            " AND capture IN (SELECT max(capture) FROM documents GROUP BY doc) ORDER BY doc",
            (claim,),
        )
        return tuple(doc for (doc,) in rows)

    def collection(self) -> Collection:
        """Return what holds across documents as it was last reconciled."""
        found: dict[str, list[Struct]] = {kind: [] for kind in _KINDS}
        for kind, body in self._db.execute("SELECT kind, body FROM collection ORDER BY kind, seq"):
            found[kind].append(msgspec.json.decode(body, type=_KINDS[kind]))
        return Collection(**{kind: tuple(items) for kind, items in found.items()})  # type: ignore[arg-type]

    def failures(self) -> Iterator[SourceError]:
        """Yield the reason for every stored capture that could not be read."""
        for doc, what, field, remedy in self._db.execute(
            "SELECT doc, what, field, remedy FROM failures ORDER BY capture"
        ).fetchall():
            yield SourceError(what, where=doc, field=field, remedy=remedy)

    def search(self, query: Query, *, limit: int = 20) -> list[Hit]:
        """Return the documents that answer a query, best first."""
        return search(self._db, query, self._load, limit=limit)

    def counts(self) -> dict[str, int]:
        """Return how many of each thing the ledger holds."""
        tables = ("captures", "documents", "failures", "claims", "log")
        counts = {name: int(self._db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in tables}  # noqa: S608
        for kind in _KINDS:
            row = self._db.execute("SELECT count(*) FROM collection WHERE kind = ?", (kind,)).fetchone()
            counts[kind] = int(row[0])
        return counts

    def digest(self) -> str:
        """Return a hash of all that the ledger says, whatever the time and order it was added in."""
        whole = hashlib.sha256()
        for (line,) in self._db.execute("SELECT doc || sha256 || given FROM captures ORDER BY 1"):
            whole.update(line.encode())
        whole.update(self._documents_digest().encode())
        for (body,) in self._db.execute("SELECT body FROM collection ORDER BY kind, seq"):
            whole.update(body.encode())
        return whole.hexdigest()

    # --- proof --------------------------------------------------------------------------------------------

    def verify(self) -> Iterator[Failure]:
        """Check the file, re-hash captures, re-read spans and follow the log; yield what does not hold.

        The log holds a digest of every capture, of what is said of it, of what was last read from it and of the
        collection, so that none of them can be altered, dropped or slipped in without altering the log; an entry holds
        the hash of the one before it, so that none of them can be altered without altering all that follow. Only the
        loss of the last entries with all that they brought cannot be seen from inside: keep `head` elsewhere.
        """
        damage = [str(row[0]) for row in self._db.execute("PRAGMA integrity_check(10)") if row[0] != "ok"]
        yield from (Failure(where=str(self.path), what=f"the file is damaged: {what}") for what in damage)
        if not damage:
            logged: dict[tuple[str, str], list[dict[str, str]]] = {}
            yield from self._verify_log(logged)
            yield from self._verify_captures(logged)
            yield from self._verify_collection(logged)

    @property
    def head(self) -> str:
        """The hash of the last entry of the log; it stands for the whole log."""
        last = self._db.execute("SELECT hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
        return GENESIS if last is None else str(last[0])

    def _verify_log(self, logged: dict[tuple[str, str], list[dict[str, str]]]) -> Iterator[Failure]:
        """Follow the chain, and gather into `logged` what it says of each capture and of the collection."""
        previous = GENESIS
        entries = self._db.execute("SELECT seq, at, actor, action, subject, body, previous, hash FROM log ORDER BY seq")
        for seq, at, actor, action, subject, body, before, digest in entries:
            if before != previous or digest != _entry_hash(seq, at, actor, action, subject, body, before):
                yield Failure(where=f"log entry {seq}", what="the entry or one before it was altered")
            previous = digest
            said = _said(body)
            if action in ("capture", "read again", "reconcile"):
                logged.setdefault((subject, said.get("sha256", "")), []).append(said)

    def _verify_captures(self, logged: dict[tuple[str, str], list[dict[str, str]]]) -> Iterator[Failure]:
        found: set[tuple[str, str]] = set()
        for row, doc, sha256 in self._db.execute("SELECT id, doc, sha256 FROM captures ORDER BY id").fetchall():
            found.add((doc, sha256))
            entries = logged.get((doc, sha256))
            if entries is None:
                yield Failure(where=f"capture {row} ({doc})", what="the log does not know of it")
            yield from self._verify_capture(row, doc, entries or [])
        for doc, sha256 in logged.keys() - found:
            if sha256:
                yield Failure(where=f"capture of {doc}", what="the log knows of it, but it is gone")

    def _verify_capture(self, row: int, doc: str, entries: list[dict[str, str]]) -> Iterator[Failure]:
        where = f"capture {row} ({doc})"
        try:
            capture = self._capture(row)
        except (LedgerError, ValueError, TypeError):
            yield Failure(where=where, what="the stored bytes are not those that were received")
            return
        if hashlib.sha256(capture.content).hexdigest() != capture.sha256:
            yield Failure(where=where, what="the stored bytes are not those that were received")
        own = [entry for entry in entries if entry.get("facts", "") in ("", _facts(capture))]
        if entries and not own:
            yield Failure(where=where, what="what is noted of how it came is not what was logged")
        try:
            document = self._load(row)
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
        order = {kind: number for number, kind in enumerate(_KINDS)}
        rows = self._db.execute("SELECT kind, seq, body FROM collection").fetchall()
        bodies = [str(body) for _, _, body in sorted(rows, key=lambda item: (order.get(item[0], 99), item[1]))]
        said = logged.get(("collection", ""))
        if said and said[-1].get("digest") != _collection_digest(bodies):
            yield Failure(where="collection", what="it is not what was logged; `riwaya rebuild` makes it again")

    # --- inside -------------------------------------------------------------------------------------------

    def _migrate(self) -> None:
        """Bring the file to the newest version; another process that opens it at the same moment waits."""
        tables = int(self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        application = int(self._db.execute("PRAGMA application_id").fetchone()[0])
        if tables and application != APPLICATION_ID:
            raise LedgerError("this is a database of another program", where=str(self.path), remedy="name another file")
        steps = _migrations()
        if tables and self._version(steps) == len(steps):
            return  # asking leaves the file as it is, byte for byte
        self._db.execute("PRAGMA journal_mode = WAL")
        with self._transaction():
            for statement in (statement for sql in steps[self._version(steps) :] for statement in _statements(sql)):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._db.execute(f"PRAGMA user_version = {len(steps)}")

    def _version(self, steps: list[str]) -> int:
        version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
        if version > len(steps):
            what = f"it is of version {version}, this program knows {len(steps)}"
            raise LedgerError(what, where=str(self.path), remedy="use a newer riwaya")
        return version

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:  # a full disk has ended it already
                self._db.execute("ROLLBACK")
            raise

    def _row(self, capture: Capture) -> int | None:
        row = self._db.execute(
            "SELECT id FROM captures WHERE doc = ? AND sha256 = ? AND given = ?",
            (capture.doc, capture.sha256, _given(capture)),
        ).fetchone()
        return None if row is None else int(row[0])

    def _capture(self, row: int) -> Capture:
        doc, sha256, media_type, how, url, obtained, charset, given, content = self._db.execute(
            "SELECT doc, sha256, media_type, how, url, obtained, charset, given, content FROM captures WHERE id = ?",
            (row,),
        ).fetchone()
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

    def _put_capture(self, capture: Capture) -> int:
        obtained = None if capture.obtained is None else capture.obtained.isoformat()
        cursor = self._db.execute(
            "INSERT INTO captures (doc, sha256, media_type, how, url, obtained, charset, given, content)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                capture.doc,
                capture.sha256,
                capture.media_type,
                capture.how,
                capture.url,
                obtained,
                capture.charset,
                _given(capture),
                zlib.compress(capture.content, 6),
            ),
        )
        return int(cursor.lastrowid or 0)

    def _put_result(self, row: int, doc: str, result: Document | SourceError) -> None:
        if isinstance(result, SourceError):
            self._db.execute(
                "INSERT INTO failures VALUES (?, ?, ?, ?, ?)", (row, doc, result.what, result.field, result.remedy)
            )
            return
        article = result.article
        self._changed()
        self._db.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
            (row, doc, article.title, article.outlet, result.reading.published.edtf, _pack(result)),
        )
        self._db.executemany(
            "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    row,
                    c.id,
                    c.event,
                    c.stance,
                    c.modality,
                    c.time,
                    c.evidence.start,
                    c.evidence.end,
                    c.gloss,
                    c.gloss_ar,
                )
                for c in result.claims
            ],
        )
        self._db.executemany("INSERT OR IGNORE INTO parts VALUES (?, ?, ?, ?)", _parts(row, result))
        names = {(key(mention.text), mention.entity, row) for mention in result.reading.mentions}
        self._db.executemany("INSERT INTO names VALUES (?, ?, ?)", sorted(names))
        self._db.execute(
            "INSERT INTO shadow (rowid, title, body, stems) VALUES (?, ?, ?, ?)",
            (row, fold(article.title or "").text, _body(result), _stems(result)),
        )

    def _drop_result(self, row: int) -> None:
        self._db.execute("DELETE FROM shadow WHERE rowid = ?", (row,))
        self._db.execute("DELETE FROM failures WHERE capture = ?", (row,))
        self._db.execute("DELETE FROM documents WHERE capture = ?", (row,))
        self._changed()

    def _log(self, actor: str, action: str, subject: str, body: dict[str, str]) -> None:
        last = self._db.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
        seq, previous = (1, GENESIS) if last is None else (int(last[0]) + 1, str(last[1]))
        at = self._clock().isoformat()
        text = msgspec.json.encode(body, order="deterministic").decode()
        digest = _entry_hash(seq, at, actor, action, subject, text, previous)
        self._db.execute(
            "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (seq, at, actor, action, subject, text, previous, digest),
        )

    def _load(self, row: int) -> Document | None:
        found = self._db.execute("SELECT doc, body FROM documents WHERE capture = ?", (row,)).fetchone()
        if found is None:
            return None
        doc, body = found
        try:
            return msgspec.json.decode(self._inflated(body, doc), type=Document)
        except msgspec.DecodeError as error:
            raise self._unreadable(doc, str(error)) from error

    def _inflated(self, body: bytes, doc: str) -> bytes:
        try:
            return zlib.decompress(body)
        except (zlib.error, TypeError) as error:
            raise self._unreadable(doc, str(error)) from error

    def _unreadable(self, doc: str, reason: str) -> LedgerError:
        return LedgerError(
            f"the stored document cannot be read: {reason}",
            where=f"{self.path}: {doc}",
            remedy="`riwaya verify` shows what is damaged, `riwaya rebuild` reads every page again",
        )

    def _stored_digest(self, row: int) -> str | None:
        """Return the digest of what is stored as read from a capture, as the log has it."""
        found = self._db.execute("SELECT body FROM documents WHERE capture = ?", (row,)).fetchone()
        if found is not None:
            return hashlib.sha256(self._inflated(found[0], str(row))).hexdigest()
        failed = self._db.execute("SELECT what FROM failures WHERE capture = ?", (row,)).fetchone()
        return None if failed is None else f"failed: {failed[0]}"

    def _changed(self) -> None:
        """Note that the documents are others than before."""
        self._set("documents", str(int(self.state) + 1))

    def _documents_digest(self) -> str:
        whole = hashlib.sha256()
        for (body,) in self._db.execute("SELECT body FROM documents ORDER BY doc, capture"):
            whole.update(hashlib.sha256(body).digest())
        return whole.hexdigest()

    def _state(self, name: str) -> str | None:
        row = self._db.execute("SELECT value FROM state WHERE key = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def _set(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))


class _Cursor(sqlite3.Cursor):
    """A cursor whose errors name the file and the remedy."""

    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        return _asked(self, lambda: super(_Cursor, self).execute(sql, parameters))

    def executemany(self, sql: str, parameters: Any, /) -> Any:
        return _asked(self, lambda: super(_Cursor, self).executemany(sql, parameters))

    def fetchone(self) -> Any:
        return _asked(self, super().fetchone)

    def fetchall(self) -> list[Any]:
        return _asked(self, super().fetchall)

    def __next__(self) -> Any:
        return _asked(self, super().__next__)


class _Connection(sqlite3.Connection):
    """A connection to a ledger file."""

    path: Path

    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)

    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> Any:
        return self.cursor().executemany(sql, parameters)


def _asked(cursor: sqlite3.Cursor, ask: Callable[[], Answer]) -> Answer:
    try:
        return ask()
    except sqlite3.Error as error:
        path = cursor.connection.path if isinstance(cursor.connection, _Connection) else Path()
        raise _named(error, path) from error


def _connect(path: Path) -> _Connection:
    """Open the file; one that may not be written is opened for reading."""
    if not path.exists() or os.access(path, os.W_OK):
        return _opened(path, "rwc")
    try:
        return _opened(path, "ro")
    except LedgerError:
        # Where the folder may not be written either there is no place for a lock; nobody writes, so none is needed.
        return _opened(path, "ro&immutable=1")


def _opened(path: Path, mode: str) -> _Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        db = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=WAIT, factory=_Connection)
    except sqlite3.Error as error:
        raise _named(error, path) from error
    db.path = path
    try:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("SELECT count(*) FROM sqlite_master")
    except LedgerError:
        db.close()
        raise
    return db


def _named(error: sqlite3.Error, path: Path) -> LedgerError:
    """Return the error of the database as one that says what to do."""
    what = str(error)
    remedy = next((remedy for words, remedy in _REMEDIES.items() if words in what), "name another file")
    return LedgerError(f"the ledger cannot be used: {what}", where=str(path), remedy=remedy)


def _said(body: object) -> dict[str, str]:
    """Return what a log entry says; nothing when it was damaged (its hash tells)."""
    try:
        return msgspec.json.decode(str(body), type=dict[str, str])
    except msgspec.DecodeError:
        return {}


def _facts(capture: Capture) -> str:
    """Return a digest of all that is noted of a capture besides its bytes."""
    noted = msgspec.structs.replace(capture, content=b"")
    return hashlib.sha256(msgspec.json.encode(noted, order="deterministic")).hexdigest()


def _collection_digest(bodies: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(bodies).encode()).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)


def _migrations() -> list[str]:
    folder = resources.files("riwaya.store") / "migrations"
    files = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
    return [entry.read_text("utf-8") for entry in files]


def _statements(sql: str) -> Iterator[str]:
    """Yield the statements of a migration one by one, since a script would end the transaction around it."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


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


def _parts(row: int, document: Document) -> list[tuple[int, str, str, str]]:
    return [
        (row, claim.id, role, entity)
        for claim in document.claims
        for role, entities in (
            ("speaker", claim.chain),
            ("agent", claim.agent),
            ("recipient", claim.recipient),
            ("place", claim.place),
        )
        for entity in entities
    ]


def _body(document: Document) -> str:
    text = document.article.text
    return "\n".join(fold(text[line.start : line.end]).text for line in document.article.blocks())


def _stems(document: Document) -> str:
    return " ".join(word.norm for word in document.reading.words if word.pos != "punct")


#: What SQLite says, and what helps.
_REMEDIES = {
    "disk is full": "make room and run the command again; what was stored is whole",
    "disk I/O error": "check the disk and its free room, then run the command again; what was stored is whole",
    "locked": "another process writes to it; wait until it is done",
    "readonly": "check the permissions of the file and its folder",
    "unable to open": "check the path and the permissions of its folder",
    "malformed": "`riwaya verify` shows what is damaged; restore a copy",
}
