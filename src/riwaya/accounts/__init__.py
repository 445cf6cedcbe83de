"""Stage 6: Claims, Stories -> Accounts, Disputes, Timeline.

An account is the claims that say the same, with their independent origins; a dispute is accounts that cannot both hold.
All of it is a pure function of what it is given: drop it and make it again at will.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from riwaya.accounts.facts import Facts, facts
from riwaya.accounts.growing import Accounts
from riwaya.accounts.incidents import incidents
from riwaya.model import Account, CopyGroup, Dispute, Document, Happening, Story
from riwaya.shelf import MemoryShelf

__all__ = ["Accounts", "facts_of", "incidents", "reconcile"]


def facts_of(document: Document) -> tuple[Facts, ...]:
    """Return what is compared of a document's claims."""
    return tuple(facts(document))


def reconcile(
    documents: Iterable[Document], stories: tuple[Story, ...], copies: tuple[CopyGroup, ...]
) -> tuple[tuple[Account, ...], tuple[Dispute, ...], tuple[Happening, ...]]:
    """Return the accounts, the disputes and the timeline of a collection; the order of `documents` does not matter.

    Documents are gone through once and not kept, only what is compared of their claims.
    """
    found = Accounts(MemoryShelf())
    for _ in found.noting(documents):
        pass
    found.update((), _All(made=stories, copies_made=copies))
    return found.accounts(), found.disputes(), found.timeline()


class _All(Struct, frozen=True, kw_only=True):
    """Every story and every group of copies, as new."""

    made: tuple[Story, ...]
    copies_made: tuple[CopyGroup, ...]
    gone: tuple[Story, ...] = ()
    copies_gone: tuple[CopyGroup, ...] = ()
