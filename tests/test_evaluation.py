"""What counts as right, layer by layer, against gold made by hand; and the figures of the scorer beside the gold."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

import riwaya
from riwaya import pipeline
from riwaya.errors import UsageError
from riwaya.evaluation import Score, evaluate, read_gold, read_predictions, table
from riwaya.export import collection_record, document_record
from riwaya.sample import pages

Record = dict[str, Any]


def mention(start: int, end: int, entity: str = "group:a", type_: str = "ORG", **more: Any) -> Record:
    return {"start": start, "end": end, "type": type_, "entity": entity, **more}


def quantity(start: int, end: int, low: float | None, high: float | None, **more: Any) -> Record:
    return {"start": start, "end": end, "low": low, "high": high, "modifier": "exact", "category": "killed", **more}


def time(start: int, end: int, value: str) -> Record:
    return {"start": start, "end": end, "value": value}


def claim(id_: str = "1", start: int = 0, end: int = 20, event: str = "ASSAULT", **more: Any) -> Record:
    fields = {"stance": "assert", "modality": "actual", "chain": ["group:a"], "agent": [], "recipient": [], "place": []}
    return (
        {"id": id_, "event": event, "evidence": {"start": start, "end": end}, "figures": [], "time": None}
        | fields
        | more
    )


def scores(gold: Record, have: Record | None, **collections: Record) -> dict[str, tuple[float, float, float]]:
    predicted = [] if have is None else [{"doc": "folder/a.txt", **have}]
    found = evaluate([{"doc": "a.txt", **gold}], predicted, **collections)
    return {score.layer: (score.right, score.predicted, score.gold) for score in found}


# --- one layer ----------------------------------------------------------------------------------------------


def test_lines_are_kept_or_dropped_and_the_rest_may_go_either_way() -> None:
    labels = ("title", "body", "furniture", "furniture", "repeat")
    gold = [{"n": number, "label": label} for number, label in enumerate(labels, start=1)]
    have = [
        {"n": 1, "label": "body"},
        {"n": 3, "label": "body"},
        {"n": 4, "label": "furniture"},
        {"n": 5, "label": "body"},
    ]
    assert scores({"lines": gold}, {"lines": have})["lines"] == (1, 2, 2)


@pytest.mark.parametrize(
    ("gold", "have", "row"),
    [
        pytest.param({"edtf": "2018", "how": "explicit"}, {"edtf": "2018"}, (1, 1, 1), id="right"),
        pytest.param({"edtf": "2018", "how": "explicit"}, {"edtf": "2017"}, (0, 1, 1), id="wrong"),
        pytest.param({"edtf": "2018", "how": "explicit"}, {"edtf": None}, (0, 0, 1), id="unknown"),
        pytest.param({"edtf": "2018", "how": "given"}, {"edtf": "2018"}, None, id="given, so not asked for"),
        pytest.param(None, {"edtf": "2018"}, None, id="not in the gold"),
    ],
)
def test_published(gold: Record | None, have: Record, row: tuple[int, int, int] | None) -> None:
    assert scores({"published": gold}, {"published": have}).get("published") == row


def test_mentions_need_span_and_type_and_nominals_are_not_held_against_the_reading() -> None:
    gold = [mention(0, 5), mention(10, 15), mention(20, 25), mention(30, 35, nominal=True)]
    have = [mention(0, 5), mention(10, 16), mention(20, 25, type_="LOC"), mention(30, 35)]
    found = scores({"mentions": gold}, {"mentions": have})
    assert found["mentions"] == (1, 3, 3)
    assert found["mentions with nominals"] == (2, 4, 4)


def test_linking_asks_for_the_same_groups_not_for_the_same_ids() -> None:
    gold = [mention(0, 5, "per:x"), mention(10, 15, "per:x"), mention(20, 25, "per:y")]
    renamed = [mention(0, 5, "per:1"), mention(10, 15, "per:1"), mention(20, 25, "per:2")]
    lumped = [mention(0, 5, "per:1"), mention(10, 15, "per:1"), mention(20, 25, "per:1")]
    split = [mention(0, 5, "per:1"), mention(10, 15, "per:3"), mention(20, 25, "per:2")]
    layer = "linking of shared mentions"
    assert scores({"mentions": gold}, {"mentions": renamed})[layer] == (3, 3, 3)
    assert scores({"mentions": gold}, {"mentions": lumped})[layer] == (2, 3, 3)
    assert scores({"mentions": gold}, {"mentions": split})[layer] == (2, 3, 3)


@pytest.mark.parametrize(
    ("have", "value", "modifier", "category"),
    [
        pytest.param([quantity(0, 5, 3, 3)], 1, 1, 1, id="right"),
        pytest.param([quantity(4, 9, 3, 3)], 1, 1, 1, id="on other words that overlap"),
        pytest.param([quantity(5, 9, 3, 3)], 0, 0, 0, id="on the words beside"),
        pytest.param([quantity(0, 5, 3, None)], 0, 0, 0, id="another bound"),
        pytest.param([quantity(0, 5, 3, 3, modifier="about")], 1, 0, 1, id="another modifier"),
        pytest.param([quantity(0, 5, 3, 3, category="injured")], 1, 1, 0, id="another category"),
    ],
)
def test_quantities(have: list[Record], value: int, modifier: int, category: int) -> None:
    found = scores({"quantities": [quantity(0, 5, 3, 3)]}, {"quantities": have})
    assert found["quantities: value"] == (value, 1, 1)
    assert found["quantities: value, modifier"] == (modifier, 1, 1)
    assert found["quantities: value, category"] == (category, 1, 1)


def test_one_prediction_answers_one_gold_value() -> None:
    gold = [quantity(0, 5, 3, 3), quantity(6, 9, 3, 3)]
    assert scores({"quantities": gold}, {"quantities": [quantity(0, 9, 3, 3)]})["quantities: value"] == (1, 1, 2)


def test_times_are_scored_by_span_and_by_value() -> None:
    gold = [time(0, 5, "2018-03-12"), time(10, 15, "P2D")]
    found = scores({"times": gold}, {"times": [time(0, 4, "2018-03-12"), time(10, 15, "P3D")]})
    assert found["times: span"] == (1, 2, 2)
    assert found["times: value"] == (1, 2, 2)


# --- claims -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("have", "right"),
    [
        pytest.param(claim(start=0, end=20), 1, id="the same words"),
        pytest.param(claim(start=10, end=30), 1, id="half of the words"),
        pytest.param(claim(start=11, end=31), 0, id="less than half of the words"),
        pytest.param(claim(start=0, end=5), 1, id="a part of the words"),
        pytest.param(claim(event="COERCE"), 0, id="another event"),
    ],
)
def test_a_claim_is_found_by_its_event_and_words(have: Record, right: int) -> None:
    assert scores({"claims": [claim()]}, {"claims": [have]})["claims: event"] == (right, 1, 1)


@pytest.mark.parametrize(
    ("layer", "gold", "have", "right"),
    [
        pytest.param("stance", {}, {}, 1, id="same stance"),
        pytest.param("stance", {"stance": "deny"}, {}, 0, id="other stance"),
        pytest.param("modality", {"modality": "planned"}, {}, 0, id="other modality"),
        pytest.param("origin", {"chain": ["group:a", "media:m"]}, {"chain": ["group:a"]}, 1, id="same origin"),
        pytest.param(
            "origin", {"chain": ["per:x@group:a"]}, {"chain": ["per:x@group:b"]}, 1, id="whoever he speaks for"
        ),
        pytest.param("origin", {"chain": ["source:one"]}, {"chain": ["source:two"]}, 1, id="unnamed sources agree"),
        pytest.param("origin", {"chain": ["group:a"]}, {"chain": ["media:m"]}, 0, id="other origin"),
        pytest.param("origin", {"chain": ["group:a"]}, {"chain": []}, 0, id="no origin"),
        pytest.param("whole chain", {"chain": ["group:a", "media:m"]}, {"chain": ["group:a"]}, 0, id="a hop missing"),
        pytest.param("agent", {"agent": ["group:a"]}, {"agent": ["group:a"]}, 1, id="same agent"),
        pytest.param("agent", {"agent": ["group:a"]}, {"agent": []}, 0, id="no agent"),
        pytest.param(
            "agent", {"agent": ["group:civilians"]}, {"agent": ["group:people"]}, 1, id="a collective by its kind"
        ),
        pytest.param("recipient", {"recipient": ["group:a"]}, {"recipient": ["per:x"]}, 0, id="other recipient"),
        pytest.param("place", {"place": ["place:p"]}, {"place": ["place:p"]}, 1, id="same place"),
        pytest.param("time", {"time": "2018"}, {"time": "2017"}, 0, id="other time"),
    ],
)
def test_parts_of_a_claim(layer: str, gold: Record, have: Record, right: int) -> None:
    mentions = [
        mention(0, 2),
        mention(3, 5, "per:x", "PER"),
        mention(6, 8, "place:p", "LOC"),
        mention(9, 10, "media:m"),
    ]
    found = scores(
        {"mentions": mentions, "claims": [claim(**gold)]}, {"mentions": mentions, "claims": [claim("9", **have)]}
    )
    assert found[f"claims: event, {layer}"] == (right, 1, 1)


def test_ids_are_mapped_through_shared_mentions() -> None:
    gold = {"mentions": [mention(0, 2, "group:gold")], "claims": [claim(chain=["group:gold"], agent=["group:gold"])]}
    have = {"mentions": [mention(0, 2, "group:own")], "claims": [claim(chain=["group:own"], agent=["group:own"])]}
    found = scores(gold, have)
    assert found["claims: event, origin"] == found["claims: event, agent"] == (1, 1, 1)
    assert found["claims: event and core fields"] == (1, 1, 1)


def test_figures_are_compared_by_their_bounds() -> None:
    gold = {"quantities": [quantity(0, 2, 3, 3), quantity(5, 7, 9, 9)], "claims": [claim(figures=[1])]}
    have = {"quantities": [quantity(5, 7, 9, 9)], "claims": [claim(figures=[0])]}
    assert scores(gold, have)["claims: event, figures"] == (1, 1, 1)
    assert scores(gold, {**have, "claims": [claim(figures=[7])]})["claims: event, figures"] == (0, 1, 1)


# --- across documents ---------------------------------------------------------------------------------------


def test_a_page_that_was_not_read_counts_as_nothing_found() -> None:
    found = scores({"claims": [claim()], "mentions": [mention(0, 5)]}, None)
    assert found["claims: event"] == found["mentions"] == (0, 0, 1)


@pytest.mark.parametrize(
    ("stories", "precision", "recall"),
    [
        pytest.param([["a", "b"], ["c"]], 1.0, 1.0, id="the same stories"),
        pytest.param([["a", "b", "c"]], 5 / 9, 1.0, id="all in one"),
        pytest.param([], 1.0, 2 / 3, id="each alone"),
    ],
)
def test_stories_by_b_cubed(stories: list[list[str]], precision: float, recall: float) -> None:
    gold = {"stories": [{"docs": ["a", "b"]}, {"docs": ["c"]}]}
    (score,) = (
        score
        for score in evaluate(
            [], [], gold_collection=gold, collection={"stories": [{"docs": docs} for docs in stories]}
        )
        if score.layer.startswith("stories")
    )
    assert (score.precision, score.recall) == pytest.approx((precision, recall))


def test_accounts_and_disputes_are_compared_through_the_claims_that_answer_gold_ones() -> None:
    gold = {"claims": [claim("g1"), claim("g2", 40, 60), claim("g3", 80, 99)]}
    have = {"claims": [claim("o1"), claim("o2", 40, 60), claim("o3", 80, 99)]}
    found = scores(
        gold,
        have,
        gold_collection={
            "accounts": [{"claims": ["a.txt#g1", "a.txt#g2"]}],
            "disputes": [{"sides": [["a.txt#g1"], ["a.txt#g3"]]}],
        },
        collection={
            "accounts": [{"claims": ["a.txt#o1", "a.txt#o2", "a.txt#unknown"]}],
            "disputes": [{"sides": [["a.txt#o3"], ["a.txt#o1"]]}, {"sides": [["a.txt#o2"], ["a.txt#o1"]]}],
        },
    )
    assert found["accounts: pairs of claims"] == (1, 1, 1)
    assert found["disputes: facing claims"] == (1, 2, 1)


# --- files and tables ---------------------------------------------------------------------------------------


def test_gold_is_read_with_its_collection_and_without_the_list_of_entities(tmp_path: Path) -> None:
    for name, content in (("b.json", '{"doc": "b"}'), ("a.json", '{"doc": "a"}'), ("entities.json", "[]")):
        (tmp_path / name).write_text(content, "utf-8")
    assert read_gold(tmp_path) == ([{"doc": "a"}, {"doc": "b"}], None)
    (tmp_path / "collection.json").write_text('{"stories": []}', "utf-8")
    assert read_gold(tmp_path)[1] == {"stories": []}


@pytest.mark.parametrize(
    ("content", "says"),
    [("{", "no JSON record"), ("[1]", "no JSON record"), ('{"text": ""}', "no name"), ("\ud800", "no JSON record")],
    ids=["cut", "a list", "no doc", "no UTF-8"],
)
def test_gold_that_cannot_be_used_is_named(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "page.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(UsageError, match=says) as caught:
        read_gold(tmp_path)
    assert caught.value.where.endswith("page.json")


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold"):
        read_gold(tmp_path)


def test_predictions_are_told_from_pages_that_are_still_to_be_read(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"doc": "a", "claims": []}\n\n', "utf-8")
    assert read_predictions(path) == [{"doc": "a", "claims": []}]
    path.write_text('{"id": "a", "text": "x"}\n', "utf-8")
    assert read_predictions(path) is None
    path.write_text('{"doc": "a", "claims": []}\n{"claims": []}\n', "utf-8")
    with pytest.raises(UsageError, match="line 2"):
        read_predictions(path)


def test_a_record_that_lacks_a_field_is_named() -> None:
    with pytest.raises(UsageError, match=r"a\.txt.*evidence"):
        scores({"claims": [claim()]}, {"claims": [{"id": "1", "event": "ASSAULT"}]})


def test_the_table_shows_each_layer_and_nothing_found_is_zero() -> None:
    head, row, none = table(
        [Score(layer="x", right=1, predicted=2, gold=4), Score(layer="y", right=0, predicted=0, gold=0)]
    )
    assert head.split() == ["layer", "P", "R", "F1", "right", "found", "gold"]
    assert row.split() == ["x", "0.500", "0.250", "0.333", "1", "2", "4"]
    assert none.split() == ["y", "0.000", "0.000", "0.000", "0", "0", "0"]


# --- the scorer beside the gold -----------------------------------------------------------------------------

#: Our layers and what the scorer calls them.
NAMES = {
    "lines": "lines",
    "published": "published",
    "mentions": "mentions",
    "mentions with nominals": "mentions incl. nominal",
    "linking of shared mentions": "linking (of shared mentions)",
    "quantities: value": "quantities (value)",
    "quantities: value, category": "quantities (+category)",
    "quantities: value, modifier": "quantities (+modifier)",
    "times: span": "times (strict span)",
    "times: value": "times (value)",
    "claims: event": "claims (event)",
    "claims: event and core fields": "claims (event + stance + origin + agent + figures)",
    "stories: B-cubed": "stories (B-cubed)",
    "accounts: pairs of claims": "accounts (claim pairs)",
    "disputes: facing claims": "disputes (facing claims)",
}
PARTS = ("stance", "modality", "origin", "whole chain", "agent", "recipient", "place", "time", "figures")


def scored(path: Path, gold: list[Record], records: list[Record], collections: tuple[Record, Record] | None) -> Record:
    """Return the rows of the scorer that stands beside the gold."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    scorer = module.Scorer()
    found = {Path(record["doc"]).name: record for record in records}
    for document in gold:
        scorer.document(document, found.get(document["doc"]))
    if collections is not None:
        scorer.collection(*collections)
    return {name: tally.row() for name, tally in scorer.t.items()}


@pytest.mark.parametrize(("gold", "texts"), [("gold", "seeds"), ("gold-press", "gold-press/text")])
def test_the_figures_are_those_of_the_scorer(shared: Path, gold: str, texts: str) -> None:
    wanted, gold_collection = read_gold(shared / gold)
    documents = tuple(pipeline.read([str(shared / texts)], on_error=lambda _: None))
    # Through JSON, as the scorer gets them.
    records = [json.loads(msgspec.json.encode(document_record(document))) for document in documents]
    collection = json.loads(msgspec.json.encode(collection_record(pipeline.reconcile(documents))))
    own = {
        score.layer: score
        for score in evaluate(wanted, records, gold_collection=gold_collection, collection=collection)
    }
    both = None if gold_collection is None else (dict(gold_collection), collection)
    theirs = scored(shared / "score.py", [dict(record) for record in wanted], records, both)
    names = NAMES | {f"claims: event, {part}": f"claims (event + {part})" for part in PARTS}
    assert set(own) <= set(names)
    for layer, score in own.items():
        row = theirs[names[layer]]
        assert (score.precision, score.recall, score.f1) == pytest.approx((row["p"], row["r"], row["f1"])), layer


def test_a_reading_measured_against_itself_is_perfect() -> None:
    documents = tuple(riwaya.read(str(pages())))
    records = [json.loads(msgspec.json.encode(document_record(document))) for document in documents]
    collection = collection_record(pipeline.reconcile(documents))
    found = evaluate(records, records, gold_collection=collection, collection=collection)
    assert [score.layer for score in found if score.gold and score.f1 != pytest.approx(1.0)] == []
