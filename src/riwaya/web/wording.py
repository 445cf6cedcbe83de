"""What people read, in their language: terms from the locales, names from the ledger, times in words.

Arabic comes first and English beside it; a key that one of them lacks is an error that a test finds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import resources

from riwaya.data import read_data
from riwaya.export.dossier.labels import isolated
from riwaya.export.dossier.labels import terms as terms_of_records

LANGUAGES = ("ar", "en")
DIRECTIONS = {"ar": "rtl", "en": "ltr"}


@cache
def terms(language: str) -> Mapping[str, str]:
    """Return the terms of a language: those for values of records, which the dossier uses too, and the pages' own."""
    folder = resources.files("riwaya.web") / "locales"
    found: dict[str, str] = read_data(folder / f"{language}.yaml")
    return {**terms_of_records(language), **found}


def term(language: str, key: str, /, **values: object) -> str:
    """Return a term with values put in.

    Raises:
        KeyError: for a key that the locale lacks.
    """
    return terms(language)[key].format(**values) if values else terms(language)[key]


def when(language: str, edtf: str) -> str:
    """Return a time in words: "2017-08~/.." is "since about 2017-08"."""
    start, between, end = edtf.partition("/")
    if not between:
        return _date(language, edtf)
    if start in ("", ".."):
        return f"{term(language, 'when_until')} {_date(language, end)}"
    if end in ("", ".."):
        return f"{term(language, 'when_since')} {_date(language, start)}"
    return f"{_date(language, start)} – {_date(language, end)}"


def moment(language: str, at: str | None) -> str:
    """Return a moment of the log to the minute, in universal time."""
    if not at:
        return term(language, "undated")
    return f"\u2066{datetime.fromisoformat(at).astimezone(UTC):%Y-%m-%d %H:%M}\u2069"


def number(value: float) -> str:
    """Return a number with its thousands set apart."""
    return f"{value:,}"


def _date(language: str, date: str) -> str:
    plain = date.strip("~?%").partition("T")[0]
    if plain == date.partition("T")[0]:
        return isolated(plain)
    return f"{term(language, 'when_perhaps' if '?' in date else 'when_about')} {isolated(plain)}"


def camp_name(language: str, camp: str) -> str:
    """Return what a side is called; one that the locales do not know keeps the word of the knowledge base."""
    return terms(language).get(f"camp_{camp}", camp)
