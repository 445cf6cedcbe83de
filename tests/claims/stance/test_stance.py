"""Denied, doubted: what the clause itself says. Every sentence is our own."""

from __future__ import annotations

import pytest

from riwaya import explain

STANCES = {
    "negation": ("لم تنسحب القوات من حلب.", "deny"),
    "an exception takes it back": ("لم يقتل في حلب إلا ثلاثة جنود.", "assert"),
    "without a pilot is no denial": ("قصفت طائرة دون طيار حلب.", "assert"),
    "not verified": ("لم يتسن التحقق من انسحاب القوات من حلب.", "allege"),
    "could not confirm": ("لم يتمكن المسؤولون من تأكيد انسحاب القوات من حلب.", "question"),
    "false by a predicate": ("الأنباء عن انسحاب القوات من حلب غير صحيحة.", "deny"),
}


@pytest.mark.parametrize(("text", "stance"), STANCES.values(), ids=STANCES.keys())
def test_stance(text: str, stance: str) -> None:
    assert stance in {claim.stance for claim in explain.read_text(text).claims}
