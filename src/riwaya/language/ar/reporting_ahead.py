"""A text laid out for finding cues, and what follows a verb of saying up to the end of its sentence.

laid_out(...)                the words in folded form, what stands between them, where sentences end
look_ahead(tokens, …)        frames: a clause, speech after a colon or in marks, the prepositions near by
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from riwaya.knowledge import load
from riwaya.language.ar.reporting_words import Lexicon
from riwaya.model import Quotation, Word
from riwaya.script import key

CLAUSE = frozenset(
    key(prefix + form)
    for form in ["أن", "أنه", "أنها", "أنهم", "أنهما", "أنهن", "أننا", "أنني", "أني", "أنا", "أنك"]
    for prefix in (("", "ب") if form != "أنا" else ("ب",))
)
TO = frozenset(map(key, ["إلى", "إليه", "إليها"]))
OF = frozenset(map(key, ["عن", "عنه", "عنها", "عما"]))
_ON = frozenset(map(key, ["على", "عليه", "عليها"]))
# Words that begin with the letter ب but hold no preposition.
_NOT_BY = frozenset(
    key(word)
    for word in [
        "بعد",
        "بين",
        "بل",
        "بيان",
        "بيانا",
        "بلاد",
        "بلاده",
        "بدون",
        "بعض",
        "باسم",
        "بحث",
        "بدأ",
        "بلغ",
        "بشأن",
        "بقي",
        "بيت",
    ]
)
_SENTENCE_END = re.compile(r"[\n!?؟]|\.(?=[\s\"”“»'’)]|$)|\.\.|…")
# After these, أن opens no complement of the verb before: "بعد أن", "إلا أن".
_OTHER_CLAUSE = frozenset(
    map(
        key,
        [
            "بعد",
            "قبل",
            "منذ",
            "دون",
            "بدون",
            "إلا",
            "غير",
            "رغم",
            "كما",
            "حيث",
            "سوى",
            "بيد",
            "حتى",
            "مع",
            "عدا",
            "خلا",
            "يجب",
            "يمكن",
            "ينبغي",
            "يتعين",
            "يفترض",
            "بد",
            "شأنه",
            "شأنها",
            "يستطيع",
            "تستطيع",
            "يريد",
            "تريد",
            "يريدون",
            "يحاول",
            "يكاد",
            "تكاد",
        ],
    )
)
_REACH = 45  # tokens between a verb and its clause, subject and asides in between
NEAR = 10  # tokens between a verb and its preposition
# Names of letters beside which إن is one: CNN, NBC, NTV.
_LETTERS_BEFORE = frozenset(map(key, ["سي", "أم", "إم", "تي", "بي"]))
_LETTERS_AFTER = frozenset(map(key, ["تي", "بي", "آر", "إيه"]))
# Titles of one letter: doctor, professor, engineer, lieutenant.
_TITLES = frozenset(map(key, ["د", "أ", "م", "ذ"]))
_LETTERS = 2  # of a part of an abbreviation


class Tokens(Struct):
    """The words of a text in folded form, and what stands between them."""

    text: str
    starts: list[int]
    ends: list[int]
    forms: list[str]
    gaps: list[str]  # what follows each word, up to the next
    stops: list[int]  # index after the last word of the sentence
    begins: list[int]  # index of the first word of the sentence
    speech: frozenset[int]  # indexes of words before which an opening mark stands


class Ahead(Struct):
    """What follows a verb inside its sentence: frames, and where the clause or the speech begins."""

    frames: set[str]
    until: int


def laid_out(text: str, words: Sequence[Word], quotations: Sequence[Quotation]) -> Tokens:
    """Return a text's words in folded form, what follows each, and the sentences that they stand in."""
    kept = [word for word in words if word.pos != "punct" and key(word.text)]
    starts, ends = [word.start for word in kept], [word.end for word in kept]
    forms = [key(word.text) for word in kept]
    edges = [*starts[1:], min(len(text), ends[-1] + 3) if ends else 0]
    gaps = [text[end:edge] for end, edge in zip(ends, edges, strict=False)]
    stops, begins = [0] * len(kept), [0] * len(kept)
    first = 0
    for index, gap in enumerate(gaps):
        begins[index] = first
        if index + 1 == len(gaps) or _ends_sentence(gap, forms[index], forms[index + 1]):
            stops[first : index + 1] = [index + 1] * (index + 1 - first)
            first = index + 1
    at = {start: index for index, start in enumerate(starts)}
    opened = (_first_inside(text, quotation, at) for quotation in quotations)
    speech = frozenset(index for index in opened if index is not None)
    return Tokens(text, starts, ends, forms, gaps, stops, begins, speech)


def _ends_sentence(gap: str, before: str, after: str) -> bool:
    """Whether a sentence ends between two words; the full stops of "د.ب.أ" end none."""
    if gap == " ":
        return False
    abbreviated = (gap == "." and max(len(before), len(after)) <= _LETTERS) or _is_title(before, gap)
    return not abbreviated and _SENTENCE_END.search(gap) is not None


def _is_title(before: str, gap: str) -> bool:
    """Whether a letter before a full stop is the title of the name that follows: "أكد د. سعد معن أن"."""
    return gap.strip(" ") == "." and before.removeprefix("و") in _TITLES


def _first_inside(text: str, quotation: Quotation, at: dict[int, int]) -> int | None:
    """Return the index of the first word in marks; a name in marks counts only where a colon or nothing precedes it."""
    start, end = quotation.inner
    return next((at[place] for place in range(start, min(end, start + 4)) if place in at), None)


def look_ahead(tokens: Tokens, lexicon: Lexicon, index: int) -> Ahead:
    """Look ahead from a verb to its clause, its speech or the end of its sentence."""
    frames: set[str] = set()
    forms, gaps = tokens.forms, tokens.gaps
    stop = min(tokens.stops[index], index + _REACH)
    for place in range(index + 1, stop):
        form = forms[place]
        if ":" in gaps[place - 1]:
            frames.add("speech")
            return Ahead(frames, place)
        if place in tokens.speech and (place == index + 1 or _long_quote(tokens, place)):
            frames.add("speech")
        if form in CLAUSE and forms[place - 1] not in _OTHER_CLAUSE and not _spelt(forms, place):
            frames.add("clause")
            if forms[place - 1] in TO and place - index <= NEAR:
                frames.add("to_clause")
            return Ahead(frames, place)
        if form == "ما" and forms[place + 1 : place + 2] == ["اذا"]:
            frames.update(("clause", "whether"))
            return Ahead(frames, place)
        if place > index + 1 and form[0] == "و" and len(form) > 3 and form[1:] in lexicon.speech:
            return Ahead(frames, place)
        if place - index <= NEAR:
            _preposition(form, frames, next_to=place == index + 1)
    if stop == tokens.stops[index] and stop <= len(gaps) and ":" in gaps[stop - 1]:
        frames.add("speech")
    return Ahead(frames, stop)


def _spelt(forms: Sequence[str], place: int) -> bool:
    """Whether إن is a letter of a name: "سي إن إن", "إن بي سي"."""
    after = forms[place + 1] if place + 1 < len(forms) else ""
    return forms[place] == "ان" and (forms[place - 1] in _LETTERS_BEFORE or after in _LETTERS_AFTER)


def _long_quote(tokens: Tokens, place: int) -> bool:
    """Whether no closing mark follows within the next four words."""
    return not any(
        any(char in '"“”«»' for char in tokens.gaps[n]) for n in range(place, min(place + 4, len(tokens.gaps)))
    )


def leads_by(form: str) -> bool:
    """Whether the preposition ب is written before a word ("بالتجسس"), which begins with no such letter ("باريس")."""
    return form.startswith("ب") and form not in _NOT_BY and not _is_name(form)


@lru_cache(4096)
def _is_name(form: str) -> bool:
    return bool(load().candidates(form))


def _preposition(form: str, frames: set[str], *, next_to: bool) -> None:
    if next_to and form.startswith(("اليه", "عنه", "عليه")):
        return  # "الذي أشير إليه": the pronoun belongs to a relative clause
    if form in TO:
        frames.add("to")
    elif form in OF:
        frames.add("of")
    elif form in _ON:
        frames.add("on")
    elif len(form) > 2 and leads_by(form):
        frames.add("by")
