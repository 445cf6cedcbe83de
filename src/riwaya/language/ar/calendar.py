"""Calendars: stretches of days, months of two calendars, seasons, feasts and the EDTF that writes them.

`Stretch` is a run of whole days with its notation ("نيسان 2018" is 2018-04, not the first of April). Nothing here reads
words; times/ does, and asks this module what they come to.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from hijridate import Gregorian, Hijri
from msgspec import Struct

from riwaya.model import When

DAY = timedelta(days=1)
#: Years that the Umm al-Qura tables of hijridate cover.
HIJRI_YEARS = range(1343, 1501)
#: The week of Arab newsrooms begins on Sunday: "الأسبوع الماضي" ends with the Saturday before.
WEEK_START = 6
#: First and last month of the seasons 21-24; winter runs into the year after.
SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


class Stretch(Struct, frozen=True):
    """Days `first` to `last`, both included, with their EDTF notation and grain."""

    first: date
    last: date
    edtf: str
    grain: str

    def when(self) -> When:
        """Return the stretch as an aware half-open interval."""
        return When(start=_midnight(self.first), end=_midnight(self.last + DAY), edtf=self.edtf, grain=self.grain)

    def vague(self) -> Stretch:
        """Return the same stretch marked approximate."""
        return self if self.edtf.endswith("~") else Stretch(self.first, self.last, self.edtf + "~", self.grain)


def day(at: date) -> Stretch:
    """Return one day."""
    return Stretch(at, at, at.isoformat(), "day")


def days(first: date, last: date, *, grain: str = "day") -> Stretch:
    """Return a run of days."""
    return Stretch(first, last, f"{first.isoformat()}/{last.isoformat()}", grain) if first != last else day(first)


def month(year: int, number: int) -> Stretch:
    """Return a Gregorian month."""
    last = monthrange(year, number)[1]
    return Stretch(date(year, number, 1), date(year, number, last), f"{year:04}-{number:02}", "month")


def year(number: int) -> Stretch:
    """Return a Gregorian year."""
    return Stretch(date(number, 1, 1), date(number, 12, 31), f"{number:04}", "year")


def decade(first: int) -> Stretch:
    """Return the ten years that begin with `first`."""
    return Stretch(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10:03}X", "decade")


def quarter(of: int, number: int) -> Stretch:
    """Return a quarter of a year, EDTF codes 33-36."""
    last = month(of, number * 3).last
    return Stretch(date(of, number * 3 - 2, 1), last, f"{of:04}-{32 + number}", "quarter")


def half(of: int, number: int) -> Stretch:
    """Return half a year, EDTF codes 40 and 41."""
    last = month(of, number * 6).last
    return Stretch(date(of, number * 6 - 5, 1), last, f"{of:04}-{39 + number}", "half")


def season(of: int, code: int) -> Stretch:
    """Return a season by its EDTF code; a winter is named after the year of its December."""
    first, last = SEASON_MONTHS[code]
    end = month(of + (last < first), last).last
    return Stretch(date(of, first, 1), end, f"{of:04}-{code}", "season")


def week(around: date) -> Stretch:
    """Return the week, Sunday to Saturday, that `around` lies in."""
    first = around - ((around.weekday() - WEEK_START) % 7) * DAY
    return days(first, first + 6 * DAY, grain="week")


def span(first: Stretch, last: Stretch) -> Stretch:
    """Return the stretch from the beginning of one to the end of the other, each in its own notation."""
    grain = first.grain if first.grain == last.grain else "day"
    return Stretch(first.first, last.last, f"{first.edtf}/{last.edtf}", grain)


def add_months(at: date, count: int) -> date:
    """Return the day `count` months on; the 31st becomes the last day of a shorter month.

    Raises:
        ValueError: when the year leaves the calendar.
    """
    months = at.year * 12 + at.month - 1 + count
    return date(months // 12, months % 12 + 1, min(at.day, monthrange(months // 12, months % 12 + 1)[1]))


def hijri_day(of: int, number: int, on: int) -> Stretch | None:
    """Return a day of the Umm al-Qura calendar as a Gregorian day, None where there is none."""
    if of not in HIJRI_YEARS or not 1 <= number <= 12 or not 1 <= on <= 30:
        return None
    short = on > hijri_month_length(of, number)  # where the moon was seen a day later the month has a thirtieth
    return day(_gregorian(of, number, on - short) + short * DAY)


def hijri_month(of: int, number: int) -> Stretch | None:
    """Return the Gregorian days of a Hijri month."""
    if of not in HIJRI_YEARS or not 1 <= number <= 12:
        return None
    first = _gregorian(of, number, 1)
    return days(first, first + (hijri_month_length(of, number) - 1) * DAY, grain="month")


def hijri_year(of: int) -> Stretch | None:
    """Return the Gregorian days of a Hijri year."""
    if of not in HIJRI_YEARS:
        return None
    return days(_gregorian(of, 1, 1), _gregorian(of, 12, hijri_month_length(of, 12)), grain="year")


def hijri_of(at: date) -> tuple[int, int, int] | None:
    """Return the Hijri year, month and day of a Gregorian day, None outside the tables."""
    if not date(1924, 8, 1) <= at <= date(2077, 11, 16):
        return None
    there = Gregorian(at.year, at.month, at.day).to_hijri()
    return there.year, there.month, there.day


@cache
def hijri_month_length(of: int, number: int) -> int:
    """Return 29 or 30."""
    return int(Hijri(of, number, 1).month_length())


@cache
def _gregorian(of: int, number: int, on: int) -> date:
    there = Hijri(of, number, on).to_gregorian()
    return date(there.year, there.month, there.day)


@cache
def easter(of: int) -> date:
    """Return western Easter Sunday (the computus of Meeus, Jones and Butcher)."""
    a, b, c = of % 19, of // 100, of % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    number, on = divmod(h + k - 7 * m + 114, 31)
    return date(of, number, on + 1)


def feast(kind: str, when: str | int, of: int) -> date | None:
    """Return the day of a feast in a Gregorian year, None where the calendar tables end.

    Args:
        kind: hijri, gregorian or easter.
        when: month-day, or days from Easter.
        of: the Gregorian year.
    """
    if kind == "easter":
        return easter(of) + int(when) * DAY
    number, on = (int(part) for part in str(when).split("-"))
    if kind == "gregorian":
        return date(of, number, on)
    start = hijri_of(date(of, 1, 1)) if date(1925, 1, 1) <= date(of, 1, 1) <= date(2077, 1, 1) else None
    if start is None:
        return None
    candidates = (hijri_day(start[0] + step, number, on) for step in (0, 1))
    return next((found.first for found in candidates if found is not None and found.first.year == of), None)


def _midnight(at: date) -> datetime:
    return datetime.combine(at, time(), UTC)
