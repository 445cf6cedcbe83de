"""Documents as JSON: the record that `riwaya read` prints a line for.

The first fields are a contract (docs/formats.md): doc, text, outlet, title, author, published, lines, mentions,
quantities, times, claims. More fields may follow; these stay.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import to_builtins

from riwaya.knowledge import is_public
from riwaya.model import Claim, Document, Line, Passage, Published

Record = dict[str, Any]


def document_record(document: Document) -> Record:
    """Return the whole record of a document."""
    article, reading = document.article, document.reading
    return {
        "doc": article.doc,
        "text": article.text,
        "outlet": article.outlet,
        "title": article.title,
        "author": article.author,
        "published": _published(reading.published),
        "lines": [_line(line) for line in article.lines],
        "mentions": _mentions(document),
        "quantities": _records(reading.quantities),
        "times": _records(reading.times),
        "claims": _claims(document),
        "url": article.url,
        "outlet_name": article.outlet_name,
        "reference": article.reference,
        "capture": article.capture,
        "sentences": _records(reading.sentences),
        "ordinals": _records(reading.ordinals),
        "quotations": _records(reading.quotations),
        "reporting": _records(reading.reporting),
    }


def layer_record(document: Document, layers: Sequence[str]) -> Record:
    """Return a record with the chosen layers only (see `LAYERS`)."""
    record: Record = {"doc": document.article.doc}
    for layer in layers:
        record[layer] = LAYERS[layer](document)
        if layer == "quantities":
            record["ordinals"] = _records(document.reading.ordinals)
    return record


def _records(items: Sequence[Passage]) -> list[Record]:
    return [to_builtins(item) for item in items]


def _mentions(document: Document) -> list[Record]:
    """Return the names; `private` marks a person without a public role in what is known, to be kept from others."""
    return [{**to_builtins(one), "private": not is_public(one.entity)} for one in document.reading.mentions]


def _line(line: Line) -> Record:
    return {"n": line.n, "label": line.label, "start": line.start, "end": line.end}


def _published(published: Published) -> Record:
    return {"edtf": published.edtf, "how": published.how, "start": published.start, "end": published.end}


def _words(document: Document) -> list[Record]:
    return [
        {
            "start": word.start,
            "end": word.end,
            "segments": [list(segment) for segment in word.segments],
            "lemma": word.lemma,
            "pos": word.pos,
        }
        for word in document.reading.words
    ]


def _claims(document: Document) -> list[Record]:
    return [_claim(claim) for claim in document.claims]


def _claim(claim: Claim) -> Record:
    record: Record = {
        "id": claim.id,
        "event": claim.event,
        "mode": claim.mode,
        "acled": claim.acled,
        "stance": claim.stance,
        "modality": claim.modality,
        "chain": list(claim.chain),
        "cue": None if claim.cue is None else to_builtins(claim.cue),
        "agent": list(claim.agent),
        "recipient": list(claim.recipient),
        "place": list(claim.place),
        "time": claim.time,
        "figures": list(claim.figures),
        "evidence": to_builtins(claim.evidence),
        "gloss": claim.gloss,
        "gloss_ar": claim.gloss_ar,
        "hops": [to_builtins(hop) for hop in claim.hops],
        "trigger": to_builtins(claim.trigger),
        "territory_change": claim.territory_change,
        "rules": list(claim.rules),
    }
    return record


LAYERS: dict[str, Callable[[Document], list[Record]]] = {
    "words": _words,
    "sentences": lambda document: _records(document.reading.sentences),
    "mentions": _mentions,
    "quantities": lambda document: _records(document.reading.quantities),
    "times": lambda document: _records(document.reading.times),
    "quotations": lambda document: _records(document.reading.quotations),
    "reporting": lambda document: _records(document.reading.reporting),
    "triggers": lambda document: _records(document.reading.triggers),
    "claims": _claims,
}
