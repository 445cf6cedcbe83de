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
#: Claims that answer one field are counted up to so many.
COUNTED = 20_000
#: How many code points of a long sentence are shown before what was found in it, and behind it.
AROUND = 160
#: What it takes to look at a claim, and at a page with its claims, in millionths of a second.
A_CLAIM, A_PAGE = 25, 60
_ROLES = ("speaker", "origin", "agent", "recipient", "place")
_COLUMNS = ("event", "stance", "modality", "status")


#: What is asked of one and the same claim: fields with what their values may mean.
Wanted = list[tuple[str, tuple[str, ...]]]


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
    found = _candidates(db, query, wanted, order, after, limit + 1)
    hits = []
    for row, score, _, doc in found[:limit]:
        document = load(row)
        if document is not None:  # another process may have read the page again, and failed
            hits.append(_hit(document, query, _answering(db, doc, wanted), score))
    return Page(items=tuple(hits), next=cursor(*found[limit - 1][1:]) if len(found) > limit else None)


def _candidates(
    db: Database, query: Query, wanted: Wanted, order: str, after: str | None, limit: int
) -> list[tuple[int, float, str, str]]:
    """Return (row, score, day, doc) of the pages that answer, in order."""
    conditions, bound = ["d.newest = 1"], list[object]()
    for field, value in query.fields:
        if field in DOCUMENT_FIELDS:
            condition, more = _document_condition(db, field, value)
            conditions.append(condition)
            bound.extend(more)
    source, score, before = "documents d", "0.0", tuple[object, ...]()
    ranked = order == "best" and bool(query.words)
    if query.words:
        words = [(word, " ".join(_PROCLITIC.sub("", token) for token in word.split())) for word in query.words]
        if ranked or not _is_common(db, words):
            scored = db.with_words(words, limit=RANKED if ranked else None)
            source, score, before = f"{scored.sql} AS w JOIN {db.hit} ON d.capture = w.hit", "w.score", scored.bound
        else:
            condition, held = db.holds_words(words, "d.capture")
            conditions.append(condition)
            bound.extend(held)
    if wanted:
        condition, more = _claim_condition(db, wanted, each_page=bool(query.words), limit=limit)
        conditions.append(condition)
        bound.extend(more)
    sql = f"SELECT d.capture, {score} AS score, d.day, d.doc FROM {source} WHERE {' AND '.join(conditions)}"
    if after is not None:
        last_score, last_day, last_doc = after_values(after, 3)
        later = "(d.day < ? OR (d.day = ? AND d.doc > ?))"
        if ranked:
            sql = f"SELECT * FROM ({sql}) AS d WHERE score < ? OR (score = ? AND {later})"
            bound.extend((last_score, last_score, last_day, last_day, last_doc))
        else:
            sql += f" AND {later}"
            bound.extend((last_day, last_day, last_doc))
    sql += f" ORDER BY {'score DESC, ' if ranked else ''}d.day DESC, d.doc LIMIT {limit}"
    rows = db.all(sql, (*before, *bound))
    return [(int(row), float(value), str(day), str(doc)) for row, value, day, doc in rows]


def _is_common(db: Database, words: Sequence[tuple[str, str]]) -> bool:
    """Whether more pages hold the words than are worth sorting."""
    scored = db.with_words(words, limit=None)
    row = db.one(f"SELECT count(*) FROM (SELECT hit FROM {scored.sql} AS w LIMIT {RANKED + 1}) AS few", scored.bound)
    return row is not None and int(row[0]) > RANKED


def _document_condition(db: Database, field: str, value: str) -> tuple[str, list[object]]:
    if field == "outlet":
        rows = db.all("SELECT DISTINCT value FROM tallies WHERE what = 'page'")
        meant = collected.json_list(outlet for (outlet,) in rows if value.lower() in outlet)
        return f"d.outlet IN {db.among}", [meant]
    if field == "doc":
        return "instr(d.doc, ?) > 0", [value]
    if field == "since":
        return "d.day >= ?", [value]
    return "d.day > '' AND d.day <= ?", [f"{value}~"]  # "~" sorts behind every day that begins like this


def _claim_condition(db: Database, wanted: Wanted, *, each_page: bool, limit: int) -> tuple[str, list[object]]:
    """Return what narrows to pages with a claim that answers every field.

    Either the claims that answer the rarest field are gone through, or the pages in their order until there are enough,
    whichever is less work; where words leave few pages (`each_page`), these.
    """
    period = _period(wanted)
    parts = [_one_condition(db, field, meant, period) for field, meant in wanted]
    probes = [_one_condition(db, field, meant, period, probing=True) for field, meant in wanted]
    # The days asked for stand in every other field already.
    counted = [field != "when" or len(wanted) == 1 for field, _ in wanted]
    sizes = (
        []
        if each_page
        else [_size(db, part) if counts else COUNTED for part, counts in zip(parts, counted, strict=True)]
    )
    inside = each_page or _pages_are_less(db, sizes, limit)
    if inside:
        claims, bound, others = "SELECT c.doc, c.id AS claim FROM claims c WHERE c.doc = d.doc", list[object](), probes
    else:
        first = min(range(len(parts)), key=sizes.__getitem__)
        (claims, bound), others = parts[first], [*probes[:first], *probes[first + 1 :]]
    also = "".join(f" AND {_also(sql, 'a.doc', 'a.claim')}" for sql, _ in others)
    values = [*bound, *(value for _, more in others for value in more)]
    if inside:
        return f"EXISTS (SELECT 1 FROM ({claims}) AS a WHERE a.doc = d.doc{also})", values
    return f"d.doc IN (SELECT a.doc FROM ({claims}) AS a WHERE true{also})", values


def _also(sql: str, doc: str, claim: str) -> str:
    """Return the condition that a claim is among those of a probing statement."""
    return f"EXISTS (SELECT 1 FROM ({sql}) AS b WHERE b.doc = {doc} AND b.claim = {claim})"


def _size(db: Database, part: tuple[str, list[object]]) -> int:
    """Return how many claims answer one field, as far as that matters."""
    row = db.one(f"SELECT count(*) FROM (SELECT doc FROM ({part[0]}) AS a LIMIT {COUNTED}) AS few", part[1])
    return 0 if row is None else int(row[0])


def _pages_are_less(db: Database, sizes: Sequence[int], limit: int) -> bool:
    """Whether it is less work to look at pages until there are enough than at all claims that answer one field.

    How many claims answer all fields is reckoned as if the fields had nothing to do with one another.
    """
    row = db.one("SELECT (SELECT sum(n) FROM tallies WHERE what = 'event'), (SELECT max(capture) FROM documents)")
    claims, pages = (row[0] or 0, row[1] or 0) if row is not None else (0, 0)
    if not claims:
        return False
    answering = float(claims)
    for size in sizes:
        answering *= size / float(claims)
    looked_at = min(float(pages), limit * float(pages) / max(answering, 0.1))
    return looked_at * A_PAGE < min(sizes) * A_CLAIM


def _period(wanted: Wanted) -> tuple[str, ...]:
    """Return the days between which claims are asked for; nothing where any will do."""
    return next((meant for field, meant in wanted if field == "when"), ())


def _one_condition(
    db: Database, field: str, meant: tuple[str, ...], period: tuple[str, ...], *, probing: bool = False
) -> tuple[str, list[object]]:
    """Return SQL for the claims that answer a field, of a period where one is asked for, and what is bound.

    It ends in a condition, so that more can be added. With `probing` it is asked of one claim after the other: the
    columns are hidden from the planner, which would else go through an index of theirs each time, and not by the claim.
    """
    text, number = (" || ''", " + 0") if probing else ("", "")
    days, between = (f" AND day{text} >= ? AND day{text} <= ?", list[object](period)) if period else ("", [])
    if field in _ROLES:
        sql = f"SELECT doc, claim FROM parts WHERE role{text} = ? AND entity{text} IN {db.among}{days}"
        return sql, [field, collected.json_list(meant), *between]
    if field in _COLUMNS:
        return f"SELECT doc, id AS claim FROM claims WHERE {field}{text} = ?{days}", [meant[0], *between]
    if field == "when":
        return f"SELECT doc, id AS claim FROM claims WHERE day{text} > ''{days}", between
    low, high = float(meant[0]), float(meant[1])
    sql = f"SELECT doc, claim FROM figures WHERE low{number} <= ? AND high{number} >= ?"
    return (sql, [high, low]) if field == "figure" else (f"{sql} AND category{text} = ?", [high, low, field])


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


def _answering(db: Database, doc: str, wanted: Wanted) -> tuple[Claim, ...]:
    """Return the claims of a page that answer every field."""
    if not wanted:
        return ()
    parts = [
        _one_condition(db, field, meant, meant if field == "when" else (), probing=True) for field, meant in wanted
    ]
    every = "".join(f" AND {_also(sql, 'c.doc', 'c.id')}" for sql, _ in parts)
    rows = db.all(
        f"SELECT c.id FROM claims c WHERE c.doc = ?{every} ORDER BY c.number",
        (doc, *(value for _, bound in parts for value in bound)),
    )
    names = [name for (name,) in rows]
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
    return tuple(_snippet(text, start, end, some) for (start, end), some in list(found.items())[:most])


def _snippet(text: str, start: int, end: int, found: Sequence[Passage]) -> Snippet:
    """Return a sentence with what was found in it; of a long one the words around the first places."""
    first = found[0]
    shown = [one for one in found if one.start < first.start + 2 * AROUND]
    begin, until = first.start - AROUND, max(one.end for one in shown) + AROUND
    begin = start if begin <= start else max(start, text.find(" ", begin, first.start) + 1)
    until = end if until >= end else max(text.rfind(" ", shown[-1].end, until), shown[-1].end)
    return Snippet(start=begin, end=until, text=text[begin:until], found=tuple(shown), cut=(begin > start, until < end))


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
