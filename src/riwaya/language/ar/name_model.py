"""The statistical name model: a linear-chain CRF that labels the words of a sentence PER, LOC, ORG or nothing.

It was trained on news, encyclopaedia and web text in which every word carries its clitics; `tag` therefore answers with
runs of whole words, and cutting clitics, titles and type words off is the caller's work. `train` reproduces the file
that ships with the package; `models/MODEL.md` is its card.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from riwaya.language.ar.gazetteer import Hit, hits
from riwaya.language.ar.name_features import features
from riwaya.language.ar.words import words
from riwaya.model import EntityType, Line, Word
from riwaya.script import fold

if TYPE_CHECKING:
    from pycrfsuite import Tagger

MODEL = Path(__file__).parent / "models" / "names.crfsuite.gz"
TYPES: tuple[EntityType, ...] = ("PER", "LOC", "ORG")
#: Sets whose conventions differ from news: their own weights stand beside the shared ones.
_OWN_WEIGHTS = ("aqmar", "wojood")


class Run(Struct, frozen=True):
    """Words [first, last] of a sentence that name something, and the model's belief in that (0 to 1)."""

    first: int
    last: int
    type: EntityType
    belief: float


class Example(Struct, frozen=True):
    """A sentence of training material: its words, the known names in it, its labels, and the set it comes from."""

    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    labels: tuple[str, ...]
    domain: str
    group: str


# --- use ----------------------------------------------------------------------------------------------------


@cache
def tagger(path: Path = MODEL) -> Tagger:
    """Return the model, unpacked once a process."""
    import pycrfsuite

    found = pycrfsuite.Tagger()
    found.open_inmemory(_unpacked(path))
    return found


@cache
def _unpacked(path: Path) -> bytes:
    """Return the bytes of a model; the tagger reads them where they are, so they must stay alive."""
    return gzip.decompress(path.read_bytes())


def tag(sentence: Sequence[Word], known: Sequence[Hit]) -> tuple[Run, ...]:
    """Return the names of a sentence; `known` are gazetteer hits with word numbers of the sentence."""
    return runs_of(tagger(), features(sentence, known))


def beliefs(places: Iterable[tuple[int, EntityType]]) -> list[float]:
    """Return how far the model believes in each (word number, type) of the sentence that `tag` read last."""
    model = tagger()
    return [model.marginal("B-" + kind, at) + model.marginal("I-" + kind, at) for at, kind in places]


def runs_of(model: Tagger, observed: list[list[bytes]]) -> tuple[Run, ...]:
    """Return the runs that a model sees in the features of a sentence."""
    if not observed:
        return ()
    labels = model.tag(observed)
    found: list[Run] = []
    for first, last, kind in spans(labels):
        belief = min(model.marginal(labels[at], at) for at in range(first, last + 1))
        found.append(Run(first, last, kind, belief))
    return tuple(found)


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


# --- training -----------------------------------------------------------------------------------------------


def read_examples(path: Path, domain: str) -> Iterator[Example]:
    """Yield the sentences of a JSON Lines file with `id`, `tokens`, `tags` (IOB) and perhaps `doc`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        tokens = [token.split(" ")[0] for token in record["tokens"]]
        yield from _example(tokens, record["tags"], domain, str(record.get("doc", record["id"])))


def _example(tokens: Sequence[str], tags: Sequence[str], domain: str, group: str) -> Iterator[Example]:
    text = " ".join(tokens)
    found = words(text, (Line(n=1, label="body", start=0, end=len(text)),))
    if not found:
        return
    labels = tuple(_labels(found, tokens, tags))
    yield Example(found, tuple(hits(fold(text), found, 0)), labels, domain, group)


def _labels(found: Sequence[Word], tokens: Sequence[str], tags: Sequence[str]) -> Iterator[str]:
    """Yield a label for each word: that of its token, I- for the second word of a token."""
    ends, at = [], 0
    for token in tokens:
        ends.append(at + len(token))
        at += len(token) + 1
    number = seen = 0
    for word in found:
        while word.start >= ends[number]:
            number, seen = number + 1, 0
        tag = tags[number] if tags[number][2:] in TYPES else "O"
        if tag.startswith("B") and seen:
            tag = "I" + tag[1:]
        seen += 1
        yield tag


def fit(examples: Iterable[Example], path: Path, *, iterations: int = 90, c2: float = 0.5) -> None:
    """Train a model on `examples` and write it, unpacked, to `path`."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.0, "c2": c2, "max_iterations": iterations, "feature.minfreq": 2})
    for example in examples:
        observed = features(example.words, example.hits)
        if example.domain in _OWN_WEIGHTS:
            observed = [[*row, *(f"{example.domain}|".encode() + one for one in row)] for row in observed]
        trainer.append(observed, example.labels)
    trainer.train(str(path))


def train(anercorp: Path, aqmar: Path, wojood: Path, *, to: Path = MODEL) -> int:
    """Train the shipped model on the three sets (JSON Lines) and return the size of its packed file."""
    sets = ((anercorp, "news"), (aqmar, "aqmar"), (wojood, "wojood"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        fit((one for source, domain in sets for one in read_examples(source, domain)), path)
        to.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    return to.stat().st_size
