"""Stage 6: Claims, Stories -> Accounts, Disputes, Timeline.

An account is the claims that say the same, with their independent origins; a dispute is accounts that cannot both hold.
All of it is a pure function of what it is given: drop it and make it again at will.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement

from riwaya.accounts.disputes import disputes, positions
from riwaya.accounts.facts import Facts, facts
from riwaya.accounts.sameness import accounts, same
from riwaya.accounts.timeline import timeline
from riwaya.model import Account, CopyGroup, Dispute, Document, Happening, Story

__all__ = ["reconcile"]


def reconcile(
    documents: Iterable[Document], stories: Sequence[Story], copies: Sequence[CopyGroup]
) -> tuple[tuple[Account, ...], tuple[Dispute, ...], tuple[Happening, ...]]:
    """Return the accounts, the disputes and the timeline of a collection; the order of `documents` does not matter.

    Documents are gone through once and not kept, only what is compared of their claims.
    """
    claims_of: dict[str, tuple[Facts, ...]] = {}
    outlets: dict[str, str] = {}
    for document in documents:
        claims_of[document.article.doc] = tuple(facts(document))
        outlets[document.article.doc] = document.article.outlet or document.article.doc
    source = _copied(_sources(copies), claims_of)
    groups = same(claims_of, _compared(stories, copies))
    found = accounts(groups, outlets, source)
    sides = positions(groups)
    against: dict[str, Dispute] = {}
    for story in stories:
        claims = [claim for doc in story.docs for claim in claims_of[doc]]
        against.update((dispute.id, dispute) for dispute in disputes(claims, sides, outlets, source))
    everything = [claim for doc in sorted(claims_of) for claim in claims_of[doc]]
    return tuple(found), tuple(against.values()), timeline(everything, found, against.values())


def _sources(copies: Iterable[CopyGroup]) -> dict[str, str]:
    """Return, for every copied document, the one that its words come from; whole copies before mere passages."""
    source: dict[str, str] = {}
    for group in sorted(copies, key=lambda group: group.kind == "partial"):
        if group.of is not None:
            first = source.get(group.of, group.of)
            source.update((doc, first) for doc in group.docs if doc != first and doc not in source)
    return source


def _copied(source: Mapping[str, str], claims_of: Mapping[str, Sequence[Facts]]) -> dict[str, str]:
    """Return, for every claim of a copy, the document it comes from; one with a figure of its own comes from none."""
    copied: dict[str, str] = {}
    for doc, first in source.items():
        told = {(figure.low, figure.high) for claim in claims_of.get(first, ()) for figure in claim.figures}
        for claim in claims_of.get(doc, ()):
            if all((figure.low, figure.high) in told for figure in claim.figures):
                copied[claim.ref] = first
    return copied


def _compared(stories: Iterable[Story], copies: Iterable[CopyGroup]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of documents whose claims may say the same: of one story, or with a passage in common.

    Passages lead from one pair to the next ("background" that an agency prints for weeks), so that only the pairs
    themselves are compared, never all that hangs together by them.
    """
    place: dict[str, int] = {}
    for number, story in enumerate(stories):
        place.update((doc, number) for doc in story.docs)
        yield from combinations_with_replacement(sorted(story.docs), 2)
    shared = {pair for group in copies for pair in combinations_with_replacement(sorted(group.docs), 2)}
    yield from sorted((a, b) for a, b in shared if place[a] != place[b])
