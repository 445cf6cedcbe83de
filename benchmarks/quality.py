"""Prints the quality tables of docs/quality.md: each gold set read from its texts, layer by layer.

python benchmarks/quality.py ../shared
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from riwaya import evaluation, pipeline
from riwaya.export import collection_record, document_record

#: Gold folder -> folder of its texts.
SETS = {"gold": "seeds", "gold-press": "gold-press/text", "gold-train": "gold-train/text"}


def table(shared: Path, name: str) -> Iterator[str]:
    gold, gold_collection = evaluation.read_gold(shared / name)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "input.jsonl"
        rows = (
            {
                "id": record["doc"],
                "text": (shared / SETS[name] / record["doc"]).read_bytes().decode(),
                "reference": record.get("reference"),
            }
            for record in gold
        )
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        documents = tuple(pipeline.read((str(source),), on_error=lambda error: sys.exit(str(error))))
    collection = collection_record(pipeline.reconcile(documents)) if gold_collection else None
    scores = evaluation.evaluate(
        gold, map(document_record, documents), gold_collection=gold_collection, collection=collection
    )
    yield f"### {name}: {len(gold)} documents"
    yield ""
    yield "| layer | P | R | F1 |"
    yield "| --- | --- | --- | --- |"
    for score in scores:
        yield f"| {score.layer} | {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} |"
    yield ""


if __name__ == "__main__":
    for chosen in SETS:
        print("\n".join(table(Path(sys.argv[1]), chosen)))
