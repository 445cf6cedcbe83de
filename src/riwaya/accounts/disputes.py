"""Finds accounts that cannot both hold: denial against assertion, rival figures, rival perpetrators, rival causes.

What was compared is kept with the dispute, and so is what would settle it. A party that says something else at another
time is a fact of the timeline (`turns`), not a dispute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from riwaya.accounts.clashes import Clash
from riwaya.accounts.denials import denials
from riwaya.accounts.facts import Facts
from riwaya.accounts.independence import origins
from riwaya.accounts.rivals import rival_causes, rival_figures, rival_perpetrators
from riwaya.accounts.sameness import one_voice
from riwaya.likeness import connected
from riwaya.model import Dispute, Side
from riwaya.reasons import Reason, reason

Group = tuple[Facts, ...]


Positions = Mapping[str, Group]


def positions(groups: Iterable[Sequence[Facts]]) -> Positions:
    """Return, for every claim, those that take a side together with it: they say the same, in the same mode."""
    return {found.ref: one for group in groups for one in _by_mode(group) for found in one}


def disputes(
    neighbourhood: Sequence[Facts], sides: Positions, outlets: Mapping[str, str], source: Mapping[str, str]
) -> list[Dispute]:
    """Return the disputes among the claims of a neighbourhood; claims that say the same take one side together."""
    claims = sorted(neighbourhood, key=lambda found: found.ref)
    return [
        _dispute(kind, scope, _with_talks(facing, claims), outlets, source)
        for kind, finder in CLASHES.items()
        for scope, facing in _joined(_between(finder(claims), sides), sides)
    ]


def _by_mode(group: Iterable[Facts]) -> Iterable[tuple[Facts, ...]]:
    """Return the claims of a group by mode: who denies a withdrawal does not deny that arms were handed over."""
    found: dict[str | None, list[Facts]] = defaultdict(list)
    for one in group:
        found[one.claim.mode].append(one)
    return [tuple(sorted(some, key=lambda found: found.ref)) for some in found.values()]


def _between(clashes: Iterable[Clash], sides: Positions) -> list[Clash]:
    """Return one clash for every two groups that clash, each by its first claim, the asserting one first."""
    found: dict[tuple[str, str], Clash] = {}
    for clash in clashes:
        one, other = sides[clash.one.ref][0], sides[clash.other.ref][0]
        if one.ref != other.ref and (other.ref, one.ref) not in found:
            found.setdefault((one.ref, other.ref), Clash(one=one, other=other, scope=clash.scope))
    return list(found.values())


def _joined(between: Sequence[Clash], sides: Positions) -> Iterator[tuple[Reason, list[list[Facts]]]]:
    """Yield a scope and two sides for every set of groups that clash with one another, none on both sides."""
    for names in connected((clash.one.ref, clash.other.ref) for clash in between):
        inside = [clash for clash in between if clash.one.ref in names]
        first = {clash.one.ref for clash in inside}
        second = {clash.other.ref for clash in inside} - first
        if second:
            yield inside[0].scope, [[found for ref in sorted(side) for found in sides[ref]] for side in (first, second)]


def _with_talks(sides: list[list[Facts]], claims: Sequence[Facts]) -> list[list[Facts]]:
    """Add to the sides of a dispute on what was agreed what their speakers say of the talks on the same page.

    "الأطراف اتفقت على خروج المقاتلين" is told as an agreement and as what was agreed; who denies the latter and says
    that the talks are about staying answers both.
    """
    if not any(found.claim.modality == "negotiated" for side in sides for found in side):
        return sides
    taken = {found.ref for side in sides for found in side}
    return [
        [*side, *(found for found in claims if found.ref not in taken and any(_same_talks(found, one) for one in side))]
        for side in sides
    ]


def _same_talks(found: Facts, one: Facts) -> bool:
    a, b = found.claim, one.claim
    same = found.doc == one.doc and one_voice(found, one) and b.modality == "negotiated"
    return same and a.event in ("AGREE", "CONSULT") and not found.denied and bool({*a.place} & {*b.place})


def _dispute(
    kind: str, scope: Reason, sides: Sequence[Sequence[Facts]], outlets: Mapping[str, str], source: Mapping[str, str]
) -> Dispute:
    settles = reason(f"reconcile_{kind}")
    return Dispute(
        # The first claim of each side names the dispute, so that later pages on either side change nothing.
        id=sha256("\n".join([kind, *(min(found.ref for found in side) for side in sides)]).encode()).hexdigest()[:12],
        kind=kind,
        topic=sides[0][0].claim.gloss,
        topic_ar=sides[0][0].claim.gloss_ar,
        sides=tuple(
            Side(
                holds=side[0].claim.gloss,
                holds_ar=side[0].claim.gloss_ar,
                claims=tuple(sorted(found.ref for found in side)),
                origins=origins(side, outlets, source),
            )
            for side in sides
        ),
        scope=scope.en,
        scope_ar=scope.ar,
        reconcile=settles.en,
        reconcile_ar=settles.ar,
    )


#: Who finds disputes of each kind.
CLASHES = {
    "denial": denials,
    "figure": rival_figures,
    "responsibility": rival_perpetrators,
    "cause": rival_causes,
}
