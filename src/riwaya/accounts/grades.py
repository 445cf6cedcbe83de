"""Proposes how far an incident can be relied on: an Airwars grade for harm, an Admiralty pair for every claim of it.

A proposal follows from what the ledger holds (origins, attributions, disputes), says why, and gives way to a person's
grade. The letter of the Admiralty pair is for a register that people keep, so it is F ("cannot be judged") here; source
and information are judged apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from riwaya import knowledge
from riwaya.accounts.facts import Facts, side_of
from riwaya.accounts.independence import names
from riwaya.accounts.policies import HARM, kind_of
from riwaya.accounts.sameness import speaker
from riwaya.model import Dispute, Grade, Origin
from riwaya.reasons import Reason, listed, reason

AIRWARS = ("Confirmed", "Fair", "Weak", "Contested", "Discounted")
_PAIR = re.compile(r"[A-F][1-6]")


def grades(
    group: Sequence[Facts], origins: Sequence[Origin], disputes: Sequence[Dispute], graded: Mapping[str, str]
) -> tuple[Grade, ...]:
    """Return the grades of an incident: proposed, or as a person gave them to one of its claims."""
    given = [graded[one.ref] for one in group if one.ref in graded]
    return tuple(_judged(found, given) for found in _proposed(group, origins, disputes))


def _proposed(group: Sequence[Facts], origins: Sequence[Origin], disputes: Sequence[Dispute]) -> Iterator[Grade]:
    if group[0].claim.event == "ASSAULT" and any(figure.category in HARM for one in group for figure in one.figures):
        yield _grade("airwars", *_airwars(group, origins, disputes))
    digit, why = _digit(group, origins, disputes)
    yield _grade("admiralty", f"F{digit}", listed((reason("admiralty_source"), why), mark=";"))


def _grade(scheme: str, value: str, why: Reason) -> Grade:
    return Grade(scheme=scheme, value=value, why=why.en, why_ar=why.ar)


def _judged(found: Grade, given: Sequence[str]) -> Grade:
    """Return a person's grade in the place of the proposed one, the last that fits the scheme."""
    fitting = [value for value in given if (value in AIRWARS if found.scheme == "airwars" else _PAIR.fullmatch(value))]
    if not fitting:
        return found
    why = reason("grade_judged")
    return Grade(scheme=found.scheme, value=fitting[-1], why=why.en, why_ar=why.ar, judged=True)


def _airwars(group: Sequence[Facts], origins: Sequence[Origin], disputes: Sequence[Dispute]) -> tuple[str, Reason]:
    own = next((one for one in group if side_of(speaker(one)) in map(side_of, one.claim.agent)), None)
    if own is not None:
        return "Confirmed", reason("grade_confirmed", party=speaker(own), claim=own.ref)
    kinds = {kind_of(figure, one.claim.recipient) for one in group for figure in one.figures if figure.category in HARM}
    if kinds == {"belligerents"}:
        return "Discounted", reason("grade_discounted", claim=group[0].ref)
    parties = sorted({side_of(entity) for one in group for entity in one.claim.agent})
    if any(dispute.kind == "responsibility" for dispute in disputes) and len(parties) > 1:
        return "Contested", reason("grade_contested", parties=names(parties))
    if len(origins) > 1 and parties:
        return "Fair", reason("grade_fair", number=len(origins), party=names(parties))
    return "Weak", reason("grade_weak", origin=names([origin.entity for origin in origins]))


def _digit(group: Sequence[Facts], origins: Sequence[Origin], disputes: Sequence[Dispute]) -> tuple[int, Reason]:
    refs = {one.ref for one in group}
    # Rivals in figures or doers agree that it happened; who denies it does not.
    facing = {
        dispute.id: sum(len(side.origins) for side in dispute.sides if not refs & set(side.claims))
        for dispute in disputes
        if dispute.kind == "denial"
    }
    if facing:
        most = max(facing, key=lambda name: (facing[name], name))
        key = "admiralty_improbable" if facing[most] > len(origins) else "admiralty_doubtful"
        return (5 if facing[most] > len(origins) else 4), reason(key, dispute=most, number=facing[most])
    if len(origins) > 1:
        camps = {_camp(origin.entity) for origin in origins}
        if len(camps) > 1 and "" not in camps:
            return 1, reason("admiralty_confirmed", number=len(origins))
        return 2, reason("admiralty_probable", number=len(origins))
    is_named = bool(origins) and not origins[0].entity.startswith("source:")
    return (3, reason("admiralty_possible")) if is_named else (6, reason("admiralty_unknown"))


def _camp(entity: str) -> str:
    """Return whose side an origin is on: the last that is known; a state and its bodies are on their own."""
    known = knowledge.load().entities.get(entity)
    if known is not None and known.side:
        return known.side[-1].side
    return side_of(entity) if entity.startswith(("state:", "state-force:")) else ""
