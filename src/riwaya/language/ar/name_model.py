"""The statistical name model: labels the words of sentences PER, LOC, ORG or nothing.

It was trained on news, encyclopaedia and web text in which every word carries its clitics; `read_names` therefore
answers with runs of whole words, and cutting clitics, titles and type words off is the caller's work. `name_training`
reproduces the file that ships with the package; `models/MODEL.md` is its card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from riwaya.language.ar import name_decoder, name_weights
from riwaya.language.ar.name_table import NameTable, Sentence
from riwaya.language.ar.name_weights import LABELS
from riwaya.model import EntityType

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from riwaya.language.ar.name_weights import Floats

MODEL = Path(__file__).parent / "models" / "names.model"
_COLUMNS: dict[EntityType, tuple[int, int]] = {
    kind: (LABELS.index("B-" + kind), LABELS.index("I-" + kind)) for kind in ("PER", "LOC", "ORG")
}


class Run(Struct, frozen=True):
    """Words [first, last] of a sentence that name something, and the model's belief in that (0 to 1)."""

    first: int
    last: int
    type: EntityType
    belief: float


class Labelled(Struct, frozen=True):
    """What the model says of a sentence: the names in it, and its belief in each label of each word."""

    runs: tuple[Run, ...]
    beliefs: Floats

    def belief(self, at: int, kind: EntityType) -> float:
        """Return how far the model believes that a word belongs to a name of a type (0 to 1)."""
        begin, inside = _COLUMNS[kind]
        return float(self.beliefs[at, begin] + self.beliefs[at, inside])


class NameModel:
    """A model in memory, with what it remembers of the words that it has read."""

    def __init__(self, path: Path) -> None:
        self._weights = name_weights.read(path)
        self._table = NameTable(self._weights)

    def read(self, sentences: Sequence[Sentence]) -> list[Labelled]:
        """Return what the model says of each sentence of an article; none may be empty."""
        import numpy as np

        if not sentences:
            return []
        scores, lengths = self._table.add_up(sentences)
        transitions = self._weights.transitions
        beliefs = name_decoder.beliefs(scores, lengths, transitions)
        labels = name_decoder.labels(scores, lengths, transitions)
        ends = np.cumsum(lengths).tolist()
        starts = [0, *ends[:-1]]
        return [_labelled(labels[start:end], beliefs[start:end]) for start, end in zip(starts, ends, strict=True)]


@cache
def model(path: Path = MODEL) -> NameModel:
    """Return a model, read once a process."""
    return NameModel(path)


def read_names(sentences: Sequence[Sentence]) -> list[Labelled]:
    """Return what the model that ships with the package says of each sentence of an article."""
    return model().read(sentences)


def _labelled(labels: NDArray[np.int64], beliefs: Floats) -> Labelled:
    runs: list[Run] = []
    numbers = labels.tolist()
    for first, last, kind in spans([LABELS[number] for number in numbers]):
        belief = min(float(beliefs[at, numbers[at]]) for at in range(first, last + 1))
        runs.append(Run(first, last, kind, belief))
    return Labelled(tuple(runs), beliefs)


def spans(labels: Sequence[str]) -> Iterator[tuple[int, int, EntityType]]:
    """Yield (first, last, type) of the names in IOB labels; I- after another type begins a name."""
    first: int | None = None
    before = "O"
    for at, label in enumerate([*labels, "O"]):
        if first is not None and (label[:1] != "I" or label[2:] != before[2:]):
            yield first, at - 1, before[2:]  # type: ignore[misc]
            first = None
        if label != "O" and first is None:
            first = at
        before = label
