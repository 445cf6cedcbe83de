"""Who did it to whom: roles from word order, prepositions, verbal nouns and passives.

A frame says which noun phrase of the sentence plays which part: "هاجم المسلحون الدورية" (verb, subject, object),
"قصف الطيران على البلدة", "مقتل جنديين على يد مسلحين", "الغارات التركية".
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.events import Proposition, frame
from riwaya.claims.grammar import grammar
from riwaya.claims.parts.agreement import HOMOGRAPHS, form, with_pronoun
from riwaya.claims.parts.cast import Roles as Roles
from riwaya.claims.parts.doers import (
    ALONE,
    FOR,
    HELD_BY,
    OF_PATIENT,
    Discourse,
    accused,
    doers,
    inherited,
    meant_by_pronoun,
    sufferers,
    wants_doer,
)
from riwaya.claims.parts.mutual import mutual
from riwaya.claims.parts.phrases import (
    adjacent,
    entity_of,
    first_and_joined,
    led_away,
    present,
    stands_close,
    straight,
    touches,
    with_following,
)
from riwaya.claims.parts.phrases import (
    nisbas as nisbas,
)
from riwaya.claims.parts.scene import BY, Item, Scene, adjectives, first, unique
from riwaya.claims.parts.subjects import CLOSE, antecedent, follows, light_subject, subject_before, waged_by
from riwaya.model import Trigger
from riwaya.script import key

_AGAINST = frozenset(key(word) for word in ("على", "ضد", "بحق", "لـ", "تجاه", "باتجاه", "نحو"))
_TAKEN_FROM = frozenset(map(key, ("من", "يد", "أيدي", "قبضة")))
_COMPANY = frozenset(map(key, ("مع", "من", "ب", "إلى", "ل", "جانب", "في")))
#: Characters behind such a phrase in which the helper is named.
_BEHIND = 25
#: Characters behind a verb of receiving in which an adjective names the giver ("في إطار البرنامج الأميركي").
_PROGRAMME = 60
#: Who protests where nobody is told.
_PROTESTERS = "group:protesters"
#: Acts of speech, whose doer is the one who speaks where no other is told ("يجب وقف القتال", "لن نقبل").
_SPEECH = frozenset(("REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"))
#: What those who wage a campaign call it without saying whose it is ("العمليات العسكرية مستمرة"), and who they can be.
_CAMPAIGNS = tuple(map(key, ("عمليات عسكرية", "عمليات العسكرية", "عملية العسكرية", "عملية عسكرية", "حملة العسكرية")))
_WARRING = ("state:", "state-force:", "group:")
#: Frames of verbs without an object: a noun within their phrase is the subject ("فر معظم مقاتلي الحركة من").
_GOING = frozenset(("move", "act", "hold", "join"))
_ASCRIBED = key("منسوب")
#: What kills and wounds, and is no doer of other verbs ("أيدت قصف الحزب", "قتل بقصف الجيش").
_FIRE = frozenset(map(key, ("برصاص", "بنيران", "بقصف")))
_BESIDES = key("جانب")
_FROM = key("من")


def roles(found: Proposition, scene: Scene, discourse: Discourse = ALONE) -> Roles:
    """Return the parts of a proposition.

    Args:
        discourse: whom earlier sentences leave for a verb without a subject, and who speaks.
    """
    parts = [_parts(trigger, found, scene, discourse) for trigger in _ordered(found)]
    active = [part for part in parts if part.rule.endswith((".active", ".vso", ".headline"))]
    hurt = {entity for part in parts if part.rule.endswith(".patient") for entity in part.recipient}
    told = [part for part in (*active, *parts) if part.rule.endswith(".mutual") or not hurt & {*part.agent}]
    agent = next((kept for part in told if (kept := doers(found, part.agent))), ())
    settled = any(part.rule.endswith((".event-subject", ".lost", ".received")) for part in parts)
    if not settled and (meant := meant_by_pronoun(found.head, scene, discourse)):
        agent = agent or doers(found, meant)
    if not agent and found.event in _SPEECH and discourse.voice is not None and form(found.head) in ("we", ""):
        agent = doers(found, (discourse.voice,))
    if not agent and wants_doer(found) and not settled:
        agent = doers(found, inherited(found, scene, discourse))
    agent = doers(found, accused(found.head, scene)) or agent
    if not agent and found.event == "ASSAULT" and key(found.head.text).startswith(_CAMPAIGNS):
        agent = tuple(one for one in (discourse.voice,) if one is not None and one.startswith(_WARRING))
    if found.event == "PROTEST":
        agent = tuple(entity for entity in agent if entity.startswith("group:")) or (_PROTESTERS,)
    recipient = next((part.recipient for part in parts if part.recipient), ())
    recipient = sufferers(found, tuple(entity for entity in recipient if entity not in agent))
    rule = next((part.rule for part in parts if part.agent or part.recipient), "")
    return Roles(agent, recipient, rule=rule)


def _ordered(found: Proposition) -> list[Trigger]:
    """Return the triggers, the head first."""
    return sorted(found.triggers, key=lambda trigger: (trigger is not found.head, trigger.start))


def _parts(trigger: Trigger, found: Proposition, scene: Scene, discourse: Discourse) -> Roles:
    """Return the parts that one trigger gives."""
    kind = frame(trigger)
    after = [
        item for item in scene.items if trigger.start < item.start < found.end and not _nested(item, trigger, found)
    ]
    before = [item for item in scene.items if found.start <= item.end <= trigger.start]
    people = [item for item in after if not item.place]
    together = kind == "with" and trigger.form != "verb" and trigger.lemma.startswith(_TOGETHER)
    if together or kind in ("clash", "meet", "pact"):
        return mutual(trigger, found, scene, (before, people), discourse)
    if trigger.form == "verb" and not _is_noun(trigger, scene):
        return _verb(trigger, kind, found, scene, before, after)
    return _noun(trigger, kind, found, scene, before, people)


def _is_noun(trigger: Trigger, scene: Scene) -> bool:
    """Whether what could be a verb is a verbal noun: an adjective of origin or "its" goes with it ("أكد دعمه")."""
    if key(trigger.lemma) not in HOMOGRAPHS or key(trigger.text) != key(trigger.lemma):
        return False
    follows = next((token for token in scene.tokens if token.start >= trigger.end), None)
    owned = follows is not None and follows.clitics.startswith(FOR)
    if owned or not with_pronoun(trigger, scene):
        return owned or bool(nisbas(trigger, scene))
    at = next((at for at, token in enumerate(scene.tokens) if token.start <= trigger.start < token.end), 0)
    led = scene.tokens[at - 1] if at else None
    return led is not None and scene.tokens[at].clitics == "" and (led.pos in ("verb", "prep") or led.key in _AGAINST)


def _nested(item: Item, trigger: Trigger, found: Proposition) -> bool:
    """Whether an item belongs to a later clause of the proposition than the trigger does."""
    home = next((clause for clause in found.clauses if clause.start <= trigger.start < clause.end), None)
    return home is not None and item.start >= home.end


def _verb(
    trigger: Trigger, kind: str, found: Proposition, scene: Scene, before: Sequence[Item], after: Sequence[Item]
) -> Roles:
    bare = [item for item in after if item.prep == "" and not item.place]
    against = [item for item in after if item.prep in _AGAINST and not item.place]
    by = [item for item in after if item.prep in BY]
    subject = subject_before(trigger, found, scene, before)
    doer = [item for item in by if item.prep not in _FIRE]
    if doer and trigger.voice != "passive" and kind not in ("kill", "wound", "displace"):
        return Roles(first(doer), first(bare) or entity_of(subject), rule=f"roles.{kind}.by")
    if _told_of_event(trigger, found, scene):
        return Roles((), first(bare) or first(against), rule=f"roles.{kind}.event-subject")
    if kind == "kill" and trigger.voice == "active" and with_pronoun(trigger, scene) and bare:
        return Roles((bare[0].entity,), antecedent(None, scene, trigger), rule="roles.kill.pronoun-object")
    if kind in ("kill", "wound", "displace") or trigger.voice == "passive" or trigger.lemma.startswith("تعرض"):
        return _patient(trigger, kind, subject, (bare, by), scene)
    if with_pronoun(trigger, scene) and bare and kind not in ("kill", "wound"):
        return Roles((bare[0].entity,), antecedent(subject, scene, trigger), rule=f"roles.{kind}.pronoun-object")
    if trigger.lemma.startswith("خسر"):
        winner = first([item for item in scene.items if item.start > trigger.end and item.prep in ("لصالح", "ل")])
        return Roles(winner, (subject.entity,) if subject is not None else first(bare), rule="roles.take.lost")
    if kind in ("aid", "acton", "join") and grammar().has("receives", key(trigger.text).split(" ")[0].lstrip("وف")):
        return _received(trigger, subject, (bare, after), scene)
    within = next((item for item in bare if kind in _GOING and item.end <= trigger.end), None)
    if within is not None and (subject is None or not touches(subject, trigger, scene)):
        subject, bare = within, [item for item in bare if item is not within]
    if subject is None and bare and follows(trigger, bare[0], scene):
        subject, bare = bare[0], bare[1:]
    joined = with_following(
        subject, [*(item for item in before if subject and item.start > subject.start), *bare], scene
    )
    objects = [item for item in bare if item.entity not in joined]
    told = with_following(objects[0], objects[1:], scene) if objects else ()
    recipient = told or first_and_joined(against, after, scene)
    if kind in ("with", "join", "speech", "acton", "aid") and not recipient:
        recipient = first(
            [item for item in after if item.prep in ("ب", "الي", "ل", "مع", "من", "عن", _BESIDES) and not item.place]
        )
    if kind == "take":
        recipient = first([item for item in after if item.prep in _TAKEN_FROM and not item.place])
    return Roles(joined, recipient if kind not in ("move", "act", "hold") else (), rule=f"roles.{kind}.verb")


def _received(
    trigger: Trigger, subject: Item | None, beside: tuple[Sequence[Item], Sequence[Item]], scene: Scene
) -> Roles:
    """Return the parts of a verb of receiving: its subject is helped; whom من or an adjective names helps."""
    bare, after = beside
    giver = first([item for item in after if item.prep in ("من", *BY) and not item.place])
    table = adjectives()
    behind = [token for token in scene.tokens if trigger.end <= token.start < trigger.end + _PROGRAMME]
    origin = tuple(table[token.stem] for token in behind if token.stem in table and "ال" in token.clitics)
    return Roles(giver or origin[:1], entity_of(subject) or first(bare), rule=f"roles.{frame(trigger)}.received")


def _told_of_event(trigger: Trigger, found: Proposition, scene: Scene) -> bool:
    """Whether the subject of a verb is the event itself ("تفجيرات استهدفت", "الهجوم الذي أوقع")."""
    nouns = [other for other in found.triggers if other.end <= trigger.start and other.form != "verb"]
    if not nouns or frame(trigger) != "attack" or trigger.lemma.startswith(("شن", "نفذ", "تبنى")):
        return False
    behind = next((item for item in scene.items if trigger.start < item.start and item.prep == ""), None)
    led = behind is not None and straight(behind, scene) and stands_close(trigger, behind, scene)
    return trigger.start - nouns[-1].end < CLOSE and not led


def _patient(
    trigger: Trigger, kind: str, subject: Item | None, beside: tuple[Sequence[Item], Sequence[Item]], scene: Scene
) -> Roles:
    """Return the parts of a verb whose first noun is the victim unless somebody stands before it."""
    bare, by = beside
    passive = trigger.voice == "passive" or trigger.lemma.startswith(_DYING)
    agent = first(by)
    led = subject is not None and subject.named and not subject.entity.startswith("per:") and present(trigger)
    if not passive and led and subject is not None:
        return Roles(agent or (subject.entity,), first(bare), rule=f"roles.{kind}.headline")
    if not passive and subject is not None and bare:
        return Roles(agent or (subject.entity,), first(bare), rule=f"roles.{kind}.active")
    if not passive and len(bare) > 1 and kind != "displace" and (straight(bare[0], scene) or _doer_first(bare)):
        return Roles(agent or (bare[0].entity,), (bare[1].entity,), rule=f"roles.{kind}.vso")
    victim = (with_following(bare[0], bare[1:], scene) if bare else ()) or entity_of(subject)
    if kind == "move" and not agent:
        agent = _flags(trigger, scene)
    return Roles(agent, victim if kind != "move" else (), rule=f"roles.{kind}.patient")


def _flags(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return the state whose forces are moved ("نُشرت قوة من 300 عسكري أميركي")."""
    table = adjectives()
    behind = [token for token in scene.tokens if trigger.end <= token.start < trigger.end + CLOSE]
    return tuple(table[token.stem] for token in behind if token.stem in table)[:1]


def _doer_first(bare: Sequence[Item]) -> bool:
    """Whether the first of two nouns behind a verb of killing is its doer: a named body before unnamed people."""
    return bare[0].named and not bare[1].named


def _noun(
    trigger: Trigger, kind: str, found: Proposition, scene: Scene, before: Sequence[Item], after: Sequence[Item]
) -> Roles:
    genitive = next((item for item in after if adjacent(trigger, item, scene) and item.prep == ""), None)
    by = [item for item in after if item.prep in BY or (item.prep == HELD_BY and kind in ("acton", "aid"))]
    waged = waged_by(trigger, after, scene)
    reach = (
        [item for item in scene.items if trigger.end <= item.start < found.end and not item.place] if waged else after
    )
    against = [item for item in reach if item.prep in _AGAINST]
    origin = nisbas(trigger, scene)
    agent = (
        first(by) or waged or _blamed(trigger, scene) or (origin if kind not in ("kill", "wound", "displace") else ())
    )
    recipient = first_and_joined(against, after, scene)
    patient = kind in ("kill", "wound", "acton", "take", "displace", "aid") or trigger.lemma.split(" ")[0] in OF_PATIENT
    if kind in ("aid", "acton", "speech") and not recipient:
        recipient = _owner(after)
    if kind in ("with", "join") and not recipient:
        recipient = first([item for item in after if item.prep in _COMPANY])
    if kind == "take" and not recipient:
        recipient = first([item for item in after if item.prep in _TAKEN_FROM])
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
    return Roles(agent, recipient if kind not in ("move", "act", "hold") else (), rule=f"roles.{kind}.noun")


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


#: Nouns of what two sides do together, both its doers ("التعاون مع تركيا").
_TOGETHER = ("تعاون", "تنسيق", "تبادل", "شراكة", "التعاون", "التنسيق")
#: Phrases that name the helper behind them ("بدعم من", "المدعومة من").
_BACKED = ("بدعم", "بمسان", "بإسناد", "بمؤازرة", "بغطاء", "المدعوم", "المدعم", "مدعوم", "تدعم", "يدعم", "دعمت")
#: Verbs whose subject is the one who dies or suffers.
_DYING = ("تعرض", "استشهد", "لقي", "سقط", "فارق", "قضوا", "قضى نحبه", "راح", "أصيب", "نزح", "فر", "تشرد")
