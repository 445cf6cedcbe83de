"""What a ledger needs of a database: a handful of verbs, and numbered migrations of one schema.

SQL is written once, with `?` for what is bound, in the part of the language that SQLite and PostgreSQL share. What they
do not share (how words are indexed, how a list is bound, how writers wait for each other) is behind `Database`.

A migration is a pair of files, `NNNN_name.up.sql` and `NNNN_name.down.sql`. Each database reads the same files; it puts
its own words for `BLOB`, `SERIAL` and the like, and leaves out what a line `-- only` with another's name stands before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
from importlib import resources
from typing import Any, Protocol

from msgspec import Struct

Row = tuple[Any, ...]

_ONLY = re.compile(r"^-- only (\w+)\s*\n", re.MULTILINE)
_COMMENT = re.compile(r"--[^\n]*")
_MEANT = re.compile(r"\s*ONLY (\w+) ")
_FILE = re.compile(r"(\d{4})_\w+\.(up|down)\.sql")


class Scored(Struct, frozen=True):
    """A query of the word index: a table expression that gives (row, score), and what is bound in it."""

    sql: str
    bound: tuple[Any, ...]


class Database(Protocol):
    """An open database that holds a ledger; errors are `LedgerError`s that name it and the remedy."""

    #: How people know it: the path of a file, or a URL without its password.
    name: str
    #: Whether anything can be written.
    writable: bool
    #: SQL for the texts of a JSON array that is bound as one value: `entity IN {among}`.
    among: str
    #: SQL for the pages `d` that hold some words, looked up by number: no more is read of each than its day and name.
    hit: str

    def all(self, sql: str, bound: Sequence[Any] = ()) -> list[Row]:
        """Return every row of a query."""
        ...

    def one(self, sql: str, bound: Sequence[Any] = ()) -> Row | None:
        """Return the first row of a query."""
        ...

    def run(self, sql: str, bound: Sequence[Any] = ()) -> int:
        """Run a statement; return how many rows it touched."""
        ...

    def many(self, sql: str, rows: Sequence[Row]) -> None:
        """Insert many rows; `sql` ends in `VALUES` or in `VALUES` and a clause for conflicts after `{}`."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Hold one transaction: all of it or nothing. Other writers wait, readers do not."""
        ...

    def still(self) -> AbstractContextManager[None]:
        """Show the database as it is now for as long as this lasts, whatever others write meanwhile."""
        ...

    def put_words(self, row: int, title: str, body: str, stems: str) -> None:
        """Put folded words into the word index: the title, the body as written, and all as stems without clitics."""
        ...

    def drop_words(self, row: int) -> None:
        """Take a row out of the word index."""
        ...

    def with_words(self, words: Sequence[tuple[str, str]], *, limit: int | None) -> Scored:
        """Return the query for rows that hold every one of some words or phrases, (as written, as stems) each.

        With `limit` only the newest so many rows are scored.
        """
        ...

    def holds_words(self, words: Sequence[tuple[str, str]], row: str) -> tuple[str, tuple[Any, ...]]:
        """Return the condition that a row, given as a column, holds such words, and what is bound in it."""
        ...

    def version(self) -> int:
        """Return the number of the last migration; 0 for a database without a ledger."""
        ...

    def prepare(self) -> None:
        """Set what holds for the whole database and cannot be set inside a transaction, before it is changed."""
        ...

    def migrate(self, to: int) -> None:
        """Go up or down to a version, inside `writing`."""
        ...

    def number_on(self, table: str, column: str) -> None:
        """Let new rows be numbered after those that were inserted with numbers of their own."""
        ...

    def damage(self) -> list[str]:
        """Return what the database itself finds wrong with its files."""
        ...

    def size(self) -> int:
        """Return how many bytes the ledger takes."""
        ...

    def close(self) -> None:
        """End the connection."""
        ...


@cache
def newest_version() -> int:
    """Return the number of the newest migration."""
    return max(_files())


def steps(now: int, to: int, *, dialect: str, words: Mapping[str, str]) -> list[str]:
    """Return the statements that lead from one version to another, in the words of a dialect."""
    files = _files()
    if to >= now:
        scripts = [files[number]["up"] for number in sorted(files) if now < number <= to]
    else:
        scripts = [files[number]["down"] for number in sorted(files, reverse=True) if to < number <= now]
    return [statement for script in scripts for statement in _statements(script, dialect, words)]


@cache
def _files() -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for entry in (resources.files("riwaya.store") / "migrations").iterdir():
        match = _FILE.fullmatch(entry.name)
        if match is not None:
            found.setdefault(int(match[1]), {})[match[2]] = entry.read_text("utf-8")
    return found


def _statements(script: str, dialect: str, words: Mapping[str, str]) -> Iterator[str]:
    """Yield the statements of a script that are meant for a dialect; none of ours holds a semicolon inside."""
    for part in _COMMENT.sub("", _ONLY.sub(r"ONLY \1 ", script)).split(";"):
        only = _MEANT.match(part)
        statement = part[only.end() if only else 0 :].strip()
        if statement and (only is None or only[1] == dialect):
            for word, own in words.items():
                statement = re.sub(rf"\b{word}\b", own, statement)
            yield statement
