"""Stories: who says what of one event, who quotes whom, figures over time."""

from __future__ import annotations

from starlette.responses import Response

from riwaya.pictures import drawings
from riwaya.store.records import StoryPage
from riwaya.web import deciding
from riwaya.web.asking import Ask, there
from riwaya.web.matrix import grid, propositions
from riwaya.web.names import url
from riwaya.web.pages.drawn import figures_of, safe

#: Rows of a matrix that are shown at first.
ROWS = 40


def stories(ask: Ask) -> Response:
    """The stories, newest or largest first."""
    orders = ("newest", "largest")
    order = ask.text("order", "newest")
    view = ask.views.stories(
        since=ask.text("since"), until=ask.text("until"), order=order, after=ask.after(), limit=ask.limit()
    )
    return ask.page(
        "stories.html.j2",
        section="stories",
        view=view,
        order=order,
        orders=orders,
        since=ask.text("since"),
        until=ask.text("until"),
    )


def story(ask: Ask) -> Response:
    """Who says what of one event: matrix, graph of attribution, figures over time."""
    view = _story(ask)
    by = "camps" if ask.text("by") == "camps" else "outlets"
    chosen = view.camps if by == "camps" else view.outlets
    every = propositions(chosen.rows, {row.id for row in view.disputes if row.kind == "denial"})
    rows = every if ask.text("rows") == "all" else every[:ROWS]
    drawn = figures_of(ask, view.claims.values())
    return ask.page(
        "story.html.j2",
        section="stories",
        view=view,
        by=by,
        matrix=grid(ask, view, chosen, rows, folding=by == "outlets"),
        hidden_rows=len(every) - len(rows),
        graph=safe(_graph(ask, view)),
        chart=safe(drawn.svg) if drawn else "",
        category=drawn.category if drawn else "",
        categories=drawn.categories if drawn else (),
        charted=drawn.told if drawn else (),
        standing=ask.ledger.review.standing(view.story.id),
        **deciding.words(ask),
    )


def story_graph(ask: Ask) -> str:
    """Draw who quotes whom in a story."""
    return _graph(ask, _story(ask))


def story_figures(ask: Ask) -> str:
    """Draw the figures of a story over time."""
    drawn = figures_of(ask, _story(ask).claims.values())
    return drawn.svg if drawn else ""


def _story(ask: Ask) -> StoryPage:
    return there(ask.views.story(ask.path("id")), ask.path("id"))


def _graph(ask: Ask, view: StoryPage) -> str:
    return drawings.graph_of(view.claims.values(), title=ask.t("graph"), rtl=ask.rtl, name=ask.names.name, url=url)
