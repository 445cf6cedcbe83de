"""The weights of the name model: for each feature and label a number, looked up by the feature's checksum.

A feature is known by its CRC-32 alone, so that 100,000 of them fit into half a megabyte; that two share one is so
rare that it does no harm. Weights are kept in steps of 1/512.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from zlib import crc32

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float32]

#: In the order of the columns of every table.
LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
#: Weights below this change no label that the heavier ones leave in doubt.
_LEAST = 0.005
_STEP = 512


class Rows(Struct, frozen=True):
    """Checksums in ascending order, and a row of numbers for each with a last row of zeros for what is not known."""

    sums: NDArray[np.uint32]
    rows: Floats

    def add_up(self, bundles: Sequence[Iterable[bytes]]) -> Floats:
        """Return the added rows of each bundle of features; no bundle may be empty."""
        import numpy as np

        spelt = [[crc32(one) for one in bundle] for bundle in bundles]
        begins = np.cumsum([0, *map(len, spelt[:-1])])
        wanted = np.fromiter(chain.from_iterable(spelt), np.uint32)
        at = np.searchsorted(self.sums, wanted)
        at[at == len(self.sums)] = 0
        at[self.sums[at] != wanted] = len(self.sums)
        return np.add.reduceat(self.rows[at], begins, axis=0)


class Weights(Struct, frozen=True):
    """The label weights of features, and how likely a label (row) is before another (column), as a weight."""

    features: Rows
    transitions: Floats


def from_pairs(states: Mapping[tuple[str, str], float], transitions: Mapping[tuple[str, str], float]) -> Weights:
    """Return the weights that a trainer gave to (feature, label) and (label, next label)."""
    import numpy as np

    column = {label: number for number, label in enumerate(LABELS)}
    table: dict[int, list[float]] = {}
    for (feature, label), weight in states.items():
        table.setdefault(crc32(feature.encode()), [0.0] * len(LABELS))[column[label]] += weight
    kept = sorted(at for at, row in table.items() if max(map(abs, row)) >= _LEAST)
    rows = np.array([*(table[at] for at in kept), [0.0] * len(LABELS)], np.float32)
    steps = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for (before, after), weight in transitions.items():
        steps[column[before], column[after]] = weight
    return Weights(Rows(np.array(kept, np.uint32), np.round(rows * _STEP) / np.float32(_STEP)), steps)


def write(weights: Weights, path: Path) -> int:
    """Write the weights and return the size of the file."""
    import numpy as np

    arrays = {
        "gaps": gaps(weights.features.sums),
        "rows": np.round(weights.features.rows[:-1] * _STEP).astype("<i2").T,
        "transitions": weights.transitions.astype("<f4"),
    }
    return save(arrays, path)


def read(path: Path) -> Weights:
    """Read weights that `write` wrote."""
    import numpy as np

    arrays = load(path)
    rows = (arrays["rows"].T / _STEP).astype(np.float32)
    return Weights(rows_of(arrays["gaps"], rows), arrays["transitions"])


def gaps(sums: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return ascending checksums as differences, which pack better."""
    import numpy as np

    return np.diff(sums, prepend=np.uint32(0)).astype("<u4")


def rows_of(gaps: NDArray[np.uint32], rows: Floats) -> Rows:
    """Return rows by checksum, given the differences of the checksums."""
    import numpy as np

    return Rows(np.cumsum(gaps, dtype=np.uint32), np.vstack([rows, np.zeros_like(rows[:1])]).astype(np.float32))


class _Stored(Struct, array_like=True, frozen=True):
    """An array in a file; bytes of equal weight stand together, which packs better."""

    kind: str
    shape: tuple[int, ...]
    data: bytes


def save(arrays: Mapping[str, NDArray[Any]], path: Path) -> int:
    """Write named arrays, packed; the same arrays give the same bytes."""
    import numpy as np

    stored = {
        name: _Stored(
            array.dtype.str,
            array.shape,
            np.ascontiguousarray(array).view(np.uint8).reshape(-1, array.dtype.itemsize).T.tobytes(),
        )
        for name, array in arrays.items()
    }
    path.write_bytes(lzma.compress(msgspec.msgpack.encode(stored), preset=9))
    return path.stat().st_size


def load(path: Path) -> dict[str, NDArray[Any]]:
    """Read the arrays that `save` wrote."""
    import numpy as np

    stored = msgspec.msgpack.decode(lzma.decompress(path.read_bytes()), type=dict[str, _Stored])
    arrays: dict[str, NDArray[Any]] = {}
    for name, one in stored.items():
        kind = np.dtype(one.kind)
        flat = np.frombuffer(one.data, np.uint8).reshape(kind.itemsize, -1).T
        arrays[name] = np.ascontiguousarray(flat).view(kind).reshape(one.shape)
    return arrays
