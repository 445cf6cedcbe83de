"""How the places of a sentence stand in it: the preposition that governs each, and which are told together.

A place stands behind a preposition, with words for kinds and sides of places between ("في محيط مدينة X", "شمالي X"),
or is what a noun or a verb takes ("قصف X"). Nested places make one phrase, the innermost first ("في حي X بمدينة Y").
An adjective of origin names a country's ground ("الأراضي السورية").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, structs

from riwaya.claims.grammar import Token
from riwaya.claims.parts.scene import Item, Scene, adjectives
from riwaya.knowledge import load, places
from riwaya.script import key

_FILE = Path(__file__).with_name("where.yaml")
#: Words walked back over from a name to the preposition that governs it.
_DEEP = 6
#: Words between a place and one that و joins to it, and the wider one in which it lies ("(100 كلم شمال بغداد)").
_BESIDE, _FAR = 3, 6
_BETWEEN = key("بين")
_COMMAS = ("،", ",")
_QUOTES = ("«", '"', "(", "“")


class Ground(Struct, frozen=True):
    """A place as it stands in its sentence.

    `at` and `first` are the numbers of its own token and of the first of its phrase ("في محيط مدينة X"); `use` is how
    it stands there: "at", "to", "from", "with", or "of" for what a noun or a verb takes; `side` whether the phrase says
    on which side of the place ("شمال X").
    """

    item: Item
    at: int
    first: int
    use: str
    side: bool


@cache
def _lexicon() -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Any] = yaml.load(_FILE.read_text("utf-8"), Loader=loader)  # noqa: S506 - both loaders are safe
    return found


@cache
def words(name: str) -> frozenset[str]:
    """Return a class of words, folded."""
    return frozenset(map(key, _lexicon()[name]))


@cache
def called(name: str) -> dict[str, frozenset[str]]:
    """Return nouns that stand for a place told before, each with what such a place is called; all folded."""
    return {key(noun): frozenset(map(key, kinds)) for noun, kinds in _lexicon()[name].items()}


def has(name: str, token: Token) -> bool:
    """Whether a token belongs to a class of words."""
    found = words(name)
    return token.bare in found or token.stem in found


def phrases(scene: Scene) -> list[list[Ground]]:
    """Return the places of a sentence as told together: the innermost with those joined to it, wider ones left out."""
    found: list[list[Ground]] = []
    last: Ground | None = None
    for ground in sorted(_grounds(scene), key=lambda ground: ground.item.start):
        if last is not None and _joins(last, ground, scene.tokens):
            found[-1].append(ground)
        elif last is None or not _within(last, ground, scene.tokens):
            found.append([ground])
        last = ground
    return found


def _joins(last: Ground, ground: Ground, tokens: Sequence[Token]) -> bool:
    """Whether a place stands beside another one: "في X وY", "من X إلى Y"."""
    if last.use == "from" and ground.use == "to":
        return ground.first - last.at <= _DEEP
    between = [token for token in tokens[last.at + 1 : ground.first + 1] if token.start >= last.item.end]
    if ground.use == "of" and "".join(token.key for token in between[:-1]) in _COMMAS:
        return not _inside(last.item.entity, ground.item.entity)  # "في X، Y وZ"
    first = next((token for token in between if token.pos != "punct"), None)
    near = ground.at - last.at <= _DEEP and ground.first - last.at <= _BESIDE
    return near and first is not None and _and(first, ground.item)


def _inside(inner: str, outer: str) -> bool:
    """Whether a place is known to lie in another one."""
    known = places.by_id().get(inner)
    return known is not None and places.within(known, outer)


def _and(token: Token, item: Item) -> bool:
    """Whether و stands before a word; "وسط" begins with another one."""
    return token.key.startswith("و") and (token.bare != token.key or token.start < item.start < token.end)


def _within(last: Ground, ground: Ground, tokens: Sequence[Token]) -> bool:
    """Whether a place is the wider one in which the last one lies ("في حي X بمدينة Y", "X (100 كلم شمال Y)")."""
    between = [token for token in tokens[last.at + 1 : ground.first] if token.start >= last.item.end]
    return len(between) <= _FAR and all(
        token.pos in ("adj", "punct", "num") or token.key.isdigit() or has("lying", token) or has("beside", token)
        for token in between
    )


def _grounds(scene: Scene) -> Iterator[Ground]:
    """Yield the places of a sentence with how each stands in it."""
    starts = [token.start for token in scene.tokens]
    for item in scene.items:
        at = max(0, bisect_right(starts, item.start) - 1)
        if item.place and not _common(item, scene.tokens[at]):
            yield _ground(item, at, scene.tokens)
    yield from _lands(scene)


def _common(item: Item, token: Token) -> bool:
    """Whether a name is nothing but the word for a kind of place ("المدينة")."""
    return token.end == item.end and (has("kinds", token) or has("anaphors", token))


def _lands(scene: Scene) -> Iterator[Ground]:
    """Yield the countries whose ground an adjective of origin names ("الأراضي السورية", "المدن الليبية")."""
    for at, (token, adjective) in enumerate(zip(scene.tokens, scene.tokens[1:], strict=False)):
        if not has("lands", token) or scene.in_name(token) or scene.in_name(adjective):
            continue
        state = adjectives().get(adjective.stem) or adjectives().get(adjective.bare.removeprefix("ال"))
        land = countries().get(state or "")
        if land is not None:
            item = Item(token.start, adjective.end, land, "", place=True, named=False)
            yield structs.replace(_ground(item, at, scene.tokens), at=at + 1)


@cache
def countries() -> dict[str, str]:
    """Return the place of each state."""
    lands = {place.country: place.id for place in places.load() if place.kind == "country"}
    known = load().entities.values()
    return {one.id: lands[one.country] for one in known if one.id.startswith("state:") and one.country in lands}


def _ground(item: Item, at: int, tokens: Sequence[Token]) -> Ground:
    """Return how a place stands, walking back from its own token over kinds and sides of places."""
    use = _USES.get(_clitic(tokens[at], item))
    side = False
    first = at
    while use is None and 0 < first > at - _DEEP:
        token = tokens[first - 1]
        use = _use(tokens, first - 1)
        if use is None and not has("kinds", token) and not has("sides", token) and token.key not in _QUOTES:
            return Ground(item, at, first, "of", side)
        first -= 1
        side = side or has("sides", token)
        use = use or _USES.get(token.clitics.replace("ال", "").lstrip("وف"))
    return Ground(item, at, first, use or "of", side)


def _use(tokens: Sequence[Token], at: int) -> str | None:
    """Return the use that a preposition gives the place behind it, None for any other word."""
    token = tokens[at]
    use = next((use for use in ("at", "to", "from", "with") if token.bare in words(use)), None)
    if at == 0 or use not in ("from", "with"):
        return use
    if use == "from":
        return "at" if has("beside", tokens[at - 1]) else use
    return "at" if token.bare == _BETWEEN and has("borders", tokens[at - 1]) else use


#: The use that a preposition written with the name gives it.
_USES = {"ب": "at", "ل": "to", "لل": "to"}


def _clitic(token: Token, item: Item) -> str:
    """Return the clitics before a name in its word, without و, ف and the article."""
    own = token.clitics if token.start == item.start else token.key[: max(0, item.start - token.start)]
    return own.replace("ال", "").lstrip("وف")
