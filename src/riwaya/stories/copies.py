"""Finds articles whose text comes from another: verbatim, trimmed, reworded, or in passages.

Eight outlets carry one agency text; one drops the last paragraphs, one changes the verbs of the lead. Candidates are
pairs that share sampled runs of words (the same runs are sampled in every text, so a short copy inside a long article
is found, and the work grows with the number of articles, not of pairs); the verdict is the exact share of common runs.

What is compared is the article without page furniture, folded, punctuation dropped. Same event in other words is not a
copy: that is a story.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations

from msgspec import Struct

from riwaya.likeness import connected
from riwaya.model import CopyGroup, Document
from riwaya.script import fold

#: Words in a run. Four words in a row are seldom shared by chance; formulas ("صلى الله عليه وسلم") are rare in news.
RUN = 4
#: One run in this many is an index entry.
SAMPLE = 4
#: A run in more texts than this is a formula or furniture, no sign of copying.
FORMULA = 50
#: Shares of the shorter text's runs that stand in the other.
VERBATIM, TRIMMED, COPIED, PARTIAL = 0.9, 0.8, 0.6, 0.25
#: Runs in a row that make a shared passage of an article worth reporting as a partial copy.
PASSAGE = 25

_WORD = re.compile(r"\w+")


class Shares(Struct, frozen=True, kw_only=True):
    """How much two texts share: the share of the shorter one's runs, of both, and the longest common passage."""

    containment: float
    jaccard: float
    longest: int


class Copy(Struct, frozen=True, kw_only=True):
    """Two documents of which one is a copy of the other: `a` before `b` by name; `kind` as in `CopyGroup`."""

    a: str
    b: str
    kind: str
    shares: Shares


def pairs(documents: Sequence[Document]) -> tuple[Copy, ...]:
    """Return every pair of documents that share enough of their text, ordered by name."""
    texts = {document.article.doc: _runs(document) for document in documents}
    found = []
    for a, b in sorted(_candidates(texts)):
        shares = _compare(texts[a], texts[b])
        kind = _kind(shares)
        if kind is not None:
            found.append(Copy(a=a, b=b, kind=kind, shares=shares))
    return tuple(found)


def groups(documents: Sequence[Document], copies: Sequence[Copy]) -> tuple[CopyGroup, ...]:
    """Return the groups that whole copies form, each with its most likely source, then the partial copies."""
    by_doc = {document.article.doc: document for document in documents}
    whole = [copy for copy in copies if copy.kind != "partial"]
    merged = tuple(_group(sorted(docs), whole, by_doc) for docs in connected((copy.a, copy.b) for copy in whole))
    together = {doc: number for number, group in enumerate(merged) for doc in group.docs}
    partial = tuple(
        _group([copy.a, copy.b], [copy], by_doc)
        for copy in copies
        if copy.kind == "partial" and together.get(copy.a, -1) != together.get(copy.b, -2)
    )
    return merged + partial


# --- comparing ----------------------------------------------------------------------------------------------


def _runs(document: Document) -> list[int]:
    """Return a hash for every run of words of the article, in order."""
    text = document.article.text
    words = [
        word
        for line in document.article.blocks()
        if line.label != "title"
        for word in _WORD.findall(fold(text[line.start : line.end]).text)
    ]
    return [_hash(" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1)]


def _hash(run: str) -> int:
    # Python's own hash differs from process to process; sampling must not.
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")


def _candidates(texts: dict[str, list[int]]) -> set[tuple[str, str]]:
    """Return the pairs of documents that share at least two sampled runs."""
    index: dict[int, list[str]] = defaultdict(list)
    for doc in sorted(texts):
        for run in {run for run in texts[doc] if run % SAMPLE == 0}:
            index[run].append(doc)
    shared: Counter[tuple[str, str]] = Counter()
    for docs in index.values():
        if 1 < len(docs) <= FORMULA:
            shared.update(combinations(docs, 2))
    return {pair for pair, count in shared.items() if count >= 2}


def _compare(one: list[int], other: list[int]) -> Shares:
    a, b = set(one), set(other)
    common = a & b
    shorter = one if len(a) <= len(b) else other
    return Shares(
        containment=len(common) / max(1, min(len(a), len(b))),
        jaccard=len(common) / max(1, len(a | b)),
        longest=_longest(shorter, common),
    )


def _longest(runs: Iterable[int], common: set[int]) -> int:
    best = now = 0
    for run in runs:
        now = now + 1 if run in common else 0
        best = max(best, now)
    return best


def _kind(shares: Shares) -> str | None:
    if shares.jaccard >= TRIMMED:
        return "verbatim"
    if shares.containment >= VERBATIM:
        return "trimmed"
    if shares.containment >= COPIED:
        return "reworded"
    if shares.containment >= PARTIAL and shares.longest >= PASSAGE:
        return "partial"
    return None


# --- who copied whom ----------------------------------------------------------------------------------------


def _group(docs: list[str], copies: Sequence[Copy], by_doc: dict[str, Document]) -> CopyGroup:
    inside = [copy for copy in copies if copy.a in docs and copy.b in docs]
    source = min(docs, key=lambda doc: _precedence(by_doc[doc]))
    kinds = Counter(copy.kind for copy in inside)
    return CopyGroup(
        docs=tuple(docs),
        of=source,
        kind=max(kinds, key=lambda kind: (kinds[kind], kind)),
        agency=_agency([by_doc[doc] for doc in docs]),
        pairs=tuple(_pairs(inside, source)),
    )


def _pairs(copies: Iterable[Copy], source: str) -> Iterator[tuple[str, str, float]]:
    """Yield (copy, source, share) for the pairs with the source, rounded so that output is stable."""
    for copy in copies:
        if source in (copy.a, copy.b):
            yield (copy.b if copy.a == source else copy.a), source, round(copy.shares.containment, 3)


def _precedence(document: Document) -> tuple[bool, str, bool, int, str]:
    """Order the members of a group by how likely each is the source: the earliest, an agency, the fullest.

    A page that does not say when it was published comes after those that do.
    """
    article, published = document.article, document.reading.published.edtf
    is_agency = (article.outlet or "").startswith("agency:")
    return published is None, published or "", not is_agency, -len(article.text), article.doc


def _agency(documents: Iterable[Document]) -> str | None:
    """Return the agency that most of these documents name as an origin or are from, if any does."""
    named: Counter[str] = Counter()
    for document in documents:
        entities = {mention.entity for mention in document.reading.mentions} | {document.article.outlet or ""}
        named.update(entity for entity in entities if entity.startswith("agency:"))
    return min(named, key=lambda entity: (-named[entity], entity)) if named else None
