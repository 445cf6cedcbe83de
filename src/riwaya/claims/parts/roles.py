"""Who did it to whom: roles from word order, prepositions, verbal nouns and passives.

A frame says which noun phrase of the sentence plays which part: "هاجم المسلحون الدورية" (verb, subject, object),
"قصف الطيران على البلدة", "مقتل جنديين على يد مسلحين", "الغارات التركية".
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from riwaya.claims.clauses import clause_at
from riwaya.claims.events import CASUALTY, Proposition, frame
from riwaya.claims.grammar import grammar, holding, inside
from riwaya.claims.parts.agreement import HOMOGRAPHS, finite, form, with_pronoun
from riwaya.claims.parts.announced import announced, waged_oneself
from riwaya.claims.parts.antecedents import state_of
from riwaya.claims.parts.blame import accused, charged, involved, laid_to, looked_into
from riwaya.claims.parts.camps import merged
from riwaya.claims.parts.cast import IN_PERSON, NOBODY, THING, Doer
from riwaya.claims.parts.cast import Roles as Roles
from riwaya.claims.parts.collectives import origins
from riwaya.claims.parts.control import by_pronoun, governed, led_by_we, waged_before
from riwaya.claims.parts.countries import country, helped, imposer
from riwaya.claims.parts.doers import (
    ALONE,
    CROWDS,
    FOR,
    RELEASE,
    Discourse,
    able_in,
    doers,
    inherited,
    meant_by_pronoun,
    of_its_object,
    speaks_on,
    sufferers,
    victims,
    wants_doer,
)
from riwaya.claims.parts.entitled import BESIDE, entitled, gives, objected_to, partners
from riwaya.claims.parts.fallen import fallen, fought
from riwaya.claims.parts.fired import fired
from riwaya.claims.parts.governed import BY
from riwaya.claims.parts.homographs import as_noun
from riwaya.claims.parts.hurting import FINDING
from riwaya.claims.parts.items import Item, Scene, unique
from riwaya.claims.parts.leading import appointed
from riwaya.claims.parts.lone import lone_attacker
from riwaya.claims.parts.mentioned import called_for, purpose, talked_of, there_is, told_of, unnamed_subject
from riwaya.claims.parts.mutual import mutual
from riwaya.claims.parts.nouns import noun
from riwaya.claims.parts.phrases import AGAINST, AMONG
from riwaya.claims.parts.phrases import nisbas as nisbas
from riwaya.claims.parts.pronouns import befallen, given
from riwaya.claims.parts.protests import against, chanting, rallied
from riwaya.claims.parts.ruling import ruled, standing
from riwaya.claims.parts.sides import as_sides, related_states
from riwaya.claims.parts.speech import BLAMED, TEXT, speech
from riwaya.claims.parts.struck import exposed, post_items, targets
from riwaya.claims.parts.truces import freed, led_by_verb, moved, nominal, text_of_pact
from riwaya.claims.parts.verbs import FALLING, verb
from riwaya.model import Trigger
from riwaya.script import key

#: Who protests where nobody is told.
_BOYCOTT = "boycott"
_PROTESTERS = "group:protesters"
#: Acts of speech, whose doer is the one who speaks where no other is told ("يجب وقف القتال", "لن نقبل").
_SPEECH = frozenset(("REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"))
#: Of these, the ones that whoever holds an office does for his state.
_OF_OFFICE = frozenset(("REJECT", "SUPPORT", "THREATEN"))
#: What those who wage a campaign call it without saying whose it is ("العمليات العسكرية مستمرة"), and who they can be.
_CAMPAIGNS = tuple(map(key, ("عمليات عسكرية", "عمليات العسكرية", "عملية العسكرية", "عملية عسكرية", "حملة العسكرية")))
_WARRING = ("state:", "state-force:", "group:")
#: What several do together.
_TOGETHER_DONE = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
#: Feelings that somebody tells of and need not have himself ("ساد استياء بين الأهالي").
_FEELINGS = ("استياء", "غضب", "سخط", "احتقان", "امتعاض", "تذمر", "غليان")
#: Inquiries, which only an authority that speaks of them carries out itself.
_INVESTIGATE, _ORDER = "investigate", ("state:", "state-force:")
_FAR = ("doer.topic", "doer.nearest")
#: States of affairs that may lie between two.
_CONDITION = "condition"
#: Types, and modes of them, that whoever stands nearest seldom does.
_NEAR = ("doer.nearest", "doer.owner")
_NOT_NEAR = frozenset(("AID", "SUPPORT", "STATUS condition", "STATUS strength", "MOBILIZE police"))
#: Types and frames that befall people, so that a pronoun of theirs is whom they befall ("اعتقالهم", "قتلوه").
_BEFALLING = frozenset(("ASSAULT", "COERCE", "RETREAT", "SANCTION", "ACCUSE"))
_BEFALLEN = frozenset(("kill", "wound", "acton", "displace"))
#: People whom a pronoun gives to a body, such pronouns, and whom a toll counts.
_OWN_PEOPLE = ("group:fighters", "group:leaders", "group:members", "state-force:soldiers")
_OWNERS = tuple(map(key, ("ه", "ها", "هم")))
_ANYBODY = ("group:people",)
#: Soldiers and police of nobody told, and named forces.
_UNNAMED_MEN, _FORCE = frozenset(("state-force:soldiers", "state-force:police")), "state-force:"
#: What leads to the sides of something that two do.
_BETWEEN = frozenset(map(key, ("بين", "مع")))
#: What the ids of persons begin with.
_PERSON = "per:"
#: Verbs of suffering and of finding the dead, whose clause leaves the doer open where it does not name him.
_LEFT_OPEN = ("تعرض", *FINDING)
#: Ends of the rules that name a doer in words which nothing else can mean ("هجوم شنه", "على يد").
_PLAIN = tuple(f"{kind}.{rule}" for kind in ("attack", "blast", "kill", "wound", "clash") for rule in ("by", "waged"))
#: Ends of the rules that say who was hurt.
_OF_VICTIMS = (".patient", "kill.noun", "kill.by", "wound.noun", "wound.by", "kill.waged")


def roles(found: Proposition, scene: Scene, discourse: Discourse = ALONE) -> Roles:
    """Return the parts of a proposition.

    Args:
        discourse: whom earlier sentences leave for a verb without a subject, and who speaks.
    """
    found = as_noun(nominal(found, scene), scene)
    parts = [_parts(trigger, found, scene, discourse) for trigger in _ordered(found)]
    active = [part for part in parts if part.rule.endswith((".active", ".vso", ".headline"))]
    hurt = {entity for part in parts if part.rule.endswith(_OF_VICTIMS) for entity in part.recipient}
    aided = given(found, scene) if found.event == "AID" else ()
    hurt |= {*aided}
    plain = [part for part in parts if part.rule.endswith(_PLAIN)]
    told = [part for part in (*plain, *active, *parts) if part.rule.endswith(".mutual") or not hurt & {*part.agent}]
    agent = next((kept for part in told if (kept := _able(found, part))), ())
    moving = () if agent else moved(found, scene)
    agent = agent or moving
    settled = parts[0].rule.endswith((".event-subject", "acton.patient")) or any(
        part.rule.endswith((".lost", ".received", BLAMED)) for part in parts
    )
    settled = settled or (_circumstance(found) and bool(hurt))
    written = parts[0].rule.endswith(TEXT)
    slaying = parts[0].rule.endswith("kill.active")
    nobody = bool(parts[0].supplied) and not agent  # outside whose rule it is
    outside = (
        Doer((), THING)
        if nobody
        else NOBODY
        if agent
        else _outside(found, scene, discourse, hurt, settled=settled, slaying=slaying)
    )
    outside = _issuer(found, discourse) if written and not agent else outside
    if outside == NOBODY and not agent and found.head.lemma.startswith(_LEFT_OPEN):
        outside = Doer((), THING)
    struck = exposed(found.head, scene) if found.event in _BEFALLING else None
    nobody = struck is not None or text_of_pact(found.head) or looked_into(found.head, scene)
    outside = Doer((), THING) if nobody and not agent else outside
    if not agent and discourse.voice is not None and waged_oneself(found, scene):
        outside = Doer(doers(found, (discourse.voice,)), "doer.announced")
    if not agent and discourse.voice is not None and parts[0].rule.endswith(BLAMED):
        outside = Doer(doers(found, (discourse.voice,)), "doer.voice")
    laid = None if talked_of(found, scene) else accused(found.head, scene, discourse.topics)
    blamed = () if talked_of(found, scene) else doers(found, laid or involved(found.head, scene))
    outside = (
        Doer(blamed, "doer.blamed" if blamed else THING) if blamed or (laid is not None and not agent) else outside
    )
    shot = fired(found.head, scene) if found.event == "ASSAULT" and not agent else ()
    outside = Doer(shot, "doer.weapon") if shot and not blamed else outside
    # "متهمة باريس بقصف المدنيين": beside the accused the genitive of the noun is whom it befalls
    genitive = found.head.form == "masdar" and found.event in ("ASSAULT", "COERCE")
    befallen_of_noun = tuple(one for one in agent if genitive and blamed and one not in blamed)
    agent = outside.entities or agent
    charge = charged(found.head, scene)
    if charge is not None:
        behind = [item.entity for item in scene.items if item.start >= found.head.start]
        agent = unique((*doers(found, charge, told=True), *(one for one in agent if one in behind)))
        outside = Doer(agent, "doer.charged" if agent else THING)
    agent = merged(agent or imposer(found, scene))
    if (stands := standing(found, scene)) is not None:
        agent, outside = (stands,), NOBODY
    if found.event == "PROTEST" and not (found.mode == _BOYCOTT and agent):
        agent = tuple(entity for entity in agent if entity.startswith("group:")) or (_PROTESTERS,)
    if agent and found.event in _TOGETHER_DONE:
        agent = unique((*agent, *(one for one in doers(found, partners(found, scene), told=True) if one not in hurt)))
    if found.event == "PROTEST" and (aimed := against(found, scene, agent)):
        return Roles(agent, aimed, rule=next((part.rule for part in parts if part.agent or part.recipient), ""))
    borne = [kept for part in parts if (kept := tuple(entity for entity in part.recipient if entity not in agent))]
    posts = post_items(scene) if found.event == "ASSAULT" and borne else frozenset()
    people = next((kept for kept in borne if not posts.issuperset(kept)), ()) or (
        borne[0] if borne else befallen_of_noun
    )
    recipient = sufferers(found, people or struck or ())
    recipient = recipient or tuple(entity for entity in victims(found, scene) if entity not in agent)
    dead = fallen(found, scene) if not recipient or len(agent) <= 1 else ()
    if fought(found, dead) and not (agent and not outside.entities):
        return Roles(dead, (), rule="roles.clash.mutual")
    recipient = recipient or tuple(one for one in sufferers(found, dead) if one not in agent)
    if not recipient and found.event == "ASSAULT" and frame(found.head) in ("attack", "blast"):
        hit = targets(found.head, found.end, scene, agent, discourse.voice)
        recipient = tuple(one for one in sufferers(found, hit) if one not in agent)
    if found.event == "ASSAULT" and recipient and _UNNAMED_MEN.issuperset(recipient):
        hit = targets(found.head, found.end, scene, agent, discourse.voice)
        forces = [kept for kept in (*borne, hit) if not _UNNAMED_MEN.issuperset(kept)]
        named_force = next((kept for kept in forces if all(one.startswith(_FORCE) for one in kept)), ())
        recipient = tuple(one for one in named_force if one not in agent) or recipient
    if not recipient and found.event == "AID":
        recipient = tuple(entity for entity in aided or helped(found, scene) if entity not in agent)
    if not recipient and outside.rule == "doer.we" and frame(found.head) in ("aid", "acton"):
        recipient = befallen(found.head, scene, agent)  # "سنواصل دعمها"
    if not recipient:
        recipient = tuple(entity for entity in country(found, scene) if entity not in agent)
    named = len(agent) == 1 and not outside.entities
    if named and not {*recipient, *hurt} - {*agent, *_OWN_PEOPLE} and _own_people(found, scene, agent[0]):
        return Roles(agent, agent, rule=f"roles.{frame(found.head)}.own")
    befalls = frame(found.head) in _BEFALLEN or of_its_object(found.head, scene, "p")
    if not recipient and found.event in _BEFALLING and befalls and not _of_pronoun(parts):
        recipient = befallen(found.head, scene, agent)
    recipient = recipient or tuple(one for one in freed(found, scene) if one not in agent)
    rule = next((part.rule for part in parts if part.agent or part.recipient), "roles.move.named" if moving else "")
    return Roles(
        agent,
        recipient,
        rule=rule,
        supplied=outside.rule if outside.entities or (outside.rule == THING and not agent) else "",
    )


def _issuer(found: Proposition, discourse: Discourse) -> Doer:
    """Return who issued the text that asks or accuses ("وطالب البيان"): whoever spoke last, if anybody known did."""
    known = () if discourse.heard is None or discourse.heard.startswith("source:") else (discourse.heard,)
    issued = doers(found, known)
    return Doer(issued, "doer.issuer") if issued else Doer((), THING)


def _outside(
    found: Proposition, scene: Scene, discourse: Discourse, hurt: set[str], *, settled: bool, slaying: bool
) -> Doer:
    """Return who does what is told where its own words name no doer.

    Args:
        hurt: whom it befalls.
        settled: whether its own words leave the doer out on purpose.
        slaying: whether its verb kills somebody, without a subject of its own.
    """
    if not settled and discourse.voice is not None and led_by_we(found.head, scene):
        office = state_of(discourse.voice) if discourse.voice.startswith(_PERSON) else None
        return Doer(doers(found, (office or discourse.voice,)), "doer.we")
    if lone := lone_attacker(found, scene):
        return Doer(lone, "doer.lone")
    if not settled and (meant := doers(found, meant_by_pronoun(found.head, scene, discourse))):
        return Doer(meant, "doer.pronoun")
    if not settled and (led := _led(found, scene, hurt, discourse.speaker)) is not None:
        return led
    voice = () if discourse.voice is None else doers(found, (discourse.voice,))
    if voice and found.event in _SPEECH and there_is(found.head, scene):
        return Doer((), THING)
    aside = found.head.form == "participle" and frame(found.head) == "speech"  # "محذرا من"
    several = aside and key(found.head.text).endswith("ين") and bool(voice) and voice[0].startswith(_PERSON)
    felt = found.head.form in ("noun", "masdar") and found.head.lemma.removeprefix("ال").startswith(_FEELINGS)
    if crowd := rallied(found, scene):
        return Doer(crowd, "doer.chanting")
    threat = found.event == "THREATEN" and not finite(found.head) and not aside  # "التهديد" is of who is told of
    if (
        voice
        and found.event in _SPEECH
        and form(found.head) in ("we", "")
        and not told_of(found.head, scene)
        and not (threat or several or felt)
        and not (found.mode == _INVESTIGATE and form(found.head) != "we" and not voice[0].startswith(_ORDER))
    ):
        person = discourse.speaker if found.event == "REQUEST" and form(found.head) == "" else None
        if person is not None and person.startswith("per:"):
            return Doer((person,), IN_PERSON)
        holder = voice[0].startswith("per:") and (found.event in _OF_OFFICE or form(found.head) == "we")
        office = state_of(voice[0]) if holder else None
        return Doer((office,) if office is not None else voice, "doer.voice")
    if not settled and (goes_on := doers(found, speaks_on(found, scene, discourse))):
        return Doer(goes_on, "doer.speaks-on")
    if not settled and announced(found, scene, voice, hurt):
        return Doer(voice, "doer.announced")
    if unnamed_subject(found.head, scene):
        return Doer((), THING)
    if found.event == "COOPERATE" and called_for(found.head, scene):
        return Doer((), THING)
    if (wants_doer(found) or slaying or purpose(found.head, scene)) and not settled:
        taken = inherited(found, scene, discourse)
        if taken.rule == THING:
            return taken
        if aside and (crowd := chanting(found.head, scene, taken.entities)):
            return Doer(crowd, "doer.chanting")
        if (aside or (found.mode == _INVESTIGATE and found.head.form != "verb")) and taken.rule in _FAR:
            return Doer((), THING)  # "أشارت التحقيقات إلى"
        if taken.rule == "doer.owner" and gives(found.head, scene):
            return Doer(doers(found, taken.entities), "doer.owner")
        if taken.rule in _NEAR and (found.event in _NOT_NEAR or f"{found.event} {found.mode}" in _NOT_NEAR):
            return Doer((), THING)
        able = tuple(one for one in doers(found, taken.entities) if one not in hurt)
        if able and not (found.event in _TOGETHER_DONE and objected_to(found.head, scene)):
            return Doer(able, taken.rule)
    if not settled and found.head.form != "verb":
        whose = tuple(one for one in doers(found, entitled(found.head, scene)) if one not in hurt)
        if whose:
            return Doer(whose, "doer.entitled")
    if voice and found.event == "ASSAULT" and key(found.head.text).startswith(_CAMPAIGNS):
        office = state_of(voice[0]) if voice[0].startswith("per:") else None
        return Doer(
            tuple(one for one in (office, *voice) if one is not None and one.startswith(_WARRING))[:1], "doer.campaign"
        )
    return NOBODY


def _led(found: Proposition, scene: Scene, hurt: set[str], speaker: str | None) -> Doer | None:
    """Return who does what is told as another verb or a pronoun shows it; None where neither does. A person can who
    does not speak of it himself."""
    bodies = able = able_in(found, scene)
    if found.event == "ASSAULT":
        men = [one for one in scene.items if one.entity.startswith(_PERSON) and one.entity != speaker]
        able = sorted((*able, *(one for one in men if one not in able)), key=lambda one: one.start)
    waged = waged_before(found, scene, bodies)
    for told in (by_pronoun(found, scene, able), waged if waged.entities else waged_before(found, scene, able)):
        who = tuple(one for one in doers(found, told.entities) if one not in hurt)
        if who:
            return Doer(who, told.rule)
    led = governed(found, scene, able)
    if led is None:
        return None
    return Doer(tuple(one for one in doers(found, led.entities) if one not in hurt), led.rule)


def _own_people(found: Proposition, scene: Scene, doer: str) -> bool:
    """Whether a body does to its own people what is told ("أعدم التنظيم خمسة من عناصره")."""
    head = found.head
    if frame(head) not in ("kill", "displace") or head.form != "verb" or doer.startswith("per:"):
        return False
    behind = [item for item in scene.items if head.end <= item.start < found.end and item.entity not in _ANYBODY]
    behind = [item for item in behind if item.entity != doer or (item.start, item.end) not in scene.names]
    for item in [item for item in behind if item.end <= head.end + BESIDE * 2][:1]:
        token = holding(scene.tokens, item.start)
        if (
            token is None
            or (token.start, token.end) in scene.names
            or (item.entity != doer and item.entity not in _OWN_PEOPLE)
        ):
            return False
        return token.key.endswith(_OWNERS) and len(token.stem) + len(token.clitics) < len(token.key)
    return False


def _of_pronoun(parts: Sequence[Roles]) -> bool:
    """Whether a pronoun takes up the noun of a relative clause, be it whom or what ("محل نهبه المتظاهرون")."""
    return parts[0].rule.endswith(".pronoun-object")


def _circumstance(found: Proposition) -> bool:
    """Whether fighting is where people died ("قتل ثلاثة خلال المواجهات"), so that nobody near is its doer."""
    fought = frame(found.head) == "clash" and found.head.form != "verb"
    return fought and any(frame(trigger) in CASUALTY for trigger in found.triggers)


def _acting(part: Roles, found: Proposition) -> bool:
    """Whether word order tells who did it: the subject before a verb in the plural ("شبان أحرقوا"), or by its ending
    behind one ("حطم مشجعون المحال")."""
    return part.rule.endswith(".shown") or (part.rule.endswith(".verb") and form(found.head) == "p")


def _able(found: Proposition, part: Roles) -> tuple[str, ...]:
    """Return the doers of a part who can do it; in a clash civilians are a side as well ("بين الشبان والجيش")."""
    if not part.rule.endswith("clash.mutual"):
        return doers(found, part.agent, told=_acting(part, found))
    able = {*doers(found, part.agent), *(entity for entity in part.agent if entity in CROWDS)}
    return tuple(entity for entity in part.agent if entity in able)


def _ordered(found: Proposition) -> list[Trigger]:
    """Return the triggers, the head first."""
    return sorted(found.triggers, key=lambda trigger: (trigger is not found.head, trigger.start))


def _parts(trigger: Trigger, found: Proposition, scene: Scene, discourse: Discourse) -> Roles:
    """Return the parts that one trigger gives."""
    kind = frame(trigger)
    after = [
        item for item in scene.items if trigger.start < item.start < found.end and not _nested(item, trigger, found)
    ]
    *led, last = key(trigger.text).split(" ")
    # "تحت سيطرة الجيش": a preposition within the phrase does not govern what its last noun has for genitive
    after = [structs.replace(item, prep="") if _within(item, led, trigger, scene) else item for item in after]
    # "رد بقصف المواقع": what the phrase ends in is no preposition before its object
    freed = trigger.mode == RELEASE and last == _OF  # "الإفراج عن الصحفي"
    if last != key(trigger.text) and (freed or last in BY) and not trigger.lemma.startswith(FALLING):
        after = [structs.replace(item, prep="") if item.prep == last else item for item in after]
    after = [structs.replace(item, prep="") if _genitive(item, trigger, scene) else item for item in after]
    if finite(trigger):  # "مثل الضابط أمام المحكمة": a verb that is spelt like a preposition
        opens = key(trigger.text).split(" ")[0]
        after = [structs.replace(item, prep="") if item.prep == opens else item for item in after]
    before = [item for item in scene.items if found.start <= item.end <= trigger.start]
    people = [item for item in after if not item.place]
    together = kind == "with" and trigger.form != "verb" and trigger.lemma.startswith(_TOGETHER)
    together = together or any(map(trigger.lemma.__contains__, _EXERCISES))
    together = together or (
        trigger.mode == RELEASE
        and trigger.lemma.startswith(_EXCHANGE)
        and (trigger.form != "verb" or any(item.prep in _BETWEEN for item in after))
    )
    if together or kind in ("clash", "meet", "pact"):
        return mutual(trigger, found, scene, (before, as_sides(after, trigger, scene)), discourse)
    if kind == "speech" and (laid := laid_to(trigger, scene)) is not None:
        return Roles(*laid, rule=f"roles.{kind}{BLAMED}")
    if kind == "speech" or found.event == "SUPPORT":
        told = speech(trigger, found, scene, before, after) if not _is_noun(trigger, scene) else None
        if told is not None:
            return told
    held = appointed(trigger, scene) or (ruled(trigger, scene) if kind == "hold" else None)
    if held is not None:
        return held
    if kind == "act" and unnamed_subject(trigger, scene):
        return Roles()
    if trigger.mode == _CONDITION and any(item.prep in AMONG for item in after):  # "تصاعد التوتر بين X وY"
        both = unique(item.entity for item in as_sides(after, trigger, scene) if item.prep in AMONG)
        if both:
            return Roles(both, (), rule=f"roles.{kind}.between")
    if trigger.mode == _CONDITION and len(both := related_states(trigger, scene)) > 1:
        return Roles(both, (), rule=f"roles.{kind}.between")
    if finite(trigger) and not _is_noun(trigger, scene):
        return verb(trigger, kind, found, scene, before, after)
    return noun(trigger, kind, found, scene, before, people)


def _within(item: Item, led: list[str], trigger: Trigger, scene: Scene) -> bool:
    """Whether the preposition before a noun phrase is one of the words that lead a phrase, and none stands between."""
    between = inside(scene.tokens, trigger.end, item.start)
    return trigger.form != "verb" and item.prep in led and not any(token.bare == item.prep for token in between)


def _genitive(item: Item, trigger: Trigger, scene: Scene) -> bool:
    """Whether the preposition of a noun phrase leads the event noun right before it ("باتجاه معاقل المسلحين")."""
    if not item.prep or finite(trigger) or inside(scene.tokens, trigger.end, item.start):
        return False
    own = holding(scene.tokens, item.start)
    last = holding(scene.tokens, trigger.end - 1)
    led = last is not None and grammar().has("prepositions", last.bare)
    return own is not None and own.clitics.removesuffix("ال") == "" and not led


def _is_noun(trigger: Trigger, scene: Scene) -> bool:
    """Whether what could be a verb is a verbal noun: an adjective of origin or "its" goes with it ("أكد دعمه")."""
    if key(trigger.lemma) not in HOMOGRAPHS or key(trigger.text) != key(trigger.lemma):
        return False
    behind = [token for token in scene.tokens if token.start >= trigger.end][:2]
    owned = bool(behind) and behind[0].clitics.startswith(FOR)
    if led_by_verb(trigger, scene):
        return True
    at = next((at for at, token in enumerate(scene.tokens) if token.start <= trigger.start < token.end), 0)
    led = scene.tokens[at - 1] if at else None
    if owned or not with_pronoun(trigger, scene):
        table = origins()
        origin = any(token.stem in table for token in behind[:1]) or (
            len(behind) > 1 and behind[0].stem.endswith(("ي", "يه")) and behind[1].stem in table
        )
        object_of = led is not None and led.pos == "verb" and scene.tokens[at].clitics == ""
        return owned or origin or object_of
    return led is not None and scene.tokens[at].clitics == "" and (led.pos in ("verb", "prep") or led.key in AGAINST)


def _nested(item: Item, trigger: Trigger, found: Proposition) -> bool:
    """Whether an item belongs to a later clause of the proposition than the trigger does."""
    home = clause_at(found.clauses, trigger.start)
    return home is not None and item.start >= home.end


#: Exercises of several armies.
_EXERCISES = ("مناورات", "تدريبات مشتركة", "تمرين مشترك", "تدريب مشترك")
#: What leads to who is set free, and nouns of giving one for another.
_OF = key("عن")
_EXCHANGE = ("تبادل", "صفقة تبادل", "عملية تبادل", "مبادلة")
#: Nouns of what two sides do together, both its doers ("التعاون مع تركيا").
_TOGETHER = ("تعاون", "تنسيق", "تبادل", "شراكة", "التعاون", "التنسيق")
