"""A batch read a second time: what is asked, what is remembered, and that no answer costs a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from msgspec import structs
from tests.second.stub import GOOD, TOLD, Stub, claims, completion, drips, sends

from riwaya.errors import UsageError
from riwaya.knowledge import ontology
from riwaya.model import Document, Reading
from riwaya.second import Endpoint, SecondReader, endpoint, prompt, reread


def read(
    stub: Stub, *documents: Document, cache: Path | None = None, timeout: float = 20.0
) -> tuple[list[Document], list[str]]:
    told: list[str] = []
    reader = SecondReader(endpoint(stub.url, timeout=timeout), "small-model", cache=cache)
    return list(reread(documents, reader, warn=told.append)), told


def named(page: Document, name: str, text: str = "") -> Document:
    """The page under another name and, where it is given, with another first line's label left as it is."""
    return structs.replace(page, article=structs.replace(page.article, doc=name, id=name + text))


# --- asking -------------------------------------------------------------------------------------------------


def test_proposals_that_hold_enter(stub: Stub, page: Document) -> None:
    found, told = read(stub, page)
    assert len(found[0].claims) == len(page.claims) + 1
    assert told == []


def test_the_sentences_are_numbered_and_nothing_else_is_sent(stub: Stub, page: Document) -> None:
    read(stub, named(page, "secret-source.txt"))
    system, user = (message["content"] for message in stub.requests[0]["messages"])
    lines = user.split("\n")
    assert [line.split("]")[0] + "]" for line in lines] == [f"[{n}]" for n in range(1, len(lines) + 1)]
    assert "secret-source" not in system + user


def test_every_event_type_and_mode_is_explained() -> None:
    told = prompt.system()
    names = {name for kind in ontology.types().values() for name in (kind.name, *kind.modes)}
    assert [name for name in sorted(names) if name not in told] == []


@pytest.mark.parametrize("model", ["", " ", "a\nb", "m" * 201])
def test_a_model_without_a_usable_name_is_wrong_usage(model: str) -> None:
    with pytest.raises(UsageError, match="--second-model"):
        SecondReader(Endpoint(host="localhost", port=1, path="/", secure=False, remote=False), model)


def test_an_article_that_is_empty_or_endless_is_not_asked_about(stub: Stub, page: Document) -> None:
    empty = structs.replace(page, reading=Reading(), claims=())
    endless = structs.replace(page, reading=structs.replace(page.reading, sentences=page.reading.sentences * 500))
    found, told = read(stub, empty, endless)
    assert found == [empty, endless]
    assert stub.requests == []
    assert "no sentences" in told[0]
    assert "too long" in told[1]


# --- failures -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (sends(b"", status=500), "status 500"),
        (sends(completion("no idea")), "not the JSON"),
        (sends(completion(claims(GOOD)[:-30])), "not the JSON"),
        (sends(b"<html></html>"), "chat protocol"),
        (sends(completion(claims(GOOD), finish="length")), "cut off"),
        (sends(b"", status=302, Location="http://192.0.2.1/"), "redirects"),
        (drips, "within 0.3 seconds"),
    ],
    ids=["500", "prose", "truncated", "HTML", "out of tokens", "redirect", "slow"],
)
def test_a_page_without_a_usable_answer_keeps_its_claims(
    stub: Stub, page: Document, reply: Callable[[BaseHTTPRequestHandler], None], reason: str
) -> None:
    stub.reply = reply
    found, told = read(stub, named(page, "a.txt"), timeout=0.3 if reply is drips else 20)
    assert found[0].claims == page.claims
    assert len(told) == 1
    assert told[0].startswith("a.txt: second reader: ")
    assert reason in told[0]


def test_a_bad_answer_for_one_page_leaves_the_next_alone(stub: Stub, page: Document) -> None:
    answers = iter([sends(completion("{")), sends(completion(claims(GOOD)))])
    stub.reply = lambda handler: next(answers)(handler)
    found, told = read(stub, named(page, "a.txt"), named(page, "b.txt"))
    assert [len(one.claims) - len(page.claims) for one in found] == [0, 1]
    assert len(told) == 1


def test_refusals_are_told_with_page_and_reason(stub: Stub, page: Document) -> None:
    stub.reply = sends(completion(claims({**GOOD, "place": ["بغداد"]}, {**GOOD, "cue": "\x1b[31m"})))
    _, told = read(stub, named(page, "a.txt"))
    assert told == [
        "a.txt: second reader: 2 refused; first: proposal 1, place: these words are not in the article: 'بغداد'"
    ]


def test_the_rest_is_not_asked_about_when_nobody_answers(stub: Stub, page: Document) -> None:
    stub.reply = drips
    found, told = read(stub, *[named(page, f"{n}.txt") for n in range(5)], timeout=0.1)
    assert len(found) == len(told) == 5
    assert len(stub.requests) == 3
    assert "not asked" in told[-1]


# --- the cache ----------------------------------------------------------------------------------------------


def test_a_second_run_asks_nothing_and_finds_the_same(stub: Stub, page: Document, tmp_path: Path) -> None:
    stub.reply = sends(completion(claims(GOOD, TOLD)))
    first = read(stub, page, cache=tmp_path / "answers")
    second = read(stub, page, cache=tmp_path / "answers")
    assert first == second
    assert len(stub.requests) == 1


def test_another_model_or_another_text_is_asked_anew(stub: Stub, page: Document, tmp_path: Path) -> None:
    shorter = structs.replace(page, reading=structs.replace(page.reading, sentences=page.reading.sentences[:2]))
    read(stub, page, shorter, cache=tmp_path)
    other = SecondReader(endpoint(stub.url), "other-model", cache=tmp_path)
    other.read(page)
    assert len(stub.requests) == 3


def test_the_cache_keeps_the_answer_and_what_became_of_it(stub: Stub, page: Document, tmp_path: Path) -> None:
    stub.reply = sends(completion(claims(GOOD, {**GOOD, "place": ["بغداد"]})))
    read(stub, named(page, "a.txt"), cache=tmp_path)
    answer, report = sorted(tmp_path.iterdir())
    assert report.name == answer.stem + ".report.json"
    assert json.loads(answer.read_text("utf-8"))["content"] == claims(GOOD, {**GOOD, "place": ["بغداد"]})
    became = json.loads(report.read_text("utf-8"))
    assert became["doc"] == "a.txt"
    assert len(became["added"]) == 1
    assert became["refused"] == [
        {"proposal": 2, "field": "place", "reason": "these words are not in the article", "words": "بغداد"}
    ]


def test_failures_are_asked_again(stub: Stub, page: Document, tmp_path: Path) -> None:
    stub.reply = sends(completion("no idea"))
    read(stub, page, cache=tmp_path)
    assert list(tmp_path.iterdir()) == []
    stub.reply = sends(completion(claims(GOOD)))
    found, _ = read(stub, page, cache=tmp_path)
    assert len(found[0].claims) == len(page.claims) + 1


@pytest.mark.parametrize(
    "broken", [b"", b"{", b"[]", b"\xff", b'{"model": "another", "version": "1", "text_sha256": "", "content": ""}']
)
def test_a_broken_file_in_the_cache_counts_as_none(stub: Stub, page: Document, tmp_path: Path, broken: bytes) -> None:
    first = read(stub, page, cache=tmp_path)
    answer = next(path for path in tmp_path.iterdir() if not path.name.endswith(".report.json"))
    answer.write_bytes(broken)
    assert read(stub, page, cache=tmp_path) == first
    assert len(stub.requests) == 2


def test_a_cache_that_cannot_be_written_is_wrong_usage(stub: Stub, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    with pytest.raises(UsageError, match="--second-cache"):
        SecondReader(endpoint(stub.url), "small-model", cache=file)


def test_a_cache_that_vanishes_costs_no_page(stub: Stub, page: Document, tmp_path: Path) -> None:
    told: list[str] = []
    reader = SecondReader(endpoint(stub.url), "small-model", cache=tmp_path / "answers")
    (tmp_path / "answers").rmdir()
    assert list(reread([page], reader, warn=told.append)) == [page]
    assert "cannot be kept" in told[0]
