"""What stands behind a verb of speech as its object and is no subject: a deed, a man behind a feminine verb."""

from __future__ import annotations

from riwaya.claims.grammar import Token, grammar
from riwaya.claims.parts.agreement import known
from riwaya.claims.parts.items import Item, Scene
from riwaya.model import Trigger


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
