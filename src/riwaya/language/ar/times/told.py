"""What the words of a date say, before it is known which one they mean.

"أمس الثلاثاء 7 أيار" says one day back, a Tuesday, the 7th, May; resolve.py makes a day of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from riwaya.language.ar import calendar as cal
from riwaya.language.ar.times.match import AHEAD, RELATIONS, THIS, Place, relation_of
from riwaya.language.ar.times.patterns import NAMED, OFFSET, REL, WEEK, WEEKDAY, pattern_of
from riwaya.language.ar.timewords import Token


class Told(Struct):
    """What the words of a date say, before it is known which one they mean."""

    offset: int | None = None
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    hijri: bool = False
    weak: bool = False
    of_month: int | None = None  # relation of "الشهر الجاري"
    of_year: int | None = None
    of_week: int | None = None
    toward: int | None = None  # relation of the whole: "الجمعة الماضي", "26 يونيو الماضي"
    nth: int | None = None


def tell(place: Place) -> Told:
    """Fill in what the words of one date say: its offset, its weekday, then the rest."""
    told, codes, at = Told(), place.row.codes, place.start
    if (match := pattern_of(OFFSET).match(codes, at, place.end)) is not None:
        told.offset = _offset(place.row.tokens[at : match.end()])
        at = match.end()
    if (match := pattern_of(f"<this_one>?<the_unit_week>{REL}?(?={WEEKDAY})").match(codes, at, place.end)) is not None:
        told.of_week = relation_of(place.row.tokens[at : match.end()])
        at = match.end()
    if (match := pattern_of(f"{NAMED}|{WEEKDAY}").match(codes, at, place.end)) is not None:
        told.weekday = weekday_of(place.row.tokens[at : match.end()])
        at = match.end()
        if (match := pattern_of(WEEK).match(codes, at, place.end)) is not None:
            told.of_week = relation_of(place.row.tokens[at : match.end()])
            at = match.end()
    _fill(told, _last_told(place.row.tokens[at : place.end]))
    if place.ahead and told.toward is None and told.offset is None:
        told.toward = AHEAD
    return told


def _last_told(tokens: list[Token]) -> list[Token]:
    """Of a date told in two calendars keep the second: "9 صفر 1443 هـ الموافق 16 سبتمبر 2021"."""
    at = next((n for n in range(len(tokens) - 1, -1, -1) if "dated" in tokens[n].values), -1)
    return tokens[at + 1 :]


def _offset(tokens: Sequence[Token]) -> int:
    """Count the days from today: "أمس الأول" is two back, "بعد غد" two on."""
    near = next((token.values["day_offset"] for token in tokens if "day_offset" in token.values), 0)
    further = any({"ordinal", "first", "before", "after"} & token.values.keys() for token in tokens)
    return near + (near > 0) - (near < 0) if further else near


def weekday_of(tokens: Sequence[Token]) -> int:
    """Return the first weekday named, Monday 0."""
    kinds = ("weekday", "weekday_bare")
    return int(next(token.values[kind] for token in tokens for kind in kinds if kind in token.values))


def _fill(told: Told, tokens: Sequence[Token]) -> None:
    """Fill in day, month, year and the relations that hang on them; the pattern has made sure of their order."""
    subject, pending = "weekday", False
    for at, token in enumerate(tokens):
        values = token.values
        if any(kind in values for kind in ("date", "month_year", "day_month")):
            _fill_numeric(told, values)
        elif month := next((kind for kind in ("month", "weak", "hmonth", "libyan") if kind in values), None):
            told.month, told.hijri, told.weak = values[month], month == "hmonth", month in ("weak", "hmonth")
            subject = "month"
        elif "the_unit_month" in values and not _next_has(tokens, at, ("month", "weak", "hmonth", "ordinal")):
            told.of_month, subject = THIS, "the_month"
        elif "unit_year" in values or "the_unit_year" in values:
            subject = "year"
            if "the_unit_year" in values and not _next_has(tokens, at, ("open", "year")):
                told.of_year = THIS
        elif "year" in values:
            told.year = values["year"]
            told.hijri = told.hijri or (told.month is None and told.year in cal.HIJRI_YEARS)
        elif "ah" in values:
            told.hijri = True
        elif told.day is None and ("day" in values or "ordinal" in values) and told.month is None:
            if (at and "the_unit_month" in tokens[at - 1].values) or (at and "unit_month" in tokens[at - 1].values):
                told.month, subject = values.get("month_number") or values.get("ordinal"), "month"
            else:
                told.day = values.get("day") or values.get("ordinal")
        elif "this" in values and subject == "weekday" and told.day is not None and told.month is None:
            told.of_month = THIS  # "15 الجاري"
        elif told.month is None and ("month_number" in values or "ordinal" in values):
            told.month, subject = values.get("month_number") or values["ordinal"], "month"
        elif told.day is None and "ordinal" in values:
            told.day = values["ordinal"]
        elif "this_one" in values or "same" in values or "that_one" in values:
            pending = True
        elif values.keys() & RELATIONS.keys() and not pending:
            _relate(told, subject, relation_of((token,)))


def _fill_numeric(told: Told, values: Any) -> None:
    if "date" in values:
        told.year, told.month, told.day = values["date"]
        told.hijri = told.year in cal.HIJRI_YEARS
    elif "month_year" in values:
        told.year, told.month = values["month_year"]
    else:
        told.month, told.day = values["day_month"]


def _next_has(tokens: Sequence[Token], at: int, kinds: Sequence[str]) -> bool:
    return at + 1 < len(tokens) and any(kind in tokens[at + 1].values for kind in kinds)


def _relate(told: Told, subject: str, relation: int) -> None:
    if subject == "the_month":
        told.of_month = relation
    elif subject == "year":
        told.of_year = relation
    else:
        told.toward = relation


def told_by(place: Place) -> Told:
    """Return what the words of a day or month say, without offset or weekday."""
    told = Told()
    _fill(told, place.tokens)
    if place.ahead and told.toward is None and told.offset is None:
        told.toward = AHEAD
    return told
