"""Incidents as the columns of the UCDP Georeferenced Event Dataset: proposals, with low, best and high.

A row needs an organised actor, at least one death, a time and a point on the map. `source_original` holds who told the
outlets, the only hop of attribution that the dataset has room for. Ids that UCDP gives are left empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from riwaya.export.rows import (
    Days,
    Ground,
    csv_lines,
    days_of,
    estimate_of,
    ground_of,
    name_of,
    names_of,
    outlets_of,
)
from riwaya.model import Document, Estimate, Incident

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip

_WHERE = {"district": 3, "governorate": 4, "country": 6, "sea": 7, "strait": 7}
_VAGUE = frozenset(("region", "mountain", "desert", "front", "border", "road", "river"))
#: Kilometres of UCDP's "within about 25 km of a known point"; days of its precisions: a day, less than a week, a week,
#: a month, a year.
_NEAR = 25.0
_SPANS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))


def ucdp_lines(documents: Iterable[Document], incidents: Iterable[Incident]) -> Iterator[str]:
    """Yield a heading and a CSV line for each incident that is an event of UCDP."""
    by_doc = {document.article.doc: document for document in documents}
    return csv_lines(COLUMNS, (row for one in incidents if (row := _row(one, by_doc)) is not None))


def date_prec(days: Days) -> int | None:
    """Return 1 for a day, 2 for less than a week, 3 for a week, 4 for a month, 5 for a year, None for more."""
    number = max(days.number, 2) if days.is_about else days.number
    return next((precision for most, precision in _SPANS if number <= most), None)


def where_prec(ground: Ground) -> int:
    """Return 1 for a point, 2 near one, 3 for a district, 4 for a governorate, 5 for vaguer ground, 6 for a country."""
    place = ground.place
    if place.kind in _VAGUE:
        return 2 if (place.precision or _NEAR + 1) <= _NEAR else 5
    return _WHERE.get(place.kind, 1)


def type_of_violence(one: Incident) -> int:
    """Return 1 where a state is a party, 2 between groups, 3 against those who are no party."""
    if not one.recipient or all(_is_civilian(entity) for entity in one.recipient):
        return 3
    return 1 if any(entity.startswith(("state", "intl:")) for entity in (*one.agent, *one.recipient)) else 2


def _is_civilian(entity: str) -> bool:
    return entity.startswith(
        ("group:civilians", "group:residents", "group:displaced", "group:journalists", "group:settlers", "per:")
    )


def _row(one: Incident, documents: Mapping[str, Document]) -> dict[str, object] | None:
    days, ground, killed = days_of(one.time), ground_of(one.place), estimate_of(one, "ucdp", "killed")
    precision = None if days is None else date_prec(days)
    if days is None or ground is None or killed is None or precision is None:
        return None
    if not one.agent or not killed.best:
        return None
    place = ground.place
    docs = [documents[doc] for doc in dict.fromkeys(ref.rpartition("#")[0] for ref in one.claims) if doc in documents]
    side_b = name_of(one.recipient[0]) if one.recipient else "Civilians"
    row: dict[str, object] = {
        "relid": one.id,
        "year": days.first.year,
        "code_status": "Proposal",
        "type_of_violence": type_of_violence(one),
        "dyad_name": f"{name_of(one.agent[0])} - {side_b}",
        "side_a": name_of(one.agent[0]),
        "side_b": side_b,
        "number_of_sources": len(docs),
        "source_article": "; ".join(document.article.url or document.article.doc for document in docs),
        "source_office": names_of(outlets_of(one, documents)),
        "source_date": "; ".join(document.reading.published.edtf or "" for document in docs),
        "source_headline": "; ".join(document.article.title or "" for document in docs),
        "source_original": names_of(one.origins),
        "where_prec": where_prec(ground),
        "where_coordinates": place.en,
        "where_description": names_of(filter(None, (one.place,))),
        "adm_1": ground.of_kind("governorate"),
        "adm_2": ground.of_kind("district"),
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})",
        "country": ground.of_kind("country"),
        "event_clarity": 1 if days.number == 1 else 2,
        "date_prec": precision,
        "date_start": days.first.isoformat(),
        "date_end": days.last.isoformat(),
        "best": killed.best,
        "high": killed.high,
        "low": killed.low,
    }
    return row | _deaths(one, killed)


def _deaths(one: Incident, killed: Estimate) -> dict[str, object]:
    """Return the best figure by whose dead they are; what no claim tells apart is unknown, and all add up to it."""
    best = killed.best or 0
    civilians, soldiers = (
        0 if found is None else min(best, found.low or 0)
        for found in (estimate_of(one, "airwars", f"{kind} killed") for kind in ("civilians", "belligerents"))
    )
    soldiers = min(soldiers, best - civilians)
    of_b = soldiers if one.recipient and not any(map(_is_civilian, one.recipient)) else 0
    return {
        "deaths_a": 0,
        "deaths_b": of_b,
        "deaths_civilians": civilians,
        "deaths_unknown": best - civilians - of_b,
    }
