"""What a noun tells of who did it to whom: its genitive, its prepositions, its adjectives, the clause behind it."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.events import Proposition
from riwaya.claims.grammar import Token, grammar
from riwaya.claims.parts.cast import Roles
from riwaya.claims.parts.doers import FOR, HARMLESS, HELD_BY, OF_PATIENT
from riwaya.claims.parts.phrases import (
    AGAINST,
    TAKEN_FROM,
    adjacent,
    first_and_joined,
    governs,
    led_away,
    nisbas,
    with_following,
)
from riwaya.claims.parts.scene import BY, Item, Scene, adjectives, first, joined_by_and, unique
from riwaya.claims.parts.subjects import CLOSE, light_subject, waged_by
from riwaya.model import Trigger
from riwaya.script import key

_COMPANY = frozenset(map(key, ("مع", "من", "ب", "إلى", "ل", "جانب", "في")))
#: Characters behind such a phrase in which the helper is named.
_BEHIND = 25
#: Words between the genitive of a verbal noun and its object, and who can be such a genitive that does.
_OBJECT = 4
_ABLE = ("state:", "state-force:", "group:", "intl:", "per:")
#: Nouns of taking whose genitive takes ("سيطرة الجيش على البلدة", "دخول القوات إلى المدينة").
_ENTERING = ("سيطرة", "استيلاء", "احتلال", "دخول", "تقدم", "استعادة", "اجتياح", "هيمنة", "فرض", "بسط", "انتزاع")
#: Nouns of death that nobody does ("مقتل الجنود").
_DEATHS = ("مقتل", "مصرع", "وفاة", "استشهاد", "سقوط", "موت")
_ASCRIBED = key("منسوب")
#: Phrases that name the helper behind them ("بدعم من", "المدعومة من").
_BACKED = ("بدعم", "بمسان", "بإسناد", "بمؤازرة", "بغطاء", "المدعوم", "المدعم", "مدعوم", "تدعم", "يدعم", "دعمت")


def noun(
    trigger: Trigger, kind: str, found: Proposition, scene: Scene, before: Sequence[Item], after: Sequence[Item]
) -> Roles:
    """Return the parts that an event noun, a participle or a phrase of nouns gives."""
    genitive = next((item for item in after if item.prep == "" and governs(trigger, item, scene)), None)
    by = [item for item in after if item.prep in BY or (item.prep == HELD_BY and kind in ("acton", "aid"))]
    waged = waged_by(trigger, after, scene)
    reach = (
        [item for item in scene.items if trigger.end <= item.start < found.end and not item.place] if waged else after
    )
    against = [item for item in reach if item.prep in AGAINST]
    origin = nisbas(trigger, scene)
    agent = (
        first_and_joined(by, after, scene)
        or waged
        or _blamed(trigger, scene)
        or (origin if kind not in ("kill", "wound", "displace") else ())
    )
    recipient = first_and_joined(against, after, scene)
    word = trigger.lemma.removeprefix("ال")
    patient = kind in ("kill", "wound", "acton", "displace", "aid") or word.split(" ")[0] in OF_PATIENT
    patient = patient or (kind == "take" and not word.startswith(_ENTERING))
    if genitive is not None and patient and not by and (done := _done_by(trigger, genitive, scene)):
        return Roles(*done, rule=f"roles.{kind}.genitive-object")
    if kind in ("aid", "acton", "speech") and not recipient:
        recipient = _owner(after)
    if kind in ("with", "join") and not recipient:
        recipient = first([item for item in after if item.prep in _COMPANY])
    if kind == "take" and not recipient:
        recipient = first([item for item in after if item.prep in TAKEN_FROM])
    if genitive is not None and patient:
        recipient = with_following(genitive, [item for item in after if item.start > genitive.start], scene)
    elif genitive is not None and not agent:
        agent = (genitive.entity,)
    if not agent and kind in ("attack", "blast", "clash", "hold", "move", "act"):
        near = [item for item in after[:1] if adjacent(trigger, item, scene) and not led_away(trigger, item, scene)]
        source = first([item for item in near if item.prep == "من"]) if kind == "attack" else ()
        agent = _owner(near) or source or light_subject(trigger, found, scene, before)
    if kind == "aid" and trigger.lemma.startswith(_BACKED):
        near = [item for item in scene.items if 0 <= item.start - trigger.end < _BEHIND]
        agent = unique(item.entity.replace("place:", "state:") for item in near[:1])
        recipient = first(before[-1:])
    told = "by" if by else "waged" if waged else "noun"
    return Roles(agent, recipient if kind not in ("move", "act", "hold") else (), rule=f"roles.{kind}.{told}")


def _done_by(trigger: Trigger, genitive: Item, scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return doer and sufferer of a noun with genitive and object ("قصف الطيران مواقع الحركة", "قتل فلان لفلان")."""
    if not genitive.entity.startswith(_ABLE) or genitive.entity in HARMLESS or trigger.lemma.startswith(_DEATHS):
        return None
    other = next((item for item in scene.items if item.start >= genitive.end), None)
    if other is None or joined_by_and(other, scene) or other.entity == genitive.entity:
        return None
    between = [token for token in scene.tokens if genitive.end <= token.start and token.end <= other.start]
    if len(between) > _OBJECT or any(
        token.pos in ("verb", "conj", "punct") or token.key in "،,؛.:" for token in between
    ):
        return None
    if other.prep == FOR and not other.place:
        return (genitive.entity,), (other.entity,)
    if other.prep or genitive.entity.startswith("per:") or not _object(other, between, scene):
        return None
    return (genitive.entity,), () if other.place else (other.entity,)


def _object(other: Item, between: Sequence[Token], scene: Scene) -> bool:
    """Whether what stands behind a genitive is the object of the verbal noun and no adverb ("شمال البلاد")."""
    words = grammar()
    first_word = next((token for token in scene.tokens if token.end > other.start), None)
    where = first_word is not None and words.has("locatives", first_word.bare)
    told = [token for token in between if "ال" not in token.clitics and token.stem not in adjectives()]
    return not where and (bool(told) or other.named or other.place)


def _blamed(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return whom an event noun is laid to ("تفجير نسب إلى الجماعة", "نسبوا الهجوم إلى الجماعة", "منسوب للجماعة")."""
    around = range(trigger.start - 2 * CLOSE, trigger.end + 2 * CLOSE)
    verb = next((one for one in scene.tokens if one.start in around and grammar().has("blames", one.bare)), None)
    if verb is None:
        return ()
    behind = max(verb.end, trigger.end)
    preps = ("الي", FOR) if verb.stem.startswith(_ASCRIBED) else ("الي",)
    items = [item for item in scene.items if behind <= item.start < behind + 2 * CLOSE and not item.place]
    return first([item for item in items if item.prep in preps])


def _owner(after: Sequence[Item]) -> tuple[str, ...]:
    """Return the doer that ل introduces ("هجوم لتنظيم")."""
    return first([item for item in after if item.prep == "ل"])
