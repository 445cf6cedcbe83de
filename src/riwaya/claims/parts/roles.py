"""Who did it to whom: roles from word order, prepositions, verbal nouns and passives.

A frame says which noun phrase of the sentence plays which part: "هاجم المسلحون الدورية" (verb, subject, object),
"قصف الطيران على البلدة", "مقتل جنديين على يد مسلحين", "الغارات التركية".
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from riwaya.claims.clauses import Clause
from riwaya.claims.events import Proposition, frame, waging
from riwaya.claims.grammar import grammar
from riwaya.claims.parts.agreement import HOMOGRAPHS, agrees, form, known, oblique, with_pronoun
from riwaya.claims.parts.doers import (
    ALONE,
    ANTECEDENT,
    FOR,
    HELD_BY,
    LED,
    OF_PATIENT,
    Discourse,
    accused,
    doers,
    inherited,
    meant_by_pronoun,
    sufferers,
    wants_doer,
)
from riwaya.claims.parts.scene import APART, BY, SHORT, Item, Scene, adjectives, first, joined_by_and, unique
from riwaya.model import Trigger
from riwaya.script import key

_AGAINST = frozenset(key(word) for word in ("على", "ضد", "بحق", "لـ", "تجاه", "باتجاه", "نحو"))
_TAKEN_FROM = frozenset(map(key, ("من", "يد", "أيدي", "قبضة")))
_COMPANY = frozenset(map(key, ("مع", "من", "ب", "إلى", "ل", "جانب", "في")))
_AMONG = frozenset(map(key, ("بين", "وبين")))
_WITH = frozenset(key(word) for word in ("مع", "بين", "وبين"))
_STOPPERS = frozenset(key(word) for word in ("على", "ضد", "من", "في", "إلى", "عن", "مع", "الذي", "التي", "،"))
#: Characters behind such a phrase in which the helper is named.
_BEHIND = 25
#: Characters behind a verb of receiving in which an adjective names the giver ("في إطار البرنامج الأميركي").
_PROGRAMME = 60
#: Words between a verb and its subject, titles included.
_WIDE = 6
#: Pronouns that أن and إن carry.
_PRONOUNS = ("نه", "نها", "نهم", "نهما", "ننا", "نا")
#: Characters between an event noun and the verb that tells of it.
_CLOSE = 45
#: Who protests where nobody is told.
_PROTESTERS = "group:protesters"
#: A verb of blame whose noun within the phrase is the blamed ("حمّل الوزير مسؤولية").
_CHARGES = key("حمل")
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


class Roles(Struct, frozen=True):
    """Entities by part."""

    agent: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    rule: str = ""


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


def _chain(items: Sequence[Item], after: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return the first of some items with those that و joins to it ("ضد التنظيم ومقاتلي الحزب")."""
    return _joined(items[0], [item for item in after if item.start > items[0].start], scene) if items else ()


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
        return _mutual(trigger, found, scene, (before, people), discourse)
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
    subject = _subject(trigger, found, scene, before)
    doer = [item for item in by if item.prep not in _FIRE]
    if doer and trigger.voice != "passive" and kind not in ("kill", "wound", "displace"):
        return Roles(first(doer), first(bare) or _entity(subject), rule=f"roles.{kind}.by")
    if _told_of_event(trigger, found, scene):
        return Roles((), first(bare) or first(against), rule=f"roles.{kind}.event-subject")
    if kind == "kill" and trigger.voice == "active" and with_pronoun(trigger, scene) and bare:
        return Roles((bare[0].entity,), _antecedent(None, scene, trigger), rule="roles.kill.pronoun-object")
    if kind in ("kill", "wound", "displace") or trigger.voice == "passive" or trigger.lemma.startswith("تعرض"):
        return _patient(trigger, kind, subject, (bare, by), scene)
    if with_pronoun(trigger, scene) and bare and kind not in ("kill", "wound"):
        return Roles((bare[0].entity,), _antecedent(subject, scene, trigger), rule=f"roles.{kind}.pronoun-object")
    if trigger.lemma.startswith("خسر"):
        winner = first([item for item in scene.items if item.start > trigger.end and item.prep in ("لصالح", "ل")])
        return Roles(winner, (subject.entity,) if subject is not None else first(bare), rule="roles.take.lost")
    if kind in ("aid", "acton", "join") and grammar().has("receives", key(trigger.text).split(" ")[0].lstrip("وف")):
        return _received(trigger, subject, (bare, after), scene)
    within = next((item for item in bare if kind in _GOING and item.end <= trigger.end), None)
    if within is not None and (subject is None or not _touches(subject, trigger, scene)):
        subject, bare = within, [item for item in bare if item is not within]
    if subject is None and bare and _follows(trigger, bare[0], scene):
        subject, bare = bare[0], bare[1:]
    joined = _joined(subject, [*(item for item in before if subject and item.start > subject.start), *bare], scene)
    objects = [item for item in bare if item.entity not in joined]
    told = _joined(objects[0], objects[1:], scene) if objects else ()
    recipient = told or _chain(against, after, scene)
    if kind in ("with", "join", "speech", "acton", "aid") and not recipient:
        recipient = first(
            [item for item in after if item.prep in ("ب", "الي", "ل", "مع", "من", "عن", _BESIDES) and not item.place]
        )
    if kind == "take":
        recipient = first([item for item in after if item.prep in _TAKEN_FROM and not item.place])
    return Roles(joined, recipient if kind not in ("move", "act", "hold") else (), rule=f"roles.{kind}.verb")


def _follows(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether a noun behind a verb is its subject and not its object ("حث الحكومة", "هاجموا القرية")."""
    told, kind = form(trigger), known(item, scene).gender
    if told == "we" or (frame(trigger) == "speech" and key(trigger.lemma).startswith(_CHARGES)):
        return False
    disagrees = told in ("m", "f") and kind not in ("", told)
    return not _plural(trigger) and not disagrees and _near(trigger, item, scene) and not oblique(item, scene)


def _received(
    trigger: Trigger, subject: Item | None, beside: tuple[Sequence[Item], Sequence[Item]], scene: Scene
) -> Roles:
    """Return the parts of a verb of receiving: its subject is helped; whom من or an adjective names helps."""
    bare, after = beside
    giver = first([item for item in after if item.prep in ("من", *BY) and not item.place])
    table = adjectives()
    behind = [token for token in scene.tokens if trigger.end <= token.start < trigger.end + _PROGRAMME]
    origin = tuple(table[token.stem] for token in behind if token.stem in table and "ال" in token.clitics)
    return Roles(giver or origin[:1], _entity(subject) or first(bare), rule=f"roles.{frame(trigger)}.received")


def _near(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether nothing that could be the verb's own object stands between it and an item ("قصفت أهدافا …")."""
    words = grammar()
    between = [token for token in scene.tokens if trigger.start < token.start and token.end <= item.start]
    between = [token for token in between if token.start >= trigger.end]
    loose = [token for token in between if token.pos in ("noun", "adj", "") and not words.has("ranks", token.bare)]
    loose = [token for token in loose if not words.has("owned", token.stem)]
    return len(between) <= _WIDE and sum(not words.has("ranks", token.stem) for token in loose) <= 1


def _antecedent(subject: Item | None, scene: Scene, trigger: Trigger) -> tuple[str, ...]:
    """Return what the pronoun of a verb stands for: the noun before it."""
    before = [item for item in scene.items if item.end <= trigger.start and not item.place]
    return (subject.entity,) if subject is not None else first(before[-1:])


def _entity(item: Item | None) -> tuple[str, ...]:
    return () if item is None else (item.entity,)


def _present(trigger: Trigger) -> bool:
    """Whether a verb is in the present, as headlines tell what is done ("التنظيم يعدم عشرة")."""
    return trigger.form == "verb" and key(trigger.text)[:1] in "يت" and trigger.lemma[:1] not in "يت"


def _plural(trigger: Trigger) -> bool:
    """Whether a verb is plural, so that its subject stands before it: the verb before its subject is singular."""
    word = key(trigger.text).split(" ")[0]
    return word.endswith(("وا", "ون")) and len(word) > SHORT


def _told_of_event(trigger: Trigger, found: Proposition, scene: Scene) -> bool:
    """Whether the subject of a verb is the event itself ("تفجيرات استهدفت", "الهجوم الذي أوقع")."""
    nouns = [other for other in found.triggers if other.end <= trigger.start and other.form != "verb"]
    if not nouns or frame(trigger) != "attack" or trigger.lemma.startswith(("شن", "نفذ", "تبنى")):
        return False
    behind = next((item for item in scene.items if trigger.start < item.start and item.prep == ""), None)
    led = behind is not None and _straight(behind, scene) and _near(trigger, behind, scene)
    return trigger.start - nouns[-1].end < _CLOSE and not led


def _patient(
    trigger: Trigger, kind: str, subject: Item | None, beside: tuple[Sequence[Item], Sequence[Item]], scene: Scene
) -> Roles:
    """Return the parts of a verb whose first noun is the victim unless somebody stands before it."""
    bare, by = beside
    passive = trigger.voice == "passive" or trigger.lemma.startswith(_DYING)
    agent = first(by)
    led = subject is not None and subject.named and not subject.entity.startswith("per:") and _present(trigger)
    if not passive and led and subject is not None:
        return Roles(agent or (subject.entity,), first(bare), rule=f"roles.{kind}.headline")
    if not passive and subject is not None and bare:
        return Roles(agent or (subject.entity,), first(bare), rule=f"roles.{kind}.active")
    if not passive and len(bare) > 1 and kind != "displace" and (_straight(bare[0], scene) or _doer_first(bare)):
        return Roles(agent or (bare[0].entity,), (bare[1].entity,), rule=f"roles.{kind}.vso")
    victim = (_joined(bare[0], bare[1:], scene) if bare else ()) or _entity(subject)
    if kind == "move" and not agent:
        agent = _flags(trigger, scene)
    return Roles(agent, victim if kind != "move" else (), rule=f"roles.{kind}.patient")


def _flags(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return the state whose forces are moved ("نُشرت قوة من 300 عسكري أميركي")."""
    table = adjectives()
    behind = [token for token in scene.tokens if trigger.end <= token.start < trigger.end + _CLOSE]
    return tuple(table[token.stem] for token in behind if token.stem in table)[:1]


def _doer_first(bare: Sequence[Item]) -> bool:
    """Whether the first of two nouns behind a verb of killing is its doer: a named body before unnamed people."""
    return bare[0].named and not bare[1].named


def _straight(item: Item, scene: Scene) -> bool:
    """Whether a noun's ending shows that it is a subject ("اغتال مسلحون ضابطا")."""
    token = next((token for token in scene.tokens if token.start <= item.start < token.end), None)
    return token is not None and not item.named and len(token.stem) > SHORT and token.stem.endswith(("ون", "ان"))


def _noun(
    trigger: Trigger, kind: str, found: Proposition, scene: Scene, before: Sequence[Item], after: Sequence[Item]
) -> Roles:
    genitive = next((item for item in after if _adjacent(trigger, item, scene) and item.prep == ""), None)
    by = [item for item in after if item.prep in BY or (item.prep == HELD_BY and kind in ("acton", "aid"))]
    waged = _waged(trigger, after, scene)
    reach = (
        [item for item in scene.items if trigger.end <= item.start < found.end and not item.place] if waged else after
    )
    against = [item for item in reach if item.prep in _AGAINST]
    origin = nisbas(trigger, scene)
    agent = (
        first(by) or waged or _blamed(trigger, scene) or (origin if kind not in ("kill", "wound", "displace") else ())
    )
    recipient = _chain(against, after, scene)
    patient = kind in ("kill", "wound", "acton", "take", "displace", "aid") or trigger.lemma.split(" ")[0] in OF_PATIENT
    if kind in ("aid", "acton", "speech") and not recipient:
        recipient = _owner(after)
    if kind in ("with", "join") and not recipient:
        recipient = first([item for item in after if item.prep in _COMPANY])
    if kind == "take" and not recipient:
        recipient = first([item for item in after if item.prep in _TAKEN_FROM])
    if genitive is not None and patient:
        recipient = _joined(genitive, [item for item in after if item.start > genitive.start], scene)
    elif genitive is not None and not agent:
        agent = (genitive.entity,)
    if not agent and kind in ("attack", "blast", "clash", "hold", "move", "act"):
        near = [item for item in after[:1] if _adjacent(trigger, item, scene) and not _led_away(trigger, item, scene)]
        source = first([item for item in near if item.prep == "من"]) if kind == "attack" else ()
        agent = _owner(near) or source or _light_subject(trigger, found, scene, before)
    if kind == "aid" and trigger.lemma.startswith(_BACKED):
        near = [item for item in scene.items if 0 <= item.start - trigger.end < _BEHIND]
        agent = unique(item.entity.replace("place:", "state:") for item in near[:1])
        recipient = first(before[-1:])
    return Roles(agent, recipient if kind not in ("move", "act", "hold") else (), rule=f"roles.{kind}.noun")


def _waged(trigger: Trigger, after: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return the subject of a light verb behind an event noun and its pronoun ("هجوم شنه مسلحون", "غارات نفذتها")."""
    verb = next(
        (token for token in scene.tokens if trigger.end < token.start < trigger.end + _CLOSE and waging(token)),
        None,
    )
    if verb is None:
        return ()
    bare = [item for item in scene.items if item.start >= verb.end and item.prep == "" and not item.place]
    near = [item for item in bare if item.start - verb.end < _CLOSE]
    return _joined(near[0], near[1:], scene) if near else ()


def _blamed(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return whom an event noun is laid to ("تفجير نسب إلى الجماعة", "نسبوا الهجوم إلى الجماعة", "منسوب للجماعة")."""
    around = range(trigger.start - 2 * _CLOSE, trigger.end + 2 * _CLOSE)
    verb = next((one for one in scene.tokens if one.start in around and grammar().has("blames", one.bare)), None)
    if verb is None:
        return ()
    behind = max(verb.end, trigger.end)
    preps = ("الي", FOR) if verb.stem.startswith(_ASCRIBED) else ("الي",)
    items = [item for item in scene.items if behind <= item.start < behind + 2 * _CLOSE and not item.place]
    return first([item for item in items if item.prep in preps])


def _light_subject(trigger: Trigger, found: Proposition, scene: Scene, before: Sequence[Item]) -> tuple[str, ...]:
    """Return the subject of a light verb before an event noun ("وشنت ثلاثون طائرة تركية موجة من الغارات")."""
    words = grammar()
    led = [token for token in scene.tokens if found.start <= token.start < trigger.start]
    if not any(words.has("lights", token.bare) for token in led):
        return ()
    bare = [item for item in before if item.prep == "" and not item.place]
    return _joined(bare[0], bare[1:], scene) if bare else ()


def _led_away(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether a preposition stands between an event noun and another noun phrase ("غارات ضد أهداف للحزب")."""
    words = grammar()
    between = [token for token in scene.tokens if trigger.end <= token.start and token.end <= item.start]
    return any(words.has("prepositions", token.bare) and token.bare != item.prep for token in between)


def _owner(after: Sequence[Item]) -> tuple[str, ...]:
    """Return the doer that ل introduces ("هجوم لتنظيم")."""
    return first([item for item in after if item.prep == "ل"])


def _mutual(
    trigger: Trigger,
    found: Proposition,
    scene: Scene,
    beside: tuple[Sequence[Item], Sequence[Item]],
    discourse: Discourse,
) -> Roles:
    """Return the parties of a clash, a meeting or a pact: all who stand around it."""
    before, after = beside
    target = next((item for item in after if item.prep == "" and _adjacent(trigger, item, scene)), None)
    if trigger.form == "masdar" and trigger.lemma in OF_PATIENT and target is not None:
        return Roles((), (target.entity,), rule=f"roles.{frame(trigger)}.target")
    against = [item for item in after if item.prep in ("ضد", "علي")]
    sides = _sides(trigger, after, scene)
    subject = [item for item in before if item.prep in ("", "بين", "مع") and not item.place]
    between = [item for item in sides if item.prep in _AMONG]
    if frame(trigger) == "clash" and trigger.form != "verb":
        subject = [] if between else [item for item in subject if item.named]
    led = _subject(trigger, found, scene, before) if trigger.form == "verb" else None
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
    with_him = _WITH | {_FROM} if told else _WITH
    for item in after:
        near = item.prep == "" and ((not sides and _adjacent(trigger, item, scene)) or trigger.form == "verb")
        if item.prep in with_him or near or (sides and item.prep == "" and joined_by_and(item, scene)):
            sides.append(item)
    return sides


def _subject(trigger: Trigger, found: Proposition, scene: Scene, before: Sequence[Item]) -> Item | None:
    """Return the subject before a verb: in its clause, or the antecedent of its relative pronoun."""
    home = next((clause for clause in found.clauses if clause.start <= trigger.start < clause.end), found.clauses[0])
    inside = [item for item in before if item.start >= home.start and item.prep == "" and not item.place]
    beside = [item for item in before if not item.place and _touches(item, trigger, scene)]
    if beside and (beside[-1].prep == "" or _plural(trigger)):
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
        if not joined_by_and(last, scene) or last.start - item.end > APART or item.prep or not _heads(item, scene):
            break
        last = item
    return last


def _heads(item: Item, scene: Scene) -> bool:
    """Whether no noun but a title governs a noun phrase as its genitive ("مقتل جنديين")."""
    words = grammar()
    before = [token for token in scene.tokens if token.end <= item.start and not token.key.isdigit()][-1:]
    return all(words.has("ranks", token.bare) or token.pos not in ("noun", "num") for token in before)


def _touches(item: Item, trigger: Trigger, scene: Scene) -> bool:
    """Whether a noun stands right before a verb, an adjective between them at most ("مسلحين مجهولين خطفوا")."""
    between = [token for token in scene.tokens if item.end <= token.start and token.end <= trigger.start]
    return len(between) <= 1 and all(token.pos in ("adj", "noun") for token in between)


def _named_by_pronoun(trigger: Trigger, home: Clause, scene: Scene) -> Item | None:
    """Return what the pronoun of أنه or إنها stands for: the noun before it ("قالت الجماعة إنها أسرت")."""
    led = [token for token in scene.tokens if home.start <= token.start < trigger.start]
    if not led or not led[0].key.endswith(_PRONOUNS) or len(led) > LED:
        return None
    before = [item for item in scene.items if item.end <= home.start and not item.place and item.prep == ""]
    return before[-1] if before else None


def _joined(subject: Item | None, bare: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return the subject with the nouns that و joins to it."""
    if subject is None:
        return ()
    found = [subject.entity]
    last = subject
    for item in bare:
        if not joined_by_and(item, scene) or item.start - last.end > APART:
            break
        found.append(item.entity)
        last = item
    return unique(found)


def _adjacent(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether only titles, ranks and numbers stand between a noun and an item."""
    between = [token for token in scene.tokens if trigger.end <= token.start and token.end <= item.start]
    return len(between) <= 5 and all(
        grammar().has("ranks", token.bare) or token.key.isdigit() or token.pos == "num" or len(between) <= 2
        for token in between
    )


def nisbas(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return the states that adjectives beside the trigger name ("الغارات الجوية التركية")."""
    table, known = adjectives(), grammar().collectives
    states: list[str] = []
    for token in scene.tokens:
        if token.start < trigger.start or token.start > trigger.end + 22 or scene.in_name(token):
            continue
        state = table.get(token.stem) or table.get(token.bare.removeprefix("ال"))
        if state is not None:
            states.append(state)
        elif states or (token.start >= trigger.end and (token.stem in known or token.bare in _STOPPERS)):
            break
    return unique(states)


#: Nouns of what two sides do together, both its doers ("التعاون مع تركيا").
_TOGETHER = ("تعاون", "تنسيق", "تبادل", "شراكة", "التعاون", "التنسيق")
#: Verbs of talk whose object is the topic, not a party.
_ABOUT = ("بحث", "ناقش", "تعهد", "وافق")
#: Phrases that name the helper behind them ("بدعم من", "المدعومة من").
_BACKED = ("بدعم", "بمسان", "بإسناد", "بمؤازرة", "بغطاء", "المدعوم", "المدعم", "مدعوم", "تدعم", "يدعم", "دعمت")
#: Verbs whose subject is the one who dies or suffers.
_DYING = ("تعرض", "استشهد", "لقي", "سقط", "فارق", "قضوا", "قضى نحبه", "راح", "أصيب", "نزح", "فر", "تشرد")
