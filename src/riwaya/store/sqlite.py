"""A ledger in one SQLite file, safe against a crash at any moment.

One transaction holds a capture, what was read from it, its place in the index and its log entry, so a killed
import leaves whole pages or nothing. A page that is already there is not read again.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import msgspec
from msgspec import Struct

from riwaya.errors import LedgerError, SourceError
from riwaya.model import Account, Capture, Collection, CopyGroup, Dispute, Document, Given, Happening, Story
from riwaya.script import fold, key
from riwaya.store.search import Hit, Query, search

#: "RWY1": marks a SQLite file as a ledger of ours.
APPLICATION_ID = 0x52575931
#: What the hash of the first log entry covers in place of an earlier hash.
GENESIS = "0" * 64

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
        LedgerError: when the file is missing, is no ledger, or is of a newer version.
    """
    file = Path(path)
    if not create and not file.exists():
        raise LedgerError("there is no such ledger", where=str(path), remedy="`riwaya add` makes one")
    if not file.parent.exists():
        raise LedgerError("its folder does not exist", where=str(path), remedy=f"make {file.parent} first")
    try:
        return Store(file, clock=clock or _now)
    except sqlite3.DatabaseError as error:
        raise LedgerError(
            f"it cannot be opened as a ledger: {error}", where=str(path), remedy="name another file"
        ) from error


class Store:
    """An open ledger file."""

    def __init__(self, path: Path, *, clock: Callable[[], datetime]) -> None:
        self.path = path
        self._clock = clock
        self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
        self._db.execute("PRAGMA foreign_keys = ON")
        self._migrate()

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

    def put(self, capture: Capture, result: Document | SourceError, *, actor: str) -> None:
        """Store a capture with what was read from it, or with the reason why nothing was, in one transaction.

        Raises:
            SpanError: when a value of the document does not re-read to its words; nothing is stored then.
        """
        if isinstance(result, Document):
            result.check()
        with self._transaction():
            if self.holds(capture):
                return
            row = self._put_capture(capture)
            self._put_result(row, capture.doc, result)
            self._log(actor, "capture", capture.doc, {"sha256": capture.sha256, "read": _digest(result)})

    def replace(self, capture: Capture, result: Document | SourceError) -> None:
        """Put a new reading of a stored capture in the place of the old one."""
        if isinstance(result, Document):
            result.check()
        with self._transaction():
            row = self._row(capture)
            if row is None:
                raise LedgerError("this capture is not stored", where=capture.doc)
            self._drop_result(row)
            self._put_result(row, capture.doc, result)

    def put_collection(self, collection: Collection, *, actor: str) -> None:
        """Replace what holds across documents, and note that it is up to date."""
        rows = [
            (kind, seq, getattr(item, "id", str(seq)), msgspec.json.encode(item).decode())
            for kind in _KINDS
            for seq, item in enumerate(getattr(collection, kind))
        ]
        digest = hashlib.sha256("\n".join(row[3] for row in rows).encode()).hexdigest()
        with self._transaction():
            self._db.execute("DELETE FROM collection")
            self._db.executemany("INSERT INTO collection VALUES (?, ?, ?, ?)", rows)
            if digest != self._state("collection"):
                self._log(actor, "reconcile", "collection", {"digest": digest})
            self._set("collection", digest)
            self._set("reconciled", self._documents_digest())

    @property
    def is_reconciled(self) -> bool:
        """Whether the collection was made from just the documents that are stored now."""
        return self._state("reconciled") == self._documents_digest()

    # --- reading ------------------------------------------------------------------------------------------

    def captures(self) -> Iterator[Capture]:
        """Yield every stored capture in the order of arrival."""
        rows = self._db.execute(
            "SELECT doc, sha256, media_type, how, url, obtained, charset, given, content FROM captures ORDER BY id"
        )
        for doc, sha256, media_type, how, url, obtained, charset, given, content in rows:
            yield Capture(
                doc=doc,
                content=zlib.decompress(content),
                sha256=sha256,
                media_type=media_type,
                how=how,
                url=url,
                obtained=None if obtained is None else datetime.fromisoformat(obtained),
                charset=charset,
                given=msgspec.json.decode(given, type=Given),
            )

    def documents(self) -> Iterator[Document]:
        """Yield the documents, the newest version of each page, in the order of their names.

        The order does not depend on the order of arrival, so neither does anything that is made from it.
        """
        rows = self._db.execute(
            "SELECT body FROM documents WHERE capture IN (SELECT max(capture) FROM documents GROUP BY doc) ORDER BY doc"
        )
        for (body,) in rows:
            yield _unpack(body)

    def document(self, doc: str) -> Document | None:
        """Return the newest version of the document that users know as `doc`."""
        row = self._db.execute(
            "SELECT body FROM documents WHERE doc = ? ORDER BY capture DESC LIMIT 1", (doc,)
        ).fetchone()
        return None if row is None else _unpack(row[0])

    def versions(self, doc: str) -> int:
        """Return how many versions of a page are stored."""
        row = self._db.execute("SELECT count(*) FROM documents WHERE doc = ?", (doc,)).fetchone()
        return int(row[0])

    def documents_with_claim(self, claim: str) -> tuple[str, ...]:
        """Return the names of the documents that hold a claim of this id."""
        rows = self._db.execute(
            "SELECT DISTINCT doc FROM documents JOIN claims USING (capture) WHERE claims.id = ? ORDER BY doc", (claim,)
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
        ):
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
        """Re-hash captures, re-read spans and check the chain of the log; yield what does not hold."""
        yield from self._verify_captures()
        yield from self._verify_documents()
        yield from self._verify_log()

    def _verify_captures(self) -> Iterator[Failure]:
        for row, doc, sha256, content in self._db.execute("SELECT id, doc, sha256, content FROM captures ORDER BY id"):
            try:
                found = hashlib.sha256(zlib.decompress(content)).hexdigest()
            except zlib.error:
                found = "unreadable"
            if found != sha256:
                yield Failure(where=f"capture {row} ({doc})", what="the stored bytes are not those that were received")

    def _verify_documents(self) -> Iterator[Failure]:
        for doc, body in self._db.execute("SELECT doc, body FROM documents ORDER BY capture"):
            try:
                document = _unpack(body)
            except (zlib.error, msgspec.DecodeError) as error:
                yield Failure(where=doc, what=f"the stored document cannot be read: {error}")
                continue
            yield from (
                Failure(where=doc, what=f"{field} {found.start}..{found.end} does not re-read to its words")
                for field, found in document.passages()
                if not found.rereads(document.article.text)
            )

    def _verify_log(self) -> Iterator[Failure]:
        previous, logged = GENESIS, set()
        for seq, at, actor, action, subject, body, before, digest in self._db.execute("SELECT * FROM log ORDER BY seq"):
            if before != previous or digest != _entry_hash(seq, at, actor, action, subject, body, before):
                yield Failure(where=f"log entry {seq}", what="the entry or one before it was altered")
            previous = digest
            if action == "capture":
                logged.add((subject, msgspec.json.decode(body)["sha256"]))
        for doc, sha256 in self._db.execute("SELECT doc, sha256 FROM captures"):
            if (doc, sha256) not in logged:
                yield Failure(where=f"capture of {doc}", what="the log does not know of it")

    # --- inside -------------------------------------------------------------------------------------------

    def _migrate(self) -> None:
        """Bring the file to the newest version; another process that opens it at the same moment waits."""
        tables = int(self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        application = int(self._db.execute("PRAGMA application_id").fetchone()[0])
        if tables and application != APPLICATION_ID:
            raise LedgerError("this is a database of another program", where=str(self.path), remedy="name another file")
        self._db.execute("PRAGMA journal_mode = WAL")
        with self._transaction():
            version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
            steps = _migrations()
            if version > len(steps):
                raise LedgerError(
                    f"it is of version {version}, this program knows {len(steps)}",
                    where=str(self.path),
                    remedy="use a newer riwaya",
                )
            for statement in (statement for sql in steps[version:] for statement in _statements(sql)):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._db.execute(f"PRAGMA user_version = {len(steps)}")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _row(self, capture: Capture) -> int | None:
        row = self._db.execute(
            "SELECT id FROM captures WHERE doc = ? AND sha256 = ? AND given = ?",
            (capture.doc, capture.sha256, _given(capture)),
        ).fetchone()
        return None if row is None else int(row[0])

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

    def _load(self, row: int) -> Document:
        return _unpack(self._db.execute("SELECT body FROM documents WHERE capture = ?", (row,)).fetchone()[0])

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


def _unpack(body: bytes) -> Document:
    return msgspec.json.decode(zlib.decompress(body), type=Document)


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
