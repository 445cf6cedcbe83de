"""Decides which claims say the same: event, parties, place, time and stance, whatever the wording.

"2500 مقاتل فقط" and "ما لا يزيد عن 2500 مقاتل" are one account; "خرج" and "لم يخرج" are never one, nor are 600 and 670,
however alike the words. Polarity and figures are decided by rule and rule a pair out; likeness of words only ranks what
the rules leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import chain

from riwaya.accounts.facts import Facts, comparable, compatible, placed, same_number, shared, times_meet
from riwaya.accounts.independence import origins
from riwaya.likeness import average_link, cosine
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


def same(claims_of: Mapping[str, Sequence[Facts]], compared: Iterable[tuple[str, str]]) -> list[list[Facts]]:
    """Return the claims in groups that say the same, claims that stand alone included.

    Args:
        claims_of: the claims of each document.
        compared: pairs of documents whose claims are compared, each pair once; a document with itself is a pair.
    """
    by_ref = {found.ref: found for doc in sorted(claims_of) for found in claims_of[doc]}
    alike: dict[tuple[str, str], float] = {}
    kinds = {doc: _by_kind(claims) for doc, claims in claims_of.items()}
    for one, other in compared:
        for kind in kinds[one].keys() & kinds[other].keys():
            for a in kinds[one][kind]:
                for b in kinds[other][kind]:
                    value = likeness(a, b) if one != other or a.ref < b.ref else 0.0
                    if value > 0.0:
                        alike[min(a.ref, b.ref), max(a.ref, b.ref)] = value
    linked = sorted({ref for pair in alike for ref in pair})
    groups = average_link(linked, dict(sorted(alike.items())), SAME)
    alone = ((ref,) for ref in sorted(by_ref.keys() - set(linked)))
    return [[by_ref[ref] for ref in group] for group in chain(groups, alone)]


def _by_kind(claims: Iterable[Facts]) -> dict[tuple[str, str], list[Facts]]:
    found: dict[tuple[str, str], list[Facts]] = {}
    for claim in claims:
        found.setdefault((claim.claim.event, _holds(claim)), []).append(claim)
    return found


def accounts(groups: Iterable[Sequence[Facts]], outlets: Mapping[str, str], source: Mapping[str, str]) -> list[Account]:
    """Return the accounts: groups of claims that say the same on more than one page.

    What one page says twice (title, lead) is no account of its own. `source` leads from a copied document to the one it
    comes from.
    """
    several = (group for group in groups if len({found.doc for found in group}) > 1)
    return [_account(group, outlets, source) for group in several]


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


def _account(group: Sequence[Facts], outlets: Mapping[str, str], source: Mapping[str, str]) -> Account:
    refs = tuple(found.ref for found in group)
    first = min(group, key=lambda found: (str(found.day or "~"), found.ref))
    return Account(
        # The first claim names the account, so that later pages change nothing.
        id=sha256(first.ref.encode()).hexdigest()[:12],
        claims=refs,
        origins=origins(group, outlets, source),
        topic=first.claim.gloss,
    )
