"""Reads the lines of a page by the rules: leftmost first, longest first, nothing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise

from msgspec import Struct, structs

from riwaya.language.ar.times.ahead import futures, leads_on
from riwaya.language.ar.times.days import is_today, only_today
from riwaya.language.ar.times.match import ADRIFT, THIS, Found, Place, TimeRule, when_of
from riwaya.language.ar.times.patterns import CORE, MONTH_TOLD, YEAR_TOLD, pattern_of, with_classes
from riwaya.language.ar.times.rules import RULES
from riwaya.language.ar.times.told import tell
from riwaya.language.ar.timewords import OTHER, Row, Token, load, row
from riwaya.model import Line, Published, TimeExpression
from riwaya.script import fold


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
    told: date | None = None
    for block in blocks:
        for item in _line(text, block, reference, said, told):
            found.append(item)
            said, told = _said(item) or said, _told(item) or told
    return tuple(found)


def _said(item: TimeExpression) -> date | None:
    """Return the day that an expression told, for "قبل ذلك بيوم" and clock times after it."""
    if item.when is None or item.when.start is None or item.when.grain not in ("day", "part", "minute"):
        return None
    return item.when.start.date() if len(item.value) >= 10 else None


def _told(item: TimeExpression) -> date | None:
    """Return the last day of a date that was told, a year or a month too, for "من العام نفسه" after it."""
    at = item.when.end if item.type == "DATE" and item.when is not None else None
    return (at - timedelta(seconds=1)).date() if at is not None else None


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
    for match in pattern_of(f"{CORE}|{MONTH_TOLD}|{YEAR_TOLD}").finditer(line.codes):
        place = Place(line, match.start(), match.end(), None, None)
        told = tell(place)
        if only_today(place) and not is_today(place):
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
            current=told.toward == THIS,
            two_calendars=place.has("dated") and place.has("hmonth") and place.has("month"),
        )


def _line(
    text: str, block: Line, reference: str | None, said: date | None, told: date | None
) -> Iterator[TimeExpression]:
    now = datetime.fromisoformat(reference) if reference else None
    line = row(fold(text[block.start : block.end]))
    for rule, found, first, last in _longest(line, now, said, told):
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
            when=found.when or (when_of(found) if found.stretch else None),
            anchor=reference
            if _anchored(found, line.tokens[first:last]) and not _pointing(line, first, last)
            else None,
        )


def _anchored(found: Found, tokens: Sequence[Token]) -> bool:
    """Whether the reference was needed: not for "16/9/2021", lengths, sets and vague references."""
    if found.type in ("DURATION", "SET") or found.value.endswith("_REF") or found.value.startswith("X"):
        return False
    relative = not all(_RELATIVE.isdisjoint(token.values) for token in tokens)
    return relative or all(_ABSOLUTE.isdisjoint(token.values) for token in tokens)


_ABSOLUTE = frozenset(("year", "date", "month_year", "year_range", "century", "the_unit_century"))
_RELATIVE = frozenset(("today", "day_offset", "last", "this", "next", "latest", "this_one", "now"))


#: Adjectives of a year or month that count from the one told before.
_FOLLOWING = frozenset(("التالي", "التاليه", "اللاحق", "اللاحقه"))


def _pointing(line: Row, first: int, last: int) -> bool:
    """Whether a year or month is that of the date before: "نوفمبر من العام نفسه", "الشهر ذاته", "العام التالي"."""
    return any(
        (unit.values.keys() & {"the_unit_year", "the_unit_month"})
        and ("itself" in word.values or line.folded.text[word.start : word.end] in _FOLLOWING)
        for unit, word in pairwise(line.tokens[first:last])
    )


def _of_told_year(place: Place, rule: TimeRule, made: Found, match: re.Match[str], told: date) -> Found:
    """Give a bare day or month of a page without a reference the year that was told before it."""
    if place.now is not None or not made.value.startswith("XXXX-") or made.value.startswith("XXXX-W"):
        return made
    return rule.produce(structs.replace(place, now=datetime(told.year, 12, 31)), match) or made


def _longest(
    line: Row, now: datetime | None, said: date | None, told: date | None
) -> Iterator[tuple[TimeRule, Found, int, int]]:
    """Yield what the rules find, leftmost first, longest first, without overlaps."""
    found = []
    telling, ahead = _telling(), tuple(futures(line.folded.text)) if now is not None else ()
    for run in _RUN.finditer(line.codes):
        if telling.search(line.codes, run.start(), run.end()) is None:
            continue
        for order, (rule, pattern) in enumerate(_compiled()):
            for match in pattern.finditer(line.codes, run.start(), run.end()):
                place = Place(line, match.start(), match.end(), now, said)
                if ahead and leads_on(line.folded.text, ahead, place.tokens[0].start):
                    place = structs.replace(place, ahead=True)
                made = rule.produce(place, match)
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
        if told is not None:
            place = Place(line, match.start(), match.end(), now, said)
            if _pointing(line, start, -end):
                made = (
                    rule.produce(structs.replace(place, now=datetime(told.year, told.month, told.day)), match) or made
                )
            else:
                made = _of_told_year(place, rule, made, match, told)
        if made is ADRIFT:
            continue
        if made.type == "DATE" and made.stretch is not None:
            told = made.stretch.last
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
    telling = "".join(re.escape(code) for kinds, code in load().codes.items() if kinds - _MUTE)
    return re.compile(f"[{telling}]|" + with_classes(_MUTE_TELLING))


@cache
def _compiled() -> tuple[tuple[TimeRule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(with_classes(rule.pattern))) for rule in RULES)
