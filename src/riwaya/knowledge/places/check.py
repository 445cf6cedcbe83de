"""Proves the tables of places: ids, parents, kinds, spellings, and that coordinates lie in the place around.

`check` returns one line a fault, naming the place and the remedy, and nothing for sound tables. `ambiguous` lists the
names that several places share: that is no fault, the text decides (`resolve.py`).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from riwaya.knowledge import places
from riwaya.knowledge.places.table import Place
from riwaya.script import key

KINDS = frozenset(
    (
        "airbase",
        "airport",
        "base",
        "border",
        "camp",
        "canal",
        "city",
        "continent",
        "country",
        "crossing",
        "dam",
        "desert",
        "district",
        "front",
        "governorate",
        "island",
        "lake",
        "landmark",
        "mountain",
        "neighbourhood",
        "oilfield",
        "port",
        "region",
        "river",
        "road",
        "sea",
        "strait",
        "town",
        "village",
    )
)
#: How far (km) beyond the precision of the place around it a place may lie: tables differ in what they call a middle.
SLACK = 30.0
# Long things lie in no one place: their middle says little about their parent.
_LONG = frozenset(("border", "river", "road", "canal", "sea", "strait", "desert", "continent"))

_ID = re.compile(r"place:[a-z0-9]+(?:-[a-z0-9]+)*")
_FORM = re.compile(r"[\u0621-\u063a\u0641-\u0652پچژگڤ0-9A-Z](?:[\u0621-\u063a\u0641-\u0652پچژگڤ0-9A-Z ()-]*[^ ])?")
_COUNTRY = re.compile(r"(?:[A-Z]{2})?")


def check(found: Sequence[Place] | None = None) -> list[str]:
    """Return what is wrong with the places (the loaded ones by default), one line a fault; empty when sound."""
    tested = places.load() if found is None else found
    known = {place.id: place for place in tested}
    faults = [f"{place_id}: {count} places have this id; rename one" for place_id, count in _repeated(tested)]
    for place in tested:
        for test in _TESTS:
            faults.extend(f"{place.id}: {fault}" for fault in test(place, known))
    return faults


def ambiguous(found: Sequence[Place] | None = None) -> Mapping[str, tuple[str, ...]]:
    """Return the folded names that several places share, with the ids of those places."""
    sharing: dict[str, list[str]] = {}
    for place in places.load() if found is None else found:
        for form in {key(form) for form in (*place.forms, *place.weak)}:
            sharing.setdefault(form, []).append(place.id)
    return {form: tuple(ids) for form, ids in sorted(sharing.items()) if len(ids) > 1}


def _repeated(found: Iterable[Place]) -> Iterator[tuple[str, int]]:
    return ((place_id, count) for place_id, count in Counter(place.id for place in found).items() if count > 1)


def _names(place: Place, _: Mapping[str, Place]) -> Iterator[str]:
    if not _ID.fullmatch(place.id):
        yield "the id is not place: and a Latin slug"
    if place.kind not in KINDS:
        yield f"unknown kind {place.kind!r}; use one of {' '.join(sorted(KINDS))}"
    if not place.en.strip() or not place.ar.strip():
        yield "a label is missing; give both the Arabic and the English name"
    if not _COUNTRY.fullmatch(place.country):
        yield f"{place.country!r} is no ISO code of a country"
    if place.ar not in (*place.forms, *place.weak):
        yield f"the Arabic name {place.ar} is not among the forms"
    for form in (*place.forms, *place.weak):
        if not _FORM.fullmatch(form):
            yield f"{form!r} has letters or marks that an Arabic name has not"
    both = set(map(key, place.forms)) & set(map(key, place.weak))
    if both:
        yield f"{' '.join(both)} cannot be both weak and not"


def _ground(place: Place, _: Mapping[str, Place]) -> Iterator[str]:
    given = [value is not None for value in (place.lat, place.lon, place.precision)]
    if any(given) != all(given):
        yield "give latitude, longitude and precision together, or none of them"
    if place.lat is not None and not -90 <= place.lat <= 90:
        yield f"latitude {place.lat} is not on earth"
    if place.lon is not None and not -180 <= place.lon <= 180:
        yield f"longitude {place.lon} is not on earth"
    if place.precision is not None and place.precision <= 0:
        yield "the precision is a radius in kilometres, above zero"


def _parent(place: Place, known: Mapping[str, Place]) -> Iterator[str]:
    if place.parent is None:
        return
    parent = known.get(place.parent)
    if parent is None:
        yield f"the parent {place.parent} is not in the tables"
        return
    if parent.country and place.country and parent.country != place.country:
        yield f"lies in {place.country} and its parent {parent.id} in {parent.country}"
    if _loops(place, known):
        yield "is its own parent, some levels up"
    if place.kind in _LONG or parent.kind in _LONG or _overseas(place, parent):
        return
    distance = kilometres(place, parent)
    if distance is not None and distance > (parent.precision or 0) * 1.25 + SLACK:
        yield f"lies {distance:.0f} km from {parent.id}, which reaches {parent.precision:.0f} km; correct either"


def _overseas(place: Place, parent: Place) -> bool:
    """Whether point and country come from one foreign table: Honolulu is of the United States, however far."""
    return parent.kind == "country" and ":" in place.source


def _loops(place: Place, known: Mapping[str, Place]) -> bool:
    seen = {place.id}
    step: Place | None = place
    while step is not None and step.parent is not None:
        if step.parent in seen:
            return True
        seen.add(step.parent)
        step = known.get(step.parent)
    return False


def kilometres(one: Place, other: Place) -> float | None:
    """Return the distance between two places, or None where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))


_TESTS: tuple[Callable[[Place, Mapping[str, Place]], Iterator[str]], ...] = (_names, _ground, _parent)
