"""The order of the stages: `read` for a page, `reconcile` for a collection.

    capture -> text -> language -> claims        one page at a time, a pure function of its bytes
    stories -> accounts                          over the documents of a collection

Nothing here decides anything; it only calls the stages.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from riwaya import accounts, capture, claims, language, stories, text
from riwaya.engine import each
from riwaya.errors import RiwayaError, SourceError
from riwaya.model import Capture, Collection, Document

__all__ = ["captures", "read", "read_capture", "reconcile"]

log = logging.getLogger(__name__)

#: Code points of the longest text that is read as one article: a book of 300,000 words, half a minute of work.
LONGEST = 2_000_000

OnError = Callable[[SourceError], None]


def read(sources: Iterable[str], *, on_error: OnError | None = None, workers: int = 1) -> Iterator[Document]:
    """Read pages: yield a document for each that can be read, in the order of the sources.

    Args:
        sources: files, folders, `.jsonl` records or "-".
        on_error: called with what could not be read; the rest goes on. Without it the first failure is raised.
        workers: processes that share the work.
    """
    report = on_error or _raise
    for _, result in attempts(captures(sources, on_error=report), workers=workers):
        if isinstance(result, SourceError):
            report(result)
        else:
            yield result


def captures(sources: Iterable[str], *, on_error: OnError) -> Iterator[Capture]:
    """Yield the captures of all sources, one by one."""
    for source in sources:
        yield from capture.captures(source, on_error=on_error)


def attempts(items: Iterable[Capture], *, workers: int = 1) -> Iterator[tuple[Capture, Document | SourceError]]:
    """Yield each capture with its document, or with the reason why there is none."""
    return each(_attempt, items, workers=workers)


def read_capture(found: Capture) -> Document:
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
    reading = language.read(article)
    document = Document(article=article, reading=reading, claims=claims.extract(article, reading))
    document.check()
    return document


def reconcile(documents: Collected) -> Collection:
    """Find copies, stories, accounts, disputes and the timeline of a collection.

    Args:
        documents: gone through twice, one by one, so that a collection need not fit into memory; not an iterator.
    """
    found, copies = stories.cluster(documents)
    same, disputes, timeline = accounts.reconcile(documents, found, copies)
    return Collection(stories=found, copies=copies, accounts=same, disputes=disputes, timeline=timeline)


class Collected(Protocol):
    """Documents that can be gone through more than once: a sequence, or a view of a ledger."""

    def __iter__(self) -> Iterator[Document]: ...

    def __len__(self) -> int: ...


def _attempt(found: Capture) -> tuple[Capture, Document | SourceError]:
    try:
        return found, read_capture(found)
    except SourceError as error:
        return found, error
    except RiwayaError as error:
        return found, SourceError(error.what, where=found.doc, field=error.field, remedy=error.remedy)
    except Exception as error:
        log.exception("%s could not be read", found.doc)
        return found, SourceError(
            f"a rule failed on this page: {type(error).__name__}: {error}",
            where=found.doc,
            remedy="the rest was read; please report the page",
        )


def _raise(error: SourceError) -> None:
    raise error
