"""Denied, doubted, planned, agreed: what the clause itself says. Every sentence is our own."""

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
MODALITIES = {
    "done": ("انسحبت القوات من حلب.", "actual"),
    "future": ("ستنسحب القوات من حلب.", "planned"),
    "a verb of the future carries its noun": ("ستتمكن القوات من الانسحاب من حلب.", "planned"),
    "a decision": ("قررت القيادة سحب القوات من حلب.", "planned"),
    "an aim": ("تهدف القوات إلى الانسحاب من حلب.", "planned"),
    "a condition": ("إذا انسحبت القوات من حلب عاد السكان.", "conditional"),
    "a demand": ("يجب أن تنسحب القوات من حلب.", "demanded"),
    "they agreed on it": ("اتفق الطرفان على انسحاب القوات من حلب.", "negotiated"),
    "an agreement provides for it": ("الاتفاق الذي ينص على انسحاب القوات من حلب وقع أمس.", "negotiated"),
    "under an agreement": ("وبموجب الاتفاق تنسحب القوات من حلب.", "negotiated"),
    "done under an agreement": ("وبموجب الاتفاق انسحبت القوات من حلب.", "actual"),
}


@pytest.mark.parametrize(("text", "stance"), STANCES.values(), ids=STANCES.keys())
def test_stance(text: str, stance: str) -> None:
    assert stance in {claim.stance for claim in explain.read_text(text).claims}


@pytest.mark.parametrize(("text", "modality"), MODALITIES.values(), ids=MODALITIES.keys())
def test_modality(text: str, modality: str) -> None:
    found = {claim.modality for claim in explain.read_text(text).claims if claim.event in ("RETREAT", "MOBILIZE")}
    assert found == {modality}
