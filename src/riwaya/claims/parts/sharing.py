"""One word, several claims: what a verb or noun tells of several parties apart.

"مقتل ستة من عناصر الحركة وأربعة جنود" is two tolls, "قصفت مواقع الحركة في الوادي ومواقع الجبهة في الجبل" two attacks:
one word tells both, each has its own words of evidence, its own people and its own figure or place. The dead of an
attack that the sentence told before ("هاجموا القافلة ما أدى إلى مقتل ستة وأربعة") stay with it, so do parts of a number
("بينهم ثلاثة ضباط وشرطي").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct, structs

from riwaya.claims.clauses import trim
from riwaya.claims.events import CASUALTY, Proposition, frame
from riwaya.claims.parts.items import Item, Scene
from riwaya.model import Quantity, Trigger
from riwaya.script import key

#: Characters between two numbers, or between a place and the next target, that are still one list.
_FAR = 60
_AND = "و"
_PARTS = frozenset(map(key, ("بينهم", "بينها", "منهم", "منها", "بينهن", "ضمنهم")))
_IN = frozenset(map(key, ("في", "داخل", "قرب", "ب", "")))
_STOPS = "،.؛:!؟\n"


class Share(Struct, frozen=True):
    """A proposition with the evidence of one party, and the entities in it, None where it was not divided."""

    one: Proposition
    parties: tuple[str, ...] | None = None


def shares(
    text: str, one: Proposition, stage: Scene, quantities: Sequence[Quantity], triggers: Sequence[Trigger]
) -> tuple[Share, ...]:
    """Return a proposition, or one for each party that its words tell apart.

    Args:
        quantities: those of the sentence.
        triggers: all words of the sentence that tell events.
    """
    cuts = _tolls(text, one, stage, quantities, triggers) or _targets(text, one, stage)
    if not cuts:
        return (Share(one),)
    bounds, told = (one.start, *cuts, one.end), one.triggers[0].end
    found = []
    for start, end in pairwise(bounds):
        span = trim(text, start, end)
        if span is not None:
            inside = tuple(item.entity for item in stage.items if _within(item, max(start, told), end))
            found.append(Share(structs.replace(one, start=span[0], end=span[1]), inside))
    return tuple(found)


def _within(item: Item, start: int, end: int) -> bool:
    return start <= item.start < end and not item.place


def _tolls(
    text: str, one: Proposition, stage: Scene, quantities: Sequence[Quantity], triggers: Sequence[Trigger]
) -> tuple[int, ...]:
    """Return where the dead or wounded of the next party begin."""
    deaths = [trigger for trigger in one.triggers if frame(trigger) in CASUALTY and trigger.form != "participle"]
    if not deaths or deaths[0].start != one.triggers[0].start:
        return ()
    counted = [one_ for one_ in quantities if deaths[0].end <= one_.start and one_.end <= one.end]
    cuts = []
    for first, second in pairwise(counted):
        between = text[first.end : second.start]
        if any(first.end <= trigger.start < second.start for trigger in triggers):
            break
        if _parted(between) and not _part(text, first) and _others(stage, first, second, one.end):
            cuts.append(second.start - 1)
    return tuple(cuts)


def _parted(between: str) -> bool:
    """Whether و right before a number goes on with the list."""
    return between.endswith(_AND) and len(between) <= _FAR and not any(stop in between for stop in _STOPS)


def _part(text: str, quantity: Quantity) -> bool:
    """Whether a number counts some of those counted before ("بينهم ثلاثة")."""
    words = text[max(0, quantity.start - len("ضمنهم ") - 1) : quantity.start].split()
    return bool(words) and key(words[-1]) in _PARTS


def _others(stage: Scene, first: Quantity, second: Quantity, end: int) -> bool:
    """Whether two numbers count people of different parties."""
    before = {item.entity for item in stage.items if _within(item, first.start, second.start)}
    after = {item.entity for item in stage.items if _within(item, second.start, end)}
    return bool(before) and bool(after) and not before & after


def _targets(text: str, one: Proposition, stage: Scene) -> tuple[int, ...]:
    """Return where the next target with a place of its own begins."""
    if one.event != "ASSAULT" or frame(one.head) != "attack":
        return ()
    items = [item for item in stage.items if one.head.end <= item.start < one.end]
    cuts = []
    for target, place, other, elsewhere in zip(items, items[1:], items[2:], items[3:], strict=False):
        shaped = not target.place and place.place and not other.place and elsewhere.place
        if not shaped or place.entity == elsewhere.entity or target.entity == other.entity or elsewhere.prep not in _IN:
            continue
        joint = next((token for token in stage.tokens if place.end <= token.start and token.end > place.end), None)
        between = text[place.end : other.start]
        if joint is None or joint.start > other.start or len(between) > _FAR or any(stop in between for stop in _STOPS):
            continue
        if joint.key.startswith(_AND):
            cuts.append(joint.start)
    return tuple(cuts)
