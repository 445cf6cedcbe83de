"""Asks an OpenAI-compatible chat endpoint, and trusts nothing that comes back.

The text of a page leaves the machine only when the user says so: loopback is free, any other host needs `allow_remote`.
`http.client` follows no redirects and heeds no proxy settings, so bytes go where the user said and nowhere else. The
answer has one deadline, however slowly its bytes drip, and one size.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from riwaya.errors import UsageError
from riwaya.second.answer import AnswerError, printable

#: Bytes of an answer at most; three hundred claims with all their words stay far below.
LARGEST = 2 * 1024 * 1024
#: Tokens that a model may write for a page.
_TOKENS = 8_192
_PATH = "/chat/completions"


class UnreachableError(AnswerError):
    """Nobody answered in time: the next page will not fare better."""


class Endpoint(Struct, frozen=True, kw_only=True):
    """Where to ask: host, port and path of the chat endpoint, the deadline in seconds and the key, never shown."""

    host: str
    port: int
    path: str
    secure: bool
    remote: bool
    timeout: float = 120.0
    key: str | None = None

    def __repr__(self) -> str:
        return f"Endpoint({self.host}:{self.port}{self.path})"


class _Message(Struct, frozen=True):
    content: str | None = None


class _Choice(Struct, frozen=True):
    message: _Message
    finish_reason: str | None = None


class _Completion(Struct, frozen=True):
    choices: tuple[_Choice, ...]


def endpoint(url: str, *, allow_remote: bool = False, timeout: float = 120.0, key: str | None = None) -> Endpoint:
    """Return the endpoint of a URL such as `http://127.0.0.1:11434/v1`.

    Raises:
        UsageError: when the URL names no such endpoint, or another machine without `allow_remote`.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _wrong(url, str(error)) from error
    if parts.scheme not in ("http", "https") or not host or not host.isascii() or parts.query or parts.fragment:
        raise _wrong(url, "is not the address of a chat endpoint")
    if parts.username is not None or parts.password is not None:
        raise _wrong("the URL", "holds a name or password", "give a key in the environment: RIWAYA_SECOND_KEY")
    if not url.isprintable() or " " in url:
        raise _wrong(printable(url), "holds characters that do not belong into a URL")
    remote, secure = not _loopback(host), parts.scheme == "https"
    if remote and not allow_remote:
        raise _wrong(url, "is another machine: the text of every page would be sent there", "say --allow-remote")
    if key is not None and (not key.isascii() or not key.isprintable() or not key.strip()):
        raise UsageError("holds characters that do not belong into a key", field="RIWAYA_SECOND_KEY")
    if key is not None and remote and not secure:
        raise _wrong(url, "would get the key unencrypted", "use https, or leave RIWAYA_SECOND_KEY unset")
    path = parts.path.rstrip("/") or "/v1"
    return Endpoint(
        host=host,
        port=port or (443 if secure else 80),
        path=path if path.endswith(_PATH) else path + _PATH,
        secure=secure,
        remote=remote,
        timeout=timeout,
        key=key,
    )


def ask(where: Endpoint, model: str, asked: Sequence[dict[str, str]]) -> str:
    """Return what the model of an endpoint answers to the messages.

    Raises:
        AnswerError: with the reason, whatever went wrong.
    """
    body = {
        "model": model,
        "messages": asked,
        "temperature": 0,
        "seed": 0,
        "stream": False,
        "max_tokens": _TOKENS,
        "response_format": {"type": "json_object"},
    }
    return _content(_post(where, msgspec.json.encode(body)))


def _post(where: Endpoint, body: bytes) -> bytes:
    """Send a request and return the body of the answer, within the deadline and the size."""
    late = threading.Event()
    connection = _connection(where)
    timer: threading.Timer | None = None
    try:
        connection.connect()
        wire = connection.sock
        _stays_here(where, wire)
        timer = threading.Timer(where.timeout, _cut, (wire, late))
        timer.daemon = True
        timer.start()
        connection.request("POST", where.path, body, _headers(where))
        with connection.getresponse() as response:
            answer = _body(response)
    except (OSError, HTTPException) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            raise UnreachableError(f"no answer within {where.timeout:g} seconds") from error
        if isinstance(error, OSError):
            raise UnreachableError(f"the endpoint cannot be reached: {printable(str(error))}") from error
        raise AnswerError(f"the answer is not HTTP: {type(error).__name__}") from error
    finally:
        if timer is not None:
            timer.cancel()
        connection.close()
    if late.is_set():  # cut off in the middle of a body without a length: it only looks whole
        raise UnreachableError(f"no answer within {where.timeout:g} seconds")
    return answer


def _connection(where: Endpoint) -> HTTPConnection:
    if where.secure:
        context = ssl.create_default_context()
        return HTTPSConnection(where.host, where.port, timeout=where.timeout, context=context)
    return HTTPConnection(where.host, where.port, timeout=where.timeout)


def _stays_here(where: Endpoint, wire: socket.socket) -> None:
    """Make sure that a name such as localhost did not lead to another machine."""
    peer = str(wire.getpeername()[0])
    if not where.remote and not _loopback(peer):
        raise AnswerError(f"{where.host} leads to another machine, {peer}; nothing was sent")


def _cut(wire: socket.socket, late: threading.Event) -> None:
    late.set()
    try:
        wire.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it is closed already


def _headers(where: Endpoint) -> dict[str, str]:
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    return headers if where.key is None else {**headers, "Authorization": f"Bearer {where.key}"}


def _body(response: HTTPResponse) -> bytes:
    if 300 <= response.status < 400:
        raise AnswerError("the endpoint redirects elsewhere; redirects are not followed")
    if response.status != 200:
        raise AnswerError(f"the endpoint answered with status {response.status}")
    body = response.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise AnswerError(f"the answer is larger than {LARGEST} bytes")
    if response.length:
        raise AnswerError("the answer breaks off before its announced length")
    return body


def _content(body: bytes) -> str:
    """Return the words of the model in an answer."""
    try:
        choices = msgspec.json.decode(body, type=_Completion).choices
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise AnswerError(f"the endpoint does not speak the chat protocol: {printable(str(error))}") from error
    if not choices or not choices[0].message.content:
        raise AnswerError("the answer is empty")
    if choices[0].finish_reason == "length":
        raise AnswerError("the model was cut off before it had finished")
    return choices[0].message.content


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _wrong(url: str, what: str, remedy: str = "name it like http://127.0.0.1:11434/v1") -> UsageError:
    return UsageError(what, where=printable(url), field="--second-reader", remedy=remedy)
