"""Statements that a page prints in full: what stands in their lines is said by whoever issued them.

    أصدر لواء الراية البيان الآتي:                   the brigade, from the next line on
    بدأ مجاهدونا فجر اليوم …
    (انتهى البيان)

A line leads one in that ends with a colon and tells of a text that somebody issued, or a headline that calls the page
one ("بيان صادر عن لواء الراية"). It goes on to a line that ends it, or that turns elsewhere ("وكان", "من جهته"); one
in the midst of a page that nothing ends is the next line alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from riwaya.claims import speakers
from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.frames import Stretch, of_line
from riwaya.claims.speakers.laid import Page
from riwaya.model import Hop, Line
from riwaya.script import key

_TEXTS = frozenset(map(key, ("بيان", "بيانا", "البيان", "بلاغ", "بلاغا", "البلاغ", "تعميم", "تعميما", "نداء", "رسالة")))
_ISSUES = frozenset(
    map(key, ("أصدر", "أصدرت", "أذاع", "أذاعت", "نشر", "نشرت", "وزع", "وزعت", "وجه", "وجهت", "عمم", "عممت"))
)
#: What tells behind a text that it follows, and whose it is ("بيان صادر عن").
_FOLLOWING = frozenset(map(key, ("الآتي", "التالي", "التالية", "الآتية", "نصه", "يلي", "فيه")))
_ISSUED, _BY = frozenset(map(key, ("صادر", "صدر", "صادرا", "صادرة", "الصادر"))), key("عن")
#: What tells that the text itself follows ("نص البيان"), and words of a line's end in which it stands.
_WORDING, _LEAD = frozenset(map(key, ("نص", "النص", "بنص"))), 4
_ENDS = re.compile(r"\W*(?:انتهى|انتهت|نهاية البيان|[-_*=]{3,})")
#: Words that open a paragraph of the page's own behind a statement that nothing ends.
_TURNS = tuple(
    map(
        key,
        (
            *("وكان", "وكانت", "وقال", "وقالت", "يذكر", "يشار", "جدير", "والجدير", "ويذكر", "من جهته", "من جهتها"),
            *("من جانبه", "من جانبها", "في المقابل", "وفي المقابل", "وفي سياق", "في سياق", "وفي السياق", "بدوره"),
        ),
    )
)
#: Lines at the head of a page, title included, in which what leads in a statement makes all of the page one.
_HEAD = 3


def statements(course: Course) -> None:
    """Give the lines of statements that a page prints to whoever issued them."""
    lines = list(course.article.blocks())
    done = 0
    for place, line in enumerate(lines[:-1]):
        who = _issuer(course, line) if place >= done else None
        if who is None:
            continue
        own = list(_own_lines(course, lines, place))
        done = place + 1 + len(own)
        course.stretches.extend(_stretch(course, one, who) for one in own)


def _issuer(course: Course, line: Line) -> Hop | None:
    """Return who issued the statement that a line leads in."""
    laid = course.laid
    first, last = laid.index_from(line.start), laid.index_from(line.end)
    text = course.article.text[line.start : line.end].rstrip(" \u200f")
    texts = [at for at in range(first, last) if laid.forms[at].removeprefix("و") in _TEXTS]
    if not texts or not (text.endswith(":") or line.label == "title"):
        return None
    if (issued := _issued_by(laid, texts[0], last) or _issued_by(laid, first - 1, texts[-1])) is not None:
        return issued
    if line.label != "title" and any(laid.forms[at - 1] in _WORDING for at in texts if at > first):
        return _spoke(course, line)
    verbs = [at for at in range(first, texts[-1]) if laid.forms[at].removeprefix("و") in _ISSUES]
    if not verbs or line.label == "title" or not any(form in _FOLLOWING for form in laid.forms[texts[-1] : last]):
        return None
    who = speakers.speaker(laid, verbs[0] + 1, texts[-1], strict=True)
    return who.hop if who is not None and who.hop.kind != "place" else None


def _spoke(course: Course, line: Line) -> Hop | None:
    """Return who spoke last in a line that leads in the wording of his text: "… أنها انسحبت. وفيما يلي نص البيان:"."""
    said = [one for one in course.stretches if line.start <= one.cue.start < line.end and one.own]
    return max(said, key=lambda one: one.cue.start).own[0] if said else None


def _issued_by(laid: Page, text: int, last: int) -> Hop | None:
    """Return whom "صادر عن" names behind a text."""
    issued = next((at for at in range(text + 1, last - 1) if laid.forms[at] in _ISSUED), None)
    by = None if issued is None else next((at for at in range(issued, last - 1) if laid.forms[at] == _BY), None)
    who = None if by is None else speakers.speaker(laid, by + 1, last, strict=True)
    return who.hop if who is not None and who.hop.kind != "place" else None


def _own_lines(course: Course, lines: Sequence[Line], place: int) -> Iterator[Line]:
    """Yield the lines of the statement that line `place` leads in."""
    behind, lead = lines[place + 1 :], key(course.article.text[lines[place].start : lines[place].end]).split()
    whole = place < _HEAD or any(form in _WORDING for form in lead[-_LEAD:])
    texts = [course.article.text[line.start : line.end] for line in behind]
    ended = next((at for at, text in enumerate(texts) if _ENDS.match(text)), None)
    if ended is not None:
        yield from behind[:ended]
        return
    for at, line in enumerate(behind):
        if at and (not whole or key(texts[at]).startswith(_TURNS)):
            return
        yield line


def _stretch(course: Course, line: Line, who: Hop) -> Stretch:
    cue = of_line(course.article.text, line.start, line.start + 1, "reporting.statement")
    return Stretch(cue, line.start, line.end, (who,), "attribution.statement", back=True)
