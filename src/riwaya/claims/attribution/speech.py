"""Speech: "قال X إن …", "X، أعلن أمس أن …", "وأضاف: …", "«…» قال X"."""

from __future__ import annotations

from bisect import bisect_left

from riwaya.claims import speakers
from riwaya.claims.attribution.constructions import echo, pointing
from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.frames import Complement, Place, Stretch
from riwaya.claims.attribution.rules import UNIDENTIFIED
from riwaya.claims.attribution.shapes import RELATIVE, is_document, is_participle
from riwaya.claims.attribution.through import handed_on, medium_of
from riwaya.claims.attribution.who import ON_OBJECTS, goes_on_inside, told_by_nobody, who_speaks
from riwaya.claims.speakers import nouns
from riwaya.claims.speakers.laid import Speaker
from riwaya.claims.stance import rumours
from riwaya.model import Hop, Reporting
from riwaya.script import key

#: Words from a verbal noun to the end of who says it.
_OWNER = 9
_TELLS = frozenset(["أشار", "ذكر", "أوضح", "كشف", "أعلن", "أفاد", "صرّح", "تحدّث", "أورد", "لفت", "نشر"])
_NEGATIONS = frozenset(map(key, ["لم", "لا", "لن"]))
# Verbs of carrying on that tell of deeds as well as of words.
_GOES_ON = frozenset(["واصل", "تابع", "أكمل", "استكمل"])
_LABELS = frozenset(["وصف", "اعتبر", "صنّف"])
# Past forms of the first person that no other person shares.
_SAID = frozenset((key(form), key(lemma)) for form, lemma in (("قلت", "قال"), ("رأيت", "رأى"), ("أشرت", "أشار")))
_TOUCHES = "تطرّق"
_TALKS = frozenset(
    map(
        key,
        ["اتصال", "لقاء", "اجتماع", "مباحثات", "محادثات", "حديث", "حوار", "جلسة", "زيارة", "قمة", "مشاورات", "مؤتمر"],
    )
)
# What is so by being announced, what tells when it was, and words from who announces it.
_DECLARED = frozenset(
    map(key, ["حالة", "طوارئ", "حظر", "حرب", "حداد", "نفير", "تعبئة", "أحكام", "استقلال", "مبايعة", "ولاء", "بيعة"])
)
_ONCE, _LATER = frozenset(map(key, ["لأول", "مرة", "للمرة", "الأولى", "الثانية"])), 10
# What somebody is made to bear.
_BORNE = key("مسؤولية")
# A verb that is spelt as the preposition "through", and words from it to who speaks.
_VOICED, _BESIDE = key("عبر"), 2
_SEES = frozenset(["وجد", "رأى", "عدّ", "ظنّ", "اعتبر"])
# Verbs that tell of places what happened there, and what a place is called.
_RECORDS = frozenset(["سجّل"])
_WHERE = frozenset(["state:governorate", "state:municipality"])
_PLACES = frozenset(
    map(key, ["مدينة", "بلدة", "قرية", "منطقة", "ناحية", "مناطق", "مدن", "محافظات", "بلدات", "جبهات", "جبهة"])
)
_ON_IT = frozenset(map(key, ["عليه", "عليها", "عليهما", "فوقه", "فوقها"]))
# How ids of broadcasters end, and where people post: the next thing somebody says he does not say there.
_AIRED = ("-media", "-tv", "-television", "-radio")
_POSTED = frozenset(f"media:{name}" for name in ("twitter", "facebook", "telegram", "youtube", "instagram", "whatsapp"))
# What people think of, whom the outlet cites on it inside another's words: "…، في خطوة رأى كثيرون أنها".
_STEPS = frozenset(
    map(key, ["خطوة", "قرار", "إجراء", "تطور", "موقف", "تحرك", "بادرة", "مؤشر", "تصريحات", "تصريح", "أمر"])
)
_WRITES = frozenset(["كتب", "دوّن", "غرّد", "تحدّث", "علّق"])
_WHAT = frozenset(map(key, ["ما", "مما", "لما", "بما", "فيما", "عما"]))


def speech(course: Course, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
    """Speech: "قال X إن …", "X، أعلن أمس أن …", "وأضاف: …", "«…» قال X"."""
    if _labels(course, sentence, cue, at):
        return None
    if cue.kind == "blame" and cue.rule == "reporting.backward":
        return echo(course, sentence, cue, at)
    closes = at + 1 == sentence.last and cue.kind == "speech"  # "… يعلن السيطرة على البلدة والحركة تنفي"
    if cue.stance == "deny" and (closes or rumours.points_back(course.laid, at, sentence.last)):
        return pointing(course, sentence, cue, at)
    if _first_person(cue) or _singular(cue):
        return None  # "ونؤكد أن" inside a speech: whoever speaks goes on; "أعتقد أن" outside one: the author
    if cue.lemma in _TELLS and _negated(course, sentence, cue, at):
        return None  # "ولم تشر الوكالة إلى": nobody says it
    complement = course.ground.complement(sentence, cue, at)
    if complement.how == "object" and cue.lemma in _WRITES and course.laid.forms[max(at - 1, 0)] in RELATIVE:
        return None  # "الذي يكتب في هذه الصحيفة"
    if cue.lemma in _WRITES and at + 1 < sentence.last and course.laid.forms[at + 1] in _ON_IT:
        return None  # "لافتات كتب عليها": nobody is told
    if complement.how == "object" and cue.lemma in _RECORDS and _is_where(course, at, cue):
        return None  # "سجلت محافظة صلاح الدين مقتل ثلاثة": it was there
    if complement.how == "object" and cue.lemma in _SEES:
        return None  # "وجد نفسه أمام": he sees, and says nothing
    if cue.kind == "noun" and complement.how in ("object", "quotation", "colon"):
        return _announced(course, sentence, cue, at, complement)
    if cue.lemma in _GOES_ON and complement.how == "object" and not is_participle(cue):
        return None  # "وواصلت القوات، أمس، القصف"
    inner = goes_on_inside(course, sentence, cue, at, complement)
    if cue.kind != "act":  # "…، متوعدا بأن": the threat is told with what was said before it
        course.close(sentence, cue, at, keep=inner[1] if inner is not None else None)
    who, named = (inner[0], True) if inner is not None else who_speaks(course, sentence, cue, at, complement)
    if complement.how == "none":
        return _after_quote(course, sentence, cue, at, who)
    if key(cue.text) == _VOICED and "\u0651" not in cue.text and not _is_beside(course, at, who):
        return None  # "… عبر توجيه الشباب": through it
    passive = told_by_nobody(course, sentence, cue, at)
    if who is None and not course.pending and not passive and _opens(course, sentence, cue, at, complement):
        who = Speaker(hop=Hop(entity=UNIDENTIFIED, kind="source", start=cue.start, end=cue.end))
    if cue.lemma == _TOUCHES and not is_participle(cue) and _talk_before(course, sentence, at):
        who = None
    if cue.lemma == _TOUCHES and not named and course.laid.starts[at] + 1 >= cue.start:
        who = None if not is_participle(cue) and _of_a_talk(course, at) else who
    if who is None and cue.kind in ("speech", "noun") and not course.pending and complement.how != "quotation":
        return None
    if who is not None and complement.how == "object" and cue.lemma == "أعلن" and _declares(course, sentence, who.end):
        return None
    inside = course.inside(cue)
    media = medium_of(course, sentence, at, complement, who)
    own = _own(course, who, media, named=named and cue.kind != "continuation")
    origin = handed_on(course, sentence, at, complement, who)
    if origin is not None:
        own = (origin, *own)
    if course.pending and cue.lemma == "قال" and cue.kind == "continuation":
        own, course.pending = course.pending, ()
    if who is not None and not inside:
        course.remember(who, cue, () if media is None else (media,))
        _keep_text(course, at, complement, who)
    end = course.ground.end(sentence, complement, warned=cue.kind == "act")
    within = inside and course.laid.forms[max(at - 1, 0)] in RELATIVE  # "الطريق التي أعلنت القوات أنها آمنة، وها نحن"
    if within or (cue.kind == "noun" and complement.how == "preposition"):
        end = min(end, course.ground.clause_end(sentence, complement.word))
    if cue.kind == "blame" and complement.how == "object":  # "حملت X مسؤولية القصف، وشنت غارات"
        borne = (i for i in range(at + 1, sentence.last) if course.laid.forms[i].removeprefix("ال") == _BORNE)
        end = min(end, course.ground.clause_end(sentence, next(borne, complement.word)))
    begin = _from_object(course, cue, complement, who) if named else complement.start
    stretch = Stretch(cue, begin, end, own, f"attribution.{cue.kind}.{complement.how}")
    stretch.nests = course.laid.forms[max(at - 1, 0)] not in _STEPS or course.laid.starts[at] < cue.start
    _run(course, sentence, stretch, complement)
    return stretch


def _from_object(course: Course, cue: Reporting, complement: Complement, who: Speaker | None) -> int:
    """Return where what is said begins: with the object that is called something ("وصف الوزير القصف بأنه جريمة")."""
    after, at = who.end if who is not None else 0, course.laid.index(cue.start)
    owned = cue.end < course.laid.ends[at]  # "ووصفه بأنه"
    if cue.lemma not in ON_OBJECTS or complement.how != "clause" or owned or not at < after < complement.word:
        return complement.start
    return course.laid.starts[after]


def _is_beside(course: Course, at: int, who: Speaker | None) -> bool:
    """Whether who speaks is told right behind a verb."""
    start = who.hop.start if who is not None else None
    return start is not None and 0 < course.laid.index(start) - at <= _BESIDE


def _keep_text(course: Course, at: int, complement: Complement, who: Speaker) -> None:
    """Keep whose text something is told in, for "وأضاف البيان": "قالت الوزارة في بيان إن"."""
    if complement.how not in ("clause", "colon", "quotation") or who.hop.kind == "source":
        return
    for form in course.laid.forms[at + 2 : complement.word]:
        if is_document(form):
            course.laid.memory.texts[nouns.stem(form)] = who


def _of_a_talk(course: Course, at: int) -> bool:
    """Whether a talk, and nobody, touches on something: "وتطرق اللقاء إلى"."""
    form = course.laid.forms[at + 1] if at + 1 < len(course.laid.forms) else ""
    return at + 1 in course.laid.common and form.startswith("ال")


def _declares(course: Course, sentence: Place, start: int) -> bool:
    """Whether what is announced is done by saying it, behind when it was: "أعلنت مصر في 25 أكتوبر حالة الطوارئ"."""
    laid, words = course.laid, nouns.lexicon()
    for index in range(start, min(start + _LATER, sentence.last)):
        form = laid.forms[index]
        skipped = form in words.prepositions or form in words.adverbs or is_document(form) or form in _ONCE
        if not skipped and index not in laid.timed and not form.isdigit():
            return form.removeprefix("ال") in _DECLARED
    return False


def _talk_before(course: Course, sentence: Place, at: int) -> bool:
    """Whether a talk opens the clause that a verb closes: "أن الاتصال بين الوزيرين تطرق إلى"."""
    first = course.ground.clause_start(sentence, at)
    return any(form.removeprefix("ال") in _TALKS for form in course.laid.forms[first : min(first + 2, at)])


def _announced(course: Course, sentence: Place, cue: Reporting, at: int, complement: Complement) -> Stretch | None:
    """A verbal noun with who says it and what: "بعد تأكيد الحكومة مقتل القائد"."""
    laid = course.laid
    who = speakers.speaker(laid, at + 1, min(sentence.last, at + _OWNER), strict=True)
    if who is None or who.hop.start is None or who.hop.kind == "place" or laid.index(who.hop.start) != at + 1:
        return None
    first = max(who.end, at + 2)
    aside = first < sentence.last and "،" in laid.gaps[first - 1]
    if aside and (first in laid.timed or laid.forms[first] in nouns.lexicon().prepositions):
        first = next((i for i in range(first + 1, sentence.last) if "،" in laid.gaps[i - 1]), first)
    if first >= sentence.last or laid.forms[first] in nouns.lexicon().prepositions:
        return None
    whole = complement.how == "quotation"
    end = course.ground.end(sentence, complement) if whole else course.ground.clause_end(sentence, first)
    return Stretch(cue, laid.starts[first], end, (who.hop,), "attribution.noun.object", level=1)


def _is_where(course: Course, at: int, cue: Reporting) -> bool:
    """Whether a place is the subject of a verb, beside it."""
    laid = course.laid
    for index in (at + 1, at - 1):
        if index < 0 or index >= len(laid.forms):
            continue
        mention, found = laid.mention_at.get(index), nouns.noun(laid.forms[index])
        if (mention is not None and mention.type == "LOC") or (found is not None and found.english in _WHERE):
            return True
    return laid.forms[at + 1 : at + 2] != [] and laid.forms[at + 1].removeprefix("ال") in _PLACES


def _negated(course: Course, sentence: Place, cue: Reporting, at: int) -> bool:
    """Whether a verb of saying is denied, with no clause but a noun for what was not said."""
    before = course.laid.forms[at - 1] if at > sentence.first else ""
    if before.lstrip("وف") not in _NEGATIONS or cue.start > course.laid.starts[at]:
        return False
    return course.ground.complement(sentence, cue, at).how in ("preposition", "object")


def _opens(course: Course, sentence: Place, cue: Reporting, at: int, complement: Complement) -> bool:
    """Whether a finite verb of saying opens its sentence, with what is said: somebody speaks, if not named here."""
    said = complement.how in ("clause", "colon", "quotation")
    finite = cue.kind in ("speech", "continuation", "blame") and not is_participle(cue)
    return said and finite and at - sentence.first <= 1 and sentence.passage.label != "title"


def _labels(course: Course, sentence: Place, cue: Reporting, at: int) -> bool:
    """Whether the cue only labels something: "ما وصفه X بأنه …", "الحزب الذي تعتبره Y منظمة …"."""
    before = course.laid.forms[at - 1] if at > sentence.first else ""
    return cue.lemma in _LABELS and cue.end < course.laid.ends[at] and (before in RELATIVE or before in _WHAT)


def _own(course: Course, who: Speaker | None, media: Hop | None, *, named: bool) -> tuple[Hop, ...]:
    """Return speaker and medium; who goes on ("وأضاف", also by his name) keeps the medium he was introduced with."""
    if who is None:
        return () if media is None else (media,)
    if named:
        course.laid.memory.media_of.pop(who.hop.entity, None)  # named anew, he speaks elsewhere
    elif media is None:
        media = _kept(course.laid.memory.media_of.get(who.hop.entity))
    return (who.hop,) if media is None else (who.hop, media)


def _kept(medium: Hop | None) -> Hop | None:
    """Return the medium that goes on carrying whom it cited: an agency or a paper, not a broadcast or a post."""
    if medium is None or medium.entity.endswith(_AIRED) or medium.entity in _POSTED:
        return None
    return medium


def _run(course: Course, sentence: Place, stretch: Stretch, complement: Complement) -> None:
    """Let a quotation without marks, or one that is never closed, run on to the end of its paragraph."""
    opened = next(iter(course.ground.quotations(complement.start, complement.start + 2)), None)
    if complement.word >= sentence.last and complement.how == "colon":
        course.running = stretch
        return
    if complement.how in ("colon", "comma") and opened is None and sentence.passage.label == "body":
        if stretch.end == sentence.passage.end:
            stretch.end = sentence.line_end
            course.running = stretch
    elif opened is not None and stretch.end > sentence.passage.end:
        course.running = stretch


def _after_quote(course: Course, sentence: Place, cue: Reporting, at: int, who: Speaker | None) -> Stretch | None:
    """A verb after what was said: "«…»، قال X"."""
    edge = course.laid.starts[at]
    last = bisect_left(course.quote_starts, edge)
    for quotation in reversed(course.quotes[max(0, last - 6) : last]):
        if quotation.end <= edge and not quotation.scare:
            if edge - quotation.end <= 4 and who is not None:
                course.remember(who, cue, ())
                return Stretch(
                    cue, quotation.start, quotation.end, (who.hop,), "attribution.after_quotation", back=True
                )
            break
    if who is None or at == sentence.first:
        return None
    course.remember(who, cue, ())
    return Stretch(cue, sentence.passage.start, sentence.passage.end, (who.hop,), "attribution.after_clause", back=True)


def _first_person(cue: Reporting) -> bool:
    """Whether a verb stands in the first person plural: "نقول", "قلنا"."""
    form, lemma = key(cue.text), key(cue.lemma)
    if cue.kind not in ("speech", "continuation", "blame"):
        return False
    return (form.startswith("ن") and not lemma.startswith("ن")) or (
        form.endswith("نا") and (not lemma.endswith("ن") or form.endswith("ننا"))
    )


def _singular(cue: Reporting) -> bool:
    """Whether a verb stands in the first person singular: "أعتقد", "أرى", "قلت"; hamza tells it from "اعتقد"."""
    if cue.kind not in ("speech", "continuation", "blame"):
        return False
    form, lemma = key(cue.text), key(cue.lemma)
    if cue.text.startswith("أ") and cue.lemma.startswith("ا"):
        return True
    present = form.startswith("ا") and not lemma.startswith("ا") and not form.startswith(("است", "ال"))
    return present or (form, lemma) in _SAID
