"""Reviewed pages as gold: one JSON object a page in the format of the annotation guidelines.

Claims that a person rejected are left out, corrected ones have the person's values. `reviewed` tells of each claim
whether a person decided on it, `complete` of the page whether that holds for all: only such a page can measure how much
is missed. Claims are numbered c1, c2 …; `ledger_id` leads back to the claim in the ledger.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import to_builtins

from riwaya.model import Claim, Document, Mention, Passage, Quantity, TimeExpression

Record = dict[str, Any]


def gold_record(document: Document, statuses: Mapping[str, str], rejected: int) -> Record:
    """Return the record of a page as judged.

    Args:
        document: the page as judged.
        statuses: of each claim that a person decided on, accepted or corrected.
        rejected: how many claims were rejected.
    """
    article, published = document.article, document.reading.published
    return {
        "doc": article.doc,
        "outlet": article.outlet,
        "title": article.title,
        "author": article.author,
        "published": {"edtf": published.edtf, "how": published.how, "start": published.start, "end": published.end},
        "lines": [{"n": line.n, "label": line.label} for line in article.lines],
        "mentions": [_mention(mention) for mention in document.reading.mentions],
        "quantities": [_quantity(quantity) for quantity in document.reading.quantities],
        "times": [_time(time) for time in document.reading.times],
        "claims": [
            _claim(number, claim, reviewed=claim.id in statuses)
            for number, claim in enumerate(document.claims, start=1)
        ],
        "rejected": rejected,
        "complete": all(claim.id in statuses for claim in document.claims),
    }


def _words(found: Passage) -> Record:
    return {"start": found.start, "end": found.end, "text": found.text}


def _mention(mention: Mention) -> Record:
    nominal = {"nominal": True} if mention.nominal else {}
    return {**_words(mention), "type": mention.type, "entity": mention.entity, **nominal}


def _quantity(quantity: Quantity) -> Record:
    fields = ("low", "high", "modifier", "counted", "counted_lemma", "category", "party")
    return {**_words(quantity), **{name: getattr(quantity, name) for name in fields}}


def _time(time: TimeExpression) -> Record:
    part = {"part": time.part} if time.part is not None else {}
    return {**_words(time), "type": time.type, "value": time.value, **part}


def _claim(number: int, claim: Claim, *, reviewed: bool) -> Record:
    plain = ("event", "mode", "acled", "stance", "modality")
    return {
        "id": f"c{number}",
        **{name: getattr(claim, name) for name in plain},
        "chain": list(claim.chain),
        "cue": None if claim.cue is None else to_builtins(claim.cue),
        "agent": list(claim.agent),
        "recipient": list(claim.recipient),
        "place": list(claim.place),
        "time": claim.time,
        "figures": list(claim.figures),
        "evidence": {"start": claim.evidence.start, "end": claim.evidence.end},
        "gloss": claim.gloss,
        "reviewed": reviewed,
        "ledger_id": claim.id,
    }
