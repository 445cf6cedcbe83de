"""An attack told from the side of those whom it struck, or by what struck them.

"إثر تعرضهم لإطلاق نار" (whose exposure it is suffers it, and nobody is told to have done it), "غارات من طائرات تابعة
للتحالف", "قصف من مواقع قوات النظام" (whose aircraft or positions it came from did it).
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.grammar import Token, holding, inside
from riwaya.claims.parts.agreement import agrees, known
from riwaya.claims.parts.carried import pronoun
from riwaya.claims.parts.governed import FROM
from riwaya.claims.parts.items import Item, Scene, party
from riwaya.model import Trigger
from riwaya.script import key

#: The noun of being exposed to an attack (folded beginning), and words between it and the attack.
_EXPOSED, _TO, _BETWEEN = key("تعرض"), key("ل"), 3
_COMMAS = "،,؛:.("
#: Words behind an attack in which it is told whence it came, and from there to whose that is.
_WHENCE, _WHOSE = 5, 5
_POSITIONS = frozenset(
    map(key, (
        "مواقع", "موقع", "طائرات", "طائرة", "مقاتلات", "مروحيات", "مروحية", "طيران", "مدفعية", "بوارج", "سفن", "زوارق",
        "دبابات", "قواعد", "قاعدة", "معسكرات", "معسكر", "مرابض", "نقاط", "حواجز", "حاجز", "راجمات", "مدافع", "قناصة",
        "قناص", "مسلحي", "عناصر", "مقاتلي", "جنود", "قوات", "ميليشيات", "مليشيات",
    ))
)  # fmt: skip


def exposed(head: Trigger, scene: Scene) -> tuple[str, ...] | None:
    """Return whom an event struck that is told behind the noun of being exposed to it ("إثر تعرضهم لهجوم", "تعرض
    القافلة لكمين"), None where it is told in no such way."""
    own = holding(scene.tokens, head.start)
    if head.form == "verb" or own is None or own.clitics.lstrip("وف")[:1] != _TO:
        return None
    led = [token for token in scene.tokens if token.end <= own.start][-_BETWEEN - 1 :]
    noun = next((token for token in reversed(led) if token.stem == _EXPOSED and token.pos != "verb"), None)
    if noun is None:
        return None
    told = pronoun(noun)
    if not told:
        return tuple(party(item) for item in _whose(noun, own, scene))
    before = [item for item in scene.items if item.end <= noun.start and not item.place]
    return tuple(item.entity for item in [item for item in before if agrees(told, known(item, scene))][-1:])


def _whose(noun: Token, own: Token, scene: Scene) -> list[Item]:
    near = [item for item in scene.items if noun.end <= item.start and item.end <= own.start]
    return [item for item in near if item.prep == ""][:1]


def came_from(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return whose aircraft, guns or positions an attack came from ("قصف عنيف من مواقع قوات النظام")."""
    behind = [token for token in scene.tokens if token.start >= trigger.end][:_WHENCE]
    for at, token in enumerate(behind[:-1]):
        if token.key == FROM and behind[at + 1].stem in _POSITIONS and behind[at + 1].clitics in ("", "ال"):
            return _owner(behind[at + 1], scene)
        if token.pos != "adj":
            return ()
    return ()


def _owner(source: Token, scene: Scene) -> tuple[str, ...]:
    """Return whose a source is: the first noun phrase that it is or that stands behind it without a verb between."""
    items: Sequence[Item] = [item for item in scene.items if item.end > source.start]
    for item in items[:1]:
        between = inside(scene.tokens, source.end, item.start)
        parted = any(token.pos == "verb" or token.key in _COMMAS or token.pos == "prep" for token in between)
        if len(between) <= _WHOSE and not parted and not (item.place and party(item) == item.entity):
            return (party(item),)
    return ()
