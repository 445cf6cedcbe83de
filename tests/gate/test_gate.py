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

#: Layer -> least F1, for each gold set: the five seeds, fifteen press reports, and the pages of our own wording.
FLOORS = {
    "gold": {
        "lines": 0.97,
        "published": 0.74,
        "mentions": 0.92,
        "linking of shared mentions": 0.93,
        "quantities: value": 0.96,
        "times: span": 0.93,
        "times: value": 0.90,
        "claims: event": 0.64,
        "claims: event, stance": 0.61,
        "claims: event, origin": 0.59,
        "claims: event, agent": 0.4,
        "claims: event, recipient": 0.49,
        "stories: B-cubed": 1.0,
    },
    "gold-press": {
        "lines": 0.97,
        "mentions": 0.9,
        "linking of shared mentions": 0.95,
        "quantities: value": 0.96,
        "times: span": 0.94,
        "times: value": 0.90,
        "claims: event": 0.73,
        "claims: event, stance": 0.71,
        "claims: event, origin": 0.62,
        "claims: event, agent": 0.46,
        "claims: event, recipient": 0.45,
        "stories: B-cubed": 0.85,
    },
    "wars": {
        "lines": 0.98,
        "mentions": 0.85,
        "quantities: value": 0.95,
        "times: span": 0.9,
        "claims: event": 0.56,
        "claims: event, origin": 0.46,
        "claims: event, agent": 0.4,
    },
    "wars-unseen": {
        "mentions": 0.86,
        "quantities: value": 0.94,
        "times: span": 0.91,
        "claims: event": 0.53,
        "claims: event, origin": 0.34,
        "claims: event, agent": 0.36,
    },
}

DIGESTS = {
    "gold": "9710551858c070d5",
    "gold-press": "9efa7e6423e785e2",
    "wars": "d11c3104eaeefef4",
    "wars-unseen": "ba2c35b6804d8554",
}
#: Where the texts are beside the gold, under ../shared; those of our own stand in the folder of their labels.
TEXTS = {"gold": "seeds", "gold-press": "gold-press/text"}
OWN = Path(__file__).parents[2] / "gold"


def folders(name: str, request: pytest.FixtureRequest) -> tuple[Path, Path]:
    """Return where the gold of a set is and where its texts are; skip where ../shared is needed and absent."""
    if name not in TEXTS:
        return OWN / name, OWN / name / "text"
    shared: Path = request.getfixturevalue("shared")
    return shared / name, shared / TEXTS[name]


@pytest.fixture(scope="module", params=sorted(FLOORS))
def measured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    name = request.param
    labels, texts = folders(name, request)
    gold, gold_collection = evaluation.read_gold(labels)
    source = tmp_path_factory.mktemp("gate") / "input.jsonl"
    source.write_text("".join(_inputs(gold, texts)), "utf-8")
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
def test_the_material_is_the_one_that_the_floors_were_pinned_on(name: str, request: pytest.FixtureRequest) -> None:
    digest = hashlib.sha256()
    for folder in folders(name, request):
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
