"""The map: places as circles as wide as they are uncertain, with a dot as large as what is told of them.

Outlines are Natural Earth's (public domain), see `build_outlines.py`. What lies outside the region is left to the page
to name. Mercator, so that circles stay round.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from riwaya.pictures.svg import label, picture, shortened, tag

WIDTH, HEIGHT = 960.0, 460.0
#: West, south, east and north of the outlines, in degrees.
REGION = (-20.0, -6.0, 78.0, 48.0)
#: The least width of what is shown, in degrees: a single town is shown with the land around it.
LEAST = 1.6
#: The share of all claims that the map is cut to; what lies far off is named in a corner.
MOST = 0.96
#: Kilometres in a degree of latitude.
DEGREE = 111.2
LABELS = 24
#: A circle with a larger radius is drawn as a line only: it would hide what lies in it.
WIDE = 110.0


class Circle(Struct, frozen=True, kw_only=True):
    """A place: degrees, the kilometres within which it lies, how many claims, its name and a link."""

    lat: float
    lon: float
    km: float
    count: int
    label: str
    title: str = ""
    href: str | None = None


def map_of(circles: Sequence[Circle], *, title: str, rtl: bool, beyond: str = "") -> str:
    """Return the map of the circles that lie in the region, cut to where nearly all claims are.

    Places outside of it are named in a corner, after the words `beyond`.
    """
    inside = [one for one in circles if _is_inside(one)]
    near = _near(inside)
    shown = sorted(near, key=lambda one: -one.count)
    far = [one.label for one in circles if one not in near]
    view = _View(shown)
    most = max((one.count for one in shown), default=1)
    parts: list[str] = [tag("rect", width=WIDTH, height=HEIGHT, class_="sea")]
    parts.append(tag("path", d="".join(_land(view)), class_="land"))
    parts += [_ring(one, view) for one in shown]
    parts += [_dot(one, view, most) for one in reversed(shown)]
    parts += _names(shown, view, most, rtl=rtl)
    parts += _bar(view, rtl=rtl)
    if far:
        text = shortened(f"{beyond} {'، '.join(far) if rtl else ', '.join(far)}".strip(), WIDTH - 260)
        parts.append(label(WIDTH - 12 if rtl else 12, 20, text, rtl=rtl, class_="small place-name"))
    return picture("map", WIDTH, HEIGHT, title, *parts, rtl=rtl)


def _is_inside(one: Circle) -> bool:
    west, south, east, north = REGION
    return west <= one.lon <= east and south <= one.lat <= north


def _near(circles: Sequence[Circle]) -> list[Circle]:
    """Return the circles around the middle that hold nearly all claims."""
    if not circles:
        return []
    lat, lon = _middle([(one.lat, one.count) for one in circles]), _middle([(one.lon, one.count) for one in circles])
    ordered = sorted(circles, key=lambda one: math.hypot(one.lat - lat, (one.lon - lon) * 0.8))
    enough = MOST * sum(one.count for one in circles)
    held, reach = 0, 0.0
    for one in ordered:
        if held >= enough:
            break
        held, reach = held + one.count, math.hypot(one.lat - lat, (one.lon - lon) * 0.8)
    return [one for one in ordered if math.hypot(one.lat - lat, (one.lon - lon) * 0.8) <= max(reach * 1.3, LEAST)]


def _middle(weighted: Sequence[tuple[float, int]]) -> float:
    """Return the value that half of the weight lies below."""
    ordered, half, held = sorted(weighted), sum(weight for _, weight in weighted) / 2, 0
    for value, weight in ordered:
        held += weight
        if held >= half:
            return value
    return ordered[-1][0]


class _View:
    """The stretch of the region that is shown, and where a point of it is drawn.

    It is never narrower than the circle of the place that is known best: of a country alone the country is shown.
    """

    def __init__(self, circles: Sequence[Circle]) -> None:
        lons = [one.lon for one in circles] or [30.0, 50.0]
        lats = [one.lat for one in circles] or [20.0, 36.0]
        middle = (_north(min(lats)) + _north(max(lats))) / 2
        sharpest = 2 * min((one.km for one in circles), default=0.0) / DEGREE
        tall = max(_north(max(lats)) - _north(min(lats)), sharpest)
        wide = max(max(lons) - min(lons), tall * WIDTH / HEIGHT, LEAST) * 1.25
        self.scale = WIDTH / wide
        self.west, self.top = (min(lons) + max(lons)) / 2 - wide / 2, middle + wide * HEIGHT / WIDTH / 2
        self.lat = math.degrees(2 * math.atan(math.exp(math.radians(middle))) - math.pi / 2)

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        return (lon - self.west) * self.scale, (self.top - _north(lat)) * self.scale

    def km(self, length: float, lat: float) -> float:
        return length / (DEGREE * math.cos(math.radians(lat))) * self.scale


def _north(lat: float) -> float:
    """Return how far north a latitude lies on the map, in degrees of longitude."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


@cache
def _outlines() -> tuple[tuple[tuple[float, float], ...], ...]:
    data = (resources.files("riwaya.pictures") / "data" / "outlines.json").read_bytes()
    return tuple(tuple(_points(ring)) for ring in msgspec.json.decode(data, type=list[list[int]]))


def _points(ring: Sequence[int]) -> Iterator[tuple[float, float]]:
    x = y = 0
    for dx, dy in zip(ring[::2], ring[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x / 100, y / 100


def _land(view: _View) -> Iterator[str]:
    """Yield the paths of the rings that are seen; points closer than half a unit to the last are left out."""
    for ring in _outlines():
        drawn = [view.point(lon, lat) for lon, lat in ring]
        xs, ys = [x for x, _ in drawn], [y for _, y in drawn]
        if max(xs) < -50 or min(xs) > WIDTH + 50 or max(ys) < -50 or min(ys) > HEIGHT + 50:
            continue
        kept = [drawn[0]]
        for x, y in drawn[1:]:
            if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > 1.2:
                kept.append((min(4000.0, max(-3000.0, x)), min(4000.0, max(-3000.0, y))))
        if len(kept) > 2:
            yield "M" + "L".join(f"{x:.0f} {y:.0f}" if view.scale < 40 else f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"


def _ring(one: Circle, view: _View) -> str:
    x, y = view.point(one.lon, one.lat)
    radius = max(3.0, view.km(one.km, one.lat))
    return tag("circle", cx=x, cy=y, r=radius, class_="precision wide" if radius > WIDE else "precision")


def _dot(one: Circle, view: _View, most: int) -> str:
    x, y = view.point(one.lon, one.lat)
    body = tag("circle", tag("title", one.title or one.label), cx=x, cy=y, r=_radius(one, most), class_="dot")
    return tag("a", body, href=one.href, aria_label=one.title or one.label) if one.href else body


def _radius(one: Circle, most: int) -> float:
    return 3.0 + 8.0 * math.sqrt(one.count / most)


def _names(circles: Sequence[Circle], view: _View, most: int, *, rtl: bool) -> list[str]:
    """Return the names of the most told places, each where it hides no other."""
    taken: list[tuple[float, float, float, float]] = []
    names: list[str] = []
    for one in circles:
        x, y = view.point(one.lon, one.lat)
        text, away = shortened(one.label, 170), _radius(one, most) + 4
        wide = len(text) * 6.8
        left = x - away - wide if rtl else x + away
        box = (left, y - 8, left + wide, y + 8)
        if len(names) < LABELS and not any(_meet(box, other) for other in taken) and left > 0 and box[2] < WIDTH:
            taken.append(box)
            names.append(label(x + (-away if rtl else away), y + 4, text, rtl=rtl, class_="place-name"))
    return names


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _bar(view: _View, *, rtl: bool) -> list[str]:
    """Return the bar that tells how long so many kilometres are."""
    km = next((km for km in (1000, 500, 200, 100, 50, 20, 10, 5) if view.km(km, view.lat) < 150), 2)
    length = view.km(km, view.lat)
    x = WIDTH - 16 - length if rtl else 16
    line = f"M{x:.1f} {HEIGHT - 20:.1f}v6h{length:.1f}v-6"
    return [
        tag("path", d=line, class_="scale"),
        tag("text", f"{km} km", x=x + length / 2, y=HEIGHT - 22, text_anchor="middle", class_="small", direction="ltr"),
    ]
