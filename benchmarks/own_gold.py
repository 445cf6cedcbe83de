"""Prints how Riwaya reads the texts of gold/, layer by layer, one table a folder.

    python benchmarks/own_gold.py ../shared [FOLDER...] [--keep FOLDER]

The texts of the folders on wars are our own and stand beside their labels; those of the others are not shipped: they
are taken from the records under ../shared, where those are present.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from riwaya import evaluation, pipeline
from riwaya.export import document_record

GOLD = Path(__file__).resolve().parent.parent / "gold"
SETS = ["press", "registers", "affairs", "conflicts", "wars", "wars-unseen"]
#: The set whose records hold the text of a document that names none.
PRESS = "saudinews_ar"


def texts(shared: Path, gold: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Return the text of each document by its name: title, blank line, text of the record, cut where told."""
    found: dict[str, str] = {}
    for name in sorted({record.get("set", PRESS) for record in gold}):
        wanted = {one.get("source_id", Path(one["doc"]).stem): one for one in gold if one.get("set", PRESS) == name}
        path = shared / "eval" / name / "dev.jsonl"
        if not path.exists():
            sys.exit(f"{path} is not here: the texts are not shipped (gold/README.md)")
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            one = wanted.get(row["id"])
            if one is not None:
                whole = f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]
                found[one["doc"]] = whole[: one.get("length")]
    return found


def filled(record: dict[str, Any], text: str) -> dict[str, Any]:
    """Return the gold document with the words that its offsets stand for."""
    if hashlib.sha256(text.encode()).hexdigest() != record["sha256"]:
        sys.exit(f"{record['doc']}: this is not the text that was annotated")

    def told(span: dict[str, Any]) -> dict[str, Any]:
        return {**span, "text": text[span["start"] : span["end"]]}

    layers = {layer: [told(span) for span in record[layer]] for layer in ("mentions", "quantities", "times")}
    claims = [{**claim, "cue": claim["cue"] and told(claim["cue"])} for claim in record["claims"]]
    return {**record, **layers, "claims": claims, "title": text.partition("\n")[0]}


def build(shared: Path, labels: Path, folder: Path) -> tuple[Path, Path]:
    """Write the gold of `labels` with its words and the records to read; return where both are."""
    gold = [dict(record) for record in evaluation.read_gold(labels)[0]]
    own = {path.name: path.read_text("utf-8") for path in (labels / "text").glob("*.txt")}
    found = own or texts(shared, gold)
    full, source = folder / "gold", folder / "input.jsonl"
    full.mkdir(parents=True, exist_ok=True)
    for record in gold:
        page = json.dumps(filled(record, found[record["doc"]]), ensure_ascii=False)
        (full / record["doc"]).with_suffix(".json").write_text(page, "utf-8")
    rows = ({"id": one["doc"], "text": found[one["doc"]], "reference": one["reference"]} for one in gold)
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return full, source


def measure(shared: Path, labels: Path, folder: Path) -> Iterator[str]:
    """Read the texts, keep what was read beside them, and yield the table."""
    full, source = build(shared, labels, folder)
    documents = pipeline.read((str(source),), on_error=lambda error: sys.exit(str(error)))
    read = [document_record(document) for document in documents]
    (folder / "read.jsonl").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in read), "utf-8")
    yield from evaluation.table(evaluation.evaluate(evaluation.read_gold(full)[0], read))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("shared", type=Path)
    parser.add_argument("folders", nargs="*", default=SETS, metavar="FOLDER", help="folders of gold/")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the gold, the input and what was read here")
    options = parser.parse_args()
    for name in options.folders:
        with tempfile.TemporaryDirectory() as made:
            print(f"### gold/{name}")
            for line in measure(options.shared, GOLD / name, (options.keep / name) if options.keep else Path(made)):
                print(line)


if __name__ == "__main__":
    main()
