"""Who asks, blames, backs, refuses or threatens whom: what each verb of speech governs.

"طالب المحتجون الحكومة بالاستقالة" (its object), "طلب من الحكومة" (من before him), "نددوا بالغارات التركية" (who
does what they are about), "داعيا الأطراف إلى الحوار" (a participle, whose subject stands before).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from msgspec import Struct, structs

from riwaya.claims.events import Proposition, frame
from riwaya.claims.grammar import Token, grammar, holding, inside
from riwaya.claims.parts.agreement import PRONOUNS, agrees, finite, form, known, with_pronoun
from riwaya.claims.parts.cast import Roles
from riwaya.claims.parts.collectives import SHORT, adjectives, seat
from riwaya.claims.parts.governed import FROM
from riwaya.claims.parts.items import Item, Scene, joined_by_and, party, unique
from riwaya.claims.parts.objects import deed_behind, endangered, lone_man
from riwaya.claims.parts.phrases import entity_of, straight, with_following
from riwaya.claims.parts.subjects import CHARGES, follows, subject_before, told_by_pronoun
from riwaya.claims.parts.texts import in_which, issuer, tells_itself, text_behind
from riwaya.data import read_data
from riwaya.model import Trigger
from riwaya.script import key

_FILE = Path(__file__).with_name("government.yaml")
#: Endings of participles.
_ENDINGS = ("ين", "ون", "ات", "ه", "ا", "ي")
#: Words from the verb of an act on in which what it aims at begins.
_REACH = 9
#: Words between a title and the name of who bears it.
_TITLED = 8
#: Characters behind a verb in which its content begins where a lone noun between is its object.
_NEAR = 60
#: Nouns of what somebody does himself: who asks for it asks him ("طالبوا باستقالة الوزير").
_OWN = frozenset(map(key, ("استقالة", "رحيل", "تنحي", "تنحية", "إقالة", "عزل", "محاسبة", "مساءلة")))
#: End of the rule of verbs whose subject is the one blamed: whoever speaks blames him.
BLAMED = ".blamed"
#: End of the rule of verbs whose subject is a text.
TEXT = ".text"
#: "بناء على طلب من": a request of whoever stands behind.
_REQUEST = key("طلب")
_ON = frozenset(map(key, ("بناء", "بناءا", "استجابة", "تلبية", "نزولا")))
#: Verbs whose subject is the one accused ("يواجه اتهامات").
_FACING = tuple(map(key, ("واجه", "لاقى", "تعرض", "تلقى", "قوبل")))
#: Calls to go.
_GO = frozenset(map(key, ("ارحل", "ارحلوا", "ارحلي", "تنح")))
#: What opens a clause of what should be done.
_THAT = frozenset(map(key, ("أن", "بأن", "وأن")))
#: Words before a noun that make it an aim ("من أجل إقناع الحكومة").
_PURPOSE = frozenset(map(key, ("أجل", "بهدف", "بغية", "بغرض", "بقصد")))
#: What is laid to somebody.
_CHARGE = key("مسؤولية")


class Government(Struct, frozen=True):
    """What an act of speech governs: whether its object is its aim, the prepositions before him, those before its
    content, whether it may aim at what somebody has or does, whether its subject is blamed, or asked where there is no
    object."""

    object: bool = False
    prepositions: frozenset[str] = frozenset()
    content: frozenset[str] = frozenset()
    of: bool = False
    subject: bool = False
    passive: bool = False


@cache
def _governments() -> dict[str, Government]:
    """Return what each past, participle and verbal noun governs."""
    entries = read_data(_FILE)
    return {
        key(one): Government(
            entry.get("object", False),
            frozenset(map(key, entry.get("prepositions", ()))),
            frozenset(map(key, entry.get("content", ()))),
            entry.get("of", False),
            entry.get("subject", False),
            entry.get("passive", False),
        )
        for entry in entries
        for one in entry["forms"]
    }


def government(trigger: Trigger) -> Government | None:
    """Return what the first word of an act of speech governs, None where nobody listed it."""
    word = key(trigger.lemma).split(" ")[0].removeprefix("ال")
    table = _governments()
    if word in table or trigger.form != "participle":
        return table.get(word)
    return next((table[bare] for end in _ENDINGS if (bare := word.removesuffix(end)) != word and bare in table), None)


def speech(
    trigger: Trigger, found: Proposition, scene: Scene, before: Sequence[Item], after: Sequence[Item]
) -> Roles | None:
    """Return the parts of an act of speech whose government is known, None where the general rules read it.

    Args:
        before, after: the items of its clause before and behind it, places among them.
    """
    if found.event in ("ACCUSE", "REJECT") and trigger.form == "verb" and key(trigger.lemma).startswith(_FACING):
        inner = [item for item in after if item.end <= trigger.end and not item.place]
        faces = inner[0] if inner else subject_before(trigger, found, scene, before)
        return Roles((), entity_of(faces), rule=f"roles.{frame(trigger)}.received")
    if key(trigger.text).split(" ")[0] in _GO:  # "ارحل يا فلان", "فلان ارحل"
        near = [
            item for item in scene.items if -1 <= trigger.start - item.end <= 1 or 0 <= item.start - trigger.end <= 4
        ]
        return Roles((), tuple(item.entity for item in near[:1]), rule=f"roles.{frame(trigger)}.imperative")
    governs = government(trigger)
    if governs is None or trigger.voice == "passive":
        return None
    states = {item.entity: state for item in after if item.place and (state := _state(item, scene)) is not None}
    parties = [item for item in after if not item.place or item.entity in states]
    told = _told(trigger, governs, found, scene, before, parties)
    if told is not None and found.event == "THREATEN" and not told.recipient:
        told = structs.replace(told, recipient=endangered(trigger, told.agent, parties, scene))
    if told is None or not states:
        return told
    agent, aimed = (tuple(states.get(entity, entity) for entity in names) for names in (told.agent, told.recipient))
    return structs.replace(told, agent=agent, recipient=aimed)


def _state(item: Item, scene: Scene) -> str | None:
    """Return a country as its state, and a capital that no noun governs as the one whose government sits there ("طالبت
    الوزيرة دمشق بالرد", not "محافظ دمشق"); None for other places."""
    if party(item) != item.entity:
        return party(item)
    before = next((token for token in reversed(scene.tokens) if token.end <= item.start), None)
    free = before is None or before.pos not in ("noun", "num") or "ال" in before.clitics or scene.in_name(before)
    return seat(item.entity) if item.prep == "" and free else None


def _told(
    trigger: Trigger,
    governs: Government,
    found: Proposition,
    scene: Scene,
    before: Sequence[Item],
    parties: Sequence[Item],
) -> Roles | None:
    """Return the parts of an act of speech, countries among them by their place."""
    if (asking := _at_request(trigger, parties, scene)) is not None:
        return Roles((asking.entity,), (), rule=f"roles.{frame(trigger)}.genitive")
    if trigger.form == "participle":
        return Roles((), _aim(trigger, governs, parties, trigger.end, scene), rule=f"roles.{frame(trigger)}.noun")
    if not finite(trigger):
        return _noun(trigger, governs, parties, scene)
    pronoun = with_pronoun(trigger, scene)
    right = parties[0] if pronoun and parties and parties[0].prep == "" else None
    own = right is not None and follows(trigger, right, scene)
    subject = right if own else subject_before(trigger, found, scene, before)
    antecedent = subject if subject is not None and subject.end <= trigger.start else None
    behind_it = next((item for item in parties if item.prep == "" and item.start >= trigger.end), None)
    resumed = antecedent is not None and found.home(trigger).opener == "relative"  # "الذي ينتقده متطرفون"
    if resumed and behind_it is not None and straight(behind_it, scene) and follows(trigger, behind_it, scene):
        also = [item for item in parties if item.start > behind_it.start]  # "في خطوة أدانتها مصر والسعودية"
        doers = with_following(behind_it, also, scene)
        return Roles(doers, entity_of(antecedent), rule=f"roles.{frame(trigger)}.verb")
    written = None if subject is not None else text_behind(trigger, scene)
    if written is not None:
        by = issuer(written, parties, scene)
        start = written.end if by is None else by.end
        aimed = _aim(trigger, governs, [item for item in parties if item != by], start, scene)
        return Roles(entity_of(by), aimed, rule=f"roles.{frame(trigger)}{TEXT}")
    telling = subject is None and tells_itself(trigger, scene)
    shown = told_by_pronoun(found.home(trigger), scene) and form(trigger) in ("m", "f", "")  # "أكد أنه رفض عرض X"
    if subject is None and not telling and not shown:
        subject = _subject_behind(trigger, governs, parties, scene) or _carried(trigger, governs, scene)
    suffers = governs.passive and subject is not None and subject.end <= trigger.start and not pronoun
    if suffers and not _aim(trigger, governs, parties, trigger.end, scene):
        return Roles((), entity_of(subject), rule=f"roles.{frame(trigger)}.received")
    if governs.subject:
        return Roles((), entity_of(subject), rule=f"roles.{frame(trigger)}{BLAMED}")
    if pronoun:
        also = [item for item in parties if subject is not None and item.start > subject.start >= trigger.end]
        doers = with_following(subject, also, scene)
        return Roles(doers, _meant(trigger, subject, scene), rule=f"roles.{frame(trigger)}.verb")
    behind = subject is not None and subject.start > trigger.start
    rest = [item for item in (*before, *parties) if subject is not None and item.start > subject.start]
    agent = with_following(subject, rest, scene)
    start = max(trigger.end, subject.end) if behind and subject is not None else trigger.end
    others = [item for item in parties if item.entity not in agent]
    if behind and subject is not None:
        others = [item for item in others if not _own_office(subject, item, scene)]
    aimed = _aim(trigger, governs, others, start, scene)
    if not aimed and found.event == "REQUEST":
        aimed = tuple(entity for entity in _should(start, scene) if entity not in agent)
    return Roles(agent, aimed, rule=f"roles.{frame(trigger)}.verb")


def _at_request(trigger: Trigger, parties: Sequence[Item], scene: Scene) -> Item | None:
    """Return whose request something is done at ("بناء على طلب من الحكومة", "بطلب من فلان", "استجابة لطلب من")."""
    token = holding(scene.tokens, trigger.start)
    behind = next((item for item in parties if item.prep == FROM and item.start >= trigger.end - SHORT), None)
    if token is None or token.stem != _REQUEST or behind is None:
        return None
    led = [one for one in scene.tokens if one.end <= token.start][-2:]
    at = token.clitics in ("ب", "وب") or any(one.key in _ON for one in led)
    return behind if at and len(inside(scene.tokens, trigger.end, behind.start)) <= _TITLED else None


def _subject_behind(trigger: Trigger, governs: Government, parties: Sequence[Item], scene: Scene) -> Item | None:
    """Return the subject behind a verb: the first of two noun phrases, or a lone one that agrees and is no object."""
    cut = _content(trigger, governs, trigger.end, scene)
    if in_which(trigger, parties, scene):
        return None
    direct = [item for item in parties if item.prep == "" and item.start < cut]
    direct = _named_last([item for item in direct if _same_clause(trigger.end, item, scene)], scene)
    if not direct or form(trigger) in ("p", "we") or deed_behind(trigger, scene):
        return None
    one = direct[0]
    if governs.object and any(
        not joined_by_and(other, scene) and not _apposed(one, other, scene) for other in direct[1:]
    ):
        return one if agrees(form(trigger), known(one, scene)) else None
    if key(trigger.lemma).startswith(CHARGES) and agrees(form(trigger), known(one, scene)):
        return one if _owned_behind(one, cut, scene) else None
    if governs.object and not governs.content and form(trigger) == "f" and lone_man(one, scene):
        return None
    return one if follows(trigger, one, scene) and not _goes_on(trigger, governs, cut, scene) else None


def _owned_behind(item: Item, cut: int, scene: Scene) -> bool:
    """Whether an object follows a noun phrase, which so is the subject ("حمل رئيس الحكومة خصومه مسؤولية")."""
    behind = next((token for token in scene.tokens if item.end <= token.start < cut), None)
    return behind is not None and behind.pos == "noun" and "ال" not in behind.clitics and behind.stem != _CHARGE


def _goes_on(trigger: Trigger, governs: Government, cut: int, scene: Scene) -> bool:
    """Whether و goes on with the subject of the verb before, so that a lone noun is the object ("وحث الحكومة على")."""
    return cut < trigger.end + _NEAR and _carried(trigger, governs, scene) is not None


def _carried(trigger: Trigger, governs: Government, scene: Scene) -> Item | None:
    """Return the subject of the verb before that a verb behind و shares: the first noun phrase behind that verb that
    agrees, else the last one before it."""
    token = holding(scene.tokens, trigger.start)
    if token is None or token.clitics != "و" or not governs.object or not governs.content:
        return None
    led = [one for one in scene.tokens if one.pos == "verb" and one.end <= token.start]
    led = [one for one in led if _of_main_clause(one, scene)][-1:] or led[-1:]
    items = [item for item in scene.items if item.end <= token.start and item.prep == "" and not item.place]
    items = [item for item in items if led and agrees(form(trigger), known(item, scene))]
    several = bool(led) and led[0].key.endswith(("وا", "ون"))  # the verb before its subject is singular
    behind = [item for item in items if not several and item.start >= led[0].end]
    return next(iter([*behind, *reversed([item for item in items if item.end <= led[0].start])]), None)


def _of_main_clause(verb: Token, scene: Scene) -> bool:
    """Whether a verb opens its sentence or clause, or و joins it: not that of a relative clause ("جولة شملت لبنان")."""
    words = grammar()
    before = next((token for token in reversed(scene.tokens) if token.end <= verb.start), None)
    if before is None or verb.clitics[:1] in ("و", "ف"):
        return True
    return before.pos == "punct" or any(words.has(name, before.bare) for name in ("complements", "subordinators"))


def _named_last(items: Sequence[Item], scene: Scene) -> list[Item]:
    """Return noun phrases without the unnamed title of a person who is named behind it ("خطيب المسجد فلان")."""
    if len(items) > 1 and not items[0].named and items[1].entity.startswith("per:"):
        word = holding(scene.tokens, items[0].start)
        single = word is not None and not word.stem.endswith(("ون", "ين", "ات")) and "ال" not in word.clitics
        if single and len(inside(scene.tokens, items[0].end, items[1].start)) <= _TITLED:
            return list(items[1:])
    return list(items)


def _should(start: int, scene: Scene) -> tuple[str, ...]:
    """Return who should do what is asked for in a clause of أن, its subject ("طالبوا بأن تعتذر الحكومة")."""
    tokens = [token for token in scene.tokens if token.start >= start][:_REACH]
    at = next((at for at, token in enumerate(tokens) if token.key in _THAT), None)
    verb = tokens[at + 1] if at is not None and at + 1 < len(tokens) else None
    if verb is None or verb.pos != "verb":
        return ()
    behind = next((item for item in scene.items if item.start >= verb.end), None)
    if behind is None or behind.prep or len(inside(scene.tokens, verb.end, behind.start)) > SHORT:
        return ()
    state = _state(behind, scene) if behind.place else behind.entity
    return () if state is None else (state,)


def _own_office(person: Item, other: Item, scene: Scene) -> bool:
    """Whether a body behind a person is told as the one of which he holds an office ("حذر فلان مدير الوكالة من")."""
    return other.start >= person.end and not other.entity.startswith("per:") and _apposed(person, other, scene)


def _apposed(person: Item, other: Item, scene: Scene) -> bool:
    """Whether a noun phrase belongs to the title behind a person's name ("فلان عضو البرلمان")."""
    if not person.entity.startswith("per:"):
        return False
    words = grammar()
    between = inside(scene.tokens, person.end, other.start)
    opener = next((token for token in between if token.key not in '،,"«'), None)
    return (
        opener is not None
        and "ال" not in opener.clitics
        and (words.has("ranks", opener.stem) or words.has("titles", opener.stem))
    )


def _same_clause(start: int, item: Item, scene: Scene) -> bool:
    """Whether no verb, relative pronoun or full stop parts a noun phrase from an offset before it."""
    words = grammar()
    between = inside(scene.tokens, start, item.start)
    return len(between) <= 2 * _REACH and not any(
        token.pos == "verb" or words.has("relatives", token.bare) or token.key in ".؛:" for token in between
    )


def _content(trigger: Trigger, governs: Government, start: int, scene: Scene) -> int:
    """Return where the content of an act begins ("بالاستقالة", "إلى الحوار", "أن"), else where the sentence ends; the
    preposition inside an office opens none ("الأمين العام للأمم المتحدة")."""
    words = grammar()
    titled = {item.start for item in scene.items if item.prep == ""}
    for token in scene.tokens:
        if token.start < start or any(token.start < at < token.end for at in titled):
            continue
        joined = token.clitics.removesuffix("ال").removesuffix("ل" if token.clitics.endswith("لل") else "").lstrip("وف")
        if joined in governs.content or token.bare in governs.content or words.has("complements", token.bare):
            return token.start
    return scene.tokens[-1].end if scene.tokens else trigger.end


def _aim(trigger: Trigger, governs: Government, parties: Sequence[Item], start: int, scene: Scene) -> tuple[str, ...]:
    """Return whom an act is aimed at."""
    cut = _content(trigger, governs, start, scene)
    near = [item for item in parties if item.start >= start or item.end <= trigger.end]
    near = [item for item in near if item.end <= trigger.end or _same_clause(start, item, scene)]
    if governs.of and (doers := _doers_told(start, near, scene)):
        return doers
    direct = [item for item in near if item.prep in governs.prepositions]
    if governs.object:
        direct += [item for item in near if item.prep == "" and item.start < cut and not _meanwhile(item, scene)]
    elif governs.of:
        direct += [item for item in near if item.prep == "" and _led_in(start, item, governs, scene)]
    direct = [item for item in sorted(direct, key=lambda item: item.start) if not _suffers(item, scene)]
    direct = [item for item in direct if len(inside(scene.tokens, start, item.start)) <= _REACH]
    if direct:
        rest = [item for item in near if item.start >= direct[0].start and item is not direct[0]]
        return with_following(direct[0], rest, scene)
    return _asked_of(near, scene) if governs.content else ()


def _led_in(start: int, item: Item, governs: Government, scene: Scene) -> bool:
    """Whether a preposition of the verb leads what a noun phrase is the genitive of ("ندد بسياسة الحكومة")."""
    between = inside(scene.tokens, start, item.start)
    return any(
        token.bare in governs.prepositions or token.clitics.lstrip("وف")[:1] in governs.prepositions
        for token in between
    )


def _meanwhile(item: Item, scene: Scene) -> bool:
    """Whether a noun phrase belongs to what tells when ("انتقد بعد لقاء نظيره سياسة الحكومة"), and is no object."""
    words = grammar()
    led = [token for token in scene.tokens if token.end <= item.start][-2:]
    noun = len(led) == 2 and led[1].pos == "noun" and led[1].clitics == ""
    return noun and words.has("in_time_of", led[0].bare)


def _suffers(item: Item, scene: Scene) -> bool:
    """Whether a noun phrase suffers what a noun before it tells ("استنكر قتل المدنيين"), so that nobody blames it."""
    words = grammar()
    for token in reversed([token for token in scene.tokens if token.end <= item.start][-_REACH:]):
        if words.has("suffered", token.stem):
            return True
        titled = words.has("ranks", token.bare) or words.has("ranks", token.stem) or "ال" in token.clitics
        if not titled and token.pos not in ("num", "adj"):
            return False
    return False


def _doers_told(start: int, near: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return the states that an adjective beside what an act is about names as its doers ("رحب بالغارات التركية")."""
    table = adjectives()
    end = near[0].start if near else None
    states: list[str] = []
    tokens = [token for token in scene.tokens if token.start >= start][:_REACH]
    for led, token in pairwise(tokens):
        parted = token.pos == "verb" or token.key in "،,.؛:" or grammar().has("relatives", token.bare)
        if (end is not None and token.start >= end) or parted:
            break
        state = table.get(token.stem)
        if state is None:
            if states:
                break
            continue
        described = states or led.clitics.endswith(("ال", "لل")) == ("ال" in token.clitics)
        people = led.stem in grammar().collectives or grammar().has("ranks", led.stem) or scene.in_name(token)
        if described and not people:
            states.append(state)
    return unique(states)


def _asked_of(near: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return whose resignation or recall somebody asks for ("مطالبين باستقالة الحكومة")."""
    for item in near:
        led = [token for token in scene.tokens if token.end <= item.start][-2:]
        if item.prep == "" and any(token.stem in _OWN for token in led):
            return (item.entity,)
    return ()


def _noun(trigger: Trigger, governs: Government, parties: Sequence[Item], scene: Scene) -> Roles | None:
    """Return the parts of a verbal noun of asking whose genitive is asked ("لمطالبة الحكومة بالاستقالة")."""
    token = holding(scene.tokens, trigger.start)
    if token is None or not governs.object or not governs.content or governs.of:
        return None
    cut = _content(trigger, governs, trigger.end, scene)
    aimed = _asked_of(parties, scene)
    if "ال" in token.clitics or token.clitics.endswith("لل"):
        return Roles((), aimed, rule=f"roles.{frame(trigger)}.noun") if aimed else None
    genitive = next((item for item in parties if item.prep == "" and item.start < cut), None)
    whose = token.key[-(token.end - trigger.end) :] if token.end > trigger.end else ""
    if (
        genitive is not None
        and whose in dict(PRONOUNS)
        and len(inside(scene.tokens, token.end, genitive.start)) <= SHORT
    ):
        rest = [item for item in parties if item.start > genitive.start]
        return Roles(
            (), with_following(genitive, rest, scene), rule=f"roles.{frame(trigger)}.noun"
        )  # "مطالبته الحكومة بـ"
    led_in = next((one for one in reversed(scene.tokens) if one.end <= token.start), None)
    purpose = token.clitics.lstrip("وف").startswith("ل") or _decided(token, scene)
    purpose = purpose or (led_in is not None and led_in.bare in _PURPOSE)
    led = genitive is not None and len(inside(scene.tokens, trigger.end, genitive.start)) <= SHORT
    if not purpose or genitive is None or not led or len(inside(scene.tokens, genitive.end, cut)) > SHORT:
        return None
    rest = [item for item in parties if item.start > genitive.start]
    return Roles((), with_following(genitive, rest, scene), rule=f"roles.{frame(trigger)}.noun")


def _decided(noun: Token, scene: Scene) -> bool:
    """Whether somebody decides on an act of asking, so that its genitive is asked ("قرر القاضي دعوة الوزير إلى")."""
    led = [token for token in scene.tokens if token.end <= noun.start][-_REACH:]
    verb = next((token for token in reversed(led) if token.pos == "verb"), None)
    return verb is not None and grammar().has("decides", verb.bare)


def _meant(trigger: Trigger, subject: Item | None, scene: Scene) -> tuple[str, ...]:
    """Return whom the object pronoun of a verb means: the nearest noun phrase before that agrees and does not act."""
    token = holding(scene.tokens, trigger.start)
    tail = "" if token is None else key(token.key)[-(token.end - trigger.end) :]
    told = dict(PRONOUNS).get(tail)
    if told is None:
        return ()
    items = [item for item in scene.items if item.end <= trigger.start and not item.place and item != subject]
    fit = [item for item in items if agrees(told, known(item, scene))]
    fit = [item for item in fit if item.prep == ""] or fit
    return (fit[-1].entity,) if fit else ()
