"""What to call those who have an id and no name."""

from __future__ import annotations

import pytest

from riwaya.knowledge.unnamed import without_name


@pytest.mark.parametrize(
    ("entity", "english"),
    [
        ("media:unidentified-004", "publisher not named (004)"),
        ("ngo:unidentified-2015-07-23-0000", "publisher not named (2015-07-23-0000)"),
        ("source:unidentified-speaker", "a speaker not named"),
    ],
)
def test_who_has_no_name_is_called_so(entity: str, english: str) -> None:
    label = without_name(entity)
    assert label is not None
    assert label.en == english
    assert label.ar


def test_others_are_left_to_those_who_know_their_names() -> None:
    assert without_name("media:sana") is None
    assert without_name("group:unknown") is None
