"""What the tables of events share: CSV lines, the days and the ground of an incident, the names of actors.

Only what is asserted, has happened, and has a day and a point on the map is an event of ACLED or UCDP; the rest is
left to the collection, and rivals and denials go into the notes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from msgspec import Struct

from riwaya import knowledge
from riwaya.knowledge import places
from riwaya.knowledge.places import Place
from riwaya.knowledge.unnamed import without_name
from riwaya.model import Claim, Collection, Dispute, Document, Estimate, Incident


class Days(Struct, frozen=True):
    """The first and the last day of a time, both included; `is_about` where the text says "about"."""

    first: date
    last: date
    is_about: bool = False

    @property
    def number(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


class Ground(Struct, frozen=True):
    """A place on the map with the places around it, innermost first."""

    place: Place
    around: tuple[Place, ...]

    def of_kind(self, *kinds: str) -> str:
        """Return the English name of the innermost place of these kinds, "" where there is none."""
        return next((place.en for place in (self.place, *self.around) if place.kind in kinds), "")


def frame(claim: Claim) -> dict[str, Any]:
    """Return what a claim says, field by field as plain values, without its evidence."""
    return {
        "event": claim.event,
        "mode": claim.mode,
        "acled": claim.acled,
        "stance": claim.stance,
        "modality": claim.modality,
        "chain": list(claim.chain),
        "agent": list(claim.agent),
        "recipient": list(claim.recipient),
        "place": list(claim.place),
        "time": claim.time,
    }


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield a heading and a line for each row, as RFC 4180 has them; a column that a row leaves out is empty."""
    yield _line(columns)
    for row in rows:
        yield _line([row.get(column) for column in columns])


def days_of(edtf: str | None) -> Days | None:
    """Return the days of an EDTF value of a day, a month or an interval of days; None for what is open or vaguer."""
    first, _, last = (edtf or "").partition("/")
    start, end = _days(first), _days(last or first)
    if start is None or end is None or end.last < start.first:
        return None
    return Days(start.first, end.last, start.is_about or end.is_about)


def ground_of(place: str | None) -> Ground | None:
    """Return a place of the gazetteer that has coordinates, with those around it."""
    known = places.by_id().get(place or "")
    if known is None or known.lat is None or known.lon is None:
        return None
    return Ground(known, tuple(places.parents(known)))


@cache
def name_of(entity: str) -> str:
    """Return the English name of an entity, or the words of its id where it is not known."""
    if "@" in entity:
        person, _, body = entity.partition("@")
        return f"{name_of(person)} ({name_of(body)})"
    known = knowledge.load().entities.get(entity) or places.by_id().get(entity) or without_name(entity)
    return known.en if known is not None else entity.partition(":")[2].replace("-", " ")


def names_of(entities: Iterable[str], mark: str = "; ") -> str:
    """Return the English names of entities."""
    return mark.join(dict.fromkeys(map(name_of, entities)))


def outlets_of(incident: Incident, documents: Mapping[str, Document]) -> list[str]:
    """Return who carries the claims of an incident, in order."""
    docs = dict.fromkeys(ref.rpartition("#")[0] for ref in incident.claims)
    return sorted({documents[doc].article.outlet or doc for doc in docs if doc in documents})


def estimate_of(incident: Incident, policy: str, category: str) -> Estimate | None:
    """Return what the figures of an incident come to under a policy."""
    fitting = (one for one in incident.estimates if (one.policy, one.category) == (policy, category))
    return next(fitting, None)


def notes_of(incident: Incident, disputes: Mapping[str, Dispute]) -> str:
    """Return what is told of an incident, and what is told against it, in one paragraph."""
    parts = [incident.gloss]
    for found in (disputes[name] for name in incident.disputes if name in disputes):
        sides = " / ".join(f"{side.holds} ({names_of(one.entity for one in side.origins)})" for side in found.sides)
        parts.append(f"Disputed ({found.kind}): {sides} What was compared: {found.scope}.")
    return " ".join(part for part in parts if part)


def disputes_of(collection: Collection) -> dict[str, Dispute]:
    """Return the disputes of a collection by id."""
    return {dispute.id: dispute for dispute in collection.disputes}


def _line(values: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(["" if value is None else _cell(value) for value in values])
    return out.getvalue()


def _cell(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula, and whole numbers without a point."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@"):
        return f"'{value}"
    return value


def _days(edtf: str) -> Days | None:
    text = edtf.rstrip("~?%").partition("T")[0]
    is_about = edtf != edtf.rstrip("~?%")
    try:
        if len(text) == len("2018-03"):
            first = date.fromisoformat(f"{text}-01")
            return Days(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), is_about)
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return Days(day, day, is_about)
