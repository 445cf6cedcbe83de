"""Two sentences claim the same, contradict each other, or speak of different things. All sentences are our own."""

from __future__ import annotations

import pytest

import riwaya
from riwaya.errors import SourceError

SAME = {
    "verb and noun": ("وزير الخارجية المصري يزور بغداد", "وزير الخارجية المصري في زيارة إلى بغداد"),
    "who says it left out": ("انسحاب القوات من البلدة بعد معارك", "القوات تنسحب من البلدة بعد معارك عنيفة"),
    "denied twice": ("لم تنسحب القوات من البلدة", "القوات لم تنسحب من البلدة"),
    "figures that can both hold": ("مقتل 6 جنود في هجوم على الحاجز", "مقتل 6 جنود على الأقل في هجوم على الحاجز"),
}
AGAINST = {
    "negation": ("انسحبت القوات من البلدة", "لم تنسحب القوات من البلدة", "pairs.polarity"),
    "a verb of denial": ("القوات تنسحب من البلدة", "الناطق ينفي انسحاب القوات من البلدة", "pairs.polarity"),
    "figures": ("مقتل 6 جنود في هجوم على الحاجز", "مقتل 9 جنود في هجوم على الحاجز", "pairs.figures"),
    "opposites": ("ارتفاع أسعار القمح في السوق", "انخفاض أسعار القمح في السوق", "pairs.opposites"),
    "another place": ("قصف عنيف على أحياء حلب", "قصف عنيف على أحياء حمص", "pairs.names"),
    "another word": ("المزارعون يغلقون طريق المطار", "الصيادون يغلقون طريق المطار", "pairs.replaced"),
}


@pytest.mark.parametrize(("a", "b"), SAME.values(), ids=SAME.keys())
def test_sentences_that_claim_the_same(a: str, b: str) -> None:
    assert riwaya.compare(a, b).kind == "equivalent"


@pytest.mark.parametrize(("a", "b", "rule"), AGAINST.values(), ids=AGAINST.keys())
def test_sentences_that_contradict(a: str, b: str, rule: str) -> None:
    found = riwaya.compare(a, b)
    assert (found.kind, found.rule) == ("contradiction", rule)
    assert any(found.words)


@pytest.mark.parametrize(("a", "b", "rule"), AGAINST.values(), ids=AGAINST.keys())
def test_the_order_of_the_two_does_not_matter(a: str, b: str, rule: str) -> None:
    assert riwaya.compare(b, a).kind == "contradiction"


def test_sentences_without_anything_in_common_are_unrelated() -> None:
    assert riwaya.compare("قصف عنيف على أحياء حلب", "المزارعون يحتفلون بموسم الزيتون").kind == "unrelated"


def test_an_empty_sentence_is_an_error_that_says_so() -> None:
    with pytest.raises(SourceError):
        riwaya.compare("", "قصف عنيف على أحياء حلب")
