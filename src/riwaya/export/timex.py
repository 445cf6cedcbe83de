"""Documents as TimeML: the text with a TIMEX3 element around every time expression.

Riwaya's own values are EDTF; here they are written as TIMEX3 has them ("صيف 2014" is 2014-SU, "قبل عام" a value with
the mod APPROX). A range is a DURATION between two empty elements, its beginPoint and endPoint; what lies before or
after an hour has the mod BEFORE or AFTER. t0 is the time of publication, the anchor of relative expressions.

Left alone: events and links (TimeML's other halves), and the edges of periods ("مطلع تموز" is 2018-07, without START).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from riwaya.model import Document, TimeExpression

__all__ = ["timex_lines"]

#: The tid of the publication time.
PUBLISHED: Final = "t0"
_SEASONS: Final = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"} | {str(32 + n): f"Q{n}" for n in range(1, 5)}
_CODES: Final = _SEASONS | {"40": "H1", "41": "H2"}
_CODED: Final = re.compile(r"(\d{4}|XXXX)-(2[1-4]|3[3-6]|4[01])")
#: Control characters that XML 1.0 cannot hold.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

Attributes = dict[str, str]


class Point(Struct, frozen=True):
    """One end of a range: its TIMEX3 type and value."""

    type: str
    value: str


def timex_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Yield one XML document: an element TimeML for each document, with its times marked in its text."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield "<Collection>"
    for document in documents:
        yield _timeml(document)
    yield "</Collection>"


def _timeml(document: Document) -> str:
    article = document.article
    lines = ["<TimeML>", f"<DOCID>{_text(article.doc)}</DOCID>"]
    published = _published(document)
    if published is not None:
        lines.append(f"<DCT>{published}</DCT>")
    if article.title is not None:
        lines.append(f"<TITLE>{_text(article.title)}</TITLE>")
    lines += [f'<TEXT xml:space="preserve">{_marked(document, anchored=published is not None)}</TEXT>', "</TimeML>"]
    return "\n".join(lines)


def _published(document: Document) -> str | None:
    """Return the element of the publication time; of an interval its first day, approximate."""
    published = document.reading.published
    edtf = published.edtf or document.article.reference
    if edtf is None:
        return None
    first, _, rest = edtf.partition("/")
    attributes = {"tid": PUBLISHED, "type": "TIME" if "T" in first else "DATE", **_value(first + "~" * bool(rest))}
    attributes |= {"temporalFunction": "false", "functionInDocument": "PUBLICATION_TIME"}
    return _element(attributes, edtf)


def _marked(document: Document, *, anchored: bool) -> str:
    """Return the text of a document with its time expressions marked; tids count from one."""
    text, done, parts, number = document.article.text, 0, [], 1
    for time in sorted(document.reading.times, key=lambda time: (time.start, -time.end)):
        if time.start < done:
            continue
        element, number = _timex(time, number, anchored=anchored)
        parts += [_text(text[done : time.start]), element]
        done = time.end
    return "".join([*parts, _text(text[done:])])


def _timex(time: TimeExpression, number: int, *, anchored: bool) -> tuple[str, int]:
    """Return an expression as one element, two empty ones behind it where it is a range, and the next number."""
    relative = time.anchor is not None or time.value.endswith("_REF")
    anchor = {"anchorTimeID": PUBLISHED} if relative and anchored else {}
    function = {"temporalFunction": "true" if relative else "false", **anchor}
    head = {"tid": f"t{number}"}
    ends = _ends(time)
    if ends is None:
        return _element({**head, "type": time.type, **_attributes(time), **function}, time.text), number + 1
    known = [(name, point) for name, point in zip(("beginPoint", "endPoint"), ends, strict=True) if point is not None]
    attributes = {**head, "type": "DURATION", "value": _distance(*ends)}
    points = []
    for step, (name, point) in enumerate(known, start=1):
        attributes[name] = f"t{number + step}"
        points.append(_element({"tid": f"t{number + step}", "type": point.type, **_value(point.value), **function}, ""))
    return _element({**attributes, **function}, time.text) + "".join(points), number + len(known) + 1


def _attributes(time: TimeExpression) -> Attributes:
    """Return value, mod and quant of an expression that is no closed range."""
    if time.type == "DURATION":
        return {"value": time.value}
    if time.type == "SET":
        return {"value": time.value, "quant": "EVERY"}
    first, mark, last = time.value.partition("/")
    if mark and first == "..":
        return {**_value(last), "mod": "BEFORE"}
    if mark and last == "..":
        return {**_value(first), "mod": "AFTER"}
    value = _value(first)  # of a night over two days the first: 2018-04-23TNI
    if time.part is not None and "T" not in first and not first.endswith("_REF"):
        value["value"] += f"T{time.part}"
    return value


def _ends(time: TimeExpression) -> tuple[Point | None, Point | None] | None:
    """Return the ends of a closed range; None where the expression is none, or a night."""
    first, mark, last = time.value.partition("/")
    if time.type in ("DURATION", "SET") or not mark or ".." in (first, last) or time.part is not None:
        return None
    begin, end = (Point("TIME" if "T" in side else "DATE", side) if side else None for side in (first, last))
    return begin, end


def _value(edtf: str) -> Attributes:
    """Return an EDTF date as TIMEX3 writes it: 201X is 201, 2014-22 is 2014-SU, ~ the mod APPROX."""
    plain = edtf.rstrip("~?%")
    coded = _CODED.fullmatch(plain)
    if coded is not None:
        plain = f"{coded[1]}-{_CODES[coded[2]]}"
    elif re.fullmatch(r"\d{2,3}X{1,2}", plain):
        plain = plain.rstrip("X")
    elif plain.startswith("T"):
        plain = f"XXXX-XX-XX{plain}"
    return {"value": plain} | ({"mod": "APPROX"} if plain and edtf[-1] in "~?%" else {})


def _distance(begin: Point | None, end: Point | None) -> str:
    """Return the length of a range whose ends are as fine as each other (both included), else PX."""
    if begin is None or end is None:
        return "PXD"
    first, last = begin.value.rstrip("~?%"), end.value.rstrip("~?%")
    if begin.type == end.type == "TIME":
        return _minutes(first, last)
    sizes = len(first), len(last)
    if "X" in first + last or sizes[0] != sizes[1]:
        return "PXD"
    if sizes[0] == len("2018"):
        return f"P{int(last) - int(first) + 1}Y"
    if sizes[0] == len("2018-04"):
        months = [int(side[:4]) * 12 + int(side[5:]) for side in (first, last)]
        return "PXM" if _CODED.fullmatch(first) or _CODED.fullmatch(last) else f"P{months[1] - months[0] + 1}M"
    return f"P{(date.fromisoformat(last) - date.fromisoformat(first)).days + 1}D"


def _minutes(first: str, last: str) -> str:
    """Return the length between two clock times of known days, PTXM of others."""
    try:
        between = datetime.fromisoformat(last) - datetime.fromisoformat(first)
    except (TypeError, ValueError):  # T08:00 of no day; one with a zone, one without
        return "PTXM"
    return f"PT{int(between.total_seconds()) // 60}M"


def _element(attributes: Attributes, words: str) -> str:
    written = " ".join(f"{name}={quoteattr(_clean(value))}" for name, value in attributes.items())
    return f"<TIMEX3 {written}>{_text(words)}</TIMEX3>" if words else f"<TIMEX3 {written}/>"


def _text(words: str) -> str:
    # A carriage return would come back as a line feed, so that offsets no longer fit.
    return escape(_clean(words), {"\r": "&#13;"})


def _clean(words: str) -> str:
    return _FORBIDDEN.sub("\ufffd", words)
