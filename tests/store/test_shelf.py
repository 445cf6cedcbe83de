"""What reconciliation looks up lies in the ledger: one page more gives what making all anew gives, in every store."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from tests import make
from tests.store.conftest import Opening

from riwaya import pipeline
from riwaya.ledger import Ledger
from riwaya.shelf import MemoryPostings
from riwaya.store import Store, StoredShelf

TEXT = "قتل 12 مدنيا في قصف السوق الشعبي وسط بلدة الباب شرق حلب وفق ما قال المرصد السوري لحقوق الإنسان اليوم الثلاثاء"
OTHER = "نفى الجيش قصف السوق الشعبي وسط بلدة الباب شرق حلب وقال إن ما نشر لا أساس له"


def _put(store: Store, doc: str, text: str, outlet: str) -> None:
    capture = make.capture(f"{outlet}\n\n{text}", doc, reference="2018-01-02", outlet=outlet, title=outlet)
    store.put(capture, pipeline.read_capture(capture), actor="test")


def _ledger(where: str) -> Ledger:
    return Ledger(where)


def test_page_by_page_is_all_at_once(where: str, opening: Opening) -> None:
    store = opening(where)
    texts = [TEXT, TEXT, f"{TEXT} {OTHER}", OTHER, TEXT.replace("12", "30")]
    with closing(_ledger(where)) as ledger:
        for number, text in enumerate(texts):
            _put(store, f"p{number}", text, f"media:o{number}")
            assert ledger.reconcile() == pipeline.reconcile(store.documents())
        assert ledger.collection().stories


def test_a_newer_version_takes_the_place_of_the_older(where: str, opening: Opening) -> None:
    store = opening(where)
    with closing(_ledger(where)) as ledger:
        for number in range(4):
            _put(store, f"p{number}", TEXT, f"media:o{number}")
        ledger.reconcile()
        _put(store, "p0", OTHER, "media:o0")
        assert ledger.reconcile() == pipeline.reconcile(store.documents())


def test_one_page_more_reads_its_neighbourhood_alone(
    where: str, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opening(where)
    with closing(_ledger(where)) as ledger:
        for number in range(8):
            _put(store, f"p{number}", f"{TEXT} {number}" if number < 2 else _elsewhere(number), f"media:o{number}")
        ledger.reconcile()
        _put(store, "new", TEXT, "media:new")
        read: list[str] = []
        load = Store.document
        monkeypatch.setattr(Store, "document", _noting(load, read))
        ledger.reconcile()
    assert set(read) <= {"new", "p0", "p1"}


def _elsewhere(number: int) -> str:
    names = ("فيضان", "محصول", "مباراة", "مهرجان", "امتحان", "ميزانية")
    return f"شهد {names[number - 2]} الموسم {number} حضورا واسعا في العاصمة"


def _noting(load: Callable[..., Any], read: list[str]) -> Callable[..., Any]:
    def noted(store: Store, doc: str, **options: Any) -> Any:
        read.append(doc)
        return load(store, doc, **options)

    return noted


def test_an_old_id_leads_to_where_a_story_stands_now(where: str, opening: Opening) -> None:
    store = opening(where)
    with closing(_ledger(where)) as ledger:
        _put(store, "p1", TEXT, "media:o1")
        (before,) = ledger.reconcile().stories
        _put(store, "p0", TEXT, "media:o0")
        (after,) = ledger.reconcile().stories
        assert before.id != after.id
        assert [change.kind for change in ledger.story_history(before.id)] == ["renamed"]
        assert ledger.stories_now(before.id) == ledger.stories_now(after.id) == (after.id,)
        assert ledger.story_history(after.id) == ()


def test_what_other_rules_made_is_made_anew(where: str, opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opening(where)
    with closing(_ledger(where)) as ledger:
        for number in range(4):
            _put(store, f"p{number}", TEXT, f"media:o{number}")
        ledger.reconcile()
        monkeypatch.setattr(pipeline, "rules", lambda: "of tomorrow")
        _put(store, "p4", TEXT, "media:o4")
        assert ledger.reconcile() == pipeline.reconcile(store.documents())
    assert store.state_of("shelf") == "of tomorrow"


def test_the_shelf_of_a_process_that_came_late_is_not_written(where: str, opening: Opening) -> None:
    store = opening(where)
    shelf = StoredShelf(store.db, {})
    shelf.table("one", str)["key"] = "value"
    assert not store.put_shelf(shelf, of="0", rules="r", seen="7")
    assert store.put_shelf(shelf, of="0", rules="r", seen=None)
    assert StoredShelf(store.db, {}).table("one", str)["key"] == "value"


def test_tables_and_postings_come_back_as_they_were(where: str, opening: Opening) -> None:
    store = opening(where)
    entries = [("k", 0.1, "b"), ("k", 0.1, "a"), ("k", -1.7320508075688772, "c"), ("l", 0.0, "a")]
    first, kept = StoredShelf(store.db, {}), MemoryPostings()
    for key, rank, item in entries:
        first.postings("p").add(key, (rank, item))
        kept.add(key, (rank, item))
    first.table("t", dict[str, float])["x"] = {"y": 0.1}
    store.put_shelf(first, of="0", rules="r", seen=None)
    second = StoredShelf(store.db, {})
    assert [*second.postings("p").all("k")] == [*kept.all("k")]
    second.postings("p").drop("k", (0.1, "a"))
    del second.table("t", dict[str, float])["x"]
    store.put_shelf(second, of="0", rules="r", seen="1")
    third = StoredShelf(store.db, {})
    assert [*third.postings("p").first("k", 2)] == [(-1.7320508075688772, "c"), (0.1, "b")]
    assert len(third.table("t", dict[str, float])) == 0
