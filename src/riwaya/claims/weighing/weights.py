"""The learned layer: sums of weights of what is seen, read from a small file that ships with the package.

The grammar proposes and names what it sees ("the noun stands behind the verb, one word away, without a preposition").
Each such observation has a weight; the choice with the highest sum wins, and shares of one tell how clearly. Nothing
else happens at run time: the file is a table that can be read by eye, and `reasons` tells which observations decided.
`learning` makes it from annotated sentences; `models/MODEL.md` is its card.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path

MODEL = Path(__file__).parent / "models" / "claims.tsv.gz"
#: Observations named as reasons for a choice.
_REASONS = 4

Weights = Mapping[str, float]


@cache
def table(question: str, path: Path = MODEL) -> Weights:
    """Return the weights of the observations for a question: who is agent, recipient, place."""
    return read(path)[question]


@cache
def rows(questions: tuple[str, ...], path: Path = MODEL) -> Mapping[str, tuple[float, ...]]:
    """Return the weights of every observation for several questions at once, so that it is looked up once."""
    tables = [table(question, path) for question in questions]
    every = dict.fromkeys(seen for one in tables for seen in one)
    return {seen: tuple(one.get(seen, 0.0) for one in tables) for seen in every}


def totals(table: Mapping[str, tuple[float, ...]], width: int, seen: Iterable[str]) -> list[float]:
    """Return the sums of the weights of what is seen, one for each question."""
    found = [weights for one in seen if (weights := table.get(one)) is not None]
    return [sum(column) for column in zip(*found, strict=True)] if found else [0.0] * width


@cache
def read(path: Path) -> dict[str, dict[str, float]]:
    """Return the weights of all questions of a file."""
    found: dict[str, dict[str, float]] = {}
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        question, seen, weight = line.split("\t")
        found.setdefault(question, {})[seen] = float(weight)
    return found


def total(table: Weights, seen: Iterable[str]) -> float:
    """Return the sum of the weights of what is seen."""
    return sum(table.get(one, 0.0) for one in seen)


def shares(sums: Sequence[float]) -> list[float]:
    """Return the sums of all choices as shares of one."""
    top = max(sums)
    powers = [exp(value - top) for value in sums]
    whole = sum(powers)
    return [power / whole for power in powers]


def reasons(table: Weights, seen: Sequence[str]) -> tuple[str, ...]:
    """Return the observations that weigh most, for or against, heaviest first."""
    ranked = sorted(dict.fromkeys(seen), key=lambda one: (-abs(table.get(one, 0.0)), one))
    return tuple(f"{one} {table[one]:+.2f}" for one in ranked[:_REASONS] if one in table)
