"""How fast a ledger answers: a generated world is stored, then every question of the pages is timed.

    python benchmarks/ledger.py make /tmp/big.ledger 100000       some minutes; a URL makes it in PostgreSQL
    python benchmarks/ledger.py time /tmp/big.ledger              p50 and p95 of each question, in milliseconds

The world is that of `world.py`, and so is what holds across its articles: storing is measured here, not reconciling.
Each article gets four more claims than that world tells, by sources, doers and places of its own, so that the index is
as large as one of real pages; they stand in the ledger and take no part in what holds across documents. Beyond ten
thousand articles a file is filled by its own rows, told again under other names in later months: as many articles a day
as before, over a longer time. Such a ledger answers like any other; it does not verify.
"""

from __future__ import annotations

import hashlib
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from msgspec.structs import replace

import world
from riwaya.ledger import Ledger
from riwaya.model import (
    Account,
    Capture,
    Claim,
    Collection,
    CopyGroup,
    Dispute,
    Document,
    Happening,
    Hop,
    Origin,
    Side,
    Story,
    passage,
)
from riwaya.store import Store, is_url, open_store
from riwaya.store.database import Database

EVENTS = ("ASSAULT", "RETREAT", "COERCE", "AID", "CONSULT", "ACCUSE", "STATUS", "REJECT", "AGREE", "MOBILIZE")
STANCES = ("assert", "assert", "assert", "assert", "deny", "allege", "confirm")
MORE = 4
#: Articles that are stored one by one; the rest is told again from them.
BASE = 10_000
#: What is told again: + numbers, @ names, # days, others as they are.
_TABLES = {
    "captures": "+id @doc sha256 media_type how url obtained charset given content added",
    "documents": "+capture @doc title outlet published body newest #day fresh",
    "log": "+seq at actor action @subject body previous hash",
    "claims": "@doc id +capture number event stance modality outlet #day doubts disputed copied status priority body",
    "parts": "@doc claim role entity #day",
    "figures": "@doc claim number category low high",
    "names": "@doc form entity",
    "collection": "kind @id seq since #day size status body listed",
    "members": "kind @id @doc claim",
    "concerns": "kind entity #day @id",
    "carriage": "@doc outlet #day @story alone first @source source_outlet how",
}
_FIRST = {
    **dict.fromkeys(("parts", "figures", "names", "members", "carriage"), "WHERE doc LIKE 'a%'"),
    **dict.fromkeys(("collection", "concerns"), "WHERE id NOT LIKE 'r%'"),
    "log": "WHERE subject LIKE 'a%'",
}


def make(where: str, articles: int) -> None:
    """Store a world of about so many articles."""
    base = articles if is_url(where) else min(articles, BASE)
    made = world.world(base)
    collection = _truth(made)
    store = open_store(where)
    if not is_url(where):
        store.db.run("PRAGMA synchronous = OFF")  # a benchmark may be made again
    start = time.perf_counter()
    for number, document in enumerate(made.documents, start=1):
        full = _with_more(document, random.Random(document.article.doc))
        store.put(_capture(full), full, actor="benchmark")
        if number % 10_000 == 0:
            print(f"{number} stored in {time.perf_counter() - start:.0f} s", flush=True)
    start = time.perf_counter()
    store.put_collection(collection, of=store.state, actor="benchmark")
    print(f"collection stored in {time.perf_counter() - start:.0f} s", flush=True)
    with store.db.writing():
        if base < articles:
            store.db.run("CREATE TEMP TABLE first AS SELECT * FROM tallies")
        for number in range(1, articles // base):
            _tell_again(store.db, number, len(made.documents), base // world.A_DAY)
    counts = store.counts()
    print(f"{counts['documents']} articles, {counts['claims']} claims, {store.db.size() / 1e9:.2f} GB", flush=True)
    store.close()


def _tell_again(db: Database, number: int, rows: int, days: int) -> None:
    """Put the first rows into the ledger once more, under other names and later by so many days for each time."""
    name, at, later = f"r{number}", number * rows, f"'+{number * days} days'"
    for table, columns in _TABLES.items():
        ahead = at + number if table == "log" else at  # the log has an entry more than there are articles
        shown = ", ".join(_again(column, name, ahead, later) for column in columns.split())
        first = "capture" if table in ("documents", "claims") else "id" if table == "captures" else ""
        where = f"WHERE {first} <= {rows}" if first else _FIRST[table]
        names = ", ".join(column.lstrip("+@#") for column in columns.split())
        db.run(f"INSERT INTO {table} ({names}) SELECT {shown} FROM {table} {where}")
    db.run(f"INSERT INTO shadow (rowid, title, body, stems) SELECT rowid + {at}, title, body, stems FROM shadow"
           f" WHERE rowid <= {rows}")  # fmt: skip
    db.run(f"INSERT INTO tallies SELECT what, value, CASE day WHEN '' THEN '' ELSE date(day, {later}) END, n FROM first"
           " WHERE true ON CONFLICT (what, value, day) DO UPDATE SET n = tallies.n + excluded.n")  # fmt: skip
    db.run("UPDATE forms SET docs = docs + docs / ?", (number,))


def _again(column: str, name: str, at: int, later: str) -> str:
    """Return SQL for a column told again: + numbers, @ names, # days; others as they are."""
    kind, plain = column[0], column[1:]
    if kind == "+":
        return f"{plain} + {at}"
    if kind == "@":
        return f"CASE {plain} WHEN '' THEN '' ELSE '{name}' || {plain} END"
    return f"CASE {plain} WHEN '' THEN '' ELSE date({plain}, {later}) END" if kind == "#" else column


def measure(where: str, rounds: int = 40) -> None:
    """Print p50 and p95 of every question in milliseconds, asked about other things each time.

    Of the processor first, since others may share the machine, then by the clock.
    """
    with Ledger(where, create=False) as ledger:
        for name, ask in _questions(ledger, open_store(where, create=False)).items():
            busy, took = [], []
            for number in range(rounds):
                chance = random.Random(number)
                start, clock = time.process_time(), time.perf_counter()
                ask(chance)
                busy.append((time.process_time() - start) * 1000)
                took.append((time.perf_counter() - clock) * 1000)
            figures = (
                f"{statistics.median(some):.1f} | {statistics.quantiles(some, n=20)[18]:.1f}" for some in (busy, took)
            )
            print(f"| {name} | {' | '.join(figures)} |", flush=True)


def _questions(ledger: Ledger, store: Store) -> dict[str, Callable[[random.Random], Any]]:
    view, review = ledger.view, ledger.review
    docs = [doc for (doc,) in store.db.all("SELECT doc FROM documents WHERE newest = 1 ORDER BY doc LIMIT 5000")]
    stories = [row.id for row in view.stories(order="largest", limit=300).items]
    disputes = [row.id for row in view.disputes(limit=300).items]
    places = [spot.place for spot in view.spots(limit=300) if len(spot.place) == len("place:made-up-1234")]
    words = [str(form) for (form,) in store.db.all("SELECT DISTINCT form FROM forms ORDER BY docs DESC LIMIT 300")]
    entries = store.entries
    store.close()
    outlet = lambda c: c.choice(world.OUTLETS)  # noqa: E731 — a table of questions reads better so
    doer = lambda c: c.choice(world.DOERS)  # noqa: E731
    deep = view.stories(limit=5000).next
    return {
        "overview": lambda c: view.overview(),
        "what is new": lambda c: view.news(c.randrange(entries)),
        "histogram by day": lambda c: view.days(),
        "histogram of a place": lambda c: view.days(place=c.choice(places)),
        "histogram of an actor": lambda c: view.days(actor=doer(c)),
        "places on the map": lambda c: view.spots(since="2016-03", until="2016-09"),
        "stories, newest": lambda c: view.stories(),
        "stories, largest": lambda c: view.stories(order="largest"),
        "stories, page 100": lambda c: view.stories(after=deep),
        "stories of an actor": lambda c: view.stories(entity=doer(c)),
        "a story with its matrix": lambda c: view.story(c.choice(stories)),
        "articles of an outlet": lambda c: view.documents(outlet=outlet(c)),
        "an article": lambda c: view.article(c.choice(docs)),
        "versions of an article": lambda c: view.versions(c.choice(docs)),
        "a capture": lambda c: view.capture(c.randrange(1, len(docs))),
        "disputes": lambda c: view.disputes(),
        "a dispute": lambda c: view.dispute(c.choice(disputes)),
        "an actor": lambda c: view.entity(doer(c)),
        "claims of an actor": lambda c: view.claims(entity=doer(c), role="agent"),
        "a place": lambda c: view.entity(c.choice(places)),
        "claims of a place": lambda c: view.claims(entity=c.choice(places)),
        "outlets": lambda c: view.outlets(),
        "an outlet": lambda c: view.outlet(outlet(c)),
        "names as they are typed": lambda c: view.suggest(c.choice(words)[:4]),
        "sources": lambda c: view.sources(),
        "failures": lambda c: view.sources(failed=True),
        "log": lambda c: view.log(),
        "log of one action": lambda c: view.log(action="capture"),
        "review queue": lambda c: review.queue(),
        "decisions": lambda c: review.history(),
        "search: a rare name": lambda c: ledger.search(c.choice(words)),
        "search: a common word": lambda c: ledger.search("قصف"),
        "search: a phrase": lambda c: ledger.search('"مدنيا في قصف"'),
        "search: newest first": lambda c: ledger.search("قصف", order="newest"),
        "search: a place and a stance": lambda c: ledger.search(f"place:{c.choice(places)[6:]} stance:deny"),
        "search: a speaker, an event, a time": lambda c: ledger.search("speaker:monitor-3 event:ACCUSE when:2016-05"),
        "search: a toll in a range": lambda c: ledger.search("killed:60..70 since:2016-04 until:2016-05"),
        "search: words, event and outlet": lambda c: ledger.search(f"قصف event:ASSAULT outlet:{outlet(c)}"),
    }


def _truth(made: world.World) -> Collection:
    """Return what holds across the articles of a world, from what is known of it."""
    stories: dict[int, list[str]] = defaultdict(list)
    for doc, event in made.story.items():
        stories[event].append(doc)
    told: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    days: dict[int, str] = {}
    for document in made.documents:
        event, claim = made.story[document.article.doc], document.claims[0]
        side = claim.stance if claim.stance == "deny" else document.reading.quantities[0].text
        told[event][side].append(f"{document.article.doc}#{claim.id}")
        days.setdefault(event, document.reading.published.edtf or "")
    return Collection(
        stories=tuple(Story(id=f"s{event}", docs=tuple(docs), time=days[event]) for event, docs in stories.items()),
        copies=tuple(CopyGroup(docs=tuple(docs), of=docs[0], kind="verbatim") for docs in made.copies),
        accounts=tuple(
            Account(id=f"t{event}{what}", claims=tuple(refs), origins=(_origin(refs),), topic="A toll.")
            for (event, what), (refs, _) in made.accounts.items()
        ),
        disputes=tuple(
            Dispute(
                id=f"d{event}{kind}",
                kind=kind,
                topic="A toll.",
                sides=tuple(
                    Side(holds=side, claims=tuple(refs), origins=(_origin(refs),)) for side, refs in sides.items()
                ),
            )
            for event, kind in sorted(made.disputes)
            if len(sides := told[event]) > 1
        ),
        timeline=tuple(
            Happening(time=days[event], grain="day", kind="event", gloss="Something happened.", claims=tuple(refs))
            for event, sides in told.items()
            for refs in sides.values()
        ),
    )


def _origin(refs: Sequence[str]) -> Origin:
    return Origin(entity="agency:wire-0", claims=tuple(refs), why="")


def _with_more(document: Document, chance: random.Random) -> Document:
    lines = list(document.article.blocks())[2:]
    chosen = chance.sample(lines, min(MORE, len(lines)))
    return replace(
        document, claims=(*document.claims, *(_claim(document, line.start, line.end, chance) for line in chosen))
    )


def _claim(document: Document, start: int, end: int, chance: random.Random) -> Claim:
    evidence = passage(document.article.text, start, end)
    name = hashlib.sha256(f"{document.article.doc} more {start}".encode()).hexdigest()[:12]
    stance: Any = chance.choice(STANCES)
    chain = (chance.choice(world.WITNESSES), document.article.outlet or "media:unknown")
    return replace(
        document.claims[0],
        id=name,
        event=chance.choice(EVENTS),
        stance=stance,
        hops=tuple(Hop(entity=entity, kind="group") for entity in chain),
        agent=(chance.choice(world.DOERS),),
        recipient=(chance.choice(world.DOERS),),
        place=(f"place:made-up-{chance.randrange(4000)}",),
        figures=(),
        evidence=evidence,
        trigger=evidence,
        gloss="A party did something to another.",
        gloss_ar="فعل طرف شيئا بطرف آخر.",
    )


def _capture(document: Document) -> Capture:
    content = document.article.text.encode()
    digest = hashlib.sha256(content).hexdigest()
    return Capture(doc=document.article.doc, content=content, sha256=digest, media_type="text/plain", how="file")


def _usage() -> Iterator[str]:
    yield from (__doc__ or "").splitlines()[2:4]


def main(arguments: list[str]) -> None:
    """Do what is asked."""
    if len(arguments) == 3 and arguments[0] == "make":
        make(arguments[1], int(arguments[2]))
    elif len(arguments) == 2 and arguments[0] == "time":
        measure(arguments[1])
    else:
        sys.exit("\n".join(_usage()))


if __name__ == "__main__":
    main(sys.argv[1:])
