"""Draws what is told: days, places and claims as they stand in a ledger or a dossier.

It takes whatever has the fields it needs: the records of the store, or those of the dossier.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from riwaya.model import Claim, Quantity
from riwaya.pictures.chart import Mark, chart
from riwaya.pictures.graph import Link, Node, graph
from riwaya.pictures.map import Circle, map_of
from riwaya.pictures.timeline import Bin, timeline

#: The most bars of a timeline: more would be thinner than a finger.
BARS = 120
#: The share of all that is told that a tight timeline shows at least, where that takes less than half of the period.
MOST = 0.95
#: The category of figures that share no unit.
_UNNAMED = "other"
#: The most nodes of a graph, the best connected first.
NODES = 28
Naming = Callable[[str], str]


class Day(Protocol):
    """A day: how many pages appeared on it, how many claims tell of it."""

    @property
    def day(self) -> str:
        """The day (ISO)."""
        ...

    @property
    def pages(self) -> int:
        """How many pages."""
        ...

    @property
    def claims(self) -> int:
        """How many claims."""
        ...


class Spot(Protocol):
    """A place and how many claims tell of it; where it lies, if that is known."""

    @property
    def place(self) -> str:
        """The place's id."""
        ...

    @property
    def n(self) -> int:
        """How many claims."""
        ...

    @property
    def lat(self) -> float | None:
        """Degrees north."""
        ...

    @property
    def lon(self) -> float | None:
        """Degrees east."""
        ...

    @property
    def precision(self) -> float | None:
        """Kilometres within which it lies."""
        ...


class Told(Protocol):
    """A claim as an outlet carries it, its figures written out."""

    @property
    def claim(self) -> Claim:
        """The claim."""
        ...

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """Its figures."""
        ...

    @property
    def outlet(self) -> str:
        """Who carries it."""
        ...

    @property
    def published(self) -> str | None:
        """When (EDTF)."""
        ...


One = TypeVar("One", bound=Told)


class Drawn(Struct, Generic[One], frozen=True, kw_only=True):
    """A chart of figures and what it was drawn from."""

    svg: str
    category: str
    categories: tuple[str, ...]
    told: tuple[tuple[One, Quantity], ...]


def timeline_of(
    bars: Sequence[Day], *, title: str, rtl: bool, words: Callable[[int, int], str], tight: bool = False
) -> str:
    """Return the timeline of some days; long periods are drawn by the week, the month or the year.

    `tight` leaves out days far before and after most of what is told: a memory of ten years ago, a plan.
    """
    days = [(day, bar) for bar in bars if (day := _day(bar.day)) is not None]
    if not days:
        return ""
    if tight:
        days = _tight(days)
    first, last = min(day for day, _ in days), max(day for day, _ in days)
    grain = next((one for one in _GRAINS if (last - first).days / one[0] <= BARS), _GRAINS[-1])
    counted: dict[date, list[int]] = defaultdict(lambda: [0, 0])
    for day, bar in days:
        at = grain[1](day)
        counted[at][0] += bar.pages
        counted[at][1] += bar.claims
    bins: list[Bin] = []
    at = grain[1](first)
    while at <= last:
        after = grain[2](at)
        pages, claims = counted.get(at, (0, 0))
        until = (after - timedelta(days=1)).isoformat()
        told = f"{at.isoformat()} – {until}: " if until != at.isoformat() else f"{at.isoformat()}: "
        bins.append(
            Bin(
                since=at.isoformat(),
                until=until,
                count=claims or pages,
                label=at.isoformat()[: grain[3]],
                title=told + words(pages, claims),
            )
        )
        at = after
    return timeline(bins, title=title, rtl=rtl)


def _tight(days: Sequence[tuple[date, Day]]) -> list[tuple[date, Day]]:
    """Return the days of the shortest period that holds most of what is told, or all where it is spread evenly."""
    ordered = sorted(days, key=lambda pair: pair[0])
    told = [bar.claims + bar.pages for _, bar in ordered]
    need, held, begin = MOST * sum(told), 0, 0
    best = (0, len(ordered))
    for end, count in enumerate(told):
        held += count
        while held - told[begin] >= need:
            held -= told[begin]
            begin += 1
        if held >= need and _length(ordered, begin, end + 1) < _length(ordered, *best):
            best = (begin, end + 1)
    return ordered[slice(*best)] if 2 * _length(ordered, *best) < _length(ordered, 0, len(ordered)) else ordered


def _length(days: Sequence[tuple[date, Day]], begin: int, end: int) -> int:
    return (days[end - 1][0] - days[begin][0]).days + 1


def map_of_spots(spots: Iterable[Spot], *, title: str, beyond: str, rtl: bool, name: Naming, url: Naming | None) -> str:
    """Return the map of the places whose position is known, or nothing where none is."""
    circles = [
        Circle(
            lat=spot.lat,
            lon=spot.lon,
            km=spot.precision or 1.0,
            count=spot.n,
            label=name(spot.place),
            title=f"{name(spot.place)}: {spot.n} (± {spot.precision or 1:g} km)",
            href=None if url is None else url(spot.place),
        )
        for spot in spots
        if spot.lat is not None and spot.lon is not None
    ]
    return map_of(circles, title=title, rtl=rtl, beyond=beyond) if circles else ""


def graph_of(claims: Iterable[Told], *, title: str, rtl: bool, name: Naming, url: Naming | None) -> str:
    """Return the graph of who quotes whom in some claims; claims without a source of their own draw no line."""
    lines: Counter[tuple[str, str]] = Counter()
    denied: Counter[tuple[str, str]] = Counter()
    kinds: dict[str, str] = {}
    for one in claims:
        chain = one.claim.chain
        kinds.update((hop.entity, _kind(hop.kind, number, len(chain))) for number, hop in enumerate(one.claim.hops))
        for pair in pairwise(chain):
            lines[pair] += 1
            denied[pair] += one.claim.stance == "deny"
    degree: Counter[str] = Counter()
    for (source, target), n in lines.items():
        degree[source] += n
        degree[target] += n
    shown = {one for one, _ in degree.most_common(NODES)}
    if not shown:
        return ""
    nodes = [
        Node(id=one, label=name(one), kind=kinds[one], href=None if url is None else url(one))
        for one in kinds
        if one in shown
    ]
    links = [
        Link(
            source=source,
            target=target,
            count=n,
            denied=denied[source, target],
            title=f"{name(source)} › {name(target)}: {n}",
        )
        for (source, target), n in lines.items()
        if source in shown and target in shown
    ]
    return graph(nodes, links, title=title, rtl=rtl)


def figures_of(
    claims: Iterable[One], wanted: str, *, title: str, rtl: bool, name: Naming, link: Callable[[One], str]
) -> Drawn[One] | None:
    """Return the chart of the figures of one category, the wanted or the most told one."""
    told = [
        (one, figure) for one in claims for figure in one.figures if figure.low is not None or figure.high is not None
    ]
    by_category: dict[str, list[tuple[One, Quantity]]] = defaultdict(list)
    for one, figure in told:
        by_category[figure.category].append((one, figure))
    categories = sorted(by_category, key=lambda key: (key == _UNNAMED, -len(by_category[key]), key))
    if not categories:
        return None
    category = wanted if wanted in by_category else categories[0]
    chosen = sorted(_once(by_category[category]), key=lambda pair: pair[0].published or "")
    days = sorted({one.published or "" for one, _ in chosen})
    marks = [_mark(one, figure, days, name, link) for one, figure in chosen]
    return Drawn(
        svg=chart(marks, _ticks(days), title=title, rtl=rtl) if _tells(marks) else "",
        category=category,
        categories=tuple(categories),
        told=tuple(chosen),
    )


def _tells(marks: Sequence[Mark]) -> bool:
    """Say whether a chart shows more than a sentence does: several times, or several who tell."""
    return len({mark.at for mark in marks}) > 1 or len({mark.series for mark in marks}) > 1


def _once(told: Iterable[tuple[One, Quantity]]) -> list[tuple[One, Quantity]]:
    """Return figures that one outlet repeats of one origin on one day once."""
    seen: dict[tuple[object, ...], tuple[One, Quantity]] = {}
    for one, figure in told:
        seen.setdefault((one.published, one.claim.chain[:1], one.claim.stance, figure.low, figure.high), (one, figure))
    return list(seen.values())


def _mark(one: One, figure: Quantity, days: Sequence[str], name: Naming, link: Callable[[One], str]) -> Mark:
    origin = one.claim.chain[0] if one.claim.hops else one.outlet
    low = figure.low if figure.low is not None else figure.high or 0
    return Mark(
        at=_share(one.published or "", days),
        low=float(low),
        high=None if figure.high is None else float(figure.high),
        series=name(origin),
        label=_short(figure),
        title=f"{figure.text} · {name(origin)} · {name(one.outlet)} · {one.published or ''}",
        href=link(one),
        denied=one.claim.stance == "deny",
    )


def _short(figure: Quantity) -> str:
    low, high = figure.low, figure.high
    sign = {"about": "~", "at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "vague": "~"}.get(
        figure.modifier, ""
    )
    if low is not None and high is not None and low != high:
        return f"{low:g}–{high:g}" if figure.modifier not in ("at_most", "less_than", "about") else f"{sign}{high:g}"
    value = low if low is not None else high or 0
    return f"{sign}{value:g}" if value < 1e6 else f"{sign}{value / 1e6:g} M"


def _share(published: str, days: Sequence[str]) -> float:
    dates = [_day(day) for day in days]
    known = [day for day in dates if day is not None]
    at = _day(published)
    if at is None or len(known) < 2:
        return 0.5
    return (at - known[0]).days / max(1, (known[-1] - known[0]).days)


def _ticks(days: Sequence[str]) -> list[tuple[float, str]]:
    known = [day for day in days if _day(day) is not None]
    if not known:
        return []
    if len(known) == 1:
        return [(0.5, known[0][:10])]
    step = max(1, len(known) // 6)
    kept: list[tuple[float, str]] = []
    for day in (*known[::step], known[-1]):
        at = _share(day, days)
        if not kept or at - kept[-1][0] > 0.11:
            kept.append((at, day[:10]))
    return kept


def _kind(kind: str, number: int, length: int) -> str:
    if number == length - 1:
        return "outlet"
    return "agency" if kind in ("agency", "outlet") else "source" if kind == "source" else "speaker"


def _day(text: str) -> date | None:
    """Return the first day that a date or a partial one ("2018-03~") begins with."""
    plain = text.strip("~?%").partition("/")[0].partition("T")[0].strip("~?%.")
    parts = [part for part in plain.split("-") if part.isdigit()]
    if not parts or len(parts[0]) != 4:
        return None
    year, month, day = (*map(int, parts[:3]), *(1,) * (3 - len(parts)))
    return date(year, month, day) if (1 <= month <= 12 and 1 <= day <= 28) or _exists(year, month, day) else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _month_after(at: date) -> date:
    return date(at.year + at.month // 12, at.month % 12 + 1, 1)


#: Days in a bar, the day it begins with, the day after it, and how many characters of a date name it.
_GRAINS: Sequence[tuple[float, Callable[[date], date], Callable[[date], date], int]] = (
    (1, lambda at: at, lambda at: at + timedelta(days=1), 10),
    (7, lambda at: at - timedelta(days=at.weekday()), lambda at: at + timedelta(days=7), 10),
    (30, lambda at: at.replace(day=1), _month_after, 7),
    (365, lambda at: date(at.year, 1, 1), lambda at: date(at.year + 1, 1, 1), 4),
)
