"""Threads that each hold the ledger open: an open ledger belongs to one thread, requests come on many."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from riwaya.ledger import Ledger

Answer = TypeVar("Answer")


class Desk:
    """A fixed number of threads, each with the ledger open from its first question on."""

    def __init__(self, where: str, *, actor: str, threads: int = 4) -> None:
        self._where, self._actor, self._threads = where, actor, threads
        self._own = threading.local()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="riwaya-web")

    async def ask(self, work: Callable[[Ledger], Answer]) -> Answer:
        """Run `work` with the ledger in one of the threads."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, lambda: work(self._ledger()))

    def fresh(self, actor: str | None = None) -> Ledger:
        """Open the ledger once more, for long work in a thread of its own; `actor` is noted in its log."""
        return Ledger(self._where, actor=actor or self._actor, create=False)

    def close(self) -> None:
        """Let every thread close its ledger, and end them."""
        meeting = threading.Barrier(self._threads)

        def leave() -> None:
            meeting.wait()
            ledger = getattr(self._own, "ledger", None)
            if ledger is not None:
                ledger.close()

        for _ in range(self._threads):
            self._pool.submit(leave)
        self._pool.shutdown()

    def _ledger(self) -> Ledger:
        found: Ledger | None = getattr(self._own, "ledger", None)
        if found is None:
            found = self._own.ledger = self.fresh()
        return found
