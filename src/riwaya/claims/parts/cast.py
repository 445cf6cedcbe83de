"""Who plays which part: what the rules and the weights fill in."""

from __future__ import annotations

from msgspec import Struct


class Roles(Struct, frozen=True):
    """Entities by part."""

    agent: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    rule: str = ""
