"""Both sides: meetings, visits, calls, mediation and pacts. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.test_claims import only

from riwaya.explain import read_text

SIDES = [
    ("أجرى الرئيس الفرنسي اتصالا هاتفيا بنظيره اللبناني", "CONSULT", {"state:france", "state:lebanon"}),
    ("زيارة مفاجئة لوزير الدفاع الأميركي إلى بغداد", "CONSULT", {"state:usa"}),
    ("محادثات بوساطة سعودية أميركية", "CONSULT", {"state:saudi-arabia", "state:usa"}),
    ("عرضت قطر الوساطة بين حركة طالبان والحكومة الأفغانية", "AGREE", {"state:qatar"}),
    ("اتفق طرفا النزاع على تبادل ألف أسير", "AGREE", set()),
    ("اتفقت حركة حماس مع إسرائيل على خروج المسلحين", "AGREE", {"group:hamas", "state:israel"}),
]


@pytest.mark.parametrize(("text", "event", "sides"), SIDES, ids=[text for text, *_ in SIDES])
def test_all_who_meet_or_agree_are_doers(text: str, event: str, sides: set[str]) -> None:
    assert {entity for claim in read_text(text).claims if claim.event == event for entity in claim.agent} == sides


def test_what_an_agreement_is_for_is_negotiated() -> None:
    claim = only("توصل لواء الراية وكتيبة النهر إلى اتفاق لوقف إطلاق النار", "RETREAT")
    assert claim.modality == "negotiated"
