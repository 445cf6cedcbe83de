"""What a negation denies: its verb, what the verb brings about, the noun behind عدم, and not whatever stands near it.

"لم تنسحب القوات" denies the withdrawal and "لم تقع اشتباكات" the clashes; "لم يعودوا يهتمون بالمفاوضات" leaves the
talks as they were, "عدم تجاوب واشنطن مع المطالبة" the demand, and "ما لا يقل عن 10 ضربات" denies nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.grammar import Token, grammar
from riwaya.model import Trigger
from riwaya.script import key

#: Words between what lets an event be, or reports it, and the noun that tells the event.
_FAR = 8
#: Words between any other negated verb and its object, between a negation and a predicate or a noun.
_NEAR = 3
#: Types of which a negation is a part: "لا يعترف" rejects.
_NEGATIVE = ("REJECT",)
#: What stands beside a negated word and adds nothing.
_ANY = frozenset(map(key, ("أي", "أية", "كل", "قد", "هناك")))
_VERBAL = frozenset(map(key, ("لم", "لن")))
_JOINED = "بلك"
#: Words before an event in which somebody's part in it is denied, and from the negation to that part.
_PART, _OWN = 7, 3
_IS_NOT = frozenset(map(key, ("ليس", "ليست", "ليسوا", "ليسا", "لست", "لسنا", "غير")))
_BETWEEN, _CHARGE = key("بين"), (key("تهم"), key("تهمة"), key("اتهام"))
_ACQUITS = tuple(map(key, ("تبرئ", "براء", "برأ", "يبرئ", "تبرأ")))
_ANSWERABLE, _BEHIND = key("مسؤول"), key("وراء")
#: Who does not claim an attack does not deny that it happened.
_RESPONSIBLE = key("مسؤولي")


def disowned(before: Sequence[Token]) -> bool:
    """Whether the words before an event deny that somebody has a part in it: "لا صلة له بالقصف", "ليس مسؤولا عن"."""
    words = grammar()
    near = before[-_PART:]
    if any(one.key == _BETWEEN for one in near):
        return False  # "لا صلة بين الغارات والاتفاق"
    if any(one.stem.startswith(_ACQUITS) for one in near) and any(one.stem.startswith(_CHARGE) for one in near):
        return True  # "جرت تبرئته من تهمة قتل جنديين"
    for at, token in enumerate(near):
        if not words.has("negations", token.key) and token.bare not in _IS_NOT:
            continue
        behind = [one for one in near[at + 1 :] if one.key not in _ANY][:_OWN]
        if any(_is_part(one) for one in behind):
            return True
        if token.bare in _IS_NOT and any(one.stem.startswith(_ANSWERABLE) for one in behind[:1]):
            return True
        if len(near) - at <= _OWN + 1 and any(words.has("stands_behind", one.bare) for one in behind[:1]):
            return near[-1].key == _BEHIND
    return False


def _is_part(token: Token) -> bool:
    """Whether a word is the part that somebody has in a deed; who does not answer for it has none of these."""
    words = grammar()
    own = words.has("part_in", token.stem) and not token.stem.startswith(_RESPONSIBLE)
    return own or words.has("has_part", token.stem)


def denied(trigger: Trigger, before: Sequence[Token], *, owned: bool) -> bool:
    """Whether the words of a clause before a trigger, or the trigger's own first word, deny what it tells.

    `owned`: a pronoun is joined to the trigger ("وفاته"), so that it is a definite noun.
    """
    words = grammar()
    own = key(trigger.text).split(" ")
    if words.has("negations", own[0]):
        affirmed = any(words.has("exceptions", word) or words.has("affirming", word) for word in own)
        return trigger.event not in _NEGATIVE and not affirmed
    given = owned or _definite(trigger.text)
    near = range(len(before) - 1, max(-1, len(before) - 3 - _FAR), -1)
    return any(words.has("negations", before[at].key) and _reaches(trigger, given, before, at) for at in near)


def _reaches(trigger: Trigger, given: bool, before: Sequence[Token], at: int) -> bool:
    """Whether the negation at a place of the words before a trigger denies it; `given`: the trigger is definite."""
    words, particle = grammar(), before[at].bare
    between = [token for token in before[at + 1 :] if token.key not in _ANY]
    if between and words.has("affirming", between[0].key):
        return False
    if any(words.has("restricting", token.key) or words.has("beyond_negation", token.bare) for token in between):
        return False
    if at and words.has("conditions", before[at - 1].bare):
        return False
    if any(token.stem.startswith(_RESPONSIBLE) or words.has("sides_of", token.stem) for token in between):
        return False  # "لم تعلن أي جهة مسؤوليتها عن الهجوم", "لم ترد تفاصيل عن الهجوم"
    if not between:
        return True
    if words.has("noun_negations", particle):
        return len(between) <= _NEAR and all(lets_be(one) or words.has("prepositions", one.key) for one in between)
    if _of_another(between[-1]):
        return False
    head = between[0]
    if lets_be(head):
        return len(between) <= _FAR
    if particle in _VERBAL or head.pos == "verb":
        return not given and _is_object(trigger, between[1:])
    if any(map(lets_be, between)):
        return len(between) <= _FAR
    return len(between) <= _NEAR and trigger.form != "verb" and not _leads(between[-1])


def lets_be(token: Token) -> bool:
    """Whether a word tells that something is, comes about, is done or could be: "تقع", "وجود", "يتمكن"."""
    words = grammar()
    return words.has("happenings", token.stem) or words.has("happenings", token.bare)


def _is_object(trigger: Trigger, between: Sequence[Token]) -> bool:
    """Whether a trigger is the indefinite object of a negated verb: "لم يعقد الطرفان أي اجتماع", not "لم يوقف القصف".

    Who speaks of the shelling takes it as given; of a verb behind the negated one nothing is said.
    """
    return not (trigger.form == "verb" or len(between) > _NEAR or any(map(_leads, between)))


def _of_another(last: Token) -> bool:
    """Whether the word before a trigger is a noun whose genitive it is, and which is negated: "ضحايا العمليات"."""
    return last.pos == "noun" and not _definite(last.key) and not lets_be(last)


def _leads(token: Token) -> bool:
    """Whether a word is a preposition, alone or joined to its noun."""
    return grammar().has("prepositions", token.key) or token.clitics.endswith(tuple(_JOINED))


def _definite(text: str) -> bool:
    """Whether a word has the article, behind a clitic or not."""
    folded = key(text).lstrip("وف")
    return folded.startswith(("ال", "لل", "بال", "كال"))
