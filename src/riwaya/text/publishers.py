"""The organisation that speaks on a page which no outlet printed: a monitor, an archive, a relief body.

    "تمكن المركز من تحديد الموقع … قام المركز بتحليل الصور"     a known organisation that tells of its own research
    "تحققنا من المقطع"، "وهذا يقودنا للاستنتاج"                  one that says "we" and stays unnamed
    "- الموقع: … - التاريخ: … - القتلى: …"، "الغارة1. … المبنى2."   a report by its form: incident box, notes

What is known of it is its name, or only that it is no outlet: then the id is `ngo:unidentified-004`, so that nobody
takes the page for press.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from riwaya import knowledge
from riwaya.data import read_data
from riwaya.model import Line
from riwaya.script import key

#: Acts of research by one organisation that make the page its own; one is enough beside a "we".
_ACTS = 2
#: Fields of an incident box, and rising numbers of notes, that make a page a report.
_BOX, _NOTES = 3, 2
_MARKS = re.compile(r"[«»“”\"]")
#: Code points of a paragraph that are looked at.
_LONGEST = 20_000
_QUOTED = re.compile(r"[«“\"][^«»“”\"\n]*[»”\"]")
#: A note's number stands right behind a word of two letters or more, before a full stop or the next word.
_NOTE = re.compile(r"[^\W\d_]{2}[\"”»]?(\d{1,2})(?=[.\s،])")
_FIELD = re.compile(r"^[\s\-–•*]*([^\W\d_]+(?: [^\W\d_]+){0,3}) ?:")
_KINDS = ("ngo:", "intl:")


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of publishers.yaml, folded."""

    research: tuple[str, ...]
    teams: tuple[str, ...]
    first_person: tuple[str, ...]
    saying: tuple[str, ...]
    fields: tuple[str, ...]


def organisation(text: str, lines: Sequence[Line]) -> str | None:
    """Return the id of the known organisation that tells of its own research, or None."""
    acts: Counter[str] = Counter()
    for part in _paragraphs(text, lines):
        part = key(_MARKS.sub("", part))
        for match in _research().finditer(part):
            found = _names().get(_named(part[match.end() :]))
            if found is not None:
                acts[found] += 1
    most = acts.most_common(1)
    if not most or most[0][1] < (1 if _says_we(text, lines) else _ACTS):
        return None
    return most[0][0]


def is_report(text: str, lines: Sequence[Line]) -> bool:
    """Whether a page is an organisation's own report by its form or its "we"."""
    return _says_we(text, lines) or _has_box(text, lines) or _has_notes(text, lines)


def is_field(words: str) -> bool:
    """Whether words before a colon name a field of a report ("التاريخ") and so nobody."""
    first, *_ = key(words).strip(" -–•*").split() or [""]
    return first in _words().fields


def _says_we(text: str, lines: Sequence[Line]) -> bool:
    """Whether a paragraph without quotation or verb of saying tells of research in the first person."""
    words = _words()
    for part in _paragraphs(text, lines):
        if ":" in part:
            continue
        folded = f" {key(_QUOTED.sub(' ', part))} "
        said = any(f" {form} " in folded or f" و{form} " in folded for form in words.saying)
        if not said and _first_person().search(folded):
            return True
    return False


def _has_box(text: str, lines: Sequence[Line]) -> bool:
    labels = (_FIELD.match(text[line.start : min(line.end, line.start + 60)]) for line in lines)
    return sum(label is not None and is_field(label[1]) for label in labels) >= _BOX


def _has_notes(text: str, lines: Sequence[Line]) -> bool:
    """Whether the numbers of notes stand behind words of the text, rising from 1."""
    wanted = 1
    for number in _numbers(text, lines):
        wanted += number == wanted
    return wanted > _NOTES


def _numbers(text: str, lines: Sequence[Line]) -> Iterator[int]:
    for part in _paragraphs(text, lines):
        yield from (int(match[1]) for match in _NOTE.finditer(part))


def _paragraphs(text: str, lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        if line.label == "body":
            yield text[line.start : min(line.end, line.start + _LONGEST)]


def _named(rest: str) -> str:
    """Return the longest known name with which words begin."""
    words = rest.split()[:8]
    return next((name for size in range(len(words), 0, -1) if (name := " ".join(words[:size])) in _names()), "")


@cache
def _names() -> dict[str, str]:
    """Return the names of organisations, folded."""
    known = knowledge.load().entities.values()
    return {
        key(name): one.id for one in known if one.id.startswith(_KINDS) for name in (one.ar, *one.forms) if " " in name
    }


@cache
def _research() -> re.Pattern[str]:
    verbs, teams = "|".join(_words().research), "|".join(_words().teams)
    return re.compile(rf"(?<!\w)[وف]?(?:{verbs}) (?:(?:{teams}) )?")


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(
        rf" و?(?:لم )?(?:{'|'.join(form if form.endswith(' ب') else form + ' ' for form in _words().first_person)})"
    )


@cache
def _words() -> _Words:
    data = read_data(Path(__file__).with_name("publishers.yaml"))
    return msgspec.convert({group: [key(form) for form in forms] for group, forms in data.items()}, _Words)
