"""Corrections as people write them on the command line: `stance=deny`, `agent=group:x,group:y`, `evidence=words`.

    event= mode= acled= stance= modality= time= gloss= gloss_ar=      a value; nothing behind the sign means none
    chain= agent= recipient= place=                                   entity ids joined by commas
    evidence= cue=                                                    words as they stand in the page
    figure=12 مدنيا:killed:12                                          words, category, number or low..high, modifier

Words that stand several times are taken where they stand nearest to the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from riwaya.errors import UsageError
from riwaya.model import Claim, Correction, Document, Passage
from riwaya.review.attach import place

_VALUES = ("event", "mode", "acled", "stance", "modality", "time", "gloss", "gloss_ar")
LISTS = ("chain", "agent", "recipient", "place")
_WORDS = ("evidence", "cue")
_NONE = ("mode", "acled", "time", "cue")
_FIGURE = re.compile(
    r"(?P<words>.+):(?P<category>\w+):(?P<low>\d+(?:\.\d+)?)?(?P<to>\.\.)?(?P<high>\d+(?:\.\d+)?)?(?::(?P<modifier>\w+))?"
)


def correction(document: Document, claim: Claim, written: Sequence[str]) -> Correction:
    """Return the correction of a claim that `field=value` texts ask for.

    Raises:
        UsageError: for a field that does not exist, a value that cannot be, or words that are not in the page.
    """
    values: dict[str, Any] = {}
    figures: list[dict[str, Any]] = []
    for text in written:
        field, sign, value = text.partition("=")
        if not sign or field not in (*_VALUES, *LISTS, *_WORDS, "figure"):
            known = ", ".join((*_VALUES, *LISTS, *_WORDS, "figure"))
            raise UsageError(f"{text!r} is no field=value", field="correction", remedy=f"the fields are {known}")
        if field == "figure":
            figures.extend([_figure(document, claim, value)] if value else [])
            values["figures"] = figures
        elif field in LISTS:
            values[field] = [part.strip() for part in value.split(",") if part.strip()]
        elif field in _WORDS and value:
            values[field] = msgspec.to_builtins(_found(document, claim, value))
        else:
            values[field] = value or (None if field in _NONE else value)
    try:
        return msgspec.convert(values, Correction)
    except msgspec.ValidationError as error:
        raise UsageError(str(error), field="correction", remedy="docs/ledger.md lists the fields") from error


def _found(document: Document, claim: Claim, words: str) -> Passage:
    found = place(document.article, Passage(start=claim.evidence.start, end=claim.evidence.start, text=words))
    if found is None:
        raise UsageError(f"{words!r} does not stand in the page", field="correction", remedy="copy the words from it")
    return found


def _figure(document: Document, claim: Claim, written: str) -> dict[str, Any]:
    match = _FIGURE.fullmatch(written)
    if match is None or (match["low"] is None and match["high"] is None):
        raise UsageError(
            f"{written!r} is no figure",
            field="figure",
            remedy="write words:category:low..high, as in 12 مدنيا:killed:12",
        )
    words: dict[str, Any] = msgspec.to_builtins(_found(document, claim, match["words"]))
    low, high = _number(match["low"]), _number(match["high"])
    modifier = match["modifier"] or "exact"
    if match["to"] is None:
        high = low
    return words | {"low": low, "high": high, "category": match["category"], "modifier": modifier}


def _number(text: str | None) -> float | int | None:
    if text is None:
        return None
    return float(text) if "." in text else int(text)


def plain(correction: Correction) -> Iterable[str]:
    """Yield a correction as `field=value` texts."""
    for field, value in msgspec.to_builtins(correction).items():
        if field == "figures":
            yield from (f"figure={one['text']}:{one['category']}:{_range(one)}" for one in value)
        elif isinstance(value, dict):
            yield f"{field}={value['text']}"
        elif isinstance(value, list | tuple):
            yield f"{field}={','.join(value)}"
        else:
            yield f"{field}={'' if value is None else value}"


def _range(figure: dict[str, Any]) -> str:
    low, high = figure["low"], figure["high"]
    return str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
