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


SPOKEN = {
    "who confesses is the accused": (
        "وقالت المصادر إن المتهم اعترف بأنه قصف القرية.",
        ["source:unnamed-accused", "source:unnamed-sources"],
    ),
    "and so behind a second verb": (
        "وأبلغت مصادر أمنية أن الشاب وصل فجرا، واعترف أثناء المساء بأنه قصف القرية.",
        ["source:unnamed-young-man", "source:unnamed-security-sources"],
    ),
    "what is called something is told by who calls it so": (
        "ووصف الوزير سعد معن قصف الطيران القرية بأنه أمر خطير.",
        ["per:saad-maan"],
    ),
    "one more thing of the same kind": (
        "وقال المرصد إن الطريق مغلق. كما لقي ثلاثة مدنيين مصرعهم في قصف القرية.",
        ["ngo:observatory"],
    ),
    "what many think of a step is no part of the report": (
        "وقالت مصادر الحركة إن الطريق مغلق، في خطوة رأى كثيرون أنها تمهد لقصف القرية.",
        ["source:unnamed-many"],
    ),
    "a country before a colon is where it is": (
        "السودان: الرئاسة تدرس قصف القرية\nأعلن الرئيس السوداني عمر البشير أن الطريق مغلق بعد أيام من الأمطار.",
        [],
    ),
    "a country that promises speaks": (
        "تركيا: لن نوقف قصف القرية\nأعلنت تركيا أنها لن تنسحب من المعسكر القريب من الموصل في العراق.",
        ["state:turkey"],
    ),
}


@pytest.mark.parametrize("case", SPOKEN)
def test_who_tells_of_the_shelling(case: str) -> None:
    text, hops = SPOKEN[case]
    found = [claim for claim in claims(text) if "قصف" in claim.trigger.text or "نوقف" in claim.trigger.text]
    assert [hop.entity for hop in found[0].hops[:-1]] == hops


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        ("قتل ثلاثة مدنيين في قصف على القرية، على ما ذكر المرصد لوكالة فرانس برس.", ["ngo:observatory", "agency:afp"]),
        ("قتل ثلاثة مدنيين في قصف على القرية، على ما أعلنت الوزارة لرويترز.", ["state:ministry", "agency:reuters"]),
        ("وقال المركز لقناة الجزيرة إن الطيران قصف القرية.", ["ngo:centre", "media:al-jazeera"]),
        (
            "وأكد المتحدث في حديث إلى قناة العربية أن الطيران قصف القرية.",
            ["source:unnamed-spokesman", "media:al-arabiya"],
        ),
        ("وجاء في بيان للجيش نشرته وكالة سانا أن الطيران قصف القرية.", ["state-force:army", "agency:sana"]),
        ("وأوضح تقرير نشرته صحيفة الحياة أن الطيران قصف القرية.", ["media:al-hayat"]),
        ("ونفت الحركة على لسان متحدثها سعد معن قصف القرية.", ["group:movement"]),
        ("ونقلت الوكالة الفرنسية عن شهود أن الطيران قصف القرية.", ["source:unnamed-witnesses", "agency:afp"]),
    ],
)
def test_a_body_and_the_outlet_that_it_told(text: str, hops: list[str]) -> None:
    assert [hop.entity for hop in claims(text)[0].hops[:-1]] == hops
