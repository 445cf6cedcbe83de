"""Times: what the words of a page say about when, as EDTF, resolved against the day that the page counts from.

"منذ 3 حزيران/يونيو الفائت حتى 10 تموز/يوليو الجاري" is 2019-06-03/2019-07-10 on 12 July 2019; "مساء أمس" the evening of
the 11th. timewords.py turns a line into classes of words; here are the patterns over those classes, what they come to,
and the table of rules. News looks back: "الاثنين" is the last Monday, "أيلول" the last September, unless the words say
otherwise. Without a reference what the words alone say is kept (7 أيار is XXXX-05-07), the rest is a PAST_REF,
PRESENT_REF or FUTURE_REF.

Left alone: event clauses ("قبل خروجهم"), "الأخير" as an epithet, the conjunctive "في الوقت نفسه", ages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from msgspec import Struct

from riwaya.language.ar import calendar as cal
from riwaya.language.ar.calendar import DAY, Stretch
from riwaya.language.ar.timewords import OTHER, Lexicon, Row, Token, load, row
from riwaya.model import Line, Published, TimeExpression, TimeType, When
from riwaya.script import fold

Part = Literal["MO", "AF", "EV", "NI"]
PAST, PRESENT, FUTURE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"
_LAST, _THIS, _NEXT = -1, 0, 1
_RELATIONS = {
    "last": _LAST,
    "latest": _LAST,
    "this": _THIS,
    "this_one": _THIS,
    "itself": _THIS,
    "same": _THIS,
    "next": _NEXT,
}
#: Hours of the parts of a day, for the interval only: the value says the part.
_HOURS = {"MO": (0, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 24)}
_ISO = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "month": "M", "year": "Y"}
_SIZES = ("second", "minute", "hour", "night", "day", "week", "month", "quarter", "year", "decade", "century")
_CLOCKED = ("second", "minute", "hour")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


class Found(Struct, frozen=True):
    """What a rule made of a match: type, value, and where it lies in time."""

    type: TimeType
    value: str
    stretch: Stretch | None = None
    part: Part | None = None
    when: When | None = None
    first: int = 0
    last: int = 0


class Place(Struct, frozen=True):
    """Where a match stands: its tokens, the line, and the reference it is resolved against."""

    row: Row
    start: int
    end: int
    now: datetime | None
    said: date | None
    here: bool = False  # whether `said` was told in the same line

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the match."""
        return self.row.tokens[self.start : self.end]

    @property
    def today(self) -> date | None:
        """The reference day."""
        return self.now.date() if self.now else None

    def part(self, start: int, end: int) -> Place:
        """Return the same place for a part of the match."""
        return Place(self.row, start, end, self.now, self.said, self.here)

    def before(self, back: int = 1) -> Token | None:
        """Return the token before the match."""
        return self.row.tokens[self.start - back] if self.start >= back else None

    def after(self) -> Token | None:
        """Return the token after the match."""
        return self.row.tokens[self.end] if self.end < len(self.row.tokens) else None

    def has(self, kind: str) -> bool:
        """Whether a token of the match is of that kind."""
        return any(kind in token.values for token in self.tokens)

    def first(self, kind: str) -> Any:
        """Return the value of the first token of that kind, None without one."""
        return next((token.values[kind] for token in self.tokens if kind in token.values), None)


class TimeRule(Struct, frozen=True):
    """One construction: a pattern over classes of words and what to make of a match.

    It is not rules.Rule because the pattern runs over classes, not letters, and `produce` needs the reference.
    """

    name: str
    pattern: str
    produce: Callable[[Place, re.Match[str]], Found | None]

    @property
    def reads(self) -> str:
        """What the rule reads, in one line."""
        return (self.produce.__doc__ or self.name).strip().splitlines()[0]


# --- public -------------------------------------------------------------------------------------------------


def times(text: str, blocks: Sequence[Line], reference: str | None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the given blocks, in order.

    Args:
        text: the text that offsets count into.
        blocks: the lines to read; nothing outside them is looked at.
        reference: ISO date or date-time that relative expressions count from, None where there is none.

    Raises:
        ValueError: when `reference` is no ISO date.
    """
    found: list[TimeExpression] = []
    said: date | None = None
    for block in blocks:
        for item in _line(text, block, reference, said):
            found.append(item)
            said = _said(item) or said
    return tuple(found)


def _said(item: TimeExpression) -> date | None:
    """Return the day that an expression told, for "قبل ذلك بيوم" and clock times after it."""
    if item.when is None or item.when.start is None or item.when.grain not in ("day", "part", "minute"):
        return None
    return item.when.start.date() if len(item.value) >= 10 else None


def infer_published(text: str, blocks: Sequence[Line]) -> Published:
    """Return when a page says it was published, by what its text says; dateline.py tells how."""
    from riwaya.language.ar.dateline import infer  # it reads days by this module's grammar

    return infer(text, blocks)


class ToldHere(Struct, frozen=True):
    """What the words of a date say where they stand, before any reference: the evidence for when a page was written."""

    start: int
    end: int
    block: Line
    offset: int | None
    weekday: int | None
    day: int | None
    month: int | None
    year: int | None
    hijri: bool
    current: bool
    two_calendars: bool


def told_days(text: str, block: Line) -> Iterator[ToldHere]:
    """Yield the dates of a line as they are worded: days, and months with a year or a relation."""
    line = row(fold(text[block.start : block.end]))
    for match in _pattern(f"{_CORE}|{_MONTH_TOLD}|{_YEAR_TOLD}").finditer(line.codes):
        place = Place(line, match.start(), match.end(), None, None)
        told = _tell(place)
        if _only_today(place) and not _is_today(place):
            continue
        start, end = line.folded.span(line.tokens[match.start()].start, line.tokens[match.end() - 1].end)
        yield ToldHere(
            start=start + block.start,
            end=end + block.start,
            block=block,
            offset=told.offset,
            weekday=told.weekday,
            day=told.day,
            month=told.month,
            year=told.year,
            hijri=told.hijri,
            current=told.toward == _THIS,
            two_calendars=place.has("dated") and place.has("hmonth") and place.has("month"),
        )


def _line(text: str, block: Line, reference: str | None, said: date | None) -> Iterator[TimeExpression]:
    now = datetime.fromisoformat(reference) if reference else None
    line = row(fold(text[block.start : block.end]))
    for rule, found, first, last in _longest(line, now, said):
        start, end = line.folded.span(line.tokens[first].start, line.tokens[last - 1].end)
        start, end = start + block.start, end + block.start
        yield TimeExpression(
            start=start,
            end=end,
            text=text[start:end],
            type=found.type,
            value=found.value,
            rule=rule.name,
            part=found.part,
            when=found.when or (_when(found) if found.stretch else None),
            anchor=reference if _anchored(found, line.tokens[first:last]) else None,
        )


def _anchored(found: Found, tokens: Sequence[Token]) -> bool:
    """Whether the reference was needed: not for "16/9/2021", lengths, sets and vague references."""
    if found.type in ("DURATION", "SET") or found.value.endswith("_REF") or found.value.startswith("X"):
        return False
    relative = any(_RELATIVE & token.values.keys() for token in tokens)
    return relative or not any(_ABSOLUTE & token.values.keys() for token in tokens)


_ABSOLUTE = frozenset(("year", "date", "month_year", "year_range", "century", "the_unit_century"))
_RELATIVE = frozenset(("today", "day_offset", "last", "this", "next", "latest", "this_one", "now"))


def _longest(line: Row, now: datetime | None, said: date | None) -> Iterator[tuple[TimeRule, Found, int, int]]:
    """Yield what the rules find, leftmost first, longest first, without overlaps."""
    found = []
    telling = _telling()
    for run in _RUN.finditer(line.codes):
        if telling.search(line.codes, run.start(), run.end()) is None:
            continue
        for order, (rule, pattern) in enumerate(_compiled()):
            for match in pattern.finditer(line.codes, run.start(), run.end()):
                made = rule.produce(Place(line, match.start(), match.end(), now, said), match)
                if made is not None:
                    start, end = match.start() + made.first, match.end() - made.last
                    found.append((start, -end, order, rule, made, match))
    found.sort(key=lambda item: item[:3])
    done, here = 0, None
    for start, end, _, rule, made, match in found:
        if start < done:
            continue
        if rule.name in _ANAPHORIC and here is not None:
            made = rule.produce(Place(line, match.start(), match.end(), now, here, here=True), match) or made
        if made is _ADRIFT:
            continue
        if made.stretch is not None and made.stretch.grain == "day":
            here = made.stretch.first
        yield rule, made, start, -end
        done = -end


#: Rules that may hang on a day told before them in the line.
_ANAPHORIC = ("same day", "clock", "bare part", "part by itself", "midnight")


_RUN = re.compile(f"[^{OTHER}]+")
#: Kinds that tell no time by themselves; a run of nothing else is not looked at ("في 24", "من الأول").
_MUTE = frozenset(
    [
        "and",
        "prep",
        "from",
        "in",
        "to",
        "num",
        "digit",
        "minute",
        "hour",
        "day",
        "month_number",
        "number",
        "teen",
        "ordinal",
        "unit_ordinal",
        "the_number",
        "al",
        "between",
        "thing",
        "office",
        "age",
        "bloc",
        "paper",
        "this_one",
        "that_one",
        "same",
        "first",
        "few",
        "some",
        "long",
        "late",
        "early",
        "upon",
        "which",
        "about",
        "more",
        "less",
        "slash",
        "dash",
        "open",
        "close",
        "comma",
        "colon",
        "decimal",
        "day_month",
        "day_range",
        "shortly_after",
        "shortly_before",
        "what",
        "every",
        "days",
        "whole",
        "half",
        "half_of",
        "quarter",
        "except",
        "fraction",
        "little",
        "later",
        "earlier",
        "very",
        "possible",
        "final",
        "itself",
        "lasting",
        "ad",
        "ah",
        "day_adjective",
        "dated",
        "fastest",
        "zone",
        "roughly",
        "libyan",
        "periodical",
        "minute_word",
        "span",
        "latest",
    ]
)


#: Mute words that tell a time together: "الثامنة والربع", "22/04".
_MUTE_TELLING = "<ordinal><and|except><fraction>|<day_month>|<day><this>|<day_range><part_adverb>"


@cache
def _telling() -> re.Pattern[str]:
    """Return the classes of which a run needs one."""
    telling = "[" + "".join(code for kinds, code in load().codes.items() if kinds - _MUTE) + "]"
    return re.compile(telling + "|" + _classes(_MUTE_TELLING, load()))


# --- patterns -----------------------------------------------------------------------------------------------
# `<kind>` is a token of that kind; spaces mean nothing. Small patterns first, each used by those below it.

_OF = "<from|in|prep>"
_REL = "<last|this|next|latest>"
_YEAR_UNIT = "<unit_year|the_unit_year>"
_YEAR = f"(?:<comma|dash|slash>?{_OF}?{_YEAR_UNIT}?(?:<open><year><ad|ah>?<close>|<year><ad|ah>?))"
_REL_YEAR = f"(?:{_OF}?<the_unit_year>{_REL}|{_OF}?<this_one><the_unit_year>)"
_MONTH = (
    "(?:<unit_month|the_unit_month>?<month|weak|hmonth>|<unit_month><month_number|libyan>|<the_unit_month><ordinal>)"
)
_THE_MONTH = "(?:<this_one><the_unit_month>|<the_unit_month><this|last|next|itself>|<same|that_one><the_unit_month>)"
_DAY = "(?:<the_unit_day|unit_day>?<ordinal>|<unit_day>?<day>)"
_MONTH_TAIL = f"(?:{_REL}?(?:{_YEAR}|{_REL_YEAR})|{_REL})"
_DAY_MONTH = f"(?:{_DAY}(?:{_OF}|<dash|slash|comma>)?{_MONTH}{_MONTH_TAIL}?)"
_DAY_THE_MONTH = f"(?:{_DAY}{_OF}?{_THE_MONTH})"
_MONTH_DAY = f"(?:{_MONTH}(?:<ordinal>(?:{_OF}?{_YEAR})?|<day><comma><year>))"
_DAY_CURRENT = "(?:<unit_day>?<al>?<day><this>)"
_NUMERIC = (
    "(?:<unit_day>?(?:<date>|<day><slash><month_number><slash><year>|<day><dash><month_number><dash><year>)<ad|ah>?)"
)
_WEEKDAY = "(?:(?:<unit_day>|<this_one>)?<weekday>|<unit_day><weekday_bare>)"
_OFFSET = (
    "(?:<unit_day>?(?:<day_offset><ordinal>|<first><from>?<day_offset>|<ordinal><from><day_offset>|<after><day_offset>"
    "|<before><unit_day>?<day_offset>|<day_offset>)|<this_one><today>|<today>|<after><day_offset>)"
)
_FULL = f"(?:{_NUMERIC}|{_DAY_MONTH}|{_DAY_THE_MONTH}|{_MONTH_DAY}|{_DAY_CURRENT})"
_FULL = f"(?:{_FULL}(?:<open><dated>{_FULL}<close>|<comma>?<dated>{_FULL})?)"
_TAIL = f"(?:<comma>?(?:<dated><prep>?|{_OF})?(?:<open>{_FULL}<close>|{_FULL}|<unit_day>?<day_month>))"
_NAMED = f"(?:<comma>?{_WEEKDAY}|<open>{_WEEKDAY}<close>)"
_WEEK = f"(?:{_OF}?(?:<this_one><the_unit_week>|<the_unit_week>{_REL}))"
#: One day, however it is told.
_CORE = (
    f"(?:{_OFFSET}{_NAMED}?{_TAIL}?|{_WEEKDAY}(?:{_WEEK}|<last|this|next>?{_TAIL}?)|{_FULL}"
    f"|<the_unit_week>{_REL}{_WEEKDAY}|<this_one><the_unit_week>{_WEEKDAY})"
)
_UNIT_REL = "(?:<this_one>(?:<the_unit>)|<the_unit>(?:<before>|<after>)?<last|this|next|itself>)"
_YEAR_TOLD = f"(?:{_YEAR_UNIT}<year><ad|ah>?)"
_MONTH_TOLD = f"(?:{_MONTH}{_MONTH_TAIL}?|<month_year>)"
_SEASON = f"(?:<season>(?:{_YEAR}|{_REL_YEAR})|<the_season>(?:<last|this|next>|{_YEAR})|<this_one><the_season>)"
_DECADE = "(?:<decade_name>|<unit_decade>?<decade_bare>)"
_NUMBER = "(?:<num|decimal>)"
_ROUGH = "(?:<about>|(?:<more|less><from>))"
_ONE = f"(?:{_NUMBER}<unit|plural>|<dual><num>?|<unit><whole>?)"
_LENGTH = f"(?:{_ONE}(?:<and><half_of>(?:<the_unit|unit>)?)?(?:<and>{_ONE})*|<half_of><unit>)"
_MINUTES = "(?:<and><fraction>|<and><minute><minute_word>?|<except><fraction>|<except><minute><minute_word>?)"
_DAY_PART = (
    f"(?:{_OF}?<part_adverb|the_part>|<after|before><the_part|prayer>|<this_one><the_part|the_unit_night>|<tonight>"
    f"|{_OF}?<time_of|moment_bare><late|early>{_OF}?<before|after>?<the_part>)"
)
_ZONE = "(?:<open><zone_word><zone><close>|<zone_word><zone>|<zone_short>)"
_HOUR = (
    f"(?:<clock>(?:{_DAY_PART}|<part_short>)?|<hour_word><clock_dot>{_DAY_PART}?"
    f"|<hour_word><colon>?<clock|hour|ordinal>{_MINUTES}?{_DAY_PART}?|<hour|ordinal>{_MINUTES}?{_DAY_PART}"
    f"|<ordinal>(?:<and>|<except>)<fraction>){_ZONE}?"
)
#: A part of a day before its hour: "مساء أمس الساعة 7", "هذا الصباح الساعة 7".
_LEAD = f"(?:<before|after>?<part>{_OF}?)"
_LEAD_ALONE = "(?:<this_one><the_part|the_unit_night>|<tonight>|<after|before>?<the_part>)"
_LED = (
    f"(?:(?P<lead>{_LEAD})?(?P<day_first>{_CORE})(?P<aside>{_DAY_PART})?(?:<comma|dash|about>|{_OF})*"
    f"|(?P<alone>{_LEAD_ALONE})(?:<comma|about>|{_OF})*)"
)
_HOUR_OF = f"(?:<clock>|<hour_word><colon>?<clock|hour|ordinal>{_MINUTES}?|<ordinal>{_MINUTES}?)"
_TO = "(?:<comma>?<and>?<to>|<dash>)"


@cache
def _compiled() -> tuple[tuple[TimeRule, re.Pattern[str]], ...]:
    lexicon = load()
    return tuple((rule, re.compile(_classes(rule.pattern, lexicon))) for rule in RULES)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(_classes(source, load()))


def _classes(pattern: str, lexicon: Lexicon) -> str:
    def charset(match: re.Match[str]) -> str:
        return "[" + "".join(lexicon.charset(kind)[1:-1] for kind in match[1].split("|")) + "]"

    return re.sub(r"(?<!\?P)<([a-z_|]+)>", charset, re.sub(r"\s", "", pattern))


# --- one day ------------------------------------------------------------------------------------------------


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


def _tell(place: Place) -> Told:
    """Fill in what the words of one date say: its offset, its weekday, then the rest."""
    told, codes, at = Told(), place.row.codes, place.start
    if (match := _pattern(_OFFSET).match(codes, at, place.end)) is not None:
        told.offset = _offset(place.row.tokens[at : match.end()])
        at = match.end()
    if (match := _pattern(f"<this_one>?<the_unit_week>{_REL}?(?={_WEEKDAY})").match(codes, at, place.end)) is not None:
        told.of_week = _relation(place.row.tokens[at : match.end()])
        at = match.end()
    if (match := _pattern(f"{_NAMED}|{_WEEKDAY}").match(codes, at, place.end)) is not None:
        told.weekday = _weekday(place.row.tokens[at : match.end()])
        at = match.end()
        if (match := _pattern(_WEEK).match(codes, at, place.end)) is not None:
            told.of_week = _relation(place.row.tokens[at : match.end()])
            at = match.end()
    _fill(told, _last_told(place.row.tokens[at : place.end]))
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


def _weekday(tokens: Sequence[Token]) -> int:
    named = (token.values[kind] for token in tokens for kind in ("weekday", "weekday_bare") if kind in token.values)
    return int(next(named))


def _relation(tokens: Sequence[Token]) -> int:
    found = (token.values.keys() & _RELATIONS.keys() for token in tokens)
    return next((_RELATIONS[min(kinds)] for kinds in found if kinds), _THIS)


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
            told.of_month, subject = _THIS, "the_month"
        elif "unit_year" in values or "the_unit_year" in values:
            subject = "year"
            if "the_unit_year" in values and not _next_has(tokens, at, ("open", "year")):
                told.of_year = _THIS
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
            told.of_month = _THIS  # "15 الجاري"
        elif told.month is None and ("month_number" in values or "ordinal" in values):
            told.month, subject = values.get("month_number") or values["ordinal"], "month"
        elif told.day is None and "ordinal" in values:
            told.day = values["ordinal"]
        elif "this_one" in values or "same" in values or "that_one" in values:
            pending = True
        elif values.keys() & _RELATIONS.keys() and not pending:
            _relate(told, subject, _relation((token,)))


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


# --- which one ----------------------------------------------------------------------------------------------


def _resolve(told: Told, today: date | None) -> Stretch | str | None:
    """Return the day that is meant, a partial value where only a reference could tell, None where there is none."""
    if told.day is not None and told.month is not None:
        return _dated(told, today)
    if told.day is not None and told.of_month is not None:
        return _day_of(cal.add_months(today.replace(day=1), told.of_month), told.day) if today else None
    if today is None:
        return _partial(told)
    if told.of_week is not None and told.weekday is not None:
        week = cal.week(today + 7 * told.of_week * DAY)
        return cal.day(week.first + ((told.weekday - cal.WEEK_START) % 7) * DAY)
    if told.weekday is not None:
        return cal.day(_nearest_weekday(today, told))
    return cal.day(today + told.offset * DAY) if told.offset is not None else None


def _partial(told: Told) -> str | None:
    if told.offset is not None:
        return (PRESENT, FUTURE, PAST)[(told.offset > 0) - (told.offset < 0)]
    return f"XXXX-WXX-{told.weekday + 1}" if told.weekday is not None else None


def _day_of(month: date, day: int) -> Stretch | None:
    return cal.day(month.replace(day=day)) if day <= cal.month(month.year, month.month).last.day else None


def _nearest_weekday(today: date, told: Told) -> date:
    """Return the weekday that is meant; beside "اليوم" or "أمس" the printed name wins over a reference that is off."""
    assert told.weekday is not None
    if told.offset is not None:
        there = today + told.offset * DAY
        ahead = (told.weekday - there.weekday()) % 7
        return there + (ahead if ahead <= 3 else ahead - 7) * DAY
    back = (today.weekday() - told.weekday) % 7
    if told.toward == _LAST:
        return today - (back or 7) * DAY
    if told.toward == _NEXT:
        return today + (7 - back) * DAY
    return today - back * DAY


#: The second Hijri month is also the word for nil ("فاز 3 - صفر"), so it needs a year.
_SAFAR = 2


def _dated(told: Told, today: date | None) -> Stretch | str | None:
    """Return a day told by day and month, and by year where one is printed."""
    assert told.day is not None and told.month is not None
    make = cal.hijri_day if told.hijri else _gregorian
    base = _this_year(told, today)
    if told.year is not None:
        return make(_year_of(told), told.month, told.day) or _gregorian(told.year, told.month, told.day)
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
        return _toward(days, _THIS if near else told.toward, today)
    return _toward(days, told.toward if told.offset is None else _THIS, today)


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


def _gregorian(year: int, month: int, day: int) -> Stretch | None:
    if not 1 <= month <= 12 or not 1 <= day <= cal.month(year, month).last.day:
        return None
    return cal.day(date(year, month, day))


def _toward(choices: list[Stretch], toward: int | None, today: date) -> Stretch | None:
    """Choose among the years: "الماضي" looks back from today, "المقبل" ahead; left open, the latest that has begun."""
    if toward == _LAST:
        return next((found for found in reversed(choices) if found.last < today), None)
    if toward == _NEXT:
        return next((found for found in choices if found.first > today), None)
    if toward == _THIS:
        return min(choices, key=lambda found: abs(found.first - today), default=None)
    return next((found for found in reversed(choices) if found.first <= today), None)


def _month_meant(told: Told, today: date | None) -> Stretch | str | None:
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
    return _toward([stretch for stretch in found if stretch is not None], told.toward, today)


def _date(meant: Stretch | str | None, *, first: int = 0, last: int = 0) -> Found | None:
    if meant is None:
        return None
    if isinstance(meant, str):
        return Found("DATE", meant, first=first, last=last)
    return Found("DATE", meant.edtf, meant, first=first, last=last)


def _when(found: Found) -> When | None:
    """Return the interval of a value; a part of the day narrows it."""
    stretch = found.stretch
    if stretch is None:
        return None
    whole = stretch.when()
    if found.part is None or whole.start is None or whole.end is None:
        return When(start=whole.start, end=whole.end, edtf=found.value, grain=whole.grain)
    low, high = _HOURS[found.part]
    start = whole.start + timedelta(hours=low)
    end = whole.end - timedelta(hours=24 - high if stretch.first == stretch.last else 18)
    return When(start=start, end=end, edtf=found.value, grain="part")


# --- rules: days --------------------------------------------------------------------------------------------


def _one_day(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a day by name, number or distance: "الثلاثاء 7 أيار/مايو", "أمس الأول", "16/9/2021"."""
    if _only_today(place) and not _is_today(place):
        return None
    if _names_a_bloc(place) or _is_eleven(place):
        return None
    return _date(_resolve(_tell(place), place.today))


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


def _only_today(place: Place) -> bool:
    return place.end - place.start == 1 and place.has("today")


def _is_today(place: Place) -> bool:
    """Refuse "اليوم الثاني", "اليوم العالمي", "روسيا اليوم": the day, or a name."""
    after, before = place.after(), place.before()
    return not (
        (after is not None and {"ordinal", "day_adjective", "itself", "next", "few", "which"} & after.values.keys())
        or (before is not None and "paper" in before.values)
    )


def _day_of_weekday(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a weekday with the bare day of its month: "الجمعة 15", "السبت السادس عشر" (when that day was one)."""
    told = Told(weekday=_weekday(place.tokens))
    day = place.first("day") or place.first("ordinal")
    after = place.after()
    if "teen" in place.tokens[-1].values:
        return None  # "الأحد عشرة جنود"
    if place.today is None or (place.has("digit") and after is not None and _is_word(place, after)):
        return None
    months = (cal.add_months(place.today.replace(day=1), step) for step in (-1, 0, 1))
    found = [stretch for month in months if (stretch := _day_of(month, day)) is not None]
    fitting = [stretch for stretch in found if stretch.first.weekday() == told.weekday]
    return _date(_toward(fitting, _THIS, place.today))


def _is_word(place: Place, token: Token) -> bool:
    return place.row.folded.text[token.start].isalpha()


def _nth_weekday(place: Place, match: re.Match[str]) -> Found | None:
    """Reads the n-th weekday, week or day of a month: "آخر اثنين من آذار", "الثلاثاء الثالث من أيلول 2014"."""
    told = _told_of(place.part(match.start("month"), match.end("month")))
    month = _that_month(told, place.today)
    if month is None:
        return None
    head = place.part(place.start, match.start("month"))
    nth = head.first("ordinal") or (head.first("first") and 1) or -1
    if head.has("unit_week") or head.has("the_unit_week"):
        first = month.first + (nth - 1) * 7 * DAY if nth > 0 else month.last - 6 * DAY
        return _date(cal.days(first, first + 6 * DAY, grain="week"))
    named = head.has("weekday") or head.has("weekday_bare")
    if not named and (head.has("unit_day") or head.has("the_unit_day")):
        return _date(cal.day(month.last if nth < 0 else month.first + (nth - 1) * DAY))
    weekday = _weekday(head.tokens)
    if nth < 0:
        return _date(cal.day(month.last - ((month.last.weekday() - weekday) % 7) * DAY))
    day = month.first + ((weekday - month.first.weekday()) % 7 + 7 * (nth - 1)) * DAY
    return _date(cal.day(day)) if day <= month.last else None


def _nth_after(place: Place, match: re.Match[str]) -> Found | None:
    """Reads the n-th weekday after a day: "ثالث ثلاثاء بعد عيد الفطر"."""
    inner = place.part(match.start("day"), match.end("day"))
    made = _feast(inner, match) if inner.has("feast") else _any_day(inner, match)
    if made is None or made.stretch is None:
        return None
    head = place.part(place.start, inner.start)
    nth = head.first("ordinal") or 1
    ahead = (_weekday(head.tokens) - made.stretch.last.weekday()) % 7 or 7
    return _date(cal.day(made.stretch.last + (ahead + 7 * (nth - 1)) * DAY))


def _day_in_digits(place: Place, _: re.Match[str]) -> Found | None:
    """Reads day and month in digits: "22/04", "يوم 7/2", "11/12, 2016" (not the share of "3/4 السكان", nor "24/7")."""
    month, day = place.first("day_month")
    year = place.first("year")
    if not (year or place.has("unit_day") or _dates(place)):
        return None
    return _date(_dated(Told(day=day, month=month, year=year), place.today))


def _dates(place: Place) -> bool:
    """Whether digits parted by a slash are a day and a month: by منذ or حتى before them, a zero, a number over 12."""
    before, written = place.before(), place.row.folded.text[place.tokens[0].start : place.tokens[-1].end]
    above, below = written.split("/")
    if _counts(place) or written == "24/7":
        return False
    led = before is not None and bool({"since", "to"} & before.values.keys())
    return led or max(int(above), int(below)) > 12 or written.startswith("0") or below.startswith("0")


def _day_alone(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a day of the month without its month: "يوم 27" (the last such day)."""
    before, day = place.before(), place.first("day")
    if not place.has("digit") or _counts(place) or (before is not None and "every" in before.values):
        return None
    if place.today is None:
        return _date(f"XXXX-XX-{day:02}")
    months = (cal.add_months(place.today.replace(day=1), step) for step in (-2, -1, 0))
    days = [found for month in months if (found := _day_of(month, day)) is not None]
    return _date(_toward(days, None, place.today))


def _that_month(told: Told, today: date | None) -> Stretch | None:
    """Return the month that days are counted in; without a year it is one of this year."""
    if told.month is None:
        there = cal.add_months(today.replace(day=1), told.of_month) if today and told.of_month is not None else None
        return cal.month(there.year, there.month) if there else None
    if today and told.year is None and told.of_year is None and told.toward is None and not told.hijri:
        return cal.month(today.year, told.month)
    month = _month_meant(told, today)
    return month if isinstance(month, Stretch) else None


def _told_of(place: Place) -> Told:
    told = Told()
    _fill(told, place.tokens)
    return told


#: What an anaphoric rule makes before it is known which day was told before it; dropped when none was.
_ADRIFT = Found("DATE", "")


def _same_day(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a day by another that was told: "اليوم نفسه", "اليوم التالي", "قبل ذلك بيوم"."""
    if place.said is None:
        return _ADRIFT
    count = place.first("num") or (2 if place.has("dual_day") else 1)
    step = 0 if place.has("itself") or place.has("same") else -count if place.has("before") else count
    return _date(cal.day(place.said + step * DAY))


def _weekdays(place: Place, _: re.Match[str]) -> Found | None:
    """Reads weekdays in a row: "الجمعة والسبت", "يومي الثلاثاء والأربعاء الماضيين"."""
    names = [token.values["weekday"] for token in place.tokens if "weekday" in token.values]
    if place.today is None or any((after - before) % 7 != 1 for before, after in pairwise(names)):
        return None
    last = _nearest_weekday(
        place.today, Told(weekday=names[-1], toward=_relation(place.tokens) if _relates(place) else None)
    )
    return _date(cal.days(last - (len(names) - 1) * DAY, last))


def _relates(place: Place) -> bool:
    return any(place.has(kind) for kind in ("last", "next"))


# --- rules: months, years and longer ------------------------------------------------------------------------


def _one_month(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a month: "أيلول (سبتمبر) 2014", "شهر يوليو الماضي", "رمضان المقبل"."""
    told = _told_of(place)
    before = place.before()
    led = before is not None and bool({"in", "since", "to"} & before.values.keys())
    bare = place.end - place.start == 1
    counted = before is not None and "day" in before.values and "digit" in before.values
    if told.month is None or counted or place.has("whole") or (told.weak and bare and not led):
        return None
    return _date(_month_meant(told, place.today))


def _one_year(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a year that is called one: "عام 2013", "العام 1435 هـ"."""
    value = place.first("year")
    return None if _is_office(place) else _date(_year(value, hijri=place.has("ah") or value < 1500))


def _year(value: int, *, hijri: bool = False) -> Stretch | None:
    return (cal.hijri_year(value) if hijri else None) or cal.year(value)


def _bare_year(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a bare year after a word of time or in brackets: "منذ 1984", "في 2013" (not "من 2000 مقاتل")."""
    value, after, before = place.first("year"), place.after(), place.before()
    if not 1700 <= value <= 2050 or before is None:
        return None
    bracket = "open" in before.values and after is not None and "close" in after.values
    led = bool({"in", "since", "to", "before", "after", "prep", "born"} & before.values.keys())
    return _date(cal.year(value)) if bracket or (led and not _counts(place)) else None


def _counts(place: Place) -> bool:
    """Whether a noun that is counted may follow: then the number is an amount."""
    after = place.after()
    if after is None:
        return False
    return bool({"unit", "plural", "num", "thing"} & after.values.keys())


def _two_years(place: Place, _: re.Match[str]) -> Found | None:
    """Reads two years: "2003-2011", "عامي 2013 و2014", "من 1996 إلى 2001"."""
    years = [token.values["year"] for token in place.tokens if "year" in token.values]
    first, last = place.first("year_range") or (years[0], years[-1])
    ok = 1900 <= first < last <= 2100 and (place.has("year_range") or len(years) == 2) and not _counts(place)
    return _date(cal.span(cal.year(first), cal.year(last))) if ok else None


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


def _one_unit(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a unit by its distance: "الأسبوع الماضي", "هذا العام", "الشهر قبل الماضي", "السنة المقبلة"."""
    unit = place.first("the_unit")
    relation = _relation(place.tokens)
    if unit in ("hour", "minute", "second", "night"):
        return None
    if unit == "year" and _is_office(place):
        return None
    relation *= 2 if place.has("before") or place.has("after") else 1
    meant = _unit_meant(place, unit, relation)
    if meant is None and place.today is None:
        return Found("DATE", (PRESENT, FUTURE, PAST)[relation > 0 or -(relation < 0)])
    return _date(meant)


def _is_office(place: Place) -> bool:
    """Refuse "الأمين العام السابق": "العام" is an adjective there."""
    before, word = place.before(), place.row.folded.text[place.row.tokens[place.start].start :]
    return word.startswith("العام") and before is not None and "office" in before.values


def _edge(place: Place, match: re.Match[str]) -> Found | None:
    """Reads an edge of a period: "مطلع تموز", "منتصف عام 2014", "أواخر 2012", "بداية الستينيات"."""
    inner = place.part(match.start("period"), match.end("period"))
    made = _period(inner)
    edge = place.first("edge")
    if made is None or made.stretch is None:
        return made and Found("DATE", made.value)
    return _date(_edge_of(made.stretch, edge))


def _rest(place: Place, match: re.Match[str]) -> Found | None:
    """Reads what is left of the current week, month or year: "بقية العام", "باقي هذا الأسبوع"."""
    inner = place.part(match.start("period"), match.end("period"))
    whole = _unit_meant(inner, inner.first("the_unit"), _THIS)
    if inner.has("last") or inner.has("next") or inner.first("the_unit") not in ("week", "month", "year"):
        return None
    if whole is None or place.today is None:
        return Found("DATE", FUTURE)
    return _date(cal.days(place.today, whole.last))


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


def _period(place: Place) -> Found | None:
    """Read a month, year, season, decade or unit that stands inside another expression."""
    for source, produce in _PERIODS:
        match = _pattern(source).fullmatch(place.row.codes, place.start, place.end)
        if match is not None and (made := produce(place, match)) is not None:
            return made
    return None


def _one_season(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a season: "صيف 2014", "الشتاء الماضي", "هذا الربيع"."""
    code = place.first("season") or place.first("the_season")
    if (year := place.first("year")) is not None:
        return _date(cal.season(year, code))
    if not (place.has("season") or any(place.has(kind) for kind in ("last", "this", "next", "this_one"))):
        return _bare_season(place, code)
    if place.today is None:
        return None
    if place.has("the_unit_year"):
        return _date(cal.season(place.today.year + _relation(place.tokens), code))
    relation = _relation(place.tokens)
    choices = [cal.season(place.today.year + step, code) for step in ((-2, -1, 0, 1) if relation else (0,))]
    return _date(_toward(choices, relation, place.today))


def _bare_season(place: Place, code: int) -> Found | None:
    """Read "في الخريف", "منتصف الصيف": the last that has begun (not "الربيع العربي")."""
    before, after = place.before(), place.after()
    led = place.has("edge") or (before is not None and bool({"in", "since", "to"} & before.values.keys()))
    if not led or (after is not None and _is_word(place, after) and _definite(place, after)):
        return None
    if place.today is None:
        return _date(f"XXXX-{code}")
    return _date(_toward([cal.season(place.today.year + step, code) for step in (-2, -1, 0)], None, place.today))


def _one_decade(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a decade: "السبعينيات", "ثمانينيات القرن الماضي"."""
    first = place.first("decade_name") or place.first("decade_bare")
    century = 2000 if place.today and place.has("the_unit_century") and not place.has("last") else 1900
    number = place.first("ordinal") or (place.first("the_number") if place.has("the_unit_century") else None)
    if number is not None:
        return _date(cal.decade((number - 1) * 100 + first)) if 1 < number <= 21 else None
    if first in (10, 20) and place.today is not None and not place.has("the_unit_century"):
        century = 1900
    return _date(cal.decade(century + first))


def _century(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a century by its number: "القرن التاسع عشر", "القرن العشرين"."""
    number = place.first("ordinal") or place.first("the_number")
    if not 1 <= number <= 21:
        return None
    first = (number - 1) * 100
    return _date(Stretch(date(max(first, 1), 1, 1), date(first + 99, 12, 31), f"{number - 1:02}XX", "century"))


def _share(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a quarter or half of a year: "الربع الثالث من عام 2016", "النصف الأول من العام الجاري"."""
    inner = _period(place.part(match.start("period"), match.end("period")))
    number = place.first("ordinal")
    if inner is None or inner.stretch is None or inner.stretch.grain != "year":
        return None
    if place.has("quarter"):
        return _date(cal.quarter(inner.stretch.first.year, number)) if number <= 4 else None
    return _date(cal.half(inner.stretch.first.year, number)) if number <= 2 else None


def _feast(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a feast day: "عيد الأضحى 2013", "عيد الفطر الماضي", "رأس السنة الهجرية"."""
    kind, at = place.first("feast")
    year = place.first("year")
    if year is None and place.today is None:
        return Found("DATE", f"XXXX-{at}" if kind == "gregorian" else "XXXX")
    base = year if year is not None else place.today.year  # type: ignore[union-attr]
    if year is None and place.has("the_unit_year"):
        base += _relation(place.tokens)
    fixed = year is not None or place.has("the_unit_year") or not _relates(place)
    days = [day for step in ((0,) if fixed else (-1, 0, 1)) if (day := cal.feast(kind, at, base + step)) is not None]
    if fixed:
        return _date(cal.day(days[0])) if days else None
    assert place.today is not None
    return _date(_toward([cal.day(day) for day in days], _relation(place.tokens), place.today))


# --- rules: distances and lengths ---------------------------------------------------------------------------


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
            if unit in ("decade", "century"):
                yield "year", amount * (10 if unit == "decade" else 100)
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


def _length(tokens: Sequence[Token]) -> Length | None:
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


def _duration(place: Place, _: re.Match[str]) -> Found | None:
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
    length = _length(place.tokens)
    return Found("DURATION", length.iso()) if length else None


def _is_age(place: Place) -> bool:
    """Refuse ages: "يبلغ من العمر 30 عاماً", "(26 عاماً)"."""
    before, after = place.before(), place.after()
    bracket = before is not None and "open" in before.values and after is not None and "close" in after.values
    near = (place.before(back) for back in (1, 2, 3))
    return bracket or any(token is not None and "age" in token.values for token in near)


#: What names the unit before it: the number of a year, a month, a day of the week.
_NAMES = frozenset(("num", "year", "month", "weekday", "hmonth"))


def _ago(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a distance from the reference: "قبل يومين", "منذ نحو عشرة أيام", "بعد ثلاثة أشهر"."""
    length = _length(place.part(match.start("length"), match.end("length")).tokens)
    if length is None or _hangs_on_event(place) or _is_named(place) or not _is_distance(place):
        return None
    sign = 1 if place.has("after") else -1
    if place.now is None:
        return Found("DATE", PAST if sign < 0 else FUTURE)
    try:
        there = length.shift(place.now, sign)
    except (ValueError, OverflowError):
        return None
    return _distant(there, length, place)


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
            return _date(cal.day(there.date()))
        return Found("TIME", f"{there:%Y-%m-%dT%H:%M}", when=_moment(there, f"{there:%Y-%m-%dT%H:%M}"))
    if unit in ("day", "night", "week"):
        meant = cal.day(there.date())
        rough = rough or (unit == "week" and amount > 2)
    elif unit == "month" or (unit == "year" and amount < 2):
        meant = cal.month(there.year, there.month)
        rough = rough or unit == "year" or amount > 2
    else:
        meant = cal.year(there.year)
        rough = True
    return _date(meant.vague() if rough else meant)


def _moment(at: datetime, edtf: str) -> When:
    """Return a clock time as an interval of its grain; a time without a zone is told in UTC."""
    aware = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return When(start=aware, end=aware + timedelta(minutes=1), edtf=edtf, grain="minute")


def _vague(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a vague distance: "قبل أيام", "منذ بضعة أشهر", "الأيام القليلة الماضية", "الفترة المقبلة"."""
    if _hangs_on_event(place):
        return None
    if place.has("next") or place.has("after") or place.has("soon"):
        return Found("DATE", FUTURE)
    return Found("DATE", PRESENT if place.has("this") else PAST)


def _now(place: Place, _: re.Match[str]) -> Found | None:
    """Reads the present: "الآن", "حالياً", "الوقت الراهن", "حتى الساعة"."""
    return Found("DATE", PRESENT)


def _until_the_hour(place: Place, _: re.Match[str]) -> Found | None:
    """Reads "حتى الساعة" when no clock time follows: until now."""
    after = place.after()
    if after is not None and any(kind in after.values for kind in ("num", "ordinal", "clock", "colon")):
        return None
    return Found("DATE", PRESENT, first=1)


def _once(place: Place, _: re.Match[str]) -> Found | None:
    """Reads an adverb that points at no certain day: "مؤخراً", "لاحقاً", "قبل ذلك", "آنذاك", "قريباً"."""
    if place.has("soon") or place.has("fastest") or place.has("near"):
        return Found("DATE", FUTURE)
    return Found("DATE", PAST)


def _from_before(place: Place, _: re.Match[str]) -> Found | None:
    """Reads "من قبل" (earlier) where nothing follows that it could govern ("من قبل القوات" is by the forces)."""
    after = place.after()
    if after is not None and (after.code != OTHER or _is_word(place, after)):
        return None
    return Found("DATE", PAST)


def _within(place: Place, match: re.Match[str]) -> Found | None:
    """Reads an unnamed time in a day or longer: "وقت سابق اليوم", "وقت لاحق من الشهر"."""
    if match["whole"] is not None:
        return _date(_unit_meant(place, place.first("the_unit"), _THIS))
    return _period(place.part(match.start("day"), match.end("day")))


def _last_units(place: Place, _: re.Match[str]) -> Found | None:
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
            return _date(cal.days(first.date(), last.date()))
        edtf = f"{first:%Y-%m-%dT%H:%M}/{last:%Y-%m-%dT%H:%M}"
        whole = When(start=_moment(first, "").start, end=_moment(last, "").start, edtf=edtf, grain="minute")
        return Found("TIME", edtf, when=whole)
    there = Length(((unit, count),)).shift(now, sign)
    if sign > 0:
        return _date(cal.days(today + DAY, there.date()))
    return _date(cal.days(there.date(), today - DAY))


# --- rules: parts of the day and clock times ----------------------------------------------------------------


def _part_of_day(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a part of a day: "مساء أمس", "فجر اليوم الجمعة", "وقت متأخر من يوم السبت", "قبيل ظهر الاثنين"."""
    inner = place.part(match.start("day"), match.end("day"))
    meant = _resolve(_tell(inner), place.today)
    head = place.part(place.start, inner.start)
    part = _part(head)
    if part is None or meant is None:
        return None
    if isinstance(meant, str):
        return Found("TIME", meant, part=part)
    if part == "NI" and head.has("edge") and (head.has("after") or head.has("shortly_after")):
        meant = cal.day(meant.first + DAY)  # "بعد منتصف ليل الأربعاء" is Thursday
    return Found("TIME", meant.edtf, meant, part)


def _day_and_part(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a day and then its part: "الجمعة مساءً", "أمس بعد الظهر"."""
    meant = _resolve(_tell(place.part(match.start("day"), match.end("day"))), place.today)
    part = _part(place.part(match.start("part"), match.end("part")))
    if part is None or not isinstance(meant, Stretch):
        return None
    return Found("TIME", meant.edtf, meant, part)


def _part(head: Place) -> Part | None:
    """Say which part of the day words name; "قبل الظهر" is the morning, "بعد منتصف الليل" the night."""
    named: Part | None = (
        head.first("part")
        or head.first("the_part")
        or head.first("part_adverb")
        or head.first("part_short")
        or head.first("prayer")
    )
    named = named or ("NI" if head.has("tonight") or head.has("the_unit_night") else None)
    if named is None:
        led = any(head.has(kind) for kind in ("time_of", "the_plural_hour", "moment_bare"))
        late, early = head.has("late"), head.has("early") or head.has("ordinal")
        if not led:
            return None
        return "NI" if late else "MO" if early else None
    if named == "AF" and (head.has("before") or head.has("shortly_before")) and _is_noon(head):
        return "MO"
    return named


def _is_noon(head: Place) -> bool:
    return any("ظهر" in head.row.folded.text[token.start : token.end] for token in head.tokens)


def _night(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a night by its distance: "الليلة الماضية", "الليلة قبل الماضية", "ليل السبت - الأحد"."""
    today, after = place.today, place.after()
    if place.end - place.start == 1 and after is not None and "ordinal" in after.values:
        return None
    if today is None:
        return Found("TIME", PAST, part="NI") if place.has("last") else None
    if place.has("weekday"):
        names = [token.values["weekday"] for token in place.tokens if "weekday" in token.values]
        if (names[1] - names[0]) % 7 != 1:
            return None
        last = _nearest_weekday(today, Told(weekday=names[1]))
        nights = cal.days(last - DAY, last) if place.first("part") == "NI" else cal.day(last - DAY)
        return Found("TIME", nights.edtf, nights, place.first("part"))
    if place.has("last"):
        back = 2 if place.has("before") else 1
        nights = cal.days(today - back * DAY, today - (back - 1) * DAY)
    else:
        nights = cal.day(today + (DAY if place.has("next") else 0 * DAY))
    return Found("TIME", nights.edtf, nights, "NI")


def _midnight(place: Place, _: re.Match[str]) -> Found | None:
    """Reads midnight, which ends the day that was told, and midday: "منتصف الليل", "منتصف النهار"."""
    if place.first("edge") == "mid" and place.has("midday"):
        return _at(place.said if place.here and place.said else place.today, (12, 0, 0), place)
    if place.first("edge") != "mid" or place.first("the_part") != "NI":
        return None
    if place.here and place.said is not None:
        return _at(place.said + DAY, (0, 0, 0), place)
    return _at(place.today, (0, 0, 0), place)


def _this_part(place: Place, _: re.Match[str]) -> Found | None:
    """Reads the part of today: "هذا الصباح", "هذه الليلة"."""
    if place.today is None:
        return Found("TIME", PRESENT, part=place.first("the_part"))
    meant = cal.day(place.today)
    return Found("TIME", meant.edtf, meant, place.first("the_part") or "NI")


def _bare_part(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a part of the day that a day was told before: "أمس … صباحاً"."""
    word = place.row.folded.text[place.tokens[0].start : place.tokens[0].end]
    if not word.endswith("ا") or word.startswith("ال"):
        return None
    if not place.here or place.said is None:
        return _ADRIFT
    meant = cal.day(place.said)
    return Found("TIME", meant.edtf, meant, place.first("part_adverb"))


def _part_alone(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a part of the day on the day that was told, or today: "في وقت متأخر من الليل", "أواخر الصباح", "بعد الظهر"."""
    part = _part(place)
    after = place.after()
    if part is None or (after is not None and _DAYLIKE & after.values.keys()):
        return None
    if place.has("edge") and place.first("edge") not in ("early", "late", "end", "first"):
        return None
    if not place.has("edge") and not place.has("time_of") and not place.has("moment_bare") and not _is_noon(place):
        return None  # "بعد العصر", "قبل الفجر" are prayers
    day = place.said if place.here and place.said is not None else place.today
    if day is None:
        return Found("TIME", PRESENT, part=part)
    meant = cal.day(day)
    return Found("TIME", meant.edtf, meant, part)


def _clock(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a clock time: "10:19", "الساعة الثالثة والنصف عصراً", "الرابعة من صباح أمس", "(07:00 بتوقيت غرينتش)"."""
    groups = match.groupdict()
    hour = _hour(place.part(match.start("hour"), match.end("hour")))
    if hour is None:
        return None
    day = place.said if place.here else place.today
    inner: Place | None = None
    for name in ("day", "day_first"):
        if groups.get(name):
            inner = place.part(match.start(name), match.end(name))
            meant = _resolve(_tell(inner), place.today)
            if not isinstance(meant, Stretch):
                return None
            day = meant.first
    part = _part(place.part(match.end("hour"), inner.start)) if inner and groups.get("day") else None
    part = part or _part(place.part(match.start("hour"), match.end("hour"))) or _part_led(place, match)
    return _at(day, _on_the_day(hour, part, place), place)


def _part_led(place: Place, match: re.Match[str]) -> Part | None:
    """Return the part of the day told before an hour: "مساء أمس الساعة 7", "هذا الصباح الساعة 7"."""
    groups = match.groupdict()
    led = (name for name in ("lead", "aside", "alone", "later") if groups.get(name))
    return next((part for name in led if (part := _part(place.part(match.start(name), match.end(name))))), None)


def _beside_hour(place: Place, match: re.Match[str]) -> Found | None:
    """Reads what lies before or after an hour, as an open range: "قبل الساعة الثامنة صباحاً", "بعد الساعة 8 مساءً"."""
    clock = _clock(place, match)
    if clock is None or not place.has("hour_word"):
        return None
    early = place.part(match.start("side"), match.end("side")).has("before")
    value = f"../{clock.value}" if early else f"{clock.value}/.."
    edge = clock.when.start if clock.when else None
    when = When(start=None if early else edge, end=edge if early else None, edtf=value, grain="minute")
    return Found("TIME", value, when=when if edge else None)


def _hours_in_digits(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a stretch of hours joined by a dash: "8-10 صباحاً" (not the score of "3-1 مساء أمس")."""
    first, last = place.part(match.start("range"), match.end("range")).first("day_range")
    after = place.after()
    if not 1 <= first < last <= 12 or (after is not None and _DAYLIKE & after.values.keys()):
        return None
    part = _part(place.part(match.start("part"), match.end("part")))
    opens, closes = (_on_the_day((hour, 0, 0), part, place) for hour in (first, last))
    return _between(place, _day_beside(place, match), opens, closes)


_DAYLIKE = frozenset(("today", "day_offset", "weekday", "unit_day", "the_unit_day", "this_one"))


def _hour(place: Place) -> tuple[int, int, int] | None:
    """Read hour, minute and second; "إلا ربع" counts back."""
    clock = place.first("clock") or place.first("clock_dot")
    if clock is not None:
        return clock[0], clock[1], clock[2]
    hour: int | None = None
    minute, sign = 0, 1
    for token in place.tokens:
        values = token.values
        if "except" in values:
            sign = -1
        elif hour is None and "ordinal" in values and not _feminine(place, token):
            return None
        elif hour is None and ("hour" in values or "ordinal" in values):
            hour = values.get("hour", values.get("ordinal"))
        elif hour is not None and ("fraction" in values or "minute" in values):
            minute = sign * values.get("fraction", values.get("minute"))
    if hour is None or hour > 24:
        return None
    at = (hour * 60 + minute) % 1440
    return at // 60, at % 60, 0


def _feminine(place: Place, token: Token) -> bool:
    """Whether an ordinal can be an hour: "الثالثة", not "الثالث" ("ربع الساعة الأول")."""
    word = place.row.folded.text[token.start : token.end].split()[0]
    return word.endswith(("ه", "ولي"))


def _on_the_day(clock: tuple[int, int, int], part: str | None, place: Place) -> tuple[int, int, int]:
    """Turn the clock by the part of day: "الثالثة عصراً" is 15:00, "الثانية عشرة ليلاً" 00:00."""
    hour, minute, second = clock
    shifted = 12 if part == "EV" else 11 if part == "AF" else 0  # "11:45 ظهراً" is before noon
    if hour < shifted or (part == "NI" and 6 <= hour < 12):
        hour += 12
    elif part in ("NI", "MO") and hour == 12:
        hour = 0
    return hour % 24, minute, second


def _at(day: date | None, clock: tuple[int, int, int], place: Place) -> Found:
    hour, minute, second = clock
    zone = place.first("zone") or place.first("zone_short") or ""
    text = f"T{hour:02}:{minute:02}" + (f":{second:02}" if second else "")
    if day is None:
        return Found("TIME", text)
    text = f"{day.isoformat()}{text}{zone}"
    return Found("TIME", text, when=_moment(datetime.fromisoformat(text), text))


def _hours(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a stretch of hours: "من الساعة 3 إلى الساعة 4 عصراً", "بين الخامسة والسادسة مساءً"."""
    first, last = (_hour(place.part(match.start(name), match.end(name))) for name in ("hour", "until"))
    late = _part(place.part(match.start("until"), match.end("until")))
    early = _part(place.part(match.start("hour"), match.end("hour"))) or late
    led = _part_led(place, match)
    early, late = early or led, late or led
    if first is None or last is None or (place.has("dash") and not _opened(place)):
        return None
    if (place.has("dash") and first >= last) or not _is_hour(place, match):
        return None
    if late is None and early in ("AF", "EV") and first < last < (12, 0, 0):
        late = early  # "من 1:30 مساءً إلى 3:30"
    opens, closes = _on_the_day(first, early, place), _on_the_day(last, late, place)
    day = _day_beside(place, match)
    if match["day_hour"]:
        own = _resolve(_tell(place.part(match.start("day_hour"), match.end("day_hour"))), place.today)
        if not isinstance(own, Stretch) or day is None:
            return None
        return _between(place, own.first, opens, closes, until=day if match["day"] else own.first)
    return _between(place, day, opens, closes)


def _is_hour(place: Place, match: re.Match[str]) -> bool:
    """Whether what closes a stretch is an hour: a bare number or rank only after "الساعة", and counting nothing."""
    until = place.part(match.start("until"), match.end("until"))
    told = any(until.has(kind) for kind in ("hour_word", "clock", "fraction")) or _part(until) is not None
    head = place.part(match.start("hour"), match.end("hour"))
    return told or until.has("part_short") or (head.has("hour_word") and not _counts(place))


Clock = tuple[int, int, int]


def _between(place: Place, day: date | None, opens: Clock, closes: Clock, *, until: date | None = None) -> Found:
    """Return a stretch between two clock times; one that ends earlier than it begins ends the next day."""
    last = until if until is not None else day and day + (closes < opens) * DAY
    start, end = _at(day, opens, place), _at(last, closes, place)
    whole = None
    if start.when and end.when:
        whole = When(start=start.when.start, end=end.when.start, edtf=f"{start.value}/{end.value}", grain="minute")
    return Found("TIME", f"{start.value}/{end.value}", when=whole)


def _opened(place: Place) -> bool:
    """Whether a word tells hours from the score of a match ("4 - 1 مساء السبت")."""
    after = place.after()
    free = after is None or not _DAYLIKE & after.values.keys()
    named = place.has("part_adverb") and free and not any(place.has(kind) for kind in _DAYLIKE)
    return named or any(place.has(kind) for kind in ("from", "between", "hour_word", "clock"))


def _day_beside(place: Place, match: re.Match[str]) -> date | None:
    """Return the day told before or after hours, the reference day where none is."""
    groups = match.groupdict()
    for name in ("day_first", "day"):
        if groups.get(name):
            meant = _resolve(_tell(place.part(match.start(name), match.end(name))), place.today)
            return meant.first if isinstance(meant, Stretch) else None
    return place.today


# --- rules: ranges ------------------------------------------------------------------------------------------


def _range(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a closed range as one: "منذ 3 حزيران/يونيو الفائت حتى 10 تموز/يوليو الجاري", "من يونيو إلى أغسطس 2014"."""
    first, last = (_period(place.part(match.start(name), match.end(name))) for name in ("one", "two"))
    if first is None or last is None:
        return None
    if place.today is None and (first.stretch is None or last.stretch is None):
        return _half_told(first, last)
    if first.stretch is None or last.stretch is None:
        open_end = first.stretch is not None and last.value == PRESENT and place.today is not None
        last = _date(cal.day(place.today)) if open_end and place.today else None
        if first.stretch is None or last is None or last.stretch is None:
            return None
    begin = _aligned(first.stretch, last.stretch, place.part(match.start("one"), match.end("one")))
    if begin.first > last.stretch.last:
        return None
    start = begin.first.isoformat() if begin.grain == "day" or last.stretch.grain == "day" else begin.edtf
    made = Stretch(begin.first, last.stretch.last, f"{start}/{last.stretch.edtf}", last.stretch.grain)
    return Found("DATE", made.edtf, made)


def _in_week(place: Place, match: re.Match[str]) -> Found | None:
    """Reads weekdays of a week that is told before them: "الأسبوع الماضي من الثلاثاء إلى الخميس"."""
    if place.today is None:
        return None
    week = cal.week(place.today + 7 * _relation(place.part(match.start("week"), match.end("week")).tokens) * DAY)
    names = (_weekday(place.part(match.start(name), match.end(name)).tokens) for name in ("one", "two"))
    first, last = (week.first + ((name - cal.WEEK_START) % 7) * DAY for name in names)
    return _date(cal.days(first, last)) if first < last else None


def _half_told(first: Found, last: Found) -> Found | None:
    """Return a range of which only a reference could tell the days; an end that is relative is unknown, "" in EDTF."""
    ends = ["" if end.value.endswith("_REF") else end.value for end in (first, last)]
    plain = all("/" not in end for end in ends)
    return Found("DATE", "/".join(ends)) if plain and any(ends) else None


def _aligned(first: Stretch, last: Stretch, words: Place) -> Stretch:
    """Give the first date the year of the second: in "يونيو ويوليو 2014" both are of 2014."""
    if words.has("year") or _relates(words):
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
            moved = _gregorian(first.first.year + step, first.first.month, first.first.day) or first
        if moved.first <= last.last:
            return moved
    return first


def _days_of_month(place: Place, match: re.Match[str]) -> Found | None:
    """Reads days of one month: "من 13 إلى 15 تموز", "بين 4 و22 من الشهر الجاري", "1-8 أيلول"."""
    last = _resolve(_told_of(place.part(match.start("two"), match.end("two"))), place.today)
    head = place.part(place.start, match.start("two"))
    start = head.first("day") or head.first("ordinal")
    if place.has("day_range"):
        start, end = place.first("day_range")
        told = _told_of(place.part(match.start("two"), match.end("two")))
        told.day = end
        last = _resolve(told, place.today)
    if not isinstance(last, Stretch) or start is None or start >= last.first.day:
        return None
    return _date(cal.days(last.first.replace(day=start), last.first))


# --- rules: sets --------------------------------------------------------------------------------------------


def _at_hour(place: Place, match: re.Match[str]) -> str:
    """Return the hour of what recurs, as EDTF writes it after a day."""
    groups = (name for name in ("before", "after") if match[name])
    for name in groups:
        inner = place.part(match.start(name), match.end(name))
        if (clock := _hour(inner)) is not None:
            hour, minute, _ = _on_the_day(clock, _part(inner), inner)
            return f"T{hour:02}" + (f":{minute:02}" if minute else "")
    return ""


def _set(place: Place, match: re.Match[str]) -> Found | None:
    """Reads what recurs: "كل يوم جمعة", "يومياً", "كل أسبوعين", "أيام الأحد"."""
    before = place.before()
    if (often := place.first("often")) is not None:
        return None if before is not None and "periodical" in before.values else Found("SET", often)
    weekday = place.first("weekday")
    weekday = weekday if weekday is not None else place.first("weekday_bare")
    if weekday is not None:
        return Found("SET", f"XXXX-WXX-{weekday + 1}{_at_hour(place, match)}")
    length = _length(place.tokens[1:])
    return Found("SET", length.iso()) if length else None


_ANY = (
    f"(?:{_CORE}|{_MONTH_TOLD}|{_YEAR_TOLD}|{_UNIT_REL}|{_SEASON}|{_DECADE}|<year>"
    f"|<edge>{_OF}?(?:{_MONTH_TOLD}|{_YEAR_TOLD}|{_UNIT_REL}|<year>)|<part>{_CORE}|<now>)"
)


def _just_year(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a year inside a range or after an edge."""
    value = place.first("year")
    return _date(cal.year(value)) if 1900 <= value <= 2100 else None


def _this_unit(place: Place, _: re.Match[str]) -> Found | None:
    """Reads the current week, month or year behind an edge: "مطلع العام", "نهاية الشهر"."""
    after = place.after()
    adjective = after is not None and _is_word(place, after) and _definite(place, after)
    return None if adjective else _date(_unit_meant(place, place.first("the_unit"), _THIS))


def _definite(place: Place, token: Token) -> bool:
    """Whether an adjective may follow, as in "نهاية العام الدراسي"."""
    return place.row.folded.text.startswith("ال", token.start)


def _any_month(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a month inside another expression, where even a weak name counts."""
    told = _told_of(place)
    return _date(_month_meant(told, place.today)) if told.month is not None else None


def _any_day(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a day inside another expression."""
    return _date(_resolve(_tell(place), place.today))


def _day_of_part(place: Place, match: re.Match[str]) -> Found | None:
    """Reads the day of "فجر اليوم" where a range ends with it."""
    return _any_day(place.part(match.start("day"), match.end("day")), match)


_EDGED = (
    f"(?P<period>{_MONTH_TOLD}|{_YEAR_TOLD}|{_UNIT_REL}|{_SEASON}|{_DECADE}(?:{_OF}?<the_unit_century>(?:{_REL}|<ordinal|the_number>))?|<year>"
    "|<the_unit_century><ordinal|the_number>|<the_unit_week|the_unit_month|the_unit_year>)"
)

#: What may stand inside a range or behind an edge.
_PERIODS: tuple[tuple[str, Callable[[Place, re.Match[str]], Found | None]], ...] = (
    (_CORE, _any_day),
    (f"<edge>{_OF}?{_EDGED}", _edge),
    (_UNIT_REL, _one_unit),
    ("<the_unit_century><ordinal|the_number>", _century),
    (_MONTH_TOLD, _any_month),
    (_YEAR_TOLD, _one_year),
    ("<year>", _just_year),
    ("<the_unit>", _this_unit),
    (_SEASON, _one_season),
    (_DECADE + f"(?:{_OF}?<the_unit_century>(?:{_REL}|<ordinal|the_number>))?", _one_decade),
    (f"<part>(?P<day>{_CORE})", _day_of_part),
    ("<now>", _now),
)

_CLOCK = (
    f"{_LED}?(?P<hour>{_HOUR})(?:<comma>?{_OF}?<part>?(?P<day>{_CORE})"
    f"(?:<dash|slash>?<weekday>)?(?P<later>{_DAY_PART})?)?"
)

#: The rules, each with examples in examples/times.yaml. Where two start and end together the earlier one wins.
RULES: tuple[TimeRule, ...] = (
    TimeRule(
        "two years",
        f"<from|between|since>?(?:<construct_year>|{_YEAR_UNIT})?(?:<year_range>|<year>(?:{_TO}|<and>){_YEAR_UNIT}?<year>)",
        _two_years,
    ),
    TimeRule(
        "weekdays of a week",
        f"(?P<week><this_one><the_unit_week>|<the_unit_week>{_REL})<comma>?<from|between>(?P<one>{_WEEKDAY})(?:{_TO}|<and>)(?P<two>{_WEEKDAY})",
        _in_week,
    ),
    TimeRule("range", f"<from|since|between>(?P<one>{_ANY})<comma>?(?:{_TO}|<and>)(?P<two>{_ANY})", _range),
    TimeRule("range without opening", f"(?P<one>{_CORE}|{_MONTH_TOLD}){_TO}(?P<two>{_CORE}|{_MONTH_TOLD})", _range),
    TimeRule(
        "days of a month",
        f"(?:<from|between|since>?{_DAY}(?:{_TO}|<and>)|<from|between>?<day_range>)(?P<two>{_DAY_MONTH}|{_DAY_THE_MONTH}|{_OF}?{_MONTH}{_MONTH_TAIL}?|{_OF}?{_THE_MONTH})",
        _days_of_month,
    ),
    TimeRule("weekdays", "<construct_day|days>?<weekday>(?:<and|dash>?<weekday>)+<last|next>?", _weekdays),
    TimeRule(
        "clock",
        _CLOCK,
        _clock,
    ),
    TimeRule("before or after an hour", f"(?P<side><before|after>){_CLOCK}", _beside_hour),
    TimeRule("hour of a part", f"(?P<hour>{_HOUR_OF}){_OF}?<part>(?P<day>{_CORE}){_ZONE}?", _clock),
    TimeRule(
        "hours",
        f"{_LED}?<from|between>?(?P<hour>{_HOUR}|<hour_word>?<hour|ordinal|clock>{_MINUTES}?)(?:{_OF}?(?P<day_hour>{_CORE}))?"
        f"(?:{_TO}|<and>)(?P<until>{_HOUR}|<clock>|<ordinal>{_MINUTES}?|<hour>)(?:<comma>?{_OF}?(?P<day>{_CORE}))?",
        _hours,
    ),
    TimeRule("hours in digits", f"{_LED}?(?P<range><day_range>)(?P<part>{_DAY_PART}|<part_short>)", _hours_in_digits),
    TimeRule(
        "part of a day",
        f"(?:(?:<time_of|the_plural_hour|moment_bare><late|early|ordinal>{_OF}?)?(?:<before|after|shortly_before|shortly_after>?<edge>?<part>){_OF}?"
        f"|<time_of|the_plural_hour|moment_bare><late|early|ordinal>{_OF}?|<time_of><the_part><late|early|ordinal>?{_OF}?|<the_part><late|early>{_OF}?)(?P<day>{_CORE})",
        _part_of_day,
    ),
    TimeRule("day with its part", f"(?P<day>{_CORE})(?P<part>{_DAY_PART})", _day_and_part),
    TimeRule(
        "night",
        "(?:<time_of><late>(?:<from|in>)?)?(?:<the_unit_night>(?:<before>?<last>|<next>)|<tonight>|<this_one><the_unit_night>"
        "|<part><weekday><dash|slash|upon>?<weekday>)",
        _night,
    ),
    TimeRule("midnight", "<edge><dash>?<the_part|midday>", _midnight),
    TimeRule("part of today", "<this_one><the_part>", _this_part),
    TimeRule(
        "nth of a month",
        f"(?:<first|ordinal|final>(?:<unit_day>?<weekday_bare>|<unit_day>|<unit_week>)|<weekday|the_unit_week|the_unit_day><ordinal|latest>)"
        f"{_OF}(?P<month>{_MONTH}(?:{_OF}?{_MONTH_TAIL})?|{_THE_MONTH})",
        _nth_weekday,
    ),
    TimeRule(
        "nth weekday after a day",
        f"<first|ordinal><unit_day>?<weekday_bare><after>(?P<day>{_CORE}|<feast>(?:{_OF}?{_YEAR})?)",
        _nth_after,
    ),
    TimeRule("day in digits", "<unit_day>?<day_month>(?:<comma><year>)?", _day_in_digits),
    TimeRule("day of this month", "<unit_day><day>", _day_alone),
    TimeRule("day", _CORE, _one_day),
    TimeRule("weekday with day", "<unit_day>?<weekday>(?:<in>)?(?:<ordinal>|<day>)", _day_of_weekday),
    TimeRule(
        "same day",
        "(?:<the_unit_day><itself|next>|<same><the_unit_day>|<before|after><that_one><prep>(?:<unit_day>|<dual_day>|<num><unit_day|plural_day>))",
        _same_day,
    ),
    TimeRule("month", _MONTH_TOLD, _one_month),
    TimeRule("year", _YEAR_TOLD, _one_year),
    TimeRule("bare year", "<year>", _bare_year),
    TimeRule("unit", _UNIT_REL, _one_unit),
    TimeRule("edge", f"<edge>{_OF}?{_EDGED}", _edge),
    TimeRule("rest", f"<rest>{_OF}?(?P<period>{_UNIT_REL}|<the_unit_week|the_unit_month|the_unit_year>)", _rest),
    TimeRule("season", f"<edge>?(?:{_SEASON}|<the_season>)", _one_season),
    TimeRule("decade", f"{_DECADE}(?:{_OF}?<the_unit_century>(?:{_REL}|<ordinal|the_number>))?", _one_decade),
    TimeRule("century", "<the_unit_century><ordinal|the_number>", _century),
    TimeRule("share of a year", f"<quarter|half><ordinal>{_OF}?(?P<period>{_YEAR_TOLD}|{_UNIT_REL}|<year>)", _share),
    TimeRule("feast", f"<feast>(?:{_REL}|{_YEAR}|{_REL_YEAR})?", _feast),
    TimeRule("distance", f"<before|since|after|from>{_ROUGH}?(?P<length>{_LENGTH})<roughly>?(?:<from><now>)?", _ago),
    TimeRule(
        "counted stretch",
        "(?:<the_plural>(?:<the_number>|<al>?<num>)|<the_dual>|<al>?<the_number|num><unit|plural>|<al><num><unit|plural>)<last|next|latest>"
        "|<final>(?:<num><unit|plural>|<dual>)",
        _last_units,
    ),
    TimeRule("duration", f"{_ROUGH}?{_LENGTH}|<throughout><the_unit>", _duration),
    TimeRule(
        "vague",
        f"<the_plural|stretch><few>?{_REL}|<before|since|after><some>?<plural><few|long>?|<since><span><long>|<span><long>|<stretch><itself>",
        _vague,
    ),
    TimeRule("now", "<now>|<moment><this>|<this_one>(?:<moment>|<stretch>|<the_plural_day>)", _now),
    TimeRule("until now", "<to><hour_word>", _until_the_hour),
    TimeRule(
        "once",
        "<once>|<soon><very>?|<fastest><moment_bare><possible>?|<moment_bare><near>|<before|after><that_one>(?:<prep><little>|<little>)?|<that_one><moment|meanwhile>|<moment_bare><earlier|later>",
        _once,
    ),
    TimeRule("before", "<from><before>", _from_before),
    TimeRule(
        "within",
        f"<moment_bare|time_of><earlier|later>(?:{_OF}?(?P<day>{_CORE}|{_UNIT_REL})|{_OF}(?P<whole><the_unit_month|the_unit_year|the_unit_week>))",
        _within,
    ),
    TimeRule("bare part", "<part_adverb>", _bare_part),
    TimeRule(
        "part by itself",
        f"<after|before><the_part>|<time_of|moment_bare><late|early>{_OF}?<before|after>?<the_part>|<edge><the_part>",
        _part_alone,
    ),
    TimeRule(
        "set",
        f"(?:(?P<before>{_HOUR}){_OF}?)?(?:<every><unit_day>?<weekday_bare|weekday>|<days><weekday>){_OF}?(?P<after>{_HOUR})?"
        "|<every>(?:<num>?<unit|plural>|<dual>)|<often>",
        _set,
    ),
)
