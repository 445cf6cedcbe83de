"""Files and folders as captures: bytes as received, their hash, a name to know them by.

    page.txt, page.html, page.mhtml      one capture each, `doc` = file name
    records.jsonl                        one capture a record, `doc` = its id
    folder/                              every such file below it, sorted, `doc` = path within the folder

What a file is follows from its name, and from its first bytes where the name tells nothing or lies: a PDF that was
renamed to .txt is refused by name of its format. A file is read once, up to `records.LIMIT` bytes.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from riwaya.capture.records import LIMIT, records
from riwaya.errors import SourceError
from riwaya.model import Capture

log = logging.getLogger(__name__)

OnError = Callable[[SourceError], None]

_HEAD = 4096
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)", re.IGNORECASE | re.DOTALL
)
_MHTML = re.compile(rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?content-type:\s*multipart/related", re.IGNORECASE)
_BOM = b"\xef\xbb\xbf"


# --- public -------------------------------------------------------------------------------------------------


def folder(root: Path, *, on_error: OnError) -> Iterator[Capture]:
    """Yield the captures of every file below `root` whose name says that it is a page, in the order of their paths."""
    paths = _walk(root, on_error)
    known = [path for path in paths if path.suffix.lower() in _KINDS]
    if len(known) < len(paths):
        log.info("%s: %d files of other kinds were left alone", root, len(paths) - len(known))
    if not known:
        remedy = f"it should hold files named {', '.join(sorted(_KINDS))}"
        on_error(SourceError("the folder holds no pages", where=str(root), remedy=remedy))
    for path in known:
        yield from _file(path, _known_as(path.relative_to(root).as_posix()), on_error)


def single(path: Path, *, on_error: OnError) -> Iterator[Capture]:
    """Yield the captures of one file, whatever its name."""
    yield from _file(path, _known_as(path.name), on_error)


def stream(source: BinaryIO, *, on_error: OnError) -> Iterator[Capture]:
    """Yield the captures of standard input: records when it begins with a brace, else one page."""
    name = "stdin"
    content = source.read(LIMIT + 1)
    if content.removeprefix(_BOM).lstrip()[:1] == b"{":
        yield from records(iter(content.splitlines(keepends=True)), where=name, on_error=on_error)
        return
    yield from _page(content, name, _sniff(content), "stdin", on_error)


# --- private ------------------------------------------------------------------------------------------------


def _walk(root: Path, on_error: OnError) -> list[Path]:
    """Return the files below `root` in the order of their paths; hidden ones are left out, links are not followed."""

    def refused(error: OSError) -> None:
        on_error(SourceError(_reason(error), where=str(error.filename), remedy="check the permissions of the folder"))

    found: list[Path] = []
    for place, folders, names in os.walk(root, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(place, name) for name in names if not name.startswith("."))
    return sorted(found, key=lambda path: path.relative_to(root).as_posix())


def _known_as(name: str) -> str:
    """Return the name of a file as text; bytes of it that are none (an archive from another system) as their codes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _file(path: Path, doc: str, on_error: OnError) -> Iterator[Capture]:
    kind = _kind(path)
    if kind == "warc":
        remedy = "unpack it with a WARC tool (for instance `warcio extract`) and name the pages"
        on_error(SourceError("web archives are not read by this version", where=str(path), remedy=remedy))
    elif kind == "records":
        yield from _records(path, on_error)
    else:
        content = _content(path, on_error)
        if content is not None:
            yield from _page(content, doc, kind or _sniff(content), "file", on_error, where=str(path))


def _kind(path: Path) -> str:
    """What the name of a file says it is; empty when it says nothing."""
    if path.name.lower().endswith((".warc.gz", ".wet.gz")):
        return "warc"
    return _KINDS.get(path.suffix.lower(), "")


def _records(path: Path, on_error: OnError) -> Iterator[Capture]:
    try:
        source = path.open("rb")
    except OSError as error:
        on_error(_unreadable(path, error))
        return
    with source:
        yield from records(iter(lambda: source.readline(LIMIT + 1), b""), where=str(path), on_error=on_error)


def _content(path: Path, on_error: OnError) -> bytes | None:
    """Return the bytes of a file, or report why there are none."""
    try:
        with path.open("rb") as source:
            return source.read(LIMIT + 1)
    except OSError as error:
        on_error(_unreadable(path, error))
    return None


def _page(
    content: bytes, doc: str, kind: str, how: str, on_error: OnError, *, where: str = ""
) -> Iterator[Capture]:  # fmt: skip
    refusal = refused(content)
    if refusal is not None:
        what, remedy = refusal
        on_error(SourceError(what, where=where or doc, remedy=remedy))
        return
    digest = hashlib.sha256(content).hexdigest()
    yield Capture(doc=doc, content=content, sha256=digest, media_type=kind, how=how)


def refused(content: bytes) -> tuple[str, str] | None:
    """Why these bytes cannot be a page, with the remedy; None when they may be one."""
    if not content.strip():
        return "the file is empty", "leave it out or save the page again"
    if len(content) > LIMIT:
        return f"it is larger than {LIMIT // (1024 * 1024)} MB", "split it into pages, or into a .jsonl of records"
    for magic, name in _MAGIC:
        if content.startswith(magic):
            return f"these are the bytes of {name}, not of a page", "export it as .txt or .html and name that"
    return None


def _sniff(content: bytes) -> str:
    """Tell the media type of a page from its first bytes."""
    head = content[:_HEAD].removeprefix(_BOM)
    if _HTML.match(head):
        return "text/html"
    if _MHTML.match(head):
        return "multipart/related"
    return "text/plain"


def _unreadable(path: Path, error: OSError) -> SourceError:
    remedy = "check the path" if isinstance(error, FileNotFoundError) else "check the permissions of the file"
    return SourceError(_reason(error), where=str(path), remedy=remedy)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


# --- tables -------------------------------------------------------------------------------------------------

_KINDS = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".mhtml": "multipart/related",
    ".mht": "multipart/related",
    ".jsonl": "records",
    ".ndjson": "records",
    ".warc": "warc",
    ".wet": "warc",
    ".wacz": "warc",
}

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"RIFF", "a recording or picture"),
    (b"\x00\x00\x00\x18ftyp", "a video"),
    (b"\x00\x00\x00\x20ftyp", "a video"),
    (b"\x00\x00\x01\x00", "an icon"),
)
