"""What papers tell in a digest of the press, by verbs that say what they turn to: "تناولت الصحف …", "أولت الصحيفة …".

    تابعت الصحف الصادرة اليوم الأحداث في العراق، ورصدت ردود الأفعال        media, to the end of the sentence

The paper is the subject right behind the verb, or whoever was cited last where the verb opens its sentence alone.
"""

from __future__ import annotations

from riwaya.claims import speakers
from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.frames import Place, Stretch
from riwaya.claims.speakers.laid import Page, Speaker
from riwaya.claims.speakers.nouns import lexicon, noun
from riwaya.model import Reporting

_MEDIA = ("media:", "agency:")
#: Words of a sentence before the verb that opens it ("وفي الشأن الفلسطيني، أولت الصحف").
_HEAD = 7


def covered(course: Course, sentence: Place) -> None:
    """Give what a paper turns to in a sentence to the paper, unless a phrase of saying does already."""
    if sentence.passage.label != "body":
        return
    laid = course.laid
    for at in range(sentence.first, min(sentence.last - 1, sentence.first + _HEAD)):
        if laid.forms[at].removeprefix("و") not in lexicon().covers:
            continue
        who = _paper(course, sentence, at)
        if who is None or any(one.start <= laid.starts[at] < one.end for one in sentence.opened):
            return
        start, end = laid.starts[at], laid.ends[at]
        text = course.article.text[start:end]
        rule = "reporting.coverage"
        cue = Reporting(start=start, end=end, text=text, lemma=text, kind="speech", stance="assert", rule=rule)
        course.stretches.append(Stretch(cue, end, sentence.passage.end, (who.hop,), "attribution.coverage"))
        course.remember(who, cue, ())
        return


def _paper(course: Course, sentence: Place, at: int) -> Speaker | None:
    """Return the papers that a verb has for its subject."""
    laid = course.laid
    if _is_paper(laid, at + 1):
        who = speakers.speaker(laid, at + 1, sentence.last, strict=True)
        return who if who is not None and who.hop.entity.startswith(_MEDIA) else None
    opens = at == sentence.first and laid.forms[at].endswith("ت") and laid.memory.spoken
    last = laid.memory.spoken[-1][0] if opens else None
    again = last is not None and last.hop.entity.startswith("media:") and last.hop.entity.endswith("-media")
    return last if again else None


def _is_paper(laid: Page, at: int) -> bool:
    mention, found = laid.mention_at.get(at), noun(laid.forms[at])
    if mention is not None:
        return mention.entity.startswith(_MEDIA)
    return found is not None and found.group == "outlets"
