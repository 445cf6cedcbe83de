"""Deeds that whoever did them announces by their verbal noun.

"أعلن المتحدث باسم الجيش إسقاط طائرة", "أعلن الجيش قتل ثلاثة مسلحين", "قال إن غارات شنها دمرت", but not "مقتل ثلاثة".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from riwaya.claims.events import Proposition, frame, waging
from riwaya.claims.grammar import Token, grammar, holding
from riwaya.claims.parts.agreement import finite
from riwaya.claims.parts.items import Scene
from riwaya.claims.parts.nearest import told_alone
from riwaya.model import Trigger
from riwaya.script import key

#: Verbal nouns of killing whose genitive somebody kills; the first is spelt like its verb.
_KILLING = key("قتل")
_DEEDS = frozenset(map(key, ("اغتيال", "تصفية", "تحييد", "إعدام", "قضاء", "قنص", "إبادة"))) | {_KILLING}
#: Kinds of those who fight, and of victims who are nobody's people.
_FIGHTERS, _GROUP, _PERSON = ("state-force:", "group:", "state:"), "group:", "per:"
#: Words between the verb that announces and the deed; prepositions of where and in whose name it is announced.
_REACH = 16
#: Words from the noun of an attack to what stands behind the verb that wages it.
_WAGED = 5
_IN_BETWEEN = frozenset(map(key, ("في", "على", "عبر", "باسم")))


def announces(head: Trigger, verb: int, scene: Scene) -> bool:
    """Whether a verb of saying leads in by a noun what was done, so that the body that is spoken for did it ("أعلن
    المتحدث باسم الجيش إسقاط طائرة").

    Args:
        verb: number of the verb among the tokens of the scene.
    """
    told = head.form in ("masdar", "phrase") and frame(head) in ("attack", "take", "acton") and not finite(head)
    return told and grammar().has("saying", scene.tokens[verb].bare) and not told_alone(head, verb, scene)


def announced(found: Proposition, scene: Scene, voice: Collection[str], hurt: Collection[str]) -> bool:
    """Whether who speaks killed those whose killing he announces.

    Those are others than himself and, where he is an armed group, no persons, who could be its own.
    """
    who = next(iter(voice), "")
    if found.event not in ("ASSAULT", "STATUS") or not who.startswith(_FIGHTERS) or who in hurt:
        return False
    deed = next((one for one in found.triggers if _is_deed(one)), None)
    own = None if deed is None else holding(scene.tokens, deed.start)
    if deed is None or own is None or own.clitics not in ("", "ال"):
        return False
    behind = [item.entity for item in scene.items if item.start >= deed.start]
    others = hurt or [one for one in behind if one.startswith(_GROUP)]
    if not others or who in others or (who.startswith(_GROUP) and any(one.startswith(_PERSON) for one in others)):
        return False
    return _led_in([token for token in scene.tokens if token.end <= own.start])


def waged_oneself(found: Proposition, scene: Scene) -> bool:
    """Whether who speaks waged the attack that he tells of: "قال الجيش إن غارات شنها في الجنوب دمرت مصنعا".

    Behind أن stands the noun of the attack with a verb of waging, behind which nobody is named.
    """
    deed = min(found.triggers, key=lambda one: one.start)
    if found.event != "ASSAULT" or deed.form == "verb":
        return False
    led = next((token for token in reversed(scene.tokens) if token.end <= deed.start), None)
    if led is None or not grammar().has("complements", led.bare):
        return False
    behind = [token for token in scene.tokens if token.start >= deed.end][:_WAGED]
    verb = next((at for at, token in enumerate(behind) if waging(token)), None)
    if verb is None or any(token.pos not in ("adj", "noun") for token in behind[:verb]):
        return False
    return verb + 1 < len(behind) and behind[verb + 1].pos in ("prep", "adv", "num", "conj")


def _is_deed(trigger: Trigger) -> bool:
    """Whether a trigger is a verbal noun of killing."""
    word = key(trigger.lemma).split(" ")[0].removeprefix("ال")
    noun = trigger.form in ("masdar", "phrase") or key(trigger.text) == _KILLING
    return noun and word in _DEEDS


def _led_in(before: Sequence[Token]) -> bool:
    """Whether a verb of saying governs what follows some words: only its subject, time and place between."""
    for token in reversed(before[-_REACH:]):
        if token.pos == "verb":
            return grammar().has("saying", token.bare)
        if token.pos == "conj" or (token.pos == "prep" and token.bare not in _IN_BETWEEN):
            return False
    return False
