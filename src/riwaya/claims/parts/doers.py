"""Who does what is told where the clause leaves him out: the subject before, a pronoun, the speaker.

"لكنها انسحبت" has no subject of its own; it takes the nearest noun phrase that agrees with it and can do what is told,
in its clause, in its sentence, else the topic of a sentence before. "هجومها" is whose pronoun it has, "خرجنا" who
speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from riwaya.claims.clauses import Clause
from riwaya.claims.events import CASUALTY, Proposition, frame
from riwaya.claims.grammar import grammar, holding, inside
from riwaya.claims.parts.agreement import Form, Known, agrees, finite, form, known, with_pronoun
from riwaya.claims.parts.announced import announces
from riwaya.claims.parts.carried import alone, ending, has_own, leader, owner, subject, thing_acts, within
from riwaya.claims.parts.cast import NOBODY, THING, Doer
from riwaya.claims.parts.collectives import adjectives
from riwaya.claims.parts.governed import BY
from riwaya.claims.parts.items import APART, Item, Scene, first, joined_by_and, unique
from riwaya.claims.parts.nearest import FOR as FOR
from riwaya.claims.parts.nearest import names_own, nearest_of, reaches, told_alone, unknown_leads
from riwaya.model import Trigger
from riwaya.script import key

#: The word behind which whoever holds or trains people stands ("المختطفين لدى").
HELD_BY = key("لدى")
#: Last words of what leads to a doer.
_LAST_OF_BY = frozenset((HELD_BY, *(word.split(" ")[-1] for word in BY)))
#: Kinds of entities that tell of events, or where they happen, and are no party to them.
_TELLING = ("agency:", "media:", "source:", "place:", "facility:")
#: Entities that suffer violence in reports and do not commit it.
HARMLESS = frozenset(
    (
        "group:civilians",
        "group:people",
        "group:displaced",
        "group:detainees",
        "group:medics",
        "group:journalists",
        "group:hostages",
        "group:wounded",
        "group:negotiators",
    )
)
_ANYBODY = "group:people"
#: The mode of setting free, and who is set free and sets nobody free.
RELEASE, HELD = "release", frozenset(("group:detainees", "group:hostages"))
#: People who are victims where a toll names them, and words of a toll.
_VICTIMS = (HARMLESS | {"group:settlers", "group:tribes", "group:kurds", "group:protesters", "state-force:police"}) - {
    _ANYBODY,
    "group:wounded",
    "group:negotiators",
    "group:hostages",
}
_TOLL = 3
_HURT = frozenset(map(key, ("ضحايا", "قتلى", "جرحى", "مصابين", "جثامين", "جثث", "شهداء", "ضحية", "قضوا", "قضى")))
#: People who are told of and do nothing that is carried over.
_PASSIVE = frozenset((_ANYBODY, "group:members", "group:wounded", "intl:international-community"))
#: Of these, the ones who clash with forces all the same ("مواجهات بين الشبان والجيش").
CROWDS = frozenset(("group:civilians", "group:displaced", "group:detainees"))
#: Characters between a relative pronoun and the noun that it refers to.
ANTECEDENT = 40
#: Words behind a verb, itself included, in which a pronoun takes up the noun of its relative clause.
_RESUMED = 3
_RELATED: dict[str, Form] = {key("الذي"): "m", key("التي"): "f", key("الذين"): "p"}
TAKEN_UP = frozenset(
    key(prep + pronoun)
    for prep in ("علي", "في", "من", "ب", "ل", "إلي", "عن", "مع", "عند", "لدي", "حول", "ضد")
    for pronoun in ("ه", "ها", "هم", "هما")
)
_AS_ALSO = key("كما")
#: Words between such a pronoun and its verb, itself included ("إنها لم تكن قد").
LED = 4
_SELF = frozenset(map(key, ("نفسه", "نفسها", "نفسيهما", "أنفسهم")))
#: Words between a light verb and the noun that tells what it does ("أقام صلات", "أصبح تحت سيطرة").
_LIT = 1
#: Kinds of entities that tell of what forces do.
_TELLERS = ("per:", "media:", "agency:", "ngo:", "source:", "intl:un")
#: Ends of the names of bodies that count the dead and attack nobody.
_COUNTERS = ("health-ministry", "ministry-of-health", "red-crescent", "civil-defence")
#: Verbs whose subject is the fighting itself ("اندلعت اشتباكات"), so that nobody is left out.
_BREAKS_OUT = tuple(
    key(prefix + verb)
    for prefix in ("", "و", "ف")
    for verb in (
        "استمر", "تستمر", "يستمر", "دار", "تدور", "يدور", "اندلع", "تندلع", "وقع", "تقع", "وقوع", "نشب", "تنشب", "تجدد",
        "تتجدد", "شهد", "تشهد", "يشهد", "تواصل", "تتواصل", "احتدم", "تصاعد", "تتصاعد", "اشتد", "تشتد", "جرت", "تجري",
    )
)  # fmt: skip
#: Verbs of blowing up, which somebody does.
_BLOWING = ("فجر", "نسف", "لغم", "فخخ")
#: Verbal nouns that wage an attack: their doer is the one who wants, plans or goes on ("واصلوا شن هجمات").
_WAGING = ("شن ", "تنفيذ ", "توجيه ", "إطلاق ", "اطلاق ", "ارتكاب ", "القيام ")
#: Types whose doer, where it is left out, is a body and not the person who speaks of it.
_FORCES_DO = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "AID", "STATUS", "RETREAT"))
#: Kinds of bodies whose spokesmen tell of their own deeds.
_FORCES = ("state-force:", "group:", "intl:")
#: Modes of these types that tell of people as well ("وهي تعيش في خوف").
_OF_PEOPLE = ("condition", "leadership")
#: Frames whose noun takes its doer as a pronoun ("هجومها").
_OWN = frozenset(("attack", "blast", "clash", "move", "hold", "join", "with", "speech", "aid"))
_TAILS = {1: ("ه",), 2: ("ها", "هم", "نا"), 3: ("هما",)}
_POINTS: dict[str, Form] = {"ه": "m", "ها": "f", "هم": "p", "نا": "we", "هما": "d"}
#: Ends of participles of speech that say how somebody does something else ("مطالبين بالإفراج", "داعية إلى").
_CIRCUMSTANCE = ("ا", "ين", "ه")
#: Killing that somebody orders or plots.
EXECUTING = ("إعدام", "أعدم", "اغتال", "اغتيال", "ذبح", "نحر", "تصفية")
#: Verbal nouns of attack whose genitive is the target, not the doer.
OF_PATIENT = frozenset(
    (
        "مبايعة", "تسليح", "إبلاغ", "إخطار", "إطلاع", "قتال", "مواجهة", "دعم", "تأييد", "استهداف", "اغتيال",
        "اقتحام", "مهاجمة",
        "محاربة", "التصدي", "ضرب", "تدمير", "غزو", "اجتياح", "دك", "نسف", "حرق", "إحراق", "محاصرة", "حصار",
        "تطويق", "تفريق", "فض", "قمع", "ردع", "صد", "إحباط", "إفشال", "دحر", "سحق", "مطاردة", "ملاحقة",
        "إبادة", "تصفية", "رشق", "طعن", "إسقاط", "اعتراض", "نهب", "قنص",
    )
)  # fmt: skip
#: Nouns of hitting whose pronoun is the target where nothing else is, and what leads the target in behind one.
_HITTING = OF_PATIENT | {key(word) for word in ("قصف", "تفجير", "إصابة", "استهداف", "تدمير", "إحراق", "إسقاط", "إبادة")}
_AT = frozenset(map(key, ("على", "ضد")))


class Discourse(Struct, frozen=True):
    """What a sentence is told in: the topics of the sentences before it, the last first, who speaks (None: the
    outlet), a spokesman as the body he speaks for, and as himself; who spoke last before, in this sentence or, where
    it names no speaker, in the one before."""

    topics: tuple[Known, ...] = ()
    voice: str | None = None
    speaker: str | None = None
    heard: str | None = None
    here: bool = False


#: A sentence on its own, told by the outlet.
ALONE = Discourse()


def doers(found: Proposition, entities: Iterable[str], *, told: bool = False) -> tuple[str, ...]:
    """Return the entities that can do what is told: media tell and places lie, unnamed civilians do not bomb.

    Args:
        told: whether word order tells that they did it ("أحرق شبان السيارة").
    """
    rough = found.event in ("ASSAULT", "COERCE", "SANCTION") and not told
    freed = found.mode == RELEASE
    return tuple(
        entity
        for entity in entities
        if not entity.startswith(_TELLING)
        and not (rough and (entity in HARMLESS or entity.startswith("ngo:")))
        and not (freed and entity in HELD)
    )


#: Where people publish themselves.
_PLATFORMS = frozenset(
    f"media:{name}" for name in ("twitter", "facebook", "telegram", "youtube", "instagram", "tiktok", "whatsapp")
)


def sufferers(found: Proposition, entities: tuple[str, ...]) -> tuple[str, ...]:
    """Return who suffers what is told: "30 شخصا" are a figure and no party, Twitter is where it is claimed."""
    if found.event not in ("ASSAULT", "STATUS"):
        return entities
    return tuple(entity for entity in entities if entity != _ANYBODY and entity not in _PLATFORMS)


def victims(found: Proposition, scene: Scene) -> tuple[str, ...]:
    """Return the unnamed people that an attack killed or hurt, where its own words name no target.

    They stand right behind a word of the toll ("ضحايا مدنيين", "مقتل نحو 25 قرويا"); who is only called by his country
    is a figure of the toll.
    """
    if found.event != "ASSAULT":
        return ()
    tolls = [one.end for one in found.triggers if frame(one) in CASUALTY]
    tolls += [one.end for one in scene.tokens if found.start <= one.start < found.end and one.stem in _HURT]
    near = [item for item in scene.items if found.start <= item.start < found.end and item.entity in _VICTIMS]
    return first([item for item in near if any(_behind_toll(toll, item, scene) for toll in tolls)])


def _behind_toll(toll: int, item: Item, scene: Scene) -> bool:
    words, table = grammar(), adjectives()
    between = inside(scene.tokens, toll, item.start)
    own = next((token.stem for token in scene.tokens if token.start <= item.start < token.end), "")
    return (
        item.start >= toll
        and own not in table
        and len(between) <= _TOLL
        and all(
            token.pos in ("num", "prep") or words.has("partitives", token.stem) or token.key.isdigit()
            for token in between
        )
    )


def killed_by_somebody(one: Proposition, recipient: Sequence[str]) -> bool:
    """Whether losses have a doer though the sentence names none: executions, and a party's dead in its conflict.

    A toll of people ("قتل أكثر من أربعين ألف شخص") or a bare "خسائر" does not say who took the lives.
    """
    if one.head.lemma.startswith(EXECUTING):
        return True
    return any(entity not in HARMLESS for entity in recipient)


def wants_doer(found: Proposition) -> bool:
    """Whether a proposition without a subject takes the one told before: an active verb, a verbal noun of doing."""
    head = found.head
    if reflexive(head):
        return True
    if frame(head) == "blast" and head.lemma.startswith(_BLOWING) and form(head) in ("p", "d"):
        return True  # "وفجروا منزلا"
    if frame(head) in ("kill", "wound", "blast", "displace") or head.voice == "passive":
        return False
    if head.lemma.startswith("تعرض") or (head.form in ("participle", "phrase") and _is_done_to(head)):
        return False
    if frame(head) == "clash" and key(head.text).startswith(_BREAKS_OUT):
        return False
    if head.form == "verb":
        return True
    if frame(head) == "attack" and key(head.text).startswith(_WAGING):
        return True
    if frame(head) == "speech" and head.form == "participle":
        return key(head.text).endswith(_CIRCUMSTANCE)
    return frame(head) in ("take", "acton", "move", "aid", "act", "hold", "with", "join") or of_patient(head)


def of_patient(head: Trigger) -> bool:
    """Whether a verbal noun of attack has the target for its genitive ("تفريق المتظاهرين")."""
    return head.lemma.removeprefix("ال").split(" ")[0] in OF_PATIENT


def reflexive(head: Trigger) -> bool:
    """Whether a verb tells what somebody did to himself ("فجر نفسه")."""
    return head.form == "verb" and any(word in _SELF for word in key(head.text).split(" ")[1:])


def leads_to_doer(head: Trigger) -> bool:
    """Whether a trigger ends in the word behind which the doer stands ("مخطوفين لدى")."""
    return key(head.text).split(" ")[-1] in _LAST_OF_BY


def _is_done_to(head: Trigger) -> bool:
    """Whether a participle tells of those to whom it was done ("المخطوفين لدى التنظيم")."""
    first = key(head.text).split(" ")[0].removeprefix("ال")
    besides = head.event == "SUPPORT" and key(head.text).endswith("ا")  # "مشيدا بالاتفاق"
    return first.startswith("م") and frame(head) == "acton" and not besides


def inherited(found: Proposition, scene: Scene, discourse: Discourse, *, partner: bool = False) -> Doer:
    """Return the nearest fitting subject before the proposition in its sentence, else one carried over.

    A subject agrees with the verb, can do what is told, and speaks of no deeds but its own. One of the trigger's own
    clause goes first, then the names before it, then anybody.

    Args:
        partner: whether one party is told and the other is looked for ("واشتبكت مع الجيش").
    """
    told = form(found.head)
    verb = leader(found.head, scene.tokens)
    shows = told or (ending(scene.tokens[verb]) if verb is not None else "")
    if told == "we":
        return NOBODY if discourse.voice is None else Doer((discourse.voice,), "doer.we")

    able = _able(found, scene)
    if verb is not None and finite(found.head) and (thing_acts(verb, shows, scene) or unknown_leads(verb, scene)):
        return Doer((), THING)
    left = _left(found, discourse) if partner or _leaves_out(found.head, verb, shows, scene) else []
    home = found.home(found.head)
    headed = [item for item in able if item.end <= home.start and home.start - item.end < ANTECEDENT]
    headed = [item for item in headed if agrees(told, known(item, scene))]
    lone = headed and not any(item.start >= home.start for item in able)
    resumed = home.opener == "relative" and _resumed(found.head, home, scene)
    if home.opener == "relative" and lone and not resumed:
        return Doer(with_partners(headed, scene), "doer.relative")
    inside = within(found.head, scene)
    if doers(found, (item.entity for item in inside)):
        return Doer(with_partners(inside[:1], scene), "doer.within")
    whose = owner(found.head, verb, scene, able)
    leads = verb is not None and (found.head.form != "noun" or _at_once(verb, found.head, scene))
    leads = leads and not told_alone(found.head, verb, scene)
    led = whose or (subject(verb, shows, scene, able, resumed=resumed) if verb is not None and leads else ())
    if led:
        return Doer(unique(item.entity for item in led), "doer.owner" if whose else "doer.subject")
    if verb is not None and announces(found.head, verb, scene) and (discourse.voice or "").startswith(_FORCES):
        return Doer(doers(found, (discourse.voice or "",)), "doer.voice")
    led_on = verb is not None and not has_own(found.head, verb, shows, scene.tokens)
    forced = found.event in _FORCES_DO and frame(found.head) not in ("move", "hold")
    closed = (forced and home.opener == "relative") or (verb is not None and names_own(found.head, verb, shows, scene))
    near = [] if closed else [item for item in scene.items if not item.place]
    near = [item for item in near if item.end <= found.head.start and reaches(item, found.head, home, led_on=led_on)]
    nearest = nearest_of([item for item in near if agrees(told, known(item, scene))], home, scene)
    if nearest and nearest[-1] not in able:
        return Doer(
            (), THING
        )  # whoever it goes on from can do no such thing, so that nobody further off does it either
    if nearest and not told_alone(found.head, verb, scene):
        return Doer(with_partners(nearest, scene), "doer.nearest")
    topical = next(iter(sorted((one for one in left if agrees(told, one)), key=lambda one: _a_man(told, one))), None)
    if topical is not None:
        return Doer((topical.entity,), "doer.topic")
    return NOBODY


def _a_man(told: Form, one: Known) -> bool:
    """Whether a feminine verb would go on from a person of whom nothing shows a woman, so that a body goes before."""
    return told == "f" and one.entity.startswith("per:") and one.gender != "f"


def _at_once(verb: int, head: Trigger, scene: Scene) -> bool:
    """Whether an event noun stands right behind a verb, a pronoun between them at most ("ووفرت لهم ملاذات")."""
    return sum(scene.tokens[verb].end <= one.start < head.start for one in scene.tokens) <= _LIT


def speaks_on(found: Proposition, scene: Scene, discourse: Discourse) -> tuple[str, ...]:
    """Return who asks, refuses or accuses in the outlet's words without a subject: whoever spoke right before.

    "وأشار الوزير إلى أن الهدنة هشة، وطالب بتمديدها" is one speaker; so is a next sentence that opens with "ودعا".
    """
    head = found.head
    verb = leader(head, scene.tokens)
    if discourse.voice is not None or discourse.heard is None or verb is None or not finite(head):
        return ()
    if frame(head) != "speech" or form(head) in ("we", "p", "d") or has_own(head, verb, form(head), scene.tokens):
        return ()
    home = found.home(head)
    if home.opener in ("relative", "that") or any(home.start <= item.start < head.start for item in scene.items):
        return ()
    tokens = scene.tokens
    joined = tokens[verb].key.startswith("و") or (verb and tokens[verb - 1].key == _AS_ALSO)
    if not joined or (not discourse.here and not alone(verb, scene)):
        return ()
    if form(head) == "f" and discourse.heard.startswith("per:"):
        return ()
    return (discourse.heard,)


def _able(found: Proposition, scene: Scene) -> list[Item]:
    """Return the noun phrases before a proposition that can do what it tells."""
    return [item for item in able_in(found, scene) if item.end <= found.head.start]


def able_in(found: Proposition, scene: Scene) -> list[Item]:
    """Return the noun phrases of a sentence that can do what a proposition tells."""
    able = [item for item in scene.items if not item.place]
    able = [item for item in able if item.entity not in _PASSIVE and doers(found, (item.entity,))]
    if reflexive(found.head):
        return [item for item in able if item.entity.startswith("per:")]
    if found.event == "ASSAULT":
        able = [item for item in able if not item.entity.endswith(_COUNTERS)]
    if found.event in _FORCES_DO and found.mode not in _OF_PEOPLE:
        return [item for item in able if not item.entity.startswith(_TELLERS)]
    return able


def _left(found: Proposition, discourse: Discourse) -> list[Known]:
    """Return the topics of the sentences before that can do what is told; who only speaks of it is none."""
    silent = discourse.speaker if (discourse.voice or "").startswith(_TELLERS) else None
    left = [one for one in discourse.topics[:1] if doers(found, (one.entity,)) and one.entity != silent]
    return [one for one in left if one.entity.startswith("per:") or not reflexive(found.head)]


def _leaves_out(head: Trigger, verb: int | None, shows: Form, scene: Scene) -> bool:
    """Whether a clause has no subject of its own, so that an earlier sentence tells it.

    Nobody before the verb may be its subject, and no noun behind it.
    """
    if reflexive(head):
        return True
    if verb is None or has_own(head, verb, shows, scene.tokens):
        return False
    return (head.form == "verb" or _at_once(verb, head, scene)) and alone(verb, scene)


def _resumed(head: Trigger, home: Clause, scene: Scene) -> bool:
    """Whether a pronoun takes up the noun of a relative clause as its object ("المناطق التي يسيطر عليها")."""
    words = [token for token in scene.tokens if token.end > head.start][:_RESUMED]
    taken = next((token.key for token in words if token.key in TAKEN_UP), None)
    opens = next((token.bare for token in scene.tokens if token.start >= home.start), "")
    return with_pronoun(head, scene) if taken is None else _RELATED.get(opens, "") in ("", _POINTS[_end(taken)])


def _end(word: str) -> str:
    return next(end for end in ("هما", "ها", "هم", "ه") if word.endswith(end))


def meant_by_pronoun(head: Trigger, scene: Scene, discourse: Discourse) -> tuple[str, ...]:
    """Return whom the pronoun of an event noun means as its doer ("هجومهم على", "عملياتها", "قواتنا")."""
    told = _joined_pronoun(head, scene)
    if told == "" or (frame(head) not in _OWN and not _toward(head, scene)) or of_its_object(head, scene):
        return ()
    if told == "we":
        return () if discourse.voice is None else (discourse.voice,)
    before = [item for item in scene.items if item.end <= head.start and not item.place and item.prep != FOR]
    fit = [item for item in before if agrees(told, known(item, scene))]
    if told in ("f", "m"):  # "أعدم التنظيم المتطوعين لدى سيطرته على البلدة"
        fit = [item for item in fit if item.named or item.entity not in HARMLESS] or fit
    if told == "f":
        fit = [item for item in fit if known(item, scene).gender == told] or fit
    if fit:
        return with_partners(fit, scene) if told in ("p", "d") else (fit[-1].entity,)
    return next(((one.entity,) for one in discourse.topics if agrees(told, one)), ())


def of_its_object(head: Trigger, scene: Scene, shows: Form = "") -> bool:
    """Whether the pronoun of a noun of hitting is what or whom it hits ("جراء استهدافهما بغارات", "تدميرهما", but
    "استهدافها للتنظيم", "قصفهم المدينة").

    Args:
        shows: what the pronoun must show, "" for anything.
    """
    told = _joined_pronoun(head, scene)
    if head.form not in ("masdar", "noun") or frame(head) not in ("attack", "blast") or told == "":
        return False
    if shows not in ("", told):
        return False
    word = key(head.lemma).removeprefix("ال").split(" ")[0]
    if word not in _HITTING:
        return False
    behind = next((token for token in scene.tokens if token.start >= head.end), None)
    if behind is None or behind.pos in ("verb", "adj", "punct", "adv"):
        return True
    aimed = behind.clitics.startswith(FOR) or behind.bare in _AT
    return not aimed and not (behind.pos in ("noun", "prop", "propn") and behind.clitics in ("", "ال"))


def _toward(head: Trigger, scene: Scene) -> bool:
    """Whether ل leads to whom a noun with a pronoun is for, so that the pronoun is its doer ("دعمها للحكومة")."""
    behind = next((token for token in scene.tokens if token.start >= head.end), None)
    aimed = behind is not None and behind.key.startswith(FOR) and behind.pos != "verb"
    upon = behind is not None and behind.bare in _AT and frame(head) == "take"  # "سيطرته على البلدة"
    return (frame(head) == "acton" and aimed) or upon or (frame(head) == "act" and " ل" in key(head.text))


def _joined_pronoun(head: Trigger, scene: Scene) -> Form:
    """Return the gender of the pronoun that is joined to an event noun, "" without one."""
    if head.form in ("verb", "participle"):
        return ""
    token = holding(scene.tokens, head.start)
    if token is None:
        return ""
    tail = _TAILS.get(len(token.key) - len(token.stem) - len(token.clitics), ())
    ending = next((ending for ending in tail if token.key.endswith(ending)), "")
    return _POINTS.get(ending, "")


def with_partners(items: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return the last of some subjects with those that و joins it to ("الجيش والشرطة")."""
    found = [items[-1]]
    for item in reversed(items[:-1]):
        pair = item.end >= found[0].start  # two that one word names: "الوزيرين", "الوزيران المصري والأردني"
        if not pair and (not joined_by_and(found[0], scene) or found[0].start - item.end > APART):
            break
        found.insert(0, item)
    return unique(item.entity for item in found)
