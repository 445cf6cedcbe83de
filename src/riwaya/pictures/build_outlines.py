"""Makes `data/outlines.json`, the land and borders that maps are drawn on, from Natural Earth (public domain).

    npm install world-atlas@2
    python -m riwaya.pictures.build_outlines node_modules/world-atlas/countries-10m.json

Natural Earth reaches us as TopoJSON in the npm package world-atlas. Arcs are simplified before rings are joined, so
neighbours keep one common border; rings are cut to the region that Arabic reporting is about. Borders are de facto
lines of the data set and say nothing of anyone's title to land.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import msgspec

Point = tuple[float, float]

#: West, south, east and north of what is kept, in degrees.
REGION = (-20.0, -6.0, 78.0, 48.0)
#: How far a simplified line may stray, in degrees (about a kilometre and a half).
TOLERANCE = 0.015
#: Rings with a smaller box (in square degrees) are left out: islets that no map of ours would show.
LEAST = 0.004
#: Coordinates are stored in hundredths of a degree.
UNIT = 100


def build(topology: dict[str, Any]) -> list[list[int]]:
    """Return the rings as flat lists of whole numbers: x, y, then differences."""
    arcs = [simplified(_points(arc, topology["transform"])) for arc in topology["arcs"]]
    rings = (clipped(ring) for ring in _rings(topology["objects"]["countries"]["geometries"], arcs))
    return [_coded(ring) for ring in rings if len(ring) > 3 and _extent(ring) > LEAST]


def simplified(line: Sequence[Point]) -> list[Point]:
    """Return the line without the points that stray less than `TOLERANCE` from it (Douglas and Peucker)."""
    keep = {0, len(line) - 1}
    open_parts = [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        far, at = max(
            ((_distance(line[i], line[first], line[last]), i) for i in range(first + 1, last)), default=(0.0, 0)
        )
        if far > TOLERANCE:
            keep.add(at)
            open_parts += [(first, at), (at, last)]
    return [line[index] for index in sorted(keep)]


def clipped(ring: list[Point]) -> list[Point]:
    """Return the part of a ring that lies in the region (Sutherland and Hodgman)."""
    west, south, east, north = REGION
    for axis, bound, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        ring = list(_cut(ring, axis, bound, sign))
    return ring


def _cut(ring: Sequence[Point], axis: int, bound: float, sign: int) -> Iterator[Point]:
    for before, here in zip((*ring[-1:], *ring[:-1]), ring, strict=True):
        is_in, was_in = sign * (here[axis] - bound) >= 0, sign * (before[axis] - bound) >= 0
        if is_in != was_in:
            share = (bound - before[axis]) / (here[axis] - before[axis])
            yield (before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1]))
        if is_in:
            yield here


def _points(arc: Iterable[Sequence[int]], transform: dict[str, Any]) -> list[Point]:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    steps = list(arc)
    xs, ys = accumulate(step[0] for step in steps), accumulate(step[1] for step in steps)
    return [(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)]


def _rings(geometries: Iterable[dict[str, Any]], arcs: Sequence[list[Point]]) -> Iterator[list[Point]]:
    for geometry in geometries:
        polygons = geometry.get("arcs", []) if geometry["type"] == "MultiPolygon" else [geometry.get("arcs", [])]
        for ring in (ring for polygon in polygons for ring in polygon[:1]):
            line: list[Point] = []
            for index in ring:
                line += (arcs[index] if index >= 0 else arcs[~index][::-1])[bool(line) :]
            yield line


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
    share = min(1.0, max(0.0, share))
    return float(((point[0] - start[0] - share * dx) ** 2 + (point[1] - start[1] - share * dy) ** 2) ** 0.5)


def _extent(ring: Sequence[Point]) -> float:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _coded(ring: Sequence[Point]) -> list[int]:
    whole = [(round(x * UNIT), round(y * UNIT)) for x, y in ring]
    flat = list(whole[0])
    for (x0, y0), (x1, y1) in pairwise(whole):
        if (x0, y0) != (x1, y1):
            flat += [x1 - x0, y1 - y0]
    return flat


if __name__ == "__main__":
    source = msgspec.json.decode(Path(sys.argv[1]).read_bytes())
    target = Path(__file__).parent / "data" / "outlines.json"
    target.write_bytes(msgspec.json.encode(build(source)) + b"\n")
