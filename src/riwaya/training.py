"""Train what is learned about claims: annotated sentences and their texts in, a weights file out.

The annotations (`gold/event-sentences`) hold ids, digests and offsets, no text; the texts come from the public set
that the ids belong to. Every text is read by the same stages as any page; `riwaya.claims.weighing.teaching` sets what
the grammar proposes beside the annotation, `riwaya.claims.weighing.learning` finds the weights.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from riwaya import language, text
from riwaya.claims.weighing.learning import write
from riwaya.claims.weighing.teaching import Lesson, Told, learned
from riwaya.errors import UsageError
from riwaya.model import Capture


class Annotated(Struct, frozen=True, kw_only=True):
    """An annotated text: its id, the SHA-256 of its words in UTF-8, and its claims."""

    id: str
    sha256: str
    claims: tuple[Told, ...]


def train(labels: Path, texts: Path, to: Path) -> int:
    """Write the weights learned from annotated sentences and return the size of the file.

    Args:
        labels: JSON lines of annotations.
        texts: JSON lines with `id` and `text`.

    Raises:
        UsageError: naming the file and line that is no such record, or the text that is missing or another.
    """
    return write(learned(lessons(annotated(labels), words(texts), where=str(texts))), to)


def annotated(path: Path) -> list[Annotated]:
    """Return the annotations of a file."""
    return [_decoded(line, path, number) for number, line in enumerate(path.read_bytes().splitlines(), start=1)]


def words(path: Path) -> dict[str, str]:
    """Return the texts of a file by id."""
    found = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        record = json.loads(line) if line.startswith("{") else {}
        if not isinstance(record.get("id"), str) or not isinstance(record.get("text"), str):
            raise UsageError("no text", where=str(path), field=f"line {number}", remedy="write id and text as strings")
        found[record["id"]] = record["text"]
    return found


def lessons(found: Iterable[Annotated], said: Mapping[str, str], *, where: str) -> Iterator[Lesson]:
    """Yield each annotated text as it is read."""
    for one in found:
        text_of = said.get(one.id)
        if text_of is None or hashlib.sha256(text_of.encode()).hexdigest() != one.sha256:
            raise UsageError(
                "the text is missing or not the one that was annotated",
                where=where,
                field=one.id,
                remedy="take the set as published",
            )
        yield lesson(text_of, one.claims)


def lesson(said: str, claims: tuple[Told, ...]) -> Lesson:
    """Return a text as it is read, with its claims."""
    content = said.encode()
    article = text.read(
        Capture(
            doc="text",
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            media_type="text/plain",
            how="record",
            charset="utf-8",
        )
    )
    if article.text != said:
        raise UsageError("the text was not kept as it is", field="text", remedy="annotate one line of plain text")
    return Lesson(article, language.read(article), claims)


def _decoded(line: bytes, path: Path, number: int) -> Annotated:
    try:
        return msgspec.json.decode(line, type=Annotated)
    except msgspec.MsgspecError as error:
        remedy = "write it as gold/event-sentences/README.md says"
        raise UsageError(str(error), where=str(path), field=f"line {number}", remedy=remedy) from error
