"""Of whom the dead and wounded are that a word of a toll counts, and who inflicts losses on whom.

"سقط قتلى من الجيش والحركة", "خسائر في صفوف الحركة", "ألحق الجيش خسائر بالحركة". Where two parties have dead in one
fight, they fought each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.events import CASUALTY, Proposition, frame
from riwaya.claims.grammar import grammar
from riwaya.claims.parts.camps import allied, same_side
from riwaya.claims.parts.cast import Roles
from riwaya.claims.parts.doers import HARMLESS
from riwaya.claims.parts.governed import FROM
from riwaya.claims.parts.items import Item, Scene, first, joined_behind, party, unique
from riwaya.claims.parts.phrases import entity_of, with_following
from riwaya.model import Trigger
from riwaya.script import key

#: Verbs and nouns of inflicting losses, and what leads in whom.
_INFLICTING, _ON = ("ألحق", "إلحاق"), "ب"
#: Words between a toll and what leads in of whom it is, and from there to him.
_TOLL, _NEAR = 4, 3
_LEADS = frozenset((FROM, *map(key, ("بين", "لدى", "وسط"))))
_IN, _RANKS = key("في"), key("صفوف")
#: Parties that fight.
_FIGHTING, _TWO = ("state:", "state-force:", "group:", "intl:"), 2


def inflicted(trigger: Trigger, subject: Item | None, bare: Sequence[Item], scene: Scene) -> Roles | None:
    """Return who inflicts losses on whom ("ألحق الجيش خسائر بالحركة"), None where no word tells that."""
    if not trigger.lemma.startswith(_INFLICTING):
        return None
    within = [item for item in bare if item.end <= trigger.end]
    doer = with_following(within[0], within[1:], scene) if within else entity_of(subject)
    behind = [item for item in scene.items if item.start >= trigger.end and not item.place]
    hit = next((at for at, item in enumerate(behind) if item.prep == _ON or _ranked(item, scene)), None)
    return Roles(doer, () if hit is None else _all(behind[hit], behind[hit + 1 :], scene), rule="roles.kill.active")


def fallen(found: Proposition, scene: Scene) -> tuple[str, ...]:
    """Return of whom the dead and wounded are where a word counts them and من or "in the ranks of" tells whose ("سقط
    قتلى وجرحى من الجيش والحركة")."""
    for trigger in found.triggers:
        *told, last = key(trigger.text).split(" ")
        counted = told[-1] if told and last in _LEADS else last
        if frame(trigger) in CASUALTY and grammar().has("casualties", counted.removeprefix("و").removeprefix("ال")):
            items = _near(trigger.end, scene) if last in _LEADS else _led_in(trigger, scene)
            if items:
                return unique(party(item) for item in joined_behind(items[0], items[1:], scene))
    return ()


def fought(found: Proposition, dead: Sequence[str]) -> bool:
    """Whether two parties that are no allies have dead in one fight, which nobody else began, so that they fought each
    other."""
    kinds = {frame(trigger) for trigger in found.triggers}
    if len(dead) < _TWO or not all(one.startswith(_FIGHTING) and one not in HARMLESS for one in dead):
        return False
    return kinds <= {*CASUALTY, "clash"} and not same_side(dead[0], dead[1]) and not allied(dead[0], dead[1])


def _led_in(trigger: Trigger, scene: Scene) -> list[Item]:
    behind = [token for token in scene.tokens if token.start >= trigger.end][: _TOLL + 1]
    for at, token in enumerate(behind):
        if token.bare in _LEADS or (token.bare == _IN and any(one.stem == _RANKS for one in behind[at + 1 : at + 2])):
            return _near(token.end, scene)
        if not (token.pos == "adj" or grammar().has("casualties", token.bare)):
            break
    return []


def _near(end: int, scene: Scene) -> list[Item]:
    items = [item for item in scene.items if item.start >= end and not item.place]
    if not items or sum(end <= token.start < items[0].start for token in scene.tokens) > _NEAR:
        return []
    return items


def _ranked(item: Item, scene: Scene) -> bool:
    """Whether "in the ranks of" leads in a noun phrase ("في صفوف الحركة", "بصفوف الجيش")."""
    before = next((token for token in reversed(scene.tokens) if token.end <= item.start), None)
    return before is not None and before.stem == _RANKS


def _all(item: Item, others: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    return unique(party(one) for one in joined_behind(item, others, scene)) or first([item])
