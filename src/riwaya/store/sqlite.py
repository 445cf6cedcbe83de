"""A ledger in one SQLite file, safe against a crash at any moment (write-ahead log, one transaction a page)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from riwaya.errors import LedgerError
from riwaya.store.database import Row, Scored, newest_version, steps

Answer = TypeVar("Answer")

#: "RWY1": marks a SQLite file as a ledger of ours.
APPLICATION_ID = 0x52575931
#: Seconds to wait for another process that writes; each of its transactions holds one page.
WAIT = 30
#: Words of the schema that SQLite spells in its own way.
_WORDS = {"SERIAL": "INTEGER"}
#: Memory that a connection may use for pages of the file, in KiB.
_CACHE = 64 * 1024


def open_sqlite(where: str, *, create: bool) -> SQLite:
    """Open a ledger file, making it when `create` and it is not there.

    Raises:
        LedgerError: when the file is missing, empty, a folder, no ledger, or of a newer version.
    """
    file = Path(where)
    if not create and not file.exists():
        raise LedgerError("there is no such ledger", where=where, remedy="`riwaya add` makes one")
    if not file.parent.exists():
        raise LedgerError("its folder does not exist", where=where, remedy=f"make {file.parent} first")
    if file.is_dir():
        raise LedgerError("it is a folder", where=where, remedy="name a file in it")
    if not create and file.stat().st_size == 0:
        raise LedgerError("it is empty", where=where, remedy="`riwaya add` fills one")
    return SQLite(file)


class SQLite:
    """An open SQLite file (a `Database`)."""

    among = "(SELECT value FROM json_each(?))"
    # Columns that were added later stand behind the body in the row, so all of it would be read to reach them.
    hit = "documents d INDEXED BY documents_hit"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)
        self.writable = not path.exists() or os.access(path, os.W_OK)
        self._db = _connect(path)
        self._db.execute(f"PRAGMA cache_size = -{_CACHE}")

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        self._db.close()

    def all(self, sql: str, bound: Sequence[Any] = ()) -> list[Row]:
        """Return every row of a query."""
        return list(self._db.execute(sql, bound).fetchall())

    def one(self, sql: str, bound: Sequence[Any] = ()) -> Row | None:
        """Return the first row of a query."""
        row: Row | None = self._db.execute(sql, bound).fetchone()
        return row

    def run(self, sql: str, bound: Sequence[Any] = ()) -> int:
        """Run a statement; return how many rows it touched."""
        return int(self._db.execute(sql, bound).rowcount)

    def many(self, sql: str, rows: Sequence[Row]) -> None:
        """Insert many rows."""
        if rows:
            self._db.executemany(sql.format(f"({', '.join('?' * len(rows[0]))})"), rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold one transaction: all of it or nothing. Other writers wait, readers do not."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:  # a full disk has ended it already
                self._db.execute("ROLLBACK")
            raise

    @contextmanager
    def still(self) -> Iterator[None]:
        """Show the file as it is now for as long as this lasts, whatever others write meanwhile."""
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    # --- words --------------------------------------------------------------------------------------------

    def put_words(self, row: int, title: str, body: str, stems: str) -> None:
        """Put folded words into the word index."""
        self._db.execute(
            "INSERT INTO shadow (rowid, title, body, stems) VALUES (?, ?, ?, ?)", (row, title, body, stems)
        )

    def drop_words(self, row: int) -> None:
        """Take a row out of the word index."""
        self._db.execute("DELETE FROM shadow WHERE rowid = ?", (row,))

    def with_words(self, words: Sequence[tuple[str, str]], *, limit: int | None) -> Scored:
        """Return the query for rows that hold every one of some words or phrases."""
        match = _match(words)
        if limit is None:
            return Scored("(SELECT rowid AS hit, 0.0 AS score FROM shadow WHERE shadow MATCH ?)", (match,))
        floor = "(SELECT rowid FROM shadow WHERE shadow MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?)"
        return Scored(
            "(SELECT rowid AS hit, -bm25(shadow, 4.0, 2.0, 1.0) AS score FROM shadow WHERE shadow MATCH ?"
            f" AND rowid >= coalesce({floor}, 0))",
            (match, match, limit - 1),
        )

    def holds_words(self, words: Sequence[tuple[str, str]], row: str) -> tuple[str, tuple[Any, ...]]:
        """Return the condition that a row holds such words."""
        return f"EXISTS (SELECT 1 FROM shadow WHERE shadow MATCH ? AND rowid = {row})", (_match(words),)

    # --- versions -----------------------------------------------------------------------------------------

    def version(self) -> int:
        """Return the number of the last migration; 0 for a new file."""
        if not self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return 0
        if self._db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise LedgerError("this is a database of another program", where=self.name, remedy="name another file")
        version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
        if version > newest_version():
            what = f"it is of version {version}, this program knows {newest_version()}"
            raise LedgerError(what, where=self.name, remedy="use a newer riwaya")
        return version

    def prepare(self) -> None:
        """Set what holds for the whole file and cannot be set inside a transaction."""
        self._db.execute("PRAGMA journal_mode = WAL")

    def migrate(self, to: int) -> None:
        """Go up or down to a version, inside `writing`."""
        for statement in steps(self.version(), to, dialect="sqlite", words=_WORDS):
            self._db.execute(statement)
        self._db.execute(f"PRAGMA application_id = {APPLICATION_ID if to else 0}")
        self._db.execute(f"PRAGMA user_version = {to}")

    def number_on(self, table: str, column: str) -> None:
        """Do nothing: SQLite numbers a new row after the last one."""

    def copy(self, target: Path) -> None:
        """Copy the whole file as it is now into a new one, whatever others write meanwhile."""
        self._db.execute("VACUUM INTO ?", (str(target),))

    def damage(self) -> list[str]:
        """Return what SQLite finds wrong with the file."""
        return [str(row[0]) for row in self._db.execute("PRAGMA integrity_check(10)") if row[0] != "ok"]

    def size(self) -> int:
        """Return how many bytes the file takes."""
        return int(self._db.execute("PRAGMA page_count").fetchone()[0]) * int(
            self._db.execute("PRAGMA page_size").fetchone()[0]
        )


def _match(words: Sequence[tuple[str, str]]) -> str:
    """Return words and phrases in the syntax of FTS5, as written or as stems."""
    return " AND ".join(f'({{title body}} : "{written}" OR stems : "{stems}")' for written, stems in words)


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


#: What SQLite says, and what helps.
_REMEDIES = {
    "disk is full": "make room and run the command again; what was stored is whole",
    "disk I/O error": "check the disk and its free room, then run the command again; what was stored is whole",
    "locked": "another process writes to it; wait until it is done",
    "readonly": "check the permissions of the file and its folder",
    "unable to open": "check the path and the permissions of its folder",
    "malformed": "`riwaya verify` shows what is damaged; restore a copy",
}
