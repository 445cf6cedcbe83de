"""Learn the weights of `weights` from annotated sentences.

A choice has options, each with what is seen of it, and the options that are right; where several may be meant (a name
told twice), the learner finds out which. Conditional logistic regression by adaptive gradient steps (AdaGrad) in a
fixed order: the same examples give the same file on every machine, and no library is needed.
"""

from __future__ import annotations

import gzip
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt
from pathlib import Path

from msgspec import Struct

from riwaya.claims.weighing.weights import shares
from riwaya.errors import UsageError

#: Passes over the examples, size of a step, pull towards zero: found by cross-validation over sentences.
EPOCHS = 8
STEP = 0.15
PULL = 3e-4
#: An observation must be made this often to get a weight.
_SEEN = 2


class Choice(Struct, frozen=True):
    """Options with what is seen of each, and groups of them: one of every group is right."""

    options: tuple[tuple[str, ...], ...]
    right: tuple[tuple[int, ...], ...]


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """Return the weight of every observation."""
    often = Counter(seen for choice in choices for option in choice.options for seen in set(option))
    kept = [
        Choice(
            tuple(tuple(seen for seen in dict.fromkeys(option) if often[seen] >= _SEEN) for option in choice.options),
            choice.right,
        )
        for choice in choices
        if choice.right and len(choice.options) > 1
    ]
    table: defaultdict[str, float] = defaultdict(float)
    steps: defaultdict[str, float] = defaultdict(lambda: 0.01)
    order = list(range(len(kept)))
    shuffle = random.Random(0)  # noqa: S311 - an order, not a secret
    for _ in range(EPOCHS):
        shuffle.shuffle(order)
        for at in order:
            _step(kept[at], table, steps)
    return {seen: round(weight, 3) for seen, weight in sorted(table.items()) if abs(weight) >= 0.0005}


def _step(choice: Choice, table: defaultdict[str, float], steps: defaultdict[str, float]) -> None:
    """Move the weights towards the right options of one choice."""
    believed = shares([sum(table[seen] for seen in option) for option in choice.options])
    wanted = [0.0] * len(believed)
    for group in choice.right:
        whole = sum(believed[at] for at in group) or 1.0
        for at in group:
            wanted[at] += believed[at] / whole / len(choice.right)
    for option, share, want in zip(choice.options, believed, wanted, strict=True):
        if abs(want - share) < 0.001:
            continue
        for seen in option:
            slope = want - share - PULL * table[seen]
            steps[seen] += slope * slope
            table[seen] += STEP * slope / sqrt(steps[seen])


def write(tables: Mapping[str, Mapping[str, float]], to: Path) -> int:
    """Write the weights of all questions and return the size of the file."""
    if not all(tables.values()):
        raise UsageError("no example teaches one of the questions", field=", ".join(q for q in tables if not tables[q]))
    rows = ((question, *row) for question in sorted(tables) for row in tables[question].items())
    lines = "".join(f"{question}\t{seen}\t{weight:g}\n" for question, seen, weight in rows)
    to.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))
    return to.stat().st_size
