"""Reads the hand-written YAML of actors, states and outlets.

The regular names of state organs ("وزارة الدفاع الروسية", "الدفاع الروسية", "الجيش اللبناني") are made here from
`actors/_organs.yaml` and the nisba of each state in `actors/_states.yaml`; an organ with facts of its own is written
by hand with `organ:` and takes over the regular names. Formats and recipes: docs/knowledge.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml
from msgspec import Struct

from riwaya.data import read_data
from riwaya.errors import KnowledgeError
from riwaya.knowledge import Entity, Known, Outlet
from riwaya.model import EntityType
from riwaya.script import key

HERE = Path(__file__).parent

Record = TypeVar("Record", bound=Entity)

_TYPES: Mapping[str, EntityType] = {"per": "PER", "place": "LOC", "facility": "LOC"}


# How a government is named, and how texts name it as a party to talks or fighting.
_AUTHORITY = ("الحكومة ال{f}", "السلطات ال{f}", "حكومة {name}", "الدولة ال{f}", "النظام ال{m}")
_PARTY = ("الجانب ال{m}", "الطرف ال{m}")


class State(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of `_states.yaml`: the names of a country and the adjectives that its organs' names are made with."""

    id: str
    ar: str
    en: str
    country: str
    nisba: tuple[str, ...]
    adjective: str
    forms: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    hostile: tuple[str, ...] = ()
    nominals: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    organs: bool = False
    wikidata: str | None = None
    note: str = ""


class Organ(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of `_organs.yaml`: patterns with {m} and {f} (nisba), {name} (country) and {adjective} (English)."""

    kind: str
    slug: str
    en: str
    ar: tuple[str, ...]
    nominals: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    note: str = ""


# --- reading ------------------------------------------------------------------------------------------------


def read_all(folder: Path = HERE) -> Known:
    """Return every actor and outlet of the YAML files, regular state organs included, in the order of the files.

    Raises:
        KnowledgeError: naming the file and the entry that cannot be read.
    """
    states = tuple(read_states(folder / "actors" / "_states.yaml"))
    organs = _table(folder / "actors" / "_organs.yaml", Organ)
    written = [one for path in _files(folder / "actors") for one in read_file(path, Entity)]
    outlets = [one for path in _files(folder / "outlets") for one in read_file(path, Outlet)]
    actors = (*map(_entity, states), *_with_organs(written, states, organs))
    return Known(actors=actors, outlets=tuple(outlets))


def read_file(path: Path, record: type[Record]) -> Iterator[Record]:
    """Yield the entries of one file; `defaults` are fields that an entry takes when it does not set them."""
    raw = _yaml(path)
    defaults = raw.get("defaults", {})
    for found, fields in raw.get("entries", {}).items():
        yield _convert(path, str(found), {**defaults, **fields}, record)


def read_states(path: Path) -> Iterator[State]:
    """Yield the countries of `_states.yaml`."""
    for found, fields in _yaml(path)["entries"].items():
        yield _checked(path, found, {"id": found, **fields}, State)


def read_shared(path: Path = HERE / "actors" / "_shared.yaml") -> dict[str, str]:
    """Return the names that several entities bear on purpose, each with what decides."""
    return {str(name): str(why) for name, why in _yaml(path)["entries"].items()}


def read_frequent(path: Path = HERE / "actors" / "_frequent.yaml") -> frozenset[str]:
    """Return the folded frequent words that are names before all else."""
    return frozenset(key(str(name)) for name in _yaml(path)["names"])


# --- helpers ------------------------------------------------------------------------------------------------


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.yaml") if not path.name.startswith("_"))


def _yaml(path: Path) -> dict[str, Any]:
    """Return the mapping a file holds; the C loader is eight times as fast and reads the same language."""
    try:
        raw = read_data(path)
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(str(error), where=str(path), remedy="mend the file") from error
    return raw or {}


def _table(path: Path, record: type[Organ]) -> dict[str, Organ]:
    return {name: _checked(path, name, fields, record) for name, fields in _yaml(path)["entries"].items()}


def _convert(path: Path, found: str, fields: dict[str, Any], record: type[Record]) -> Record:
    """Build an entry: its type follows from its kind, years are text, one side alone is a side for good."""
    plain = {"id": found, "type": _TYPES.get(found.partition(":")[0], "ORG"), **fields}
    side = plain.get("side", ())
    plain["side"] = [_row(side)] if isinstance(side, str) else [_row(*row) for row in side]
    plain["roles"] = [_row(*row) for row in plain.get("roles", ())]
    plain["years"] = str(plain.get("years", ""))
    return _checked(path, found, plain, record)


def _row(first: str, *rest: object) -> list[str]:
    return [first, *map(str, rest)]


Any_ = TypeVar("Any_", bound=Struct)


def _checked(path: Path, found: str, fields: object, record: type[Any_]) -> Any_:
    try:
        return msgspec.convert(fields, record)
    except msgspec.ValidationError as error:
        raise KnowledgeError(str(error), where=path.name, field=str(found), remedy="see docs/knowledge.md") from error


# --- states and their organs --------------------------------------------------------------------------------


def _entity(state: State) -> Entity:
    """Return a country as an entity: its names are places, `authority` the names of its government."""
    authority = [*state.authority, *_made(_AUTHORITY, state)]
    return Entity(
        id=state.id,
        type="LOC",
        ar=state.ar,
        en=state.en,
        forms=state.forms,
        hostile=state.hostile,
        short=state.short,
        nominals=_joined(state.nominals, tuple(_made(_PARTY, state)) if state.organs else ()),
        authority=tuple(dict.fromkeys(authority)),
        country=state.country,
        wikidata=state.wikidata,
        note=state.note,
    )


def _with_organs(written: list[Entity], states: Iterable[State], organs: Mapping[str, Organ]) -> Iterator[Entity]:
    """Yield the hand-written actors with the regular names of the organs they are, then the organs nobody wrote."""
    by_country = {state.country: state for state in states}
    taken = {(one.country, one.organ) for one in written if one.organ}
    for one in written:
        state = by_country.get(one.country)
        yield _regular(one, state, organs[one.organ]) if one.organ in organs and state is not None else one
    for state in by_country.values():
        names = (name for name in organs if state.organs and (state.country, name) not in taken)
        yield from (_organ(state, name, organs[name]) for name in names)


def _regular(one: Entity, state: State, organ: Organ) -> Entity:
    """Return a hand-written organ with its regular names added."""
    made = [name for name in _made(organ.ar, state) if name not in one.names]
    return msgspec.structs.replace(
        one,
        forms=(*one.forms, *made),
        short=_joined(one.short, organ.short),
        nominals=_joined(one.nominals, organ.nominals),
    )


def _organ(state: State, name: str, organ: Organ) -> Entity:
    label, *forms = _made(organ.ar, state)
    return Entity(
        id=f"{organ.kind}:{organ.slug.format(adjective=state.adjective)}",
        type="ORG",
        ar=label,
        en=organ.en.format(adjective=state.adjective.replace("-", " ").title(), name=state.en),
        forms=tuple(forms),
        short=organ.short,
        nominals=organ.nominals,
        country=state.country,
        parent=state.id,
        organ=name,
        note=organ.note,
    )


def _made(patterns: Iterable[str], state: State) -> list[str]:
    """Fill patterns with every nisba and name of a state; the first result is the label."""
    made = [
        pattern.format(m=nisba, f=f"{nisba}ة", name=name)
        for pattern in patterns
        for nisba in (state.nisba if "{m}" in pattern or "{f}" in pattern else state.nisba[:1])
        for name in ((state.ar, *state.forms) if "{name}" in pattern else (state.ar,))
    ]
    return list(dict.fromkeys(made))


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
