"""Where others may ask, nobody does anything without being known, and nobody more than their role allows."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya.errors import UsageError
from riwaya.ledger import Ledger
from riwaya.sample import pages
from riwaya.web import Serving, serve

from .conftest import Client, serving

PASSWORD = "a long enough one"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    path = tmp_path_factory.mktemp("rights") / "x.ledger"
    with Ledger(path, actor="setup") as ledger:
        ledger.add(*(str(page) for page in sorted(pages().glob("b*"))))
        for role in ("viewer", "reviewer", "editor", "admin"):
            ledger.users.add(f"the-{role}", role=role, password=PASSWORD)
    with serving(path, host="0.0.0.0") as port:
        yield port


def _known(port: int, role: str) -> Client:
    client = Client(port)
    client.get("/login")
    answer = client.post("/login", {"name": f"the-{role}", "password": PASSWORD, "next": "/stories"})
    assert (answer.status, answer.headers["location"]) == (303, "/stories")
    return client


@pytest.mark.parametrize("path", ["/", "/stories", "/audit", "/capture/1", "/original/1", "/export/jsonl", "/dossier"])
def test_who_is_not_known_is_led_to_the_door(served: int, path: str) -> None:
    answer = Client(served).get(path)
    assert answer.status == 303 and answer.headers["location"].startswith("/login?next=")


@pytest.mark.parametrize("path", ["/api/v1/overview", "/api/v1/openapi.json", "/jobs/x", "/jobs/x/events"])
def test_who_is_not_known_gets_nothing_from_the_api(served: int, path: str) -> None:
    assert Client(served).get(path).status == 401


@pytest.mark.parametrize("path", ["/judge", "/add", "/rebuild", "/users", "/search/save", "/logout"])
def test_a_form_of_who_is_not_known_is_not_even_read(served: int, path: str) -> None:
    answer = Client(served).ask("POST", path, b"x" * 100, {"Content-Type": "application/x-www-form-urlencoded"})
    assert (answer.status, answer.headers["location"]) == (303, "/login")


def test_a_wrong_password_lets_nobody_in_and_does_not_say_which_was_wrong(served: int) -> None:
    client = Client(served)
    client.get("/login")
    wrong = client.post("/login", {"name": "the-viewer", "password": "something else"})
    nobody = client.post("/login", {"name": "nobody", "password": "something else"})
    assert (wrong.status, nobody.status) == (403, 403)
    assert "session" not in client.cookies
    assert client.get("/").status == 303


def test_the_session_is_kept_from_scripts_and_other_sites(served: int) -> None:
    client = Client(served)
    client.get("/login")
    answer = client.post("/login", {"name": "the-viewer", "password": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie


@pytest.mark.parametrize("next_", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere_after_logging_in(served: int, next_: str) -> None:
    client = Client(served)
    client.get("/login")
    answer = client.post("/login", {"name": "the-viewer", "password": PASSWORD, "next": next_})
    assert (answer.status, answer.headers["location"]) == (303, "/")


def test_each_role_may_do_what_is_its_own(served: int) -> None:
    ref = _known(served, "viewer").get("/api/v1/queue").json()["items"][0]["stated"]
    decision = {"action": "comment", "kind": "claim", "name": f"{ref['doc']}#{ref['claim']['id']}", "value": "?"}
    expected = {
        "viewer": (403, 403, 403, 403),
        "reviewer": (303, 403, 403, 403),
        "editor": (303, 200, 400, 403),
        "admin": (303, 200, 400, 200),
    }
    for role, wanted in expected.items():
        client = _known(served, role)
        found = (
            client.post("/judge", decision).status,
            client.get("/export/jsonl").status,
            client.post("/add", {}).status,  # 400: no file was sent
            client.get("/users").status,
        )
        assert found == wanted, role
        assert client.get("/api/v1/session").json() == {"name": f"the-{role}", "role": role}


def test_a_decision_is_noted_with_the_name_of_who_made_it(served: int) -> None:
    client = _known(served, "reviewer")
    ref = client.get("/api/v1/queue").json()["items"][1]["stated"]
    name = f"{ref['doc']}#{ref['claim']['id']}"
    client.post("/judge", {"action": "accept", "kind": "claim", "name": name, "next": "/review"})
    standing = client.get(f"/api/v1/standing?name={name.replace('#', '%23')}").json()
    assert [one["judgement"]["actor"] for one in standing["decided"]] == ["the-reviewer"]
    entries = client.get("/api/v1/log?action=judge").json()["items"]
    assert entries[0]["actor"] == "the-reviewer"
    _known(served, "editor").get("/export/csv")
    assert client.get("/api/v1/log?action=export").json()["items"][0]["actor"] == "the-editor"


def test_who_looked_before_somebody_else_decided_is_told(served: int) -> None:
    first, second = _known(served, "reviewer"), _known(served, "editor")
    ref = first.get("/api/v1/queue").json()["items"][0]["stated"]
    name = f"{ref['doc']}#{ref['claim']['id']}"
    saw = first.get(f"/api/v1/standing?name={name.replace('#', '%23')}").json()["last"]
    sent = {"kind": "claim", "name": name, "saw": saw}
    assert first.post("/judge", {"action": "accept", **sent}).status == 303
    assert second.post("/judge", {"action": "reject", **sent}).status == 409


def test_who_logs_out_is_not_known_any_more(served: int) -> None:
    client = _known(served, "viewer")
    session = client.cookies["session"]
    assert client.post("/logout", {}).status == 303
    client.cookies["session"] = session
    assert client.get("/").status == 303


def test_an_administrator_keeps_users(served: int) -> None:
    client = _known(served, "admin")
    assert client.post("/users", {"what": "add", "name": "new", "role": "viewer", "password": "short"}).status == 400
    assert client.post("/users", {"what": "add", "name": "new", "role": "viewer", "password": PASSWORD}).status == 303
    assert client.post("/users", {"what": "role", "name": "new", "role": "editor"}).status == 303
    assert client.post("/users", {"what": "shut_out", "name": "new"}).status == 303
    page = client.get("/users").text
    assert "new" in page and PASSWORD not in page


def test_no_other_address_is_served_without_users(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    Ledger(path).close()
    with pytest.raises(UsageError, match="no users"):
        serve(Serving(ledger=str(path), host="0.0.0.0"), ready=lambda address: None)


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    Ledger(path).close()
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        sock.listen()
        port = sock.getsockname()[1]
        with pytest.raises(UsageError, match="listen"):
            serve(Serving(ledger=str(path), port=port), ready=lambda address: None)
