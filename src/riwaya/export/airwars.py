"""Incidents of harm as Airwars tells them: grade, strike status, the least and the most harm, where and how exactly.

The columns are ours, named after the fields of an Airwars assessment, since its site publishes pages and no table. Only
incidents of violence with dead or injured stand here; those without a day or a place too, since Airwars keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from riwaya.export.rows import csv_lines, days_of, disputes_of, estimate_of, ground_of, names_of, notes_of, outlets_of
from riwaya.model import Collection, Dispute, Document, Incident

_KINDS = ("civilians", "belligerents", "unspecified")
_HARM = {"killed": "killed", "injured": "wounded"}
COLUMNS = (
    "code", "date", "date_end", "location", "latitude", "longitude", "geolocation_accuracy", "country", "belligerents",
    "grade", "grade_reason", "strike_status",
    *(f"{kind}_{harm}_{end}" for kind in _KINDS for harm in _HARM for end in ("min", "max")),
    "sources", "origins", "notes",
)  # fmt: skip

#: Airwars' words for how exactly a place is known, by kind of place.
_ACCURACY = {
    "governorate": "province/governorate", "district": "district", "city": "city", "town": "town", "village": "village",
    "neighbourhood": "neighbourhood/area", "camp": "neighbourhood/area", "landmark": "nearby landmark",
}  # fmt: skip
_STATUS = {"Confirmed": "declared", "Contested": "contested", "Fair": "likely", "Weak": "single source claim"}


def airwars_lines(
    documents: Iterable[Document], incidents: Iterable[Incident], collection: Collection
) -> Iterator[str]:
    """Yield a heading and a CSV line for each incident that has an Airwars grade."""
    by_doc = {document.article.doc: document for document in documents}
    disputes = disputes_of(collection)
    return csv_lines(COLUMNS, (row for one in incidents if (row := _row(one, by_doc, disputes)) is not None))


def _row(one: Incident, documents: Mapping[str, Document], disputes: Mapping[str, Dispute]) -> dict[str, object] | None:
    grade = next((found for found in one.grades if found.scheme == "airwars"), None)
    if grade is None:
        return None
    days, ground = days_of(one.time), ground_of(one.place)
    row: dict[str, object] = {
        "code": one.id,
        "date": None if days is None else days.first.isoformat(),
        "date_end": None if days is None else days.last.isoformat(),
        "location": names_of(filter(None, (one.place,))),
        "latitude": None if ground is None else ground.place.lat,
        "longitude": None if ground is None else ground.place.lon,
        "geolocation_accuracy": "" if ground is None else _ACCURACY.get(ground.place.kind, "province/governorate"),
        "country": "" if ground is None else ground.of_kind("country"),
        "belligerents": names_of(one.agent),
        "grade": grade.value,
        "grade_reason": grade.why,
        "strike_status": _STATUS.get(grade.value, ""),
        "sources": names_of(outlets_of(one, documents)),
        "origins": names_of(one.origins),
        "notes": notes_of(one, disputes),
    }
    for kind in _KINDS:
        for harm, category in _HARM.items():
            found = estimate_of(one, "airwars", f"{kind} {category}")
            row[f"{kind}_{harm}_min"] = None if found is None else found.low
            row[f"{kind}_{harm}_max"] = None if found is None else found.high
    return row
