"""Prints how well names of places are resolved: on annotated pages, and on UCDP's places in Syria.

    python benchmarks/places.py ../shared

Annotated pages: every place that a gold mention names and for which the gold has a point, against the point of the
place that Riwaya takes it for. UCDP: every place name with a point within 25 km (`where_prec` 1 and 2) whose spelling
in Latin letters leads to an Arabic name that Riwaya holds; that Arabic name is resolved beside the Arabic name of the
governorate, as in "X بريف حلب", and the chosen place is compared with UCDP's point.
"""

from __future__ import annotations

import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from riwaya import pipeline
from riwaya.knowledge import Entity, load, places
from riwaya.knowledge.places.resolve import Spot, chosen, together
from riwaya.knowledge.places.table import Place

_KINDS = re.compile(r"\b(village|town|city|neighbou?rhood|district|area|camp|farms?|suburb|sub-district|the)\b")
_ARTICLE = re.compile(r"\b(al|ar|as|ash|ad|at|an|az|el|adh|ath)[- ]")
_VOWELS = tuple(pair.split() for pair in ("ou u", "oo u", "ee i", "ei i", "ay i", "ai i", "o u", "e i", "y i"))
NEAR = 5.0

Point = tuple[float, float]


def kilometres(one: Point, other: Point) -> float:
    """Return the distance of two points given in degrees."""
    lat, lon = (math.radians((one[0] + other[0]) / 2), math.radians(one[1] - other[1]))
    return 6371 * math.hypot(math.radians(one[0] - other[0]), math.cos(lat) * lon)


def spelling(name: str) -> str:
    """Return the letters of a Latin name that spellings agree on."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    plain = _ARTICLE.sub("", _KINDS.sub("", plain).strip())
    plain = re.sub(r"[^a-z]", "", plain)
    for old, new in _VOWELS:
        plain = plain.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", plain).removesuffix("h")


def gold_points(folder: Path) -> dict[str, Point]:
    """Return the points that the gold gives for places, by id."""
    loaded = json.loads((folder / "entities.json").read_text("utf-8"))
    rows = loaded["entities"] if isinstance(loaded, dict) and "entities" in loaded else loaded
    return {row["id"]: (row["lat"], row["lon"]) for row in rows if row.get("lat") is not None}


def annotated(shared: Path, name: str) -> Iterator[float | None]:
    """Yield how far off each mention with a gold point is that Riwaya finds; None where it gives it no point."""
    folder = shared / name
    points = gold_points(folder) | (gold_points(shared / "gold") if name != "gold" else {})
    pages = shared / "seeds" if name == "gold" else folder / "text"
    for document in pipeline.read((str(pages),)):
        gold = json.loads((folder / document.article.doc).with_suffix(".json").read_text("utf-8"))
        at = {(one["start"], one["end"]): one["entity"] for one in gold["mentions"]}
        for mention in document.reading.mentions:
            point = points.get(at.get((mention.start, mention.end), ""))
            if point is not None:
                yield off(point, load().entities.get(mention.entity))


def off(point: Point, found: Entity | Place | None) -> float | None:
    """Return how far a place is from a point."""
    return (
        None if found is None or found.lat is None or found.lon is None else kilometres(point, (found.lat, found.lon))
    )


def told(distances: Iterable[float | None]) -> str:
    """Return the shares within 1, 5 and 25 km of all."""
    rows = list(distances)
    within = (sum(one is not None and one <= limit for one in rows) / max(1, len(rows)) for limit in (1, NEAR, 25))
    return f"{len(rows):6} " + " ".join(f"{share:8.3f}" for share in within)


def ucdp(shared: Path) -> Iterator[str]:
    """Yield the table of UCDP's places in Syria."""
    rows = [json.loads(line) for line in (shared / "eval/ucdp_syria/dev.jsonl").read_text("utf-8").splitlines()]
    wanted: dict[tuple[str, str], Point] = {}
    for row in rows:
        if row["where_prec"] in (1, 2):
            wanted.setdefault((row["where_coordinates"], row["adm_1"] or ""), (row["latitude"], row["longitude"]))
    names = defaultdict(set)
    for place in places.by_id().values():
        if place.country == "SY" and place.kind not in ("country", "governorate"):
            names[spelling(place.en)].add(place.ar)
    syrian = [place for place in places.by_id().values() if place.country == "SY"]
    governorates = {spelling(one.en.replace("Governorate", "")): one for one in syrian if one.kind == "governorate"}
    counts: Counter[str] = Counter()
    distances: list[float | None] = []
    for (name, province), point in wanted.items():
        around = governorates.get(spelling(province.lower().replace("governorate", "")))
        forms = names.get(spelling(name), set())
        if len(forms) != 1:
            counts["several" if forms else "unknown"] += 1
            continue
        beside = (Spot(around.ar),) if around is not None else ()
        place = chosen(together((Spot(next(iter(forms))), *beside))[0])
        counts["open"] += place is None
        distances.append(off(point, place))
        counts["province"] += place is not None and around is not None and places.within(place, around.id)
    yield f"{len(wanted)} places; {counts['unknown']} have no Arabic name here, {counts['several']} several; the rest:"
    yield f"ucdp_syria   {told(distances)}"
    yield f"left open {counts['open']}; in the right governorate {counts['province'] / max(1, len(distances)):.3f}"


def main() -> None:
    """Print both tables."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    print(f"{'':12} {'places':>6} {'1 km':>8} {'5 km':>8} {'25 km':>8}")
    for name in ("gold", "gold-press", "gold-train"):
        print(f"{name:12} {told(annotated(shared, name))}")
    for line in ucdp(shared):
        print(line)


if __name__ == "__main__":
    main()
