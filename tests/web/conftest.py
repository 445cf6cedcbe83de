"""A ledger of the sample pages behind a real server on loopback, and a small client."""

from __future__ import annotations

import http.client
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest
import uvicorn
from msgspec import Struct

from riwaya.ledger import Ledger
from riwaya.sample import pages
from riwaya.web import Serving, application


class Answer(Struct, frozen=True):
    """What the server answered."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode("utf-8")

    def json(self) -> Any:
        return msgspec.json.decode(self.content)


class Client:
    """Asks a server, keeps its cookies, follows nothing."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, {}

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        """Send a form with the token that this server's pages carry."""
        page = self.get("/") if "session" in self.cookies or self.get("/").status == 200 else self.get("/login")
        found = re.search(r'name="token" content="([0-9a-f]+)"', page.text)
        assert found is not None
        body = urlencode({"token": found[1], **fields}).encode()
        return self.ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded", **headers})

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        named = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
        connection.request(method, path, body, {**({"Cookie": cookie} if cookie else {}), **named})
        response = connection.getresponse()
        answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        for line in response.headers.get_all("set-cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return answer


@contextmanager
def serving(ledger: Path, **options: Any) -> Iterator[int]:
    """Serve a ledger on a free port; yield the port."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
        app = application(Serving(ledger=str(ledger), port=port, actor="tester", **options))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        sock.listen(64)
        thread = threading.Thread(target=server.run, args=([sock],))
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        try:
            yield port
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the sample pages; nobody writes to it."""
    path = tmp_path_factory.mktemp("web") / "sample.ledger"
    with Ledger(path, actor="tester") as ledger:
        ledger.add(str(pages()))
    return path


@pytest.fixture(scope="session")
def port(sample: Path) -> Iterator[int]:
    with serving(sample) as found:
        yield found


@pytest.fixture
def client(port: int) -> Client:
    return Client(port)
