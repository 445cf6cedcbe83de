"""Whose words stand in whose: the links that enclosing speakers add, and the attributions of a page.

What X says that Y said has the hops Y > X. The smallest stretch in which a cue stands is the one that carries it on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from riwaya.claims.attribution.frames import Stretch
from riwaya.model import Article, Attribution, Hop, Passage

_DEEPEST = 60  # stretches looked through for the one that encloses a cue


def nested(article: Article, stretches: Sequence[Stretch]) -> Iterator[Attribution]:
    """Yield the attributions with the links that enclosing speakers add."""
    told = (item for item in stretches if item.start < item.end)
    ordered = sorted(told, key=lambda item: (item.start, -item.end, item.cue.start))
    for item in ordered:
        hops = _without_outlet(article, _chain(item, ordered, 0))
        scope = Passage(start=item.start, end=item.end, text=article.text[item.start : item.end])
        cue = Passage(start=item.cue.start, end=item.cue.end, text=item.cue.text)
        stance = "assert" if item.cue.stance == "confirm" and not item.rule.endswith("object") else item.cue.stance
        yield Attribution(scope=scope, cue=cue, hops=hops, stance=stance, rule=item.rule)


def _without_outlet(article: Article, hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """Return the hops without the outlet that prints the page ("قال لـ«عكاظ»" in Okaz adds no link)."""
    return tuple(hop for hop in hops if hop.entity != article.outlet)


def _chain(item: Stretch, stretches: Sequence[Stretch], depth: int) -> tuple[Hop, ...]:
    """Return the hops of a stretch followed by those of the speaker whose words it stands in."""
    if not item.nests or depth > 4:
        return item.own
    outer = _enclosing(item, stretches)
    if outer is None:
        return item.own
    hops = list(item.own)
    carried = _chain(outer, stretches, depth + 1)
    for hop in carried:
        if all(hop.entity.split("@")[0] != other.entity.split("@")[0] for other in hops):
            hops.append(hop)
    return tuple(hops)


def _enclosing(item: Stretch, stretches: Sequence[Stretch]) -> Stretch | None:
    """Return the smallest other stretch in which the cue of this one stands; `stretches` are in order of start."""
    last = bisect_right(stretches, item.cue.start, key=lambda other: other.start)
    around = [
        other
        for other in stretches[max(0, last - _DEEPEST) : last]
        if other is not item
        and other.nests
        and other.own
        and other.start <= item.cue.start < other.end
        and not (item.rule == "attribution.rumour" and other.rule.endswith((".object", ".preposition")))
        and not (item.start <= other.cue.start < item.end and _inner(item, other))
    ]
    return min(around, key=lambda other: other.end - other.start, default=None)


def _inner(item: Stretch, other: Stretch) -> bool:
    """Whether `other`, whose cue stands inside `item`, is the inner one of the two."""
    return not other.back or other.end - other.start <= item.end - item.start
