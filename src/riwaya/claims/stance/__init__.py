"""Denied or asserted: what the clause itself says about its proposition.

"لم يسيطر الجيش على البلدة" denies the control (what a negation reaches is told in `negation`); an exception takes it
back ("لم يبق إلا"). The stance of the speaker comes from the attribution (نفى، زعم); here only the clause is read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from riwaya.claims.clauses import Clause
from riwaya.claims.grammar import Token, grammar
from riwaya.claims.stance.given import takes_as_given
from riwaya.claims.stance.negation import denied, disowned, lets_be
from riwaya.model import Attribution, Stance, Trigger
from riwaya.script import key

#: How many words behind a verb of ability the verification stands.
_REACH = 4
#: Words after a trigger in which an exception stands ("لم يبق إلا"), before a clause in which doubt is told.
_EXCEPT, _BACK = 4, 12
_DOUBTS = ("deny", "question")
#: The rule of what somebody leaves open, which doubts nobody's word ("لم يتضح ما إذا كان").
_OPEN = "stance.whether"
#: What stands before أن where nothing came of it.
_WITHOUT = frozenset(map(key, ("دون", "بدون")))
#: The particle of what is left open, and words before a clause that it opens.
_IF_SO, _IF = key("إذا"), 2
_REFUSED = frozenset(map(key, ("رفض", "رفضت", "رفضوا", "يرفض", "ترفض", "رافضا", "رافضة")))


def stance(
    trigger: Trigger, clause: Clause, tokens: Sequence[Token], attribution: Attribution | None
) -> tuple[Stance, str]:
    """Return the stance of a proposition and the rule that decided it."""
    words = grammar()
    before = [token for token in tokens[clause.first : clause.last] if token.start < trigger.start]
    after = [token for token in tokens[clause.first : clause.last + _EXCEPT] if token.start >= trigger.end]
    owned = any(token.start < trigger.end < token.end for token in tokens[clause.first : clause.last])
    negated = (denied(trigger, before, owned=owned) or _without(clause, tokens, before)) and not _excepted(after)
    start = attribution.cue.end if attribution is not None and attribution.cue is not None else clause.start
    unsure = _unverified(tokens[max(0, clause.first - _BACK) : clause.last], min(start, clause.start), trigger.start)
    if unsure is not None:
        return unsure, "stance.unverified"
    refused = any(words.has("denials", token.bare) and _said(before, at) for at, token in enumerate(before))
    told = _speaker(attribution, tokens)
    if refused and told == "assert":
        return "deny", "stance.denial"
    noun = trigger.form != "verb" or (before and before[-1].pos == "prep")
    if noun and told == "assert" and disowned(before):
        return "deny", "stance.disowned"
    if negated:
        return ("assert", "stance.double-negation") if told == "deny" else ("deny", "stance.negation")
    cue = attribution.cue if attribution is not None else None
    if told in _DOUBTS and cue is not None and takes_as_given(trigger, tokens, cue.end):
        return "assert", "stance.given"
    if told != "assert":
        return told, "stance.speaker"
    if any(words.has("alleged", token.bare) for token in before[-6:]):
        return "allege", "stance.doubt"
    if _whether(trigger, clause, tokens):
        return "question", _OPEN
    if any(words.has("questions", token.bare) for token in before):
        return "question", "stance.question"
    return "assert", "stance.plain"


def _without(clause: Clause, tokens: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether a clause tells what did not happen: "دون أن يقصف القرية", "من دون أن يتم إطلاق سراحهم"."""
    led = clause.opener == "that" and clause.first > 0 and tokens[clause.first - 1].bare in _WITHOUT
    return led and all(lets_be(token) for token in before[1:])


def _speaker(attribution: Attribution | None, tokens: Sequence[Token]) -> Stance:
    """Return the stance of who speaks; a denial that is denied asserts: "لا يستبعد الوزير انسحابا"."""
    if attribution is None:
        return "assert"
    if attribution.stance != "deny" or attribution.cue is None:
        return attribution.stance
    at = bisect_left(tokens, attribution.cue.start, key=lambda token: token.start)
    return "assert" if at and grammar().has("negations", tokens[at - 1].key) else "deny"


def _whether(trigger: Trigger, clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether it is left open if something is so: "لم يتضح ما إذا كان", with nothing but its clause between."""
    near = [token for token in tokens[max(0, clause.first - _IF) : clause.last] if token.start < trigger.start]
    return any(one.key == _IF_SO and grammar().has("whether", before.bare) for before, one in pairwise(near[-_BACK:]))


def _said(before: Sequence[Token], at: int) -> bool:
    """Whether a word of denial stands for itself: not "لا يستبعد", "لم ينف", "رفض نفي"."""
    return not any(grammar().has("negations", one.key) or one.bare in _REFUSED for one in before[max(0, at - 2) : at])


def _excepted(after: Sequence[Token]) -> bool:
    """Whether an exception follows that affirms: "لم يبق إلا 500", "لم يدخل سوى ثلاثة"."""
    return any(grammar().has("exceptions", token.key) for token in after[:_EXCEPT])


def _unverified(tokens: Sequence[Token], start: int, end: int) -> Stance | None:
    """Return what words [start, end) say that was not verified: "لم يتسن التحقق من" alleges, "لم يؤكد" questions."""
    words = grammar()
    keys = [token.key for token in tokens if start <= token.start < end]
    for at, form in enumerate(keys[1:], 1):
        if not words.has("negations", keys[at - 1]):
            continue
        if words.has("unconfirmed", form):
            return "question"
        if not words.has("able", form):
            continue
        near = keys[at : at + _REACH + 1]
        if any(words.has("verify", one) for one in near):
            return "question" if any(one == key("تأكيد") for one in near) else "allege"
    return None
