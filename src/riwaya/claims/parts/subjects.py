"""Who an active verb has for its subject: before it, behind it, or behind the light verb of an event noun.

"الجيش قصف", "قصف الجيش", "قالت الجماعة إنها أسرت", "هجوم شنه مسلحون", "شنت القوات موجة من الغارات".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from riwaya.claims.clauses import Clause
from riwaya.claims.events import Proposition, frame, waging
from riwaya.claims.grammar import Token, grammar, inside
from riwaya.claims.parts.agreement import Form, agrees, form, known, oblique, with_pronoun
from riwaya.claims.parts.carried import ending, heads, subject
from riwaya.claims.parts.doers import ANTECEDENT, HARMLESS, LED, TAKEN_UP
from riwaya.claims.parts.governed import number
from riwaya.claims.parts.items import APART, Item, Scene, first, joined_by_and
from riwaya.claims.parts.nearest import aside
from riwaya.claims.parts.phrases import leads_phrase, plural, stands_close, touches, with_following
from riwaya.model import Trigger
from riwaya.script import key

#: Frames of verbs without an object, so that a counted noun behind them is their subject.
_GOING = frozenset(("move", "act"))
#: Pronouns that أن and إن carry.
_PRONOUNS: dict[str, Form] = {"نه": "m", "نها": "f", "نهم": "p", "نهما": "d"}
#: Words behind the verb of a relative clause in which a pronoun takes its noun up, itself included.
_RESUMED = 6
#: Pronouns at the end of a word, and words from a verb on in which its subject begins.
_OBJECTS = ("ها", "هم", "هما", "ه")
_LEAD = 3
#: What the verb of a relative clause shows where the noun before the pronoun is its subject.
_RELATED = {key("الذي"): ("m", ""), key("التي"): ("f", ""), key("الذين"): ("p", "")}
#: Characters between two relative pronouns of one noun.
_CHAIN = 90
#: "قام بها": it, done by whoever follows.
_BY_IT = frozenset(map(key, ("به", "بها", "بهما")))
#: Whoever claims an attack says so himself: that is a claim of its own ("الهجوم الذي تبناه التنظيم").
_CLAIMING = tuple(map(key, ("تبن", "يتبن", "تتبن")))
_PARTING = frozenset("،,؛;:.")
_RIGHT = key("حق")
#: "Behind it", said of a deed.
_BEHIND_IT = frozenset(map(key, ("وراءه", "وراءها", "خلفه", "خلفها")))
#: Characters between an event noun and the verb that tells of it.
CLOSE = 45
#: Frames of harm: what is held stands behind their verb as the object.
_HARMING = ("attack", "blast", "kill", "take", "acton", "displace")
#: Of these, the ones that take ground and hit places.
_FORCING, _UPON = ("attack", "take", "blast"), key("على")
#: Forms of address before a title ("معالي الأمين العام").
_ADDRESS = frozenset(map(key, ("معالي", "سعادة", "سمو", "فضيلة", "سماحة", "فخامة", "جلالة", "غبطة", "سيادة")))
#: Verbs that lead on to another one.
_LEADING_ON = tuple(map(key, ("كان", "يكون", "ظل", "بات", "أصبح", "زال", "يزال", "بدأ", "أخذ", "راح", "كاد", "دأب")))
#: A verb of blame whose noun within the phrase is the blamed ("حمّل الوزير مسؤولية").
CHARGES = key("حمل")


def subject_before(trigger: Trigger, found: Proposition, scene: Scene, before: Sequence[Item]) -> Item | None:
    """Return the subject before a verb: in its clause, or the antecedent of its relative pronoun."""
    if trigger.form == "verb" and form(trigger) == "we":
        return None
    home = found.home(trigger)
    if _holds_pronoun(trigger) and _next_is_subject(trigger, home, scene):
        return None
    if not with_pronoun(trigger, scene):
        before = [item for item in before if not (aside(item, scene) and not _auxiliary(item, scene))]
    inside = [item for item in before if item.start >= home.start and item.prep == "" and not item.place]
    beside = [item for item in before if not item.place and touches(item, trigger, scene)]
    if beside and (beside[-1].prep == "" or plural(trigger)):
        return _first_of(beside[-1], before, scene)
    inside = [item for item in inside if agrees(form(trigger), known(item, scene))] or inside
    inside = [item for item in inside if heads(item, scene)] or inside
    if inside:
        return inside[0]
    if home.opener == "that":
        return _named_by_pronoun(home, scene, trigger)
    if home.opener == "relative":
        return related(trigger, home, scene)
    return None


def _auxiliary(item: Item, scene: Scene) -> bool:
    """Whether the verb before a noun phrase only leads on to its main verb ("التي ظل الجيش يقصف مواقعها")."""
    before = next((token for token in reversed(scene.tokens) if token.end <= item.start), None)
    return before is not None and before.stem.startswith(_LEADING_ON)


def related(trigger: Trigger, home: Clause, scene: Scene) -> Item | None:
    """Return the noun of a relative clause as its subject, unless a pronoun of the clause takes it up ("التي يسيطر
    عليها التنظيم"); a second clause ("الذي يقوده الجيش والذي يقصف") has the noun of the first."""
    opener = next((token for token in scene.tokens if token.start >= home.start), None)
    start = home.start
    shown = opener is None or form(trigger) in _RELATED.get(opener.bare, (form(trigger),))
    if not shown and not _people_of(trigger, scene):
        return None
    if opener is not None and opener.key != opener.bare:
        again = [token for token in scene.tokens if token.end <= start and token.bare == opener.bare]
        start = again[-1].start if again and start - again[-1].start < _CHAIN else start
    earlier = [item for item in scene.items if item.end <= start and start - item.end < ANTECEDENT and not item.place]
    if not earlier or _taken_up(trigger, home, scene):
        return None
    led = [token for token in scene.tokens if home.start <= token.start and token.end <= trigger.start]
    inner = any(token.pos == "verb" for token in led) and any(token.key in TAKEN_UP for token in led)
    if inner:  # "الجماعات المدعومة من إيران والتي ترفض واشنطن التنسيق معها لم تشارك"
        earlier = [item for item in earlier if item.prep == ""] or earlier
    if not inner and any(token.pos == "verb" for token in led) and _next_is_subject(trigger, home, scene):
        return None
    return earlier[-1]


def _people_of(trigger: Trigger, scene: Scene) -> bool:
    """Whether the subject behind a verb are people of the noun before it ("الفرقة التي تلقى أعضاؤها تدريبات")."""
    words = [token for token in scene.tokens if token.end > trigger.start][:_LEAD]
    joined = (token for token in words if token.key[len(token.clitics) + len(token.stem) :] in _OBJECTS)
    return any(grammar().has("ranks", token.stem) for token in joined)


def _holds_pronoun(trigger: Trigger) -> bool:
    """Whether the last word of an event is a pronoun that takes up the noun before it ("قرية يسيطر عليها التنظيم")."""
    *led, word = key(trigger.text).split(" ")
    return (bool(led) and word in TAKEN_UP) or (trigger.form == "phrase" and not led and word.endswith(_OBJECTS))


def _next_is_subject(trigger: Trigger, home: Clause, scene: Scene) -> bool:
    """Whether a noun phrase right behind a verb can be its subject."""
    behind = [item for item in scene.items if trigger.end <= item.start < home.end and item.prep == ""]
    return any(follows(trigger, item, scene) for item in behind[:1])


def _taken_up(trigger: Trigger, home: Clause, scene: Scene) -> bool:
    """Whether a pronoun takes up the noun of a relative clause whose verb has a subject of its own behind it."""
    words = [token for token in scene.tokens if token.end > trigger.start and token.end <= home.end]
    pronoun = with_pronoun(trigger, scene) or any(token.key in TAKEN_UP for token in words[:_RESUMED])
    return pronoun and _next_is_subject(trigger, home, scene)


def _first_of(last: Item, before: Sequence[Item], scene: Scene) -> Item:
    """Return the first of the nouns that و joins up to `last` ("الجيش والشرطة يواصلان")."""
    for item in reversed([item for item in before if item.start <= last.start and item != last and not item.place]):
        apart = not joined_by_and(last, scene) or last.start - item.end > APART
        if apart or item.prep or not (leads_phrase(item, scene) or joined_by_and(item, scene)):
            break
        last = item
    return last


def _named_by_pronoun(home: Clause, scene: Scene, trigger: Trigger) -> Item | None:
    """Return what the pronoun of أنه or إنها stands for: the noun before it ("قالت الجماعة إنها أسرت")."""
    at = next((at for at, token in enumerate(scene.tokens) if token.start >= home.start), None)
    if at is None or sum(home.start <= token.start < trigger.start for token in scene.tokens) > LED:
        return None
    opener = scene.tokens[at]
    told = next((told for end, told in _PRONOUNS.items() if opener.key.endswith(end)), None)
    if told is None:
        return None
    before = [item for item in scene.items if item.end <= home.start and not item.place and item.prep == ""]
    fit = [item for item in before if agrees(told, known(item, scene))]
    spoke = scene.tokens[at - 1] if at and opener.key == opener.bare else None
    if spoke is not None and spoke.pos == "verb":
        speaker = subject(at - 1, ending(spoke), scene, fit)
        if speaker:
            return speaker[0]
    fit = fit or (before if told == "f" else [])
    return fit[-1] if fit else None


def told_by_pronoun(home: Clause, scene: Scene) -> bool:
    """Whether the pronoun of أنه or إنها is the subject of the clause that it opens ("قال الجيش إنه قتل قياديا")."""
    opener = next((token for token in scene.tokens if token.start >= home.start), None)
    return home.opener == "that" and opener is not None and opener.key.endswith(("نه", "نها", "نهم"))


def aimed_at(token: Token) -> bool:
    """Whether a word is what people hold and others attack ("مواقع", "معاقلهم")."""
    words = grammar()
    return any(words.has("targets", form) for form in (token.stem, token.bare, token.stem.removesuffix("ا")))


def follows(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether a noun behind a verb is its subject and not its object ("حث الحكومة", "هاجموا القرية")."""
    told, kind = form(trigger), known(item, scene).gender
    if told == "we" or (frame(trigger) == "speech" and key(trigger.lemma).startswith(CHARGES)):
        return False
    led = [token for token in scene.tokens if trigger.end <= token.start <= item.start]
    if frame(trigger) in _HARMING and any(map(aimed_at, led)):
        return False
    if frame(trigger) in _HARMING and any(token.pos == "verb" and token.key.endswith(_OBJECTS) for token in led):
        return False  # "قصفت الطائرات مبنى يستخدمه المسلحون": the noun is that of the relative clause
    disagrees = told in ("m", "f") and kind not in ("", told)
    close = stands_close(trigger, item, scene) or (frame(trigger) == "speech" and _behind_titles(trigger, item, scene))
    several = counted(item, scene) and (frame(trigger) in _GOING or _objects_behind(trigger, item, scene))
    object_of = oblique(item, scene) and not several
    return not plural(trigger) and not disagrees and close and not object_of


def _objects_behind(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether what a masculine verb of force hits stands behind a counted noun, which is its subject then ("هاجم نحو 30
    مسلحا قرية", "استولى عشرون مقاتلا على بلدة")."""
    if frame(trigger) not in _FORCING or form(trigger) not in ("m", ""):
        return False
    behind = next((one for one in scene.tokens if one.start >= item.end and one.pos != "adj"), None)
    if behind is None or behind.key != behind.bare or grammar().has("prepositions", behind.bare):
        return behind is not None and behind.bare == _UPON
    return behind.pos in ("noun", "propn") and behind.clitics in ("", "ال")


def counted(item: Item, scene: Scene) -> bool:
    """Whether a word of number governs a noun, so that its ending does not tell its case ("آلاف المدنيين")."""
    before = [token for token in scene.tokens if token.end <= item.start][-1:]
    return any(number(token) or grammar().has("partitives", token.stem) for token in before)


def _behind_titles(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether only the titles of a speaker stand between a verb of speech and his name, however long they are."""
    between = [one for one in inside(scene.tokens, trigger.end, item.start) if one.stem not in _ADDRESS]
    first = between[0] if between else None
    led = first is not None and (grammar().has("ranks", first.bare) or grammar().has("ranks", first.stem))
    return item.named and led and not any(token.pos == "verb" or token.key in "،,.؛" for token in between)


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
    """Return the subject of a light verb behind an event noun and its pronoun ("هجوم شنه مسلحون", "قام به الجيش")."""
    behind = [token for token in scene.tokens if trigger.end < token.start < trigger.end + CLOSE]
    verb = next((token for token in behind if waging(token) and not token.bare.startswith(_CLAIMING)), None)
    if verb is None and (backed := _standing_behind(behind, scene)):
        return backed
    if verb is None:
        verb = next(
            (to for led, to in pairwise(behind) if grammar().has("lights", led.bare) and to.key in _BY_IT), None
        )
    commas = [
        at for at, token in enumerate(behind) if verb is not None and token.key in "،," and token.end <= verb.start
    ]
    parted = any(not grammar().has("relatives", behind[at + 1].bare) for at in commas)
    if verb is None or parted:
        return ()
    if (own := _before_its_verb(verb, scene)) is not None:
        return (own.entity,)
    bare = [item for item in scene.items if item.start >= verb.end and item.prep == "" and not item.place]
    near = [item for item in bare if item.start - verb.end < CLOSE and item.entity not in HARMLESS]
    near = [item for item in near if not _wronged(item, scene)]
    if (owner := _whose_arm(verb, scene)) is not None:
        return (owner.entity,)
    between = inside(scene.tokens, verb.end, near[0].start) if near else []
    if any(token.key in _PARTING or token.key != token.bare for token in between):
        return ()  # "الغارات التي نفذتها طائراتها، وإسرائيل"
    return with_following(near[0], near[1:], scene) if near else ()


def _whose_arm(verb: Token, scene: Scene) -> Item | None:
    """Return whose aircraft or guns wage an attack, as "belonging to" tells ("نفذها الطيران التابع للنظام")."""
    item = next((one for one in scene.items if one.start >= verb.end), None)
    words = grammar()
    between = [] if item is None else inside(scene.tokens, verb.end, item.start)
    owned = any(words.has("owned", token.stem) for token in between)
    arms = all(
        words.has("owned", token.stem)
        or words.has("arms", token.stem)
        or token.pos == "adj"
        or token.start == item.start
        for token in between
        if item is not None
    )
    return item if item is not None and owned and arms and item.prep == "ل" and not item.place else None


def _wronged(item: Item, scene: Scene) -> bool:
    """Whether "in the right of" leads in a noun phrase: against whom a deed is ("ارتكبها في حق المدنيين")."""
    before = next((token for token in reversed(scene.tokens) if token.end <= item.start), None)
    return before is not None and before.stem == _RIGHT


def _standing_behind(behind: Sequence[Token], scene: Scene) -> tuple[str, ...]:
    """Return who is said to be behind an event told right before ("هجوم يعتقد أن الحركة تقف وراءه")."""
    for stands, token in pairwise(behind):
        if token.key in _BEHIND_IT and grammar().has("stands", stands.stem):
            before = _before_its_verb(stands, scene)
            after = next((item for item in scene.items if item.start >= token.end and not item.place), None)
            near = after is not None and after.prep == "" and len(inside(scene.tokens, token.end, after.start)) <= 1
            return (before.entity,) if before is not None else (after.entity,) if near and after is not None else ()
    return ()


def _before_its_verb(verb: Token, scene: Scene) -> Item | None:
    """Return the noun phrase that أن leads in right before a verb of waging ("هجوم يعتقد أن الحركة نفذته")."""
    item = next((one for one in reversed(scene.items) if one.end <= verb.start and not one.place), None)
    if item is None or item.prep or inside(scene.tokens, item.end, verb.start):
        return None
    led = [token for token in scene.tokens if token.end <= item.start][-2:]
    that = any(grammar().has("complements", token.key) for token in led)
    return item if that and led[-1].pos != "verb" else None
