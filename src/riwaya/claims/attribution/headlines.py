"""Who says what a headline tells: before its colon, at its end, or as the one who fears it.

    حماس: لن ننسحب                                   who speaks stands before the colon
    رويترز عن مسؤول: الطريق مغلق                     an agency with whom it cites
    مقتل خمسة في هجوم (مصدر أمني)                    who told it stands at the end, or behind a dash or a colon
    الأمم المتحدة قلقة من القتال                     what somebody worries about is told by him

In the body a colon leads in the words of a person, or of a body or source that alone stands before it.
"""

from __future__ import annotations

import re

from riwaya.claims import speakers
from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.frames import Place, Stretch
from riwaya.claims.attribution.shapes import is_document
from riwaya.claims.attribution.who import carried
from riwaya.claims.speakers.laid import Page, Speaker
from riwaya.claims.speakers.nouns import lexicon, noun, own_id
from riwaya.model import Hop, Reporting, hop_kind
from riwaya.script import key

#: Words of whoever stands before a colon in the body, of a source at the end of a headline, of what is told before it.
_BODY, _TAIL, _TOLD = 5, 6, 3
#: Kinds of speakers before a colon in the body, besides persons, and words that they say at least.
_BODIES, _SAYING = ("source", "state", "group", "agency"), 3
#: What parts a headline: "قصف على غزة.. وحماس: سنرد".
_PARTS = re.compile(r"\.\.|…|[|؟?!؛]")
_DASH = re.compile(r"\s[-–—]\s*$|\($")
#: What somebody feels about a thing, in forms without article, and what leads the thing in.
_WORRIED = frozenset(map(key, ["قلق", "قلقة", "قلقون", "قلقان", "متخوف", "متخوفة", "متخوفون"]))
_FEARS = frozenset(map(key, ["قلق", "مخاوف", "تحذير", "تحذيرات", "خشية"]))
_ABOUT = frozenset(map(key, ["من", "إزاء", "حيال", "بشأن", "على", "تجاه", "حول", "لـ", "بسبب"]))
_QUOTES = ' "«»“”'
#: The words of "في تغريدة أخرى": what leads in a text, any text, that it is another one.
_OTHER = frozenset(map(key, ["أخرى", "آخر", "ثانية", "ثان", "ثاني", "لاحقة", "لاحق", "منفصلة", "منفصل", "تالية"]))
_ANOTHER_TEXT = ("في", None, _OTHER)


#: Bodies that count the dead of others.
_COUNTING = ("ngo:", "intl:", "agency:")


def colon(course: Course, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
    """Colon: "X: …" in a headline, or at the head of a paragraph; a place before the colon is a dateline."""
    laid, title = course.laid, sentence.passage.label == "title"
    last = laid.index_from(cue.start)
    first = _part(laid, sentence.first, last) if title else sentence.first
    if not title and last - first > _BODY:
        return None
    if not title and any(mark in gap for gap in laid.gaps[first : last - 1] for mark in "ـ-–—/"):
        return None  # "القاهرة ـ سعد معن:": who reports from where
    told = _at_the_end(course, sentence, last, cue) if title else None
    if told is not None:
        return told
    if not title and _another_text(laid, first, last):
        again = carried(course, cue)
        return None if again is None else Stretch(cue, cue.end, sentence.line_end, (again.hop,), "attribution.colon")
    who = speakers.speaker(laid, first, last, strict=not title)
    if who is None and title and last - first == 1:
        who = speakers.some_outlet(laid, first)
    if who is None or who.hop.kind == "place":
        return None
    if not title and who.hop.kind != "person" and not _speaks(laid, sentence, who, first, last):
        return None
    if title and _is_country_dateline(laid, first, last):
        course.capitals.append((cue, who.hop, sentence.line_end))
        return None
    cited = speakers.told_by(laid, who.end, last) if who.hop.kind in ("outlet", "agency") else None
    own = (who.hop,) if cited is None else (cited, who.hop)
    stretch = Stretch(cue, cue.end, sentence.line_end, own, "attribution.colon")
    if not title:
        course.remember(who, cue, ())
        course.running = stretch
    return stretch


def _another_text(laid: Page, first: int, last: int) -> bool:
    """Whether another text of whoever spoke stands before a colon: "وفي تغريدة أخرى: …"."""
    if last - first != len(_ANOTHER_TEXT):
        return False
    led, text, other = laid.forms[first:last]
    return led.removeprefix("و") == _ANOTHER_TEXT[0] and is_document(text) and other in _ANOTHER_TEXT[2]


def _speaks(laid: Page, sentence: Place, who: Speaker, first: int, last: int) -> bool:
    """Whether a body or source, and nothing else, stands before a colon in the body, and no figure behind it.

    "وزارة الصحة: أصيب ثلاثة" is speech, "المرصد: 327 قتيلا" a toll by who counts; "خسائر الجيش: ثلاث دبابات" and
    "العراق: …" are headings.
    """
    whole = who.hop.start is not None and laid.index(who.hop.start) == first and who.end >= last
    if not whole or who.hop.kind not in _BODIES or _is_country_dateline(laid, first, last):
        return False
    counts = who.hop.entity.startswith(_COUNTING) or "health" in who.hop.entity
    return sentence.last - last >= _SAYING and (counts or not laid.forms[last].isdigit())


def _part(laid: Page, first: int, last: int) -> int:
    """Return the first word of the part of a headline that its colon closes."""
    return next((at for at in range(last - 1, first, -1) if _PARTS.search(laid.gaps[at - 1])), first)


def _is_country_dateline(laid: Page, first: int, last: int) -> bool:
    """Whether all that stands before a headline's colon is a country or town ("تركيا: …")."""
    mention = laid.mention_at.get(first)
    place = mention is not None and mention.entity.startswith(("place:", "facility:"))
    return place and laid.mention_end[first] >= last


def headline(course: Course, sentence: Place) -> None:
    """Read who stands at the end of a headline without a colon, and who worries in it."""
    if sentence.passage.label != "title":
        return
    laid = course.laid
    for at in range(sentence.first + _TOLD, sentence.last):
        if _DASH.search(laid.gaps[at - 1]):
            told = _at_the_end(course, sentence, at, _cue(course, at, at + 1))
            if told is not None:
                course.stretches.append(told)
    for at in range(sentence.first, sentence.last - 1):
        who = _worries(laid, sentence, at)
        if who is not None:
            cue = _cue(course, at, at + 1)
            end = course.ground.clause_end(sentence, at + 1)
            course.stretches.append(Stretch(cue, cue.end, end, (who.hop,), "attribution.worry"))


def _cue(course: Course, first: int, last: int) -> Reporting:
    start, end = course.laid.starts[first], course.laid.ends[last - 1]
    text = course.article.text[start:end]
    rule = "reporting.headline"
    return Reporting(start=start, end=end, text=text, lemma=text, kind="colon", stance="assert", rule=rule)


def _at_the_end(course: Course, sentence: Place, at: int, cue: Reporting) -> Stretch | None:
    """Return what a headline tells where nothing but a source follows from word `at`: "مقتل ثلاثة: مصدر أمني"."""
    laid = course.laid
    if not 0 < sentence.last - at <= _TAIL or at - sentence.first < _TOLD:
        return None
    who = speakers.speaker(laid, at, sentence.last, strict=True)
    whole = who is not None and who.hop.start is not None and laid.index(who.hop.start) == at
    led = laid.forms[at - 1] in lexicon().prepositions or laid.forms[at - 1] in lexicon().types
    if who is None or not whole or who.end < sentence.last or who.hop.kind in ("place", "group") or led:
        return None  # "من (داعش)": a name in brackets
    start, end = sentence.passage.start, laid.ends[at - 1]
    return Stretch(cue, start, end, (who.hop,), "attribution.headline.after", back=True)


def _worries(laid: Page, sentence: Place, at: int) -> Speaker | None:
    """Return who worries at a word: "X قلق من …", or by an adjective behind it: "قلق أممي إزاء …"."""
    form, after = laid.forms[at], laid.forms[at + 1]
    if form in _WORRIED and after in _ABOUT and at > sentence.first:
        who = speakers.speaker(laid, _part(laid, sentence.first, at), at)
        return None if who is None or who.hop.kind == "place" else who
    found = noun(after)
    whose = found is not None and found.group == "nations" and not laid.gaps[at].strip(_QUOTES)
    if found is None or not whose or form not in _FEARS or laid.forms[at + 2 : at + 3] == []:
        return None
    if laid.forms[at + 2] not in _ABOUT:
        return None
    entity = own_id(found.english)
    return Speaker(hop=Hop(entity=entity, kind=hop_kind(entity), start=laid.starts[at + 1], end=laid.ends[at + 1]))
