"""Arabic: the order in which an article's words are read.

Times come before quantities (a year is no quantity), quotations before reporting phrases (a colon before a quotation is
a cue), mentions before what refers to them. Each layer is usable alone; this module only puts them in order.
"""

from __future__ import annotations

from riwaya.language.ar import name_model
from riwaya.language.ar.names import mentions
from riwaya.language.ar.quantities import quantities
from riwaya.language.ar.quotes import quotations
from riwaya.language.ar.reporting import reporting
from riwaya.language.ar.sentences import sentences
from riwaya.language.ar.times import infer_published, times
from riwaya.language.ar.triggers import triggers
from riwaya.language.ar.words import words
from riwaya.model import Article, Mention, NameTier, Published, Reading, TimeExpression

__all__ = ["read", "ready"]


def ready(*, names: NameTier) -> None:
    """See that Arabic can be read: raise a UsageError when the reader of names is not installed."""
    name_model.ready(names)


def read(article: Article, *, names: NameTier = "fast") -> Reading:
    """Read an Arabic article layer by layer, its names with the reader that is named."""
    text, blocks = article.text, tuple(article.blocks())
    published = _published(article)
    found_words = words(text, blocks)
    found_times = times(text, blocks, article.reference or _first_day(published))
    found_quantities, ordinals = quantities(text, blocks, found_times)
    found_quotations = quotations(text, blocks)
    return Reading(
        sentences=sentences(text, blocks),
        words=found_words,
        mentions=_outside(mentions(article, found_words, tier=names), found_times),
        quantities=found_quantities,
        ordinals=ordinals,
        times=found_times,
        quotations=found_quotations,
        reporting=reporting(text, found_words, found_quotations),
        triggers=triggers(text, found_words),
        published=published,
    )


def _outside(names: tuple[Mention, ...], times: tuple[TimeExpression, ...]) -> tuple[Mention, ...]:
    """Return the names that are no part of a time: الأحد is a village too, but "أمس الأحد" is a day."""
    covered = {offset for time in times for offset in range(time.start, time.end)}
    return tuple(name for name in names if name.start not in covered)


def _published(article: Article) -> Published:
    """Return the page's own date, or what follows from its text where it prints none."""
    if article.published.edtf is not None:
        return article.published
    if article.reference is not None:
        return Published(edtf=article.reference[: len("2018-03-25")], how="given")
    return infer_published(article.text, article.lines)


def _first_day(published: Published) -> str | None:
    """Return the day that relative times count from: the first of an interval; None where only a month is known."""
    first = (published.edtf or "").split("/")[0].rstrip("~?%")
    return first if len(first) >= len("2018-03-25") else None
