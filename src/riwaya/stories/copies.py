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
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations, islice, product
from urllib.parse import urlsplit

from msgspec import Struct

from riwaya.likeness import Groups, Regrouped
from riwaya.model import Article, CopyGroup
from riwaya.script import fold
from riwaya.shelf import MemoryShelf, Shelf
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
#: Bytes of a run in the table.
_WIDTH = 8
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


class Changes(Struct, frozen=True, kw_only=True):
    """What adding and removing documents changed: pairs and groups that are no more, and new ones."""

    gone: tuple[Copy, ...]
    made: tuple[Copy, ...]
    groups_gone: tuple[CopyGroup, ...]
    groups_made: tuple[CopyGroup, ...]


class Crowd:
    """A crowded run while it changes: those that had it before it was crowded, whether others have it, what moved."""

    def __init__(self, before: Sequence[str] = (), *, has_others: bool = True) -> None:
        self.before, self.has_others = before, has_others
        self.moved: list[str] = []


class Copies:
    """The copies of a growing collection. A document is compared with those that share sampled runs, and with no other.

    Tables: `pages`, what is kept of each document (others fill it); `sampled`, its sampled runs; `pairs`, its copies.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._pages: MutableMapping[str, Page] = shelf.table("pages", Page)
        self._sampled: MutableMapping[str, bytes] = shelf.table("sampled", bytes)
        self._pairs: MutableMapping[str, dict[str, Copy]] = shelf.table("pairs", dict[str, Copy])
        self._records: MutableMapping[str, CopyGroup] = shelf.table("copies", CopyGroup)
        self._partial: MutableMapping[str, tuple[str, ...]] = shelf.table("passages", tuple[str, ...])
        self._runs = shelf.postings("runs")
        self._whole = Groups(shelf, "whole")

    def update(self, added: Sequence[str], removed: Collection[str]) -> Changes:
        """Bring the copies up to date.

        Args:
            added: documents whose pages are in the table now, those among them that replace an earlier page too.
            removed: documents that were there before and are gone or replaced.
        """
        gone: list[Copy] = []
        crowded = self._take_off(removed, gone)
        self._put_in(added, crowded)
        made = list(self._found(added))
        self._recount(crowded, set(added), gone, made)
        for copy in made:
            self._set(copy)
        regrouped = self._whole.update()
        before_groups = self._forget(regrouped, gone, made)
        now = dict(self._records_of(regrouped, gone, made))
        self._records.update(now)
        return Changes(
            gone=tuple(gone),
            made=tuple(made),
            groups_gone=tuple(group for key, group in before_groups.items() if now.get(key) != group),
            groups_made=tuple(group for key, group in now.items() if before_groups.get(key) != group),
        )

    def of(self, doc: str) -> Mapping[str, Copy]:
        """Return the copies of a document, by the other one."""
        return self._pairs.get(doc, {})

    def pairs(self) -> list[Copy]:
        """Return every pair, ordered by name."""
        found = (copy for doc, copies in self._pairs.items() for copy in copies.values() if copy.a == doc)
        return sorted(found, key=lambda copy: (copy.a, copy.b))

    def groups(self) -> list[CopyGroup]:
        """Return every group: those of whole copies, then the passages that two documents share."""
        return sorted(self._records.values(), key=lambda group: (group.kind == "partial", group.docs))

    # --- the index of runs --------------------------------------------------------------------------------

    def _take_off(self, removed: Iterable[str], gone: list[Copy]) -> dict[int, Crowd]:
        """Take documents out; return the crowded runs that this touches."""
        crowds: dict[int, Crowd] = {}
        for doc in sorted(removed):
            for run in self._sample(doc):
                if len(self._runs.all(run)) > MANY:
                    crowds.setdefault(run, Crowd()).moved.append(doc)
                self._runs.drop(run, (0.0, doc))
            for copy in list(self._pairs.get(doc, {}).values()):
                self._unset(copy)
                gone.append(copy)
            self._pairs.pop(doc, None)
            self._whole.remove(doc)
            del self._sampled[doc]
        return crowds

    def _put_in(self, added: Sequence[str], crowds: dict[int, Crowd]) -> None:
        new = set(added)
        for doc in added:
            runs = _sampled(self._pages[doc])
            self._sampled[doc] = runs.tobytes()
            entry = (0.0, doc)
            for run in runs:
                there = self._runs.all(run)
                if len(there) >= MANY:
                    if run not in crowds:
                        others = [other for _, other in there[:MANY] if other not in new]
                        crowds[run] = Crowd(others if len(there) == MANY else (), has_others=bool(others))
                    crowds[run].moved.append(doc)
                self._runs.add(run, entry)
            self._whole.add(doc)

    def _partners(self, run: int, doc: str) -> list[str]:
        """Return the documents that a run pairs with `doc`: all that have it, or the next few where very many do."""
        there = self._runs.all(run)
        if len(there) <= MANY:
            return [other for _, other in there if other != doc]
        at = bisect_left(there, (0.0, doc))
        return [other for _, other in (*there[max(0, at - NEXT) : at], *there[at + 1 : at + 1 + NEXT])]

    def _unsettled(self, run: int, crowd: Crowd, new: set[str]) -> Iterator[Pair]:
        """Yield the pairs of other documents that a crowded run may pair now, or no longer."""
        there = self._runs.all(run)
        if len(there) <= MANY:
            yield from combinations([doc for _, doc in there if doc not in new], 2)
            return
        yield from combinations([doc for doc in crowd.before if doc in self._sampled], 2)
        for doc in crowd.moved if crowd.has_others else ():
            at = bisect_left(there, (0.0, doc))
            left = (there[place][1] for place in range(at - 1, -1, -1) if there[place][1] not in new)
            right = (there[place][1] for place in range(at, len(there)) if there[place][1] not in new)
            for (near, one), (far, other) in product(enumerate(islice(left, NEXT)), enumerate(islice(right, NEXT))):
                # A single one that came or went moves apart, or together, those that it stands between by just so much.
                if len(crowd.moved) > 1 or near + far + 1 == NEXT:
                    yield one, other

    def _sample(self, doc: str) -> array[int]:
        runs = array("Q")
        runs.frombytes(self._sampled[doc])
        return runs

    # --- candidates and verdicts --------------------------------------------------------------------------

    def _found(self, added: Sequence[str]) -> Iterator[Copy]:
        """Yield the copies among the new documents and between them and the others, each once."""
        new = set(added)
        verdict = _Verdicts(self._pages)
        for doc in sorted(added):
            shared: Counter[str] = Counter()
            for run in self._sample(doc):
                shared.update(self._partners(run, doc))
            for other, count in sorted(shared.items()):
                if (other > doc or other not in new) and count >= self._enough(doc, other):
                    copy = verdict(min(doc, other), max(doc, other))
                    if copy is not None:
                        yield copy

    def _recount(self, crowds: Mapping[int, Crowd], new: set[str], gone: list[Copy], made: list[Copy]) -> None:
        """Look again at pairs of other documents where a run is crowded now, or no longer, or its order changed."""
        changed = {pair for run, crowd in crowds.items() for pair in self._unsettled(run, crowd, new)}
        verdict = _Verdicts(self._pages)
        for a, b in sorted(changed):
            is_candidate = self._count(a, b) >= self._enough(a, b)
            copy = self._pairs.get(a, {}).get(b)
            if copy is not None and not is_candidate:
                self._unset(copy)
                gone.append(copy)
            found = verdict(a, b) if copy is None and is_candidate else None
            if found is not None:
                made.append(found)

    def _enough(self, a: str, b: str) -> int:
        return min(2, len(self._sampled[a]) // _WIDTH, len(self._sampled[b]) // _WIDTH)

    def _count(self, a: str, b: str) -> int:
        """Return how many runs pair two documents."""
        common = set(self._sample(a)) & set(self._sample(b))
        return sum(b in self._partners(run, a) for run in common)

    def _set(self, copy: Copy) -> None:
        for doc, other in ((copy.a, copy.b), (copy.b, copy.a)):
            self._pairs[doc] = {**self._pairs.get(doc, {}), other: copy}
        if copy.kind != "partial":
            self._whole.link(copy.a, copy.b, 1.0)

    def _unset(self, copy: Copy) -> None:
        for doc, other in ((copy.a, copy.b), (copy.b, copy.a)):
            left = {name: one for name, one in self._pairs[doc].items() if name != other}
            if left:
                self._pairs[doc] = left
            else:
                del self._pairs[doc]
        self._whole.link(copy.a, copy.b, None)

    # --- groups -------------------------------------------------------------------------------------------

    def _forget(self, regrouped: Regrouped, gone: Iterable[Copy], made: Iterable[Copy]) -> dict[str, CopyGroup]:
        """Take away the groups that documents of the changed ones are in, and return them."""
        keys = {group[0] for group in regrouped.gone}
        for doc in self._changed(regrouped, gone, made):
            for other in self._partial.pop(doc, ()):
                keys.add(_key(doc, other))
                left = tuple(one for one in self._partial.get(other, ()) if one != doc)
                if left:
                    self._partial[other] = left
                else:
                    self._partial.pop(other, None)
        return {key: self._records.pop(key) for key in sorted(keys) if key in self._records}

    def _records_of(
        self, regrouped: Regrouped, gone: Iterable[Copy], made: Iterable[Copy]
    ) -> Iterator[tuple[str, CopyGroup]]:
        """Yield the groups that documents of the changed ones are in, each under its key."""
        for docs in regrouped.made:
            if len(docs) > 1:
                whole = (copy for doc in docs for copy in self.of(doc).values() if copy.a == doc)
                copies = [copy for copy in whole if copy.kind != "partial"]
                yield docs[0], _group(docs, sorted(copies, key=_names), self._pages)
        done: set[str] = set()
        for doc in sorted(self._changed(regrouped, gone, made)):
            for other, copy in self.of(doc).items():
                key = _key(doc, other)
                if copy.kind == "partial" and key not in done and self._whole.first(doc) != self._whole.first(other):
                    done.add(key)
                    for one, two in ((doc, other), (other, doc)):
                        self._partial[one] = tuple(sorted({*self._partial.get(one, ()), two}))
                    yield key, _group((copy.a, copy.b), [copy], self._pages)

    def _changed(self, regrouped: Regrouped, gone: Iterable[Copy], made: Iterable[Copy]) -> set[str]:
        grouped = {doc for group in (*regrouped.gone, *regrouped.made) for doc in group}
        return grouped | {doc for copy in (*gone, *made) for doc in (copy.a, copy.b)}


def _names(copy: Copy) -> Pair:
    return copy.a, copy.b


def _key(doc: str, other: str) -> str:
    return "\n".join(sorted((doc, other)))


def pairs(documents: Sequence[Page]) -> tuple[Copy, ...]:
    """Return every pair of documents that share enough of their text, ordered by name."""
    shelf = MemoryShelf()
    shelf.table("pages", Page).update((page.article.doc, page) for page in documents)
    found = Copies(shelf)
    found.update([page.article.doc for page in documents], ())
    return tuple(found.pairs())


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


def _sampled(document: Page) -> array[int]:
    return array("Q", sorted({run for run in _runs(document) if run % SAMPLE == 0}))


class _Verdicts:
    """Compares two documents exactly; what was made of a text is kept for a while."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self._pages = pages
        self._runs = lru_cache(maxsize=20_000)(lambda doc: _runs(pages[doc]))
        self._written = lru_cache(maxsize=2_000)(lambda doc: _written(pages[doc]))

    def __call__(self, a: str, b: str) -> Copy | None:
        shares = _compare(self._runs(a), self._runs(b))
        if shares.containment < PARTIAL:
            return None
        shares = _near(shares, self._written(a), self._written(b))
        kind = _kind(shares)
        if kind is not None and shares.near and _is_one_page(self._pages[a].article, self._pages[b].article):
            kind = "version"
        return None if kind is None else Copy(a=a, b=b, kind=kind, shares=shares)


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


def _group(docs: Sequence[str], copies: Sequence[Copy], pages: Mapping[str, Page]) -> CopyGroup:
    members = [pages[doc] for doc in docs]
    source = _source(members)
    kinds = Counter(copy.kind for copy in copies)
    return CopyGroup(
        docs=tuple(docs),
        of=source,
        kind=max(kinds, key=lambda kind: (kinds[kind], kind)),
        agency=_agency(members),
        pairs=tuple(_pairs(copies, source)),
        versions=tuple(_versions(copies, pages)),
    )


def _versions(copies: Iterable[Copy], pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """Yield (older, newer) for the versions of one page; where the days do not tell, the names do."""
    for copy in copies:
        if copy.kind == "version":
            older, newer = sorted((copy.a, copy.b), key=lambda doc: (pages[doc].published or "", doc))
            yield older, newer


def _is_one_page(one: Article, other: Article) -> bool:
    """Whether two near copies are versions of one page: of one outlet, under one address or, without one, one title."""
    if one.outlet is None or one.outlet != other.outlet:
        return False
    if one.url is not None and other.url is not None:
        return _address(one.url) == _address(other.url)
    return one.title is not None and fold(one.title).text == fold(other.title or "").text


def _address(url: str) -> str:
    """Return the address of a page without what differs from visit to visit: scheme, www, query, fragment, AMP."""
    parts = urlsplit(url)
    path = re.sub(r"(^|/)amp(?=/|$)", "", parts.path.rstrip("/"))
    return (parts.hostname or "").removeprefix("www.").removeprefix("m.") + path


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
