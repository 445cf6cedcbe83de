"""What the dossier shows, ready for its template: every name and reason in both languages."""

from __future__ import annotations

from msgspec import Struct

from riwaya.export.dossier.labels import Label
from riwaya.export.dossier.marks import Marked, Piece


class Drawing(Struct, frozen=True):
    """A picture for readers of each language, empty where there is nothing to draw; `of` says what it counts."""

    ar: str = ""
    en: str = ""
    of: Label | None = None


class Said(Struct, frozen=True, kw_only=True):
    """A claim as the page shows it; `number` is that of its source."""

    ref: str
    anchor: str
    number: int
    outlet: Label
    day: Label | None
    stance: str
    modality: str
    event: Label
    chain: tuple[Label, ...]
    gloss: Label
    figures: tuple[str, ...]
    place: tuple[Label, ...]
    time: Label | None
    acled: str | None
    pieces: tuple[Piece, ...]
    also: tuple[Said, ...] = ()


class Stands(Struct, frozen=True, kw_only=True):
    """An independent origin: who, why the claims behind it count as one, and the outlets that carry it."""

    entity: Label
    why: Label
    outlets: tuple[Label, ...]


class Position(Struct, frozen=True, kw_only=True):
    """A side of a dispute."""

    holds: Label
    origins: tuple[Stands, ...]
    said: tuple[Said, ...]


class Collision(Struct, frozen=True, kw_only=True):
    """A dispute, with its figures as bars where it is about figures."""

    anchor: str
    kind: Label
    topic: Label
    scope: Label
    reconcile: Label
    positions: tuple[Position, ...]
    bars: tuple[Bar, ...]


class Bar(Struct, frozen=True, kw_only=True):
    """A figure of a side as a bar, in hundredths of the scale: sure up to `low`, possible up to `high`."""

    label: str
    low: float
    high: float
    side: int


class Day(Struct, frozen=True, kw_only=True):
    """A day of the timeline and what is said to have happened."""

    time: Label
    entries: tuple[Entry, ...]


class Entry(Struct, frozen=True, kw_only=True):
    """Something that happened, or was said, on a day."""

    kind: str
    planned: bool
    said: Said
    gloss: Label
    also: int
    origins: int


class Group(Struct, frozen=True, kw_only=True):
    """A story: its documents and what is said in them, account by account."""

    anchor: str
    topic: str
    time: Label | None
    why: Label
    docs: tuple[Source, ...]
    accounts: tuple[Row, ...]
    graph: Drawing = Drawing()
    chart: Drawing = Drawing()


class Row(Struct, frozen=True, kw_only=True):
    """An account: the claims that say the same and its origins."""

    anchor: str
    said: tuple[Said, ...]
    origins: tuple[Stands, ...]


class Copied(Struct, frozen=True, kw_only=True):
    """A group of copies: the source, if it is here, and each copy with the share of its words that come from it."""

    kind: Label
    source: Source | None
    agency: Label | None
    copies: tuple[tuple[Source, int | None], ...]


class Source(Struct, frozen=True, kw_only=True):
    """An article in the list of sources; claims point at it by its number."""

    anchor: str
    number: int
    doc: str
    title: str
    outlet: Label
    author: str | None
    day: Label | None
    how: Label
    capture: str
    url: str | None
    lines: tuple[Marked, ...]
