"""The record of a document: the fields of the contract first, everything plain JSON, every value with its span."""

from __future__ import annotations

import json

import msgspec
import pytest
from tests import make

from riwaya.export import LAYERS, document_record, layer_record
from riwaya.model import Document, Hop, Ordinal

TEXT = "عنوان\nقال الجيش إن 12 مدنيا قتلوا"
CONTRACT = (
    "doc", "text", "outlet", "title", "author", "published", "lines", "mentions", "quantities", "times", "claims",
)  # fmt: skip
CLAIM = (
    "id", "event", "mode", "acled", "stance", "modality", "chain", "cue", "agent", "recipient", "place", "time",
    "figures", "evidence", "gloss", "gloss_ar",
)  # fmt: skip


@pytest.fixture
def document() -> Document:
    claim = make.claim(TEXT, "12 مدنيا قتلوا", figures=(0,), chain=("group:army", "media:one"), place=("place:x",))
    ordinal = Ordinal(start=0, end=5, text="عنوان", value=1, rule="test")
    figure = make.quantity(TEXT, "12 مدنيا", 12)
    return make.document(
        TEXT, claims=[claim], quantities=[figure], published="2018-03-12", labels=["title"], ordinals=(ordinal,)
    )


def test_the_fields_of_the_contract_come_first(document: Document) -> None:
    record = document_record(document)
    assert list(record)[: len(CONTRACT)] == list(CONTRACT)
    assert list(record["claims"][0])[: len(CLAIM)] == list(CLAIM)


def test_values_are_as_they_were_read(document: Document) -> None:
    record = json.loads(msgspec.json.encode(document_record(document)))
    (claim,) = record["claims"]
    assert record["published"] == {"edtf": "2018-03-12", "how": "given", "start": None, "end": None}
    assert record["lines"][0] == {"n": 1, "label": "title", "start": 0, "end": 5}
    assert claim["chain"] == ["group:army", "media:one"]
    assert [hop["entity"] for hop in claim["hops"]] == claim["chain"]
    assert record["quantities"][claim["figures"][0]]["low"] == 12
    assert record["text"][claim["evidence"]["start"] : claim["evidence"]["end"]] == claim["evidence"]["text"]


def test_a_record_survives_the_way_through_json(document: Document) -> None:
    record = document_record(document)
    assert json.loads(msgspec.json.encode(record)) == json.loads(json.dumps(record))


def test_a_document_without_anything_has_every_field() -> None:
    record = document_record(make.document(""))
    assert record["claims"] == record["lines"] == record["mentions"] == []
    assert record["title"] is None


@pytest.mark.parametrize("layer", list(LAYERS))
def test_a_layer_alone_is_what_the_whole_record_holds(document: Document, layer: str) -> None:
    record = layer_record(document, [layer])
    whole = document_record(document)
    assert list(record) == ["doc", layer, "ordinals"] if layer == "quantities" else ["doc", layer]
    assert layer not in whole or record[layer] == whole[layer]


def test_ordinals_stand_apart_from_quantities(document: Document) -> None:
    record = layer_record(document, ["quantities"])
    assert (len(record["quantities"]), len(record["ordinals"])) == (1, 1)


def test_a_hop_without_words_has_no_offsets() -> None:
    claim = make.claim(TEXT, hops=(Hop(entity="media:one", kind="outlet"),))
    record = document_record(make.document(TEXT, claims=[claim]))
    assert record["claims"][0]["hops"] == [{"entity": "media:one", "kind": "outlet", "start": None, "end": None}]
