"""Who rules what is told to be subject to somebody, and who stands where.

"المناطق الخاضعة لسيطرة الجيش", "واقعة تحت سيطرة المعارضة", "القوات المرابطة في".

The ruler is the genitive of the word of rule, never the subject of the sentence; what is outside somebody's rule has no
ruler told.
"""

from __future__ import annotations

from msgspec import structs

from riwaya.claims.events import Proposition
from riwaya.claims.grammar import Token, grammar, holding, inside
from riwaya.claims.parts.cast import THING, Roles
from riwaya.claims.parts.collectives import seat
from riwaya.claims.parts.items import Item, Scene, party
from riwaya.claims.parts.phrases import adjacent, with_following
from riwaya.model import Trigger
from riwaya.script import key

#: Words of being subject, and of being out of somebody's hands.
_SUBJECT = tuple(map(key, ("خاضع", "الخاضع", "خضع", "يخضع", "تخضع", "واقعة", "واقع", "الواقع", "تحت", "وتحت")))
_OUTSIDE = tuple(map(key, ("خارج", "الخارج", "خرج", "يخرج", "تخرج", "خروج")))
#: Nouns whose genitive holds a place, and words between the trigger and one of them.
RULE = frozenset(map(key, ("سيطرة", "حكم", "إدارة", "قبضة", "نفوذ", "سلطة", "يد", "هيمنة", "احتلال")))
_NEAR = 3
_PRESENCE = "presence"


def ruled(trigger: Trigger, scene: Scene) -> Roles | None:
    """Return who rules what a word of being subject tells of; None for other words, and where a pronoun is the ruler
    ("الواقعة تحت سيطرته")."""
    words = key(trigger.text).split(" ")
    outside = any(word.startswith(_OUTSIDE) for word in words)
    if not outside and not any(word.startswith(_SUBJECT) for word in words):
        return None
    own = inside(scene.tokens, trigger.start, trigger.end)
    own = own or [token for token in scene.tokens if token.start <= trigger.start < token.end]
    behind = [token for token in scene.tokens if token.start >= trigger.end][:_NEAR]
    rule = next((token for token in (*own, *behind) if token.stem in RULE), None)
    if rule is None or not rule.key.endswith(rule.stem):
        return None
    if outside:
        return Roles((), (), rule="roles.hold.outside", supplied=THING)
    if (named := _named_within(trigger, rule, scene)) is not None:
        return named
    led = structs.replace(trigger, end=rule.end)
    after = [_holder(item) for item in scene.items if item.start >= rule.end]
    ruler = after[0] if after and adjacent(led, after[0], scene) else None
    if ruler is None or ruler.place or ruler.prep in ("في", "ب"):
        return Roles((), (), rule="roles.hold.ruled", supplied=THING)
    return Roles(with_following(ruler, after[1:], scene), (), rule="roles.hold.ruled")


def _named_within(trigger: Trigger, rule: Token, scene: Scene) -> Roles | None:
    """Return the ruler whom the words of the phrase itself name ("تحت سيطرة المعارضة"), None where none do."""
    behind = next((token for token in scene.tokens if token.start >= rule.end), None)
    if behind is None or behind.end > trigger.end:
        return None
    known = grammar().collectives.get(behind.stem)
    return None if known is None else Roles((known,), (), rule="roles.hold.ruled")


def _holder(item: Item) -> Item:
    """Return a country or a capital as the state that rules ("تحت سيطرة دمشق")."""
    state = party(item) if party(item) != item.entity else seat(item.entity) if item.place else None
    return item if state is None else structs.replace(item, entity=state, place=False)


def standing(found: Proposition, scene: Scene) -> str | None:
    """Return whose presence a participle with the article tells right behind its noun ("القوات المرابطة في")."""
    own = holding(scene.tokens, found.head.start)
    if found.event != "STATUS" or found.mode != _PRESENCE or own is None or own.clitics != "ال":
        return None
    before = next((item for item in reversed(scene.items) if item.end <= own.start), None)
    return before.entity if before is not None and own.start - before.end <= 1 and not before.place else None
