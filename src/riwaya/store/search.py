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
from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec import Struct

from riwaya.errors import UsageError
from riwaya.model import Claim, Document, Passage, Word, passage
from riwaya.script import fold, key

_PART = re.compile(r'(?:(?P<field>[a-z]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_TOKEN = re.compile(r"[^\W_]+")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")

#: Proclitics a query word may come with or without; stems in the index carry none.
_PROCLITIC = re.compile(r"^(?:[وف]?(?:بال|كال|لل|ال)|[وف])(?=\w{2})")

#: Fields that one and the same claim must answer, and the fields of the document itself.
CLAIM_FIELDS = ("speaker", "agent", "recipient", "place", "event", "stance", "modality")
DOCUMENT_FIELDS = ("outlet", "doc", "since", "until")

#: The most words and fields of one query; more is a text that was pasted by mistake.
MOST = 100


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
        UsageError: for a field that does not exist or cannot have its value, and when nothing is asked for.
    """
    words: list[str] = []
    fields: list[tuple[str, str]] = []
    for match in _PART.finditer(query):
        value = match["phrase"] if match["phrase"] is not None else match["word"]
        if match["field"] is None:
            folded = " ".join(_TOKEN.findall(fold(value).text))
            words.extend([folded] if folded else [])
        else:
            fields.append(_field(match["field"], value))
    if not words and not fields:
        raise UsageError(
            "there is no word to search for", field="query", remedy="give a word or a field (docs/search.md)"
        )
    if len(fields) + sum(len(word.split()) for word in words) > MOST:
        raise UsageError(f"it holds more than {MOST} words", field="query", remedy="search for the rarest few of them")
    return Query(words=tuple(words), fields=tuple(fields))


def _field(field: str, value: str) -> tuple[str, str]:
    """Return the field with its value, folded as it is compared, or say what is wrong with it."""
    if field not in CLAIM_FIELDS + DOCUMENT_FIELDS:
        known = ", ".join(CLAIM_FIELDS + DOCUMENT_FIELDS)
        raise UsageError(f"there is no field {field!r}", field="query", remedy=f"the fields are {known}")
    if not key(value).strip():
        raise UsageError(f"{field}: is asked for without a value", field="query", remedy=f"write {field}:value")
    if field in ("since", "until"):
        value = fold(value).text.strip()
        if _DAY.fullmatch(value) is None:
            raise UsageError(f"{value!r} is no day", field=f"{field}:", remedy="write 2018, 2018-04 or 2018-04-24")
    return field, value


def search(db: sqlite3.Connection, query: Query, load: Callable[[int], Document | None], *, limit: int) -> list[Hit]:
    """Return the hits of a query, best first; `load` returns the document of a row."""
    wanted = [(field, _meant(db, field, value)) for field, value in query.fields if field in CLAIM_FIELDS]
    hits: list[Hit] = []
    for row, score in _candidates(db, query, wanted):
        document = load(row)
        claims = () if document is None else tuple(claim for claim in document.claims if _answers(claim, wanted))
        if document is None or (wanted and not claims):
            continue
        hits.append(_hit(document, query, claims if wanted else (), score))
        if len(hits) == limit:
            break
    return hits


def _candidates(
    db: sqlite3.Connection, query: Query, wanted: list[tuple[str, frozenset[str]]]
) -> Iterator[tuple[int, float]]:
    """Yield rows of the newest version of each page that may answer, best first."""
    conditions = ["d.capture IN (SELECT max(capture) FROM documents GROUP BY doc)"]
    values: list[str] = []
    for field, value in query.fields:
        if field in DOCUMENT_FIELDS:
            condition, bound = _document_condition(field, value)
            conditions.append(condition)
            values.append(bound)
    for field, meant in wanted:
        conditions.append(_claim_condition(field))
        values.append(msgspec.json.encode(sorted(meant)).decode())
    where = " AND ".join(conditions)
    if query.words:
        # The conditions are our own; what the user wrote is bound.
        score = (
            "SELECT d.capture, -bm25(shadow, 4.0, 2.0, 1.0) FROM shadow JOIN documents d ON d.capture = shadow.rowid"
        )
        sql = f"{score} WHERE shadow MATCH ? AND {where} ORDER BY 2 DESC, d.doc"
        values.insert(0, " AND ".join(_match(word) for word in query.words))
    else:
        sql = f"SELECT d.capture, 0.0 FROM documents d WHERE {where} ORDER BY d.published DESC, d.doc"  # noqa: S608
    yield from db.execute(sql, values).fetchall()


def _document_condition(field: str, value: str) -> tuple[str, str]:
    if field == "outlet":
        return "instr(d.outlet, ?)", value.lower()
    if field == "doc":
        return "instr(d.doc, ?)", value
    comparison = ">=" if field == "since" else "<="
    return f"substr(d.published, 1, {len(value)}) {comparison} ?", value


def _claim_condition(field: str) -> str:
    """Return what narrows to pages with such a claim; which claim answers all fields is seen in the document."""
    table, column = ("parts", "entity") if field in ("speaker", "agent", "recipient", "place") else ("claims", field)
    role = f" AND role = '{field}'" if table == "parts" else ""
    among = "(SELECT value FROM json_each(?))"
    return f"d.capture IN (SELECT capture FROM {table} WHERE {column} COLLATE NOCASE IN {among}{role})"  # noqa: S608


def _match(word: str) -> str:
    """Return the FTS5 expression for a folded word or phrase: as written, or as stems."""
    stems = " ".join(_PROCLITIC.sub("", token) for token in word.split())
    return f'({{title body}} : "{word}" OR stems : "{stems}")'


def _meant(db: sqlite3.Connection, field: str, value: str) -> frozenset[str]:
    """Return what a value may mean: itself, or entities, by words used in this ledger or by a part of the id."""
    if field in ("event", "stance", "modality"):
        return frozenset((value,))
    rows = db.execute(
        "SELECT entity FROM names WHERE instr(form, ?) UNION SELECT entity FROM parts WHERE instr(entity, ?)",
        (key(value), value.lower()),
    )
    meant = frozenset(entity for (entity,) in rows)
    if field == "speaker":
        chains = (entity for (entity,) in db.execute("SELECT DISTINCT entity FROM parts WHERE role = 'speaker'"))
        meant |= {entity for entity in chains if meant.intersection(entity.split("@"))}
    return meant


def _answers(claim: Claim, wanted: list[tuple[str, frozenset[str]]]) -> bool:
    return all(_has(claim, field, entities) for field, entities in wanted)


def _has(claim: Claim, field: str, entities: frozenset[str]) -> bool:
    if field == "speaker":
        return any(entity in entities for entity in claim.chain)
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
    norms = [word for word in document.reading.words if word.pos != "punct"]
    for wanted in words:
        places = [folded.span(*match.span(1)) for match in _written(wanted).finditer(folded.text)]
        places = places or list(_stems_at(norms, [_PROCLITIC.sub("", token) for token in wanted.split()]))
        yield from (passage(text, start, end) for start, end in places[:3])


def _written(wanted: str) -> re.Pattern[str]:
    """Return the pattern of a word or phrase as written, whole or behind clitics."""
    words = r"[\W_]+".join(map(re.escape, wanted.split()))
    return re.compile(rf"(?<![^\W_])(?:[وف]?(?:بال|كال|لل|ال|[بكل])|[وف])?({words})(?![^\W_])")


def _stems_at(words: Sequence[Word], stems: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the places where these stems follow each other."""
    for number, word in enumerate(words):
        if word.norm == stems[0] and [other.norm for other in words[number : number + len(stems)]] == stems:
            yield word.start, words[number + len(stems) - 1].end
