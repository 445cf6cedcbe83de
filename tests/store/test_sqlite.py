"""A ledger keeps whole pages or nothing, says the same whatever the order, and notices any change."""

from __future__ import annotations

import os
import sqlite3
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from msgspec import structs
from tests import make

from riwaya.errors import LedgerError, SourceError, SpanError
from riwaya.model import Collection, Story
from riwaya.store import Store, open_store

TEXTS = ("قتل ثلاثة مدنيين في قصف", "نفى الجيش قصف المدينة", "وصلت قافلة إلى المدينة")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "war.ledger", clock=lambda: datetime(2018, 4, 24, tzinfo=UTC))


def _fill(store: Store, order: tuple[int, ...] = (0, 1, 2)) -> None:
    for number in order:
        text, doc = TEXTS[number], f"{number}.txt"
        store.put(make.capture(text, doc), make.document(text, doc, claims=[make.claim(text)]), actor="test")
    store.put_collection(Collection(stories=(Story(id="s", docs=("0.txt",)),)), of=store.state, actor="test")


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
        pytest.param("UPDATE captures SET content = 'text' WHERE id = 1", "capture 1", id="bytes made a text"),
        pytest.param("UPDATE captures SET url = 'http://other' WHERE id = 1", "capture 1", id="how a page came"),
        pytest.param("UPDATE captures SET given = '{' WHERE id = 1", "capture 1", id="what was said of a page"),
        pytest.param("UPDATE log SET body = '{' WHERE seq = 1", "log entry 1", id="the body of an entry"),
        pytest.param("DELETE FROM documents WHERE capture = 1", "0.txt", id="a document removed"),
        pytest.param("DELETE FROM collection", "collection", id="the collection removed"),
        pytest.param(
            "DELETE FROM documents WHERE capture = 2; DELETE FROM captures WHERE id = 2", "1.txt", id="a page removed"
        ),
        pytest.param(
            "INSERT INTO captures SELECT 9, 'new.txt', sha256, media_type, how, url, obtained, charset, given, content"
            " FROM captures WHERE id = 1",
            "capture 9",
            id="a page slipped in",
        ),
    ],
)
def test_any_change_is_noticed(store: Store, change: str, where: str) -> None:
    _fill(store)
    with sqlite3.connect(store.path) as db:
        db.executescript(change)
    assert any(where in failure.where for failure in store.verify())


def test_a_claim_turned_into_its_denial_is_noticed(store: Store) -> None:
    document = make.document(TEXTS[0], claims=[make.claim(TEXTS[0])])
    store.put(make.capture(TEXTS[0]), document, actor="test")
    forged = structs.replace(document, claims=(structs.replace(document.claims[0], stance="deny"),))
    with sqlite3.connect(store.path) as db:
        body = zlib.compress(msgspec.json.encode(forged, order="deterministic"), 6)
        db.execute("UPDATE documents SET body = ?", (body,))
    (failure,) = store.verify()
    assert "not what was logged" in failure.what


def test_a_new_reading_is_logged_where_it_differs_and_verifies(store: Store) -> None:
    capture = make.capture(TEXTS[0])
    store.put(capture, make.document(TEXTS[0]), actor="test")
    store.replace(capture, make.document(TEXTS[0]), actor="test")
    assert store.counts()["log"] == 1
    store.replace(capture, make.document(TEXTS[0], claims=[make.claim(TEXTS[0])]), actor="test")
    assert store.counts()["log"] == 2
    store.replace(capture, SourceError("not text"), actor="test")
    assert store.counts()["log"] == 3
    assert list(store.verify()) == []


def test_the_head_of_the_log_tells_that_its_end_was_taken_off(store: Store) -> None:
    _fill(store)
    head = store.head
    with sqlite3.connect(store.path) as db:
        db.execute("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)")
    assert store.head != head


def test_a_page_that_comes_while_others_are_reconciled_is_not_taken_for_reconciled(store: Store) -> None:
    _fill(store)
    state = store.state
    store.put(make.capture("آخر", "9.txt"), make.document("آخر", "9.txt"), actor="other")
    store.put_collection(Collection(), of=state, actor="test")
    assert not store.is_reconciled


def test_a_page_read_again_asks_for_reconciling(store: Store) -> None:
    _fill(store)
    store.replace(make.capture(TEXTS[0], "0.txt"), make.document(TEXTS[0], "0.txt"), actor="test")
    assert not store.is_reconciled


def test_asking_leaves_the_file_as_it_is(store: Store) -> None:
    _fill(store)
    store.close()
    before = store.path.read_bytes()
    opened = open_store(store.path, create=False)
    assert list(opened.verify()) == []
    opened.close()
    assert store.path.read_bytes() == before


def test_a_ledger_that_may_not_be_written_can_be_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    _fill(store)
    store.close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    opened = open_store(store.path, create=False)
    assert len(list(opened.documents())) == len(TEXTS)
    with pytest.raises(LedgerError, match="permissions"):
        opened.put(make.capture("آخر", "9.txt"), make.document("آخر", "9.txt"), actor="test")


def test_a_full_disk_is_named_and_what_was_stored_stays(store: Store) -> None:
    _fill(store, (0,))
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    long = " ".join(f"كلمة{number}" for number in range(20_000))
    with pytest.raises(LedgerError, match="make room"):
        store.put(make.capture(long, "long.txt"), make.document(long, "long.txt"), actor="test")
    assert store.counts()["captures"] == 1
    store._db.execute("PRAGMA max_page_count = 1000000")
    assert store.put(make.capture(long, "long.txt"), make.document(long, "long.txt"), actor="test")
    assert list(store.verify()) == []


def test_reading_while_another_process_writes_sees_whole_pages(store: Store) -> None:
    _fill(store)
    other = open_store(store.path)
    seen: list[str] = []
    for document in store.documents():
        number = len(seen)
        text = f"خبر {number}"
        other.put(make.capture(text, f"z{number}.txt"), make.document(text, f"z{number}.txt"), actor="other")
        store.put(make.capture(text, f"y{number}.txt"), make.document(text, f"y{number}.txt"), actor="test")
        seen.append(document.article.doc)
    assert seen == ["0.txt", "1.txt", "2.txt"]


def test_a_ledger_stands_still_while_it_is_reconciled(store: Store) -> None:
    _fill(store)
    other = open_store(store.path)
    with store.still():
        before = [document.article.doc for document in store.documents()]
        other.put(make.capture("آخر", "9.txt"), make.document("آخر", "9.txt"), actor="other")
        assert [document.article.doc for document in store.documents()] == before
        assert store.pages() == len(before)
        state = store.state
    store.put_collection(Collection(), of=state, actor="test")
    assert store.pages() == len(before) + 1
    assert not store.is_reconciled


def test_many_may_make_the_same_ledger_at_once(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: open_store(path).close(), range(16)))
    assert list(open_store(path).verify()) == []


def test_a_damaged_document_is_named_with_the_remedy(store: Store) -> None:
    _fill(store)
    with sqlite3.connect(store.path) as db:
        db.execute("UPDATE documents SET body = x'00' WHERE capture = 1")
    with pytest.raises(LedgerError, match=r"0\.txt.*riwaya verify"):
        list(store.documents())


@pytest.mark.parametrize("damage", [slice(5_000, 9_000), slice(100, 4_000)], ids=["in the middle", "at the start"])
def test_a_damaged_file_is_named(store: Store, damage: slice) -> None:
    _fill(store)
    store.close()
    content = bytearray(store.path.read_bytes())
    content[damage] = b"\xff" * (damage.stop - damage.start)
    store.path.write_bytes(content)
    try:
        found = [failure.what for failure in open_store(store.path, create=False).verify()]
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


def test_a_ledger_of_a_newer_version_is_refused(store: Store) -> None:
    with sqlite3.connect(store.path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="version 99"):
        open_store(store.path)


def test_a_ledger_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        open_store(tmp_path / "none.ledger", create=False)
    assert not (tmp_path / "none.ledger").exists()
