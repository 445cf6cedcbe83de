"""What can be taken along: exports, and a dossier of a story or of everything."""

from __future__ import annotations

from starlette.responses import Response

from riwaya.errors import UsageError
from riwaya.export.dossier import dossier
from riwaya.ledger import BINARY, EXPORTS
from riwaya.model import Collection
from riwaya.store.records import StoryPage
from riwaya.web import api
from riwaya.web.asking import Ask, there

#: The most pages of a dossier that is made while somebody waits.
DOSSIER = 400
#: The most pages of an export that is made while somebody waits.
EXPORTED = 20_000
#: What files of an export are called that are not one JSON object a line.
SUFFIX = {
    "collection": "json", "geojson": "geojson", "parquet": "parquet",
    **dict.fromkeys(("acled", "ucdp", "airwars", "hrdag", "csv"), "csv"),
}  # fmt: skip
#: A dossier holds its styles and its script.
DOSSIER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; sandbox allow-scripts"


def takeaway(ask: Ask) -> Response:
    """What can be taken along: a dossier of a story or of everything, and the exports."""
    total = api.overview(ask).counts["pages"]
    formats = (*EXPORTS, *BINARY) if total <= EXPORTED else ()
    return ask.page("export.html.j2", section="export", total=total, most=DOSSIER, formats=formats)


def export(ask: Ask) -> Response:
    """Hand out an export; the log notes who took it."""
    ask.need("editor")
    kind, total = ask.path("format"), api.overview(ask).counts["pages"]
    if total > EXPORTED:
        raise UsageError(
            f"{total} pages are too many to export while somebody waits",
            field="export",
            remedy=f"run `riwaya export LEDGER {kind}`",
        )
    with ask.fresh() as ledger:
        content = ledger.export_bytes(kind) if kind in BINARY else "".join(f"{one}\n" for one in ledger.export(kind))
    headers = {"Content-Disposition": f'attachment; filename="{kind}.{SUFFIX.get(kind, "jsonl")}"'}
    return Response(content, media_type="application/octet-stream", headers=headers)


def dossier_of(ask: Ask) -> Response:
    """Hand out a dossier of a story, or of the whole ledger where it is small enough to be read."""
    ask.need("editor")
    name = ask.text("story")
    if name:
        found = there(ask.views.story(name), name)
        docs = [ask.ledger.document(row.doc) for row in found.docs]
        documents = tuple(document for document in docs if document is not None)
        collection = part(ask, found)
    else:
        total = api.overview(ask).counts["pages"]
        if total > DOSSIER:
            raise UsageError(
                f"{total} pages are more than one file can hold for reading", field="dossier",
                remedy="take the dossier of a story, or run `riwaya report`",
            )  # fmt: skip
        documents, collection = tuple(ask.ledger.documents()), ask.ledger.collection()
    title = documents[0].article.title if name and documents else None
    headers = {"Content-Disposition": 'attachment; filename="dossier.html"', "Content-Security-Policy": DOSSIER_POLICY}
    return Response(dossier(documents, collection, title=title), media_type="text/html", headers=headers)


def part(ask: Ask, found: StoryPage) -> Collection:
    """Return what holds across the documents of one story."""
    pages = (ask.views.dispute(row.id) for row in found.disputes)
    return Collection(
        stories=(found.story,),
        copies=found.copies,
        accounts=found.accounts,
        disputes=tuple(page.dispute for page in pages if page is not None),
    )
