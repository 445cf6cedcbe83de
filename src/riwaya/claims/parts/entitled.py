"""Whose a deed is that a noun tells, by right or plan, who takes part in it, and whether somebody only objects to it.

"حق الدولة في قصف", "نية الجيش شن هجوم", "بمشاركة متطوعين", "احتجاجا على اعتقال".
"""

from __future__ import annotations

from riwaya.claims.events import Proposition
from riwaya.claims.grammar import grammar, inside
from riwaya.claims.parts.governed import FROM
from riwaya.claims.parts.items import Scene
from riwaya.claims.parts.phrases import with_following
from riwaya.model import Trigger
from riwaya.script import key

#: Characters behind "بمشاركة" in which the other one is named.
BESIDE = 25
#: Words before a noun in which the verb stands that it depends on.
_LED = 5
#: Nouns of giving.
_GIVING = frozenset(map(key, ("تقديم", "منح", "إرسال", "توفير", "تخصيص", "إعلان", "تعهد")))
#: How many may share an attempt.
_SEVERAL = 3
_SUCH_AS = frozenset(map(key, ("مثل", "منها", "خصوصا", "خاصة", "لاسيما", "أبرزها")))


def entitled(head: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return whose right, will or plan a deed is ("حق الدولة في قصف", "نية الجيش شن هجوم")."""
    if not scene.tells("rights", "plans"):
        return ()
    words = grammar()
    if tried := _attempt(head, scene):
        return tried
    for item in reversed([item for item in scene.items if item.end <= head.start and not item.place][-1:]):
        before = [token for token in scene.tokens if token.end <= item.start][-1:]
        between = inside(scene.tokens, item.end, head.start)
        led = any(words.has("rights", token.stem) or words.has("plans", token.stem) for token in before)
        if led and len(between) <= 2 and all(token.pos != "verb" for token in between):
            return (item.entity,)
    return ()


def _attempt(head: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return whose attempt or plan a deed is, told by من ("في محاولة من الجيش والشرطة للسيطرة على")."""
    before = [item for item in scene.items if item.end <= head.start and not item.place]
    for item in before[-_SEVERAL:]:
        led = [token for token in scene.tokens if token.end <= item.start][-2:]
        if item.prep == FROM and len(led) > 1 and any(grammar().has("plans", token.stem) for token in led):
            rest = [one for one in before if one.start > item.start]
            between = inside(scene.tokens, before[-1].end, head.start)
            near = len(between) <= 2 and all(token.pos != "verb" for token in between)
            return with_following(item, rest, scene) if near else ()
    return ()


def gives(head: Trigger, scene: Scene) -> bool:
    """Whether a noun of giving has its doer right before what is given ("تقديم الاتحاد تبرعا ماليا")."""
    item = next((one for one in reversed(scene.items) if one.end <= head.start), None)
    led = [] if item is None else [token for token in scene.tokens if token.end <= item.start][-1:]
    between = [] if item is None else inside(scene.tokens, item.end, head.start)
    return any(token.stem in _GIVING for token in led) and not between


def objected_to(head: Trigger, scene: Scene) -> bool:
    """Whether a noun is what somebody protests, condemns or asks for ("احتجاجا على اعتقال", "طالب بوقف قصف")."""
    if not scene.tells("objects"):
        return False
    words = grammar()
    led = [token for token in scene.tokens if token.end <= head.start]
    led = led if led and led[-1].key in _SUCH_AS else led[-_LED:]  # "يعارض السياسات المتخذة، مثل بناء الجدار"
    return head.form != "verb" and any(
        words.has("objects", token.stem) or words.has("objects", token.bare) for token in led
    )


def partners(found: Proposition, scene: Scene) -> tuple[str, ...]:
    """Return who takes part beside the doer ("بمشاركة متطوعين", "بالاشتراك مع الجيش")."""
    if not scene.tells("partners"):
        return ()
    words = grammar()
    for token in scene.tokens:
        if found.start <= token.start < found.end and words.has("partners", token.bare):
            near = [item for item in scene.items if 0 <= item.start - token.end < BESIDE and not item.place]
            return with_following(near[0], near[1:], scene) if near else ()
    return ()
