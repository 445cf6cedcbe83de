"""A verb of saying behind كما: whether it vouches for what stands before it, or tells something of its own.

"قصف الجيش البلدة، كما أعلنت الوزارة"                     the ministry tells of the shelling
"قصف الجيش البلدة، كما أعلنت الوزارة مقتل ثلاثة"          of the dead alone: "also"
"""

from __future__ import annotations

from bisect import bisect_left

from riwaya.claims import speakers
from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.frames import Place
from riwaya.claims.speakers import nouns
from riwaya.model import Reporting
from riwaya.script import key

_AS = key("كما")
_HAS = key("قد")
#: What takes up what was said and is nothing told anew: "كما أفاد بذلك".
_THAT = frozenset(map(key, ["ذلك", "بذلك", "لذلك", "هذا", "بهذا"]))


def tells_also(course: Course, sentence: Place, cue: Reporting, at: int) -> bool:
    """Whether كما means "also" before a verb: what it tells is led in behind it, or is a deed behind who speaks."""
    forms, first = course.laid.forms, sentence.first
    before = at - 2 if at - 1 > first and forms[at - 1] == _HAS else at - 1
    if before <= first or forms[before].lstrip("وف") != _AS or cue.end < course.laid.ends[at]:
        return False
    complement = course.ground.complement(sentence, cue, at)
    if complement.how == "preposition":
        return not any(form in _THAT for form in forms[complement.word : min(complement.word + 2, sentence.last)])
    return complement.how == "object" and _deed(course, sentence, at)


def _deed(course: Course, sentence: Place, at: int) -> bool:
    """Whether the noun of a deed is the object of the verb at word `at`, before the next comma."""
    laid, triggers = course.laid, course.reading.triggers
    end = next((i for i in range(at + 1, sentence.last) if laid.gaps[i - 1].strip(' "«»“”()')), sentence.last)
    who = speakers.speaker(laid, at + 1, end, strict=True)
    start = at + 1 if who is None else max(at + 1, who.end)
    place = bisect_left(triggers, laid.starts[min(start, sentence.last - 1)], key=lambda one: one.start)
    for trigger in triggers[place:]:
        index = laid.index(trigger.start)
        if index >= end:
            return False
        led = laid.starts[index] < trigger.start or laid.forms[index - 1] in nouns.lexicon().prepositions
        if not led and (trigger.form != "verb" or index == start):  # "وثق ناشطون قصف القرية"
            return all(form not in nouns.lexicon().prepositions for form in laid.forms[start:index])
    return False
