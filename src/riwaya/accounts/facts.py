"""What is compared of a claim: its event, parties, place, time, figures and words, looked up once."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from riwaya import knowledge
from riwaya.knowledge import places
from riwaya.likeness import CONTENT, day_of, weighted
from riwaya.model import Claim, Document, Quantity

#: How far a modifier lets a figure stray from its number, as a share of it.
_ABOUT = 0.1


class Facts(Struct, frozen=True, kw_only=True):
    """A claim with all that a comparison needs; `ref` is `doc#id`, `told` every figure of its page, `day` its day."""

    ref: str
    doc: str
    claim: Claim
    words: Mapping[str, float]
    figures: tuple[Quantity, ...]
    told: tuple[Quantity, ...]
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
            told=document.reading.quantities,
            day=day,
        )


def shared(a: Sequence[str], b: Sequence[str], *, unknown: float = 0.5) -> float:
    """Return how far two lists of actors agree: 1 same, 0 disjoint, `unknown` where either is silent or too general.

    A state and its army act as one ("الجيش السوري", "النظام"), and "مقاتلون" may be anybody's.
    """
    if not a or not b:
        return unknown
    one, other = {_side(entity) for entity in a}, {_side(entity) for entity in b}
    common = len(one & other) / min(len(one), len(other))
    return common if common or not (one | other) & _ANYBODY else unknown


def placed(a: Sequence[str], b: Sequence[str], *, unknown: float = 0.5) -> float:
    """Return how far two lists of places agree: 1 the same or one inside the other, 0 elsewhere."""
    if not a or not b:
        return unknown
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return sum(any(_one_inside(place, other) for other in many) for place in few) / len(few)


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


def same_number(a: Quantity, b: Quantity) -> bool:
    """Whether two figures give one number, whatever stands before it: 390, about 390, up to 390."""
    one, other = anchor(a), anchor(b)
    if one is None or other is None:
        return False
    slack = _ABOUT * max(one, other) if "about" in (a.modifier, b.modifier) else 0.0
    return abs(one - other) <= slack


def anchor(quantity: Quantity) -> float | None:
    """Return the number that a figure names: its lower bound, or the upper one of "no more than"."""
    return quantity.high if quantity.low is None or quantity.modifier in _CAPS else quantity.low


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


@cache
def _side(entity: str) -> str:
    """Return whom an actor stands for: the body of a spokesman, the country of a state, its army and its ministries."""
    body = entity.rpartition("@")[2]
    kind, _, slug = body.partition(":")
    if kind not in ("state", "state-force"):
        return body
    known = knowledge.load().entities.get(body)
    return f"state:{known.country if known is not None and known.country else slug}"


@cache
def _one_inside(a: str, b: str) -> bool:
    known = places.by_id()
    inside = a in known and places.within(known[a], b)
    return a == b or inside or (b in known and places.within(known[b], a))


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


#: Actors that a text leaves general.
_ANYBODY = frozenset(("group:fighters", "group:factions", "group:civilians", "group:pro-government-militias"))
_CAPS = frozenset(("at_most", "less_than"))
_PEOPLE = frozenset(("killed", "wounded", "captured", "missing", "detained", "displaced", "evacuated", "fighters"))
