"""Against whom people protest: "تظاهروا ضد X", "احتجاجا على سياسة X", "هتفوا بسقوط X", "مناهضة لـ X"."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.events import Proposition
from riwaya.claims.grammar import QUOTES, Token, grammar, holding
from riwaya.claims.parts.collectives import adjectives
from riwaya.claims.parts.governed import BY
from riwaya.claims.parts.items import Item, Scene, party, unique
from riwaya.claims.parts.phrases import with_following
from riwaya.model import Trigger
from riwaya.script import key

#: Who protests is none of those he protests against.
_PROTESTERS = "group:protesters"
#: Words from what leads to a target on in which the target begins.
_REACH = 7
_AGAINST = frozenset(map(key, ("ضد", "بوجه")))
#: Violence of protesters: what they clash in, and what they burn besides buildings.
_RIOT, _WITH = "riot", key("مع")
_CLASHES = tuple(map(key, ("اشتبك", "يشتبك", "اشتباك", "صدام", "مصادم", "مواجه", "تصادم")))
_FLAGS = frozenset(map(key, ("علم", "أعلام", "صورة", "صور", "دمية", "تمثال", "نصب")))
#: Verbs of those who take to the streets.
_OUT = tuple(map(key, ("تظاهر", "يتظاهر", "احتشد", "اعتصم", "يعتصم", "أضرب", "احتج", "يحتج")))
#: Nouns of taking to the streets.
_RALLIES = frozenset(
    map(key, ("اعتصام", "تظاهرة", "مظاهرة", "تظاهرات", "مظاهرات", "مسيرة", "مسيرات", "وقفة", "احتجاجات", "إضراب"))
)
#: Calls to go or to fall, and words of a slogan that are looked at.
_GO = frozenset(map(key, ("ارحل", "ارحلوا", "يسقط", "تسقط", "فليسقط", "فلتسقط", "ليسقط", "لتسقط", "يا")))
_SLOGAN, _NO = 12, key("لا")
_LEADS: dict[str, frozenset[str]] = {
    "protests": frozenset(map(key, ("على",))),
    "denounces": frozenset(map(key, ("ب",))),
    "hostile": frozenset(map(key, ("ل",))),
}


def against(found: Proposition, scene: Scene, agent: Sequence[str]) -> tuple[str, ...]:
    """Return whom a protest is aimed at.

    Args:
        agent: who protests.
    """
    words = grammar()
    tokens = [token for token in scene.tokens if found.start <= token.start < found.end]
    tokens += _slogan(found.end, scene)
    for at, token in enumerate(tokens):
        if token.key in _GO:
            aimed = _target(tokens[at + 1 :], "", scene, agent) or _called(token, scene)
        elif token.bare in _AGAINST:
            aimed = _target(tokens[at + 1 :], "", scene, agent)
        else:
            preps = frozenset().union(*(preps for name, preps in _LEADS.items() if words.has(name, token.stem)))
            preps = _LEADS["hostile"] if token.key == _NO else preps  # "«لا للحلف»"
            aimed = _led(tokens[at + 1 :], preps, scene, agent) if preps else ()
        if aimed:
            return aimed
    return _hit(found, tokens, scene, agent) if found.mode == _RIOT else ()


def chanting(head: Trigger, scene: Scene, doers: Sequence[str]) -> tuple[str, ...]:
    """Return who asks or denounces by a plural participle of circumstance ("أغلق سكان الطريق مطالبين بالكهرباء").

    It is the people before it, or whoever takes to the streets there ("تظاهر المئات مطالبين بإقالة المحافظ").

    Args:
        doers: the noun phrases nearest before it.
    """
    word = key(head.text).split(" ")[0]
    if head.form != "participle" or not word.endswith("ين") or word.startswith("ال"):
        return ()
    people = tuple(one for one in doers if one.startswith("group:"))
    before = [token for token in scene.tokens if token.end <= head.start]
    out = any(token.pos == "verb" and token.stem.startswith(_OUT) for token in before)
    return people or ((_PROTESTERS,) if out else ())


def rallied(found: Proposition, scene: Scene) -> tuple[str, ...]:
    """Return who took to the streets for what a noun of asking behind ل tells ("خرج متظاهرون للمطالبة بمحاسبته")."""
    head = found.head
    own = holding(scene.tokens, head.start)
    if found.event not in ("REQUEST", "ACCUSE", "REJECT") or head.form != "masdar" or own is None:
        return ()
    before = [token for token in scene.tokens if token.end <= head.start]
    out = any(token.pos == "verb" and token.stem.startswith(_OUT) for token in before)
    out = out or any(token.stem.removesuffix("ا") in _RALLIES for token in before)
    people = [item for item in scene.items if item.end <= head.start and item.entity == _PROTESTERS]
    return (_PROTESTERS,) if own.clitics.lstrip("وف").startswith("ل") and (out or people) else ()


def _slogan(end: int, scene: Scene) -> list[Token]:
    """Return the words that quotation marks hold right behind a protest ("هتفوا «ارحل يا فلان»")."""
    behind = [token for token in scene.tokens if token.start >= end][:_SLOGAN]
    if behind and grammar().has("telling", behind[0].stem):
        behind = behind[1:]  # "رددوا هتافات «الموت ل»"
    return behind if behind and behind[0].key in QUOTES else []


def _called(token: Token, scene: Scene) -> tuple[str, ...]:
    """Return who is named right before a call to go ("فلان ارحل")."""
    before = [item for item in scene.items if 0 <= token.start - item.end <= 1 and not item.place]
    return tuple(item.entity for item in before[-1:])


def _hit(found: Proposition, tokens: Sequence[Token], scene: Scene, agent: Sequence[str]) -> tuple[str, ...]:
    """Return whom rioters clash with ("اشتبكوا مع الشرطة"), or whose flag or building they burn or storm."""
    words = grammar()
    for at, token in enumerate(tokens):
        if token.bare == _WITH and any(one.stem.startswith(_CLASHES) for one in tokens[:at]):
            return _target(tokens[at + 1 :], _WITH, scene, agent)
        behind = token.start > found.head.start
        thing = behind and (words.has("buildings", token.stem) or token.stem in _FLAGS)
        aimed = _target(tokens[at:], "", scene, agent) if thing else ()
        if aimed:
            return aimed
    return ()


def _led(tokens: Sequence[Token], preps: frozenset[str], scene: Scene, agent: Sequence[str]) -> tuple[str, ...]:
    """Return the target behind the preposition of a word of protest."""
    for at, token in enumerate(tokens[:2]):
        joined = token.clitics.lstrip("وف")[:1]
        if token.bare in preps:
            return _target(tokens[at + 1 :], token.bare, scene, agent)
        if joined and joined in preps:
            return _target(tokens[at:], joined, scene, agent)
    return ()


def _target(tokens: Sequence[Token], prep: str, scene: Scene, agent: Sequence[str]) -> tuple[str, ...]:
    """Return the party that opens what a preposition governs: its first noun phrase, the state whose doing an adjective
    names ("الغارات التركية"), whoever did it ("على يد الشرطة"); nobody who only suffered it ("مقتل فتى")."""
    words, table = grammar(), adjectives()
    states: list[str] = []
    suffered = False
    for at, token in enumerate(tokens[:_REACH]):
        if token.pos == "verb" or token.key in "،,.؛:«»" or words.has("relatives", token.bare):
            break
        item = next((one for one in scene.items if token.start <= one.start < token.end), None)
        if item is not None:
            done = item.prep in BY
            if suffered and not done:
                continue
            if item.entity == _PROTESTERS or item.entity in agent or (item.place and party(item) == item.entity):
                return ()
            rest = [one for one in scene.items if one.start > item.start]
            return unique(map(_state, with_following(item, rest, scene)))
        suffered = suffered or words.has("suffered", token.stem)
        state = table.get(token.stem) if at else None
        if state is not None and not suffered:
            states.append(state)
        elif states:
            break
    return unique(states)


def _state(entity: str) -> str:
    return party(Item(0, 0, entity, "", place=True, named=True)) if entity.startswith("place:") else entity
