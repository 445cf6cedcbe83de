"""Puts articles about one event together, and keeps like events apart.

The same actors in the same region a year later, or the same kind of strike on another village, use the same words; so
words alone never join two articles. News tells its event first: two articles are alike when title and lead share rare
words *and* names, and the rest agrees; where the leads name places that the other article does not know, it is another
village. Weights are known beforehand (how rare a word is in Arabic, what kind of name it is), not taken from the
collection: the answer for two articles does not depend on which others are there or in which order they came.

Articles that nobody dates are compared by words and names alone, under a higher bar.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from sys import intern

from msgspec import Struct

from riwaya.likeness import CONTENT, average_link, connected, cosine, day_of, unit, weighted
from riwaya.model import Document, Mention, Story
from riwaya.stories.copies import Copy
from riwaya.stories.pages import Page

#: Days between two publications that may still tell one event.
DAYS = 3
#: Mean likeness from which groups of articles are one story.
TOGETHER = 0.31
#: Likeness below which two articles count as having nothing in common.
FLOOR = 0.10
#: What is added to the bar where one of two articles has no date, and where the leads name different places.
UNDATED, ELSEWHERE = 0.12, 0.25
#: Shares of words, lead and title words, title alone, names, and names of the lead in the likeness (docs/across.md).
WORDS, LEAD, TITLE, NAMES, LEAD_NAMES = 0.30, 0.35, 0.05, 0.10, 0.20
#: Content words after the title that make the lead; the title counts twice.
LEAD_WORDS = 50
#: Weightiest words of an article that are compared.
KEPT = 120
#: Weightiest words of an article that lead to its neighbours.
PROBES = 12
#: Articles of one day that a word leads to, those that it weighs most in: a word that more share says little.
FEW = 20
#: Share of the common runs of two copies from which they are one text for stories; what a lesser copy adds.
ONE_TEXT, SOME_TEXT = 0.5, 0.15

#: What a shared name says, by kind: a country is in every second article, a village in one.
_NAME_WEIGHT: Mapping[str, float] = {"per": 2.0, "place": 1.5, "group": 1.0, "facility": 2.0, "state": 0.4, "intl": 0.6}
_SOURCES = frozenset(("media", "agency", "source"))
_WHERE = frozenset(("place", "facility"))

Pair = tuple[str, str]


class Profile(Struct, frozen=True, kw_only=True):
    """What is compared of an article: weighted stems and names, of the text, of title and lead; where, and the day."""

    doc: str
    words: Mapping[str, float]
    lead: Mapping[str, float]
    title: Mapping[str, float]
    names: Mapping[str, float]
    lead_names: Mapping[str, float]
    day: date | None


def profile(document: Document) -> Profile:
    """Return what is compared of an article."""
    body = max((line.end for line in document.article.blocks() if line.label == "title"), default=0)
    words = [word for word in document.reading.words if word.pos in CONTENT]
    title = [word.norm for word in words if word.start < body]
    lead = [word for word in words if word.start >= body][:LEAD_WORDS]
    end = lead[-1].end if lead else body
    mentions = document.reading.mentions
    return Profile(
        doc=document.article.doc,
        words=_heaviest(weighted(word.norm for word in words)),
        lead=weighted([*title, *title, *(word.norm for word in lead)]),
        title=weighted(title),
        names=_names(mentions),
        lead_names=_names(mention for mention in mentions if mention.start < end),
        day=day_of(document),
    )


def likeness(a: Profile, b: Profile) -> float:
    """Return how alike two articles are, from 0 to 1, and 0 where their days or names rule out one event."""
    if not near(a, b):
        return 0.0
    names = cosine(a.names, b.names)
    if names == 0.0:
        return 0.0
    value = (
        WORDS * cosine(a.words, b.words)
        + LEAD * cosine(a.lead, b.lead)
        + TITLE * cosine(a.title, b.title)
        + NAMES * names
        + LEAD_NAMES * cosine(a.lead_names, b.lead_names)
    )
    value -= UNDATED * (a.day is None or b.day is None)
    return max(0.0, value - ELSEWHERE * elsewhere(a, b))


def near(a: Profile, b: Profile) -> bool:
    """Whether two articles stand close enough in time to tell one event; an undated one may stand anywhere."""
    return a.day is None or b.day is None or abs(a.day - b.day) <= timedelta(days=DAYS)


def elsewhere(a: Profile, b: Profile) -> bool:
    """Whether both leads name places and neither article knows the places of the other's lead."""
    one, other = _where(a.lead_names), _where(b.lead_names)
    return bool(one and other) and not one & b.names.keys() and not other & a.names.keys()


def clusters(pages: Sequence[Page], found_profiles: Iterable[Profile], copies: Iterable[Copy]) -> tuple[Story, ...]:
    """Return the stories of a collection, every document in one, ordered by time and name.

    One text stands for all its copies: eight copies make a story no louder and no dearer.

    Args:
        pages: each once.
        found_profiles: one for each page.
        copies: pairs of documents that share text, as `copies.pairs` finds them.
    """
    profiles = {one.doc: one for one in found_profiles}
    texts, lesser = _texts(profiles, copies)
    bonus = {(min(pair), max(pair)) for pair in lesser}
    alike = _alike([profiles[doc] for doc in sorted(texts)], bonus)
    found = [
        sorted(copy for doc in group for copy in texts[doc]) for group in average_link(sorted(texts), alike, TOGETHER)
    ]
    by_doc = {page.article.doc: page for page in pages}
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


def _heaviest(weights: Mapping[str, float]) -> Mapping[str, float]:
    """Return the weightiest stems alone: the rest add next to nothing to a likeness, and take most of the room."""
    if len(weights) <= KEPT:
        return weights
    return unit(
        {intern(stem): weights[stem] for stem in heapq.nsmallest(KEPT, weights, key=lambda s: (-weights[s], s))}
    )


def _where(names: Iterable[str]) -> set[str]:
    return {entity for entity in names if entity.partition(":")[0] in _WHERE}


# --- texts and their copies ---------------------------------------------------------------------------------


def _texts(profiles: Mapping[str, Profile], copies: Iterable[Copy]) -> tuple[dict[str, list[str]], list[Pair]]:
    """Return each text's copies by the one that stands for it, the fullest, and the pairs of texts that share much.

    A text printed again in another year or for another village stands for itself: it tells another event.
    """
    whole: list[Pair] = []
    lesser: list[Pair] = []
    for copy in copies:
        a, b = profiles[copy.a], profiles[copy.b]
        if not near(a, b) or elsewhere(a, b):
            continue
        if copy.shares.jaccard >= ONE_TEXT:
            whole.append((copy.a, copy.b))
        elif copy.kind != "partial":
            lesser.append((copy.a, copy.b))
    groups = connected([*whole, *((doc, doc) for doc in sorted(profiles))])
    first = {min(group, key=lambda doc: (-len(profiles[doc].words), doc)): sorted(group) for group in groups}
    stands_for = {doc: head for head, group in first.items() for doc in group}
    return first, [(stands_for[a], stands_for[b]) for a, b in lesser if stands_for[a] != stands_for[b]]


# --- neighbourhoods -----------------------------------------------------------------------------------------


def _alike(profiles: Sequence[Profile], bonus: Collection[Pair]) -> dict[Pair, float]:
    """Return the pairs that have something in common, and how much, in order."""
    by_doc = {found.doc: found for found in profiles}
    copied: dict[str, set[str]] = defaultdict(set)
    for a, b in bonus:
        copied[a].add(b)
    alike: dict[Pair, float] = {}
    for found, others in _neighbours(profiles):
        for other in others | copied[found.doc]:
            pair = (min(found.doc, other), max(found.doc, other))
            if pair not in alike:
                value = likeness(found, by_doc[other])
                value += SOME_TEXT if value > 0.0 and pair in bonus else 0.0
                if value >= FLOOR:
                    alike[pair] = value
    return dict(sorted(alike.items()))


def _neighbours(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, set[str]]]:
    """Yield each article with those that weigh most in one of its weighty words, days apart at most."""
    index: dict[tuple[str, int | None], list[tuple[float, str]]] = defaultdict(list)
    for found in profiles:
        for stem, weight in _probes(found).items():
            index[stem, _number(found.day)].append((-weight, found.doc))
    foremost = {probe: [doc for _, doc in heapq.nsmallest(FEW, docs)] for probe, docs in index.items()}
    days: dict[str, set[int | None]] = defaultdict(set)
    if any(found.day is None for found in profiles):
        for stem, day in index:
            days[stem].add(day)
    index.clear()
    for found in profiles:
        near_by: set[str] = set()
        for stem in _probes(found):
            for day in _reach(found.day, days[stem]):
                near_by.update(foremost.get((stem, day), ()))
        yield found, near_by - {found.doc}


def _probes(found: Profile) -> Mapping[str, float]:
    """Return the weightiest words of title and lead, and of the text."""
    heaviest = sorted(found.lead, key=lambda stem: (-found.lead[stem], stem))[:PROBES]
    others = sorted(found.words, key=lambda stem: (-found.words[stem], stem))[:PROBES]
    return {stem: found.words.get(stem, 0.0) for stem in {*heaviest, *others}}


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _reach(day: date | None, days: Collection[int | None]) -> Iterable[int | None]:
    """Return the days that an article of `day` is compared with; the undated ones with the last of all days alone."""
    if day is None:
        return sorted(days, key=lambda number: -1 if number is None else -number)[:_UNDATED_REACH]
    middle = day.toordinal()
    return [None, *range(middle - DAYS, middle + DAYS + 1)]


#: Days on which the neighbours of an undated article are sought, the ones without a date among them.
_UNDATED_REACH = 30


# --- stories ------------------------------------------------------------------------------------------------


def _story(documents: list[Page], profiles: Mapping[str, Profile]) -> Story:
    docs = tuple(sorted(document.article.doc for document in documents))
    days = sorted(day.isoformat() for doc in docs if (day := profiles[doc].day) is not None)
    first = min(documents, key=lambda page: (page.published or "~", page.article.doc))
    return Story(
        # The first page names the story: later pages change nothing, and where it splits one part keeps the name.
        id=sha256(first.article.doc.encode()).hexdigest()[:12],
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
