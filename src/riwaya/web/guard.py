"""What stands between the network and the pages: who may ask, how often, from where, and what a browser may load.

- Host names: on loopback only its own names are answered, so that a foreign site that points its name at 127.0.0.1
  (DNS rebinding) reads nothing.
- Writing: a request that changes something must come from a page of this server (Sec-Fetch-Site, Origin) and carry the
  token that its pages hold (`Tokens`), or be JSON, which no foreign page can send.
- Content: `POLICY` lets pages load this server's own files only, with no inline script or style; an original capture
  is shown under `SANDBOX`: no script, no form, nothing from outside.
- Sizes: a body is read no further than a form, or a batch of pages, can be long.
- Rates: where others may ask, a bucket of tokens for each client, and a small one for attempts to log in.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable

from msgspec import Struct
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self';"
    " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'"
#: A picture that stands alone holds its own style sheet.
DRAWING = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'"

SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
#: Bytes of a request body at most: of a form or a decision, and of a batch of pages that is added.
FORM, PAGES = 1024 * 1024, 256 * 1024 * 1024
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Rate(Struct, frozen=True):
    """So many requests at once, and so many a second in the long run."""

    burst: float
    second: float


#: Hashing a password is slow on purpose; failed attempts are counted by the ledger besides.
ASKING, LOGGING_IN = Rate(240, 40), Rate(40, 1)


class Limiter:
    """Buckets of tokens by client; the ones that were not used for longest are forgotten."""

    def __init__(self, rate: Rate, *, clock: Callable[[], float] = time.monotonic, clients: int = 10_000) -> None:
        self._rate, self._clock, self._clients = rate, clock, clients
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, client: str) -> bool:
        """Take a token from the client's bucket; False when it is empty."""
        now = self._clock()
        left, before = self._buckets.pop(client, (self._rate.burst, now))
        left = min(self._rate.burst, left + (now - before) * self._rate.second)
        allowed = left >= 1
        self._buckets[client] = (left - 1 if allowed else left, now)
        while len(self._buckets) > self._clients:
            self._buckets.popitem(last=False)
        return allowed


class Tokens:
    """Tokens for forms: bound to the browser's cookie by a secret that lives as long as the server."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def of(self, browser: str) -> str:
        """Return the token that pages of this browser carry."""
        return hmac.new(self._secret, browser.encode(), hashlib.sha256).hexdigest()

    def holds(self, browser: str, token: str) -> bool:
        """Whether the token is this browser's."""
        return bool(browser) and hmac.compare_digest(self.of(browser), token)


class Guard:
    """Wraps the application: refuses what must not reach it, and adds to every answer what browsers are to obey."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str] | None, secure: bool, limiter: Limiter | None) -> None:
        self._app, self._limiter, self._secure = app, limiter, secure
        self._hosts = None if hosts is None else frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope, Headers(scope=scope))
        answer = self._app if refusal is None else PlainTextResponse(refusal[1], refusal[0])
        await answer(scope, _measured(receive, PAGES if scope["path"] == "/add" else FORM), self._adding(send))

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if self._hosts is not None and host.lower() not in self._hosts:
            return 421, "this server does not answer to that name; open it by the address that it printed"
        if scope["method"] not in SAFE and not _is_own(headers, host):
            return 403, "the request came from another site"
        client = (scope.get("client") or ("", 0))[0]
        if self._limiter is not None and not scope["path"].startswith("/static/") and not self._limiter.allows(client):
            return 429, "too many requests; wait a moment"
        return None

    def _adding(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", POLICY)
                headers.setdefault("Cache-Control", "no-store")
                if self._secure:
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            await send(message)

        return sending


def _measured(receive: Receive, most: int) -> Receive:
    """Return what reads a request's body and stops one that is too large, however it is sent."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413, f"more than {most} bytes")
        return message

    return receiving


def own_hosts(port: int) -> frozenset[str]:
    """Return the values of Host that a server on loopback answers to."""
    return frozenset((*LOOPBACK, *(f"{name}:{port}" for name in LOOPBACK)))


def is_loopback(host: str) -> bool:
    """Whether an address to listen on can be reached from this machine only."""
    return host in ("localhost", "::1") or host.startswith("127.")


def _is_own(headers: Headers, host: str) -> bool:
    """Whether a request that changes something comes from a page of this server, or from no page at all."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == host
