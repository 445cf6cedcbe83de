"""Which independent origin tells of which incident with dead: the lists that multiple systems estimation starts from.

Statisticians of human rights (HRDAG) estimate what nobody reported from how lists overlap. A row is an incident with
dead, a column `list:…` an origin, 1 where it tells of it. Copies and shared agencies are one origin here already, as
the method demands; whether two lists are independent in its sense is still for the statistician to judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riwaya.export.rows import csv_lines, days_of, estimate_of, ground_of, names_of
from riwaya.model import Incident

COLUMNS = ("incident", "date", "date_end", "location", "country", "killed_low", "killed_high", "lists")


def hrdag_lines(incidents: Iterable[Incident]) -> Iterator[str]:
    """Yield a heading and a CSV line for each incident with dead."""
    deadly = [one for one in incidents if estimate_of(one, "ucdp", "killed") is not None]
    origins = sorted({origin for one in deadly for origin in one.origins})
    return csv_lines((*COLUMNS, *(f"list:{origin}" for origin in origins)), (_row(one, origins) for one in deadly))


def _row(one: Incident, origins: Iterable[str]) -> dict[str, object]:
    days, ground, killed = days_of(one.time), ground_of(one.place), estimate_of(one, "ucdp", "killed")
    return {
        "incident": one.id,
        "date": None if days is None else days.first.isoformat(),
        "date_end": None if days is None else days.last.isoformat(),
        "location": names_of(filter(None, (one.place,))),
        "country": "" if ground is None else ground.of_kind("country"),
        "killed_low": None if killed is None else killed.low,
        "killed_high": None if killed is None else killed.high,
        "lists": len(one.origins),
        **{f"list:{origin}": int(origin in one.origins) for origin in origins},
    }
