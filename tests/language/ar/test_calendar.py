"""Calendars: stretches of days and their EDTF."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from riwaya.language.ar import calendar as cal


@pytest.mark.parametrize(
    ("stretch", "edtf", "first", "last"),
    [
        (cal.month(2020, 2), "2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        (cal.year(2020), "2020", date(2020, 1, 1), date(2020, 12, 31)),
        (cal.decade(1970), "197X", date(1970, 1, 1), date(1979, 12, 31)),
        (cal.quarter(2016, 3), "2016-35", date(2016, 7, 1), date(2016, 9, 30)),
        (cal.half(2016, 2), "2016-41", date(2016, 7, 1), date(2016, 12, 31)),
        (cal.season(2014, 22), "2014-22", date(2014, 6, 1), date(2014, 8, 31)),
        (cal.season(2014, 24), "2014-24", date(2014, 12, 1), date(2015, 2, 28)),
        (cal.week(date(2021, 9, 16)), "2021-09-12/2021-09-18", date(2021, 9, 12), date(2021, 9, 18)),
        (cal.week(date(2021, 9, 19)), "2021-09-19/2021-09-25", date(2021, 9, 19), date(2021, 9, 25)),
    ],
)
def test_a_stretch_knows_its_days_and_its_notation(stretch: cal.Stretch, edtf: str, first: date, last: date) -> None:
    assert (stretch.edtf, stretch.first, stretch.last) == (edtf, first, last)


def test_an_interval_ends_at_the_midnight_after_its_last_day() -> None:
    when = cal.day(date(2021, 9, 16)).when()
    assert (when.start, when.end) == (datetime(2021, 9, 16, tzinfo=UTC), datetime(2021, 9, 17, tzinfo=UTC))


def test_a_hijri_day_is_its_gregorian_day() -> None:
    found = cal.hijri_day(1439, 8, 8)
    assert found is not None and found.edtf == "2018-04-24"
    assert cal.hijri_of(date(2018, 4, 24)) == (1439, 8, 8)


def test_the_thirtieth_of_a_short_month_is_the_day_after_its_twenty_ninth() -> None:
    short = next(month for month in range(1, 13) if cal.hijri_month_length(1433, month) == 29)
    last, beyond = cal.hijri_day(1433, short, 29), cal.hijri_day(1433, short, 30)
    assert last is not None and beyond is not None
    assert beyond.first - last.first == cal.DAY


def test_years_outside_the_tables_have_no_hijri_days() -> None:
    assert cal.hijri_day(1200, 1, 1) is None
    assert cal.hijri_of(date(1900, 1, 1)) is None


@pytest.mark.parametrize(("year", "day"), [(2013, date(2013, 3, 31)), (2021, date(2021, 4, 4))])
def test_easter_is_the_western_one(year: int, day: date) -> None:
    assert cal.easter(year) == day


@pytest.mark.parametrize(
    ("kind", "when", "year", "day"),
    [
        ("hijri", "12-10", 2013, date(2013, 10, 15)),
        ("hijri", "10-01", 2013, date(2013, 8, 8)),
        ("gregorian", "12-25", 2020, date(2020, 12, 25)),
        ("easter", -2, 2021, date(2021, 4, 2)),
    ],
)
def test_a_feast_falls_on_its_day(kind: str, when: str | int, year: int, day: date) -> None:
    assert cal.feast(kind, when, year) == day


def test_the_last_of_a_month_stays_inside_a_shorter_month() -> None:
    assert cal.add_months(date(2021, 3, 31), -1) == date(2021, 2, 28)
