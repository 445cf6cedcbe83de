"""Work is done in order, lazily, in one process or several, and what goes wrong there is told."""

from __future__ import annotations

import operator
import os
from collections.abc import Iterator

import pytest
from tests import make

from riwaya import pipeline
from riwaya.engine import each
from riwaya.engine.local import AHEAD
from riwaya.errors import SourceError


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    assert list(each(operator.neg, range(40), workers=workers)) == [-number for number in range(40)]


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_in_gives_nothing_out(workers: int) -> None:
    assert list(each(operator.neg, [], workers=workers)) == []


@pytest.mark.parametrize(("workers", "most"), [(1, 1), (2, 2 * AHEAD + 1)])
def test_items_are_read_no_further_than_the_work_needs(workers: int, most: int) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = each(operator.neg, items(), workers=workers)
    next(results)
    assert len(taken) <= most
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= most


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_comes_at_its_place_with_all_that_it_names(workers: int) -> None:
    captures = [make.capture("قتل جندي قرب القرية", "a.txt"), make.capture(" ", "b.txt"), make.capture("نص", "c.txt")]
    results = each(pipeline.read_capture, captures, workers=workers)
    assert next(results).article.doc == "a.txt"
    with pytest.raises(SourceError) as caught:
        next(results)
    assert caught.value.where == "b.txt"
    assert caught.value.remedy


def test_a_process_that_is_ended_from_outside_is_told_with_the_remedy() -> None:
    with pytest.raises(SourceError, match="fewer"):
        list(each(os._exit, [9, 9, 9], workers=2))
