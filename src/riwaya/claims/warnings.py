"""A warning of hardship or danger is no threat: what is told is what people are warned of.

"حذرت المنظمة من مجاعة في الإقليم" tells a state of affairs, "حذر الوزير من تداعيات التصعيد" nothing of its own. Whoever
warns somebody ("حذر الجيش السكان من العودة") or says what he will do ("حذر من أن يرد") threatens.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from riwaya.claims.grammar import Token, grammar, inside
from riwaya.claims.parts.agreement import finite
from riwaya.claims.parts.items import Item, Scene, joined_by_and
from riwaya.model import Trigger
from riwaya.script import key

_WARNING = tuple(map(key, ("حذر", "محذر", "تحذير")))
_FROM = key("من")
#: Words behind a warning in which it is told of what it warns, and words of that before its head.
_REACH, _HEAD = 14, 2
_STATE, _DANGER = "hardships", "dangers"


def told(triggers: Sequence[Trigger], scene: Scene) -> tuple[tuple[Trigger, ...], frozenset[int]]:
    """Return the triggers of a sentence, warnings of hardship as what they warn of, those of danger left out, and where
    the words begin that people are warned of."""
    states = [trigger for trigger in triggers if trigger.event == "STATUS"]
    found: list[Trigger] = []
    warned: set[int] = set()
    for trigger in triggers:
        kind, token = _warned_of(trigger, scene, states)
        if token is None:
            found.append(trigger)
            continue
        warned.add(token.start)
        if kind == _STATE and not any(other.start <= token.start < other.end for other in triggers):
            start = token.end - len(token.stem)
            found.append(
                structs.replace(
                    trigger,
                    start=start,
                    end=token.end,
                    text=token.stem,
                    event="STATUS",
                    mode="condition",
                    lemma=token.stem,
                    form="noun",
                    voice="none",
                    rule="trigger.act.noun",
                )
            )
    return tuple(sorted(found, key=lambda one: one.start)), frozenset(warned)


def _warned_of(trigger: Trigger, scene: Scene, states: Sequence[Trigger]) -> tuple[str, Token | None]:
    """Return whether a warning tells of hardship or danger, with the word that does; no word for any other trigger."""
    if trigger.event != "THREATEN" or not key(trigger.lemma).startswith(_WARNING):
        return "", None
    behind = [token for token in scene.tokens if token.start >= trigger.end][:_REACH]
    at = next((at for at, token in enumerate(behind) if token.key == _FROM), None)
    if at is None or any(token.pos == "verb" or token.key in "،؛.:" for token in behind[:at]):
        return "", None
    if _addressed(trigger, behind[at], scene):
        return "", None
    words = grammar()
    that = at + 1 < len(behind) and words.has("complements", behind[at + 1].bare)
    for token in behind[at + 1 + that : at + 1 + that + _HEAD]:
        if words.has("complements", token.bare):
            break
        if that:  # "حذر من أن المجاعة وشيكة": what follows is told as it stands
            if words.has(_STATE, token.stem) and any(
                other.start < token.end and token.start < other.end for other in states
            ):
                return _STATE, token
            continue
        for kind in (_STATE, _DANGER):
            if words.has(kind, token.stem):
                return kind, token
    return "", None


def _addressed(trigger: Trigger, cut: Token, scene: Scene) -> bool:
    """Whether somebody is warned: the noun phrase behind a participle or a verb whose subject stands before it, the
    second one behind another verb."""
    direct = [
        item
        for item in scene.items
        if trigger.end <= item.start < cut.start and item.prep == "" and not joined_by_and(item, scene)
    ]
    led = [item for item in scene.items if item.end <= trigger.start and _beside(item, trigger, scene)]
    return len(direct) > (1 if finite(trigger) and not led else 0)


def _beside(item: Item, trigger: Trigger, scene: Scene) -> bool:
    """Whether a noun phrase stands right before a verb, its subject then ("الجيش يحذر السكان من")."""
    return item.prep == "" and not inside(scene.tokens, item.end, trigger.start)
