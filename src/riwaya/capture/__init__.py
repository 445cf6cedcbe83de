"""Stage 1: source -> Captures.

A source is a file, a folder, a `.jsonl` of records, "-" for standard input, or a URL. Each item that can be had becomes
a `Capture`: the bytes as received, their hash and how they came. An item that cannot be had is reported and the
rest goes on. Nothing is decoded or understood here beyond what it takes to tell a page from a picture.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from riwaya.capture.files import folder, single, stream
from riwaya.errors import SourceError
from riwaya.model import Capture

__all__ = ["captures"]

_WEB = re.compile(r"https?://", re.IGNORECASE)


def captures(source: str, *, on_error: Callable[[SourceError], None]) -> Iterator[Capture]:
    """Yield the captures of `source`, in a stable order.

    Args:
        source: a file, a folder (with its sub-folders), "-" for standard input, or a URL.
        on_error: called with each item that cannot be had; the rest goes on.
    """
    if _WEB.match(source):
        remedy = "save the page and name the file, or ask for fetching with `riwaya watch`"
        on_error(SourceError("this command fetches nothing from the network", where=source, remedy=remedy))
    elif source == "-":
        yield from stream(sys.stdin.buffer, on_error=on_error)
    elif Path(source).is_dir():
        yield from folder(Path(source), on_error=on_error)
    else:
        yield from single(Path(source), on_error=on_error)
