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


def said(text: str) -> dict[str, list[str]]:
    """Return who says what, without the outlet, by the last word that tells it and by all of them."""
    found: dict[str, list[str]] = {}
    for claim in claims(text):
        chain = [hop.entity for hop in claim.hops[:-1]]
        found[claim.trigger.text] = chain
        found.setdefault(claim.trigger.text.split()[-1], chain)
    return found
