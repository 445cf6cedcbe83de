"""What stands in a sentence: its noun phrases, each with the preposition that governs it.

Items of a sentence are its mentions, unnamed collectives ("المدنيين", "مسلحون") and counted people; each knows the
preposition before it. A collective gives way to the body it belongs to ("مقاتلين من حزب العمال"), a body to the person
who leads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct, structs

from riwaya.claims.grammar import Token, grammar
from riwaya.knowledge import ontology
from riwaya.model import Mention, Trigger
from riwaya.script import key

#: Words before the doer ("على يد مسلحين", "من قبل الجيش").
BY = frozenset(
    key(word)
    for word in ("يد", "أيدي", "قبل", "جانب", "بواسطة", "بيد", "بأيدي", "برصاص", "بنيران", "بقصف", "طرف", "لدى")
)
_OF = frozenset(key(word) for word in ("من", "في", "تابعين", "تابعون", "تابع", "ينتمون", "موالين", "تابعة"))
#: Words that may stand between a collective and its body ("عناصر تابعين لتنظيم").
_OWNED = 4
#: Letters up to which a word's ending may belong to its root.
SHORT = 4
#: The word between a number and what is counted ("خمسة من أفراد الشرطة").
_FROM = key("من")


class Item(Struct, frozen=True):
    """A noun phrase that can play a part: entity, offsets, its preposition ("" for none), whether it is a place."""

    start: int
    end: int
    entity: str
    prep: str
    place: bool
    named: bool


class Scene(Struct, frozen=True):
    """What a sentence offers: tokens, and the items of the whole sentence in order."""

    tokens: tuple[Token, ...]
    items: tuple[Item, ...]
    names: tuple[tuple[int, int], ...] = ()

    def in_name(self, token: Token) -> bool:
        """Whether a token is part of a name ("المصري" in a person's name is no adjective of origin)."""
        return any(start <= token.start < end or start < token.end <= end for start, end in self.names)


def topic(stage: Scene) -> str | None:
    """Return the entity that a sentence is about: its first named noun phrase without a preposition."""
    return next((item.entity for item in stage.items if item.named and item.prep == "" and not item.place), None)


def scene(text: str, tokens: Sequence[Token], mentions: Sequence[Mention], triggers: Sequence[Trigger] = ()) -> Scene:
    """Return the items of a sentence."""
    taken: list[Item] = []
    for mention in mentions:
        prep = _prep(text, tokens, mention.start)
        entity = mention.entity
        place = mention.type == "LOC" and entity.startswith(("place:", "facility:"))
        taken.append(Item(mention.start, mention.end, entity, prep, place, named=True))
    covered = [(item.start, item.end) for item in taken]
    covered += [(trigger.start, trigger.end) for trigger in triggers if trigger.form != "verb"]
    for at in range(len(tokens)):
        item = _collective(text, tokens, at, mentions)
        if item is not None and not any(start < item.end and item.start < end for start, end in covered):
            taken.append(item)
    taken.sort(key=lambda item: item.start)
    names = tuple((mention.start, mention.end) for mention in mentions)
    return Scene(tuple(tokens), tuple(_absorbed(text, taken)), names)


def _absorbed(text: str, items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items, a collective given up for the body it belongs to ("مقاتلين من حزب العمال")."""
    skip = False
    for at, item in enumerate(items):
        if skip:
            skip = False
            continue
        following = items[at + 1] if at + 1 < len(items) else None
        if following is not None and _titled(text, item, following):
            yield structs.replace(following, start=item.start, prep=item.prep)
            skip = True
            continue
        if following is None or item.named or following.place or not following.named:
            yield item
            continue
        gap = text[item.end : following.start].split()
        owned = bool(gap) and len(gap) <= _OWNED and key(gap[0]) in _OF and following.prep in ("من", "ل", "في", "الي")
        if owned or (gap and len(gap) <= 2 and text[following.start - 1] in "لب" and following.prep == "ل"):
            yield structs.replace(following, start=item.start, prep=item.prep)
            skip = True
        else:
            yield item


def _titled(text: str, item: Item, following: Item) -> bool:
    """Whether a person's name stands right behind the body that he leads ("زعيم التنظيم فلان")."""
    person = following.entity.startswith("per:") and not item.entity.startswith("per:") and not item.place
    words, table = grammar(), adjectives()
    between = text[item.end : following.start].strip(' «»"”“').split()
    return person and all(
        words.has("ranks", key(word)) or key(word).removeprefix("ال") in table for word in between[:_OWNED]
    )


def _collective(text: str, tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> Item | None:
    token = tokens[at]
    known = grammar().collectives
    state = _state_arm(tokens, at)
    if state is not None:
        return Item(token.start, token.end, state, _prep(text, tokens, token.start), place=False, named=True)
    spelt = [token.stem, token.bare, token.bare.removeprefix("ال")]
    if len(token.stem) > SHORT and token.stem.endswith("ا"):
        spelt.append(token.stem[:-1])
    form = next((form for form in spelt if form in known), None)
    if form is None or _describes(tokens, at, mentions):
        return None
    following = next((mention for mention in mentions if token.end <= mention.start <= token.end + 12), None)
    if following is not None and not text[token.end : following.start].strip(' «"“(').count(" "):
        gap = text[token.end : following.start].strip()
        if gap in ("", "«", '"', "“", "(") or key(gap) in grammar().classes["ranks"]:
            return None
    return Item(token.start, token.end, known[form], _prep(text, tokens, token.start), place=False, named=False)


def _describes(tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> bool:
    """Whether a word that could name people describes the noun before it ("التنظيم الإرهابي", "العمليات الإرهابية")."""
    token = tokens[at]
    if at == 0 or "ال" not in token.clitics or token.clitics != "ال" or token.stem.endswith(("ون", "ين")):
        return False
    led = tokens[at - 1]
    named = any(mention.start <= led.start < mention.end or mention.end == led.end for mention in mentions)
    return named or "ال" in led.clitics


def _state_arm(tokens: Sequence[Token], at: int) -> str | None:
    """Return the state whose forces, aircraft or officials a noun with an adjective names ("المقاتلات التركية")."""
    words = grammar()
    if not words.has("arms", tokens[at].stem) and not words.has("arms", tokens[at].bare):
        return None
    table = adjectives()
    for token in tokens[at + 1 : at + 4]:
        if words.has("prepositions", token.bare) or token.key in "،.:؛«»":
            return None
        state = table.get(token.stem) or table.get(token.bare.removeprefix("ال"))
        if state is not None:
            return state
    return None


def _prep(text: str, tokens: Sequence[Token], start: int) -> str:
    """Return the preposition that governs the noun at `start`, walking back over titles and ranks."""
    words = grammar()
    here = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].start <= start), 0)
    clitic = text[tokens[here].start : start] if tokens[here].start < start else tokens[here].clitics
    clitic = key(clitic).replace("ال", "").lstrip("وف")
    if clitic in ("ب", "ل", "ك", "لل"):
        return clitic[0]
    if here > 1 and tokens[here - 1].key == _FROM and _counts(tokens[here - 2]):
        here -= 2
        clitic = tokens[here].clitics.replace("ال", "").lstrip("وف")
        if clitic in ("ب", "ل", "ك", "لل"):
            return clitic[0]
    for at in range(here - 1, max(-1, here - 5), -1):
        token = tokens[at]
        if words.has("prepositions", token.bare) or words.has("locatives", token.bare):
            return token.bare
        if token.bare in BY:
            return token.bare
        if token.clitics.lstrip("وف") in ("ب", "ل") and words.has("ranks", token.stem):
            return token.clitics.lstrip("وف")
        if not words.has("ranks", token.bare) and not words.has("ranks", token.stem) and not token.key.isdigit():
            return ""
    return ""


def _counts(token: Token) -> bool:
    """Whether a word says how many of what follows من ("عدد من", "مجموعة من", "خمسة من")."""
    return grammar().has("partitives", token.stem) or token.pos == "num" or token.key.isdigit()


@cache
def adjectives() -> dict[str, str]:
    """Return every form of the adjectives of origin with the state they name."""
    endings = ("", "ا", "ه", "ين", "ون", "ان", "تان", "تين", "ات")
    return {
        key(form) + ending: state for state, forms in ontology.nisbas().items() for form in forms for ending in endings
    }
