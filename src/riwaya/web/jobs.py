"""Long work (adding pages, reading all of them again) in a thread of its own, told step by step."""

from __future__ import annotations

import asyncio
import logging
import secrets
import shutil
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import msgspec
from msgspec import Struct

from riwaya.errors import RiwayaError, SourceError, UsageError
from riwaya.ledger import Ledger

_log = logging.getLogger(__name__)

#: Seconds between two looks at a job for those who watch it.
STEP = 0.2
#: Failures that are told one by one.
MOST_FAILURES = 50


class Progress(Struct, frozen=True, kw_only=True):
    """How far a job is. `state` is running, done or failed; `total` is 0 where it is not known."""

    id: str
    kind: str
    state: str = "running"
    done: int = 0
    total: int = 0
    page: str = ""
    failures: tuple[str, ...] = ()
    told: str = ""


class Jobs:
    """One job at a time; the last ones can still be asked about."""

    def __init__(self, fresh: Callable[[str | None], Ledger]) -> None:
        self._fresh = fresh
        self._lock = threading.Lock()
        self._found: dict[str, Progress] = {}
        self._thread: threading.Thread | None = None

    def add(self, folder: Path, total: int, *, actor: str | None) -> Progress:
        """Add the pages of a folder of uploaded files; the folder is removed afterwards."""

        def work(ledger: Ledger, step: Callable[[str], None], failed: Callable[[SourceError], None]) -> str:
            try:
                added = ledger.add(str(folder), on_page=step, on_error=failed)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            return f"{added.new} new, {added.known} known, {added.failed} failed"

        return self._start("add", total, work, actor)

    def rebuild(self, total: int, *, actor: str | None) -> Progress:
        """Read every stored page again."""

        def work(ledger: Ledger, step: Callable[[str], None], failed: Callable[[SourceError], None]) -> str:
            ledger.rebuild(on_page=step)
            return ""

        return self._start("rebuild", total, work, actor)

    def reconcile(self, *, actor: str | None) -> Progress:
        """Make stories, accounts and disputes anew."""

        def work(ledger: Ledger, step: Callable[[str], None], failed: Callable[[SourceError], None]) -> str:
            ledger.reconcile()
            return ""

        return self._start("reconcile", 0, work, actor)

    def find(self, name: str) -> Progress | None:
        """Return how far a job is."""
        return self._found.get(name)

    async def events(self, name: str) -> AsyncIterator[bytes]:
        """Yield a server-sent event for every change until the job ends."""
        before: Progress | None = None
        while (now := self._found.get(name)) is not None:
            if now != before:
                before = now
                yield b"event: progress\ndata: " + msgspec.json.encode(now) + b"\n\n"
            if now.state != "running":
                return
            await asyncio.sleep(STEP)

    def close(self) -> None:
        """Wait for the job that runs."""
        if self._thread is not None:
            self._thread.join()

    def _start(self, kind: str, total: int, work: Callable[..., str], actor: str | None) -> Progress:
        with self._lock:
            if self._thread is not None and self._thread.is_alive():
                raise UsageError("another job runs", field=kind, remedy="wait until it is done")
            progress = Progress(id=secrets.token_hex(8), kind=kind, total=total)
            for old in list(self._found)[:-20]:
                del self._found[old]
            self._found[progress.id] = progress
            self._thread = threading.Thread(target=self._run, args=(progress.id, work, actor), name="riwaya-job")
            self._thread.start()
        return progress

    def _run(self, name: str, work: Callable[..., str], actor: str | None) -> None:
        def step(page: str) -> None:
            now = self._found[name]
            self._set(name, done=now.done + 1, page=page)

        def failed(error: SourceError) -> None:
            self._set(name, failures=(*self._found[name].failures, str(error))[:MOST_FAILURES])

        try:
            ledger = self._fresh(actor)
            try:
                told = work(ledger, step, failed)
            finally:
                ledger.close()
        except (RiwayaError, OSError) as error:
            self._set(name, state="failed", told=str(error))
        except Exception as error:  # noqa: BLE001  a defect must not leave the page waiting for ever
            _log.exception("job %s", name)
            self._set(name, state="failed", told=type(error).__name__)
        else:
            self._set(name, state="done", told=told)

    def _set(self, name: str, **changed: object) -> None:
        self._found[name] = msgspec.structs.replace(self._found[name], **changed)
