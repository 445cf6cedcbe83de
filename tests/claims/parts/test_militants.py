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
    ],
    ids=["extremists", "counted terrorists", "rebels"],
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
