"""Reasons in words, Arabic and English: why pages are one story, why links are one origin, what was compared.

A reason has a key, under which `ar.yaml` and `en.yaml` hold its wording, and arguments. Entities and documents stand in
it by their ids, so that whoever shows it can call them by the names he uses.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple

from riwaya.data import read_data


class Reason(NamedTuple):
    """A reason in English and in Arabic."""

    en: str
    ar: str


def reason(key: str, **arguments: object) -> Reason:
    """Return the reason of a key; an argument that is itself a reason stands in its own language."""
    return Reason(*(_worded(language, key, arguments) for language in Reason._fields))


def listed(parts: Iterable[Reason], *, mark: str = ",") -> Reason:
    """Return reasons as one, with a comma or semicolon of their language between them."""
    some = list(parts)
    return Reason(f"{mark} ".join(part.en for part in some), f"{_ARABIC_MARKS[mark]} ".join(part.ar for part in some))


def _worded(language: str, key: str, arguments: dict[str, object]) -> str:
    inside = {
        name: getattr(value, language) if isinstance(value, Reason) else value for name, value in arguments.items()
    }
    return _wordings(language)[key].format(**inside)


@cache
def _wordings(language: str) -> dict[str, str]:
    found: dict[str, str] = read_data(resources.files("riwaya.reasons") / f"{language}.yaml")
    return found


_ARABIC_MARKS = {",": "،", ";": "؛"}
