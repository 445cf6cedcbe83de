"""Keeps what holds across documents, item by item: only what changed is written.

An item is stored with the documents and claims it holds, the entities it is about and what lists show of it, so that a
page of any of them is found without loading the rest.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from riwaya.model import Account, Collection, CopyGroup, Dispute, Happening, Story
from riwaya.review import priority
from riwaya.store.database import Database, Row
from riwaya.store.index import first_day, unpacked
from riwaya.store.records import DisputeRow, Stated, StoryRow

KINDS: dict[str, type[Struct]] = {
    "stories": Story,
    "copies": CopyGroup,
    "accounts": Account,
    "disputes": Dispute,
    "timeline": Happening,
}
#: Values bound in one statement at most.
_CHUNK = 500


class Known(Struct, frozen=True):
    """What is known of a document without loading it."""

    title: str
    outlet: str
    day: str
    published: str


def load(db: Database) -> Collection:
    """Return the whole collection."""
    found: dict[str, list[Struct]] = {kind: [] for kind in KINDS}
    for kind, body in db.all("SELECT kind, body FROM collection ORDER BY kind, seq"):
        found[kind].append(msgspec.json.decode(body, type=KINDS[kind]))
    return Collection(**{kind: tuple(items) for kind, items in found.items()})  # type: ignore[arg-type]


def bodies(collection: Collection) -> Iterator[tuple[str, str, int, Struct, str]]:
    """Yield (kind, id, place, item, JSON) of every item."""
    for kind in KINDS:
        items = getattr(collection, kind)
        yield from _named(kind, ((item, msgspec.json.encode(item).decode()) for item in items))


def stored(db: Database) -> Iterator[tuple[str, str, int, Struct, str]]:
    """Yield (kind, id, place, item, JSON) of every stored item, the JSON as it is stored."""
    for kind, type_ in KINDS.items():
        rows = db.all("SELECT body FROM collection WHERE kind = ? ORDER BY seq", (kind,))
        yield from _named(kind, ((msgspec.json.decode(body, type=type_), body) for (body,) in rows))


def _named(kind: str, items: Iterable[tuple[Struct, str]]) -> Iterator[tuple[str, str, int, Struct, str]]:
    """Name items by their ids; one without an id of its own is named by its content."""
    seen: Counter[str] = Counter()
    for seq, (item, body) in enumerate(items):
        name = getattr(item, "id", None) or hashlib.sha256(body.encode()).hexdigest()[:12]
        seen[name] += 1
        yield kind, name if seen[name] == 1 else f"{name}.{seen[name]}", seq, item, body


def digest(texts: Iterable[str]) -> str:
    """Return a hash of the items of a collection, in their order."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def put(db: Database, items: Sequence[tuple[str, str, int, Struct, str]], *, entry: int) -> None:
    """Bring the stored collection to these items; `entry` is the number of the log entry that does it."""
    before = {
        (kind, name): (seq, body, since)
        for kind, name, seq, since, body in db.all("SELECT kind, id, seq, since, body FROM collection")
    }
    fresh = {doc for (doc,) in db.all("SELECT doc FROM documents WHERE fresh = 1")}
    now = {(kind, name) for kind, name, *_ in items}
    gone = [name for name in before if name not in now]
    changed = [item for item in items if before.get(item[:2], (0, None, 0))[1] != item[4] or _touches(item, fresh)]
    moved = [
        (seq, kind, name) for kind, name, seq, _, _ in items if (kind, name) in before and before[kind, name][0] != seq
    ]
    docs = fresh | _docs_of(db, [*gone, *(item[:2] for item in changed)])
    _drop(db, [*gone, *(item[:2] for item in changed)])
    for seq, kind, name in moved:
        db.run("UPDATE collection SET seq = ? WHERE kind = ? AND id = ?", (seq, kind, name))
    docs |= {doc for item in changed for doc, _ in members(item[3])}
    _insert(db, changed, {name: since for name, (_, _, since) in before.items()}, entry)
    _carriage(db, sorted(docs))
    _weigh(db, sorted(docs))
    _list(db, [item[:2] for item in items if item[0] in ("stories", "disputes")], docs, changed)
    db.run("UPDATE documents SET fresh = 0 WHERE fresh = 1")


def members(item: Any) -> Iterator[tuple[str, str]]:
    """Yield the (document, claim) pairs that an item holds; the claim is "" where it holds whole documents."""
    if isinstance(item, Story | CopyGroup):
        yield from ((doc, "") for doc in item.docs)
    elif isinstance(item, Account):
        yield from map(_split, item.claims)
    elif isinstance(item, Dispute):
        yield from (_split(ref) for side in item.sides for ref in side.claims)


def _split(ref: str) -> tuple[str, str]:
    doc, _, claim = ref.rpartition("#")
    return doc, claim


def _touches(item: tuple[str, str, int, Struct, str], fresh: set[str]) -> bool:
    return bool(fresh) and any(doc in fresh for doc, _ in members(item[3]))


def chunks(items: Iterable[Any], size: int = _CHUNK) -> Iterator[list[Any]]:
    """Yield lists of at most so many items."""
    some: list[Any] = []
    for item in items:
        some.append(item)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some


def _docs_of(db: Database, names: Iterable[tuple[str, str]]) -> set[str]:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, name in names:
        by_kind[kind].append(name)
    return {
        doc
        for kind, ids in by_kind.items()
        for some in chunks(ids)
        for (doc,) in db.all(f"SELECT doc FROM members WHERE kind = ? AND id IN {db.among}", (kind, json_list(some)))
    }


def _drop(db: Database, names: Iterable[tuple[str, str]]) -> None:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, name in names:
        by_kind[kind].append(name)
    for kind, ids in by_kind.items():
        for some in chunks(ids):
            for table in ("collection", "members", "concerns"):
                db.run(f"DELETE FROM {table} WHERE kind = ? AND id IN {db.among}", (kind, json_list(some)))


def _insert(
    db: Database,
    items: Sequence[tuple[str, str, int, Any, str]],
    since: Mapping[tuple[str, str], int],
    entry: int,
) -> None:
    for some in chunks(items):
        pairs = {(kind, name): sorted(set(members(item))) for kind, name, _, item, _ in some}
        known = documents(db, {doc for held in pairs.values() for doc, _ in held})
        rows: list[Row] = []
        for kind, name, seq, item, body in some:
            held = pairs[kind, name]
            day = min((known[doc].day for doc, _ in held if doc in known and known[doc].day), default="")
            if isinstance(item, Happening):
                day = first_day(item.time)
            size = len({doc for doc, _ in held}) or len(getattr(item, "claims", ()))
            status = "open" if kind == "disputes" else ""
            rows.append((kind, name, seq, since.get((kind, name), entry), day, size, status, body, ""))
        db.many("INSERT INTO collection VALUES {}", rows)
        db.many("INSERT INTO members VALUES {}", [(*name, *pair) for name, held in pairs.items() for pair in held])
        days = {(row[0], row[1]): str(row[4]) for row in rows}
        db.many("INSERT INTO concerns VALUES {}", sorted(_concerns(db, pairs, days)))


def _concerns(
    db: Database, pairs: Mapping[tuple[str, str], Sequence[tuple[str, str]]], days: Mapping[tuple[str, str], str]
) -> Iterator[Row]:
    """Yield which entities stories and disputes are about."""
    wanted = {name: held for name, held in pairs.items() if name[0] in ("stories", "disputes")}
    about: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for some in chunks(sorted({doc for held in wanted.values() for doc, _ in held})):
        sql = f"SELECT doc, claim, entity FROM parts WHERE doc IN {db.among}"
        for doc, claim, entity in db.all(sql, (json_list(some),)):
            about[doc][claim].add(entity)
    for (kind, name), held in wanted.items():
        found: set[str] = set()
        for doc, claim in held:
            found.update(*(about[doc].values() if not claim else (about[doc][claim],)))
        yield from ((kind, entity, days[kind, name], name) for entity in found)


def documents(db: Database, docs: Iterable[str]) -> dict[str, Known]:
    """Return what is known of documents by their names, without loading them."""
    found: dict[str, Known] = {}
    for some in chunks(sorted(docs)):
        sql = f"SELECT doc, title, outlet, day, published FROM documents WHERE newest = 1 AND doc IN {db.among}"
        for doc, title, outlet, day, published in db.all(sql, (json_list(some),)):
            found[doc] = Known(title or "", outlet or "", day, published or "")
    return found


# --- how a story was carried --------------------------------------------------------------------------------


def _carriage(db: Database, docs: Sequence[str]) -> None:
    """Note for each of some documents, and for all of their stories, who was first and who copied whom."""
    stories = _items(db, "stories", docs, Story)
    copies = _items(db, "copies", docs, CopyGroup)
    whole = sorted({*docs, *(doc for story in stories.values() for doc in story.docs)})
    known = documents(db, {*whole, *(group.of for group in copies.values() if group.of is not None)})
    source, how = _sources(copies.values())
    rows: dict[str, Row] = {}
    for name, story in stories.items():
        told = sorted((known[doc].published or "~", doc) for doc in story.docs if doc in known)
        first = told[0][0] if told else ""
        for published, doc in told:
            of = source.get(doc, "")
            is_first = published == first and published != "~" and not of
            rows[doc] = (
                *(doc, known[doc].outlet, known[doc].day, name, int(len(told) == 1), int(is_first)),
                *(of, known[of].outlet if of in known else "", how.get(doc, "")),
            )
    for some in chunks(whole):
        db.run(f"DELETE FROM carriage WHERE doc IN {db.among}", (json_list(some),))
    db.many("INSERT INTO carriage VALUES {}", [rows[doc] for doc in sorted(rows)])


def _sources(copies: Iterable[CopyGroup]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the page that each copy comes from, whole copies before mere passages, and how it was copied."""
    source: dict[str, str] = {}
    how: dict[str, str] = {}
    for group in sorted(copies, key=lambda group: (group.kind == "partial", group.docs)):
        for doc in group.docs if group.of is not None else ():
            if doc != group.of and doc not in source:
                source[doc], how[doc] = group.of or "", group.kind
    return source, how


def _items(db: Database, kind: str, docs: Sequence[str], type_: type[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for some in chunks(docs):
        sql = (
            "SELECT id, body FROM collection WHERE kind = ? AND id IN"
            f" (SELECT id FROM members WHERE kind = ? AND doc IN {db.among})"
        )
        for name, body in db.all(sql, (kind, kind, json_list(some))):
            found[name] = msgspec.json.decode(body, type=type_)
    return found


# --- how soon a claim should be looked at -------------------------------------------------------------------


def _weigh(db: Database, docs: Sequence[str]) -> None:
    """Count the disputes and the copies of the claims of some documents, and their places in the queue."""
    for some in chunks(docs):
        bound = (json_list(some),)
        disputes: Counter[tuple[str, str]] = Counter()
        sql = f"SELECT doc, claim FROM members WHERE kind = 'disputes' AND doc IN {db.among}"
        disputes.update((doc, claim) for doc, claim in db.all(sql, bound))
        sql = f"SELECT source, count(*) FROM carriage WHERE source IN {db.among} GROUP BY source"
        copied = {doc: int(n) for doc, n in db.all(sql, bound)}
        sql = f"SELECT doc, id, doubts, disputed, copied, priority FROM claims WHERE doc IN {db.among}"
        for doc, claim, doubts, was_disputed, was_copied, was in db.all(sql, bound):
            now = disputes[doc, claim], copied.get(doc, 0)
            rank = priority(doubts=doubts, disputed=now[0], copied=now[1])
            if (was_disputed, was_copied, was) != (*now, rank):
                db.run(
                    "UPDATE claims SET disputed = ?, copied = ?, priority = ? WHERE doc = ? AND id = ?",
                    (*now, rank, doc, claim),
                )


# --- what lists show ----------------------------------------------------------------------------------------


def _list(
    db: Database, names: Iterable[tuple[str, str]], docs: set[str], changed: Sequence[tuple[str, str, int, Any, str]]
) -> None:
    """Make the rows of stories and disputes anew where they or their documents changed."""
    touched = {item[:2] for item in changed}
    for some in chunks(sorted(docs)):
        sql = f"SELECT DISTINCT kind, id FROM members WHERE kind IN ('stories', 'disputes') AND doc IN {db.among}"
        touched.update((kind, name) for kind, name in db.all(sql, (json_list(some),)))
    for some in chunks([name for name in names if name in touched]):
        _list_some(db, some)


def _list_some(db: Database, names: Sequence[tuple[str, str]]) -> None:
    items: dict[tuple[str, str], Any] = {}
    for kind in ("stories", "disputes"):
        ids = [name for found, name in names if found == kind]
        sql = f"SELECT id, body FROM collection WHERE kind = ? AND id IN {db.among}"
        for name, body in db.all(sql, (kind, json_list(ids))):
            items[kind, name] = msgspec.json.decode(body, type=KINDS[kind])
    docs = {doc for item in items.values() for doc, _ in members(item)}
    known = documents(db, docs)
    story_of: dict[str, str] = {}
    copied: set[str] = set()
    against: dict[str, set[str]] = defaultdict(set)
    for some in chunks(sorted(docs)):
        sql = f"SELECT doc, story, source FROM carriage WHERE doc IN {db.among}"
        for doc, story, source in db.all(sql, (json_list(some),)):
            story_of[doc] = story
            copied.update((doc,) if source else ())
        sql = f"SELECT DISTINCT doc, id FROM members WHERE kind = 'disputes' AND doc IN {db.among}"
        for doc, name in db.all(sql, (json_list(some),)):
            against[doc].add(name)
    for (kind, name), item in items.items():
        row: StoryRow | DisputeRow
        if isinstance(item, Story):
            row = _story_row(item, known, copied, len(set().union(*(against[doc] for doc in item.docs))))
        else:
            row = _dispute_row(item, known, story_of)
        db.run(
            "UPDATE collection SET listed = ? WHERE kind = ? AND id = ?",
            (msgspec.json.encode(row).decode(), kind, name),
        )


def _story_row(story: Story, known: Mapping[str, Known], copied: set[str], disputes: int) -> StoryRow:
    told = sorted((doc for doc in story.docs if doc in known), key=lambda doc: (known[doc].published or "~", doc))
    return StoryRow(
        id=story.id,
        title=known[told[0]].title if told else "",
        day=min((known[doc].day for doc in told if known[doc].day), default=""),
        docs=len(told),
        outlets=len({known[doc].outlet or doc for doc in told}),
        copies=sum(doc in copied for doc in told),
        disputes=disputes,
        topic=story.topic,
        time=story.time,
    )


def _dispute_row(dispute: Dispute, known: Mapping[str, Known], story_of: Mapping[str, str]) -> DisputeRow:
    docs = [doc for doc, _ in members(dispute)]
    return DisputeRow(
        id=dispute.id,
        kind=dispute.kind,
        topic=dispute.topic,
        topic_ar=dispute.topic_ar,
        holds=tuple(side.holds for side in dispute.sides),
        claims=tuple(len(side.claims) for side in dispute.sides),
        origins=tuple(len(side.origins) for side in dispute.sides),
        day=min((known[doc].day for doc in docs if doc in known and known[doc].day), default=""),
        story=next((story_of[doc] for doc in docs if doc in story_of), ""),
    )


def json_list(items: Iterable[str]) -> str:
    """Return texts as they are bound for `Database.among`."""
    return msgspec.json.encode(list(items)).decode()


def stated(db: Database, pairs: Iterable[tuple[str, str]]) -> dict[str, Stated]:
    """Return claims by `doc#id`, those of them that are there."""
    wanted = set(pairs)
    found: dict[str, Stated] = {}
    for some in chunks(sorted({doc for doc, _ in wanted})):
        sql = f"SELECT doc, id, disputed, copied, priority, status, grade, body FROM claims WHERE doc IN {db.among}"
        for doc, name, *rest in db.all(sql, (json_list(some),)):
            if (doc, name) in wanted:
                found[f"{doc}#{name}"] = weighed(rest)
    return found


def weighed(row: Sequence[Any]) -> Stated:
    """Return a claim from its columns disputed, copied, priority, status, grade and body."""
    disputed, copied, rank, status, grade, body = row
    weights = {"disputed": int(disputed), "copied": int(copied), "priority": int(rank)}
    return msgspec.structs.replace(unpacked(body), **weights, status=str(status), grade=str(grade))
