"""Whose text is told of, where others pass it on. Our own sentences."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims

PASSED_ON = {
    "ونشرت وكالة سانا بيانا للوزارة جاء فيه أن الجيش قصف مواقع المسلحين.": ["state:ministry", "agency:sana"],
    "وبثت قناة الجزيرة تسجيلا لزعيم الحركة قال فيه إن مقاتليه سيطروا على البلدة.": [
        "source:unnamed-leader@group:movement",
        "media:al-jazeera",
    ],
    "وكان الوزير ألقى خطابا قال فيه إن الجيش دخل المدينة.": ["source:unnamed-minister"],
    "ونشر المرصد تقريرا جاء فيه أن الطيران قصف المدينة.": ["ngo:observatory"],
}


@pytest.mark.parametrize("text", PASSED_ON)
def test_text_in_which_somebody_speaks(text: str) -> None:
    (claim,) = claims(text)
    assert [hop.entity for hop in claim.hops[:-1]] == PASSED_ON[text]
    assert claim.stance == "assert"
