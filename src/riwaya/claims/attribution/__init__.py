"""Decides who stands behind every stretch of an article: speaker, medium, agency, in that order.

    نقلت وكالة رويترز عن مصدر عسكري قوله إن القوات انسحبت
    scope "إن القوات انسحبت", hops source:unnamed-military-source > agency:reuters

For each reporting phrase this module finds the speaker (after the verb, before it, or carried on from the sentence
before), the medium ("لقناة X", "في تصريح لـY") and the stretch spoken for: the clause after إن، أن، عن, the
quotation, the sentence before "بحسب X", the lines after a colon. A phrase inside what another one governs adds a link:
what X says that Y said has the hops Y > X. The outlet is not among the hops. Scopes nest; `governing` gives the
innermost, the nearest speaker.

A cue without hops is the outlet's own voice at a distance ("من المتوقع أن", "الهجوم الذي نسب إلى"). Denials that look
back ("وهو ما نفته الوزارة") and "تبناه" share their stretch with whoever told it: rules attribution.denial and
attribution.responsibility.back, which `governing` leaves out and `echoes` returns.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.interviews import interview
from riwaya.claims.attribution.later import named_later
from riwaya.claims.attribution.nesting import nested
from riwaya.claims.attribution.reader import read
from riwaya.claims.attribution.rules import CLAIMED, ECHOES, JOINT
from riwaya.claims.attribution.statements import statements
from riwaya.claims.speakers.laid import page
from riwaya.model import Article, Attribution, Reading
from riwaya.script import key

#: Letters of the verbs of saying that the lexicon of events holds as well, where what is announced is the event:
#: "كشفت الوزارة عن ضبط شبكة".
_ANNOUNCES = tuple(map(key, ("علن", "كشف", "فاد")))


def attribute(article: Article, reading: Reading) -> tuple[Attribution, ...]:
    """Return who stands behind which stretches of an article, ordered by start, outer before inner."""
    course = Course(page(article, reading), article, reading)
    read(course)
    named_later(course)
    interview(course)
    statements(course)
    return tuple(nested(article, course.stretches))


def governing(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Return the innermost attribution over [start, end), the nearest speaker, or None for the outlet.

    Words that hold the announcement itself ("أعلن الحزب مسؤوليته عن") are the speaker's; so are those of a
    claim ("تبنت الحركة هجمات"). Of two over one stretch the inner one has the longer chain.
    """
    covering = [item for item in attributions if item.rule not in ECHOES and _covers(item, start, end)]
    return min(
        covering,
        key=lambda item: (item.scope.end - item.scope.start, -item.scope.start, -len(item.hops)),
        default=None,
    )


def _covers(item: Attribution, start: int, end: int) -> bool:
    """Whether what is said holds [start, end), or all of it behind the cue that stands in it."""
    first = item.scope.start
    cue = item.cue
    announces = cue is not None and (item.rule == CLAIMED or any(root in key(cue.text) for root in _ANNOUNCES))
    if cue is not None and announces and start <= cue.start < first < end:
        return end <= item.scope.end
    return first <= start and end <= item.scope.end


def echoes(attributions: Sequence[Attribution], start: int, end: int) -> tuple[Attribution, ...]:
    """Return what others say of [start, end): denials that look back, claims of responsibility, joint speakers."""
    near = governing(attributions, start, end)
    return tuple(
        item
        for item in attributions
        if item.rule in ECHOES and item.scope.start <= start and end <= item.scope.end
        if item.rule != JOINT or (near is not None and near.cue == item.cue)
    )


def considered(attributions: Sequence[Attribution], start: int, end: int) -> tuple[tuple[Attribution, str], ...]:
    """Return the attributions beside [start, end) with what each is to it: `said`, `beside`, or why it is not taken."""
    near = governing(attributions, start, end)
    return tuple((item, _reason(item, near, start, end)) for item in attributions)


def _reason(item: Attribution, near: Attribution | None, start: int, end: int) -> str:
    if item is near:
        return "said"
    if item.scope.end < end:
        return "ends before these words"
    if item.scope.start > start:
        return "begins after these words"
    return "beside" if item.rule in ECHOES else "speaks of them from further out"
