"""Says in lines of text which rules built which value from which words.

Offsets are printed as `12..20`: code points, half-open. What a rule reads is printed beneath its value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from riwaya import pipeline
from riwaya.claims import weighed_parts
from riwaya.claims.attribution import attribute, considered
from riwaya.claims.weighing.choosing import Weighed
from riwaya.errors import UsageError
from riwaya.language.ar.rulebook import describe
from riwaya.model import Capture, Claim, Document, Given, Passage, Quantity, Sentence, TimeExpression
from riwaya.review import NOWHERE
from riwaya.review.written import plain
from riwaya.store import Hit
from riwaya.store.records import Decided, Waiting

Found = TypeVar("Found", bound=Passage)

#: What another source is to a claim, where it says the same words.
_OTHERS = {"said": "has a claim of its own", "beside": "has a claim of its own"}
#: Code points of the text shown on each side of a found passage.
CONTEXT = 50
#: How many candidates for a part are shown, and the share below which one is not worth a line.
WEIGHED = 3
SLIGHT = 0.05


def read_text(text: str, *, reference: str | None = None) -> Document:
    """Read a piece of text as if it were a page.

    Raises:
        SourceError: when there is nothing to read in it.
        UsageError: when the reference is no day.
    """
    content = text.encode("utf-8", "replace")
    capture = Capture(
        doc="text",
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type="text/plain",
        how="argument",
        charset="utf-8",
        given=Given(reference=None if reference is None else _day(reference)),
    )
    return pipeline.read_capture(capture)


def document_lines(document: Document) -> Iterator[str]:
    """Yield the explanation of a whole document, sentence by sentence."""
    article, published = document.article, document.reading.published
    yield f"{article.doc}: {article.title or '(no title)'}"
    yield f"  outlet {article.outlet or 'unknown'}; published {published.edtf or 'unknown'} ({published.how})"
    for sentence in document.reading.sentences:
        yield ""
        yield f"{_at(sentence)} [{sentence.label}] {sentence.text.strip()}"
        yield from (f"  {line}" for line in _values(document, sentence))
        for claim in document.claims:
            if sentence.start <= claim.trigger.start < sentence.end:
                yield f"  claim {claim.id}: {claim.gloss}"
                yield from (f"    {line}" for line in _claim_frame(document, claim))


def claim_lines(document: Document, claim: Claim) -> Iterator[str]:
    """Yield the explanation of one claim: its frame, its words, its rules and what was not taken."""
    yield f"{document.article.doc}#{claim.id}: {claim.gloss}"
    yield f"  {claim.gloss_ar}"
    yield f"  words {_at(claim.evidence)}: {claim.evidence.text}"
    yield from (f"  {line}" for line in _claim_frame(document, claim))
    others = [
        trigger
        for trigger in document.reading.triggers
        if claim.evidence.covers(trigger) and trigger.start != claim.trigger.start
    ]
    for trigger in others:
        yield f"  other trigger {_at(trigger)} {trigger.text}: {trigger.event} {trigger.mode or ''} [{trigger.rule}]"
    yield from (f"  {line}" for line in _sources(document, claim))


def _sources(document: Document, claim: Claim) -> Iterator[str]:
    """Yield who was weighed as the one who says a claim: the attributions of its sentence, taken or not, and why."""
    sentences = [one for one in document.reading.sentences if one.start <= claim.trigger.start < one.end]
    for attribution, reason in considered(
        attribute(document.article, document.reading), claim.trigger.start, claim.trigger.end
    ):
        scope, cue = attribution.scope, attribution.cue
        if not any(scope.start < one.end and one.start < scope.end for one in sentences):
            continue
        who = " > ".join(hop.entity for hop in attribution.hops) or "the outlet, at a distance"
        taken = (claim.cue is None) == (cue is None) and (cue is None or claim.cue == cue)
        head = "source" if taken and reason in ("said", "beside") else "other source"
        words = f" by {_at(cue)} {cue.text}" if cue is not None else ""
        why = "" if head == "source" else f": {_OTHERS.get(reason, reason)}"
        yield f"{head} {who}{words} for {_at(scope)}{why} [{attribution.rule}]"


def hit_lines(hit: Hit, document: Document | None) -> Iterator[str]:
    """Yield a found document: title, outlet, day, the words found in their context, and the claims that answer."""
    yield f"{hit.doc}  {hit.title or ''}  ({hit.outlet or 'unknown outlet'}, {hit.published or 'undated'})"
    if document is None:
        return
    for found in hit.passages:
        yield f"  {_at(found)} {_context(document.article.text, found)}"
    for claim in hit.claims:
        yield f"  #{claim.id} {claim.stance} {claim.event}: {' > '.join(claim.chain)}: {claim.gloss}"
    yield ""


def waiting_lines(waiting: Waiting) -> Iterator[str]:
    """Yield a claim that waits for a decision: its name, why it waits, what it says, and its exact words."""
    stated = waiting.stated
    claim = stated.claim
    yield f"{stated.ref}  {', '.join(waiting.reasons)}"
    yield f"  {claim.stance} {claim.event}: {' > '.join(claim.chain)}: {claim.gloss}"
    yield f"  {claim.evidence.text}"
    yield ""


def decided_line(decided: Decided) -> str:
    """Return a judgement in one line: id, when, who, what on what, with what, why; and where it no longer stands."""
    judgement = decided.judgement
    with_what = judgement.value if judgement.correction is None else " ".join(plain(judgement.correction))
    notes = ("" if decided.active else "withdrawn", "not attached" if decided.how == NOWHERE else "")
    parts = (
        *(judgement.id, judgement.at[:16], judgement.actor, judgement.action, judgement.target.name, with_what),
        *(f"({judgement.reason})" if judgement.reason else "", *(f"[{note}]" for note in notes if note)),
    )
    return "  ".join(part for part in parts if part)


def _day(reference: str) -> str:
    try:
        datetime.fromisoformat(reference)
    except ValueError as error:
        raise UsageError(f"{reference!r} is no day", field="--reference", remedy="write it as 2018-04-24") from error
    return reference


def _values(document: Document, sentence: Sentence) -> Iterator[str]:
    reading = document.reading
    for mention in _inside(reading.mentions, sentence):
        nominal = " (nominal)" if mention.nominal else ""
        yield f"name {_at(mention)} {mention.text} = {mention.entity}{nominal} [{mention.rule}]"
    for time in _inside(reading.times, sentence):
        yield _time(time)
        yield from _reads(time.rule)
    for quantity in _inside(reading.quantities, sentence):
        yield _quantity(quantity)
        yield from _reads(quantity.rule)
    for ordinal in _inside(reading.ordinals, sentence):
        yield f"ordinal {_at(ordinal)} {ordinal.text} = {ordinal.value} [{ordinal.rule}]"
        yield from _reads(ordinal.rule)
    for cue in _inside(reading.reporting, sentence):
        yield f"cue {_at(cue)} {cue.text} = {cue.lemma}, {cue.kind}, {cue.stance} [{cue.rule}]"
    for trigger in _inside(reading.triggers, sentence):
        mode = f" {trigger.mode}" if trigger.mode else ""
        yield f"trigger {_at(trigger)} {trigger.text} = {trigger.event}{mode}, {trigger.form} [{trigger.rule}]"


def _claim_frame(document: Document, claim: Claim) -> Iterator[str]:
    mode = f" {claim.mode}" if claim.mode else ""
    yield f"{claim.stance} {claim.event}{mode} ({claim.modality}); ACLED: {claim.acled or 'none'}"
    yield f"chain: {' > '.join(claim.chain)}"
    if claim.cue is not None:
        yield f"cue {_at(claim.cue)} {claim.cue.text}"
    yield f"trigger {_at(claim.trigger)} {claim.trigger.text}"
    weighed = {one.part: one for one in weighed_parts(document.article, document.reading, claim)}
    for role in ("agent", "recipient", "place"):
        if getattr(claim, role):
            yield f"{role}: {', '.join(getattr(claim, role))}"
        if role in weighed:
            yield from (f"  {line}" for line in _weighed(weighed[role]))
    if claim.time:
        yield f"time: {claim.time}"
    yield from (_quantity(document.reading.quantities[index]) for index in claim.figures)
    yield f"rules: {', '.join(claim.rules)}"


def _weighed(part: Weighed) -> Iterator[str]:
    """Yield who was weighed for a part, likeliest first, with what speaks for and against."""
    ranked = sorted(part.shares.items(), key=lambda one: -one[1])[:WEIGHED]
    for entity, share in ranked:
        if share >= SLIGHT:
            yield f"{share:.2f} {entity or 'nobody'} ({'; '.join(part.because.get(entity, ()))})"


def _time(time: TimeExpression) -> str:
    anchor = f" from {time.anchor}" if time.anchor else ""
    part = f" {time.part}" if time.part else ""
    return f"time {_at(time)} {time.text} = {time.type} {time.value}{part}{anchor} [{time.rule}]"


def _quantity(quantity: Quantity) -> str:
    low, high = ("?" if bound is None else bound for bound in (quantity.low, quantity.high))
    value = f"{low}" if low == high else f"{low}..{high}"
    counted = quantity.counted_lemma or "?"
    meaning = f"{value} {quantity.modifier} × {counted}, {quantity.category}"
    return f"figure {_at(quantity)} {quantity.text} = {meaning} [{quantity.rule}]"


def _reads(rule: str) -> Iterator[str]:
    """Yield what a rule of times or numbers reads, under the value that it built."""
    reads = describe(rule)
    if reads is not None:
        yield f"  {rule} reads {reads}"


def _inside(items: Iterable[Found], sentence: Sentence) -> Iterator[Found]:
    return (item for item in items if sentence.start <= item.start < sentence.end)


def _at(found: Passage) -> str:
    return f"{found.start}..{found.end}"


def _context(text: str, found: Passage) -> str:
    before = text[max(0, found.start - CONTEXT) : found.start]
    after = text[found.end : found.end + CONTEXT]
    return f"…{before}[{found.text}]{after}…".replace("\n", " ")
