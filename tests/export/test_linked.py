"""FollowTheMoney, Web Annotation, ClaimReview and tables: what others' tools load."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import polars
import pytest
from tests import make

from riwaya.export import claim_lines, claimreview_lines, claims_parquet, ftm_lines, webannotation_lines
from riwaya.model import Collection, Dispute, Document, Incident, Judgement, Mention, Side, Target

TEXT = "قال المرصد إن 12 مدنيا قتلوا في قصف السوق وسط البلدة فجر أمس"


def _document() -> Document:
    start = TEXT.index("المرصد")
    named = Mention(start=start, end=start + 6, text="المرصد", type="ORG", entity="ngo:sohr", rule="test")
    claim = make.claim(
        TEXT, "12 مدنيا قتلوا في قصف السوق", figures=(0,), chain=("ngo:sohr", "media:a"), agent=("group:x",)
    )
    figure = make.quantity(TEXT, "12", 12.0)
    return make.document(TEXT, "a", claims=[claim], quantities=[figure], mentions=(named,), published="2018-01-01")


def _incident(ref: str) -> Incident:
    return Incident(
        id="i1",
        story="s",
        event="ASSAULT",
        mode=None,
        acled=None,
        time="2018-01-01",
        place="place:azaz",
        agent=("group:x",),
        recipient=(),
        claims=(ref,),
        origins=("ngo:sohr",),
        gloss="A bombing.",
        gloss_ar="قصف.",
    )


def _ref(document: Document) -> str:
    return f"{document.article.doc}#{document.claims[0].id}"


# --- FollowTheMoney -----------------------------------------------------------------------------------------


def _entities() -> list[dict[str, Any]]:
    document = _document()
    return [json.loads(line) for line in ftm_lines([document], [_incident(_ref(document))], Collection())]


def test_every_entity_has_a_schema_and_stands_once() -> None:
    entities = _entities()
    assert len({entity["id"] for entity in entities}) == len(entities)
    assert {entity["schema"] for entity in entities} == {"Article", "Mention", "Organization", "Event", "Documentation"}


def test_links_lead_to_entities_that_are_there() -> None:
    entities = _entities()
    ids = {entity["id"] for entity in entities}
    for entity in entities:
        properties = entity["properties"]
        for name in ("document", "entity", "resolved", "involved"):
            assert set(properties.get(name, ())) <= ids


def test_every_value_is_a_list_of_text() -> None:
    values = [value for entity in _entities() for some in entity["properties"].values() for value in some]
    assert values
    assert all(isinstance(value, str) and value for value in values)


# --- Web Annotation -----------------------------------------------------------------------------------------


def test_both_selectors_lead_to_the_words() -> None:
    (record,) = map(json.loads, webannotation_lines([_document()]))
    position, quote = record["target"]["selector"]
    assert TEXT[position["start"] : position["end"]] == quote["exact"]
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT
    assert [body.get("language") for body in record["body"]] == ["en", "ar", None]


# --- ClaimReview --------------------------------------------------------------------------------------------


def _judged(action: Any, value: str = "") -> list[dict[str, Any]]:
    document = _document()
    dispute = Dispute(
        id="d",
        kind="denial",
        topic="t",
        sides=(Side(holds="x", claims=(_ref(document),)), Side(holds="y", claims=("gone#c",))),
    )
    judgement = Judgement(
        id="j",
        action=action,
        target=Target(kind="dispute", item="d"),
        actor="An editor",
        at="2018-02-01T00:00:00+00:00",
        value=value,
    )
    return [json.loads(line) for line in claimreview_lines([document], Collection(disputes=(dispute,)), [judgement])]


@pytest.mark.parametrize(
    ("action", "value", "rating"),
    [
        ("settle", "1", "Supported"),
        ("settle", "2", "Refuted"),
        ("settle", "", "Unproven"),
        ("leave_open", "", "Unproven"),
    ],
)
def test_a_settled_dispute_is_a_review_by_who_settled_it(action: str, value: str, rating: str) -> None:
    (record,) = _judged(action, value)
    assert record["reviewRating"]["alternateName"] == rating
    assert record["author"]["name"] == "An editor"


def test_what_nobody_judged_is_no_review() -> None:
    assert _judged("comment", "well") == []


# --- tables -------------------------------------------------------------------------------------------------


def test_both_tables_hold_the_same_claims() -> None:
    document = _document()
    (row,) = csv.DictReader(claim_lines([document]))
    frame = polars.read_parquet(io.BytesIO(claims_parquet([document])))
    assert frame.columns == list(row)
    assert frame["chain"].to_list() == [["ngo:sohr", "media:a"]]
    assert row["chain"] == "ngo:sohr; media:a"
    assert (row["killed_low"], frame["killed_low"].to_list()) == ("12", [12.0])


def test_a_table_without_claims_has_its_columns() -> None:
    frame = polars.read_parquet(io.BytesIO(claims_parquet([])))
    assert frame.columns == next(csv.reader(claim_lines([])))
