"""Decides which claims say the same: event, parties, place, time and stance, whatever the wording.

"2500 مقاتل فقط" and "ما لا يزيد عن 2500 مقاتل" are one account; "خرج" and "لم يخرج" are never one, nor are 600 and 670,
however alike the words. Polarity and figures are decided by rule and rule a pair out; likeness of words only ranks what
the rules leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from riwaya.accounts.facts import Facts, comparable, compatible, shared, times_meet
from riwaya.accounts.independence import origins
from riwaya.likeness import average_link, cosine
from riwaya.model import Account, Document

#: Mean likeness from which claims are one account.
SAME = 0.52
#: Shares of words, doers, sufferers, places and figures in the likeness.
WORDS, AGENT, RECIPIENT, PLACE, FIGURES = 0.50, 0.20, 0.08, 0.12, 0.10
#: What a planned and an actual event, or two modes, take off.
OTHER_MODALITY, OTHER_MODE = 0.08, 0.10
#: Words in common below which nothing else makes two claims one.
FEWEST_WORDS = 0.12


def likeness(a: Facts, b: Facts) -> float:
    """Return how far two claims say the same, from 0 to 1; 0 where a rule forbids it."""
    one, other = a.claim, b.claim
    if one.event != other.event or a.denied != b.denied or not times_meet(one.time, other.time):
        return 0.0
    figures = _figures(a, b)
    words = cosine(a.words, b.words)
    if figures == 0.0 or words < FEWEST_WORDS:
        return 0.0
    value = (
        WORDS * words
        + AGENT * shared(one.agent, other.agent)
        + RECIPIENT * shared(one.recipient, other.recipient)
        + PLACE * shared(one.place, other.place)
        + FIGURES * figures
    )
    value -= OTHER_MODALITY * (one.modality != other.modality)
    return value - OTHER_MODE * (one.mode != other.mode and None not in (one.mode, other.mode))


def accounts(neighbourhood: Sequence[Facts], documents: dict[str, Document], source: dict[str, str]) -> list[Account]:
    """Return the accounts among the claims of a neighbourhood (the claims of one story).

    Only claims that have company make an account. `source` leads from a copied document to the one it comes from.
    """
    by_event: dict[tuple[str, bool], list[Facts]] = {}
    for found in sorted(neighbourhood, key=lambda found: found.ref):
        by_event.setdefault((found.claim.event, found.denied), []).append(found)
    return [
        _account(group, documents, source)
        for alike in by_event.values()
        for group in average_link(alike, likeness, SAME)
        if len(group) > 1
    ]


def _figures(a: Facts, b: Facts) -> float:
    """Return 1 where a figure is shared, 0 where comparable ones contradict, a half where nothing is to be said."""
    paired = [(x, y) for x in a.figures for y in b.figures if comparable(x, y)]
    if not paired:
        return 0.5
    return 1.0 if any(compatible(x, y) for x, y in paired) else 0.0


def _account(group: Sequence[Facts], documents: dict[str, Document], source: dict[str, str]) -> Account:
    refs = tuple(found.ref for found in group)
    first = min(group, key=lambda found: (str(found.day or "~"), found.ref))
    return Account(
        id=sha256("\n".join(refs).encode()).hexdigest()[:12],
        claims=refs,
        origins=origins(group, documents, source),
        topic=first.claim.gloss,
    )
