"""Pages ask for what they show, item by item; every list comes in stretches that join without gap or repetition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests import make

from riwaya.errors import LedgerError, SourceError, UsageError
from riwaya.model import Account, Collection, CopyGroup, Dispute, Mention, Origin, Side, Story
from riwaya.store import Page, Store, Views, open_store

TOLL = "قتل 12 مدنيا في قصف على صنعاء"
OTHER_TOLL = "قتل 30 مدنيا في قصف على صنعاء"
DENIAL = "نفى الفصيل قصف صنعاء"
LONE = "وصلت قافلة إلى عدن"


def _document(text: str, doc: str, outlet: str, day: str, **claim: Any) -> Any:
    told = text.split()[1]
    figures = [make.quantity(text, told, int(told))] if told.isdigit() else []
    name = "صنعاء" if "صنعاء" in text else "عدن"
    mention = Mention(
        start=text.index(name), end=text.index(name) + len(name), text=name, type="LOC", entity=f"place:{_slug(name)}",
        rule="test",
    )  # fmt: skip
    claims = [make.claim(text, figures=(0,) if figures else (), place=(f"place:{_slug(name)}",), **claim)]
    return make.document(
        text, doc, outlet=outlet, published=day, claims=claims, quantities=figures, mentions=(mention,)
    )


def _slug(name: str) -> str:
    return {"صنعاء": "sanaa", "عدن": "aden"}[name]


DOCUMENTS = (
    _document(TOLL, "a.txt", "media:one", "2018-04-24", chain=("ngo:monitor", "media:one"), agent=("group:them",)),
    _document(TOLL, "b.txt", "media:two", "2018-04-25", chain=("ngo:monitor", "media:two"), agent=("group:them",)),
    _document(OTHER_TOLL, "c.txt", "media:three", "2018-04-25", chain=("source:unnamed", "media:three")),
    _document(DENIAL, "d.txt", "media:one", "2018-04-26", stance="deny", chain=("per:x@group:them", "media:one")),
    _document(LONE, "e.txt", "media:two", "2018-05-02", event="AID"),
)
REFS = {document.article.doc[0]: f"{document.article.doc}#{document.claims[0].id}" for document in DOCUMENTS}


def _origin(entity: str, *names: str) -> Origin:
    return Origin(entity=entity, claims=tuple(REFS[name] for name in names), why="")


COLLECTION = Collection(
    stories=(
        Story(id="s1", docs=("a.txt", "b.txt", "c.txt", "d.txt"), topic="Sanaa"),
        Story(id="s2", docs=("e.txt",)),
    ),
    copies=(CopyGroup(docs=("a.txt", "b.txt"), of="a.txt", kind="verbatim"),),
    accounts=(Account(id="t1", claims=(REFS["a"], REFS["b"]), origins=(_origin("ngo:monitor", "a", "b"),)),),
    disputes=(
        Dispute(
            id="d1",
            kind="figure",
            topic="the toll",
            sides=(
                Side(holds="12", claims=(REFS["a"], REFS["b"]), origins=(_origin("ngo:monitor", "a", "b"),)),
                Side(holds="30", claims=(REFS["c"],), origins=(_origin("source:unnamed", "c"),)),
            ),
        ),
    ),
)


@pytest.fixture(scope="module")
def store(module_where: str) -> Iterator[Store]:
    opened = open_store(module_where)
    for document in DOCUMENTS:
        opened.put(make.capture(document.article.text, document.article.doc), document, actor="reader")
    opened.put(make.capture(b"\0", "bad.bin"), SourceError("not text", remedy="name a page"), actor="reader")
    opened.put_collection(COLLECTION, of=opened.state, actor="reader")
    yield opened
    opened.close()


@pytest.fixture
def view(store: Store) -> Views:
    return Views(store)


def test_the_overview_counts_what_there_is_and_what_waits(view: Views) -> None:
    overview = view.overview()
    assert overview.counts["pages"] == 5
    assert overview.counts["claims"] == 5
    assert overview.counts["disputes"] == overview.open_disputes == 1
    assert (overview.first_day, overview.last_day) == ("2018-04-24", "2018-05-02")
    assert overview.outlets == 3
    assert overview.is_reconciled


def test_news_since_an_entry_of_the_log_are_only_what_came_later(view: Views) -> None:
    everything = view.news(0)
    assert (everything.pages, everything.stories, everything.disputes, everything.failed) == (6, 2, 1, 1)
    nothing = view.news(everything.until)
    assert (nothing.pages, nothing.stories, nothing.disputes, nothing.failed) == (0, 0, 0, 0)


def test_the_histogram_counts_pages_and_claims_by_day(view: Views) -> None:
    assert [(bar.day, bar.pages, bar.claims) for bar in view.days()] == [
        ("2018-04-24", 1, 1),
        ("2018-04-25", 2, 2),
        ("2018-04-26", 1, 1),
        ("2018-05-02", 1, 1),
    ]
    assert [bar.day for bar in view.days(until="2018-04")] == ["2018-04-24", "2018-04-25", "2018-04-26"]
    assert [(bar.day, bar.claims) for bar in view.days(event="AID")] == [("2018-05-02", 1)]
    assert [bar.pages for bar in view.days(outlet="media:two")] == [1, 1]
    with pytest.raises(UsageError, match="one thing"):
        view.days(event="AID", place="place:aden")


def test_places_on_the_map_carry_their_position_and_number(view: Views) -> None:
    first = view.spots()[0]
    assert (first.place, first.n) == ("place:sanaa", 4)
    assert first.lat is not None
    assert [spot.place for spot in view.spots(since="2018-05")] == ["place:aden"]


def test_what_is_told_of_most_comes_first(view: Views) -> None:
    first = view.top("speaker")[0]
    assert (first.value, first.n) == ("ngo:monitor", 2)
    assert {count.value for count in view.top("actor")} == {"group:them"}


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


def test_an_article_knows_what_it_is_part_of(view: Views) -> None:
    page = view.article("b.txt")
    assert page is not None
    assert (page.row.story, page.row.source) == ("s1", "a.txt")
    assert [account.id for account in page.accounts] == ["t1"]
    assert [dispute.id for dispute in page.disputes] == ["d1"]
    assert [group.of for group in page.copies] == ["a.txt"]
    assert [(claim.ref, claim.disputed) for claim in page.claims] == [(REFS["b"], 1)]
    assert view.capture(page.versions[0].number).content == TOLL.encode()
    assert view.article("none") is None
    with pytest.raises(LedgerError, match="no capture"):
        view.capture(999)


def test_a_dispute_shows_the_exact_words_of_both_sides(view: Views) -> None:
    page = view.dispute("d1")
    assert page is not None
    assert {ref: claim.claim.evidence.text for ref, claim in page.claims.items()} == {
        REFS["a"]: TOLL,
        REFS["b"]: TOLL,
        REFS["c"]: OTHER_TOLL,
    }
    assert page.row.origins == (1, 1)
    assert page.row.story == "s1"
    assert [row.id for row in view.disputes(status="open").items] == ["d1"]
    assert view.disputes(status="settled").items == ()
    assert [row.id for row in view.disputes(entity="ngo:monitor").items] == ["d1"]


def test_an_actor_is_found_by_role_also_as_the_body_of_a_spokesman(view: Views) -> None:
    page = view.entity("group:them")
    assert page is not None
    assert page.roles == {"agent": 2, "origin": 1, "speaker": 1}
    assert [claim.doc for claim in view.claims(entity="group:them", role="origin").items] == ["d.txt"]
    assert [claim.doc for claim in view.claims(entity="group:them").items] == ["d.txt", "b.txt", "a.txt"]
    assert view.entity("group:none") is None
    with pytest.raises(UsageError, match="no role"):
        view.claims(entity="group:them", role="victim")


def test_a_place_has_its_position_its_names_and_its_days(view: Views) -> None:
    page = view.entity("place:sanaa")
    assert page is not None
    assert page.spot is not None
    assert [(name.value, name.n) for name in page.names] == [("صنعاء", 4)]
    assert [bar.claims for bar in page.days] == [1, 2, 1]


def test_an_outlet_is_first_or_follows_and_copies(view: Views) -> None:
    one, two = view.outlet("media:one"), view.outlet("media:two")
    assert one is not None
    assert two is not None
    assert (one.pages, one.first, one.after, one.alone, one.copied) == (2, 1, 1, 0, 0)
    assert (two.first, two.after, two.alone, two.copied) == (0, 1, 1, 1)
    assert [(count.value, count.n) for count in two.copies_from] == [("media:one", 1)]
    assert [(count.value, count.n) for count in one.copied_by] == [("media:two", 1)]
    assert [count.value for count in one.speakers] == ["group:them", "ngo:monitor", "per:x", "per:x@group:them"]
    assert [row.outlet for row in view.outlets()] == ["media:one", "media:two", "media:three"]
    assert view.outlet("media:none") is None


def test_names_are_suggested_while_they_are_typed(view: Views) -> None:
    assert [count.value for count in view.suggest("صَن")] == ["place:sanaa"]
    assert view.suggest("صن", kind="group") == ()


def test_failed_captures_are_listed_with_the_reason(view: Views) -> None:
    (failed,) = view.sources(failed=True).items
    assert (failed.doc, failed.failure) == ("bad.bin", "not text (name a page)")


def test_the_log_can_be_asked_by_actor_action_and_subject(view: Views) -> None:
    assert len(view.log().items) == 7
    assert [entry.subject for entry in view.log(subject="a.txt").items] == ["a.txt"]
    assert [entry.action for entry in view.log(action="reconcile").items] == ["reconcile"]
    assert view.log(actor="nobody").items == ()


LISTS: tuple[tuple[str, Callable[..., Page[Any]], Callable[[Any], str]], ...] = (
    ("stories", lambda view, **more: view.stories(**more), lambda item: item.id),
    ("largest stories", lambda view, **more: view.stories(order="largest", **more), lambda item: item.id),
    ("stories of an entity", lambda view, **more: view.stories(entity="media:two", **more), lambda item: item.id),
    ("disputes", lambda view, **more: view.disputes(**more), lambda item: item.id),
    ("documents", lambda view, **more: view.documents(**more), lambda item: item.doc),
    ("claims", lambda view, **more: view.claims(entity="place:sanaa", **more), lambda item: item.ref),
    ("sources", lambda view, **more: view.sources(**more), lambda item: item.doc),
    ("log", lambda view, **more: view.log(**more), lambda item: str(item.seq)),
)


@pytest.mark.parametrize(("ask", "name"), [entry[1:] for entry in LISTS], ids=[entry[0] for entry in LISTS])
def test_stretches_of_one_join_to_the_whole_list(
    view: Views, ask: Callable[..., Page[Any]], name: Callable[[Any], str]
) -> None:
    whole = [name(item) for item in ask(view).items]
    found: list[str] = []
    after = None
    while True:
        page = ask(view, after=after, limit=1)
        found.extend(name(item) for item in page.items)
        after = page.next
        if after is None:
            break
    assert found == whole
    assert len(set(found)) == len(found) > 0


@pytest.mark.parametrize("after", ["x", "!!", "WzFd" * 3], ids=["no text of ours", "no text at all", "of another list"])
def test_a_place_in_a_list_that_is_none_is_refused(view: Views, after: str) -> None:
    with pytest.raises(UsageError, match="leads nowhere"):
        view.stories(after=after)


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
