"""Whose report a page prints: the agency of its dateline stands before the outlet. Our own pages."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims

REPORT = "قصف الجيش البلدة أمس. وقال الوزير إن القوات انسحبت من القرية."
PAGES = {
    "a place and an agency before a colon": (f"روما أ ش أ: {REPORT}", "agency:mena", "media:unidentified-text"),
    "behind a dash": (f"القاهرة - رويترز: {REPORT}", "agency:reuters", "media:unidentified-text"),
    "on a line of its own": (f"الجيش في البلدة\nواشنطن (أ ف ب):\n{REPORT}", "agency:afp", "media:unidentified-text"),
    "before a place": (f"الجيش في البلدة\nرويترز - بغداد\n{REPORT}", "agency:reuters", "media:unidentified-text"),
    "an agency's own page": (f"الجيش في البلدة\nدمشق-سانا\n{REPORT}", None, "agency:sana"),
    "an agency in brackets before a dash prints its own": (f"بغداد (رويترز) - {REPORT}", None, "agency:reuters"),
}


@pytest.mark.parametrize("case", PAGES)
def test_agency_whose_report_is_printed(case: str) -> None:
    text, agency, outlet = PAGES[case]
    attack, retreat = (claim for claim in claims(text) if claim.event in ("ASSAULT", "RETREAT"))
    passed_on = [agency, outlet] if agency else [outlet]
    assert [hop.entity for hop in attack.hops] == passed_on
    assert [hop.entity for hop in retreat.hops] == ["source:unnamed-minister", *passed_on]


def test_who_spoke_to_the_agency_has_it_once() -> None:
    (claim,) = claims("القاهرة - رويترز: قال الوزير لوكالة رويترز إن القوات انسحبت من القرية.")
    assert [hop.entity for hop in claim.hops] == [
        "source:unnamed-minister",
        "agency:reuters",
        "media:unidentified-text",
    ]


def test_an_agency_that_says_something_first_is_not_credited_with_the_page() -> None:
    found = claims(
        "وقالت وكالة رويترز: قصف الجيش البلدة.\nوانسحبت القوات من القرية بعد ذلك بيومين نحو الجبال القريبة من الحدود."
    )
    assert [hop.entity for hop in found[-1].hops] == ["media:unidentified-text"]
