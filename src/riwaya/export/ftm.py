"""A ledger as FollowTheMoney entities, one JSON object a line: articles, actors, incidents, and what links them.

`Article` for each page; `Person`, `Organization` or `PublicBody` for each actor of an incident; `Event` for each
incident; `Mention` for who a page names; `Documentation` from an incident to the pages that tell it. FollowTheMoney has
no ranges and no polarity: the EDTF time, figures and denials stand in `notes`, spans in the Web Annotation export.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1
from typing import Any

import msgspec

from riwaya import knowledge
from riwaya.export.rows import disputes_of, ground_of, name_of, notes_of
from riwaya.model import Collection, Dispute, Document, Incident

Properties = Mapping[str, Iterable[str | None]]

#: Kinds of actors and the schema that fits; the rest are organizations.
_SCHEMATA = {"per": "Person", "state": "PublicBody", "state-force": "PublicBody"}


def ftm_lines(documents: Iterable[Document], incidents: Iterable[Incident], collection: Collection) -> Iterator[str]:
    """Yield a line for each entity, each once: articles with their mentions, then incidents with actors and links."""
    disputes = disputes_of(collection)
    seen: set[str] = set()
    for record in (*_articles(documents), *_events(incidents, disputes)):
        if record["id"] not in seen:
            seen.add(record["id"])
            yield msgspec.json.encode(record).decode()


def _articles(documents: Iterable[Document]) -> Iterator[dict[str, Any]]:
    for document in documents:
        article = document.article
        yield _entity(
            "Article",
            ("article", article.doc),
            {
                "title": [article.title],
                "author": [article.author],
                "publishedAt": [_prefix(document.reading.published.edtf)],
                "bodyText": ["\n".join(article.text[line.start : line.end] for line in article.blocks())],
                "language": ["ara"],
                "contentHash": [article.capture],
                "sourceUrl": [article.url],
                "publisher": [name_of(article.outlet) if article.outlet else article.outlet_name],
                "fileName": [article.doc],
            },
        )
        actors = {mention.entity: mention.text for mention in document.reading.mentions if mention.type != "LOC"}
        for actor, form in sorted(actors.items()):
            yield _entity(
                "Mention",
                ("mention", article.doc, actor),
                {
                    "document": [_id("article", article.doc)],
                    "resolved": [_id("actor", actor)],
                    "name": [form],
                    "detectedSchema": [_schema(actor)],
                },
            )
            yield _actor(actor)


def _events(incidents: Iterable[Incident], disputes: Mapping[str, Dispute]) -> Iterator[dict[str, Any]]:
    for one in incidents:
        actors = list(dict.fromkeys((*one.agent, *one.recipient)))
        yield from map(_actor, actors)
        ground = ground_of(one.place)
        first, _, last = (one.time or "").partition("/")
        figures = [f"{found.policy} {found.category}: {found.low:g}-{found.high:g}" for found in _ranges(one)]
        yield _entity(
            "Event",
            ("incident", one.id),
            {
                "name": [one.gloss],
                "alias": [one.gloss_ar],
                "date": [None if last else _prefix(first)],
                "startDate": [_prefix(first) if last else None],
                "endDate": [_prefix(last)],
                "location": [name_of(one.place) if one.place else None],
                "country": [ground.place.country.lower() if ground is not None else None],
                "involved": [_id("actor", actor) for actor in actors],
                "keywords": [one.event, one.acled],
                "notes": [f"EDTF {one.time}" if one.time else None, notes_of(one, disputes), *figures],
            },
        )
        for doc in dict.fromkeys(ref.rpartition("#")[0] for ref in (*one.claims, *one.against)):
            told = any(ref.startswith(f"{doc}#") for ref in one.claims)
            yield _entity(
                "Documentation",
                ("documentation", one.id, doc),
                {
                    "document": [_id("article", doc)],
                    "entity": [_id("incident", one.id)],
                    "role": ["asserts" if told else "denies"],
                },
            )


def _ranges(one: Incident) -> Iterator[Any]:
    return (found for found in one.estimates if found.low is not None and found.high is not None)


def _actor(entity: str) -> dict[str, Any]:
    known = knowledge.load().entities.get(entity)
    names = [name_of(entity)] if known is None else [known.en, known.ar]
    return _entity(
        _schema(entity),
        ("actor", entity),
        {
            "name": names,
            "alias": () if known is None else known.forms,
            "country": [known.country.lower() if known is not None and known.country not in ("", "XX") else None],
            "wikidataId": [None if known is None else known.wikidata],
        },
    )


def _schema(entity: str) -> str:
    return _SCHEMATA.get(entity.partition(":")[0], "Organization")


def _entity(schema: str, key: tuple[str, ...], properties: Properties) -> dict[str, Any]:
    filled = {name: [value for value in values if value] for name, values in properties.items()}
    return {"id": _id(*key), "schema": schema, "properties": {name: some for name, some in filled.items() if some}}


def _id(*parts: str) -> str:
    return f"riwaya-{sha1(chr(10).join(parts).encode(), usedforsecurity=False).hexdigest()}"


def _prefix(edtf: str | None) -> str | None:
    """Return an EDTF value as a date of FollowTheMoney: a prefix of YYYY-MM-DDThh:mm:ss; None for what is none."""
    value = (edtf or "").partition("/")[0].rstrip("~?%")
    day = value.partition("T")[0]
    is_date = len(day) in (4, 7, 10) and day.replace("-", "").isdigit() and (len(day) < 7 or int(day[5:7]) <= 12)
    return day if is_date else None
