"""Foreign names written by ear lead to the person, everyday names never to somebody else."""

from __future__ import annotations

import pytest

from riwaya import knowledge
from riwaya.knowledge.transcription import is_same, sound


@pytest.mark.parametrize("written", ["صلاح الدين ديمرتاش", "صلاح الدين دمرتاش", "صلاح الدين ديميرطاش"])
def test_a_foreign_person_is_known_in_spellings_nobody_listed(written: str) -> None:
    assert knowledge.load().sounding_like(written) == "per:selahattin-demirtas"


def test_an_everyday_name_that_differs_by_a_vowel_is_another_one() -> None:
    assert sound("حسن روحاني") == sound("حسين روحاني")
    assert not is_same("حسين روحاني", "حسن روحاني")
    assert knowledge.load().sounding_like("حسين روحاني") is None


def test_too_few_consonants_tell_nobody() -> None:
    assert sound("لي لو") == ""
    assert sound("دمرتاش") == ""  # one word alone is not a full name


def test_an_arab_name_is_not_heard_but_read() -> None:
    assert knowledge.load().sounding_like("بشار الأسيد") is None
