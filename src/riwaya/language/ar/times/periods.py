"""Rules for months, years and longer, their edges, seasons and feasts: "مطلع تموز", "صيف 2014", "عيد الأضحى الماضي".

`PERIODS` lists what may stand inside another expression, a range or behind an edge.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from riwaya.language.ar import calendar as cal
from riwaya.language.ar.calendar import DAY, Stretch
from riwaya.language.ar.times.lengths import present
from riwaya.language.ar.times.match import (
    FUTURE,
    PAST,
    PRESENT,
    THIS,
    Found,
    Place,
    counts,
    found_day,
    is_definite,
    is_word,
    relates,
    relation_of,
)
from riwaya.language.ar.times.patterns import (
    CORE,
    DECADE,
    EDGED,
    MONTH_TOLD,
    OF,
    REL,
    SEASON,
    UNIT_REL,
    YEAR_TOLD,
    pattern_of,
)
from riwaya.language.ar.times.resolve import resolve, resolve_month, toward_choice
from riwaya.language.ar.times.told import tell, told_by, weekday_of


def nth_after(place: Place, match: re.Match[str]) -> Found | None:
    """Reads the n-th weekday after a day: "ثالث ثلاثاء بعد عيد الفطر"."""
    inner = place.part(match.start("day"), match.end("day"))
    made = feast_day(inner, match) if inner.has("feast") else _any_day(inner, match)
    if made is None or made.stretch is None:
        return None
    head = place.part(place.start, inner.start)
    nth = head.first("ordinal") or 1
    ahead = (weekday_of(head.tokens) - made.stretch.last.weekday()) % 7 or 7
    return found_day(cal.day(made.stretch.last + (ahead + 7 * (nth - 1)) * DAY))


def one_month(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a month: "أيلول (سبتمبر) 2014", "شهر يوليو الماضي", "رمضان المقبل"."""
    told = told_by(place)
    before = place.before()
    led = before is not None and bool({"in", "since", "to"} & before.values.keys())
    bare = place.end - place.start == 1
    counted = before is not None and "day" in before.values and "digit" in before.values
    if told.month is None or counted or place.has("whole") or (told.weak and bare and not led):
        return None
    return found_day(resolve_month(told, place.today))


def one_year(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a year that is called one: "عام 2013", "العام 1435 هـ"."""
    value = place.first("year")
    return None if _is_office(place) else found_day(_year(value, hijri=place.has("ah") or value < 1500))


def _year(value: int, *, hijri: bool = False) -> Stretch | None:
    return (cal.hijri_year(value) if hijri else None) or cal.year(value)


def bare_year(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a bare year after a word of time or in brackets: "منذ 1984", "في 2013" (not "من 2000 مقاتل")."""
    value, after, before = place.first("year"), place.after(), place.before()
    if not 1700 <= value <= 2050 or before is None:
        return None
    bracket = "open" in before.values and after is not None and "close" in after.values
    led = bool({"in", "since", "to", "before", "after", "prep", "born"} & before.values.keys())
    return found_day(cal.year(value)) if bracket or (led and not counts(place)) else None


def two_years(place: Place, _: re.Match[str]) -> Found | None:
    """Reads two years: "2003-2011", "عامي 2013 و2014", "من 1996 إلى 2001"."""
    years = [token.values["year"] for token in place.tokens if "year" in token.values]
    first, last = place.first("year_range") or (years[0], years[-1])
    ok = 1900 <= first < last <= 2100 and (place.has("year_range") or len(years) == 2) and not counts(place)
    return found_day(cal.span(cal.year(first), cal.year(last))) if ok else None


def _unit_meant(place: Place, unit: str, relation: int) -> Stretch | None:
    """Return a whole week, month, quarter, year … before, around or after the reference."""
    today = place.today
    if today is None:
        return None
    if unit == "day":
        return cal.day(today + relation * DAY)
    if unit == "week":
        return cal.week(today + 7 * relation * DAY)
    if unit == "month":
        there = cal.add_months(today.replace(day=1), relation)
        return cal.month(there.year, there.month)
    if unit == "year":
        return cal.year(today.year + relation)
    if unit == "decade":
        return cal.decade(today.year // 10 * 10 + 10 * relation)
    if unit == "century":
        first = (today.year - 1) // 100 * 100 + 1 + 100 * relation
        return Stretch(date(first, 1, 1), date(first + 99, 12, 31), f"{first // 100:02}XX", "century")
    return None


def one_unit(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a unit by its distance: "الأسبوع الماضي", "هذا العام", "الشهر قبل الماضي", "السنة المقبلة"."""
    unit = place.first("the_unit")
    relation = relation_of(place.tokens)
    if unit in ("hour", "minute", "second", "night"):
        return None
    if unit == "year" and _is_office(place):
        return None
    relation *= 2 if place.has("before") or place.has("after") else 1
    meant = _unit_meant(place, unit, relation)
    if meant is None and place.today is None:
        return Found("DATE", (PRESENT, FUTURE, PAST)[relation > 0 or -(relation < 0)])
    return found_day(meant)


def _is_office(place: Place) -> bool:
    """Refuse "الأمين العام السابق": "العام" is an adjective there."""
    before, word = place.before(), place.row.folded.text[place.row.tokens[place.start].start :]
    return word.startswith("العام") and before is not None and "office" in before.values


def edge_of_period(place: Place, match: re.Match[str]) -> Found | None:
    """Reads an edge of a period: "مطلع تموز", "منتصف عام 2014", "أواخر 2012", "بداية الستينيات"."""
    inner = place.part(match.start("period"), match.end("period"))
    made = period_told(inner)
    edge = place.first("edge")
    if made is None or made.stretch is None:
        return made and Found("DATE", made.value)
    return found_day(_edge_of(made.stretch, edge))


def rest_of_period(place: Place, match: re.Match[str]) -> Found | None:
    """Reads what is left of the current week, month or year: "بقية العام", "باقي هذا الأسبوع"."""
    inner = place.part(match.start("period"), match.end("period"))
    whole = _unit_meant(inner, inner.first("the_unit"), THIS)
    if inner.has("last") or inner.has("next") or inner.first("the_unit") not in ("week", "month", "year"):
        return None
    if whole is None or place.today is None:
        return Found("DATE", FUTURE)
    return found_day(cal.days(place.today, whole.last))


#: Which third of a period its edges name; the plurals ("أوائل") and "بداية" are told apart by the lexicon.
_THIRDS = {"start": 0, "first": 0, "early": 0, "mid": 1, "middle": 1, "midst": 1, "end": 2, "late": 2}


def _edge_of(whole: Stretch, edge: str) -> Stretch | None:
    """Cut an edge off a period, as finely as newspapers mean it: a month of a year, a third of a decade."""
    third = _THIRDS[edge]
    if whole.grain == "year":
        return cal.month(whole.first.year, (1, 6, 12)[third]).vague()
    if whole.grain == "decade":
        middle = cal.year(whole.first.year + 5).vague()
        first = whole.first.year + (0, 3, 6)[third]
        return middle if third == 1 else cal.span(cal.year(first), cal.year(first + 3))
    if whole.grain == "month" and edge in ("first", "middle"):
        return cal.day(whole.first.replace(day=1 if edge == "first" else 15))
    return whole.vague() if whole.grain == "month" and edge in ("early", "midst", "late") else whole


def period_told(place: Place) -> Found | None:
    """Read a month, year, season, decade or unit that stands inside another expression."""
    for source, produce in _PERIODS:
        match = pattern_of(source).fullmatch(place.row.codes, place.start, place.end)
        if match is not None and (made := produce(place, match)) is not None:
            return made
    return None


def one_season(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a season: "صيف 2014", "الشتاء الماضي", "هذا الربيع"."""
    code = place.first("season") or place.first("the_season")
    if (year := place.first("year")) is not None:
        return found_day(cal.season(year, code))
    if not (place.has("season") or any(place.has(kind) for kind in ("last", "this", "next", "this_one"))):
        return _bare_season(place, code)
    if place.today is None:
        return None
    if place.has("the_unit_year"):
        return found_day(cal.season(place.today.year + relation_of(place.tokens), code))
    relation = relation_of(place.tokens)
    choices = [cal.season(place.today.year + step, code) for step in ((-2, -1, 0, 1) if relation else (0,))]
    return found_day(toward_choice(choices, relation, place.today))


def _bare_season(place: Place, code: int) -> Found | None:
    """Read "في الخريف", "منتصف الصيف": the last that has begun (not "الربيع العربي")."""
    before, after = place.before(), place.after()
    led = place.has("edge") or (before is not None and bool({"in", "since", "to"} & before.values.keys()))
    if not led or (after is not None and is_word(place, after) and is_definite(place, after)):
        return None
    if place.today is None:
        return found_day(f"XXXX-{code}")
    return found_day(
        toward_choice([cal.season(place.today.year + step, code) for step in (-2, -1, 0)], None, place.today)
    )


def one_decade(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a decade: "السبعينيات", "ثمانينيات القرن الماضي"."""
    first = place.first("decade_name") or place.first("decade_bare")
    century = 2000 if place.today and place.has("the_unit_century") and not place.has("last") else 1900
    number = place.first("ordinal") or (place.first("the_number") if place.has("the_unit_century") else None)
    if number is not None:
        return found_day(cal.decade((number - 1) * 100 + first)) if 1 < number <= 21 else None
    if first in (10, 20) and place.today is not None and not place.has("the_unit_century"):
        century = 1900
    return found_day(cal.decade(century + first))


def century_numbered(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a century by its number: "القرن التاسع عشر", "القرن العشرين"."""
    number = place.first("ordinal") or place.first("the_number")
    if not 1 <= number <= 21:
        return None
    first = (number - 1) * 100
    return found_day(Stretch(date(max(first, 1), 1, 1), date(first + 99, 12, 31), f"{number - 1:02}XX", "century"))


def share_of_year(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a quarter or half of a year: "الربع الثالث من عام 2016", "النصف الأول من العام الجاري"."""
    inner = period_told(place.part(match.start("period"), match.end("period")))
    number = place.first("ordinal")
    if inner is None or inner.stretch is None or inner.stretch.grain != "year":
        return None
    if place.has("quarter"):
        return found_day(cal.quarter(inner.stretch.first.year, number)) if number <= 4 else None
    return found_day(cal.half(inner.stretch.first.year, number)) if number <= 2 else None


def feast_day(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a feast day: "عيد الأضحى 2013", "عيد الفطر الماضي", "رأس السنة الهجرية"."""
    kind, at = place.first("feast")
    year = place.first("year")
    if year is None and place.today is None:
        return Found("DATE", f"XXXX-{at}" if kind == "gregorian" else "XXXX")
    base = year if year is not None else place.today.year  # type: ignore[union-attr]
    if year is None and place.has("the_unit_year"):
        base += relation_of(place.tokens)
    fixed = year is not None or place.has("the_unit_year") or not relates(place)
    days = [day for step in ((0,) if fixed else (-1, 0, 1)) if (day := cal.feast(kind, at, base + step)) is not None]
    if fixed:
        return found_day(cal.day(days[0])) if days else None
    assert place.today is not None
    return found_day(toward_choice([cal.day(day) for day in days], relation_of(place.tokens), place.today))


def within(place: Place, match: re.Match[str]) -> Found | None:
    """Reads an unnamed time in a day or longer: "وقت سابق اليوم", "وقت لاحق من الشهر"."""
    if match["whole"] is not None:
        return found_day(_unit_meant(place, place.first("the_unit"), THIS))
    return period_told(place.part(match.start("day"), match.end("day")))


def _just_year(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a year inside a range or after an edge."""
    value = place.first("year")
    return found_day(cal.year(value)) if 1900 <= value <= 2100 else None


def _this_unit(place: Place, _: re.Match[str]) -> Found | None:
    """Reads the current week, month or year behind an edge: "مطلع العام", "نهاية الشهر"."""
    after = place.after()
    adjective = after is not None and is_word(place, after) and is_definite(place, after)
    return None if adjective else found_day(_unit_meant(place, place.first("the_unit"), THIS))


def _any_month(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a month inside another expression, where even a weak name counts."""
    told = told_by(place)
    return found_day(resolve_month(told, place.today)) if told.month is not None else None


def _any_day(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a day inside another expression."""
    return found_day(resolve(tell(place), place.today))


def _day_of_part(place: Place, match: re.Match[str]) -> Found | None:
    """Reads the day of "فجر اليوم" where a range ends with it."""
    return _any_day(place.part(match.start("day"), match.end("day")), match)


#: What may stand inside a range or behind an edge.
_PERIODS: tuple[tuple[str, Callable[[Place, re.Match[str]], Found | None]], ...] = (
    (CORE, _any_day),
    (f"<edge>{OF}?{EDGED}", edge_of_period),
    (UNIT_REL, one_unit),
    ("<the_unit_century><ordinal|the_number>", century_numbered),
    (MONTH_TOLD, _any_month),
    (YEAR_TOLD, one_year),
    ("<year>", _just_year),
    ("<the_unit>", _this_unit),
    (SEASON, one_season),
    (DECADE + f"(?:{OF}?<the_unit_century>(?:{REL}|<ordinal|the_number>))?", one_decade),
    (f"<part>(?P<day>{CORE})", _day_of_part),
    ("<now>", present),
)
