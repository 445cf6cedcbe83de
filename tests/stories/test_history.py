"""What became of a story: whoever holds an old id is led to where its pages stand now."""

from __future__ import annotations

import pytest

from riwaya.model import Story, StoryChange
from riwaya.stories import history

Stories = dict[str, str]


def _stories(**docs: str) -> list[Story]:
    return [Story(id=name, docs=tuple(some)) for name, some in docs.items()]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        pytest.param({"s": "ab"}, {"s": "abc"}, [], id="a story that grew"),
        pytest.param({"s": "ab"}, {"s": "ab", "t": "c"}, [], id="a story that began"),
        pytest.param({"s": "ab", "t": "c"}, {"s": "abc"}, ["s merged s", "t merged s"], id="two that a page joins"),
        pytest.param({"s": "abc"}, {"s": "ab", "t": "c"}, ["s split s t"], id="one that a page leaves"),
        pytest.param({"s": "ab"}, {"r": "0ab"}, ["s renamed r"], id="an earlier page turns up"),
        pytest.param({"s": "ab"}, {}, ["s ended"], id="its pages are gone"),
        pytest.param(
            {"s": "ab", "t": "cd"}, {"s": "ac", "t": "bd"}, ["s split s t", "t split s t"], id="pages changed sides"
        ),
    ],
)
def test_what_became_of_stories(before: Stories, after: Stories, changes: list[str]) -> None:
    found = history(_stories(**before), _stories(**after))
    assert [" ".join((one.story, one.kind, *one.now)) for one in found] == changes


def test_changes_are_records() -> None:
    (change,) = history(_stories(s="a"), [])
    assert change == StoryChange(story="s", kind="ended")
