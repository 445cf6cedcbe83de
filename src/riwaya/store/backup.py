"""Copies of a ledger: one file that holds all of it, whatever store it is in, and the way back into either store.

A backup is itself a ledger in a SQLite file: it can be opened, searched and verified. A file is copied page by page;
from PostgreSQL, and into it, what cannot be replaced is copied together with what was read, and the index is made anew.
A copy counts when `verify` finds nothing wrong with it and it says the same as the original. Who is signed in is not
copied.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from riwaya.errors import LedgerError, UsageError
from riwaya.store.database import Database, Row
from riwaya.store.ledger import Store, open_store
from riwaya.store.postgres import is_url
from riwaya.store.sqlite import SQLite

#: What is copied, with the column that orders it; of the first two a few rows at a time, since they are large.
_LARGE = {"captures": "id", "documents": "capture"}
_SMALL = ("failures", "log", "state", "collection", "judgements", "users", "searches")
_AT_ONCE = 200


def backup(where: str, target: str, *, actor: str) -> str:
    """Copy a ledger into a new file; return the hash that the copied log ends in.

    Raises:
        UsageError: when the file is there already.
        LedgerError: when the ledger cannot be read, or the copy does not hold.
    """
    file = Path(target)
    if is_url(target) or file.exists():
        raise UsageError("it is there already" if file.exists() else "a backup is a file", where=target, field="FILE")
    part = file.with_name(f".{file.name[:200]}.{os.getpid()}.part")
    try:
        with closing(open_store(where, create=False)) as store:
            head = _into_file(store, part)
            part.replace(file)
            store.note_export("backup", actor=actor)
        return head
    finally:
        for left in file.parent.glob(f"{part.name}*"):
            left.unlink()


def restore(file: str, where: str, *, actor: str) -> str:
    """Copy a backup into a new ledger, a file or a database; return the hash that its log ended in.

    Raises:
        UsageError: when the ledger is there already and holds something.
        LedgerError: when the backup does not hold, or the copy does not say the same.
    """
    if not is_url(where):
        return backup(file, where, actor=actor)
    with closing(open_store(file, create=False)) as source, closing(open_store(where)) as target:
        _check(source)
        if target.counts()["captures"] or target.entries:
            raise UsageError("it holds something already", where=target.name, remedy="name another ?schema=")
        _copy(source, target)
        _check_alike(source, target)
        head = target.head
        with target.db.writing():
            target.log(actor, "restore", "ledger", {"head": head})
        return head


def _into_file(store: Store, part: Path) -> str:
    if isinstance(store.db, SQLite):
        store.db.copy(part)
        with closing(open_store(part)) as copy:
            with copy.db.writing():
                for table in ("sessions", "attempts"):
                    copy.db.run(f"DELETE FROM {table}")
            _check(copy)
            return copy.head
    with closing(open_store(part)) as copy:
        with store.still():
            _copy(store, copy)
            _check_alike(store, copy)
        _check(copy)
        return copy.head


def _copy(source: Store, target: Store) -> None:
    """Copy all but the index and who is signed in, in one transaction, and make the index anew."""
    with target.db.writing():
        for table in (*_SMALL, *_LARGE):
            target.db.run(f"DELETE FROM {table}")
        for table, column in _LARGE.items():
            for rows in _stretches(source.db, table, column):
                target.db.many(f"INSERT INTO {table} VALUES {{}}", rows)
        for table in _SMALL:
            rows = source.db.all(f"SELECT * FROM {table}")
            for start in range(0, len(rows), _AT_ONCE):
                target.db.many(f"INSERT INTO {table} VALUES {{}}", rows[start : start + _AT_ONCE])
        target.db.number_on("captures", "id")
        target.index_all()


def _stretches(db: Database, table: str, column: str) -> Iterator[list[Row]]:
    last = -1
    while rows := db.all(f"SELECT * FROM {table} WHERE {column} > ? ORDER BY {column} LIMIT {_AT_ONCE}", (last,)):
        yield rows
        last = rows[-1][0]


def _check(store: Store) -> None:
    wrong = next(store.verify(), None)
    if wrong is not None:
        raise LedgerError(f"it does not hold: {wrong.where}: {wrong.what}", where=store.name, remedy="`riwaya verify`")


def _check_alike(source: Store, target: Store) -> None:
    if (source.head, source.digest()) != (target.head, target.digest()):
        raise LedgerError("the copy does not say the same", where=target.name, remedy="copy it again to another place")
