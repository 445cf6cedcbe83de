"""A ledger keeps whole pages or nothing, says the same whatever the order, and notices any change."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs

from riwaya.errors import LedgerError, SourceError, SpanError
from riwaya.model import Collection, Story
from riwaya.store import Store, open_store
from tests import make

TEXTS = ("قتل ثلاثة مدنيين في قصف", "نفى الجيش قصف المدينة", "وصلت قافلة إلى المدينة")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "war.ledger", clock=lambda: datetime(2018, 4, 24, tzinfo=UTC))


def _fill(store: Store, order: tuple[int, ...] = (0, 1, 2)) -> None:
    for number in order:
        text, doc = TEXTS[number], f"{number}.txt"
        store.put(make.capture(text, doc), make.document(text, doc, claims=[make.claim(text)]), actor="test")
    store.put_collection(Collection(stories=(Story(id="s", docs=("0.txt",)),)), actor="test")


def test_what_was_put_comes_back(store: Store) -> None:
    _fill(store)
    assert [document.article.text for document in store.documents()] == list(TEXTS)
    assert [capture.content.decode() for capture in store.captures()] == list(TEXTS)
    assert store.collection().stories[0].docs == ("0.txt",)


def test_putting_again_changes_nothing(store: Store) -> None:
    _fill(store)
    before = store.digest(), store.counts()
    _fill(store)
    assert (store.digest(), store.counts()) == before


def test_the_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    digests = set()
    for name, order in (("a", (0, 1, 2)), ("b", (2, 0, 1))):
        store = open_store(tmp_path / name)
        _fill(store, order)
        digests.add(store.digest())
    assert len(digests) == 1


def test_a_broken_span_is_not_stored(store: Store) -> None:
    document = make.document(TEXTS[0], claims=[make.claim(TEXTS[0])])
    moved = structs.replace(document.claims[0], evidence=structs.replace(document.claims[0].evidence, start=2))
    with pytest.raises(SpanError):
        store.put(make.capture(TEXTS[0]), structs.replace(document, claims=(moved,)), actor="test")
    assert store.counts()["captures"] == 0


def test_a_failure_keeps_the_capture_and_its_reason(store: Store) -> None:
    capture = make.capture(b"\x00\x01", "binary.txt")
    store.put(capture, SourceError("not text", where="binary.txt", remedy="name a page"), actor="test")
    assert store.holds(capture)
    failure = store.failure(capture)
    assert failure is not None
    assert str(failure) == "binary.txt: not text (name a page)"


def test_an_edited_page_is_a_version_and_the_newest_counts(store: Store) -> None:
    for text in TEXTS[:2]:
        store.put(make.capture(text, "page.txt"), make.document(text, "page.txt"), actor="test")
    assert store.versions("page.txt") == 2
    assert [document.article.text for document in store.documents()] == [TEXTS[1]]


def test_reconciled_only_until_another_page_comes(store: Store) -> None:
    _fill(store)
    assert store.is_reconciled
    store.put(make.capture("آخر", "9.txt"), make.document("آخر", "9.txt"), actor="test")
    assert not store.is_reconciled


def test_a_sound_ledger_verifies(store: Store) -> None:
    _fill(store)
    assert list(store.verify()) == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        pytest.param("UPDATE captures SET sha256 = 'x' WHERE id = 1", "capture 1", id="a hash"),
        pytest.param("UPDATE captures SET content = x'00' WHERE id = 2", "capture 2", id="stored bytes"),
        pytest.param("UPDATE log SET actor = 'other' WHERE seq = 2", "log entry 2", id="who did it"),
        pytest.param("DELETE FROM log WHERE seq = 2", "log entry 3", id="an entry removed"),
        pytest.param("UPDATE documents SET body = x'00' WHERE capture = 1", "0.txt", id="a stored document"),
    ],
)
def test_any_change_is_noticed(store: Store, change: str, where: str) -> None:
    _fill(store)
    with sqlite3.connect(store.path) as db:
        db.execute(change)
    assert any(where in failure.where for failure in store.verify())


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("not a database, but long enough to be taken for one" * 50)
    with pytest.raises(LedgerError, match="cannot be opened"):
        open_store(tmp_path / "notes")


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(LedgerError, match="another program"):
        open_store(tmp_path / "other.db")
    with sqlite3.connect(tmp_path / "other.db") as db:
        assert [name for (name,) in db.execute("SELECT name FROM sqlite_master")] == ["recipes"]


def test_a_ledger_of_a_newer_version_is_refused(store: Store) -> None:
    with sqlite3.connect(store.path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="version 99"):
        open_store(store.path)


def test_a_ledger_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        open_store(tmp_path / "none.ledger", create=False)
    assert not (tmp_path / "none.ledger").exists()
