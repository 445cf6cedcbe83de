"""Decisions sent by form and by JSON, searches that are kept, and long work told step by step."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from riwaya.ledger import Ledger
from riwaya.sample import pages

from .conftest import Answer, Client, serving


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with Ledger(tmp_path / "x.ledger") as ledger:
        ledger.add(*(str(page) for page in sorted(pages().glob("[bc]*"))))
    with serving(tmp_path / "x.ledger") as port:
        yield Client(port)


def _json(client: Client, path: str, body: Any) -> Answer:
    return client.ask("POST", f"/api/v1{path}", msgspec.json.encode(body), {"Content-Type": "application/json"})


def _first(client: Client) -> tuple[str, dict[str, Any]]:
    stated = client.get("/api/v1/queue").json()["items"][0]["stated"]
    return f"{stated['doc']}#{stated['claim']['id']}", stated["claim"]


def test_a_form_that_changes_nothing_is_told_so(client: Client) -> None:
    name, claim = _first(client)
    sent = {"action": "correct", "kind": "claim", "name": name, "stance": claim["stance"]}
    answer = client.post("/judge", sent)
    assert answer.status == 400 and "changes nothing" in answer.text


def test_a_form_corrects_what_it_names_and_leaves_the_rest(client: Client) -> None:
    name, claim = _first(client)
    fields = {"action": "correct", "kind": "claim", "name": name, "stance": "question", "agent": "group:hamas"}
    assert client.post("/judge", fields).status == 303
    correction = client.get("/api/v1/judgements").json()["items"][0]["judgement"]["correction"]
    assert correction == {"stance": "question", "agent": ["group:hamas"]}
    doc, _, claim_id = name.partition("#")
    page = client.get(f"/api/v1/articles/{doc}").json()
    judged = next(one["claim"] for one in page["claims"] if one["claim"]["id"] == claim_id)
    assert (judged["stance"], judged["agent"], judged["chain" if "chain" in judged else "event"]) == (
        "question",
        ["group:hamas"],
        judged["chain" if "chain" in judged else "event"],
    )
    assert next(one for one in page["machine"]["claims"] if one["id"] == claim_id)["stance"] == claim["stance"]


def test_a_figure_is_corrected_by_its_words(client: Client) -> None:
    found = client.get("/api/v1/search?q=figure:1..100000").json()["items"]
    doc = found[0]["doc"]
    page = client.get(f"/api/v1/articles/{doc}").json()
    stated = next(one for one in page["claims"] if len(one["figures"]) == 1)
    figure = stated["figures"][0]
    sent = {
        "action": "correct", "kind": "claim", "name": f"{doc}#{stated['claim']['id']}", "figure_words": figure["text"],
        "figure_low": "7", "figure_high": "9", "figure_category": "civilians",
    }  # fmt: skip
    assert client.post("/judge", sent).status == 303
    after = client.get(f"/api/v1/articles/{doc}").json()
    now = next(one for one in after["claims"] if one["claim"]["id"] == stated["claim"]["id"])["figures"][0]
    assert (now["text"], now["low"], now["high"], now["category"]) == (figure["text"], 7, 9, "civilians")
    wrong = client.post("/judge", {**sent, "figure_words": "كلمات ليست في الصفحة"})
    assert wrong.status == 400


def test_json_decides_settles_and_undoes(client: Client) -> None:
    name, _ = _first(client)
    made = _json(client, "/judgements", {"action": "reject", "kind": "claim", "name": name, "reason": "no"}).json()
    assert made["action"] == "reject"
    assert client.get(f"/api/v1/standing?name={name.replace('#', '%23')}").json()["status"] == "rejected"
    undone = _json(client, "/judgements", {"action": "undo", "kind": "judgement", "name": made["id"]})
    assert undone.status == 200
    dispute = client.get("/api/v1/disputes").json()["items"][0]["id"]
    bare = _json(client, "/judgements", {"action": "settle", "kind": "dispute", "name": dispute, "value": "1"})
    assert bare.status == 400 and "reason" in bare.json()["title"]
    settle = {"action": "settle", "kind": "dispute", "name": dispute, "value": "1", "reason": "a record"}
    assert _json(client, "/judgements", settle).status == 200
    assert client.get("/api/v1/disputes?status=settled").json()["items"][0]["id"] == dispute


def test_json_that_is_not_what_is_described_is_told_where(client: Client) -> None:
    answer = _json(client, "/judgements", {"action": "bless", "kind": "claim"})
    assert answer.status == 400 and "action" in answer.json()["title"]
    answer = _json(client, "/judgements", {"action": "accept", "kind": "claim", "nmae": "x"})
    assert answer.status == 400 and "nmae" in answer.json()["title"]


def test_searches_are_kept_and_forgotten(client: Client) -> None:
    assert client.post("/search/save", {"name": "نفي", "query": "stance:deny"}).status == 303
    assert [one["query"] for one in client.get("/api/v1/searches").json()] == ["stance:deny"]
    assert "/search?q=stance%3Adeny" in client.get("/search").text
    _json(client, "/searches", {"name": "نفي"})
    assert client.get("/api/v1/searches").json() == []


def test_long_work_is_told_step_by_step(client: Client) -> None:
    started = _json(client, "/rebuild", None)
    job = started.json()
    assert (job["state"], job["total"]) == ("running", 8)
    stream = client.get(f"/jobs/{job['id']}/events")
    assert stream.headers["content-type"].startswith("text/event-stream")
    told = [msgspec.json.decode(line[6:]) for line in stream.text.splitlines() if line.startswith("data: ")]
    assert told[-1]["state"] == "done" and told[-1]["done"] == 8
    assert client.get(f"/api/v1/jobs/{job['id']}").json() == told[-1]


def test_pages_that_are_sent_are_added_under_their_own_names(client: Client) -> None:
    page = "خبر جديد\n\n2018-05-01\n\nقال الجيش السوري إن قواته دخلت دوما.\n".encode()
    token = client.get("/").text.partition('name="token" content="')[2].partition('"')[0]
    boundary = "b0undary"
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token}\r\n'.encode(),
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="../../new.txt"\r\n\r\n'.encode(),
        page,
        f"\r\n--{boundary}--\r\n".encode(),
    ]
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Accept": "application/json"}
    answer = client.ask("POST", "/add", b"".join(parts), headers)
    assert answer.status == 202
    end = time.monotonic() + 60
    while client.get(f"/jobs/{answer.json()['id']}").json()["state"] == "running" and time.monotonic() < end:
        time.sleep(0.1)
    assert client.get("/article/new.txt").status == 200
