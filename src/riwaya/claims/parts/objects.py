"""What stands behind a verb of speech as its object and is no subject: a deed, a man behind a feminine verb, whom a
deed that somebody threatens to do would befall."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.grammar import Token, grammar, inside
from riwaya.claims.parts.agreement import known
from riwaya.claims.parts.items import Item, Scene
from riwaya.claims.parts.phrases import AGAINST
from riwaya.model import Trigger
from riwaya.script import key

#: Characters behind a threat in which its deed stands, words from there to whom it would hit, and what leads to them.
_NEAR, _REACH = 60, 9
_AIMED = AGAINST | {"", "ل", key("بقصف")}


def deed_behind(trigger: Trigger, scene: Scene) -> bool:
    """Whether what befell somebody stands right behind a verb, so that he is no subject ("أدان اغتيال الوزير فلان")."""
    behind = next((token for token in scene.tokens if token.start >= trigger.end), None)
    simple = behind is not None and " " not in trigger.text and behind.clitics == ""
    return simple and behind is not None and behind.pos == "noun" and _befell(behind)


def _befell(token: Token) -> bool:
    return grammar().has("befalls", token.stem) and token.key == token.stem


def lone_man(item: Item, scene: Scene) -> bool:
    """Whether a person behind a feminine verb, with nothing behind him that it could be about, is its object ("اعترافات
    تدين فلان")."""
    if not item.entity.startswith("per:") or known(item, scene).gender == "f":
        return False
    after = next((token for token in scene.tokens if token.start >= item.end), None)
    return after is None or after.pos in ("punct", "prep", "verb", "conj") or after.clitics[:1] in ("و", "ف", "ب", "ل")


def endangered(trigger: Trigger, agent: tuple[str, ...], parties: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return whom the deed that somebody threatens to do would befall ("هدد بقصف مواقع الجماعة", "بفرض عقوبات على
    السودان")."""
    behind = [token for token in scene.tokens if trigger.end - 1 <= token.start < trigger.end + _NEAR]
    deed = next((token for token in behind if token.clitics.lstrip("وف") in ("ب", "بال")), None)
    if deed is None and not key(trigger.text).split(" ")[-1].startswith("ب"):
        return ()
    start = trigger.end if deed is None else deed.end
    hit = [item for item in parties if item.start >= start and item.entity not in agent]
    hit = [item for item in hit if item.prep in _AIMED and not item.entity.startswith("per:")]
    near = hit[0] if hit and len(inside(scene.tokens, start, hit[0].start)) <= _REACH else None
    parted = near is not None and any(one.pos == "verb" for one in inside(scene.tokens, start, near.start))
    return () if near is None or parted else (near.entity,)
