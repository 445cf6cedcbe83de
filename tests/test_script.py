"""Folding makes spellings one, and always leads back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.script import fold, key, slug


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        pytest.param("أَعْلَنَ", "اعلن", id="vowel marks"),
        pytest.param("الأمم", "الامم", id="hamza on alef"),
        pytest.param("مدينـــة", "مدينه", id="tatweel and teh marbuta"),
        pytest.param("٢٤", "24", id="Arabic-Indic digits"),
        pytest.param("۲۴", "24", id="Persian digits"),
        pytest.param("نیسان", "نيسان", id="Persian yeh"),
        pytest.param("\u202bسوريا\u202c", "سوريا", id="bidi controls"),
        pytest.param("\ufefb", "لا", id="presentation form of two letters"),
        pytest.param("قبل\u00a0أيام", "قبل ايام", id="no-break space"),
        pytest.param("مسؤول", "مسوول".replace("وو", "ؤو"), id="hamza on waw stays"),
    ],
)
def test_spellings_fold(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_a_mark_belongs_to_the_letter_before_it() -> None:
    folded = fold("قالَ إنّ")
    assert folded.text == "قال ان"
    assert folded.span(0, 3) == (0, 4)
    assert folded.span(4, 6) == (5, 8)


def test_line_breaks_stay() -> None:
    assert fold("سطر\nسطر").text == "سطر\nسطر"


_ARABIC = st.text(st.sampled_from("اأإبتةىيكهو لمن\u064e\u0651\u0640\u200f\u202b\u00a0\ufefb٣ABz.،🚑\n"), max_size=60)


@given(_ARABIC | st.text(max_size=60))
def test_every_folded_character_leads_back(text: str) -> None:
    folded = fold(text)
    assert fold(folded.text).text == folded.text
    last = 0
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert start >= last or text[start:end] == text[last : last + 1]
        last = min(start, end)
        assert folded.text[at] in fold(text[start:end]).text


@given(_ARABIC)
def test_folding_word_by_word_is_folding_the_text(text: str) -> None:
    assert key(text) == " ".join(fold(text).text.split())


@pytest.mark.parametrize(
    ("name", "latin"),
    [("حمزة بيرقدار", "hmza-byrqdar"), ("أحمد", "ahmd"), ("RUPTLY", "ruptly"), ("؟!", "unnamed")],
)
def test_slugs_are_plain_ascii(name: str, latin: str) -> None:
    assert slug(name) == latin
