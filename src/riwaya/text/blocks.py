"""Lines of a text with their offsets, and the id of an article.

A line ends at "\\n", "\\r\\n" or "\\r" and at nothing else (U+2028 or a form feed are part of a line), so that line
numbers are those of an editor. Blank lines are counted but carry no label.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from riwaya.model import Label, Line

_LINE = re.compile(r"[^\r\n]+|\r\n|\n|\r")


class Raw(Struct, frozen=True):
    """A non-blank line before it has a label: 1-based number and [start, end) without the line break."""

    n: int
    start: int
    end: int


def raw_lines(text: str) -> Iterator[Raw]:
    """Yield the non-blank lines of `text`."""
    n = 1
    for match in _LINE.finditer(text):
        if match[0][0] in "\r\n":
            n += 1
        elif not match[0].isspace() and match[0].strip(_INVISIBLE):
            yield Raw(n, match.start(), match.end())


def labelled(raw: Iterable[Raw], labels: Iterable[Label]) -> tuple[Line, ...]:
    """Return the lines with their labels."""
    return tuple(
        Line(n=line.n, label=label, start=line.start, end=line.end) for line, label in zip(raw, labels, strict=True)
    )


def article_id(capture: str, text: str) -> str:
    """Return the id of an article: a hash of its capture's hash and of its text."""
    digest = hashlib.sha256(capture.encode("ascii", "replace"))
    digest.update(b"\0")
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


# White space, zero-width and bidi controls, byte-order marks: a line of these alone is blank to a reader.
_INVISIBLE = (
    " \t\x0b\x0c\x00\u00a0\u00ad\u061c\u180e\ufeff"
    "\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069"
)
