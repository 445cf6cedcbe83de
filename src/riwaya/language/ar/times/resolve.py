"""Which day or month is meant: news looks back unless the words say otherwise.

"الاثنين" is the last Monday, "أيلول" the last September that has begun, "أيلول المقبل" the next; a weekday beside a day
and month chooses the year. Without a reference the words alone speak: XXXX-05-07.
"""

from __future__ import annotations

from datetime import date

from riwaya.language.ar import calendar as cal
from riwaya.language.ar.calendar import DAY, Stretch
from riwaya.language.ar.times.match import AHEAD, FUTURE, LAST, NEXT, PAST, PRESENT, THIS
from riwaya.language.ar.times.told import Told


def resolve(told: Told, today: date | None) -> Stretch | str | None:
    """Return the day that is meant, a partial value where only a reference could tell, None where there is none."""
    if told.day is not None and told.month is not None:
        return resolve_dated(told, today)
    if told.day is not None and told.of_month is not None:
        return day_of_month(cal.add_months(today.replace(day=1), told.of_month), told.day) if today else None
    if today is None:
        return _partial(told)
    if told.of_week is not None and told.weekday is not None:
        week = cal.week(today + 7 * told.of_week * DAY)
        return cal.day(week.first + ((told.weekday - cal.WEEK_START) % 7) * DAY)
    if told.weekday is not None:
        return cal.day(nearest_weekday(today, told))
    return cal.day(today + told.offset * DAY) if told.offset is not None else None


def _partial(told: Told) -> str | None:
    if told.offset is not None:
        return (PRESENT, FUTURE, PAST)[(told.offset > 0) - (told.offset < 0)]
    return f"XXXX-WXX-{told.weekday + 1}" if told.weekday is not None else None


def day_of_month(month: date, day: int) -> Stretch | None:
    """Return a day of a month by its number, None where the month is shorter."""
    return cal.day(month.replace(day=day)) if day <= cal.month(month.year, month.month).last.day else None


def nearest_weekday(today: date, told: Told) -> date:
    """Return the weekday that is meant; beside "اليوم" or "أمس" the printed name wins over a reference that is off."""
    assert told.weekday is not None
    if told.offset is not None:
        there = today + told.offset * DAY
        ahead = (told.weekday - there.weekday()) % 7
        return there + (ahead if ahead <= 3 else ahead - 7) * DAY
    back = (today.weekday() - told.weekday) % 7
    if told.toward == LAST:
        return today - (back or 7) * DAY
    if told.toward == NEXT:
        return today + (7 - back) * DAY
    if told.toward == AHEAD:
        return today + (-back % 7) * DAY
    return today - back * DAY


#: The second Hijri month is also the word for nil ("فاز 3 - صفر"), so it needs a year.
_SAFAR = 2


def resolve_dated(told: Told, today: date | None) -> Stretch | str | None:
    """Return a day told by day and month, and by year where one is printed."""
    assert told.day is not None and told.month is not None
    make = cal.hijri_day if told.hijri else gregorian
    base = _this_year(told, today)
    if told.year is not None:
        return make(_year_of(told), told.month, told.day) or gregorian(told.year, told.month, told.day)
    if told.hijri and told.month == _SAFAR:
        return None
    if today is None or base is None:
        return None if told.hijri else f"XXXX-{told.month:02}-{told.day:02}"
    if told.of_year is not None:
        return make(base + told.of_year, told.month, told.day)
    found = (make(base + step, told.month, told.day) for step in range(-8, 3))
    days = [stretch for stretch in found if stretch is not None]
    if told.weekday is not None:
        fitting = [stretch for stretch in days if stretch.first.weekday() == told.weekday]
        days = fitting or days
        near = told.offset is not None or (told.toward is None and bool(fitting))
        return toward_choice(days, THIS if near else told.toward, today)
    return toward_choice(days, told.toward if told.offset is None else THIS, today)


def _year_of(told: Told) -> int:
    """Return the year in the calendar of its month: "رمضان 2013" is of 1434."""
    assert told.year is not None and told.month is not None
    if not told.hijri or told.year in cal.HIJRI_YEARS:
        return told.year
    near = (told.year - 622) * 33 // 32
    months = ((year, cal.hijri_month(year, told.month)) for year in range(near - 1, near + 3))
    return next((year for year, month in months if month and month.first.year == told.year), told.year)


def _this_year(told: Told, today: date | None) -> int | None:
    if today is None or not told.hijri:
        return today.year if today else None
    there = cal.hijri_of(today)
    return there[0] if there else None


def gregorian(year: int, month: int, day: int) -> Stretch | None:
    """Return a Gregorian day, None where there is none."""
    if not 1 <= month <= 12 or not 1 <= day <= cal.month(year, month).last.day:
        return None
    return cal.day(date(year, month, day))


def toward_choice(choices: list[Stretch], toward: int | None, today: date) -> Stretch | None:
    """Choose among the years: "الماضي" looks back from today, "المقبل" ahead; left open, the latest that has begun."""
    if toward == LAST:
        return next((found for found in reversed(choices) if found.last < today), None)
    if toward == NEXT:
        return next((found for found in choices if found.first > today), None)
    if toward == AHEAD:
        return next((found for found in choices if found.last >= today), None)
    if toward == THIS:
        return min(choices, key=lambda found: abs(found.first - today), default=None)
    return next((found for found in reversed(choices) if found.first <= today), None)


def resolve_month(told: Told, today: date | None) -> Stretch | str | None:
    """Return the month that is meant."""
    make = cal.hijri_month if told.hijri else cal.month
    assert told.month is not None
    if told.year is not None:
        return make(_year_of(told), told.month) if told.month <= 12 else None
    base = _this_year(told, today)
    if told.hijri and told.month == _SAFAR and told.toward is None:
        return None
    if today is None or base is None:
        return None if told.hijri else f"XXXX-{told.month:02}"
    if told.of_year is not None:
        return make(base + told.of_year, told.month)
    found = (make(base + step, told.month) for step in range(-2, 3))
    return toward_choice([stretch for stretch in found if stretch is not None], told.toward, today)


def that_month(told: Told, today: date | None) -> Stretch | None:
    """Return the month that days are counted in; without a year it is one of this year."""
    if told.month is None:
        there = cal.add_months(today.replace(day=1), told.of_month) if today and told.of_month is not None else None
        return cal.month(there.year, there.month) if there else None
    if today and told.year is None and told.of_year is None and told.toward is None and not told.hijri:
        return cal.month(today.year, told.month)
    month = resolve_month(told, today)
    return month if isinstance(month, Stretch) else None
