"""The armed group that a page is about is who its extremists, terrorists and rebels are."""

from __future__ import annotations

import pytest
from tests.make import article

from riwaya import language
from riwaya.claims import extract

JIHADISTS = (
    "سيطر تنظيم الدولة الإسلامية على البلدة. وقال شهود إن تنظيم الدولة الإسلامية نهب السوق. "
    "ونفى تنظيم الدولة الإسلامية ذلك. "
)
REBELS = (
    "هاجم حزب العمال الكردستاني الثكنة. وقال شهود إن حزب العمال الكردستاني أحرق الجسر. ونفى حزب العمال الكردستاني ذلك. "
)


def told(text: str) -> set[str]:
    page = article(text, reference="2019-05-14")
    last = max(extract(page, language.read(page)), key=lambda claim: claim.evidence.start)
    return {*last.agent, *last.recipient}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (JIHADISTS + "وقصفت الطائرات المتشددين قرب النهر.", "group:isis"),
        (JIHADISTS + "وقتل الجيش 28 إرهابيا قرب النهر.", "group:isis"),
        (REBELS + "وقصفت الطائرات المتمردين قرب النهر.", "group:pkk"),
        (REBELS + "وقصفت الطائرات المتمردين الأكراد قرب النهر.", "group:pkk"),
        (REBELS + "وهاجم الانفصاليون الأكراد حاجزا قرب النهر.", "group:pkk"),
        (REBELS + "وهاجمت المنظمة الانفصالية الإرهابية حاجزا قرب النهر.", "group:pkk"),
        (REBELS + "وقصفت الطائرات مواقع التنظيم الكردي قرب النهر.", "group:pkk"),
        (JIHADISTS + "وأعدمت الجماعة المتشددة رهينة قرب النهر.", "group:isis"),
        (JIHADISTS + "وهاجم التنظيم الإرهابي قرية قرب النهر.", "group:isis"),
    ],
    ids=[
        "extremists",
        "counted terrorists",
        "rebels",
        "Kurdish rebels",
        "Kurdish separatists",
        "a separatist body",
        "a Kurdish body",
        "an extremist body",
        "a terrorist body",
    ],
)
def test_fighters_are_the_group_that_the_page_is_about(text: str, group: str) -> None:
    assert group in told(text)


@pytest.mark.parametrize(
    "text",
    [
        REBELS + "وقصفت الطائرات المتشددين قرب النهر.",
        JIHADISTS + "وهاجم المتشددون اليهود القرية.",
        JIHADISTS + "وهاجمت الشرطة هؤلاء المتشددين.",
        JIHADISTS + "وقالت حركة طالبان إنها انسحبت. ونفت حركة طالبان ذلك. وقصفت الطائرات المتشددين.",
        "وقصفت الطائرات المتشددين قرب النهر.",
        "سيطر تنظيم الدولة الإسلامية على البلدة. وقصفت الطائرات المتشددين قرب النهر.",
    ],
    ids=["of another kind", "of their own", "pointed at", "two groups", "nobody named", "named once"],
)
def test_other_fighters_stay_without_a_name(text: str) -> None:
    assert "group:fighters" in told(text)


def test_a_body_told_by_its_kind_is_no_group_of_another_kind() -> None:
    assert not {"group:isis", "group:pkk"} & told(JIHADISTS + "وهاجمت المنظمة الانفصالية حاجزا قرب النهر.")
    assert not {"group:isis", "group:pkk"} & told(REBELS + "وأعدمت الجماعة المتشددة رهينة قرب النهر.")
