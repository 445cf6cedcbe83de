"""Whose weapon an attack is told by: "صاروخ حوثي", "قذيفة للمعارضة", "صواريخ أطلقتها الحركة"."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.grammar import Token, grammar, reaching
from riwaya.claims.parts.collectives import adjectives, of_groups
from riwaya.claims.parts.items import Scene, party
from riwaya.model import Trigger
from riwaya.script import key

#: Words behind a weapon in which it is told whose it is.
_WHOSE = 3
_FIRES = tuple(map(key, ("أطلق", "تطلق", "يطلق")))
_IT = ("ه", "ها", "هما")
_WITH, _FOR = "ب", "ل"
#: Events that a weapon suffers (folded beginnings): "اعترض صاروخا حوثيا", "تدمير صواريخ".
_SUFFERED = tuple(
    map(key, ("اعترض", "اعتراض", "أسقط", "إسقاط", "دمر", "تدمير", "تصد", "ضبط", "صادر", "فكك", "تفكيك", "أبطل"))
)


def fired(head: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return who fired the weapon that hits in an event's words or right behind them ("أصاب صاروخ حوثي", "قتل بقذيفة
    للمعارضة"); nobody where it is not told whose it was, and where the weapon is what is hit."""
    words = grammar()
    own = reaching(scene.tokens, head.start, head.end)
    if not own or own[0].stem.startswith(_SUFFERED):
        return ()
    rest = [token for token in scene.tokens if token.start >= head.end][: _WHOSE + 1]
    told = [*own, *rest]
    for at in range(min(len(own) + _WHOSE, len(told))):
        weapon = told[at]
        led = weapon.clitics.endswith(_WITH)
        if words.has("weapons", weapon.stem) and (led or at <= 1 or at == len(own)):
            return _owner(told[at + 1 :], scene, made=led)
    return ()


def _owner(behind: Sequence[Token], scene: Scene, *, made: bool) -> tuple[str, ...]:
    """Return whose the weapon is that stands right before these words; `made`: an adjective only tells whose make."""
    for far, token in enumerate(behind[:_WHOSE]):
        state = adjectives().get(token.stem) or of_groups().get(token.stem)
        if state is not None and token.pos != "verb":
            return () if made else (state,)
        item = next((item for item in scene.items if token.start <= item.start < token.end), None)
        if item is not None:
            return (party(item),) if item.prep == _FOR and far <= 1 else ()  # not "عبوة ناسفة آلية للجيش"
        if token.key.startswith(_FIRES) and token.key.endswith(_IT):
            after = next((item for item in scene.items if item.start >= token.end), None)
            return (party(after),) if after is not None and after.prep == "" else ()
        if token.pos not in ("noun", "adj"):
            return ()
    return ()
