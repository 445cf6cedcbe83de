"""Claims as W3C Web Annotations, one JSON object a line: what a stretch of a page was read as, and by which rules.

The target is the page with two selectors for the evidence, its position in code points and its words with what stands
around them; the body is the claim. Anything that shows annotations can put a claim on its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from riwaya.export.rows import frame
from riwaya.model import Claim, Document, Passage

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Code points of text before and after the words, for finding them on a page that changed.
AROUND = 32


def webannotation_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Yield an annotation for each claim."""
    for document in documents:
        for claim in document.claims:
            yield msgspec.json.encode(_annotation(document, claim)).decode()


def _annotation(document: Document, claim: Claim) -> dict[str, Any]:
    article = document.article
    return {
        "@context": CONTEXT,
        "id": f"urn:riwaya:claim:{article.id}:{claim.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"id": "urn:riwaya", "type": "Software", "name": "Riwaya"},
        "body": [
            {"type": "TextualBody", "purpose": "describing", "value": claim.gloss, "language": "en"},
            {"type": "TextualBody", "purpose": "describing", "value": claim.gloss_ar, "language": "ar"},
            {
                "type": "Dataset",
                "purpose": "classifying",
                **frame(claim),
                "figures": [document.reading.quantities[index].text for index in claim.figures],
                "rules": list(claim.rules),
            },
        ],
        "target": {
            "source": article.url or article.doc,
            "state": {"type": "TimeState", "cached": f"urn:sha256:{article.capture}"},
            "selector": _selectors(article.text, claim.evidence),
        },
    }


def _selectors(text: str, words: Passage) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": words.start, "end": words.end},
        {
            "type": "TextQuoteSelector",
            "exact": words.text,
            "prefix": text[max(0, words.start - AROUND) : words.start],
            "suffix": text[words.end : words.end + AROUND],
        },
    ]
