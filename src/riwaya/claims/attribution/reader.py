"""Reads the sentences of a page in order, and the cues of each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import structs

from riwaya.claims import speakers
from riwaya.claims.attribution import constructions
from riwaya.claims.attribution.also import tells_also
from riwaya.claims.attribution.course import Course, gender
from riwaya.claims.attribution.digests import covered
from riwaya.claims.attribution.frames import Place, Stretch
from riwaya.claims.attribution.headlines import colon, headline
from riwaya.claims.attribution.reports import denied_reports
from riwaya.claims.attribution.rules import JOINT
from riwaya.claims.attribution.shapes import is_document
from riwaya.claims.attribution.speech import speech
from riwaya.claims.attribution.who import HE_BUT, subject
from riwaya.claims.speakers import nouns
from riwaya.claims.speakers.laid import Page
from riwaya.claims.speakers.nouns import CLAUSE
from riwaya.model import Hop, Passage, Reporting
from riwaya.script import key

#: Characters between a quotation and the next, which goes on with it in a paragraph of its own.
_GAP = 12
#: Sentences after a title that tell whether its dateline is a speaker.
_LEAD = 2
#: Words from a text to the verb that says who spread it.
_TEXT = 3
#: The particle of what is said.
_THAT = frozenset(map(key, ["إن", "أن", "بأن"]))
#: Acts whose object, who is addressed, stands where the subject would.
_ADDRESSES = frozenset(["دعا", "طالب", "ناشد", "حثّ", "هدّد"])
#: Acts of speech that tell something as well.
_TELLING = frozenset(["حذّر", "هدّد", "توعّد", "تعهّد", "طمأن"])
#: Of these, the one whose object is told by who does it: "حذر من مجاعة".
_WARNS = "حذّر"
#: Constructions whose speaker may be two ("قال سعد وليلى إن", "بحسب المرصد ومصادر").
_SHARED = ("speech", "according", "continuation", "publication")
#: How an item of a list begins, and the rule by which it is given to whoever began the list.
_ITEM_HEAD = re.compile(r"\s*(?:[-–•*▪]|[(]?\d{1,2}\s*[-–.)ـ/]|(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا)[ًا]?\b)")
_ITEM = "attribution.list"
#: How rules end whose speakers say whole sentences.
_WHOLE = (".clause", ".colon", ".quotation", ".list", ".before")
_FINITE = "attribution.speech."
#: What opens a clause of whoever speaks, by what a verb of his shows.
_PRONOUNS = {key(form): shown for form, shown in (("إنها", "f"), ("أنها", "f"), ("إنه", "m"), ("أنه", "m"))}
#: Words that count parties or points, of which the first was told of before.
# Words by which a headline answers or promises, and letters that a word of the first person has more than.
_OURS, _SHORT = frozenset(map(key, ["لن", "لا", "لم", "سوف", "يجب", "ينبغي", "على"])), 3
_AS_FOR, _ALSO = key("أما"), key("كما")
_FIRST = frozenset(map(key, ["الأول", "الأولى", "أولهما", "أحدهما", "أولها"]))
_ORDINALS = frozenset(map(key, ["الثاني", "الثانية", "الثالث", "الثالثة", "الرابع", "الآخر", "الأخرى", "البقية"]))
#: States whose names are masculine; all others are feminine.
_MASCULINE = frozenset(("iraq", "lebanon", "sudan", "south-sudan", "yemen", "jordan", "morocco"))
_KINDS = {
    "according": constructions.according,
    "relay": constructions.relay,
    "colon": colon,
    "publication": constructions.publication,
    "rumour": constructions.rumour,
    "passive": constructions.passive,
    "responsibility": constructions.echo,
    "denial": constructions.echo,
}


def read(course: Course) -> None:
    """Read every sentence of the page."""
    line_ends = {line.n: line.end for line in course.article.lines}
    for passage in course.reading.sentences:
        first, last = course.laid.index_from(passage.start), course.laid.index_from(passage.end)
        end = line_ends.get(passage.block, passage.end)
        _sentence(course, Place(first, last, passage, end, []))
    _speaking_capitals(
        course,
    )


def _speaking_capitals(course: Course) -> None:
    """Take "أنقرة: …" in a title as speech where the first sentences are that state's; else it is a dateline."""
    for cue, hop, end in course.capitals:
        lead = [sentence for sentence in course.reading.sentences if sentence.start >= end][:_LEAD]
        early = [one for one in course.stretches if lead and lead[0].start <= one.cue.start < lead[-1].end]
        said = course.article.text[cue.end : end].split()
        country = hop.start is not None and _is_country(course, hop)
        itself = any(one.entity == hop.entity and _is_country(course, one) for part in early for one in part.own)
        if country and not itself and not any(_is_ours(word) for word in said):
            continue  # "السودان: الرئاسة تعتزم": where it is
        if any(hop.entity in (one.entity, one.entity.partition("@")[2]) for part in early for one in part.own):
            course.stretches.append(Stretch(cue, cue.end, end, (hop,), "attribution.colon"))


def _is_country(course: Course, hop: Hop) -> bool:
    """Whether a state is named by the country itself and not by its capital: "تركيا", not "أنقرة"."""
    mention = course.laid.mention_at.get(course.laid.index(hop.start or 0))
    return mention is not None and mention.entity.partition(":")[2] == hop.entity.partition(":")[2]


def _is_ours(word: str) -> bool:
    """Whether a word of a headline speaks in the first person plural, or denies or promises something: "لن ننسحب"."""
    form = key(word)
    return form in _OURS or (form.startswith(("ن", "سن")) and len(form) > _SHORT) or form.endswith("نا")


def _sentence(course: Course, sentence: Place) -> None:
    course.pending = ()
    cues = _cues(course, sentence.passage)
    _stop_running(course, sentence, cues)
    _quote_alone(course, sentence, cues)
    _listed(course, sentence)
    for cue in cues:
        if cue.kind == "act" and not _tells(course, sentence, cue):
            _act(course, sentence, cue)
            continue
        for stretch in _stretches(course, sentence, cue):
            course.stretches.append(stretch)
            if stretch.rule != JOINT:
                sentence.opened.append(stretch)
    headline(course, sentence)
    covered(course, sentence)
    denied_reports(course, sentence, cues)


def _quote_alone(course: Course, sentence: Place, cues: Sequence[Reporting]) -> None:
    """Give a quotation that opens its paragraph, and that no phrase leads in, to whoever was quoted before."""
    spoken = course.laid.memory.spoken
    if not spoken or not course.stretches or sentence.passage.label != "body" or sentence.first >= sentence.last:
        return
    opening = course.ground.opening(sentence.passage.start, course.laid.starts[sentence.first] + 1)
    before = course.stretches[-1]
    follows = before.rule.endswith((".quotation", ".colon", ".after_quotation", ".continued"))
    if opening is None or opening.scare or course.running is not None or not follows or not before.own:
        return
    near = any(cue.kind != "act" and opening.end <= cue.start < sentence.passage.end for cue in cues)
    if near or sentence.passage.start - before.end > _GAP or opening.start >= course.laid.starts[sentence.first]:
        return
    course.stretches.append(
        Stretch(before.cue, opening.start, opening.end, before.own, "attribution.quotation.continued", back=True)
    )


def _listed(course: Course, sentence: Place) -> None:
    """Give the next item of a list to whoever began it: "إن المتهمين هم: 1- سعد معن … . 2- …"."""
    if not course.stretches or course.running is not None or sentence.passage.label != "body":
        return
    before, start = course.stretches[-1], sentence.passage.start
    if not before.own or (before.back and before.rule != _ITEM) or start - before.end > _GAP:
        return
    text = course.article.text
    told = before.rule == _ITEM or _begins_list(text[before.start : before.end])
    item = told and _ITEM_HEAD.match(text[start : start + _GAP]) is not None
    if item or _carries_on(course, sentence, text[before.start : before.end]):
        course.stretches.append(Stretch(before.cue, start, sentence.passage.end, before.own, _ITEM, back=True))


def _carries_on(course: Course, sentence: Place, said: str) -> bool:
    """Whether a sentence only adds to the one before: "وأن …", "إضافة إلى أن", "أما الثاني" behind "الأول"."""
    forms, first = course.laid.forms, sentence.first
    rule = course.stretches[-1].rule
    if first + 1 >= sentence.last or not (rule.endswith(_WHOLE) or rule.startswith(_FINITE)):
        return False
    head = course.article.text[course.laid.starts[first] : course.laid.ends[first]]
    if head.startswith(("وأن", "وبأن")) and forms[first] in CLAUSE:
        return True
    if nouns.begins(forms, first, nouns.additions()) or _also(course, sentence):
        return True
    second = forms[first] == _AS_FOR and any(form in _ORDINALS for form in forms[first + 1 : first + 5])
    return second and any(form in key(said).split() for form in _FIRST)


def _also(course: Course, sentence: Place) -> bool:
    """Whether a sentence tells one more thing of the same kind, on the same line: "كما لقي ثلاثة مصرعهم"."""
    laid, start = course.laid, sentence.passage.start
    gap = course.article.text[course.stretches[-1].end : start]
    told = laid.forms[sentence.first] == _ALSO and sentence.first + 1 in laid.verbs and "\n" not in gap
    return told and not _cues(course, sentence.passage)


def _begins_list(said: str) -> bool:
    """Whether what is said ends in a colon, or in a list whose first item stands behind one."""
    if _ITEM_HEAD.match(said):
        return True
    _, colon, item = said.rpartition(":")
    return bool(colon) and (not item.strip(" .\n") or _ITEM_HEAD.match(item) is not None)


def _cues(course: Course, passage: Passage) -> Sequence[Reporting]:
    first = bisect_left(course.cue_starts, passage.start)
    return course.cues[first : bisect_left(course.cue_starts, passage.end)]


def _stop_running(course: Course, sentence: Place, cues: Sequence[Reporting]) -> None:
    """End a quotation without marks where a new sentence opens with a reporting phrase."""
    running = course.running
    if running is None:
        return
    opening = any(
        cue.kind not in ("passive", "rumour") and course.laid.index(cue.start) - sentence.first <= 3 for cue in cues
    )
    forms = course.laid.forms
    aside = nouns.begins(forms, sentence.first, nouns.asides())
    if sentence.passage.start >= running.end:
        course.running = None
    elif (opening or aside) and not course.quoted(sentence.passage.start, running):
        running.end = max(running.start, min(running.end, sentence.passage.start))
        course.running = None


def _act(course: Course, sentence: Place, cue: Reporting) -> None:
    """Remember who acts in the outlet's own voice: he may be the one who speaks next."""
    at = course.laid.index(cue.start)
    he = at > sentence.first and course.laid.forms[at - 1] in HE_BUT
    who = None if he else subject(course, sentence, cue, at, min(sentence.last, at + 12), strict=True)
    if who is None or cue.lemma in _ADDRESSES:
        _end_before(course, sentence, cue, at)
    if who is not None and not course.inside(cue):
        course.remember(who, cue, ())


def _end_before(course: Course, sentence: Place, cue: Reporting, at: int) -> None:
    """End what a speaker says before the next act that the outlet tells of him: "قال إن العملية مستحيلة ودعا النواب".

    Who acts is told by the verb's gender: it is the speaker where the subject of what he says has the other one.
    """
    laid = course.laid
    also = at > sentence.first and laid.forms[at - 1] == _ALSO
    linked = (laid.forms[at].startswith("و") and laid.starts[at] < cue.start) or also
    but = at > sentence.first and laid.forms[at - 1] in HE_BUT
    for one in sentence.opened:
        if one.back or not one.rule.endswith(".clause") or not one.start < cue.start < one.end:
            continue
        if not (linked or but) or (not but and gender(one.cue) != gender(cue)) or course.quoted(cue.start, one):
            continue
        if (
            but
            or also
            or _of_himself(course, laid.index(one.start), cue)
            or _other_gender(course, laid.index(one.start), gender(cue))
        ):
            one.end = max(one.start, laid.ends[at - 2 if but or also else at - 1])


def _of_himself(course: Course, at: int, cue: Reporting) -> bool:
    """Whether somebody speaks of himself in the clause at word `at`: "قالت الحركة إنها أسرت جنودا وطالبت"."""
    return _PRONOUNS.get(course.laid.forms[at]) == gender(cue)


def _other_gender(course: Course, at: int, wanted: str) -> bool:
    """Whether the noun right behind the إن at word `at` has the other gender than a verb."""
    if at + 1 >= len(course.laid.forms) or course.laid.forms[at] not in _THAT or wanted not in ("f", "m"):
        return False
    word, named = (
        course.article.text[course.laid.starts[at + 1] : course.laid.ends[at + 1]],
        course.laid.mention_at.get(at + 1),
    )
    if named is not None and named.entity.startswith(("state:", "place:")):
        return (wanted == "f") == (named.entity.partition(":")[2] in _MASCULINE)
    return (wanted == "f") != word.endswith(("ة", "ات")) and named is None


def _tells(course: Course, sentence: Place, cue: Reporting) -> bool:
    """Whether an act has a clause or a quotation for what it tells: "حذر سعد معن من أن الهدنة تنهار"."""
    if cue.lemma not in _TELLING:
        return False
    complement = course.ground.complement(sentence, cue, course.laid.index(cue.start))
    alone = cue.end == course.laid.ends[course.laid.index(cue.start)] and not key(cue.text).endswith("ا")
    warned_of = cue.lemma == _WARNS and complement.how == "preposition" and alone
    return warned_of or complement.how in ("clause", "colon", "quotation")


def _stretches(course: Course, sentence: Place, cue: Reporting) -> Iterator[Stretch]:
    at = course.laid.index(cue.start)
    if cue.kind != "colon" and cue.end < course.laid.ends[at] and _of_document(course, sentence, at):
        return  # "في بيان نشره الجيش", "في بيان للحزب تداولته حسابات": it tells where, not what
    if cue.kind in ("according", "denial") and tells_also(course, sentence, cue, at):
        cue = structs.replace(cue, kind="speech", rule="reporting.speech")
    read = _KINDS.get(cue.kind, speech)
    found = read(course, sentence, cue, at)
    if found is not None and found.end > found.start:
        yield found
        yield from _joint(course, sentence, found)


def _of_document(course: Course, sentence: Place, at: int) -> bool:
    """Whether a verb with a pronoun tells of a text named up to three words before it, in the same clause."""
    for index in range(at - 1, max(sentence.first - 1, at - _TEXT - 1), -1):
        if is_document(course.laid.forms[index]):
            return True
        if index in course.laid.verbs or "،" in course.laid.gaps[index - 1]:
            return False
    return False


def _is_of_its_name(laid: Page, at: int) -> bool:
    """Whether people joined with و only end the name of a body ("وزارة الصحة العامة والسكان")."""
    if not laid.forms[at].startswith("وال"):
        return False
    for before in range(at - 1, max(-1, at - 4), -1):
        found = nouns.noun(laid.forms[before])
        if found is not None and found.group == "bodies" and not found.definite:
            return before < at - 1 and all(form.startswith("ال") for form in laid.forms[before + 1 : at])
    return False


def _joint(course: Course, sentence: Place, first: Stretch) -> Iterator[Stretch]:
    """Yield the stretch of one who says the same with the speaker: "قال سعد معن ومصادر أمنية إن …"."""
    if not first.own or first.own[0].end is None or first.rule.partition(".")[2].split(".")[0] not in _SHARED:
        return
    laid = course.laid
    at = laid.index_from(first.own[0].end)
    limit = first.start if first.start > first.cue.start else first.end
    stop = min(sentence.last, laid.index_from(max(limit, first.own[0].end)))
    if at >= stop or not laid.forms[at].startswith("و") or laid.gaps[at - 1].strip():
        return
    named = laid.mention_at.get(at)
    found = nouns.noun(laid.forms[at])
    if (named is None or named.start == laid.starts[at]) and (found is None or not found.clitic.startswith("و")):
        return  # "وسائل الإعلام": the letter belongs to the word
    if (named is None or named.nominal) and _is_of_its_name(laid, at):
        return
    other = speakers.speaker(laid, at, stop, strict=True)
    if other is None or other.hop.start is None or laid.index(other.hop.start) > at:
        return
    states = {first.own[0].kind, other.hop.kind} <= {"state", "place"}
    if other.hop.kind == "place" or states or other.hop.entity == first.own[0].entity:
        return  # two states announce together: one claim
    yield Stretch(first.cue, first.start, first.end, (other.hop, *first.own[1:]), JOINT, nests=False)
