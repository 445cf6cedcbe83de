"""Who an active verb has for its subject: before it, behind it, or behind the light verb of an event noun.

"الجيش قصف", "قصف الجيش", "قالت الجماعة إنها أسرت", "هجوم شنه مسلحون", "شنت القوات موجة من الغارات".
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.clauses import Clause
from riwaya.claims.events import Proposition, frame, waging
from riwaya.claims.grammar import grammar
from riwaya.claims.parts.agreement import agrees, form, known, oblique
from riwaya.claims.parts.doers import ANTECEDENT, LED
from riwaya.claims.parts.phrases import leads_phrase, plural, stands_close, touches, with_following
from riwaya.claims.parts.scene import APART, Item, Scene, first, joined_by_and
from riwaya.model import Trigger
from riwaya.script import key

#: Pronouns that أن and إن carry.
_PRONOUNS = ("نه", "نها", "نهم", "نهما", "ننا", "نا")
#: Characters between an event noun and the verb that tells of it.
CLOSE = 45
#: A verb of blame whose noun within the phrase is the blamed ("حمّل الوزير مسؤولية").
_CHARGES = key("حمل")


def subject_before(trigger: Trigger, found: Proposition, scene: Scene, before: Sequence[Item]) -> Item | None:
    """Return the subject before a verb: in its clause, or the antecedent of its relative pronoun."""
    home = next((clause for clause in found.clauses if clause.start <= trigger.start < clause.end), found.clauses[0])
    inside = [item for item in before if item.start >= home.start and item.prep == "" and not item.place]
    beside = [item for item in before if not item.place and touches(item, trigger, scene)]
    if beside and (beside[-1].prep == "" or plural(trigger)):
        return _first_of(beside[-1], before, scene)
    inside = [item for item in inside if agrees(form(trigger), known(item, scene))] or inside
    if inside:
        return inside[0]
    if home.opener == "that":
        return _named_by_pronoun(trigger, home, scene)
    if home.opener == "relative":
        earlier = [
            item
            for item in scene.items
            if item.end <= home.start and home.start - item.end < ANTECEDENT and not item.place
        ]
        return earlier[-1] if earlier else None
    return None


def _first_of(last: Item, before: Sequence[Item], scene: Scene) -> Item:
    """Return the first of the nouns that و joins up to `last` ("الجيش والشرطة يواصلان")."""
    for item in reversed([item for item in before if item.start < last.start and not item.place]):
        if (
            not joined_by_and(last, scene)
            or last.start - item.end > APART
            or item.prep
            or not leads_phrase(item, scene)
        ):
            break
        last = item
    return last


def _named_by_pronoun(trigger: Trigger, home: Clause, scene: Scene) -> Item | None:
    """Return what the pronoun of أنه or إنها stands for: the noun before it ("قالت الجماعة إنها أسرت")."""
    led = [token for token in scene.tokens if home.start <= token.start < trigger.start]
    if not led or not led[0].key.endswith(_PRONOUNS) or len(led) > LED:
        return None
    before = [item for item in scene.items if item.end <= home.start and not item.place and item.prep == ""]
    return before[-1] if before else None


def follows(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether a noun behind a verb is its subject and not its object ("حث الحكومة", "هاجموا القرية")."""
    told, kind = form(trigger), known(item, scene).gender
    if told == "we" or (frame(trigger) == "speech" and key(trigger.lemma).startswith(_CHARGES)):
        return False
    disagrees = told in ("m", "f") and kind not in ("", told)
    return not plural(trigger) and not disagrees and stands_close(trigger, item, scene) and not oblique(item, scene)


def antecedent(subject: Item | None, scene: Scene, trigger: Trigger) -> tuple[str, ...]:
    """Return what the pronoun of a verb stands for: the noun before it."""
    before = [item for item in scene.items if item.end <= trigger.start and not item.place]
    return (subject.entity,) if subject is not None else first(before[-1:])


def light_subject(trigger: Trigger, found: Proposition, scene: Scene, before: Sequence[Item]) -> tuple[str, ...]:
    """Return the subject of a light verb before an event noun ("وشنت ثلاثون طائرة تركية موجة من الغارات")."""
    words = grammar()
    led = [token for token in scene.tokens if found.start <= token.start < trigger.start]
    if not any(words.has("lights", token.bare) for token in led):
        return ()
    bare = [item for item in before if item.prep == "" and not item.place]
    return with_following(bare[0], bare[1:], scene) if bare else ()


def waged_by(trigger: Trigger, after: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return the subject of a light verb behind an event noun and its pronoun ("هجوم شنه مسلحون", "غارات نفذتها")."""
    verb = next(
        (token for token in scene.tokens if trigger.end < token.start < trigger.end + CLOSE and waging(token)),
        None,
    )
    if verb is None:
        return ()
    bare = [item for item in scene.items if item.start >= verb.end and item.prep == "" and not item.place]
    near = [item for item in bare if item.start - verb.end < CLOSE]
    return with_following(near[0], near[1:], scene) if near else ()
