"""Searches that somebody keeps."""

from __future__ import annotations

from riwaya.errors import UsageError
from riwaya.store.records import SavedSearch
from riwaya.store.search import parse
from riwaya.store.views.asked import Asked

#: How long a name or a query that is kept may be.
LONGEST = 1_000


class Searches(Asked):
    """What is asked of kept searches."""

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
        if len(name) > LONGEST or len(query) > LONGEST:
            raise UsageError(f"it is longer than {LONGEST} letters", field="name or query", remedy="shorten it")
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
