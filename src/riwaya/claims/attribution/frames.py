"""The records of reading who says what: the sentence being read, where what is said begins, what one cue governs."""

from __future__ import annotations

from msgspec import Struct

from riwaya.model import Hop, Reporting, Sentence


class Stretch(Struct):
    """What one cue governs, before nesting is settled."""

    cue: Reporting
    start: int
    end: int
    own: tuple[Hop, ...]
    rule: str
    back: bool = False
    nests: bool = True
    level: int = 0


def of_line(text: str, start: int, end: int, rule: str) -> Reporting:
    """Return the cue of what no phrase of saying leads in: the head of its line, as a colon before it would."""
    said = text[start:end]
    return Reporting(start=start, end=end, text=said, lemma=":", kind="colon", stance="assert", rule=rule)


class Complement(Struct, frozen=True):
    """Where what is said begins: a code point, the word there, and how it is led in."""

    start: int
    word: int
    how: str


class Place(Struct):
    """The sentence being read: its words [first, last), its passage and the stretches opened in it."""

    first: int
    last: int
    passage: Sentence
    line_end: int
    opened: list[Stretch]
