"""What is compared of a claim: its event, parties, place, time, figures and words, looked up once."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from riwaya import knowledge
from riwaya.accounts.causes import Cause, cause_in
from riwaya.knowledge import places
from riwaya.knowledge.places import Place
from riwaya.likeness import CONTENT, day_of, weighted
from riwaya.model import Claim, Document, Quantity

#: How far a modifier lets a figure stray from its number, as a share of it.
_ABOUT = 0.1


class Facts(Struct, frozen=True, kw_only=True):
    """A claim with all that a comparison needs.

    `ref` is `doc#id`, `told` every figure of its page, `day` its day, `cause` what it holds to be the cause of what.
    """

    ref: str
    doc: str
    claim: Claim
    words: Mapping[str, float]
    figures: tuple[Quantity, ...]
    told: tuple[Quantity, ...]
    day: date | None
    cause: Cause | None = None

    @property
    def denied(self) -> bool:
        """Whether the claim says that it did not happen."""
        return self.claim.stance == "deny"


def facts(document: Document) -> Iterator[Facts]:
    """Yield the facts of every claim of a document."""
    day = day_of(document)
    for claim in document.claims:
        inside = [word for word in document.reading.words if claim.evidence.start <= word.start < claim.evidence.end]
        yield Facts(
            ref=f"{document.article.doc}#{claim.id}",
            doc=document.article.doc,
            claim=claim,
            words=weighted(word.norm for word in inside if word.pos in CONTENT),
            figures=tuple(document.reading.quantities[index] for index in claim.figures),
            told=document.reading.quantities,
            day=day,
            cause=cause_in(inside),
        )


def shared(a: Sequence[str], b: Sequence[str], *, unknown: float = 0.5) -> float:
    """Return how far two lists of actors agree: 1 same, 0 disjoint, `unknown` where either is silent or too general.

    A state and its army act as one ("الجيش السوري", "النظام"), and "مقاتلون" may be anybody's but a state's.
    """
    if not a or not b:
        return unknown
    one, other = {side_of(entity) for entity in a}, {side_of(entity) for entity in b}
    common = len(one & other) / min(len(one), len(other))
    if common or _ANYBODY.isdisjoint((*a, *b)):
        return common
    return 0.0 if _against_a_state(a, b) or _against_a_state(b, a) else unknown


def _against_a_state(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one side are fighters of nobody in particular and the other are states alone."""
    return _IRREGULAR.issuperset(one) and all(entity.startswith(("state:", "state-force:")) for entity in other)


def placed(a: Sequence[str], b: Sequence[str], *, unknown: float = 0.5) -> float:
    """Return how far two lists of places agree: 1 the same or one inside the other, 0 elsewhere.

    Where the other is a whole country, or ground as large, or one is on no map, that they agree says less.
    """
    if not a or not b:
        return unknown
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return sum(max(_agree(*sorted((place, other))) for other in many) for place in few) / len(few)


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
def side_of(entity: str) -> str:
    """Return whom an actor stands for: the body of a spokesman, the country of a state, its army and its ministries."""
    body = entity.rpartition("@")[2]
    kind, _, slug = body.partition(":")
    if kind not in ("state", "state-force"):
        return body
    known = knowledge.load().entities.get(body)
    return f"state:{known.country if known is not None and known.country else slug}"


@cache
def _agree(a: str, b: str) -> float:
    if a == b:
        return 1.0
    one, other = places.by_id().get(a), places.by_id().get(b)
    if one is None or other is None:
        known = one or other
        return _UNMAPPED if known is not None and _is_wide(known) else 0.0
    if not (places.within(one, b) or places.within(other, a) or _overlap(one, other)):
        return 0.0
    return _IN_A_LAND if max(_radius(one), _radius(other)) > _WIDE else 1.0


def _overlap(a: Place, b: Place) -> bool:
    """Whether one lies on ground that has no border: "دوما" in "الغوطة الشرقية", "الباب" in "شمال سوريا"."""
    if a.country != b.country or not (a.kind in _VAGUE or b.kind in _VAGUE):
        return False
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    east = (a.lon - b.lon) * math.cos(math.radians(a.lat))
    return math.hypot(a.lat - b.lat, east) * _KILOMETRES <= max(_radius(a), _radius(b))


def _radius(place: Place) -> float:
    return math.inf if place.kind == "country" else place.precision or 0.0


def is_land(place: str) -> bool:
    """Whether a place is a whole country, or ground as large."""
    known = places.by_id().get(place)
    return known is not None and _radius(known) > _WIDE


def _is_wide(place: Place) -> bool:
    return place.kind in _VAGUE or place.kind in ("country", "governorate", "district")


#: Kilometres of a degree of latitude; ground without borders; the radius from which ground is as large as a land; how
#: far places agree that lie on such ground alone, and how far one agrees with wide ground that is on no map itself.
_KILOMETRES = 111.2
_VAGUE = frozenset(("region", "mountain", "desert", "front", "border", "river", "road", "sea"))
_WIDE, _IN_A_LAND, _UNMAPPED = 100.0, 0.7, 0.5


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


#: Actors that a text leaves general, and those of them that are no state's.
_ANYBODY = frozenset(
    (
        *("group:fighters", "group:factions", "group:pro-government-militias"),
        *("group:civilians", "group:people", "state-force:soldiers"),
    )
)
_IRREGULAR = frozenset(("group:fighters", "group:factions"))
_CAPS = frozenset(("at_most", "less_than"))
_PEOPLE = frozenset(("killed", "wounded", "captured", "missing", "detained", "displaced", "evacuated", "fighters"))
