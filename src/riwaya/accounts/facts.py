"""What is compared of a claim: its event, parties, place, time, figures and words, looked up once."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from riwaya.likeness import CONTENT, day_of, weighted
from riwaya.model import Claim, Document, Quantity

#: How far a modifier lets a figure stray from its number, as a share of it.
_ABOUT = 0.1


class Facts(Struct, frozen=True, kw_only=True):
    """A claim with all that a comparison needs; `ref` is `doc#id`, `day` the day its page was published."""

    ref: str
    doc: str
    claim: Claim
    words: Mapping[str, float]
    figures: tuple[Quantity, ...]
    day: date | None

    @property
    def denied(self) -> bool:
        """Whether the claim says that it did not happen."""
        return self.claim.stance == "deny"


def facts(document: Document) -> Iterator[Facts]:
    """Yield the facts of every claim of a document."""
    day = day_of(document)
    starts = sorted((word.start, word.norm) for word in document.reading.words if word.pos in CONTENT)
    for claim in document.claims:
        inside = (stem for start, stem in starts if claim.evidence.start <= start < claim.evidence.end)
        yield Facts(
            ref=f"{document.article.doc}#{claim.id}",
            doc=document.article.doc,
            claim=claim,
            words=weighted(inside),
            figures=tuple(document.reading.quantities[index] for index in claim.figures),
            day=day,
        )


def shared(a: Sequence[str], b: Sequence[str], *, unknown: float = 0.5) -> float:
    """Return how far two lists of entities agree: 1 same, 0 disjoint, `unknown` where either is silent."""
    if not a or not b:
        return unknown
    one, other = {_body(entity) for entity in a}, {_body(entity) for entity in b}
    return len(one & other) / min(len(one), len(other))


def span_of(quantity: Quantity) -> tuple[float, float]:
    """Return the least and the most that a figure allows, its modifier taken into account."""
    low = 0.0 if quantity.low is None else float(quantity.low)
    high = math.inf if quantity.high is None else float(quantity.high)
    if quantity.modifier == "about":
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    if quantity.modifier in ("at_least", "more_than"):
        return low, math.inf
    if quantity.modifier in ("at_most", "less_than"):
        return 0.0, high
    return low, high


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two figures count the same kind of thing."""
    if a.category != b.category:
        return False
    return a.counted_lemma == b.counted_lemma or None in (a.counted_lemma, b.counted_lemma) or a.category in _PEOPLE


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether two figures can both hold."""
    (low, high), (other_low, other_high) = span_of(a), span_of(b)
    return low <= other_high and other_low <= high


def times_meet(a: str | None, b: str | None) -> bool:
    """Whether two EDTF times can be the same; a silent one can."""
    if a is None or b is None:
        return True
    (start, end), (other_start, other_end) = _bounds(a), _bounds(b)
    return start <= other_end and other_start <= end


# --- inside -------------------------------------------------------------------------------------------------


def _body(entity: str) -> str:
    """Return the body that a speaker or actor stands for."""
    return entity.rpartition("@")[2]


def _bounds(edtf: str) -> tuple[str, str]:
    """Return the first and last day of an EDTF value as strings that compare; open ends reach to the ends of time."""
    first, _, last = edtf.partition("/")
    last = last or first
    start = "0000" if first in ("", "..") else _padded(first, "-01-01")
    end = "9999" if last in ("", "..") else _padded(last, "-12-31")
    return start, end


def _padded(value: str, filling: str) -> str:
    day = value.rstrip("~?%").partition("T")[0]
    return day + filling[len(day) - 4 :] if len(day) < len("2018-03-25") else day


def days_between(a: Facts, b: Facts) -> timedelta | None:
    """Return the time from the publication of `a` to that of `b`, where both are known."""
    return None if a.day is None or b.day is None else b.day - a.day


_PEOPLE = frozenset(("killed", "wounded", "captured", "missing", "detained", "displaced", "evacuated", "fighters"))
