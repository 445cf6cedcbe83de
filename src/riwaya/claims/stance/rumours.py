"""Denials of what others report: "نفى الوزير مزاعم الفصيل عن انسحاب القوات", "لا صحة لما تردد عن …".

Two claims stand in such words: the content, denied by the speaker, and the same content, alleged by whoever spread it.
This module finds the report (a noun such as أنباء or مزاعم, or ما with its verb), who carried it, the words of its
content, and what calls it false: a verb of denial before it, "لا صحة لـ", or "عارية عن الصحة" after it. A denial that
only points ("ونفت الوزارة ذلك") is not of a report told in its own sentence; `points_back` tells it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from riwaya.claims import speakers
from riwaya.claims.speakers.laid import Page, Speaker
from riwaya.data import read_data
from riwaya.script import key

_FILE = Path(__file__).with_name("rumours.yaml")
#: Words from a report to its content, from a denial to the report it denies, from a report to what calls it false.
_TO_CONTENT, _TO_REPORT, _TO_VERDICT = 12, 12, 25
#: Words from a denial to what it points back to.
_TO_POINTER = 9
_MARKS = "،؛.:!؟\n"
_CLITICS = ("", "ل", "لل", "ب", "و", "وب", "ول")


class Report(Struct, frozen=True):
    """What others are said to report: its word, the word that leads in its content, who carried it, and the words
    [first, last) that call it false, if any do."""

    at: int
    content: int
    carrier: Speaker | None
    verdict: tuple[int, int] | None = None


class _Words(Struct, frozen=True):
    """The lists of rumours.yaml, folded; lists of phrases as tuples of words."""

    reports: frozenset[str]
    claims: frozenset[str]
    about: frozenset[str]
    own_letter: frozenset[str]
    what: frozenset[str]
    nobody: frozenset[str]
    towards: frozenset[str]
    untrue: tuple[tuple[str, ...], ...]
    nothing: tuple[tuple[str, ...], ...]
    pointers: frozenset[str]


@lru_cache(maxsize=16_384)
def may_report(form: str) -> bool:
    """Whether a folded word can name a report, by its form alone."""
    return form in _words().what or is_report(form)


def report(laid: Page, first: int, last: int, at: int) -> Report | None:
    """Return the report that the word `at` of the sentence [first, last) names, with who calls it false beside it."""
    words = _words()
    form = laid.forms[at]
    taken = form in words.what and at + 1 < last and _is_verb(laid, at + 1)
    if not taken and not is_report(form):
        return None
    content = _content(laid, at, last, claims=_noun(form) in words.claims)
    if content is None:
        return None
    nobody = taken and laid.forms[at + 1] in words.nobody
    start = at + 2 if taken else at + 1
    start += laid.forms[start] in words.towards  # "ما تروج له وسائل إعلام …"
    carrier = None if nobody else speakers.speaker(laid, start, content, strict=True)
    return Report(at, content, carrier, _verdict(laid, first, last, at, content))


def points_back(laid: Page, at: int, last: int) -> bool:
    """Whether a verb of denial at word `at` denies what was told before it: "نفت الوزارة صحة هذه الأنباء"."""
    stop = min(last, at + _TO_POINTER)
    for index in range(at + 1, stop):
        if any(mark in laid.gaps[index - 1] for mark in _MARKS):
            return False
        if laid.forms[index] in _words().pointers:
            ends = index + 1 >= last or any(mark in laid.gaps[index] for mark in _MARKS)
            noun = index + 1 < last and is_report(laid.forms[index + 1])
            return ends or noun
    return False


def is_report(form: str) -> bool:
    """Whether a folded word, with or without article and prepositions, names what others report or claim."""
    return _noun(form) in _words().reports


def within_reach(at: int, denial: int) -> bool:
    """Whether a report stands near enough behind a verb of denial to be its object."""
    return denial < at <= denial + _TO_REPORT


def content_end(laid: Page, found: Report, end: int) -> int:
    """Return where the content of a report ends: `end`, or before the words that call it false."""
    if found.verdict is None or found.verdict[0] <= found.content:
        return end
    return min(end, laid.ends[found.verdict[0] - 1])


def _is_verb(laid: Page, at: int) -> bool:
    """Whether a word is a verb, or has the form of one with a pronoun ("تتداوله")."""
    form = laid.forms[at]
    shaped = len(form) > 4 and form[0] in "يت" and form.endswith(("ه", "ها"))
    return at in laid.verbs or form in _words().nobody or (shaped and at not in laid.mention_at)


def _content(laid: Page, at: int, last: int, *, claims: bool) -> int | None:
    """Return the word that leads in what a report says: "عن", "بأن", and "بقصف" after an accusation."""
    for index in range(at + 1, min(last, at + _TO_CONTENT)):
        if any(mark in laid.gaps[index - 1] for mark in _MARKS):
            return None
        form = laid.forms[index]
        if form in _words().about:
            return index
        masdar = form.startswith("ب") and len(form) > 3 and index in laid.common and index not in laid.mention_at
        masdar = masdar and form not in _words().own_letter
        if claims and masdar:
            return index
    return None


def _verdict(laid: Page, first: int, last: int, at: int, content: int) -> tuple[int, int] | None:
    """Return the words that call a report false: before it ("لا صحة لـ"), or after its content ("عارية عن الصحة")."""
    forms, words = laid.forms, _words()
    if forms[at].startswith("ل"):
        for phrase in words.nothing:
            start = at - len(phrase)
            if start >= first and tuple(forms[start:at]) == phrase:
                return start, at
    for index in range(content + 1, min(last, content + _TO_VERDICT)):
        for phrase in words.untrue:
            if tuple(forms[index : index + len(phrase)]) == phrase:
                return index, index + len(phrase)
    return None


@lru_cache(maxsize=16_384)
def _noun(form: str) -> str:
    """Return a folded word without clitics and article, as the lists have it."""
    for clitic in _CLITICS:
        bare = form.removeprefix(clitic).removeprefix("ال") if form.startswith(clitic) else ""
        if bare in _words().reports:
            return bare
    return form


@cache
def _words() -> _Words:
    data: dict[str, Any] = read_data(_FILE)
    single = ("reports", "claims", "about", "own_letter", "what", "nobody", "towards", "pointers")
    return _Words(
        **{name: frozenset(map(key, data[name])) for name in single},
        untrue=_phrases(data["untrue"]),
        nothing=_phrases(data["nothing"]),
    )


def _phrases(items: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return phrases as folded words, the longest first."""
    return tuple(sorted((tuple(key(item).split()) for item in items), key=len, reverse=True))
