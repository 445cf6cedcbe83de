"""Who may reach the pages, from where, how often; and what browsers are told to obey."""

from __future__ import annotations

import re

import pytest

from riwaya.web.guard import FORM, Limiter, Rate, Tokens, is_loopback

from .conftest import Client


def test_a_foreign_name_for_this_machine_is_refused(client: Client) -> None:
    assert client.get("/", Host=f"evil.example:{client.port}").status == 421
    assert client.get("/", Host=f"localhost:{client.port}").status == 200


def test_pages_load_nothing_from_elsewhere_and_run_nothing_inline(client: Client) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy


def test_an_original_is_shown_without_scripts_or_anything_from_outside(client: Client) -> None:
    number = re.search(r"/original/(\d+)", client.get("/article/a1-madar.html?original=1").text)
    assert number is not None
    answer = client.get(f"/original/{number[1]}")
    policy = answer.headers["content-security-policy"]
    assert answer.status == 200 and "sandbox" in policy and "allow-" not in policy and "script-src" not in policy
    assert 'sandbox=""' in client.get("/article/a1-madar.html?original=1").text


def test_bytes_are_handed_out_as_they_came_and_never_as_a_page(client: Client) -> None:
    answer = client.get("/capture/1")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}],
    ids=["of another origin", "of another site"],
)
def test_a_form_from_another_site_changes_nothing(client: Client, headers: dict[str, str]) -> None:
    assert client.post("/rebuild", {}, **headers).status == 403


def test_a_form_without_the_token_of_the_page_changes_nothing(client: Client) -> None:
    answer = client.post("/rebuild", {"token": "0" * 64})
    assert answer.status == 403


def test_the_api_takes_json_only_since_no_foreign_page_can_send_it(client: Client) -> None:
    answer = client.ask("POST", "/api/v1/rebuild", b"x=1", {"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status == 415


def test_a_bucket_fills_again_with_time() -> None:
    now = [0.0]
    limiter = Limiter(Rate(2, 0.5), clock=lambda: now[0])
    assert [limiter.allows("a") for _ in range(3)] == [True, True, False]
    assert limiter.allows("b")
    now[0] = 2.0
    assert limiter.allows("a") and not limiter.allows("a")


def test_the_least_used_bucket_is_forgotten_first() -> None:
    limiter = Limiter(Rate(1, 0), clock=lambda: 0.0, clients=2)
    assert limiter.allows("a") and limiter.allows("b") and limiter.allows("c")
    assert limiter.allows("a") and not limiter.allows("c")


def test_a_token_belongs_to_one_browser_and_one_run_of_the_server() -> None:
    tokens = Tokens()
    assert tokens.holds("one", tokens.of("one"))
    assert not tokens.holds("other", tokens.of("one"))
    assert not tokens.holds("", tokens.of(""))
    assert not Tokens().holds("one", tokens.of("one"))


@pytest.mark.parametrize(
    ("host", "is_it"), [("127.0.0.1", True), ("127.8.0.1", True), ("::1", True), ("0.0.0.0", False), ("::", False)]
)
def test_loopback_is_told_from_other_addresses(host: str, is_it: bool) -> None:
    assert is_loopback(host) is is_it


@pytest.mark.parametrize("chunked", [False, True], ids=["with its length", "in chunks"])
def test_a_body_that_is_too_long_is_not_read_to_its_end(client: Client, chunked: bool) -> None:
    headers = {"Content-Type": "application/json", **({"Transfer-Encoding": "chunked"} if chunked else {})}
    body = b" " * (FORM + 1)
    sent = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body) if chunked else body
    assert client.ask("POST", "/api/v1/judgements", sent, headers).status == 413
