"""Trains the readers of names on annotated text, and packs them; needs python-crfsuite and torch (extra `train`).

Each file of material holds one JSON object a line with `id`, `tokens`, `tags` (IOB) and, where texts are longer than a
sentence, `doc`. The sets follow conventions of their own, so every feature of AQMAR and Wojood is given twice: once
shared with news, once with weights that only this set has. The packed model keeps the shared ones: it answers as news.
The taggers of `name_net_training` keep the sets apart by a bias.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from riwaya.errors import UsageError
from riwaya.language.ar.gazetteer import Hit, hits
from riwaya.language.ar.name_features import features
from riwaya.language.ar.name_weights import Weights, from_pairs, write
from riwaya.language.ar.words import words
from riwaya.model import Line, Word
from riwaya.script import fold

_TYPES = ("PER", "LOC", "ORG")
_OWN_WEIGHTS = ("aqmar", "wojood")


class Example(Struct, frozen=True):
    """A sentence of training material: its words, the known names in it, its labels, and the set it comes from."""

    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    labels: tuple[str, ...]
    domain: str
    group: str


def read_examples(path: Path, domain: str) -> Iterator[Example]:
    """Yield the sentences of a file of material."""
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
        tag = tags[number] if tags[number][2:] in _TYPES else "O"
        if tag.startswith("B") and seen:
            tag = "I" + tag[1:]
        seen += 1
        yield tag


def fit(examples: Iterable[Example], *, iterations: int = 90, c2: float = 0.5) -> Weights:
    """Return the weights learned from `examples`, those for one set alone left out."""
    try:
        import pycrfsuite
    except ImportError as error:
        raise UsageError(
            "training needs python-crfsuite", field="train", remedy="pip install 'riwaya[train]'"
        ) from error

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.0, "c2": c2, "max_iterations": iterations, "feature.minfreq": 2})
    for example in examples:
        observed = features(example.words, example.hits)
        if example.domain in _OWN_WEIGHTS:
            observed = [[*row, *(f"{example.domain}|".encode() + one for one in row)] for row in observed]
        trainer.append(observed, example.labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    alone = tuple(domain + "|" for domain in _OWN_WEIGHTS)
    states = {pair: weight for pair, weight in info.state_features.items() if not pair[0].startswith(alone)}
    return from_pairs(states, info.transitions)


def train(anercorp: Path, aqmar: Path, wojood: Path, *, to: Path) -> dict[str, int]:
    """Train all models that ship with the package on the three sets.

    Args:
        anercorp: the news, JSON Lines like the others.
        aqmar: the encyclopaedia.
        wojood: the mixed sample.
        to: the folder that gets the files.

    Returns:
        the size of each file by its name.

    Raises:
        UsageError: where what training needs is not installed.
    """
    from riwaya.language.ar import name_net_training as nets
    from riwaya.language.ar.name_model import LINEAR, STATES, WORDS
    from riwaya.language.ar.name_net import write_net

    sets = ((anercorp, "news"), (aqmar, "aqmar"), (wojood, "wojood"))
    examples = [one for source, domain in sets for one in read_examples(source, domain)]
    sizes = {LINEAR: write(fit(examples), to / LINEAR)}
    sizes[WORDS] = write_net(nets.fit_net(examples, nets.FAST, nets.word_vectors(examples)), to / WORDS)
    sizes[STATES] = write_net(nets.fit_net(examples, nets.ACCURATE, nets.sentence_states(examples)), to / STATES)
    return sizes
