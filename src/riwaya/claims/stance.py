"""Denied or asserted, done or planned: what the clause itself says about its proposition.

"لم يسيطر الجيش على البلدة" denies the control; "من المقرر أن تنسحب القوات" plans the retreat;
"إذا انسحبت" makes it a condition; "اتفقا على انسحابها" agrees it. Negation reaches from its particle to its clause's
end and stops at a new clause; an exception takes it back ("لم يبق إلا"). The stance of the speaker comes from the
attribution (نفى، زعم); here only the clause is read.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.clauses import Clause
from riwaya.claims.grammar import Token, grammar
from riwaya.model import Attribution, Modality, Stance, Trigger
from riwaya.script import key

#: How many words before a trigger a negation reaches.
_REACH = 4
_STILL = frozenset(map(key, ("يزال", "تزال", "يزالون", "زال", "زالت", "زالوا")))
_UNMANNED = frozenset(map(key, ("طيار", "طيارين")))
#: Words after a trigger in which an exception stands ("لم يبق إلا"), before a clause in which doubt is told.
_EXCEPT, _BACK = 4, 12
#: Words before a trigger in which a plan is told, an aim, an agreement, and the terms of it.
_WINDOW, _AIM, _AGREEMENT, _TERMS = 7, 3, 16, 5
_STOPS = frozenset(".؟!…")
_ON = key("على")
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


def modality(
    trigger: Trigger, clause: Clause, tokens: Sequence[Token], previous: Clause | None
) -> tuple[Modality, str]:
    """Return whether the event happened, is planned, depends on something, is demanded or agreed."""
    words = grammar()
    if trigger.event in ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE"):
        return "actual", "modality.speech-act"
    first = previous.first if previous is not None and clause.opener == "that" else clause.first
    before = [token for token in tokens[first : clause.last] if token.start < trigger.start]
    own = next(
        (token for token in tokens[clause.first : clause.last] if token.start <= trigger.start < token.end), None
    )
    verb = trigger.form == "verb" and (own is None or own.pos != "noun")  # "سحب" may be either
    before = [token for token in before if own is None or token.start < own.start]
    if _agreed(tokens, clause, trigger):
        return "negotiated", "modality.agreement"
    if own is not None and "س" in own.clitics:
        return "planned", "modality.future"
    for token in reversed(before[-_WINDOW:]):
        if words.has("future", token.bare) or words.has("future", token.stem):
            return "planned", "modality.plan"
        if words.has("conditional", token.key) and token.key != "قد":
            return "conditional", "modality.condition"
        if words.has("demanded", token.bare):
            return "demanded", "modality.demand"
        if not verb and _will(token):
            return "planned", "modality.future"
    if not verb and own is not None and _aim(before, own):
        return "planned", "modality.aim"
    if verb and before and words.has("so_that", before[-1].bare):
        return "planned", "modality.aim"
    return "actual", "modality.plain"


def _will(token: Token) -> bool:
    """Whether a word is a verb of the future, which carries its verbal nouns along: "ستتمكن من إرسال"."""
    return token.clitics.endswith("س") and len(token.stem) > 2 and token.stem[0] in "يتنا" and token.pos == "verb"


def _aim(before: Sequence[Token], own: Token) -> bool:
    """Whether a verbal noun is what somebody aims at: "قررت تعزيز", "خطة لتحرير", "تمهد لاستعادة"."""
    words = grammar()
    near = [token.bare for token in before[-_AIM:]]
    if any(words.has("aims", form) for form in near):
        return True
    led = own.clitics.endswith("ل") or (bool(before) and words.has("towards", before[-1].bare))
    return led and any(words.has("aimed", form) for form in near)


def _agreed(tokens: Sequence[Token], clause: Clause, trigger: Trigger) -> bool:
    """Whether an agreement says so: "اتفقا على تبادل", "الاتفاق الذي ينص على انسحاب", "وبموجب الاتفاق تنسحب"."""
    start = next((at for at in range(clause.first, 0, -1) if tokens[at - 1].key in _STOPS), 0)
    last = next(at for at in range(clause.first, len(tokens)) if tokens[at].end > trigger.start)
    before = tokens[max(start, last - _AGREEMENT) : last]
    return any(_terms(before, at, tokens[last], trigger) for at in range(len(before)))


def _terms(before: Sequence[Token], at: int, own: Token, trigger: Trigger) -> bool:
    """Whether the word `at` is an agreement, or its verb, whose terms the trigger is among."""
    words, token = grammar(), before[at]
    rest = [one.bare for one in before[at + 1 :]]
    if words.has("agree", token.bare):
        near = _ON in rest[:_TERMS] and len(rest) - rest.index(_ON) <= _TERMS
        return near and trigger.form != "verb" and "،" not in rest
    if not words.has("pacts", token.stem) and not words.has("pacts", token.bare):
        return False
    said = next((n for n, form in enumerate(rest) if words.has("provides", form)), None)
    if said is not None and len(rest) - said <= _TERMS:
        return True
    under = at > 0 and words.has("under", before[at - 1].bare)
    return under and trigger.form == "verb" and own.stem[:1] in "يتن"
