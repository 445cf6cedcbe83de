"""Records of a `.jsonl`: one page a line, with what its supplier knows about it.

    {"id": "a1", "text": "…", "reference": "2018-04-24", "outlet": "media:orient-net", "title": "…"}

`id` (or `url`) and `text` (or `html`) are asked for; `reference`, `outlet`, `title`, `author` and `url` are kept as
given; other fields are left alone. A bad line is reported with its number and field, and the rest goes on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime

import msgspec
from msgspec import Struct

from riwaya.errors import SourceError
from riwaya.model import Capture, Given

#: The most that is read of one page or line; what is larger is no page but an archive or a mistake.
LIMIT = 100 * 1024 * 1024


class Record(Struct, frozen=True, kw_only=True):
    """A line of a `.jsonl` as it came."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    reference: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None


def records(lines: Iterator[bytes], *, where: str, on_error: Callable[[SourceError], None]) -> Iterator[Capture]:
    """Yield a capture for each line that holds a record; report the others by their number."""
    decode = msgspec.json.Decoder(Record).decode
    empty, within = True, False
    for number, line in enumerate(lines, 1):
        if within:  # the rest of a line that was too long already
            within = not line.endswith(b"\n")
            continue
        content = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
        if not content:
            continue
        empty = False
        within = len(line) > LIMIT and not line.endswith(b"\n")
        try:
            yield _capture(_decoded(content, decode))
        except _BadRecordError as error:
            on_error(SourceError(error.what, where=where, field=f"line {number}{error.field}", remedy=error.remedy))
    if empty:
        on_error(SourceError("the file is empty", where=where, remedy="it should hold one JSON record a line"))


class _BadRecordError(Exception):
    """A line that is no record: what is wrong, in which field, and what to do."""

    def __init__(self, what: str, field: str = "", remedy: str = 'a record is {"id": "…", "text": "…"}') -> None:
        super().__init__(what)
        self.what = what
        self.field = f", field {field}" if field else ""
        self.remedy = remedy


def _decoded(content: bytes, decode: Callable[[bytes], Record]) -> Record:
    if len(content) > LIMIT:
        raise _BadRecordError(f"the line is longer than {LIMIT // (1024 * 1024)} MB", remedy="give one page a line")
    try:
        return decode(content)
    except msgspec.ValidationError as error:
        what, _, path = str(error).partition(" - at ")
        raise _BadRecordError(what[:1].lower() + what[1:], path.strip("`").removeprefix("$.")) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _BadRecordError(f"not valid JSON: {error}") from error


def _capture(record: Record) -> Capture:
    """Build the capture of a record, or say which field is wrong."""
    name = str(record.id if record.id is not None else record.url or "").strip()
    if not name:
        raise _BadRecordError("the record has no name", "id")
    words, media_type = _words(record)
    # A lone surrogate cannot be written in UTF-8; one "?" for one code point keeps every offset.
    content = words.encode("utf-8", "replace")
    return Capture(
        doc=name,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=media_type,
        how="record",
        url=record.url,
        charset="utf-8",
        given=Given(
            reference=_reference(record.reference),
            outlet=_stripped(record.outlet),
            title=_stripped(record.title),
            author=_stripped(record.author),
        ),
    )


def _words(record: Record) -> tuple[str, str]:
    if record.text is not None and record.text.strip():
        return record.text, "text/plain"
    if record.html is not None and record.html.strip():
        return record.html, "text/html"
    raise _BadRecordError("the record has neither text nor html", "text")


def _reference(value: str | None) -> str | None:
    """Return the reference time as given, once it is sure that it is one."""
    value = _stripped(value)
    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise _BadRecordError(
            f"{value!r} is not a date", "reference", "give it as 2018-04-24 or 2018-04-24T10:00"
        ) from error
    return value


def _stripped(value: str | None) -> str | None:
    return (value.strip() or None) if value is not None else None
