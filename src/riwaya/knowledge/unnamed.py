"""Labels of speakers and groups that have an id but no name: civilians, fighters, unattributed reports.

The publisher of a page that names none has the page's id in its own: `media:unidentified-004` is "publisher not named
(004)".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from msgspec import Struct, convert

from riwaya.data import read_data


class Unnamed(Struct, frozen=True, forbid_unknown_fields=True):
    """What to call them in Arabic and in English."""

    ar: str
    en: str


@cache
def unnamed() -> Mapping[str, Unnamed]:
    """Return the labels by id."""
    return convert(read_data(resources.files("riwaya.knowledge") / "unnamed.yaml"), dict[str, Unnamed])


def without_name(entity: str) -> Unnamed | None:
    """Return what to call an entity that has no name; None for all others."""
    kind, _, page = entity.partition(":unidentified-")
    if page and ":" not in kind and kind != "source":
        return Unnamed(ar=f"ناشر لم يُذكر ({page})", en=f"publisher not named ({page})")
    return unnamed().get(entity)
