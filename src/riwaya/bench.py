"""Measures how many articles a second each stage reads, and the memory the whole takes.

The corpus is what the user names, or the sample pages repeated. One pass warms every table and cache; the passes after
it are timed stage by stage in one process, and the median is reported. Compare runs on one machine, as ratios.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from time import perf_counter
from typing import TypeVar

from msgspec import Struct, structs

from riwaya import accounts, claims, language, pipeline, stories, text
from riwaya.errors import SourceError, UsageError
from riwaya.export import document_record
from riwaya.model import Article, Capture, Document, Reading
from riwaya.sample import pages

Result = TypeVar("Result")

#: How often the sample pages are repeated when no corpus is named: enough work to time.
REPEAT = 12


class Stage(Struct, frozen=True, kw_only=True):
    """The median time a stage took over the corpus, in seconds."""

    name: str
    seconds: float


class Measured(Struct, frozen=True, kw_only=True):
    """What was measured: the corpus, the stages, and the peak memory of the process in MiB."""

    articles: int
    words: int
    stages: tuple[Stage, ...]
    peak_mib: float


def bench(sources: Sequence[str], *, passes: int = 3, on_error: pipeline.OnError | None = None) -> Measured:
    """Read a corpus several times and return what each stage took.

    Args:
        sources: as for `riwaya read`; empty for the sample pages, repeated.
        passes: timed passes over the corpus; the median counts.
        on_error: called with each page that cannot be had; it is no part of the corpus.

    Raises:
        UsageError: when no page can be read.
    """
    captures = _corpus(sources, on_error or _ignore)
    first = _pass(captures)  # loads knowledge, lexicons and the model
    if not first.documents:
        raise UsageError("there is no page to measure with", where=" ".join(sources), remedy="name pages")
    runs = [_pass(captures) for _ in range(passes)]
    names = list(runs[0].times)
    return Measured(
        articles=len(runs[0].documents),
        words=sum(len(document.reading.words) for document in runs[0].documents),
        stages=tuple(Stage(name=name, seconds=statistics.median(run.times[name] for run in runs)) for name in names),
        peak_mib=_peak_mib(),
    )


def table(measured: Measured) -> Iterator[str]:
    """Yield the lines of a table: seconds, articles and words a second of each stage."""
    reading = [stage for stage in measured.stages if stage.name in PER_PAGE]
    whole = Stage(name="read, all stages", seconds=sum(stage.seconds for stage in reading))
    yield f"{measured.articles} articles, {measured.words} words; peak memory {measured.peak_mib:.0f} MiB"
    yield f"{'stage':20} {'seconds':>9} {'articles/s':>11} {'words/s':>10}"
    for stage in (*measured.stages, whole):
        rate = 1 / stage.seconds if stage.seconds else 0.0
        yield (f"{stage.name:20} {stage.seconds:9.3f} {measured.articles * rate:11.1f} {measured.words * rate:10.0f}")


#: The stages that `riwaya read` runs on each page.
PER_PAGE = ("text", "language", "claims")


class _Run(Struct):
    documents: list[Document]
    times: dict[str, float]


def _corpus(sources: Sequence[str], on_error: pipeline.OnError) -> list[Capture]:
    if sources:
        return list(pipeline.captures(sources, on_error=on_error))
    found = list(pipeline.captures([str(pages())], on_error=on_error))
    # Under another name a repeated page is another document.
    return [structs.replace(item, doc=f"{number}-{item.doc}") for number in range(REPEAT) for item in found]


def _pass(captures: Sequence[Capture]) -> _Run:
    times: dict[str, float] = {}
    articles = _timed(times, "text", lambda: list(_articles(captures)))
    readings: list[Reading] = _timed(times, "language", lambda: [language.read(article) for article in articles])
    documents: list[Document] = _timed(
        times,
        "claims",
        lambda: [
            Document(article=article, reading=reading, claims=claims.extract(article, reading))
            for article, reading in zip(articles, readings, strict=True)
        ],
    )
    _timed(times, "export", lambda: [document_record(document) for document in documents])
    found, copies = _timed(times, "stories", lambda: stories.cluster(documents))
    _timed(times, "accounts", lambda: accounts.reconcile(documents, found, copies))
    return _Run(documents=documents, times=times)


def _articles(captures: Iterable[Capture]) -> Iterator[Article]:
    for capture in captures:
        try:
            yield text.read(capture)
        except SourceError:
            continue


def _timed(times: dict[str, float], name: str, work: Callable[[], Result]) -> Result:
    start = perf_counter()
    result = work()
    times[name] = perf_counter() - start
    return result


def _ignore(_: object) -> None:
    """A page that cannot be read is no part of the corpus."""


def _peak_mib() -> float:
    import resource  # not everywhere; the rest of the program does without

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024) if sys.platform == "darwin" else peak / 1024
