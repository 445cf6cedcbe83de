"""Disputes: the sides with their exact words and independent origins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from starlette.responses import Response

from riwaya.export.dossier.labels import isolated
from riwaya.model import Side
from riwaya.script import key
from riwaya.store import Stated
from riwaya.store.records import DisputePage
from riwaya.web import deciding
from riwaya.web.asking import Ask, there
from riwaya.web.pages.drawn import figures_of, safe

#: Claims of a side that are shown at first.
CLAIMS = 12


def disputes(ask: Ask) -> Response:
    """What cannot both hold."""
    status = ask.text("status")
    view = ask.views.disputes(status=status, order=ask.text("order", "newest"), after=ask.after(), limit=ask.limit())
    return ask.page("disputes.html.j2", section="disputes", view=view, status=status)


class Group(Struct, frozen=True, kw_only=True):
    """A claim and those that print the same words."""

    first: Stated
    rest: tuple[Stated, ...]


class Position(Struct, frozen=True, kw_only=True):
    """A side of a dispute as it is shown."""

    holds: str
    origins: tuple[Any, ...]
    said: tuple[Group, ...]
    more: int


def dispute(ask: Ask) -> Response:
    """The sides of a dispute with their exact words and independent origins."""
    view = _dispute(ask)
    sides = tuple(_position(ask, side, view) for side in view.dispute.sides)
    return ask.page(
        "dispute.html.j2",
        section="disputes",
        view=view,
        sides=sides,
        chart=safe(dispute_figures(ask)) if view.dispute.kind == "figure" else "",
        sentences=ask.sentences(group.first for side in sides for group in side.said),
        standing=ask.ledger.review.standing(view.dispute.id),
        **deciding.words(ask),
    )


def dispute_figures(ask: Ask) -> str:
    """Draw the figures of the sides of a dispute."""
    view = _dispute(ask)
    drawn = figures_of(ask, view.claims.values())
    return drawn.svg if drawn else ""


def _dispute(ask: Ask) -> DisputePage:
    return there(ask.views.dispute(ask.path("id")), ask.path("id"))


def _position(ask: Ask, side: Side, view: DisputePage) -> Position:
    refs = [ref for ref in side.claims if ref in view.claims]
    groups = same_words(view.claims[ref] for ref in refs)
    own = isolated(side.holds_ar) if ask.rtl and side.holds_ar else side.holds
    shown = groups[:CLAIMS]
    return Position(holds=own, origins=side.origins, said=tuple(shown), more=len(groups) - len(shown))


def same_words(claims: Iterable[Stated]) -> list[Group]:
    """Return claims, those that copied pages print in the same words under the first of them."""
    by_words: dict[tuple[object, ...], list[Stated]] = {}
    for one in claims:
        claim = one.claim
        by_words.setdefault((claim.event, claim.stance, claim.chain[:1], key(claim.evidence.text)), []).append(one)
    return [Group(first=first, rest=tuple(rest)) for first, *rest in by_words.values()]
