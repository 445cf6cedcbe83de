"""Incidents as coders count them: columns as published, precision as told, rivals in the notes."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from riwaya.export import acled, airwars, geojson, hrdag, ucdp
from riwaya.export.rows import csv_lines, days_of, ground_of
from riwaya.model import Collection, Dispute, Estimate, Grade, Incident, Origin, Side


def _incident(**fields: Any) -> Incident:
    values: dict[str, Any] = {
        "id": "i1",
        "story": "s",
        "event": "ASSAULT",
        "mode": "aerial",
        "acled": "Air/drone strike",
        "time": "2018-01-01",
        "place": "place:azaz",
        "agent": ("state-force:syrian-arab-army",),
        "recipient": ("group:civilians",),
        "claims": ("a#c",),
        "origins": ("ngo:sohr",),
        "gloss": "An air strike on Azaz.",
        "gloss_ar": "غارة على اعزاز.",
        "estimates": (
            _estimate("acled", "killed", 12, 12, 12),
            _estimate("ucdp", "killed", 12, 14, 30),
            _estimate("airwars", "civilians killed", 10, None, 30),
            _estimate("airwars", "belligerents killed", 1, None, 1),
        ),
        "grades": (Grade(scheme="airwars", value="Fair", why="two", why_ar="اثنان"),),
    }
    return Incident(**(values | fields))


def _estimate(policy: str, category: str, low: float, best: float | None, high: float) -> Estimate:
    return Estimate(policy=policy, category=category, low=low, best=best, high=high, why="why", why_ar="لماذا")


def _rows(lines: Iterator[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(lines))


def _acled(*incidents: Incident, collection: Collection | None = None) -> list[dict[str, str]]:
    return _rows(acled.acled_lines((), incidents, collection or Collection()))


# --- ACLED --------------------------------------------------------------------------------------------------


def test_acled_has_its_31_columns_in_order() -> None:
    assert len(acled.COLUMNS) == 31
    assert acled.COLUMNS[:4] == ("event_id_cnty", "event_date", "year", "time_precision")
    assert acled.COLUMNS[-3:] == ("fatalities", "tags", "timestamp")


def test_a_strike_on_civilians_as_acled_has_it() -> None:
    (row,) = _acled(_incident())
    assert (row["disorder_type"], row["event_type"], row["sub_event_type"]) == (
        "Political violence",
        "Explosions/Remote violence",
        "Air/drone strike",
    )
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("1", "7", "17")
    assert row["civilian_targeting"] == "Civilian targeting"
    assert (row["country"], row["iso"], row["admin1"], row["location"]) == (
        "Syria",
        "760",
        ground_of("place:azaz").of_kind("governorate"),  # type: ignore[union-attr]
        "Azaz",
    )
    assert (row["fatalities"], row["time_precision"], row["geo_precision"]) == ("12", "1", "1")


@pytest.mark.parametrize(
    ("time", "precision"),
    [("2018-01-01", "1"), ("2018-01-01~", "2"), ("2018-01-01/2018-01-04", "2"), ("2018-01", "3")],
)
def test_acled_time_precision(time: str, precision: str) -> None:
    assert _acled(_incident(time=time))[0]["time_precision"] == precision


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"time": "2018"}, id="a year"),
        pytest.param({"time": None}, id="no time"),
        pytest.param({"time": "../2018-01-01"}, id="until a day"),
        pytest.param({"place": None}, id="no place"),
        pytest.param({"place": "place:on-no-map"}, id="a place on no map"),
        pytest.param({"acled": None}, id="no sub-event"),
        pytest.param({"agent": (), "recipient": ()}, id="nobody"),
    ],
)
def test_what_lacks_a_day_a_point_a_type_or_a_party_is_no_event(fields: dict[str, Any]) -> None:
    assert _acled(_incident(**fields)) == []


def test_a_dispute_stands_in_the_notes() -> None:
    sides = tuple(
        Side(holds=holds, claims=("a#c",), origins=(Origin(entity="ngo:sohr", claims=("a#c",), why=""),))
        for holds in ("It was done.", "It was not.")
    )
    dispute = Dispute(id="d", kind="denial", topic="t", sides=sides, scope="parties shared")
    (row,) = _acled(_incident(disputes=("d",)), collection=Collection(disputes=(dispute,)))
    assert "It was not." in row["notes"]
    assert "Disputed (denial)" in row["notes"]


def test_a_victim_alone_stands_first() -> None:
    (row,) = _acled(_incident(agent=()))
    assert (row["actor1"], row["actor2"], row["inter1"], row["interaction"]) == ("civilians", "", "7", "70")


# --- UCDP ---------------------------------------------------------------------------------------------------


def test_ucdp_has_its_49_columns_in_order() -> None:
    assert len(ucdp.COLUMNS) == 49
    assert ucdp.COLUMNS[:2] == ("id", "relid")
    assert ucdp.COLUMNS[-5:] == ("best", "high", "low", "gwnoa", "gwnob")


def test_deaths_by_party_add_up_to_the_best_figure() -> None:
    (row,) = _rows(ucdp.ucdp_lines((), [_incident()]))
    parts = (int(row[name]) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"))
    assert sum(parts) == int(row["best"]) == 14
    assert (row["low"], row["high"], row["deaths_civilians"]) == ("12", "30", "10")
    assert (row["type_of_violence"], row["where_prec"], row["date_prec"]) == ("3", "1", "1")
    assert row["source_original"] != ""


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"agent": ()}, id="no organised actor"),
        pytest.param({"estimates": ()}, id="no dead told"),
        pytest.param({"estimates": (_estimate("ucdp", "killed", 0, 0, 0),)}, id="nobody died"),
    ],
)
def test_what_ucdp_does_not_count_is_left_out(fields: dict[str, Any]) -> None:
    assert _rows(ucdp.ucdp_lines((), [_incident(**fields)])) == []


@pytest.mark.parametrize(
    ("time", "precision"),
    [
        ("2018-01-01", "1"),
        ("2018-01-01/2018-01-04", "2"),
        ("2018-01-01/2018-01-07", "3"),
        ("2018-01", "4"),
    ],
)
def test_ucdp_date_precision(time: str, precision: str) -> None:
    assert _rows(ucdp.ucdp_lines((), [_incident(time=time)]))[0]["date_prec"] == precision


@pytest.mark.parametrize(
    ("place", "precision"),
    [
        ("place:azaz", 1),
        ("place:eastern-ghouta", 2),
        ("place:aleppo-governorate", 4),
        ("place:northern-syria", 5),
    ],
)
def test_ucdp_precision_of_a_place(place: str, precision: int) -> None:
    ground = ground_of(place)
    assert ground is not None
    assert ucdp.where_prec(ground) == precision


# --- the others ---------------------------------------------------------------------------------------------


def test_airwars_tells_grade_and_harm_from_least_to_most() -> None:
    (row,) = _rows(airwars.airwars_lines((), [_incident()], Collection()))
    assert (row["grade"], row["strike_status"]) == ("Fair", "likely")
    assert (row["civilians_killed_min"], row["civilians_killed_max"]) == ("10", "30")
    assert (row["belligerents_killed_min"], row["civilians_injured_min"]) == ("1", "")
    assert row["geolocation_accuracy"] == "city"


def test_what_has_no_grade_is_no_airwars_incident() -> None:
    assert _rows(airwars.airwars_lines((), [_incident(grades=())], Collection())) == []


def test_hrdag_has_a_list_for_each_origin() -> None:
    other = _incident(id="i2", origins=("ngo:sohr", "group:x"))
    first, second = _rows(hrdag.hrdag_lines([_incident(), other]))
    assert (first["list:ngo:sohr"], first["list:group:x"]) == ("1", "0")
    assert (second["list:ngo:sohr"], second["list:group:x"], second["lists"]) == ("1", "1", "2")


def test_the_map_has_longitude_first_and_says_how_exact_a_point_is() -> None:
    record = json.loads("\n".join(geojson.geojson_lines([_incident(), _incident(id="i2", place=None)])))
    (feature,) = record["features"]
    assert feature["geometry"]["coordinates"] == [37.0463, 36.5866]
    assert feature["properties"]["precision_km"] == 1.0


# --- what they share ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert next(csv.reader([[*csv_lines(("a",), [{"a": text}])][1]])) == [f"'{text}"]


@pytest.mark.parametrize("edtf", [None, "", "..", "2018", "2018-22", "2018-01-05/2018-01-01", "PAST_REF"])
def test_vague_times_have_no_days(edtf: str | None) -> None:
    assert days_of(edtf) is None


@pytest.mark.parametrize("lines", [lambda: acled.acled_lines((), (), Collection()), lambda: ucdp.ucdp_lines((), ())])
def test_an_empty_ledger_gives_a_heading(lines: Callable[[], Iterator[str]]) -> None:
    assert len(list(lines())) == 1
