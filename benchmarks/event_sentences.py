"""Prints how well attacks and protests are found in single sentences of press that nobody here annotated.

    python benchmarks/event_sentences.py ../shared

Beside Riwaya two baselines: everything is an event, and a handful of words. The sentences are those of arabic_event_gsr
(developer half, 2007-08) under ../shared whose texts are not in gold/event-sentences; nothing is learned from them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from riwaya import pipeline
from riwaya.export import document_record

GOLD = Path(__file__).resolve().parent.parent / "gold" / "event-sentences" / "labels.jsonl"
TYPES = ("ASSAULT", "PROTEST")
#: Stems of the words that the second baseline looks for.
WORDS = {
    "ASSAULT": ("قتل", "هجوم", "قصف", "تفجير", "اشتباك", "غارة"),
    "PROTEST": ("تظاهر", "مظاهر", "احتج", "إضراب", "اعتصام"),
}

Rows = list[dict[str, Any]]


def unseen(data: Path) -> Rows:
    """Return the sentences whose texts were not annotated here."""
    rows = [json.loads(line) for line in data.read_text("utf-8").splitlines()]
    known = {json.loads(line)["id"] for line in GOLD.read_text("utf-8").splitlines()}
    texts = {row["text"] for row in rows if row["id"] in known}
    return [row for row in rows if row["text"] not in texts]


def told(rows: Rows, types: Callable[[str], Iterable[str]]) -> Iterator[dict[str, Any]]:
    """Yield a record for each sentence with a claim of every type that a baseline sees in its text."""
    for row in rows:
        yield {"doc": row["id"], "claims": [{"event": event} for event in types(row["text"])]}


def read(rows: Rows, folder: Path) -> Iterator[dict[str, Any]]:
    """Yield what Riwaya reads in each sentence."""
    source = folder / "sentences.jsonl"
    source.write_text("".join(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in rows), "utf-8")
    yield from (document_record(document) for document in pipeline.read((str(source),)))


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit((__doc__ or "").partition("\n\n")[0])
    evaluation = Path(sys.argv[1]) / "eval"
    rows = unseen(evaluation / "arabic_event_gsr" / "dev.jsonl")
    print(f"{len(rows)} records")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        gold = folder / "dev.jsonl"
        gold.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        ways = {
            "everything is an event": told(rows, lambda text: TYPES),
            "a handful of words": told(
                rows, lambda text: [event for event in TYPES if any(word in text for word in WORDS[event])]
            ),
            "riwaya": read(rows, folder),
        }
        for way, records in ways.items():
            found = folder / "found.jsonl"
            found.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
            print(f"## {way}", flush=True)
            command = [sys.executable, str(evaluation / "score.py"), "arabic_event_gsr", str(gold), str(found)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
