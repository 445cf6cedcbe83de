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


#: Steps after which what is summed up is scaled to one, far fewer than would leave the range of a double.
_SCALED = 8


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
    seen = np.exp((scores - scores.max(1, keepdims=True)).astype(np.float64))[grid].transpose(1, 0, 2).copy()
    forward, backward = seen.copy(), np.ones_like(seen)
    for at in range(1, len(active)):
        rows = forward[at - 1, : active[at]] @ step
        if not at % _SCALED:
            rows /= rows.sum(1, keepdims=True)
        forward[at, : active[at]] *= rows
    for at in range(len(active) - 1, 0, -1):
        rows = (backward[at, : active[at]] * seen[at, : active[at]]) @ step.T
        if not at % _SCALED:
            rows /= rows.sum(1, keepdims=True)
        backward[at - 1, : active[at]] = rows
    forward *= backward
    forward /= forward.sum(2, keepdims=True)
    return _ungrid(forward.transpose(1, 0, 2), order, lengths).astype(np.float32)


def labels(scores: Floats, lengths: NDArray[np.int64], transitions: Floats) -> NDArray[np.int64]:
    """Return the number of the label of each word in the best sequence of each sentence; arguments as `beliefs`."""
    import numpy as np

    grid, order, active = _grid(lengths)
    seen = scores[grid].transpose(1, 0, 2).copy()
    back = np.zeros(seen.shape, np.int8)
    last = seen[0].copy()
    before = transitions.T.copy()
    for at in range(1, len(active)):
        paths = last[: active[at], None] + before
        back[at, : active[at]] = paths.argmax(2)
        last[: active[at]] = paths.max(2) + seen[at, : active[at]]
    found = np.zeros(seen.shape[:2], np.int64)
    chosen = last.argmax(1)
    rows = np.arange(len(chosen))
    for at in range(len(active) - 1, -1, -1):
        count = active[at]
        found[at, :count] = chosen[:count]
        chosen[:count] = back[at, rows[:count], chosen[:count]]
    return _ungrid(found.T, order, lengths)


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
