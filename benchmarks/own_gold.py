"""Prints how Riwaya reads the ten reports of gold/, layer by layer.

    python benchmarks/own_gold.py ../shared [--keep FOLDER]

The texts are not shipped: they are taken from the SaudiNewsNet records under ../shared, where those are present.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya import evaluation, pipeline
from riwaya.export import document_record

GOLD = Path(__file__).resolve().parent.parent / "gold"
RECORDS = Path("eval/saudinews_ar/dev.jsonl")


def texts(records: Path, wanted: set[str]) -> dict[str, str]:
    """Return the text of each wanted document by its name."""
    rows = (json.loads(line) for line in records.read_text("utf-8").splitlines())
    return {name: f"{row['title']}\n\n{row['text']}" for row in rows if (name := f"{row['id']}.txt") in wanted}


def filled(record: dict[str, Any], text: str) -> dict[str, Any]:
    """Return the gold document with the words that its offsets stand for."""
    if hashlib.sha256(text.encode()).hexdigest() != record["sha256"]:
        sys.exit(f"{record['doc']}: this is not the text that was annotated")

    def told(span: dict[str, Any]) -> dict[str, Any]:
        return {**span, "text": text[span["start"] : span["end"]]}

    layers = {layer: [told(span) for span in record[layer]] for layer in ("mentions", "quantities", "times")}
    claims = [{**claim, "cue": claim["cue"] and told(claim["cue"])} for claim in record["claims"]]
    return {**record, **layers, "claims": claims, "title": text.partition("\n")[0]}


def build(shared: Path, folder: Path) -> tuple[Path, Path]:
    """Write the gold with its words and the records to read; return where both are."""
    gold = [dict(record) for record in evaluation.read_gold(GOLD)[0]]
    found = texts(shared / RECORDS, {record["doc"] for record in gold})
    full, source = folder / "gold", folder / "input.jsonl"
    full.mkdir(parents=True, exist_ok=True)
    for record in gold:
        page = json.dumps(filled(record, found[record["doc"]]), ensure_ascii=False)
        (full / record["doc"]).with_suffix(".json").write_text(page, "utf-8")
    rows = ({"id": one["doc"], "text": found[one["doc"]], "reference": one["reference"]} for one in gold)
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return full, source


def measure(shared: Path, folder: Path) -> Iterator[str]:
    """Read the reports, keep what was read beside them, and yield the table."""
    full, source = build(shared, folder)
    documents = pipeline.read((str(source),), on_error=lambda error: sys.exit(str(error)))
    read = [document_record(document) for document in documents]
    (folder / "read.jsonl").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in read), "utf-8")
    yield from evaluation.table(evaluation.evaluate(evaluation.read_gold(full)[0], read))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the gold, the input and what was read here")
    options = parser.parse_args()
    if not (options.shared / RECORDS).exists():
        sys.exit(f"{options.shared / RECORDS} is not here: the texts are not shipped (gold/README.md)")
    with tempfile.TemporaryDirectory() as folder:
        for line in measure(options.shared, options.keep or Path(folder)):
            print(line)


if __name__ == "__main__":
    main()
