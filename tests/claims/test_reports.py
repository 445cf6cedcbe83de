"""What a phrase of a report only names beside its event, and what it tells all the same. Every sentence is our own."""

from __future__ import annotations

from pathlib import Path

import pytest

import riwaya
from riwaya.explain import read_text

BESIDE = [
    ("أكد الوزير القطري دعم بلاده للجهود الرامية إلى وقف إطلاق النار في غزة.", ["SUPPORT"]),
    ("ذكر مصدر مقرب من المفاوضات أن النيجر توسطت بين الطرفين.", ["CONSULT"]),
    ("قتل 20 شخصا في قصف على مدرسة تؤوي نازحين.", ["ASSAULT"]),
    ("قال شاهد إن الشرطة اعتقلت عددا من المتظاهرين.", ["COERCE"]),
]


@pytest.mark.parametrize(("text", "events"), BESIDE, ids=[text for text, _ in BESIDE])
def test_an_aim_a_source_a_building_and_a_crowd_are_no_events_of_their_own(text: str, events: list[str]) -> None:
    assert [claim.event for claim in read_text(text).claims] == events


def test_talks_themselves_and_a_crowd_alone_are() -> None:
    assert [claim.event for claim in read_text("انطلقت المفاوضات بين مصر وإثيوبيا في القاهرة.").claims] == ["CONSULT"]
    assert "PROTEST" in [claim.event for claim in read_text("وفي صفاقس، عدد من المتظاهرين أمام الولاية.").claims]


def test_a_meeting_that_something_came_of_is_told_with_both_sides(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "أخبار المساء\n\nالتقى وزير الخارجية القطري نظيره العماني. وجاء ذلك خلال لقاء جمعهما في الدوحة.", "utf-8"
    )
    (document,) = riwaya.read(str(page))
    told = document.claims[-1]
    assert (set(told.agent), told.place) == ({"state:qatar", "state:oman"}, ("place:doha",))


@pytest.mark.parametrize("aside", ["", "، الأربعاء،"])
def test_a_denied_report_is_two_claims_with_a_day_between_commas_too(aside: str) -> None:
    found = read_text(f"نفت قوات سوريا الديمقراطية{aside} الأنباء عن انسحابها من مدينة منبج.").claims
    assert sorted(claim.stance for claim in found) == ["allege", "deny"]


def test_who_claims_attacks_by_a_verb_before_his_name_is_their_source() -> None:
    (claim,) = read_text("تبنت حركة الشباب سلسلة هجمات على مواقع للجيش.").claims
    assert claim.hops[0].entity == "group:al-shabaab"


CHARGED = [
    ("حملت الحكومة الليبية خصومها مسؤولية الاشتباكات.", ("state:libya",), ()),
    ("حمل الجيش السوداني مسؤولية الهجوم.", (), ("state-force:sudanese-army",)),
]


@pytest.mark.parametrize(("text", "doer", "blamed"), CHARGED, ids=[text for text, *_ in CHARGED])
def test_who_blames_stands_before_an_object(text: str, doer: tuple[str, ...], blamed: tuple[str, ...]) -> None:
    claim = next(claim for claim in read_text(text).claims if claim.event == "ACCUSE")
    assert (claim.agent, claim.recipient) == (doer, blamed)


def test_a_verb_behind_thousands_is_not_what_they_count() -> None:
    assert [one.text for one in read_text("آلاف يتظاهرون رفضا للغلاء").reading.quantities] == ["آلاف"]
