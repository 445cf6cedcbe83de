"""Incidents on the map: a GeoJSON FeatureCollection (RFC 7946), one point for each incident whose place is known.

`precision_km` is the radius within which the point may be off or the place may extend: a governorate is no point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from riwaya.export.rows import Ground, ground_of
from riwaya.model import Incident


def geojson_lines(incidents: Iterable[Incident]) -> Iterator[str]:
    """Yield the lines of a FeatureCollection."""
    features = [_feature(one, ground) for one in incidents if (ground := ground_of(one.place)) is not None]
    record = {"type": "FeatureCollection", "features": features}
    yield msgspec.json.format(msgspec.json.encode(record), indent=1).decode()


def _feature(one: Incident, ground: Ground) -> dict[str, Any]:
    place = ground.place
    return {
        "type": "Feature",
        "id": one.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "event": one.event,
            "mode": one.mode,
            "acled": one.acled,
            "time": one.time,
            "place": {"id": place.id, "en": place.en, "ar": place.ar, "kind": place.kind},
            "precision_km": place.precision,
            "gloss": one.gloss,
            "gloss_ar": one.gloss_ar,
            "agent": list(one.agent),
            "recipient": list(one.recipient),
            "claims": list(one.claims),
            "against": list(one.against),
            "disputes": list(one.disputes),
            "origins": list(one.origins),
            "estimates": [msgspec.to_builtins(estimate) for estimate in one.estimates],
            "grades": [msgspec.to_builtins(grade) for grade in one.grades],
        },
    }
