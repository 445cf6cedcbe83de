"""What is indexed of a document: the rows by which its claims, names and words are found.

Only the newest version of a page is indexed, as people judged it. Everything here can be dropped and made again.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from riwaya.model import Claim, Document, Quantity
from riwaya.review import Judged, doubts, priority
from riwaya.script import fold, key
from riwaya.store.database import Database, Row
from riwaya.store.records import Stated

#: What a figure without an upper or lower end is compared as.
_LEAST, _MOST = -1.0e15, 1.0e15
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def put(db: Database, row: int, found: Judged) -> None:
    """Index a document as judged; a rejected claim can be looked up, but counts for nothing."""
    document = found.document
    stated = [_stated(document, claim, found) for claim in document.claims]
    rejected = [_stated(document, claim, found) for claim in found.rejected]
    doc, day = document.article.doc, day_of(document)
    db.many(
        "INSERT INTO claims (doc, id, capture, number, event, stance, modality, outlet, day, doubts, status, grade,"
        " priority, body) VALUES {}",
        [_claim_row(row, number, item) for number, item in enumerate([*stated, *rejected])],
    )
    db.many("INSERT INTO parts VALUES {}", sorted({part for item in stated for part in _parts(item)}))
    db.many("INSERT INTO figures VALUES {}", [figure for item in stated for figure in _figures(item)])
    forms = sorted({(key(mention.text), mention.entity) for mention in document.reading.mentions})
    db.many("INSERT INTO names VALUES {}", [(doc, form, entity) for form, entity in forms])
    db.many(
        "INSERT INTO forms VALUES {} ON CONFLICT (form, entity) DO UPDATE SET docs = forms.docs + 1",
        [(form, entity, 1) for form, entity in forms],
    )
    named = {part[3] for item in stated for part in _parts(item)} | {entity for _, entity in forms}
    db.many("INSERT INTO entities VALUES {} ON CONFLICT DO NOTHING", [(entity,) for entity in sorted(named)])
    _tally(db, _tallies(document.article.outlet or "", day, stated), 1)
    db.put_words(row, fold(document.article.title or "").text, _body(document), _stems(document))


def drop(db: Database, row: int, doc: str, outlet: str, day: str) -> None:
    """Take a document out of the index."""
    stated = [
        unpacked(body) for (body,) in db.all("SELECT body FROM claims WHERE doc = ? AND status <> 'rejected'", (doc,))
    ]
    _tally(db, _tallies(outlet, day, stated), -1)
    db.run(
        "UPDATE forms SET docs = docs - 1 WHERE EXISTS"
        " (SELECT 1 FROM names WHERE names.doc = ? AND names.form = forms.form AND names.entity = forms.entity)"
        " AND form IN (SELECT form FROM names WHERE doc = ?)",
        (doc, doc),
    )
    db.run("DELETE FROM forms WHERE docs = 0 AND form IN (SELECT form FROM names WHERE doc = ?)", (doc,))
    for table in ("names", "figures", "parts", "claims"):
        db.run(f"DELETE FROM {table} WHERE doc = ?", (doc,))
    db.drop_words(row)


def day_of(document: Document) -> str:
    """Return the day of publication, "" where unknown; of a month or year its first day."""
    return first_day(document.reading.published.edtf)


def first_day(edtf: str | None) -> str:
    """Return the first day of an EDTF time, "" where it has no beginning."""
    match = _DAY.match(edtf or "")
    return "" if match is None else match[0] + "-01-01"[len(match[0]) - 4 :]


def unpacked(body: bytes) -> Stated:
    """Return a claim as the index holds it."""
    return msgspec.json.decode(zlib.decompress(body), type=Stated)


# --- rows ---------------------------------------------------------------------------------------------------


def _stated(document: Document, claim: Claim, found: Judged) -> Stated:
    article = document.article
    return Stated(
        doc=article.doc,
        claim=claim,
        figures=tuple(document.reading.quantities[index] for index in claim.figures),
        outlet=article.outlet or "",
        title=article.title or "",
        published=document.reading.published.edtf,
        day=first_day(claim.time) or day_of(document),
        doubts=doubts(document, claim),
        status=found.statuses.get(claim.id, ""),
        grade=found.grades.get(claim.id, ""),
    )


def _claim_row(row: int, number: int, item: Stated) -> Row:
    claim = item.claim
    rank = priority(doubts=len(item.doubts), disputed=0, copied=0)
    body = zlib.compress(msgspec.json.encode(item), 3)
    kinds = (claim.event, claim.stance, claim.modality)
    return (
        *(item.doc, claim.id, row, number, *kinds, item.outlet, item.day),
        *(len(item.doubts), item.status, item.grade, rank, body),
    )


def _parts(item: Stated) -> Iterator[tuple[str, str, str, str, str]]:
    claim = item.claim
    roles: tuple[tuple[str, Iterable[str]], ...] = (
        ("origin", _bodies(claim.chain[:1])),
        ("speaker", _bodies(claim.chain)),
        ("agent", claim.agent),
        ("recipient", claim.recipient),
        ("place", claim.place),
    )
    for role, found in roles:
        yield from ((item.doc, claim.id, role, entity, item.day) for entity in found)


def _bodies(chain: Iterable[str]) -> Iterator[str]:
    """Yield the links of a chain, a spokesman also as himself and as the body he speaks for."""
    for entity in chain:
        yield entity
        if "@" in entity:
            yield from entity.split("@")


def _figures(item: Stated) -> Iterator[Row]:
    for number, figure in enumerate(item.figures):
        low, high = bounds(figure)
        yield item.doc, item.claim.id, number, figure.category, low, high


def bounds(figure: Quantity) -> tuple[float, float]:
    """Return the least and the most that a figure allows, as far as it says."""
    low = _LEAST if figure.low is None else float(figure.low)
    high = _MOST if figure.high is None else float(figure.high)
    if figure.high is None and figure.modifier in ("exact", "about"):
        high = low
    return low, high


def _tallies(outlet: str, day: str, stated: Iterable[Stated]) -> Counter[tuple[str, str, str]]:
    found = Counter([("page", outlet, day)])
    for item in stated:
        claim: Claim = item.claim
        found["event", claim.event, item.day] += 1
        found.update(("place", entity, item.day) for entity in set(claim.place))
        found.update(("actor", entity, item.day) for entity in {*claim.agent, *claim.recipient})
        found.update(("speaker", entity, item.day) for entity in set(_bodies(claim.chain[:1])))
        found["carrier", item.outlet, item.day] += 1
        found["all event", claim.event, ""] += 1
        found["all carrier", item.outlet, ""] += 1
        found.update(("all place", entity, "") for entity in set(claim.place))
        found.update(("all actor", entity, "") for entity in {*claim.agent, *claim.recipient})
        found.update(("all speaker", entity, "") for entity in set(_bodies(claim.chain[:1])))
        # What pages of entities and outlets show, whatever the day: the name and what it goes with.
        parties = {*claim.agent, *claim.recipient, *claim.place}
        found.update(("event of", f"{entity} {claim.event}", "") for entity in parties)
        found.update(("role of", f"{entity} {role}", "") for _, _, role, entity, _ in set(_parts(item)))
        found["event by", f"{item.outlet} {claim.event}", ""] += 1
        found.update(("origin by", f"{item.outlet} {entity}", "") for entity in set(_bodies(claim.chain[:1])))
    return found


def _tally(db: Database, counts: Counter[tuple[str, str, str]], sign: int) -> None:
    db.many(
        "INSERT INTO tallies VALUES {} ON CONFLICT (what, value, day) DO UPDATE SET n = tallies.n + excluded.n",
        [(*name, sign * n) for name, n in sorted(counts.items())],
    )


def _body(document: Document) -> str:
    text = document.article.text
    return "\n".join(fold(text[line.start : line.end]).text for line in document.article.blocks())


def _stems(document: Document) -> str:
    return " ".join(word.norm for word in document.reading.words if word.pos != "punct")
