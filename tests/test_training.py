"""Training from label files: what is read, what is refused, what is written. Every sentence is our own."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from riwaya.claims.weighing.weights import table
from riwaya.cli import main
from riwaya.errors import UsageError
from riwaya.training import annotated, train

TEXT = "هاجم مسلحون دورية للجيش قرب حلب"


def labels(folder: Path, text: str = TEXT, count: int = 3) -> Path:
    def span(words: str) -> list[int]:
        at = text.index(words)
        return [at, at + len(words)]

    claim = {
        "event": "ASSAULT",
        "mode": None,
        "triggers": [span("هاجم")],
        "agent": [span("مسلحون")],
        "recipient": [span("جيش")],
        "place": [span("حلب")],
    }
    digest = hashlib.sha256(text.encode()).hexdigest()
    rows = [{"id": f"s{at}", "sha256": digest, "claims": [claim]} for at in range(count)]
    path = folder / "labels.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def texts(folder: Path, text: str = TEXT, count: int = 3) -> Path:
    path = folder / "texts.jsonl"
    path.write_text("".join(json.dumps({"id": f"s{at}", "text": text}) + "\n" for at in range(count)), "utf-8")
    return path


def test_the_command_writes_weights_for_every_part(tmp_path: Path) -> None:
    to = tmp_path / "weights.tsv.gz"
    result = CliRunner().invoke(main, ["train", "claims", str(labels(tmp_path)), str(texts(tmp_path)), "--to", str(to)])
    assert result.exit_code == 0, result.output
    assert all(table(part, to) for part in ("agent", "recipient", "place"))


def test_another_text_than_the_annotated_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="s0"):
        train(labels(tmp_path), texts(tmp_path, TEXT + " أمس"), tmp_path / "weights")


def test_a_line_that_is_no_annotation_is_named(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"id": "s0"}\n', "utf-8")
    with pytest.raises(UsageError, match="line 1"):
        annotated(path)


def test_a_line_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text("nothing\n", "utf-8")
    with pytest.raises(UsageError, match="line 1"):
        train(labels(tmp_path), path, tmp_path / "weights")
