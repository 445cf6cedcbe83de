"""Runs a pure function over many items on this machine, in order, in one process or several."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Items in flight per worker: enough to keep it busy, few enough that a folder of any size streams.
AHEAD = 4


def each(function: Callable[[Item], Result], items: Iterable[Item], *, workers: int = 1) -> Iterator[Result]:
    """Yield `function(item)` for each item, in the order of the items.

    Args:
        function: importable by name and free of state, since other processes may run it.
        items: read lazily; at most `AHEAD` per worker are held.
        workers: processes; 1 stays in this one.
    """
    if workers <= 1:
        yield from map(function, items)
        return
    yield from _in_processes(function, iter(items), workers)


def _in_processes(function: Callable[[Item], Result], items: Iterator[Item], workers: int) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque()
    # Spawned, not forked: the parent may hold threads (progress bar) and open ledgers.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting.extend(pool.submit(function, item) for item in islice(items, workers * AHEAD))
        while waiting:
            done = waiting.popleft()
            waiting.extend(pool.submit(function, item) for item in islice(items, 1))
            yield done.result()
