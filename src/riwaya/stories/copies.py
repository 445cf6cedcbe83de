"""Finds articles whose text comes from another: verbatim, trimmed, reworded, or in passages.

Eight outlets carry one agency text; one drops the last paragraphs, one changes the verbs of the lead. Candidates are
pairs that share sampled runs of words (the same runs are sampled in every text, so a short copy inside a long article
is found, and the work grows with the number of articles, not of pairs); the verdict is the exact share of common runs.

What is compared is the article without page furniture, folded, punctuation dropped. Same event in other words is not a
copy: that is a story.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from msgspec import Struct

from riwaya.likeness import connected
from riwaya.model import Article, CopyGroup
from riwaya.script import fold
from riwaya.stories.pages import Page

#: Words in a run. Four words in a row are seldom shared by chance; formulas ("صلى الله عليه وسلم") are rare in news.
RUN = 4
#: One run in this many is an index entry.
SAMPLE = 4
#: A run in more texts than this is a formula, or very many copies: then each text is compared with the next few only.
MANY, NEXT = 50, 4
#: What makes a near copy: words in a run, as written but for marks; the share of both texts' runs, or of the shorter's.
WRITTEN_RUN, HALF, MOST = 5, 0.5, 0.8
#: Share of both texts' runs from which nothing was changed, and share of the shorter's from which it is reworded.
VERBATIM, REWORDED = 0.8, 0.6
#: Share of the shorter text's runs, and runs in a row, that make a shared passage a partial copy.
PARTIAL, PASSAGE = 0.15, 16
#: Words in a row that are reported as an aligned passage.
ALIGNED = 8
#: Buckets in which runs are counted first, so that those of one text alone take no room.
_BUCKETS = 1 << 24
_MASK = (1 << 64) - 1

# What an outlet's name ends in and a credit leaves out (folded).
_TRADE = frozenset(("الاخباريه", "الاخباري", "للانباء", "نت", "برس", "نيوز", "اونلاين"))
_WORD = re.compile(r"\w+")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")

Pair = tuple[str, str]


class Shares(Struct, frozen=True, kw_only=True):
    """How much two texts share: the share of the shorter one's runs, of both, and the longest common passage in runs.

    `near` says whether one is a near copy of the other as written, before anything was folded.
    """

    containment: float
    jaccard: float
    longest: int
    near: bool = False


class Copy(Struct, frozen=True, kw_only=True):
    """Two documents of which one is a copy of the other: `a` before `b` by name; `kind` as in `CopyGroup`."""

    a: str
    b: str
    kind: str
    shares: Shares


class Shared(Struct, frozen=True, kw_only=True):
    """A passage that stands in two articles: code points [start, end) of each."""

    start: int
    end: int
    other_start: int
    other_end: int


def pairs(documents: Sequence[Page]) -> tuple[Copy, ...]:
    """Return every pair of documents that share enough of their text, ordered by name."""
    by_doc = {document.article.doc: document for document in documents}
    runs = lru_cache(maxsize=20_000)(lambda doc: _runs(by_doc[doc]))
    written = lru_cache(maxsize=2_000)(lambda doc: _written(by_doc[doc]))
    found = []
    for a, b in sorted(_candidates(documents)):
        shares = _compare(runs(a), runs(b))
        if shares.containment >= PARTIAL:
            shares = _near(shares, written(a), written(b))
            kind = _kind(shares)
            if kind is not None:
                found.append(Copy(a=a, b=b, kind=kind, shares=shares))
    return tuple(found)


def passages(one: Article, other: Article) -> tuple[Shared, ...]:
    """Return the passages of at least `ALIGNED` words that stand in both articles, in the order of the first."""
    ours, theirs = list(_words(one)), list(_words(other))
    where: dict[int, list[int]] = defaultdict(list)
    for at, run in enumerate(_hashes([word for word, _, _ in theirs])):
        where[run].append(at)
    found, done = [], 0
    for at, run in enumerate(_hashes([word for word, _, _ in ours])):
        if at < done or run not in where:
            continue
        start, length = max(((start, _common(ours, theirs, at, start)) for start in where[run]), key=lambda m: m[1])
        if length >= ALIGNED:
            last, other_last = at + length - 1, start + length - 1
            found.append(
                Shared(
                    start=ours[at][1], end=ours[last][2], other_start=theirs[start][1], other_end=theirs[other_last][2]
                )
            )
            done = at + length
    return tuple(found)


def groups(documents: Sequence[Page], copies: Sequence[Copy]) -> tuple[CopyGroup, ...]:
    """Return the groups that whole copies form, each with its most likely source, then the partial copies."""
    by_doc = {document.article.doc: document for document in documents}
    whole = [copy for copy in copies if copy.kind != "partial"]
    of_doc: dict[str, list[Copy]] = defaultdict(list)
    for copy in whole:
        of_doc[copy.a].append(copy)
    merged = tuple(
        _group(sorted(docs), [copy for doc in sorted(docs) for copy in of_doc[doc]], by_doc)
        for docs in connected((copy.a, copy.b) for copy in whole)
    )
    together = {doc: number for number, group in enumerate(merged) for doc in group.docs}
    partial = tuple(
        _group([copy.a, copy.b], [copy], by_doc)
        for copy in copies
        if copy.kind == "partial" and together.get(copy.a, -1) != together.get(copy.b, -2)
    )
    return merged + partial


# --- comparing ----------------------------------------------------------------------------------------------


def _words(article: Article) -> Iterator[tuple[str, int, int]]:
    """Yield the folded words of the article without its title, with their code points."""
    text = article.text
    for line in article.blocks():
        if line.label != "title":
            folded = fold(text[line.start : line.end])
            for match in _WORD.finditer(folded.text):
                start, end = folded.span(match.start(), match.end())
                yield match[0], line.start + start, line.start + end


def _runs(document: Page) -> array[int]:
    """Return a hash for every run of words of the article, in order."""
    text = document.article.text
    lines = (line for line in document.article.blocks() if line.label != "title")
    words = [word for line in lines for word in _WORD.findall(fold(text[line.start : line.end]).text)]
    return _hashes(words)


def _written(document: Page) -> frozenset[int]:
    """Return the hashes of the longer runs of the text as it is written, marks apart."""
    text = document.article.text
    lines = (line for line in document.article.blocks() if line.label != "title")
    words = [word for line in lines for word in _WORD.findall(_MARKS.sub("", text[line.start : line.end]))]
    return frozenset(_hashes(words, WRITTEN_RUN))


def _hashes(words: Sequence[str], length: int = RUN) -> array[int]:
    numbers = [_number(word) for word in words]
    value, top = 0, pow(_BASE, length, 1 << 64)
    found = array("Q")
    for at, number in enumerate(numbers):
        value = (value * _BASE + number) & _MASK
        if at >= length:
            value = (value - numbers[at - length] * top) & _MASK
        if at >= length - 1:
            found.append(value ^ (value >> 29))
    return found


@lru_cache(maxsize=500_000)
def _number(word: str) -> int:
    # Python's own hash differs from process to process; sampling must not.
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


#: Odd, and spread over the bits, so that the order of words counts.
_BASE = 0x9E3779B97F4A7C15


def _candidates(documents: Sequence[Page]) -> set[Pair]:
    """Return the pairs of documents that share at least two sampled runs, or the one that they have."""
    sampled = {document.article.doc: _sampled(document) for document in documents}
    index: dict[int, list[str]] = defaultdict(list)
    several = _several(sampled)
    for doc in sorted(sampled):
        for run in sampled[doc]:
            if several[run % _BUCKETS] > 1:
                index[run].append(doc)
    shared: Counter[Pair] = Counter()
    for docs in index.values():
        if len(docs) > 1:
            shared.update(combinations(docs, 2) if len(docs) <= MANY else _next(docs))
    return {(a, b) for (a, b), count in shared.items() if count >= min(2, len(sampled[a]), len(sampled[b]))}


def _sampled(document: Page) -> array[int]:
    return array("Q", sorted({run for run in _runs(document) if run % SAMPLE == 0}))


def _several(sampled: Mapping[str, Iterable[int]]) -> bytearray:
    """Return, for every bucket of runs, whether none, one or more texts have one of them."""
    counts = bytearray(_BUCKETS)
    for runs in sampled.values():
        for run in runs:
            counts[run % _BUCKETS] = min(2, counts[run % _BUCKETS] + 1)
    return counts


def _next(docs: Sequence[str]) -> Iterator[Pair]:
    return ((doc, other) for at, doc in enumerate(docs) for other in docs[at + 1 : at + 1 + NEXT])


def _compare(one: Sequence[int], other: Sequence[int]) -> Shares:
    a, b = set(one), set(other)
    common = a & b
    shorter = one if len(a) <= len(b) else other
    return Shares(
        containment=len(common) / max(1, min(len(a), len(b))),
        jaccard=len(common) / max(1, len(a | b)),
        longest=_longest(shorter, common),
    )


def _near(shares: Shares, one: frozenset[int], other: frozenset[int]) -> Shares:
    """Return the shares with the verdict on the texts as written."""
    common = len(one & other)
    near = common >= HALF * max(1, len(one | other)) or common >= MOST * max(1, min(len(one), len(other)))
    return Shares(containment=shares.containment, jaccard=shares.jaccard, longest=shares.longest, near=near)


def _longest(runs: Iterable[int], common: set[int]) -> int:
    best = now = 0
    for run in runs:
        now = now + 1 if run in common else 0
        best = max(best, now)
    return best


def _kind(shares: Shares) -> str | None:
    if shares.jaccard >= VERBATIM:
        return "verbatim"
    if shares.near and shares.containment >= MOST:
        return "trimmed"
    if shares.near or shares.containment >= REWORDED:
        return "reworded"
    if shares.containment >= PARTIAL and shares.longest >= PASSAGE:
        return "partial"
    return None


def _common(ours: Sequence[tuple[str, int, int]], theirs: Sequence[tuple[str, int, int]], at: int, start: int) -> int:
    """Return how many words from `at` in the one and `start` in the other are the same."""
    length = 0
    while (
        at + length < len(ours) and start + length < len(theirs) and ours[at + length][0] == theirs[start + length][0]
    ):
        length += 1
    return length


# --- who copied whom ----------------------------------------------------------------------------------------


def _group(docs: list[str], copies: Sequence[Copy], by_doc: dict[str, Page]) -> CopyGroup:
    source = _source([by_doc[doc] for doc in docs])
    kinds = Counter(copy.kind for copy in copies)
    return CopyGroup(
        docs=tuple(docs),
        of=source,
        kind=max(kinds, key=lambda kind: (kinds[kind], kind)),
        agency=_agency([by_doc[doc] for doc in docs]),
        pairs=tuple(_pairs(copies, source)),
    )


def _pairs(copies: Iterable[Copy], source: str) -> Iterator[tuple[str, str, float]]:
    """Yield (copy, source, share) for the pairs with the source, rounded so that output is stable."""
    for copy in copies:
        if source in (copy.a, copy.b):
            yield (copy.b if copy.a == source else copy.a), source, round(copy.shares.containment, 3)


def _source(documents: Sequence[Page]) -> str:
    """Return the most likely source of a group: whom the others credit, the earliest, an agency, the fullest."""
    credited = _credited(documents)
    return min(documents, key=lambda document: (-credited[document.article.doc], *_precedence(document))).article.doc


def _credited(documents: Sequence[Page]) -> Counter[str]:
    """Count the members that name another member's outlet and are not named by it: "المصدر: شبكة بردى"."""
    by_outlet: dict[str, list[Page]] = defaultdict(list)
    for document in documents:
        by_outlet[document.article.outlet or document.article.doc].append(document)
    named = {document.article.doc: _named(document, by_outlet) for document in documents}
    found: Counter[str] = Counter()
    for document in documents:
        own = document.article.outlet or document.article.doc
        for outlet in named[document.article.doc] - {own}:
            found.update(other.article.doc for other in by_outlet[outlet] if own not in named[other.article.doc])
    return found


def _named(document: Page, outlets: Mapping[str, Sequence[Page]]) -> frozenset[str]:
    """Return those of `outlets` that the article names, as a known name or in the words in which the outlet signs."""
    mentioned = document.named & outlets.keys()
    words = f" {' '.join(_WORD.findall(fold(document.article.text).text))} "
    signed = {outlet: {other.article.outlet_name for other in members} for outlet, members in outlets.items()}
    return mentioned | {outlet for outlet, names in signed.items() if any(_stands_in(name, words) for name in names)}


def _stands_in(name: str | None, words: str) -> bool:
    """Whether an outlet's name stands in a text, whole or as it is credited: "شبكة بردى" for "شبكة بردى الإخبارية"."""
    parts = _WORD.findall(fold(name or "").text)
    short = parts[:-1] if len(parts) > 2 and parts[-1] in _TRADE else parts
    return bool(parts) and any(f" {' '.join(form)} " in words for form in (parts, short))


def _precedence(document: Page) -> tuple[bool, str, bool, int, str]:
    """Order the members of a group by how likely each is the source: the earliest, an agency, the fullest.

    A page that does not say when it was published comes after those that do.
    """
    article, published = document.article, document.published
    is_agency = (article.outlet or "").startswith("agency:")
    return published is None, published or "", not is_agency, -len(article.text), article.doc


def _agency(documents: Iterable[Page]) -> str | None:
    """Return the agency that most of these documents name as an origin or are from, if any does."""
    named: Counter[str] = Counter()
    for document in documents:
        entities = document.named | {document.article.outlet or ""}
        named.update(entity for entity in entities if entity.startswith("agency:"))
    return min(named, key=lambda entity: (-named[entity], entity)) if named else None
