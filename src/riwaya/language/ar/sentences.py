"""Sentences of an article: each lies in one line, ends at a full stop, question or exclamation mark or line end.

A full stop inside a number ("28.4"), an abbreviation ("د. ", "ق.م.", "بي.بي.سي") or between digits does not end a
sentence, and a closing quotation mark after the stop belongs to it. Arabic news strings clauses with "،" and "؛": these
do not cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from riwaya.model import Line, Sentence

# A stop, the marks that may close around it, and then space or the end of the line.
_STOP = re.compile(
    r"[.!?؟…۔]+[\"'”»’)\]\u200f\u200e]*(?=\s|$)"
    r"|(?:(?<=[^\d\s.][\u0621-\u064a])|(?<=[^\d\s.][»”]))\.(?=[\u0621-\u064a]{2})"  # "المعبر.وقال", "المعبر».وقال"
)
# One letter (or a short title) and a stop is an abbreviation: "د. أحمد", "م. 5".
_ABBREVIATION = re.compile(r"(?:^|[\s(\"“«])(?:[^\W\d_]|أ\.د|ق\.م|ص\.ب|Mr|Dr|No)\.$")
# The letters of an agency or station, spelt: "بي.بي.سي", "ايه.تي.في".
_SPELT = re.compile(r"(?<![\w.])[^\W\d_]{1,4}(?:\.[^\W\d_]{1,4}){2,}(?!\w)")


def sentences(text: str, blocks: Sequence[Line]) -> tuple[Sentence, ...]:
    """Return the sentences of the lines in `blocks`, in order."""
    return tuple(sentence for line in blocks for sentence in _of_line(text, line))


def _of_line(text: str, line: Line) -> Iterator[Sentence]:
    start = line.start
    spelt = [match.span() for match in _SPELT.finditer(text, line.start, line.end)]
    for stop in _STOP.finditer(text, line.start, line.end):
        if any(first < stop.start() < last for first, last in spelt):
            continue
        if stop.group() == "." and _ABBREVIATION.search(text[max(start, stop.end() - 8) : stop.end()]):
            continue
        yield from _trimmed(text, start, stop.end(), line)
        start = stop.end()
    yield from _trimmed(text, start, line.end, line)


def _trimmed(text: str, start: int, end: int, line: Line) -> Iterator[Sentence]:
    """Yield the stretch without the spaces around it; a stretch of mere marks is not a sentence."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if any(char.isalnum() for char in text[start:end]):
        yield Sentence(start=start, end=end, text=text[start:end], block=line.n, label=line.label)
