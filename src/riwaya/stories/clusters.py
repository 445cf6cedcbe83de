"""Puts articles about one event together, and keeps like events apart.

The same actors in the same region a year later, or the same kind of strike on another village, use the same words; so
words alone never join two articles. News tells its event first: two articles are alike when title and lead share rare
words *and* names, and the rest agrees; where the leads name places that the other article does not know, it is another
village. Weights are known beforehand (how rare a word is in Arabic, what kind of name it is), not taken from the
collection: the answer for two articles does not depend on which others are there or in which order they came.

Articles that nobody dates are compared by words and names alone, under a higher bar.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import chain
from sys import intern

from msgspec import Struct

from riwaya.likeness import CONTENT, Groups, Regrouped, cosine, day_of, unit, weighted
from riwaya.model import Document, Mention, Story
from riwaya.reasons import Reason, listed, reason
from riwaya.shelf import Entry, Shelf
from riwaya.stories.copies import Changes, Copies, Copy

#: Days between two publications that may still tell one event.
DAYS = 3
#: Mean likeness from which groups of articles are one story.
TOGETHER = 0.31
#: Likeness below which two articles count as having nothing in common.
FLOOR = 0.10
#: What is added to the bar where one of two articles has no date, and where the leads name different places.
UNDATED, ELSEWHERE = 0.12, 0.25
#: Shares of words, lead and title words, title alone, names, and names of the lead in the likeness (docs/across.md).
WORDS, LEAD, TITLE, NAMES, LEAD_NAMES = 0.30, 0.35, 0.05, 0.10, 0.20
#: Content words after the title that make the lead; the title counts twice.
LEAD_WORDS = 50
#: Weightiest words of an article that are compared.
KEPT = 120
#: Weightiest words of an article that lead to its neighbours.
PROBES = 12
#: Articles of one day that a word leads to, those that it weighs most in: a word that more share says little.
FEW = 20
#: Share of the common runs of two copies from which they are one text for stories; what a lesser copy adds.
ONE_TEXT, SOME_TEXT = 0.5, 0.15

#: What a shared name says, by kind: a country is in every second article, a village in one.
_NAME_WEIGHT: Mapping[str, float] = {"per": 2.0, "place": 1.5, "group": 1.0, "facility": 2.0, "state": 0.4, "intl": 0.6}
_SOURCES = frozenset(("media", "agency", "source"))
_WHERE = frozenset(("place", "facility"))

Pair = tuple[str, str]


class Profile(Struct, frozen=True, kw_only=True):
    """What is compared of an article: weighted stems and names, of the text, of title and lead; where, and the day."""

    doc: str
    words: Mapping[str, float]
    lead: Mapping[str, float]
    title: Mapping[str, float]
    names: Mapping[str, float]
    lead_names: Mapping[str, float]
    day: date | None
    topic: str
    published: str | None


def profile(document: Document) -> Profile:
    """Return what is compared of an article."""
    body = max((line.end for line in document.article.blocks() if line.label == "title"), default=0)
    words = [word for word in document.reading.words if word.pos in CONTENT]
    title = [word.norm for word in words if word.start < body]
    lead = [word for word in words if word.start >= body][:LEAD_WORDS]
    end = lead[-1].end if lead else body
    mentions = document.reading.mentions
    return Profile(
        doc=document.article.doc,
        words=_heaviest(weighted(word.norm for word in words)),
        lead=weighted([*title, *title, *(word.norm for word in lead)]),
        title=weighted(title),
        names=_names(mentions),
        lead_names=_names(mention for mention in mentions if mention.start < end),
        day=day_of(document),
        topic=document.article.title or document.article.doc,
        published=document.reading.published.edtf,
    )


def likeness(a: Profile, b: Profile) -> float:
    """Return how alike two articles are, from 0 to 1, and 0 where their days or names rule out one event."""
    if not near(a, b):
        return 0.0
    names = cosine(a.names, b.names)
    if names == 0.0:
        return 0.0
    value = (
        WORDS * cosine(a.words, b.words)
        + LEAD * cosine(a.lead, b.lead)
        + TITLE * cosine(a.title, b.title)
        + NAMES * names
        + LEAD_NAMES * cosine(a.lead_names, b.lead_names)
    )
    value -= UNDATED * (a.day is None or b.day is None)
    return max(0.0, value - ELSEWHERE * elsewhere(a, b))


def near(a: Profile, b: Profile) -> bool:
    """Whether two articles stand close enough in time to tell one event; an undated one may stand anywhere."""
    return a.day is None or b.day is None or abs(a.day - b.day) <= timedelta(days=DAYS)


def elsewhere(a: Profile, b: Profile) -> bool:
    """Whether both leads name places and neither article knows the places of the other's lead."""
    one, other = _where(a.lead_names), _where(b.lead_names)
    return bool(one and other) and not one & b.names.keys() and not other & a.names.keys()


class Clusters:
    """The stories of a growing collection; adding an article compares it with its neighbours, and with no other.

    One text stands for all its copies: eight copies make a story no louder and no dearer. Tables: `profiles`, what is
    compared of each article; `heads`, the fullest copy of each text, by its first; `stories`, by their first head.
    """

    def __init__(self, shelf: Shelf, copies: Copies) -> None:
        self._profiles: MutableMapping[str, Profile] = shelf.table("profiles", Profile)
        self._heads: MutableMapping[str, str] = shelf.table("heads", str)
        self._stories: MutableMapping[str, Story] = shelf.table("stories", Story)
        self._near = Neighbours(shelf)
        self._texts = Groups(shelf, "texts")
        self._alike = Groups(shelf, "articles", TOGETHER)
        self._copies = copies

    def update(
        self, added: Mapping[str, Profile], removed: Collection[str], copies: Changes
    ) -> tuple[list[Story], list[Story]]:
        """Bring the stories up to date; return those that are no more, and those that are new or changed.

        Args:
            added: what is compared of the new documents, those that replace an earlier one too.
            removed: documents that were there before and are gone or replaced.
            copies: what that changed among the copies.
        """
        old = {doc: self._profiles.pop(doc) for doc in sorted(removed)}
        self._profiles.update(added)
        texts = self._regroup_texts(added, old, copies)
        left = {self._heads.pop(group[0]) for group in texts.gone}
        came = {group[0]: self._fullest(group) for group in texts.made}
        self._heads.update(came)
        now = set(came.values())
        leaving = {head for head in left if head in old or head not in now}
        entering = {head for head in now if head in added or head not in left}
        for head in sorted(leaving):
            self._alike.remove(head)
        for head in sorted(entering):
            self._alike.add(head)
        shifted = self._near.update(
            {head: self._profiles[head] for head in sorted(entering)},
            {head: old.get(head) or self._profiles[head] for head in sorted(leaving)},
        )
        self._enter(entering)
        self._compare_again({*shifted, *self._lesser_changed(copies)}, now - entering, entering)
        return self._rewrite(now)

    def stories(self) -> list[Story]:
        """Return every story, ordered by time and name."""
        return sorted(self._stories.values(), key=in_time)

    # --- texts and their copies ---------------------------------------------------------------------------

    def _regroup_texts(self, added: Iterable[str], removed: Iterable[str], copies: Changes) -> Regrouped:
        """Group copies into texts.

        A text printed again in another year or for another village stands for itself: it tells another event.
        """
        for doc in sorted(removed):
            self._texts.remove(doc)
        for doc in added:
            self._texts.add(doc)
        for copy in copies.gone:
            if copy.a in self._texts and copy.b in self._texts:
                self._texts.link(copy.a, copy.b, None)
        for copy in copies.made:
            if copy.shares.jaccard >= ONE_TEXT and self._may_be_one(copy):
                self._texts.link(copy.a, copy.b, 1.0)
        return self._texts.update()

    def _may_be_one(self, copy: Copy) -> bool:
        a, b = self._profiles[copy.a], self._profiles[copy.b]
        return near(a, b) and not elsewhere(a, b)

    def _fullest(self, group: Iterable[str]) -> str:
        return min(group, key=lambda doc: (-len(self._profiles[doc].words), doc))

    def _head(self, doc: str) -> str | None:
        """Return the fullest copy of a document's text."""
        first = self._texts.first(doc)
        return None if first is None else self._heads[first]

    def _lesser(self, head: str) -> set[str]:
        """Return the texts that share much with one, yet are not the same."""
        found: set[str] = set()
        for doc in self._texts.group(head):
            for other, copy in self._copies.of(doc).items():
                if copy.kind != "partial" and copy.shares.jaccard < ONE_TEXT and self._may_be_one(copy):
                    found.add(self._heads[self._texts.first(other) or other])
        return found - {head}

    def _lesser_changed(self, copies: Changes) -> Iterator[Pair]:
        for copy in (*copies.gone, *copies.made):
            one, other = self._head(copy.a), self._head(copy.b)
            if one is not None and other is not None and one != other:
                yield min(one, other), max(one, other)

    # --- likeness -----------------------------------------------------------------------------------------

    def _enter(self, entering: Collection[str]) -> None:
        """Compare new texts with their neighbours."""
        for head in sorted(entering):
            lesser = self._lesser(head)
            for other in sorted(self._near.of(self._profiles[head]) | lesser):
                if other > head or other not in entering:
                    self._link(head, other, in_part=other in lesser)

    def _compare_again(self, pairs: Iterable[Pair], regrouped: Iterable[str], entering: Collection[str]) -> None:
        """Compare texts that were there already, where what leads from one to the other may have changed."""
        changed = {pair for pair in pairs if not (pair[0] in entering or pair[1] in entering)}
        for head in regrouped:
            others = {*self._alike.alike(head), *self._lesser(head)} - {*entering}
            changed.update((min(head, other), max(head, other)) for other in others)
        for one, other in sorted(changed):
            in_part = other in self._lesser(one)
            if in_part or self._near.lead(self._profiles[one], self._profiles[other]):
                self._link(one, other, in_part=in_part)
            else:
                self._alike.link(one, other, None)

    def _link(self, one: str, other: str, *, in_part: bool) -> None:
        # In one order always: a sum of floats depends on it.
        first, second = min(one, other), max(one, other)
        value = likeness(self._profiles[first], self._profiles[second])
        value += SOME_TEXT if value > 0.0 and in_part else 0.0
        self._alike.link(first, second, value if value >= FLOOR else None)

    # --- stories ------------------------------------------------------------------------------------------

    def _rewrite(self, texts: Iterable[str]) -> tuple[list[Story], list[Story]]:
        """Write the stories anew whose texts changed."""
        regrouped = self._alike.update()
        made = {group[0]: group for group in regrouped.made}
        for head in texts:
            group = self._alike.group(head)
            made.setdefault(group[0], group)
        before = {
            first: self._stories.pop(first)
            for first in sorted({*(group[0] for group in regrouped.gone), *made})
            if first in self._stories
        }
        now = {first: self._story(group) for first, group in sorted(made.items())}
        self._stories.update(now)
        return (
            [story for first, story in before.items() if now.get(first) != story],
            [story for first, story in now.items() if before.get(first) != story],
        )

    def _story(self, heads: Iterable[str]) -> Story:
        return _story(sorted(doc for head in heads for doc in self._texts.group(head)), self._profiles)


def in_time(story: Story) -> tuple[str, tuple[str, ...]]:
    """Return what stories are ordered by: time, then documents; the undated last."""
    return story.time or "~", story.docs


# --- profiles -----------------------------------------------------------------------------------------------


def _names(mentions: Iterable[Mention]) -> Mapping[str, float]:
    counts = Counter(mention.entity for mention in mentions)
    weights = {
        entity: (1 + math.log(n)) * _NAME_WEIGHT.get(entity.partition(":")[0], 1.0)
        for entity, n in counts.items()
        if entity.partition(":")[0] not in _SOURCES
    }
    return unit(weights)


def _heaviest(weights: Mapping[str, float]) -> Mapping[str, float]:
    """Return the weightiest stems alone: the rest add next to nothing to a likeness, and take most of the room."""
    if len(weights) <= KEPT:
        return weights
    return unit(
        {intern(stem): weights[stem] for stem in heapq.nsmallest(KEPT, weights, key=lambda s: (-weights[s], s))}
    )


def _where(names: Iterable[str]) -> set[str]:
    return {entity for entity in names if entity.partition(":")[0] in _WHERE}


# --- neighbourhoods -----------------------------------------------------------------------------------------


class Neighbours:
    """Leads from an article to those that weigh most in one of its weighty words, days apart at most.

    Postings: `cells`, the articles of one day that have a weighty word, those that it weighs most in first; `days`, the
    days of a word, the last first. Two articles are neighbours when one of them is among the foremost of a cell of the
    other's; where only one is dated, when both are, and the day is one of the word's last.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._cells = shelf.postings("cells")
        self._days = shelf.postings("days")

    def of(self, found: Profile) -> set[str]:
        """Return the neighbours of an article that is in the index."""
        near_by: set[str] = set()
        for stem in _probes(found):
            is_foremost = found.doc in self._foremost(stem, found.day)
            if found.day is None:
                near_by.update(self._reached(stem, None, is_foremost=is_foremost))
                if is_foremost:
                    near_by.update(doc for day in self._last_days(stem) for doc in self._foremost(stem, day))
                continue
            for day in _around(found.day):
                near_by.update(self._reached(stem, day, is_foremost=is_foremost))
            if is_foremost and found.day in self._last_days(stem):
                near_by.update(self._foremost(stem, None))
        return near_by - {found.doc}

    def lead(self, a: Profile, b: Profile) -> bool:
        """Whether a weighty word leads from one article to the other."""
        if not near(a, b):
            return False
        return any(self._leads(stem, a, b) for stem in _probes(a).keys() & _probes(b).keys())

    def update(self, added: Mapping[str, Profile], removed: Mapping[str, Profile]) -> set[Pair]:
        """Bring the index up to date; return the pairs of other articles that may be neighbours now, or no longer."""
        before: dict[Cell, tuple[str, ...]] = {}
        reach: dict[str, tuple[date, ...]] = {}
        for found in removed.values():
            for stem, weight in _probes(found).items():
                self._note(stem, found.day, before, reach, added)
                self._cells.drop(_cell(stem, found.day), (-weight, found.doc))
                if found.day is not None and not self._cells.first(_cell(stem, found.day), 1):
                    self._days.drop(stem, _last_first(found.day))
        for found in added.values():
            for stem, weight in _probes(found).items():
                self._note(stem, found.day, before, reach, added)
                if found.day is not None and not self._cells.first(_cell(stem, found.day), 1):
                    self._days.add(stem, _last_first(found.day))
                self._cells.add(_cell(stem, found.day), (-weight, found.doc))
        moved = {*added, *removed}
        found_pairs = chain(self._pushed(before, moved), self._out_of_reach(reach))
        return {pair for pair in found_pairs if moved.isdisjoint(pair)}

    def _note(
        self,
        stem: str,
        day: date | None,
        before: dict[Cell, tuple[str, ...]],
        reach: dict[str, tuple[date, ...]],
        added: Collection[str],
    ) -> None:
        """Keep what is foremost in a cell before it changes, and the days of a word that undated articles have."""
        if (stem, day) not in before:
            foremost = self._foremost(stem, day)
            # Where all are new there was nothing before, unless the cell is full and older ones wait behind them.
            if len(foremost) == FEW or any(doc not in added for doc in foremost):
                before[stem, day] = foremost
        if day is not None and stem not in reach and self._cells.first(_cell(stem, None), 1):
            reach[stem] = self._last_days(stem)

    def _pushed(self, before: Mapping[Cell, tuple[str, ...]], moved: set[str]) -> Iterator[Pair]:
        """Yield the pairs of each other article that is among the foremost of a cell no longer, or is now."""
        for (stem, day), foremost in before.items():
            for doc in ({*foremost} ^ {*self._foremost(stem, day)}) - moved:
                for other in self._within_reach(stem, day):
                    if other != doc:
                        yield min(doc, other), max(doc, other)

    def _out_of_reach(self, reach: Mapping[str, tuple[date, ...]]) -> Iterator[Pair]:
        """Yield the undated ones of a word with those of a day that is one of its last no longer, or is now."""
        for stem, days in reach.items():
            for day in {*days} ^ {*self._last_days(stem)}:
                for doc in self._foremost(stem, None):
                    yield from ((min(doc, other), max(doc, other)) for other in self._foremost(stem, day))

    def _within_reach(self, stem: str, day: date | None) -> Iterator[str]:
        for other in _around(day) if day is not None else ():
            yield from self._all(stem, other)
        yield from self._all(stem, None)
        if day is None:
            for other in self._last_days(stem):
                yield from self._foremost(stem, other)

    def _leads(self, stem: str, a: Profile, b: Profile) -> bool:
        one, other = a.doc in self._foremost(stem, a.day), b.doc in self._foremost(stem, b.day)
        if (a.day is None) == (b.day is None):
            return one or other
        return one and other and (a.day or b.day) in self._last_days(stem)

    def _reached(self, stem: str, day: date | None, *, is_foremost: bool) -> Iterable[str]:
        return self._all(stem, day) if is_foremost else self._foremost(stem, day)

    def _foremost(self, stem: str, day: date | None) -> tuple[str, ...]:
        return tuple(doc for _, doc in self._cells.first(_cell(stem, day), FEW))

    def _all(self, stem: str, day: date | None) -> list[str]:
        return [doc for _, doc in self._cells.all(_cell(stem, day))]

    def _last_days(self, stem: str) -> tuple[date, ...]:
        return tuple(date.fromisoformat(day) for _, day in self._days.first(stem, UNDATED_REACH))


Cell = tuple[str, date | None]

#: Days on which the neighbours of an undated article are sought.
UNDATED_REACH = 30


def _cell(stem: str, day: date | None) -> str:
    return f"{'' if day is None else day.toordinal()} {stem}"


def _last_first(day: date) -> Entry:
    return -day.toordinal(), day.isoformat()


def _around(day: date) -> Iterator[date]:
    return (day + timedelta(days=apart) for apart in range(-DAYS, DAYS + 1))


def _probes(found: Profile) -> Mapping[str, float]:
    """Return the weightiest words of title and lead, and of the text."""
    heaviest = sorted(found.lead, key=lambda stem: (-found.lead[stem], stem))[:PROBES]
    others = sorted(found.words, key=lambda stem: (-found.words[stem], stem))[:PROBES]
    return {stem: found.words.get(stem, 0.0) for stem in {*heaviest, *others}}


# --- stories ------------------------------------------------------------------------------------------------


def _story(docs: Sequence[str], profiles: Mapping[str, Profile]) -> Story:
    members = [profiles[doc] for doc in docs]
    days = sorted(member.day.isoformat() for member in members if member.day is not None)
    first = min(members, key=lambda member: (member.published or "~", member.doc))
    why = _why(members)
    return Story(
        # The first page names the story: later pages change nothing, and where it splits one part keeps the name.
        id=sha256(first.doc.encode()).hexdigest()[:12],
        docs=tuple(docs),
        time=_interval(days),
        topic=first.topic,
        why=why.en,
        why_ar=why.ar,
    )


def _interval(days: list[str]) -> str | None:
    if not days:
        return None
    return days[0] if days[0] == days[-1] else f"{days[0]}/{days[-1]}"


def _why(profiles: list[Profile]) -> Reason:
    """Say what the articles of a story share: the weightiest names and words of them all."""
    if len(profiles) == 1:
        return Reason("", "")
    return reason("story", names=_shared([p.names for p in profiles]), words=_shared([p.words for p in profiles]))


def _shared(weights: list[Mapping[str, float]]) -> Reason:
    everywhere = set.intersection(*(set(one) for one in weights))
    heaviest = sorted(everywhere, key=lambda name: (-sum(one[name] for one in weights), name))[:5]
    return listed(Reason(name, name) for name in heaviest) if heaviest else reason("none_in_all")
