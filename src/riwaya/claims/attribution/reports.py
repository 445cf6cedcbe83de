"""Reports that somebody denies: the denial to the denier, the report to whoever spread it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.frames import Place, Stretch
from riwaya.claims.attribution.rules import DENIED, UNATTRIBUTED
from riwaya.claims.stance import rumours
from riwaya.model import Hop, Reporting

#: Marks that set off a time.
_PAIR = 2


def denied_reports(course: Course, sentence: Place, cues: Sequence[Reporting]) -> None:
    """Give what others report and somebody denies to both: the denial to the denier, the report to its carrier."""
    read = sentence.first
    for at in range(sentence.first, sentence.last):
        if at < read or not rumours.may_report(course.laid.forms[at]):
            continue
        found = rumours.report(course.laid, sentence.first, sentence.last, at)
        if found is None:
            continue
        read = found.content
        denial = _denial(course, sentence, cues, found)
        if denial is not None:
            _dispute(course, sentence, found, denial)


def _around_time(course: Course, marks: Sequence[int]) -> bool:
    """Whether two marks set off nothing but a time ("نفى الفصيل، الأربعاء، الأنباء عن")."""
    if len(marks) != _PAIR:
        return False
    laid = course.laid
    start, end = laid.starts[marks[0] + 1], laid.ends[marks[1]]
    return any(time.start <= start and end <= time.end for time in course.reading.times)


def _denial(course: Course, sentence: Place, cues: Sequence[Reporting], found: rumours.Report) -> Reporting | None:
    """Return the cue that denies or doubts a report: a verb before it, or the words that call it false."""
    laid = course.laid
    for cue in reversed(cues):
        at = laid.index(cue.start)
        if cue.stance not in ("deny", "question") or not rumours.within_reach(found.at, at):
            continue
        marks = [index for index in range(at, found.at) if any(mark in laid.gaps[index] for mark in "،؛:")]
        if not marks or _around_time(course, marks):
            return cue
    if found.verdict is None:
        return None
    start, end = laid.starts[found.verdict[0]], laid.ends[found.verdict[1] - 1]
    words = course.article.text[start:end]
    return Reporting(
        start=start, end=end, text=words, lemma=words, kind="denial", stance="deny", rule="reporting.false"
    )


def _dispute(course: Course, sentence: Place, found: rumours.Report, denial: Reporting) -> None:
    laid = course.laid
    start, inside = laid.starts[found.content], (laid.starts[found.at], laid.starts[found.content] + 1)
    end = rumours.content_end(laid, found, course.ground.clause_end(sentence, found.content))
    spread = next((cue for cue in course.cues if inside[0] <= cue.start < inside[1]), None)
    if spread is None:
        words = course.article.text[laid.starts[found.at] : laid.ends[found.at]]
        spread = Reporting(
            start=inside[0],
            end=inside[0] + len(words),
            text=words,
            lemma=words,
            kind="rumour",
            stance="allege",
            rule="reporting.report",
        )
    # What reads the report's own words as speech is set right by the two that follow.
    course.stretches = [one for one in course.stretches if not inside[0] <= one.cue.start < inside[1]]
    denier = next((one.own for one in sentence.opened if one.cue is denial), ())
    nobody = Hop(entity=UNATTRIBUTED, kind="source", start=spread.start, end=spread.end)
    carrier = found.carrier.hop if found.carrier is not None else nobody
    alleged = structs.replace(spread, stance="allege")
    course.stretches.append(Stretch(alleged, start, end, (carrier,), "attribution.rumour"))
    course.stretches.append(Stretch(denial, start, end, denier, DENIED))
