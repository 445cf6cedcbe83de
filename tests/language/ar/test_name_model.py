"""The name model can be trained, packed and used; its lists can be rebuilt. All sentences are invented."""

from __future__ import annotations

import gzip
import json
import sqlite3
from pathlib import Path

import pytest
from tests.make import lines

from riwaya.language.ar.gazetteer import hits
from riwaya.language.ar.name_features import features
from riwaya.language.ar.name_lists import LISTS, build, name_lists
from riwaya.language.ar.name_model import MODEL, read_examples, runs_of, spans, tagger, train
from riwaya.language.ar.words import words
from riwaya.script import fold

SENTENCES = [
    ("زار سمير بيروت اليوم", "O B-PER B-LOC O"),
    ("زار فريد بغداد أمس", "O B-PER B-LOC O"),
    ("عاد سمير إلى بيروت", "O B-PER O B-LOC"),
    ("عاد فريد إلى بغداد", "O B-PER O B-LOC"),
    ("أعلن حزب الفجر خطته", "O B-ORG I-ORG O"),
    ("وصلت الحافلة إلى المدرسة", "O O O O"),
]


def write(path: Path, copies: int) -> Path:
    records = [
        {"id": f"{number}-{copy}", "tokens": text.split(), "tags": tags.split()}
        for copy in range(copies)
        for number, (text, tags) in enumerate(SENTENCES)
    ]
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), "utf-8")
    return path


def test_a_model_trained_on_a_few_sentences_finds_their_names(tmp_path: Path) -> None:
    source = write(tmp_path / "set.jsonl", copies=4)
    packed = tmp_path / "model.gz"
    size = train(source, source, source, to=packed)
    assert size == packed.stat().st_size
    text = "زار سمير بغداد"
    found = words(text, lines(text))
    runs = runs_of(tagger(packed), features(found, list(hits(fold(text), found, 0))))
    assert [(run.first, run.last, run.type) for run in runs] == [(1, 1, "PER"), (2, 2, "LOC")]
    assert all(0.5 < run.belief <= 1.0 for run in runs)


def test_training_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    source = write(tmp_path / "set.jsonl", copies=2)
    train(source, source, source, to=tmp_path / "one.gz")
    train(source, source, source, to=tmp_path / "two.gz")
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()


def test_every_word_of_an_example_has_a_label(tmp_path: Path) -> None:
    for example in read_examples(write(tmp_path / "set.jsonl", copies=1), "news"):
        assert len(example.words) == len(example.labels)


def test_a_token_of_several_words_keeps_one_name(tmp_path: Path) -> None:
    record = {"id": "1", "tokens": ["وكالة", "د.ب.أ"], "tags": ["O", "B-ORG"]}
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    (example,) = read_examples(path, "news")
    assert list(spans(example.labels)) == [(1, len(example.words) - 1, "ORG")]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("O B-PER I-PER O", [(1, 2, "PER")]),
        ("B-LOC B-LOC", [(0, 0, "LOC"), (1, 1, "LOC")]),
        ("O I-ORG I-PER", [(1, 1, "ORG"), (2, 2, "PER")]),
        ("O O", []),
    ],
)
def test_labels_become_spans(labels: str, expected: list[tuple[int, int, str]]) -> None:
    assert list(spans(labels.split())) == expected


def test_the_shipped_model_is_small() -> None:
    assert MODEL.stat().st_size <= 10_000_000


def test_lists_are_rebuilt_from_their_sources(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "names.sqlite3") as connection:
        connection.execute("create table units (arabic_key text, role text)")
        connection.execute("insert into units values ('سمير', 'given'), ('الفجري', 'surname')")
    connection.close()
    (tmp_path / "foreign.json").write_text(json.dumps({"smith": "سميث"}), "utf-8")
    (tmp_path / "towns.json").write_text(json.dumps({"بيروت": 900_000, "عين الورد": 700}), "utf-8")
    target = tmp_path / "lists.gz"
    count = build(tmp_path / "names.sqlite3", tmp_path / "foreign.json", tmp_path / "towns.json", to=target)
    rows = dict(line.split("\t") for line in gzip.decompress(target.read_bytes()).decode().splitlines())
    assert count == len(rows)
    assert rows == {"سمير": "g", "الفجري": "s", "سميث": "x", "بيروت": "L", "عين الورد": "l"}


def test_the_shipped_lists_know_common_names() -> None:
    assert LISTS.exists()
    assert "g" in name_lists()["محمد"]
    assert "L" in name_lists()["بيروت"]
