"""Finds what a judgement was about in a page that was read again: by id, else by the words that the person saw.

Better rules change ids and offsets, not what stands on the page. A claim is found again by its id, else by its event
type and evidence that overlaps what was seen; words that moved are looked for where they stand now. What cannot be
found is not guessed at: the judgement stays in the ledger and is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from riwaya.model import Article, Claim, Document, Mention, Passage, Target

#: The share of both stretches of evidence together that must be common.
OVERLAP = 0.5

#: How a judgement was attached.
BY_ID, BY_WORDS, NOWHERE = "id", "words", "none"


def claim_now(document: Document, target: Target) -> tuple[Claim | None, str]:
    """Return the claim that a target means in a document as it is read now, and how it was found."""
    by_id = next((claim for claim in document.claims if claim.id == target.claim), None)
    if by_id is not None:
        return by_id, BY_ID
    seen = place(document.article, target.spans[0]) if target.spans else None
    if seen is None:
        return None, NOWHERE
    alike = [(_share(claim.evidence, seen), claim) for claim in document.claims if claim.event == target.event]
    best = max(alike, key=lambda pair: (pair[0], -pair[1].evidence.start), default=(0.0, None))
    return (best[1], BY_WORDS) if best[0] >= OVERLAP else (None, NOWHERE)


def mention_now(document: Document, target: Target) -> tuple[Mention | None, str]:
    """Return the mention that a target means in a document as it is read now, and how it was found."""
    seen = place(document.article, target.spans[0]) if target.spans else None
    if seen is None:
        return None, NOWHERE
    found = next((m for m in document.reading.mentions if (m.start, m.end) == (seen.start, seen.end)), None)
    if found is None:
        return None, NOWHERE
    return found, BY_ID if seen.start == target.spans[0].start else BY_WORDS


def item_now(target: Target, kinds: Mapping[str, str], members: Mapping[str, frozenset[str]]) -> tuple[str | None, str]:
    """Return the dispute, account or story that a target means among those that are there now.

    Args:
        target: what was seen, its `event` being the kind of a dispute.
        kinds: of each item, its kind ("" where it has none).
        members: of each item, its documents or claims.
    """
    if target.item in members:
        return target.item, BY_ID
    seen = frozenset(target.items)
    shares = [
        (len(seen & held) / len(seen | held), name)
        for name, held in members.items()
        if held & seen and kinds.get(name, "") == target.event
    ]
    share, name = max(shares, default=(0.0, ""))
    return (name, BY_WORDS) if share >= OVERLAP else (None, NOWHERE)


def place(article: Article, seen: Passage) -> Passage | None:
    """Return where words that were seen stand now; the place nearest to where they stood, None where they do not."""
    if seen.rereads(article.text):
        return seen
    places = list(_places(article.text, seen.text)) if seen.text else []
    if not places:
        return None
    start = min(places, key=lambda at: abs(at - seen.start))
    return Passage(start=start, end=start + len(seen.text), text=seen.text)


def _places(text: str, words: str) -> Iterable[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _share(one: Passage, other: Passage) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / max(1, max(one.end, other.end) - min(one.start, other.start))
