"""A generated world: events, outlets and agencies are known, so is what is a copy, a story, an origin, a dispute.

    python benchmarks/world.py 1000 10000 100000      processor time, memory, growth and quality

A simulator writes articles about events that it made up: an agency's text, its copies (as it is, cut, touched up, with
a credit), rewordings by outlets with sources of their own, rival figures, tolls that grow by the next day, and denials.
Villages, doers and words repeat from event to event, so that like events (the same doer, another village, the same day)
must be told apart. Nothing in it is from real reporting; sentences are templates filled with made-up places and with
common Arabic words. Claims are given with the articles: what is measured is reconciliation, not reading.
"""

from __future__ import annotations

import math
import multiprocessing
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Collection as Container
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import combinations
from typing import Any, NamedTuple

from msgspec.structs import replace

from riwaya.model import (
    Article,
    Claim,
    Collection,
    Document,
    EntityType,
    Hop,
    Line,
    Mention,
    Published,
    Quantity,
    Reading,
    Word,
    passage,
)
from riwaya.pipeline import Growing
from riwaya.script import key

#: Articles that appear on one day, whatever the size of the world: a longer time, not a louder one.
A_DAY = 120
FIRST_DAY = date(2016, 1, 1)
#: Articles that are added one by one to all the others.
ONE_BY_ONE = 100
OUTLETS = tuple(f"media:outlet-{n}" for n in range(60))
AGENCIES = tuple(f"agency:wire-{n}" for n in range(5))
WITNESSES = tuple(f"ngo:monitor-{n}" for n in range(12))
DOERS = tuple(f"group:party-{n}" for n in range(14))

#: How the same kind of event is told: (event, category, templates of the lead). Slots: number, doer, village, things.
KINDS = (
    (
        "ASSAULT",
        "killed",
        (
            "قتل {n} مدنيا في قصف شنه {d} على {v}",
            "سقط {n} قتيلا مدنيا جراء قصف نفذه {d} استهدف {v}",
            "أدى قصف شنه {d} على أحياء {v} إلى مقتل {n} مدنيا",
        ),
    ),
    (
        "RETREAT",
        "evacuated",
        (
            "خرج {n} شخصا من {v} بعد اتفاق مع {d} على الإجلاء",
            "غادر {n} شخصا {v} ضمن عملية إجلاء اتفق عليها {d}",
            "أجلي {n} شخصا من {v} وفق اتفاق أبرمه {d} أمس",
        ),
    ),
    (
        "COERCE",
        "detained",
        (
            "اعتقل {d} {n} شابا في حملة دهم في {v}",
            "أوقف {d} {n} شابا خلال حملة دهم ببلدة {v}",
            "شن {d} حملة دهم في {v} واعتقل {n} شابا",
        ),
    ),
)
DENIAL = "نفى {d} في بيان ما نشر عن {what} في {v} وقال إن ما نشر لا أساس له"
DENIED = {
    "ASSAULT": "قصف شنه على مدنيين",
    "RETREAT": "عملية إجلاء أشخاص اتفق عليها",
    "COERCE": "حملة دهم اعتقل فيها شبابا",
}
_SYLLABLES = [
    "با",
    "سر",
    "كف",
    "تل",
    "دي",
    "مر",
    "عي",
    "زو",
    "حم",
    "شا",
    "لق",
    "جر",
    "نو",
    "طي",
    "رس",
    "هب",
    "وا",
    "غد",
]


class Event(NamedTuple):
    """Something that happened in this world."""

    number: int
    kind: int
    day: date
    village: int
    doer: str
    toll: int
    topic: tuple[str, ...]


class Documents:
    """Documents whose words are made anew each time they are gone through, as a ledger reads them from its file."""

    def __init__(self) -> None:
        self._kept: list[Document] = []

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[Document]:
        return map(_worded, self._kept)

    def some(self, places: Container[int]) -> Iterator[Document]:
        """Yield the documents of some places."""
        return (_worded(self._kept[at]) for at in sorted(places))

    def append(self, document: Document) -> None:
        """Keep a document without its words."""
        self._kept.append(document)


def _worded(document: Document) -> Document:
    return replace(document, reading=replace(document.reading, words=_words(document.article.text)))


class World(NamedTuple):
    """The articles, and what is true of them."""

    documents: Documents
    story: dict[str, int]
    copies: list[list[str]]
    accounts: dict[tuple[int, str], tuple[list[str], int]]
    disputes: set[tuple[int, str]]


class Figures(NamedTuple):
    """What one run measured; seconds are those of the processor, since others may share the machine.

    `one_more` is how long it takes on average to add one article to all the others.
    """

    articles: int
    seconds: float
    one_more: float
    gigabytes: float
    stories: float
    copies: tuple[float, float]
    accounts: tuple[float, float]
    origins: float
    disputes: tuple[float, float]


def world(articles: int, seed: int = 1) -> World:
    """Return a world of about `articles` articles; the same numbers give the same world."""
    return _Writer(random.Random(f"{seed}"), articles).write()


def measure(articles: int, seed: int = 1) -> Figures:
    """Make a world, reconcile it but for some articles, add those one by one, and compare."""
    made = world(articles, seed)
    late = set(random.Random(seed).sample(range(len(made.documents)), min(ONE_BY_ONE, len(made.documents) // 4)))
    growing = Growing()
    start = time.process_time()
    growing.update(document for at, document in enumerate(made.documents) if at not in late)
    middle = time.process_time()
    for document in made.documents.some(late):
        growing.update([document])
    end = time.process_time()
    collection = growing.collection()
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return Figures(
        articles=len(made.documents),
        seconds=middle - start + time.process_time() - end,
        one_more=(end - middle) / len(late),
        gigabytes=gigabytes,
        stories=_b_cubed(made.story, collection),
        copies=_rates(
            _pairs(made.copies), _pairs(group.docs for group in collection.copies if group.kind != "partial")
        ),
        accounts=_rates(
            _pairs(refs for refs, _ in made.accounts.values()), _pairs(one.claims for one in collection.accounts)
        ),
        origins=_origins(made, collection),
        disputes=_rates(made.disputes, _disputes(made, collection)),
    )


# --- writing ------------------------------------------------------------------------------------------------


class _Writer:
    def __init__(self, chance: random.Random, articles: int) -> None:
        from wordfreq import top_n_list  # loads its list on first use

        listed = [word for word in top_n_list("ar", 20_000) if word.isalpha() and len(word) > 2]
        self.common, self.rare = listed[100:1500], listed[1500:]
        self.chance, self.size = chance, articles
        self.days = max(1, articles // A_DAY)
        self.made = World(Documents(), {}, [], {}, set())
        self.told: dict[int, Event] = {}

    def write(self) -> World:
        number = 0
        while len(self.made.documents) < self.size:
            self._tell(self._event(number))
            number += 1
        return self.made

    def _event(self, number: int) -> Event:
        chance = self.chance
        return Event(
            number=number,
            kind=chance.randrange(len(KINDS)),
            day=FIRST_DAY + timedelta(days=chance.randrange(self.days)),
            village=chance.randrange(4000),
            doer=chance.choice(DOERS),
            toll=chance.randint(5, 90),
            topic=tuple(chance.sample(self.rare, 14)),
        )

    def _tell(self, event: Event) -> None:
        """Write the agency's text with its copies, then rewordings, perhaps a rival figure and a denial."""
        chance, (agency, *others) = self.chance, self._speakers()
        outlets = iter(chance.sample(OUTLETS, 20))
        first = self._article(event, agency, (agency,), event.toll)
        copies = [first]
        for _ in range(chance.choice((0, 1, 1, 2, 3, 5))):
            copies.append(self._copy(first, next(outlets), agency))
        if len(copies) > 1:
            self.made.copies.append([copy.article.doc for copy in copies])
        origins = {agency}
        for witness in others[: chance.choice((0, 1, 1, 2))]:
            outlet = next(outlets)
            copies.append(self._article(event, outlet, (witness, outlet), event.toll))
            origins.add(witness)
        self._account(event, "told", copies, len(origins))
        if chance.random() < 0.15:
            outlet = next(outlets)
            self._article(event, outlet, (others[-1], outlet), round(event.toll * 1.6) + 3)
            self.made.disputes.add((event.number, "figure"))
        if chance.random() < 0.15:
            outlet = next(outlets)
            self._article(event, outlet, (others[-2], outlet), event.toll * 2 + 1, later=1)
        if chance.random() < 0.15:
            outlet = next(outlets)
            self._article(event, outlet, (event.doer, outlet), None)
            self.made.disputes.add((event.number, "denial"))

    def _speakers(self) -> list[str]:
        return [self.chance.choice(AGENCIES), *self.chance.sample(WITNESSES, 4)]

    def _account(self, event: Event, what: str, documents: list[Document], origins: int) -> None:
        if len(documents) > 1:
            refs = [f"{document.article.doc}#{document.claims[0].id}" for document in documents]
            self.made.accounts[event.number, what] = (refs, origins)

    def _lead(self, event: Event, toll: int | None) -> str:
        name, _, templates = KINDS[event.kind]
        slots = {"d": _name(event.doer), "v": _village(event.village)}
        if toll is None:
            return DENIAL.format(what=DENIED[name], **slots)
        return self.chance.choice(templates).format(n=toll, **slots)

    def _article(self, event: Event, outlet: str, chain: Sequence[str], toll: int | None, later: int = 0) -> Document:
        chance = self.chance
        lead = self._lead(event, toll)
        title = f"{_village(event.village)} {' '.join(chance.sample(event.topic, 3))}"
        sentences = [self._sentence(event) for _ in range(chance.randint(4, 10))]
        day = event.day + timedelta(days=later if toll is not None else chance.randrange(2))
        return self._document(event, outlet, chain, toll, day, [title, lead, *sentences])

    def _sentence(self, event: Event) -> str:
        words = [
            *self.chance.sample(event.topic, 4),
            *self.chance.choices(self.common, k=10),
            self.chance.choice(self.rare),
        ]
        self.chance.shuffle(words)
        return " ".join(words)

    def _copy(self, source: Document, outlet: str, agency: str) -> Document:
        """Copy a text: as it is, cut after some sentences, or with a few words changed; some name the agency."""
        chance = self.chance
        lines = source.article.text.split("\n")
        how = chance.choice(("as it is", "cut", "touched"))
        if how == "cut":
            lines = lines[: max(4, len(lines) * 2 // 3)]
        if how == "touched":
            lines = lines[:2] + [self._touched(line) for line in lines[2:]]
        if chance.random() < 0.5:
            lines.append(f"المصدر {_name(agency)}")
        claim = source.claims[0]
        event_number = self.made.story[source.article.doc]
        toll = int(source.reading.quantities[0].low or 0)
        event = self.told[event_number]
        hops = [claim.hops[0].entity, outlet]
        return self._document(event, outlet, hops, toll, event.day, lines)

    def _touched(self, line: str) -> str:
        return " ".join(
            self.chance.choice(self.common) if self.chance.random() < 0.05 else word for word in line.split()
        )

    def _document(
        self, event: Event, outlet: str, chain: Sequence[str], toll: int | None, day: date, lines: list[str]
    ) -> Document:
        doc = f"a{len(self.made.documents):07}"
        self.made.story[doc] = event.number
        document = _document(doc, outlet, day, lines, event, chain, toll)
        self.made.documents.append(document)
        self.told[event.number] = event
        return document


def _document(
    doc: str, outlet: str, day: date, lines: list[str], event: Event, chain: Sequence[str], toll: int | None
) -> Document:
    text = "\n".join(lines)
    blocks = tuple(_lines(lines))
    published = Published(edtf=day.isoformat(), how="given")
    article = Article(
        id=doc, doc=doc, capture="", text=text, lines=blocks, title=lines[0], outlet=outlet, published=published
    )
    named = (
        ("place", f"place:made-up-{event.village}", _village(event.village)),
        ("group", event.doer, _name(event.doer)),
    )
    mentions = [mention for _, entity, name in named for mention in _mentions(text, entity, name)]
    if f"المصدر {_name(chain[0])}" in text:
        mentions.extend(_mentions(text, chain[0], _name(chain[0])))
    figures = () if toll is None else (_figure(text, toll, KINDS[event.kind][1]),)
    reading = Reading(mentions=tuple(mentions), quantities=figures, published=published)
    return Document(article=article, reading=reading, claims=(_claim(text, blocks[1], doc, event, chain, toll),))


def _lines(lines: Iterable[str]) -> Iterator[Line]:
    start = 0
    for number, line in enumerate(lines, start=1):
        yield Line(n=number, label="title" if number == 1 else "body", start=start, end=start + len(line))
        start += len(line) + 1


def _words(text: str) -> tuple[Word, ...]:
    found, start = [], 0
    for token in text.replace("\n", " ").split(" "):
        end = start + len(token)
        norm = key(token).removeprefix("ال")
        pos = "num" if token.isdigit() else "noun"
        found.append(
            Word(start=start, end=end, text=token, segments=((start, end),), stem=0, norm=norm, lemma=norm, pos=pos)
        )
        start = end + 1
    return tuple(found)


def _mentions(text: str, entity: str, name: str) -> Iterator[Mention]:
    at = text.find(name)
    while at >= 0:
        kind: EntityType = "LOC" if entity.startswith("place:") else "ORG"
        yield Mention(start=at, end=at + len(name), text=name, type=kind, entity=entity, rule="made")
        at = text.find(name, at + len(name))


def _figure(text: str, toll: int, category: str) -> Quantity:
    start = text.index(f" {toll} ") + 1
    return Quantity(
        start=start,
        end=start + len(str(toll)),
        text=str(toll),
        low=toll,
        high=toll,
        rule="made",
        modifier="exact",
        counted=None,
        counted_lemma=None,
        category=category,
    )


def _claim(text: str, lead: Line, doc: str, event: Event, chain: Sequence[str], toll: int | None) -> Claim:
    evidence = passage(text, lead.start, lead.end)
    return Claim(
        id=sha256(f"{doc}{event.number}".encode()).hexdigest()[:12],
        event=KINDS[event.kind][0],
        mode=None,
        acled=None,
        stance="assert" if toll is not None else "deny",
        modality="actual",
        hops=tuple(Hop(entity=entity, kind="group") for entity in chain),
        cue=None,
        agent=(event.doer,),
        recipient=(),
        place=(f"place:made-up-{event.village}",),
        time=None,
        figures=() if toll is None else (0,),
        evidence=evidence,
        trigger=evidence,
        gloss="",
        gloss_ar="",
    )


def _village(number: int) -> str:
    """Return a made-up name of three syllables and a bit, one for each number."""
    size = len(_SYLLABLES)
    return "كفر" + "".join(_SYLLABLES[number // size**place % size] for place in range(3))


def _name(entity: str) -> str:
    kind, _, slug = entity.partition(":")
    word = {"group": "لواء", "agency": "وكالة", "ngo": "مرصد", "media": "صحيفة"}[kind]
    number = int(slug.rpartition("-")[2])
    return f"{word} {_SYLLABLES[number % len(_SYLLABLES)]}{_SYLLABLES[number // len(_SYLLABLES)]}ين"


# --- judging ------------------------------------------------------------------------------------------------


def _pairs(groups: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _rates(gold: set[Any], found: set[Any]) -> tuple[float, float]:
    """Return precision and recall."""
    both = len(gold & found)
    return both / max(1, len(found)), both / max(1, len(gold))


def _b_cubed(story: dict[str, int], collection: Collection) -> float:
    place = {doc: number for number, one in enumerate(collection.stories) for doc in one.docs}
    together = Counter((story[doc], place[doc]) for doc in story)
    gold, found = Counter(story.values()), Counter(place.values())
    recall = sum(n * n / gold[s] for (s, _), n in together.items()) / len(story)
    precision = sum(n * n / found[p] for (_, p), n in together.items()) / len(story)
    return 2 * precision * recall / (precision + recall)


def _origins(made: World, collection: Collection) -> float:
    """Return the share of the true accounts whose number of independent origins was found."""
    counts = {ref: len(one.origins) for one in collection.accounts for ref in one.claims}
    right = sum(counts.get(refs[0]) == origins for refs, origins in made.accounts.values())
    return right / max(1, len(made.accounts))


def _disputes(made: World, collection: Collection) -> set[tuple[int, str]]:
    """Return the disputes found, by event and kind; one between claims of two events is wrong, and has no event."""
    found: set[tuple[int, str]] = set()
    for dispute in collection.disputes:
        events = {made.story[ref.partition("#")[0]] for side in dispute.sides for ref in side.claims}
        found.add((events.pop() if len(events) == 1 else -len(found) - 1, dispute.kind))
    return found


def main(sizes: Sequence[int]) -> None:
    """Measure each size in a process of its own, and print the growth from one to the next."""
    print(HEAD)
    last: Figures | None = None
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            now = pool.apply(measure, (size,))
        growth = math.log(now.seconds / last.seconds, now.articles / last.articles) if last else math.nan
        both = (f"{precision:.3f}/{recall:.3f}" for precision, recall in (now.copies, now.accounts, now.disputes))
        time_and_room = f"{now.articles:8} {now.seconds:8.1f} {now.one_more * 1000:12.1f} {now.gigabytes:6.2f}"
        print(time_and_room, f"{growth:7.2f}   {now.stories:.3f}", *both, f"{now.origins:.3f}", sep="   ", flush=True)
        last = now


HEAD = "articles  seconds  ms one more     GB    growth   stories copies P/R    accounts P/R  disputes P/R  origins"


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1000, 10_000])
