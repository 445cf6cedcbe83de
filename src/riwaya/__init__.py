"""Riwaya: Arabic conflict reporting as a sourced ledger of competing accounts.

import riwaya

for document in riwaya.read("pages/"):          # page by page, no database
    for claim in document.claims:
        print(claim.chain, claim.stance, claim.event, claim.evidence.text)

with riwaya.open("war.ledger") as ledger:        # one file, safe to add to again and again
    ledger.add("pages/")
    print(ledger.disputes())
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from riwaya.errors import KnowledgeError, LedgerError, RiwayaError, SourceError, SpanError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from riwaya.accounts.pairs import Relation
    from riwaya.ledger import Ledger
    from riwaya.model import Document, NameTier

__all__ = [
    "KnowledgeError",
    "LedgerError",
    "RiwayaError",
    "SourceError",
    "SpanError",
    "UsageError",
    "compare",
    "open",
    "read",
]
__version__ = "0.1.0"


def read(source: str, *, workers: int = 1, names: NameTier = "fast") -> Iterator[Document]:
    """Read a page, a folder of pages or a `.jsonl` of records; yield a document for each.

    `names` chooses the reader of names (docs/names.md).

    Raises:
        SourceError: at the first page that cannot be read. To go on, use `riwaya.pipeline.read(..., on_error=...)`.
    """
    from riwaya import pipeline  # the stages load their knowledge on first use, not when the package is imported

    return pipeline.read((source,), workers=workers, names=names)


def compare(a: str, b: str) -> Relation:
    """Say whether two sentences claim the same, contradict each other or are unrelated, and by which rule.

    Raises:
        SourceError: when there is nothing to read in one of them.
    """
    from riwaya.accounts.pairs import relation  # as above
    from riwaya.explain import read_text

    return relation(read_text(a), read_text(b))


def open(path: str | Path, *, create: bool = True) -> Ledger:
    """Open a ledger file, making it when `create` and it is not there.

    Raises:
        LedgerError: when the file is missing, is no ledger, or is of a newer version.
    """
    from riwaya.ledger import Ledger  # as above

    return Ledger(path, create=create)
