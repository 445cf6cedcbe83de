"""Answers that cost much and change only when the ledger does: counts, histograms, maps.

They are kept with the hash that the log ends in; whatever is done to the ledger adds an entry, and the next reader
gets a fresh answer.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

Answer = TypeVar("Answer")

#: Answers that are kept; a picture is some tens of kilobytes.
MOST = 400


class Keeping:
    """Answers by what was asked, for the state that the ledger is in."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._head = ""
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def answer(self, head: str, asked: Hashable, make: Callable[[], Answer]) -> Answer:
        """Return the kept answer of this state of the ledger, or make it."""
        with self._lock:
            if head != self._head:
                self._head, self._kept = head, OrderedDict()
            if asked in self._kept:
                self._kept.move_to_end(asked)
                found: Answer = self._kept[asked]
                return found
        made = make()
        with self._lock:
            if head == self._head:
                self._kept[asked] = made
                while len(self._kept) > MOST:
                    self._kept.popitem(last=False)
        return made
