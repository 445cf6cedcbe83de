"""Who speaks at a cue: the subject of its verb, whoever it is carried on from."""

from __future__ import annotations

import re

from msgspec import structs

from riwaya.claims import speakers
from riwaya.claims.attribution.course import Course, gender
from riwaya.claims.attribution.frames import Complement, Place, Stretch
from riwaya.claims.attribution.rules import UNATTRIBUTED
from riwaya.claims.attribution.shapes import RELATIVE, is_document, is_participle
from riwaya.claims.attribution.texts import IN_IT, whose_text
from riwaya.claims.speakers.laid import Speaker
from riwaya.claims.speakers.nouns import lexicon, noun
from riwaya.knowledge.people import people
from riwaya.model import Hop, Reporting
from riwaya.script import key

# Verbs whose object, who was told, may stand right after them: "أبلغ الصحفيين أن".
_TELLS = frozenset(["أبلغ", "أخبر", "خاطب", "ذكّر", "نبّه", "سأل"])
# Verbs whose subject may be pictures, words in which who published them is told, and who did where nobody is.
_SHOWN = frozenset(["أظهر", "أشار", "وثّق", "أوضح", "أكد", "كشف"])
# Verbs whose object stands between them and what is said of it: "ووصف العلاقة بين البلدين بأنها".
ON_OBJECTS = ("وصف",)
_EXHIBIT = 7
# Verbs that tell of places what was counted there: "سجلت حالات ترحيل".
_COUNTS = frozenset(["سجّل", "رصد", "أحصى"])
# Words before a relative clause in which it has its noun.
_REACH = 14
_VIDEO = "source:unattributed-video"
# Verbs that stand in the passive behind قد where nobody is told, and words before such passives.
_PASSIVES = frozenset(["أعلن", "كشف", "أفاد", "ذكر"])
_HAS = frozenset(map(key, ["قد", "فقد", "لقد", "وقد"]))
_NOT = frozenset(map(key, ["لا", "ولا"]))
#: Words before a verb that tell of the speaker anew: "لكنه", and "إلا أنه".
HE_BUT = frozenset(map(key, ["لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم"]))
_THAT_HE = frozenset(map(key, ["أنه", "أنها", "أنهم", "أنهما"]))
_BUT = frozenset(map(key, ["إلا", "غير", "بيد", "على"]))
#: States at large, of which verbs tell in the feminine: "وطالب الدول الغربية" has another subject.
_STATES = "group:states"
#: What a verb must show to have the noun of a relative clause as its subject.
_OF_WHICH = {key("الذي"): "m", key("التي"): "f", key("الذين"): "p"}
_PRESS = re.compile("@(?:media|agency):")
_WARNS = "حذّر"
_BEEN = frozenset(map(key, ["كان", "كانت", "كانوا"]))
_VEIL = key("النقاب")
#: What leads in when somebody spoke, pronouns of his own deeds, and nouns of issuing a text.
_WHEN = frozenset(map(key, ["عقب", "بعد", "قبل", "قبيل", "بعيد", "خلال", "أثناء", "إثر", "لدى", "منذ", "غداة", "عشية"]))
_HIS = ("ه", "ها", "هم")
_ISSUING = frozenset(map(key, ["صدور", "إصدار", "نشر"]))
_WHERE = frozenset(map(key, ["حيث", "إذ"]))
_SAID = 12  # stretches looked through for the one in which somebody is told of
_MEANWHILE = frozenset(map(key, ["فيما", "بينما"]))


def who_speaks(
    course: Course, sentence: Place, cue: Reporting, at: int, complement: Complement
) -> tuple[Speaker | None, bool]:
    """Return the speaker of a cue and whether the text names him here."""
    strict = complement.how in ("object", "preposition") or cue.stance == "deny" or cue.lemma in ON_OBJECTS
    stop = complement.word if complement.how in ("clause", "colon", "comma", "quotation", "preposition") else at + 13
    if complement.how == "none":
        stop = sentence.last
    if cue.lemma == "علم":
        source = next((i for i in range(at + 1, min(stop, sentence.last)) if course.laid.forms[i] == "من"), at)
        return speakers.speaker(course.laid, source + 1, min(stop, sentence.last)), True
    who = _shown(course, sentence, cue, at) or subject(
        course, sentence, cue, at, min(stop, sentence.last), strict=strict
    )
    if who is not None and complement.how in ("clause", "colon", "comma", "quotation"):
        who = speakers.closing(course.laid, who, min(stop, sentence.last)) or who
    if who is not None:
        return _another(course, cue, who), True
    confirmer = _confirmer(course, sentence, cue)
    if confirmer is not None:
        return confirmer, False
    before = [one for one in sentence.opened if one.level == 0 and one.own and one.own[0].entity != UNATTRIBUTED]
    if before and not course.inside(cue):
        last = course.laid.memory.spoken[-1][0] if course.laid.memory.spoken else None
        if last is not None and last.hop.entity == before[-1].own[0].entity:
            return last, False
    if at > sentence.first and course.laid.forms[at - 1] in _WHERE:
        told = _antecedent(course, sentence, at)
        if told is not None:
            return told, True
    if _takes_up(course, sentence, cue, at):
        acting = None if cue.kind == "noun" else _sentence_subject(course, sentence, at)
        return acting or carried(course, cue), False
    if at > sentence.first and course.laid.forms[at - 1].removeprefix("و") in _MEANWHILE and not sentence.opened:
        acting = _sentence_subject(course, sentence, at) if complement.how == "clause" else None
        if acting is not None:
            return acting, True  # "وكانت تركيا هاجمت معسكرات فيما قالت إن"
    joined = course.laid.starts[at] < cue.start
    opened = [one.own[0].entity for one in sentence.opened if one.own and not one.back]
    opened = [entity for entity in opened if entity != UNATTRIBUTED]
    if (
        not joined
        and opened
        and course.laid.memory.spoken
        and course.laid.memory.spoken[-1][0].hop.entity == opened[-1]
    ):
        return course.laid.memory.spoken[-1][0], False
    if not joined and at > sentence.first + 2 and not is_participle(cue) and complement.how != "none":
        return None, False
    said = complement.how in ("clause", "colon", "quotation")
    text = speakers.account(course.laid, at + 1, complement.word) if said or complement.how == "preposition" else None
    if text is not None and not is_participle(cue):
        return text, True
    if said and cue.lemma not in _TELLS and cue.lemma not in _COUNTS and not is_participle(cue):
        told = speakers.unlisted(course.laid, at + 1, complement.word)
        if told is not None:
            return told, True
    if _nobody_shows(course, sentence, cue, at):
        return None, False
    issuer = _issuer(course, sentence, at)
    if issuer is not None:
        return issuer, True
    last = course.laid.memory.spoken[-1][0] if course.laid.memory.spoken else None
    if last is not None and is_participle(cue) and sentence.passage.start <= (last.hop.start or -1) < cue.start:
        return last, False  # "فيما اجتمعت الحكومة، أكد ناشطون دعمهم، مستبعدين": who acted last in the sentence
    told = _of_relative(course, sentence, cue, at) if joined and not is_participle(cue) else None
    if told is not None:
        return told, True
    if is_participle(cue) or at > sentence.first:
        acting = _sentence_subject(course, sentence, at)
        if acting is not None:
            return acting, True
    if told_by_nobody(course, sentence, cue, at):
        return None, False
    return carried(course, cue), False


def _another(course: Course, cue: Reporting, who: Speaker) -> Speaker:
    """Return somebody told of by a noun inside another's words as one of his own: "قالت المصادر إن الشاب اعترف"."""
    start = who.hop.start
    person = people().get(course.laid.forms[course.laid.index(start)].removeprefix("ال")) if start is not None else None
    if start is None or person is None or person.several or course.laid.index(start) in course.laid.mention_at:
        return who
    said = (one for one in course.stretches[-_SAID:] if not one.back and one.own and one.start <= start < one.end)
    own = [one.own[0] for one in said if one.start <= cue.start]
    if not any(one.entity == who.hop.entity and one.start != start for one in own):
        return who
    return structs.replace(who, hop=structs.replace(who.hop, entity=f"source:unnamed-{person.one}", kind="source"))


def _takes_up(course: Course, sentence: Place, cue: Reporting, at: int) -> bool:
    """Whether a pronoun takes up who spoke before: "إلا أنه أقر", "لكنها نفت", "رغم تأكيده أن"."""
    laid = course.laid
    if cue.kind == "noun":
        return cue.end < laid.ends[at]
    if at == sentence.first or laid.starts[at] < cue.start:
        return False
    before = laid.forms[at - 2] if at - 1 > sentence.first else ""
    return laid.forms[at - 1] in HE_BUT or (laid.forms[at - 1] in _THAT_HE and before.removeprefix("و") in _BUT)


def told_by_nobody(course: Course, sentence: Place, cue: Reporting, at: int) -> bool:
    """Whether nobody says it: a passive ("فقد أعلن مرارا عن وفاته", "ولا يستبعد حصول انشقاقات"), or facts."""
    before = course.laid.forms[at - 1] if at > sentence.first else ""
    if cue.lemma == "كشف" and course.laid.forms[at + 1 : at + 2] == [_VEIL]:
        return True  # "وكشف النقاب عن": it was lifted
    if _nobody_shows(course, sentence, cue, at) or _headed(course, sentence, cue, at):
        return True
    joined = course.laid.starts[at] < cue.start
    if joined:
        return False
    return (cue.lemma in _PASSIVES and before in _HAS) or (cue.lemma == "استبعد" and before in _NOT)


def _nobody_shows(course: Course, sentence: Place, cue: Reporting, at: int) -> bool:
    """Whether what is shown by is nobody's word: "توضح الخريطة أن", "تؤكد الوقائع أن"."""
    shows = course.laid.forms[at + 1].removeprefix("ال") if at + 1 < sentence.last else ""
    return shows in lexicon().evidence and not is_participle(cue) and at + 1 not in course.laid.mention_at


def _headed(course: Course, sentence: Place, cue: Reporting, at: int) -> bool:
    """Whether a noun that is nobody opens the sentence as the verb's subject: "الحقائق تقول إن"."""
    laid = course.laid
    alone = at == sentence.first + 1 and laid.starts[at] == cue.start and not laid.gaps[at - 1].strip()
    return alone and at - 1 in laid.common and laid.forms[at - 1].startswith("ال") and not is_participle(cue)


def _confirmer(course: Course, sentence: Place, cue: Reporting) -> Speaker | None:
    """Return who goes on behind a clause that looks back: "وهو ما أكده سعد معن، قائلا إن"."""
    near = sentence.opened[-1] if sentence.opened and is_participle(cue) else None
    if near is None or near.cue.rule != "reporting.backward" or not near.own or near.own[0].end is None:
        return None
    between = any(near.cue.end <= other.start < cue.start for other in course.cues if other.kind != "act")
    return None if between else Speaker(hop=near.own[0])


def _shown(course: Course, sentence: Place, cue: Reporting, at: int) -> Speaker | None:
    """Return who published the pictures that are a verb's subject: "ويظهر مقطع نشرته وكالة X"، "ويشير الفيديو"."""
    laid = course.laid
    if at + 1 >= sentence.last or cue.lemma not in _SHOWN or is_participle(cue):
        return None
    form = laid.forms[at + 1]
    if form.removeprefix("ال") not in lexicon().exhibits and form.removesuffix("ا") not in lexicon().exhibits:
        return None
    for index in range(at + 2, min(at + _EXHIBIT, sentence.last)):
        if laid.forms[index] in lexicon().carriers:
            who = speakers.speaker(laid, index + 1, min(index + _EXHIBIT, sentence.last), strict=True)
            if who is not None and who.hop.kind != "place":
                laid.memory.publisher = who
                return who
    publisher = laid.memory.publisher if form.startswith("ال") else None
    span = laid.starts[at + 1], laid.ends[at + 1]
    nobody = Hop(entity=_VIDEO, kind="source", start=span[0], end=span[1])
    return publisher or Speaker(hop=nobody, end=at + 2)


def subject(course: Course, sentence: Place, cue: Reporting, at: int, stop: int, *, strict: bool) -> Speaker | None:
    """Return the subject of a verb: after it, or before it in the same clause."""
    laid = course.laid
    if is_participle(cue):
        return None
    joined = laid.starts[at] < cue.start
    if key(cue.text).startswith("ال") and cue.rule == "reporting.speech":
        return _says_again(course, sentence, at)
    if not joined and at > sentence.first and laid.forms[at - 1] not in RELATIVE and laid.forms[at + 1 : at + 2]:
        issuer = whose_text(course, sentence, at) if laid.forms[at + 1] in IN_IT else None
        if issuer is not None:
            return issuer  # "بثت القناة تسجيلا لزعيم الحركة قال فيه إن"
    before = None
    if at > sentence.first and not joined and is_document(laid.forms[at - 1]) and laid.forms[at - 1][-1] == "ا":
        return speakers.speaker(laid, course.ground.clause_start(sentence, at), at - 1)  # "أصدرت الوزارة بيانا يؤكد"
    if sentence.passage.label == "title" and at > sentence.first and not joined:
        before = speakers.speaker(laid, course.ground.clause_start(sentence, at), at)
    if before is not None:
        return before
    beside = _plural_beside(course, sentence, cue, at)
    if beside is not None:
        return beside
    aimed = cue.lemma == _WARNS or cue.kind == "act"
    if aimed and at > sentence.first + 1 and not joined and _was(course, sentence, at):
        return speakers.speaker(laid, course.ground.clause_start(sentence, at), at)  # "وكانت الحركة حذرت التنظيم من"
    if cue.kind == "blame" and at > sentence.first and not joined and laid.forms[at - 1] not in RELATIVE:
        first = course.ground.clause_start(sentence, at)
        blamer = speakers.speaker(laid, first, at)
        opens = blamer is not None and blamer.hop.start is not None and laid.index(blamer.hop.start) <= first + 1
        if blamer is not None and opens and blamer.hop.kind != "place":
            return speakers.closing(laid, blamer, at) or blamer  # "إن الوزير اتهم إيران": she is whom he blames
    after = None
    if gender(cue) != "p" or at == sentence.first:  # a verb in the plural follows its subject
        after = speakers.speaker(laid, _past_addressee(course, at + 1, stop), stop, strict=strict)
    if after is not None and _is_object(course, cue, at, after):
        after = None
    if after is not None and _in_time_of(course, at, after):
        after = None
    if after is not None and _is_blamed(course, cue, at, after, stop):
        return _blaming(course, sentence, cue, at)
    if after is not None and cue.lemma in _TELLS and _PRESS.search(after.hop.entity):
        entity = after.hop.entity.partition("@")[0]  # "أبلغ مصدر عسكري «الوطن» أن": it is who was told
        after = structs.replace(after, hop=structs.replace(after.hop, entity=entity))
    if after is not None and cue.lemma in _TELLS and not joined and after.hop.kind in ("outlet", "agency"):
        teller = speakers.speaker(laid, course.ground.clause_start(sentence, at), at)
        after = teller or after  # "كان وزير عراقي أبلغ وكالة X أن"
    if after is not None and not _passed_on(course, at, after):
        return after
    if at > sentence.first and laid.forms[at - 1] in RELATIVE:
        in_it = at + 1 < sentence.last and laid.forms[at + 1] in IN_IT  # "تصريحات لسعد معن التي قال فيها"
        if _OF_WHICH.get(laid.forms[at - 1], gender(cue)) != gender(cue) and not in_it:
            if gender(cue) == "p" and course.inside(cue):
                return None  # "المنفذ الذي يعتقدون أنه": people in general, inside another's words
            return carried(course, cue)  # "الدول التي قال إنها": he said it of them
        return _antecedent(course, sentence, at)
    if at > sentence.first and not joined and cue.kind != "noun":
        issuer = _issuer(course, sentence, at)
        if issuer is not None:
            return issuer  # "في بيان للحزب تداولته حسابات، أعلن"
        who = speakers.speaker(laid, course.ground.clause_start(sentence, at), at)
        return None if who is None else speakers.closing(laid, who, at) or who
    return None


def _says_again(course: Course, sentence: Place, at: int) -> Speaker | None:
    """Return who says something again, named between the verb and what he says: "جدد الوزير التأكيد"."""
    before = range(at - 1, max(sentence.first - 1, at - _REACH), -1)
    verb = next((index for index in before if index in course.laid.verbs), at - 1)
    return speakers.speaker(course.laid, verb + 1, at, strict=True) if verb + 1 < at else None


def _was(course: Course, sentence: Place, at: int) -> bool:
    """Whether the verb stands behind كان and its subject."""
    return any(form.removeprefix("و") in _BEEN for form in course.laid.forms[sentence.first : at])


def _plural_beside(course: Course, sentence: Place, cue: Reporting, at: int) -> Speaker | None:
    """Return the people right before a plural verb that tells of them: "بين مؤيدين يرون أن"."""
    laid = course.laid
    if at == sentence.first or laid.starts[at] < cue.start or gender(cue) != "p" or laid.gaps[at - 1].strip():
        return None
    found = noun(laid.forms[at - 1])
    if found is None or found.group not in ("sources", "collectives") or found.definite:
        return None
    return speakers.speaker(laid, at - 1, at, strict=True)


def _past_addressee(course: Course, first: int, stop: int) -> int:
    """Return the word after whom something is told: "صرح للصحفيين سعد معن"."""
    if first >= stop or first in course.laid.mention_at:
        return first
    found = noun(course.laid.forms[first])
    told = found is not None and found.clitic in ("ل", "لل") and found.group in ("sources", "collectives")
    return first + 1 if told else first


def _is_object(course: Course, cue: Reporting, at: int, who: Speaker) -> bool:
    """Whether the phrase right after a verb cannot be its subject: "أبلغ اللجنة أن", a masculine verb before it."""
    laid = course.laid
    beside = who.hop.start is not None and laid.index(who.hop.start) == at + 1
    if not beside or who.hop.kind in ("person", "source", "outlet", "agency"):
        return False
    if cue.kind == "act" and who.hop.entity != _STATES:
        return False
    feminine = who.hop.entity == _STATES or course.article.text[laid.starts[at + 1] : laid.ends[at + 1]].endswith("ة")
    return feminine and gender(cue) == "m" and course.article.text[laid.starts[at + 1]] != "و"


def _in_time_of(course: Course, at: int, who: Speaker) -> bool:
    """Whether a phrase only tells when somebody spoke: "قال قبيل صدور البيان إن", "قال عقب لقائه الوزير إن"."""
    laid = course.laid
    led = laid.forms[at + 1 : at + 3]
    if len(led) < 2 or led[0] not in _WHEN or who.hop.start is None:
        return False
    own = course.article.text[laid.starts[at + 2] : laid.ends[at + 2]].endswith(_HIS)
    beside = not any(mark in gap for gap in laid.gaps[at + 2 : laid.index(who.hop.start)] for mark in "،,")
    return (own and beside) or led[1] in _ISSUING


def _is_blamed(course: Course, cue: Reporting, at: int, who: Speaker, stop: int) -> bool:
    """Whether the one phrase between a joined verb of blame and what it is for is the accused ("واتهم المسلحين بـ")."""
    laid = course.laid
    joined = laid.starts[at] < cue.start
    beside = who.hop.start is not None and laid.index(who.hop.start) == at + 1
    one = sum(index in course.laid.mention_at for index in range(at + 1, who.end)) <= 1
    state = who.hop.kind in ("state", "place") and who.hop.end is not None
    alone = one and not (state and laid.index_from(who.hop.end or 0) < stop)  # "واتهمت بغداد المتطرفين بتفجيره"
    return cue.kind == "blame" and joined and beside and alone and who.end == stop


def _blaming(course: Course, sentence: Place, cue: Reporting, at: int) -> Speaker | None:
    """Return who spoke or acted before a verb of blame that has no subject of its own."""
    wanted = gender(cue)
    for one in reversed(sentence.opened):
        if not one.back and one.own and one.own[0].entity != UNATTRIBUTED and gender(one.cue) in ("", wanted):
            return Speaker(hop=one.own[0])
    return _sentence_subject(course, sentence, at) or carried(course, cue)


def _passed_on(course: Course, at: int, who: Speaker) -> bool:
    """Whether an outlet only passed on the statement: "وأضاف في تصريحات نقلتها وكالة X"."""
    if who.hop.kind not in ("outlet", "agency") or who.hop.start is None or not course.laid.memory.spoken:
        return False
    return "في" in course.laid.forms[at + 1 : course.laid.index(who.hop.start)]


def _antecedent(course: Course, sentence: Place, at: int) -> Speaker | None:
    """Return the one named last before a relative clause ("سعد معن، الذي قال إن", "أحد العاملين الذي قال")."""
    laid = course.laid
    for index in range(at - 2, max(sentence.first - 1, at - _REACH), -1):
        found = noun(laid.forms[index])
        person = index not in laid.mention_at and found is not None and found.group in ("sources", "collectives")
        if person and index > sentence.first and laid.forms[index - 1] in lexicon().counting:
            return speakers.speaker(laid, index - 1, at - 1)
        if person or (index in laid.mention_at and laid.mention_at[index].type != "LOC"):
            return speakers.speaker(laid, index, at - 1)
    return speakers.speaker(laid, course.ground.clause_start(sentence, at), at)


def _of_relative(course: Course, sentence: Place, cue: Reporting, at: int) -> Speaker | None:
    """Return of whom a relative clause tells that goes on to speak: "الحركة التي تسيطر على البلدة وتقول إن …"."""
    laid = course.laid
    for index in range(at - 1, max(sentence.first, at - _REACH), -1):
        if "،" in laid.gaps[index] or (index in laid.verbs and laid.forms[index].startswith("و")):
            return None
        if laid.forms[index] in RELATIVE:
            shows = _OF_WHICH.get(laid.forms[index], "") == gender(cue)
            return _antecedent(course, sentence, index + 1) if shows and index + 1 in laid.verbs else None
    return None


def _issuer(course: Course, sentence: Place, at: int) -> Speaker | None:
    """Return whose statement the sentence is led in by: "وفي بيان للجنة، أعلن أن …"."""
    laid = course.laid
    first = sentence.first
    if at - first < 3 or not is_document(laid.forms[first + 1]) or laid.forms[first].lstrip("و") != "في":
        return None
    return speakers.speaker(laid, first + 1, at, strict=True)


def _sentence_subject(course: Course, sentence: Place, at: int) -> Speaker | None:
    """Return the first one named in the sentence: whoever acts there may go on to speak."""
    if sentence.opened or at - sentence.first < 3:
        return None
    laid, first = course.laid, sentence.first
    named = laid.mention_at.get(first + 1) if first in laid.verbs else None
    beside = named is not None and named.end == laid.ends[first + 1] and not named.nominal
    if beside and first + 2 < at and laid.forms[first + 2].startswith("ال"):
        return speakers.speaker(laid, first, first + 2)  # "طردت النيجر السفير": two noun phrases
    who = speakers.speaker(laid, first, at)
    return None if who is not None and who.hop.entity == _STATES else who


def carried(course: Course, cue: Reporting, *, told: str = "") -> Speaker | None:
    """Return who spoke before; where two did, the gender decides that the verb shows or that is `told`."""
    spoken = course.laid.memory.spoken
    wanted = told or gender(cue)
    for who, other in reversed(spoken[-3:]):
        if not wanted or not other or wanted == other:
            return who
    return spoken[-1][0] if spoken else None


def goes_on_inside(
    course: Course, sentence: Place, cue: Reporting, at: int, complement: Complement
) -> tuple[Speaker, Stretch] | None:
    """Return who goes on inside what another one says, where the verb's gender rules that other one out.

    "وأضافت المصادر أن سعد معن نفى ذلك، وأكد أن …": he, not the sources; the statement he stands in goes on.
    """
    in_clause = _of_inner_clause(course, sentence, cue, at)
    if in_clause is not None:
        return in_clause
    joined = course.laid.starts[at] < cue.start
    if not (joined or is_participle(cue)) or (cue.lemma == "قال" and cue.kind == "continuation"):
        return None
    around = [one for one in sentence.opened if not one.back and one.own and one.start <= cue.start < one.end]
    around = [one for one in around if one.own[0].entity != UNATTRIBUTED]
    outer = min(around, key=lambda one: (one.start, -one.end), default=None)
    outer = outer if outer is not None and {gender(outer.cue), gender(cue)} == {"m", "f"} else None
    if outer is None or outer.own[0].kind not in ("source", "agency", "outlet", "person", "state", "group"):
        return None
    stop = complement.word if complement.how in ("clause", "colon", "quotation") else at + 2
    if subject(course, sentence, cue, at, min(stop, sentence.last), strict=True) is not None:
        return None
    for one in reversed(sentence.opened):
        nobody = not one.own or one.own[0].entity == UNATTRIBUTED
        if outer.start <= one.cue.start < outer.end and not nobody and gender(one.cue) == gender(cue):
            return Speaker(hop=one.own[0]), outer
    first = course.laid.index(outer.start) + 1
    told = speakers.speaker(course.laid, first, at, strict=True) if outer.rule.endswith(".clause") else None
    beside = told is not None and told.hop.start is not None and course.laid.index(told.hop.start) == first
    return (_another(course, cue, told), outer) if told is not None and beside and told.hop.kind != "place" else None


def _of_inner_clause(course: Course, sentence: Place, cue: Reporting, at: int) -> tuple[Speaker, Stretch] | None:
    """Return whom a participle without a comma goes with, inside what another one says.

    "قولهم إن سعد معن أعرب عن تقديره مشيرا إلى": he points it out, as those who tell of him say.
    """
    if (
        not is_participle(cue)
        or cue.lemma == "قال"
        or course.laid.gaps[at - 1].strip()
        or course.laid.starts[at] < cue.start
    ):
        return None
    around = [one for one in sentence.opened if not one.back and one.own and one.start <= cue.start < one.end]
    if len(around) < 2:
        return None
    inner = min(around, key=lambda one: one.end - one.start)
    outer = next((one for one in around if one.start <= inner.cue.start < one.end and one is not inner), None)
    if outer is None or inner.own[0].entity == outer.own[0].entity or gender(inner.cue) != gender(cue):
        return None
    return Speaker(hop=inner.own[0]), outer
