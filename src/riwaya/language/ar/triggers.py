"""Words that tell events: verbs, verbal nouns, participles, nouns and phrases of the lexicon (`trigger_lexicon`).

"شن الطيران غارات على البلدة" is one trigger (ASSAULT aerial) from "شن" to "غارات", because the longest phrase wins;
"قُتل ثلاثة" is passive because the damma shows it, "تم اعتقال" because of the light verb. A trigger proposes an event;
whether the clause really tells it, to whom it happened and who says so is decided by the claims stage.

One pass over the words: every division of a word that `forms.stems` allows is looked up in one table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from riwaya.language.ar.forms import Stem, VerbForm, stems
from riwaya.language.ar.trigger_lexicon import (
    GAP,
    GAP_MARK,
    LEADING,
    LONG,
    NUMBER,
    OWNED,
    SILENT,
    Form,
    Group,
    Pattern,
    groups,
    kinds,
    lexicon,
)
from riwaya.model import Trigger, Word
from riwaya.script import key

#: Marks that a phrase may stand across: "السيطرة على «الموقف»".
_QUOTES = frozenset('«»"“”')
#: Verb forms that are oftener a noun: families, crossings; with a pronoun also clubs.
_RATHER_NOUNS = frozenset(map(key, ("أسر", "تقاطع")))
_CLUB = key("نادي")
#: Words that end like a dual or a plural and name nobody.
_NO_DUAL = frozenset(
    map(
        key,
        (
            *("إن", "أن", "كان", "بين", "حين", "الذين", "ثلاثين", "عشرين", "أربعين", "خمسين", "ستين", "سبعين"),
            *("ثمانين", "تسعين", "الاثنين"),
        ),
    )
)
#: How far into a past verb a damma shows the passive: "قُتل", but "استُهدف" and "اعتُقل" behind their alef.
_SHORT = 2
#: The type whose modes are told by what it is done with.
_ATTACK = "ASSAULT"
#: Light verbs before a verbal noun: "تم اعتقال", "جرى تفجير".
# Verbs of saying, behind which a word like طالب is who speaks and no verb.
_SAYS = frozenset(
    key(clitic + verb)
    for clitic in ("", "و", "ف")
    for verb in (
        *("قال", "يقول", "أضاف", "يضيف", "ذكر", "يذكر", "أفاد", "أكد", "يؤكد", "أوضح", "روى", "يروي", "كتب", "صرح"),
        *("اعترف", "تابع", "أعلن", "حكى", "يحكي", "شرح", "علق", "نقل", "رد", "أشار", "لفت"),
    )
)
_PASSIVE_LIGHT = frozenset(key(word) for word in ("تم", "تمت", "يتم", "تتم", "سيتم", "ستتم", "جرى", "جرت", "يجري"))
_STOPS = frozenset(".؛!؟?\n:")
#: Words that open another clause: no phrase goes on behind them.
_BARRIERS = frozenset(
    map(
        key,
        (
            *("إن", "أن", "إنه", "إنها", "إنهم", "أنه", "أنها", "أنهم", "وإن", "وأن", "بأن", "بأنه", "بأنها", "لأن"),
            *("الذي", "التي", "الذين", "والذي", "والتي", "حيث", "فيما", "بينما", "لكن", "ولكن", "عندما", "بعدما"),
        ),
    )
)
#: A verb of losing that is spelt like a particle before a past form.
_LOST = f"v:{key('فقد')}"
_DAMMA = "\u064f"
#: Proclitics that no verb takes.
_NOMINAL = frozenset(("ال", "ب", "ك"))
#: Pronouns of address and of the first person: in news they betray a noun ("كتابي") more often than a verb.
_ADDRESSEE = frozenset(("ك", "كم", "كن", "كما", "ي", "ني"))
#: Words after which no verb stands.
_PREPOSITIONS = frozenset(
    map(
        key,
        (
            *("من", "في", "على", "إلى", "عن", "مع", "بين", "بعد", "قبل", "خلال", "ضد", "عند", "منذ", "عبر", "نحو"),
            *("حول", "تحت", "فوق", "أثناء", "جراء", "إثر", "عقب", "كل", "أي", "غير", "إزاء", "حيال", "بشأن", "لدى"),
            *("ضمن", "وسط", "رغم", "أمام", "قرب", "طوال", "بسبب", "نتيجة", "بهدف", "بغية", "وفق", "بحسب", "بموجب"),
        ),
    )
)
#: Nouns whose first letter is no conjunction though a verb could follow it ("وزير" is no "و" + "زير").
_OWN_WAW = tuple(map(key, ("وزير", "وزراء", "والد", "وزارة", "وزارات", "وزاري")))
#: A spelling of a passive that is always "and according to".
_ACCORDING = "ووفق"
#: Nouns that stand before a verbal noun, never right before a verb: behind them "دعم", "قتل", "ضرب" are nouns.
_HEADS = frozenset(
    map(
        key,
        (
            *("دون", "بدون", "خشية", "إطار", "بهدف", "بغرض", "بقصد", "بغية", "وجوب", "بوجوب", "ضرورة", "بضرورة"),
            *("إمكانية", "محاولة", "محاولات", "عملية", "عمليات", "زيادة", "وقف", "استمرار", "مواصلة", "كيفية", "خطر"),
            *(
                "بسبب",
                "نتيجة",
                "وسط",
                "رغم",
                "سوى",
                "سياسة",
                "جرائم",
                "جريمة",
                "أعمال",
                "حملة",
                "بداية",
                "بدء",
                "إنهاء",
            ),
            *(
                "يأتي",
                "ويأتي",
                "يمثل",
                "ويمثل",
                "يشكل",
                "ويشكل",
                "يعد",
                "ويعد",
                "يعتبر",
                "يعني",
                "ويعني",
                "سببه",
                "سببها",
            ),
            *("يتضمن", "تتضمن", "يشمل", "تشمل", "شهد", "شهدت", "وشهدت", "يشهد", "تشهد", "وتشهد", "يتطلب", "يستدعي"),
            *("تهمة", "بتهمة", "قضية", "قرار", "مشروع", "حق", "واجب", "سبيل", "مجال", "ملف", "استقطاب", "طلب", "عدم"),
            *("بعدم", "لعدم", "تكثيف", "تصعيد", "تعزيز", "تقديم", "توفير", "تلقى", "يتلقون", "مزيد"),
        ),
    )
)
#: Words before a dual verb in which the two that it tells of are named.
_DUAL = 8
_NEGATED = frozenset(map(key, ("لم", "ولم", "فلم", "لما", "ولما", "لا", "ولا", "لن", "ولن")))


class Reading(Struct, frozen=True):
    """One way to read a word: look-up key, offsets of the stem inside the word, and the verb form, if it is one."""

    key: str
    start: int
    end: int
    verb: VerbForm | None = None


def triggers(text: str, words: Sequence[Word]) -> tuple[Trigger, ...]:
    """Return the triggers of a text, ordered by start; a word belongs to the longest phrase that begins with it."""
    found: list[Trigger] = []
    taken: set[int] = set()
    for at, word in enumerate(words):
        if at in taken or word.pos == "punct":
            continue
        best = _best(text, words, at)
        if best is None:
            continue
        pattern, reading, last, used = best
        taken.update(used)
        if pattern.event == SILENT or _flies(word, pattern):
            continue
        head, read = _verb_of(words, used, pattern, reading)
        found.append(_trigger(text, words, head, last, pattern, read, _mode(text, words, used, pattern)))
    return tuple(found)


def _flies(word: Word, pattern: Pattern) -> bool:
    """Whether a march is a drone by its doubled letter ("مسيّرات")."""
    return pattern.event == _PROTEST and _DOUBLED in word.text


def _verb_of(words: Sequence[Word], used: tuple[int, ...], pattern: Pattern, reading: Reading) -> tuple[int, Reading]:
    """Return the word that tells the event and its reading: the verb of a phrase that begins with who does it
    ("@force … تحرك/يتحرك"), else the first."""
    if pattern.parts[0] not in OWNED:
        return used[0], reading
    parts = [part for part in pattern.parts if part != GAP_MARK]
    verbs = (
        (at, found)
        for at, part in zip(used, parts, strict=True)
        for found in _readings(words[at].text)
        if found.key == part
    )
    return next(((at, found) for at, found in verbs if found.verb is not None), (used[0], reading))


def _mode(text: str, words: Sequence[Word], used: tuple[int, ...], pattern: Pattern) -> str | None:
    """Return the mode of a phrase, or that of an attack that a later word of it opens ("تعرض … لهجوم بطائرة مسيرة")."""
    if pattern.mode is not None or pattern.event != _ATTACK:
        return pattern.mode
    for at in used[1:]:
        inner = _best(text, words, at)
        if inner is not None and inner[0].event == _ATTACK and inner[0].mode is not None:
            return inner[0].mode
    return None


_VISITS = ("meet", "visit")
_PROTEST, _DOUBLED = "PROTEST", "ي\u0651"
_Match = tuple[Pattern, Reading, int, tuple[int, ...]]


def _best(text: str, words: Sequence[Word], at: int) -> _Match | None:
    """Return the match with most parts that starts at this word; of two, the one with the shorter gap, else the one
    that tells nothing, else the one with the longer words ("سحبت سفيرها", not "سحبت سفير")."""
    openings = _openings(words[at].text)
    if not openings:
        return None
    best: _Match | None = None
    rank = (0, 0, 0, 0)
    before = key(words[at - 1].text) if at else ""
    behind = _behind(words, at)
    for reading, group in openings:
        if reading.verb is not None and not _verb_fits(reading.verb, before):
            continue
        if reading.verb is not None and (_is_noun(reading, words, at, before) or _has_been(reading, words, at)):
            continue
        for pattern in group.near(behind):
            if reading.verb is None and _other_hamza(pattern, words[at].text[reading.start :]):
                continue
            if pattern.tense is not None and not _in_tense(reading.verb, pattern.tense):
                continue
            passive = reading.verb is not None and reading.verb.voice == "passive"
            if passive and (pattern.frame == "speech" or (pattern.frame, pattern.mode) == _VISITS):
                continue  # "توصل الطرفان … إلى اتفاق" reaches no town
            used = _follow(pattern.parts, text, words, at)
            if used is None or _crosses_nothing(reading, words, used):
                continue
            letters = sum(len(part) for part in pattern.parts[1:] if part != GAP_MARK)
            score = (len(used), -(used[-1] - at), int(pattern.event == SILENT), letters)
            if score > rank:
                best, rank = (pattern, reading, used[-1], used), score
    return best


def _has_been(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """Whether "فقد" is "for it has" before a verb ("فقد قتل") and not "he lost"."""
    ahead = words[at + 1] if at + 1 < len(words) else None
    return reading.key == _LOST and key(words[at].text) == _LOST[2:] and ahead is not None and ahead.pos == "verb"


def _crosses_nothing(reading: Reading, words: Sequence[Word], used: tuple[int, ...]) -> bool:
    """Whether a word is the preposition it is spelt like: right before what would be its object ("القصف عبر الحدود",
    but "عبر اللاجئون الحدود")."""
    if reading.verb is None or len(used) == 1 or used[1] != used[0] + 1:
        return False
    return key(words[used[0]].text[reading.start : reading.end]) in _PREPOSITIONS


def _other_hamza(pattern: Pattern, written: str) -> bool:
    """Whether a word shows a hamza that the listed one has not: "أبعاد" (dimensions) is no "إبعاد"."""
    pair = {pattern.lemma[:1], written[:1]}
    return pair == {"أ", "إ"}


def _behind(words: Sequence[Word], at: int) -> frozenset[str]:
    """Return the look-up keys of the words behind word `at`, as far as a phrase can reach."""
    near = words[at + 1 : at + 1 + lexicon().reach]
    return frozenset[str]().union(*[_keys(word.text) for word in near])


def _verb_fits(verb: VerbForm, before: str) -> bool:
    """Whether a verb form may stand after the word before it: none behind a preposition or تم, a jussive after لم."""
    if before in _PREPOSITIONS or before in _PASSIVE_LIGHT:
        return False
    if verb.person == 1 and verb.number == "singular" and verb.tense != "future":
        return False
    return verb.mood != "jussive" or before in _NEGATED


def _is_noun(reading: Reading, words: Sequence[Word], at: int, before: str) -> bool:
    """Whether a past form spelt like a verbal noun is the noun: "خشية دعم", "منعا للاحتكاك", but "شرطيان قتلا"."""
    verb = reading.verb
    if verb is None or verb.tense != "past" or verb.person != 3 or verb.gender == "feminine":
        return False
    spelt = key(words[at].text[reading.start : reading.end])
    if verb.number == "singular" and spelt[1:2] == "ا" and before in _SAYS:
        return True  # "وقال طالب في الجامعة": a student
    if verb.number == "singular":
        return (before in _HEADS or before in _PASSIVE_LIGHT) and spelt in lexicon().literals
    doing = spelt[1:2] == "ا" and len(spelt) > LONG  # "عارضا عليه" tells who offers
    if verb.number != "dual" or not (doing or spelt.removesuffix("ا") in lexicon().literals):
        return False
    told = (key(word.text) for word in words[max(0, at - _DUAL) : at])
    return not any(one.endswith(("ان", "ين", "هما")) and one not in _NO_DUAL for one in told)


def _in_tense(verb: VerbForm | None, tense: str) -> bool:
    """Whether a verb form has the tense a pattern asks for; after لم and لن the present counts as present."""
    return verb is not None and (verb.tense == "past") == (tense == "past")


def _follow(parts: tuple[str, ...], text: str, words: Sequence[Word], at: int) -> tuple[int, ...] | None:
    """Return the indexes of the words that the parts stand at, when the phrase goes on from word `at`."""
    used, here, reach = [at], at + 1, 0
    for part in parts[1:]:
        if part == GAP_MARK:
            reach = GAP
            continue
        while not reach and here < len(words) and words[here].text in _QUOTES:
            here += 1
        stop = min(len(words), here + reach + 1)
        while here < stop and not _is(words[here].text, part):
            if words[here].text in _STOPS or (reach and key(words[here].text) in _BARRIERS):
                return None
            if reach and (words[here].text in _QUOTES or _bracketed(words, here)):
                stop = min(len(words), stop + 1)  # neither marks nor "(تموز)" are words of a gap
            here += 1
        if here >= stop or "\n" in text[words[used[-1]].end : words[here].start]:
            return None
        used.append(here)
        here, reach = here + 1, 0
    return tuple(used)


def _bracketed(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands alone in brackets, or is one of these ("في 11 يوليو (تموز) الماضي")."""
    opening = next((here for here in range(at, max(-1, at - 3), -1) if words[here].text == "("), None)
    return opening is not None and opening + 2 < len(words) and words[opening + 2].text == ")"


def _is(token: str, part: str) -> bool:
    """Whether a word is a part of a phrase; "ب" and "ل" are words that begin with them ("أطاحت بالحكومة")."""
    if part in LEADING:
        return any(part in stem.proclitics for stem in stems(token)) or token == part
    return part in _keys(token)


@lru_cache(maxsize=32_768)
def _openings(token: str) -> tuple[tuple[Reading, Group], ...]:
    """Return the readings of a word with which a pattern begins, each with its patterns."""
    return tuple((reading, groups()[reading.key]) for reading in _readings(token) if reading.key in groups())


@lru_cache(maxsize=32_768)
def _keys(token: str) -> frozenset[str]:
    """Return the look-up keys of the readings of a word."""
    return frozenset(reading.key for reading in _readings(token))


@lru_cache(maxsize=32_768)
def _readings(token: str) -> tuple[Reading, ...]:
    """Return the readings of a word that the lexicon knows, whole words first."""
    table = lexicon()
    found: dict[str, Reading] = {}
    feminine = token.endswith("ة")
    whole = key(token).startswith(_OWN_WAW)
    for stem in stems(token):
        if whole and "و" in stem.proclitics:
            continue
        if feminine and stem.pronoun is not None:
            continue
        for lemma, form in table.verbs.get(stem.key, ()):
            if _may_be_verb(stem, form):
                found.setdefault(lemma, Reading(key=lemma, start=stem.start, end=stem.end, verb=form))
        if stem.pronoun == "ك":
            continue  # "تحريك" is no "تحري" of yours
        for spelling in _spellings(stem.key, stem.pronoun):
            if spelling in table.literals:
                found.setdefault(spelling, Reading(key=spelling, start=stem.start, end=stem.end))
        for kind in kinds().get(stem.key, ()):
            if stem.pronoun is None or kind in OWNED:
                found.setdefault(kind, Reading(key=kind, start=stem.start, end=stem.end))
    if token.isdigit():
        found.setdefault(NUMBER, Reading(key=NUMBER, start=0, end=len(token)))
    return tuple(found.values())


def _may_be_verb(stem: Stem, form: VerbForm) -> bool:
    """Whether a division of a word can be this form: no article, no addressee, no ل before the past."""
    if "ا" in stem.proclitics:
        return False  # a question: news tells none, and "إنجاز" is none
    if _NOMINAL.intersection(stem.proclitics) or stem.pronoun in _ADDRESSEE or form.person == 2:
        return False
    if stem.key in _RATHER_NOUNS or (stem.key == _CLUB and stem.pronoun is not None):
        return False
    if (form.gender == "feminine" and form.number == "plural") or stem.key.startswith(_ACCORDING):
        return False  # rarer in news than its namesakes ("اثنين" is two, not "they praised")
    return not (
        "ل" in stem.proclitics and (form.tense == "past" or (form.mood == "indicative" and form.number == "plural"))
    )


def _spellings(stem: str, pronoun: str | None) -> Iterator[str]:
    """Yield a stem as the lexicon may list it: without the accusative alef, with the feminine ending restored.

    "ها" at its end is a pronoun: "مصالحها" is no "مصالحة".
    """
    yield stem
    if stem.endswith("ا") and not stem.endswith("ها") and len(stem) >= LONG and pronoun is None:
        yield stem[:-1]
    if stem.endswith("ت") and pronoun is not None:
        yield stem[:-1] + "ه"


def _trigger(
    text: str, words: Sequence[Word], at: int, last: int, pattern: Pattern, reading: Reading, mode: str | None
) -> Trigger:
    word = words[at]
    start = word.start + reading.start
    if pattern.parts[-1] in LEADING:
        last -= 1  # whom it befalls is told by the rest of the word
        while last > at and words[last].pos == "punct":
            last -= 1
    end = words[last].end if last != at else word.start + reading.end
    form: Form = "verb" if pattern.form == "phrase" and reading.verb is not None else pattern.form
    return Trigger(
        start=start,
        end=end,
        text=text[start:end],
        event=pattern.event,
        mode=mode,
        lemma=pattern.lemma,
        form=form,
        voice=_voice(words, at, reading, form),
        rule=f"trigger.{pattern.frame}.{form}",
    )


def _voice(words: Sequence[Word], at: int, reading: Reading, form: Form) -> str:
    """Return active or passive for what the letters, the vowels or the light verb show, none for a noun."""
    if reading.verb is not None:
        reach = LONG if reading.key.startswith("v:ا") else _SHORT
        marked = _DAMMA in words[at].text[reading.start : reading.start + reach]
        past = reading.verb.tense == "past"
        return "passive" if reading.verb.voice == "passive" or (marked and past) else "active"
    own = form == "phrase" and reading.key in _PASSIVE_LIGHT  # "تم استهداف" as one phrase
    if own or (form in ("masdar", "phrase") and at and key(words[at - 1].text).lstrip("و") in _PASSIVE_LIGHT):
        return "passive"
    return "none"
