"""Rules for single days: "الثلاثاء 7 أيار/مايو", "أمس الأول", "22/04", "اليوم التالي", "آخر جمعة من آذار"."""

from __future__ import annotations

import re
from itertools import pairwise

from riwaya.language.ar import calendar as cal
from riwaya.language.ar.calendar import DAY
from riwaya.language.ar.times.match import ADRIFT, THIS, Found, Place, counts, found_day, is_word, relates, relation_of
from riwaya.language.ar.times.resolve import (
    day_of_month,
    nearest_weekday,
    resolve,
    resolve_dated,
    that_month,
    toward_choice,
)
from riwaya.language.ar.times.told import Told, tell, told_by, weekday_of
from riwaya.script import key

#: Friday, Monday being 0, and whoever and whatever is called after its prayer.
_FRIDAY = 4
_PREACHERS = frozenset(map(key, ("خطيب", "الخطيب", "خطباء", "إمام", "أئمة", "مسجد", "جامع", "سوق", "خطبة", "خطب")))


def one_day(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a day by name, number or distance: "الثلاثاء 7 أيار/مايو", "أمس الأول", "16/9/2021"."""
    if only_today(place) and not is_today(place):
        return None
    if _names_a_bloc(place) or _is_eleven(place) or _is_of_prayer(place):
        return None
    return found_day(resolve(tell(place), place.today))


def _is_of_prayer(place: Place) -> bool:
    """Whether a bare الجمعة says who preaches or where one prays ("خطيب صلاة الجمعة", "مسجد الجمعة")."""
    if place.end - place.start > 1 or place.first("weekday") != _FRIDAY:
        return False
    before = place.row.folded.text[: place.tokens[0].start].split()[-2:]
    return any(word.removeprefix("و") in _PREACHERS for word in before)


def _is_eleven(place: Place) -> bool:
    """Whether a bare الأحد is the beginning of "الأحد عشر", eleven ("الأحد عشرة جنود" is Sunday)."""
    after = place.after()
    bare = place.end - place.start == 1 and place.first("weekday") == 6
    return bare and after is not None and place.row.folded.text[after.start : after.end] == "عشر"


def _names_a_bloc(place: Place) -> bool:
    """Refuse "قوى 14 آذار", "ثورة 25 يناير": a day and month that are a name."""
    near = (place.before(back) for back in (1, 2))
    return not any(place.has(kind) for kind in ("year", "weekday", "date", "last", "this")) and any(
        token is not None and "bloc" in token.values for token in near
    )


def only_today(place: Place) -> bool:
    """Whether the match is the word اليوم alone."""
    return place.end - place.start == 1 and place.has("today")


def is_today(place: Place) -> bool:
    """Refuse "اليوم الثاني", "اليوم العالمي", "روسيا اليوم": the day, or a name."""
    after, before = place.after(), place.before()
    return not (
        (after is not None and {"ordinal", "day_adjective", "itself", "next", "few", "which"} & after.values.keys())
        or (before is not None and "paper" in before.values)
    )


def day_of_weekday(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a weekday with the bare day of its month: "الجمعة 15", "السبت السادس عشر" (when that day was one)."""
    told = Told(weekday=weekday_of(place.tokens))
    day = place.first("day") or place.first("ordinal")
    after = place.after()
    if "teen" in place.tokens[-1].values:
        return None  # "الأحد عشرة جنود"
    if place.today is None or (place.has("digit") and after is not None and is_word(place, after)):
        return None
    months = (cal.add_months(place.today.replace(day=1), step) for step in (-1, 0, 1))
    found = [stretch for month in months if (stretch := day_of_month(month, day)) is not None]
    fitting = [stretch for stretch in found if stretch.first.weekday() == told.weekday]
    return found_day(toward_choice(fitting, THIS, place.today))


def nth_weekday(place: Place, match: re.Match[str]) -> Found | None:
    """Reads the n-th weekday, week or day of a month: "آخر اثنين من آذار", "الثلاثاء الثالث من أيلول 2014"."""
    told = told_by(place.part(match.start("month"), match.end("month")))
    month = that_month(told, place.today)
    if month is None:
        return None
    head = place.part(place.start, match.start("month"))
    nth = head.first("ordinal") or (head.first("first") and 1) or -1
    if head.has("unit_week") or head.has("the_unit_week"):
        first = month.first + (nth - 1) * 7 * DAY if nth > 0 else month.last - 6 * DAY
        return found_day(cal.days(first, first + 6 * DAY, grain="week"))
    named = head.has("weekday") or head.has("weekday_bare")
    if not named and (head.has("unit_day") or head.has("the_unit_day")):
        return found_day(cal.day(month.last if nth < 0 else month.first + (nth - 1) * DAY))
    weekday = weekday_of(head.tokens)
    if nth < 0:
        return found_day(cal.day(month.last - ((month.last.weekday() - weekday) % 7) * DAY))
    day = month.first + ((weekday - month.first.weekday()) % 7 + 7 * (nth - 1)) * DAY
    return found_day(cal.day(day)) if day <= month.last else None


def day_in_digits(place: Place, _: re.Match[str]) -> Found | None:
    """Reads day and month in digits: "22/04", "يوم 7/2", "11/12, 2016" (not the share of "3/4 السكان", nor "24/7")."""
    month, day = place.first("day_month")
    year = place.first("year")
    if not (year or place.has("unit_day") or _dates(place)):
        return None
    return found_day(resolve_dated(Told(day=day, month=month, year=year), place.today))


def _dates(place: Place) -> bool:
    """Whether digits parted by a slash are a day and a month: by منذ or حتى before them, a zero, a number over 12."""
    before, written = place.before(), place.row.folded.text[place.tokens[0].start : place.tokens[-1].end]
    above, below = written.split("/")
    if counts(place) or written == "24/7":
        return False
    led = before is not None and bool({"since", "to"} & before.values.keys())
    return led or max(int(above), int(below)) > 12 or written.startswith("0") or below.startswith("0")


def day_alone(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a day of the month without its month: "يوم 27" (the last such day)."""
    before, day = place.before(), place.first("day")
    if not place.has("digit") or counts(place) or (before is not None and "every" in before.values):
        return None
    if place.today is None:
        return found_day(f"XXXX-XX-{day:02}")
    months = (cal.add_months(place.today.replace(day=1), step) for step in (-2, -1, 0))
    days = [found for month in months if (found := day_of_month(month, day)) is not None]
    return found_day(toward_choice(days, None, place.today))


def same_day(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a day by another that was told: "اليوم نفسه", "اليوم التالي", "قبل ذلك بيوم"."""
    if place.said is None:
        return ADRIFT
    count = place.first("num") or (2 if place.has("dual_day") else 1)
    step = 0 if place.has("itself") or place.has("same") else -count if place.has("before") else count
    return found_day(cal.day(place.said + step * DAY))


def weekdays_in_row(place: Place, _: re.Match[str]) -> Found | None:
    """Reads weekdays in a row: "الجمعة والسبت", "يومي الثلاثاء والأربعاء الماضيين"."""
    names = [token.values["weekday"] for token in place.tokens if "weekday" in token.values]
    if place.today is None or any((after - before) % 7 != 1 for before, after in pairwise(names)):
        return None
    last = nearest_weekday(
        place.today, Told(weekday=names[-1], toward=relation_of(place.tokens) if relates(place) else None)
    )
    return found_day(cal.days(last - (len(names) - 1) * DAY, last))
