"""Through whom somebody speaks: the outlet or agency, where he writes, pictures, the source that he cites.

قال سعد لوكالة X إن                  the agency
أعلن التنظيم عبر حسابه على تويتر      where it is written
قالت رويترز عن مسؤول إن              whom the agency cites
"""

from __future__ import annotations

from riwaya.claims import speakers
from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.frames import Complement, Place
from riwaya.claims.attribution.shapes import is_document
from riwaya.claims.speakers.laid import Speaker, hop
from riwaya.claims.speakers.nouns import lexicon
from riwaya.model import Hop
from riwaya.script import key

# "وردا على سؤال لوكالة X", "وفي مقابلة مع قناة X": what leads in a medium before the verb.
_TALKS = (tuple(map(key, ("على", "سؤال"))), tuple(map(key, ("على", "أسئلة"))))
_MEETINGS = frozenset(map(key, ["مقابلة", "حديث", "حوار", "لقاء", "اتصال", "مداخلة", "تصريحات", "تصريحاته"]))
#: Words from a verb to where its speaker writes, and what leads that in.
_WRITTEN, _ON = 11, frozenset(map(key, ["على", "عبر", "في"]))
#: What others said, behind which they are named.
_WHAT = frozenset(map(key, ["ما", "لما", "بما"]))
_INSIDE = frozenset(map(key, ["في", "ضمن", "داخل", "خلال"]))
_IN = key("في")


def medium_of(course: Course, sentence: Place, at: int, complement: Complement, who: Speaker | None) -> Hop | None:
    """Return the outlet or agency through which a speaker spoke ("لوكالة X", "في مقابلة مع قناة Y")."""
    stop = complement.word if complement.how not in ("object", "none") else min(sentence.last, at + 2)
    speaking = who.hop if who is not None else None
    forms = course.laid.forms  # "نفى الوزير ما أوردته وكالة X من أن": she reported it, and carried no denial
    stop = next((i for i in range(at + 1, stop - 1) if forms[i] in _WHAT and i + 1 in course.cue_words), stop)
    found = speakers.medium(course.laid, at + 1, stop, speaking)
    if found is None and who is not None and complement.how == "object":
        told = (i for i in (who.end - 1, who.end) if at < i < sentence.last and forms[i].startswith("ل"))
        behind = next(told, None)  # "أكد شهود للأناضول تعرض السوق لقصف"
        found = None if behind is None else speakers.medium(course.laid, behind, behind + 1, speaking)
    if found is None and complement.how in ("object", "preposition"):
        found = _platform(course, sentence, at, speaking)
    if found is None and _led_in(course, sentence, at):
        found = speakers.medium(course.laid, sentence.first + 1, at, speaking)
    if found is None:
        found = shown_by(course, sentence, at, stop, speaking)
    if found is not None and who is not None and who.hop.entity.startswith(("media:", "agency:")):
        return None
    if (
        found is not None
        and "@" in (who.hop.entity if who is not None else "")
        and found.entity in (who.hop.entity if who else "")
    ):
        return None
    return found


def _platform(course: Course, sentence: Place, at: int, speaking: Hop | None) -> Hop | None:
    """Return where somebody writes what he announces: "أعلن التنظيم عبر حسابه على تويتر مقتل قائده"."""
    laid = course.laid
    for index in range(at + 2, min(sentence.last, at + _WRITTEN)):
        mention = laid.mention_at.get(index)
        if mention is not None and laid.forms[index] in lexicon().platforms and laid.forms[index - 1] in _ON:
            return None if speaking is not None and speaking.entity == mention.entity else hop(mention)
    return None


def shown_by(course: Course, sentence: Place, at: int, stop: int, speaking: Hop | None) -> Hop | None:
    """Return who published the pictures in which somebody speaks, where a sentence tells that he speaks in them."""
    publisher = course.laid.memory.publisher
    if publisher is None or speaking is None or not _in_pictures(course, sentence, at, stop):
        return None
    return publisher.hop if publisher.hop.entity != speaking.entity else None


def _in_pictures(course: Course, sentence: Place, at: int, stop: int) -> bool:
    """Whether somebody speaks in the pictures told of last: "في هذا الفيديو، سمع شخص يقول", "يقول سعد ضمن المقطع"."""
    forms, words = course.laid.forms, lexicon()
    for index in (*range(sentence.first, at), *range(at + 1, min(stop, sentence.last))):
        led = index > 0 and forms[index - 1].removeprefix("و") in _INSIDE
        led = led or (
            index > 1 and forms[index - 1] in words.demonstratives and forms[index - 2].removeprefix("و") == "في"
        )
        if led and forms[index].startswith("ال") and forms[index][2:] in words.exhibits:
            return True
    return False


def _led_in(course: Course, sentence: Place, at: int) -> bool:
    """Whether a conversation leads the sentence in: "وفي تصريح لوكالة X، قال …", "وردا على سؤال لقناة X، قال …"."""
    forms = course.laid.forms[sentence.first : at]
    paper = course.laid.mention_at.get(sentence.first + 1) if len(forms) > 1 else None
    if paper is not None and paper.entity.startswith(("media:", "agency:")) and forms[0].removeprefix("و") == _IN:
        return True  # "وفي القدس العربي، كتب سعد أن"
    return len(forms) > 2 and (is_document(forms[1]) or tuple(forms[1:3]) in _TALKS or forms[1] in _MEETINGS)


def handed_on(course: Course, sentence: Place, at: int, complement: Complement, teller: Speaker | None) -> Hop | None:
    """Return the source that a speaker cites between verb and clause ("قال X نقلا عن Y إن", "قالت رويترز عن Y إن")."""
    for index in range(at + 1, min(complement.word, sentence.last)):
        cue = course.cue_words.get(index)
        if cue is not None and cue.lemma == "نقلا عن":
            who = speakers.speaker(course.laid, index + 2, complement.word)
            return who.hop if who is not None else None
    if teller is not None and teller.hop.kind in ("outlet", "agency") and complement.how == "clause":
        return speakers.told_by(course.laid, teller.end, complement.word)
    return None
