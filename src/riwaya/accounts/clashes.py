"""Two claims that cannot both hold, and what is compared of them whatever they clash about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from msgspec import Struct

from riwaya import knowledge
from riwaya.accounts.facts import Facts, days_between, placed, shared, times_meet
from riwaya.likeness import cosine
from riwaya.model import Claim
from riwaya.reasons import Reason, listed, reason

#: Words in common from which two figures or two perpetrators are about one event.
ABOUT_ONE = 0.25


#: Days between two statements that may still answer each other.
DAYS = timedelta(days=5)


class Clash(Struct, frozen=True, kw_only=True):
    """Two claims that cannot both hold, and what was compared."""

    one: Facts
    other: Facts
    scope: Reason


def by_event(claims: Iterable[Facts]) -> dict[str, list[Facts]]:
    """Return claims by the event type under which they meet (`matter`)."""
    found: dict[str, list[Facts]] = defaultdict(list)
    for claim in claims:
        found[matter(claim.claim)[0]].append(claim)
    return found


def matter(claim: Claim) -> tuple[str, str | None]:
    """Return the event type and mode under which a claim meets others: who holds a town took it, losses are of attacks,
    and "قصف" is of guns or of aircraft."""
    if (claim.event, claim.mode) == ("STATUS", "control"):
        return "COERCE", "seize"
    if (claim.event, claim.mode) == ("STATUS", "losses"):
        return "ASSAULT", None
    return claim.event, "heavy-weapons" if claim.mode in _FROM_AFAR else claim.mode


_FROM_AFAR = frozenset(("aerial", "drone"))


def one_text(one: Claim, other: Claim) -> bool:
    """Whether two claims were read from the same sentence, on one page or on two that print it."""
    shorter, longer = sorted((one.evidence.text, other.evidence.text), key=len)
    return shorter.count(" ") >= _SENTENCE and shorter in longer


#: Spaces in a sentence that nobody says twice in the very same words.
_SENTENCE = 8


def is_said(found: Facts) -> bool:
    """Whether somebody is quoted, rather than the page itself negating something."""
    return len(found.claim.hops) > 1 or found.claim.cue is not None


def in_time(one: Facts, other: Facts) -> bool:
    """Whether two statements stand near enough in time to be about one thing."""
    apart = days_between(one, other)
    return apart is None or abs(apart) <= DAYS


def about_one(one: Facts, other: Facts) -> bool:
    """Whether two claims are about one event by modality, time, place and words."""
    a, b = one.claim, other.claim
    return (
        a.modality == b.modality
        and times_meet(a.time, b.time)
        and in_time(one, other)
        and placed(a.place, b.place) > 0
        and cosine(one.words, other.words) >= ABOUT_ONE
    )


def attributed(one: Facts, other: Facts) -> bool:
    """Whether two pages speak, or one page quotes two sources, in two sentences, on the very same place and time."""
    a, b = one.claim, other.claim
    if one_text(a, b) or (one.doc == other.doc and a.evidence.overlaps(b.evidence)):
        return False
    same_scope = bool(a.place) and {*a.place} == {*b.place} and a.time == b.time
    return one.doc != other.doc or (is_said(one) and is_said(other) and same_scope)


def is_country(place: str) -> bool:
    """Whether a place is a whole country."""
    return f"state:{place.partition(':')[2]}" in knowledge.load().entities


def clash(one: Facts, other: Facts, scope: str, /, **fields: str) -> Clash:
    """Return the clash of two claims; `scope` and `fields` are a reason (`reasons/en.yaml`) and what it tells."""
    return Clash(one=one, other=other, scope=reason(scope, compared=_compared(one, other), **fields))


def _compared(one: Facts, other: Facts) -> Reason:
    apart = days_between(one, other)
    return listed(
        (
            reason("parties_shared" if shared(one.claim.agent, other.claim.agent) > 0.5 else "parties_untold"),
            reason("place_shared" if placed(one.claim.place, other.claim.place) > 0.5 else "place_untold"),
            reason("days_unknown") if apart is None else reason("days_apart", days=abs(apart.days)),
        )
    )
