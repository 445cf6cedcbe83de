"""Event nouns that are only a part of what another event of the sentence tells.

"هاجموا البلدة لاستعادتها" tells an attack; that it is to be retaken is its aim. "أغلقت الشرطة الشوارع بعد الهجوم"
tells a restriction; the attack was told before. Such a noun is a claim where it tells more of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from riwaya.claims.drafts import Draft
from riwaya.claims.events import CASUALTY, Proposition, frame
from riwaya.claims.grammar import Token, holding
from riwaya.claims.selection import first_told
from riwaya.script import key

#: Words of a verbal noun that may be an aim.
_SHORT = 2
#: Nouns after which an aim is what is planned ("خطة لتحرير المحافظة", "عملية عسكرية لتحرير البلدة").
_PLANS = frozenset(map(key, ("خطة", "خطط", "خططا", "عملية", "عمليات", "حملة", "معركة", "معارك", "عسكرية", "أمنية")))
#: Words of an aim before a verbal noun.
_AIMS = frozenset(map(key, ("بهدف", "بغية", "بغرض", "بقصد", "أجل")))
#: Types whose verbal nouns are aims behind لـ.
_AIMED = frozenset(("ASSAULT", "COERCE", "AID", "RETREAT", "ACCUSE", "COOPERATE", "MOBILIZE", "SUPPORT"))
_STATE = ("STATUS", "condition")
_PENDING = "على ذمة"
#: Nouns of relief goods and what carries them, and types of what is done to them.
_GOODS = frozenset(
    ("قافلة", "قوافل", "شحنة", "شحنات", "مساعدات", "مساعدة", "معونات", "معونة", "إمدادات", "مواد", "طائرة", "إغاثة")
)
_DONE_TO_GOODS, _HELD_BACK = frozenset(("ASSAULT", "COERCE", "RETREAT")), frozenset(("CONCEDE", "SANCTION"))
#: States of affairs and movements beside which an attack is a circumstance, words that lead one in, and how near.
_STATES = frozenset(("STATUS", "RETREAT", "SANCTION", "AID"))
_AMID = frozenset(map(key, ("وسط", "ظل", "وقع", "تحت", "رغم", "بسبب", "جراء", "نتيجة", "بفعل", "استمرار")))
_LED = 2
#: Events that move or help people; what is done to a truce.
_MOVING = frozenset(("RETREAT", "AID", "SANCTION", "MOBILIZE"))
_BREAKING = frozenset((("STATUS", "condition"), ("REJECT", "yield"), ("REJECT", None), ("THREATEN", None)))
#: Nouns of people to whom something has been done.
_PEOPLE = frozenset(("الرهائن", "رهينة"))


def inner(draft: Draft, others: Sequence[Draft], told: Collection[str] = ()) -> bool:
    """Whether a proposition is only a part of another one of the sentence, so that no claim is made of it.

    Args:
        told: types of the events that the page has told before.
    """
    one = draft.one
    if any(trigger.form == "verb" for trigger in one.triggers):
        return False
    rest = [other for other in others if other is not draft]
    if _amid(draft, rest) or _toll_of(draft, rest) or _hurt_moved(draft, rest) or _truce(draft, rest):
        return True
    outer = [other.one for other in others if other is not draft and _within(one, other.one)]
    if not outer:
        return False
    tokens = draft.view.scene.tokens
    return (
        (one.event, one.mode) == _STATE
        or _aim(one, tokens)
        or (_alone(draft, tokens) and not first_told(one, told))
        or _held(one)
        or _cry(one, outer)
        or _counted(one, outer)
        or _goods(one, outer)
        or _held_for(one, outer)
    )


def _amid(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether an attack is only the circumstance of a state of affairs ("في ظل القصف المتواصل يعاني السكان", "بات
    الطريق مقطوعا بسبب المعارك"): a definite noun, with adjectives at most, of which nothing else is told."""
    one, tokens = draft.one, draft.view.scene.tokens
    own = holding(tokens, one.head.start)
    if one.event != "ASSAULT" or len(one.triggers) > 1 or draft.figures or draft.time is not None or own is None:
        return False
    states = [other for other in others if other.one.event in _STATES]
    if not states or "ال" not in own.clitics or draft.view.label == "title":
        return False
    before = [token.bare for token in tokens if token.end <= own.start][-_LED:]
    behind = next((token for token in tokens if token.start >= one.head.end and not _describes(token)), None)
    plain = behind is None or behind.pos in ("verb", "punct") or behind.start >= one.end
    return plain and any(word in _AMID for word in before)


def _describes(token: Token) -> bool:
    """Whether a word behind a definite noun is its adjective ("القصف المتواصل")."""
    return token.pos == "adj" or (token.pos == "noun" and token.clitics == "ال")


def _toll_of(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether an attack is what a toll is of ("ارتفعت حصيلة القصف إلى", "عدد ضحايا الاشتباكات")."""
    head, triggers = draft.one.head, draft.one.triggers
    counted = all(trigger.form == "participle" for trigger in triggers if trigger is not head)
    if draft.one.event != "ASSAULT" or not counted:
        return False
    tokens = draft.view.scene.tokens
    return any(
        other.one.event == "STATUS"
        and frame(other.one.head) in CASUALTY
        and other.one.head.end <= head.start
        and set(draft.figures) <= set(other.figures)
        and not any(other.one.head.end <= token.start and token.end <= head.start for token in tokens)
        for other in others
    )


def _hurt_moved(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether counted dead or wounded are those whom another event moves or helps ("إجلاء 180 جريحا")."""
    one = draft.one
    if len(one.triggers) > 1 or one.head.form != "participle" or frame(one.head) not in CASUALTY:
        return False
    counts = set(draft.figures)
    return any(
        other.one.event in _MOVING and counts & set(other.figures) and other.one.head.start < one.head.start
        for other in others
    )


def _truce(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a truce is what another event breaks, ends or endangers ("انهارت الهدنة", "خرقوا الهدنة"): the noun
    alone, with the article, right behind its word."""
    one, tokens = draft.one, draft.view.scene.tokens
    own = holding(tokens, one.head.start)
    if (
        (one.event, one.mode, one.head.form) != ("RETREAT", "ceasefire", "noun")
        or draft.time is not None
        or own is None
    ):
        return False
    whole = " " in one.head.text or "ال" in own.clitics
    return whole and any(
        (other.one.event, other.one.mode) in _BREAKING
        and (other.one.head.start <= own.start < other.one.head.end or other.one.head.end <= own.start)
        and not any(other.one.head.end <= token.start and token.end <= own.start for token in tokens)
        for other in others
    )


def _within(one: Proposition, other: Proposition) -> bool:
    """Whether the evidence of a proposition stands inside a longer one of another."""
    return other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start


def _aim(one: Proposition, tokens: Sequence[Token]) -> bool:
    """Whether a verbal noun is what the event around it is done for ("لاستعادة البلدة", "بهدف الحد من حركتهم")."""
    if one.event not in _AIMED or one.head.form not in ("masdar", "phrase") or len(one.head.text.split()) > _SHORT:
        return False
    own = holding(tokens, one.head.start)
    before = [token for token in tokens if token.end <= one.head.start and token is not own][-2:]
    if own is None or not before:
        return False
    if before[-1].bare in _AIMS:
        return True
    led = own.clitics.lstrip("وف") in ("ل", "لل")
    return led and not any(token.stem in _PLANS or token.bare in _PLANS for token in before)


def _alone(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether a definite noun stands alone, told before: "بعد الهجوم", "في المعارك"."""
    one = draft.one
    if len(one.triggers) > 1 or draft.figures or draft.time is not None:
        return False
    own = holding(tokens, one.head.start)
    if own is None or not own.clitics.endswith(("ال", "لل")):
        return False
    return one.end <= own.end


def _held(one: Proposition) -> bool:
    """Whether people are only named by what befell them ("الإفراج عن المخطوفين", "تحرير الرهائن")."""
    named = one.head.form == "participle" or (one.head.form == "noun" and one.head.lemma in _PEOPLE)
    return len(one.triggers) == 1 and named and frame(one.head) == "acton"


def _counted(one: Proposition, outer: Sequence[Proposition]) -> bool:
    """Whether dead or wounded are counted in the toll around them ("بلغ عدد الضحايا 90 (35 قتيلا و55 جريحا)")."""
    if not all(frame(trigger) in CASUALTY for trigger in one.triggers):
        return False
    return any(other.event == "STATUS" and frame(other.head) in CASUALTY for other in outer)


def _goods(one: Proposition, outer: Sequence[Proposition]) -> bool:
    """Whether relief, arms or a convoy are what something is done to ("هاجموا قافلة مساعدات", "قصفوا مخزن أسلحة",
    "استهدف رتلا عسكريا"), or help is what somebody no longer withholds ("رفع التجميد عن المساعدات")."""
    relief = one.event == "AID" and one.head.form in ("noun", "masdar") and one.head.lemma.split()[0] in _GOODS
    arms = (one.event, one.mode) == ("MOBILIZE", "weapons") and one.head.form == "noun"
    convoy = (one.event, one.mode) == ("MOBILIZE", "troops") and one.head.form == "noun"
    done = [other for other in outer if other.event in _DONE_TO_GOODS and other.head.form == "verb"]
    if convoy:
        return any(other.event == "ASSAULT" and other.head.start < one.head.start for other in done)
    granted = relief and any(other.event in _HELD_BACK and other.head.start < one.head.start for other in outer)
    return granted or ((relief or arms) and bool(done))


def _held_for(one: Proposition, outer: Sequence[Proposition]) -> bool:
    """Whether an inquiry is only what somebody is held for ("حبس ناشط على ذمة التحقيق")."""
    return one.head.lemma.startswith(_PENDING) and any(other.event == "COERCE" for other in outer)


def _cry(one: Proposition, outer: Sequence[Proposition]) -> bool:
    """Whether a noun of blame says what a protest is for ("تظاهروا تنديدا بالغارات")."""
    return one.event in ("ACCUSE", "REJECT") and any(other.event == "PROTEST" for other in outer)
