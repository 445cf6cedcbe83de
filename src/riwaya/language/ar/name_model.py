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

from riwaya.errors import UsageError
from riwaya.language.ar import name_decoder, name_weights
from riwaya.language.ar.name_encoder import encoder, encoder_file
from riwaya.language.ar.name_net import NameNet, read_net
from riwaya.language.ar.name_table import Layout, Memory, NameTable, Sentence
from riwaya.language.ar.name_weights import LABELS
from riwaya.model import EntityType, NameTier

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from riwaya.language.ar.name_weights import Floats

MODELS = Path(__file__).parent / "models"
LINEAR, WORDS, STATES = "names.model", "names-words.net", "names-states.net"
#: Far below any weight, and still a number that can be added to.
_NEVER = -100.0
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


class Blend(Struct, frozen=True):
    """How the voices of a reader are added: weights of the linear model, of the tagger that knows words by vectors, and
    of the tagger that reads the encoder's states (a weight of 0 needs no file); how much is taken off "no name", since
    all voices are shy."""

    linear: float
    words: float
    states: float
    shyness: float


class NameModel:
    """A reader of names in memory, with what it remembers of the words that it has read."""

    def __init__(self, blend: Blend, folder: Path = MODELS) -> None:
        self._blend = blend
        self._memory = Memory()
        self._weights = name_weights.read(folder / LINEAR)
        self._table = NameTable(self._weights, self._memory)
        self._words = NameNet(read_net(folder / WORDS), self._memory) if blend.words else None
        self._states = NameNet(read_net(folder / STATES), self._memory) if blend.states else None
        self._transitions = self._weights.transitions * blend.linear + _forbidden()

    def read(self, sentences: Sequence[Sentence]) -> list[Labelled]:
        """Return what the model says of each sentence of an article; none may be empty."""
        import numpy as np

        if not sentences:
            return []
        layout = self._memory.layout(sentences)
        scores = self._scores(layout, sentences)
        beliefs = name_decoder.beliefs(scores, layout.lengths, self._transitions)
        labels = name_decoder.labels(scores, layout.lengths, self._transitions)
        ends = np.cumsum(layout.lengths).tolist()
        return [
            _labelled(labels[start:end], beliefs[start:end]) for start, end in zip([0, *ends[:-1]], ends, strict=True)
        ]

    def _scores(self, layout: Layout, sentences: Sequence[Sentence]) -> Floats:
        blend = self._blend
        scores: Floats = self._table.add_up(layout) * blend.linear
        if self._words is not None:
            scores += self._words.log_chances(layout) * blend.words
        if self._states is not None:
            states = encoder().states([[word.text for word in sentence.words] for sentence in sentences])
            scores += self._states.log_chances(layout, states) * blend.states
        scores[:, LABELS.index("O")] -= blend.shyness
        return scores


def _forbidden() -> Floats:
    """Return what is added to transitions that labels do not allow: a name does not go on before it has begun."""
    import numpy as np

    table = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for row, before in enumerate(LABELS):
        for column, label in enumerate(LABELS):
            if label[0] == "I" and before[2:] != label[2:]:
                table[row, column] = _NEVER
    return table


@cache
def reader(tier: NameTier = "fast") -> NameModel:
    """Return a reader of names, read once a process.

    Raises:
        UsageError: for a tier that is none, or whose extra is not installed.
    """
    ready(tier)
    return NameModel(READERS[tier])


def ready(tier: NameTier) -> None:
    """See that a reader of names can be used; raises as `reader` does, and reads nothing."""
    if tier not in READERS:
        raise UsageError(f"no reader of names is called {tier!r}", field="names", remedy="one of " + ", ".join(READERS))
    if READERS[tier].states:
        encoder_file()


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


READERS: dict[NameTier, Blend] = {
    "fast": Blend(linear=0.4, words=0.4, states=0.0, shyness=0.32),
    "accurate": Blend(linear=0.5, words=0.0, states=0.5, shyness=0.25),
}
