"""The HTTP API: everything that the pages show, as JSON, under /api/v1.

Each operation is a row of `OPERATIONS`: what it answers with is a record of the store, so the pages and the API cannot
tell different things. Lists come in stretches: `next` of one is `after` of the following. An answer carries an ETag; a
request with If-None-Match that holds it is answered with 304. What changes something takes JSON, which no foreign page
can send. /api/v1/openapi.json describes it all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from msgspec import Struct
from starlette.responses import Response

from riwaya import __version__
from riwaya.errors import ConflictError, LedgerError, RightsError, UsageError
from riwaya.model import Account, Correction, Judgement, Passage, TargetKind, Verdict
from riwaya.store import Hit, Page, Stated
from riwaya.store import records as held
from riwaya.web.asking import Ask, NotAllowedError, NotFoundError, there
from riwaya.web.jobs import Progress
from riwaya.web.names import is_named

BASE = "/api/v1"


class Field(Struct, frozen=True):
    """A field of a query: its name and what it means."""

    name: str
    means: str
    whole: bool = False


class Operation(Struct, frozen=True, kw_only=True):
    """Something that can be asked: address, what answers it, the type of the answer, and the fields it takes."""

    path: str
    does: str
    work: Callable[..., Any]
    gives: Any
    fields: tuple[Field, ...] = ()
    method: str = "GET"
    takes: Any = None
    role: str = "viewer"

    @property
    def route(self) -> str:
        """The address as the server knows it."""
        return BASE + self.path

    @property
    def name(self) -> str:
        """The name of what does the work, which is that of the operation."""
        return str(self.work.__name__)


class Problem(Struct, frozen=True, kw_only=True):
    """What went wrong (RFC 9457): the status, what, where, and what helps."""

    status: int
    title: str
    field: str = ""
    remedy: str = ""


class AccountPage(Struct, frozen=True, kw_only=True):
    """An account with its claims, keyed `doc#id`."""

    account: Account
    claims: dict[str, Stated]


class Decision(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision that is sent: an action on a thing, with what it takes (docs/ledger.md).

    `name` is that of a claim (`doc#id`), a page, or the id of a dispute, account, story or judgement; `items` are what
    is merged or split; `span` is where a name stands in a page; `saw` is `Standing.last` of when it was looked at.
    """

    action: Verdict
    kind: TargetKind
    name: str = ""
    items: tuple[str, ...] = ()
    span: tuple[int, int] | None = None
    reason: str = ""
    value: str = ""
    correction: Correction | None = None
    saw: str | None = None


class Search(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A search that is kept: a query under a name. An empty query forgets it."""

    name: str
    query: str = ""


class Session(Struct, frozen=True, kw_only=True):
    """Who asks: name and role, or null where no users are needed."""

    name: str | None
    role: str | None


# --- answering ----------------------------------------------------------------------------------------------


def answer(operation: Operation, ask: Ask, body: bytes) -> Response:
    """Answer a request with JSON, or with 304 where the asker holds that answer already."""
    try:
        ask.need(operation.role)
        given = () if operation.takes is None else (msgspec.json.decode(body, type=operation.takes),)
        found = operation.work(ask, *given)
    except NotFoundError as error:
        return problem(404, f"the ledger holds no {error}", "")
    except NotAllowedError as error:
        return problem(403, f"it needs the role {error}", "ask an administrator")
    except ConflictError as error:
        return problem(409, str(error), error.remedy)
    except RightsError as error:
        return problem(403, str(error), error.remedy)
    except UsageError as error:
        return problem(400, error.what, error.remedy, field=error.field)
    except msgspec.DecodeError as error:
        return problem(400, str(error), f"see {BASE}/openapi.json", field="body")
    except LedgerError as error:
        return problem(500, str(error), error.remedy)
    return encoded(ask, found)


def encoded(ask: Ask, found: Any) -> Response:
    """Return JSON with its ETag."""
    content = msgspec.json.encode(found)
    tag = f'"{hashlib.sha256(content).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    held_by_asker = {one.strip().removeprefix("W/") for one in ask.request.headers.get("if-none-match", "").split(",")}
    if ask.request.method == "GET" and (tag in held_by_asker or "*" in held_by_asker):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)


def problem(status: int, title: str, remedy: str, *, field: str = "") -> Response:
    """Return an error as JSON."""
    content = msgspec.json.encode(Problem(status=status, title=title, field=field, remedy=remedy))
    return Response(content, status, media_type="application/problem+json")


# --- operations ---------------------------------------------------------------------------------------------


def openapi(ask: Ask) -> dict[str, Any]:
    """Return the description of the API."""
    return document()


def session(ask: Ask) -> Session:
    """Return who asks."""
    user = ask.reader.user
    return Session(name=user.name if user else None, role=user.role if user else None)


def overview(ask: Ask) -> held.Overview:
    """Return what the ledger holds and what waits for a person."""
    return ask.kept(ask.views.overview, "overview")


def news(ask: Ask) -> held.News:
    """Return what came since an entry of the log."""
    return ask.views.news(ask.whole("since", 0))


def days(ask: Ask) -> tuple[held.Bar, ...]:
    """Return how much is told of each day."""
    narrow = {name: ask.text(name) or None for name in ("event", "place", "actor", "outlet")}
    since, until = ask.text("since"), ask.text("until")
    key = ("days", since, until, *(f"{name}:{value}" for name, value in narrow.items()))
    return ask.kept(lambda: ask.views.days(since=since, until=until, **narrow), *key)


def spots(ask: Ask) -> tuple[held.Spot, ...]:
    """Return the places that claims tell of, with their positions."""
    since, until, limit = ask.text("since"), ask.text("until"), ask.limit(200)
    return ask.kept(lambda: ask.views.spots(since=since, until=until, limit=limit), "spots", since, until, str(limit))


def top(ask: Ask) -> tuple[held.Count, ...]:
    """Return what is told of most often."""
    return ask.views.top(ask.path("what"), since=ask.text("since"), until=ask.text("until"), limit=ask.limit(20))


def stories(ask: Ask) -> Page[held.StoryRow]:
    """Return stories."""
    return ask.views.stories(order=ask.text("order", "newest"), **_about(ask), **_window(ask), **_stretch(ask))


def story(ask: Ask) -> held.StoryPage:
    """Return a story with the matrix of its claims."""
    return there(ask.views.story(ask.path("id")), ask.path("id"))


def documents(ask: Ask) -> Page[held.DocRow]:
    """Return pages."""
    return ask.views.documents(outlet=ask.text("outlet") or None, **_window(ask), **_stretch(ask))


def article(ask: Ask) -> held.ArticlePage:
    """Return an article with everything that was read from it."""
    return there(ask.views.article(ask.path("doc"), version=ask.whole("version", 0) or None), ask.path("doc"))


def versions(ask: Ask) -> tuple[held.Version, ...]:
    """Return the captures of a page."""
    return there(ask.views.versions(ask.text("doc")) or None, ask.text("doc"))


def disputes(ask: Ask) -> Page[held.DisputeRow]:
    """Return disputes."""
    order, status = ask.text("order", "newest"), ask.text("status")
    return ask.views.disputes(order=order, status=status, **_about(ask), **_window(ask), **_stretch(ask))


def dispute(ask: Ask) -> held.DisputePage:
    """Return a dispute with its sides, origins and exact words."""
    return there(ask.views.dispute(ask.path("id")), ask.path("id"))


def account(ask: Ask) -> AccountPage:
    """Return an account: claims that say the same, and their origins."""
    found, claims = there(ask.views.account(ask.path("id")), ask.path("id"))
    return AccountPage(account=found, claims=claims)


def entity(ask: Ask) -> held.EntityPage:
    """Return an actor or place."""
    return there(ask.views.entity(ask.path("entity")), ask.path("entity"))


def claims(ask: Ask) -> Page[Stated]:
    """Return the claims in which an entity plays a part."""
    name = ask.text("entity")
    if not name:
        raise UsageError("it is missing", field="entity", remedy="name an entity, such as group:houthis")
    return ask.views.claims(entity=name, role=ask.text("role"), **_window(ask), **_stretch(ask))


def outlets(ask: Ask) -> tuple[held.OutletRow, ...]:
    """Return the outlets."""
    return ask.kept(ask.views.outlets, "outlets")


def publishers(ask: Ask) -> tuple[list[held.OutletRow], int]:
    """Return the outlets that have a name, and how many pages name no publisher."""
    every = outlets(ask)
    named = [row for row in every if is_named(row.outlet)]
    return named, sum(row.pages for row in every) - sum(row.pages for row in named)


def outlet(ask: Ask) -> held.OutletPage:
    """Return an outlet: what it carries, whom it copies, whether it is first."""
    name = ask.path("outlet")
    return there(ask.kept(lambda: ask.views.outlet(name), "outlet", name), name)


def suggest(ask: Ask) -> tuple[held.Count, ...]:
    """Return entities whose name begins so."""
    return ask.views.suggest(ask.text("text"), kind=ask.text("kind"), limit=ask.limit(12))


def search(ask: Ask) -> Page[Hit]:
    """Return the pages that answer a query."""
    return ask.ledger.search(ask.text("q"), order=ask.text("order", "best"), **_stretch(ask, 20))


def sources(ask: Ask) -> Page[held.SourceRow]:
    """Return captures, or those that could not be read."""
    return ask.views.sources(failed=bool(ask.text("failed")), **_stretch(ask))


def searches(ask: Ask) -> tuple[held.SavedSearch, ...]:
    """Return the searches that the asker keeps."""
    return ask.saved()


def keep_search(ask: Ask, search: Search) -> tuple[held.SavedSearch, ...]:
    """Keep a search, or forget it."""
    if search.query:
        ask.views.save_search(ask.owner, search.name, search.query)
    else:
        ask.views.drop_search(ask.owner, search.name)
    return ask.saved()


def queue(ask: Ask) -> Page[held.Waiting]:
    """Return the claims that wait for a person."""
    return ask.ledger.review.queue(**_stretch(ask))


def judgements(ask: Ask) -> Page[held.Decided]:
    """Return decisions, last first."""
    if ask.text("unattached"):
        return ask.ledger.review.unattached(**_stretch(ask))
    return ask.ledger.review.history(actor=ask.text("actor"), **_stretch(ask))


def standing(ask: Ask) -> held.Standing:
    """Return what people decided about one thing."""
    return ask.ledger.review.standing(ask.text("name"))


def judge(ask: Ask, decision: Decision) -> Judgement:
    """Take a decision."""
    review = ask.ledger.review
    if decision.action == "undo":
        return review.undo(decision.name, actor=ask.reader.name, reason=decision.reason, saw=decision.saw)
    span = None if decision.span is None else Passage(start=decision.span[0], end=decision.span[1])
    target = review.target(decision.kind, decision.name, items=decision.items, span=span)
    return review.judge(
        decision.action,
        target,
        actor=ask.reader.name,
        reason=decision.reason,
        value=decision.value,
        correction=decision.correction,
        saw=decision.saw,
    )


def reconcile(ask: Ask) -> Progress:
    """Make stories, accounts and disputes anew."""
    return ask.jobs.reconcile(actor=ask.reader.name)


def log(ask: Ask) -> Page[held.Entry]:
    """Return the log."""
    actor, action, subject = (ask.text(name) for name in ("actor", "action", "subject"))
    return ask.views.log(actor=actor, action=action, subject=subject, **_stretch(ask, 100))


def job(ask: Ask) -> Progress:
    """Return how far a long work is; /jobs/ID/events tells it as server-sent events."""
    return there(ask.jobs.find(ask.path("id")), ask.path("id"))


def rebuild(ask: Ask) -> Progress:
    """Read every stored page again."""
    return ask.jobs.rebuild(overview(ask).counts["captures"], actor=ask.reader.name)


def _window(ask: Ask) -> dict[str, Any]:
    return {"since": ask.text("since"), "until": ask.text("until")}


def _about(ask: Ask) -> dict[str, Any]:
    return {"entity": ask.text("entity") or None}


def _stretch(ask: Ask, limit: int = 50) -> dict[str, Any]:
    return {"after": ask.after(), "limit": ask.limit(limit)}


# --- description --------------------------------------------------------------------------------------------


def document() -> dict[str, Any]:
    """Return the OpenAPI document: addresses from `OPERATIONS`, schemas from the records themselves."""
    types = [one for operation in OPERATIONS for one in (operation.gives, operation.takes) if one is not None]
    _, schemas = msgspec.json.schema_components([*types, Problem], ref_template="#/components/schemas/{name}")
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        shown = operation.path.replace(":path", "")
        paths.setdefault(BASE + shown, {})[operation.method.lower()] = _described(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Riwaya", "version": __version__, "description": str(__doc__).strip()},
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "session"}},
        },
    }


def _described(operation: Operation) -> dict[str, Any]:
    (schema,), _ = msgspec.json.schema_components([operation.gives], ref_template="#/components/schemas/{name}")
    wrong = {"description": "what went wrong", "content": _json({"$ref": "#/components/schemas/Problem"}, "problem+")}
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.does,
        "parameters": list(_parameters(operation)),
        "responses": {"200": {"description": "the answer", "content": _json(schema)}, "4XX": wrong},
    }
    if operation.takes is not None:
        (body,), _ = msgspec.json.schema_components([operation.takes], ref_template="#/components/schemas/{name}")
        described["requestBody"] = {"required": True, "content": _json(body)}
    return described


def _parameters(operation: Operation) -> Iterator[dict[str, Any]]:
    for part in operation.path.split("/"):
        if part.startswith("{"):
            name = part.strip("{}").partition(":")[0]
            yield {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
    for field in operation.fields:
        kind = "integer" if field.whole else "string"
        yield {"name": field.name, "in": "query", "description": field.means, "schema": {"type": kind}}


def _json(schema: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    return {f"application/{prefix}json": {"schema": schema}}


_WINDOW = (Field("since", "first day, or its year or month"), Field("until", "last day, inclusive"))
_STRETCH = (Field("after", "`next` of the stretch before"), Field("limit", "items at most, up to 200", True))
_ENTITY = Field("entity", "an entity's id")
_ORDER = Field("order", "newest or largest")

OPERATIONS: tuple[Operation, ...] = (
    Operation(path="/openapi.json", does="This description", work=openapi, gives=dict[str, Any]),
    Operation(path="/session", does="Who asks", work=session, gives=Session),
    Operation(path="/overview", does="What the ledger holds and what waits", work=overview, gives=held.Overview),
    Operation(
        path="/news",
        does="What came since an entry of the log",
        work=news,
        gives=held.News,
        fields=(Field("since", "number of the entry", True),),
    ),
    Operation(
        path="/days",
        does="How much is told of each day",
        work=days,
        gives=tuple[held.Bar, ...],
        fields=(
            *_WINDOW,
            *(Field(one, "only of this; one of the four") for one in ("event", "place", "actor", "outlet")),
        ),
    ),
    Operation(
        path="/spots",
        does="Places for the map",
        work=spots,
        gives=tuple[held.Spot, ...],
        fields=(*_WINDOW, _STRETCH[1]),
    ),
    Operation(
        path="/top/{what}",
        does="What is told of most: event, place, actor, speaker or carrier",
        work=top,
        gives=tuple[held.Count, ...],
        fields=(*_WINDOW, _STRETCH[1]),
    ),
    Operation(
        path="/stories",
        does="Stories",
        work=stories,
        gives=Page[held.StoryRow],
        fields=(_ENTITY, _ORDER, *_WINDOW, *_STRETCH),
    ),
    Operation(path="/stories/{id}", does="A story with the matrix of its claims", work=story, gives=held.StoryPage),
    Operation(
        path="/documents",
        does="Pages, newest first",
        work=documents,
        gives=Page[held.DocRow],
        fields=(Field("outlet", "an outlet's id"), *_WINDOW, *_STRETCH),
    ),
    Operation(
        path="/articles/{doc:path}",
        does="An article with everything read from it",
        work=article,
        gives=held.ArticlePage,
        fields=(Field("version", "number of an older capture", True),),
    ),
    Operation(
        path="/versions",
        does="The captures of a page",
        work=versions,
        gives=tuple[held.Version, ...],
        fields=(Field("doc", "the page's name"),),
    ),
    Operation(
        path="/disputes",
        does="Disputes",
        work=disputes,
        gives=Page[held.DisputeRow],
        fields=(Field("status", "open, settled or left_open"), _ENTITY, _ORDER, *_WINDOW, *_STRETCH),
    ),
    Operation(
        path="/disputes/{id}", does="A dispute with its sides and exact words", work=dispute, gives=held.DisputePage
    ),
    Operation(
        path="/accounts/{id}", does="Claims that say the same, and their origins", work=account, gives=AccountPage
    ),
    Operation(path="/entities/{entity:path}", does="An actor or place", work=entity, gives=held.EntityPage),
    Operation(
        path="/claims",
        does="Claims in which an entity plays a part",
        work=claims,
        gives=Page[Stated],
        fields=(_ENTITY, Field("role", "origin, speaker, agent, recipient or place"), *_WINDOW, *_STRETCH),
    ),
    Operation(path="/outlets", does="Outlets", work=outlets, gives=tuple[held.OutletRow, ...]),
    Operation(
        path="/outlets/{outlet:path}",
        does="An outlet: what it carries, whom it copies",
        work=outlet,
        gives=held.OutletPage,
    ),
    Operation(
        path="/suggest",
        does="Entities whose name begins so",
        work=suggest,
        gives=tuple[held.Count, ...],
        fields=(Field("text", "how it begins"), Field("kind", "part of the id before the colon"), _STRETCH[1]),
    ),
    Operation(
        path="/search",
        does="Pages that answer a query (docs/search.md)",
        work=search,
        gives=Page[Hit],
        fields=(Field("q", "words and fields"), Field("order", "best or newest"), *_STRETCH),
    ),
    Operation(
        path="/sources",
        does="Captures",
        work=sources,
        gives=Page[held.SourceRow],
        fields=(Field("failed", "1 for those that could not be read"), *_STRETCH),
    ),
    Operation(
        path="/log",
        does="Who did what, when",
        work=log,
        gives=Page[held.Entry],
        fields=(Field("actor", "who"), Field("action", "what"), Field("subject", "to which thing"), *_STRETCH),
    ),
    Operation(path="/searches", does="Searches that are kept", work=searches, gives=tuple[held.SavedSearch, ...]),
    Operation(
        path="/searches",
        does="Keep a search, or forget it",
        work=keep_search,
        gives=tuple[held.SavedSearch, ...],
        method="POST",
        takes=Search,
    ),
    Operation(
        path="/queue",
        does="Claims that wait for a person, and why",
        work=queue,
        gives=Page[held.Waiting],
        fields=_STRETCH,
    ),
    Operation(
        path="/judgements",
        does="Decisions, last first",
        work=judgements,
        gives=Page[held.Decided],
        fields=(Field("actor", "of one person"), Field("unattached", "1 for those whose target is gone"), *_STRETCH),
    ),
    Operation(
        path="/judgements",
        does="Take a decision",
        work=judge,
        gives=Judgement,
        method="POST",
        takes=Decision,
        role="reviewer",
    ),
    Operation(
        path="/standing",
        does="What people decided about one thing",
        work=standing,
        gives=held.Standing,
        fields=(Field("name", "doc#claim, a page, or the id of a dispute, account or story"),),
    ),
    Operation(
        path="/reconcile",
        does="Make stories, accounts and disputes anew",
        work=reconcile,
        gives=Progress,
        method="POST",
        role="editor",
    ),
    Operation(path="/jobs/{id}", does="How far a long work is", work=job, gives=Progress),
    Operation(
        path="/rebuild", does="Read every stored page again", work=rebuild, gives=Progress, method="POST", role="editor"
    ),
)
