"""Denied or asserted, done or planned: what the clause itself says about its proposition.

"لم يسيطر الجيش على البلدة" denies the control; "من المقرر أن تنسحب القوات" plans the retreat;
"إذا انسحبت" makes it a condition. Negation reaches from its particle to its clause's end and
stops at a new clause. The stance of the speaker comes from the attribution (نفى، زعم); here only the clause is read.
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
_COME_IN = frozenset(map(key, ("ترد", "يرد", "تسجل", "يسجل")))


def stance(
    trigger: Trigger, clause: Clause, tokens: Sequence[Token], attribution: Attribution | None
) -> tuple[Stance, str]:
    """Return the stance of a proposition and the rule that decided it."""
    words = grammar()
    before = [token for token in tokens[clause.first : clause.last] if token.start < trigger.start]
    denied = _negated(before)
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
        if not words.has("negations", token.key) or following in _STILL:
            continue
        if len(before) - at <= (2 * _REACH if following in _COME_IN else _REACH):
            return True
    return False


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
    if own is not None and "س" in own.clitics:
        return "planned", "modality.future"
    for token in reversed(before[-7:]):
        if words.has("future", token.bare) or words.has("future", token.stem):
            return "planned", "modality.plan"
        if words.has("conditional", token.key) and token.key != "قد":
            return "conditional", "modality.condition"
        if words.has("demanded", token.bare):
            return "demanded", "modality.demand"
    return "actual", "modality.plain"
