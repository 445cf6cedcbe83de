"""Keeps judgements, and what they are attached to now.

A judgement is one row that never changes but for two notes: whether somebody withdrew it, and what it means in the
collection as it is read now. Both can be made again from the judgements themselves; what a person decided cannot, so
the log holds a digest of each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from riwaya.model import Account, Dispute, Document, Judgement, Story
from riwaya.review import BY_ID, NOWHERE, Judged, item_now, judged, withdrawn
from riwaya.store import collected
from riwaya.store.database import Database

#: What settling does to a dispute, by the action.
OUTCOMES = {"settle": "settled", "leave_open": "left_open"}
_UNSETTLED = "SELECT id FROM collection WHERE kind = 'disputes' AND status <> 'open'"
_LAST_OUTCOME = (
    "SELECT action FROM judgements WHERE means = ? AND kind = 'dispute' AND active = 1"
    " AND action IN ('settle', 'leave_open') ORDER BY entry DESC LIMIT 1"
)
_ITEMS: dict[str, tuple[str, type[Any]]] = {
    "dispute": ("disputes", Dispute),
    "account": ("accounts", Account),
    "story": ("stories", Story),
}


def insert(db: Database, judgement: Judgement, *, entry: int) -> None:
    """Store a judgement that the log entry `entry` brings, inside `writing`."""
    db.run(
        "INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(judgement.id, entry, judgement.at, judgement.actor, judgement.action, judgement.target.kind),
            *(judgement.target.doc, judgement.target.name, encoded(judgement), 1, "", NOWHERE),
        ),
    )


def encoded(judgement: Judgement) -> str:
    """Return a judgement as it is stored and hashed."""
    return msgspec.json.encode(judgement, order="deterministic").decode()


def decoded(body: str) -> Judgement:
    """Return a stored judgement."""
    return msgspec.json.decode(body, type=Judgement)


def digest(body: str) -> str:
    """Return the digest of a stored judgement that the log holds."""
    return hashlib.sha256(body.encode()).hexdigest()


def named(body: str) -> tuple[str, str] | None:
    """Return id and actor of a stored judgement; None when it was damaged."""
    try:
        judgement = decoded(body)
    except msgspec.DecodeError:
        return None
    return judgement.id, judgement.actor


def undone(db: Database, judgement: Judgement) -> list[Judgement]:
    """Return what an undo withdraws or brings back: its target, and what that one undid, and so on."""
    found: list[Judgement] = []
    while judgement.action == "undo":
        row = db.one("SELECT body FROM judgements WHERE id = ?", (judgement.target.item,))
        if row is None:
            break
        judgement = decoded(row[0])
        found.append(judgement)
    return found


def everything(db: Database) -> tuple[Judgement, ...]:
    """Return all judgements in the order they were made."""
    return tuple(decoded(body) for (body,) in db.all("SELECT body FROM judgements ORDER BY entry"))


def standing(db: Database) -> tuple[Judgement, ...]:
    """Return the judgements that nobody withdrew, in the order they were made."""
    return tuple(decoded(body) for (body,) in db.all("SELECT body FROM judgements WHERE active = 1 ORDER BY entry"))


def withdraw(db: Database) -> None:
    """Note anew which judgements somebody withdrew."""
    out = withdrawn(everything(db))
    for name, was in db.all("SELECT id, active FROM judgements"):
        if (name in out) == bool(was):
            db.run("UPDATE judgements SET active = ? WHERE id = ?", (int(name not in out), name))


# --- documents ----------------------------------------------------------------------------------------------


class Bench:
    """The judgements on documents, at hand while many documents are gone through."""

    def __init__(self, db: Database, doc: str | None = None) -> None:
        one = "" if doc is None else " AND (doc = ? OR kind = 'entity')"
        rows = db.all(
            "SELECT doc, kind, body FROM judgements WHERE active = 1 AND kind IN"
            f" ('claim', 'mention', 'document', 'entity'){one} ORDER BY entry",
            () if doc is None else (doc,),
        )
        self._of: dict[str, list[Judgement]] = {}
        self._everywhere: list[Judgement] = []
        order: dict[str, int] = {}
        for number, (name, kind, body) in enumerate(rows):
            judgement = decoded(body)
            order[judgement.id] = number
            (self._everywhere if kind == "entity" else self._of.setdefault(name, [])).append(judgement)
        self._order = order

    def judged(self, document: Document) -> Judged:
        """Return a document as judged."""
        own = self._of.get(document.article.doc, [])
        if not own and not self._everywhere:
            return judged(document, ())
        return judged(document, sorted([*own, *self._everywhere], key=lambda one: self._order[one.id]))


def attach(db: Database, found: Judged) -> None:
    """Note what the judgements on a page mean now."""
    for name, (means, how) in found.attached.items():
        note(db, name, means, how)


def detach(db: Database, doc: str) -> None:
    """Note that the judgements on a page that can no longer be read mean nothing now."""
    db.run(
        "UPDATE judgements SET means = '', how = ? WHERE doc = ? AND kind IN ('claim', 'mention', 'document')",
        (NOWHERE, doc),
    )


def note(db: Database, name: str, means: str, how: str) -> None:
    """Note what a judgement means now, and how that was found."""
    db.run(
        "UPDATE judgements SET means = ?, how = ? WHERE id = ? AND (means <> ? OR how <> ?)",
        (means, how, name, means, how),
    )


# --- the collection -----------------------------------------------------------------------------------------


def attach_items(db: Database, names: Iterable[str] | None = None) -> None:
    """Note what judgements on disputes, accounts and stories mean now, and which disputes are settled.

    With `names` only these judgements are looked at; all of them when the collection was made anew.
    """
    sql = "SELECT id, kind, means, body FROM judgements WHERE kind IN ('dispute', 'account', 'story', 'judgement')"
    rows = db.all(f"{sql} ORDER BY entry") if names is None else []
    for some in collected.chunks(names or ()):
        rows += db.all(f"{sql} AND id IN {db.among} ORDER BY entry", (collected.json_list(some),))
    disputes = set[str]()
    for name, kind, before, body in rows:
        judgement = decoded(body)
        means, how = _means(db, judgement) if kind != "judgement" else (judgement.target.item, BY_ID)
        note(db, name, means, how)
        disputes.update((before, means) if kind == "dispute" else ())
    if names is None:
        disputes.update(name for (name,) in db.all(_UNSETTLED))
    for dispute in sorted(disputes - {""}):
        last = db.one(_LAST_OUTCOME, (dispute,))
        status = "open" if last is None else OUTCOMES[last[0]]
        db.run("UPDATE collection SET status = ? WHERE kind = 'disputes' AND id = ?", (status, dispute))


def _means(db: Database, judgement: Judgement) -> tuple[str, str]:
    """Return the item that a judgement means now; merged and split ones mean what their parts are in."""
    target = judgement.target
    kind, type_ = _ITEMS[target.kind]
    if target.item:
        row = db.one("SELECT 1 FROM collection WHERE kind = ? AND id = ?", (kind, target.item))
        if row is not None:
            return target.item, BY_ID
    near = dict(_near(db, kind, type_, target.items))
    if judgement.action in ("merge", "split"):
        there = [item for item in target.items if any(item in held for _, held in near.values())]
        needed = 2 if judgement.action == "merge" else 1
        return (" ".join(sorted(near)), BY_ID) if len(there) >= needed else ("", NOWHERE)
    name, how = item_now(
        target, {item: of for item, (of, _) in near.items()}, {item: held for item, (_, held) in near.items()}
    )
    return name or "", how


def _near(
    db: Database, kind: str, type_: type[Any], items: Iterable[str]
) -> Iterator[tuple[str, tuple[str, frozenset[str]]]]:
    """Yield the items that hold some of these documents or claims, each with its kind and all that it holds."""
    docs = sorted({item.rpartition("#")[0] or item for item in items})
    for some in collected.chunks(docs):
        sql = (
            "SELECT id, body FROM collection WHERE kind = ? AND id IN"
            f" (SELECT id FROM members WHERE kind = ? AND doc IN {db.among})"
        )
        for name, body in db.all(sql, (kind, kind, collected.json_list(some))):
            item = msgspec.json.decode(body, type=type_)
            held = (f"{doc}#{claim}" if claim else doc for doc, claim in collected.members(item))
            yield name, (getattr(item, "kind", ""), frozenset(held))


def held(db: Database, kind: str, name: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the kind of a dispute ("" of others) and all that an item holds; None when there is no such item."""
    kinds, type_ = _ITEMS[kind]
    row = db.one("SELECT body FROM collection WHERE kind = ? AND id = ?", (kinds, name))
    if row is None:
        return None
    item = msgspec.json.decode(row[0], type=type_)
    parts = tuple(f"{doc}#{claim}" if claim else doc for doc, claim in collected.members(item))
    return getattr(item, "kind", ""), parts


def affected(db: Database, judgement: Judgement) -> tuple[str, ...]:
    """Return the pages whose judged view a judgement changes."""
    target = judgement.target
    if target.kind in ("claim", "mention", "document"):
        return (target.doc,)
    if target.kind != "entity":
        return ()
    if judgement.action == "split":
        return target.items
    names = collected.json_list(target.items)
    rows = db.all(
        f"SELECT doc FROM names WHERE entity IN {db.among} UNION SELECT doc FROM parts WHERE entity IN {db.among}",
        (names, names),
    )
    return tuple(sorted(doc for (doc,) in rows))
