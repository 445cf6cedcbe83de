"""Turns a dump that the user brings into a table of the user's own places: GeoNames, or OCHA's common operational data.

    count = import_dump(Path("SY.txt"), folder=user_folder(), names=Path("alternateNames/SY.txt"))

A GeoNames country file has 19 columns without a header; the Arabic names stand among its alternative names, or, told
apart by language, in the file of alternate names. OCHA's tables are CSV with a header: names (ADM3_AR, ADM3_EN, NAME_AR
or the like), codes (ADM3_PCODE) and, for populated places, coordinates. Places without an Arabic name are passed over.
A place that Riwaya holds (one name, close by) keeps its id and gains spellings; the others get ids of their own.
The table lands in the user's folder, and `places.load()` merges it from then on. Nothing is sent anywhere.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from riwaya.errors import KnowledgeError
from riwaya.knowledge import places
from riwaya.knowledge.places.match import ByName, by_name, same
from riwaya.knowledge.places.table import Place, split_weak, write_table
from riwaya.script import key, slug

_GEONAMES_COLUMNS = 19
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u0652 -]+")

# GeoNames' feature codes, and the classes where no code decides, in Riwaya's kinds; the rest is not a place of news.
_CODES: Mapping[str, str] = {
    "PCLI": "country", "ADM1": "governorate", "ADM2": "district", "ADM3": "district", "PPLX": "neighbourhood",
    "PPLC": "city", "PPLA": "city", "PPLA2": "town", "AIRP": "airport", "AIRB": "airbase", "AIRF": "airport",
    "DAM": "dam", "PRT": "port", "INSM": "base", "MILB": "base", "OILF": "oilfield", "GASF": "oilfield",
    "ISL": "island",
    "MT": "mountain", "MTS": "mountain", "HLL": "mountain", "HLLS": "mountain", "PK": "mountain", "STM": "river",
    "WAD": "river", "LK": "lake", "DSRT": "desert", "PLN": "region", "RGN": "region", "VAL": "region", "CMP": "camp",
    "CMPRF": "camp", "BRKS": "base", "PRN": "landmark", "HSP": "landmark", "CSTL": "landmark", "BDG": "landmark",
    "STRT": "strait", "CNL": "canal",
}  # fmt: skip
_PRECISION = {"country": 500.0, "governorate": 60.0, "district": 20.0, "region": 15.0, "desert": 60.0, "river": 30.0}

_LEVELS = ("governorate", "district", "district", "village")
_LATITUDE = ("latitude_y", "latitude", "lat", "y", "center_lat")
_LONGITUDE = ("longitude_x", "longitude", "lon", "long", "x", "center_lon")


class Row(Struct, frozen=True, kw_only=True):
    """A place of a dump, before it has an id here."""

    source: str
    kind: str
    country: str
    en: str
    forms: tuple[str, ...]
    lat: float | None
    lon: float | None
    population: int | None = None
    code: str = ""
    parent_code: str = ""


def import_dump(path: Path, *, folder: Path, names: Path | None = None, country: str = "") -> int:
    """Write the places of a dump as a table in `folder` and return how many there are.

    Args:
        path: a GeoNames country file, or a CSV of OCHA's administrative units or populated places.
        folder: the user's folder (`places.user_folder()`); made where it does not exist.
        names: GeoNames' file of alternate names, which tells Arabic names from Persian ones.
        country: ISO code of the country, needed where a CSV does not give it.

    Raises:
        KnowledgeError: where the file cannot be read, is of neither kind, or holds no Arabic name.
    """
    rows = list(read_csv(path, country=country) if path.suffix.lower() == ".csv" else read_geonames(path, names=names))
    if not rows:
        raise KnowledgeError(
            "no place with an Arabic name",
            where=str(path),
            remedy="give GeoNames' alternate names too, or a table that has a column of Arabic names",
        )
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{slug(path.stem)}.tsv"
    return write_table(target, as_places(rows, places.load()), header=f"Imported from {path.name}")


def read_geonames(path: Path, *, names: Path | None = None) -> Iterator[Row]:
    """Yield the places of a GeoNames country file that have an Arabic name."""
    arabic = _alternate_names(names) if names is not None else {}
    for number, line in enumerate(_lines(path), 1):
        cells = line.split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            raise _fault(path, number, f"{len(cells)} columns instead of {_GEONAMES_COLUMNS}", "give a GeoNames file")
        kind = _CODES.get(cells[7]) or ("village" if cells[6] == "P" else None)
        if kind is None:
            continue
        forms = arabic.get(cells[0]) or [name for name in cells[3].split(",") if _ARABIC.fullmatch(name)]
        people = int(cells[14]) if cells[14].isdigit() else 0
        if kind == "village" and people >= 5_000:
            kind = "city" if people >= 50_000 else "town"
        if forms:
            yield Row(
                source=f"geonames:{cells[0]}", kind=kind, country=cells[8], en=_ascii(cells[2] or cells[1]),
                forms=tuple(dict.fromkeys(form.strip() for form in forms)), population=people or None,
                lat=_number(path, number, cells[4]), lon=_number(path, number, cells[5]),
                code=f"{cells[8]}.{cells[10]}" if cells[7] == "ADM1" else "",
                parent_code="" if cells[7] in ("ADM1", "PCLI") else f"{cells[8]}.{cells[10]}",
            )  # fmt: skip


def read_csv(path: Path, *, country: str = "") -> Iterator[Row]:
    """Yield the places of a CSV of OCHA: each unit or populated place that has an Arabic name, once."""
    reader = csv.reader(_lines(path))
    header = [name.strip().lower() for name in next(reader, [])]
    levels = _levels(header)
    if not levels:
        raise _fault(path, 1, "no column of Arabic names", "expected a header with ADM1_AR or NAME_AR, or the like")
    place = {name: header.index(name) for name in header}
    lat, lon = (next((place[name] for name in names if name in place), None) for names in (_LATITUDE, _LONGITUDE))
    seen: set[tuple[str, str]] = set()
    for number, cells in enumerate(reader, 2):
        if not any(cells):
            continue
        if len(cells) != len(header):
            raise _fault(path, number, f"{len(cells)} columns under a header of {len(header)}", "mend the line")
        code = country or _country(cells, place)
        parent = ""
        for depth, (kind, ar, en, pcode) in enumerate(levels):
            name, own = cells[ar].strip(), cells[pcode].strip() if pcode is not None else cells[ar].strip()
            innermost = depth == len(levels) - 1
            if name and _ARABIC.fullmatch(name) and (kind, own) not in seen:
                seen.add((kind, own))
                yield Row(
                    source=f"ocha:{own}", kind=kind, country=code, forms=(name,), code=own, parent_code=parent,
                    en=_ascii(cells[en]) if en is not None and cells[en].strip() else slug(name),
                    lat=_number(path, number, cells[lat]) if innermost and lat is not None and cells[lat] else None,
                    lon=_number(path, number, cells[lon]) if innermost and lon is not None and cells[lon] else None,
                )  # fmt: skip
            parent = own or parent


def as_places(rows: Sequence[Row], held: Iterable[Place]) -> Iterator[Place]:
    """Yield the rows as places, under the ids of `held` where they are the same, parents before their children."""
    held = tuple(held)
    index = by_name(held)
    countries = {place.country: place.id for place in held if place.kind == "country"}
    units = {
        (place.country, key(form)): place.id for place in held if place.kind == "governorate" for form in place.forms
    }
    taken = {place.id for place in held}
    ids: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (_rank(row.kind), row.source)):
        parent = ids.get(row.parent_code) or countries.get(row.country)
        place_id = _held_id(row, index, units) or _new_id(row, parent, taken)
        taken.add(place_id)
        if row.code:
            ids[row.code] = place_id
        strong, weak = split_weak(row.forms)
        ground = row.lat is not None and row.lon is not None
        yield Place(
            id=place_id, ar=row.forms[0], en=row.en, kind=row.kind, country=row.country, forms=strong, weak=weak,
            parent=parent if parent != place_id else None, lat=row.lat if ground else None,
            lon=row.lon if ground else None, precision=_PRECISION.get(row.kind, 2.0) if ground else None,
            population=row.population, source=row.source,
        )  # fmt: skip


def _held_id(row: Row, index: ByName, units: Mapping[tuple[str, str], str]) -> str | None:
    if row.kind == "governorate":
        return next((units[row.country, key(form)] for form in row.forms if (row.country, key(form)) in units), None)
    if row.lat is None or row.lon is None or row.kind not in ("city", "town", "village", "neighbourhood", "camp"):
        return None
    match = same(row.forms, row.country, row.lat, row.lon, index)
    return match.id if match is not None else None


def _new_id(row: Row, parent: str | None, taken: set[str]) -> str:
    base = "place:" + slug(row.en)
    around = f"{base}-{(parent or row.country.lower() or 'world').removeprefix('place:')}"
    numbered = f"{base}-{slug(row.source)}"
    return next(candidate for candidate in (base, around, numbered) if candidate not in taken)


def _rank(kind: str) -> int:
    return {"country": 0, "governorate": 1, "district": 2}.get(kind, 3)


def _alternate_names(path: Path) -> dict[str, list[str]]:
    """Return the Arabic names of the file of alternate names by GeoNames number, preferred ones first."""
    found: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    for line in _lines(path):
        cells = line.split("\t")
        if len(cells) > 4 and cells[2] == "ar" and _ARABIC.fullmatch(cells[3].strip()):
            found[cells[1]].append((cells[4] != "1", cells[3].strip()))
    return {number: [name for _, name in sorted(names)] for number, names in found.items()}


def _levels(header: Sequence[str]) -> list[tuple[str, int, int | None, int | None]]:
    """Return kind and the columns of Arabic name, English name and code of each level that the header has."""
    found: list[tuple[str, int, int | None, int | None]] = []
    at = {name: index for index, name in enumerate(header)}
    for depth in range(1, 5):
        ar = next(
            (at[name] for name in (f"adm{depth}_ar", f"admin{depth}name_ar", f"adm{depth}_name_ar") if name in at), None
        )
        if ar is not None:
            en = next(
                (at[name] for name in (f"adm{depth}_en", f"admin{depth}name_en", f"adm{depth}_name") if name in at),
                None,
            )
            pcode = next((at[name] for name in (f"adm{depth}_pcode", f"admin{depth}pcode") if name in at), None)
            found.append((_LEVELS[depth - 1], ar, en, pcode))
    names = next((at[name] for name in ("name_ar", "pplname_ar", "featurear_1", "featurename_ar") if name in at), None)
    if names is not None:
        en = next((at[name] for name in ("name_en", "pplname_en", "featureref", "featurename_en") if name in at), None)
        pcode = next((at[name] for name in ("pcode", "ppl_pcode", "loc_pcode") if name in at), None)
        found.append(("village", names, en, pcode))
    return found


def _country(cells: Sequence[str], place: Mapping[str, int]) -> str:
    """Return the country of a line by the first letters of its outermost code (OCHA begins them with the ISO code)."""
    column = next(
        (place[name] for name in ("adm0_pcode", "admin0pcode", "adm1_pcode", "admin1pcode") if name in place), None
    )
    code = cells[column].strip()[:2].upper() if column is not None else ""
    return code if code.isalpha() and len(code) == 2 else ""


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise KnowledgeError(f"cannot be read: {error.strerror}", where=str(path), remedy="check the path") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError("is not UTF-8", where=str(path), remedy="save it as UTF-8, or unpack it first") from error
    return [line for line in text.split("\n") if line]


def _number(path: Path, line: int, cell: str) -> float:
    try:
        return round(float(cell), 4)
    except ValueError as error:
        raise _fault(path, line, f"{cell!r} is no coordinate", "give decimal degrees") from error


def _fault(path: Path, line: int, what: str, remedy: str) -> KnowledgeError:
    return KnowledgeError(what, where=str(path), field=f"line {line}", remedy=remedy)


def _ascii(name: str) -> str:
    plain = re.sub("[‘’ʻʼʿʾ`]", "", unicodedata.normalize("NFKD", name))
    return plain.encode("ascii", "ignore").decode().strip() or name
