"""A definite collective is the body of its kind that the page named nearest; an indefinite one is people of its own."""

from __future__ import annotations

import pytest

from riwaya.claims.antecedents import resolved
from riwaya.claims.scene import Item, Scene
from riwaya.model import Mention

TEXT = "الجيش السوري في حماة. سلاح الجو السوري. تقدمت القوات ومعها قوة وقواته، وقصف التحالف. التحالف الدولي نفى."


def named(name: str, entity: str) -> Mention:
    start = TEXT.index(name)
    return Mention(start=start, end=start + len(name), text=name, type="ORG", entity=entity, rule="")


NAMES = (
    named("الجيش السوري", "state-force:syrian-arab-army"),
    named("سلاح الجو السوري", "state-force:syrian-air-force"),
    named("التحالف الدولي", "intl:global-coalition"),
)


@pytest.mark.parametrize(
    ("word", "entity", "meant"),
    [
        ("القوات", "state-force:soldiers", "state-force:syrian-arab-army"),
        ("قواته", "state-force:soldiers", "state-force:syrian-arab-army"),
        ("قوة", "state-force:soldiers", "state-force:soldiers"),
        ("التحالف.", "intl:coalition", "intl:global-coalition"),
        ("القوات", "group:civilians", "group:civilians"),
    ],
    ids=["the forces", "his forces", "a force", "the coalition, named later", "civilians"],
)
def test_a_definite_collective_is_the_body_named_nearest(word: str, entity: str, meant: str) -> None:
    start = TEXT.index(word)
    item = Item(start, start + len(word.rstrip(".")), entity, "", place=False, named=False)
    (found,) = resolved(TEXT, Scene((), (item,)), NAMES).items
    assert found.entity == meant


def test_without_a_body_of_its_kind_a_collective_stays() -> None:
    start = TEXT.index("القوات")
    stage = Scene((), (Item(start, start + 6, "state-force:soldiers", "", place=False, named=False),))
    assert resolved(TEXT, stage, ()) is stage
