"""A ledger keeps whole pages or nothing, says the same whatever the order and the store, and notices any change.

Every test here runs on a SQLite file and on PostgreSQL.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime

import msgspec
import pytest
from msgspec import structs
from tests import make
from tests.store.conftest import Opening

from riwaya.errors import LedgerError, SourceError, SpanError
from riwaya.model import Collection, Story
from riwaya.store import Store, is_url, open_store, parse, search
from riwaya.store.database import newest_version

TEXTS = ("قتل ثلاثة مدنيين في قصف", "نفى الجيش قصف المدينة", "وصلت قافلة إلى المدينة")


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    opened = open_store(where, clock=lambda: datetime(2018, 4, 24, tzinfo=UTC))
    yield opened
    opened.close()


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


def test_neither_the_order_of_arrival_nor_the_store_matters(fresh: Callable[[str], str], opening: Opening) -> None:
    digests = set()
    for kind, order in (("file", (0, 1, 2)), ("file", (2, 0, 1)), ("postgresql", (1, 2, 0))):
        store = opening(fresh(kind))
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


def test_a_claim_turned_into_its_denial_is_noticed(store: Store) -> None:
    document = make.document(TEXTS[0], claims=[make.claim(TEXTS[0])])
    store.put(make.capture(TEXTS[0]), document, actor="test")
    forged = structs.replace(document, claims=(structs.replace(document.claims[0], stance="deny"),))
    body = zlib.compress(msgspec.json.encode(forged, order="deterministic"), 6)
    store.db.run("UPDATE documents SET body = ?", (body,))
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
    store.db.run("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)")
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


def test_reading_while_another_process_writes_sees_whole_pages(store: Store, where: str, opening: Opening) -> None:
    _fill(store)
    other = opening(where)
    seen: list[str] = []
    for document in store.documents():
        number = len(seen)
        text = f"خبر {number}"
        other.put(make.capture(text, f"z{number}.txt"), make.document(text, f"z{number}.txt"), actor="other")
        store.put(make.capture(text, f"y{number}.txt"), make.document(text, f"y{number}.txt"), actor="test")
        seen.append(document.article.doc)
    assert seen == ["0.txt", "1.txt", "2.txt"]


def test_a_ledger_stands_still_while_it_is_reconciled(store: Store, where: str, opening: Opening) -> None:
    _fill(store)
    other = opening(where)
    with store.still():
        before = [document.article.doc for document in store.documents()]
        other.put(make.capture("آخر", "9.txt"), make.document("آخر", "9.txt"), actor="other")
        assert [document.article.doc for document in store.documents()] == before
        assert store.pages() == len(before)
        state = store.state
    store.put_collection(Collection(), of=state, actor="test")
    assert store.pages() == len(before) + 1
    assert not store.is_reconciled


def test_a_damaged_document_is_named_with_the_remedy(store: Store) -> None:
    _fill(store)
    store.db.run("UPDATE documents SET body = ? WHERE capture = 1", (b"\0",))
    with pytest.raises(LedgerError, match=r"0\.txt.*riwaya verify"):
        list(store.documents())


@pytest.mark.parametrize(
    ("change", "bound", "named"),
    [
        pytest.param("UPDATE captures SET sha256 = 'x' WHERE id = 1", (), "capture 1", id="a hash"),
        pytest.param("UPDATE captures SET content = ? WHERE id = 2", (b"\0",), "capture 2", id="stored bytes"),
        pytest.param("UPDATE log SET actor = 'other' WHERE seq = 2", (), "log entry 2", id="who did it"),
        pytest.param("DELETE FROM log WHERE seq = 2", (), "log entry 3", id="an entry removed"),
        pytest.param("UPDATE documents SET body = ? WHERE capture = 1", (b"\0",), "0.txt", id="a stored document"),
        pytest.param("UPDATE captures SET url = 'http://other' WHERE id = 1", (), "capture 1", id="how a page came"),
        pytest.param("UPDATE captures SET given = '{' WHERE id = 1", (), "capture 1", id="what was said of a page"),
        pytest.param("UPDATE log SET body = '{' WHERE seq = 1", (), "log entry 1", id="the body of an entry"),
        pytest.param("DELETE FROM documents WHERE capture = 1", (), "0.txt", id="a document removed"),
        pytest.param("DELETE FROM collection", (), "collection", id="the collection removed"),
        pytest.param(
            "INSERT INTO captures SELECT 9, 'new.txt', sha256, media_type, how, url, obtained, charset, given, content,"
            " added FROM captures WHERE id = 1",
            (),
            "capture 9",
            id="a page slipped in",
        ),
    ],
)
def test_any_change_is_noticed(store: Store, change: str, bound: tuple[bytes, ...], named: str) -> None:
    _fill(store)
    store.db.run(change, bound)
    assert any(named in failure.where for failure in store.verify())


def test_a_page_removed_is_noticed(store: Store) -> None:
    _fill(store)
    for table in ("claims", "documents"):
        store.db.run(f"DELETE FROM {table} WHERE capture = 2")
    store.db.run("DELETE FROM captures WHERE id = 2")
    assert any("1.txt" in failure.where for failure in store.verify())


def test_a_damaged_document_is_made_again_by_reading_its_page_again(store: Store) -> None:
    _fill(store)
    digest = store.digest()
    store.db.run("UPDATE documents SET body = ? WHERE capture = 1", (b"\0",))
    document = make.document(TEXTS[0], "0.txt", claims=[make.claim(TEXTS[0])])
    store.replace(make.capture(TEXTS[0], "0.txt"), document, actor="test")
    assert store.digest() == digest
    assert list(store.verify()) == []


def test_only_the_newest_version_of_a_page_is_indexed(store: Store) -> None:
    for text in TEXTS[:2]:
        document = make.document(text, "page.txt", claims=[make.claim(text)])
        store.put(make.capture(text, "page.txt"), document, actor="test")
    assert store.counts()["documents"] == 2
    assert store.counts()["claims"] == 1
    assert [hit.doc for hit in search(store.db, parse("نفى"), store.load).items] == ["page.txt"]
    assert search(store.db, parse("مدنيين"), store.load).items == ()


def test_an_older_version_counts_again_when_the_newest_can_no_longer_be_read(store: Store) -> None:
    for text in TEXTS[:2]:
        document = make.document(text, "page.txt", claims=[make.claim(text)])
        store.put(make.capture(text, "page.txt"), document, actor="test")
    store.replace(make.capture(TEXTS[1], "page.txt"), SourceError("not text"), actor="test")
    assert [document.article.text for document in store.documents()] == [TEXTS[0]]
    assert [hit.doc for hit in search(store.db, parse("مدنيين"), store.load).items] == ["page.txt"]


def test_texts_with_signs_that_a_database_may_not_hold_are_kept(store: Store) -> None:
    text = "خبر\0 عن 😀 'قصف' \\ \"x\" %s ? :a"
    document = make.document(text, "odd.txt", claims=[make.claim(text)])
    titled = structs.replace(document, article=structs.replace(document.article, title=text))
    store.put(make.capture(text, "odd.txt"), titled, actor="test")
    assert store.document("odd.txt") == titled
    assert list(store.verify()) == []


def test_going_down_and_up_again_keeps_what_cannot_be_replaced(store: Store, where: str, opening: Opening) -> None:
    _fill(store)
    digest, head = store.digest(), store.head
    for version in (*range(newest_version() - 1, 0, -1),):
        with store.db.writing():
            store.db.migrate(version)
        assert store.db.version() == version
    store.close()
    again = opening(where)
    assert (again.digest(), again.head) == (digest, head)
    assert list(again.verify()) == []
    assert [hit.doc for hit in search(again.db, parse("قافلة"), again.load).items] == ["2.txt"]


def test_a_new_index_leaves_the_collection_as_it_was_written(store: Store, where: str, opening: Opening) -> None:
    _fill(store)
    older = '{"id": "s", "docs": ["0.txt"]}'  # as another version wrote it
    store.db.run("UPDATE collection SET body = ? WHERE kind = 'stories'", (older,))
    digest = store.digest()
    store.set_state("indexed", "0")
    store.close()
    assert opening(where).digest() == digest


def test_going_down_to_nothing_leaves_nothing(store: Store, where: str, opening: Opening) -> None:
    _fill(store)
    with store.db.writing():
        store.db.migrate(0)
    assert store.db.version() == 0
    store.close()
    assert set(opening(where).counts().values()) == {0}


def test_many_may_make_the_same_ledger_at_once(where: str) -> None:
    open_store(where).close()  # the schema of a database is made by one
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: open_store(where).close(), range(16)))
    with closing(open_store(where)) as opened:
        assert list(opened.verify()) == []


def test_a_ledger_of_a_newer_version_is_refused(store: Store, where: str, opening: Opening) -> None:
    with store.db.writing():
        table = "riwaya_version" if is_url(where) else ""
        store.db.run("UPDATE riwaya_version SET number = 99" if table else "PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="version 99"):
        opening(where)


def test_a_ledger_that_is_not_there_is_not_made_by_asking(where: str, opening: Opening) -> None:
    for _ in range(2):
        with pytest.raises(LedgerError, match="no such ledger"):
            opening(where, create=False)
