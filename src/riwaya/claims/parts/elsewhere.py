"""Places of a sentence that are not where a proposition happens.

They belong to a body or an office, to the words that lead a speech in, to a person's origin, to a dateline, to another
event, or to whoever acts or leads ("بقيادة X").
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.events import Proposition, frame
from riwaya.claims.grammar import Token, grammar
from riwaya.claims.parts.candidates import View
from riwaya.claims.parts.grounds import Ground, countries, has
from riwaya.knowledge import ontology
from riwaya.model import Attribution, Trigger
from riwaya.script import key

#: Words in which an office is sought before the place of a body ("رئيس بلدية", "السكرتير الثاني في السفارة في").
_OFFICE = 6
#: Words behind منذ in which a place only dates ("منذ بدء أحداث الحرب في").
_SINCE, _FROM_THEN = 6, key("منذ")
#: Words at the head of a sentence among which a place that opens it stands ("وفي محيط مدينة").
_OPENING = 5
#: Letter of verbs of which we are the subject.
_WE = "ن"
#: Words of a dateline behind its place, and marks that end none.
_HEADING, _STOPS = 8, frozenset("،؛.")
#: Types that judge what others do: the place told is that of what they judge.
_JUDGING = frozenset(("ACCUSE", "REJECT", "SUPPORT"))
#: Of these, what happens somewhere: to break what was agreed ("خرقوا الهدنة في X"), and to be tried ("محاكمات في X").
_BREACH, _TRIAL = "yield", "investigate"
#: Nouns by which a country only leads or backs what is done elsewhere ("بقيادة الولايات المتحدة").
_UNDER = frozenset(map(key, ("قيادة", "رئاسة", "زعامة", "رعاية", "إشراف", "وساطة", "مبادرة", "تمويل", "مشاركة")))
#: Nouns of announcing, and what leads in what is announced ("الإعلان في X عن").
_ANNOUNCING, _OF = frozenset(map(key, ("إعلان", "كشف", "حديث", "تأكيد"))), frozenset(map(key, ("عن", "أن", "بأن")))
#: Types whose place may stand behind another event of their clause: what is done, and what is talked of.
_REACHING = frozenset(("ASSAULT", "PROTEST", "COOPERATE", "MOBILIZE", "RETREAT", "CONSULT", "AGREE"))
#: Types of speech by whoever holds an office, the place of which is none of theirs ("دعا مفتي X").
_ASKING = frozenset(("REQUEST", "THREATEN"))
#: Words between what one event follows and the other event.
_LINKS = 4
_LOSSES = ("STATUS", "losses")
#: Types that move, whither too, and those that leave: whence they go is a place of theirs.
MOVING = frozenset(("RETREAT", "MOBILIZE", "SANCTION", "AID"))
LEAVING = frozenset(("RETREAT", "SANCTION"))
#: The type of marches, which are where they begin.
MARCHING = "PROTEST"
#: The mode of setting free, in whose phrase a state does it ("إفراج إسرائيل عن").
RELEASE = "release"


def foreign(
    ground: Ground, one: Proposition, seen: View, near: Attribution | None, triggers: Sequence[Trigger]
) -> bool:
    """Whether a place tells of something else than where a proposition happens."""
    item, opening = ground.item, opens(ground)
    held = one.mode == _BREACH or (one.mode == _TRIAL and ground.use == "at")
    judging = one.event in _JUDGING and not held
    if ground.use == "with" or (judging and not opening):
        return True
    if any(start < item.end and item.start < end for start, end in seen.hops) or _dateline(ground, seen):
        return True
    if near is not None and item.start < near.scope.start and not opening:
        return True
    led = seen.scene.tokens[ground.first - 1] if ground.first else None
    leaves = (
        one.event in LEAVING
        or one.event == MARCHING
        or frame(one.head) in ("take", "move")
        or (led is not None and has("leaving", led))
    )
    if ground.use == "from" and not leaves:
        return True
    if led is not None and (has("born", led) or _announced(led, ground, seen)):
        return True
    if ground.use == "of" and led is not None:
        acts = not ground.back and _acts(led, ground, one)
        alone = one.event == MARCHING and ground.first == ground.at and _governs(ground.item.entity)
        if alone or acts or _titles(led, one) or _belongs(led, ground, seen, triggers):
            return True
    return _dates(ground, one, seen)


def _announced(led: Token, ground: Ground, seen: View) -> bool:
    """Whether a place is where something is only announced ("الإعلان في X عن تقديم مساعدات")."""
    behind = next((token for token in seen.scene.tokens if token.start >= ground.item.end), None)
    return led.stem in _ANNOUNCING and ground.use == "at" and behind is not None and behind.bare in _OF


def _titles(led: Token, one: Proposition) -> bool:
    """Whether a noun is called after the place behind it ("اتفاق الطائف"), and is not the event itself."""
    return has("titles", led) and "ال" not in led.clitics and not _tells(led, one.triggers)


def _tells(led: Token, triggers: Sequence[Trigger]) -> bool:
    """Whether a word tells an event, and does not only stand in the gap of a phrase that does."""
    over = [trigger for trigger in triggers if trigger.start < led.end and led.start < trigger.end]
    return any(" " not in trigger.text or led.stem in key(trigger.lemma) for trigger in over)


def _belongs(led: Token, ground: Ground, seen: View, triggers: Sequence[Trigger]) -> bool:
    """Whether a country is only whose what stands before it is ("بقيادة الولايات المتحدة", "أكراد سوريا")."""
    noun = led.pos == "noun" or led.stem in _UNDER
    if not noun or "ال" in led.clitics or ground.first < ground.at or not _governs(ground.item.entity):
        return False
    place = has("sides", led) or has("kinds", led) or has("beside", led)
    return not place and not seen.scene.in_name(led) and not _tells(led, triggers)


def _dates(ground: Ground, one: Proposition, seen: View) -> bool:
    """Whether a place tells since when and not where ("منذ بدء الحرب في سوريا")."""
    told = [trigger for trigger in one.triggers if trigger.end <= ground.item.start]
    tokens = seen.scene.tokens
    for at in range(ground.first - 1, max(-1, ground.first - 1 - _SINCE), -1):
        token = tokens[at]
        if token.pos in ("verb", "punct") or any(trigger.start <= token.start for trigger in told):
            return False
        if token.bare == _FROM_THEN:
            return not (has("spans", tokens[at + 1]) or has("times", tokens[at + 1]) or tokens[at + 1].key.isdigit())
    return False


def _acts(led: Token, ground: Ground, one: Proposition) -> bool:
    """Whether a country right behind a verb of holding or helping, or in its phrase, is its subject ("تؤوي تركيا")."""
    own = any(trigger.start < led.end and led.start < trigger.end for trigger in one.triggers)
    inside = led.start <= one.head.start < led.end < ground.item.end < one.head.end
    if inside and (one.head.form == "verb" or one.mode == RELEASE) and _governs(ground.item.entity):
        return True
    verb = one.head.form in ("verb", "phrase") and led.pos != "noun"
    return own and verb and frame(one.head) in ("hold", "aid", "act") and _governs(ground.item.entity)


def _governs(entity: str) -> bool:
    """Whether a place is a country or a seat of government, whose name stands for its state where it acts."""
    return entity in ontology.capitals() or entity in countries().values()


def _dateline(ground: Ground, seen: View) -> bool:
    """Whether a place only heads its sentence before a colon, with whoever wrote it ("القاهرة ـ فلان:"), or in a title
    as the seat of whoever speaks of himself ("باريس: لم نقصف")."""
    marks = all(token.pos == "punct" for token in seen.scene.tokens[: ground.first])  # "* القاهرة ـ فلان:"
    if not marks or ground.use != "of":
        return False
    behind = seen.scene.tokens[ground.at + 1 :]
    if seen.label == "title":
        ours = any(token.pos == "verb" and token.bare.startswith(_WE) for token in behind)
        return ours and bool(behind) and behind[0].key == ":" and _governs(ground.item.entity)
    for token in behind[:_HEADING]:
        if token.key == ":":
            return True
        if token.pos == "verb" or token.key in _STOPS:
            return False
    return False


def opens(ground: Ground) -> bool:
    """Whether a place opens its sentence, as a setting for all that follows ("وفي بعقوبة، …")."""
    return ground.first <= 1 and ground.use == "at" and ground.at <= _OPENING


def owned(ground: Ground, one: Proposition, seen: View, triggers: Sequence[Trigger]) -> bool:
    """Whether a place tells which body or office is meant, or who somebody is ("رئيس البلدية في X")."""
    behind = ground.item.start > one.head.start and one.event not in _ASKING
    if ground.use not in ("at", "of") or behind:
        return False
    for token in reversed(seen.scene.tokens[max(0, ground.first - _OFFICE) : ground.first]):
        if any(trigger.start <= token.start < trigger.end for trigger in triggers):
            return False
        if token.pos in ("verb", "punct") or grammar().has("complements", token.key):
            return False
        if has("offices", token) or (has("peoples", token) and "ال" not in token.clitics):
            return True
    return False


def of_earlier(ground: Ground, one: Proposition, seen: View, triggers: Sequence[Trigger]) -> bool:
    """Whether a place is that of an event which this one follows or answers ("غزو قادته … في أعقاب هجمات على X")."""
    before = [trigger for trigger in triggers if trigger.end <= ground.item.start]
    own = [trigger for trigger in before if trigger in one.triggers]
    if not own or before[-1] in one.triggers:
        return False
    between = [token for token in seen.scene.tokens if own[-1].end <= token.start < before[-1].start]
    return any(has("following", token) for token in between[-_LINKS:]) or any(
        has("answering", token) for token in between
    )


def of_another(ground: Ground, one: Proposition, triggers: Sequence[Trigger]) -> bool:
    """Whether a place goes with the event that somebody asks for or talks of ("طالب بوقف الهجوم على X")."""
    start = ground.item.start
    if one.event in MOVING and ground.use in ("from", "to") and start > one.head.end:
        before = [trigger for trigger in triggers if trigger.end <= start]
        last = max(before, key=lambda trigger: trigger.end, default=one.head)
        if last not in one.triggers and last.event in MOVING:
            return True  # "إطلاق 30 رهينة وانسحاب القوات من X"
    if one.event in _REACHING or (one.event, one.mode) == _LOSSES or start < one.head.end:
        return False
    before = [trigger for trigger in triggers if trigger.end <= start]
    following = next((trigger for trigger in triggers if trigger.start > start), None)
    return before[-1] not in one.triggers and following not in one.triggers
