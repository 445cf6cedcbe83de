"""Disputes that a person settled, as schema.org ClaimReview, one JSON object a line.

A machine's reading is no review: only claims of disputes that a person settled or left open stand here, with that
person as the author. A claim of the side that holds is supported, one of another side refuted; where the dispute was
left open, or settled for no side, it is unproven.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from riwaya.export.rows import name_of
from riwaya.model import Collection, Dispute, Document, Judgement

#: Ratings from 1 to 3: value and name.
REFUTED, UNPROVEN, SUPPORTED = (1, "Refuted"), (2, "Unproven"), (3, "Supported")


def claimreview_lines(
    documents: Iterable[Document], collection: Collection, judgements: Iterable[Judgement]
) -> Iterator[str]:
    """Yield a review for each claim of a dispute that somebody judged; the last judgement of a dispute counts."""
    by_doc = {document.article.doc: document for document in documents}
    judged = {one.target.item: one for one in judgements if one.action in ("settle", "leave_open")}
    for dispute in collection.disputes:
        judgement = judged.get(dispute.id)
        if judgement is not None:
            for record in _reviews(dispute, judgement, by_doc):
                yield msgspec.json.encode(record).decode()


def _reviews(dispute: Dispute, judgement: Judgement, documents: Mapping[str, Document]) -> Iterator[dict[str, Any]]:
    for number, side in enumerate(dispute.sides, start=1):
        for ref in side.claims:
            doc, _, name = ref.rpartition("#")
            document = documents.get(doc)
            claim = next((one for one in document.claims if one.id == name), None) if document is not None else None
            if document is None or claim is None:
                continue
            value, called = _rating(judgement, number)
            yield {
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "claimReviewed": claim.gloss,
                "author": {"@type": "Person", "name": judgement.actor},
                "datePublished": judgement.at,
                "reviewBody": judgement.reason or None,
                "reviewRating": {
                    "@type": "Rating",
                    "ratingValue": value,
                    "worstRating": REFUTED[0],
                    "bestRating": SUPPORTED[0],
                    "alternateName": called,
                },
                "itemReviewed": {
                    "@type": "Claim",
                    "name": claim.evidence.text,
                    "author": {"@type": "Thing", "name": name_of(claim.chain[0]) if claim.chain else "unknown"},
                    "datePublished": document.reading.published.edtf,
                    "appearance": {
                        "@type": "CreativeWork",
                        "headline": document.article.title,
                        "url": document.article.url or doc,
                    },
                },
            }


def _rating(judgement: Judgement, side: int) -> tuple[int, str]:
    if judgement.action == "leave_open" or not judgement.value.isdigit():
        return UNPROVEN
    return SUPPORTED if int(judgement.value) == side else REFUTED
