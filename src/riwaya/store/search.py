"""Finds documents in a ledger: Arabic-aware full text, and fields over claims.

    انسحاب القلمون                     both words, in any spelling and with any clitics
    "جيش الإسلام" stance:deny          a phrase, in a document that holds a denial
    speaker:بيرقدار event:CONSULT      a claim that this speaker made about talks (one claim answers all claim fields)
    outlet:sana since:2017-08 until:2017-09

Words are matched folded, as written or as stems without clitics, so "قلمون" finds "بالقلمون". The index narrows; what
is shown is re-read from the article, so hits carry offsets into the text itself.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator

from msgspec import Struct

from riwaya.errors import UsageError
from riwaya.model import Claim, Document, Passage, passage
from riwaya.script import fold, key

_PART = re.compile(r'(?:(?P<field>[a-z]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_TOKEN = re.compile(r"\w+")

#: Proclitics a query word may come with or without; stems in the index carry none.
_PROCLITIC = re.compile(r"^(?:[وف]?(?:بال|كال|لل|ال)|[وف])(?=\w{2})")

#: Fields that one and the same claim must answer, and the fields of the document itself.
CLAIM_FIELDS = ("speaker", "agent", "recipient", "place", "event", "stance", "modality")
DOCUMENT_FIELDS = ("outlet", "doc", "since", "until")

#: Words of context on each side of a passage that is shown.
CONTEXT = 60


class Query(Struct, frozen=True, kw_only=True):
    """A parsed query: `words` (each a word or a phrase, folded) and (field, value) pairs."""

    words: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


class Hit(Struct, frozen=True, kw_only=True):
    """A document that answers a query: where its words stand, and the claims that answer its fields."""

    doc: str
    title: str | None
    outlet: str | None
    published: str | None
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    score: float


def parse(query: str) -> Query:
    """Parse a query.

    Raises:
        UsageError: for a field that does not exist.
    """
    words: list[str] = []
    fields: list[tuple[str, str]] = []
    for match in _PART.finditer(query):
        value = match["phrase"] if match["phrase"] is not None else match["word"]
        field = match["field"]
        if field is None:
            folded = " ".join(_TOKEN.findall(fold(value).text))
            words.extend([folded] if folded else [])
        elif field in CLAIM_FIELDS + DOCUMENT_FIELDS:
            fields.append((field, value))
        else:
            known = ", ".join(CLAIM_FIELDS + DOCUMENT_FIELDS)
            raise UsageError(f"there is no field {field!r}", field="query", remedy=f"the fields are {known}")
    return Query(words=tuple(words), fields=tuple(fields))


def search(db: sqlite3.Connection, query: Query, load: Callable[[int], Document], *, limit: int) -> list[Hit]:
    """Return the hits of a query, best first; `load` returns the document of a row."""
    wanted = [pair for pair in query.fields if pair[0] in CLAIM_FIELDS]
    hits: list[Hit] = []
    for row, score in _candidates(db, query):
        document = load(row)
        entities = {field: _entities(db, field, value) for field, value in wanted}
        claims = tuple(claim for claim in document.claims if _answers(claim, wanted, entities)) if wanted else ()
        if wanted and not claims:
            continue
        hits.append(_hit(document, query, claims, score))
        if len(hits) == limit:
            break
    return hits


def _candidates(db: sqlite3.Connection, query: Query) -> Iterator[tuple[int, float]]:
    """Yield rows of the newest version of each page that may answer, best first."""
    conditions = ["d.capture IN (SELECT max(capture) FROM documents GROUP BY doc)"]
    values: list[str] = []
    for field, value in query.fields:
        if field in DOCUMENT_FIELDS:
            condition, bound = _document_condition(field, value)
            conditions.append(condition)
            values.append(bound)
    where = " AND ".join(conditions)
    if query.words:
        # The conditions are our own; what the user wrote is bound.
        sql = (
            "SELECT d.capture, -bm25(shadow, 4.0, 2.0, 1.0) FROM shadow JOIN documents d ON d.capture = shadow.rowid"
            f" WHERE shadow MATCH ? AND {where} ORDER BY 2 DESC, d.doc"
        )
        values.insert(0, " AND ".join(_match(word) for word in query.words))
    else:
        sql = f"SELECT d.capture, 0.0 FROM documents d WHERE {where} ORDER BY d.published DESC, d.doc"  # noqa: S608
    yield from db.execute(sql, values).fetchall()


def _document_condition(field: str, value: str) -> tuple[str, str]:
    if field == "outlet":
        return "d.outlet LIKE '%' || ? || '%'", value.lower()
    if field == "doc":
        return "d.doc LIKE '%' || ? || '%'", value
    comparison = ">=" if field == "since" else "<="
    return f"substr(d.published, 1, {len(value)}) {comparison} ?", value


def _match(word: str) -> str:
    """Return the FTS5 expression for a folded word or phrase: as written, or as stems."""
    stems = " ".join(_PROCLITIC.sub("", token) for token in word.split())
    return f'({{title body}} : "{word}" OR stems : "{stems}")'


def _entities(db: sqlite3.Connection, field: str, value: str) -> frozenset[str]:
    """Return the entities that a value may mean: by words used in this ledger, or by a part of the id."""
    if field in ("event", "stance", "modality"):
        return frozenset((value,))
    latin = f"%{value.lower()}%"
    folded = f"%{key(value)}%"
    rows = db.execute(
        "SELECT entity FROM names WHERE form LIKE ? UNION SELECT entity FROM parts WHERE entity LIKE ?",
        (folded, latin),
    )
    return frozenset(entity for (entity,) in rows)


def _answers(claim: Claim, wanted: list[tuple[str, str]], entities: dict[str, frozenset[str]]) -> bool:
    return all(_has(claim, field, entities[field]) for field, _ in wanted)


def _has(claim: Claim, field: str, entities: frozenset[str]) -> bool:
    if field == "speaker":
        return any(part in entities for entity in claim.chain for part in (entity, *entity.split("@")))
    if field in ("event", "stance", "modality"):
        return any(getattr(claim, field).casefold() == value.casefold() for value in entities)
    return any(entity in entities for entity in getattr(claim, field))


def _hit(document: Document, query: Query, claims: tuple[Claim, ...], score: float) -> Hit:
    article = document.article
    return Hit(
        doc=article.doc,
        title=article.title,
        outlet=article.outlet,
        published=document.reading.published.edtf,
        passages=tuple(_passages(document, query.words)),
        claims=claims,
        score=score,
    )


def _passages(document: Document, words: tuple[str, ...]) -> Iterator[Passage]:
    """Yield where the words of the query stand in the text, at most three places for each."""
    text = document.article.text
    folded = fold(text)
    stems: dict[str, list[Passage]] = {}
    for word in document.reading.words:
        stems.setdefault(word.norm, []).append(word)
    for wanted in words:
        places = [folded.span(*match.span()) for match in re.finditer(re.escape(wanted), folded.text)]
        if not places:
            stem = _PROCLITIC.sub("", wanted)
            places = [(found.start, found.end) for found in stems.get(stem, [])]
        yield from (passage(text, start, end) for start, end in places[:3])
