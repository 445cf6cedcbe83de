"""The noun phrases of a sentence, and what is asked of one beside another: joined by و, whose it is, how many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct, structs

from riwaya.claims.grammar import Token, grammar
from riwaya.claims.parts.collectives import states
from riwaya.claims.parts.governed import TITLE, held, leads_to_name, number
from riwaya.script import key

#: Characters between two nouns that و joins, and words of a title that it may stand before, the name included.
APART = 30
_TITLED = 3
_OF_OFFICE = ("state:", "intl:united-nations")
#: Prepositions behind a noun phrase that lead to somebody else.
_AIMED = frozenset(map(key, ("على", "ضد", "إلى", "نحو")))
COMMAS = frozenset("،,؛;:")
#: Whoever a toll counts, and nouns of bodies that a phrase may name ("وجود القوات", "استقالة الحكومة").
ANYBODY = "group:people"


class Item(Struct, frozen=True):
    """A noun phrase that can play a part: entity, offsets, its preposition ("" for none), whether it is a place."""

    start: int
    end: int
    entity: str
    prep: str
    place: bool
    named: bool


class Scene(Struct, frozen=True):
    """What a sentence offers: tokens, and the items of the whole sentence in order.

    `forms` are the folded forms of its words, bare and as stems; they follow from the tokens.
    """

    tokens: tuple[Token, ...]
    items: tuple[Item, ...]
    names: tuple[tuple[int, int], ...] = ()
    forms: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Gather the forms, once for all scenes that are made of this one."""
        if not self.forms:
            structs.force_setattr(
                self, "forms", frozenset([form for token in self.tokens for form in (token.bare, token.stem)])
            )

    def holds(self, words: AbstractSet[str]) -> bool:
        """Whether one of some folded words stands in the sentence; a rule for them need not look further where none
        does."""
        return not self.forms.isdisjoint(words)

    def tells(self, *names: str) -> bool:
        """Whether a word of one of these grammar classes stands in the sentence."""
        classes = grammar().classes
        return any(self.holds(classes[name]) for name in names)

    def in_name(self, token: Token) -> bool:
        """Whether a token is part of a name ("المصري" in a person's name is no adjective of origin)."""
        return any(start <= token.start < end or start < token.end <= end for start, end in self.names)


def topic(stage: Scene) -> Item | None:
    """Return what a sentence is about: its first noun phrase without a preposition that is named, or is a state by one
    of its offices."""
    return next(
        (
            item
            for item in stage.items
            if (item.named or item.entity.startswith(_OF_OFFICE)) and item.prep == "" and not item.place
        ),
        None,
    )


def party(item: Item) -> str:
    """Return the entity of a noun phrase as somebody who acts: a country is its state ("اتهمت تركيا")."""
    return states().get(item.entity, item.entity)


def joined_by_and(item: Item, scene: Scene) -> bool:
    """Whether و stands before an item or before the titles that lead it in ("ومقاتلي الحزب"), or one word names it
    with the item before ("الطرفان")."""
    named = next((other.entity for other in scene.items if other.start == item.start), item.entity)
    if named != item.entity:
        return True
    led = _and_before(item, scene.tokens)
    # "الطائرات الأميركية والبريطانية مواقع": و joins the adjective, which names somebody itself
    return led is not None and not any(led.start <= other.start < min(led.end, item.start) for other in scene.items)


def joined_behind(first: Item, others: Iterable[Item], scene: Scene) -> tuple[Item, ...]:
    """Return a noun phrase with those behind it that و joins to it, in order ("الجيش والشرطة")."""
    found = [first]
    for item in others:
        between = [token for token in scene.tokens if found[-1].end <= token.start and token.end <= item.start]
        aimed = any(token.key in _AIMED for token in between)  # "من قبل الجيش على مواقع ومقرات الحركة"
        if not joined_by_and(item, scene) or item.start - found[-1].end > APART or aimed:
            break
        found.append(item)
    return tuple(found)


def led_by_and(item: Item, tokens: Sequence[Token]) -> bool:
    """Whether و stands before an item or before the titles that lead it in."""
    return _and_before(item, tokens) is not None


def _and_before(item: Item, tokens: Sequence[Token]) -> Token | None:
    """Return the word with و that is an item or one of the titles that lead it in, None where there is none."""
    at = next((at for at, token in enumerate(tokens) if token.start <= item.start < token.end), None)
    if at is None:
        return None
    for place in range(at, max(-1, at - TITLE), -1):
        token = tokens[place]
        titled = at - place < _TITLED or "ال" in tokens[place + 1].clitics or tokens[place + 1].start == item.start
        leads = (leads_to_name(tokens, place) and not number(token)) or held(token)
        if place < at and not (titled and leads):
            return None
        if token.key.startswith("و") and (token.start < item.start or token.bare != token.key):
            return token if place == at or token.bare != token.key else None
    return None


def first(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the entity of the first of some noun phrases, or nobody."""
    return (items[0].entity,) if items else ()


def unique(entities: Iterable[str]) -> tuple[str, ...]:
    """Return entities without those told twice."""
    return tuple(dict.fromkeys(entities))
