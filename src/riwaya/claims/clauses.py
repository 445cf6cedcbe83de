"""Sentences into clauses: where a proposition begins and ends.

"قتل ثلاثة جنود في تفجير استهدف دورية، بينما انسحب المهاجمون" has two clauses. A clause opens after a comma,
at a relative pronoun, at أن, at a subordinating word, and at و before a verb that tells an event or reports speech.
Each clause keeps what opened it, because that decides whether two events are one ("ما أدى إلى", "الذي استهدف").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Literal

from msgspec import Struct

from riwaya.claims.grammar import Token, grammar
from riwaya.model import Passage
from riwaya.script import key

Opener = Literal["start", "mark", "relative", "that", "subordinate", "and", "result"]

_MARKS = frozenset("،,؛;:")
_COMMAS = frozenset("،,")
#: Words of a time between commas that its expression leaves out ("في وقت مبكر صباح الجمعة").
_AROUND = 3
#: Words at most of a part of those counted before, and the preposition that may lead it in ("من بينهم").
_PART, _OF = 10, key("من")
#: Words before a cue in which the clause that points back begins.
_POINTER = 5
#: Kinds of words that a subject is made of, and how many it has at most.
_NOMINAL, _SUBJECT = frozenset(("noun", "propn", "adj")), 4
_OUTER = "«»\"“”„()[]{}'‘’،,؛;:.…-–—!؟? \n\t\u00a0\u200f\u200e"
#: A word that opens a clause in "غير أن" and negates the next in "شخص من غير محددي الجنسية".
_NOT = key("غير")
#: Spelt like a word of result.
_SITES = frozenset((key("موقعا"), key("موقعة")))


class Clause(Struct, frozen=True):
    """Tokens [first, last) of a sentence, what opened it, and its offsets without outer punctuation."""

    first: int
    last: int
    opener: Opener
    start: int
    end: int


def clauses(
    text: str,
    tokens: Sequence[Token],
    first: int,
    last: int,
    verbs: Collection[int],
    named: Collection[int] = (),
    commas: Collection[int] = (),
    heads: Collection[int] = (),
) -> tuple[Clause, ...]:
    """Divide the tokens [first, last) of a sentence.

    Args:
        verbs: offsets of words that are verbs of events or of speech; و before one of them opens a clause.
        named: offsets of words of names, whatever else they are spelt like ("بان كي مون").
        commas: offsets of commas around a time and colons in one, which open nothing (`dated`).
        heads: offsets of verbs of events and of speech, with or without و.
    """
    opens: list[tuple[int, Opener]] = [(first, "start")]
    for at in range(first + 1, last):
        opener = _opener(tokens, at, first, verbs) if tokens[at].start not in named else None
        if opener == "mark" and tokens[at - 1].start in commas:
            opener = None
        if opener is None and _headed(tokens, at, first, heads):
            opener = "and"
        if opener is not None:
            opens.append((at, opener))
    found = []
    for (at, opener), end in zip(opens, [place for place, _ in opens[1:]] + [last], strict=True):
        span = trim(text, tokens[at].start, tokens[end - 1].end)
        if span is not None:
            found.append(Clause(at, end, opener, *span))
    return tuple(found)


def dated(tokens: Sequence[Token], first: int, last: int, times: Sequence[Passage]) -> frozenset[int]:
    """Return the offsets of the marks of a sentence that open no clause: commas that set off nothing but a time
    ("هاجموا، الجمعة، فندقا") or a part of those counted before ("عشرة أشخاص، بينهم طفلان، قتلوا"), the colon of a clock
    ("عند الساعة 10:35")."""
    marks = [at for at in range(first + 1, last) if tokens[at].key in _COMMAS]
    found = [
        (one, other)
        for one, other in pairwise(marks)
        if other - one - 1 > 0
        and (_only_time(tokens[one + 1 : other], times) or _only_part(tokens[one + 1 : other], tokens[other + 1 :]))
    ]
    clocks = (at for at in range(first + 1, last - 1) if _in_clock(tokens, at))
    return frozenset(tokens[at].start for at in chain(clocks, *found))


def _in_clock(tokens: Sequence[Token], at: int) -> bool:
    """Whether a colon stands between the digits of an hour and its minutes."""
    before, mark, after = tokens[at - 1 : at + 2]
    beside = before.end == mark.start and mark.end == after.start
    return mark.key == ":" and beside and before.key.isdigit() and after.key.isdigit()


def _only_time(inside: Sequence[Token], times: Sequence[Passage]) -> bool:
    """Whether words are a time, with a preposition and a word or two around it."""
    told = [token for token in inside if any(time.start < token.end and token.start < time.end for time in times)]
    rest = [token for token in inside if token not in told]
    return bool(told) and len(rest) <= _AROUND and all(token.pos in ("prep", "noun", "adj") for token in rest)


def _only_part(inside: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether words tell only who some of those are that were counted before, before the verb that tells of all."""
    led = inside[1] if len(inside) > 1 and inside[0].bare == _OF else inside[0]
    parted = (
        len(inside) <= _PART
        and grammar().has("parts", led.bare)
        and all(one is led or one.pos != "verb" for one in inside)
    )
    return parted and bool(behind) and behind[0].pos == "verb" and behind[0].clitics == ""


def clause_at(found: Sequence[Clause], offset: int) -> Clause | None:
    """Return the clause that an offset stands in."""
    return next((clause for clause in found if clause.start <= offset < clause.end), None)


def pointing_clause(
    text: str, tokens: Sequence[Token], sentence: Passage, cue: Passage, event: Passage
) -> tuple[int, int]:
    """Return the clause of a cue that points back at an event: "الذي تبناه التنظيم", "وهو ما نفته الوزارة".

    It begins at its relative pronoun or at a mark; without these near by at the cue, or with its sentence where the
    event stands in another one.
    """
    at = bisect_right(tokens, cue.start, key=lambda one: one.start) - 1
    opens = bisect_right(tokens, sentence.start - 1, key=lambda one: one.start)
    near = range(at, max(opens, at - _POINTER) - 1, -1)
    first = next((place for place in near if _begins(tokens, place)), opens if event.end <= sentence.start else at)
    last = at + 1
    while last < len(tokens) and tokens[last].start < sentence.end and not _ends(tokens[last]):
        last += 1
    return trim(text, tokens[first].start, tokens[last - 1].end) or (cue.start, cue.end)


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause begins at a word: a relative pronoun, or whatever stands behind a mark."""
    return grammar().has("relatives", tokens[at].key) or (at > 0 and tokens[at - 1].key in _MARKS)


def _ends(token: Token) -> bool:
    """Whether a clause ends before a word: a mark, or و before a verb."""
    return token.key in _MARKS or (token.key[:1] == "و" and token.bare != token.key and token.pos == "verb")


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span without outer spaces and punctuation, None when nothing is left."""
    while start < end and text[start] in _OUTER:
        start += 1
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    return (start, end) if start < end else None


def _opener(tokens: Sequence[Token], at: int, first: int, verbs: Collection[int]) -> Opener | None:
    token = tokens[at]
    told = _opening(token.key, token.bare)
    if "relative" in told:
        return "relative"
    if ("result" in told and not _site(tokens, at)) or (token.bare == "ما" and _next(tokens, at, "results")):
        return "result"
    if "that" in told:
        return "that"
    if "subordinate" in told and not _negates(tokens, at):
        return "subordinate"
    if token.key[:1] in "وف" and token.start in verbs:
        return "and"
    if at > first and tokens[at - 1].key in _MARKS:
        return "mark"
    return None


def _headed(tokens: Sequence[Token], at: int, first: int, heads: Collection[int]) -> bool:
    """Whether و leads in a subject with a verb in the present of its own, as headlines go on behind a clause with one
    ("مستوطنون يهاجمون قرى والجيش يعتقل عشرة")."""
    token = tokens[at]
    if token.key[:1] != "و" or token.key == token.bare or token.pos not in _NOMINAL:
        return False
    for one in tokens[at + 1 : at + 1 + _SUBJECT]:
        if one.key[:1] in "يت" and (one.start in heads or one.pos == "verb"):
            return any(other.start in heads or other.pos == "verb" for other in _since_mark(tokens[first:at]))
        if one.pos not in _NOMINAL or one.key != one.bare:
            return False
    return False


def _since_mark(before: Sequence[Token]) -> Sequence[Token]:
    """Return words behind their last mark, or أن and the like ("قال إن الجيش والشرطة تمكنا" has one subject)."""
    words = grammar()
    marks = [at for at, token in enumerate(before) if token.key in _MARKS or words.has("complements", token.key)]
    return before[marks[-1] + 1 :] if marks else before


@lru_cache(maxsize=32_768)
def _opening(spelt: str, bare: str) -> frozenset[Opener]:
    """Return as what a word can open a clause by its form alone, with its conjunction and without."""
    words, found = grammar(), set[Opener]()
    if words.has("relatives", spelt) or words.has("relatives", bare):
        found.add("relative")
    if words.has("results", bare):
        found.add("result")
    if words.has("complements", spelt):
        found.add("that")
    if words.has("subordinators", spelt):
        found.add("subordinate")
    return frozenset(found)


def _negates(tokens: Sequence[Token], at: int) -> bool:
    """Whether غير only negates the word behind it ("محادثات غير مباشرة مع"): "غير أن" opens a clause."""
    return tokens[at].key == _NOT and not _next(tokens, at, "complements")


def _site(tokens: Sequence[Token], at: int) -> bool:
    """Whether "موقعا" is a site ("قصف موقعا للجيش") and does not say what came of something ("موقعا عشرة قتلى")."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    plain = behind is None or not (behind.key.isdigit() or grammar().has("casualties", behind.stem))
    counted = behind is not None and (grammar().has("numbers", behind.bare) or grammar().has("partitives", behind.stem))
    return tokens[at].bare in _SITES and plain and not counted


def _next(tokens: Sequence[Token], at: int, name: str) -> bool:
    return at + 1 < len(tokens) and grammar().has(name, tokens[at + 1].key)
