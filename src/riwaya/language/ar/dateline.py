"""When a page that prints no date was written: from "اليوم الثلاثاء 7 أيار", other dates in it, what it tells.

Evidence, strongest first: a full date on a date line; today with weekday, day and month (the year is one in which they
agree); today's or yesterday's weekday beside a full date of the same days ("اليوم السبت" and "3 أيار 2019"); a weekday
inside an episode of a war that the page tells (lexicon/times_episodes.yaml). What follows may be a day, a month or a
stretch; it is never given as more than that, and `rule` says which evidence it was.

Left alone: the page's furniture and its machine-readable fields (stage text reads those).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from riwaya.data import read_data
from riwaya.language.ar import calendar as cal
from riwaya.language.ar.calendar import DAY
from riwaya.language.ar.times import ToldHere, told_days
from riwaya.model import Line, Published
from riwaya.script import fold, key

#: Years that pages of news can be from; a weekday with day and month falls in the latest where nothing else tells.
_YEARS = range(1995, 2027)


class Episode(Struct, frozen=True):
    """A stretch of days and the words by which a page tells that it is about them."""

    id: str
    first: date
    last: date
    words: tuple[tuple[str, ...], ...]


def infer(text: str, blocks: Sequence[Line]) -> Published:
    """Return when a page was written as far as its own words tell, with the words that do."""
    told = [item for block in blocks for item in told_days(text, block)]
    return (
        _explicit(told)
        or _today(told, text, blocks)
        or _fresh(told)
        or _episode(told, text, blocks)
        or _month(told)
        or Published()
    )


def _explicit(told: list[ToldHere]) -> Published | None:
    """Take a full date on a date line, or one in two calendars at the head ("9 صفر 1443 هـ الموافق …")."""
    lines = {item.block.n for item in told[:1]}
    for item in told:
        day = _full(item)
        if day is not None and (
            item.block.label in ("date", "dateline") or (item.two_calendars and item.block.n in lines)
        ):
            return _published(day.isoformat(), item, "explicit", "full date on a date line")
    return None


def _today(told: list[ToldHere], text: str, blocks: Sequence[Line]) -> Published | None:
    """Take "اليوم الثلاثاء 7 أيار": the year is one in which that day is that weekday."""
    for item in _presents(told):
        if item.day is None or item.month is None or item.hijri:
            continue
        offset = item.offset or 0
        if item.year is not None:
            day = _day(item.year, item.month, item.day)
            return (
                None
                if day is None
                else _published((day - offset * DAY).isoformat(), item, "inferred", "today with its date")
            )
        years = [
            day
            for year in _YEARS
            if (day := _day(year, item.month, item.day)) and item.weekday in (None, day.weekday())
        ]
        if item.weekday is None or not years:
            continue
        day = _plausible(years, told, _episodes_of(text, blocks))
        return _published(
            (day - offset * DAY).isoformat(), item, "inferred", "weekday, day and month agree in this year"
        )
    return None


def _plausible(days: list[date], told: list[ToldHere], episodes: list[Episode]) -> date:
    """Choose the year: one inside an episode, else the first not before the years it names, else the latest."""
    inside = [day for day in days if any(episode.first <= day <= episode.last for episode in episodes)]
    if inside:
        return inside[-1]
    named = max((item.year for item in told if item.year is not None and not item.hijri), default=None)
    later = [day for day in days if named is not None and day.year >= named]
    return later[0] if later else days[-1]


def _fresh(told: list[ToldHere]) -> Published | None:
    """Take the weekday of today or yesterday that first follows the last full date in the page."""
    full = [day for item in told if (day := _full(item)) is not None]
    if not full or not _is_of_these_days(told, max(full)):
        return None
    floor = max([max(full), *_current(told, max(full))])
    for item in _presents(told):
        if item.weekday is not None:
            ahead = (item.weekday - floor.weekday()) % 7
            day = floor + ahead * DAY - (item.offset or 0) * DAY
            if _agrees(told, day):
                return _published(day.isoformat(), item, "inferred", "weekday after the last date in the page")
    return None


def _is_of_these_days(told: list[ToldHere], day: date) -> bool:
    """Whether a full date is news: it stands under a picture, or the page calls its month the current one."""
    pictured = any(item.block.label == "caption" and _full(item) == day for item in told)
    return pictured or any(item.current and item.month == day.month and not item.hijri for item in told)


def _agrees(told: list[ToldHere], day: date) -> bool:
    """Whether "5 أيار الجاري" and the other weekdays beside today and yesterday fit a day of publication."""
    months = [item.month for item in told if item.current and item.month is not None and not item.hijri]
    weekdays = [(item.weekday - (item.offset or 0)) % 7 for item in _presents(told) if item.weekday is not None]
    return all(month == day.month for month in months) and all(weekday == day.weekday() for weekday in weekdays)


def _current(told: list[ToldHere], near: date) -> Iterator[date]:
    """Yield the days that the page puts in the current month, in the year of a date that it prints."""
    for item in told:
        if (
            item.current
            and item.day is not None
            and item.month is not None
            and (day := _day(near.year, item.month, item.day))
        ):
            yield day


def _episode(told: list[ToldHere], text: str, blocks: Sequence[Line]) -> Published | None:
    """Place the page in the episode it tells; a weekday beside today or yesterday then gives the day."""
    episodes = _episodes_of(text, blocks)
    years = [item.year for item in told if item.year is not None and not item.hijri]
    if not episodes or any(year > episodes[0].last.year for year in years):
        return None
    months = {item.month for item in told if item.month is not None and item.year is None and not item.hijri}
    if months - {day.month for day in _run(episodes[0].first, episodes[0].last)}:
        return None
    first, last = max(episode.first for episode in episodes), min(episode.last for episode in episodes)
    if first > last:
        return None
    rule = "episode " + ", ".join(episode.id for episode in episodes)
    for item in _presents(told):
        if item.weekday is not None:
            wanted = (item.weekday - (item.offset or 0)) % 7
            days = [day for day in _run(first, last) if day.weekday() == wanted]
            if len(days) == 1:
                return _published(days[0].isoformat(), item, "inferred", rule)
    same_month = (first.year, first.month) == (last.year, last.month)
    edtf = f"{first:%Y-%m}" if same_month else f"{first.isoformat()}/{last.isoformat()}"
    return Published(edtf=edtf, how="inferred", rule=rule)


def _month(told: list[ToldHere]) -> Published | None:
    """Take the month that the page calls current, in the year that it prints beside it."""
    for item in told:
        if item.current and item.month is not None and item.year is not None and not item.hijri:
            return _published(f"{item.year:04}-{item.month:02}", item, "inferred", "the month called current")
    return None


def _presents(told: list[ToldHere]) -> Iterator[ToldHere]:
    """Yield today and yesterday, today first."""
    for offset in (0, -1):
        yield from (item for item in told if item.offset == offset)


def _full(item: ToldHere) -> date | None:
    if item.day is None or item.month is None or item.year is None:
        return None
    if item.hijri:
        stretch = cal.hijri_day(item.year, item.month, item.day)
        return stretch.first if stretch else None
    return _day(item.year, item.month, item.day)


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= cal.month(year, month).last.day else None


def _run(first: date, last: date) -> Iterable[date]:
    return (first + step * DAY for step in range((last - first).days + 1))


def _published(edtf: str, item: ToldHere, how: Any, rule: str) -> Published:
    return Published(edtf=edtf, how=how, start=item.start, end=item.end, rule=rule)


def _episodes_of(text: str, blocks: Sequence[Line]) -> list[Episode]:
    """Return the episodes that the page is about: all their words are there, and their place is named most."""
    folded = "\n".join(fold(text[block.start : block.end]).text for block in blocks)
    told = [episode for episode in _episodes() if all(any(word in folded for word in group) for group in episode.words)]
    named = {episode.id: sum(folded.count(word) for word in episode.words[0]) for episode in told}
    return [episode for episode in told if 2 * named[episode.id] > max(named.values())]


@cache
def _episodes() -> tuple[Episode, ...]:
    return tuple(
        Episode(row["id"], row["from"], row["to"], tuple(tuple(key(word) for word in group) for group in row["words"]))
        for row in read_data(files("riwaya.language.ar") / "lexicon" / "times_episodes.yaml")
    )
