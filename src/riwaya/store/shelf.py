"""A shelf in the ledger: what reconciliation looks up lies in two tables, and only what it touches is read and written.

Values are read once and written back when the work is done (`flush`), so a batch of pages costs memory for what it
touches. Pages and facts are not kept here: they follow from the documents, which the ledger holds anyway.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, ItemsView, Iterator, Mapping, MutableMapping, Sequence, ValuesView
from typing import Any

import msgspec

from riwaya.shelf import Entry, Key
from riwaya.store.database import Database

#: What a value that was taken away is in the cache.
_GONE = object()


class StoredShelf:
    """A shelf whose tables lie in a database; `derived` makes the values of some tables from the key instead."""

    def __init__(self, db: Database, derived: Mapping[str, Callable[[str], Any]]) -> None:
        self._db = db
        self._derived = derived
        self._tables: dict[str, StoredTable | DerivedTable] = {}
        self._postings: dict[str, StoredPostings] = {}
        rows = (db.one(f"SELECT 1 FROM {kept} LIMIT 1") for kept in ("shelf", "postings"))
        self._is_empty = not any(rows)

    def table(self, name: str, kind: type[Any]) -> MutableMapping[str, Any]:
        """Return the table of that name."""
        if name not in self._tables:
            self._tables[name] = (
                DerivedTable(self._derived[name])
                if name in self._derived
                else StoredTable(self._db, name, kind, is_empty=self._is_empty)
            )
        return self._tables[name]

    def postings(self, name: str) -> StoredPostings:
        """Return the postings of that name."""
        if name not in self._postings:
            self._postings[name] = StoredPostings(self._db, name, is_empty=self._is_empty)
        return self._postings[name]

    def clear(self) -> None:
        """Take everything off the shelf when it is flushed, before anything is put there."""
        self._tables.clear()
        self._postings.clear()
        self._is_empty = True

    def flush(self) -> None:
        """Write what changed, inside the transaction of the caller."""
        if self._is_empty:
            self._db.run("DELETE FROM shelf")
            self._db.run("DELETE FROM postings")
        for kept in (*self._tables.values(), *self._postings.values()):
            kept.flush()


class StoredTable(MutableMapping[str, Any]):
    """A table by key in the database."""

    def __init__(self, db: Database, name: str, kind: type[Any], *, is_empty: bool) -> None:
        self._db, self._name, self._is_empty = db, name, is_empty
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._known: dict[str, Any] = {}
        self._changed: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        if key not in self._known:
            self._known[key] = _GONE if self._is_empty else self._read(key)
        if self._known[key] is _GONE:
            raise KeyError(key)
        return self._known[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._known[key] = value
        self._changed.add(key)

    def __delitem__(self, key: str) -> None:
        self[key]
        self._known[key] = _GONE
        self._changed.add(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def items(self) -> ItemsView[str, Any]:
        """Return every key with its value, read in one go."""
        return self._all().items()

    def values(self) -> ValuesView[Any]:
        """Return every value, read in one go."""
        return self._all().values()

    def flush(self) -> None:
        """Write what changed."""
        for key in sorted(self._changed):
            self._db.run("DELETE FROM shelf WHERE name = ? AND key = ?", (self._name, key))
        rows = [
            (self._name, key, msgspec.msgpack.encode(self._known[key]))
            for key in sorted(self._changed)
            if self._known[key] is not _GONE
        ]
        self._db.many("INSERT INTO shelf VALUES {}", rows)
        self._changed.clear()

    def _read(self, key: str) -> Any:
        row = self._db.one("SELECT value FROM shelf WHERE name = ? AND key = ?", (self._name, key))
        return _GONE if row is None else self._decoder.decode(row[0])

    def _all(self) -> dict[str, Any]:
        if not self._is_empty:
            for key, value in self._db.all("SELECT key, value FROM shelf WHERE name = ?", (self._name,)):
                if key not in self._known:
                    self._known[key] = self._decoder.decode(value)
        return {key: value for key, value in self._known.items() if value is not _GONE}


class DerivedTable(MutableMapping[str, Any]):
    """A table whose values follow from their keys; what was put there is kept as long as the shelf."""

    def __init__(self, make: Callable[[str], Any]) -> None:
        self._make = make
        self._known: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._known:
            self._known[key] = self._make(key)
        return self._known[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._known[key] = value

    def __delitem__(self, key: str) -> None:
        self._known.pop(key, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def flush(self) -> None:
        """Write nothing: the documents are there."""


class StoredPostings:
    """Postings in the database; a key that is looked up is read whole."""

    def __init__(self, db: Database, name: str, *, is_empty: bool) -> None:
        self._db, self._name, self._is_empty = db, name, is_empty
        self._known: dict[Key, list[Entry]] = {}
        self._added: set[tuple[Key, Entry]] = set()
        self._dropped: set[tuple[Key, Entry]] = set()

    def add(self, key: Key, entry: Entry) -> None:
        """Put an item under a key."""
        insort(self._entries(key), entry)
        if (key, entry) in self._dropped:
            self._dropped.remove((key, entry))
        else:
            self._added.add((key, entry))

    def drop(self, key: Key, entry: Entry) -> None:
        """Take an item off a key."""
        entries = self._entries(key)
        del entries[bisect_left(entries, entry)]
        if (key, entry) in self._added:
            self._added.remove((key, entry))
        else:
            self._dropped.add((key, entry))

    def first(self, key: Key, number: int) -> Sequence[Entry]:
        """Return the first items of a key."""
        return self._entries(key)[:number]

    def all(self, key: Key) -> Sequence[Entry]:
        """Return every item of a key."""
        return self._entries(key)

    def flush(self) -> None:
        """Write what changed."""
        for key, (rank, item) in sorted(self._dropped, key=str):
            sql = "DELETE FROM postings WHERE name = ? AND key = ? AND rank = ? AND item = ?"
            self._db.run(sql, (self._name, str(key), rank, item))
        rows = sorted((self._name, str(key), rank, item) for key, (rank, item) in self._added)
        self._db.many("INSERT INTO postings VALUES {}", rows)
        self._added.clear()
        self._dropped.clear()

    def _entries(self, key: Key) -> list[Entry]:
        if key not in self._known:
            sql = "SELECT rank, item FROM postings WHERE name = ? AND key = ? ORDER BY rank, item"
            rows = () if self._is_empty else self._db.all(sql, (self._name, str(key)))
            self._known[key] = [(rank, item) for rank, item in rows]
        return self._known[key]
