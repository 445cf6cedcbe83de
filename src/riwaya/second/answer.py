"""What a model may answer: strict records, each proposal judged on its own.

A field too many, a stance that does not exist, a list without end: the proposal is refused with the reason, the others
are read on. Only an answer that holds no list of proposals at all is given up.
"""

from __future__ import annotations

import re
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from riwaya.errors import RiwayaError
from riwaya.model import Modality, Stance

#: More proposals than this are no reading of an article.
MOST = 300

_FENCED = re.compile(r"\A\s*```\w*\s*\n(.*)\n\s*```\s*\Z", re.DOTALL)
_THOUGHT = "</think>"

Words = Annotated[str, Meta(min_length=1, max_length=400)]
Clauses = Annotated[str, Meta(min_length=1, max_length=2_000)]
Several = Annotated[tuple[Words, ...], Meta(max_length=20)]


class AnswerError(RiwayaError):
    """The second reader gave nothing usable for a page; the page keeps the claims it has."""


class Answer(Struct, frozen=True):
    """What a model said of a page, untouched, and which model it was."""

    model: str
    content: str


class Refusal(Struct, frozen=True):
    """A proposal that did not enter: its number in the answer (from 1), the field and the reason, the words quoted."""

    proposal: int
    field: str
    reason: str
    words: str = ""

    def __str__(self) -> str:
        quoted = f": {printable(self.words)!r}" if self.words else ""
        return f"proposal {self.proposal}, {self.field}: {self.reason}{quoted}"


class ProposedHop(Struct, frozen=True, forbid_unknown_fields=True):
    """A link of the chain in words of the article, and whom it speaks for."""

    words: Words
    speaks_for: Words | None = None


class Proposal(Struct, frozen=True, forbid_unknown_fields=True):
    """A claim as a model proposes it: words of the article and names of our types, nothing else."""

    sentence: int
    evidence: Clauses
    trigger: Words
    event: Words
    stance: Stance
    modality: Modality = "actual"
    mode: Words | None = None
    cue: Words | None = None
    chain: Annotated[tuple[ProposedHop, ...], Meta(max_length=6)] = ()
    agent: Several = ()
    recipient: Several = ()
    place: Several = ()
    time: Words | None = None
    figures: Several = ()


class _Answer(Struct, frozen=True):
    claims: list[msgspec.Raw]


def parse(content: str) -> tuple[tuple[tuple[int, Proposal], ...], tuple[Refusal, ...]]:
    """Return the proposals of an answer with their numbers, and those that are not of the agreed form.

    Raises:
        AnswerError: when the answer is no JSON object with a list of claims.
    """
    good: list[tuple[int, Proposal]] = []
    bad: list[Refusal] = []
    raw = _claims(content)
    for number, item in enumerate(raw[:MOST], start=1):
        try:
            good.append((number, msgspec.json.decode(item, type=Proposal)))
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            bad.append(Refusal(number, "form", printable(str(error), 200)))
    if len(raw) > MOST:
        bad.append(Refusal(MOST + 1, "form", f"{len(raw) - MOST} proposals beyond the first {MOST} were not read"))
    return tuple(good), tuple(bad)


def printable(text: str, most: int = 80) -> str:
    """Return text that is safe to show on a terminal: no control characters, not long."""
    plain = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text[:most])
    return plain + "…" if len(text) > most else plain


def _claims(content: str) -> list[msgspec.Raw]:
    """Return the list of claims in an answer, taken out of a code fence and from behind thoughts."""
    text = content.rpartition(_THOUGHT)[2]
    fenced = _FENCED.match(text)
    try:
        return msgspec.json.decode(fenced[1] if fenced else text, type=_Answer).claims
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise AnswerError(f"the answer is not the JSON that was asked for: {printable(str(error), 200)}") from error
