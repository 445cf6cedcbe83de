"""Where text may be sent and what may come back: nothing leaves unasked, nothing that answers is trusted."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from tests.second.stub import Stub, completion, drips, floods, sends, serving, speaks_no_http

from riwaya.errors import UsageError
from riwaya.second import AnswerError, endpoint
from riwaya.second.chat import LARGEST, UnreachableError, ask

ASKED = ({"role": "user", "content": "سؤال"},)


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("http://127.0.0.1:11434/v1", "127.0.0.1", 11434, "/v1/chat/completions"),
        ("http://localhost:8080", "localhost", 8080, "/v1/chat/completions"),
        ("http://[::1]:8000/", "::1", 8000, "/v1/chat/completions"),
        ("http://127.8.8.8/api/v1/chat/completions", "127.8.8.8", 80, "/api/v1/chat/completions"),
        ("https://localhost/x/", "localhost", 443, "/x/chat/completions"),
    ],
)
def test_loopback_needs_no_leave(url: str, host: str, port: int, path: str) -> None:
    found = endpoint(url)
    assert (found.host, found.port, found.path, found.remote) == (host, port, path, False)


@pytest.mark.parametrize(
    "url",
    [
        "http://192.168.1.20:11434/v1",
        "https://example.org/v1",
        "http://0.0.0.0:8080",
        "http://127.0.0.1.example.org/v1",
        "http://localhost.example.org/v1",
        "http://2130706433/v1",
    ],
)
def test_any_other_host_needs_leave(url: str) -> None:
    with pytest.raises(UsageError, match="allow-remote"):
        endpoint(url)
    assert endpoint(url, allow_remote=True).remote


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:11434",
        "ftp://localhost/v1",
        "file:///etc/passwd",
        "http://",
        "http://localhost:port/v1",
        "http://localhost:99999/v1",
        "http://user:secret@localhost/v1",
        "http://localhost/v1?key=secret",
        "http://localhost/v1\r\nX-Other: 1",
        "http://[::1/v1",
    ],
)
def test_what_is_no_endpoint_is_wrong_usage(url: str) -> None:
    with pytest.raises(UsageError) as error:
        endpoint(url, allow_remote=True)
    assert "user:secret" not in str(error.value)


def test_a_key_is_not_sent_unencrypted_to_another_machine() -> None:
    with pytest.raises(UsageError, match="unencrypted"):
        endpoint("http://example.org/v1", allow_remote=True, key="k")
    assert endpoint("https://example.org/v1", allow_remote=True, key="k").key == "k"


@pytest.mark.parametrize("key", ["two\nlines", " ", "مفتاح"])
def test_a_key_that_is_none_is_wrong_usage(key: str) -> None:
    with pytest.raises(UsageError) as error:
        endpoint("http://localhost/v1", key=key)
    assert "RIWAYA_SECOND_KEY" in str(error.value)


def test_a_key_is_sent_and_never_shown(stub: Stub) -> None:
    where = endpoint(stub.url, key="very-secret")
    ask(where, "m", ASKED)
    assert stub.keys == ["Bearer very-secret"]
    assert "very-secret" not in repr(where)


def test_the_question_is_in_the_chat_protocol(stub: Stub) -> None:
    ask(endpoint(stub.url), "small-model", ASKED)
    request = stub.requests[0]
    assert request["path"] == "/v1/chat/completions"
    assert request["model"] == "small-model"
    assert request["messages"] == list(ASKED)
    assert (request["temperature"], request["stream"]) == (0, False)
    assert stub.keys == [None]


def test_the_answer_is_what_the_model_said(stub: Stub) -> None:
    stub.reply = sends(completion("جواب"))
    assert ask(endpoint(stub.url), "m", ASKED) == "جواب"


GOOD = completion("{}")


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (sends(b"", status=500), "status 500"),
        (sends(GOOD, status=404), "status 404"),
        (sends(GOOD, status=204), "status 204"),
        (sends(b"<html>busy</html>", kind="text/html"), "does not speak the chat protocol"),
        (sends(b""), "does not speak the chat protocol"),
        (sends(GOOD[:-20]), "does not speak the chat protocol"),
        (sends(b"[" * 500_000), "does not speak the chat protocol"),
        (sends(b'{"choices": "many"}'), "does not speak the chat protocol"),
        (sends(b'{"error": "no such model \x1b[2J"}'), "does not speak the chat protocol"),
        (sends(b"\xff\xfe\x00"), "does not speak the chat protocol"),
        (sends(b'{"choices": []}'), "empty"),
        (sends(b'{"choices": [{"message": {"content": null}}]}'), "empty"),
        (sends(completion('{"claims": [', finish="length")), "cut off"),
        (sends(GOOD, length=len(GOOD) + 50), "breaks off|not HTTP"),
        (sends(completion(" " * LARGEST)), "larger than"),
        (floods, "larger than"),
        (speaks_no_http, "not HTTP"),
    ],
    ids=[
        "500",
        "404",
        "204",
        "HTML",
        "nothing",
        "truncated",
        "deep",
        "other shape",
        "error",
        "no text",
        "no choice",
        "no content",
        "out of tokens",
        "short of its length",
        "large",
        "endless",
        "other protocol",
    ],
)
def test_bad_answers_are_named(stub: Stub, reply: Callable[[BaseHTTPRequestHandler], None], reason: str) -> None:
    stub.reply = reply
    with pytest.raises(AnswerError, match=reason) as error:
        ask(endpoint(stub.url, timeout=20), "m", ASKED)
    assert str(error.value).isprintable()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(stub: Stub, status: int) -> None:
    with serving() as other:
        stub.reply = sends(b"", status=status, Location=other.url)
        with pytest.raises(AnswerError, match="redirects"):
            ask(endpoint(stub.url), "m", ASKED)
        assert other.requests == []


def test_proxies_of_the_environment_are_not_heeded(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        ask(endpoint(stub.url), "m", ASKED)
        assert (len(stub.requests), proxy.requests) == (1, [])


def _sleeps(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.6)


@pytest.mark.parametrize("reply", [_sleeps, drips], ids=["silent", "dripping"])
def test_the_deadline_holds_however_slowly_bytes_come(
    stub: Stub, reply: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    stub.reply = reply
    with pytest.raises(UnreachableError, match=r"within 0\.3 seconds"):
        ask(endpoint(stub.url, timeout=0.3), "m", ASKED)


def test_an_endpoint_that_is_down_is_named() -> None:
    with serving() as gone:
        url = gone.url
    with pytest.raises(UnreachableError, match="cannot be reached"):
        ask(endpoint(url), "m", ASKED)


def test_a_name_that_leads_elsewhere_is_sent_nothing(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    where = endpoint(stub.url)
    monkeypatch.setattr("riwaya.second.chat._loopback", lambda host: False)
    with pytest.raises(AnswerError, match="nothing was sent"):
        ask(where, "m", ASKED)
    assert stub.requests == []


def test_what_is_sent_is_json_of_the_question_alone(stub: Stub) -> None:
    ask(endpoint(stub.url), "m", ASKED)
    sent: dict[str, Any] = stub.requests[0]
    assert set(sent) == {
        "path",
        "model",
        "messages",
        "temperature",
        "seed",
        "stream",
        "max_tokens",
        "response_format",
    }
    assert json.dumps(sent["response_format"]) == '{"type": "json_object"}'
