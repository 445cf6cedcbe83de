"""Decides which claims say the same: event, parties, place, time and stance, whatever the wording.

"2500 مقاتل فقط" and "ما لا يزيد عن 2500 مقاتل" are one account; "خرج" and "لم يخرج" are never one, nor are 600 and 670,
however alike the words. Polarity and figures are decided by rule and rule a pair out; likeness of words only ranks what
the rules leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from riwaya.accounts.facts import Facts, comparable, compatible, placed, same_number, shared, times_meet
from riwaya.accounts.independence import origins
from riwaya.likeness import cosine
from riwaya.model import Account

#: Mean likeness from which claims are one account.
SAME = 0.50
#: Shares of words, doers, sufferers, places, figures and speakers in the likeness.
WORDS, AGENT, RECIPIENT, PLACE, FIGURES, SPEAKER = 0.45, 0.15, 0.10, 0.10, 0.15, 0.05
#: What another modality (planned, actual) takes off, and another mode (to leave, to lay down arms).
OTHER_MODALITY, OTHER_MODE = 0.08, 0.12
#: Words in common from which a text is the same, so that roles that were read differently forbid nothing.
SAME_TEXT = 0.90


def likeness(a: Facts, b: Facts) -> float:
    """Return how far two claims say the same, from 0 to 1; 0 where a rule forbids it."""
    one, other = a.claim, b.claim
    if one.event != other.event or _holds(a) != _holds(b) or not times_meet(one.time, other.time):
        return 0.0
    figures = _figures(a, b)
    words = cosine(a.words, b.words)
    agent, recipient = shared(one.agent, other.agent), shared(one.recipient, other.recipient)
    if figures == 0.0 or (words < SAME_TEXT and 0.0 in (agent, recipient)):
        return 0.0
    value = (
        WORDS * words
        + AGENT * agent
        + RECIPIENT * recipient
        + PLACE * placed(one.place, other.place)
        + FIGURES * figures
        + SPEAKER * (speaker(a) == speaker(b))
    )
    value -= OTHER_MODALITY * (one.modality != other.modality)
    return value - OTHER_MODE * (one.mode != other.mode and None not in (one.mode, other.mode))


def between(some: Iterable[Facts], others: Iterable[Facts]) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs of claims, one of each, that may say the same, and how alike they are."""
    kinds = _by_kind(others)
    for a in some:
        for b in kinds.get(_kind(a), ()):
            if a.ref != b.ref:
                # In one order always: a sum of floats depends on it.
                value = likeness(a, b) if a.ref < b.ref else likeness(b, a)
                if value > 0.0:
                    yield a.ref, b.ref, value


def account(group: Sequence[Facts], source: Mapping[str, str], outlets: Mapping[str, str]) -> Account | None:
    """Return the account of claims that say the same on more than one page, and None when one page says it all.

    What one page says twice (title, lead) is no account of its own. `source` leads from a copied claim to the document
    it comes from.
    """
    if len({found.doc for found in group}) == 1:
        return None
    refs = tuple(found.ref for found in group)
    first = min(group, key=lambda found: (str(found.day or "~"), found.ref))
    return Account(
        # The first claim names the account, so that later pages change nothing.
        id=sha256(first.ref.encode()).hexdigest()[:12],
        claims=refs,
        origins=origins(group, outlets, source),
        topic=first.claim.gloss,
    )


def _kind(found: Facts) -> tuple[str, str]:
    return found.claim.event, _holds(found)


def _by_kind(claims: Iterable[Facts]) -> dict[tuple[str, str], list[Facts]]:
    found: dict[tuple[str, str], list[Facts]] = {}
    for claim in claims:
        found.setdefault(_kind(claim), []).append(claim)
    return found


def speaker(found: Facts) -> str:
    """Return the body behind the first link of a claim's chain."""
    hops = found.claim.hops
    return hops[0].entity.rpartition("@")[2] if hops else ""


def _holds(found: Facts) -> str:
    return {"deny": "deny", "question": "question"}.get(found.claim.stance, "assert")


def _figures(a: Facts, b: Facts) -> float:
    """Return 1 where a number is shared, 0 where comparable ones differ, and in between where nothing is to be said."""
    paired = [(x, y) for x in a.figures for y in b.figures if comparable(x, y)]
    if any(same_number(x, y) for x, y in paired):
        return 1.0
    if any("vague" in (x.modifier, y.modifier) and compatible(x, y) for x, y in paired):
        return 0.6
    if paired:
        return 0.0
    return 0.25 if a.figures and b.figures else 0.5
