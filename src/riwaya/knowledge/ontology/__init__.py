"""Event types as data: PLOVER's 16 types and STATUS with their modes and labels, and their way to ACLED sub-events.

One file a type in `plover/`; `acled.yaml` holds the mapping as rules (first that fits), each with an id and the
alternatives that a person should weigh. `nisbas.yaml` lists adjectives of origin.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, convert

from riwaya.data import read_data
from riwaya.errors import KnowledgeError

_HERE = Path(__file__).parent


class Label(Struct, frozen=True, forbid_unknown_fields=True):
    """What readers see, in both languages."""

    ar: str
    en: str


class EventType(Struct, frozen=True, forbid_unknown_fields=True):
    """A type of event: quad class and score as PLOVER has them, labels, modes, and what it covers."""

    name: str
    quad: str
    score: float
    label: Label
    covers: str
    modes: dict[str, Label] = {}


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """How an English gloss words an event: what the doer did, or the noun that begins it without a doer.

    `to` and `of` are the prepositions before whoever bears it, with and without a doer; `at` the one before the place;
    `ar` is the Arabic preposition before whoever bears it.
    """

    does: str
    to: str
    noun: str
    of: str
    ar: str
    at: str = "in"


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """A way from PLOVER to ACLED. `when` names conditions that must hold (see `conditions` in claims.acled)."""

    id: str
    event: str
    sub_event: str | None
    modes: tuple[str | None, ...] | None = None
    when: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()


class Acled(Struct, frozen=True, forbid_unknown_fields=True):
    """ACLED's sub-events by event type, with labels, and the mapping."""

    events: dict[str, dict[str, Label]]
    rules: tuple[Rule, ...]

    def sub_events(self) -> frozenset[str]:
        """Every sub-event name."""
        return frozenset(name for group in self.events.values() for name in group)


@cache
def types() -> dict[str, EventType]:
    """Return the event types by name."""
    found = [convert(_read(path), EventType) for path in sorted((_HERE / "plover").glob("*.yaml"))]
    return {kind.name: kind for kind in found}


@cache
def acled() -> Acled:
    """Return the ACLED mapping."""
    return convert(_read(_HERE / "acled.yaml"), Acled)


@cache
def nisbas() -> dict[str, list[str]]:
    """Return the adjectives of origin by the state they name."""
    return convert(_read(_HERE / "nisbas.yaml"), dict[str, list[str]])


@cache
def capitals() -> frozenset[str]:
    """Return the places whose name stands for the state where it acts."""
    rows = convert(_read(_HERE / "capitals.yaml"), list[list[str]])
    return frozenset(place for row in rows for place in row)


@cache
def wordings() -> dict[str, Wording]:
    """Return how English glosses word an event, by type and by "TYPE mode"."""
    return convert(_read(_HERE / "glosses.yaml"), dict[str, Wording])


def wording(event: str, mode: str | None) -> Wording:
    """Return how English glosses word an event: of its mode, or else of its type."""
    return wordings().get(f"{event} {mode}") or wordings()[event]


def mode_label(event: str, mode: str | None) -> Label:
    """Return the label of a mode, or of its type where there is none."""
    kind = types()[event]
    return kind.modes.get(mode, kind.label) if mode is not None else kind.label


@cache
def descriptions() -> dict[str, dict[str, str]]:
    """Return the Arabic of what the knowledge files say in English, by field (role, alignment, owner, …) and words."""
    return convert(_read(_HERE / "descriptions.yaml"), dict[str, dict[str, str]])


def _read(path: Path) -> Any:
    try:
        return read_data(path)
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(str(error), where=path.name, remedy="reinstall riwaya or repair the file") from error
