"""How alike two weighted sets are, and the groups that alike items form.

Stories compare articles and accounts compare claims; both weigh words by how rare they are in Arabic at large, so that
the likeness of two things never depends on what else is in the collection, and both group alike items in a way that
does not depend on the order in which they came.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, MutableMapping
from datetime import date
from typing import TypeVar

from msgspec import Struct

from riwaya.knowledge.frequency import rarity
from riwaya.model import Document
from riwaya.shelf import Shelf

Item = TypeVar("Item", bound=Hashable)

#: Parts of speech that say what a text is about.
CONTENT = frozenset(("noun", "propn", "adj", "verb"))


def weighted(stems: Iterable[str]) -> Mapping[str, float]:
    """Return stems with their weights by rarity and number, of length one; single letters are left out."""
    counts = Counter(stem for stem in stems if len(stem) > 1)
    return unit({stem: (1 + math.log(n)) * rarity(stem) for stem, n in counts.items()})


def unit(weights: Mapping[str, float]) -> Mapping[str, float]:
    """Return weights scaled to length one, zeros dropped."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {name: weight / length for name, weight in weights.items() if weight} if length else {}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the likeness of two weighted sets of length one: 0 nothing in common, 1 the same."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(weight * large[name] for name, weight in small.items() if name in large)


def covered(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return how much of the smaller of two weighted sets stands in the other: 0 nothing, 1 all."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    whole = sum(weight * weight for weight in small.values())
    return sum(weight * weight for name, weight in small.items() if name in large) / whole if whole else 0.0


def day_of(document: Document) -> date | None:
    """Return the day of publication, or else the day that relative times count from."""
    for text in (document.reading.published.edtf, document.article.reference):
        try:
            return date.fromisoformat((text or "").split("/")[0].rstrip("~?%")[:10])
        except ValueError:
            continue
    return None


def connected(pairs: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Return the sets that `pairs` connect, ordered by their first member."""
    parent: dict[str, str] = {}

    def root(item: str) -> str:
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for a, b in pairs:
        one, other = sorted((root(a), root(b)))
        parent[other] = one
    members: dict[str, set[str]] = {}
    for item in parent:
        members.setdefault(root(item), set()).add(item)
    return [frozenset(members[first]) for first in sorted(members)]


def average_link(
    items: Iterable[Item], alike: Mapping[tuple[Item, Item], float], floor: float
) -> list[tuple[Item, ...]]:
    """Merge the two most alike groups until no two are on average as alike as `floor`.

    Args:
        items: sorted, each once; their order breaks ties, so that the order of arrival does not matter.
        alike: how alike two items are, the earlier one first; pairs that are not there have nothing in common.
        floor: the mean likeness over all pairs of members that two groups need.

    The work grows with the number of pairs in `alike`, not with the square of the number of items.
    """
    members = {number: [item] for number, item in enumerate(items)}
    place = {item: number for number, (item,) in members.items()}
    sums: dict[int, dict[int, float]] = {number: {} for number in members}
    for (a, b), value in alike.items():
        sums[place[a]][place[b]] = sums[place[b]][place[a]] = value
    queue = [(-value, place[a], place[b]) for (a, b), value in alike.items() if value >= floor]
    heapq.heapify(queue)
    while queue:
        value, first, second = heapq.heappop(queue)
        if first in members and second in members and value == -_mean(members, sums, first, second):
            _merge(members, sums, first, second)
            for number in sums[first]:
                mean = _mean(members, sums, first, number)
                if mean >= floor:
                    heapq.heappush(queue, (-mean, min(first, number), max(first, number)))
    return [tuple(sorted(group, key=place.__getitem__)) for group in members.values()]


class Regrouped(Struct, frozen=True, kw_only=True):
    """What an update of groups changed: those that are no more, and those that are new or have something new inside."""

    gone: tuple[tuple[str, ...], ...]
    made: tuple[tuple[str, ...], ...]


class Groups:
    """The groups of a growing set of items, brought up to date where likenesses changed and nowhere else.

    Two groups merge only where at least one pair of their members is as alike as `floor`, so groups never reach beyond
    what such pairs connect; only what is connected with a change is grouped anew. The groups are those that
    `average_link` gives for everything, or those that `connected` gives when there is no floor.
    """

    def __init__(self, shelf: Shelf, name: str, floor: float | None = None) -> None:
        self._alike: MutableMapping[str, dict[str, float]] = shelf.table(f"{name}.alike", dict[str, float])
        self._groups: MutableMapping[str, tuple[str, ...]] = shelf.table(f"{name}.groups", tuple[str, ...])
        self._first: MutableMapping[str, str] = shelf.table(f"{name}.first", str)
        self._floor = floor
        self._touched: set[str] = set()

    def __contains__(self, item: str) -> bool:
        return item in self._alike

    def add(self, item: str) -> None:
        """Add an item that is alike to nothing yet."""
        self._alike[item] = {}
        self._touched.add(item)

    def remove(self, item: str) -> None:
        """Remove an item with its likenesses."""
        for other in self._alike.pop(item):
            self._set(other, item, None)
        self._touched.add(item)

    def link(self, a: str, b: str, value: float | None) -> None:
        """Say how alike two items are; None when they have nothing in common."""
        if self._alike[a].get(b) != value:
            self._set(a, b, value)
            self._set(b, a, value)

    def alike(self, item: str) -> Mapping[str, float]:
        """Return what has something in common with an item, and how much."""
        return self._alike[item]

    def group(self, item: str) -> tuple[str, ...]:
        """Return the group of an item, as of the last update."""
        return self._groups[self._first[item]]

    def first(self, item: str) -> str | None:
        """Return the first member of an item's group, which stands for it; None for an item that is not there."""
        return self._first.get(item)

    def update(self) -> Regrouped:
        """Group anew what is connected with a change."""
        touched, self._touched = self._touched, set()
        seen: set[str] = set()
        now: set[tuple[str, ...]] = set()
        for item in touched:
            if item in self._alike and item not in seen:
                reached = self._reach(item)
                seen |= reached
                now.update(self._cut(reached))
        before = {self._groups[self._first[item]] for item in touched | seen if item in self._first}
        made = {group for group in now if group not in before or not touched.isdisjoint(group)}
        gone = {group for group in before if group not in now or not touched.isdisjoint(group)}
        for group in gone:
            del self._groups[group[0]]
            for item in group:
                del self._first[item]
        for group in made:
            self._groups[group[0]] = group
            self._first.update((item, group[0]) for item in group)
        return Regrouped(gone=tuple(sorted(gone)), made=tuple(sorted(made)))

    def _set(self, item: str, other: str, value: float | None) -> None:
        alike = self._alike[item]
        if value is None:
            alike.pop(other, None)
        else:
            alike[other] = value
        self._alike[item] = alike
        self._touched.add(item)

    def _reach(self, item: str) -> set[str]:
        """Return what pairs as alike as the floor connect with an item."""
        reached, waiting = {item}, [item]
        while waiting:
            for other, value in self._alike[waiting.pop()].items():
                if other not in reached and (self._floor is None or value >= self._floor):
                    reached.add(other)
                    waiting.append(other)
        return reached

    def _cut(self, reached: set[str]) -> Iterable[tuple[str, ...]]:
        items = sorted(reached)
        if self._floor is None or len(items) == 1:
            return (tuple(items),)
        alike = {(a, b): value for a in items for b, value in self._inside(a, reached)}
        return average_link(items, alike, self._floor)

    def _inside(self, item: str, reached: set[str]) -> Iterator[tuple[str, float]]:
        return (
            (other, value) for other, value in sorted(self._alike[item].items()) if item < other and other in reached
        )


def _mean(members: Mapping[int, list[Item]], sums: Mapping[int, Mapping[int, float]], a: int, b: int) -> float:
    return sums[a].get(b, 0.0) / (len(members[a]) * len(members[b]))


def _merge(members: dict[int, list[Item]], sums: dict[int, dict[int, float]], first: int, second: int) -> None:
    """Merge group `second` into `first`; sums of likeness add up."""
    members[first] += members.pop(second)
    for number, value in sums.pop(second).items():
        del sums[number][second]
        if number != first:
            sums[first][number] = sums[number][first] = sums[first].get(number, 0.0) + value
