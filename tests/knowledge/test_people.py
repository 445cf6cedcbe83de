"""Common nouns of people: every form of a word, how many it means, and what two words call somebody."""

from __future__ import annotations

import pytest

from riwaya.knowledge.people import pairs, people
from riwaya.script import key


@pytest.mark.parametrize(
    ("word", "english", "several"),
    [
        ("قروي", "villager", False),
        ("قروية", "villager", False),
        ("قرويون", "villagers", True),
        ("قرويين", "villagers", True),
        ("قرويات", "villagers", True),
        ("نازحتان", "displaced", True),
        ("ناج", "survivor", False),
        ("ناجين", "survivors", True),
        ("ناجيات", "survivors", True),
        ("رعاة", "shepherds", True),
        ("صيادو", "fishermen", True),
        ("أشقاؤه", "brothers", True),
        ("أرملته", "widow", False),
    ],
)
def test_every_form_of_a_word_is_known(word: str, english: str, several: bool) -> None:
    found = people()[key(word)]
    assert (found.english, found.several) == (english, several)


def test_several_of_a_kind_may_be_a_group_and_one_of_them_is_none() -> None:
    assert people()[key("لاجئون")].group == "group:displaced"
    assert people()[key("لاجئ")].group is None


def test_a_broken_plural_leaves_no_sound_one() -> None:
    assert key("جنديون") not in people()


def test_two_words_call_somebody() -> None:
    assert pairs()[key("عمال"), key("إغاثة")].english == "aid-workers"
    assert pairs()[key("رجل"), key("أعمال")].english == "businessman"
    assert pairs()[key("شهود"), key("عيان")].english == "eyewitnesses"


def test_a_mother_is_the_father_s_word_with_another_ending() -> None:
    assert people()[key("والد")].woman == "mother"
