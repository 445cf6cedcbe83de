"""The reading text of a page beside its capture, and what differs between its versions."""

from __future__ import annotations

from starlette.responses import Response

from riwaya.export.dossier.marks import marked_lines
from riwaya.web.asking import Ask, there
from riwaya.web.differences import differences


def article(ask: Ask) -> Response:
    """The reading text with everything that was found in it, and the capture beside it."""
    version = ask.whole("version", 0) or None
    view = there(ask.views.article(ask.path("doc"), version=version), ask.path("doc"))
    chosen = [one for one in view.versions if (one.newest if version is None else one.number == version)]
    return ask.page(
        "article.html.j2",
        section="stories",
        view=view,
        article=view.document.article,
        published=view.document.reading.published,
        lines=marked_lines(view.document, whole=True),
        shown_version=chosen[0],
        original=bool(ask.text("original")),
    )


def compare(ask: Ask) -> Response:
    """The versions of a page, and what differs between two of them."""
    doc = ask.text("doc")
    versions = there(ask.views.versions(doc) or None, doc)
    readable = [one.number for one in versions if not one.failure]
    newer = ask.whole("b", readable[0] if readable else 0)
    older = ask.whole("a", next((one for one in readable if one < newer), newer))
    pair = [ask.views.article(doc, version=number) for number in (older, newer)]
    texts = [one.document.article.text for one in pair if one is not None]
    changes = tuple(differences(*texts)) if len(texts) == 2 and older != newer else None
    return ask.page("compare.html.j2", section="sources", doc=doc, versions=versions, a=older, b=newer, changes=changes)
