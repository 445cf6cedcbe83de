"""Which noun phrase before an event is near enough to do it, where its clause leaves the doer out.

Events with the article, occasions, and what somebody only witnesses have no doer from there.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.clauses import Clause
from riwaya.claims.events import frame
from riwaya.claims.grammar import grammar, holding, inside
from riwaya.claims.parts.agreement import Form, finite, oblique
from riwaya.claims.parts.carried import has_own, heads
from riwaya.claims.parts.governed import FROM, counts
from riwaya.claims.parts.items import Item, Scene
from riwaya.model import Trigger
from riwaya.script import key

#: Before whom or what something is for.
FOR = "ل"
#: Words before a noun and its preposition that tell what is not done, or is done besides ("بدلا من استهداف").
_INSTEAD = frozenset(map(key, ("بدلا", "بدل", "عوضا", "عوض")))
#: Nouns of what befalls people, and words from one to whose people they are.
_HURTING = frozenset(
    map(key, ("قتل", "مقتل", "إصابة", "جرح", "مصرع", "اعتقال", "أسر", "ضبط", "توقيف", "تصفية", "اغتيال"))
)
_LOSSES = 6
#: Types of events whose noun with the article has a doer of its own.
_HARMFUL = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"))


def _apart(verb: int, head: Trigger, scene: Scene) -> bool:
    """Whether the subject of a verb does not do what a noun behind it tells: the verb is one of witnessing and telling
    ("شهدت المدينة تدمير", "وثق ناشطون قصف"), or the noun says when or why ("قال بعد سيطرة")."""
    words = grammar()
    if head.form not in ("masdar", "noun"):
        return False
    between = inside(scene.tokens, scene.tokens[verb].end, head.start)
    if words.has("witnesses", scene.tokens[verb].bare):
        return True
    return any(words.has("occasions", token.bare) for token in between[-2:])


def names_own(head: Trigger, verb: int, told: Form, scene: Scene) -> bool:
    """Whether a verb that is a trigger itself has a noun behind it for its subject that names nobody known ("ألقى
    الطيران المروحي براميل"): no word of the event's own, which is its object."""
    tokens = scene.tokens
    behind = tokens[verb + 1] if verb + 1 < len(tokens) else None
    if head.form != "verb" or behind is None or behind.stem in key(head.lemma).split(" "):
        return False
    return has_own(head, verb, told, tokens)


def unknown_leads(verb: int, scene: Scene) -> bool:
    """Whether a noun that names nobody known opens the clause of a verb in the present right before it, its subject
    ("ومنظمات حقوقية تنتقد القانون", "«الإرهاب يهدد الجميع»")."""
    tokens = scene.tokens
    if tokens[verb].key[:1] not in "يت" or tokens[verb].clitics:
        return False
    at = verb - 1
    while at > 0 and tokens[at].pos == "adj" and tokens[at].clitics in ("", "ال"):
        at -= 1
    noun = tokens[at] if at >= 0 else None
    if noun is None or noun.pos != "noun" or noun.clitics not in ("", "ال", "و", "وال") or scene.in_name(noun):
        return False
    led = tokens[at - 1] if at else None
    opens = led is None or (led.pos == "punct" and led.key not in ")]") or noun.clitics.startswith("و")
    words = grammar()
    timed = any(words.has(name, form) for name in ("in_time", "of_time", "years") for form in (noun.bare, noun.stem))
    return opens and not timed and not any(item.start < noun.end and noun.start < item.end for item in scene.items)


def told_alone(head: Trigger, verb: int | None, scene: Scene) -> bool:
    """Whether a noun tells of an event of its own and not of what somebody before does: with the article, unless it is
    an aim ("للسيطرة على"), when or why something happened, or what somebody witnesses."""
    if head.form not in ("masdar", "noun") and not (head.form == "phrase" and not finite(head)):
        return False
    own = holding(scene.tokens, head.start)
    aimed = own is not None and own.clitics.lstrip("وف").startswith(FOR)
    behind = next((token for token in scene.tokens if token.start >= head.end), None)
    complete = behind is not None and grammar().has("prepositions", behind.bare)
    forced = head.event in _HARMFUL and frame(head) not in ("move", "hold")
    definite = (
        forced
        and head.form != "phrase"
        and own is not None
        and own.clitics.endswith(("ال", "لل"))
        and not (aimed and complete)
    )
    at = next((at for at, token in enumerate(scene.tokens) if token.end > head.start), 0)
    before = scene.tokens[max(0, at - 2) : at]
    timed = any(grammar().has("occasions", one.bare) for one in before[-1:])
    timed = timed or any(one.bare in _INSTEAD for one in before)
    return definite or timed or (verb is not None and _apart(verb, head, scene))


def nearest_of(before: Sequence[Item], home: Clause, scene: Scene) -> list[Item]:
    """Return the noun phrases up to the subject nearest before a clause's trigger: in the clause, else a name without a
    preposition, which no other noun governs."""
    before = [item for item in before if heads(item, scene) and not _lost(item, scene)]
    bare = [item for item in before if item.prep == ""]
    bare = [item for item in bare if not aside(item, scene)] or bare
    own = [item for item in bare if item.start >= home.start and (item.named or _leads(item, scene))]
    named = [item for item in bare if item.named]
    return own or named or bare or [item for item in before if _aimed(item, scene)]


def _lost(item: Item, scene: Scene) -> bool:
    """Whether a noun of killing, wounding or seizing governs whose people it befalls ("قتل 11 من عناصر التنظيم")."""
    if item.prep:
        return False
    for token in reversed([token for token in scene.tokens if token.end <= item.start][-_LOSSES:]):
        if token.stem in _HURTING and token.pos == "noun":
            return True
        if not (counts(token) or token.key == FROM or grammar().has("ranks", token.stem) or token.pos == "adj"):
            return False
    return False


def _aimed(item: Item, scene: Scene) -> bool:
    """Whether a verb of aim follows a noun phrase at once ("للادعاء العام ليقوم باعتقال")."""
    behind = next((token for token in scene.tokens if token.start >= item.end), None)
    return behind is not None and behind.pos == "verb" and behind.key.startswith(FOR)


def _leads(item: Item, scene: Scene) -> bool:
    """Whether unnamed people can be a subject: no object by their ending, no genitive of a noun before them."""
    before = [token for token in scene.tokens if token.end <= item.start and not token.key.isdigit()][-1:]
    return not oblique(item, scene) and not any(token.pos in ("noun", "num") for token in before)


def aside(item: Item, scene: Scene) -> bool:
    """Whether a noun follows the verb of a relative clause, so that the main verb behind it is not its own."""
    before = [token for token in scene.tokens if token.end <= item.start][-3:]
    words = grammar()
    return any(words.has("relatives", token.key) or words.has("relatives", token.bare) for token in before[:-1])


def reaches(item: Item, head: Trigger, home: Clause, *, led_on: bool) -> bool:
    """Whether a noun phrase is near enough to do what is told: in its clause, or before a verb, without a preposition.

    What is held, and nouns that tell of an event, have no doer of another clause.

    Args:
        led_on: whether a verb without a subject of its own leads a verbal noun ("وتمكن من تدمير").
    """
    if item.start >= home.start:
        return head.form != "noun"
    if item.prep or frame(head) in ("hold", "clash"):
        return False
    return head.form in ("verb", "participle", "phrase") or (head.form == "masdar" and led_on)
