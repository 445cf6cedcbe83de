"""A copy of a ledger says the same as the original, from either store into either, or it does not count."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests import make
from tests.store.conftest import Opening
from tests.store.told import COLLECTION, DOCUMENTS, REFS

from riwaya.errors import LedgerError, UsageError
from riwaya.store import Reviews, Store, Users, Views, backup, open_store, parse, restore, search


def fill(where: str) -> str:
    """Fill a ledger with pages, a version, a failure, a judgement, a user and a search; return its digest."""
    with closing(open_store(where)) as store:
        for document in DOCUMENTS:
            store.put(make.capture(document.article.text, document.article.doc), document, actor="reader")
        older = make.document("قديم", "a.txt")
        store.replace(make.capture(DOCUMENTS[0].article.text, "a.txt"), DOCUMENTS[0], actor="reader")
        store.put(make.capture("قديم", "z.txt"), make.document("قديم", "z.txt"), actor="reader")
        store.put(make.capture("جديد", "z.txt"), make.document("جديد", "z.txt"), actor="reader")
        assert older.article.doc == "a.txt"
        store.put_collection(COLLECTION, of=store.state, actor="reader")
        review = Reviews(store, actor="Huda")
        review.judge("reject", review.target("claim", REFS["c"]))
        review.judge("settle", review.target("dispute", "d1"), value="1", reason="lists")
        users = Users(store, actor="root")
        users.add("huda", role="reviewer", password="correct horse")
        users.sign_in("huda", "correct horse")
        Views(store).save_search("huda", "denials", "stance:deny")
        return store.digest()


def assert_whole(store: Store, digest: str) -> None:
    assert store.digest() == digest
    assert list(store.verify()) == []
    assert store.is_reconciled is False  # the rejection asks for it, as in the original
    assert [hit.doc for hit in search(store.db, parse("جديد"), store.load).items] == ["z.txt"]
    assert search(store.db, parse("قديم"), store.load).items == ()
    assert [row.status for row in Views(store).disputes().items] == ["settled"]
    assert [bar.claims for bar in Views(store).days() if bar.claims] == [1, 1, 1, 1]
    assert [one.query for one in Views(store).searches("huda")] == ["stance:deny"]
    assert [user.name for user in Users(store, actor="root").all()] == ["huda"]
    assert store.db.all("SELECT * FROM sessions") == []


def test_a_backup_is_a_ledger_that_says_the_same(where: str, tmp_path: Path, opening: Opening) -> None:
    digest = fill(where)
    head = backup(where, str(tmp_path / "copy.ledger"), actor="root")
    copy = opening(tmp_path / "copy.ledger", create=False)
    assert copy.head == head
    assert_whole(copy, digest)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
    assert [entry.subject for entry in Views(opening(where)).log(action="export").items] == ["backup"]


@pytest.mark.parametrize("kind", ["file", "postgresql"])
def test_a_backup_is_restored_into_either_store(
    where: str, kind: str, fresh: Callable[[str], str], tmp_path: Path, opening: Opening
) -> None:
    digest = fill(where)
    backup(where, str(tmp_path / "copy.ledger"), actor="root")
    target = fresh(kind)
    restore(str(tmp_path / "copy.ledger"), target, actor="root")
    restored = opening(target, create=False)
    assert_whole(restored, digest)
    assert restored.put(make.capture("آخر", "new.txt"), make.document("آخر", "new.txt"), actor="reader")


def test_nothing_is_written_over(where: str, tmp_path: Path, fresh: Callable[[str], str]) -> None:
    fill(where)
    (tmp_path / "notes").write_text("mine")
    with pytest.raises(UsageError, match="already"):
        backup(where, str(tmp_path / "notes"), actor="root")
    assert (tmp_path / "notes").read_text() == "mine"
    backup(where, str(tmp_path / "copy.ledger"), actor="root")
    with pytest.raises(UsageError, match="already"):
        restore(str(tmp_path / "copy.ledger"), where, actor="root")


def test_a_ledger_that_does_not_hold_gives_no_backup(where: str, tmp_path: Path) -> None:
    fill(where)
    with closing(open_store(where)) as store:
        store.db.run("UPDATE log SET actor = 'other' WHERE seq = 2")
    with pytest.raises(LedgerError, match="does not hold"):
        backup(where, str(tmp_path / "copy.ledger"), actor="root")
    assert list(tmp_path.glob("*copy*")) == []
    assert list(tmp_path.glob(".*")) == []


def test_a_backup_that_was_altered_is_not_restored(
    tmp_path: Path, fresh: Callable[[str], str], opening: Opening
) -> None:
    fill(str(tmp_path / "x.ledger"))
    backup(str(tmp_path / "x.ledger"), str(tmp_path / "copy.ledger"), actor="root")
    opening(tmp_path / "copy.ledger").db.run("DELETE FROM judgements")
    for target in (str(tmp_path / "again.ledger"), fresh("postgresql")):
        with pytest.raises(LedgerError, match="does not hold"):
            restore(str(tmp_path / "copy.ledger"), target, actor="root")
