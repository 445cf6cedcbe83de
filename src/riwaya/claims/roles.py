"""Who did it to whom: roles from word order, prepositions, verbal nouns and passives.

A frame says which noun phrase of the sentence plays which part: "هاجم المسلحون الدورية" (verb, subject, object),
"قصف الطيران على البلدة", "مقتل جنديين على يد مسلحين", "الغارات التركية".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from riwaya.claims.clauses import Clause
from riwaya.claims.events import Proposition, frame, waging
from riwaya.claims.grammar import grammar
from riwaya.claims.scene import BY, SHORT, Item, Scene, adjectives
from riwaya.model import Trigger
from riwaya.script import key

_AGAINST = frozenset(key(word) for word in ("على", "ضد", "بحق", "لـ", "تجاه", "باتجاه", "نحو"))
_TAKEN_FROM = frozenset(map(key, ("من", "يد", "أيدي", "قبضة")))
_WITH = frozenset(key(word) for word in ("مع", "بين", "وبين"))
_STOPPERS = frozenset(key(word) for word in ("على", "ضد", "من", "في", "إلى", "عن", "مع", "الذي", "التي", "،"))


#: Kinds of entities that tell of events, or where they happen, and are no party to them.
_TELLING = ("agency:", "media:", "source:", "place:", "facility:")
#: Entities that suffer violence in reports and do not commit it.
_HARMLESS = frozenset(
    ("group:civilians", "group:displaced", "group:detainees", "group:medics", "group:journalists", "group:hostages")
)
#: Characters behind such a phrase in which the helper is named.
_BEHIND = 25
#: Characters between two nouns that و joins.
_APART = 30
#: Words between a verb and its subject, titles included.
_WIDE = 6
#: Pronouns that أن and إن carry.
_PRONOUNS = ("نه", "نها", "نهم", "نهما", "ننا", "نا")
#: Words between such a pronoun and its verb, itself included ("إنها لم تكن قد").
_LED = 4
#: Kinds of entities that tell of what forces do.
_TELLERS = ("per:", "media:", "agency:", "ngo:", "source:", "intl:un")
#: Verbal nouns that wage an attack: their doer is the one who wants, plans or goes on ("واصلوا شن هجمات").
_WAGING = ("شن ", "تنفيذ ", "توجيه ", "إطلاق ", "اطلاق ", "ارتكاب ", "القيام ")
#: Types whose doer, where it is left out, is a body and not the person who speaks of it.
_FORCES_DO = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "AID", "STATUS", "RETREAT"))
#: Characters between an event noun and the verb that tells of it.
_CLOSE = 45


class Roles(Struct, frozen=True):
    """Entities by part."""

    agent: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    rule: str = ""


def roles(found: Proposition, scene: Scene, carried: str | None = None) -> Roles:
    """Return the parts of a proposition.

    Args:
        carried: the subject that the sentence before leaves for a verb without one.
    """
    parts = [_parts(trigger, found, scene) for trigger in _ordered(found)]
    active = [part for part in parts if part.rule.endswith((".active", ".vso", ".headline"))]
    hurt = {entity for part in parts if part.rule.endswith(".patient") for entity in part.recipient}
    told = [part for part in (*active, *parts) if part.rule.endswith(".mutual") or not hurt & {*part.agent}]
    agent = next((kept for part in told if (kept := doers(found, part.agent))), ())
    if not agent and _wants_doer(found) and not any(part.rule.endswith(".event-subject") for part in parts):
        agent = doers(found, _inherited(found, scene, carried))
    recipient = next((part.recipient for part in parts if part.recipient), ())
    recipient = tuple(entity for entity in recipient if entity not in agent)
    rule = next((part.rule for part in parts if part.agent or part.recipient), "")
    return Roles(agent, recipient, rule=rule)


def doers(found: Proposition, entities: Iterable[str]) -> tuple[str, ...]:
    """Return the entities that can do what is told: media tell and places lie, unnamed civilians do not bomb."""
    rough = found.event in ("ASSAULT", "COERCE")
    return tuple(
        entity
        for entity in entities
        if not entity.startswith(_TELLING) and not (rough and (entity in _HARMLESS or entity.startswith("ngo:")))
    )


def _wants_doer(found: Proposition) -> bool:
    """Whether a proposition without a subject takes the one told before: an active verb, a verbal noun of doing."""
    head = found.head
    if frame(head) in ("kill", "wound", "blast", "displace") or head.voice == "passive":
        return False
    if head.lemma.startswith("تعرض") or (head.form in ("participle", "phrase") and _is_done_to(head)):
        return False
    if head.form == "verb":
        return True
    if frame(head) == "attack" and key(head.text).startswith(_WAGING):
        return True
    return frame(head) in ("take", "acton", "move", "aid", "act", "hold", "with") or head.lemma in _OF_PATIENT


def leads_to_doer(head: Trigger) -> bool:
    """Whether a trigger ends in the word behind which the doer stands ("مخطوفين لدى")."""
    return key(head.text).split(" ")[-1] in BY


def _is_done_to(head: Trigger) -> bool:
    """Whether a participle tells of those to whom it was done ("المخطوفين لدى التنظيم")."""
    first = key(head.text).split(" ")[0].removeprefix("ال")
    return first.startswith("م") and frame(head) == "acton"


def _inherited(found: Proposition, scene: Scene, carried: str | None) -> tuple[str, ...]:
    """Return the nearest subject before the proposition in its sentence, else the one carried over."""
    before = [item for item in scene.items if item.end <= found.head.start and not item.place]
    bare = [item for item in before if item.prep == ""]
    bare = [item for item in bare if not _aside(item, scene)] or bare
    if found.event in _FORCES_DO:
        bare = [item for item in bare if not item.entity.startswith(_TELLERS)]
        before = [item for item in before if not item.entity.startswith(_TELLERS)]
    named = [item for item in bare if item.named] or bare or before
    if named:
        return _with_partners(named, scene)
    return (carried,) if carried is not None else ()


def _aside(item: Item, scene: Scene) -> bool:
    """Whether a noun follows the verb of a relative clause, so that the main verb behind it is not its own."""
    before = [token for token in scene.tokens if token.end <= item.start][-3:]
    words = grammar()
    return any(words.has("relatives", token.key) or words.has("relatives", token.bare) for token in before[:-1])


def _with_partners(items: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return the last of some subjects with those that و joins it to ("الجيش والشرطة")."""
    found = [items[-1]]
    for item in reversed(items[:-1]):
        if not _and(found[0], scene) or found[0].start - item.end > _APART:
            break
        found.insert(0, item)
    return _unique(item.entity for item in found)


def _and(item: Item, scene: Scene) -> bool:
    """Whether و stands before an item."""
    token = next((token for token in scene.tokens if token.start <= item.start < token.end), None)
    return token is not None and token.key.startswith("و") and (token.start < item.start or token.bare != token.key)


def _ordered(found: Proposition) -> list[Trigger]:
    """Return the triggers, the head first."""
    return sorted(found.triggers, key=lambda trigger: (trigger is not found.head, trigger.start))


def _parts(trigger: Trigger, found: Proposition, scene: Scene) -> Roles:
    """Return the parts that one trigger gives."""
    kind = frame(trigger)
    after = [
        item for item in scene.items if trigger.start < item.start < found.end and not _nested(item, trigger, found)
    ]
    before = [item for item in scene.items if found.start <= item.end <= trigger.start]
    people = [item for item in after if not item.place]
    if kind in ("clash", "meet", "pact"):
        return _mutual(trigger, found, scene, before, people)
    if trigger.form == "verb" and not _is_noun(trigger, scene):
        return _verb(trigger, kind, found, scene, before, after)
    return _noun(trigger, kind, found, scene, before, people)


def _is_noun(trigger: Trigger, scene: Scene) -> bool:
    """Whether what could be a verb is a verbal noun: an adjective of origin or "its" goes with it ("أكد دعمه")."""
    if trigger.lemma not in _HOMOGRAPHS or key(trigger.text) != key(trigger.lemma):
        return False
    if not _with_pronoun(trigger, scene):
        return bool(nisbas(trigger, scene))
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
    if by and trigger.voice != "passive" and kind not in ("kill", "wound", "displace"):
        return Roles(_first(by), _first(bare) or _entity(subject), rule=f"roles.{kind}.by")
    if _told_of_event(trigger, found, before):
        return Roles((), _first(bare) or _first(against), rule=f"roles.{kind}.event-subject")
    if kind == "kill" and trigger.voice == "active" and _with_pronoun(trigger, scene) and bare:
        return Roles((bare[0].entity,), _antecedent(None, scene, trigger), rule="roles.kill.pronoun-object")
    if kind in ("kill", "wound", "displace") or trigger.voice == "passive" or trigger.lemma.startswith("تعرض"):
        return _patient(trigger, kind, subject, (bare, by), scene)
    if _with_pronoun(trigger, scene) and bare and kind not in ("kill", "wound"):
        return Roles((bare[0].entity,), _antecedent(subject, scene, trigger), rule=f"roles.{kind}.pronoun-object")
    if trigger.lemma.startswith("خسر"):
        winner = _first([item for item in after if item.prep in ("لصالح", "ل")])
        return Roles(winner, (subject.entity,) if subject is not None else _first(bare), rule="roles.take.lost")
    if (
        subject is None
        and bare
        and not _plural(trigger)
        and _near(trigger, bare[0], scene)
        and not _oblique(bare[0], scene)
    ):
        subject, bare = bare[0], bare[1:]
    joined = _joined(subject, [*(item for item in before if subject and item.start > subject.start), *bare], scene)
    objects = [item for item in bare if item.entity not in joined]
    told = _joined(objects[0], objects[1:], scene) if objects and kind == "speech" else _first(objects)
    recipient = told or _first(against)
    if kind in ("with", "join", "speech", "acton", "aid") and not recipient:
        recipient = _first(
            [item for item in after if item.prep in ("ب", "الي", "ل", "مع", "من", "عن") and not item.place]
        )
    if kind == "take":
        recipient = _first([item for item in after if item.prep in _TAKEN_FROM and not item.place])
    return Roles(joined, recipient if kind not in ("move", "act", "hold") else (), rule=f"roles.{kind}.verb")


def _near(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether nothing that could be the verb's own object stands between it and an item ("قصفت أهدافا …")."""
    words = grammar()
    between = [token for token in scene.tokens if trigger.start < token.start and token.end <= item.start]
    between = [token for token in between if token.start >= trigger.end]
    loose = [token for token in between if token.pos in ("noun", "adj", "") and not words.has("ranks", token.bare)]
    return len(between) <= _WIDE and sum(not words.has("ranks", token.stem) for token in loose) <= 1


def _oblique(item: Item, scene: Scene) -> bool:
    """Whether a noun's ending shows that it is no subject ("أسرت مقاتلين", "قتلوا جنديا")."""
    if item.named:
        return False
    token = next((token for token in scene.tokens if token.start <= item.start < token.end), None)
    return token is not None and len(token.stem) > SHORT and token.stem.endswith(("ين", "يا"))


def _with_pronoun(trigger: Trigger, scene: Scene) -> bool:
    """Whether a pronoun is joined to a verb, its object then ("دربتهم الولايات المتحدة")."""
    if trigger.form != "verb" or " " in trigger.text:
        return False
    return any(token.start <= trigger.start and trigger.end < token.end for token in scene.tokens)


def _antecedent(subject: Item | None, scene: Scene, trigger: Trigger) -> tuple[str, ...]:
    """Return what the pronoun of a verb stands for: the noun before it."""
    before = [item for item in scene.items if item.end <= trigger.start and not item.place]
    return (subject.entity,) if subject is not None else _first(before[-1:])


def _entity(item: Item | None) -> tuple[str, ...]:
    return () if item is None else (item.entity,)


def _present(trigger: Trigger) -> bool:
    """Whether a verb is in the present, as headlines tell what is done ("التنظيم يعدم عشرة")."""
    return trigger.form == "verb" and key(trigger.text)[:1] in "يت" and trigger.lemma[:1] not in "يت"


def _plural(trigger: Trigger) -> bool:
    """Whether a verb is plural, so that its subject stands before it: the verb before its subject is singular."""
    word = key(trigger.text).split(" ")[0]
    return word.endswith(("وا", "ون")) and len(word) > SHORT


def _told_of_event(trigger: Trigger, found: Proposition, before: Sequence[Item]) -> bool:
    """Whether the subject of a verb is the event itself ("تفجيرات استهدفت", "الهجوم الذي أوقع")."""
    nouns = [other for other in found.triggers if other.end <= trigger.start and other.form != "verb"]
    if not nouns or frame(trigger) != "attack" or trigger.lemma.startswith(("شن", "نفذ", "تبنى")):
        return False
    return trigger.start - nouns[-1].end < _CLOSE


def _patient(
    trigger: Trigger, kind: str, subject: Item | None, beside: tuple[Sequence[Item], Sequence[Item]], scene: Scene
) -> Roles:
    """Return the parts of a verb whose first noun is the victim unless somebody stands before it."""
    bare, by = beside
    passive = trigger.voice == "passive" or trigger.lemma.startswith(_DYING)
    agent = _first(by)
    led = subject is not None and subject.named and not subject.entity.startswith("per:") and _present(trigger)
    if not passive and led and subject is not None:
        return Roles(agent or (subject.entity,), _first(bare), rule=f"roles.{kind}.headline")
    if not passive and subject is not None and bare:
        return Roles(agent or (subject.entity,), _first(bare), rule=f"roles.{kind}.active")
    if not passive and len(bare) > 1 and kind != "displace" and (_straight(bare[0], scene) or _doer_first(bare)):
        return Roles(agent or (bare[0].entity,), (bare[1].entity,), rule=f"roles.{kind}.vso")
    victim = (_joined(bare[0], bare[1:], scene) if bare else ()) or _entity(subject)
    return Roles(agent, victim, rule=f"roles.{kind}.patient")


def _doer_first(bare: Sequence[Item]) -> bool:
    """Whether the first of two nouns behind a verb of killing is its doer: a named body before unnamed people."""
    return bare[0].named and not bare[1].named


def _straight(item: Item, scene: Scene) -> bool:
    """Whether a noun's ending shows that it is a subject ("اغتال مسلحون ضابطا")."""
    token = next((token for token in scene.tokens if token.start <= item.start < token.end), None)
    return token is not None and not item.named and len(token.stem) > SHORT and token.stem.endswith("ون")


def _noun(
    trigger: Trigger, kind: str, found: Proposition, scene: Scene, before: Sequence[Item], after: Sequence[Item]
) -> Roles:
    genitive = next((item for item in after if _adjacent(trigger, item, scene) and item.prep == ""), None)
    by = [item for item in after if item.prep in BY]
    against = [item for item in after if item.prep in _AGAINST]
    origin = nisbas(trigger, scene)
    agent = (
        _first(by)
        or _waged(trigger, after, scene)
        or _blamed(trigger, scene)
        or (origin if kind not in ("kill", "wound", "displace") else ())
    )
    recipient = _first(against)
    patient = kind in ("kill", "wound", "acton", "take", "displace", "aid") or trigger.lemma in _OF_PATIENT
    if kind in ("aid", "acton", "speech") and not recipient:
        recipient = _owner(after)
    if kind == "take" and not recipient:
        recipient = _first([item for item in after if item.prep in _TAKEN_FROM])
    if genitive is not None and patient:
        recipient = _joined(genitive, [item for item in after if item.start > genitive.start], scene)
    elif genitive is not None and not agent:
        agent = (genitive.entity,)
    if not agent and kind in ("attack", "blast", "clash", "hold", "move", "act"):
        agent = _owner([item for item in after[:1] if _adjacent(trigger, item, scene)]) or _light_subject(
            trigger, found, scene, before
        )
    if kind == "aid" and trigger.lemma.startswith(_BACKED):
        near = [item for item in scene.items if 0 <= item.start - trigger.end < _BEHIND]
        agent = _unique(item.entity.replace("place:", "state:") for item in near[:1])
        recipient = _first(before[-1:])
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
    """Return whom an event noun is laid to ("تفجير نسب إلى الجماعة", "نسبته السلطات إلى الجماعة")."""
    verb = next(
        (
            token
            for token in scene.tokens
            if trigger.end < token.start < trigger.end + 2 * _CLOSE and grammar().has("blames", token.bare)
        ),
        None,
    )
    if verb is None:
        return ()
    return _first([item for item in scene.items if item.start >= verb.end and item.prep == "الي" and not item.place])


def _light_subject(trigger: Trigger, found: Proposition, scene: Scene, before: Sequence[Item]) -> tuple[str, ...]:
    """Return the subject of a light verb before an event noun ("وشنت ثلاثون طائرة تركية موجة من الغارات")."""
    words = grammar()
    led = [token for token in scene.tokens if found.start <= token.start < trigger.start]
    if not any(words.has("lights", token.bare) for token in led):
        return ()
    bare = [item for item in before if item.prep == "" and not item.place]
    return _joined(bare[0], bare[1:], scene) if bare else ()


def _owner(after: Sequence[Item]) -> tuple[str, ...]:
    """Return the doer that ل introduces ("هجوم لتنظيم")."""
    return _first([item for item in after if item.prep == "ل"])


def _mutual(trigger: Trigger, found: Proposition, scene: Scene, before: Sequence[Item], after: Sequence[Item]) -> Roles:
    """Return the parties of a clash, a meeting or a pact: all who stand around it."""
    target = next((item for item in after if item.prep == "" and _adjacent(trigger, item, scene)), None)
    if trigger.form == "masdar" and trigger.lemma in _OF_PATIENT and target is not None:
        return Roles((), (target.entity,), rule=f"roles.{frame(trigger)}.target")
    against = [item for item in after if item.prep in ("ضد", "علي")]
    sides = [item for item in after if item.prep in _WITH or item.prep == ""]
    subject = [item for item in before if item.prep in ("", "بين", "مع") and not item.place]
    if frame(trigger) == "clash" and trigger.form != "verb":
        subject = [item for item in subject if item.named]
    led = _subject(trigger, found, scene, before) if trigger.form == "verb" else None
    if led is not None:
        subject = [led, *(item for item in subject if item != led)]
    if trigger.form == "verb" and (frame(trigger) == "clash" or trigger.lemma in _ABOUT):
        sides = sides[: 0 if subject else 1] + [
            item for item in sides[0 if subject else 1 :] if item.prep in _WITH or _and(item, scene)
        ]
    agent = _unique(item.entity for item in (*subject, *sides) if item not in against)
    origin = nisbas(trigger, scene)
    agent = agent or origin
    lone = [item for item in (*subject, *sides) if item.entity in agent]
    if len(agent) == 1 and lone and lone[0].prep in _WITH:
        agent = _unique((*_inherited(found, scene, None), *agent))
    return Roles(agent, _first(against) if frame(trigger) == "clash" else (), rule=f"roles.{frame(trigger)}.mutual")


def _subject(trigger: Trigger, found: Proposition, scene: Scene, before: Sequence[Item]) -> Item | None:
    """Return the subject before a verb: in its clause, or the antecedent of its relative pronoun."""
    home = next((clause for clause in found.clauses if clause.start <= trigger.start < clause.end), found.clauses[0])
    inside = [item for item in before if item.start >= home.start and item.prep == "" and not item.place]
    beside = [item for item in before if not item.place and _touches(item, trigger, scene)]
    if beside and (beside[-1].prep == "" or _plural(trigger)):
        return beside[-1]
    if inside:
        return inside[0]
    if home.opener == "that":
        return _named_by_pronoun(trigger, home, scene)
    if home.opener == "relative":
        earlier = [
            item for item in scene.items if item.end <= home.start and home.start - item.end < 40 and not item.place
        ]
        return earlier[-1] if earlier else None
    return None


def _touches(item: Item, trigger: Trigger, scene: Scene) -> bool:
    """Whether a noun stands right before a verb, an adjective between them at most ("مسلحين مجهولين خطفوا")."""
    between = [token for token in scene.tokens if item.end <= token.start and token.end <= trigger.start]
    return len(between) <= 1 and all(token.pos in ("adj", "noun") for token in between)


def _named_by_pronoun(trigger: Trigger, home: Clause, scene: Scene) -> Item | None:
    """Return what the pronoun of أنه or إنها stands for: the noun before it ("قالت الجماعة إنها أسرت")."""
    led = [token for token in scene.tokens if home.start <= token.start < trigger.start]
    if not led or not led[0].key.endswith(_PRONOUNS) or len(led) > _LED:
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
        if not _and(item, scene) or item.start - last.end > _APART:
            break
        found.append(item.entity)
        last = item
    return _unique(found)


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
    return _unique(states)


def _first(items: Sequence[Item]) -> tuple[str, ...]:
    return (items[0].entity,) if items else ()


def _unique(entities: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entities))


#: Verbs that are written like their verbal noun: an adjective of origin beside them shows the noun ("دعم أميركي").
_HOMOGRAPHS = ("دعم", "قصف", "ضرب", "خطف", "قتل", "رفض", "طلب", "منع", "حظر")
#: Verbs of talk whose object is the topic, not a party.
_ABOUT = ("بحث", "ناقش", "تعهد", "وافق")
#: Phrases that name the helper behind them ("بدعم من", "المدعومة من").
_BACKED = ("بدعم", "بمسان", "بإسناد", "بمؤازرة", "بغطاء", "المدعوم", "المدعم", "مدعوم", "تدعم", "يدعم", "دعمت")
#: Verbs whose subject is the one who dies or suffers.
_DYING = ("تعرض", "استشهد", "لقي", "سقط", "فارق", "قضوا", "قضى نحبه", "راح", "أصيب", "نزح", "فر", "تشرد")
#: Verbal nouns of attack whose genitive is the target, not the doer.
_OF_PATIENT = frozenset(
    (
        "مبايعة",
        "قتال",
        "مواجهة",
        "دعم",
        "تأييد",
        "استهداف",
        "اغتيال",
        "اقتحام",
        "مهاجمة",
        "محاربة",
        "التصدي",
        "ضرب",
        "تدمير",
        "غزو",
        "اجتياح",
        "دك",
        "نسف",
        "حرق",
        "إحراق",
        "محاصرة",
        "حصار",
        "تطويق",
    )
)
