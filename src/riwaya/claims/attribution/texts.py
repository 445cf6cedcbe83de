"""Whose text or recording is told of, where what it says follows: "نشرت الوكالة بيانا للوزارة جاء فيه أن".

تناقلت مواقع بيانا صادرا عن اللواء جاء فيه "…"      the brigade speaks, in what others pass on
بثت القناة تسجيلا لزعيم الحركة قال فيه إن …         its leader speaks, on the channel
"""

from __future__ import annotations

from riwaya.claims import speakers
from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.frames import Place
from riwaya.claims.attribution.shapes import is_document
from riwaya.claims.speakers.bodies import body
from riwaya.claims.speakers.laid import Page, Speaker
from riwaya.claims.speakers.nouns import lexicon, noun
from riwaya.script import key

#: What takes a text up behind the verb that says what stands in it.
IN_IT = frozenset(map(key, ["فيه", "فيها", "فيهما", "خلاله", "خلالها", "عبرها", "عبره"]))
#: Words from a text to the verb that says what stands in it.
_FAR = 14


def whose_text(course: Course, sentence: Place, at: int) -> Speaker | None:
    """Return who issued the text, or speaks in the recording, that the verb at word `at` tells of in its clause."""
    laid = course.laid
    for index in range(at - 1, max(sentence.first - 1, at - _FAR), -1):
        form = laid.forms[index].removesuffix("ا")
        if is_document(laid.forms[index]) or is_document(form) or form.removeprefix("ال") in lexicon().exhibits:
            return _owner(laid, index, at)
    return None


def _owner(laid: Page, index: int, stop: int) -> Speaker | None:
    """Return who stands behind لـ, or "صادر عن", after a text."""
    for place in range(index + 1, stop):
        mention, found = laid.mention_at.get(place), noun(laid.forms[place])
        before = laid.forms[place - 1]
        clitic = laid.forms[place].startswith("ل") and (
            (mention is not None and laid.starts[place] < mention.start)
            or (found is not None and found.clitic in ("ل", "لل"))
        )
        issued = before in (key("عن"), key("من"), "ل", key("إلى"))
        if clitic or issued:
            who = body(laid, place, stop, led=True) or speakers.speaker(laid, place, stop, strict=True)
            return who if who is not None and who.hop.kind not in ("place", "outlet", "agency") else None
    return None
