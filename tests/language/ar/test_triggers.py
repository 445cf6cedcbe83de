"""How triggers are found: the longest phrase, voice and form, spans, the lexicon itself. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.make import lines

from riwaya.knowledge import ontology
from riwaya.language.ar.trigger_lexicon import COUNTRY, SILENT, kinds, lexicon
from riwaya.language.ar.triggers import triggers
from riwaya.language.ar.words import words
from riwaya.model import Trigger


def found(text: str) -> tuple[Trigger, ...]:
    return triggers(text, words(text, lines(text)))


def test_the_longest_phrase_wins() -> None:
    (trigger,) = found("شن الطيران غارات ليلية")
    assert trigger.text == "شن الطيران غارات"


def test_a_phrase_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert all(trigger.mode != "aerial" for trigger in found("شن القائد حملة إعلامية. غارت النجوم"))


def test_the_vowel_mark_shows_the_passive() -> None:
    assert [trigger.voice for trigger in found("استُهدف الموقع")] == ["passive"]


def test_the_light_verb_shows_the_passive() -> None:
    assert found("تم اعتقال أربعة")[0].voice == "passive"


def test_triggers_re_read_to_their_words() -> None:
    text = "وسيهاجمونها، و«القصف» مستمر\u200f على البلدة"
    assert found(text)
    assert all(trigger.rereads(text) for trigger in found(text))


def test_every_trigger_names_a_type_and_a_legal_mode() -> None:
    types = ontology.types()
    for patterns in lexicon().patterns.values():
        for pattern in patterns:
            if pattern.event == "NONE":
                continue
            assert pattern.event in types, pattern
            assert pattern.mode is None or pattern.mode in types[pattern.event].modes, pattern


def test_every_type_has_triggers() -> None:
    told = {pattern.event for patterns in lexicon().patterns.values() for pattern in patterns}
    assert told >= set(ontology.types())


def test_a_verbal_noun_that_ends_in_kaf_has_no_addressee() -> None:
    assert found("إعادة تحريك الملف") == ()


NOUNS = [
    ("انسحبت القوات خشية قتل المدنيين", "قتل"),
    ("نشرت السلطات الدرك منعا للشغب", "منعا"),
    ("في إطار دعم الجيش الصومالي", "دعم"),
]


@pytest.mark.parametrize(("text", "word"), NOUNS, ids=[text for text, _ in NOUNS])
def test_a_verbal_noun_spelt_like_a_past_verb_is_a_noun(text: str, word: str) -> None:
    assert [trigger.form for trigger in found(text) if trigger.text == word] in (["masdar"], [])


def test_two_who_are_named_before_have_a_dual_verb() -> None:
    assert [trigger.form for trigger in found("جنديان قتلا في الكمين") if trigger.lemma == "قتل"] == ["verb"]


def test_no_phrase_names_a_country() -> None:
    countries = {word for word, told in kinds().items() if COUNTRY in told}
    assert {"تشاد", "عراق", "ولايات"} <= countries
    patterns = [pattern for group in lexicon().patterns.values() for pattern in group if pattern.event != SILENT]
    named = {
        pattern.lemma
        for pattern in patterns
        for part in pattern.parts
        if part in countries or (part[:1] in ("ب", "ل", "و") and part[1:] in countries)
    }
    assert named == set()
