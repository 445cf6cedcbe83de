"""The gazetteer: places that Arabic conflict reporting names, with coordinates, parents and honest precision.

"معبر البوكمال", "القلمون الشرقي", "الشيخ مقصود" and "فرنسا" are places here: `load` gives them all, `named` those that
share a name, `within` says whether one lies in another. Tables are TSV files under `data/` (format: `table.py`); a
folder of the user's own tables, made by `importer.py`, is merged on top. Choosing among places that share a name is
`resolve.py`; proving the tables is `check.py`.

States as actors (`state:syria`) belong to the actors' tables; here a country is ground (`place:syria`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from riwaya.knowledge.places.table import DATA, Place, merged, read_table
from riwaya.script import key

#: The environment variable that names the folder of the user's own tables.
USER_FOLDER = "RIWAYA_PLACES"


@cache
def load() -> tuple[Place, ...]:
    """Return every place, shipped tables first, then those of the user's folder; read once."""
    return merged((*shipped(), *own(user_folder())))


@cache
def by_id() -> Mapping[str, Place]:
    """Return the places by id."""
    return MappingProxyType({place.id: place for place in load()})


@cache
def by_form() -> Mapping[str, tuple[Place, ...]]:
    """Return the places by folded form; several under one form are ambiguous until a text decides."""
    found: dict[str, list[Place]] = {}
    for place in load():
        for form in dict.fromkeys(map(key, (*place.forms, *place.weak))):
            found.setdefault(form, []).append(place)
    return MappingProxyType({form: tuple(places) for form, places in found.items()})


def named(form: str) -> tuple[Place, ...]:
    """Return the places that `form` names, however it is spelt; empty where none does."""
    return by_form().get(key(form), ())


def parents(place: Place) -> Iterator[Place]:
    """Yield the places that `place` lies in, innermost first."""
    seen = {place.id}
    while place.parent is not None and place.parent in by_id() and place.parent not in seen:
        place = by_id()[place.parent]
        seen.add(place.id)
        yield place


def within(place: Place, outer: str) -> bool:
    """Whether `place` is the place with id `outer` or lies in it."""
    return place.id == outer or any(parent.id == outer for parent in parents(place))


def user_folder() -> Path:
    """Return the folder of the user's own tables: RIWAYA_PLACES, or riwaya/places among the user's data."""
    given = os.environ.get(USER_FOLDER)
    if given:
        return Path(given)
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "riwaya" / "places"


def shipped() -> Iterable[Place]:
    """Yield the places of the tables that come with the package: curated ones before extracted ones."""
    for path in sorted(DATA.glob("*.tsv"), key=lambda path: (path.name in _EXTRACTED, path.name)):
        yield from read_table(path)


def own(folder: Path) -> Iterable[Place]:
    """Yield the places of the tables in `folder`; none where the folder does not exist."""
    for path in sorted(folder.glob("*.tsv")) if folder.is_dir() else ():
        yield from read_table(path)


# Tables that a script extracts from elsewhere: what a curated table says of the same place wins.
_EXTRACTED = ("geonames.tsv", "yemen_districts.tsv")

__all__ = [
    "USER_FOLDER",
    "Place",
    "by_form",
    "by_id",
    "load",
    "named",
    "own",
    "parents",
    "shipped",
    "user_folder",
    "within",
]
