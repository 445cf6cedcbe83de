"""Finds documents in a ledger: Arabic-aware full text, and fields over claims.

    انسحاب القلمون                     both words, in any spelling and with any clitics
    "جيش الإسلام" stance:deny          a phrase, in a document that holds a denial
    speaker:بيرقدار event:CONSULT      a claim that this speaker made about talks (one claim answers all claim fields)
    killed:50..100 place:حلب           a claim of 50 to 100 dead there
    outlet:sana since:2017-08 until:2017-09

Words are matched folded, as written or as stems without clitics, so "قلمون" finds "بالقلمون". The index narrows; what
is shown is re-read from the article, so hits carry offsets into the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from riwaya.errors import UsageError
from riwaya.model import Claim, Document, Passage, Sentence, Word, passage
from riwaya.script import fold, key
from riwaya.store import collected
from riwaya.store.cursor import after_values, cursor
from riwaya.store.database import Database
from riwaya.store.records import Hit, Page, Snippet

_PART = re.compile(r'(?:(?P<field>[a-z]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_TOKEN = re.compile(r"[^\W_]+")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_RANGE = re.compile(r"(?P<low>\d+(?:\.\d+)?)?(?P<to>\.\.)?(?P<high>\d+(?:\.\d+)?)?")

#: Proclitics a query word may come with or without; stems in the index carry none.
_PROCLITIC = re.compile(r"^(?:[وف]?(?:بال|كال|لل|ال)|[وف])(?=\w{2})")

#: Categories of figures that can be asked for by name; `figure:` asks for any.
FIGURES = (
    *("killed", "wounded", "captured", "missing", "detained", "displaced", "evacuated", "fighters", "civilians"),
    *("officers", "vehicles", "tanks", "aircraft", "weapons", "places", "money", "distance", "duration", "other"),
)
#: Fields that one and the same claim must answer, and the fields of the document itself.
CLAIM_FIELDS = (
    *("speaker", "origin", "agent", "recipient", "place", "event", "stance", "modality", "status", "when", "figure"),
    *FIGURES,
)
DOCUMENT_FIELDS = ("outlet", "doc", "since", "until")

#: The most words and fields of one query; more is a text that was pasted by mistake.
MOST = 100
#: The newest so many pages that hold the words are ranked; beyond that many, words say little about rank.
RANKED = 3_000
#: Pages that hold the words and fields but no claim that answers all fields are passed over, so many at most.
PASSED_OVER = 2_000
_ROLES = ("speaker", "origin", "agent", "recipient", "place")
_COLUMNS = ("event", "stance", "modality", "status")


class Query(Struct, frozen=True, kw_only=True):
    """A parsed query: `words` (each a word or a phrase, folded) and (field, value) pairs."""

    words: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


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
    if field in ("since", "until", "when"):
        value = fold(value).text.strip()
        first, _, last = value.partition("..") if field == "when" else (value, "", "")
        if any(day and _DAY.fullmatch(day) is None for day in (first, last)) or not first + last:
            raise UsageError(f"{value!r} is no day", field=f"{field}:", remedy="write 2018, 2018-04 or 2018-04-24")
    if field == "figure" or field in FIGURES:
        value = fold(value).text.strip()
        match = _RANGE.fullmatch(value)
        if match is None or (match["low"] is None and match["high"] is None):
            remedy = "write 50, 50.. (at least), ..100 (at most) or 50..100"
            raise UsageError(f"{value!r} is no range of numbers", field=f"{field}:", remedy=remedy)
    return field, value


def search(
    db: Database,
    query: Query,
    load: Callable[[int], Document | None],
    *,
    order: str = "best",
    after: str | None = None,
    limit: int = 20,
) -> Page[Hit]:
    """Return a stretch of the hits of a query; `load` returns the document of a row.

    Args:
        db: the database.
        query: what is asked.
        load: gives the document of a capture's number.
        order: best (how well the words fit; newest first where none are asked for) or newest.
        after: `next` of the stretch before.
        limit: how many hits at most.

    Raises:
        UsageError: for an order that does not exist.
    """
    if order not in ("best", "newest"):
        raise UsageError(f"there is no order {order!r}", field="order", remedy="best or newest")
    wanted = [(field, _meant(db, field, value)) for field, value in query.fields if field in CLAIM_FIELDS]
    hits: list[Hit] = []
    found = _candidates(db, query, wanted, order, after)
    for at, (row, score, day, doc) in enumerate(found):
        document = load(row) if at < PASSED_OVER else None
        if document is None:
            continue
        claims = _answering(db, doc, wanted)
        if wanted and not claims:
            continue
        hits.append(_hit(document, query, claims, score))
        if len(hits) == limit:
            more = at + 1 < len(found)
            return Page(items=tuple(hits), next=cursor(score, day, doc) if more else None)
    return Page(items=tuple(hits))


def _candidates(
    db: Database, query: Query, wanted: list[tuple[str, tuple[str, ...]]], order: str, after: str | None
) -> list[tuple[int, float, str, str]]:
    """Return (row, score, day, doc) of pages that may answer, in order; the index narrows, the document decides."""
    conditions, values = ["d.newest = 1"], list[object]()
    for field, value in query.fields:
        if field in DOCUMENT_FIELDS:
            condition, bound = _document_condition(field, value)
            conditions.append(condition)
            values.append(bound)
    if wanted:
        condition, more = _claim_condition(db, wanted)
        conditions.append(condition)
        values.extend(more)
    source, score = "documents d", "0.0"
    if query.words:
        words = [(word, " ".join(_PROCLITIC.sub("", token) for token in word.split())) for word in query.words]
        scored = db.with_words(words, limit=RANKED if order == "best" else None)
        source, score = f"{scored.sql} AS w JOIN documents d ON d.capture = w.hit", "w.score"
        values = [*scored.bound, *values]
    where = " AND ".join(conditions)
    ranked = order == "best" and bool(query.words)
    sql = f"SELECT d.capture, {score} AS score, d.day, d.doc FROM {source} WHERE {where}"
    if after is not None:
        last_score, last_day, last_doc = after_values(after, 3)
        later = "(d.day < ? OR (d.day = ? AND d.doc > ?))"
        if ranked:
            sql = f"SELECT * FROM ({sql}) AS d WHERE score < ? OR (score = ? AND {later})"
            values.extend((last_score, last_score, last_day, last_day, last_doc))
        else:
            sql += f" AND {later}"
            values.extend((last_day, last_day, last_doc))
    sql += f" ORDER BY {'score DESC, ' if ranked else ''}d.day DESC, d.doc LIMIT {PASSED_OVER}"
    return [(int(row), float(value), str(day), str(doc)) for row, value, day, doc in db.all(sql, values)]


def _document_condition(field: str, value: str) -> tuple[str, str]:
    if field == "outlet":
        return "instr(d.outlet, ?) > 0", value.lower()
    if field == "doc":
        return "instr(d.doc, ?) > 0", value
    comparison = ">=" if field == "since" else "<="
    return f"substr(d.published, 1, {len(value)}) {comparison} ?", value


def _claim_condition(db: Database, wanted: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[str, list[object]]:
    """Return what narrows to pages with a claim that answers every field."""
    parts, values = list[str](), list[object]()
    for field, meant in wanted:
        part, bound = _one_condition(db, field, meant)
        parts.append(part)
        values.extend(bound)
    first, *rest = parts
    for part in rest:
        first = f"SELECT doc, claim FROM ({first}) AS a INTERSECT SELECT doc, claim FROM ({part}) AS b"
    return f"d.doc IN (SELECT doc FROM ({first}) AS answers)", values


def _one_condition(db: Database, field: str, meant: tuple[str, ...]) -> tuple[str, list[object]]:
    if field in _ROLES:
        sql = f"SELECT doc, claim FROM parts WHERE role = ? AND entity IN {db.among}"
        return sql, [field, collected.json_list(meant)]
    if field in _COLUMNS:
        return f"SELECT doc, id AS claim FROM claims WHERE {field} = ?", [meant[0]]
    if field == "when":
        return "SELECT doc, id AS claim FROM claims WHERE day >= ? AND day <= ?", [meant[0], meant[1]]
    low, high = meant
    sql = "SELECT doc, claim FROM figures WHERE low <= ? AND high >= ?"
    return (
        (sql, [float(high), float(low)])
        if field == "figure"
        else (f"{sql} AND category = ?", [float(high), float(low), field])
    )


def _meant(db: Database, field: str, value: str) -> tuple[str, ...]:
    """Return what a value may mean: itself, or entities, by words used in this ledger or by a part of the id."""
    if field in _COLUMNS:
        return (value.upper() if field == "event" else value.lower(),)
    if field == "when":
        first, dots, last = value.partition("..")
        last = last if dots else first
        return first or "0000", f"{last or '9999'}~"  # "~" sorts behind every day that begins like this
    if field not in _ROLES:
        match = _RANGE.fullmatch(value)
        assert match is not None
        low, high = match["low"], match["high"]
        return low or "-1e15", high or ("1e15" if match["to"] else low or "1e15")
    rows = db.all(
        "SELECT entity FROM forms WHERE instr(form, ?) > 0 UNION SELECT entity FROM entities"
        " WHERE instr(entity, ?) > 0",
        (key(value), value.lower()),
    )
    return tuple(sorted(entity for (entity,) in rows))


def _answering(db: Database, doc: str, wanted: list[tuple[str, tuple[str, ...]]]) -> tuple[Claim, ...]:
    """Return the claims of a page that answer every field."""
    if not wanted:
        return ()
    parts, values = list[str](), list[object]()
    for field, meant in wanted:
        part, bound = _one_condition(db, field, meant)
        parts.append(f"id IN (SELECT claim FROM ({part}) AS a WHERE doc = ?)")
        values.extend((*bound, doc))
    sql = f"SELECT id FROM claims WHERE doc = ? AND {' AND '.join(parts)} ORDER BY number"
    names = [name for (name,) in db.all(sql, (doc, *values))]
    claims = collected.stated(db, [(doc, name) for name in names])
    return tuple(claims[f"{doc}#{name}"].claim for name in names)


# --- what is shown ------------------------------------------------------------------------------------------


def _hit(document: Document, query: Query, claims: tuple[Claim, ...], score: float) -> Hit:
    article = document.article
    passages = tuple(_passages(document, query.words))
    return Hit(
        doc=article.doc,
        title=article.title,
        outlet=article.outlet,
        published=document.reading.published.edtf,
        passages=passages,
        claims=claims,
        score=score,
        snippets=snippets(document, passages or tuple(claim.evidence for claim in claims)),
    )


def snippets(document: Document, passages: Sequence[Passage], *, most: int = 3) -> tuple[Snippet, ...]:
    """Return the sentences in which passages stand, each once, in the order of the text."""
    found: dict[tuple[int, int], list[Passage]] = {}
    for one in sorted(passages, key=lambda one: one.start):
        sentence = _around(document, one)
        found.setdefault((sentence.start, sentence.end), []).append(one)
    text = document.article.text
    return tuple(
        Snippet(start=start, end=end, text=text[start:end], found=tuple(some))
        for (start, end), some in list(found.items())[:most]
    )


def _around(document: Document, one: Passage) -> Passage:
    """Return the sentence that a passage begins in, or its line."""
    sentences: Sequence[Sentence] = document.reading.sentences
    inside = next((sentence for sentence in sentences if sentence.start <= one.start < sentence.end), None)
    if inside is not None:
        return passage(document.article.text, inside.start, max(inside.end, one.end))
    line = next((line for line in document.article.lines if line.start <= one.start < line.end), None)
    return passage(document.article.text, line.start, max(line.end, one.end)) if line is not None else one


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
