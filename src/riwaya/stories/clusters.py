"""Puts articles about one event together, and keeps like events apart.

The same actors in the same region a year later, or the same kind of strike on another village, use the same words; so
words alone never join two articles. Two articles are alike when they share rare words *and* names *and* days, and the
weights are known beforehand (how rare a word is in Arabic, what kind of name it is), not taken from the collection: the
answer for two articles does not depend on which others are there or in which order they came.

Articles that nobody dates are compared by words and names alone, under a higher bar.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import combinations

from msgspec import Struct

from riwaya.likeness import CONTENT, average_link, connected, cosine, day_of, unit, weighted
from riwaya.model import Document, Mention, Story

#: Days between two publications that may still tell one event.
DAYS = 3
#: Likeness from which two articles may stand in one story, and from which groups are merged.
NEIGHBOURS, TOGETHER = 0.30, 0.30
#: What is added to the bar where one of two articles has no date.
UNDATED = 0.12
#: Shares of words, names, title and event types in the likeness.
WORDS, NAMES, TITLE, EVENTS = 0.45, 0.30, 0.15, 0.10
#: Rarest words of an article that lead to its neighbours; a word in more articles than the cap leads nowhere.
PROBES, CAP = 25, 200

#: What a shared name says, by kind: a country is in every second article, a village in one.
_NAME_WEIGHT: Mapping[str, float] = {"per": 2.0, "place": 1.5, "group": 1.0, "facility": 2.0, "state": 0.4, "intl": 0.6}
_SOURCES = frozenset(("media", "agency", "source"))


class Profile(Struct, frozen=True, kw_only=True):
    """What is compared of an article: weighted stems and names, of the text and of the title, event types and day."""

    doc: str
    words: Mapping[str, float]
    title: Mapping[str, float]
    names: Mapping[str, float]
    events: Mapping[str, float]
    day: date | None


def profile(document: Document) -> Profile:
    """Return what is compared of an article."""
    title = [line for line in document.article.blocks() if line.label == "title"]
    in_title = [word for word in document.reading.words if any(line.start <= word.start < line.end for line in title)]
    return Profile(
        doc=document.article.doc,
        words=weighted(word.norm for word in document.reading.words if word.pos in CONTENT),
        title=weighted(word.norm for word in in_title if word.pos in CONTENT),
        names=_names(document.reading.mentions),
        events=unit({event: 1.0 + math.log(n) for event, n in Counter(c.event for c in document.claims).items()}),
        day=day_of(document),
    )


def likeness(a: Profile, b: Profile) -> float:
    """Return how alike two articles are, from 0 to 1, and 0 where their days rule out one event."""
    if a.day is not None and b.day is not None and abs(a.day - b.day) > timedelta(days=DAYS):
        return 0.0
    names = cosine(a.names, b.names)
    if names == 0.0 and (a.names or b.names):
        return 0.0
    shared = (
        WORDS * cosine(a.words, b.words)
        + NAMES * names
        + TITLE * cosine(a.title, b.title)
        + EVENTS * cosine(a.events, b.events)
    )
    dated = a.day is not None and b.day is not None
    return shared if dated else max(0.0, shared - UNDATED)


def clusters(documents: Sequence[Document], copies: Iterable[tuple[str, str]]) -> tuple[Story, ...]:
    """Return the stories of a collection, every document in one, ordered by time and name.

    Args:
        documents: each once.
        copies: pairs of documents of which one is a whole copy of the other; they stand together whatever their days.
    """
    profiles = {document.article.doc: profile(document) for document in documents}
    same = set(map(frozenset, copies))
    edges = [(a, b) for a, b in _neighbours(profiles.values()) if likeness(profiles[a], profiles[b]) >= NEIGHBOURS]
    edges.extend((min(pair), max(pair)) for pair in same)

    def like(a: str, b: str) -> float:
        return 1.0 if frozenset((a, b)) in same else likeness(profiles[a], profiles[b])

    found = [group for docs in connected(edges) for group in average_link(sorted(docs), like, TOGETHER)]
    joined = {doc for group in found for doc in group}
    found.extend((doc,) for doc in sorted(profiles) if doc not in joined)
    by_doc = {document.article.doc: document for document in documents}
    stories = [_story([by_doc[doc] for doc in group], profiles) for group in found]
    return tuple(sorted(stories, key=lambda story: (story.time or "~", story.docs)))


# --- profiles -----------------------------------------------------------------------------------------------


def _names(mentions: Iterable[Mention]) -> Mapping[str, float]:
    counts = Counter(mention.entity for mention in mentions)
    weights = {
        entity: (1 + math.log(n)) * _NAME_WEIGHT.get(entity.partition(":")[0], 1.0)
        for entity, n in counts.items()
        if entity.partition(":")[0] not in _SOURCES
    }
    return unit(weights)


# --- neighbourhoods -----------------------------------------------------------------------------------------


def _neighbours(profiles: Iterable[Profile]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that share one of their weightiest words, in order; the rest cannot reach the bar."""
    index: dict[str, list[str]] = defaultdict(list)
    for found in sorted(profiles, key=lambda found: found.doc):
        heaviest = sorted(found.words, key=lambda stem: (-found.words[stem], stem))[:PROBES]
        for probe in {*heaviest, *found.title}:
            index[probe].append(found.doc)
    pairs = {pair for docs in index.values() if len(docs) <= CAP for pair in combinations(docs, 2)}
    yield from sorted(pairs)


# --- stories ------------------------------------------------------------------------------------------------


def _story(documents: list[Document], profiles: Mapping[str, Profile]) -> Story:
    docs = tuple(sorted(document.article.doc for document in documents))
    days = sorted(day.isoformat() for doc in docs if (day := profiles[doc].day) is not None)
    first = min(documents, key=lambda document: (document.reading.published.edtf or "~", document.article.doc))
    return Story(
        id=sha256("\n".join(docs).encode()).hexdigest()[:12],
        docs=docs,
        time=_interval(days),
        topic=first.article.title or first.article.doc,
        why=_why([profiles[doc] for doc in docs]),
    )


def _interval(days: list[str]) -> str | None:
    if not days:
        return None
    return days[0] if days[0] == days[-1] else f"{days[0]}/{days[-1]}"


def _why(profiles: list[Profile]) -> str:
    """Say what the articles of a story share: the weightiest names and words of them all."""
    if len(profiles) == 1:
        return ""
    return f"shared names: {_shared([p.names for p in profiles])}; shared words: {_shared([p.words for p in profiles])}"


def _shared(weights: list[Mapping[str, float]]) -> str:
    everywhere = set.intersection(*(set(one) for one in weights))
    heaviest = sorted(everywhere, key=lambda name: (-sum(one[name] for one in weights), name))
    return ", ".join(heaviest[:5]) or "none in all of them"
