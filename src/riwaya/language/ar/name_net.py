"""A small neural tagger: what kinds of words stand around a word, learned with vectors that carry their meaning.

Where the linear model knows words by their spelling, this one knows them by vectors: "الدوحة" is like "الرياض" though
it was in no training text. Each word is the sum of rows for its features and a vector of its own; three layers of
convolution look at the words around it; the answer is a logarithm of the chance of each label. Everything that
depends on a word alone is worked out once and remembered (`name_table.Sums`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from riwaya.language.ar import name_features as seen
from riwaya.language.ar.name_table import Layout, Memory, Sums
from riwaya.language.ar.name_weights import Rows, gaps, load, rows_of, save

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from riwaya.language.ar.name_weights import Floats

#: How far apart the three words are that a layer looks at; no more than the margin between sentences.
REACHES = (1, 2, 1)
_TINY = 1e-5


class Layer(Struct, frozen=True):
    """A convolution over three words: scale and shift of the normalised input, (3, in, out) weights, bias."""

    scale: Floats
    shift: Floats
    weights: Floats
    bias: Floats


class Net(Struct, frozen=True):
    """The parameters of a tagger. `own` are the rows of features; `vectors` those of words, to be multiplied by `lift`.

    A tagger that reads states of an encoder has no vectors of words: `lift` then takes the states.
    """

    own: Rows
    vectors: Rows | None
    lift: Floats
    bias: Floats
    layers: tuple[Layer, ...]
    last_scale: Floats
    last_shift: Floats
    out: Floats
    out_bias: Floats


class NameNet:
    """A tagger in memory, with what it worked out for the words that it has read."""

    def __init__(self, net: Net, memory: Memory) -> None:
        self._net, self._memory = net, memory
        self._begin()

    def _begin(self) -> None:
        self._generation = self._memory.generation
        self._of_cell, self._of_place, self._of_trail = Sums(self._cells), Sums(self._places), Sums(self._trails)

    def log_chances(self, layout: Layout, states: Floats | None = None) -> Floats:
        """Return the logarithm of the chance of each label of each word (words, labels).

        Args:
            layout: the words of an article.
            states: what an encoder says of each word (words, its dimensions), for a tagger that was trained on it.
        """
        import numpy as np

        if self._generation != self._memory.generation:
            self._begin()
        net, cells = self._net, layout.cells
        x = self._of_cell.rows(cells)
        x += self._of_place.rows([*zip(layout.flags, cells, strict=True)])
        x += self._of_trail.rows([*zip(layout.trails, cells, strict=True)])
        inside = np.zeros((len(cells), 1), np.float32)
        inside[layout.inside] = 1
        if states is not None:
            x[layout.inside] += states @ net.lift
        x += net.bias
        np.maximum(x, 0, out=x)
        x *= inside
        for layer, reach in zip(net.layers, REACHES, strict=False):
            x = _convolved(x, layer, reach, inside)
        x = _normalised(x[layout.inside]) * net.last_scale + net.last_shift
        logits = x @ net.out + net.out_bias
        logits -= logits.max(1, keepdims=True)
        chances: Floats = logits - np.log(np.exp(logits).sum(1, keepdims=True))
        return chances

    # --- what depends on a word alone -------------------------------------------------------------------------

    def _cells(self, numbers: list[Any]) -> Floats:
        import numpy as np

        cells = [self._memory.cell(number) for number in numbers]
        rows = self._net.own.add_up([(b"",) if cell is None else seen.shared(cell) for cell in cells])
        if self._net.vectors is not None:
            stems = [(b"" if cell is None else cell.stem.encode(),) for cell in cells]
            rows = rows + self._net.vectors.add_up(stems) @ self._net.lift
        return rows.astype(np.float32)

    def _places(self, keys: list[Any]) -> Floats:
        return self._net.own.add_up(
            [self._bundle(seen.flagged, self._memory.flags.held(flag), at) for flag, at in keys]
        )

    def _trails(self, keys: list[Any]) -> Floats:
        return self._net.own.add_up(
            [self._bundle(seen.trailed, self._memory.trails.held(mark), at) for mark, at in keys]
        )

    def _bundle(self, spell: Callable[[Any, seen.Kind], seen.Bundle], mark: str | None, number: int) -> seen.Bundle:
        cell = self._memory.cell(number)
        return (b"",) if cell is None else spell(mark, cell.kind)


def _convolved(x: Floats, layer: Layer, reach: int, inside: Floats) -> Floats:
    """Return each word with what the layer adds to it, having looked at it and at a word on each side."""
    import numpy as np

    seen_words = _normalised(x)
    seen_words *= layer.scale
    seen_words += layer.shift
    seen_words *= inside
    added: Floats = seen_words @ layer.weights[1]
    added += layer.bias
    added[reach:] += seen_words[:-reach] @ layer.weights[0]
    added[:-reach] += seen_words[reach:] @ layer.weights[2]
    np.maximum(added, 0, out=added)
    added += x
    return added


def _normalised(x: Floats) -> Floats:
    import numpy as np

    normal: Floats = x - x.mean(1, keepdims=True)
    spread = np.einsum("ij,ij->i", normal, normal) / np.float32(x.shape[1])
    normal /= np.sqrt(spread + np.float32(_TINY))[:, None]
    return normal


# --- files --------------------------------------------------------------------------------------------------


def write_net(net: Net, path: Path) -> int:
    """Write a tagger, its tables in 256 steps a column, and return the size of the file."""
    arrays = {**_table("own", net.own), **({} if net.vectors is None else _table("vectors", net.vectors))}
    arrays |= {name: getattr(net, name).astype("<f2") for name in _PLAIN}
    for number, layer in enumerate(net.layers):
        arrays |= {f"layer{number}.{name}": getattr(layer, name).astype("<f2") for name in Layer.__struct_fields__}
    return save(arrays, path)


def read_net(path: Path) -> Net:
    """Read a tagger that `write_net` wrote."""
    import numpy as np

    arrays = load(path)
    plain = {name: arrays[name].astype(np.float32) for name in _PLAIN}
    count = sum(name.endswith(".bias") for name in arrays)
    layers = tuple(
        Layer(*(arrays[f"layer{number}.{name}"].astype(np.float32) for name in Layer.__struct_fields__))
        for number in range(count)
    )
    vectors = _rows(arrays, "vectors") if "vectors.gaps" in arrays else None
    return Net(own=_rows(arrays, "own"), vectors=vectors, layers=layers, **plain)


def _table(name: str, table: Rows) -> dict[str, NDArray[Any]]:
    import numpy as np

    rows = table.rows[:-1]
    step = np.maximum(np.abs(rows).max(0), np.float32(_TINY)) / 127
    return {
        f"{name}.gaps": gaps(table.sums),
        f"{name}.rows": np.round(rows / step).astype("i1").T,
        f"{name}.step": step.astype("<f4"),
    }


def _rows(arrays: Mapping[str, NDArray[Any]], name: str) -> Rows:
    return rows_of(arrays[f"{name}.gaps"], arrays[f"{name}.rows"].T * arrays[f"{name}.step"])


_PLAIN = ("lift", "bias", "last_scale", "last_shift", "out", "out_bias")
