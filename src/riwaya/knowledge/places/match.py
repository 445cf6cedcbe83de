"""Tells when a place of another table is one that Riwaya holds: one name, and points close together."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from riwaya.knowledge.places.table import Place
from riwaya.script import key

ByName = Mapping[tuple[str, str], list[Place]]

# Two tables may put one town ten kilometres apart (centre, district seat, rounding to minutes).
_NEAR = 10.0
_POPULATED = frozenset(("city", "town", "village", "neighbourhood", "camp"))


def by_name(places: Iterable[Place]) -> ByName:
    """Return the populated places by country and name, for `same`."""
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        if place.kind in _POPULATED and place.lat is not None:
            for form in (*place.forms, *place.weak):
                found[place.country, _bare(form)].append(place)
    return found


def same(forms: Iterable[str], country: str, lat: float, lon: float, held: ByName) -> Place | None:
    """Return the held place that has one of these names within its precision and ten kilometres of the point."""
    found = {place.id: place for form in forms for place in held.get((country, _bare(form)), ())}
    ranked = sorted((kilometres(lat, lon, place), place.id) for place in found.values())
    if not ranked:
        return None
    distance, place_id = ranked[0]
    return found[place_id] if distance <= _NEAR + (found[place_id].precision or 0) else None


def kilometres(lat: float, lon: float, place: Place) -> float:
    """Return the distance of a point and a place that has one; flat, and good enough for neighbours."""
    assert place.lat is not None and place.lon is not None
    return 111.2 * math.hypot(lat - place.lat, (lon - place.lon) * math.cos(math.radians(place.lat)))


def _bare(form: str) -> str:
    return key(form).removeprefix("ال")
