"""Stories and accounts that people merge or split are others afterwards, with the origins that belong to them."""

from __future__ import annotations

from typing import Any

from riwaya.model import Account, Judgement, Origin, Story, Target
from riwaya.review import reaccounted, regrouped

STORIES = (
    Story(id="s1", docs=("a", "b", "c"), why="one event"),
    Story(id="s2", docs=("d",)),
    Story(id="s3", docs=("e",)),
)
ACCOUNTS = (
    Account(
        id="t1",
        claims=("a#1", "b#1", "c#1", "d#1"),
        origins=(Origin(entity="x", claims=("a#1", "b#1"), why=""), Origin(entity="y", claims=("c#1", "d#1"), why="")),
    ),
    Account(id="t2", claims=("e#1", "f#1"), origins=(Origin(entity="x", claims=("e#1", "f#1"), why=""),)),
)


def judgement(action: Any, kind: Any, *items: str) -> Judgement:
    return Judgement(id="j", action=action, target=Target(kind=kind, items=items), actor="Huda", at="")


def test_merged_stories_are_one_that_says_who_merged_them() -> None:
    whole, other = regrouped(STORIES, (judgement("merge", "story", "a", "d"),))
    assert (whole.id, whole.docs, whole.why) == ("s1", ("a", "b", "c", "d"), "one event; merged by Huda")
    assert other == STORIES[2]


def test_split_documents_are_a_story_of_their_own() -> None:
    first, apart, *_ = regrouped(STORIES, (judgement("split", "story", "b"),))
    assert (first.docs, apart.docs) == (("a", "c"), ("b",))
    assert apart.id not in {story.id for story in STORIES}


def test_documents_of_one_story_cannot_be_merged_nor_a_whole_story_split() -> None:
    assert regrouped(STORIES, (judgement("merge", "story", "a", "b"), judgement("split", "story", "d"))) == STORIES


def test_merged_accounts_count_an_origin_once() -> None:
    (whole,) = reaccounted(ACCOUNTS, (judgement("merge", "account", "a#1", "e#1"),))
    assert whole.claims == ("a#1", "b#1", "c#1", "d#1", "e#1", "f#1")
    assert [(origin.entity, origin.claims) for origin in whole.origins] == [
        ("x", ("a#1", "b#1", "e#1", "f#1")),
        ("y", ("c#1", "d#1")),
    ]


def test_a_split_account_keeps_the_origins_that_are_its_own() -> None:
    rest, apart, _ = reaccounted(ACCOUNTS, (judgement("split", "account", "c#1", "d#1"),))
    assert [origin.entity for origin in rest.origins] == ["x"]
    assert [origin.entity for origin in apart.origins] == ["y"]


def test_what_one_page_alone_says_is_no_account() -> None:
    found = reaccounted(ACCOUNTS, (judgement("split", "account", "e#1"),))
    assert [account.id for account in found] == ["t1"]
