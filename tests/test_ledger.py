"""An import can be cut short at any moment and finished later; the ledger is the same as if nothing had happened."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import riwaya
from riwaya.errors import SourceError, UsageError
from riwaya.ledger import Ledger
from riwaya.sample import pages


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "whole.ledger"
    with riwaya.open(path) as ledger:
        ledger.add(str(pages()))
    return path


def _digest(path: Path) -> str:
    with Ledger(path, create=False) as ledger:
        assert ledger.verify() == ()
        return ledger.digest()


def _documents(path: Path) -> int:
    if not path.exists() or path.stat().st_size == 0:
        return 0
    with Ledger(path, create=False) as ledger:
        return ledger.counts()["documents"]


@pytest.mark.parametrize("stored", [1, 6], ids=["after the first pages", "in the middle"])
def test_an_import_that_was_killed_is_finished_by_running_it_again(
    undisturbed: Path, tmp_path: Path, stored: int
) -> None:
    path = tmp_path / "killed.ledger"
    # Stops of its own accord never: every page waits, so that the kill always falls into the import.
    script = (
        "import time, riwaya\n"
        f"ledger = riwaya.open({str(path)!r})\n"
        f"ledger.add({str(pages())!r}, on_page=lambda name: time.sleep(0.2))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script], env={**os.environ, "DO_NOT_TRACK": "1"})
    try:
        deadline = time.monotonic() + 60
        while _documents(path) < stored and time.monotonic() < deadline:
            time.sleep(0.05)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert 0 < _documents(path) < len(list(pages().iterdir()))
    with riwaya.open(path) as ledger:
        done = ledger.add(str(pages()))
    assert done.known > 0
    assert _digest(path) == _digest(undisturbed)


def test_a_new_version_of_a_page_is_counted_as_one(tmp_path: Path) -> None:
    """Two folders may hold pages of one name; the summary says that one took the place of the other."""
    for folder, text in (("one", "قتل جنديان في هجوم"), ("two", "وصلت قافلة إلى المدينة")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "001.txt").write_text(text, "utf-8")
    with riwaya.open(tmp_path / "x.ledger") as ledger:
        done = ledger.add(str(tmp_path / "one"), str(tmp_path / "two"))
        assert (done.new, done.edited) == (2, 1)
        assert ledger.counts()["captures"] == 2


def test_a_page_given_twice_in_one_import_is_stored_once(tmp_path: Path) -> None:
    (tmp_path / "001.txt").write_text("قتل جنديان في هجوم", "utf-8")
    with riwaya.open(tmp_path / "x.ledger") as ledger:
        done = ledger.add(str(tmp_path), str(tmp_path / "001.txt"), workers=2)
    assert (done.new, done.known, done.edited) == (1, 1, 0)


def test_the_order_of_pages_does_not_matter(undisturbed: Path, tmp_path: Path) -> None:
    with riwaya.open(tmp_path / "x.ledger") as ledger:
        ledger.add(*(str(page) for page in sorted(pages().iterdir(), reverse=True)))
    assert _digest(tmp_path / "x.ledger") == _digest(undisturbed)


def test_malformed_pages_are_named_and_the_rest_is_stored(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    text = "مقتل جنديين في هجوم\n\nقتل جنديان أمس في هجوم على حاجز شمالي البلدة، وقال مصدر عسكري إن “المهاجمين فروا.\n"
    (folder / "sound.txt").write_text(text.replace("“", ""), "utf-8")
    (folder / "unclosed.txt").write_text(text, "utf-8")
    (folder / "arabic-windows.txt").write_bytes(text.replace("“", "").encode("cp1256"))
    (folder / "cut.html").write_text(f"<html><body><h1>خبر</h1><p>{text}</p><div><p>قال مصدر <b>طب", "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "line.txt").write_text("قتل جنديان أمس في هجوم على حاجز. " * 500_000, "utf-8")  # 30 MB, one line
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    failed: list[SourceError] = []
    with riwaya.open(tmp_path / "x.ledger") as ledger:
        ledger.add(str(folder), on_error=failed.append)
        stored = [document.article.doc for document in ledger.documents()]
        assert ledger.verify() == ()
        windows = ledger.document("arabic-windows.txt")
    assert stored == ["arabic-windows.txt", "cut.html", "sound.txt", "unclosed.txt"]
    assert sorted(error.where.rpartition("/")[2] for error in failed) == ["binary.txt", "empty.txt", "line.txt"]
    assert all(error.remedy for error in failed)
    assert windows is not None
    assert windows.article.text == text.replace("“", "")


def test_a_page_that_failed_is_named_again(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "blank", "text": " \n "}) + "\n", "utf-8")
    for _ in range(2):
        failed: list[SourceError] = []
        with riwaya.open(tmp_path / "x.ledger") as ledger:
            ledger.add(str(tmp_path / "in.jsonl"), on_error=failed.append)
        assert len(failed) == 1


def test_claims_can_become_a_data_frame(undisturbed: Path) -> None:
    pytest.importorskip("polars", reason="needs the extra riwaya[tables]")
    with riwaya.open(undisturbed) as ledger:
        frame = ledger.claims().to_polars()
    assert {"doc", "claim.event", "claim.stance"} <= set(frame.columns)


def test_an_unknown_name_is_a_usage_error(undisturbed: Path) -> None:
    with riwaya.open(undisturbed) as ledger, pytest.raises(UsageError, match="riwaya search"):
        ledger.find("none#none")
