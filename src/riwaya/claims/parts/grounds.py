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

from msgspec import Struct, structs

from riwaya.claims.grammar import Token
from riwaya.claims.parts.collectives import adjectives
from riwaya.claims.parts.items import Item, Scene
from riwaya.data import read_data
from riwaya.knowledge import load, places
from riwaya.script import key

_FILE = Path(__file__).with_name("where.yaml")
#: Words walked back over from a name to the preposition that governs it.
_DEEP = 6
#: Words between a place and one that و joins to it, and the wider one in which it lies ("(100 كلم شمال بغداد)").
_BESIDE, _FAR = 3, 6
#: Words before a place in which one says that it is among those told.
_SUCH = 3
#: Words before the preposition of a place in which stands whither one goes that lies there.
_GOAL = 4
#: Kinds of places in which the others of their country lie or beside which they are told.
_REGIONS = ("region", "country")
_BETWEEN, _OR, _INSIDE, _ON = key("بين"), key("أو"), key("داخل"), key("على")
_COMMAS = ("،", ",")
_QUOTES = ("«", '"', "(", "“")


class Ground(Struct, frozen=True):
    """A place as it stands in its sentence.

    `at` and `first` are the numbers of its own token and of the first of its phrase ("في محيط مدينة X"); `use` is how
    it stands there: "at", "to", "from", "with", "border" ("على الحدود مع X"), or "of" for what a noun or a verb takes;
    `side` whether the phrase says on which side of the place ("شمال X"), `back` whether a noun stands for a place told
    before ("المدينة").
    """

    item: Item
    at: int
    first: int
    use: str
    side: bool
    back: bool = False


class Phrase(Struct, frozen=True):
    """Places told together ("في X وY"), and the wider ones that lie around them ("في حي X بمدينة Y")."""

    grounds: tuple[Ground, ...]
    wider: tuple[Ground, ...] = ()

    @property
    def first(self) -> Ground:
        """The place told first, which says how the phrase stands in its sentence."""
        return self.grounds[0]

    @property
    def last(self) -> int:
        """The number of its last word."""
        return max(ground.at for ground in (*self.grounds, *self.wider))


@cache
def _lexicon() -> dict[str, Any]:
    found: dict[str, Any] = read_data(_FILE)
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


def phrases(scene: Scene, pointed: Sequence[Item] = ()) -> list[Phrase]:
    """Return the places of a sentence as told together: the innermost with those joined to it, wider ones left out.

    Args:
        pointed: nouns of the sentence that stand for places told before.
    """
    found: list[Phrase] = []
    last: Ground | None = None
    for ground in grounds(scene, pointed):
        if last is not None and _joins(last, ground, scene.tokens):
            found[-1] = Phrase((*found[-1].grounds, ground), found[-1].wider)
        elif last is not None and not _whither(found[-1], ground, scene.tokens) and _within(last, ground, scene.tokens):
            found[-1] = Phrase(found[-1].grounds, (*found[-1].wider, ground))
        else:
            found.append(Phrase((ground,)))
        last = ground
    return found


def _joins(last: Ground, ground: Ground, tokens: Sequence[Token]) -> bool:
    """Whether a place stands beside another one: "في X وY", "من X إلى Y"."""
    if last.use == "from" and ground.use == "to":
        return ground.first - last.at <= _DEEP
    between = [token for token in tokens[last.at + 1 : ground.first + 1] if token.start >= last.item.end]
    if ground.use == "of" and "".join(token.key for token in between[:-1]) in _COMMAS:
        return not ground.side and not _inside(last.item.entity, ground.item.entity)  # "في X، Y وZ"
    first = next((token for token in between if token.pos != "punct"), None)
    if first is not None and first.key == _OR and between[1:]:
        first = between[between.index(first) + 1]
        return ground.at - last.at <= _DEEP and first.start <= ground.item.start and ground.first <= last.at + _BESIDE
    named = any(has("such", token) for token in between[-_SUCH:])
    if named and ground.first - last.at <= _DEEP:
        return not any(token.pos == "verb" for token in between)  # "في بلدات بأطراف X مثل Y", "في X ومدن منها Y"
    near = ground.at - last.at <= _DEEP and ground.first - last.at <= _BESIDE
    return near and first is not None and _and(first, ground.item) and _kinds(between, first, tokens[ground.first])


def _kinds(between: Sequence[Token], joined: Token, own: Token) -> bool:
    """Whether nothing but words for places stands from a word with و to the phrase of a place: "في X وعدد من قرى Y",
    not "في X واعتصام في Y"."""
    return all(
        has("kinds", token) or has("sides", token) or has("beside", token) or token.pos in ("prep", "punct", "adj")
        for token in between
        if joined.start <= token.start < own.start
    )


def _whither(whence: Phrase, ground: Ground, tokens: Sequence[Token]) -> bool:
    """Whether a place is whither one goes from the places told right before ("من X وY إلى Z", "من حي X في Y نحو Z"),
    or from a state ("وزير خارجية X إلى Y"), and not the wider one in which they lie."""
    told = {one.use for one in whence.grounds}
    if tokens[ground.first].bare in words("to") and ground.use == "to" and told == {"of"}:
        return True
    return "from" in told and "to" not in told and ground.use == "to" and ground.first - whence.last <= _DEEP


def _inside(inner: str, outer: str) -> bool:
    """Whether a place is known to lie in another one."""
    known = places.by_id()
    if inner not in known or outer not in known:
        return False
    region = known[outer].kind in _REGIONS and known[inner].country == known[outer].country
    return places.within(known[inner], outer) or (region and known[inner].kind not in _REGIONS)


def _and(token: Token, item: Item) -> bool:
    """Whether و stands before a word; "وسط" begins with another one."""
    return token.key.startswith("و") and (token.bare != token.key or token.start < item.start < token.end)


def _within(last: Ground, ground: Ground, tokens: Sequence[Token]) -> bool:
    """Whether a place is the wider one in which the last one lies ("في حي X بمدينة Y", "X (100 كلم شمال Y)")."""
    if not last.item.named and not last.back and ground.item.named:
        return False  # "أراضي سورية في X"
    between = [token for token in tokens[last.at + 1 : ground.first] if token.start >= last.item.end]
    return len(between) <= _FAR and all(
        token.pos in ("adj", "punct", "num") or token.key.isdigit() or has("lying", token) or has("beside", token)
        for token in between
    )


def grounds(scene: Scene, pointed: Sequence[Item] = ()) -> list[Ground]:
    """Return the places of a sentence with how each stands in it, in order."""
    found = [*_named(scene), *_lands(scene)]
    starts = [token.start for token in scene.tokens]
    for item in pointed:
        if not any(ground.item.start <= item.start < ground.item.end for ground in found):
            ground = _ground(item, bisect_right(starts, item.start) - 1, scene.tokens)
            found.append(structs.replace(ground, back=True))
    return sorted(found, key=lambda ground: ground.item.start)


def _named(scene: Scene) -> Iterator[Ground]:
    starts = [token.start for token in scene.tokens]
    for item in scene.items:
        at = max(0, bisect_right(starts, item.start) - 1)
        if item.place and not _common(item, scene.tokens[at]):
            yield _ground(item, at, scene.tokens)


def _common(item: Item, token: Token) -> bool:
    """Whether a name is nothing but the word for a kind of place ("المدينة")."""
    return token.end == item.end and (has("kinds", token) or has("anaphors", token))


def _lands(scene: Scene) -> Iterator[Ground]:
    """Yield the countries whose ground an adjective of origin names ("الأراضي السورية", "المدن الليبية")."""
    if not scene.holds(words("lands") | words("frontier")):
        return
    for at, (token, adjective) in enumerate(zip(scene.tokens, scene.tokens[1:], strict=False)):
        border = has("frontier", token)
        if not (border or has("lands", token)) or scene.in_name(token) or scene.in_name(adjective):
            continue
        state = adjectives().get(adjective.stem) or adjectives().get(adjective.bare.removeprefix("ال"))
        land = countries().get(state or "")
        if land is not None:
            item = Item(token.start, adjective.end, land, "", place=True, named=False)
            ground = _ground(item, at, scene.tokens)
            inside = not border or scene.tokens[max(0, at - 1)].bare == _INSIDE
            if not inside and scene.tokens[max(0, at - 1)].bare != _ON:
                continue  # "حرس الحدود السعودية", "قرب الحدود السورية"
            yield structs.replace(ground, at=at + 1, use=ground.use if inside else "border")


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
        if use is None and not _of_place(tokens, first - 1):
            return Ground(item, at, first, "of", side)
        first -= 1
        side = side or has("sides", token)
        use = use or _USES.get(token.clitics.replace("ال", "").lstrip("وف"))
    if use == "at" and _reached(tokens, first):
        use = "to"
    return Ground(item, at, first, use or "of", side)


def _of_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word before a name tells what kind of place it is, on which side, or of which country ("العاصمة
    التركية أنقرة")."""
    token = tokens[at]
    if has("kinds", token) or has("sides", token) or token.key in _QUOTES:
        return True
    if token.key == ":":
        return at > 0 and has("kinds", tokens[at - 1])  # "في مدن: X وY"
    joined = at + 1 < len(tokens) and tokens[at + 1].clitics.startswith("و")  # "بين الحدود الإيرانية ومدينة X"
    origin = "ال" in token.clitics and token.stem in adjectives() and not joined
    return origin and at > 0 and has("kinds", tokens[at - 1])


def _reached(tokens: Sequence[Token], first: int) -> bool:
    """Whether a place lies around an unnamed one whither somebody goes ("إلى مراكز إيواء في ريف X")."""
    before = tokens[max(0, first - _GOAL) : first]
    led = next((at for at, token in enumerate(before) if token.bare in words("to")), None)
    return (
        led is not None
        and len(before) > led + 1
        and has("kinds", before[led + 1])
        and all(token.pos in ("noun", "adj") for token in before[led + 1 :])
    )


def _use(tokens: Sequence[Token], at: int) -> str | None:
    """Return the use that a preposition gives the place behind it, None for any other word."""
    token = tokens[at]
    use = next((use for use in ("at", "to", "from", "with") if token.bare in words(use)), None)
    if at == 0 or use not in ("from", "with"):
        return use
    if use == "from":
        return "at" if has("beside", tokens[at - 1]) else use
    if token.bare == _BETWEEN and has("borders", tokens[at - 1]):
        return "at"
    return "border" if token.bare != _BETWEEN and has("frontier", tokens[at - 1]) else use


#: The use that a preposition written with the name gives it.
_USES = {"ب": "at", "ل": "to", "لل": "to"}


def _clitic(token: Token, item: Item) -> str:
    """Return the clitics before a name in its word, without و, ف and the article."""
    own = token.clitics if token.start == item.start else token.key[: max(0, item.start - token.start)]
    return own.replace("ال", "").lstrip("وف")
