"""The agency whose report a page prints: "روما أ ش أ: …", "القاهرة – رويترز". It is the link before the outlet.

Only a dateline of the text itself credits one, and only one that is not the page's own outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from riwaya.model import Article, Hop, Reading

#: What opens the first paragraph, up to a colon or a dash: a place, or an agency, or both.
_HEAD = re.compile(r"\s*([^:\n.؟!]{2,50}?)\s*(?::|[–—-](?=\s))(?:\s*([^:\n.؟!–—-]{2,25}?)\s*(?::|[–—-](?=\s)))?")
#: Code points of a line in which its dateline ends, and what may stand beside an agency there.
_TELLS = ("verb", "prep")
_LONGEST, _MARKS = 80, " ()[]/،:–—-«»"


def credit(article: Article, reading: Reading) -> tuple[Hop, int] | None:
    """Return the agency that a dateline of the page credits, as a link, and the code point where its report begins."""
    for start, end in _heads(article):
        if any(start <= cue.start < end and cue.kind != "colon" for cue in reading.reporting):
            continue  # "وقالت رويترز: …"
        if any(start <= word.start < end and word.pos in _TELLS for word in reading.words):
            continue
        for mention in reading.mentions:
            if not mention.entity.startswith("agency:") or not start <= mention.start < mention.end <= end:
                continue
            before, after = article.text[start : mention.start], article.text[mention.end : end]
            if before.strip(_MARKS) and after.strip(_MARKS):
                continue  # it closes or opens the dateline
            if mention.entity == article.outlet:
                return None
            return Hop(entity=mention.entity, kind="agency", start=mention.start, end=mention.end), start
    return None


def _heads(article: Article) -> Iterator[tuple[int, int]]:
    """Yield where datelines stand: on lines of their own, and at the head of the first paragraph."""
    for line in article.lines:
        if line.label in ("dateline", "byline"):
            yield line.start, min(line.end, line.start + _LONGEST)
        elif line.label == "body":
            match = _HEAD.match(article.text[line.start : min(line.end, line.start + _LONGEST)])
            yield from () if match is None else ((line.start, line.start + match.end()),)
            return
