"""Teaching: an annotation set beside what the grammar proposes. Every sentence is our own."""

from __future__ import annotations

from tests.claims.test_claims import page

from riwaya.claims.weighing.teaching import Lesson, Told, learned
from riwaya.claims.weighing.weights import total

TEXT = "هاجم لواء الراية كتيبة النهر في الخالدية"


def span(words: str) -> tuple[int, int]:
    at = TEXT.index(words)
    return at, at + len(words)


def taught(**parts: tuple[tuple[int, int] | None, ...]) -> dict[str, dict[str, float]]:
    claim = Told(event="ASSAULT", triggers=(span("هاجم"),), **parts)
    return learned([Lesson(*page(TEXT), (claim,))] * 3)


def test_the_words_of_a_party_teach_who_played_the_part() -> None:
    weights = taught(agent=(span("لواء الراية"),), recipient=(span("كتيبة النهر"),), place=(span("الخالدية"),))
    assert total(weights["agent"], ["k=attackv|a|group"]) != 0
    assert all(weights.values())


def test_nobody_is_an_answer_too() -> None:
    assert taught()["agent"]["N"] > 0


def test_a_party_outside_the_sentence_teaches_nothing() -> None:
    weights = taught(agent=(None,), recipient=(span("كتيبة النهر"),))
    assert not weights["agent"]
    assert weights["recipient"]


def test_a_claim_of_another_type_teaches_nothing() -> None:
    claim = Told(event="CONSULT", triggers=(span("هاجم"),), agent=(span("لواء الراية"),))
    assert not any(learned([Lesson(*page(TEXT), (claim,))] * 3).values())
