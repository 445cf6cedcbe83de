"""An open ledger: what `riwaya.open` returns.

    with riwaya.open("war.ledger") as ledger:
        ledger.add("pages/")
        for claim in ledger.claims():
            ...

It puts the pipeline and the store together; it holds no rules of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
from msgspec import Struct

from riwaya import pipeline
from riwaya.errors import LedgerError, SourceError, UsageError
from riwaya.export import (
    acled_lines,
    airwars_lines,
    claim_lines,
    claimreview_lines,
    claims_parquet,
    collection_record,
    document_record,
    ftm_lines,
    geojson_lines,
    gold_record,
    hrdag_lines,
    timex_lines,
    ucdp_lines,
    webannotation_lines,
)
from riwaya.model import Capture, Claim, Collection, Document, NameTier
from riwaya.store import Failure, Hit, Page, Reviews, Store, StoredShelf, Users, Views, open_store, parse, search

__all__ = ["Added", "ClaimRow", "Ledger", "Table"]

Progress = Callable[[str], None]


class Added(Struct, frozen=True, kw_only=True):
    """What an import did: pages newly stored, pages that were there already, and those that could not be read.

    `edited` of the new ones are other versions of a page that is known by the same name.
    """

    new: int = 0
    known: int = 0
    failed: int = 0
    edited: int = 0


class ClaimRow(Struct, frozen=True, kw_only=True):
    """A claim with the document it stands in."""

    doc: str
    claim: Claim


class Table(tuple[Any, ...]):
    """A tuple of records that can be handed to a data frame."""

    __slots__ = ()

    def to_polars(self) -> Any:
        """Return a polars data frame, one column a field (needs the extra `riwaya[tables]`)."""
        try:
            import polars  # heavy and optional
        except ImportError as error:
            raise UsageError("polars is not installed", remedy="pip install 'riwaya[tables]'") from error

        return polars.DataFrame([_flat(msgspec.to_builtins(item)) for item in self], infer_schema_length=None)


class Ledger:
    """A ledger with the pipeline that fills it. It belongs to one thread; open it once more for another."""

    def __init__(self, path: str | Path, *, actor: str = "riwaya", create: bool = True) -> None:
        self._store: Store = open_store(path, create=create)
        self._actor = actor
        self.view = Views(self._store)
        self.review = Reviews(self._store, actor=actor)
        self.users = Users(self._store, actor=actor)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    # --- filling ------------------------------------------------------------------------------------------

    def add(
        self,
        *sources: str,
        workers: int = 1,
        names: NameTier = "fast",
        on_error: pipeline.OnError | None = None,
        on_page: Progress | None = None,
    ) -> Added:
        """Capture, read and store pages, then reconcile the collection; adding a page again changes nothing.

        Args:
            sources: files, folders, `.jsonl` records or "-".
            workers: processes that share the reading.
            names: the reader of names (docs/names.md).
            on_error: called with each page that cannot be read; the rest goes on.
            on_page: called with the name of each page when it is stored or was there already.
        """
        counts = {"new": 0, "known": 0, "failed": 0, "edited": 0}

        def failed(error: SourceError) -> None:
            counts["failed"] += 1
            if on_error is not None:
                on_error(error)

        def is_new(found: Capture) -> bool:
            if not self._store.holds(found):
                return True
            counts["known"] += 1
            before = self._store.failure(found)
            if before is not None:
                failed(before)
            if on_page is not None:
                on_page(found.doc)
            return False

        captures = filter(is_new, pipeline.captures(sources, on_error=failed))
        for found, result in pipeline.attempts(captures, workers=workers, names=names):
            before = self._store.versions(found.doc)
            new = self._store.put(found, result, actor=self._actor)
            if isinstance(result, SourceError):
                failed(result)
            else:
                counts["new" if new else "known"] += 1
                counts["edited"] += new and before > 0
            if on_page is not None:
                on_page(found.doc)
        self.reconcile()
        return Added(**counts)

    def reconcile(self) -> Collection:
        """Bring stories, copies, accounts, disputes and the timeline up to date, if they are not."""
        if not self._store.is_reconciled:
            store, rules = self._store, pipeline.rules()
            with store.still():
                state, seen, stored = store.state, store.state_of("shelved"), _Stored(store)
                shelf = StoredShelf(store.db, pipeline.derived(self._known))
                growing = self._brought_up_to_date(shelf, is_usable=store.state_of("shelf") == rules)
                collection = pipeline.regroup(growing.collection(), stored, store.judgements())
            store.put_shelf(shelf, of=state, rules=rules, seen=seen)
            changes = pipeline.story_history(store.collection().stories, collection.stories)
            store.put_collection(collection, of=state, actor=self._actor, changes=changes)
        return self._store.collection()

    def _brought_up_to_date(self, shelf: StoredShelf, *, is_usable: bool) -> pipeline.Growing:
        """Return the collection on the shelf with what came, went or changed since; anew where that is most of it."""
        moved = self._store.moved()
        if not is_usable or 2 * len(moved) > self._store.pages():
            shelf.clear()
            growing = pipeline.Growing(shelf)
            growing.update(self._store.documents())
            return growing
        growing = pipeline.Growing(shelf)
        documents = (self._store.document(doc) for doc in moved)
        there = (document for document in documents if document is not None)
        growing.update(there, [doc for doc in moved if doc in growing])
        return growing

    def _known(self, doc: str) -> Document:
        document = self._store.document(doc)
        if document is None:
            raise LedgerError("a page of the collection is gone", where=doc, remedy="`riwaya rebuild` makes it anew")
        return document

    def rebuild(self, *, workers: int = 1, names: NameTier = "fast", on_page: Progress | None = None) -> None:
        """Read every stored capture again with the rules of today, and reconcile."""
        for found, result in pipeline.attempts(self._store.captures(), workers=workers, names=names):
            self._store.replace(found, result, actor=self._actor)
            if on_page is not None:
                on_page(found.doc)
        self.reconcile()

    # --- asking -------------------------------------------------------------------------------------------

    def documents(self, *, machine: bool = False) -> Iterator[Document]:
        """Yield the newest version of each page, in the order of their names: as people judged it, or as it was read
        (`machine`)."""
        return self._store.documents(machine=machine)

    def document(self, doc: str, *, machine: bool = False) -> Document | None:
        """Return the newest version of one page, as people judged it or as it was read (`machine`)."""
        return self._store.document(doc, machine=machine)

    def claims(self) -> Table:
        """Return every claim with the name of its document."""
        return Table(ClaimRow(doc=d.article.doc, claim=claim) for d in self.documents() for claim in d.claims)

    def collection(self) -> Collection:
        """Return what holds across documents."""
        return self._store.collection()

    def incidents(self) -> Table:
        """Return what is said of one event as event data count it, with figures under each policy and grades."""
        found = pipeline.incidents(self.documents(), self.collection(), self._store.judgements())
        return Table(found)

    def story_history(self, story: str) -> Table:
        """Return what became of a story since it was first known by this id; empty while it stands and only grew."""
        return Table(self._store.story_history(story))

    def stories_now(self, story: str) -> tuple[str, ...]:
        """Return the ids under which the pages of a story stand now: its own, or those it was merged into or split."""
        standing = {found.id for found in self.collection().stories}
        seen: set[str] = set()
        waiting = [story]
        while waiting:
            name = waiting.pop()
            changes = self._store.story_history(name)
            if name not in seen and name not in standing and changes:
                waiting.extend(changes[-1].now)
            elif name not in seen and changes and changes[-1].kind == "split":
                waiting.extend(other for other in changes[-1].now if other != name)
            seen.add(name)
        return tuple(sorted(seen & standing))

    def judgements(self) -> Table:
        """Return the judgements that nobody withdrew, in order."""
        return Table(self._store.judgements())

    def stories(self) -> Table:
        """Return the stories."""
        return Table(self.collection().stories)

    def accounts(self) -> Table:
        """Return the accounts with their origins."""
        return Table(self.collection().accounts)

    def disputes(self) -> Table:
        """Return the disputes with their sides."""
        return Table(self.collection().disputes)

    def search(self, query: str, *, limit: int = 20, order: str = "best", after: str | None = None) -> Page[Hit]:
        """Return a stretch of the documents that answer a query (docs/search.md), best or newest first.

        Raises:
            UsageError: for a field or an order that does not exist.
        """
        found = self._store
        return search(found.db, parse(query), found.judged, order=order, after=after, limit=limit)

    def find(self, name: str, *, machine: bool = False) -> tuple[Document, Claim | None]:
        """Return the document, and the claim if one is named, for `doc`, `doc#claim` or a claim id; as judged, or as
        read (`machine`).

        Raises:
            UsageError: when the ledger holds nothing of that name, or several documents hold the claim.
        """
        document = self._store.document(name, machine=machine)
        if document is not None:
            return document, None
        doc, _, claim_id = name.rpartition("#")
        docs = (doc,) if doc else self._store.documents_with_claim(claim_id)
        if len(docs) > 1:
            raise UsageError(
                f"claim {claim_id} stands in {len(docs)} documents",
                remedy="say which: " + " ".join(f"{d}#{claim_id}" for d in docs),
            )
        document = self._store.document(docs[0], machine=machine) if docs else None
        claims = () if document is None else document.claims
        claim = next((item for item in claims if item.id == claim_id), None)
        if document is None or claim is None:
            raise UsageError(f"the ledger holds no document or claim {name!r}", remedy="`riwaya search` finds them")
        return document, claim

    def _noted(self, kind: str, lines: Iterator[str]) -> Iterator[str]:
        """Yield the lines of an export, and note it in the log when the last one was taken."""
        yield from lines
        self._store.note_export(kind, actor=self._actor)

    def reviewed(self) -> Iterator[tuple[Document, dict[str, str], int]]:
        """Yield the pages with judgements: as judged, with the status of each claim decided on, and how many were
        rejected."""
        return self._store.reviewed()

    def failures(self) -> tuple[SourceError, ...]:
        """Return the reason for every stored capture that could not be read."""
        return tuple(self._store.failures())

    def counts(self) -> dict[str, int]:
        """Return how many of each thing the ledger holds."""
        return self._store.counts()

    @property
    def is_reconciled(self) -> bool:
        """Whether stories, accounts and disputes were made from the pages and judgements as they are now."""
        return self._store.is_reconciled

    @property
    def head(self) -> str:
        """The hash of the last entry of the log; kept elsewhere, it proves that none was taken off the end."""
        return self._store.head

    def digest(self) -> str:
        """Return a hash of all that the ledger says; two ledgers of the same pages have the same."""
        return self._store.digest()

    def verify(self) -> tuple[Failure, ...]:
        """Return what does not hold: altered bytes, readings or notes, spans that do not re-read, breaks in the log."""
        return tuple(self._store.verify())

    def export(self, kind: str) -> Iterator[str]:
        """Yield the lines of an export, one of `EXPORTS` (docs/formats.md); the log notes that it was made.

        Raises:
            UsageError: for a format that does not exist, or is no lines of text.
        """
        if kind not in EXPORTS:
            formats = ", ".join((*EXPORTS, *BINARY))
            raise UsageError(f"there is no format {kind!r}", field="FORMAT", remedy=f"one of {formats}")
        return self._noted(kind, EXPORTS[kind](self))

    def export_bytes(self, kind: str) -> bytes:
        """Return an export that is no lines of text, one of `BINARY`; the log notes that it was made.

        Raises:
            UsageError: for a format that does not exist, or needs what is not installed.
        """
        if kind not in BINARY:
            raise UsageError(f"there is no format {kind!r}", field="FORMAT", remedy=f"one of {', '.join(BINARY)}")
        made = BINARY[kind](self)
        self._store.note_export(kind, actor=self._actor)
        return made


class _Stored:
    """The documents of a store, read again each time they are gone through."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __iter__(self) -> Iterator[Document]:
        return self._store.documents()

    def __len__(self) -> int:
        return self._store.pages()


def _jsonl(ledger: Ledger) -> Iterator[str]:
    return (msgspec.json.encode(document_record(document)).decode() for document in ledger.documents())


def _collection(ledger: Ledger) -> Iterator[str]:
    record = collection_record(ledger.collection(), ledger.incidents())
    yield msgspec.json.format(msgspec.json.encode(record), indent=1).decode()


def _gold(ledger: Ledger) -> Iterator[str]:
    for document, statuses, rejected in ledger.reviewed():
        yield msgspec.json.encode(gold_record(document, statuses, rejected)).decode()


def _timex(ledger: Ledger) -> Iterator[str]:
    return timex_lines(ledger.documents())


def _flat(record: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return a record with nested records' fields joined to theirs by a dot; lists stay."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        flat.update(_flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}": value})
    return flat


EXPORTS: dict[str, Callable[[Ledger], Iterator[str]]] = {
    "jsonl": _jsonl,
    "collection": _collection,
    "timex": _timex,
    "gold": _gold,
    "acled": lambda ledger: acled_lines(ledger.documents(), ledger.incidents(), ledger.collection()),
    "ucdp": lambda ledger: ucdp_lines(ledger.documents(), ledger.incidents()),
    "airwars": lambda ledger: airwars_lines(ledger.documents(), ledger.incidents(), ledger.collection()),
    "hrdag": lambda ledger: hrdag_lines(ledger.incidents()),
    "geojson": lambda ledger: geojson_lines(ledger.incidents()),
    "ftm": lambda ledger: ftm_lines(ledger.documents(), ledger.incidents(), ledger.collection()),
    "webannotation": lambda ledger: webannotation_lines(ledger.documents()),
    "claimreview": lambda ledger: claimreview_lines(ledger.documents(), ledger.collection(), ledger.judgements()),
    "csv": lambda ledger: claim_lines(ledger.documents()),
}

#: Formats that are no lines of text.
BINARY: dict[str, Callable[[Ledger], bytes]] = {"parquet": lambda ledger: claims_parquet(ledger.documents())}
