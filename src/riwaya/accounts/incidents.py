"""Gathers what is said of one event into an incident, as event data count it, with figures and grades proposed.

Who counts events (ACLED, UCDP, Airwars) needs one row for one place, one day and one kind, however many pages tell
it. Claims are one incident when they are one account, when they are rivals in figures, doers or causes, or when they
tell the same kind of event of the same place and time in one story. Only what is asserted as having happened makes an
incident; who denies or doubts it stands against it. What was said is never changed: figures under a policy stand
beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from riwaya.accounts.facts import Facts, facts, is_land
from riwaya.accounts.grades import grades
from riwaya.accounts.independence import origins
from riwaya.accounts.policies import estimates
from riwaya.likeness import connected
from riwaya.model import Collection, Dispute, Document, Incident, Story


def incidents(
    documents: Iterable[Document], collection: Collection, graded: Mapping[str, str] | None = None
) -> tuple[Incident, ...]:
    """Return the incidents of a collection, ordered by time, place and id; `documents` are gone through once.

    Args:
        documents: those of the collection.
        collection: what holds across them.
        graded: grades that people gave, by claim (`doc#id`) or account.
    """
    found: dict[str, Facts] = {}
    outlets: dict[str, str] = {}
    for document in documents:
        outlets[document.article.doc] = document.article.outlet or document.article.doc
        found.update((one.ref, one) for one in facts(document))
    told = {ref: one for ref, one in found.items() if _happened(one)}
    story_of = {doc: story for story in collection.stories for doc in story.docs}
    pairs = [*_accounts(collection, told), *_rivals(collection, told), *_alike(told, story_of)]
    groups = connected([*pairs, *((ref, ref) for ref in told)])
    disputes = _by_claim(collection.disputes)
    source = {copy: of for group in collection.copies for copy, of, _ in group.pairs if group.kind != "partial"}
    copied = {ref: source[one.doc] for ref, one in found.items() if one.doc in source}
    made = (
        _incident([found[ref] for ref in sorted(group)], story_of, disputes, (outlets, copied), graded or {})
        for group in groups
    )
    return tuple(sorted(made, key=lambda one: ((one.time or "~").lstrip("./"), one.place or "~", one.id)))


def _happened(found: Facts) -> bool:
    claim = found.claim
    return claim.stance in ("assert", "confirm") and claim.modality == "actual"


def _accounts(collection: Collection, told: Mapping[str, Facts]) -> Iterable[tuple[str, str]]:
    for account in collection.accounts:
        refs = [ref for ref in account.claims if ref in told]
        yield from ((refs[0], ref) for ref in refs[1:])


def _rivals(collection: Collection, told: Mapping[str, Facts]) -> Iterable[tuple[str, str]]:
    for dispute in collection.disputes:
        if dispute.kind != "denial":
            refs = [ref for side in dispute.sides for ref in side.claims if ref in told]
            yield from ((refs[0], ref) for ref in refs[1:])


def _alike(told: Mapping[str, Facts], story_of: Mapping[str, Story]) -> Iterable[tuple[str, str]]:
    """Yield claims of one story that tell the same kind of event of one place and one time."""
    first: dict[tuple[str, ...], str] = {}
    for ref, one in sorted(told.items()):
        claim = one.claim
        place = _place([one])
        if place is not None and claim.time is not None and one.doc in story_of:
            mode, acled = claim.mode or "", claim.acled or ""
            key = (story_of[one.doc].id, claim.event, mode, acled, place, claim.time)
            yield first.setdefault(key, ref), ref


def _by_claim(disputes: Iterable[Dispute]) -> dict[str, list[Dispute]]:
    found: dict[str, list[Dispute]] = defaultdict(list)
    for dispute in disputes:
        for side in dispute.sides:
            for ref in side.claims:
                found[ref].append(dispute)
    return found


def _incident(
    group: Sequence[Facts],
    story_of: Mapping[str, Story],
    disputes: Mapping[str, Sequence[Dispute]],
    behind: tuple[Mapping[str, str], Mapping[str, str]],
    graded: Mapping[str, str],
) -> Incident:
    first = min(group, key=lambda one: (str(one.day or "~"), one.ref))
    refs = tuple(one.ref for one in group)
    against = {dispute.id: dispute for ref in refs for dispute in disputes.get(ref, ())}
    facing = {
        ref: None
        for dispute in against.values()
        if dispute.kind == "denial"
        for side in dispute.sides
        if not set(side.claims) & set(refs)
        for ref in side.claims
    }
    independent = origins(group, *behind)
    lead = _lead(group)
    return Incident(
        id=sha256(f"incident {first.ref}".encode()).hexdigest()[:12],
        story=story_of[first.doc].id if first.doc in story_of else "",
        event=first.claim.event,
        mode=lead.claim.mode,
        acled=lead.claim.acled,
        time=_time(group),
        place=_place(group),
        agent=_all(one.claim.agent for one in group),
        recipient=_all(one.claim.recipient for one in group),
        claims=refs,
        against=tuple(facing),
        disputes=tuple(against),
        origins=tuple(origin.entity for origin in independent),
        gloss=lead.claim.gloss,
        gloss_ar=lead.claim.gloss_ar,
        estimates=estimates(group, independent),
        grades=grades(group, independent, tuple(against.values()), graded),
    )


def _lead(group: Sequence[Facts]) -> Facts:
    """Return the claim that tells most, the earliest among equals."""

    def told(one: Facts) -> int:
        claim = one.claim
        parts = (claim.acled, claim.mode, claim.time, claim.agent, claim.recipient, claim.place, claim.figures)
        return sum(part not in (None, ()) for part in parts)

    return min(group, key=lambda one: (-told(one), str(one.day or "~"), one.ref))


def _time(group: Sequence[Facts]) -> str | None:
    """Return the time that most claims tell, the more exact among equals."""
    times = [one.claim.time for one in group if one.claim.time is not None]
    return min(times, key=lambda time: (-times.count(time), "/" in time, -len(time), time)) if times else None


def _place(group: Sequence[Facts]) -> str | None:
    """Return the place that most claims tell; the first of several, a land only where nothing smaller is told."""
    places = [place for one in group for place in one.claim.place]
    return min(places, key=lambda place: (is_land(place), -places.count(place))) if places else None


def _all(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entity for some in lists for entity in some))
