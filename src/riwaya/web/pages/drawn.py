"""Pictures that several pages draw, ready to stand in a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from riwaya.pictures import drawings
from riwaya.store import Stated
from riwaya.web.asking import Ask
from riwaya.web.names import article_url, url


def safe(svg: str) -> Any:
    """Mark a picture as what it is: markup of our own, in which every label was escaped."""
    return Markup(svg)  # noqa: S704


def timeline_of(ask: Ask, bars: Sequence[Any], *, tight: bool = False) -> str:
    """Draw how much is told of some days."""

    def words(pages: int, claims: int) -> str:
        return f"{ask.t('pages')} {pages}، {ask.t('claims')} {claims}" if ask.rtl else f"{pages} pages, {claims} claims"

    return drawings.timeline_of(bars, title=ask.t("timeline"), rtl=ask.rtl, words=words, tight=tight)


def kept_timeline(ask: Ask, name: str, bars: Sequence[Any]) -> str:
    """Draw the days of an entity, once for each language."""
    return ask.kept(lambda: timeline_of(ask, bars, tight=True), "timeline of", name, ask.language)


def map_of(ask: Ask, spots: Iterable[Any]) -> str:
    """Draw where places lie."""
    return drawings.map_of_spots(
        spots, title=ask.t("map"), beyond=ask.t("beyond"), rtl=ask.rtl, name=ask.names.name, url=url
    )


def figures_of(ask: Ask, claims: Iterable[Stated]) -> drawings.Drawn[Stated] | None:
    """Draw the figures of one category, of the one that was asked for or the most told one, over time."""
    return drawings.figures_of(
        claims, ask.text("figures"), title=ask.t("figures"), rtl=ask.rtl, name=ask.names.name, link=_link
    )


def _link(one: Stated) -> str:
    return article_url(one.doc, claim=one.claim.id)
