"""Passages re-read to their words, or nothing is kept."""

from __future__ import annotations

import pytest
from msgspec import structs

from riwaya.errors import SpanError
from riwaya.model import Passage, passage
from tests import make


@pytest.mark.parametrize(
    ("start", "end", "text", "holds"),
    [
        pytest.param(0, 4, "قصفت", True, id="the words stand there"),
        pytest.param(0, 4, "قصف", False, id="other words"),
        pytest.param(-1, 4, "قصفت", False, id="before the text"),
        pytest.param(5, 99, "الطائرات", False, id="past the end"),
    ],
)
def test_passage_rereads_only_where_its_words_stand(start: int, end: int, text: str, holds: bool) -> None:
    assert Passage(start=start, end=end, text=text).rereads("قصفت الطائرات") is holds


@pytest.mark.parametrize(("start", "end"), [(3, 2), (-1, 1), (0, 99)])
def test_passage_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError, match="outside"):
        passage("نص", start, end)


def test_offsets_count_code_points_not_bytes_or_utf16() -> None:
    text = "🚑 إسعاف"
    assert passage(text, 2, 7).text == "إسعاف"


@pytest.mark.parametrize(
    ("a", "b", "covers", "overlaps"),
    [
        pytest.param((0, 5), (1, 3), True, True, id="inside"),
        pytest.param((0, 5), (4, 8), False, True, id="crossing"),
        pytest.param((0, 5), (5, 8), False, False, id="touching is not sharing"),
    ],
)
def test_relations_of_passages(a: tuple[int, int], b: tuple[int, int], covers: bool, overlaps: bool) -> None:
    one, other = (Passage(start=start, end=end) for start, end in (a, b))
    assert (one.covers(other), one.overlaps(other)) == (covers, overlaps)


def test_document_with_a_moved_span_does_not_pass() -> None:
    text = "قتل ثلاثة مدنيين"
    sound = make.document(text, claims=[make.claim(text)])
    sound.check()
    moved = structs.replace(sound.claims[0].evidence, start=1)
    broken = structs.replace(sound, claims=(structs.replace(sound.claims[0], evidence=moved),))
    with pytest.raises(SpanError, match=r"page\.txt: claims\.evidence"):
        broken.check()


def test_only_the_article_itself_is_read() -> None:
    found = make.article("القائمة\nعنوان\nخبر", labels=("furniture", "title", "body"))
    assert [line.label for line in found.blocks()] == ["title", "body"]
