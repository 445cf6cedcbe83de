"""Sentences end at stops, not at decimal points or abbreviations, and never leave their line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import lines

from riwaya.language.ar.sentences import sentences

CASES = [
    ("وصل الوفد. ثم غادر المدينة.", ["وصل الوفد.", "ثم غادر المدينة."]),
    ("بلغت النسبة 28.4 بالمئة هذا العام", ["بلغت النسبة 28.4 بالمئة هذا العام"]),
    ("قال د. سامر إن المدرسة مفتوحة.", ["قال د. سامر إن المدرسة مفتوحة."]),
    ("هل وصلوا؟ نعم!", ["هل وصلوا؟", "نعم!"]),
    ('قال: "سنعود." ثم صمت', ['قال: "سنعود."', "ثم صمت"]),
    ("قال لقناة (ان.بي.سي) إنه عاد. ثم صمت", ["قال لقناة (ان.بي.سي) إنه عاد.", "ثم صمت"]),
    ("وصلوا مساء، ثم ناموا؛ وغادروا", ["وصلوا مساء، ثم ناموا؛ وغادروا"]),
    ("سطر أول\nسطر ثان", ["سطر أول", "سطر ثان"]),
    ("***", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:20] for text, _ in CASES])
def test_a_text_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    assert [one.text for one in sentences(text, lines(text))] == expected


@given(st.text(alphabet='قال . ؟!\n"” 28د\u200f', max_size=60))
def test_sentences_reread_and_keep_their_order(text: str) -> None:
    last = 0
    for one in sentences(text, lines(text)):
        assert one.rereads(text)
        assert one.start >= last
        last = one.end
