"""How alike two weighted sets are, and the groups that alike items form.

Stories compare articles and accounts compare claims; both weigh words by how rare they are in Arabic at large, so that
the likeness of two things never depends on what else is in the collection, and both group alike items in a way that
does not depend on the order in which they came.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from riwaya.knowledge.frequency import rarity
from riwaya.model import Document

Item = TypeVar("Item")

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
    items: Sequence[Item], likeness: Callable[[Item, Item], float], floor: float
) -> list[tuple[Item, ...]]:
    """Merge the two most alike groups until no two are on average as alike as `floor`.

    The order of `items` breaks ties, so sort them for a result that does not depend on the order of arrival. The work
    grows with the cube of the number of items: callers pass connected neighbourhoods, not collections.
    """
    groups = {number: [number] for number in range(len(items))}
    like = {(a, b): likeness(items[a], items[b]) for a in groups for b in groups if a < b}
    while like:
        (first, second), value = min(like.items(), key=lambda entry: (-entry[1], entry[0]))
        if value < floor:
            break
        _merge(groups, like, first, second)
    return [tuple(items[number] for number in sorted(group)) for group in groups.values()]


def _merge(groups: dict[int, list[int]], like: dict[tuple[int, int], float], first: int, second: int) -> None:
    """Merge group `second` into `first`; the likeness to every other group becomes the mean over members."""
    one, other = len(groups[first]), len(groups[second])
    del like[first, second]
    for number in groups:
        if number in (first, second):
            continue
        gone = like.pop((min(second, number), max(second, number)))
        kept = (min(first, number), max(first, number))
        like[kept] = (one * like[kept] + other * gone) / (one + other)
    groups[first] += groups.pop(second)
