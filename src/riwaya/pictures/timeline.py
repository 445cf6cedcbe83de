"""The timeline: how much was reported in each stretch of time, bar by bar, and how much of it is in dispute."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from riwaya.pictures.svg import label, picture, tag

WIDTH, HEIGHT, FOOT, HEAD, SIDE = 960.0, 132.0, 22.0, 14.0, 8.0
#: The most labels below the bars.
LABELS = 8


class Bin(Struct, frozen=True, kw_only=True):
    """A stretch of time: first and last day (ISO), how many, how many of them are marked, words for the pointer."""

    since: str
    until: str
    count: int
    marked: int = 0
    label: str = ""
    title: str = ""


def timeline(bins: Sequence[Bin], *, title: str, rtl: bool) -> str:
    """Return the bars; each knows its days (`data-since`, `data-until`), so that a script can let a reader choose."""
    step = (WIDTH - 2 * SIDE) / max(1, len(bins))
    most = max((one.count for one in bins), default=1) or 1
    room = HEIGHT - FOOT - HEAD
    every = max(1, -(-len(bins) // LABELS))
    parts = [_axis(most, rtl=rtl)]
    for number, one in enumerate(bins):
        left = WIDTH - SIDE - (number + 1) * step if rtl else SIDE + number * step
        parts.append(_bar(one, left, step, room / most))
        room_for_label = left + step - 76 > 0 if rtl else left + 76 < WIDTH
        if number % every == 0 and one.label and room_for_label:
            parts.append(label(left + (step if rtl else 0), HEIGHT - 6, one.label, rtl=rtl, class_="small"))
    return picture("timeline", WIDTH, HEIGHT, title, *parts, rtl=rtl)


def _axis(most: int, *, rtl: bool) -> str:
    base = HEIGHT - FOOT
    number = label(SIDE if not rtl else WIDTH - SIDE, HEAD - 3, f"{most:,}", rtl=rtl, class_="small soft")
    top = tag("line", x1=SIDE, x2=WIDTH - SIDE, y1=HEAD, y2=HEAD, class_="grid")
    return top + number + tag("line", x1=SIDE, x2=WIDTH - SIDE, y1=base, y2=base, class_="axis")


def _bar(one: Bin, left: float, step: float, unit: float) -> str:
    gap = min(2.0, step * 0.2)
    base, tall, marked = HEIGHT - FOOT, max(1.0, one.count * unit) if one.count else 0.0, one.marked * unit
    inside = {"x": left + gap / 2, "width": max(0.5, step - gap)}
    return tag(
        "g",
        tag("title", one.title),
        tag("rect", x=left, y=HEAD, width=step, height=base - HEAD, class_="hit"),
        tag("rect", y=base - tall, height=tall, class_="bar", **inside),
        tag("rect", y=base - marked, height=marked, class_="bar marked", **inside) if marked else None,
        class_="bin",
        data_since=one.since,
        data_until=one.until,
    )
