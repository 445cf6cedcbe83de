"""The written forms of a word: what a verb can look like, and where clitics may be cut.

Arabic news prints no vowels, so a lexicon that lists "نفى / ينفي" must also know نفت، نفوا، ينفون، سينفي، لم ينف.
`verb_forms` spells them out for every class of verb (sound, assimilated, hollow, defective, doubled, hamzated), and
`stems` lists every way in which a written word may divide into proclitics, stem and pronoun ("وسيعلنونها" is
و + س + يعلنون + ها). Both are generous: they say what is possible, the caller knows which stem it is looking for.
Imperatives, the energetic and the second person feminine plural are left out; news does not use them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from riwaya.script import Folded, fold, key

Person = Literal[1, 2, 3]
Number = Literal["singular", "dual", "plural"]
Gender = Literal["masculine", "feminine", "common"]
Tense = Literal["past", "present", "future"]
Mood = Literal["none", "indicative", "subjunctive", "jussive"]
Voice = Literal["active", "passive"]


class VerbForm(Struct, frozen=True, kw_only=True):
    """What one written form of a verb says; where a form is ambiguous, the reading that news uses most.

    `mood` is none for the past; subjunctive and jussive share most forms and are told apart by the particle before
    them, so a form that may be either is listed as subjunctive. `voice` is passive only where the letters show it.
    """

    person: Person
    number: Number
    gender: Gender
    tense: Tense
    mood: Mood
    voice: Voice = "active"


class Stem(Struct, frozen=True, kw_only=True):
    """One way to divide a written word: offsets of the stem inside the word, folded stem, and the clitics around it.

    `proclitics` are canonical ("و", "ل", "ال", …) and `cuts` the offsets where they start; "للنظام" has the
    proclitics ل and ال at 0 and 1. `pronoun` is the folded enclitic or None.
    """

    start: int
    end: int
    key: str
    proclitics: tuple[str, ...] = ()
    cuts: tuple[int, ...] = ()
    pronoun: str | None = None


# --- verbs --------------------------------------------------------------------------------------------------

_SHADDA = "\u0651"
_WEAK = "اويى"
_Parts = tuple[Person, Number, Gender]
#: Endings of the past that begin with a vowel leave a hollow or doubled stem as it is.
_PAST_VOWEL: tuple[tuple[str, _Parts], ...] = (
    ("", (3, "singular", "masculine")),
    ("ت", (3, "singular", "feminine")),
    ("وا", (3, "plural", "masculine")),
    ("ا", (3, "dual", "masculine")),
    ("تا", (3, "dual", "feminine")),
)
_PAST_CONSONANT: tuple[tuple[str, _Parts], ...] = (
    ("ت", (1, "singular", "common")),
    ("نا", (1, "plural", "common")),
    ("ن", (3, "plural", "feminine")),
    ("تم", (2, "plural", "masculine")),
)
#: Prefix and ending of the present, by ending type: bare, before a long vowel, before ن.
_PRESENT_BARE: tuple[tuple[str, _Parts], ...] = (
    ("ي", (3, "singular", "masculine")),
    ("ت", (3, "singular", "feminine")),
    ("ن", (1, "plural", "common")),
    ("أ", (1, "singular", "common")),
)
_PRESENT_LONG: tuple[tuple[str, str, str, _Parts], ...] = (
    ("ي", "ون", "وا", (3, "plural", "masculine")),
    ("ي", "ان", "ا", (3, "dual", "masculine")),
    ("ت", "ان", "ا", (3, "dual", "feminine")),
    ("ت", "ون", "وا", (2, "plural", "masculine")),
)


def _keeps_weak(past: str, present: str) -> bool:
    """Whether the و or ي of a verb is a strong letter that nothing shortens ("عيّن", "استجوب", but "أصيب يصاب")."""
    if len(past) == 3 and past[1] in "وي":
        return True
    return past[-2] in "وي" and present[-2:-1] == past[-2] and past[-1] not in "اىي"


@lru_cache(maxsize=4_096)
def _conjugated(past: str, present: str) -> tuple[tuple[str, VerbForm], ...]:
    doubled = _is_doubled(past, present)
    plain_past, plain_present = past.replace(_SHADDA, ""), _bare(present)
    strong = _keeps_weak(plain_past, plain_present)
    forms: dict[str, VerbForm] = {}
    for form, value in (
        *_active(plain_past, plain_present, doubled),
        *_passive(plain_past, plain_present),
    ):
        known = forms.setdefault(key(form), value)
        if value.voice == "passive" and (known.person, known.number) == (1, "singular"):
            forms[key(form)] = value  # "أحيل إلى القضاء" is news of somebody, seldom "I refer"
    return tuple(item for item in forms.items() if not (strong and item[1].mood == "jussive"))


def verb_forms(past: str, present: str) -> dict[str, VerbForm]:
    """Return every written form of a verb, folded, with what it says.

    Args:
        past: third person masculine singular past ("نفى", "قال", "شنّ").
        present: third person masculine singular present ("ينفي", "يقول", "يشنّ").
    """
    return dict(_conjugated(past, present))


def _bare(word: str) -> str:
    """Return `word` without vowel marks but with its hamzas, ready to be conjugated."""
    return "".join(char for char in word if not "\u064b" <= char <= "\u0652")


def _is_doubled(past: str, present: str) -> bool:
    """Whether the last two root letters are one ("شنّ", "احتلّ", "استمرّ"); a shadda at the end settles it."""
    if past.endswith(_SHADDA) or present.endswith(_SHADDA):
        return True
    letters = _bare(past)
    if letters[-1] in _WEAK or (len(letters) > 2 and letters[-2] in _WEAK):
        return False
    middle = letters.startswith("ا") and len(letters) == 4 and (letters[2] == "ت" or letters[1] == "ن")
    return len(letters) == 2 or middle or (letters.startswith("است") and len(letters) == 5)


def _active(past: str, present: str, doubled: bool) -> Iterator[tuple[str, VerbForm]]:
    yield from _past(past, present, doubled, voice="active")
    yield from _present(present, doubled, voice="active")


def _passive(past: str, present: str) -> Iterator[tuple[str, VerbForm]]:
    """Yield the passives whose letters differ from the active ("قيل", "يقال", "قوتل", "يؤخذ")."""
    past_passive, present_passive = _past_passive(past, present), _present_passive(past, present)
    if past_passive != past:
        yield from _past(past_passive, "", doubled=False, voice="passive")
    if present_passive != present:
        yield from _present(present_passive, doubled=False, voice="passive")


def _hollow(past: str, present: str) -> bool:
    """Whether the middle root letter is weak and long in both tenses ("قال / يقول", "أراد / يريد")."""
    return len(past) > 2 and past[-2] == "ا" and len(present) > 2 and present[-2] in "اوي" and past[-1] not in "اىي"


def _past(past: str, present: str, doubled: bool, *, voice: Voice) -> Iterator[tuple[str, VerbForm]]:
    for form, (person, number, gender) in _past_spelt(past, present, doubled):
        yield (
            form,
            VerbForm(person=person, number=number, gender=gender, tense="past", mood="none", voice=voice),
        )


def _past_spelt(past: str, present: str, doubled: bool) -> Iterator[tuple[str, _Parts]]:
    if past[-1] in "اىي" and (past[-1] != "ي" or len(past) > 2):
        yield from _past_defective(past, present)
        return
    for ending, parts in _PAST_VOWEL:
        yield past + ending, parts
    if past.endswith(("أ", "ء")):
        seat = past[:-1]
        yield seat + "ؤوا", (3, "plural", "masculine")
        yield seat + "آ", (3, "dual", "masculine")
    short = past
    if _hollow(past, present):
        short = past[:-2] + ("ئ" if past[-1] == "ء" else past[-1])
    elif doubled:
        short = past + past[-1]
    for ending, parts in _PAST_CONSONANT:
        yield (short + ending[1:] if short[-1] == ending[0] == "ن" else short + ending), parts


def _past_defective(past: str, present: str) -> Iterator[tuple[str, _Parts]]:
    """Yield نفى: نفت نفوا نفيا نفيت; دعا: دعت دعوا دعوت; بقي: بقيت بقوا بقيا."""
    root = past[:-1]
    glide = "و" if past[-1] == "ا" and not (len(present) > 1 and present[-1] in "يى") else "ي"
    feminine = root + "يت" if past[-1] == "ي" else root + "ت"
    yield past, (3, "singular", "masculine")
    yield feminine, (3, "singular", "feminine")
    yield root + "وا", (3, "plural", "masculine")
    yield root + glide + "ا", (3, "dual", "masculine")
    yield feminine + "ا", (3, "dual", "feminine")
    for ending, parts in _PAST_CONSONANT:
        yield root + glide + ending, parts


def _present(present: str, doubled: bool, *, voice: Voice) -> Iterator[tuple[str, VerbForm]]:
    for form, (person, number, gender), mood in _present_spelt(present, doubled):
        value = VerbForm(person=person, number=number, gender=gender, tense="present", mood=mood, voice=voice)
        yield form, value
        if mood == "indicative":
            yield (
                "س" + form,
                VerbForm(person=person, number=number, gender=gender, tense="future", mood=mood, voice=voice),
            )


def _present_spelt(present: str, doubled: bool) -> Iterator[tuple[str, _Parts, Mood]]:
    stem = present[1:]
    defective = stem[-1] in "يوىا" and len(stem) > 1
    for prefix, parts in _PRESENT_BARE:
        yield _joined(prefix, stem), parts, "indicative"
    root = stem[:-1] if defective else stem
    long_stem = root + ("و" if stem[-1] == "و" else "ي") if defective else stem
    for prefix, indicative, short, parts in _PRESENT_LONG:
        for base in _before_vowel(root if parts[1] == "plural" else long_stem):
            yield _joined(prefix, base) + indicative, parts, "indicative"
            yield _joined(prefix, base) + short, parts, "subjunctive"
    closed = tuple(_closed(stem, defective=defective, doubled=doubled))
    feminine = long_stem if defective else closed[0] if closed else stem
    yield _joined("ي", feminine) + "ن", (3, "plural", "feminine"), "indicative"
    for prefix, parts in _PRESENT_BARE:
        for base in closed:
            yield _joined(prefix, base), parts, "jussive"


def _closed(stem: str, *, defective: bool, doubled: bool) -> Iterator[str]:
    """Yield the stem as it stands without a vowel after it: يقل، يرد، ينف، يشنن."""
    if defective:
        yield stem[:-1]
    elif len(stem) > 2 and stem[-2] in "اوي" and stem[-1] not in "ءئ" and (len(stem) == 3 or stem[-3] != "ا"):
        yield stem[:-2] + stem[-1]
    elif len(stem) == 2 and stem[0] in "اوي":
        yield stem[1]
    elif doubled:
        yield stem + stem[-1]


def _before_vowel(stem: str) -> Iterator[str]:
    """Yield the spellings of a stem before an ending: a final hamza may change its seat ("يبدأون", "يبدؤون")."""
    yield stem
    if stem.endswith(("أ", "ؤ", "ء")):
        yield from (stem[:-1] + seat for seat in "ؤئ" if seat != stem[-1])


def _joined(prefix: str, stem: str) -> str:
    """Join prefix and stem; two hamzas become a madda ("أ" + "أخذ" is "آخذ")."""
    if prefix == "أ" and stem.startswith(("أ", "ؤ")):
        return ("آ" if stem[0] == "أ" else "أؤ") + stem[1:]
    return prefix + stem


def _past_passive(past: str, present: str) -> str:
    if _hollow(past, present):
        return past[:-2] + "ي" + past[-1]
    if past.endswith("ا"):
        past = past[:-1] + "ي"
    if len(past) == 4 and past[1] == "ا":
        return past[0] + "و" + past[2:]
    if len(past) == 5 and past[0] == "ت" and past[2] == "ا":
        return past[:2] + "و" + past[3:]
    return past


def _present_passive(past: str, present: str) -> str:
    stem = present[1:]
    if _hollow(past, present):
        return present[:-2] + "ا" + present[-1]
    if present.endswith("و"):
        return present[:-1] + "ى"
    if stem.startswith("أ"):
        return present[0] + "ؤ" + stem[1:]
    if past.startswith("و") and len(past) == 3 and not stem.startswith("و"):
        return present[0] + "و" + stem
    return present


# --- clitics ------------------------------------------------------------------------------------------------

_CONJUNCTIONS = ("", "و", "ف")
_PREFIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ()),
    ("ال", ("ال",)),
    ("ب", ("ب",)),
    ("بال", ("ب", "ال")),
    ("ل", ("ل",)),
    ("لل", ("ل", "ال")),
    ("ك", ("ك",)),
    ("كال", ("ك", "ال")),
    ("س", ("س",)),
    ("ا", ("ا",)),
)
#: Longest first; ني belongs to verbs, ي to nouns, both rare in news.
_PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_IMPERFECT = "يتنا"


@lru_cache(maxsize=65_536)
def stems(token: str) -> tuple[Stem, ...]:
    """Return every possible division of `token`, fewest clitics first; offsets count code points of `token`."""
    folded = fold(token)
    found = [
        _stem(folded, proclitics, (body_start, body_end), restored)
        for proclitics, body_start in _openings(folded.text)
        for body_end in _closings(folded.text, body_start, proclitics)
        for restored in _restored(folded.text[body_start:body_end], bound=body_end < len(folded.text))
    ]
    found.sort(key=lambda stem: (len(stem.proclitics) + (stem.pronoun is not None), stem.start, -stem.end))
    return tuple(found)


def _restored(stem: str, *, bound: bool) -> Iterator[str]:
    """Yield a stem and, before a pronoun, the forms it has alone: قتلو(هم) is قتلوا, مدينت(ه) مدينة, نفا(ها) نفى."""
    yield stem
    if not bound or len(stem) < 3:
        return
    if stem.endswith("و"):
        yield stem + "ا"
    elif stem.endswith("ت"):
        yield stem[:-1] + "ه"
    elif stem.endswith("ا"):
        yield stem[:-1] + "ي"


def _stem(folded: Folded, proclitics: tuple[str, ...], body: tuple[int, int], restored: str) -> Stem:
    first, last = folded.span(*body)
    offsets, at = [], 0
    for proclitic in proclitics:
        offsets.append(folded.span(at, at + 1)[0])
        at += 1 if proclitic == "ال" and folded.text[at] == "ل" else len(proclitic)
    pronoun = folded.text[body[1] :] or None
    return Stem(start=first, end=last, key=restored, proclitics=proclitics, cuts=tuple(offsets), pronoun=pronoun)


def _openings(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    for conjunction in _CONJUNCTIONS:
        if not text.startswith(conjunction):
            continue
        for prefix, parts in _PREFIXES:
            at = len(conjunction) + len(prefix)
            if not text.startswith(prefix, len(conjunction)) or len(text) <= at:
                continue
            if prefix in ("س", "ا") and text[at] not in _IMPERFECT:
                continue
            if prefix == "ا" and conjunction:
                continue
            yield ((conjunction,) if conjunction else ()) + parts, at


def _closings(text: str, start: int, proclitics: tuple[str, ...]) -> Iterator[int]:
    yield len(text)
    if "ال" in proclitics:
        return
    for pronoun in _PRONOUNS:
        end = len(text) - len(pronoun)
        if text.endswith(pronoun) and end > start:
            yield end
