"""Who may do what: a viewer reads, a reviewer decides, an editor adds pages, an administrator keeps users."""

from __future__ import annotations

from msgspec import Struct

#: Each may do what those before it may.
ROLES = ("viewer", "reviewer", "editor", "admin")


class User(Struct, frozen=True, kw_only=True):
    """Somebody who is logged in."""

    name: str
    role: str
