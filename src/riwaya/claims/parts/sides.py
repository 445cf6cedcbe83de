"""Who stands behind a clash, a meeting or a pact as one of its parties, and what there is only its topic."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from riwaya.claims.events import Proposition, frame
from riwaya.claims.grammar import grammar, holding, inside
from riwaya.claims.parts.carried import heads
from riwaya.claims.parts.collectives import adjectives
from riwaya.claims.parts.governed import FROM
from riwaya.claims.parts.items import APART, Item, Scene, joined_by_and, party, unique
from riwaya.claims.parts.phrases import AMONG, adjacent
from riwaya.model import Trigger
from riwaya.script import key

#: "من جهة" closes one side of a clash told with both.
_SIDE = frozenset(map(key, ("جهة", "ناحية")))
#: Words before a noun in which the fight against it is told.
LED = 4
#: Characters between a noun and the clause that tells its parties, and within that clause.
_CLOSE_BY = 25
REACH = 90
WITH = frozenset(key(word) for word in ("مع", "بين", "وبين"))
#: Nouns of what lies between two states, and marks between their adjectives.
_RELATIONS, _HYPHENS = frozenset(map(key, ("علاقات", "علاقة"))), frozenset("-–ـ")
#: Characters between the country of an office and the name of who holds it, and what leads to the sides of two.
_HELD, _PERSON, _BETWEEN = 2, "per:", frozenset(map(key, ("بين", "مع")))
#: How many a dual verb has.
TWO = 2
#: Visits, whose noun has whoever stands behind another verb for no side.
VISIT = "visit"
#: What leads in the content of a pact.
_ON = frozenset(map(key, ("على", "إلى", "بشأن", "حول")))
_FOR = frozenset("بل")
#: Meetings that ل or ب may lead to a party of: whose visit it is, whom somebody calls or meets.
_WHOSE = ("زيار", "جول", "لقاء", "اجتماع", "قمة", "استقبال", "لقائ")
_LETTERS = ("رسال", "رسائل", "برقي", "برسال", "ببرقي")
_TO = key("إلى")
_REACHED = ("اتصل", "اتصال", "التقى", "اجتمع", "لقاء", "اجتماع", "هاتف", "أجرى")
#: What comes from one party to the other.
_SENT = ("رسال", "برقي", "مكالم", "اتصال")
#: Words behind which stands what a meeting is about, or who sponsors it.
_TOPICAL = frozenset(
    map(
        key,
        (
            *("حول", "بشأن", "بخصوص", "عن", "ضد", "إزاء", "حيال", "تجاه", "برعاية", "تحت", "بإشراف", "بوساطة", "بدعوة"),
            *("لبحث", "لمناقشة", "لإجراء", "بحضور", "برئاسة", "بقيادة", "عبر", "خلفية"),
        ),
    )
)
#: Verbs that bring the parties of a meeting together ("لقاء جمع الوزيرين").
_GATHERING = frozenset(map(key, ("جمع", "جمعت", "يجمع", "تجمع", "ضم", "ضمت", "يضم", "تضم", "سيجمع", "سيضم")))


def parties_behind(trigger: Trigger, after: Sequence[Item], scene: Scene) -> list[Item]:
    """Return who stands behind a clash, a meeting or a pact as its parties: with مع or بين, or right behind it, and
    whom و joins to them ("لقاء الوزير ونظيره", "اشتباك بين الجيش والمسلحين")."""
    found: list[Item] = []
    told = grammar().has("receives", key(trigger.text).split(" ")[0].lstrip("وف"))
    told = told or any(map(trigger.lemma.__contains__, _SENT))
    with_him = WITH | {FROM} if told else WITH
    meets = frame(trigger) == "meet"
    own = holding(scene.tokens, trigger.start)
    closed = meets and trigger.form in ("noun", "masdar") and own is not None and own.clitics.endswith(("ال", "لل"))
    for item in after:
        right = not found and not closed and adjacent(trigger, item, scene)
        near = item.prep == "" and (right or (trigger.form == "verb" and not _genitive(item, scene)))
        if near and frame(trigger) == "pact" and (_agreed_on(trigger, item, scene) or _object_of(trigger, item, scene)):
            continue
        near = near and not (meets and _of_topic(trigger, item, scene))
        near = near or _reached(trigger, item, scene)
        chained = bool(found) and item.start - found[-1].end <= APART
        chained = chained and not any(
            token.bare in _TOPICAL for token in inside(scene.tokens, found[-1].end, item.start)
        )
        if trigger.mode == VISIT and trigger.form != "verb" and _past_a_verb(trigger, item, scene):
            break  # "في زيارة يجري خلالها محادثات مع X"
        if item.prep in with_him or near or (chained and item.prep == "" and joined_by_and(item, scene)):
            found.append(item)
    if len(found) == 1 and found[0].prep in AMONG:
        found += _other_side(found[0], scene)
    return found


def related_states(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return the states whose relations fare as a word tells, by their adjectives ("العلاقات المصرية - الأميركية")."""
    if not scene.holds(_RELATIONS):
        return ()
    near = [at for at, one in enumerate(scene.tokens) if abs(one.start - trigger.start) < _CLOSE_BY * 2]
    at = next((at for at in near if scene.tokens[at].stem in _RELATIONS), None)
    states: list[str] = []
    for token in scene.tokens[at + 1 :] if at is not None else ():
        state = adjectives().get(token.stem)
        if state is None and token.key not in _HYPHENS:
            break
        states += [state] if state is not None else []
    return unique(states)


def _past_a_verb(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether a verb stands between a noun and a noun phrase behind it."""
    return any(token.pos == "verb" for token in inside(scene.tokens, trigger.end, item.start))


def _genitive(item: Item, scene: Scene) -> bool:
    """Whether a bare noun that is no title and no name governs a noun phrase ("بروز التنظيم"), which so is no side."""
    words = grammar()
    before = (token for token in reversed(scene.tokens) if token.end <= item.start)
    led = next((token for token in before if not words.has("ranks", token.bare)), None)
    if led is None or led.pos != "noun" or led.clitics not in ("", "و") or scene.in_name(led):
        return False
    known = ("titles", "offices", "kin", "ranks", "partitives", "numbers", "callings")
    return not led.stem.endswith("ا") and not any(words.has(name, led.stem) for name in known)


def _other_side(one: Item, scene: Scene) -> list[Item]:
    """Return the second whom و joins to the first behind بين, past a relative clause of that one ("بين الحركة التي
    يتزعمها فلان، والحكومة")."""
    words = grammar()
    for item in scene.items:
        if not one.end < item.start <= one.end + REACH or item.prep or item.place or not joined_by_and(item, scene):
            continue
        between = inside(scene.tokens, one.end, item.start)
        commas = sum(token.key in "،," for token in between)
        related = any(words.has("relatives", token.bare) for token in between)
        if (
            (related and commas) or commas > 1 or (commas and between[-1].key in "،,")
        ):  # "بين فلان، ممثل الهيئة، والوزير"
            return [item]
    return []


def as_sides(after: Sequence[Item], trigger: Trigger, scene: Scene) -> list[Item]:
    """Return the noun phrases behind a trigger that can be sides of what it tells: no place, but a country behind بين
    or مع, with those that و joins to it, as its state, unless it lies on a frontier ("على الحدود بين X وY")."""
    sides: list[Item] = []
    last: Item | None = None
    for item in after:
        if item.place and any(0 < one.start - item.end <= _HELD and one.entity.startswith(_PERSON) for one in after):
            continue  # "مع رئيس جنوب السودان فلان"
        joined = last is not None and item.prep in ("", last.prep) and joined_by_and(item, scene)
        if item.place and party(item) != item.entity and (item.prep in _BETWEEN or joined):
            led = [token for token in inside(scene.tokens, trigger.end, item.start) if token.bare != item.prep]
            if joined or not any(grammar().has("frontiers", token.stem) for token in led[-2:]):
                led_by = item.prep or (last.prep if last is not None else "")
                last = structs.replace(item, entity=party(item), prep=led_by, place=False)
                sides.append(last)
                continue
        last = None
        if not item.place:
            sides.append(item)
            last = item if item.prep in _BETWEEN or item.entity.startswith("state:") else None
    return sides


def lies_between(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether بين leads in between whom something lies that is talked of ("بحثا العلاقات بين البلدين")."""
    words = grammar()
    between = [token for token in scene.tokens if trigger.start < token.start and token.end <= item.start]
    at = next((at for at, token in enumerate(between) if token.bare in AMONG), 0)
    return any(token.pos == "noun" and not words.has("ranks", token.bare) for token in between[:at])


def pair_before(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return the last two before a dual verb, who do it together ("يلتقي الوزير نظيره حيث يتباحثان")."""
    told = [item for item in scene.items if item.end <= trigger.start and not item.place and item.named]
    people = unique(item.entity for item in told if item.prep == "" or item.prep in WITH)
    return people[-TWO:] if len(people) >= TWO else ()


def told_later(trigger: Trigger, found: Proposition, scene: Scene) -> list[Item]:
    """Return the parties told behind the evidence: "المحادثات التي جرت بين", "من جهة، والمسلحين من جهة أخرى"."""
    words = grammar()
    behind = [token for token in scene.tokens if token.start >= found.end]
    items = [item for item in scene.items if item.start >= found.end and not item.place]
    if found.end - trigger.end < _CLOSE_BY:
        opener = next((token for token in behind if token.key not in ",،"), None)
        if opener is not None and words.has("relatives", opener.bare):
            verb = next((token for token in behind if token.start > opener.start), None)
            reach = [item for item in items if item.start - opener.start < REACH]
            if verb is not None and words.has("proceeds", verb.bare):
                return [item for item in reach if item.prep in WITH]
    ended = [token for token in scene.tokens if token.end <= found.end][-1:]
    if ended and ended[0].key in _SIDE and items and joined_by_and(items[0], scene):
        return [items[0]] if items[0].start - found.end < _CLOSE_BY else []
    return []


def _reached(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether ل or ب leads to a party of a meeting: "زيارة للوزير", "اتصل بنظيره"."""
    written = item.prep == _TO and item.start - trigger.end < REACH // 2
    near = adjacent(trigger, item, scene) or (trigger.form == "verb" and _straight(trigger, item, scene))
    if frame(trigger) != "meet" or item.place or not (written or near):
        return False
    lemma = trigger.lemma if trigger.form == "verb" else trigger.lemma.removeprefix("ال")
    if item.prep == _TO and lemma.split(" ")[-1].removesuffix("ين").startswith(_LETTERS):
        return True  # "بعث برسالة إلى نظيره"
    whose = item.prep == "ل" and trigger.form != "verb" and lemma.startswith(_WHOSE)
    called = lemma.startswith(_REACHED) and (trigger.mode == "phone" or trigger.form == "verb")
    return whose or (item.prep == "ب" and called)


def _straight(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether only other noun phrases and their titles stand between a verb and a noun phrase behind it."""
    words = grammar()
    between = [token for token in inside(scene.tokens, trigger.end, item.start) if not scene.in_name(token)]
    held = any(token.pos in ("verb", "punct") or words.has("prepositions", token.bare) for token in between)
    return len(between) <= 2 * LED and not held


def _agreed_on(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether a noun phrase belongs to what is agreed ("اتفق الطرفان على تبادل مئة أسير") and is no side."""
    if item.start < trigger.end:
        return False
    own = holding(scene.tokens, item.start)
    between = [token for token in inside(scene.tokens, trigger.end, item.start) if token is not own]
    told = any(token.bare in _ON or token.pos == "verb" or token.clitics.lstrip("وف")[:1] in _FOR for token in between)
    return told or any(word in _ON for word in key(trigger.text).split(" ")[1:])


def _object_of(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether a noun behind the verb of a pact governs an item, so that it is no side ("مدد المجلس مهمة البعثة")."""
    last = holding(scene.tokens, trigger.end - 1)
    before = next((token for token in reversed(scene.tokens) if token.end <= item.start), None)
    return trigger.form == "verb" and before is not None and before == last and not heads(item, scene)


def _of_topic(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether a noun phrase behind a meeting belongs to what it is about or for ("يزور بغداد لبحث ملف الحزب"), to who
    sponsors it, or to a clause of its own."""
    own = holding(scene.tokens, item.start)
    for token in inside(scene.tokens, trigger.end, item.start):
        if token is own:
            continue
        if token.bare in _TOPICAL or (token.pos == "verb" and trigger.form != "verb" and token.stem not in _GATHERING):
            return True
        purpose = token.clitics.lstrip("وف") in ("ل", "لل") and token.pos == "noun"
        if purpose and not any(grammar().has(name, token.stem) for name in ("ranks", "offices")):
            return not any(one.start <= token.start < one.end for one in scene.items)
    return False
