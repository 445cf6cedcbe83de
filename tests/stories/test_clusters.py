"""One event, one story; the same words about another place or year are another story."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from tests import make

from riwaya.model import Document, Mention
from riwaya.stories import cluster

FIRST = "انسحب مقاتلو الفصيل من جبال القلمون الشرقي باتجاه الشمال بعد مفاوضات طويلة"
SECOND = "غادر مقاتلو الفصيل القلمون الشرقي نحو الشمال إثر مفاوضات مع الوسيط"
ELSEWHERE = "انسحب مقاتلو الفصيل من جبال الزاوية باتجاه الشمال بعد مفاوضات طويلة"


def _document(doc: str, text: str, day: str | None, names: dict[str, str]) -> Document:
    mentions = tuple(
        Mention(
            start=text.index(form), end=text.index(form) + len(form), text=form, type="LOC", entity=entity, rule="test"
        )
        for form, entity in names.items()
    )
    return make.document(text, doc, published=day, mentions=mentions)


QALAMOUN = {"القلمون الشرقي": "place:eastern-qalamun", "الفصيل": "group:one"}
ZAWIYA = {"الزاوية": "place:jabal-zawiya", "الفصيل": "group:one"}


def _stories(documents: Sequence[Document]) -> set[tuple[str, ...]]:
    return {story.docs for story in cluster(documents)[0]}


def test_two_wordings_of_one_event_are_one_story() -> None:
    documents = [_document("a", FIRST, "2018-04-24", QALAMOUN), _document("b", SECOND, "2018-04-25", QALAMOUN)]
    assert _stories(documents) == {("a", "b")}


@pytest.mark.parametrize(
    ("text", "day", "names"),
    [
        pytest.param(FIRST, "2017-04-24", QALAMOUN, id="the same words a year before"),
        pytest.param(SECOND, "2018-05-24", QALAMOUN, id="the same place a month later"),
        pytest.param("قال الوزير إن الموازنة أقرت وإن الضرائب سترتفع", "2018-04-24", {}, id="another subject"),
    ],
)
def test_another_event_is_another_story(text: str, day: str, names: dict[str, str]) -> None:
    documents = [_document("a", FIRST, "2018-04-24", QALAMOUN), _document("b", text, day, names)]
    assert _stories(documents) == {("a",), ("b",)}


def test_the_order_of_arrival_does_not_matter() -> None:
    documents = [
        _document("a", FIRST, "2018-04-24", QALAMOUN),
        _document("b", SECOND, "2018-04-25", QALAMOUN),
        _document("c", ELSEWHERE, "2018-04-24", ZAWIYA),
    ]
    assert len({frozenset(_stories(order)) for order in permutations(documents)}) == 1


def test_every_document_is_in_one_story_and_tells_why() -> None:
    documents = [_document("a", FIRST, "2018-04-24", QALAMOUN), _document("b", SECOND, None, QALAMOUN)]
    stories, _ = cluster(documents)
    assert sorted(doc for story in stories for doc in story.docs) == ["a", "b"]
    assert all(story.why for story in stories if len(story.docs) > 1)
