"""Both sides of a clash, a meeting or a pact: whoever stands around it.

"اشتباكات بين الجيش والمسلحين", "التقى الوزير نظيره", "محادثات الوزير مع المبعوث".
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.events import Proposition, frame
from riwaya.claims.grammar import grammar
from riwaya.claims.parts.cast import Roles
from riwaya.claims.parts.doers import OF_PATIENT, Discourse, inherited
from riwaya.claims.parts.phrases import adjacent, nisbas
from riwaya.claims.parts.scene import Item, Scene, first, joined_by_and, unique
from riwaya.claims.parts.subjects import subject_before
from riwaya.model import Trigger
from riwaya.script import key

FROM = key("من")
_AMONG = frozenset(map(key, ("بين", "وبين")))
#: Verbs of talk whose object is the topic, not a party.
_ABOUT = ("بحث", "ناقش", "تعهد", "وافق")
_WITH = frozenset(key(word) for word in ("مع", "بين", "وبين"))


def mutual(
    trigger: Trigger,
    found: Proposition,
    scene: Scene,
    beside: tuple[Sequence[Item], Sequence[Item]],
    discourse: Discourse,
) -> Roles:
    """Return the parties of a clash, a meeting or a pact: all who stand around it."""
    before, after = beside
    target = next((item for item in after if item.prep == "" and adjacent(trigger, item, scene)), None)
    if trigger.form == "masdar" and trigger.lemma in OF_PATIENT and target is not None:
        return Roles((), (target.entity,), rule=f"roles.{frame(trigger)}.target")
    against = [item for item in after if item.prep in ("ضد", "علي")]
    sides = _sides(trigger, after, scene)
    subject = [item for item in before if item.prep in ("", "بين", "مع") and not item.place]
    between = [item for item in sides if item.prep in _AMONG]
    if frame(trigger) == "clash" and trigger.form != "verb":
        subject = [] if between else [item for item in subject if item.named]
    led = subject_before(trigger, found, scene, before) if trigger.form == "verb" else None
    if led is not None:
        subject = [led, *(item for item in subject if item != led)]
    if trigger.form == "verb" and (frame(trigger) == "clash" or trigger.lemma in _ABOUT):
        sides = sides[: 0 if subject else 1] + [
            item for item in sides[0 if subject else 1 :] if item.prep in _WITH or joined_by_and(item, scene)
        ]
    agent = unique(item.entity for item in (*subject, *sides) if item not in against)
    origin = nisbas(trigger, scene)
    agent = agent or origin
    lone = [item for item in (*subject, *sides) if item.entity in agent]
    if len(agent) == 1 and lone and lone[0].prep in _WITH:
        agent = unique((*inherited(found, scene, discourse), *agent))
    return Roles(agent, first(against) if frame(trigger) == "clash" else (), rule=f"roles.{frame(trigger)}.mutual")


def _sides(trigger: Trigger, after: Sequence[Item], scene: Scene) -> list[Item]:
    """Return who stands behind a clash, a meeting or a pact as its parties: with مع or بين, or right behind it, and
    whom و joins to them ("لقاء الوزير ونظيره", "اشتباك بين الجيش والمسلحين")."""
    sides: list[Item] = []
    told = grammar().has("receives", key(trigger.text).split(" ")[0].lstrip("وف"))
    with_him = _WITH | {FROM} if told else _WITH
    for item in after:
        near = item.prep == "" and ((not sides and adjacent(trigger, item, scene)) or trigger.form == "verb")
        if item.prep in with_him or near or (sides and item.prep == "" and joined_by_and(item, scene)):
            sides.append(item)
    return sides
