"""The pictures of the dossier, each once for readers of Arabic and once for readers of English."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from riwaya.export.dossier.labels import Label, Labels
from riwaya.export.dossier.records import Drawing
from riwaya.knowledge import places
from riwaya.model import Claim, Quantity
from riwaya.pictures import drawings

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Told(Struct, frozen=True, kw_only=True):
    """A claim with what pictures need of its document."""

    ref: str
    claim: Claim
    figures: tuple[Quantity, ...]
    outlet: str
    published: str | None


class Counted(Struct, frozen=True, kw_only=True):
    """How much is told of a day."""

    day: str
    claims: int
    pages: int = 0


class Spot(Struct, frozen=True, kw_only=True):
    """How much is told of a place, and where it lies."""

    place: str
    n: int
    lat: float | None = None
    lon: float | None = None
    precision: float | None = None


def timeline(told: Iterable[Told], labels: Labels) -> Drawing:
    """Return how much is told of which days: of the time that a claim tells, else of its publication."""
    days = Counter(_day(one.claim.time) or _day(one.published) for one in told)
    bars = [Counted(day=day, claims=n) for day, n in days.items() if day]
    return _drawn(
        labels.term("timeline"),
        lambda title, rtl: drawings.timeline_of(
            bars, title=title, rtl=rtl, words=lambda _, claims: str(claims), tight=True
        ),
    )


def spots(told: Iterable[Told], labels: Labels) -> Drawing:
    """Return the map of the places that claims tell of, as far as it is known where they lie."""
    found = [_spot(place, n) for place, n in Counter(place for one in told for place in one.claim.place).most_common()]
    beyond = labels.term("beyond")
    return _drawn(
        labels.term("map"),
        lambda title, rtl: drawings.map_of_spots(
            found, title=title, beyond=beyond.ar if rtl else beyond.en, rtl=rtl, name=_naming(labels, rtl), url=None
        ),
    )


def graph(told: Sequence[Told], labels: Labels) -> Drawing:
    """Return who quotes whom."""
    return _drawn(
        labels.term("graph"),
        lambda title, rtl: drawings.graph_of(told, title=title, rtl=rtl, name=_naming(labels, rtl), url=None),
    )


def chart(told: Sequence[Told], labels: Labels, link: Callable[[str], str]) -> Drawing:
    """Return the figures that are told most, over time; `link` leads from the ref of a claim to its words."""
    title = labels.term("chart")
    arabic, english = (
        drawings.figures_of(
            told, "", title=title.ar if rtl else title.en, rtl=rtl, name=_naming(labels, rtl),
            link=lambda one: link(one.ref),
        )
        for rtl in (True, False)
    )  # fmt: skip
    if arabic is None or english is None:
        return Drawing()
    return Drawing(arabic.svg, english.svg, labels.word("category", arabic.category))


def _drawn(title: Label, draw: Callable[[str, bool], str]) -> Drawing:
    return Drawing(draw(title.ar, True), draw(title.en, False))


def _naming(labels: Labels, rtl: bool) -> Callable[[str], str]:
    return lambda entity: labels.entity(entity).ar if rtl else labels.entity(entity).en


def _spot(place: str, n: int) -> Spot:
    known = places.by_id().get(place)
    if known is None:
        return Spot(place=place, n=n)
    return Spot(place=place, n=n, lat=known.lat, lon=known.lon, precision=known.precision)


def _day(edtf: str | None) -> str:
    """Return the first day of a time where it tells one."""
    found = _DAY.search((edtf or "").partition("/")[0])
    return found.group() if found else ""
