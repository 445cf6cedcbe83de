"""Runs a pure function over many items on this machine, in order, in one process or several."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from riwaya.errors import SourceError

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

    Raises:
        SourceError: when a process was ended from outside.
    """
    if workers <= 1:
        yield from map(function, items)
        return
    yield from _in_processes(function, iter(items), workers)


def _in_processes(function: Callable[[Item], Result], items: Iterator[Item], workers: int) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque()
    # Spawned, not forked: the parent may hold threads (progress bar) and open ledgers.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    try:
        waiting.extend(pool.submit(function, item) for item in islice(items, workers * AHEAD))
        while waiting:
            done = waiting.popleft()
            waiting.extend(pool.submit(function, item) for item in islice(items, 1))
            yield done.result()
    except BrokenProcessPool as error:
        raise SourceError(
            "a process that read pages was ended from outside, perhaps for want of memory",
            field="--workers",
            remedy="run the command again with fewer; what was finished is kept",
        ) from error
    finally:
        # What is under way when the caller stops (an interrupt, a full disk) is of no use to anyone.
        pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the parent, which then ends its workers; otherwise each would print where it was."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
