"""Puts the pages, the API and the guard together, and serves them.

Every answer is made in one of a few threads that hold the ledger open (`Desk`); the event loop only carries bytes.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cache
from importlib import resources
from urllib.parse import urlencode

from msgspec import Struct, structs
from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from riwaya import pictures
from riwaya.errors import ConflictError, LedgerError, RightsError, UsageError
from riwaya.ledger import Ledger
from riwaya.web import api, forms, originals, pages
from riwaya.web.asking import Ask, Handler, NotAllowedError, NotFoundError, Reader, Shared
from riwaya.web.desk import Desk
from riwaya.web.guard import ASKING, DRAWING, LOGGING_IN, SAFE, Guard, Limiter, Tokens, is_loopback, own_hosts
from riwaya.web.jobs import Jobs
from riwaya.web.keeping import Keeping
from riwaya.web.names import Memory
from riwaya.web.wording import LANGUAGES

_log = logging.getLogger(__name__)

YEAR = 365 * 86400
#: What may be asked without being known: the door, and what every page is made of.
OPEN = ("/login", "/static/")
_STATIC = {"app.css": "text/css", "app.js": "text/javascript", "icon.svg": "image/svg+xml"}

Endpoint = Callable[[Request], Awaitable[Response]]


class Serving(Struct, frozen=True, kw_only=True):
    """How a ledger is served: where, to whom, and who is noted in its log where there are no users."""

    ledger: str
    host: str = "127.0.0.1"
    port: int = 8000
    actor: str = "riwaya"
    secure: bool = False

    @property
    def rights(self) -> bool:
        """Whether users are needed: everywhere but on loopback."""
        return not is_loopback(self.host)


class Site:
    """What lives as long as the server: threads, jobs, tokens, limits."""

    def __init__(self, serving: Serving) -> None:
        self.serving = serving
        self.desk = Desk(serving.ledger, actor=serving.actor)
        self.shared = Shared(Jobs(self.desk.fresh), Memory(), Keeping(), serving.actor, self.desk.fresh)
        self.tokens = Tokens()
        self.logins = Limiter(LOGGING_IN)

    def close(self) -> None:
        """End what runs."""
        self.shared.jobs.close()
        self.desk.close()

    def reader(self, request: Request, ledger: Ledger, browser: str) -> Reader:
        """Return who asks."""
        asked, kept = request.query_params.get("lang"), request.cookies.get("lang")
        language = next((one for one in (asked, kept) if one in LANGUAGES), LANGUAGES[0])
        theme = request.cookies.get("theme", "")
        session = request.cookies.get("session", "")
        return Reader(
            language=str(language),
            theme=theme if theme in ("light", "dark") else "",
            token=self.tokens.of(browser),
            user=ledger.users.user(session) if self.serving.rights and session else None,
            rights=self.serving.rights,
        )


def application(serving: Serving) -> Starlette:
    """Return the web application of a ledger."""
    site = Site(serving)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        site.close()

    routes = [
        Route("/static/{name}", _static),
        *(Route(path, _page(site, handler)) for path, handler in pages.PAGES),
        *(Route(path, _page(site, _drawing(draw))) for path, draw in pages.PICTURES),
        Route("/original/{number:int}", _page(site, originals.original)),
        Route("/capture/{number:int}", _page(site, originals.download)),
        Route("/jobs/{id}", _job(site)),
        Route("/jobs/{id}/events", _events(site)),
        *(Route(path, _page(site, handler), methods=methods) for path, methods, handler in forms.FORMS),
        *(Route(one.route, _api(site, one), methods=[one.method]) for one in api.OPERATIONS),
    ]
    hosts = None if serving.rights else own_hosts(serving.port)
    guard = Middleware(Guard, hosts=hosts, secure=serving.secure, limiter=Limiter(ASKING) if serving.rights else None)
    app = Starlette(routes=routes, middleware=[guard], lifespan=lifespan, exception_handlers={404: _nothing(site)})
    app.state.site = site
    return app


def serve(serving: Serving, *, ready: Callable[[str], None]) -> None:
    """Serve a ledger until it is stopped; `ready` is told the address.

    Raises:
        UsageError: when the address is no loopback and the ledger has no users, or cannot be listened on.
        LedgerError: when the ledger cannot be opened.
    """
    import uvicorn

    with Ledger(serving.ledger, create=False) as ledger:
        if serving.rights and not ledger.users.any():
            raise UsageError(
                "anybody who reaches that address could read the ledger, and it has no users",
                where=serving.host,
                field="--host",
                remedy="add one with `riwaya users add`, or leave --host out",
            )
    config = uvicorn.Config(
        application(serving), host=serving.host, port=serving.port, log_level="warning", server_header=False,
        access_log=False, timeout_graceful_shutdown=3, proxy_headers=False,
    )  # fmt: skip
    name = f"[{serving.host}]" if ":" in serving.host else serving.host
    ready(f"http://{name}:{serving.port}/")
    try:
        uvicorn.Server(config).run()
    except SystemExit as error:  # uvicorn's way to say that it cannot listen
        raise UsageError(
            "nothing can listen there", where=f"{name}:{serving.port}", remedy="name another --port"
        ) from error


# --- endpoints ----------------------------------------------------------------------------------------------


def _page(site: Site, handler: Handler) -> Endpoint:
    """Return what answers a request with a page, made in a thread that holds the ledger."""

    async def endpoint(request: Request) -> Response:
        browser = request.cookies.get("browser", "")
        if request.method in SAFE:
            browser = browser or secrets.token_urlsafe(18)
            response = await site.desk.ask(lambda ledger: _answer(site, request, ledger, browser, None, handler))
            return _kept(site, request, response, browser)
        if request.url.path != "/login" and not await _is_known(site, request):
            return RedirectResponse("/login", 303)
        async with request.form(max_files=2000, max_fields=2000) as form:
            wrong = _refused(site, request, browser, str(form.get("token", "")))
            if wrong is not None:
                return await site.desk.ask(lambda ledger: _trouble(site, request, ledger, browser, *wrong))
            response = await site.desk.ask(lambda ledger: _answer(site, request, ledger, browser, form, handler))
        return _kept(site, request, response, browser)

    return endpoint


def _refused(site: Site, request: Request, browser: str, token: str) -> tuple[int, str] | None:
    """Return why a form is not taken: it is not from a page of this server, or too many tried to log in."""
    if not site.tokens.holds(browser, token):
        return 403, "token"
    if request.url.path == "/login" and not site.logins.allows(_client(request)):
        return 429, "login"
    return None


def _answer(
    site: Site, request: Request, ledger: Ledger, browser: str, form: FormData | None, handler: Handler
) -> Response:
    reader = site.reader(request, ledger, browser)
    if reader.rights and reader.user is None and not request.url.path.startswith(OPEN):
        return RedirectResponse(f"/login?{urlencode({'next': request.url.path})}", 303)
    ask = Ask(request, ledger, reader, form, site.shared, secure=site.serving.secure)
    try:
        return handler(ask)
    except NotFoundError as error:
        return _trouble(site, request, ledger, browser, 404, str(error))
    except NotAllowedError as error:
        return _trouble(site, request, ledger, browser, 403, str(error))
    except ConflictError as error:
        return _trouble(site, request, ledger, browser, 409, str(error))
    except RightsError as error:
        return _trouble(site, request, ledger, browser, 403, str(error))
    except UsageError as error:
        return _trouble(site, request, ledger, browser, 400, str(error))
    except LedgerError as error:
        return _trouble(site, request, ledger, browser, 500, str(error))


def _trouble(site: Site, request: Request, ledger: Ledger, browser: str, code: int, what: str) -> Response:
    ask = Ask(request, ledger, site.reader(request, ledger, browser), None, site.shared)
    words = ask.t(f"trouble_{what}") if what in ("token", "login") else what
    return ask.page("trouble.html.j2", section="trouble", http=code, code=code, what=words)


def _kept(site: Site, request: Request, response: Response, browser: str) -> Response:
    """Let the browser keep what it is known by and the language it chose."""
    secure = site.serving.secure
    if "browser" not in request.cookies:
        response.set_cookie("browser", browser, max_age=YEAR, httponly=True, samesite="strict", secure=secure)
    language = request.query_params.get("lang")
    if language in LANGUAGES:
        response.set_cookie("lang", str(language), max_age=YEAR, httponly=True, samesite="strict", secure=secure)
    return response


def _drawing(draw: Callable[[Ask], str]) -> Handler:
    """Return what answers with a picture as a file of its own."""

    def handler(ask: Ask) -> Response:
        svg = draw(ask)
        if not svg:
            raise NotFoundError(ask.request.url.path)
        return Response(
            pictures.standalone(svg), media_type="image/svg+xml", headers={"Content-Security-Policy": DRAWING}
        )

    return handler


def _api(site: Site, operation: api.Operation) -> Endpoint:
    """Return what answers a request of the API with JSON."""

    async def endpoint(request: Request) -> Response:
        body = b""
        if request.method not in SAFE and await _is_known(site, request):
            if request.headers.get("content-type", "").partition(";")[0] != "application/json":
                return api.problem(415, "the body must be JSON", "send Content-Type: application/json")
            body = await request.body()

        def work(ledger: Ledger) -> Response:
            reader = site.reader(request, ledger, request.cookies.get("browser", ""))
            if reader.rights and reader.user is None:
                return api.problem(401, "nobody is logged in", "log in at /login and send the cookie `session`")
            ask = Ask(request, ledger, reader, None, site.shared)
            return api.answer(operation, ask, body)

        return await site.desk.ask(work)

    return endpoint


def _job(site: Site) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        found = site.shared.jobs.find(request.path_params["id"])
        return JSONResponse(None, 404) if found is None else JSONResponse(structs.asdict(found))

    return _known(site, endpoint)


def _events(site: Site) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return StreamingResponse(site.shared.jobs.events(request.path_params["id"]), media_type="text/event-stream")

    return _known(site, endpoint)


def _known(site: Site, endpoint: Endpoint) -> Endpoint:
    """Return the endpoint for those who are logged in, where that is needed."""

    async def guarded(request: Request) -> Response:
        return await endpoint(request) if await _is_known(site, request) else JSONResponse(None, 401)

    return guarded


async def _is_known(site: Site, request: Request) -> bool:
    """Whether somebody who is known asks, or nobody needs to be."""
    session = request.cookies.get("session", "")
    return not site.serving.rights or await site.desk.ask(lambda ledger: ledger.users.user(session)) is not None


def _nothing(site: Site) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(request: Request, error: Exception) -> Response:
        code = error.status_code if isinstance(error, HTTPException) else 404
        if request.url.path.startswith(api.BASE):
            return api.problem(code, "there is no such address", f"the addresses are listed at {api.BASE}/openapi.json")
        browser = request.cookies.get("browser", "")
        return await site.desk.ask(lambda ledger: _trouble(site, request, ledger, browser, code, request.url.path))

    return handler


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name == "pictures.css":
        content, media_type = pictures.styles().encode(), "text/css"
    elif name in _STATIC:
        content, media_type = _file(name), _STATIC[name]
    else:
        raise HTTPException(404)
    return Response(content, media_type=media_type, headers={"Cache-Control": "private, max-age=3600"})


@cache
def _file(name: str) -> bytes:
    return (resources.files("riwaya.web") / "static" / name).read_bytes()


def _client(request: Request) -> str:
    return request.client.host if request.client is not None else ""
