"""The chart of figures: what number was told when, by whom, with the range it was told as.

"1464 قتيلاً" is a mark, "بين 20 و30" a bar with a mark at its middle, "أكثر من 45" a mark with an open line above it.
Series (origins) differ by colour and by shape.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from riwaya.pictures.svg import SHAPES, label, picture, shortened, tag

WIDTH = 720.0
#: Two figures need less room than twenty to be told apart.
LOWEST, HIGHEST, BY_MARK = 170.0, 290.0, 15.0
TOP, FOOT, HEAD, TAIL = 18.0, 30.0, 64.0, 70.0
ROW = 20.0
#: Into how many steps an axis is divided that ends in 1, 2, 4, 5 or 8 times a power of ten.
_STEPS = {1.0: 1, 2.0: 2, 4.0: 4, 5.0: 5, 8.0: 4}


class Mark(Struct, frozen=True, kw_only=True):
    """A figure: its place in time (0 first, 1 last), its range, its series, what it is called, and a link."""

    at: float
    low: float
    high: float | None
    series: str
    label: str
    title: str = ""
    href: str | None = None
    denied: bool = False


def chart(marks: Sequence[Mark], ticks: Sequence[tuple[float, str]], *, title: str, rtl: bool) -> str:
    """Return the chart; `ticks` name places on the axis of time."""
    series = list(dict.fromkeys(mark.series for mark in marks))
    top = _round_above(
        max((max(mark.low, mark.high or 0) * (1.15 if mark.high is None else 1) for mark in marks), default=1)
    )
    scale = _Scale(top, min(HIGHEST, LOWEST + BY_MARK * max(0, len(marks) - 2)), rtl)
    parts = [*_grid(scale, rtl=rtl), *_ticks(scale, ticks, rtl=rtl)]
    parts += [
        _mark(mark, series.index(mark.series), scale, rtl=rtl) for mark in sorted(marks, key=lambda mark: mark.at)
    ]
    parts += _legend(series, scale.height, rtl=rtl)
    return picture("chart", WIDTH, scale.height + ROW * (-(-len(series) // 3)) + 6, title, *parts, rtl=rtl)


class _Scale:
    def __init__(self, top: float, height: float, rtl: bool) -> None:
        self.top, self.height, self.rtl = top, height, rtl

    def x(self, at: float) -> float:
        along = HEAD + 14 + at * (WIDTH - HEAD - TAIL - 28)
        return WIDTH - along if self.rtl else along

    def y(self, value: float) -> float:
        return self.height - FOOT - (self.height - FOOT - TOP) * value / self.top


def _grid(scale: _Scale, *, rtl: bool) -> list[str]:
    left, right = (TAIL, WIDTH - HEAD) if rtl else (HEAD, WIDTH - TAIL)
    edge = right + 8 if rtl else left - 8
    parts: list[str] = []
    steps = _STEPS[scale.top / 10 ** math.floor(math.log10(scale.top))]
    for share in (step / steps for step in range(steps + 1)):
        y = scale.y(scale.top * share)
        parts.append(tag("line", x1=left, x2=right, y1=y, y2=y, class_="axis" if share == 0 else "grid"))
        parts.append(label(edge, y + 4, _number(scale.top * share), toward="end", rtl=rtl, class_="small soft"))
    return parts


def _ticks(scale: _Scale, ticks: Sequence[tuple[float, str]], *, rtl: bool) -> list[str]:
    return [
        label(scale.x(at), scale.height - 8, text, toward="middle", rtl=rtl, class_="small soft") for at, text in ticks
    ]


def _mark(mark: Mark, series: int, scale: _Scale, *, rtl: bool) -> str:
    x, low = scale.x(mark.at), scale.y(mark.low)
    high = scale.y(scale.top if mark.high is None else mark.high)
    middle = low if mark.high is None else (low + high) / 2
    line = "range open" if mark.high is None else "range"
    turned = f"translate({x:.1f} {middle:.1f}) scale(1.35)"
    body = tag(
        "g",
        tag("title", mark.title or mark.label),
        tag("line", x1=x, x2=x, y1=low, y2=high, class_=line) if abs(low - high) > 0.5 else None,
        tag("path", d=SHAPES[series % len(SHAPES)], transform=turned, class_="shape"),
        tag("path", d=f"M{x - 9:.1f} {middle + 9:.1f}L{x + 9:.1f} {middle - 9:.1f}", class_="strike")
        if mark.denied
        else None,
        label(x + (-10 if rtl else 10), middle + 4, mark.label, rtl=rtl, class_="figure-label"),
        class_=f"mark series-{series % len(SHAPES)}",
    )
    return tag("a", body, href=mark.href) if mark.href else body


def _legend(series: Sequence[str], below: float, *, rtl: bool) -> list[str]:
    parts: list[str] = []
    room = (WIDTH - 2 * TAIL) / 3
    for number, name in enumerate(series):
        along = TAIL + (number % 3) * room
        x, y = WIDTH - along if rtl else along, below + 10 + ROW * (number // 3)
        shape = tag("path", d=SHAPES[number % len(SHAPES)], transform=f"translate({x:.1f} {y:.1f})", class_="shape")
        parts.append(tag("g", shape, class_=f"mark series-{number % len(SHAPES)}"))
        parts.append(label(x + (-12 if rtl else 12), y + 4, shortened(name, room - 24), rtl=rtl))
    return parts


def _round_above(value: float) -> float:
    """Return a round number not below `value`: 1, 2, 4, 5 or 8 times a power of ten."""
    power = 1.0
    while power * 10 < value:
        power *= 10
    return next(power * step for step in (1.0, 2.0, 4.0, 5.0, 8.0, 10.0) if power * step >= value)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:,.2f}".rstrip("0")
