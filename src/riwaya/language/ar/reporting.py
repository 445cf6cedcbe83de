"""Finds the phrases by which news says that somebody said something: the cues of attribution.

    قال المتحدث إن القوات انسحبت                 speech: a verb and the clause it governs
    …، مشيرا إلى مقتل ثلاثة                       continuation: a participle that carries a speaker on
    قتل ثلاثة، بحسب المرصد                        according: a preposition that names the source
    نقلت الوكالة عن مصدر                          relay: one source passes on another
    أنباء عن مقتل                                  rumour: nobody stands behind it
    الناطق باسم القوات: لن ننسحب                   colon: a headline that quotes

A word of the lexicon alone is no cue: "أعلن الحرب" is an event, "ذكر" a male, "نشر قوات" a deployment, "حسب الحاجة" a
measure. Each entry says what must follow (`needs`) and what must not (`refuse`); this module looks ahead to the end of
the sentence, once per word that the lexicon knows. Cues are given without clitics ("وأكدته" is "أكدت"). Acts of speech
that the outlet tells in its own voice ("طالب، رفض، هدد") come with the kind `act`: no cue, but whoever acts there may
be the one who speaks next. Who speaks, and for how long, is decided by claims.attribution.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.language.ar.reporting_ahead import CLAUSE, NEAR, OF, TO, Ahead, Tokens, laid_out, leads_by, look_ahead
from riwaya.language.ar.reporting_verbs import FAR, OBJECT, VOICES, after_comma, is_noun_here, satisfied
from riwaya.language.ar.reporting_words import Entry, Lexicon, cues
from riwaya.model import Quotation, Reporting, Stance, Word
from riwaya.script import fold, key

_RELATIVE = frozenset(map(key, ["الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين", "اللواتي"]))
_NEGATION = frozenset(map(key, ["لم", "لن", "لا", "ولم", "ولن", "ولا", "فلم"]))
_NO_RUMOUR = frozenset(
    map(
        key,
        [
            *("دون", "بدون", "أي", "وكالة", "وكالات", "وكالتا", "وكالتي", "لا", "لم", "نشرة", "نشر", "تبادل"),
            *("إرسال", "جمع", "نقل", "تقديم", "توفير", "لديه", "لديها", "لديهم", "لدينا", "طلب", "تسريب", "إعطاء"),
        ],
    )
)
_DEMONSTRATIVES = frozenset(map(key, ["هذا", "هذه", "ذلك", "تلك", "هؤلاء"]))
_WHISPERS = frozenset(map(key, ["شائعات", "إشاعات"]))
_SOURCE_WORDS = frozenset(map(key, ["بحسب", "حسب", "وفق", "فق", "وفقا", "فقا", "طبقا", "على"]))
# Words that answer or rest on what was said: "ردا على ما قاله الوزير" reports something else.
_ANSWERS = frozenset(map(key, ["ردا", "تعليقا", "تعقيبا", "بناء", "اعتراضا", "احتجاجا", "اعتمادا"]))
#: What ما takes up: "وهو ما", "الأمر الذي" has no ما.
_IT_IS = frozenset(map(key, ["هو", "هي", "هم", "هذا", "ذلك", "الأمر", "كل"]))
_ARTICLE = "ال"
_TOO = frozenset(map(key, ["أيضا", "كذلك", "أمس", "اليوم", "لاحقا", "سابقا", "رسميا", "مرارا", "مؤخرا"]))
_HIS_WORDS, _WORDS = frozenset(map(key, ["قوله", "قولها", "قولهم", "القول"])), 14
_BY_THEM = frozenset(map(key, ["به", "بها", "بهم", "بهما", "بهن"]))
_NEEDS = frozenset(map(key, ["ضرورة", "أهمية", "وجوب", "أن", "على"]))
_SUBJECT = 10  # tokens between a verb and its object, a long subject in between
_PART = 4  # tokens from "جاء في" to the text of which a part is quoted
_PARTS = frozenset(
    map(key, ["أحدث", "آخر", "أول", "نسخة", "نص", "مسودة", "مقدمة", "ختام", "خلاصة", "من", "هذا", "هذه"])
)
_IN_IT, _FROM_TEXT = frozenset(map(key, ["فيه", "فيها"])), 10  # "بيانا صادرا عن اللواء جاء فيه"
_DENIED = 3  # tokens from a negation to the reports that there are not
_HEAD = 8  # tokens before a headline's colon
_OF_IT = key("عن")


def reporting(text: str, words: Sequence[Word], quotations: Sequence[Quotation]) -> tuple[Reporting, ...]:
    """Return the reporting phrases of an article, ordered by start."""
    tokens = laid_out(text, words, quotations)
    lexicon = cues()
    found: list[Reporting] = []
    taken = -1
    for index, form in enumerate(tokens.forms):
        if index <= taken:
            continue
        cue = _cue(tokens, lexicon, index, form)
        if cue is not None:
            found.append(cue[0])
            taken = cue[1]
    found.extend(_colons(tokens, found))
    found.sort(key=lambda cue: cue.start)
    return tuple(found)


# --- cues ---------------------------------------------------------------------------------------------------


def _cue(tokens: Tokens, lexicon: Lexicon, index: int, form: str) -> tuple[Reporting, int] | None:
    """Return the cue that begins at this word and the index of its last word, or None."""
    for skip in (0, 1):
        if skip and (form[0] not in "وف" or len(form) < 4):
            return None
        bare = form[skip:]
        if bare not in lexicon.known:
            continue
        phrase = _phrase(tokens, lexicon, index, skip)
        if phrase is not None:
            return phrase
        special = _special(tokens, lexicon, index, bare, skip)
        if special is not None:
            return special, index
        for entry in lexicon.entries.get(bare, ()):
            cue = _verb(tokens, lexicon, index, entry, skip)
            if cue is not None:
                return cue, index
    return None


def _phrase(tokens: Tokens, lexicon: Lexicon, index: int, skip: int) -> tuple[Reporting, int] | None:
    """According to: "بحسب X", "نقلا عن X", "على حد قول X"; measures ("حسب الحاجة") are refused."""
    forms, stop = tokens.forms, tokens.stops[index]
    for phrase in lexicon.phrases.get(forms[index][skip:], ()):
        last = index + len(phrase.words) - 1
        if last >= stop or any(forms[index + n] != word for n, word in enumerate(phrase.words) if n):
            continue
        if last + 1 >= stop:
            return None
        if phrase.clausal and _verb_follows(lexicon, forms, last + 1, stop):
            return None
        named = last + 1 + (forms[last + 1] in _DEMONSTRATIVES)  # "بحسب هذه المصادر"
        if (
            named >= stop
            or forms[named] in lexicon.measures
            or forms[named] in phrase.refuse
            or (named > last + 1 and not _is_definite(forms[named]))
        ):
            return None
        cue = _reporting(tokens, index, last, skip, 0, phrase.lemma, "according", phrase.stance, "reporting.according")
        return cue, last
    return None


def _is_definite(form: str) -> bool:
    return form.startswith(_ARTICLE)


def _verb_follows(lexicon: Lexicon, forms: Sequence[str], start: int, stop: int) -> bool:
    """Whether a reporting verb follows at once: then it is the cue, not the preposition."""
    return any(
        entry.shape == "verb" for form in forms[start : min(stop, start + 2)] for entry in lexicon.entries.get(form, ())
    )


def _special(tokens: Tokens, lexicon: Lexicon, index: int, form: str, skip: int) -> Reporting | None:
    """Rumours, impersonal passives and "جاء في بيان"."""
    forms, stop = tokens.forms, tokens.stops[index]
    following = forms[index + 1] if index + 1 < stop else ""
    if form in lexicon.said_again and _says_again(tokens, lexicon, index):
        lemma = lexicon.said_again[form]
        return _reporting(tokens, index, index, skip, 0, lemma, "speech", "assert", "reporting.speech")
    if form in lexicon.rumours:
        return _rumour(tokens, lexicon, index, form, skip)
    entry = lexicon.impersonal.get(form)
    if entry is not None and _impersonal(tokens, entry, index):
        return _made(tokens, index, skip, entry, "passive", entry.stance, "reporting.impersonal")
    inside = following in _IN_IT and any(
        form in lexicon.publications or form.removesuffix("ا") in lexicon.publications
        for form in forms[max(tokens.begins[index], index - _FROM_TEXT) : index]
    )
    if form in lexicon.opening and (inside or (following == "في" and _published(lexicon, forms, index + 2, stop))):
        return _reporting(tokens, index, index, skip, 0, "جاء", "publication", "assert", "reporting.publication")
    return None


def _says_again(tokens: Tokens, lexicon: Lexicon, index: int) -> bool:
    """Whether a verbal noun is what a verb says again, with its clause: "جدد الوزير التأكيد على أن"."""
    forms, stop = tokens.forms, tokens.stops[index]
    first = max(tokens.begins[index], index - _SUBJECT)
    told = any(form in lexicon.again or form.removeprefix("و") in lexicon.again for form in forms[first:index])
    return told and any(form in CLAUSE for form in forms[index + 1 : min(stop, index + 3)])


def _published(lexicon: Lexicon, forms: Sequence[str], start: int, stop: int) -> bool:
    """Whether a text stands behind "جاء في", perhaps behind the part of it that is quoted: "في أحدث نسخة من البيان"."""
    for place in range(start, min(stop, start + _PART)):
        if forms[place] in lexicon.publications:
            return True
        if forms[place] not in _PARTS:
            return False
    return False


def _rumour(tokens: Tokens, lexicon: Lexicon, index: int, form: str, skip: int) -> Reporting | None:
    """Rumour: "أنباء عن", "شائعات حول", "مزاعم الحزب عن"; information that somebody has is none."""
    if index and tokens.forms[index - 1] in _NO_RUMOUR:
        return None
    if any(word in _NEGATION for word in tokens.forms[max(tokens.begins[index], index - _DENIED) : index]):
        return None  # "ولم ترد أية أنباء عن": there are none
    owned = form.removeprefix("ال") in (key("مزاعم"), key("ادعاءات"))
    near = 1 if not owned else 6
    if index + 1 < tokens.stops[index] and tokens.forms[index + 1] in ("غير", "متضاربه", "اوليه"):
        near = 4
    if form in _WHISPERS and index + 1 < tokens.stops[index]:
        return _reporting(tokens, index, index, skip, 0, form, "rumour", "allege", "reporting.rumour")
    for place in range(index + 1, min(tokens.stops[index], index + 1 + near)):
        if tokens.forms[place] in lexicon.rumour_needs:
            lemma, rule = form.removeprefix("ال"), "reporting.rumour"
            return _reporting(tokens, index, index, skip, 0, lemma, "rumour", "allege", rule)
    return None


def _impersonal(tokens: Tokens, entry: Entry, index: int) -> bool:
    """Whether what an impersonal passive needs follows at once ("قيل إن", "تردد أن", "ترددت أنباء عن")."""
    forms = tokens.forms[index + 1 : min(tokens.stops[index], index + 3)]
    if not forms:
        return False
    if "clause" in entry.needs and forms[0] in CLAUSE:
        return True
    if "by" in entry.needs and forms[0] == "في" and forms[1:] and forms[1] in CLAUSE:
        return True  # "يشتبه في أنه"
    if "by" in entry.needs and forms[0] in _BY_THEM:
        behind = forms[1] if len(forms) > 1 else ""
        return behind == "في" or leads_by(behind)  # "المشتبه بهم" alone are people
    if "by" in entry.needs and leads_by(forms[0]):
        return True
    if "to" in entry.needs and (forms[0] in TO or forms[0].startswith("لل")):
        return True
    return "of" in entry.needs and forms[0] in OF and bool(forms[1:])


def _verb(tokens: Tokens, lexicon: Lexicon, index: int, entry: Entry, skip: int) -> Reporting | None:
    """Return the cue that a verb, participle or verbal noun makes here, if what must follow does."""
    if is_noun_here(tokens, index, entry, skip):
        return None
    if entry.kind == "act":
        return _act(tokens, index, entry, skip)
    ahead = look_ahead(tokens, lexicon, index)
    if entry.shape == "verb" and _looks_back(tokens, lexicon, index, entry, ahead, skip):
        return _backward(tokens, index, entry, skip)
    if entry.kind == "relay" or (entry.lemma == "نسب" and _ascribes_words(tokens, index)):
        return _relay(tokens, index, entry, skip)
    if not satisfied(tokens, index, entry, ahead, skip):
        return None
    kind, stance, rule = _nature(tokens, lexicon, index, entry, ahead)
    return _made(tokens, index, skip, entry, kind, stance, rule)


def _act(tokens: Tokens, index: int, entry: Entry, skip: int) -> Reporting | None:
    """Act of speech in the outlet's own voice; a warning or threat with a clause of its own is kept as one too."""
    if entry.shape == "participle" and not after_comma(tokens, index):
        return None
    return _made(tokens, index, skip, entry, "act", "assert", "reporting.act")


def _looks_back(tokens: Tokens, lexicon: Lexicon, index: int, entry: Entry, ahead: Ahead, skip: int) -> bool:
    """Whether the verb speaks of what was said before it: "كما قال", "حسبما أفاد", "وهو ما أكده", "الذي نفته"."""
    if skip and entry.kind == "responsibility" and entry.suffix:
        return index > tokens.begins[index]  # "قتل ثلاثة في هجوم، وتبنته الحركة"
    if skip or index == tokens.begins[index]:
        return False
    at = index - 1
    if tokens.forms[at] == "قد" and at > tokens.begins[index]:
        at -= 1
    before = tokens.forms[at]
    says = bool(ahead.frames & {"clause", "speech"})
    if before in _RELATIVE or (entry.suffix and before not in lexicon.backward):
        return entry.pronoun and entry.suffix > 0 and not says
    if before in ("ما", "بما", "مما", "لما"):
        source = at > tokens.begins[index] and tokens.forms[at - 1].removeprefix("و") in _SOURCE_WORDS
        if source and at - 1 > tokens.begins[index] and tokens.forms[at - 2].removeprefix("و") in _ANSWERS:
            return False
        apart = any("،" in gap for gap in tokens.gaps[index : ahead.until])  # "وهو ما أكده سعد، قائلا إن"
        takes_up = _takes_up(tokens, at, tokens.begins[index])
        return source or (before != "لما" and entry.suffix > 0 and (apart or not says) and takes_up)
    if before.lstrip("وف") == "كما":
        own = entry.stands and _states_a_stand(lexicon, tokens.forms[index + 1 : min(ahead.until, index + OBJECT)])
        return at > tokens.begins[index] and not says and not own and entry.lemma not in _GOES_ON
    return before in lexicon.backward


def _takes_up(tokens: Tokens, at: int, begin: int) -> bool:
    """Whether ما at a token takes up the clause before it: "وهو ما أكده سعد", not "بسبب ما قاله المتظاهرون عن"."""
    before = tokens.forms[at - 1].lstrip("وف") if at > begin else ""
    return at == begin or before in _IT_IS or any(mark in tokens.gaps[at - 1] for mark in "،,-–")


def _backward(tokens: Tokens, index: int, entry: Entry, skip: int) -> Reporting:
    """A verb that looks back ("بحسب ما أفادت مصادر", "وهو ما نفته الوزارة", "التفجير الذي تبناه التنظيم")."""
    kind = "according"
    if entry.kind in ("responsibility", "blame"):
        kind = entry.kind
    elif entry.stance == "deny":
        kind = "denial"
    return _made(tokens, index, skip, entry, kind, entry.stance, "reporting.backward")


def _relay(tokens: Tokens, index: int, entry: Entry, skip: int) -> Reporting | None:
    """Relay: "نقلت الوكالة عن مصدر"; moving people ("نقل الجرحى إلى") is none."""
    forms, stop = tokens.forms, min(tokens.stops[index], index + 16)
    for place in range(index + 1, stop):
        if forms[place] in TO and entry.lemma == "نسب":
            return _made(tokens, index, skip, entry, "relay", "assert", "reporting.relay")
        if forms[place] in OF:
            way = forms[place + 1] if place + 1 < stop else ""
            return (
                None
                if way in ("طريق", "") and forms[place] == "عن"
                else _made(tokens, index, skip, entry, "relay", "assert", "reporting.relay")
            )
        if forms[place] in CLAUSE and place <= index + NEAR:
            return _made(tokens, index, skip, entry, "speech", "assert", "reporting.relay")
        if forms[place] in TO:
            return None
    return None


def _ascribes_words(tokens: Tokens, index: int) -> bool:
    """Whether words are ascribed to somebody, and no deed: "نسبت الصحيفة إلى مسؤول قوله إن"."""
    return any(form in _HIS_WORDS for form in tokens.forms[index + 2 : min(tokens.stops[index], index + _WORDS)])


def _nature(tokens: Tokens, lexicon: Lexicon, index: int, entry: Entry, ahead: Ahead) -> tuple[str, Stance, str]:
    """Return kind, stance and rule of a satisfied entry."""
    near = tokens.forms[index + 1 : min(ahead.until, index + OBJECT)]
    plain = not ahead.frames & {"clause", "speech"}
    if entry.stands and plain and (_states_a_stand(lexicon, near) or _of_his_own(tokens, lexicon, index, ahead)):
        return "act", "assert", "reporting.stand"
    if entry.lemma in VOICES and plain and _voices_a_stand(tokens, lexicon, index):
        return "act", "assert", "reporting.stand"
    if entry.kind == "blame":
        passive = entry.passive_alleges and _is_passive(tokens, index)
        return ("passive", "allege", "reporting.blamed") if passive else ("blame", entry.stance, "reporting.blame")
    stance = entry.stance
    far = tokens.forms[index + 1 : min(ahead.until, index + _SUBJECT)]  # "أكدت مصادر في المستشفى حصيلة …"
    if stance == "confirm" and not (plain and _confirms(lexicon, far)):
        stance = "assert"
    if entry.shape == "verb" and not tokens.forms[index].startswith(("و", "ف")) and index:
        if tokens.forms[index - 1] in ("ما", "بما") and "clause" in ahead.frames:
            return "speech", "allege", "reporting.so_called"
        if tokens.forms[index - 1] in _NEGATION and (entry.stands or "whether" in ahead.frames):
            stance = "question"
    kind = {"verb": "speech", "participle": "continuation", "masdar": "noun"}[entry.shape]
    return entry.kind or kind, stance, f"reporting.{entry.kind or kind}"


def _confirms(lexicon: Lexicon, far: Sequence[str]) -> bool:
    """Whether the object is what was said before: "أكد صحة الأنباء", "أكدوا ذلك"; not a need, nor "هذا الأسبوع"."""
    place = next((n for n, word in enumerate(far) if word in lexicon.confirmed), None)
    if place is None or any(word in _NEEDS for word in far[:place]):
        return False
    return place < 2 or far[place] not in _DEMONSTRATIVES


def _states_a_stand(lexicon: Lexicon, near: Sequence[str]) -> bool:
    """Whether the object is the speaker's own stand ("أكد دعمه"), and not a need he speaks of ("أكد ضرورة دعم")."""
    place = next((n for n, word in enumerate(near) if word in lexicon.stands), None)
    return place is not None and not any(word in _NEEDS for word in near[:place])


def _of_his_own(tokens: Tokens, lexicon: Lexicon, index: int, ahead: Ahead) -> bool:
    """Whether a stand with the speaker's pronoun is the object behind where and when: "أكد خلال الاتصال أمس دعمه"."""
    forms = tokens.forms[index + 1 : min(ahead.until, index + FAR)]
    led = next((n for n, form in enumerate(forms) if form in _OCCASIONS), None)
    if led is None or led > 1:
        return False
    behind = forms[led:]
    place = next((n for n, form in enumerate(behind) if form in lexicon.stands and form.endswith(_OWN)), None)
    return place is not None and not any(form in _NEEDS for form in behind[:place])


def _voices_a_stand(tokens: Tokens, lexicon: Lexicon, index: int) -> bool:
    """Whether what is voiced is a stand or a feeling towards somebody: "أعرب عن ترحيبه بالاتفاق", "عبر عن تضامنه"."""
    stop = min(tokens.stops[index], index + FAR)
    place = next((n for n in range(index + 1, stop - 1) if tokens.forms[n] == _OF_IT), None)
    return place is not None and tokens.forms[place + 1] in lexicon.stands


def _is_passive(tokens: Tokens, index: int) -> bool:
    """Whether blame is told without who blames: its preposition follows at once ("نسب أمس إلى", "اتهم بالتجسس")."""
    forms = tokens.forms[index + 1 : min(tokens.stops[index], index + 5)]
    forms = forms[1:] if forms and forms[0] in _TOO else forms
    if any(form in TO for form in forms[:4]) and len(forms) > 0:
        return True
    if forms and forms[0].startswith(("لت", "لل", "المسؤوليه")):
        return True
    return bool(forms) and leads_by(forms[0])


def _colons(tokens: Tokens, found: Sequence[Reporting]) -> Iterator[Reporting]:
    """Colon: "X: …" at the head of a line, X short and without a reporting verb."""
    cues = {cue.start for cue in found if cue.kind != "act"}
    head = 0
    for index, gap in enumerate(tokens.gaps):
        colon = gap.find(":")
        line_break = gap.find("\n")
        if (
            colon >= 0
            and (line_break < 0 or colon < line_break)
            and head <= index < head + _HEAD
            and index + 1 < len(tokens.gaps)
        ):
            start = tokens.ends[index] + colon
            inside = any(tokens.starts[head] <= cue <= start for cue in cues)
            first = tokens.text.find(":", tokens.starts[head]) == start
            if not inside and first and not tokens.forms[index].isdigit() and line_break < 0:
                yield Reporting(
                    start=start,
                    end=start + 1,
                    text=":",
                    lemma=":",
                    kind="colon",
                    stance="assert",
                    rule="reporting.colon",
                )
        if line_break >= 0:
            head = index + 1


# --- records ------------------------------------------------------------------------------------------------


def _made(tokens: Tokens, index: int, skip: int, entry: Entry, kind: str, stance: Stance, rule: str) -> Reporting:
    front = skip + entry.prefix
    return _reporting(tokens, index, index, front, entry.suffix, entry.lemma, kind, stance, rule)


def _reporting(
    tokens: Tokens, first: int, last: int, front: int, back: int, lemma: str, kind: str, stance: Stance, rule: str
) -> Reporting:
    """Return the cue from word `first` to word `last`, without `front` and `back` folded letters of clitics."""
    begin = tokens.starts[first]
    folded = fold(tokens.text[begin : tokens.ends[last]])
    start, end = folded.span(front, len(folded.text) - back)
    start, end = begin + start, begin + end
    return Reporting(
        start=start, end=end, text=tokens.text[start:end], lemma=lemma, kind=kind, stance=stance, rule=rule
    )


#: What leads in on what occasion somebody spoke, and the pronouns of his own stand.
_OCCASIONS = frozenset(map(key, ["خلال", "في", "أثناء", "عقب", "بعد", "قبل", "لدى", "عند", "ضمن", "أمام"]))
_OWN = ("ه", "ها", "هم")
#: Verbs of carrying on that tell of deeds behind كما, and vouch for nothing: "كما يواصل القصف".
_GOES_ON = frozenset(["واصل", "تابع", "أكمل", "استكمل", "مضى", "زاد", "ختم", "اختتم"])

#: Every rule by which a cue is found, and what it reads.
RULES: dict[str, str] = {
    "reporting.speech": "a verb of saying and what it governs: قال إن، أعلن مقتل، أشار إلى",
    "reporting.continuation": "a participle or a verb that carries a speaker on: مشيرا إلى، وأضاف، قوله",
    "reporting.noun": "a verbal noun with its clause: إعلان الجيش أن، اعترافه بـ",
    "reporting.according": "a preposition of the source: بحسب، وفقا لـ، نقلا عن",
    "reporting.backward": "a verb that speaks of what was said before it: كما قال، حسبما أفادت، وهو ما نفته",
    "reporting.relay": "one source passes on another: نقلت الوكالة عن مصدر",
    "reporting.rumour": "nobody stands behind it: أنباء عن، شائعات، مزاعم",
    "reporting.impersonal": "an impersonal passive: قيل إن، تردد أن، من المتوقع أن",
    "reporting.publication": "a text that speaks for its owner: جاء في بيان",
    "reporting.responsibility": "a claim of responsibility: تبنى التنظيم الهجوم",
    "reporting.blame": "an accusation: اتهم، عزا إلى",
    "reporting.blamed": "blame without who blames: اتهم بالتجسس، نسب إلى",
    "reporting.so_called": "words held at a distance: ما قال إنه",
    "reporting.act": "an act of speech in the outlet's own voice, no cue: طالب، رفض",
    "reporting.stand": "the speaker's own stand, no cue: أكد دعمه",
    "reporting.colon": "a colon at the head of a line: الوزير: لن ننسحب",
}
