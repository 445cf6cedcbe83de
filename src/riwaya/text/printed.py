"""Publication dates that a page prints in full: "الثلاثاء 24 نيسان/أبريل 2018", "28/8/2017 م", "٥ شوال ١٤٣٩ هـ".

Only dates with day, month and year are read, in all month names in use (Syriac, Egyptian, Maghrebi, Hijri) and as
numbers. A Gregorian date beside a Hijri one wins; a Hijri date alone is converted by the Umm al-Qura calendar. What a
date means inside the article's prose is the language stage's concern.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from msgspec import Struct

from riwaya.script import fold, key


class Printed(Struct, frozen=True):
    """A full date: EDTF day and [start, end) in the text it was found in."""

    edtf: str
    start: int
    end: int


def first_date(text: str) -> Printed | None:
    """Return the first full date of a short text; a Hijri and a Gregorian date side by side are one."""
    folded = fold(text)
    found = sorted(
        (match.start(), match.end(), day, hijri)
        for pattern, read, hijri in _readers()
        for match in pattern.finditer(folded.text)
        if (day := read(match)) is not None
    )
    if not found:
        return None
    start, end, day, hijri = found[0]
    for later in found[1:]:
        between = folded.text[end : later[0]]
        if hijri != later[3] and len(between) <= 14 and later[0] >= end:
            day, end = (later[2] if hijri else day), later[1]
            break
    start = _with_weekday(folded.text, start)
    return Printed(day.isoformat(), *folded.span(start, end))


def _with_weekday(folded: str, start: int) -> int:
    """Return the start of the weekday that stands before a date, or `start`."""
    match = _WEEKDAY_BEFORE.search(folded[:start])
    return match.start() if match else start


def _day(year: int, month: int, day: int) -> date | None:
    """Return a date of the time in which news pages exist, None for any other."""
    if not 1990 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(match: re.Match[str]) -> date | None:
    return _day(int(match["year"]), _months()[match["month"]], int(match["day"]))


def _month_first(match: re.Match[str]) -> date | None:
    return _day(int(match["year"]), _ENGLISH[match["month"][:3].lower()], int(match["day"]))


def _numeric(match: re.Match[str]) -> date | None:
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    # Arabic pages write the day first; 4/24/2018 can only be read the other way.
    return _day(year, month, day) or _day(year, day, month)


def _iso(match: re.Match[str]) -> date | None:
    return _day(int(match["year"]), int(match["month"]), int(match["day"]))


def _hijri(match: re.Match[str]) -> date | None:
    return _from_hijri(int(match["year"]), _hijri_months()[match["month"]], int(match["day"]))


def _hijri_numeric(match: re.Match[str]) -> date | None:
    return _from_hijri(int(match["year"]), int(match["month"]), int(match["day"]))


def _from_hijri(year: int, month: int, day: int) -> date | None:
    from hijridate import Hijri

    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None


@cache
def _months() -> dict[str, int]:
    return {key(name): number for number, names in _MONTHS.items() for name in names}


@cache
def _hijri_months() -> dict[str, int]:
    return {key(name): number for number, names in _HIJRI_MONTHS.items() for name in names}


def _any(names: dict[str, int]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + ")"


Reader = tuple[re.Pattern[str], Callable[[re.Match[str]], date | None], bool]


@cache
def _readers() -> tuple[Reader, ...]:
    """Return (pattern, reader, whether Hijri) for each way to write a full date."""
    month, hijri = _any(_months()), _any(_hijri_months())
    # "نيسان/أبريل", "نيسان (أبريل)": the second name says the same month
    second = rf"(?:\s?[/(،,\-–]\s?(?:{month})\s?\)?)?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)(?:\s?م(?!\w)\.?)?"
    hijri_year = r"(?P<year>1[34]\d\d)(?!\d)(?:\s?ه(?!\w))?"
    start, to_month = r"(?<![\d/.])(?<!\d:)", r"\s?(?:-|/|من|\s)\s?"
    to_year = r"\s?(?:-|/|،|,|من|عام|لعام|سنه)?\s?"
    day, number = rf"{start}(?P<day>\d{{1,2}})", r"(?P<month>\d{1,2})"
    english = rf"(?P<month>{_ENGLISH_NAME})\.?,?"
    written: tuple[tuple[str, Callable[[re.Match[str]], date | None], bool], ...] = (
        (rf"{day}{to_month}(?:شهر )?(?P<month>{month})(?!\w){second}{to_year}{year}", _named, False),
        (rf"(?<!\w)(?P<month>{month}){second}\s(?P<day>\d{{1,2}})\s?[،,]\s?{year}", _named, False),
        (rf"{day}\s?([/\-.])\s?{number}\s?\2\s?{year}", _numeric, False),
        (rf"{start}(?P<year>(?:19|20)\d\d)([/\-.]){number}\2(?P<day>\d{{1,2}})(?!\d)(?:\s?م(?!\w))?", _iso, False),
        (rf"(?i)\b{english}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{year}", _month_first, False),
        (rf"(?i){day}(?:st|nd|rd|th)?\s{english}\s{year}", _month_first, False),
        (rf"{day}{to_month}(?P<month>{hijri})(?!\w){to_year}{hijri_year}", _hijri, True),
        (rf"{day}\s?([/\-.])\s?{number}\s?\2\s?{hijri_year}", _hijri_numeric, True),
    )
    return tuple((re.compile(pattern), read, is_hijri) for pattern, read, is_hijri in written)


# --- tables -------------------------------------------------------------------------------------------------

_MONTHS = {
    1: ("كانون الثاني", "يناير", "جانفي", "ينایر", "كانون ثاني"),
    2: ("شباط", "فبراير", "فيفري", "فبرایر"),
    3: ("آذار", "مارس", "اذار"),
    4: ("نيسان", "أبريل", "إبريل", "أفريل", "ابريل"),
    5: ("أيار", "مايو", "ماي", "مايس", "ايار"),
    6: ("حزيران", "يونيو", "جوان", "يونية"),
    7: ("تموز", "يوليو", "جويلية", "يوليوز", "يولية"),
    8: ("آب", "أغسطس", "أوت", "غشت", "اغسطس", "أوغسطس"),
    9: ("أيلول", "سبتمبر", "شتنبر", "ايلول"),
    10: ("تشرين الأول", "أكتوبر", "تشرين أول", "اكتوبر"),
    11: ("تشرين الثاني", "نوفمبر", "نونبر", "تشرين ثاني"),
    12: ("كانون الأول", "ديسمبر", "دجنبر", "كانون أول"),
}
_HIJRI_MONTHS = {
    1: ("محرم", "المحرم", "محرم الحرام"),
    2: ("صفر",),
    3: ("ربيع الأول", "ربيع أول"),
    4: ("ربيع الآخر", "ربيع الثاني", "ربيع ثاني"),
    5: ("جمادى الأولى", "جمادى الأول", "جمادى أول"),
    6: ("جمادى الآخرة", "جمادى الثانية", "جمادى الثاني", "جمادى ثاني"),
    7: ("رجب",),
    8: ("شعبان",),
    9: ("رمضان", "رمضان المبارك"),
    10: ("شوال",),
    11: ("ذو القعدة", "ذي القعدة", "ذوالقعدة", "ذو القعده"),
    12: ("ذو الحجة", "ذي الحجة", "ذوالحجة", "ذو الحجه"),
}
_ENGLISH = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_ENGLISH_NAME = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY_BEFORE = re.compile("(?:يوم )?ال(?:احد|ا[ثت]نين|ثلاثاء|اربعاء|خميس|جمعه|سبت)\\s?[،,:\\-–(]?\\s?$")
