"""Verbs and pronouns mean whom they agree with. Every sentence is our own."""

from __future__ import annotations

import pytest

from riwaya.claims.grammar import Token
from riwaya.claims.parts.agreement import Known, agrees, gender, shown
from riwaya.claims.parts.items import Item, Scene
from riwaya.script import key

VERBS = [
    ("انسحبت", "انسحب", "f"),
    ("تقصف", "قصف", "f"),
    ("ستقصف", "قصف", "f"),
    ("تقدم", "تقدم", "m"),
    ("هاجموا", "هاجم", "p"),
    ("يهاجمون", "هاجم", "p"),
    ("خرجنا", "خرج", "we"),
    ("ندعم", "دعم", "we"),
    ("نفذ", "نفذ", "m"),
    ("يواصلان", "واصل", "d"),
    ("وقصفت", "قصف", "f"),
    ("وصلت", "وصل", "f"),
]


@pytest.mark.parametrize(("word", "lemma", "form"), VERBS, ids=[word for word, *_ in VERBS])
def test_a_verb_shows_its_subject(word: str, lemma: str, form: str) -> None:
    assert shown(key(word), key(lemma)) == form


NOUNS = [
    ("تنظيم النهر", 6, "group:nahr", "m"),
    ("حركة النهر", 5, "group:nahr", "f"),
    ("كينيا", 0, "state:kenya", "f"),
    ("السودان", 0, "state:sudan", "m"),
    ("ليلى", 0, "per:laila", ""),
    ("النهر", 0, "group:nahr", ""),
]


@pytest.mark.parametrize(("text", "start", "entity", "expected"), NOUNS, ids=[text for text, *_ in NOUNS])
def test_a_noun_phrase_shows_its_gender_by_its_first_noun(text: str, start: int, entity: str, expected: str) -> None:
    at, tokens = 0, []
    for word in text.split():
        bare = key(word)
        stem = bare.removeprefix("ال")
        tokens.append(Token(at, at + len(word), bare, bare, stem, bare[: len(bare) - len(stem)], "noun"))
        at += len(word) + 1
    item = Item(start, len(text), entity, "", place=False, named=True)
    assert gender(item, Scene(tuple(tokens), (item,))) == expected


def test_a_plural_verb_is_not_a_states_and_we_is_nobody_named() -> None:
    assert agrees("p", Known("group:nahr", ""))
    assert not agrees("p", Known("state:kenya", "f"))
    assert not agrees("we", Known("group:nahr", ""))
    assert not agrees("f", Known("group:nahr", "m"))
