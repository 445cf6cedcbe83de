"""Whom a definite collective means: "القوات" and "قواتنا" the force named last, "التحالف" the coalition.

A page names a party once and then calls it by what it is. An indefinite collective ("قتل جنود") introduces people of
its own and is left alone; a definite one, or one with a pronoun, is the body of its kind that the page named nearest
before it, or, where only later sentences tell, first after it. "المسلحون" is left alone: on pages that name several
groups it means another than the nearest as often as not, or people who are named nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import structs

from riwaya.claims.scene import Item, Scene
from riwaya.model import Mention

#: Letters that make a noun definite when they open it, clitics before them left aside.
_ARTICLE = ("ال", "لل")
#: Branches that "the forces" seldom means.
_BRANCHES = ("air-force", "police", "navy", "coast-guard", "border-guard")
_PRONOUNS = ("ه", "ها", "هم", "نا", "هما")


def resolved(text: str, stage: Scene, mentions: Sequence[Mention]) -> Scene:
    """Return the scene with its definite collectives as the bodies that they stand for.

    Args:
        text: the article's text.
        stage: the noun phrases of a sentence.
        mentions: all names of the article, in order.
    """
    items = tuple(_meant(text, item, stage, mentions) if item.entity in _KINDS else item for item in stage.items)
    return stage if items == stage.items else structs.replace(stage, items=items)


def _meant(text: str, item: Item, stage: Scene, mentions: Sequence[Mention]) -> Item:
    if not _definite(text[item.start : item.end]):
        return item
    fits = _KINDS[item.entity]
    beside = {other.entity for other in stage.items if other.end <= item.start and item.start - other.end <= _NEXT}
    found = next((one for one in _nearest(item.start, mentions) if fits(one.entity) and one.entity not in beside), None)
    return item if found is None else structs.replace(item, entity=found.entity, named=True)


#: Characters between a name and a collective that is told beside it and so is another party ("التنظيم والمسلحين").
_NEXT = 3


def _definite(word: str) -> bool:
    """Whether a noun carries the article or a pronoun; "قوة" ends in no pronoun."""
    bare = word.lstrip("وفبك")
    return bare.startswith(_ARTICLE) or word.startswith("ال") or word.endswith(_PRONOUNS)


def _nearest(start: int, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the names before an offset, the nearest first, then those behind it in order."""
    yield from (one for one in reversed(mentions) if one.end <= start)
    yield from (one for one in mentions if one.start > start)


def _is_force(entity: str) -> bool:
    return entity.startswith("state-force:") and not entity.endswith(_BRANCHES)


def _is_coalition(entity: str) -> bool:
    return entity.startswith("intl:") and "coalition" in entity


#: Collectives that a page uses for a body it has named, and which bodies fit.
_KINDS: dict[str, Callable[[str], bool]] = {
    "state-force:soldiers": _is_force,
    "intl:coalition": _is_coalition,
}
