"""Records that pictures are drawn from."""

from __future__ import annotations

from msgspec import Struct


class Day(Struct, frozen=True, kw_only=True):
    day: str
    claims: int = 0
    pages: int = 0
