"""Both sides of a clash, a meeting or a pact: whoever stands around it.

"اشتباكات بين الجيش والمسلحين", "التقى الوزير نظيره", "محادثات الوزير مع المبعوث".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from riwaya.claims.events import CASUALTY, Proposition, frame
from riwaya.claims.grammar import Token, grammar, holding, inside
from riwaya.claims.parts.agreement import Form, agrees, form, known
from riwaya.claims.parts.carried import ending, heads, leader, pronoun
from riwaya.claims.parts.carried import subject as carries_on
from riwaya.claims.parts.cast import Roles
from riwaya.claims.parts.collectives import seat
from riwaya.claims.parts.doers import HARMLESS, OF_PATIENT, Discourse, inherited, with_partners
from riwaya.claims.parts.governed import FROM
from riwaya.claims.parts.homographs import in_construct
from riwaya.claims.parts.items import Item, Scene, first, joined_by_and, party, unique
from riwaya.claims.parts.phrases import (
    AMONG,
    adjacent,
    freed_from,
    governs,
    nisbas,
    of_title,
    stands_close,
    with_following,
)
from riwaya.claims.parts.pronouns import befallen
from riwaya.claims.parts.sides import LED, REACH, TWO, WITH, lies_between, pair_before, parties_behind, told_later
from riwaya.claims.parts.subjects import subject_before, waged_by
from riwaya.claims.parts.visits import ALSO, VISIT, arrived, of_peer, peers_of, visited
from riwaya.model import Trigger
from riwaya.script import key

#: Pronouns of what is agreed on or talked of, no party ("اتفقوا عليها").
_UPON = tuple(key(prep + end) for prep in ("علي", "في", "حول", "بشأن", "عن", "من") for end in ("ه", "ها", "هم", "هما"))
_THEM = frozenset(map(key, ("بينهما", "بينهم")))
_BETWEEN_HIM, _BETWEEN_HER, _AND_BETWEEN = map(key, ("بينه", "بينها", "وبين"))
_BETWEEN_THEM = frozenset(map(key, ("بينه", "بينها", "بينهم", "بينهما", "بيننا")))
#: Who brings others together meets nobody himself.
_MEDIATED = "third-party"
#: Verbs of talk whose object is the topic, not a party.
_ABOUT = ("بحث", "ناقش", "تعهد", "وافق")
#: Verbal nouns of theirs, with whose adjectives the topic is told ("مناقشة الأزمة السورية").
_TALKED = ("بحث", "مناقش", "تباحث")
#: Verbs whose phrase holds the talk that they have with whoever stands behind it.
_CONTACT = ("أجرى", "تلقى", "عقد")
_MEETING = ("التقى", "قابل", "هاتف")
#: Kinds of bodies that speak of talks of their own ("نفت الحركة أي اتصالات مع").
_BODIES = ("state:", "group:", "state-force:", "intl:")
#: Verbs of a pact that one enters alone.
_ALONE = ("تعهد", "التزم", "وافق", "صادق")
#: Characters between two capitals that و joins.
_NEXT = 3
#: Verbs of who sends somebody, and whom he sends.
_SENDING, _ENVOYS = ("بعث", "أوفد", "أرسل", "إيفاد", "إرسال"), "group:negotiators"
#: Nouns that count meetings or tell their course ("سلسلة لقاءات").
_SERIES = frozenset(
    map(
        key,
        (
            *("سلسلة", "جولة", "جولات", "أول", "ثاني", "ثالث", "آخر", "عدة", "بعض", "عدد", "ختام", "مستهل", "بداية"),
            *("نهاية", "هامش", "أعقاب", "إجراء", "عقد", "استئناف", "بدء", "إطلاق", "جلسة", "جلسات", "قبيل", "عقب"),
        ),
    )
)
#: Verbs of who gives room to the talks of others.
_HOSTING = tuple(
    map(key, ("استضاف", "يستضيف", "تستضيف", "احتضن", "يحتضن", "تحتضن", "شهد", "يشهد", "تشهد", "رعى", "رعت"))
)
#: Verbs of those who speak of the talks of others, or make room for them.
_SPEAKING_OF = tuple(
    map(
        key,
        (
            *("شكك", "يشكك", "استبعد", "يستبعد", "توقع", "يتوقع", "رجح", "يرجح", "رحب", "يرحب", "أيد", "يؤيد"),
            *("دعا", "دعت", "يدعو", "تدعو", "حذر", "يحذر", "تحذر", "انتقد", "ينتقد", "تنتقد", "أشاد", "يشيد", "تشيد"),
            *("احتج", "يحتج", "تحتج", "ترحب", "تؤيد", "تشكك", "تتوقع", "تستبعد", "طالب", "يطالب", "تطالب", "حث", "يحث"),
            *("تحث", "عرقل", "يعرقل", "تعرقل", "أفشل", "تفشل", "يفشل", "أرجأ", "ترجئ", "يرجئ", "نظم", "ينظم", "تنظم"),
            *("رعى", "رعت", "يرعى", "ترعى", "استضاف", "يستضيف", "تستضيف", "علق", "ندد", "يندد", "تندد", "ثمن", "بارك"),
        ),
    )
)
#: First letters of verbs that tell of the dead and hurt.
_DEAD = tuple(map(key, ("قتل", "أصيب", "جرح", "لقي", "قضى", "سقط", "استشهد", "مات", "توفي", "أعلن", "شهد", "تشهد")))
#: Words by which an agreement is only mediated.
_BROKERED = ("وساطة", "توسط")


def mutual(
    trigger: Trigger,
    found: Proposition,
    scene: Scene,
    beside: tuple[Sequence[Item], Sequence[Item]],
    discourse: Discourse,
) -> Roles:
    """Return the parties of a clash, a meeting or a pact: all who stand around it."""
    before, after = beside
    trigger = structs.replace(trigger, form="masdar") if in_construct(trigger, scene) else trigger
    kind, verb = frame(trigger), trigger.form == "verb"
    if kind in ("meet", "pact", "clash", "with") and (both := _between_them(trigger, found, scene)):
        return Roles(both, (), rule=f"roles.{kind}.mutual")
    target = next((item for item in after if item.prep == "" and governs(trigger, item, scene)), None)
    if trigger.form == "masdar" and trigger.lemma in OF_PATIENT and target is not None:
        return Roles((), (target.entity,), rule=f"roles.{kind}.target")
    if verb and kind == "clash" and (fought := _one_sided(trigger, found, scene, before, after)) is not None:
        return fought
    against = [item for item in after if item.prep in ("ضد", "علي")]
    sides = parties_behind(trigger, (*after, *told_later(trigger, found, scene)), scene)
    subject = [item for item in before if item.prep in ("", "بين", "مع") and not item.place]
    waged = () if verb else waged_by(trigger, after, scene)
    if waged and kind == "clash":
        return Roles(waged, first(against) or freed_from(trigger, scene), rule=f"roles.{kind}.waged")
    between = any(item.prep in AMONG for item in sides)
    if not verb:
        subject = [] if between or target is not None else _carrying_out(trigger, found, subject, scene)
    led = subject_before(trigger, found, scene, before) if verb else None
    if verb and not subject and form(trigger) == "d":
        subject = _capitals(before)
    hosts = verb and between and kind == "meet" and key(trigger.text).lstrip("وف").startswith(_HOSTING)
    if hosts:
        subject = []
        sides = sides[next(at for at, item in enumerate(sides) if item.prep in AMONG) :]
    elif led is not None:
        subject = [led, *(item for item in subject if item != led)]
    if verb and subject and kind in ("meet", "pact", "with"):
        sides = [item for item in sides if item.prep not in AMONG or not lies_between(trigger, item, scene)]
    if kind == "pact" and trigger.lemma.startswith(_ALONE):
        sides = [item for item in sides if item.prep not in WITH]  # "تعهدت بتقديم مقترحات بعد التشاور مع"
    if verb and (kind == "clash" or trigger.lemma in _ABOUT):
        itself = not subject and bool(sides) and (kind == "clash" or stands_close(trigger, sides[0], scene))
        sides = sides[:itself] + [item for item in sides[itself:] if item.prep in WITH or joined_by_and(item, scene)]
    if trigger.mode == _MEDIATED:
        told = [item for item in before if item.prep == "" and not item.place]
        if not verb:
            whose = _owner(trigger, scene, discourse) or _brokers(trigger, after, scene)
            return Roles(whose, (), rule=f"roles.{kind}.mediated")
        return Roles(unique(item.entity for item in (subject or told[-1:])), (), rule=f"roles.{kind}.mediated")
    if kind == "pact" and trigger.lemma.split(" ")[-1].startswith(_BROKERED):
        lone = subject or [item for item in sides if item.prep == ""]
        return Roles(unique(item.entity for item in lone[:1]), (), rule=f"roles.{kind}.mediated")
    met = [item for item in (*subject, *sides) if item not in against]
    met = [item for item in met if (verb and len(met) <= 2) or not _apposed(item, scene)]
    if trigger.mode == VISIT:  # "قام بجولة شملت مصر ولبنان", "زيارة للمملكة المغربية"
        met = [item for item in met if item in subject or not visited(item, scene)]
    agent = unique(item.entity for item in (*met, *(peers_of(trigger, scene) if verb and kind == "meet" else ())))
    topical = trigger.lemma in _ABOUT if verb else trigger.lemma.startswith(_TALKED)
    agent = agent or (() if topical else nisbas(trigger, scene))
    if verb and len(agent) < TWO and not sides and form(trigger) == "d":
        agent = pair_before(trigger, scene) or agent
    if kind == "meet" and not verb and (owner := _owner(trigger, scene, discourse)) and owner[0] not in agent:
        return Roles(unique((*owner, *agent)), (), rule=f"roles.{kind}.mutual")
    if trigger.lemma.startswith(_SENDING) and len(agent) > 1:
        agent = tuple(entity for entity in agent if entity != _ENVOYS)
    if not agent and not verb and trigger.mode == VISIT:
        agent = arrived(trigger, scene)
    if kind == "meet" and not verb and len(agent) == 1 and of_peer(trigger, scene):
        earlier = [item for item in scene.items if item.end <= trigger.start and item.prep == "" and not item.place]
        agent = unique((*first(earlier[-1:]), *agent))
    lone = [item for item in (*subject, *sides) if item.entity in agent]
    hurt = any(frame(other) in CASUALTY for other in found.triggers)
    one_side = bool(lone) and (len(agent) == 1 or _all_with(lone, subject, trigger, scene))
    if one_side and _with_another(lone[0], trigger, scene) and not (hurt and kind == "clash"):
        other = _behind_verb(lone[0], scene) if not verb else ()
        other = (
            other
            or inherited(
                found, scene, discourse, partner=verb or kind == "pact" or not _governed(trigger, scene)
            ).entities
        )
        other = other or (_who_fought(trigger, scene) if kind == "clash" and not verb else ())
        speaks = (discourse.voice or "").startswith(_BODIES) and kind in ("meet", "pact")
        voice = (discourse.voice,) if speaks and discourse.voice is not None else ()
        agent = unique((*(other or voice), *agent))
    elif lone and verb and kind == "meet" and _all_met(lone, trigger, scene):
        agent = unique((*inherited(found, scene, discourse, partner=True).entities, *agent))
    upon = key(trigger.text).split(" ")[-1].startswith(_UPON)
    if verb and not upon and kind in ("meet", "pact") and (meant := befallen(trigger, scene, agent)):
        if not agent:
            led_on = inherited(found, scene, discourse, partner=True).entities
            if led_on == meant:  # "والتقى الرئيس التركي وبحث معه"
                led_on = next(((one.entity,) for one in discourse.topics if one.entity not in meant), ())
            meant = befallen(trigger, scene, led_on) or meant
            agent = led_on
        agent = unique((*agent, *meant) if not lone else (*meant, *agent))
    if kind == "with" and _by_way(trigger, scene) and sides:
        return Roles(
            inherited(found, scene, discourse, partner=True).entities, first(sides), rule=f"roles.{kind}.by-way"
        )
    recipient = first(against) or (freed_from(trigger, scene) if kind == "clash" else _fought(after, scene))
    recipient = recipient if kind in ("clash", "with") else ()
    return Roles(agent, tuple(one for one in recipient if one not in agent), rule=f"roles.{kind}.mutual")


def _who_fought(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return the subject of the verb of which fighting with somebody is the circumstance ("سيطر الجيش على البلدة بعد
    معارك مع الحركة"), nobody where that verb speaks or tells of the dead."""
    at = leader(trigger, scene.tokens)
    verb = None if at is None else scene.tokens[at].bare
    if at is None or verb is None or verb.startswith((*_SPEAKING_OF, *_DEAD)) or grammar().has("saying", verb):
        return ()
    able = [item for item in scene.items if not item.place and item.entity.startswith(_BODIES)]
    able = [item for item in able if item.entity not in HARMLESS]
    return unique(item.entity for item in carries_on(at, ending(scene.tokens[at]), scene, able))


def _owner(trigger: Trigger, scene: Scene, discourse: Discourse) -> tuple[str, ...]:
    """Return whose meeting the pronoun of its noun tells: who stands before it, else behind it, else the topic before
    ("قال الوزير خلال لقائه نظيره", "في ختام زيارته لبغداد، دعا الوزير")."""
    own = [token for token in scene.tokens if token.end > trigger.start and token.start < trigger.end]
    told: Form = ""
    told = next((form for token in reversed(own) if token.pos == "noun" and (form := pronoun(token))), told)
    if not told:
        return ()
    people = [item for item in scene.items if not item.place and item.prep in ("", "ل")]
    people = [item for item in people if agrees(told, known(item, scene))]
    if told == "f":
        people = [item for item in people if not item.entity.startswith("per:") or known(item, scene).gender == told]
    before = [item for item in people if item.end <= trigger.start]
    if before:
        return with_partners(before, scene) if told in ("p", "d") else (before[-1].entity,)
    opens = next((token for token in scene.tokens if token.start >= trigger.end and token.pos == "verb"), None)
    behind = [item for item in people if opens is not None and item.start >= opens.end][:1]
    if behind and opens is not None and len(inside(scene.tokens, opens.end, behind[0].start)) <= LED:
        return first(behind)
    return next(((one.entity,) for one in discourse.topics if agrees(told, one)), ())


def _capitals(before: Sequence[Item]) -> list[Item]:
    """Return the two capitals or countries before a verb of two as their states ("الرياض وأنقرة تبحثان")."""
    told = [item for item in before if item.place and item.prep == ""][-2:]
    states = [party(item) if party(item) != item.entity else seat(item.entity) for item in told]
    if len(told) != 2 or told[1].start - told[0].end > _NEXT:
        return []
    return [
        structs.replace(item, entity=state, place=False)
        for item, state in zip(told, states, strict=True)
        if state is not None
    ]


def _apposed(item: Item, scene: Scene) -> bool:
    """Whether a body only tells the second office of the person before it ("فلان ولي العهد القائد الأعلى للجيش")."""
    person = next((one for one in reversed(scene.items) if one.end <= item.start), None)
    if person is None or not person.entity.startswith("per:") or item.entity.startswith("per:"):
        return False
    words = grammar()
    between = inside(scene.tokens, person.end, item.start)
    led = next((token for token in scene.tokens if token.start >= person.end), None)
    titled = led is not None and led.clitics == "" and (words.has("titles", led.stem) or words.has("ranks", led.stem))
    return (
        titled
        and len(between) <= 2 * LED
        and not any(
            token.bare != token.key or token.pos in ("verb", "punct") or token.bare in WITH for token in between
        )
    )


def _between_them(trigger: Trigger, found: Proposition, scene: Scene) -> tuple[str, ...]:
    """Return the two whom a pronoun behind بين takes up ("التقى الوزير نظيره … المباحثات التي جرت بينهما")."""
    if trigger.form == "verb":
        return ()
    behind = [token for token in scene.tokens if token.start >= trigger.end and token.start - trigger.end < REACH // 2]
    if one := _one_and(behind, trigger, scene):
        return one
    them = next((token for token in behind if token.bare in _THEM), None)
    if them is None or any(token.key in "؛." for token in behind if token.end <= them.start):
        return ()
    if any(item.start >= trigger.end and item.prep in WITH for item in scene.items if item.start < them.start):
        return ()
    told = [item for item in scene.items if item.end <= trigger.start and not item.place and item.named]
    for at in range(len(told) - 1, 0, -1):
        pair = with_partners(told[: at + 1], scene)
        if len(pair) > 1:
            return pair
    return ()


def _one_and(behind: Sequence[Token], trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return whom a pronoun behind بين takes up, and the other one ("سيطرت الحركة بعد معارك بينها وبين الجيش")."""
    for word, also in pairwise(behind):
        if word.bare not in (_BETWEEN_HIM, _BETWEEN_HER) or also.key != _AND_BETWEEN:
            continue
        shows: Form = "f" if word.bare == _BETWEEN_HER else "m"
        other = next((item for item in scene.items if item.start >= also.end), None)
        before = [item for item in scene.items if item.end <= trigger.start and not item.place]
        fit = [item for item in before if agrees(shows, known(item, scene)) and other and item.entity != other.entity]
        free = [item for item in fit if item.prep == "" and heads(item, scene)] or fit
        if other is not None and free:
            return unique((free[-1].entity, party(other)))
    return ()


def _one_sided(
    trigger: Trigger, found: Proposition, scene: Scene, before: Sequence[Item], after: Sequence[Item]
) -> Roles | None:
    """Return who fights whom where a verb of fighting has an object ("تقاتل التنظيم", "تصدى الجيش للمسلحين")."""
    if " " in trigger.text or any(item.prep in WITH for item in after):
        return None
    subject = subject_before(trigger, found, scene, before)
    bare = [item for item in after if item.prep in ("", "ل") and not joined_by_and(item, scene)]
    if subject is None and bare and bare[0].prep == "":
        subject, bare = bare[0], bare[1:]
    if subject is None or not bare or bare[0].entity == subject.entity or not stands_close(trigger, bare[0], scene):
        return None
    rest = [item for item in scene.items if item.start > subject.start and item.end <= bare[0].start]
    agent = with_following(subject, rest, scene)
    later = [item for item in after if item.start > bare[0].start]
    return Roles(agent, with_following(bare[0], later, scene), rule=f"roles.{frame(trigger)}.verb")


def _by_way(trigger: Trigger, scene: Scene) -> bool:
    """Whether ب makes a noun of working together the way of doing something ("بالتنسيق مع الجيش")."""
    token = holding(scene.tokens, trigger.start)
    return token is not None and token.clitics.lstrip("وف").startswith("ب")


def _fought(after: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return against whom two work together ("التعاون في قتال الجماعة", "للقضاء على التنظيم")."""
    for item in after:
        led = [token for token in scene.tokens if token.end <= item.start][-LED:]
        if item.prep not in WITH and any(grammar().has("fights", token.stem) for token in led):
            return (item.entity,)
    return ()


def _behind_verb(lone: Item, scene: Scene) -> tuple[str, ...]:
    """Return the subject of the verb that follows a meeting told first ("في اتصال مع نظيره أكد الرئيس")."""
    behind_it = (token for token in scene.tokens if token.start >= lone.end)
    verb = next((token for token in behind_it if token.pos == "verb" or grammar().has("saying", token.bare)), None)
    between = [] if verb is None else inside(scene.tokens, lone.end, verb.start)
    if verb is None or (len(between) > 1 and not _fronted(between, lone, scene)):
        return ()
    behind = next((item for item in scene.items if item.start >= verb.end), None)
    near = behind is not None and behind.prep == "" and _titles_only(verb.end, behind.start, scene)
    return (behind.entity,) if near and behind is not None and behind.entity != lone.entity else ()


def _titles_only(start: int, end: int, scene: Scene) -> bool:
    """Whether only one word, or words of a title, stand between two offsets."""
    between = inside(scene.tokens, start, end)
    return len(between) <= 1 or (len(between) <= LED and all(map(of_title, between)))


def _fronted(between: Sequence[Token], lone: Item, scene: Scene) -> bool:
    """Whether a sentence opens with the meeting as a circumstance of its verb ("وبعد محادثات مع X في جنيف، أعلن Y")."""
    words, opener = grammar(), scene.tokens[0]
    led = any(words.has(name, opener.bare) for name in ("in_time_of", "prepositions"))
    apart = any(words.has(name, one.bare) for one in between for name in ("relatives", "complements", "subordinators"))
    return led and not apart and all(token.pos != "verb" for token in inside(scene.tokens, opener.end, lone.start))


def _all_with(told: Sequence[Item], subject: Sequence[Item], trigger: Trigger, scene: Scene) -> bool:
    """Whether all who are told stand behind the مع of a meeting, joined by و ("بعد التشاور مع الشركاء والدول")."""
    meets = frame(trigger) == "meet" and trigger.form != "verb" and not any(item in subject for item in told)
    return meets and told[0].prep not in AMONG and all(joined_by_and(item, scene) for item in told[1:])


def _all_met(told: Sequence[Item], trigger: Trigger, scene: Scene) -> bool:
    """Whether all who stand behind a verb of meeting are met by whoever was told before."""
    joined = all(joined_by_and(item, scene) for item in told[1:])
    return joined and (_also(trigger, told[0], scene) or (len(told) == 1 and _went_on(told[0], trigger, scene)))


def _went_on(lone: Item, trigger: Trigger, scene: Scene) -> bool:
    """Whether a verb behind و meets whom it has for its only noun phrase ("زار X لبنان والتقى رئيس البرلمان", "وأجرى
    اتصالا بنظيره")."""
    own = holding(scene.tokens, trigger.start)
    joined = own is not None and own.clitics.startswith("و")
    if joined and trigger.lemma.startswith(_CONTACT) and " " in trigger.text and lone.start >= trigger.end:
        return True
    joined = joined and trigger.lemma.startswith(_MEETING)
    if not joined or lone.start < trigger.start or lone.prep:
        return False
    behind = next((token for token in scene.tokens if token.start >= lone.end), None)
    return behind is None or behind.pos in ("prep", "punct", "conj", "verb")


def _also(trigger: Trigger, lone: Item, scene: Scene) -> bool:
    """Whether "too" right behind a verb of meeting shows that whoever follows is met and does not meet ("كما التقى أيضا
    رئيس البرلمان")."""
    behind = next((token for token in scene.tokens if token.start >= trigger.end), None)
    return behind is not None and behind.key in ALSO and lone.start > behind.start and lone.prep == ""


def _with_another(lone: Item, trigger: Trigger, scene: Scene) -> bool:
    """Whether the only party told is the other one: behind مع, or behind "بينها وبين"."""
    if lone.prep not in AMONG:
        return lone.prep in WITH
    led = inside(scene.tokens, trigger.end, lone.start)
    return any(token.bare in _BETWEEN_THEM for token in led)


def _carrying_out(trigger: Trigger, found: Proposition, subject: Sequence[Item], scene: Scene) -> list[Item]:
    """Return who carries out what a noun tells: the subject of a verb in its clause ("أجرى الوزير محادثات مع").

    Where fighting is only the circumstance of something else ("قتلوا خلال معارك"), it is nobody.
    """
    if frame(trigger) != "clash" or found.event != "ASSAULT":
        if frame(trigger) not in ("meet", "pact"):
            return list(subject)
        if _governed(trigger, scene):
            return []
        able = [item for item in subject if heads(item, scene)]
        verb = leader(trigger, scene.tokens)
        if verb is not None and scene.tokens[verb].bare.startswith(_SPEAKING_OF):
            return []
        shows = "" if verb is None else ending(scene.tokens[verb])
        return list(carries_on(verb, shows, scene, able) if verb is not None else ()) or able
    words = grammar()
    home = found.home(trigger)
    led = [token for token in scene.tokens if home.start <= token.start < trigger.start]
    clitic = own.clitics if (own := holding(scene.tokens, trigger.start)) is not None else ""
    partakes = any(words.has("partakes", token.bare) or words.has("partakes", token.stem) for token in led)
    aside = clitic.lstrip("وف").startswith("ب") or (
        bool(led) and (words.has("causes", led[-1].bare) or led[-1].bare == FROM)
    )
    carries = any(token.pos == "verb" or words.has("lights", token.bare) for token in led)
    return [item for item in subject if item.named] if carries and (partakes or not aside) else []


def _governed(trigger: Trigger, scene: Scene) -> bool:
    """Whether a preposition or a noun governs the noun of a pact, or another noun that of a meeting, so that no subject
    before it made it ("تداعيات الاتفاق", "بعد الاتفاق النووي", "دلالات زيارة الوزير")."""
    if trigger.form not in ("noun", "masdar"):
        return False
    own = holding(scene.tokens, trigger.start)
    led = next((token for token in reversed(scene.tokens) if own is not None and token.end <= own.start), None)
    if own is None or led is None:
        return False
    if frame(trigger) == "meet":
        aimed = own.clitics.lstrip("وف") in ("ل", "لل") and led.pos in ("noun", "adj")  # "مؤيدا لمحادثات السلام"
        return aimed or (led.pos == "noun" and own.clitics in ("", "ال") and led.stem not in _SERIES)
    definite = own.clitics.endswith(("ال", "لل"))
    return definite and (led.pos in ("prep", "noun") or _led_in(own))


def _led_in(token: Token | None) -> bool:
    """Whether a preposition is joined to a word ("بالاتفاق")."""
    return token is not None and token.clitics.lstrip("وف")[:1] in ("ب", "ل", "ك")


def _brokers(trigger: Trigger, after: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return whose mediation a noun tells: "بوساطة قطرية", "وساطة الأمم المتحدة", "بوساطة من مصر"."""
    if key(trigger.text).split(" ")[-1] in AMONG:
        return ()
    whose = [item for item in after if item.prep in ("", FROM, "ل") and adjacent(trigger, item, scene)]
    return nisbas(trigger, scene) or with_following(whose[0] if whose else None, after, scene)
