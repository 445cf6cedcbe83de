"""A sentence of a test read with the words and names that ship."""

from __future__ import annotations

from riwaya.explain import read_text
from riwaya.model import Claim


def claims(text: str) -> tuple[Claim, ...]:
    return read_text(text).claims


def only(text: str, event: str) -> Claim:
    """Return the one claim of a type."""
    (claim,) = (claim for claim in claims(text) if claim.event == event)
    return claim
