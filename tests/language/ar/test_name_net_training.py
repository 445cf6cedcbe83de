"""The taggers learn with torch (extra `train`), and numpy answers as torch does. All sentences are invented."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np
import pytest
from msgspec import structs
from tests.make import lines

from riwaya.errors import UsageError
from riwaya.language.ar.gazetteer import hits
from riwaya.language.ar.name_net import NameNet
from riwaya.language.ar.name_net_training import Plan, Vectors, fit_net
from riwaya.language.ar.name_table import Memory, Sentence
from riwaya.language.ar.name_training import Example
from riwaya.language.ar.name_weights import LABELS
from riwaya.language.ar.words import words
from riwaya.script import fold

TEXTS = [
    ("زار سمير بيروت اليوم", "O B-PER B-LOC O"),
    ("زار فريد بغداد أمس", "O B-PER B-LOC O"),
    ("عاد سمير إلى بيروت", "O B-PER O B-LOC"),
    ("وصلت الحافلة إلى المدرسة", "O O O O"),
]


def examples() -> Iterator[Example]:
    for _ in range(30):
        for text, labels in TEXTS:
            found = words(text, lines(text))
            yield Example(found, tuple(hits(fold(text), found, 0)), tuple(labels.split()), "news", text)


@pytest.fixture
def vectors() -> Vectors:
    stems = tuple(sorted({word.norm for one in examples() for word in one.words}))
    return Vectors(stems, np.random.default_rng(2).normal(size=(len(stems), 12)).astype(np.float32))


def test_a_tagger_learns_from_vectors_of_words_and_answers_through_numpy(vectors: Vectors) -> None:
    pytest.importorskip("torch")
    material = [*examples()]
    net = fit_net(material, Plan(width=16, vector=6, rounds=30, rate=1e-2, left_out=0.1), vectors)
    memory = Memory()
    layout = memory.layout([Sentence(one.words, one.hits) for one in material[:4]])
    found = NameNet(net, memory).log_chances(layout).argmax(1)
    assert [LABELS[number] for number in found] == [label for one in material[:4] for label in one.labels]


def test_a_tagger_learns_from_states_of_an_encoder() -> None:
    pytest.importorskip("torch")
    material = [*examples()]
    chance = np.random.default_rng(4)
    # states that show the label, and little else
    numbers = [LABELS.index(label) for one in material for label in one.labels]
    states = (np.eye(len(LABELS))[numbers] * 3 + chance.normal(size=(len(numbers), len(LABELS)))).astype(np.float16)
    net = fit_net(material, Plan(width=16, vector=0, rounds=20, rate=1e-2, left_out=0.1), states)
    assert net.vectors is None
    memory = Memory()
    layout = memory.layout([Sentence(one.words, one.hits) for one in material[:4]])
    count = int(layout.lengths.sum())
    found = NameNet(net, memory).log_chances(layout, states[:count].astype(np.float32)).argmax(1)
    assert found.tolist() == numbers[:count]


def test_what_another_set_labels_otherwise_does_not_change_the_answers_as_news(vectors: Vectors) -> None:
    pytest.importorskip("torch")
    material = [*examples()]
    # the other set calls places bodies and leaves people out
    other = {"B-PER": "O", "B-LOC": "B-ORG", "O": "O"}
    turned = [
        structs.replace(one, domain="wojood", labels=tuple(other[label] for label in one.labels)) for one in material
    ]
    net = fit_net([*material, *turned], Plan(width=16, vector=6, rounds=30, rate=1e-2, left_out=0.1), vectors)
    memory = Memory()
    layout = memory.layout([Sentence(one.words, one.hits) for one in material[:4]])
    found = NameNet(net, memory).log_chances(layout).argmax(1)
    assert [LABELS[number] for number in found] == [label for one in material[:4] for label in one.labels]


def test_training_a_tagger_without_torch_names_the_extra(monkeypatch: pytest.MonkeyPatch, vectors: Vectors) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(UsageError, match=r"riwaya\[train\]"):
        fit_net([*examples()], Plan(width=4, vector=2, rounds=1), vectors)
