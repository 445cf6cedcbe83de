"""Stage 6: Claims, Stories -> Accounts, Disputes, Timeline.

An account is the claims that say the same, with their independent origins; a dispute is accounts that cannot both hold.
All of it is a pure function of what it is given: drop it and make it again at will.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.accounts.disputes import disputes
from riwaya.accounts.facts import Facts, facts
from riwaya.accounts.sameness import accounts
from riwaya.accounts.sameness import same as grouped
from riwaya.accounts.timeline import timeline
from riwaya.likeness import connected
from riwaya.model import Account, CopyGroup, Dispute, Document, Happening, Story

__all__ = ["reconcile"]


def reconcile(
    documents: Sequence[Document], stories: Sequence[Story], copies: Sequence[CopyGroup]
) -> tuple[tuple[Account, ...], tuple[Dispute, ...], tuple[Happening, ...]]:
    """Return the accounts, the disputes and the timeline of a collection; the order of `documents` does not matter."""
    by_doc = {document.article.doc: document for document in documents}
    source = {copy: group.of for group in copies if group.of is not None for copy, _, _ in group.pairs}
    same: list[Account] = []
    against: list[Dispute] = []
    everything: list[Facts] = []
    for docs in _neighbourhoods(stories, copies):
        claims = [found for doc in sorted(docs) for found in facts(by_doc[doc])]
        groups = grouped(claims)
        same.extend(accounts(groups, by_doc, source))
        against.extend(disputes(claims, groups, by_doc, source))
        everything.extend(claims)
    return tuple(same), tuple(against), timeline(everything, same, against)


def _neighbourhoods(stories: Sequence[Story], copies: Sequence[CopyGroup]) -> list[frozenset[str]]:
    """Return the sets of documents whose claims are compared: stories, joined by copied passages."""
    pairs = [(story.docs[0], doc) for story in stories for doc in story.docs]
    pairs.extend((group.docs[0], doc) for group in copies for doc in group.docs)
    return connected(pairs)
