"""A page, what a model might answer, and a chat endpoint on loopback that answers as a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TEXT = (
    "قال المتحدث باسم وزارة الصحة السورية سامر الخطيب إن طائرات التحالف الدولي قصفت مواقع للنظام في مدينة الرقة أمس، "
    "ما أسفر عن مقتل ثلاثة مدنيين.\n"
    "وذكر مصدر عسكري أن لجنة زارت مدينة حلب، ثم عادت لجنة أخرى إلى حلب.\n"
    "ووصف سكان الحي ليلتهم بأنها ليلة صعبة على أطفالهم.\n"
)

#: A proposal that holds: the grammar sees no event in the third line.
GOOD: dict[str, Any] = {
    "sentence": 3,
    "evidence": "ووصف سكان الحي ليلتهم بأنها ليلة صعبة على أطفالهم",
    "trigger": "ليلة صعبة",
    "event": "STATUS",
    "mode": "condition",
    "stance": "assert",
    "modality": "actual",
    "cue": "وصف",
    "chain": [{"words": "سكان الحي", "speaks_for": None}],
    "agent": [],
    "recipient": ["أطفال"],
    "place": ["الرقة"],
    "time": None,
    "figures": [],
}

#: A proposal of what the grammar tells already, with every field filled.
TOLD: dict[str, Any] = {
    "sentence": 1,
    "evidence": "طائرات التحالف الدولي قصفت مواقع للنظام في مدينة الرقة أمس، ما أسفر عن مقتل ثلاثة مدنيين",
    "trigger": "قصفت",
    "event": "ASSAULT",
    "mode": "aerial",
    "stance": "assert",
    "chain": [{"words": "سامر الخطيب", "speaks_for": "وزارة الصحة السورية"}],
    "cue": "قال",
    "agent": ["طائرات التحالف الدولي"],
    "recipient": ["مدنيين"],
    "place": ["مدينة الرقة"],
    "time": "أمس",
    "figures": ["ثلاثة مدنيين"],
}


def claims(*proposals: dict[str, Any]) -> str:
    return json.dumps({"claims": proposals}, ensure_ascii=False)


def completion(content: str, finish: str = "stop") -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}, "finish_reason": finish}]}).encode()


class Stub:
    """What the endpoint does (`reply` writes to the handler) and the requests that it got."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}/v1"
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.reply: Callable[[BaseHTTPRequestHandler], None] = sends(completion(claims(GOOD)))


def sends(
    body: bytes, *, status: int = 200, kind: str = "application/json", length: int | None = None, **headers: str
) -> Callable[[BaseHTTPRequestHandler], None]:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def drips(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, without a length, for ever: each one in time, the whole never."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def floods(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(64):
        handler.wfile.write(b" " * 65_536)


def speaks_no_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")


@contextmanager
def serving() -> Iterator[Stub]:
    """Serve a stub on a free port of loopback until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.stub.requests.append({"path": self.path, **json.loads(body)})  # type: ignore[attr-defined]
            self.server.stub.keys.append(self.headers["Authorization"])  # type: ignore[attr-defined]
            try:
                self.server.stub.reply(self)  # type: ignore[attr-defined]
            except OSError:
                self.close_connection = True  # the reader hung up, as it may

        def do_GET(self) -> None:
            raise AssertionError("a redirect was followed")

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.stub = Stub(server.server_port)  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.stub  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
