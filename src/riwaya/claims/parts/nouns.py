"""What a noun tells of who did it to whom: its genitive, its prepositions, its adjectives, the clause behind it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from riwaya.claims.events import Proposition, frame
from riwaya.claims.grammar import Token, grammar, holding, inside, reaching
from riwaya.claims.parts.agreement import Form, agrees, known
from riwaya.claims.parts.blame import accused
from riwaya.claims.parts.cast import Roles
from riwaya.claims.parts.collectives import adjectives, seat
from riwaya.claims.parts.doers import FOR, HARMLESS, HELD, HELD_BY, OF_PATIENT, RELEASE, with_partners
from riwaya.claims.parts.governed import BY
from riwaya.claims.parts.items import Item, Scene, first, joined_by_and, party, unique
from riwaya.claims.parts.leading import LEADERSHIP, leads
from riwaya.claims.parts.phrases import (
    AGAINST,
    AMONG,
    FALLING_TO,
    TAKEN_FROM,
    adjacent,
    fallen_since,
    first_and_joined,
    freed_from,
    governs,
    led_away,
    nisbas,
    straight,
    whose,
    with_following,
)
from riwaya.claims.parts.struck import came_from, objected
from riwaya.claims.parts.subjects import CLOSE, aimed_at, light_subject, waged_by
from riwaya.model import Trigger
from riwaya.script import key

_COMPANY = frozenset(map(key, ("مع", "من", "ب", "إلى", "ل", "جانب", "في")))
#: "With them", behind which nobody is named, and what the pronoun agrees with.
_WITH_THEM: dict[str, Form] = {key("لديه"): "m", key("لديها"): "f", key("لديهم"): "p"}
#: Characters behind such a phrase in which the helper is named.
_BEHIND = 25
#: Words between the genitive of a verbal noun and its object, and who can be such a genitive that does.
_OBJECT = 4
_ABLE = ("state:", "state-force:", "group:", "intl:", "per:")
#: Adjectives between a plan and its aim.
_ADJECTIVES = 4
#: Last words of nouns of working with somebody, behind which he stands ("تجسس لمصلحة الحزب").
_FOR_WHOM = frozenset(map(key, ("لمصلحة", "لصالح", "لحساب", "جانب", "بجانب")))
#: Last words of nouns of joining, behind which stands whom somebody joins.
_INTO = frozenset(map(key, ("بصفوف", "إلى", "لصفوف", "مع", "ب")))
#: Nouns of feeling and stand whose genitive has them ("تضامن الشعب مع", "تعاطف السكان مع").
_FELT = ("تضامن", "تعاطف", "ترحيب", "تنديد", "إشادة", "استنكار", "شجب", "تمسك", "التزام", "امتنان", "دفاع")
#: Verbs of suffering, and what stands before the losses.
_SUFFERS = tuple(map(key, ("عانى", "عانت", "عانوا", "يعاني", "تعاني", "يعانون")))
_OF = key("من")
#: Pronouns at the end of a verbal noun.
_DOERS = ("ه", "ها", "هم", "هما")
#: What somebody is accused of having done with an attack.
_COMMITTING = frozenset(map(key, ("ارتكاب", "تنفيذ", "تدبير", "شن", "تخطيط", "وقوف", "ضلوع")))
#: Nouns of letting, and words between them and what is let.
_PERMITS = frozenset(map(key, ("سماح", "إذن", "ترخيص")))
_REACH = 8
#: Nouns of taking whose genitive takes ("سيطرة الجيش على البلدة", "دخول القوات إلى المدينة").
_ENTERING = ("سيطرة", "استيلاء", "احتلال", "دخول", "تقدم", "استعادة", "اجتياح", "هيمنة", "فرض", "بسط", "انتزاع")
#: What parts an object from its noun, aims among it ("تسليح العشائر من أجل مواجهة التنظيم").
_PARTING = frozenset((*"،,؛.:", key("أجل"), key("بهدف"), key("بغية")))
#: Words that open the parts of a number, and who is seldom a doer of what is done to people.
_PARTS = frozenset(map(key, ("بينهم", "منهم", "ضمنهم", "بينها", "منها")))
_UNABLE = HARMLESS | {"group:protesters"}
#: Nouns of death that nobody does ("مقتل الجنود").
_DEATHS = ("مقتل", "مصرع", "وفاة", "استشهاد", "سقوط", "موت", "قتلى", "قتيل", "ضحايا", "جرحى", "تعيين")
#: Who is called by having been caught ("المقبوض عليهم").
_CAUGHT, _SEIZED = key("مقبوض"), "group:detainees"
#: People who are called by what was done to them.
_DONE_TO = frozenset(("group:hostages", "group:detainees"))
_ASCRIBED = key("منسوب")
#: What a place is, before its name: "قصف الجيش مدينة حلب" has an object, "في مدينة حلب" is where.
_TOWNS = frozenset(
    map(key, (
        "مدينة", "بلدة", "قرية", "ناحية", "قضاء", "محافظة", "منطقة", "مناطق", "حي", "أحياء", "مخيم", "قرى",
        "بلدات", "مدن",
    ))
)  # fmt: skip
#: Phrases that name the helper behind them ("بدعم من", "المدعومة من").
_BACKED = ("بدعم", "بمسان", "بإسناد", "بمؤازرة", "بغطاء", "المدعوم", "المدعم", "مدعوم", "تدعم", "يدعم", "دعمت")


def noun(
    trigger: Trigger, kind: str, found: Proposition, scene: Scene, before: Sequence[Item], after: Sequence[Item]
) -> Roles:
    """Return the parts that an event noun, a participle or a phrase of nouns gives."""
    if kind == "acton" and (people := _people_done_to(trigger, scene)) is not None:
        held = first([item for item in after if item.prep in BY or item.prep == HELD_BY])
        return Roles(held, people, rule="roles.acton.people")
    if kind == "hold" and key(trigger.text).split(" ")[0].lstrip("وف") in _WITH_THEM:
        return Roles()  # "تركيا لديها جيش وقوات أمن": whoever the pronoun means
    if kind == "acton" and key(trigger.text).split(" ")[-1] in _WITH_THEM:  # "الحركة … محتجزين لديها"
        return Roles(_holder(trigger, scene), (), rule="roles.acton.held")
    if trigger.mode == RELEASE and (freeing := _within_phrase(trigger, scene)):
        return Roles(freeing, first([item for item in after if item.start >= trigger.end]), rule="roles.acton.genitive")
    if trigger.mode == LEADERSHIP and (led := leads(trigger, after, scene)) is not None:
        return led
    if kind == "kill" and (bearers := _bearing(trigger, scene)):
        return Roles((), bearers, rule="roles.kill.borne")
    genitive = next((item for item in after if item.prep == "" and governs(trigger, item, scene)), None)
    if trigger.mode == RELEASE and genitive is None:  # "الإفراج عن الصحفي"
        genitive = next((item for item in after[:1] if item.prep == "" and adjacent(trigger, item, scene)), None)
    by = [item for item in after if item.prep in BY or (item.prep == HELD_BY and kind in ("acton", "aid"))]
    by = [] if kind == "take" and by and fallen_since(trigger, by[0], scene) else by
    waged = waged_by(trigger, after, scene)
    reach = (
        [item for item in scene.items if trigger.end <= item.start < found.end and not item.place] if waged else after
    )
    against = [item for item in reach if item.prep in AGAINST and not _wages(item, found, scene)]
    if kind == "acton":  # "عملية الخطف تمت على حاجز للحركة"
        verbs = [token.start for token in scene.tokens if token.pos == "verb" and token.start >= trigger.end]
        against = [item for item in against if not verbs or item.start < verbs[0]]
    of_body = genitive is not None and not genitive.entity.startswith("per:")
    owner = kind == "acton" and _with_pronoun(trigger, scene)  # "باعتقالها قائد مجموعة سورية"
    origin = () if of_body or owner else nisbas(trigger, scene)
    owners = origin if _of_a_thing(trigger, scene) else ()
    origin = () if owners else origin
    agent = (
        first_and_joined(by, after, scene)
        or waged
        or (came_from(trigger, scene) if kind in ("attack", "blast") else ())
        or _blamed_here(trigger, scene)
        or _accused_of_it(trigger, scene)
        or (origin if kind not in ("kill", "wound", "displace") else ())
    )
    recipient = first_and_joined(against, after, scene) or owners
    owned = False  # by whoever stands right behind it ("سيطرة الحوثيين")
    word = trigger.lemma.removeprefix("ال")
    patient = kind in ("kill", "wound", "acton", "displace", "aid") or word.split(" ")[0] in OF_PATIENT
    things = [] if genitive is None else inside(scene.tokens, trigger.end, genitive.end)
    patient = patient or (kind in ("attack", "blast") and any(map(aimed_at, things)))  # "قصف معسكرات للحزب"
    patient = patient or (kind == "with" and key(trigger.text).split(" ")[-1] in _FOR_WHOM)
    patient = patient and not word.startswith(_FELT)
    fell = kind == "take" and word.startswith(FALLING_TO)
    patient = patient or (kind == "take" and not word.startswith(_ENTERING) and not fell)
    patient = patient or (kind in ("attack", "blast") and trigger.voice == "passive")  # "تم قصف مواقعهم"
    patient = patient or (kind == "blast" and genitive is not None and _blown_up(trigger, genitive, scene))
    if kind in ("attack", "blast") and any(item.prep in AMONG for item in after):
        sides = [item for item in after if item.prep in AMONG]
        return Roles(unique(item.entity for item in sides), (), rule=f"roles.{kind}.mutual")
    if kind == "join" and _INTO & {*key(trigger.text).split(" ")[1:]}:
        return Roles(
            agent,
            first([item for item in after if item.prep == "" or item.prep in _COMPANY]),
            rule=f"roles.{kind}.into",
        )
    if genitive is not None and patient and not by and kind != "blast" and (done := _done_by(trigger, genitive, scene)):
        return Roles(*done, rule=f"roles.{kind}.genitive-object")
    if kind in ("aid", "acton", "speech") and not recipient:
        recipient = _owner(after)
    if kind == "with" and (permitted := _permitted(trigger, scene)):
        return Roles(*permitted, rule=f"roles.{kind}.permitted")
    if kind in ("with", "join") and not recipient:
        recipient = first([item for item in after if item.prep in _COMPANY])
    if kind == "take" and not recipient:
        recipient = first(
            [item for item in after if item.prep in TAKEN_FROM and not fallen_since(trigger, item, scene)][:1]
        )
    if genitive is not None and patient:
        recipient = with_following(genitive, [item for item in after if item.start > genitive.start], scene)
    elif genitive is not None and not agent:
        known_body = genitive.named or (kind == "take" and _definite(genitive, scene))  # "سيطرة المعارضة"
        agent, owned = (genitive.entity,), known_body and adjacent(trigger, genitive, scene)
    if kind in ("take", "attack") and not recipient:
        recipient = freed_from(trigger, scene)
    if kind in ("acton", "kill") and not agent:
        agent = _jailers(after, scene)
    if kind in ("aid", "acton") and not agent and " " in trigger.text:
        agent = _capital_within(trigger, scene)
    if planners := _planners(trigger, scene):
        aim = with_following(genitive, [item for item in after if genitive and item.start > genitive.start], scene)
        return Roles(planners, aim or recipient, rule=f"roles.{kind}.planned")
    if not agent and kind in ("attack", "blast", "clash", "hold", "move", "act"):
        near = [item for item in after[:1] if adjacent(trigger, item, scene) and not led_away(trigger, item, scene)]
        near = [] if _with_pronoun(trigger, scene) else near
        hit = whose(near, scene, trigger) if kind in ("attack", "blast") else ()
        if hit:
            return Roles(agent, recipient or hit, rule=f"roles.{kind}.noun")
        near = [
            item for item in near if all(one.pos != "verb" for one in inside(scene.tokens, trigger.end, item.start))
        ]
        if patient and not recipient:
            return Roles(agent, _owner(near), rule=f"roles.{kind}.noun")  # "إحباط هجوم للجماعة"
        source = first([item for item in near if item.prep == "من"]) if kind == "attack" else ()
        agent = (() if patient else _owner(near)) or source or light_subject(trigger, found, scene, before)
    aside = kind == "aid" and trigger.lemma.startswith(_BACKED) and not _carried_out(trigger, scene)
    if aside and not accused(trigger, scene):
        return _backed(trigger, scene)
    if kind == "acton" and not recipient and word.startswith("م") and trigger.form in ("participle", "phrase"):
        recipient = _described(trigger, agent, scene)
    told = "by" if by else "waged" if waged else "genitive" if owned else "noun"
    return Roles(agent, recipient if kind not in ("move", "act", "hold") else (), rule=f"roles.{kind}.{told}")


def _wages(item: Item, found: Proposition, scene: Scene) -> bool:
    """Whether ل right behind a noun of attack leads in who wages it ("قصف لقوات النظام على القرية", "هجوم للحركة على
    قاعدة"), not what it destroys ("تدمير للبيوت", "قصف للمدنيين")."""
    if item.prep != "ل" or item.entity in HARMLESS:
        return False
    attacks = [one for one in found.triggers if frame(one) in ("attack", "blast") and one.form != "verb"]
    near = next((one for one in reversed(attacks) if one.end <= item.start), None)
    if near is None or near.lemma.removeprefix("ال").split(" ")[0] in OF_PATIENT:
        return False
    return adjacent(near, item, scene) and not led_away(near, item, scene) and not whose([item], scene, near)


def _of_a_thing(trigger: Trigger, scene: Scene) -> bool:
    """Whether a noun of destroying has a thing behind it, whose adjective of origin tells whose it was ("إسقاط طائرة
    أميركية", "تدمير دبابة تركية", but "استهداف إسرائيلي")."""
    words = trigger.lemma.removeprefix("ال").split(" ")
    if words[0] not in OF_PATIENT:
        return False
    behind = next((token for token in scene.tokens if token.start >= trigger.end), None)
    table = adjectives()
    return len(words) > 1 or (
        behind is not None and behind.pos == "noun" and "ال" not in behind.clitics and behind.stem not in table
    )


def _with_pronoun(trigger: Trigger, scene: Scene) -> bool:
    """Whether a noun has its doer as a pronoun, so that ل leads to what it is done with ("إرسالها للأسلحة")."""
    token = holding(scene.tokens, trigger.start)
    return token is not None and token.key.endswith(_DOERS) and not token.key.endswith(token.stem)


def _bearing(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return who suffers from losses ("عانى الجيش من خسائر كبيرة", "الجيش يعاني من خسائر")."""
    led = [token for token in scene.tokens if token.end <= trigger.start]
    verb = next((token for token in reversed(led[-_ADJECTIVES - 2 :]) if token.stem.startswith(_SUFFERS)), None)
    if verb is None or not led or led[-1].key != _OF:
        return ()
    near = [item for item in scene.items if item.prep == "" and item.end <= trigger.start]
    near = [item for item in near if abs(item.start - verb.end) < _BEHIND]
    return tuple(party(item) for item in near[-1:])


def _blown_up(trigger: Trigger, genitive: Item, scene: Scene) -> bool:
    """Whether the genitive of a blast is what it destroys, a building of somebody ("تفجير مقر الحزب")."""
    led = inside(scene.tokens, trigger.end, genitive.start)
    last = [token for token in scene.tokens if token.start < trigger.end <= token.end]  # "تفجير مسجد"
    own = [token for token in scene.tokens if genitive.start <= token.start < genitive.end][:1]
    return any(grammar().has("buildings", token.stem) for token in (*last, *led, *own))


def _people_done_to(trigger: Trigger, scene: Scene) -> tuple[str, ...] | None:
    """Return the people whom a noun names by what was done to them ("الرهائن الإيطاليون"), the person himself where
    he is named beside it ("فلان، المدان بالقتل", "المعتقل فلان"), None for other nouns."""
    word = holding(scene.tokens, trigger.start)
    known = "" if word is None or " " in trigger.text else grammar().collectives.get(word.stem, "")
    known = _SEIZED if word is not None and word.stem.startswith(_CAUGHT) else known
    if word is None or known not in _DONE_TO:
        return None
    persons = [item for item in scene.items if item.entity.startswith("per:")]
    ahead = [one for one in persons if one.end <= word.start and _beside(one.end, word.start, scene)]
    behind = [one for one in persons if one.start >= word.end and _beside(word.end, one.start, scene)]
    named = [] if word.stem.endswith(("ين", "ون")) else [*behind[:1], *ahead[-1:]]
    return (named[0].entity,) if named else (known,)


def _described(trigger: Trigger, agent: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Return the party right before a participle or its right ("الجنود المختطفين لدى", "أنقرة من حقها")."""
    before = [item for item in scene.items if item.end <= trigger.start and not item.place][-1:]
    near = [item for item in before if len(inside(scene.tokens, item.end, trigger.start)) <= 1]
    return tuple(item.entity for item in near if item.entity not in agent)


def _holder(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return the body that the pronoun of "محتجزين لديه" means: the nearest before it that agrees."""
    shows = _WITH_THEM[key(trigger.text).split(" ")[-1]]
    before = [item for item in scene.items if item.end <= trigger.start and item.entity.startswith(_ABLE[:3])]
    fit = [item for item in before if item.named and agrees(shows, known(item, scene))]
    return tuple(item.entity for item in fit[-1:])


def _within_phrase(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return who sets free, named inside the phrase ("إفراج إسرائيل عن")."""
    inner = [item for item in scene.items if trigger.start < item.start and item.end < trigger.end and not item.prep]
    return first([structs.replace(item, entity=party(item)) for item in inner if item.entity not in HELD])


def _capital_within(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return the state that a country or capital within a phrase stands for ("تدريب واشنطن لمقاتلي المعارضة")."""
    inner = [item for item in scene.items if trigger.start < item.start and item.end < trigger.end and item.place]
    states = [party(item) if party(item) != item.entity else seat(item.entity) for item in inner if not item.prep]
    return tuple(state for state in states[:1] if state is not None)


def _beside(end: int, start: int, scene: Scene) -> bool:
    """Whether only a comma stands between two offsets."""
    return all(token.key in "،," for token in inside(scene.tokens, end, start))


def _carried_out(trigger: Trigger, scene: Scene) -> bool:
    """Whether a light verb stands before a noun of help, so that its subject helps ("قام بدعم")."""
    led = [token for token in scene.tokens if token.end <= trigger.start][-1:]
    return any(grammar().has("lights", token.bare) for token in led)


def _backed(trigger: Trigger, scene: Scene) -> Roles:
    """Return who helps and who is helped in a phrase that stands aside ("القوات المدعومة من تركيا", "بدعم من")."""
    near = [item for item in scene.items if 0 <= item.start - trigger.end < _BEHIND]
    helpers = [structs.replace(item, entity=item.entity.replace("place:", "state:")) for item in near]
    rest = [item for item in scene.items if helpers and item.start > helpers[0].start and item.named]
    earlier = [item for item in scene.items if item.end <= trigger.start and not item.place]
    close = [item for item in earlier if trigger.start - item.end < _BEHIND]
    named = [item for item in earlier if item.prep == "" and item.named]
    helped = close[-1:] or named[-1:] or earlier[-1:]
    origin = nisbas(trigger, scene)
    agent = origin or (with_following(helpers[0], rest, scene) if helpers else ())
    return Roles(agent, with_partners(helped, scene) if helped else (), rule="roles.aid.backed")


def _done_by(trigger: Trigger, genitive: Item, scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return doer and sufferer of a noun with genitive and object ("قصف الطيران مواقع الحركة", "قتل فلان لفلان")."""
    able = genitive.entity.startswith(_ABLE) and genitive.entity not in _UNABLE
    whole = genitive.named or straight(genitive, scene) or _definite(genitive, scene)
    if not able or not whole or trigger.lemma.startswith(_DEATHS):
        return None
    if (hit := objected(genitive, scene)) is not None and not genitive.entity.startswith("per:"):
        return (genitive.entity,), tuple(one for one in hit if one != genitive.entity)
    other = next((item for item in scene.items if item.start >= genitive.end), None)
    if (own := _object_of_somebody(genitive, scene)) is not None:
        near = (
            other is not None and other.entity.startswith("per:") and len(inside(scene.tokens, own, other.start)) <= 1
        )
        return (genitive.entity,), (other.entity,) if other is not None and near else ()
    if other is None or joined_by_and(other, scene) or other.entity == genitive.entity:
        return None
    between = inside(scene.tokens, genitive.end, other.start)
    if len(between) > _OBJECT or any(
        token.pos in ("verb", "conj", "punct")
        or token.key != token.bare
        or token.key in _PARTS
        or token.key in _PARTING
        for token in between
    ):
        return None
    if other.prep == FOR and not other.place and all(token.pos == "adj" for token in between):
        return (genitive.entity,), (other.entity,)
    led = inside(scene.tokens, trigger.end, genitive.start)
    leader = other.entity.startswith("per:") and (not genitive.named or any(token.pos == "noun" for token in led))
    town = other.place and other.prep in _TOWNS
    if (other.prep and not town) or leader or genitive.entity.startswith("per:") or not _object(other, between, scene):
        return None
    return (genitive.entity,), () if other.place else (other.entity,)


def _object_of_somebody(genitive: Item, scene: Scene) -> int | None:
    """Return where the object of a verbal noun ends that stands with a pronoun right behind its genitive ("اختطاف
    الحركة قائدها"), None where there is none."""
    behind = next((token for token in scene.tokens if token.start >= genitive.end and token.key.isalpha()), None)
    if behind is None or behind.pos != "noun" or behind.clitics[:1] in ("و", "ف", "ب", "ل", "ك"):
        return None
    return behind.end if behind.key.endswith(_DOERS) and not behind.key.endswith(behind.stem) else None


def _definite(item: Item, scene: Scene) -> bool:
    """Whether a noun carries the article, so that it has no genitive of its own ("جنود الفرقة")."""
    return any("ال" in token.clitics for token in scene.tokens if token.start <= item.start < token.end)


def _object(other: Item, between: Sequence[Token], scene: Scene) -> bool:
    """Whether what stands behind a genitive is the object of the verbal noun and no adverb ("شمال البلاد")."""
    words = grammar()
    first_word = next((token for token in scene.tokens if token.end > other.start), None)
    where = other.prep not in _TOWNS and first_word is not None and words.has("locatives", first_word.bare)
    if any(token.stem.startswith("م") and token.stem.endswith("ا") for token in between):
        return False  # "احتجاز المتظاهرين مانعا العائلات"
    told = [token for token in between if "ال" not in token.clitics and token.stem not in adjectives()]
    people = not between and not other.named and first_word is not None and "ال" not in first_word.clitics
    return not where and (bool(told) or other.named or other.place or people)


def _jailers(after: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return whose prisons people are held, tortured or die in ("التعذيب في سجون النظام")."""
    for item in after:
        led = [token for token in scene.tokens if token.end <= item.start][-2:]
        if any(grammar().has("prisons", token.stem) for token in led):
            return (item.entity,)
    return ()


def _planners(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return the states whose plan an adjective tells ("خطة أميركية تركية لطرد", "عملية روسية لتحرير")."""
    at = next((at for at, token in enumerate(scene.tokens) if token.start <= trigger.start < token.end), 0)
    if not scene.tokens or not scene.tokens[at].clitics.lstrip("وف").startswith(FOR):
        return ()
    table = adjectives()
    states: list[str] = []
    for token in reversed(scene.tokens[max(0, at - _ADJECTIVES) : at]):
        state = table.get(token.stem) or table.get(token.bare.removeprefix("ال"))
        if state is None:
            planned = grammar().has("plans", token.stem) or grammar().has("plans", token.bare)
            return unique(reversed(states)) if planned else ()
        states.append(state)
    return ()


def _blamed_here(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return whom the verb of a noun's own clause lays it to ("نسبت الوزارة الهجوم إلى الجماعة").

    Blame that looks back ("الهجوم الذي نسب إلى") is a claim of its own, and the attack has no doer in the other one.
    """
    verb = _blaming(trigger, scene)
    return blamed(trigger, scene) if verb is not None and verb.start < trigger.start else ()


def _permitted(trigger: Trigger, scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return who lets whom use what is his ("سماح تركيا لأمريكا باستخدام قاعدة")."""
    if not scene.holds(_PERMITS):
        return None
    led = [token for token in scene.tokens if token.end <= trigger.start][-_REACH:]
    permit = next((token for token in reversed(led) if token.stem in _PERMITS), None)
    if permit is None:
        return None
    items = [item for item in scene.items if permit.end <= item.start and item.end <= trigger.start]
    owner = [item for item in items if item.prep == ""]
    user = [item for item in items if item.prep == FOR]
    return (first(owner[:1]), first(user[:1])) if owner and user else None


def _accused_of_it(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return who is accused of an event told right before ("هجوم اتهمت السلطات الجماعة بارتكابه")."""
    if not scene.holds(_COMMITTING):
        return ()
    words = grammar()
    behind = [token for token in scene.tokens if trigger.end <= token.start < trigger.end + 2 * CLOSE]
    verb = next((token for token in behind if words.has("accuses", token.bare)), None)
    deed = next((token for token in behind if token.stem in _COMMITTING and token.clitics.endswith("ب")), None)
    if verb is None or deed is None:
        return ()
    items = [item for item in scene.items if verb.end <= item.start and item.end <= deed.start and not item.place]
    return first(items[-1:])


def blamed(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return whom an event noun is laid to ("تفجير نسب إلى الجماعة", "نسبوا الهجوم إلى الجماعة", "منسوب للجماعة")."""
    verb = _blaming(trigger, scene)
    if verb is None:
        return ()
    behind = max(verb.end, trigger.end)
    preps = ("الي", FOR) if verb.stem.startswith(_ASCRIBED) else ("الي",)
    items = [item for item in scene.items if behind <= item.start < behind + 2 * CLOSE and not item.place]
    return first([item for item in items if item.prep in preps])


def _blaming(trigger: Trigger, scene: Scene) -> Token | None:
    """Return the word that lays an event noun to somebody."""
    if not scene.tells("blames"):
        return None
    near = reaching(scene.tokens, trigger.start - 2 * CLOSE, trigger.end + 2 * CLOSE)
    return next((one for one in near if grammar().has("blames", one.bare)), None)


def _owner(after: Sequence[Item]) -> tuple[str, ...]:
    """Return the doer that ل introduces ("هجوم لتنظيم")."""
    return first([item for item in after if item.prep == "ل"])
