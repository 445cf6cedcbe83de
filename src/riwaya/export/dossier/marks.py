"""Marks an article's text: one run of characters for each set of values that stand over it.

Spans of mentions, figures, times and claims overlap and nest; HTML elements cannot. So a line is cut at every border,
and each piece knows what stands over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct, structs

from riwaya.model import Claim, Document, Line, Passage


class Piece(Struct, frozen=True, kw_only=True):
    """A run of text with the names of what stands over it: classes for the eye, titles for the pointer, claims."""

    text: str
    classes: tuple[str, ...]
    titles: tuple[str, ...]
    claims: tuple[str, ...]
    anchors: tuple[str, ...] = ()


class Marked(Struct, frozen=True, kw_only=True):
    """A line of an article: the code point it starts at, and its pieces."""

    label: str
    start: int
    pieces: tuple[Piece, ...]


class _Over(Struct, frozen=True):
    start: int
    end: int
    name: str
    title: str
    claim: str | None


def marked_lines(document: Document, *, whole: bool = False) -> tuple[Marked, ...]:
    """Return every line of the article with its values marked; furniture is kept, unmarked.

    `whole` marks quotations and event triggers too.
    """
    found = (*_overs(document), *(_further(document) if whole else ()))
    overs = sorted(found, key=lambda over: (over.start, -over.end))
    anchored: set[str] = set()
    marked = []
    for line in document.article.lines:
        pieces = tuple(_anchored(piece, anchored) for piece in _pieces(document, line, overs))
        marked.append(Marked(label=line.label, start=line.start, pieces=pieces))
    return tuple(marked)


def _anchored(piece: Piece, anchored: set[str]) -> Piece:
    """Return the piece with the claims that begin in it, each of which is led to in one place only."""
    anchors = tuple(claim for claim in dict.fromkeys(piece.claims) if claim not in anchored)
    anchored.update(anchors)
    return structs.replace(piece, anchors=anchors)


def sentence_pieces(document: Document, claim: Claim) -> tuple[Piece, ...]:
    """Return the sentence (or sentences) a claim was read from, its evidence, cue and figures marked."""
    start, end = _around(document, claim.evidence)
    overs = [_Over(claim.evidence.start, claim.evidence.end, "evidence", "", None)]
    if claim.cue is not None:
        start, end = _widened(document, claim.cue, start, end)
        overs.append(_Over(claim.cue.start, claim.cue.end, "cue", "", None))
    for index in claim.figures:
        figure = document.reading.quantities[index]
        overs.append(_Over(figure.start, figure.end, "figure", "", None))
    return tuple(_cut(document.article.text, start, end, overs))


def cut(text: str, start: int, spans: Iterable[tuple[int, int, str]]) -> Iterator[Piece]:
    """Yield the pieces of a stretch of an article that begins at code point `start`; spans are (start, end, class)."""
    end = start + len(text)
    inside = [
        _Over(max(left, start) - start, min(right, end) - start, name, "", None)
        for left, right, name in spans
        if left < end and right > start
    ]
    return _cut(text, 0, len(text), inside)


def _overs(document: Document) -> Iterator[_Over]:
    reading = document.reading
    for mention in reading.mentions:
        yield _Over(mention.start, mention.end, "name", f"{mention.entity} [{mention.rule}]", None)
    for figure in reading.quantities:
        value = f"{figure.low}…{figure.high} {figure.modifier} {figure.counted_lemma or ''} [{figure.rule}]"
        yield _Over(figure.start, figure.end, "figure", value, None)
    for time in reading.times:
        yield _Over(time.start, time.end, "time", f"{time.value} [{time.rule}]", None)
    for claim in document.claims:
        yield _Over(claim.evidence.start, claim.evidence.end, "claim", "", claim.id)
        if claim.cue is not None:
            yield _Over(claim.cue.start, claim.cue.end, "cue", f"{claim.stance} {' > '.join(claim.chain)}", None)


def _further(document: Document) -> Iterator[_Over]:
    for quotation in document.reading.quotations:
        yield _Over(quotation.start, quotation.end, "quote-mark", "", None)
    for trigger in document.reading.triggers:
        yield _Over(
            trigger.start, trigger.end, "trigger", f"{trigger.event} {trigger.mode or ''} [{trigger.rule}]", None
        )


def _pieces(document: Document, line: Line, overs: list[_Over]) -> Iterator[Piece]:
    inside = [over for over in overs if over.start < line.end and over.end > line.start]
    yield from _cut(document.article.text, line.start, line.end, inside)


def _cut(text: str, start: int, end: int, overs: Iterable[_Over]) -> Iterator[Piece]:
    """Yield the pieces of [start, end) between all borders of `overs`."""
    overs = list(overs)
    borders = {start, end}
    borders.update(border for over in overs for border in (over.start, over.end) if start < border < end)
    ordered = sorted(borders)
    for left, right in pairwise(ordered):
        here = [over for over in overs if over.start <= left and right <= over.end]
        yield Piece(
            text=text[left:right],
            classes=tuple(dict.fromkeys(over.name for over in here)),
            titles=tuple(dict.fromkeys(over.title for over in here if over.title)),
            claims=tuple(over.claim for over in here if over.claim),
        )


def _around(document: Document, found: Passage) -> tuple[int, int]:
    """Return the span of the sentences that `found` touches."""
    touched = [sentence for sentence in document.reading.sentences if sentence.overlaps(found)]
    if not touched:
        return found.start, found.end
    return min(found.start, touched[0].start), max(found.end, touched[-1].end)


def _widened(document: Document, cue: Passage, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) with the cue's sentence where it is the neighbour; a far cue is not worth a page of text."""
    first, last = _around(document, cue)
    if last < start - 400 or first > end + 400:
        return start, end
    return min(start, first), max(end, last)
