"""From what the name model thinks of each word to labels of whole sentences and the belief in each label.

All sentences of an article go through together, longest first, so that a step of the recursion is one small matrix
product instead of one for each sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from riwaya.language.ar.name_weights import Floats


def beliefs(scores: Floats, lengths: NDArray[np.int64], transitions: Floats) -> Floats:
    """Return the probability of each label of each word (words, labels), given the scores of a linear chain.

    Args:
        scores: added weights (words, labels), sentences one after the other.
        lengths: words of each sentence, none empty.
        transitions: weight of a label (row) before a label (column).
    """
    import numpy as np

    grid, order, active = _grid(lengths)
    step = np.exp(transitions.astype(np.float64))
    seen = np.exp((scores - scores.max(1, keepdims=True)).astype(np.float64))[grid]
    forward, backward = seen.copy(), np.ones_like(seen)
    for at in range(1, len(active)):
        rows = forward[: active[at], at - 1] @ step
        rows /= rows.sum(1, keepdims=True)
        forward[: active[at], at] *= rows
    for at in range(len(active) - 1, 0, -1):
        rows = (backward[: active[at], at] * seen[: active[at], at]) @ step.T
        rows /= rows.sum(1, keepdims=True)
        backward[: active[at], at - 1] = rows
    forward *= backward
    forward /= forward.sum(2, keepdims=True)
    return _ungrid(forward, order, lengths).astype(np.float32)


def labels(scores: Floats, lengths: NDArray[np.int64], transitions: Floats) -> NDArray[np.int64]:
    """Return the number of the label of each word in the best sequence of each sentence; arguments as `beliefs`."""
    import numpy as np

    grid, order, active = _grid(lengths)
    seen = scores[grid]
    back = np.zeros(seen.shape, np.int8)
    best = seen[:, 0]
    last = best.copy()
    for at in range(1, len(active)):
        paths = last[: active[at], :, None] + transitions
        back[: active[at], at] = paths.argmax(1)
        last[: active[at]] = paths.max(1) + seen[: active[at], at]
    found = np.zeros(seen.shape[:2], np.int64)
    chosen = last.argmax(1)
    rows = np.arange(len(chosen))
    for at in range(len(active) - 1, -1, -1):
        count = active[at]
        found[:count, at] = chosen[:count]
        chosen[:count] = back[rows[:count], at, chosen[:count]]
    return _ungrid(found, order, lengths)


def _grid(lengths: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], list[int]]:
    """Return word numbers by (sentence, place), longest sentence first; that order; how many sentences have a place."""
    import numpy as np

    order = np.argsort(-lengths, kind="stable")
    begins = np.cumsum(lengths) - lengths
    places = np.arange(lengths.max())
    grid = begins[order][:, None] + places
    inside = places < lengths[order][:, None]
    return np.where(inside, grid, 0), order, inside.sum(0).tolist()


def _ungrid(rows: NDArray[Any], order: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[Any]:
    """Return rows by word number again."""
    import numpy as np

    places = np.arange(lengths.max())
    back = np.argsort(order)
    return rows[back][places < lengths[:, None]]
