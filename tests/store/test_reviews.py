"""People decide; the machine's layer stays, every decision is kept, and two who decide at once are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import pytest
from msgspec import structs
from tests import make
from tests.store.told import COLLECTION, DOCUMENTS, REFS, TOLL

from riwaya.errors import ConflictError, UsageError
from riwaya.model import Correction, Figure, Judgement, Passage, passage
from riwaya.store import Reviews, Store, Views, open_store, parse, search


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    opened = open_store(where)
    for document in DOCUMENTS:
        opened.put(make.capture(document.article.text, document.article.doc), document, actor="reader")
    opened.put_collection(COLLECTION, of=opened.state, actor="reader")
    yield opened
    opened.close()


@pytest.fixture
def review(store: Store) -> Reviews:
    return Reviews(store, actor="Huda")


def decide(review: Reviews, action: Any, name: str = "a", **fields: Any) -> Judgement:
    return review.judge(action, review.target("claim", REFS[name]), **fields)


def test_what_is_disputed_or_copied_waits_first_with_the_reasons(review: Reviews) -> None:
    queue = review.queue().items
    assert [waiting.stated.ref for waiting in queue[:3]] == [REFS["c"], REFS["a"], REFS["b"]]
    assert queue[0].reasons == ("disputed", "unnamed_source", "no_party")
    assert queue[1].reasons == ("disputed", "copied")
    decide(review, "accept")
    assert REFS["a"] not in [waiting.stated.ref for waiting in review.queue().items]


def test_a_rejected_claim_counts_for_nothing_but_can_be_found(store: Store, review: Reviews) -> None:
    decide(review, "reject", reason="a caption")
    view = Views(store)
    assert [bar.claims for bar in view.days()] == [0, 2, 1, 1]
    assert REFS["a"] not in [claim.ref for claim in view.claims(entity="place:sanaa").items]
    document = store.document("a.txt")
    assert document is not None
    assert document.claims == ()
    assert store.document("a.txt", machine=True) == DOCUMENTS[0]
    assert [hit.doc for hit in search(store.db, parse("status:rejected"), store.load).items] == ["a.txt"]
    assert not store.is_reconciled


def test_a_correction_shows_everywhere_and_an_undo_takes_it_back(store: Store, review: Reviews) -> None:
    def found(query: str) -> list[str]:
        return [hit.doc for hit in search(store.db, parse(query), store.judged).items]

    words = passage(TOLL, 4, 6)
    figure = Figure(start=4, end=6, text=words.text, low=99, high=99, category="killed")
    made = decide(review, "correct", correction=Correction(stance="deny", figures=(figure,), place=("place:aden",)))
    assert found("stance:deny killed:99") == ["a.txt"]
    assert found("place:aden killed:99") == ["a.txt"]
    assert found("killed:12") == ["b.txt"]
    review.undo(made.id, reason="misread")
    assert found("killed:12") == ["b.txt", "a.txt"]
    assert store.document("a.txt") == DOCUMENTS[0]
    assert list(store.verify()) == []


def test_an_undo_can_be_undone_and_not_done_twice(store: Store, review: Reviews) -> None:
    made = decide(review, "reject")
    undo = review.undo(made.id)
    with pytest.raises(UsageError, match="already"):
        review.undo(made.id)
    review.undo(undo.id)
    assert review.standing(REFS["a"]).status == "rejected"
    document = store.document("a.txt")
    assert document is not None
    assert document.claims == ()


def test_what_was_decided_on_a_claim_is_kept_in_order(review: Reviews) -> None:
    first = decide(review, "reject", actor="Huda")
    second = decide(review, "accept", actor="Omar")
    decide(review, "comment", value="see the video", actor="Omar")
    standing = review.standing(REFS["a"])
    assert [(one.judgement.actor, one.judgement.action) for one in standing.decided] == [
        ("Huda", "reject"),
        ("Omar", "accept"),
        ("Omar", "comment"),
    ]
    assert (standing.status, second.saw) == ("accepted", first.id)
    assert [one.judgement.actor for one in review.history(actor="Omar").items] == ["Omar", "Omar"]


def test_a_second_reviewer_seconds_or_contests(review: Reviews) -> None:
    made = decide(review, "accept")
    review.judge("accept", review.target("judgement", made.id), actor="Omar")
    assert review.standing(REFS["a"]).seconded
    review.judge("reject", review.target("judgement", made.id), actor="Lina")
    assert review.standing(REFS["a"]).contested


def test_nobody_seconds_a_judgement_of_their_own(review: Reviews) -> None:
    made = decide(review, "accept")
    with pytest.raises(UsageError, match="another person"):
        review.judge("accept", review.target("judgement", made.id), actor="Huda")


def test_who_decides_on_what_another_changed_meanwhile_is_told(review: Reviews) -> None:
    saw = review.standing(REFS["a"]).last
    decide(review, "accept", actor="Omar", saw=saw)
    with pytest.raises(ConflictError, match="Omar chose accept"):
        decide(review, "reject", actor="Lina", saw=saw)
    decide(review, "reject", actor="Lina", saw=review.standing(REFS["a"]).last)


def test_of_many_who_decide_at_once_on_what_all_saw_one_wins(store: Store, where: str) -> None:
    def attempt(number: int) -> bool:
        with closing(open_store(where)) as own:
            review = Reviews(own, actor=f"reviewer {number}")
            try:
                review.judge("accept", review.target("claim", REFS["a"]), saw="")
            except ConflictError:
                return False
            return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(attempt, range(8))) == 1
    assert list(store.verify()) == []
    assert store.counts()["judgements"] == 1


def test_decisions_are_attached_again_when_a_page_is_read_with_better_rules(store: Store, review: Reviews) -> None:
    decide(review, "reject")
    decide(review, "reject", "c")
    for number, claims in ((0, (structs.replace(DOCUMENTS[0].claims[0], id="new"),)), (2, ())):
        document = structs.replace(DOCUMENTS[number], claims=claims)
        store.replace(make.capture(document.article.text, document.article.doc), document, actor="reader")
    assert review.standing("a.txt#new").status == "rejected"
    document = store.document("a.txt")
    assert document is not None
    assert document.claims == ()
    (lost,) = review.unattached().items
    assert lost.judgement.target.name == REFS["c"]
    store.replace(make.capture(DOCUMENTS[2].article.text, "c.txt"), DOCUMENTS[2], actor="reader")
    assert review.unattached().items == ()


def test_a_dispute_is_settled_with_a_reason_and_stays_so_under_another_id(store: Store, review: Reviews) -> None:
    target = review.target("dispute", "d1")
    with pytest.raises(UsageError, match="reason"):
        review.judge("settle", target, value="1")
    with pytest.raises(UsageError, match="no side '3'"):
        review.judge("settle", target, value="3", reason="lists of names")
    settled = review.judge("settle", target, value="1", reason="lists of names")
    view = Views(store)
    assert [row.status for row in view.disputes(status="settled").items] == ["settled"]
    assert view.overview().open_disputes == 0
    renamed = structs.replace(COLLECTION.disputes[0], id="d9")
    store.put_collection(structs.replace(COLLECTION, disputes=(renamed,)), of=store.state, actor="reader")
    assert [row.id for row in view.disputes(status="settled").items] == ["d9"]
    assert review.standing("d9").status == "settled"
    review.undo(settled.id)
    assert [row.id for row in view.disputes(status="open").items] == ["d9"]
    review.judge("leave_open", review.target("dispute", "d9"), reason="no list of names yet")
    assert [row.status for row in view.disputes().items] == ["left_open"]


def test_merged_entities_are_one_in_every_page_until_that_is_undone(store: Store, review: Reviews) -> None:
    merge = review.judge("merge", review.target("entity", "", items=("ngo:monitor", "group:them")))
    assert [claim.doc for claim in Views(store).claims(entity="ngo:monitor", role="agent").items] == ["b.txt", "a.txt"]
    assert Views(store).claims(entity="group:them").items == ()
    review.undo(merge.id)
    assert [claim.doc for claim in Views(store).claims(entity="group:them", role="agent").items] == ["b.txt", "a.txt"]


def test_merging_stories_asks_for_reconciling(store: Store, review: Reviews) -> None:
    review.judge("merge", review.target("story", "", items=("a.txt", "e.txt")))
    assert not store.is_reconciled
    assert [one.action for one in store.judgements()] == ["merge"]
    assert review.unattached().items == ()


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        pytest.param(lambda r: r.target("claim", "a.txt#none"), "no claim", id="a claim that is not there"),
        pytest.param(lambda r: r.target("dispute", "none"), "no dispute", id="a dispute that is not there"),
        pytest.param(
            lambda r: r.target("story", "", items=("a.txt", "none")), "no story", id="a page that is not there"
        ),
        pytest.param(lambda r: decide(r, "settle", reason="x"), "cannot be judged", id="an action that does not fit"),
        pytest.param(lambda r: decide(r, "correct"), "correction", id="a correction without values"),
        pytest.param(lambda r: decide(r, "correct", correction=Correction()), "changes nothing", id="an empty one"),
        pytest.param(
            lambda r: decide(r, "correct", correction=Correction(event="WAR")), "no event", id="no event type"
        ),
        pytest.param(
            lambda r: decide(r, "correct", correction=Correction(stance="perhaps")),  # type: ignore[arg-type]
            "Invalid enum",
            id="no stance",
        ),
        pytest.param(
            lambda r: decide(r, "correct", correction=Correction(evidence=Passage(start=0, end=3, text="xyz"))),
            "do not stand",
            id="words that are not there",
        ),
        pytest.param(lambda r: decide(r, "grade"), "value", id="a grade without one"),
        pytest.param(lambda r: r.undo("none"), "no judgement", id="undoing nothing"),
    ],
)
def test_what_cannot_be_decided_is_refused(review: Reviews, ask: Callable[[Reviews], Any], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        ask(review)
    assert review.history().items == ()


def test_a_grade_stands_beside_the_claim(store: Store, review: Reviews) -> None:
    decide(review, "grade", value="B2")
    page = Views(store).article("a.txt")
    assert page is not None
    assert [(claim.status, claim.grade) for claim in page.claims] == [("", "B2")]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE judgements SET body = replace(body, 'reject', 'accept')",
        "UPDATE judgements SET actor = 'other'",
        "DELETE FROM judgements",
        "INSERT INTO judgements SELECT 'x', 99, at, actor, action, kind, doc, name, body, active, means, how"
        " FROM judgements",
    ],
    ids=["turned round", "by another", "removed", "slipped in"],
)
def test_a_judgement_that_was_altered_is_noticed(store: Store, review: Reviews, change: str) -> None:
    decide(review, "reject")
    assert list(store.verify()) == []
    store.db.run(change)
    assert any("judgement" in failure.where for failure in store.verify())
