"""Captures, the log, and the API told for people."""

from __future__ import annotations

from starlette.responses import Response

from riwaya.web import api
from riwaya.web.asking import Ask


def sources(ask: Ask) -> Response:
    """Captures, those that could not be read, and outlets."""
    failed = bool(ask.text("failed"))
    view = ask.views.sources(failed=failed, after=ask.after(), limit=ask.limit())
    named, nameless = api.publishers(ask)
    return ask.page(
        "sources.html.j2", section="sources", view=view, failed=failed, outlets=named[:200], nameless=nameless
    )


def audit(ask: Ask) -> Response:
    """Who did what to which thing, when."""
    actor, action, subject = (ask.text(name).strip() for name in ("actor", "action", "subject"))
    view = ask.views.log(actor=actor, action=action, subject=subject, after=ask.after(), limit=ask.limit(100))
    return ask.page(
        "audit.html.j2",
        section="audit",
        view=view,
        head=ask.ledger.head,
        actor=actor,
        action=action,
        subject=subject,
        doing=lambda what: ask.word("doing", what.replace(" ", "_")).replace("_", " "),
    )


def describe(ask: Ask) -> Response:
    """The operations of the API, for people."""
    return ask.page("api.html.j2", section="api", operations=api.OPERATIONS, base=api.BASE)
