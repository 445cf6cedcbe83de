"""Words and fields, in context."""

from __future__ import annotations

from starlette.responses import Response

from riwaya.errors import UsageError
from riwaya.knowledge import ontology
from riwaya.store import Hit
from riwaya.web.asking import Ask

#: Hits of a search that are shown at once.
HITS = 25
#: Fields of the search form, in the order they are joined to the query.
FIELDS = ("speaker", "agent", "recipient", "place", "outlet", "stance", "event", "figure", "since", "until")


def search(ask: Ask) -> Response:
    """Words and fields, in context; searches that are kept."""
    query = ask.text("q").strip()
    fields = {name: ask.text(name).strip() for name in FIELDS}
    given = (f"{name}:{_quoted_value(value)}" for name, value in fields.items() if value)
    asked = " ".join([*([query] if query else []), *given])
    hits: tuple[Hit, ...] = ()
    following, wrong = None, ""
    if asked:
        try:
            found = ask.ledger.search(asked, limit=ask.limit(HITS), after=ask.after())
            hits, following = found.items, found.next
        except UsageError as error:
            wrong = f"{error.what} ({error.remedy})" if error.remedy else error.what
    return ask.page(
        "search.html.j2",
        section="search",
        query=query,
        fields=fields,
        asked=asked,
        hits=hits,
        following=following,
        wrong=wrong,
        limit=ask.limit(HITS),
        event_types=[(name, getattr(kind.label, ask.language)) for name, kind in ontology.types().items()],
        saved=ask.saved(),
        may_save=ask.reader.may("viewer"),
    )


def _quoted_value(value: str) -> str:
    plain = value.replace('"', "")
    return f'"{plain}"' if " " in plain else plain
