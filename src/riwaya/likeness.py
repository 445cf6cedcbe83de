"""How alike two weighted sets are, and the groups that alike items form.

Stories compare articles and accounts compare claims; both weigh words by how rare they are in Arabic at large, so that
the likeness of two things never depends on what else is in the collection, and both group alike items in a way that
does not depend on the order in which they came.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from riwaya.knowledge.frequency import rarity
from riwaya.model import Document

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


def _mean(members: Mapping[int, list[Item]], sums: Mapping[int, Mapping[int, float]], a: int, b: int) -> float:
    return sums[a].get(b, 0.0) / (len(members[a]) * len(members[b]))


def _merge(members: dict[int, list[Item]], sums: dict[int, dict[int, float]], first: int, second: int) -> None:
    """Merge group `second` into `first`; sums of likeness add up."""
    members[first] += members.pop(second)
    for number, value in sums.pop(second).items():
        del sums[number][second]
        if number != first:
            sums[first][number] = sums[number][first] = sums[first].get(number, 0.0) + value
