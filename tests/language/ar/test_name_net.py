"""The small tagger that numpy reads: the same numbers as the layers done slowly, from memory and from its file."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from tests.make import lines

from riwaya.language.ar import name_features as seen
from riwaya.language.ar.gazetteer import hits
from riwaya.language.ar.name_net import REACHES, Layer, NameNet, Net, read_net, write_net
from riwaya.language.ar.name_table import Memory, Sentence
from riwaya.language.ar.name_weights import LABELS, Rows
from riwaya.language.ar.words import words
from riwaya.script import fold

WIDTH, VECTOR = 8, 5
TEXTS = ["زار العميد سامر الدوماني بلدة عين ترما.", "قال", "أعلن حزب الفجر ذلك في واشنطن"]


def sentence(text: str) -> Sentence:
    found = words(text, lines(text))
    return Sentence(found, tuple(hits(fold(text), found, 0)))


def shown(one: Sentence) -> list[list[bytes]]:
    cells = [seen.cell_of(word) for word in one.words]
    flags, trails = seen.flags_of(cells, one.hits), seen.trails(cells)
    return [
        [*seen.shared(cell), *seen.flagged(flag, cell.kind), *seen.trailed(trail, cell.kind)]
        for cell, flag, trail in zip(cells, flags, trails, strict=True)
    ]


def rows(names: set[bytes], width: int, chance: np.random.Generator) -> Rows:
    table = chance.normal(size=(len(names) + 1, width)).astype(np.float32)
    table[-1] = 0
    return Rows(np.array(sorted(map(crc32, names)), np.uint32), table)


@pytest.fixture
def net() -> Net:
    chance = np.random.default_rng(11)
    sentences = [*map(sentence, TEXTS)]

    def some(*size: int) -> np.ndarray:
        return chance.normal(size=size).astype(np.float32)

    return Net(
        own=rows({name for one in sentences for word in shown(one) for name in word}, WIDTH, chance),
        vectors=rows({word.norm.encode() for word in sentences[0].words}, VECTOR, chance),
        lift=some(VECTOR, WIDTH),
        bias=some(WIDTH),
        layers=tuple(Layer(some(WIDTH), some(WIDTH), some(3, WIDTH, WIDTH), some(WIDTH)) for _ in REACHES),
        last_scale=some(WIDTH),
        last_shift=some(WIDTH),
        out=some(WIDTH, len(LABELS)),
        out_bias=some(len(LABELS)),
    )


def slowly(net: Net, one: Sentence, lifted: np.ndarray) -> np.ndarray:
    """The logarithms of the chances of one sentence, word by word."""

    def normal(x: np.ndarray) -> np.ndarray:
        return (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-5)

    x = np.maximum(net.own.add_up(shown(one)) + lifted + net.bias, 0)
    for layer, reach in zip(net.layers, REACHES, strict=True):
        heard = normal(x) * layer.scale + layer.shift
        added = np.zeros_like(x)
        for at in range(len(x)):
            for place, other in enumerate((at - reach, at, at + reach)):
                if 0 <= other < len(x):
                    added[at] += heard[other] @ layer.weights[place]
        x = x + np.maximum(added + layer.bias, 0)
    logits = (normal(x) * net.last_scale + net.last_shift) @ net.out + net.out_bias
    return logits - np.log(np.exp(logits).sum(1, keepdims=True))


def test_chances_are_those_of_the_layers_done_slowly(net: Net) -> None:
    assert net.vectors is not None
    sentences, memory = [*map(sentence, TEXTS)], Memory()
    found = NameNet(net, memory).log_chances(memory.layout(sentences))
    stems = [[(word.norm.encode(),) for word in one.words] for one in sentences]
    lifted = [net.vectors.add_up(one) @ net.lift for one in stems]
    expected = [slowly(net, one, part) for one, part in zip(sentences, lifted, strict=True)]
    np.testing.assert_allclose(found, np.concatenate(expected), atol=1e-4)


def test_a_tagger_of_states_adds_them_to_its_words(net: Net) -> None:
    plain = Net(*(None if name == "vectors" else getattr(net, name) for name in Net.__struct_fields__))
    sentences, memory = [*map(sentence, TEXTS)], Memory()
    layout = memory.layout(sentences)
    states = np.random.default_rng(5).normal(size=(int(layout.lengths.sum()), VECTOR)).astype(np.float32)
    found = NameNet(plain, memory).log_chances(layout, states)
    parts = np.split(states @ plain.lift, np.cumsum(layout.lengths)[:-1])
    expected = [slowly(plain, one, part) for one, part in zip(sentences, parts, strict=True)]
    np.testing.assert_allclose(found, np.concatenate(expected), atol=1e-4)


@pytest.mark.parametrize("with_vectors", [True, False])
def test_a_tagger_comes_back_from_its_file_nearly_the_same(net: Net, tmp_path: Path, with_vectors: bool) -> None:
    kept = net if with_vectors else Net(*(None if n == "vectors" else getattr(net, n) for n in Net.__struct_fields__))
    size = write_net(kept, tmp_path / "a.net")
    assert size == (tmp_path / "a.net").stat().st_size
    again = read_net(tmp_path / "a.net")
    assert (again.vectors is None) == (kept.vectors is None)
    np.testing.assert_array_equal(again.own.sums, kept.own.sums)
    np.testing.assert_allclose(again.own.rows, kept.own.rows, atol=0.02)
    np.testing.assert_allclose(again.layers[2].weights, kept.layers[2].weights, atol=0.01)


def test_what_is_forgotten_is_worked_out_again(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    tagger = NameNet(net, memory)
    first = tagger.log_chances(memory.layout([sentence(TEXTS[0])]))
    monkeypatch.setattr("riwaya.language.ar.name_table._LARGEST", 2)
    second = tagger.log_chances(memory.layout([sentence(TEXTS[0])]))
    assert memory.generation == 1
    np.testing.assert_array_equal(first, second)
