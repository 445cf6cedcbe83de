"""Whom a definite collective means: "القوات" and "قواتنا" the force named last, "التحالف" the coalition.

A page names a party once and then calls it by what it is. An indefinite collective ("قتل جنود") introduces people of
its own and is left alone, unless an adjective gives it to the one force of a state that the page names ("جنديان
تركيان"); a definite one is the body of its kind that the page named nearest before it, or, where only later sentences
tell, first after it. One with a pronoun ("مقاتليه", "قواتنا") belongs to whom the pronoun means. "الأخير" is who was
named right before. "المسلحون" is left alone: on pages that name several groups it means another than the nearest as
often as not, or people who are named nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec import structs

from riwaya import knowledge
from riwaya.claims.grammar import Token
from riwaya.claims.parts.agreement import PRONOUNS, Form, agrees, known
from riwaya.claims.parts.collectives import adjectives, as_state, states
from riwaya.claims.parts.governed import preposition_of
from riwaya.claims.parts.heads import heads
from riwaya.claims.parts.items import Item, Scene
from riwaya.claims.parts.militants import bodies, militants
from riwaya.claims.parts.offices import offices, preposition
from riwaya.knowledge import ontology
from riwaya.model import Mention
from riwaya.script import key

#: Letters that make a noun definite when they open it, clitics before them left aside.
_ARTICLE = ("ال", "لل")
#: Branches that "the forces" seldom means.
_BRANCHES = ("air-force", "police", "navy", "coast-guard", "border-guard", "staff", "chiefs")
#: First word of the names of groups that "the forces" means as well ("قوات الدعم السريع").
_CALLED_FORCES = "قوات "
#: Pronouns at the end of a noun, "we" among them.
_OWNERS: tuple[tuple[str, Form], ...] = (*PRONOUNS, ("نا", "we"))
#: Letters that a noun has at least before its pronoun ("قوة" has none).
_STEM = 3
#: Characters between a name and a collective that is told beside it and so is another party ("التنظيم والمسلحين").
_NEXT = 3
#: Characters behind a collective in which its adjective stands.
_ADJECTIVE = 16
#: Kinds of bodies that have fighters, soldiers and members.
_BODIES = ("group:", "state:", "state-force:", "intl:")
#: Collectives that belong to a body when a pronoun says so.
_FIGHTERS = frozenset(("group:fighters", "group:insurgents"))
_OWN_FIGHTERS = frozenset(map(key, ("المجاهدون", "المجاهدين", "مجاهدو", "مجاهدي", "مجاهدونا", "مجاهدينا")))
_OWNED = frozenset(("state-force:soldiers", "group:fighters", "state-force:police"))
#: What forces strike with and what they consist of, before a pronoun.
_WIELDED = frozenset(
    map(key, (
        *("طائرات", "مقاتلات", "مروحيات", "مدفعيت", "مدفعية", "دبابات", "زوارق", "بوارج", "قاذفات", "طيران", "سفن"),
        *("مسيرات", "مدمرات", "مدرعات", "صواريخ", "دفاعات", "راجمات", "أسطول", "سلاح", "طائرت", "مروحيت", "مقاتلت"),
        *("وحدات", "وحدت", "قطعات", "قطاعات", "ألويت", "ألوية", "لواء", "لواؤ", "كتائب", "كتيبت", "سرايا", "فصائل"),
        *("فرق", "فرقت", "تشكيلات", "مفارز", "أرتال", "ميليشيات", "مليشيات", "ذراع", "جناح", "قوت", "مجاهدي"),
        *("مجاهدو", "أبطال", "أشاوس", "طياري", "طيارو", "قناصت", "قناصي", "غواصات", "فيلق", "استخبارات", "بحريت"),
    ))
)  # fmt: skip
#: Adjectives of an arm that are soldiers elsewhere ("ذراعها العسكري").
_ARMED = frozenset(map(key, ("عسكري", "عسكرية", "مسلح", "مسلحة")))
#: Words behind which whose pronoun follows at once is who speaks ("قال الجيش إن قواته").
_THAT = frozenset(map(key, ("أن", "إن", "بأن")))
#: Coalitions that are called nothing else, and countries and groups that show which one a page means.
_THEATRES: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("intl:arab-coalition", frozenset(("YE",)), frozenset(("group:houthis",))),
    ("intl:global-coalition", frozenset(("SY", "IQ")), frozenset(("group:isis",))),
)
#: Words that mean who was named last, with what they agree.
_LATTER: dict[str, Form] = {key("الأخير"): "m", key("الأخيرة"): "f"}

#: Words that mean two parties, those among them that mean two countries, and kinds of the others.
_COUNTRIES = frozenset(key(word + end) for word in ("بلد", "دولت", "حكومت") for end in ("ان", "ين"))
_HOLDERS = frozenset(key(word + end) for word in ("الوزير", "الرئيس", "الزعيم") for end in ("ان", "ين"))
_PAIRS = _COUNTRIES | {key(word + end) for word in ("جانب", "طرف") for end in ("ان", "ين")}
_PAIRS |= {"ال" + word for word in _PAIRS}
_PAIRS_OR_HOLDERS = _PAIRS | _HOLDERS
_SIDES = ("group:", "state-force:", "intl:")
_TWO = 2
#: A body of the world, which is no side of a war.
_WORLD = ("intl:", "ngo:")
#: Characters between two names that are told together, and from them to what means both.
_SIDE_BY_SIDE = 60
_RECENT = 600
#: Nouns of who did a deed, before the deed; what leads to his name behind it; who he is where nobody says.
PERPETRATORS = frozenset(map(key, ("منفذ", "منفذة", "مرتكب", "مرتكبة", "مدبر", "مدبرة")))
UNNAMED = "per:unnamed-attacker"
_IS = frozenset(map(key, ("هو", "هي", "يدعى", "تدعى", "ويدعى", "المدعو", "المدعوة", "اسمه", "اسمها")))
_PREDICATE = 7
#: Forces that an adjective shows to be no state's.
_FORCES = "state-force:soldiers"
_IRREGULAR = frozenset(
    key(word + ending)
    for word in (
        "كردي",
        "عشائري",
        "قبلي",
        "معارض",
        "متمرد",
        "ثوري",
        "انفصالي",
        "حوثي",
        "درزي",
        "طوارقي",
        "موالي",
        "متحالف",
    )
    for ending in ("", "ة", "ين", "ون")
)
#: "His country", as stem and pronoun.
_HOMES = frozenset(map(key, ("بلاد", "بلد")))

Voice = Callable[[int], str | None]


def resolved(text: str, stage: Scene, mentions: Sequence[Mention], voice: Voice = lambda _: None) -> Scene:
    """Return the scene with its definite collectives as the bodies that they stand for.

    Args:
        text: the article's text.
        stage: the noun phrases of a sentence.
        mentions: all names of the article, in order.
        voice: who speaks at an offset, a spokesman as the body he speaks for (None: the outlet).
    """
    items = [_called(text, item, stage, mentions, voice) for item in stage.items]
    items = [_meant(text, item, stage, mentions, voice) if item.entity in _KINDS else item for item in items]
    held = [
        Item(one.start, one.end, one.entity, one.prep, place=False, named=one.named)
        for one in (*offices(text, stage.tokens, mentions), *heads(stage.tokens, mentions))
    ]
    items = [item for item in items if not any(_meet(one, item) for one in held)]
    both = tuple(_both(text, stage, mentions))
    items = [item for item in items if not any(_meet(one, item) for one in both)]
    kinds = tuple(bodies(text, stage, mentions))
    items = [item for item in items if not any(_meet(one, item) for one in kinds)]
    arms = [one for one in _arms(text, stage, voice) if not any(item.named and _meet(one, item) for item in items)]
    items = [item for item in items if not any(_meet(one, item) for one in arms)]
    told = (*arms, *_latter(stage), *_homes(stage, voice), *both, *kinds, *_perpetrators(stage, mentions))
    items = sorted((*items, *told, *held), key=lambda item: item.start)
    return stage if tuple(items) == stage.items else structs.replace(stage, items=tuple(items))


def _meet(one: Item, other: Item) -> bool:
    """Whether two noun phrases share letters."""
    return one.start < other.end and other.start < one.end


def _called(text: str, item: Item, stage: Scene, mentions: Sequence[Mention], voice: Voice) -> Item:
    """Return fighters as the armed group that the page is about, where the page tells it, "the mujahidin" as the group
    that speaks of them; anybody else as he is."""
    if item.entity in _FIGHTERS and key(text[item.start : item.end]) in _OWN_FIGHTERS:
        speaks = voice(item.start)
        return structs.replace(item, entity=speaks) if speaks is not None and speaks.startswith("group:") else item
    group = militants(item, stage, mentions) if item.entity in _FIGHTERS and not item.named else None
    return item if group is None else structs.replace(item, entity=group)


def _meant(text: str, item: Item, stage: Scene, mentions: Sequence[Mention], voice: Voice) -> Item:
    word = text[item.start : item.end].split(" ")[-1]
    owner = _owner(_pronoun(word), item, stage, voice) if item.entity in _OWNED else None
    behind = next((token for token in stage.tokens if token.start >= item.end), None)
    if item.entity == _FORCES and behind is not None and behind.stem in _IRREGULAR:
        return structs.replace(item, entity="group:fighters")
    fits = _KINDS[item.entity]
    if owner is not None:
        force = _of_state(owner, item, fits, mentions) if owner.startswith("state:") else None
        return structs.replace(item, entity=force or owner, named=True)
    if not _definite(word):
        state = _origin(item, stage)
        force = None if state is None else _of_state(state, item, fits, mentions)
        return item if force is None else structs.replace(item, entity=force)
    beside = {other.entity for other in stage.items if other.end <= item.start and item.start - other.end <= _NEXT}
    found = next((one for one in _nearest(item.start, mentions) if fits(one.entity) and one.entity not in beside), None)
    entity = found.entity if found is not None else _theatre(mentions) if item.entity == "intl:coalition" else None
    return item if entity is None else structs.replace(item, entity=entity, named=True)


def _definite(word: str) -> bool:
    """Whether a noun carries the article or a pronoun; "قوة" ends in no pronoun."""
    bare = word.lstrip("وفبك")
    return bare.startswith(_ARTICLE) or word.startswith("ال") or _pronoun(word) != ""


def _pronoun(word: str) -> Form:
    """Return what the pronoun at the end of a noun agrees with, "" without one."""
    return next((form for end, form in _OWNERS if word.endswith(end) and len(word) - len(end) >= _STEM), "")


def _owner(told: Form, item: Item, stage: Scene, voice: Voice) -> str | None:
    """Return the body that a pronoun means: whoever speaks, else the nearest fitting one before it in the sentence."""
    if told == "":
        return None
    speaks = voice(item.start)
    if told == "we":
        return _body_of(speaks)
    own = speaks if speaks is not None and speaks.startswith(_BODIES) else None
    led = next((token for token in reversed(stage.tokens) if token.end <= item.start), None)
    if own is not None and led is not None and led.bare in _THAT:
        return own
    before = [one for one in stage.items if one.end <= item.start and one.named and not one.place]
    agreeing = [one.entity for one in reversed(before) if agrees(told, known(one, stage))]
    bodies = [one if one.startswith(_BODIES) else state_of(one) for one in agreeing]
    return next((one for one in bodies if one is not None), own)


def _body_of(speaks: str | None) -> str | None:
    """Return the force or else the body in which a person who speaks of "us" holds an office; whoever else speaks as he
    is."""
    person = knowledge.load().entities.get(speaks) if speaks is not None and speaks.startswith("per:") else None
    bodies = [role.of for role in person.roles if role.of.startswith(_BODIES)] if person is not None else []
    armed = [body for body in bodies if not body.startswith("state:")]
    return next(iter(reversed(armed or bodies)), speaks)


def _origin(item: Item, stage: Scene) -> str | None:
    """Return the state that an adjective behind a noun names ("جنديان تركيان")."""
    table = adjectives()
    behind = [token for token in stage.tokens if item.end <= token.start <= item.end + _ADJECTIVE]
    return next((state for token in behind[:2] if (state := table.get(token.stem)) is not None), None)


def _of_state(state: str, item: Item, fits: Callable[[str], bool], mentions: Sequence[Mention]) -> str | None:
    """Return the force of a state that the page names nearest to a noun."""
    entities = knowledge.load().entities
    country = entities[state].country if state in entities else None
    for one in _nearest(item.start, mentions):
        force = entities.get(one.entity)
        if force is not None and force.country == country and fits(one.entity):
            return one.entity
    return None


def _arms(text: str, stage: Scene, voice: Voice) -> Iterator[Item]:
    """Yield noun phrases for aircraft, guns and ships with a pronoun as whose they are ("إن طائراته قصفت")."""
    if not stage.holds(_WIELDED):
        return
    for token in stage.tokens:
        told = _pronoun(token.key) if token.stem in _WIELDED and token.key.removesuffix(token.stem) == token.key else ""
        if told == "":
            continue
        item = Item(
            token.start, token.end, "", preposition_of(text, stage.tokens, token.start), place=False, named=True
        )
        owner = _owner(told, item, stage, voice)
        if owner is not None and owner.startswith(_BODIES):
            behind = next((one for one in stage.tokens if one.start >= token.end), None)
            end = behind.end if behind is not None and behind.stem in _ARMED else token.end
            yield structs.replace(item, end=end, entity=owner)


def _latter(stage: Scene) -> Iterator[Item]:
    """Yield noun phrases for "الأخير" where it stands alone, as whoever was named last before it."""
    if not stage.holds(_LATTER.keys()):
        return
    for at, token in enumerate(stage.tokens):
        told = _LATTER.get(token.bare)
        if told is None or at == 0 or stage.tokens[at - 1].pos in ("noun", "adj", "num", "prop"):
            continue
        before = [one for one in stage.items if one.end <= token.start and one.named and not one.place]
        meant = next((one for one in reversed(before) if agrees(told, known(one, stage))), None)
        if meant is not None:
            yield Item(token.start, token.end, meant.entity, "", place=False, named=True)


def _both(text: str, stage: Scene, mentions: Sequence[Mention]) -> Iterator[Item]:
    """Yield two noun phrases for "الطرفان" or "البلدان": the two parties that the page named together last."""
    if not stage.holds(_PAIRS_OR_HOLDERS):
        return
    table, countries = adjectives(), frozenset(states().values())
    for at, token in enumerate(stage.tokens):
        if token.bare not in _PAIRS_OR_HOLDERS and token.stem not in _PAIRS:
            continue
        origins = [table[one.stem] for one in stage.tokens[at + 1 : at + 3] if one.stem in table]
        if origins and token.bare in _HOLDERS:
            continue  # an office with its countries
        kinds = () if token.bare in _COUNTRIES | _HOLDERS or token.stem in _COUNTRIES else _SIDES
        named = [(one.start, one.end, as_state(one.entity) or one.entity) for one in mentions]
        fit = [one for one in named if one[2] in countries or one[2].startswith(kinds) or (kinds and _rules(one[2]))]
        prep = preposition(stage.tokens, at)
        if kinds:
            fit = _fighting(fit, stage, token)
        for entity in origins if len(origins) == _TWO else _pair(text, fit, token.start):
            yield Item(token.start, token.end, entity, prep, place=False, named=True)


def _perpetrators(stage: Scene, mentions: Sequence[Mention]) -> Iterator[Item]:
    """Yield a noun phrase for "منفذ الهجوم", as the person who is called so or whom the page names by initials."""
    if not stage.holds(PERPETRATORS):
        return
    spelt = {one.entity for one in mentions if one.type == "PER" and one.rule == "names.spelt"}
    people = [item for item in stage.items if item.named and item.entity.startswith("per:")]
    for at, token in enumerate(stage.tokens):
        if token.stem not in PERPETRATORS or any(item.start <= token.start < item.end for item in stage.items):
            continue
        close = [one for one in stage.tokens[at + 1 : at + _PREDICATE] if one.key in _IS]
        behind = [item for item in people if any(one.end <= item.start <= one.end + _NEXT for one in close)]
        before = [item for item in people if item.end <= token.start <= item.end + _NEXT]
        known = next((item.entity for item in (*before, *behind)), None)
        entity = known or (next(iter(spelt)) if len(spelt) == 1 else UNNAMED)
        yield Item(token.start, token.end, entity, "", place=False, named=True)


def _rules(entity: str) -> bool:
    """Whether an entity is a government of one side ("حكومة الوفاق")."""
    known_one = knowledge.load().entities.get(entity) if entity.startswith("state:") else None
    return known_one is not None and bool(known_one.side)


def _fighting(fit: Sequence[tuple[int, int, str]], stage: Scene, token: Token) -> list[tuple[int, int, str]]:
    """Return those of the named that can be "the two sides": not the one alone in the sentence before the word, who
    speaks to them ("ودعت المنظمة الطرفين"), nor a world body where two others are named."""
    first = stage.tokens[0].start
    here = {one[2] for one in fit if first <= one[0] < token.start}
    others = [one for one in fit if len(here) != 1 or one[2] not in here]
    armed = [one for one in others if not one[2].startswith(_WORLD)]
    return armed if len({one[2] for one in armed}) >= _TWO else others


def _pair(text: str, fit: Sequence[tuple[int, int, str]], start: int) -> tuple[str, ...]:
    """Return the two entities that و joins last before an offset, else the two that a page names most, else those named
    side by side last."""
    before = [one for one in fit if one[1] <= start and start - one[1] <= _RECENT]
    close = [
        (one, other) for one, other in pairwise(before) if one[2] != other[2] and other[0] - one[1] <= _SIDE_BY_SIDE
    ]
    joined = [pair for pair in close if _joined(text[pair[0][1] : pair[1][0]])]
    if joined:
        return joined[-1][0][2], joined[-1][1][2]
    most = Counter(one[2] for one in fit).most_common(_TWO + 1)
    clear = len(most) == _TWO or (len(most) > _TWO and most[_TWO - 1][1] > most[_TWO][1])
    if clear:
        return tuple(entity for entity, _ in most[:_TWO])
    return (close[-1][0][2], close[-1][1][2]) if close else ()


def _joined(between: str) -> bool:
    """Whether و leads from one name to the next, with a noun or two before that ("الحكومة وتنظيم داعش")."""
    return between.startswith(" و") and len(between.split()) <= _TWO and not set(between) & set("،.؛:")


def _homes(stage: Scene, voice: Voice) -> Iterator[Item]:
    """Yield noun phrases for "بلاده" as the state of whoever speaks, else of whom the pronoun means."""
    if not stage.holds(_HOMES):
        return
    for token in stage.tokens:
        told = _pronoun(token.key) if token.stem in _HOMES or token.bare in _HOMES else ""
        if told == "":
            continue
        before = [one for one in stage.items if one.end <= token.start and one.named]
        owners = (one.entity for one in reversed(before) if agrees(told, known(one, stage)))
        state = next((state for owner in (voice(token.start), *owners) if (state := state_of(owner))), None)
        if state is not None:
            prep = next((one for one in "بل" if token.clitics.endswith(one)), "")
            yield Item(token.start, token.end, state, prep, place=False, named=True)


def state_of(entity: str | None) -> str | None:
    """Return the state that a body belongs to or that a person holds an office of."""
    entities = knowledge.load().entities
    found = None if entity is None else entities.get(entity)
    if found is None:
        return None
    offices = [entities[role.of].country for role in found.roles if role.of in entities]
    country = next((code for code in (found.country, *offices) if code not in (None, "XX")), None)
    return next(
        (state for state in ontology.nisbas() if state in entities and entities[state].country == country), None
    )


def _nearest(start: int, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the names before an offset, the nearest first, then those behind it in order."""
    yield from (one for one in reversed(mentions) if one.end <= start)
    yield from (one for one in mentions if one.start > start)


def _theatre(mentions: Sequence[Mention]) -> str | None:
    """Return the coalition that fights where a page is about; None where nothing shows it, or both."""
    entities = knowledge.load().entities
    counts = []
    for coalition, countries, foes in _THEATRES:
        told = (entities[one.entity].country for one in mentions if one.entity in entities)
        counts.append((sum(country in countries for country in told) + _named(mentions, foes), coalition))
    counts.sort()
    return counts[-1][1] if counts[-1][0] > counts[-2][0] else None


def _named(mentions: Sequence[Mention], entities: frozenset[str]) -> int:
    return sum(one.entity in entities for one in mentions)


def _is_force(entity: str) -> bool:
    known_one = knowledge.load().entities.get(entity)
    called = known_one is not None and entity.startswith("group:") and known_one.ar.startswith(_CALLED_FORCES)
    return called or (entity.startswith("state-force:") and not entity.endswith(_BRANCHES))


def _is_police(entity: str) -> bool:
    return entity.startswith("state-force:") and entity.endswith(("police", "gendarmerie", "security-forces"))


def _is_coalition(entity: str) -> bool:
    return entity.startswith("intl:") and "coalition" in entity


def _nobody(entity: str) -> bool:
    return False


#: Collectives that a page uses for a body it has named, and which bodies fit.
_KINDS: dict[str, Callable[[str], bool]] = {
    "state-force:soldiers": _is_force,
    "state-force:police": _is_police,
    "group:fighters": _nobody,
    "intl:coalition": _is_coalition,
}
