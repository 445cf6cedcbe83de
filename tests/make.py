"""Makes any record in one line, so that a test shows only what it is about."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any

from riwaya.model import (
    Article,
    Capture,
    Claim,
    Document,
    Given,
    Hop,
    Line,
    Passage,
    Published,
    Quantity,
    Reading,
    Word,
    passage,
)
from riwaya.script import key


def capture(text: str | bytes = "نص", doc: str = "page.txt", media_type: str = "text/plain", **given: str) -> Capture:
    content = text.encode() if isinstance(text, str) else text
    return Capture(
        doc=doc,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=media_type,
        how="file",
        given=Given(**given),
    )


def lines(text: str, labels: Sequence[str] = ()) -> tuple[Line, ...]:
    """Every non-blank line; labelled as given, then body."""
    found: list[Line] = []
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            label: Any = labels[len(found)] if len(found) < len(labels) else "body"
            found.append(Line(n=number, label=label, start=start, end=start + len(line)))
        start += len(line) + 1
    return tuple(found)


def article(text: str = "نص", doc: str = "page.txt", *, labels: Sequence[str] = (), **fields: Any) -> Article:
    return Article(id=doc, doc=doc, capture="0" * 64, text=text, lines=lines(text, labels), **fields)


def words(text: str) -> tuple[Word, ...]:
    """Words at spaces, all nouns, without clitics: enough where likeness of words is what matters."""
    found: list[Word] = []
    start = 0
    for token in text.split(" "):
        end = start + len(token)
        if token.strip():
            plain = key(token).removeprefix("ال")
            found.append(
                Word(
                    start=start,
                    end=end,
                    text=token,
                    segments=((start, end),),
                    stem=0,
                    norm=plain,
                    lemma=plain,
                    pos="noun",
                )
            )
        start = end + 1
    return tuple(found)


def claim(text: str, words_: str | None = None, event: str = "ASSAULT", **fields: Any) -> Claim:
    """A claim whose evidence is `words_` in `text` (the whole text by default)."""
    start = 0 if words_ is None else text.index(words_)
    evidence = passage(text, start, start + len(words_ or text))
    values: dict[str, Any] = {
        "id": hashlib.sha256(f"{event}{evidence.start}{fields.get('stance')}".encode()).hexdigest()[:12],
        "mode": None,
        "acled": None,
        "stance": "assert",
        "modality": "actual",
        "hops": (Hop(entity="media:one", kind="outlet"),),
        "cue": None,
        "agent": (),
        "recipient": (),
        "place": (),
        "time": None,
        "figures": (),
        "evidence": evidence,
        "trigger": Passage(start=evidence.start, end=evidence.end, text=evidence.text),
        "gloss": "Something happened.",
        "gloss_ar": "حدث أمر.",
    }
    chain = fields.pop("chain", None)
    if chain is not None:
        values["hops"] = tuple(Hop(entity=entity, kind="group") for entity in chain)
    return Claim(event=event, **(values | fields))


def quantity(text: str, words_: str, low: float | None, high: float | None = None, **fields: Any) -> Quantity:
    start = text.index(words_)
    values: dict[str, Any] = {
        "modifier": "exact",
        "counted": None,
        "counted_lemma": None,
        "category": "killed",
        "rule": "test",
    }
    bounds = {"low": low, "high": low if high is None and fields.get("modifier") is None else high}
    return Quantity(start=start, end=start + len(words_), text=words_, **(values | bounds | fields))


def document(
    text: str = "نص الخبر كما نشر",
    doc: str = "page.txt",
    *,
    claims: Sequence[Claim] = (),
    quantities: Sequence[Quantity] = (),
    published: str | None = None,
    labels: Sequence[str] = (),
    **reading: Any,
) -> Document:
    day = Published(edtf=published, how="given" if published else "unknown")
    return Document(
        article=article(text, doc, labels=labels, outlet=reading.pop("outlet", "media:one"), published=day),
        reading=Reading(words=words(text), quantities=tuple(quantities), published=day, **reading),
        claims=tuple(claims),
    )


def calls(work: Callable[..., object], *given: object) -> int:
    """Return how many functions, of Python and of C, some work calls: its size on every machine and at any load."""
    count = 0

    def noted(_frame: FrameType, event: str, _of: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(noted)
    try:
        work(*given)
    finally:
        sys.setprofile(before)
    return count
