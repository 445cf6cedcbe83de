"""Decides which claims say the same: event, parties, place, time and stance, whatever the wording.

"2500 مقاتل فقط" and "ما لا يزيد عن 2500 مقاتل" are one account; "خرج" and "لم يخرج" are never one, nor are 600 and 670,
however alike the words. Polarity and figures are decided by rule and rule a pair out; likeness of words only ranks what
the rules leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from riwaya.accounts.causes import are_rivals
from riwaya.accounts.facts import Facts, comparable, compatible, is_land, placed, same_number, shared, times_meet
from riwaya.accounts.independence import origins
from riwaya.likeness import cosine, covered
from riwaya.model import Account

#: Mean likeness from which claims are one account.
SAME = 0.47
#: Shares of words, doers, sufferers, places, figures and speakers in the likeness, and of a time that both tell.
WORDS, AGENT, RECIPIENT, PLACE, FIGURES, SPEAKER, TIME = 0.40, 0.10, 0.10, 0.14, 0.15, 0.05, 0.04
#: What another modality (planned, actual) takes off, another mode (to leave, to lay down arms), the distance that one
#: keeps from what it tells, and that one tells what goes on in general where the other tells what happened when.
OTHER_MODALITY, OTHER_MODE, OTHER_STANCE, GENERAL = 0.08, 0.12, 0.08, 0.10
#: Words in common from which a text is the same, so that roles that were read differently forbid nothing.
SAME_TEXT = 0.90


def likeness(a: Facts, b: Facts) -> float:
    """Return how far two claims say the same, from 0 to 1; 0 where a rule forbids it."""
    one, other = a.claim, b.claim
    if one.event != other.event or _holds(a) != _holds(b) or not times_meet(one.time, other.time):
        return 0.0
    if a.cause is not None and b.cause is not None and are_rivals(a.cause, b.cause):
        return 0.0
    figures = _figures(a, b)
    words = cosine(a.words, b.words)
    agent, recipient = shared(one.agent, other.agent), shared(one.recipient, other.recipient)
    if figures == 0.0 or (words < SAME_TEXT and 0.0 in (agent, recipient)):
        return 0.0
    value = (
        # A title says in a few words what the lead says in many: half of it is the share of the shorter one's words.
        WORDS * (words + max(words, covered(a.words, b.words))) / 2
        + AGENT * agent
        + RECIPIENT * recipient
        + PLACE * placed(one.place, other.place)
        + FIGURES * figures
        + SPEAKER * (speaker(a) == speaker(b))
        + TIME * (one.time is not None and other.time is not None)
    )
    return max(0.0, value - _apart(a, b))


def _apart(a: Facts, b: Facts) -> float:
    """Return what sets two claims of one event apart."""
    one, other = a.claim, b.claim
    fewer, more = sorted((_told(a), _told(b)))
    return (
        OTHER_MODALITY * (one.modality != other.modality)
        + OTHER_MODE * (one.mode != other.mode and None not in (one.mode, other.mode))
        + OTHER_STANCE * ((one.stance == "allege") != (other.stance == "allege"))
        + GENERAL * (fewer == 0 and more > 1)
    )


def _told(found: Facts) -> int:
    """Return how many of time, place and figure a claim tells; a whole land is no place."""
    claim = found.claim
    return (claim.time is not None) + any(not is_land(place) for place in claim.place) + bool(found.figures)


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
        topic_ar=first.claim.gloss_ar,
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


def one_voice(one: Facts, other: Facts) -> bool:
    """Whether two claims come from one speaker: the same person, or two that speak for one body."""
    return not _voices(one).isdisjoint(_voices(other))


def _voices(found: Facts) -> frozenset[str]:
    hops = found.claim.hops
    person, _, body = hops[0].entity.partition("@") if hops else ("", "", "")
    # "مصدر في الجيش" is anybody there: of him only the body is known.
    return frozenset((body or person,) if person.startswith("source:") else filter(None, (person, body)))


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
