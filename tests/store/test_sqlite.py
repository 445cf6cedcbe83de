"""What holds of a ledger in a file: it can be read where it may not be written, damage and a full disk are named."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from tests import make

from riwaya.errors import LedgerError
from riwaya.store import Store, open_store, parse, search

TEXTS = ("قتل ثلاثة مدنيين في قصف", "نفى الجيش قصف المدينة", "وصلت قافلة إلى المدينة")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "war.ledger")


def _fill(store: Store, order: tuple[int, ...] = (0, 1, 2)) -> None:
    for number in order:
        text, doc = TEXTS[number], f"{number}.txt"
        store.put(make.capture(text, doc), make.document(text, doc, claims=[make.claim(text)]), actor="test")


def test_asking_leaves_the_file_as_it_is(store: Store) -> None:
    _fill(store)
    store.close()
    before = Path(store.name).read_bytes()
    opened = open_store(Path(store.name), create=False)
    assert list(opened.verify()) == []
    opened.close()
    assert Path(store.name).read_bytes() == before


def test_a_ledger_that_may_not_be_written_can_be_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    _fill(store)
    store.close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    opened = open_store(Path(store.name), create=False)
    assert len(list(opened.documents())) == len(TEXTS)
    with pytest.raises(LedgerError, match="permissions"):
        opened.put(make.capture("آخر", "9.txt"), make.document("آخر", "9.txt"), actor="test")


def test_a_full_disk_is_named_and_what_was_stored_stays(store: Store) -> None:
    _fill(store, (0,))
    found = store.db.one("PRAGMA page_count")
    assert found is not None
    store.db.run(f"PRAGMA max_page_count = {found[0]}")
    long = " ".join(f"كلمة{number}" for number in range(20_000))
    with pytest.raises(LedgerError, match="make room"):
        store.put(make.capture(long, "long.txt"), make.document(long, "long.txt"), actor="test")
    assert store.counts()["captures"] == 1
    store.db.run("PRAGMA max_page_count = 1000000")
    assert store.put(make.capture(long, "long.txt"), make.document(long, "long.txt"), actor="test")
    assert list(store.verify()) == []


@pytest.mark.parametrize("damage", [slice(5_000, 9_000), slice(100, 4_000)], ids=["in the middle", "at the start"])
def test_a_damaged_file_is_named(store: Store, damage: slice) -> None:
    _fill(store)
    store.close()
    content = bytearray(Path(store.name).read_bytes())
    content[damage] = b"\xff" * (damage.stop - damage.start)
    Path(store.name).write_bytes(content)
    try:
        found = [failure.what for failure in open_store(Path(store.name), create=False).verify()]
    except LedgerError as error:
        found = [error.what]
    assert found


def test_a_folder_and_an_empty_file_are_no_ledgers(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="folder"):
        open_store(tmp_path)
    (tmp_path / "empty").touch()
    with pytest.raises(LedgerError, match="empty"):
        open_store(tmp_path / "empty", create=False)
    assert (tmp_path / "empty").stat().st_size == 0


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("not a database, but long enough to be taken for one" * 50)
    with pytest.raises(LedgerError, match="not a database"):
        open_store(tmp_path / "notes")


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(LedgerError, match="another program"):
        open_store(tmp_path / "other.db")
    with sqlite3.connect(tmp_path / "other.db") as db:
        assert [name for (name,) in db.execute("SELECT name FROM sqlite_master")] == ["recipes"]


def _plan(store: Store, query: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return how SQLite goes about the pages that answer a query."""
    asked: list[tuple[str, Any]] = []
    ask = store.db.all
    monkeypatch.setattr(store.db, "all", lambda sql, bound=(): asked.append((sql, bound)) or ask(sql, bound))
    search(store.db, parse(query), store.load)
    (sql, bound), *_ = [(sql, bound) for sql, bound in asked if "JOIN documents d" in sql or "FROM documents d" in sql]
    return [str(step[-1]) for step in ask(f"EXPLAIN QUERY PLAN {sql}", bound)]


@pytest.mark.parametrize("query", ["killed:60..70", "killed:3 stance:deny", "place:aleppo event:ASSAULT when:2016-05"])
@pytest.mark.parametrize("counted", [False, True], ids=["without statistics", "with statistics"])
def test_a_search_looks_each_claim_of_a_page_up_by_its_key(
    store: Store, query: str, counted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(store)
    if counted:
        store.db.run("ANALYZE")
    plan = _plan(store, f"قصف {query}", monkeypatch)
    probed = [step for step in plan if step.startswith(("SEARCH claims ", "SEARCH parts ", "SEARCH figures "))]
    assert len(probed) == len(query.split())
    assert all("PRIMARY KEY (doc=? AND " in step for step in probed), plan


def test_a_search_goes_through_pages_in_the_order_they_are_shown(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    _fill(store)
    store.db.run("ANALYZE")
    plan = _plan(store, "since:2016", monkeypatch)
    assert any("documents_day" in step for step in plan), plan
    assert not any("TEMP B-TREE" in step for step in plan), plan
