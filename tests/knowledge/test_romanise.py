"""Names in Latin letters: as their bearers write them where a list knows, letter by letter elsewhere."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.knowledge.romanise import build, romanise

NAMES = [
    ("سامر الدوماني", "Samer al-Doumani"),
    ("عبد الرحمن", "Abd al-Rahman"),
    ("عبدالملك", "Abd al-Malik"),
    ("أبو محمد", "Abu Mohamed"),
    ("أم كلثوم", "Umm Kulthum"),
    ("جون", "John"),
    ("زبقطور", "Zabaqtur"),
    ("الزبقطور", "al-Zabaqtur"),
    ("زبقطورة", "Zabaqtura"),
    ("Reuters", "Reuters"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "latin"), NAMES, ids=[name or "nothing" for name, _ in NAMES])
def test_a_name_is_written_in_latin_letters(name: str, latin: str) -> None:
    assert romanise(name) == latin


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ", min_size=1, max_size=12))
def test_no_arabic_letter_is_left(word: str) -> None:
    assert not any("\u0621" <= letter <= "\u064a" for letter in romanise(word))


def test_the_spelling_of_most_bearers_is_listed(tmp_path: Path) -> None:
    people, foreign = tmp_path / "names.sqlite3", tmp_path / "foreign.json"
    with sqlite3.connect(people) as connection:
        connection.execute("create table units (arabic_key, latin, country, count)")
        rows = [("سمير", "Samir", "SY", 3), ("سمير", "Sameer", "IQ", 1), ("سمير", "Smir", "MA", 9)]
        connection.executemany("insert into units values (?, ?, ?, ?)", rows)
    connection.close()
    foreign.write_text(json.dumps({"peter": "بيتر"}), encoding="utf-8")
    out = tmp_path / "made" / "latin.tsv.gz"
    assert build(people, foreign, to=out) == 2
    assert out.stat().st_size > 0
