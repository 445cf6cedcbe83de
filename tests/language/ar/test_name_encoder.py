"""The encoder is read from a file of its package's format; here from a tiny one that the test makes."""

from __future__ import annotations

import struct
from math import erf
from pathlib import Path

import numpy as np
import pytest

from riwaya.errors import UsageError
from riwaya.language.ar import name_encoder
from riwaya.language.ar.name_encoder import Encoder, encoder_file

WIDTH, HEADS, WIDE, LAYERS = 64, 2, 96, 2
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "\u2581", "\u2581passage:", "\u2581حل", "ب", "\u2581حلب", "د"]
PIECES += ["\u2581دوما", "ما"]
SCORES = [0, 0, 0, 0, -9.0, -1.0, -2.0, -3.0, -8.0, -4.0, -2.0, -3.0]


def tensors(chance: np.random.Generator) -> dict[str, np.ndarray]:
    """Weights as (out, in), as the file has them."""
    made = {"emb.word": chance.normal(size=(len(PIECES), WIDTH)), "emb.pos": chance.normal(size=(512, WIDTH))}
    made |= {"emb.type": chance.normal(size=(2, WIDTH)), "emb.ln.w": np.ones(WIDTH), "emb.ln.b": np.zeros(WIDTH)}
    for layer in range(LAYERS):
        sizes = {"q": (WIDTH, WIDTH), "k": (WIDTH, WIDTH), "v": (WIDTH, WIDTH), "ao": (WIDTH, WIDTH)}
        sizes |= {"fi": (WIDE, WIDTH), "fo": (WIDTH, WIDE)}
        for name, size in sizes.items():
            made[f"l{layer}.{name}.w"] = chance.normal(size=size) * 0.2
            made[f"l{layer}.{name}.b"] = chance.normal(size=size[0]) * 0.1
        for name in ("aln", "oln"):
            made[f"l{layer}.{name}.w"] = 1 + 0.1 * chance.normal(size=WIDTH)
            made[f"l{layer}.{name}.b"] = 0.1 * chance.normal(size=WIDTH)
    return made


def is_packed(name: str) -> bool:
    return name == "emb.word" or (name[0] == "l" and name.endswith(".w") and "ln" not in name)


def pack(weights: np.ndarray) -> tuple[bytes, np.ndarray]:
    """Four bits a weight, 32 share a scale; returns the bytes and what they stand for."""
    rows = weights.reshape(-1, 32)
    scale = (np.abs(rows).max(1) / 7).astype("<f2")
    steps = np.clip(np.round(rows / scale.astype(float)[:, None]) + 8, 0, 15).astype(np.uint8)
    halves = steps[:, :16] | (steps[:, 16:] << 4)
    data = b"".join(one.tobytes() + half.tobytes() for one, half in zip(scale, halves, strict=True))
    return data, ((steps.astype(float) - 8) * scale.astype(float)[:, None]).reshape(weights.shape)


def model_file(path: Path) -> dict[str, np.ndarray]:
    """Write a model and return its weights as they are after packing."""
    kept, stored = {}, {}
    for name, one in tensors(np.random.default_rng(3)).items():
        if is_packed(name):
            stored[name], kept[name] = pack(one)
        else:
            stored[name], kept[name] = one.astype("<f4").tobytes(), one
    words = [piece.encode() for piece in PIECES]
    edges = np.cumsum([0, *map(len, words)]).astype("<u4")
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, LAYERS, HEADS, WIDE, len(PIECES), 512, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, words)))
    head += edges.tobytes() + np.array(SCORES, "<f4").tobytes() + b"".join(words) + struct.pack("<iI", 0, 0)
    head += struct.pack("<i", len(stored))
    at = len(head) + sum(2 + len(name) + 21 for name in stored)
    for name, data in stored.items():
        head += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", 0, kept[name].size, at, len(data))
        at += len(data)
    path.write_bytes(head + b"".join(stored.values()))
    return kept


def slowly(kept: dict[str, np.ndarray], numbers: list[int]) -> list[np.ndarray]:
    """The states of every layer, piece by piece and head by head."""

    def norm(x: np.ndarray, name: str) -> np.ndarray:
        x = x - x.mean(-1, keepdims=True)
        return x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12) * kept[name + ".w"] + kept[name + ".b"]

    x = norm(kept["emb.word"][numbers] + kept["emb.pos"][: len(numbers)] + kept["emb.type"][0], "emb.ln")
    out = []
    for layer in range(LAYERS):

        def through(x: np.ndarray, name: str, layer: int = layer) -> np.ndarray:
            return x @ kept[f"l{layer}.{name}.w"].T + kept[f"l{layer}.{name}.b"]

        query, key, value = (through(x, one) for one in "qkv")
        heard = np.zeros_like(x)
        for head in range(HEADS):
            part = slice(head * WIDTH // HEADS, (head + 1) * WIDTH // HEADS)
            weight = np.exp(query[:, part] @ key[:, part].T / np.sqrt(WIDTH / HEADS))
            heard[:, part] = weight / weight.sum(1, keepdims=True) @ value[:, part]
        x = norm(x + through(heard, "ao"), f"l{layer}.aln")
        inner = through(x, "fi")
        inner = inner * 0.5 * (1 + np.vectorize(erf)(inner / np.sqrt(2)))
        x = norm(x + through(inner, "fo"), f"l{layer}.oln")
        out.append(x)
    return out


def test_states_are_those_of_the_forward_pass_done_slowly(tmp_path: Path) -> None:
    kept = model_file(tmp_path / "model.bin")
    read = Encoder(tmp_path / "model.bin")
    found = read.states([["حَلَب"], ["دوما"]], layers=(1, 2))
    one, two = slowly(kept, [0, 5, 6, 7, 10, 2])  # both sentences in one window, after the opening
    expected = [np.concatenate([state[2:4].mean(0), state[4]]).reshape(2, WIDTH) for state in (one, two)]
    np.testing.assert_allclose(found, np.hstack(expected), atol=5e-3)  # tanh stands for erf in the activation


def test_a_word_is_divided_into_the_likeliest_pieces(tmp_path: Path) -> None:
    model_file(tmp_path / "model.bin")
    read = Encoder(tmp_path / "model.bin")
    assert read.pieces("حلب") == (6, 7)  # -2 and -3 together are likelier than -8
    assert read.pieces("دوما") == (10,)
    assert read.pieces("ز") == (4, 3)  # no piece has this letter
    assert read.pieces("") == (4, 3)


def test_a_long_sentence_is_read_in_parts_and_keeps_every_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model_file(tmp_path / "model.bin")
    read = Encoder(tmp_path / "model.bin")
    monkeypatch.setattr(name_encoder, "_WINDOW", 4)
    assert read.states([["حلب"] * 11, ["دوما"], ["دوما"] * 5], layers=(2,)).shape == (17, WIDTH)


def test_a_file_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"GGUF" + bytes(400))
    with pytest.raises(UsageError, match="another format"):
        Encoder(tmp_path / "model.bin")


def test_without_its_package_the_accurate_reader_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_encoder, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"riwaya\[names-accurate\]"):
        encoder_file()
