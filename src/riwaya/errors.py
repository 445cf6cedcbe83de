"""The errors that callers see, as a tree; each names the file, the field and the remedy.

RiwayaError
├── SourceError        a page, dump or archive cannot be read (the rest of the batch goes on)
├── KnowledgeError     a file of words, actors, places or event types is wrong
├── SpanError          a span does not re-read to its words
├── LedgerError        a ledger cannot be opened, is of another version or was altered
├── ConflictError      somebody else decided on the same thing meanwhile
├── RightsError        somebody may not do what they asked for
└── UsageError         the caller asked for something that does not exist
"""

from __future__ import annotations


class RiwayaError(Exception):
    """Base of all errors of this package.

    Args:
        what: what went wrong, in one sentence.
        where: the file, URL or ledger it happened in.
        field: the field or line, where one can be named.
        remedy: what the reader of the message can do about it.
    """

    def __init__(self, what: str, *, where: str = "", field: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.field = field
        self.remedy = remedy

    def __str__(self) -> str:
        place = ": ".join(part for part in (self.where, self.field) if part)
        text = f"{place}: {self.what}" if place else self.what
        return f"{text} ({self.remedy})" if self.remedy else text


class SourceError(RiwayaError):
    """A page, dump or archive cannot be read; the rest of the batch goes on."""


class KnowledgeError(RiwayaError):
    """A file of words, actors, places or event types is wrong."""


class SpanError(RiwayaError):
    """A span does not re-read to its words, so the value it proves cannot be kept."""


class LedgerError(RiwayaError):
    """A ledger cannot be opened, is of another version or was altered."""


class UsageError(RiwayaError):
    """The caller asked for something that does not exist."""


class ConflictError(RiwayaError):
    """Somebody else decided on the same thing after what the caller saw of it."""


class RightsError(RiwayaError):
    """Somebody may not do what they asked for: no such user, a wrong password, a role that does not allow it."""
