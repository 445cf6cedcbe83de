"""What "according to" vouches for: the sentence before it, a clause of it, or no more than a figure or a few words.

قتل ثلاثة في غارة، بحسب المرصد.                     the sentence
نزل الآلاف (25 ألفا بحسب المنظمين) إلى الشوارع       what stands in the brackets
اقتحموا بيتا «للبغاء» بحسب أحدهم وخطفوا ثلاثة       the quotation
"""

from __future__ import annotations

from bisect import bisect_left

from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.frames import Place
from riwaya.claims.attribution.shapes import RELATIVE
from riwaya.model import Reporting
from riwaya.script import key

#: What takes up something told before it: "…، وهو بحسب المنظمة أدنى مستوى".
WHICH = frozenset(map(key, ["وهو", "وهي", "وهم", "والذي", "والتي"]))
_CLOSING = '»”"'


def vouched(course: Course, sentence: Place, cue: Reporting, after: int) -> tuple[int, int]:
    """Return the stretch that a source behind it vouches for; word `after` stands behind who it is."""
    near = _in_brackets(course, sentence, cue)
    if near is None and after < sentence.last - 1:
        near = _quoted_words(course, sentence, cue) or _figure(course, sentence, cue, after)
    return near or (back_to(course, sentence, cue), _forth_to(course, sentence, after))


def _in_brackets(course: Course, sentence: Place, cue: Reporting) -> tuple[int, int] | None:
    """Return what stands in the brackets in which a source is named with more than itself."""
    text, first = course.article.text, sentence.passage.start
    opened = text.rfind("(", first, cue.start)
    if opened < 0 or opened < text.rfind(")", first, cue.start) or not text[opened + 1 : cue.start].strip():
        return None
    closed = text.find(")", cue.end, sentence.passage.end)
    return None if closed < 0 else (opened + 1, closed)


def _quoted_words(course: Course, sentence: Place, cue: Reporting) -> tuple[int, int] | None:
    """Return the quotation right behind which a source stands in the middle of a sentence."""
    text = course.article.text
    end = len(text[: cue.start].rstrip())
    last = bisect_left(course.quote_starts, end)
    for quotation in course.quotes[max(0, last - 2) : last]:
        within = sentence.passage.start + 1 < quotation.start and text[end - 1 : end] in _CLOSING
        if quotation.end == end and within and not quotation.unclosed:
            return quotation.start, quotation.end
    return None


def _figure(course: Course, sentence: Place, cue: Reporting, after: int) -> tuple[int, int] | None:
    """Return the figure right before a source that commas set apart: "وهم 3500، حسب المنظمين، إلى المقر"."""
    laid, at = course.laid, course.laid.index(cue.start)
    apart = at > sentence.first and "،" in laid.gaps[at - 1] and "،" in laid.gaps[after - 1]
    return (laid.starts[at - 1], cue.end) if apart and laid.forms[at - 1].isdigit() else None


def sentence_before(course: Course, sentence: Place) -> int:
    """Return where the sentence before begins: "… . وفق المرصد." stands for it."""
    place = bisect_left(course.reading.sentences, sentence.passage.start, key=lambda other: other.start)
    near = course.reading.sentences[max(0, place - 1)]
    return near.start if near.block == sentence.passage.block else sentence.passage.start


def back_to(course: Course, sentence: Place, cue: Reporting) -> int:
    """Return where the stretch before "بحسب X" begins: the sentence, or the source named before it."""
    laid = course.laid
    start, at = sentence.passage.start, laid.index(cue.start)
    if at > sentence.first and laid.forms[at - 1] in WHICH:
        return laid.starts[at - 1]  # "بلغ الإنتاج مليونا وهو بحسب المنظمة أدنى مستوى"
    if cue.stance == "allege" and cue.rule == "reporting.backward":  # "…، وتجوب الدوريات المدينة كما يدعي التنظيم"
        start = next((laid.starts[i] for i in range(at - 1, sentence.first, -1) if "،" in laid.gaps[i - 1]), start)
    return max([start, *(one.end for one in sentence.opened if one.back and one.end <= cue.start)])


def _forth_to(course: Course, sentence: Place, index: int) -> int:
    """Return where the stretch that "بحسب X" closes ends: at the next clause joined by و, or with the sentence."""
    laid = course.laid
    if index < sentence.last and laid.forms[index] in RELATIVE and "،" not in laid.gaps[index - 1]:
        return laid.ends[index - 1]  # "بحسب واشنطن التي فتحت تحقيقا"
    for place in range(index, sentence.last):
        other = course.cue_words.get(place)
        if other is not None and laid.starts[place] < other.start and other.kind in ("speech", "continuation"):
            return laid.ends[place - 1]  # "وفقا للنائب سعد معن ويوضح النص أن"
        turn = course.ground.turns(place)
        if "،" in laid.gaps[place - 1] and (laid.forms[place].startswith("و") or turn):
            return laid.ends[place - 1]
    return sentence.passage.end
