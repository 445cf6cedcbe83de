"""What an annotated sentence teaches: who of the candidates of a proposition plays which part.

An annotation names trigger words and the words of each party by their offsets in a text; `learned` sets them beside
what the grammar proposes for the same sentence. A party that stands outside the sentence teaches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, structs

from riwaya.claims.attribution import attribute
from riwaya.claims.drafts import Context, Draft, beside, drafts, staged
from riwaya.claims.events import Proposition
from riwaya.claims.grammar import tokens
from riwaya.claims.parts.candidates import Candidate, candidates, observed
from riwaya.claims.weighing.choosing import PARTS
from riwaya.claims.weighing.learning import Choice, fit
from riwaya.model import Article, Passage, Reading

Span = tuple[int, int]
#: Characters behind a trigger in which an adjective of origin belongs to it.
_ADJECTIVE = 25


class Told(Struct, frozen=True, kw_only=True):
    """A claim of an annotation: its type, trigger words, and the words of each party (None: outside the sentence)."""

    event: str
    triggers: tuple[Span, ...]
    agent: tuple[Span | None, ...] = ()
    recipient: tuple[Span | None, ...] = ()
    place: tuple[Span | None, ...] = ()


class Lesson(Struct, frozen=True):
    """A text as it was read, and the claims that an annotator found in it."""

    article: Article
    reading: Reading
    claims: tuple[Told, ...]


def learned(lessons: Iterable[Lesson]) -> dict[str, dict[str, float]]:
    """Return the weights that the lessons teach, by part."""
    taught: dict[str, list[Choice]] = {part: [] for part in PARTS}
    for lesson in lessons:
        for draft in _drafts(lesson):
            claim = _match(draft.one, lesson.claims)
            if claim is not None:
                for part, choice in _parts(draft, claim):
                    taught[part].append(choice)
    return {part: fit(found) for part, found in taught.items()}


def _drafts(lesson: Lesson) -> Iterator[Draft]:
    """Yield what the grammar proposes for a lesson."""
    article, reading = lesson.article, lesson.reading
    whole = Context(article, reading, tokens(reading.words), attribute(article, reading), {})
    for sentence, near in beside(reading.sentences, whole.attributions):
        here = structs.replace(whole, attributions=near)
        yield from drafts(here, sentence, staged(here, sentence))


def _holds(claim: Told, trigger: Passage) -> bool:
    return any(_meet(trigger, span) for span in claim.triggers)


def _meet(passage: Passage, span: Span) -> bool:
    return passage.start < span[1] and span[0] < passage.end


def _match(one: Proposition, claims: Sequence[Told]) -> Told | None:
    """Return the claim of a proposition's type that shares most trigger words with it, its head first."""

    def rank(claim: Told) -> tuple[bool, int]:
        return _holds(claim, one.head), sum(_holds(claim, each) for each in one.triggers)

    return max((claim for claim in claims if claim.event == one.event and rank(claim)[1]), key=rank, default=None)


def _parts(draft: Draft, claim: Told) -> Iterator[tuple[str, Choice]]:
    """Yield for each part the choice among the candidates."""
    found = candidates(draft.one, draft.view)
    rows = tuple(map(tuple, observed(draft.one, found, draft.view, draft.ruled)))
    for part in PARTS:
        spans: tuple[Span | None, ...] = getattr(claim, part)
        inside = [span for span in spans if span is not None]
        if len(inside) < len(spans):
            continue
        groups = [_named(found, draft, span) for span in inside]
        right = ((0,),) if not inside else tuple(group for group in groups if group)
        if right:
            yield part, Choice(rows, right)


def _named(found: Sequence[Candidate], draft: Draft, span: Span) -> tuple[int, ...]:
    """Return the options (0 is nobody) that the words at a span name."""
    items = [
        at
        for at, candidate in enumerate(found, start=1)
        if candidate.item is not None and candidate.item.start < span[1] and span[0] < candidate.item.end
    ]
    if items:
        entities = {found[at - 1].entity for at in items}
        return tuple(
            at
            for at, candidate in enumerate(found, start=1)
            if at in items or (candidate.item is None and candidate.entity in entities)
        )
    head = draft.one.head
    if head.start <= span[0] < head.end + _ADJECTIVE:
        return tuple(at for at, candidate in enumerate(found, start=1) if candidate.item is None)
    return ()
