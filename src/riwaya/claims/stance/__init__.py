"""Denied or asserted: what the clause itself says about its proposition.

"لم يسيطر الجيش على البلدة" denies the control. Negation reaches from its particle to its clause's end and stops at a
new clause; an exception takes it back ("لم يبق إلا"). The stance of the speaker comes from the attribution (نفى، زعم);
here only the clause is read.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.clauses import Clause
from riwaya.claims.grammar import Token, grammar
from riwaya.model import Attribution, Stance, Trigger
from riwaya.script import key

#: How many words before a trigger a negation reaches.
_REACH = 4
_STILL = frozenset(map(key, ("يزال", "تزال", "يزالون", "زال", "زالت", "زالوا")))
_UNMANNED = frozenset(map(key, ("طيار", "طيارين")))
#: Words after a trigger in which an exception stands ("لم يبق إلا"), before a clause in which doubt is told.
_EXCEPT, _BACK = 4, 12
_COME_IN = frozenset(map(key, ("ترد", "يرد", "تسجل", "يسجل")))


def stance(
    trigger: Trigger, clause: Clause, tokens: Sequence[Token], attribution: Attribution | None
) -> tuple[Stance, str]:
    """Return the stance of a proposition and the rule that decided it."""
    words = grammar()
    before = [token for token in tokens[clause.first : clause.last] if token.start < trigger.start]
    after = [token for token in tokens[clause.first : clause.last + _EXCEPT] if token.start >= trigger.end]
    denied = _negated(before) and not _excepted(after)
    start = attribution.cue.end if attribution is not None and attribution.cue is not None else clause.start
    unsure = _unverified(tokens[max(0, clause.first - _BACK) : clause.last], min(start, clause.start), trigger.start)
    if unsure is not None:
        return unsure, "stance.unverified"
    refused = [token for token in before if words.has("denials", token.bare)]
    told: Stance = attribution.stance if attribution is not None else "assert"
    if refused and told == "assert":
        return "deny", "stance.denial"
    if denied:
        return ("assert", "stance.double-negation") if told == "deny" else ("deny", "stance.negation")
    if told != "assert" and attribution is not None:
        return told, "stance.speaker"
    if any(words.has("alleged", token.bare) for token in before[-6:]):
        return "allege", "stance.doubt"
    if any(words.has("questions", token.bare) for token in before):
        return "question", "stance.question"
    return "assert", "stance.plain"


def _negated(before: Sequence[Token]) -> bool:
    """Whether a negation reaches the end of these words; "لا يزال" affirms, "لم ترد تقارير عن" reaches further."""
    words = grammar()
    for at, token in enumerate(before):
        following = before[at + 1].key if at + 1 < len(before) else ""
        if not words.has("negations", token.key) or following in _STILL or following in _UNMANNED:
            continue
        if len(before) - at <= (2 * _REACH if following in _COME_IN else _REACH):
            return True
    return False


def _excepted(after: Sequence[Token]) -> bool:
    """Whether an exception follows that affirms: "لم يبق إلا 500", "لم يدخل سوى ثلاثة"."""
    return any(grammar().has("exceptions", token.key) for token in after[:_EXCEPT])


def _unverified(tokens: Sequence[Token], start: int, end: int) -> Stance | None:
    """Return what words [start, end) say that could not be verified: "لم يتسن التحقق من" alleges, "تأكيد" questions."""
    words = grammar()
    keys = [token.key for token in tokens if start <= token.start < end]
    for at, form in enumerate(keys[1:], 1):
        if not words.has("able", form) or not words.has("negations", keys[at - 1]):
            continue
        near = keys[at : at + _REACH + 1]
        if any(words.has("verify", one) for one in near):
            return "question" if any(one == key("تأكيد") for one in near) else "allege"
    return None
