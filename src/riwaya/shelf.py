"""Where a growing collection keeps what it must look up: tables by key, and postings in order.

Reconciliation looks up the neighbourhood of an article here, and nothing else; so a shelf may be memory (below) or
tables of a ledger, and the work for one more article does not grow with the collection.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import MutableMapping, Sequence
from typing import Any, Protocol

#: A rank and an item; entries of one key are kept in this order.
Entry = tuple[float, str]
Key = str | int


class Postings(Protocol):
    """Items by key, in the order of their rank, then of their name."""

    def add(self, key: Key, entry: Entry) -> None:
        """Put an item under a key; it must not be there."""
        ...

    def drop(self, key: Key, entry: Entry) -> None:
        """Take an item off a key; it must be there."""
        ...

    def first(self, key: Key, number: int) -> Sequence[Entry]:
        """Return the first items of a key, at most `number`."""
        ...

    def all(self, key: Key) -> Sequence[Entry]:
        """Return every item of a key."""
        ...


class Shelf(Protocol):
    """Named tables and postings; a name always has one kind of value."""

    def table(self, name: str, kind: type[Any]) -> MutableMapping[str, Any]:
        """Return the table of that name, whose values are of that kind; who changes a value puts it there again."""
        ...

    def postings(self, name: str) -> Postings:
        """Return the postings of that name."""
        ...


class MemoryPostings:
    """Postings in memory. A key with one item, as most runs of words are, takes no list of its own."""

    def __init__(self) -> None:
        self._entries: dict[Key, Entry | list[Entry]] = {}

    def add(self, key: Key, entry: Entry) -> None:
        """Put an item under a key."""
        found = self._entries.get(key)
        if found is None:
            self._entries[key] = entry
        elif isinstance(found, list):
            insort(found, entry)
        else:
            self._entries[key] = sorted((found, entry))

    def drop(self, key: Key, entry: Entry) -> None:
        """Take an item off a key."""
        found = self._entries[key]
        if isinstance(found, list):
            del found[bisect_left(found, entry)]
        if not isinstance(found, list) or not found:
            del self._entries[key]

    def first(self, key: Key, number: int) -> Sequence[Entry]:
        """Return the first items of a key."""
        found = self._entries.get(key, ())
        return found[:number] if isinstance(found, list) else self._one(found)

    def all(self, key: Key) -> Sequence[Entry]:
        """Return every item of a key."""
        found = self._entries.get(key, ())
        return found if isinstance(found, list) else self._one(found)

    @staticmethod
    def _one(found: Any) -> Sequence[Entry]:
        return (found,) if found else ()


class MemoryShelf:
    """A shelf in memory."""

    def __init__(self) -> None:
        self._tables: dict[str, dict[str, Any]] = {}
        self._postings: dict[str, MemoryPostings] = {}

    def table(self, name: str, kind: type[Any]) -> MutableMapping[str, Any]:
        """Return the table of that name."""
        return self._tables.setdefault(name, {})

    def postings(self, name: str) -> Postings:
        """Return the postings of that name."""
        return self._postings.setdefault(name, MemoryPostings())
