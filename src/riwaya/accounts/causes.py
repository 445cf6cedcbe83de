"""Reads what a claim holds to be the cause of what: "انهار المبنى بسبب القصف", "كان نقص الوقود سبب الانسحاب".

Two constructions: a preposition with the cause behind it (بسبب, نتيجة, جراء), and the noun سبب, which stands between
the cause and what it brought about. Verbs of causing (أدى إلى, تسبب في) are read as their events and left alone here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from riwaya.likeness import cosine, weighted
from riwaya.model import Word

#: Nouns that name a cause, and words before a cause (folded stems).
NOUNS = frozenset(("سبب", "اسباب", "سببا", "مسبب"))
BEFORE = frozenset(("بسبب", "جراء", "نتيجه", "بفعل"))
#: Words in common below which two causes are different ones, and from which two outcomes are one.
OTHER_CAUSE, ONE_OUTCOME = 0.20, 0.25


class Cause(Struct, frozen=True, kw_only=True):
    """What brought something about, and what it brought about: weighted stems; `first` is the first word of the cause
    where a preposition leads it."""

    cause: Mapping[str, float]
    outcome: Mapping[str, float]
    first: str = ""


def cause_in(words: Sequence[Word]) -> Cause | None:
    """Return the cause that the words of a claim tell, if they tell one; the first marker counts."""
    for at, word in enumerate(words):
        has_clitic = word.segments[word.stem][0] > word.start
        before, after = words[:at], words[at + 1 :]
        if word.norm in BEFORE or (word.norm in NOUNS and has_clitic and word.text.startswith("ب")):
            return _cause(after, before, after[0].norm if after else "")
        if word.norm in NOUNS:
            return _cause(before, after)
    return None


def are_rivals(one: Cause, other: Cause) -> bool:
    """Whether two causes of one outcome differ; clashes with one and with another are one cause told in two ways."""
    if one.first and one.first == other.first:
        return False
    return cosine(one.outcome, other.outcome) >= ONE_OUTCOME and cosine(one.cause, other.cause) < OTHER_CAUSE


def _cause(cause: Sequence[Word], outcome: Sequence[Word], first: str = "") -> Cause | None:
    told, brought = weighted(word.norm for word in cause), weighted(word.norm for word in outcome)
    found = Cause(cause=told, outcome=brought, first=first)
    return found if found.cause and found.outcome else None
