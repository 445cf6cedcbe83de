"""Stage 6: Claims, Stories -> Accounts, Disputes, Timeline.

An account is the claims that say the same, with their independent origins; a dispute is accounts that cannot both hold.
All of it is a pure function of what it is given: drop it and make it again at will.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riwaya.accounts.disputes import disputes
from riwaya.accounts.facts import Facts, facts
from riwaya.accounts.sameness import accounts
from riwaya.accounts.sameness import same as grouped
from riwaya.accounts.timeline import timeline
from riwaya.likeness import connected
from riwaya.model import Account, CopyGroup, Dispute, Document, Happening, Story

__all__ = ["reconcile"]


def reconcile(
    documents: Iterable[Document], stories: Sequence[Story], copies: Sequence[CopyGroup]
) -> tuple[tuple[Account, ...], tuple[Dispute, ...], tuple[Happening, ...]]:
    """Return the accounts, the disputes and the timeline of a collection; the order of `documents` does not matter."""
    claims_of: dict[str, tuple[Facts, ...]] = {}
    outlets: dict[str, str] = {}
    for document in documents:
        claims_of[document.article.doc] = tuple(facts(document))
        outlets[document.article.doc] = document.article.outlet or document.article.doc
    source = {copy: group.of for group in copies if group.of is not None for copy, _, _ in group.pairs}
    same: list[Account] = []
    against: list[Dispute] = []
    everything: list[Facts] = []
    for docs in _neighbourhoods(stories, copies):
        claims = [found for doc in sorted(docs) for found in claims_of[doc]]
        groups = grouped(claims)
        same.extend(accounts(groups, outlets, source))
        against.extend(disputes(claims, groups, outlets, source))
        everything.extend(claims)
    return tuple(same), tuple(against), timeline(everything, same, against)


def _neighbourhoods(stories: Sequence[Story], copies: Sequence[CopyGroup]) -> list[frozenset[str]]:
    """Return the sets of documents whose claims are compared: stories, joined by copied passages."""
    pairs = [(story.docs[0], doc) for story in stories for doc in story.docs]
    pairs.extend((group.docs[0], doc) for group in copies for doc in group.docs)
    return connected(pairs)
