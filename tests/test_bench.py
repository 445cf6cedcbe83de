"""The bench measures every stage on the corpus it is given; how fast a machine is, no test can say."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.bench import PER_PAGE, Measured, Stage, bench, table
from riwaya.errors import SourceError, UsageError
from riwaya.sample import pages


def test_every_stage_is_measured(tmp_path: Path) -> None:
    failed: list[SourceError] = []
    measured = bench([str(pages() / "b2-barada.txt"), str(tmp_path / "none.txt")], passes=1, on_error=failed.append)
    assert [stage.name for stage in measured.stages] == [*PER_PAGE, "export", "stories", "accounts"]
    assert measured.articles == 1
    assert measured.words > 0
    assert measured.peak_mib > 1
    assert all(stage.seconds > 0 for stage in measured.stages)
    assert [error.where for error in failed] == [str(tmp_path / "none.txt")]


def test_nothing_to_measure_with_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name pages"):
        bench([str(tmp_path / "none.txt")], passes=1)


def test_the_whole_is_the_sum_of_the_stages_of_a_page() -> None:
    seconds = {"text": 1.0, "language": 2.0, "claims": 1.0, "export": 7.0}
    stages = tuple(Stage(name=name, seconds=value) for name, value in seconds.items())
    *_, whole = table(Measured(articles=8, words=80, stages=stages, peak_mib=99.6))
    assert whole.split() == ["read,", "all", "stages", "4.000", "2.0", "20"]


def test_a_stage_that_took_no_time_does_not_break_the_table() -> None:
    lines = list(table(Measured(articles=1, words=1, stages=(Stage(name="text", seconds=0.0),), peak_mib=1.0)))
    assert len(lines) == 4
