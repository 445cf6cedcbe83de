"""Rules for lengths, distances and what points at no certain day: "شهر ونصف الشهر", "قبل يومين", "لاحقا"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from riwaya.language.ar import calendar as cal
from riwaya.language.ar.calendar import DAY
from riwaya.language.ar.times.match import FUTURE, PAST, PRESENT, Found, Place, found_day, is_word, moment_of
from riwaya.language.ar.timewords import OTHER, Token
from riwaya.model import When

_ISO = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "month": "M", "year": "Y"}
_SIZES = ("second", "minute", "hour", "night", "day", "week", "month", "quarter", "year", "decade", "century")
# Units without a letter of their own in ISO 8601.
_MULTIPLES = {"quarter": ("month", 3), "decade": ("year", 10), "century": ("year", 100)}
_CLOCKED = ("second", "minute", "hour")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


class Length(Struct, frozen=True):
    """An amount of time by unit, halves as fractions: "عامين ونصف العام" is 2.5 years."""

    amounts: tuple[tuple[str, float], ...]

    def iso(self) -> str:
        """Return the ISO 8601 duration."""
        day, clock = "", ""
        for unit, amount in self._whole():
            piece = f"{amount:g}{_ISO[unit]}"
            if unit in _CLOCKED:
                clock += piece
            else:
                day += piece
        return "P" + day + ("T" + clock if clock else "")

    def _whole(self) -> Iterator[tuple[str, float]]:
        for unit, amount in sorted(self.amounts, key=lambda item: -_SIZES.index(item[0])):
            count, rest = int(amount), amount - int(amount)
            finer = {"year": ("month", 12), "month": ("day", 30), "hour": ("minute", 60), "minute": ("second", 60)}.get(
                unit
            )
            if unit in _MULTIPLES:
                base, factor = _MULTIPLES[unit]
                yield base, amount * factor
            elif rest and finer and (rest * finer[1]).is_integer():
                if count:
                    yield unit, count
                yield finer[0], rest * finer[1]
            else:
                yield unit, amount

    def shift(self, at: datetime, sign: int) -> datetime:
        """Return the moment this far before (-1) or after (1) another."""
        for unit, amount in self._whole():
            if unit in ("month", "year"):
                months = round(sign * amount * (12 if unit == "year" else 1))
                at = datetime.combine(cal.add_months(at.date(), months), at.timetz())
            else:
                seconds = _SECONDS.get(unit) or {"day": 86400, "night": 86400, "week": 604800}[unit]
                at += timedelta(seconds=sign * amount * seconds)
        return at


def length_of(tokens: Sequence[Token]) -> Length | None:
    """Read an amount of time off its words."""
    amounts: list[tuple[str, float]] = []
    number: float | None = None
    for token in tokens:
        values = token.values
        if "half_of" in values:
            if amounts:
                amounts[-1] = amounts[-1][0], amounts[-1][1] + 0.5
                number = 0.0
            else:
                number = 0.5
        elif unit := values.get("dual"):
            amounts.append((unit, 2))
            number = None
        elif ("num" in values or "decimal" in values) and "unit" not in values:
            number = values.get("num", values.get("decimal"))
        elif unit := values.get("unit") or values.get("plural") or values.get("the_unit") or values.get("the_plural"):
            if number is None or number:
                amounts.append((unit, 1 if number is None else number))
            number = None
    return Length(tuple(amounts)) if amounts and all(amount > 0 for _, amount in amounts) else None


def duration(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a length of time: "خمس سنوات", "شهر ونصف الشهر", "نحو أسبوعين", "نصف ساعة"."""
    single = not any(place.has(kind) for kind in ("num", "decimal", "dual", "half_of", "throughout"))
    before = place.before()
    alone = before is None and place.after() is None
    if single and not (
        alone or place.has("about") or place.has("whole") or (before is not None and "lasting" in before.values)
    ):
        return None
    if _is_age(place):
        return None
    if place.has("throughout"):
        return Found("DURATION", Length(((place.first("the_unit"), 1),)).iso(), first=1)
    length = length_of(place.tokens)
    return Found("DURATION", length.iso()) if length else None


def _is_age(place: Place) -> bool:
    """Refuse ages: "يبلغ من العمر 30 عاماً", "(26 عاماً)"."""
    before, after = place.before(), place.after()
    bracket = before is not None and "open" in before.values and after is not None and "close" in after.values
    near = (place.before(back) for back in (1, 2, 3))
    return bracket or any(token is not None and "age" in token.values for token in near)


#: What names the unit before it: the number of a year, a month, a day of the week.
_NAMES = frozenset(("num", "year", "month", "weekday", "hmonth"))


def distance(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a distance from the reference: "قبل يومين", "منذ نحو عشرة أيام", "بعد ثلاثة أشهر"."""
    length = length_of(place.part(match.start("length"), match.end("length")).tokens)
    if length is None or _hangs_on_event(place) or _is_named(place) or not _is_distance(place) or _is_every(place):
        return None
    sign = 1 if place.has("after") else -1
    if place.now is None:
        return Found("DATE", PAST if sign < 0 else FUTURE)
    try:
        there = length.shift(place.now, sign)
    except (ValueError, OverflowError):
        return None
    return _distant(there, length, place)


def _is_every(place: Place) -> bool:
    """Refuse "عاما بعد عام", "يوما بعد يوم": that is every one of them."""
    before, units = place.before(), [token.values["unit"] for token in place.tokens if "unit" in token.values]
    return place.has("after") and before is not None and before.values.get("unit") in units


def _is_distance(place: Place) -> bool:
    """Whether من alone opens a distance, as it does in speech at the head of a line: "من أسبوع" is a week ago."""
    after = place.after()
    opened = place.tokens[0].values.keys() & {"before", "since", "after"}
    return bool(opened) or (place.before() is None and (after is None or "to" not in after.values))


def _hangs_on_event(place: Place) -> bool:
    """Refuse "بعد يومين من الهجوم", "بعد أيام على": the distance is from the event."""
    after = place.after()
    if after is None:
        return False
    return (place.has("after") and bool({"from", "upon"} & after.values.keys())) or (
        place.has("before") and "from" in after.values
    )


def _is_named(place: Place) -> bool:
    """Refuse "منذ عام 2014", "منذ شهر يناير", "قبل يوم الجمعة": what follows names the unit, it is no distance."""
    after = place.after()
    counted = any(place.has(kind) for kind in ("num", "decimal", "dual", "half_of"))
    return after is not None and not counted and bool(_NAMES.intersection(after.values))


def _distant(there: datetime, length: Length, place: Place) -> Found | None:
    """Give a distance the grain in which people count: days by the day, months by the month, years by the year."""
    unit, amount = length.amounts[-1]
    rough = any(place.has(kind) for kind in ("about", "more", "less", "roughly"))
    if unit in _CLOCKED:
        assert place.now is not None
        dated = place.now.time() == datetime.min.time() and unit == "hour" and amount >= 24
        if dated:
            return found_day(cal.day(there.date()))
        return Found("TIME", f"{there:%Y-%m-%dT%H:%M}", when=moment_of(there, f"{there:%Y-%m-%dT%H:%M}"))
    if unit in ("day", "night", "week"):
        meant = cal.day(there.date())
        rough = rough or (unit == "week" and amount > 2)
    elif unit == "month" or (unit == "year" and amount < 2):
        meant = cal.month(there.year, there.month)
        rough = rough or unit == "year" or amount > 2
    else:
        meant = cal.year(there.year)
        rough = True
    return found_day(meant.vague() if rough else meant)


def vague_distance(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a vague distance: "قبل أيام", "منذ بضعة أشهر", "الأيام القليلة الماضية", "الفترة المقبلة"."""
    if _hangs_on_event(place):
        return None
    if place.has("next") or place.has("after") or place.has("soon"):
        return Found("DATE", FUTURE)
    return Found("DATE", PRESENT if place.has("this") else PAST)


def present(place: Place, _: re.Match[str]) -> Found | None:
    """Reads the present: "الآن", "حالياً", "الوقت الراهن", "حتى الساعة"."""
    return Found("DATE", PRESENT)


def until_the_hour(place: Place, _: re.Match[str]) -> Found | None:
    """Reads "حتى الساعة" when no clock time follows: until now."""
    after = place.after()
    if after is not None and any(kind in after.values for kind in ("num", "ordinal", "clock", "colon")):
        return None
    return Found("DATE", PRESENT, first=1)


def once(place: Place, _: re.Match[str]) -> Found | None:
    """Reads an adverb that points at no certain day: "مؤخراً", "لاحقاً", "قبل ذلك", "آنذاك", "قريباً"."""
    if place.has("soon") or place.has("fastest") or place.has("near"):
        return Found("DATE", FUTURE)
    return Found("DATE", PAST)


def from_before(place: Place, _: re.Match[str]) -> Found | None:
    """Reads "من قبل" (earlier) where nothing follows that it could govern ("من قبل القوات" is by the forces)."""
    after = place.after()
    if after is not None and (after.code != OTHER or is_word(place, after)):
        return None
    return Found("DATE", PAST)


def last_units(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a counted stretch up to the reference: "الأيام الثلاثة الماضية", "الـ24 ساعة الماضية"."""
    unit = next(
        (value for kind in ("the_plural", "the_dual", "plural", "unit", "dual") if (value := place.first(kind))), None
    )
    count = 2 if place.has("the_dual") or place.has("dual") else place.first("num") or place.first("the_number")
    if unit is None or count is None:
        return None
    sign = 1 if place.has("next") else -1
    if place.now is None:
        return Found("DATE", FUTURE if sign > 0 else PAST)
    return _stretch_of(place.now, unit, count, sign)


def _stretch_of(now: datetime, unit: str, count: int, sign: int) -> Found | None:
    today = now.date()
    if unit in _CLOCKED:
        there = Length(((unit, count),)).shift(now, sign)
        first, last = sorted((there, now))
        if now.time() == datetime.min.time() and unit == "hour" and count >= 24:
            return found_day(cal.days(first.date(), last.date()))
        edtf = f"{first:%Y-%m-%dT%H:%M}/{last:%Y-%m-%dT%H:%M}"
        whole = When(start=moment_of(first, "").start, end=moment_of(last, "").start, edtf=edtf, grain="minute")
        return Found("TIME", edtf, when=whole)
    there = Length(((unit, count),)).shift(now, sign)
    if sign > 0:
        return found_day(cal.days(today + DAY, there.date()))
    return found_day(cal.days(there.date(), today - DAY))
