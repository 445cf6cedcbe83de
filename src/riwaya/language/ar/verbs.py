"""The verbs of news prose: which written forms they take, and what a form says ("نفوا" is نفى, third person plural).

The list is `lexicon/verbs.yaml`; `riwaya.language.ar.forms` spells the forms out. A form that is also a common noun
("قتل", "دعم") is here as well: the table says what a form may be, the context decides.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

from msgspec import Struct

from riwaya.data import read_data
from riwaya.language.ar.forms import VerbForm, verb_forms
from riwaya.language.ar.frequency import FOLD_KEEPING_TEH, frequencies
from riwaya.script import key

_LETTERS_WITH_ALEF = ("ا", "أ", "إ")


class Verb(Struct, frozen=True):
    """A verb form's reading: the dictionary form as listed (without shadda) and what the form says."""

    lemma: str
    form: VerbForm


@cache
def verbs() -> dict[str, Verb]:
    """Return every form of every listed verb, folded; the verb listed first wins a shared form."""
    table: dict[str, Verb] = {}
    for past, present in listed():
        lemma = past.replace("\u0651", "")
        for form, value in verb_forms(past, present).items():
            held = table.get(form)
            if held is None or _rank(value, lemma) < _rank(held.form, held.lemma):
                table[form] = Verb(lemma, value)
    return table


def _rank(form: VerbForm, lemma: str) -> float:
    """Return how rare a reading is: news tells of third persons, in the active, in plain moods, by common verbs."""
    feminine_plural = form.number == "plural" and form.gender == "feminine"
    person = 4 * (form.person != 3) + 3 * feminine_plural
    common = math.log10(max(frequencies().get(lemma.translate(FOLD_KEEPING_TEH), 0.0), 1e-8))
    return person + 1.5 * (form.voice == "passive") + 0.8 * (form.mood == "jussive") - common


@cache
def listed() -> tuple[tuple[str, str], ...]:
    """Return (past, present) of every listed verb."""
    source = files("riwaya") / "language" / "ar" / "lexicon" / "verbs.yaml"
    groups: dict[str, list[str]] = read_data(source)
    return tuple(dict.fromkeys(pair(entry) for entries in groups.values() for entry in entries))


def pair(entry: str) -> tuple[str, str]:
    """Return past and present of an entry; the present follows from the past where only that is given."""
    past, _, present = entry.partition(" ")
    return past, present or present_of(past)


def present_of(past: str) -> str:
    """Return the regular present of a past: أعلن يعلن, انتقد ينتقد, قاتل يقاتل, أنهى ينهي, تبنى يتبنى."""
    plain = past.replace("\u0651", "")
    stem = plain[1:] if plain[0] in _LETTERS_WITH_ALEF and len(plain) > 3 else plain
    if (stem.endswith("ى") and not plain.startswith("ت")) or (stem.endswith("ا") and len(stem) > 2):
        stem = stem[:-1] + "ي"
    return "ي" + stem


def verb(form: str) -> Verb | None:
    """Return what a written form (without clitics) may be as a verb, or None."""
    return verbs().get(key(form))


def tells(form: str) -> bool:
    """Whether a written form may be the verb of a report: a third person, past or present."""
    found = verb(form)
    return found is not None and found.form.person == 3 and found.form.tense != "future"
