"""Who claims an attack where the deed stands before him, and how far what he claims reaches.

"تبنت الهجوم على المقر حركة الشباب"                         he behind the deed
"تبنى التنظيم في بيان نشره على موقعه، هذه التفجيرات"          the deed behind where he says so
"""

from __future__ import annotations

from bisect import bisect_right

from riwaya.claims import speakers
from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.frames import Place
from riwaya.claims.attribution.shapes import RELATIVE, is_document
from riwaya.claims.speakers import nouns
from riwaya.claims.speakers.laid import Speaker
from riwaya.script import key

#: Words from the verb to who claims, and what a time is told by: "في وقت لاحق".
_REACH, _TIME = 16, key("وقت")
#: What counts deeds of which somebody claims a part: "معظم هذه الهجمات".
_SHARES = frozenset(map(key, ["معظم", "أغلب", "غالبية", "بعض", "كل", "جميع", "هذا", "هذه", "تلك", "ذلك"]))


def claimant(course: Course, sentence: Place, at: int) -> Speaker | None:
    """Return the body that stands behind the deed it claims with the verb at word `at`, in the same clause."""
    laid = course.laid
    if not _is_deed(course, at + 1) and laid.forms[at + 1 : at + 2] and laid.forms[at + 1] not in _SHARES:
        return None
    for index in range(at + 2, min(sentence.last, at + _REACH)):
        if laid.forms[index] in RELATIVE or index in course.cue_words:
            return None
        named = laid.mention_at.get(index)
        head = laid.forms[index] in nouns.lexicon().types
        body = named is not None and named.type == "ORG" and named.start == laid.starts[index]
        if (body or head) and _ends_before(course, index):
            who = speakers.speaker(laid, index, min(sentence.last, index + _REACH), strict=True)
            if who is not None and who.hop.kind != "place":
                return who
    return None


def _ends_before(course: Course, index: int) -> bool:
    """Whether a phrase ends before word `index`: behind a word with the article, a name or a time."""
    laid, before = course.laid, index - 1
    if laid.forms[before] in nouns.lexicon().prepositions:
        return False
    named = any(laid.mention_end.get(first) == index for first in range(max(0, index - 5), index))
    when = before > 0 and laid.forms[before - 1] == _TIME  # "في وقت لاحق"
    return named or when or before in laid.timed or laid.forms[before].startswith("ال") or "،" in laid.gaps[before]


def claimed_to(course: Course, sentence: Place, at: int) -> int:
    """Return where the clause of a claim ends: at a comma behind the deed, or at the next one who says something."""
    laid, told = course.laid, False
    for index in range(at + 1, sentence.last):
        told = told or _is_deed(course, index)
        stops = any(char in "،؛" for char in laid.gaps[index - 1]) and index > at + 1
        if "؛" in laid.gaps[index - 1] or (stops and (told and not _is_deed(course, index))):
            return laid.ends[index - 1]
        if index in course.cue_words and not _of_text(course, at, index):
            return laid.ends[index - 1]
    return sentence.passage.end


def _of_text(course: Course, at: int, index: int) -> bool:
    """Whether the cue at a word only says of the text before it who carried it: "في بيان نشره على موقعه"."""
    cue, laid = course.cue_words[index], course.laid
    return cue.end < laid.ends[index] and any(is_document(form) for form in laid.forms[max(at, index - 3) : index])


def _is_deed(course: Course, index: int) -> bool:
    """Whether a noun of violence stands at a word, alone or as the object in a phrase ("تبنى الهجوم")."""
    laid, triggers = course.laid, course.reading.triggers
    if index >= len(laid.starts):
        return False
    place = bisect_right(triggers, laid.ends[index] - 1, key=lambda one: one.start) - 1
    near = triggers[place : place + 1] if place >= 0 else ()
    inside = (one for one in near if laid.starts[index] < one.end and one.event == "ASSAULT")
    return any(one.form != "verb" or one.start < laid.starts[index] for one in inside)
