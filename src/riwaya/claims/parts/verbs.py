"""What a verb tells of who did it to whom: active and passive, before and behind its subject."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.events import Proposition, frame
from riwaya.claims.grammar import grammar, holding, inside
from riwaya.claims.parts.agreement import form, oblique, oblique_word, with_pronoun
from riwaya.claims.parts.cast import Roles
from riwaya.claims.parts.collectives import SHORT, adjectives
from riwaya.claims.parts.fallen import inflicted
from riwaya.claims.parts.governed import BY, FROM, number
from riwaya.claims.parts.hurting import BORNE, patient
from riwaya.claims.parts.items import Item, Scene, first, joined_by_and, party
from riwaya.claims.parts.phrases import (
    AGAINST,
    TAKEN_FROM,
    adjacent,
    entity_of,
    fallen_since,
    first_and_joined,
    freed_from,
    governs,
    nisbas,
    plural,
    stands_close,
    straight,
    touches,
    whose,
    with_following,
)
from riwaya.claims.parts.subjects import (
    CLOSE,
    aimed_at,
    antecedent,
    counted,
    follows,
    subject_before,
    told_by_pronoun,
    waged_by,
)
from riwaya.model import Trigger
from riwaya.script import key

#: Characters behind a verb of receiving in which an adjective names the giver ("في إطار البرنامج الأميركي").
_PROGRAMME = 60
#: Frames of verbs without an object: a noun within their phrase is the subject ("فر معظم مقاتلي الحركة من").
_GOING = frozenset(("move", "act", "hold", "join"))
#: Frames whose first noun is the victim; frames of verbs of receiving; event nouns that can be a subject.
_HURTING = ("kill", "wound", "displace")
_RECEIVING = ("aid", "acton", "join", "speech")
_EVENTS = ("attack", "blast", "clash")
#: Verbs of who has the backing of those named behind it.
_ENJOYING = tuple(map(key, ("حظي", "يحظى", "تحظى", "لقي", "يلقى", "لاقى", "لاقت", "يلاقي", "تلاقي", "نال", "ينال")))
#: Words behind a verb in which an accusative is its object ("خطفوا أمس أميركيا").
_WIDE = 6
#: "حكم عليها", "صدر بحقه": it befalls whoever stands before.
_UPON = frozenset(map(key, ("عليه", "عليها", "عليهم", "بحقه", "بحقها", "بحقهم", "عنه", "عنها", "عنهم", "عنهما")))
_FREED_WHOM = tuple(map(key, ("سراحه", "سراحها", "سراحهم", "سراحهما", "سبيله", "سبيلها", "سبيلهم", "سبيلهما")))
#: Nouns of a phrase whose genitive is the one it befalls ("أطلق سراح السائق").
_WHOSE = frozenset(map(key, ("سراح", "سبيل")))
#: Verbs of those who are shot ("قتل برصاص الجيش").
FALLING = ("قتل", "أصيب", "استشهد", "جرح", "سقط", "لقي", "قضى")
#: What is prevented stands behind it; where people are seized.
_SHORT_OF = key(" دون")
_AT, _IN = key("على"), key("في")
#: Nouns of help and orders, behind which من leads to whoever gave them.
_HELP = frozenset(
    map(key, ("دعم", "مساندة", "إسناد", "مساعدة", "مؤازرة", "غطاء", "تغطية", "طلب", "توجيه", "أمر", "تمويل", "إيعاز"))
)
#: Nouns whose genitive holds a place.
_RULE = frozenset(map(key, ("سيطرة", "حكم", "إدارة", "قبضة", "نفوذ", "سلطة", "يد")))
#: Verbs of taking ground whose object is who loses it.
_DRIVING = ("طرد", "أخرج", "دحر", "أجلى", "أزاح", "كنس")
#: The verb of arresting whose present is spelt like the past of receiving.
_THROWING = key("ألقى")
#: Verbs of losing, and those whose subject bears a siege.
_LOSING = ("خسر", "فقد", "تكبد")
_SIEGE, _BESIEGED = "siege", ("عانى", "عاش", "واجه", "خضع", "رزح", "أصبح", "بات", "لا تزال", "لا يزال")
#: Pronouns of a body's own people.
_THEIRS = ("ه", "ها", "هم")
#: Verbs that take people.
_SEIZING = ("اعتقل", "خطف", "اختطف", "احتجز", "أوقف", "أوقفوا", "أسر", "سجن", "أعدم", "عذب", "حوكم")
#: Characters between a noun and the relative clause that tells of it.
_MEANT = 25
#: Characters between a verb and the event noun right behind it ("استهدف أكثر الهجمات دموية").
_RIGHT_BEHIND = 12
#: Restrictions of everybody, which nobody suffers unless على names him.
OF_ALL = ("curfew", "martial-law")
_FIRE = frozenset(map(key, ("برصاص", "بنيران", "بقصف", "بالرصاص", "برصاصة", "بطلق", "بشظايا")))
_BESIDES = key("جانب")
#: Of these, the ones that tell of torture as well ("توفي معتقل تحت التعذيب").
_UNDER_TORTURE, _TORTURE = ("توفى", "مات", "قضى", "قضوا", "قتل"), "التعذيب"

#: Verbs of foiling an attack, which befalls whoever wages it.
_FOILING = tuple(map(key, ("صد", "أحبط", "أفشل", "تصدى", "أجهض", "اعترض", "أسقط", "كسر")))

#: Who heads a body, and the prepositions before it ("زعيما للحركة", "قائدا في الجيش").
_LEADING = "leadership"
_OVER = ("", "ل", "في", "علي")
#: Before whom somebody backs ("دعمه للحكومة", "تضامنه مع", "وقوفه إلى جانب").
_BACKED = ("ل", "ب", "مع", "عن", "الي", _BESIDES)
#: Before the partner of those who work together ("فتحت قواعدها لأمريكا", "أمام التحالف").
_PARTNERS = ("مع", "ل", key("إلى"), key("أمام"), _BESIDES)


def verb(
    trigger: Trigger, kind: str, found: Proposition, scene: Scene, before: Sequence[Item], after: Sequence[Item]
) -> Roles:
    """Return the parts that a verb gives."""
    if key(trigger.text).endswith(_SHORT_OF):  # "حالت الحكومة دون تسليح العشائر"
        after = [item for item in after if item.end <= trigger.end]
    bare = [item for item in after if item.prep == "" and not item.place]
    against = [item for item in after if item.prep in AGAINST and not item.place]
    if kind == "acton" and trigger.lemma in _SEIZING:
        against = [item for item in against if item.prep != _AT]  # "خطف على حاجز للجماعة"
    if kind == "acton" and " " in trigger.text and _goes_on(trigger, scene):  # "ألقت، في عملية ضد X، القبض على Y"
        against = [item for item in against if item.start >= trigger.end]
    by = [item for item in after if item.prep in BY and not (kind == "take" and fallen_since(trigger, item, scene))]
    subject = subject_before(trigger, found, scene, before)
    if kind == "acton" and bare and bare[0].start >= trigger.end and _genitive(trigger, bare[0], scene):
        inner = [item for item in after if item.end <= trigger.end and item.prep == "" and not item.place]
        doer_of = first_and_joined(by, after, scene) or first(inner) or entity_of(subject)
        return Roles(doer_of, with_following(bare[0], bare[1:], scene), rule="roles.acton.verb")
    doer = [item for item in by if item.prep not in _FIRE]
    if doer and trigger.voice != "passive" and kind not in (*_HURTING, "speech"):
        return Roles(first_and_joined(doer, after, scene), first(bare) or entity_of(subject), rule=f"roles.{kind}.by")
    noun = _event_behind(trigger, found, scene)
    owned = next((item for item in bare[:1] if noun is not None and governs(noun, item, scene)), None)
    if owned is not None or _told_of_event(trigger, found, scene):
        rest = [item for item in after if item is not owned and not (owned and joined_by_and(item, scene))]
        hit = first_and_joined([item for item in bare if item in rest], rest, scene)
        return Roles(entity_of(owned), hit or first(against) or whose(after, scene), rule=f"roles.{kind}.event-subject")
    if kind == "kill" and trigger.voice == "active" and with_pronoun(trigger, scene) and bare:
        return Roles((bare[0].entity,), antecedent(None, scene, trigger), rule="roles.kill.pronoun-object")
    if kind == "kill" and trigger.lemma.startswith(_LOSING) and (lost := _bearer(trigger, subject, bare)):
        return Roles(first_and_joined(by, after, scene), lost, rule="roles.kill.lost")
    if trigger.mode == _SIEGE and trigger.lemma.startswith(_BESIEGED):
        behind = first([item for item in bare if item.start >= trigger.end])
        within_it = first([item for item in bare if item.end <= trigger.end]) or entity_of(subject)
        return Roles(first_and_joined(by, after, scene) or behind, within_it, rule="roles.siege.borne")
    shot = kind == "attack" and trigger.lemma.startswith(FALLING) and key(trigger.text).split(" ")[-1] in _FIRE
    tortured = kind == "acton" and trigger.lemma.startswith(_UNDER_TORTURE) and _TORTURE in trigger.lemma
    ruled = [item for item in bare if item.start >= trigger.end and not inside(scene.tokens, trigger.end, item.start)]
    if kind == "hold" and ruled and key(trigger.text).split(" ")[-1].removeprefix("ل") in _RULE:
        return Roles((ruled[0].entity,), (), rule="roles.hold.genitive")  # "خضعت المدينة لسيطرة الجيش"
    borne = trigger.lemma.startswith(BORNE) and kind != "hold"
    if shot or tortured or kind in _HURTING or trigger.voice == "passive" or borne:
        if (losses := inflicted(trigger, subject, bare, scene)) is not None:
            return losses
        own = _own(subject, trigger, found) or (subject is not None and told_by_pronoun(found.home(trigger), scene))
        suffered = patient(trigger, kind, subject, (bare, by), scene, own)
        return suffered if suffered.agent or not borne else _undergone(trigger, suffered, after, scene)
    if with_pronoun(trigger, scene) and (bare or (_related(trigger, found) and _own(subject, trigger, found))):
        return _with_object(trigger, found, subject, (bare, after), scene)
    if kind == "take" and trigger.lemma.startswith(_LOSING):
        winner = first([item for item in scene.items if item.start > trigger.end and item.prep in ("لصالح", "ل")])
        return Roles(winner, (subject.entity,) if subject is not None else first(bare), rule="roles.take.lost")
    throws = key(trigger.lemma).startswith(_THROWING)  # "تلقي القبض على" is no receiving
    if kind in _RECEIVING and not throws and grammar().has("receives", key(trigger.text).split(" ")[0].lstrip("وف")):
        return _received(trigger, subject, (bare, after), scene)
    going = kind in _GOING or (kind in ("attack", "clash") and " " in trigger.text)
    within = next((item for item in bare if going and item.end <= trigger.end), None)
    within = None if within is not None and _object_within(within, trigger, scene) else within
    if within is not None and (subject is None or not touches(subject, trigger, scene)):
        subject, bare = within, [item for item in bare if item is not within]
    if subject is None and bare and follows(trigger, bare[0], scene):
        subject, bare = bare[0], bare[1:]
    joined = with_following(
        subject,
        [*(item for item in before if subject and item.start >= subject.start and item != subject), *bare],
        scene,
    )
    objects = [item for item in bare if item.entity not in joined]
    if kind == "speech" or (kind == "acton" and " " in trigger.text):  # "أجرت تحقيقا وستطلع المجلس على نتائجه"
        objects = [item for item in objects if not _past_verb(trigger, item, scene)]
    if found.event == "SUPPORT" and " " in trigger.text:
        backed = [item for item in after if item.prep in _BACKED and item.start >= trigger.end and not item.place]
        objects = [] if backed and objects and backed[0].start < objects[0].start else objects
        against = against if not backed or backed[0] in against else []
    told = with_following(objects[0], objects[1:], scene) if objects else ()
    told = () if trigger.mode in OF_ALL else told
    recipient = told or first_and_joined(against, after, scene)
    if kind in ("with", "join", "speech", "acton", "aid") and not recipient:
        recipient = first(
            [
                item
                for item in after
                if item.prep in ("ب", "الي", "ل", "مع", "من", "عن", _BESIDES) and not item.place
                if item.prep != "الي" or kind != "acton" or item.start >= trigger.end  # "أحالتهم إلى النيابة"
            ]
        )
    if kind == "blast" and not recipient:  # "فجروا عبوة بدورية للجيش"
        recipient = first([item for item in after if item.prep == "ب" and not item.place and item.start >= trigger.end])
    if kind == "take":
        recipient = first(
            [
                item
                for item in after
                if item.prep in TAKEN_FROM and not item.place and not fallen_since(trigger, item, scene)
            ]
        )
        recipient = () if recipient and _backed(after, scene) else recipient
        if not recipient and trigger.lemma.startswith(_DRIVING):  # "طرد التنظيم من الجامعة"
            recipient = told or first([item for item in bare if item.entity not in joined])
    if kind in ("take", "clash", "attack") and not recipient:
        recipient = freed_from(trigger, scene)
    if kind == "attack" and not recipient and key(trigger.lemma).startswith(_FOILING):
        recipient = tuple(one for one in nisbas(trigger, scene) if one not in joined)  # "صد هجوما حوثيا"
    if kind == "with":
        bloc = [item for item in after if item.prep == _IN and item.end <= trigger.end and not item.place]
        recipient = first([item for item in after if item.prep in _PARTNERS and not item.place]) or recipient
        recipient = first([item for item in bloc if item.entity.startswith("intl:")]) or recipient
    if kind == "hold" and trigger.mode == _LEADING:
        led = [item for item in after if item.prep in _OVER and not item.place and item.entity not in joined]
        return Roles(joined, first([item for item in led if not item.entity.startswith("per:")]), rule="roles.hold.led")
    related = subject is not None and subject.end <= trigger.start
    if kind == "acton" and (plural(trigger) or related) and not (told or against) and _led_away(trigger, after, scene):
        return Roles((), joined, rule="roles.acton.patient")
    last = key(trigger.text).split(" ")[-1]
    spoken = told_by_pronoun(found.home(trigger), scene)
    if kind == "acton" and related and form(trigger) == "m" and not spoken and (last in _UPON or last in _FREED_WHOM):
        return Roles((), joined, rule="roles.acton.patient")  # "فتاة حكم عليها بالسجن"
    if found.event == "COERCE" and subject is not None and not recipient and _own_people(trigger, subject, scene):
        return Roles((), joined, rule="roles.acton.patient")
    if kind == "acton" and subject is not None and not recipient and subject.start > trigger.start:
        counted = _counted_people(subject, trigger, scene) and not any(item.prep for item in after if not item.place)
        if counted and form(trigger) == "m":
            return Roles((), joined, rule="roles.acton.patient")
    shown = subject is not None and kind == "attack" and subject.start > trigger.start and straight(subject, scene)
    rule = f"roles.{kind}.{'shown' if shown else 'verb'}"
    return Roles(joined, recipient if kind not in ("move", "act", "hold") else (), rule=rule)


def _goes_on(trigger: Trigger, scene: Scene) -> bool:
    """Whether على right behind the words of an event leads to whom it befalls."""
    behind = next((token for token in scene.tokens if token.start >= trigger.end), None)
    return behind is not None and behind.bare == _AT


def _past_verb(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether another verb stands between a verb and a noun phrase, which so is that one's."""
    return any(token.pos == "verb" for token in inside(scene.tokens, trigger.end, item.start))


def _backed(after: Sequence[Item], scene: Scene) -> bool:
    """Whether من leads to who helps and not to who loses ("سيطرت على البلدة بدعم من التحالف")."""
    item = next(item for item in after if item.prep in TAKEN_FROM and not item.place)
    led = [token for token in scene.tokens if token.end <= item.start][-_WIDE:]
    return any(token.clitics.lstrip("وف").startswith("ب") and token.stem in _HELP for token in led)


def _undergone(trigger: Trigger, told: Roles, after: Sequence[Item], scene: Scene) -> Roles:
    """Return the parts of a verb of suffering an attack with who waged it ("تعرض الرتل لكمين نصبه التنظيم", "لهجوم من
    مقاتلي الحركة")."""
    source = [item for item in after if item.prep == FROM and item.start >= trigger.end and not item.place]
    source = [item for item in source if not inside(scene.tokens, trigger.end, item.start)[2:]]
    who = waged_by(trigger, after, scene) or first_and_joined(source, after, scene)
    hit = tuple(one for one in told.recipient if one not in who)
    return Roles(who, hit, rule=f"roles.{frame(trigger)}.by") if who else told


def _bearer(trigger: Trigger, subject: Item | None, bare: Sequence[Item]) -> tuple[str, ...]:
    """Return who bears losses, the subject of the verb ("خسر الجيش 200 جندي", "الحركة التي فقدت مئة مقاتل")."""
    if subject is not None and subject.end <= trigger.start:
        return (subject.entity,)
    return first([item for item in bare if item.named]) or entity_of(subject)


def _genitive(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether a noun phrase right behind a verb with its object is the genitive of that one ("أطلق سراح السائق", "حد من
    حرية الجماعة"): the object has no article, and no ending of an indefinite noun."""
    words = key(trigger.text).split(" ")
    if len(words) == 1 or inside(scene.tokens, trigger.end, item.start):
        return False
    last = holding(scene.tokens, trigger.end - 1)
    if words[-1] in _WHOSE:
        return True
    bound = last is not None and last.pos == "noun" and last.key == words[-1] and not last.key.endswith("ا")
    governed = len(words) > 2 and grammar().has("prepositions", words[-2])
    return bound and governed and last is not None and "ال" not in last.clitics


def _led_away(trigger: Trigger, after: Sequence[Item], scene: Scene) -> bool:
    """Whether a verb of doing to people has no object, so that its plural subject suffers it ("عشرة اعتقلوا في")."""
    behind = next((token for token in scene.tokens if token.start >= trigger.end), None)
    alone = trigger.lemma in _SEIZING and not with_pronoun(trigger, scene)
    ends = behind is None or behind.pos == "prep" or behind.key in "،.؛" or grammar().has("prepositions", behind.bare)
    later = [token for token in scene.tokens if token.start >= trigger.end][:_WIDE]
    objects = any(token.pos == "noun" and token.stem.endswith("ا") and len(token.stem) > SHORT for token in later)
    return (
        alone
        and ends
        and not objects
        and not any(item.prep in ("", "ب", "عن", "علي") for item in after if not item.place)
    )


def _own_people(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether people of whom a pronoun tells whose they are stand right behind a word of seizing: its object
    ("كشف الخلية وضبط عناصرها")."""
    token = holding(scene.tokens, item.start)
    if token is None or item.named or item.start < trigger.end or inside(scene.tokens, trigger.end, item.start):
        return False
    joined = token.key[len(token.clitics) + len(token.stem) :]
    return joined in _THEIRS and grammar().has("ranks", token.stem)


def _counted_people(item: Item, trigger: Trigger, scene: Scene) -> bool:
    """Whether a number of unnamed people stands right behind a verb that nobody else does ("اعتقل عشرة متظاهرين")."""
    between = inside(scene.tokens, trigger.end, item.start)
    return not item.named and bool(between) and any(number(token) for token in between)


def _related(trigger: Trigger, found: Proposition) -> bool:
    """Whether a verb stands in a relative clause."""
    home = found.home(trigger)
    return home.opener == "relative"


def _own(subject: Item | None, trigger: Trigger, found: Proposition) -> bool:
    """Whether a subject stands in the clause of its verb."""
    home = found.home(trigger)
    return subject is not None and home.start <= subject.start


def _with_object(
    trigger: Trigger,
    found: Proposition,
    subject: Item | None,
    beside: tuple[Sequence[Item], Sequence[Item]],
    scene: Scene,
) -> Roles:
    """Return the parts of a verb whose object is a pronoun ("دربتهم الولايات المتحدة", "التي ظل الجيش يقصفها")."""
    bare, after = beside
    home = found.home(trigger)
    inside = home.opener == "relative" and subject is not None and home.start <= subject.start
    doer = subject if inside or not bare else bare[0]
    end = home.start if home.opener == "relative" else trigger.start
    before = [item for item in scene.items if item.end <= end and item is not doer and not item.place][-1:]
    before = [item for item in before if end - item.end < _MEANT]
    near = subject is not None and subject is not doer and end - subject.end < _MEANT
    told = entity_of(subject) if near else first(before)
    if frame(trigger) == "take":
        told = first([item for item in after if item.prep in TAKEN_FROM and not item.place])
    rest = [item for item in scene.items if doer is not None and item.start > doer.start]
    return Roles(with_following(doer, rest, scene), told, rule=f"roles.{frame(trigger)}.pronoun-object")


def _received(
    trigger: Trigger, subject: Item | None, beside: tuple[Sequence[Item], Sequence[Item]], scene: Scene
) -> Roles:
    """Return the parts of a verb of receiving: its subject is helped; whom من or an adjective names helps."""
    bare, after = beside
    givers = [
        item
        for item in after
        if (item.prep == "من" or item.prep in BY) and (not item.place or party(item) != item.entity)
    ]
    behind_it = [item for item in bare if item.start >= trigger.end and adjacent(trigger, item, scene)]
    if not givers and key(trigger.text).startswith(_ENJOYING) and not trigger.text.endswith("ا"):
        givers = [item for item in behind_it if item != subject]  # "تحظى بدعم فرنسا"
        bare = [item for item in bare if item not in givers]
    giver = tuple(map(party, givers[:1]))
    table = adjectives()
    behind = [token for token in scene.tokens if trigger.end <= token.start < trigger.end + _PROGRAMME]
    origin = tuple(table[token.stem] for token in behind if token.stem in table and "ال" in token.clitics)
    return Roles(giver or origin[:1], entity_of(subject) or first(bare), rule=f"roles.{frame(trigger)}.received")


def _object_within(item: Item, trigger: Trigger, scene: Scene) -> bool:
    """Whether a noun in the gap of a phrase is the object of its verb: by its ending ("جندت أطفالا"), or as whose the
    thing is that is hit ("استهدف موقعا للجيش بصواريخ")."""
    led = [token for token in scene.tokens if trigger.start < token.start and token.end <= item.start]
    own = holding(scene.tokens, item.start)
    if own is not None and oblique_word(own) and not counted(item, scene):
        return True
    several = counted(item, scene)
    return frame(trigger) == "attack" and ((oblique(item, scene) and not several) or any(map(aimed_at, led)))


def _told_of_event(trigger: Trigger, found: Proposition, scene: Scene) -> bool:
    """Whether the subject of a verb is the event itself or a weapon ("تفجيرات استهدفت", "استهدفت سيارة مفخخة")."""
    if frame(trigger) != "attack" or trigger.lemma.startswith(("شن", "نفذ", "تبنى", "أطلق", "ألقى", "أعلن")):
        return False
    if _armed(trigger, scene):
        return True
    nouns = [other for other in found.triggers if other.form != "verb" and frame(other) in _EVENTS]
    earlier = [other for other in nouns if other.end <= trigger.start]
    behind = next((item for item in scene.items if trigger.start < item.start and item.prep == ""), None)
    if " " not in trigger.text and any(
        0 <= other.start - trigger.end < _RIGHT_BEHIND and not _under(other, scene) for other in nouns
    ):
        return behind is None or behind.start > trigger.end + _RIGHT_BEHIND
    led = behind is not None and straight(behind, scene) and stands_close(trigger, behind, scene)
    return bool(earlier) and trigger.start - earlier[-1].end < CLOSE and not led


def _event_behind(trigger: Trigger, found: Proposition, scene: Scene) -> Trigger | None:
    """Return the event noun right behind a verb as its subject ("دمرت غارات التحالف مخازن")."""
    if frame(trigger) != "attack" or " " in trigger.text or grammar().has("lights", key(trigger.text).lstrip("وف")):
        return None
    nouns = (one for one in found.triggers if one.form != "verb" and frame(one) in _EVENTS and not _under(one, scene))
    return next(
        (one for one in nouns if one.start >= trigger.end and not inside(scene.tokens, trigger.end, one.start)), None
    )


def _under(noun: Trigger, scene: Scene) -> bool:
    """Whether a preposition is joined to a noun ("لإطلاق")."""
    token = holding(scene.tokens, noun.start)
    return token is not None and token.clitics.removesuffix("ال").lstrip("وف") != ""


def _armed(trigger: Trigger, scene: Scene) -> bool:
    """Whether a weapon stands right before or behind a verb as its subject ("سيارة مفخخة استهدفت", "أصابت قذيفة")."""
    words = grammar()
    if " " in trigger.text:
        return False
    before = [token for token in scene.tokens if token.end <= trigger.start][-2:]
    behind = [token for token in scene.tokens if token.start >= trigger.end][:2]
    laden = len(behind) > 1 and words.has("weapons", behind[1].stem) and words.has("carriers", behind[0].stem)
    near = [token for token in (*before, *behind[:1]) if words.has("weapons", token.stem) and "ب" not in token.clitics]
    return bool(near) or laden
