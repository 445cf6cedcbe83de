"""Incidents as the columns of ACLED: proposals for a coder, one row for a place, a day, a pair of actors and a type.

A row needs a sub-event, a day (or week or month), a point on the map and an actor or a victim. Fatalities are the most
conservative figure told; rivals and denials stand in the notes. What only ACLED can say (its ids, the source scale) is
left empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from riwaya import knowledge
from riwaya.export.rows import (
    Days,
    Ground,
    csv_lines,
    days_of,
    disputes_of,
    estimate_of,
    ground_of,
    name_of,
    names_of,
    notes_of,
    outlets_of,
)
from riwaya.knowledge import ontology
from riwaya.model import Collection, Dispute, Document, Incident

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

#: Days of a week, and of a month: what is longer has no time precision in ACLED.
_WEEK, _MONTH = 7, 31
_POINTS = frozenset(
    ("city", "town", "village", "neighbourhood", "camp", "crossing", "airport", "airbase", "base", "dam", "landmark")
)
#: Kilometres within which a region is "near a town or a small area".
_NEAR = 30.0
_VIOLENT = frozenset(("Battles", "Explosions/Remote violence", "Violence against civilians"))
_DEMONSTRATIONS = frozenset(("Protests", "Riots"))
#: ISO 3166 numeric codes and ACLED's regions, of the countries that Arabic conflict reporting tells of most.
_COUNTRIES = {
    "AE": (784, "Middle East"), "BH": (48, "Middle East"), "IL": (376, "Middle East"), "IQ": (368, "Middle East"),
    "IR": (364, "Middle East"), "JO": (400, "Middle East"), "KW": (414, "Middle East"), "LB": (422, "Middle East"),
    "OM": (512, "Middle East"), "PS": (275, "Middle East"), "QA": (634, "Middle East"), "SA": (682, "Middle East"),
    "SY": (760, "Middle East"), "TR": (792, "Middle East"), "YE": (887, "Middle East"),
    "DZ": (12, "Northern Africa"), "EG": (818, "Northern Africa"), "LY": (434, "Northern Africa"),
    "MA": (504, "Northern Africa"), "SD": (729, "Northern Africa"), "TN": (788, "Northern Africa"),
    "ER": (232, "Eastern Africa"), "ET": (231, "Eastern Africa"), "SO": (706, "Eastern Africa"),
    "SS": (728, "Eastern Africa"), "AF": (4, "South Asia"), "PK": (586, "South Asia"),
}  # fmt: skip


def acled_lines(documents: Iterable[Document], incidents: Iterable[Incident], collection: Collection) -> Iterator[str]:
    """Yield a heading and a CSV line for each incident that is an event of ACLED."""
    by_doc = {document.article.doc: document for document in documents}
    disputes = disputes_of(collection)
    return csv_lines(COLUMNS, (row for one in incidents if (row := _row(one, by_doc, disputes)) is not None))


def time_precision(days: Days) -> int | None:
    """Return 1 for a day, 2 for a week, 3 for a month, None for more."""
    if days.number > _MONTH:
        return None
    if days.number > _WEEK:
        return 3
    return 1 if days.number == 1 and not days.is_about else 2


def geo_precision(ground: Ground) -> int:
    """Return 1 for a named point, 2 for a small area, 3 for a larger one."""
    if ground.place.kind in _POINTS:
        return 1
    return 2 if (ground.place.precision or _NEAR + 1) <= _NEAR and ground.place.kind != "governorate" else 3


def inter(entity: str, country: str) -> int:
    """Return ACLED's code of an actor: 1 state, 2 rebels, 3 militia, 6 protesters, 7 civilians, 8 external forces."""
    if entity.startswith(
        ("group:civilians", "group:residents", "group:displaced", "group:journalists", "group:medics", "group:settlers")
    ):
        return 7
    if entity.startswith("group:protesters"):
        return 6
    if entity.startswith("group:pro-government"):
        return 3
    if entity.startswith(("state:", "state-force:")):
        return 1 if _country(entity) in ("", country) else 8
    return 8 if entity.startswith("intl:") else 2 if entity.startswith("group:") else 7


def _row(one: Incident, documents: Mapping[str, Document], disputes: Mapping[str, Dispute]) -> dict[str, object] | None:
    days, ground = days_of(one.time), ground_of(one.place)
    precision = None if days is None else time_precision(days)
    if one.acled is None or days is None or ground is None or precision is None or not (one.agent or one.recipient):
        return None
    event = next(name for name, some in ontology.acled().events.items() if one.acled in some)
    codes = [inter(some[0], ground.place.country) for some in (one.agent, one.recipient) if some]
    killed = estimate_of(one, "acled", "killed")
    number, region = _COUNTRIES.get(ground.place.country, (None, None))
    first, second = (one.agent, one.recipient) if one.agent else (one.recipient, ())
    return {
        "event_id_cnty": f"{ground.place.country}-{one.id}",
        "event_date": days.first.isoformat(),
        "year": days.first.year,
        "time_precision": precision,
        "disorder_type": _disorder(event, one.acled),
        "event_type": event,
        "sub_event_type": one.acled,
        "actor1": name_of(first[0]),
        "assoc_actor_1": names_of(first[1:]),
        "inter1": codes[0],
        "actor2": name_of(second[0]) if second else "",
        "assoc_actor_2": names_of(second[1:]),
        "inter2": codes[1] if len(codes) > 1 else 0,
        "interaction": "".join(map(str, sorted(codes))) if len(codes) > 1 else f"{codes[0]}0",
        "civilian_targeting": "Civilian targeting" if _hits_civilians(event, one, ground) else "",
        "iso": number,
        "region": region,
        "country": ground.of_kind("country"),
        "admin1": ground.of_kind("governorate"),
        "admin2": ground.of_kind("district"),
        "admin3": "",
        "location": ground.place.en,
        "latitude": ground.place.lat,
        "longitude": ground.place.lon,
        "geo_precision": geo_precision(ground),
        "source": names_of(outlets_of(one, documents)),
        "source_scale": "",
        "notes": notes_of(one, disputes),
        "fatalities": 0 if killed is None else killed.best,
        "tags": "machine-coded proposal",
        "timestamp": "",
    }


def _disorder(event: str, sub_event: str) -> str:
    if sub_event == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    if event in _VIOLENT or sub_event == "Mob violence":
        return "Political violence"
    return "Demonstrations" if event in _DEMONSTRATIONS else "Strategic developments"


def _hits_civilians(event: str, one: Incident, ground: Ground) -> bool:
    hit = bool(one.recipient) and inter(one.recipient[0], ground.place.country) == 7
    return event == "Violence against civilians" or (event in _VIOLENT and hit)


def _country(entity: str) -> str:
    known = knowledge.load().entities.get(entity)
    return known.country if known is not None else ""
