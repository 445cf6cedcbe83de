"""Rules for closed ranges, read as one expression, and for what recurs: "من 13 إلى 15 تموز", "كل يوم جمعة"."""

from __future__ import annotations

import re

from riwaya.language.ar import calendar as cal
from riwaya.language.ar.calendar import DAY, Stretch
from riwaya.language.ar.times.clock import hour_told, on_the_day, part_named
from riwaya.language.ar.times.lengths import length_of
from riwaya.language.ar.times.match import PRESENT, Found, Place, found_day, relates, relation_of
from riwaya.language.ar.times.periods import period_told
from riwaya.language.ar.times.resolve import gregorian, resolve
from riwaya.language.ar.times.told import told_by, weekday_of


def read_range(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a closed range as one: "منذ 3 حزيران/يونيو الفائت حتى 10 تموز/يوليو الجاري", "من يونيو إلى أغسطس 2014"."""
    first, last = (period_told(place.part(match.start(name), match.end(name))) for name in ("one", "two"))
    if first is None or last is None:
        return None
    if place.today is None and first.stretch is None and last.stretch is not None:
        first = _in_year_of(first, last.stretch)
    if place.today is None and (first.stretch is None or last.stretch is None):
        return _half_told(first, last)
    if first.stretch is None or last.stretch is None:
        open_end = first.stretch is not None and last.value == PRESENT and place.today is not None
        last = found_day(cal.day(place.today)) if open_end and place.today else None
        if first.stretch is None or last is None or last.stretch is None:
            return None
    begin = _aligned(first.stretch, last.stretch, place.part(match.start("one"), match.end("one")))
    if begin.first > last.stretch.last:
        return None
    start = begin.first.isoformat() if begin.grain == "day" or last.stretch.grain == "day" else begin.edtf
    made = Stretch(begin.first, last.stretch.last, f"{start}/{last.stretch.edtf}", last.stretch.grain)
    return Found("DATE", made.edtf, made)


def in_week(place: Place, match: re.Match[str]) -> Found | None:
    """Reads weekdays of a week that is told before them: "الأسبوع الماضي من الثلاثاء إلى الخميس"."""
    if place.today is None:
        return None
    week = cal.week(place.today + 7 * relation_of(place.part(match.start("week"), match.end("week")).tokens) * DAY)
    names = (weekday_of(place.part(match.start(name), match.end(name)).tokens) for name in ("one", "two"))
    first, last = (week.first + ((name - cal.WEEK_START) % 7) * DAY for name in names)
    return found_day(cal.days(first, last)) if first < last else None


def _in_year_of(first: Found, last: Stretch) -> Found:
    """Give a day or month without a year the latest one that is not after the second ("بين مايو ونوفمبر 2016")."""
    partial = _PARTIAL.fullmatch(first.value)
    if partial is None:
        return first
    month, day = int(partial["month"]), partial["day"]
    for year in (last.last.year, last.last.year - 1):
        begun = gregorian(year, month, int(day)) if day else cal.month(year, month)
        if begun is not None and begun.first <= last.last:
            return Found("DATE", begun.edtf, begun)
    return first


_PARTIAL = re.compile(r"XXXX-(?P<month>\d\d)(?:-(?P<day>\d\d))?")


def _half_told(first: Found, last: Found) -> Found | None:
    """Return a range of which only a reference could tell the days; an end that is relative is unknown, "" in EDTF."""
    ends = ["" if end.value.endswith("_REF") else end.value for end in (first, last)]
    plain = all("/" not in end for end in ends)
    return Found("DATE", "/".join(ends)) if plain and any(ends) else None


def _aligned(first: Stretch, last: Stretch, words: Place) -> Stretch:
    """Give the first date the year of the second: in "يونيو ويوليو 2014" both are of 2014."""
    if words.has("year") or relates(words):
        return first
    if words.has("weekday") and not any(words.has(kind) for kind in ("month", "today", "day_offset", "the_unit_month")):
        return cal.day(last.last - ((last.last.weekday() - first.first.weekday()) % 7) * DAY)
    years = last.first.year - first.first.year
    if (
        years == 0
        or first.grain not in ("day", "month")
        or not words.tokens
        or words.has("weekday")
        or words.has("today")
    ):
        return first
    for step in (years, years - 1):
        if first.grain == "month":
            moved = cal.month(first.first.year + step, first.first.month)
        else:
            moved = gregorian(first.first.year + step, first.first.month, first.first.day) or first
        if moved.first <= last.last:
            return moved
    return first


def days_of_month(place: Place, match: re.Match[str]) -> Found | None:
    """Reads days of one month: "من 13 إلى 15 تموز", "بين 4 و22 من الشهر الجاري", "1-8 أيلول"."""
    last = resolve(told_by(place.part(match.start("two"), match.end("two"))), place.today)
    head = place.part(place.start, match.start("two"))
    start = head.first("day") or head.first("ordinal")
    if place.has("day_range"):
        start, end = place.first("day_range")
        told = told_by(place.part(match.start("two"), match.end("two")))
        told.day = end
        last = resolve(told, place.today)
    if not isinstance(last, Stretch) or start is None or start >= last.first.day:
        return None
    return found_day(cal.days(last.first.replace(day=start), last.first))


def _at_hour(place: Place, match: re.Match[str]) -> str:
    """Return the hour of what recurs, as EDTF writes it after a day."""
    groups = (name for name in ("before", "after") if match[name])
    for name in groups:
        inner = place.part(match.start(name), match.end(name))
        if (clock := hour_told(inner)) is not None:
            hour, minute, _ = on_the_day(clock, part_named(inner), inner)
            return f"T{hour:02}" + (f":{minute:02}" if minute else "")
    return ""


def read_set(place: Place, match: re.Match[str]) -> Found | None:
    """Reads what recurs: "كل يوم جمعة", "يومياً", "كل أسبوعين", "أيام الأحد"."""
    before = place.before()
    if (often := place.first("often")) is not None:
        return None if before is not None and "periodical" in before.values else Found("SET", often)
    weekday = place.first("weekday")
    weekday = weekday if weekday is not None else place.first("weekday_bare")
    if weekday is not None:
        return Found("SET", f"XXXX-WXX-{weekday + 1}{_at_hour(place, match)}")
    length = length_of(place.tokens[1:])
    return Found("SET", length.iso()) if length else None
