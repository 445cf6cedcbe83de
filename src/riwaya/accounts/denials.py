"""Denials and the assertions that they answer: by another speaker a clash, by the same one on a later day a turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from riwaya.accounts.clashes import Clash, by_event, clash, in_time, is_country, is_said, matter, one_text
from riwaya.accounts.facts import Facts, days_between, placed, shared, side_of, times_meet
from riwaya.accounts.sameness import one_voice, speaker
from riwaya.knowledge.unnamed import unnamed
from riwaya.likeness import cosine
from riwaya.model import Claim

#: Words in common from which a denial answers an assertion: with the same doer, with an unknown one or by a mere doubt,
#: and where nobody is quoted but the page itself negates; from the last on the two are one text, read in two ways.
ANSWERS, ANSWERS_UNKNOWN, ANSWERS_UNSAID, ONE_TEXT = 0.18, 0.45, 0.40, 0.90
#: Stances that answer, and a state of affairs in the page's own words, of which a denial seldom speaks as a whole.
_ATTACK, _TALKS = "ASSAULT", "CONSULT"
_DOUBTS, _VAGUE = ("deny", "question"), "condition"
#: The rule of what is left open ("ما إذا كان"), which doubts nobody's word.
_OPEN = "stance.whether"


def denials(claims: Sequence[Facts]) -> Iterator[Clash]:
    """Yield a clash for every denial and the assertions that it answers.

    Where the same doer is told on both sides, what is told of a doer left open is another matter: else a sentence on
    "مقاتلون" would join the denials of two parties into one dispute.
    """
    alike = by_event(claims)
    met = [
        (other, denial)
        for denial in claims
        if denial.claim.stance in _DOUBTS and _OPEN not in denial.claim.rules
        for other in alike[matter(denial.claim)[0]]
        if other.claim.stance not in _DOUBTS and _answers(denial, other)
    ]
    settled = {found.ref for pair in met if _one_doer(*pair) for found in pair}
    for other, denial in met:
        if _one_doer(other, denial) or settled.isdisjoint((other.ref, denial.ref)):
            yield clash(other, denial, "scope_denial", event=denial.claim.event)


def turns(claims: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Yield what a party said and what it said to the contrary on a later day, the earlier first."""
    alike = by_event(claims)
    for denial in claims:
        for other in alike[matter(denial.claim)[0]] if denial.claim.stance == "deny" else ():
            apart = days_between(other, denial)
            if other.denied or not one_voice(denial, other) or not apart or not _meets(denial, other):
                continue
            yield (other, denial) if apart > timedelta(0) else (denial, other)


def _one_doer(one: Facts, other: Facts) -> bool:
    return shared(one.claim.agent, other.claim.agent) == 1


def _answers(denial: Facts, other: Facts) -> bool:
    return not one_voice(denial, other) and in_time(denial, other) and _meets(denial, other)


def _meets(denial: Facts, other: Facts) -> bool:
    """Whether a denial speaks of what the other claim tells."""
    one, two = denial.claim, other.claim
    if not times_meet(one.time, two.time) or (one_text(one, two) and two.stance != "allege"):
        return False
    modes = {matter(one)[1], matter(two)[1]}
    if len(modes) > 1 and (None not in modes or one.event == _TALKS):
        return False  # who denies that word reached him denies no visit
    if _rumour_inside(denial, other) or _same_roles(denial, other):
        return True
    agents = shared(one.agent, two.agent)
    if one.mode == _VAGUE:
        return False
    anybody = _denies_for_himself(denial) and bool({*one.recipient} & {*two.recipient} - unnamed().keys())
    if (agents == 0 and not anybody) or shared(one.recipient, two.recipient) == 0 or placed(one.place, two.place) == 0:
        return False
    if not _in_common(one, two):
        return False
    untold = one.event == _ATTACK and bool(one.recipient) and not two.recipient  # "لا تستهدف الأكراد" leaves attacks
    sure = (agents == 1 or anybody) and one.stance == "deny" and not untold
    floor = ANSWERS if sure else ANSWERS_UNKNOWN
    words = cosine(denial.words, other.words)
    if is_said(denial):
        return words >= floor
    return max(floor, ANSWERS_UNSAID) <= words < ONE_TEXT


def _denies_for_himself(denial: Facts) -> bool:
    """Whether who denies a deed is read as its doer: "نفت الوزارة اعتقاله" leaves open whom others say did it."""
    return [side_of(entity) for entity in denial.claim.agent] == [side_of(speaker(denial))]


def _in_common(one: Claim, other: Claim) -> bool:
    """Whether two claims name one party, or one place below a country: of civilians somewhere, much is told."""
    if not _named(one).isdisjoint(_named(other)):
        return True
    return any(
        placed((place,), (there,)) > 0
        for place in one.place
        for there in other.place
        if not (is_country(place) or is_country(there))
    )


def _named(claim: Claim) -> frozenset[str]:
    return frozenset(side_of(entity) for entity in (*claim.agent, *claim.recipient) if entity not in unnamed())


def _rumour_inside(denial: Facts, other: Facts) -> bool:
    """Whether the words of the denial hold what it denies: "نفى ما تروجه وسائل الإعلام عن انسحابه"."""
    return (
        denial.doc == other.doc
        and other.claim.stance == "allege"
        and denial.claim.evidence.overlaps(other.claim.evidence)
    )


def _same_roles(denial: Facts, other: Facts) -> bool:
    """Whether a page quotes both on one doer and deed: "شككت الوزارة في التقرير" says in other words what it doubts."""
    one, two = denial.claim, other.claim
    told = one.recipient or two.recipient or (one.place and two.place)
    return (
        denial.doc == other.doc
        and is_said(denial)
        and bool(one.agent and two.agent and told)
        and placed(one.place, two.place) > 0
        and _in_common(one, two)
        and one.mode == two.mode is not None
        and {*one.agent} == {*two.agent}
        and {*one.recipient} == {*two.recipient}
    )
