"""An answer is made once for each state of the ledger, and never outlives it."""

from __future__ import annotations

from riwaya.web.keeping import MOST, Keeping


def test_an_answer_is_made_once_until_the_ledger_changes() -> None:
    keeping, made = Keeping(), []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [keeping.answer("a", "asked", make) for _ in range(3)] == [1, 1, 1]
    assert keeping.answer("a", "other", make) == 2
    assert keeping.answer("b", "asked", make) == 3
    assert keeping.answer("a", "asked", make) == 4


def test_an_answer_that_comes_too_late_is_not_kept() -> None:
    keeping = Keeping()

    def slow() -> str:
        keeping.answer("new", "x", lambda: "fresh")
        return "stale"

    assert keeping.answer("old", "asked", slow) == "stale"
    assert keeping.answer("new", "asked", lambda: "fresh") == "fresh"


def test_the_least_used_answer_is_forgotten() -> None:
    keeping = Keeping()
    for number in range(MOST + 1):
        keeping.answer("a", number, lambda: 0)
    assert keeping.answer("a", 0, lambda: 1) == 1
    assert keeping.answer("a", MOST, lambda: 1) == 0
