"""The table of places: one line of TSV a place, and the record it becomes.

    # A line that starts with # is a comment.
    jobar  neighbourhood  SY  damascus  33.530  36.340  0.7  -  Jobar  جوبر  حي جوبر  riwaya

Columns: slug, kind, country, slug of the parent (- for none), latitude, longitude, precision in kilometres (- and - and
- where the ground has no point), population (- for unknown), English name, Arabic name, further Arabic forms (joined
by |), source. A form after ? is weak: it is also a common word or a person's name ("السلام", "ناصر"), so a text must
give a sign (a kind word, a parent) before it is read as this place; the Arabic name may be marked so too.

A line whose slug another table already holds adds its forms, its population where there was none, its point where it is
more exact: curated tables come first and keep their names, kind and parent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct, structs

from riwaya.errors import KnowledgeError
from riwaya.script import key

DATA = Path(__file__).parent / "data"
COLUMNS = (
    "slug", "kind", "country", "parent", "lat", "lon", "precision", "population", "en", "ar", "forms", "source",
)  # fmt: skip

# What has a point; the rest is ground.
_POINTS = frozenset(
    ("city", "town", "village", "neighbourhood", "camp", "crossing", "airport", "airbase", "base", "dam")
)


class Place(Struct, frozen=True, kw_only=True, gc=False):
    """A place. `forms` are its Arabic names as written, `weak` those among them that need a sign in the text.

    `precision` is the radius in kilometres within which (`lat`, `lon`) may be off or the place may extend;
    `country` is the ISO code of the country (empty for seas and continents), `parent` the id of the place around it.
    """

    id: str
    ar: str
    en: str
    kind: str
    country: str
    forms: tuple[str, ...]
    weak: tuple[str, ...] = ()
    parent: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: float | None = None
    population: int | None = None
    source: str = ""


def read_table(path: Path) -> Iterator[Place]:
    """Yield the places of a table.

    Raises:
        KnowledgeError: naming the file and the line that is not twelve columns, or the number that is none.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line[0] == "#":
            continue
        try:
            yield _place(line)
        except ValueError as error:
            raise KnowledgeError(
                f"not a place: {error}",
                where=str(path),
                field=f"line {number}",
                remedy=f"give {len(COLUMNS)} columns separated by tabs: {' '.join(COLUMNS)}",
            ) from error


def write_table(path: Path, places: Iterable[Place], *, header: str = "") -> int:
    """Write places as a table, sorted by id, and return how many; `header` lines become comments."""
    ordered = sorted(places, key=lambda place: place.id)
    comments = [f"# {line}".rstrip() for line in header.splitlines()]
    text = "\n".join([*comments, "# " + "\t".join(COLUMNS), *map(_line, ordered)])
    path.write_text(text + "\n", encoding="utf-8")
    return len(ordered)


def merged(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return the places with those of one id made one: the first wins, the others add forms and population."""
    found: dict[str, Place] = {}
    for place in places:
        first = found.get(place.id)
        found[place.id] = place if first is None else _joined(first, place)
    return tuple(found.values())


@cache
def common_words() -> frozenset[str]:
    """Return the folded words that are something else before they are a place ("السلام", "ناصر")."""
    lines = (DATA / "common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and line[0] != "#")


def split_weak(forms: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the forms that name a place on their own, and those that are also common words."""
    forms = tuple(dict.fromkeys(forms))
    weak = tuple(form for form in forms if len(key(form)) < 3 or key(form) in common_words())
    return tuple(form for form in forms if form not in weak), weak


def _joined(first: Place, other: Place) -> Place:
    strong = tuple(dict.fromkeys((*first.forms, *(form for form in other.forms if form not in first.weak))))
    keys = set(map(key, strong))
    weak = tuple(form for form in dict.fromkeys((*first.weak, *other.weak)) if key(form) not in keys)
    exact = other if _more_exact(other, first) else first
    return structs.replace(
        first,
        forms=strong,
        weak=weak,
        population=first.population if first.population is not None else other.population,
        lat=exact.lat,
        lon=exact.lon,
        precision=exact.precision,
    )


def _more_exact(other: Place, first: Place) -> bool:
    if first.kind not in _POINTS or other.precision is None:
        return False  # the precision of a governorate or a region is its reach
    return first.precision is None or other.precision < first.precision


def _place(line: str) -> Place:
    slug, kind, country, parent, lat, lon, precision, population, en, ar, forms, source = line.split("\t")
    strong: list[str] = []
    weak: list[str] = []
    for form in (ar, *forms.split("|")) if forms else (ar,):
        if form[:1] == "?":
            weak.append(form[1:])
        else:
            strong.append(form)
    return Place(
        id="place:" + slug,
        ar=ar.lstrip("?"),
        en=en,
        kind=kind,
        country=country if country != "-" else "",
        forms=tuple(strong),
        weak=tuple(weak),
        parent="place:" + parent if parent != "-" else None,
        lat=float(lat) if lat != "-" else None,
        lon=float(lon) if lon != "-" else None,
        precision=float(precision) if precision != "-" else None,
        population=int(population) if population != "-" else None,
        source=source,
    )


def _line(place: Place) -> str:
    ar = "?" + place.ar if place.ar in place.weak else place.ar
    forms = [form for form in place.forms if form != place.ar]
    weak = ["?" + form for form in place.weak if form != place.ar]
    cells: tuple[object, ...] = (
        place.id.removeprefix("place:"),
        place.kind,
        place.country or "-",
        place.parent.removeprefix("place:") if place.parent else "-",
        _number(place.lat),
        _number(place.lon),
        _number(place.precision),
        _number(place.population),
        place.en,
        ar,
        "|".join((*forms, *weak)),
        place.source,
    )
    return "\t".join(map(str, cells))


def _number(value: float | None) -> str:
    return (
        "-"
        if value is None
        else f"{round(value, 4):g}"
        if isinstance(value, float) and abs(value) < 1000
        else str(value)
    )
