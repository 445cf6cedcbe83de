"""The agency whose report a page prints: "روما أ ش أ: …", "القاهرة – رويترز". It is the link before the outlet.

Only a dateline of the text itself credits one, and only one that is not the page's own outlet.
"""

from __future__ import annotations

import re

from riwaya.model import Article, Hop
from riwaya.text.furniture import agency_of
from riwaya.text.outlets import by_name

#: What opens the first paragraph, up to a colon or a dash: a place, or an agency, or both.
_HEAD = re.compile(r"\s*([^:\n.؟!]{2,50}?)\s*(?::|[–—-](?=\s))(?:\s*([^:\n.؟!–—-]{2,25}?)\s*(?::|[–—-](?=\s)))?")
_BRACKETS = re.compile(r"[()\[\]/،]")


def credit(article: Article) -> tuple[Hop, int] | None:
    """Return the agency that a dateline of the page credits, as a link, and the code point where its report begins."""
    for line in article.lines:
        if line.label not in ("dateline", "byline", "body"):
            continue
        words = article.text[line.start : min(line.end, line.start + 80)]
        match = _HEAD.match(words) if line.label == "body" else None
        heads = [words] if line.label != "body" else [] if match is None else [match[1], match[2] or ""]
        for head in heads:
            name = agency_of(" ".join(_BRACKETS.sub(" ", head).strip(" :").split()))
            found = by_name(name) if name is not None else None
            if found is None or not found.id.startswith("agency:"):
                continue
            if found.id == article.outlet:
                return None
            start = line.start + words.index(head)
            return Hop(entity=found.id, kind="agency", start=start, end=start + len(head)), start
        if line.label == "body":
            return None
    return None
