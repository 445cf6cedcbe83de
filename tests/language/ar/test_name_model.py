"""The name model can be trained, packed and used; its lists can be rebuilt. All sentences are invented."""

from __future__ import annotations

import gzip
import itertools
import json
import sqlite3
import sys
from pathlib import Path

import numpy as np
import pytest
from tests.make import lines

from riwaya.errors import UsageError
from riwaya.language.ar import name_decoder
from riwaya.language.ar.gazetteer import hits
from riwaya.language.ar.name_features import features
from riwaya.language.ar.name_lists import LISTS, build, name_lists
from riwaya.language.ar.name_model import LINEAR, MODELS, Blend, NameModel, reader, ready, spans
from riwaya.language.ar.name_table import Memory, NameTable, Sentence
from riwaya.language.ar.name_training import fit, read_examples, train
from riwaya.language.ar.name_weights import LABELS, from_pairs, load, read, save, write
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


def material(path: Path, copies: int) -> Path:
    records = [
        {"id": f"{number}-{copy}", "tokens": text.split(), "tags": tags.split()}
        for copy in range(copies)
        for number, (text, tags) in enumerate(SENTENCES)
    ]
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), "utf-8")
    return path


def sentence(text: str) -> Sentence:
    found = words(text, lines(text))
    return Sentence(found, tuple(hits(fold(text), found, 0)))


def test_a_model_trained_on_a_few_sentences_finds_their_names(tmp_path: Path) -> None:
    source = material(tmp_path / "set.jsonl", copies=4)
    packed = tmp_path / LINEAR
    assert write(fit(read_examples(source, "news")), packed) == packed.stat().st_size
    alone = Blend(linear=1.0, words=0.0, states=0.0, shyness=0.0)
    one, two = NameModel(alone, tmp_path).read([sentence("زار سمير بغداد"), sentence("وصلت الحافلة إلى المدرسة")])
    assert [(run.first, run.last, run.type) for run in one.runs] == [(1, 1, "PER"), (2, 2, "LOC")]
    assert all(0.5 < run.belief <= 1.0 for run in one.runs)
    assert one.belief(1, "PER") > 0.5 > one.belief(1, "ORG")
    assert two.runs == ()


def test_training_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    source = material(tmp_path / "set.jsonl", copies=2)
    for name in ("one.model", "two.model"):
        write(fit(one for domain in ("news", "aqmar") for one in read_examples(source, domain)), tmp_path / name)
    assert (tmp_path / "one.model").read_bytes() == (tmp_path / "two.model").read_bytes()


def test_rows_of_the_table_add_up_the_same_features_that_training_spells_out() -> None:
    weights, memory = read(MODELS / LINEAR), Memory()
    texts = ["زار العميد سامر الدوماني بلدة عين ترما في ريف دمشق.", "قال", "أعلن حزب الله ذلك في واشنطن، نيويورك"]
    sentences = [sentence(text) for text in texts]
    table, layout = NameTable(weights, memory), memory.layout(sentences)
    added = table.add_up(layout)
    spelt = [row for one in sentences for row in features(one.words, one.hits)]
    np.testing.assert_allclose(added, weights.features.add_up(spelt), atol=1e-4)
    assert layout.lengths.tolist() == [len(one.words) for one in sentences]
    np.testing.assert_array_equal(added, table.add_up(memory.layout(sentences)))


def test_a_table_that_has_seen_too_much_forgets_and_answers_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    table = NameTable(read(MODELS / LINEAR), memory)
    first = table.add_up(memory.layout([sentence("زار سمير بيروت")]))
    monkeypatch.setattr("riwaya.language.ar.name_table._LARGEST", 2)
    second = table.add_up(memory.layout([sentence("زار سمير بيروت")]))
    np.testing.assert_array_equal(first, second)
    assert memory.size == len({"زار", "سمير", "بيروت"})


def test_weights_come_back_from_their_file(tmp_path: Path) -> None:
    made = from_pairs({("w=زار", "O"): 1.5, ("w=سمير", "B-PER"): -2.25, ("x", "O"): 0.001}, {("O", "B-PER"): 0.5})
    write(made, tmp_path / "weights")
    found = read(tmp_path / "weights")
    bundles = [["w=زار".encode(), "w=سمير".encode()], [b"x"], [b"never seen"]]
    rows = found.features.add_up(bundles)
    assert rows[0].tolist() == [1.5, -2.25, 0, 0, 0, 0, 0]
    assert not rows[1:].any()  # a weight next to nothing is not kept
    assert found.transitions[LABELS.index("O"), LABELS.index("B-PER")] == 0.5


def test_arrays_come_back_from_their_file(tmp_path: Path) -> None:
    arrays = {
        "a": np.arange(6, dtype="<u4").reshape(2, 3),
        "b": np.array([0.5, -1], "<f2"),
        "none": np.zeros((0, 2), "<i1"),
    }
    save(arrays, tmp_path / "arrays")
    found = load(tmp_path / "arrays")
    assert found.keys() == arrays.keys()
    for name, array in arrays.items():
        np.testing.assert_array_equal(found[name], array)
        assert found[name].dtype == array.dtype


def brute(scores: np.ndarray, transitions: np.ndarray) -> tuple[np.ndarray, list[int]]:
    """Beliefs and best labels of one sentence by trying every sequence."""
    total, best, top = np.zeros_like(scores, dtype=float), [], -np.inf
    for path in itertools.product(range(scores.shape[1]), repeat=len(scores)):
        value = sum(scores[at, label] for at, label in enumerate(path))
        value += sum(transitions[one, two] for one, two in itertools.pairwise(path))
        if value > top:
            best, top = list(path), value
        total[range(len(path)), path] += np.exp(value)
    return total / total.sum(1, keepdims=True), best


def test_the_decoder_agrees_with_trying_every_sequence() -> None:
    chance = np.random.default_rng(7)
    lengths = np.array([2, 4, 1, 3])
    scores = chance.normal(size=(10, 7)).astype(np.float32)
    transitions = chance.normal(size=(7, 7)).astype(np.float32)
    believed = name_decoder.beliefs(scores, lengths, transitions)
    chosen = name_decoder.labels(scores, lengths, transitions)
    for start, length in zip(np.cumsum(lengths) - lengths, lengths, strict=True):
        part = slice(start, start + length)
        total, best = brute(scores[part], transitions)
        np.testing.assert_allclose(believed[part], total, atol=1e-5)
        assert chosen[part].tolist() == best


def test_beliefs_hold_for_weights_that_leave_no_doubt() -> None:
    scores = np.zeros((200, 7), np.float32)
    scores[:, 3] = 90
    believed = name_decoder.beliefs(scores, np.array([150, 50]), np.zeros((7, 7), np.float32))
    np.testing.assert_allclose(believed[:, 3], 1.0, atol=1e-6)


def test_training_without_its_trainer_names_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pycrfsuite", None)
    source = material(tmp_path / "set.jsonl", copies=1)
    with pytest.raises(UsageError, match=r"riwaya\[train\]"):
        train(source, source, source, to=tmp_path)


def test_every_word_of_an_example_has_a_label(tmp_path: Path) -> None:
    for example in read_examples(material(tmp_path / "set.jsonl", copies=1), "news"):
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
    assert sum(path.stat().st_size for path in MODELS.glob("names*")) <= 10_000_000


def test_the_fast_reader_names_people_places_and_bodies() -> None:
    (found,) = reader("fast").read([sentence("زار الرئيس سامر الدوماني مدينة حلب والتقى وفدا من حزب البعث")])
    assert [(run.first, run.last, run.type) for run in found.runs if run.type != "ORG"] == [
        (2, 3, "PER"),
        (5, 5, "LOC"),
    ]
    assert found.belief(2, "PER") > 0.5


def test_an_unknown_tier_is_refused_with_those_that_exist() -> None:
    with pytest.raises(UsageError, match="one of fast, accurate"):
        ready("quick")  # type: ignore[arg-type]


def test_only_the_accurate_tier_needs_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.language.ar.name_encoder.find_spec", lambda name: None)
    ready("fast")
    with pytest.raises(UsageError, match=r"pip install 'riwaya\[names-accurate\]'"):
        ready("accurate")


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
