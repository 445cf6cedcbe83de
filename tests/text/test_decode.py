"""Any bytes that are text are read as what they are, or refused; never as mojibake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.errors import SourceError
from riwaya.text.decode import declared, decode

PROSE = "أعلنت وزارة الصحة أن ثلاثة مستشفيات عادت إلى العمل بعد إصلاحها.\nوقال مدير المشفى إن القسم الرابع يفتح غداً.\n"
SHORT = "عودة سبعين أسرة"
CHARSETS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "windows-1256",
    "iso-8859-6",
    "mac-arabic",
]


@pytest.mark.parametrize("said", [None, "iso-8859-1", "utf-8", "no-such-charset"])
@pytest.mark.parametrize("text", [PROSE, SHORT], ids=["prose", "three words"])
@pytest.mark.parametrize("charset", CHARSETS)
def test_every_arabic_charset_is_recognised_whatever_was_declared(charset: str, text: str, said: str | None) -> None:
    assert decode(text.encode(charset), charset=said).text == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (PROSE.encode().decode("latin-1").encode(), PROSE),
        (PROSE.encode("windows-1256").decode("latin-1").encode(), PROSE),
        (PROSE.encode("windows-1256").decode("windows-1252").encode(), PROSE),
    ],
    ids=["UTF-8 read as Latin-1", "windows-1256 read as Latin-1", "windows-1256 read as windows-1252"],
)
def test_text_that_was_spoiled_on_its_way_is_taken_back(content: bytes, text: str) -> None:
    found = decode(content)
    assert (found.text, found.assumed) == (text, True)


def test_a_character_cut_off_at_the_end_costs_only_itself() -> None:
    found = decode(PROSE.encode() + "ق".encode()[:1])
    assert found.text == PROSE + "\ufffd"
    assert found.assumed


def test_a_stray_byte_in_a_utf_8_page_costs_only_itself() -> None:
    content = PROSE.encode() * 5
    assert decode(content[:120] + b"\xff" + content[120:]).text.count("\ufffd") in (1, 2, 3)


def test_french_text_keeps_its_accents() -> None:
    text = "Les forces ont repris la ville, a déclaré l'armée ; l'école a été évacuée."
    assert decode(text.encode("latin-1")).text == text
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("kept", ["\r\n", "\r", "\u200f", "\u202b\u202c", "😀", "\x00", "\u00a0", "ـ", "\ufb50"])
def test_nothing_but_the_byte_order_mark_is_dropped(kept: str) -> None:
    text = PROSE + kept + PROSE
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == text
    assert decode(text.encode()).text == text


def test_random_bytes_are_refused() -> None:
    content = bytes((n * 7919 + n * n * 31) % 256 for n in range(5000))
    with pytest.raises(SourceError, match="not text"):
        decode(content)


def test_an_assumed_charset_is_named() -> None:
    assert decode(PROSE.encode("windows-1256")).charset == "windows-1256"
    assert decode(PROSE.encode("windows-1256")).assumed
    assert not decode(PROSE.encode()).assumed


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<html><head><meta charset="windows-1256">', "cp1256"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1256" />', "cp1256"),
        (b'<?xml version="1.0" encoding="ISO-8859-6"?>', "iso8859-6"),
        (b"<meta charset=nonsense>", None),
        (b"<html>", None),
    ],
)
def test_a_declaration_in_the_head_is_found(head: bytes, name: str | None) -> None:
    assert declared(head) == name


@given(st.text(max_size=200))
def test_utf_8_round_trips(text: str) -> None:
    content = b"\xef\xbb\xbf" + text.encode("utf-8", "replace")
    try:
        assert decode(content).text == content[3:].decode()
    except SourceError as error:
        assert "not text" in str(error)  # mostly control characters


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        assert isinstance(decode(content).text, str)
    except SourceError as error:
        assert error.remedy
