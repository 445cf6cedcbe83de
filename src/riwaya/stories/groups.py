"""Groups items that are joined by pairs, the same whatever the order of the pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


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


def average_link(items: Sequence[Item], likeness: Callable[[Item, Item], float], floor: float) -> list[tuple[Item, ...]]:
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
