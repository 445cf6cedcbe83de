"""A definite collective is the body of its kind that the page named nearest; an indefinite one is people of its own."""

from __future__ import annotations

import pytest

from riwaya.claims.parts.antecedents import resolved
from riwaya.claims.parts.items import Item, Scene
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


def test_who_speaks_is_meant_by_our_forces() -> None:
    text = "قواتنا تتقدم"
    stage = Scene((), (Item(0, 6, "state-force:soldiers", "", place=False, named=False),))
    assert resolved(text, stage, (), lambda _: "group:nahr").items[0].entity == "group:nahr"
    assert resolved(text, stage, ()) is stage


def test_a_pronoun_gives_fighters_to_the_body_before_them() -> None:
    text = "أعلن الحزب أن مقاتليه انسحبوا"
    body = Item(5, 10, "group:nahr", "", place=False, named=True)
    fighters = Item(14, 21, "group:fighters", "", place=False, named=False)
    assert resolved(text, Scene((), (body, fighters)), ()).items[1].entity == "group:nahr"


@pytest.mark.parametrize(
    ("entities", "meant"),
    [
        (("place:aden", "place:sanaa"), "intl:arab-coalition"),
        (("group:isis", "place:mosul"), "intl:global-coalition"),
        (("place:aden", "place:mosul"), "intl:coalition"),
        ((), "intl:coalition"),
    ],
    ids=["Yemen", "Iraq", "both", "nothing told"],
)
def test_the_coalition_is_that_of_the_country_a_page_is_about(entities: tuple[str, ...], meant: str) -> None:
    text = "قصف التحالف مواقع قرب المدينة"
    names = tuple(Mention(start=24, end=29, text="مدينة", type="LOC", entity=entity, rule="") for entity in entities)
    stage = Scene((), (Item(4, 11, "intl:coalition", "", place=False, named=False),))
    assert resolved(text, stage, names).items[0].entity == meant
