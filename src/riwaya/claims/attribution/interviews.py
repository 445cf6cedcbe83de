"""Interviews printed as questions and answers: what is answered is said by whoever is asked.

    • هل تنسحبون من المدينة؟
    •• لن ننسحب منها، وقد أكد المرصد أن …        Layla Haddad, named in the lead

A page is an interview where three questions stand in lines of their own, each before a line that a mark of an answer
opens (dash, bullet, "ج"). Questions and the lead are left to the outlet. Who is asked is the last person who spoke
before the first question, else the first one named there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.frames import Stretch, of_line
from riwaya.claims.attribution.rules import UNIDENTIFIED
from riwaya.claims.speakers.laid import hop
from riwaya.model import Hop, Line

#: Questions with an answer behind them that make a page an interview.
_TURNS = 3
_QUESTION = re.compile(r"[؟?][\s!»”\"]*$")
_ANSWER = re.compile(r"\s*(?:[-–—ـ•▪■*]{1,4}|ج\s*[:/.-])\s*")


def interview(course: Course) -> None:
    """Give the answers of an interview to whoever is asked."""
    lines = [line for line in course.article.lines if line.label == "body"]
    asked = [place for place, line in enumerate(lines[:-1]) if _asks(course, line)]
    turns = [place for place in asked if _answers(course, lines[place + 1])]
    if len(turns) < _TURNS:
        return
    who = _interviewee(course, lines[turns[0]].start) or Hop(entity=UNIDENTIFIED, kind="source")
    course.stretches.extend(_stretches(course, lines, turns, who))


def _asks(course: Course, line: Line) -> bool:
    return _QUESTION.search(course.article.text[line.start : line.end]) is not None


def _answers(course: Course, line: Line) -> bool:
    marked = _ANSWER.match(course.article.text[line.start : line.end]) is not None
    return marked and not _asks(course, line)


def _interviewee(course: Course, first: int) -> Hop | None:
    """Return who is asked: the last person who speaks before the first question, else the first one named."""
    before = [one for one in course.stretches if one.cue.start < first and one.own and one.own[0].kind == "person"]
    if before:
        return max(before, key=lambda one: one.cue.start).own[0]
    named = (mention for _, mention in sorted(course.laid.mention_at.items()) if mention.start < first)
    return next((hop(mention) for mention in named if mention.type == "PER"), None)


def _stretches(course: Course, lines: Sequence[Line], turns: Sequence[int], who: Hop) -> Iterator[Stretch]:
    """Yield a stretch for every line from an answer to the next question."""
    for turn, following in zip(turns, [*turns[1:], len(lines)], strict=True):
        for line in lines[turn + 1 : following]:
            if _asks(course, line):
                break
            mark = _ANSWER.match(course.article.text[line.start : line.end])
            start = line.start + (mark.end() if mark is not None else 0)
            end = max(start, line.start + 1)
            cue = of_line(course.article.text, line.start, end, "reporting.answer")
            yield Stretch(cue, start, line.end, (who,), "attribution.answer", back=True)
