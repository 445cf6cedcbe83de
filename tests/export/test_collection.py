"""The record of a collection: what the scorers read, and beside it why."""

from __future__ import annotations

import json

import msgspec

from riwaya.export import collection_record
from riwaya.model import Account, Collection, CopyGroup, Dispute, Happening, Origin, Side, Story

ORIGIN = Origin(entity="group:army", claims=("a.txt#1", "b.txt#2"), why="b is a copy of a")
COLLECTION = Collection(
    stories=(Story(id="s", docs=("a.txt", "b.txt"), time="2018-03-12", topic="قصف", why="same event"),),
    copies=(CopyGroup(docs=("a.txt", "b.txt"), of="a.txt", kind="verbatim", pairs=(("b.txt", "a.txt", 0.97),)),),
    accounts=(Account(id="x", claims=("a.txt#1", "b.txt#2"), origins=(ORIGIN,), topic="قصف"),),
    disputes=(
        Dispute(
            id="d",
            kind="denial",
            topic="قصف",
            sides=(
                Side(holds="yes", claims=("a.txt#1",), origins=(ORIGIN,)),
                Side(holds="no", claims=("c.txt#3",)),
            ),
        ),
    ),
    timeline=(Happening(time="2018-03-12", grain="day", kind="event", gloss="x", claims=("a.txt#1",)),),
)


def test_the_parts_stand_in_their_order() -> None:
    assert list(collection_record(COLLECTION)) == ["stories", "copies", "accounts", "disputes", "timeline", "incidents"]
    assert all(part == [] for part in collection_record(Collection()).values())


def test_an_account_names_its_origins_and_says_why_they_are_one() -> None:
    (account,) = collection_record(COLLECTION)["accounts"]
    assert account["origins"] == ["group:army"]
    assert account["independence"][0]["why"] == "b is a copy of a"
    assert account["claims"] == ("a.txt#1", "b.txt#2") or account["claims"] == ["a.txt#1", "b.txt#2"]


def test_the_sides_of_a_dispute_are_lists_of_claims_and_their_positions_tell_what_they_hold() -> None:
    (dispute,) = collection_record(COLLECTION)["disputes"]
    assert dispute["sides"] == [["a.txt#1"], ["c.txt#3"]]
    assert [position["holds"] for position in dispute["positions"]] == ["yes", "no"]
    assert dispute["positions"][0]["origins"][0]["entity"] == "group:army"


def test_a_copy_names_its_source_and_its_share() -> None:
    (group,) = json.loads(msgspec.json.encode(collection_record(COLLECTION)))["copies"]
    assert (group["of"], group["docs"], group["pairs"]) == ("a.txt", ["a.txt", "b.txt"], [["b.txt", "a.txt", 0.97]])
