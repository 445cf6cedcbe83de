"""Keeps accounts, disputes and the timeline up to date while pages come and go.

What a claim is compared with follows from its story and from the copies of its page; so when a story changes, its
claims are compared again, the accounts that they are in are made anew, and the disputes of the stories that those
accounts reach. Nothing else is touched, and all comes out as if it had been made in one go.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from riwaya.accounts.denials import turns
from riwaya.accounts.disputes import disputes, positions
from riwaya.accounts.facts import Facts, facts
from riwaya.accounts.sameness import SAME, account, between
from riwaya.accounts.timeline import happening, in_time, turn
from riwaya.likeness import Groups
from riwaya.model import Account, CopyGroup, Dispute, Document, Happening, Story
from riwaya.shelf import Shelf


class Place(Struct, frozen=True, kw_only=True):
    """Where a document stands: its story, by its first document, and its groups of copies."""

    story: str
    whole: CopyGroup | None = None
    partial: tuple[CopyGroup, ...] = ()

    def groups(self) -> tuple[CopyGroup, ...]:
        """Return every group of copies that the document is in."""
        return self.partial if self.whole is None else (self.whole, *self.partial)


class Accounts:
    """The accounts, disputes and timeline of a growing collection.

    Tables: `facts`, what is compared of each document's claims; `outlets`, who carries each document; `claims`, the
    names of the claims that each document had when it was last compared; `places`, where each document stands; `told`,
    each story by its first document; `accounts` and `timeline`, by the first claim of a group; `disputes`, of each
    story; `turns`, where a party of a story says the contrary; `disputed`, the stories in which a claim is disputed.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._facts: MutableMapping[str, tuple[Facts, ...]] = shelf.table("facts", tuple[Facts, ...])
        self._outlets: MutableMapping[str, str] = shelf.table("outlets", str)
        self._claims: MutableMapping[str, tuple[str, ...]] = shelf.table("claims", tuple[str, ...])
        self._places: MutableMapping[str, Place] = shelf.table("places", Place)
        self._told: MutableMapping[str, Story] = shelf.table("told", Story)
        self._accounts: MutableMapping[str, Account] = shelf.table("accounts", Account)
        self._timeline: MutableMapping[str, Happening] = shelf.table("timeline", Happening)
        self._disputes: MutableMapping[str, tuple[Dispute, ...]] = shelf.table("disputes", tuple[Dispute, ...])
        self._turns: MutableMapping[str, tuple[Happening, ...]] = shelf.table("turns", tuple[Happening, ...])
        self._disputed: MutableMapping[str, tuple[str, ...]] = shelf.table("disputed", tuple[str, ...])
        self._same = Groups(shelf, "same", SAME)
        self._fresh: set[str] = set()

    def __contains__(self, doc: str) -> bool:
        """Whether a document of that name is there."""
        return doc in self._places

    def noting(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Pass new documents on, and note what will be compared of their claims."""
        for document in documents:
            doc = document.article.doc
            self._facts[doc] = tuple(facts(document))
            self._outlets[doc] = document.article.outlet or doc
            self._fresh.add(doc)
            yield document

    def update(self, removed: Collection[str], moved: Moved) -> None:
        """Bring everything up to date.

        Args:
            removed: documents that were there before and are gone, or replaced by one that was noted.
            moved: what that changed among the stories and copies.
        """
        fresh, self._fresh = self._fresh, set()
        docs = {*fresh, *removed}
        docs.update(doc for story in (*moved.gone, *moved.made) for doc in story.docs)
        docs.update(doc for group in (*moved.copies_gone, *moved.copies_made) for doc in group.docs)
        before = {doc: self._compared(doc) for doc in docs - fresh}
        self._move(moved)
        self._replace(removed, fresh)
        self._compare(docs & self._places.keys(), fresh, before)
        regrouped = self._same.update()
        for gone in regrouped.gone:
            self._accounts.pop(gone[0], None)
            self._timeline.pop(gone[0], None)
        touched = {*regrouped.made, *self._groups(self._heard(docs & self._places.keys()))}
        self._account(touched)
        turned = self._dispute({story.docs[0] for story in moved.gone}, touched)
        self._date({*touched, *(self._same.group(ref) for ref in turned if ref in self._same)})

    def accounts(self) -> tuple[Account, ...]:
        """Return every account, ordered by its claims."""
        return tuple(sorted(self._accounts.values(), key=lambda one: one.claims))

    def disputes(self) -> tuple[Dispute, ...]:
        """Return every dispute once, ordered by the time of its story."""
        stories = sorted(self._disputes.keys(), key=lambda first: (self._told[first].time or "~", first), reverse=True)
        found = {dispute.id: dispute for first in stories for dispute in reversed(self._disputes[first])}
        return tuple(reversed(found.values()))

    def timeline(self) -> tuple[Happening, ...]:
        """Return every entry of the timeline, ordered by time."""
        turned = {entry.claims: entry for entries in self._turns.values() for entry in entries}
        return tuple(sorted((*self._timeline.values(), *turned.values()), key=in_time))

    # --- what is compared with what -----------------------------------------------------------------------

    def _compared(self, doc: str) -> set[str]:
        """Return the documents whose claims are compared with this one's: of its story, or with words in common.

        Passages lead from one pair to the next ("background" that an agency prints for weeks), so only the pairs
        themselves are compared, never all that hangs together by them.
        """
        place = self._places.get(doc)
        if place is None:
            return set()
        return {*self._told[place.story].docs, *(other for group in place.groups() for other in group.docs)}

    def _move(self, moved: Moved) -> None:
        for story in moved.gone:
            del self._told[story.docs[0]]
        for story in moved.made:
            self._told[story.docs[0]] = story
            for doc in story.docs:
                place = self._places.get(doc)
                self._places[doc] = Place(story=story.docs[0]) if place is None else replace(place, story=story.docs[0])
        for group in moved.copies_gone:
            for doc in group.docs:
                self._places[doc] = _without(self._places[doc], group)
        for group in moved.copies_made:
            for doc in group.docs:
                self._places[doc] = _with(self._places[doc], group)

    def _replace(self, removed: Collection[str], fresh: set[str]) -> None:
        for doc in removed:
            for ref in self._claims.pop(doc, ()):
                self._same.remove(ref)
            if doc not in fresh:
                self._facts.pop(doc, None)
                del self._places[doc], self._outlets[doc]
        for doc in sorted(fresh):
            self._claims[doc] = tuple(found.ref for found in self._facts[doc])
            for ref in self._claims[doc]:
                self._same.add(ref)

    def _compare(self, docs: set[str], fresh: set[str], before: Mapping[str, set[str]]) -> None:
        """Compare the claims of documents that came together, and part those of documents that no longer stand so."""
        for doc in sorted(docs):
            now, once = self._compared(doc), before.get(doc, set())
            for other in sorted(now | once):
                if other in docs and other < doc:
                    continue
                is_new = doc in fresh or other in fresh
                if other in now and (is_new or other not in once):
                    for a, b, value in between(self._facts[doc], self._facts[other]):
                        self._same.link(a, b, value)
                elif other not in now and not is_new and other in self._claims:
                    self._part(doc, other)

    def _part(self, doc: str, other: str) -> None:
        theirs = set(self._claims[other])
        for ref in self._claims[doc]:
            for shared in theirs & self._same.alike(ref).keys():
                self._same.link(ref, shared, None)

    # --- where words come from ----------------------------------------------------------------------------

    def _heard(self, docs: Iterable[str]) -> set[str]:
        """Return the documents whose source may have changed with these: copies, and what shares a passage with one."""
        whole = {other for doc in docs for other in self._whole(doc)}
        return whole | {other for doc in whole for group in self._places[doc].partial for other in group.docs}

    def _whole(self, doc: str) -> tuple[str, ...]:
        group = self._places[doc].whole
        return (doc,) if group is None else group.docs

    def _source(self, doc: str) -> str | None:
        """Return the document that another's words come from, whole copies before mere passages."""
        place = self._places[doc]
        if place.whole is not None and place.whole.of not in (None, doc):
            return place.whole.of
        passages = (group.of for group in sorted(place.partial, key=lambda group: group.docs))
        of = next((of for of in passages if of is not None and of != doc), None)
        if of is None:
            return None
        first = self._places[of].whole
        return of if first is None or first.of is None else first.of

    def _copied(self, docs: Iterable[str]) -> dict[str, str]:
        """Return the document that each claim of a copy comes from; one with a figure of its own comes from none."""
        copied: dict[str, str] = {}
        for doc in docs:
            source = self._source(doc)
            if source is not None:
                told = {(figure.low, figure.high) for claim in self._facts[source] for figure in claim.figures}
                for claim in self._facts[doc]:
                    if all((figure.low, figure.high) in told for figure in claim.figures):
                        copied[claim.ref] = source
        return copied

    # --- accounts, disputes, timeline ---------------------------------------------------------------------

    def _groups(self, docs: Iterable[str]) -> set[Group]:
        """Return the groups of claims that these documents have a part in."""
        return {self._same.group(ref) for doc in docs for ref in self._claims[doc]}

    def _members(self, groups: Iterable[Group]) -> dict[str, Facts]:
        docs = {_doc(ref) for group in groups for ref in group}
        return {found.ref: found for doc in docs for found in self._facts[doc]}

    def _account(self, touched: Iterable[Group]) -> None:
        for group in touched:
            members = self._members([group])
            docs = {_doc(ref) for ref in group}
            found = account([members[ref] for ref in group], *self._behind(docs))
            if found is None:
                self._accounts.pop(group[0], None)
            else:
                self._accounts[group[0]] = found

    def _behind(self, docs: Collection[str]) -> tuple[dict[str, str], dict[str, str]]:
        """Return the sources of the copied claims of these documents, and the outlets of all that speak in them."""
        copied = self._copied(docs)
        return copied, {doc: self._outlets[doc] for doc in {*docs, *copied.values()}}

    def _dispute(self, gone: set[str], touched: Iterable[Group]) -> set[str]:
        """Look for disputes again in the stories that changed; return the claims that are disputed now or no longer."""
        reached = {self._places[_doc(ref)].story for group in touched for ref in group}
        once: set[str] = set()
        for first in gone | reached:
            self._turns.pop(first, None)
            for ref in _claims_of(self._disputes.pop(first, ())):
                once.add(ref)
                left = tuple(story for story in self._disputed[ref] if story != first)
                if left:
                    self._disputed[ref] = left
                else:
                    del self._disputed[ref]
        now: set[str] = set()
        for first in sorted(reached):
            found, turned = self._disputes_of(self._told[first])
            if found:
                self._disputes[first] = found
            if turned:
                self._turns[first] = turned
            for ref in _claims_of(found):
                now.add(ref)
                self._disputed[ref] = tuple(sorted({*self._disputed.get(ref, ()), first}))
        return once ^ now

    def _disputes_of(self, story: Story) -> tuple[tuple[Dispute, ...], tuple[Happening, ...]]:
        groups = self._groups(story.docs)
        members = self._members(groups)
        sides = positions([members[ref] for ref in group] for group in sorted(groups))
        # What an outlet said in an older version of a page it has since replaced by the newer one.
        older = {old for doc in story.docs for group in self._places[doc].groups() for old, _ in group.versions}
        claims = [found for doc in story.docs if doc not in older for found in self._facts[doc]]
        source, outlets = self._behind({found.doc for found in members.values()})
        turned = {(before.ref, after.ref): turn(before, after) for before, after in turns(claims)}
        return tuple(disputes(claims, sides, outlets, source)), tuple(turned.values())

    def _date(self, touched: Iterable[Group]) -> None:
        for group in touched:
            members = self._members([group])
            matters = group[0] in self._accounts or any(ref in self._disputed for ref in group)
            entry = happening([members[ref] for ref in group], matters=matters)
            if entry is None:
                self._timeline.pop(group[0], None)
            else:
                self._timeline[group[0]] = entry


class Moved(Protocol):
    """Stories and groups of copies that are no more, and new ones."""

    @property
    def gone(self) -> Sequence[Story]:
        """Stories that are no more."""

    @property
    def made(self) -> Sequence[Story]:
        """Stories that are new or changed."""

    @property
    def copies_gone(self) -> Sequence[CopyGroup]:
        """Groups of copies that are no more."""

    @property
    def copies_made(self) -> Sequence[CopyGroup]:
        """Groups of copies that are new or changed."""


Group = tuple[str, ...]


def _doc(ref: str) -> str:
    return ref.rpartition("#")[0]


def _claims_of(found: Iterable[Dispute]) -> set[str]:
    return {ref for dispute in found for side in dispute.sides for ref in side.claims}


def _with(place: Place, group: CopyGroup) -> Place:
    if group.kind == "partial":
        return replace(place, partial=tuple(sorted((*place.partial, group), key=lambda one: one.docs)))
    return replace(place, whole=group)


def _without(place: Place, group: CopyGroup) -> Place:
    if group.kind == "partial":
        return replace(place, partial=tuple(one for one in place.partial if one != group))
    return place if place.whole != group else replace(place, whole=None)
