"""Finds accounts that cannot both hold: denial against assertion, rival figures, rival perpetrators.

Before two figures are called rivals their scope is checked: the same kind of thing, parties, place and days; not a
part and its whole, not a sum and its terms, not a toll that grew from one day to the next. What was compared is kept
with the dispute, and so is what would settle it.

A party that says something else at another time is a fact of the timeline, not a dispute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from hashlib import sha256
from itertools import combinations

from msgspec import Struct

from riwaya.accounts.facts import Facts, comparable, compatible, days_between, placed, shared, times_meet
from riwaya.accounts.independence import origins
from riwaya.accounts.sameness import speaker
from riwaya.likeness import connected, cosine
from riwaya.model import Dispute, Document, Quantity, Side

#: Words in common from which a denial answers an assertion, when the parties are the same and when nothing is known.
ANSWERS, ANSWERS_UNKNOWN = 0.18, 0.35
#: Words in common from which two figures or two perpetrators are about one event.
ABOUT_ONE = 0.25
#: Days between two statements that may still answer each other.
DAYS = timedelta(days=5)


class Clash(Struct, frozen=True, kw_only=True):
    """Two claims that cannot both hold, the kind of clash, and what was compared."""

    kind: str
    one: str
    other: str
    scope: str


def disputes(
    neighbourhood: Sequence[Facts],
    groups: Iterable[Sequence[Facts]],
    documents: dict[str, Document],
    source: dict[str, str],
) -> list[Dispute]:
    """Return the disputes among the claims of a neighbourhood; claims that say the same take one side together."""
    by_ref = {found.ref: found for found in neighbourhood}
    together = ([found.ref for found in group] for group in groups)
    account_of = {ref: tuple(refs) for refs in together for ref in refs}
    made = []
    for kind, finder in CLASHES.items():
        clashes = list(finder(sorted(neighbourhood, key=lambda found: found.ref)))
        for joined in connected((clash.one, clash.other) for clash in clashes):
            inside = [clash for clash in clashes if clash.one in joined]
            sides = _sides(inside, account_of, by_ref)
            made.append(_dispute(kind, inside[0].scope, sides, documents, source))
    return made


# --- what cannot both hold ----------------------------------------------------------------------------------


def denials(claims: Sequence[Facts]) -> Iterator[Clash]:
    """Yield a clash for every denial and the assertions that it answers."""
    for denial in claims:
        if not denial.denied:
            continue
        for other in claims:
            if not other.denied and _answers(denial, other):
                yield Clash(
                    kind="denial",
                    one=other.ref,
                    other=denial.ref,
                    scope=f"same event type {denial.claim.event}, {_compared(denial, other)}",
                )


def rival_figures(claims: Sequence[Facts]) -> Iterator[Clash]:
    """Yield a clash for figures of the same things that cannot both hold."""
    counted = [found for found in claims if found.figures and not found.denied]
    for one, other in combinations(counted, 2):
        if one.doc == other.doc or not _about_one(one, other) or speaker(one) == speaker(other):
            continue
        rivals = _rivals(one, other)
        if rivals is not None:
            yield Clash(
                kind="figure",
                one=one.ref,
                other=other.ref,
                scope=f"{rivals[0].text} / {rivals[1].text}: both {rivals[0].category}, {_compared(one, other)};"
                " neither a part of the other nor a later toll",
            )


def rival_perpetrators(claims: Sequence[Facts]) -> Iterator[Clash]:
    """Yield a clash for one attack that two origins lay on different doers."""
    attacks = [found for found in claims if found.claim.event == "ASSAULT" and not found.denied and found.claim.agent]
    for one, other in combinations(attacks, 2):
        if speaker(one) == speaker(other) or not _about_one(one, other):
            continue
        if shared(one.claim.agent, other.claim.agent) == 0 and shared(
            one.claim.recipient, other.claim.recipient, unknown=0
        ):
            yield Clash(
                kind="responsibility",
                one=one.ref,
                other=other.ref,
                scope=f"one attack, same victims, different doers; {_compared(one, other)}",
            )


def _answers(denial: Facts, other: Facts) -> bool:
    one, two = denial.claim, other.claim
    if one.event != two.event or not times_meet(one.time, two.time) or not _in_time(denial, other):
        return False
    if speaker(denial) == speaker(other):
        return False
    words = cosine(denial.words, other.words)
    agents = shared(one.agent, two.agent)
    if agents == 0 or placed(one.place, two.place) == 0:
        return False
    return words >= (ANSWERS if agents == 1 else ANSWERS_UNKNOWN)


def _about_one(one: Facts, other: Facts) -> bool:
    a, b = one.claim, other.claim
    return (
        a.event == b.event
        and a.modality == b.modality
        and times_meet(a.time, b.time)
        and _in_time(one, other)
        and placed(a.place, b.place) > 0
        and cosine(one.words, other.words) >= ABOUT_ONE
    )


def _in_time(one: Facts, other: Facts) -> bool:
    apart = days_between(one, other)
    return apart is None or abs(apart) <= DAYS


def _rivals(one: Facts, other: Facts) -> tuple[Quantity, Quantity] | None:
    """Return the first pair of figures that contradict each other, if no comparable pair agrees."""
    pairs = [(a, b) for a in one.figures for b in other.figures if comparable(a, b)]
    if not pairs or any(compatible(a, b) for a, b in pairs) or _is_sum(one.figures, other.figures):
        return None
    a, b = pairs[0]
    return None if _has_grown(one, other, a, b) else (a, b)


def _is_sum(one: Sequence[Quantity], other: Sequence[Quantity]) -> bool:
    """Whether the figures of one claim add up to a figure of the other: a whole and its parts."""
    return any(
        len(parts) > 1 and sum(part.low or 0 for part in parts) == whole.low
        for parts, wholes in ((one, other), (other, one))
        for whole in wholes
    )


def _has_grown(one: Facts, other: Facts, a: Quantity, b: Quantity) -> bool:
    """Whether the later page has the larger toll: an update, not a rival."""
    apart = days_between(one, other)
    if apart is None or apart == timedelta(0) or a.low is None or b.low is None:
        return False
    return (b.low > a.low) == (apart > timedelta(0))


def _compared(one: Facts, other: Facts) -> str:
    parts = [
        f"{name} {'shared' if shared(a, b) > 0.5 else 'not told by both'}"
        for name, a, b in (
            ("parties", one.claim.agent, other.claim.agent),
            ("place", one.claim.place, other.claim.place),
        )
    ]
    apart = days_between(one, other)
    parts.append("days of publication unknown" if apart is None else f"published {abs(apart.days)} days apart")
    return ", ".join(parts)


# --- disputes -----------------------------------------------------------------------------------------------


def _sides(
    clashes: Sequence[Clash], account_of: dict[str, tuple[str, ...]], by_ref: dict[str, Facts]
) -> list[list[Facts]]:
    """Return the claims of the two sides, each with the rest of its account, none on both."""
    ones, others = ({getattr(clash, side): None for clash in clashes} for side in ("one", "other"))
    first = {ref: None for seed in ones for ref in account_of.get(seed, (seed,)) if ref not in others}
    second = {ref: None for seed in others for ref in account_of.get(seed, (seed,)) if ref not in first}
    return [[by_ref[ref] for ref in sorted(side) if ref in by_ref] for side in (first, second)]


def _dispute(
    kind: str, scope: str, sides: Sequence[Sequence[Facts]], documents: dict[str, Document], source: dict[str, str]
) -> Dispute:
    refs = [found.ref for side in sides for found in side]
    topic = next((found.claim.gloss for found in sides[0]), "")
    return Dispute(
        id=sha256("\n".join([kind, *refs]).encode()).hexdigest()[:12],
        kind=kind,
        topic=topic,
        sides=tuple(
            Side(
                holds=side[0].claim.gloss if side else "",
                claims=tuple(found.ref for found in side),
                origins=origins(side, documents, source),
            )
            for side in sides
        ),
        scope=scope,
        reconcile=RECONCILE[kind],
    )


CLASHES = {"denial": denials, "figure": rival_figures, "responsibility": rival_perpetrators}

RECONCILE = {
    "denial": "a record or witness independent of both sides, or a later act that settles it",
    "figure": "lists of names or items behind each figure; the day and the area each one covers",
    "responsibility": "remains of weapons, flight or fire records, or an admission",
}
