"""The order of the stages: `read` for a page, `reconcile` for a collection.

    capture -> text -> language -> claims        one page at a time, a pure function of its bytes
    stories -> accounts                          over the documents of a collection

Nothing here decides anything; it only calls the stages.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Collection as Names
from functools import cache, partial
from hashlib import sha256
from importlib import resources
from typing import Any

from riwaya import accounts, capture, claims, language, review, stories, text
from riwaya.engine import each
from riwaya.errors import RiwayaError, SourceError, UsageError
from riwaya.model import Capture, Collection, Document, Incident, Judgement, NameTier, Story, StoryChange
from riwaya.shelf import MemoryShelf, Shelf

__all__ = ["Growing", "captures", "read", "read_capture", "reconcile"]

log = logging.getLogger(__name__)

#: Code points of the longest text that is read as one article: a book of 300,000 words, half a minute of work.
LONGEST = 2_000_000

OnError = Callable[[SourceError], None]


def read(
    sources: Iterable[str], *, on_error: OnError | None = None, workers: int = 1, names: NameTier = "fast"
) -> Iterator[Document]:
    """Read pages: yield a document for each that can be read, in the order of the sources.

    Args:
        sources: files, folders, `.jsonl` records or "-".
        on_error: called with what could not be read; the rest goes on. Without it the first failure is raised.
        workers: processes that share the work.
        names: the reader of names; "accurate" needs its extra (docs/names.md).

    Raises:
        UsageError: when the reader of names is not installed.
    """
    report = on_error or _raise
    for _, result in attempts(captures(sources, on_error=report), workers=workers, names=names):
        if isinstance(result, SourceError):
            report(result)
        else:
            yield result


def captures(sources: Iterable[str], *, on_error: OnError) -> Iterator[Capture]:
    """Yield the captures of all sources, one by one."""
    for source in sources:
        yield from capture.captures(source, on_error=on_error)


def attempts(
    items: Iterable[Capture], *, workers: int = 1, names: NameTier = "fast"
) -> Iterator[tuple[Capture, Document | SourceError]]:
    """Yield each capture with its document, or with the reason why there is none."""
    language.ready(names=names)  # once and first, so that a missing extra is not reported page by page
    return each(partial(_attempt, names=names), items, workers=workers)


def read_capture(found: Capture, *, names: NameTier = "fast") -> Document:
    """Read one capture: bytes in, claims out.

    Raises:
        SourceError: when the bytes hold no readable article.
        SpanError: when a value does not re-read to its words (a defect of a rule).
    """
    article = text.read(found)
    if len(article.text) > LONGEST:
        raise SourceError(
            f"its text of {len(article.text):,} code points is longer than any article",
            where=found.doc,
            field="text",
            remedy=f"split it into pages of at most {LONGEST:,}",
        )
    reading = language.read(article, names=names)
    document = Document(article=article, reading=reading, claims=claims.extract(article, reading))
    document.check()
    return document


def reconcile(documents: Iterable[Document]) -> Collection:
    """Find copies, stories, accounts, disputes and the timeline of a collection.

    Args:
        documents: gone through once, one by one, so that a collection need not fit into memory.
    """
    growing = Growing()
    growing.update(documents)
    return growing.collection()


def regroup(collection: Collection, documents: Iterable[Document], judgements: Sequence[Judgement]) -> Collection:
    """Return a collection as people regrouped it: with the stories and accounts that they merged or split.

    Args:
        collection: what `reconcile` made of the documents.
        documents: the same documents, gone through once more where stories changed: claims of merged ones are compared.
        judgements: those that nobody withdrew, in order.
    """
    found = review.regrouped(collection.stories, judgements)
    same, disputes, timeline = collection.accounts, collection.disputes, collection.timeline
    if found != collection.stories:
        same, disputes, timeline = accounts.reconcile(documents, found, collection.copies)
    same = review.reaccounted(same, judgements)
    return Collection(stories=found, copies=collection.copies, accounts=same, disputes=disputes, timeline=timeline)


def story_history(before: Iterable[Story], after: Iterable[Story]) -> tuple[StoryChange, ...]:
    """Return what became of the stories of one collection in the next: merged, split, renamed, ended."""
    return stories.history(before, after)


def incidents(
    documents: Iterable[Document], collection: Collection, judgements: Iterable[Judgement] = ()
) -> tuple[Incident, ...]:
    """Return what is said of one event as event data count it, with figures and grades proposed.

    Args:
        documents: those of the collection, gone through once.
        collection: what holds across them.
        judgements: those that nobody withdrew; a grade that a person gave takes the place of a proposed one.
    """
    of_account = {account.id: account.claims for account in collection.accounts}
    graded: dict[str, str] = {}
    for judgement in judgements:
        if judgement.action == "grade":
            refs = of_account.get(judgement.target.item, (judgement.target.name,))
            graded.update(dict.fromkeys(refs, judgement.value))
    return accounts.incidents(documents, collection, graded)


class Growing:
    """A collection to which documents are added, and from which they are taken, one by one or many at a time.

    What comes out depends on the documents that are in it alone: the order in which they came, how they were cut into
    batches, and what was there in between and is no more change nothing. An update looks at the neighbourhood of what
    it adds and removes, and at nothing else.

        growing = Growing()
        growing.update(pages)
        growing.update([newer_version], removed=[newer_version.article.doc])
        growing.collection()
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        kept = MemoryShelf() if shelf is None else shelf
        self._stories = stories.Stories(kept)
        self._accounts = accounts.Accounts(kept)

    def __contains__(self, doc: str) -> bool:
        """Whether a document of that name is in it."""
        return doc in self._accounts

    def update(self, added: Iterable[Document], removed: Names[str] = ()) -> None:
        """Add documents and remove some.

        Args:
            added: documents of names that are not there yet, or that are among `removed`; none is kept.
            removed: names of documents that are there: taken back, or replaced by one of `added`.
        """
        moved = self._stories.update(self._accounts.noting(added), removed)
        self._accounts.update(removed, moved)

    def collection(self) -> Collection:
        """Return what holds across the documents."""
        return Collection(
            stories=self._stories.stories(),
            copies=self._stories.copies(),
            accounts=self._accounts.accounts(),
            disputes=self._accounts.disputes(),
            timeline=self._accounts.timeline(),
        )


def derived(known: Callable[[str], Document]) -> Mapping[str, Callable[[str], Any]]:
    """Return how the tables of a shelf are made that follow from the documents; `known` returns a document by name."""
    return {
        "pages": lambda doc: stories.page(known(doc)),
        "facts": lambda doc: accounts.facts_of(known(doc)),
    }


@cache
def rules() -> str:
    """Return what names the rules of reconciliation: what was made by others is made anew."""
    root = resources.files("riwaya")
    files = [root / name for name in ("likeness.py", "shelf.py")]
    files += sorted(
        (file for name in ("stories", "accounts", "reasons") for file in (root / name).iterdir() if file.is_file()),
        key=lambda file: file.name,
    )
    sources = b"".join(file.read_bytes() for file in files)
    return sha256(sources).hexdigest()[:12]


def _attempt(found: Capture, *, names: NameTier) -> tuple[Capture, Document | SourceError]:
    try:
        return found, read_capture(found, names=names)
    except SourceError as error:
        return found, error
    except RiwayaError as error:
        return found, SourceError(error.what, where=found.doc, field=error.field, remedy=error.remedy)
    except ImportError as error:  # no fault of the page: every other would fail alike
        raise UsageError(
            f"this installation lacks the package {error.name}",
            remedy="bring it up to date: pip install --upgrade riwaya, or make setup in a checkout",
        ) from error
    except Exception as error:
        log.exception("%s could not be read", found.doc)
        return found, SourceError(
            f"a rule failed on this page: {type(error).__name__}: {error}",
            where=found.doc,
            remedy="the rest was read; please report the page",
        )


def _raise(error: SourceError) -> None:
    raise error
