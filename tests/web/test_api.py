"""The API answers with what the pages show, describes itself, and says 304 to who holds the answer already."""

from __future__ import annotations

from urllib.parse import quote

import msgspec
import pytest

from riwaya.store.records import DisputePage, StoryPage
from riwaya.web import api
from riwaya.web.pages import PAGES

from .conftest import Client


def _address(operation: api.Operation, client: Client) -> str:
    """Return an address of the operation with names that the sample holds."""
    story = client.get("/api/v1/stories").json()["items"][0]["id"]
    dispute = client.get("/api/v1/disputes").json()["items"][0]["id"]
    account = client.get(f"/api/v1/stories/{story}").json()["accounts"][0]["id"]
    names = {
        "/stories/{id}": story, "/disputes/{id}": dispute, "/accounts/{id}": account, "/top/{what}": "place",
        "/articles/{doc:path}": "a1-madar.html", "/entities/{entity:path}": quote("place:eastern-ghouta", safe=""),
        "/outlets/{outlet:path}": quote(client.get("/api/v1/outlets").json()[0]["outlet"], safe=""),
    }  # fmt: skip
    fields = {"/versions": "?doc=a1-madar.html", "/claims": "?entity=place:eastern-ghouta", "/search": "?q=stance:deny"}
    head = operation.path.partition("{")[0]
    return (
        api.BASE
        + (head + names[operation.path] if operation.path in names else operation.path)
        + fields.get(operation.path, "")
    )


@pytest.mark.parametrize(
    "operation",
    [one for one in api.OPERATIONS if one.method == "GET" and not one.path.startswith("/jobs")],
    ids=lambda operation: operation.name,
)
def test_every_question_is_answered_as_described(client: Client, operation: api.Operation) -> None:
    answer = client.get(_address(operation, client))
    assert answer.status == 200
    msgspec.json.decode(answer.content, type=operation.gives)
    again = client.get(_address(operation, client), If_None_Match=answer.headers["etag"])
    assert again.status == 304 and again.content == b""


def test_the_description_names_every_operation_and_every_type(client: Client) -> None:
    described = client.get("/api/v1/openapi.json").json()
    told = {(method.upper(), path) for path, methods in described["paths"].items() for method in methods}
    assert told == {(one.method, api.BASE + one.path.replace(":path", "")) for one in api.OPERATIONS}
    names = [one.name for one in api.OPERATIONS]
    assert len(set(names)) == len(names)
    text = msgspec.json.encode(described).decode()
    wanted = {part.partition('"')[0] for part in text.split('"#/components/schemas/')[1:]}
    assert wanted <= set(described["components"]["schemas"])


def test_a_list_goes_on_where_it_stopped(client: Client) -> None:
    whole = client.get("/api/v1/documents").json()["items"]
    found, after = [], ""
    while True:
        page = client.get(f"/api/v1/documents?limit=3&after={quote(after)}").json()
        found += page["items"]
        if page["next"] is None:
            break
        after = page["next"]
    assert found == whole and len(whole) == 16


def test_what_is_wrong_is_told_as_a_problem(client: Client) -> None:
    for path, status in (("/stories/none", 404), ("/stories?limit=x", 400), ("/claims", 400), ("/nothing", 404)):
        answer = client.get(api.BASE + path)
        assert answer.status == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["title"]


def test_what_the_pages_show_is_in_the_api(client: Client) -> None:
    story = client.get("/api/v1/stories?order=largest").json()["items"][0]["id"]
    page = client.get(f"/stories/{story}").text
    held = msgspec.json.decode(client.get(f"/api/v1/stories/{story}").content, type=StoryPage)
    assert held.row.title in page and all(row.doc in page for row in held.docs)
    dispute = client.get("/api/v1/disputes").json()["items"][0]["id"]
    shown = client.get(f"/disputes/{dispute}").text
    sides = msgspec.json.decode(client.get(f"/api/v1/disputes/{dispute}").content, type=DisputePage)
    assert all(f'data-claim="{one.claim.id}"' in shown for one in sides.claims.values())
    assert len(PAGES) >= 14
