"""Reads documents a second time: asks, remembers what was answered, merges; one bad answer never costs the batch."""

from __future__ import annotations

import hashlib
import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from riwaya.errors import RiwayaError, UsageError
from riwaya.model import Document
from riwaya.second import prompt
from riwaya.second.answer import Answer, AnswerError, printable
from riwaya.second.chat import LARGEST, Endpoint, UnreachableError, ask
from riwaya.second.merging import Merged, merge

log = logging.getLogger(__name__)

Warn = Callable[[str], None]

#: Pages in a row that nobody answers before the rest of the batch is read without asking.
PATIENCE = 3


class _Stored(Struct, frozen=True, forbid_unknown_fields=True):
    """An answer as the cache keeps it."""

    model: str
    version: str
    text_sha256: str
    content: str


class SecondReader:
    """A model at an endpoint, and a folder with what it answered before.

    Raises:
        UsageError: when the model has no usable name or the folder cannot be written to.
    """

    def __init__(self, where: Endpoint, model: str, *, cache: Path | None = None) -> None:
        if not model.strip() or not model.isprintable() or len(model) > 200:
            raise UsageError("is not the name of a model", field="--second-model", remedy="name it as the server does")
        self.model = model
        self._where = where
        self._cache = cache
        self._unanswered = 0
        if cache is not None:
            _make(cache)

    def read(self, document: Document) -> Merged:
        """Return the document with the proposals of the model that hold.

        Raises:
            AnswerError: when the model was not asked or gave nothing usable.
        """
        asked = prompt.messages(document)
        name = prompt.question_id(self.model, asked)
        stored = self._stored(name)
        content = self._ask(asked) if stored is None else stored
        merged = merge(document, Answer(self.model, content))
        if self._cache is not None:
            kept = _Stored(self.model, prompt.VERSION, _sha256(document.article.text), content)
            _write(self._cache / f"{name}.json", msgspec.json.encode(kept))
            _write(self._cache / f"{name}.report.json", _report(merged))
        return merged

    def _ask(self, asked: tuple[dict[str, str], ...]) -> str:
        if self._unanswered >= PATIENCE:
            raise AnswerError(f"not asked, because nobody answered for {PATIENCE} pages before")
        try:
            content = ask(self._where, self.model, asked)
        except UnreachableError:
            self._unanswered += 1
            raise
        self._unanswered = 0
        return content

    def _stored(self, name: str) -> str | None:
        """Return the stored answer to a question; a file that cannot be read counts as none."""
        if self._cache is None:
            return None
        path = self._cache / f"{name}.json"
        try:
            if path.stat().st_size > 2 * LARGEST:
                return None
            stored = msgspec.json.decode(path.read_bytes(), type=_Stored)
        except (OSError, msgspec.MsgspecError, UnicodeError):
            return None
        return stored.content if stored.model == self.model else None


def reread(documents: Iterable[Document], reader: SecondReader, *, warn: Warn) -> Iterator[Document]:
    """Yield the documents with what a second reader adds; those it gives nothing for stay as they are.

    `warn` is told the page and the reason of every failure, and how many proposals of a page were refused and why.
    """
    for document in documents:
        try:
            merged = reader.read(document)
        except RiwayaError as error:
            warn(f"{printable(document.article.doc, 200)}: second reader: {error}; the grammar's claims stay")
            yield document
            continue
        except Exception as error:  # noqa: BLE001 - whatever an answer provokes, the page keeps its claims
            warn(f"{printable(document.article.doc, 200)}: second reader failed: {type(error).__name__}")
            yield document
            continue
        _tell_refusals(merged, warn)
        yield merged.document


def _tell_refusals(merged: Merged, warn: Warn) -> None:
    page = printable(merged.document.article.doc, 200)
    for refusal in merged.refused:
        log.info("%s: %s", page, refusal)
    if merged.refused:
        warn(f"{page}: second reader: {len(merged.refused)} refused; first: {merged.refused[0]}")


def _report(merged: Merged) -> bytes:
    """Return what became of an answer: ids added and agreed with, and every refusal with its reason."""
    told = {"doc": merged.document.article.doc, "added": merged.added, "agreed": merged.agreed}
    return msgspec.json.format(msgspec.json.encode({**told, "refused": merged.refused}))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise UsageError(
            f"cannot be written to: {error.strerror}", where=str(folder), field="--second-cache"
        ) from error


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            file.write(content)
        Path(file.name).replace(path)
    except OSError as error:
        raise AnswerError(f"the answer cannot be kept: {error.strerror}", where=str(path.parent)) from error


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
