"""A verb of saying behind كما: what it vouches for, and what it tells as well. Our own sentences."""

from __future__ import annotations

import pytest
from tests.claims.reading import said

CASES = {
    "it vouches for what stands before it": (
        "وقصف الجيش البلدة، كما أعلنت وزارة الدفاع.",
        {"قصف": ["state:defence-ministry"]},
    ),
    "a deed behind who speaks is told anew": (
        "وقصف الجيش البلدة، كما أعلنت وزارة الدفاع مقتل ثلاثة مسلحين.",
        {"قصف": [], "مقتل": ["state:defence-ministry"]},
    ),
    "what a preposition leads in is told anew": (
        "وقصف الجيش البلدة، كما كشفت وزارة الدفاع عن مقتل ثلاثة مسلحين.",
        {"قصف": [], "مقتل": ["state:defence-ministry"]},
    ),
    "a denial of something else": (
        "وقتل خمسة في الهجوم، كما نفى الجيش قصف القرية.",
        {"هجوم": [], "قصف": ["state-force:army"]},
    ),
    "who carries on with a deed says nothing": (
        "ويقصف الجيش القرى، كما يواصل المسلحون قصف المدينة بالصواريخ.",
        {"يقصف": []},
    ),
    "sums are estimated by nobody": (
        "وسرق المسلحون مبالغ تقدر بعدة ملايين سيطروا عليها بعد اقتحام المصرف.",
        {"سيطروا": [], "اقتحام": []},
    ),
    "somebody's ability is no estimate": (
        "وقال سكان إن ثلاثين مسلحا شلت قدرتهم على القتال وقتل عشرة.",
        {"قتال": ["group:residents"]},
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_as_or_also(case: str) -> None:
    text, wanted = CASES[case]
    found = said(text)
    assert {word: found[word] for word in wanted} == wanted


SAID_ON = {
    "a clause that sets against it": (
        "وذكرت مصادر أمنية أن الشاب فر من المعتقل، إلا أن رجال الأمن اعتقلوه.",
        {"اعتقلو": ["source:unnamed-security-sources"]},
    ),
    "meanwhile, behind a colon": (
        "وقال ناشطون: إن الجيش قصف القرية، فيما قتل من جانب المقاومة ثلاثة.",
        {"قتل": ["source:unnamed-activists"]},
    ),
    "what was announced ends before it": (
        "أعلنت الحكومة تحرير البلدة، إلا أن التنظيم قصف أحياءها.",
        {"قصف": []},
    ),
    "another one speaks": (
        "قال سكان إن الجيش انسحب، فيما أعلنت الحركة مقتل ثلاثة.",
        {"مقتل": ["group:movement"]},
    ),
    "behind the quotation of a colon": (
        "وتابع خالد سعيد: «كنا في المعسكر»، وعن المعركة بيّن القائد: «الجيش قصف المعسكر».",
        {"قصف": ["source:unnamed-commander"]},
    ),
    "since, before the main clause": (
        "وإذ نفى ناشطون علمهم بالعملية مؤكدين أن لا معلومات لديهم، أكد العقيد خالد سعيد خطف ثلاثة جنود.",
        {"خطف": ["per:khald-sayd"]},
    ),
    "terrorists own up": (
        "وقالت وزارة الدفاع: «إن هؤلاء الإرهابيين اعترفوا بقتل ثلاثة جنود».",
        {"قتل": ["group:fighters", "state:defence-ministry"]},
    ),
}


@pytest.mark.parametrize("case", SAID_ON, ids=str)
def test_how_far_somebody_speaks(case: str) -> None:
    text, wanted = SAID_ON[case]
    found = said(text)
    assert {word: found.get(word) for word in wanted} == wanted
