"""Stories in lists and with their matrix."""

from __future__ import annotations

from tests import make
from tests.store.told import DOCUMENTS

from riwaya.model import Collection, Story
from riwaya.store import Views, open_store


def test_stories_are_listed_with_what_they_hold(view: Views) -> None:
    (newest, older) = view.stories().items
    assert (newest.id, older.id) == ("s2", "s1")
    assert (older.docs, older.outlets, older.copies, older.disputes, older.title) == (4, 3, 1, 1, "")
    assert [row.id for row in view.stories(order="largest").items] == ["s1", "s2"]
    assert [row.id for row in view.stories(entity="group:them").items] == ["s1"]
    assert [row.id for row in view.stories(since="2018-05").items] == ["s2"]


def test_a_story_has_its_claims_as_a_matrix(view: Views) -> None:
    page = view.story("s1")
    assert page is not None
    assert [row.doc for row in page.docs] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert [(row.doc, row.source, row.first) for row in page.docs[:2]] == [
        ("a.txt", "", True),
        ("b.txt", "a.txt", False),
    ]
    told = next(row for row in page.outlets.rows if row.account == "t1")
    assert set(told.cells) == {"media:one", "media:two"}
    assert told.cells["media:two"].figures == ("12",)
    assert told.cells["media:two"].copies == 1
    assert told.disputes == ("d1",)
    denied = next(row for row in page.outlets.rows if "deny" in str(row.cells))
    assert denied.account is None
    assert [dispute.id for dispute in page.disputes] == ["d1"]
    assert view.story("none") is None


def test_only_what_changed_is_new_and_what_lists_show_follows(where: str) -> None:
    store = open_store(where)
    for document in DOCUMENTS[:3]:
        store.put(make.capture(document.article.text, document.article.doc), document, actor="reader")
    one = Story(id="s1", docs=("a.txt", "b.txt"))
    store.put_collection(Collection(stories=(one,)), of=store.state, actor="reader")
    view, before = Views(store), store.entries
    two = Story(id="s2", docs=("c.txt",))
    store.put_collection(Collection(stories=(two, one)), of=store.state, actor="reader")
    assert view.news(before).stories == 1
    assert [story.id for story in store.collection().stories] == ["s2", "s1"]
    store.put_collection(Collection(stories=(Story(id="s1", docs=("a.txt",)),)), of=store.state, actor="reader")
    page = view.article("b.txt")
    assert page is not None
    assert page.row.story == ""
    assert [(row.id, row.docs) for row in view.stories().items] == [("s1", 1)]
    store.close()
