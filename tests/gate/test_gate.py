"""Quality on fixed material may not fall unnoticed: a floor for each figure, pinned with the digest of the material.

A floor is lowered only on purpose, in its own commit. When the material changes the digest fails first: measure again,
then pin both. The floors lie a little under what was measured, since a change that helps one layer may cost another a
claim.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya import evaluation, pipeline
from riwaya.errors import SourceError
from riwaya.export import collection_record, document_record

#: Layer -> least F1, for each gold set: the five seeds, and fifteen press reports.
FLOORS = {
    "gold": {
        "lines": 0.97,
        "published": 0.74,
        "mentions": 0.92,
        "linking of shared mentions": 0.93,
        "quantities: value": 0.96,
        "times: span": 0.93,
        "times: value": 0.90,
        "claims: event": 0.61,
        "claims: event, stance": 0.58,
        "claims: event, origin": 0.55,
        "claims: event, agent": 0.31,
        "claims: event, recipient": 0.47,
        "stories: B-cubed": 1.0,
    },
    "gold-press": {
        "lines": 0.97,
        "mentions": 0.9,
        "linking of shared mentions": 0.95,
        "quantities: value": 0.96,
        "times: span": 0.94,
        "times: value": 0.90,
        "claims: event": 0.68,
        "claims: event, stance": 0.65,
        "claims: event, origin": 0.56,
        "claims: event, agent": 0.36,
        "claims: event, recipient": 0.34,
        "stories: B-cubed": 0.85,
    },
}

DIGESTS = {"gold": "9710551858c070d5", "gold-press": "9efa7e6423e785e2"}
TEXTS = {"gold": "seeds", "gold-press": "gold-press/text"}


@pytest.fixture(scope="module", params=sorted(FLOORS))
def measured(
    request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, float]:
    name = request.param
    gold, gold_collection = evaluation.read_gold(shared / name)
    source = tmp_path_factory.mktemp("gate") / "input.jsonl"
    source.write_text("".join(_inputs(gold, shared / TEXTS[name])), "utf-8")
    documents = tuple(pipeline.read((str(source),), on_error=_fail))
    scores = evaluation.evaluate(
        gold,
        [document_record(document) for document in documents],
        gold_collection=gold_collection,
        collection=collection_record(pipeline.reconcile(documents)),
    )
    return {"set": name} | {score.layer: score.f1 for score in scores}  # type: ignore[return-value]


def test_no_figure_falls_under_its_floor(measured: dict[str, float]) -> None:
    floors = FLOORS[str(measured["set"])]
    under = {layer: (measured[layer], floor) for layer, floor in floors.items() if measured[layer] < floor}
    assert under == {}, f"measured and floor: {under}"


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_material_is_the_one_that_the_floors_were_pinned_on(shared: Path, name: str) -> None:
    digest = hashlib.sha256()
    for folder in (shared / name, shared / TEXTS[name]):
        for path in sorted(folder.glob("*.*")):
            if path.suffix in (".json", ".txt"):
                digest.update(path.read_bytes())
    assert digest.hexdigest()[:16] == DIGESTS[name], "the gold changed: measure again, then pin floors and digest"


def _inputs(gold: list[evaluation.Record], texts: Path) -> Iterator[str]:
    for record in gold:
        text = (texts / record["doc"]).read_bytes().decode()
        yield json.dumps({"id": record["doc"], "text": text, "reference": record.get("reference")}) + "\n"


def _fail(error: SourceError) -> None:
    pytest.fail(str(error))
