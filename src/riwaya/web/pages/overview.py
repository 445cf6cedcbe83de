"""What is new, when and where it was, what waits to be settled."""

from __future__ import annotations

from starlette.responses import Response

from riwaya.store.records import Spot
from riwaya.web import api
from riwaya.web.asking import Ask
from riwaya.web.pages.drawn import map_of, safe, timeline_of


def overview(ask: Ask) -> Response:
    """What is new, when and where it was, what waits to be settled, who carries it."""
    view = api.overview(ask)
    since, until = ask.text("since"), ask.text("until")
    seen = int(ask.request.cookies.get("seen", "0") or 0) if ask.request.cookies.get("seen", "0").isdigit() else 0
    news = ask.views.news(seen) if 0 < seen < view.entries else None
    fresh = (
        [] if news is None else [(what, getattr(news, what)) for what in ("pages", "stories", "disputes", "judgements")]
    )
    spots = _spots(ask)
    named, nameless = api.publishers(ask)
    counts = view.counts
    stats = (
        ("pages", counts["pages"], "/sources"), ("outlets", len(named), "/sources"), ("claims", counts["claims"], ""),
        ("stories", counts["stories"], "/stories"), ("disputes", counts["disputes"], "/disputes"),
        ("waiting", view.waiting, "/review"), ("failures", counts["failures"], "/sources?failed=1"),
    )  # fmt: skip
    return ask.page(
        "overview.html.j2",
        section="overview",
        view=view,
        stats=stats,
        news=[(what, n) for what, n in fresh if n],
        since=since,
        until=until,
        window=f"?since={since}&until={until}" if since or until else "",
        timeline=safe(timeline(ask)),
        map=safe(place_map(ask)),
        spots=[spot for spot in spots if spot.n][:25],
        stories=ask.views.stories(since=since, until=until, limit=8),
        disputes=ask.views.disputes(status="open", since=since, until=until, order="largest", limit=8),
        outlets=named[:12],
        nameless=nameless,
    )


def timeline(ask: Ask) -> str:
    """Draw how much is told of which days."""
    since, until = ask.text("since"), ask.text("until")

    def draw() -> str:
        return timeline_of(ask, ask.views.days(since=since, until=until), tight=not since and not until)

    return ask.kept(draw, "timeline", ask.language, since, until)


def place_map(ask: Ask) -> str:
    """Draw the places that claims tell of."""
    return ask.kept(lambda: map_of(ask, _spots(ask)), "map", ask.language, ask.text("since"), ask.text("until"))


def _spots(ask: Ask) -> tuple[Spot, ...]:
    since, until = ask.text("since"), ask.text("until")
    return ask.kept(lambda: ask.views.spots(since=since, until=until, limit=120), "spots", since, until)


def seen(ask: Ask) -> Response:
    """Note that the reader has seen what is new."""
    response = ask.go("/")
    response.set_cookie("seen", str(api.overview(ask).entries), max_age=365 * 86400, httponly=True, samesite="strict")
    return response
