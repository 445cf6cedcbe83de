"""Statements that a page prints in full; every sentence is our own."""

from __future__ import annotations

from pathlib import Path

import pytest

import riwaya

LEAD = "نص بيان حركة الشباب بشأن معارك الجنوب\n\nأصدرت حركة الشباب صباح اليوم البيان الآتي:\n\n"
SAID = "هاجم مقاتلونا فجر اليوم قاعدة في شبيلي السفلى.\n\nوقد سيطر المجاهدون على بلدتين."
OTHERS = "وكان الجيش الصومالي قد قال قبيل صدور البيان إن طائراته قصفت بلدة في الجنوب."


def origins(folder: Path, text: str) -> dict[str, str]:
    """Return who stands first behind the claims of each type of a page."""
    file = folder / "page.txt"
    file.write_text(text, "utf-8")
    (page,) = riwaya.read(str(file))
    return {claim.event: claim.chain[0] for claim in page.claims}


@pytest.mark.parametrize("end", ["(انتهى البيان)\n\n", ""], ids=["ended by a line", "ended by what turns elsewhere"])
def test_what_stands_in_a_statement_is_said_by_whoever_issued_it(tmp_path: Path, end: str) -> None:
    found = origins(tmp_path, LEAD + SAID + "\n\n" + end + OTHERS)
    assert found["COERCE"] == "group:al-shabaab"
    assert found["ASSAULT"] == "state-force:somali-national-army"


def test_a_headline_may_call_the_page_a_statement(tmp_path: Path) -> None:
    found = origins(tmp_path, "بيان صادر عن حركة الشباب\n\n" + SAID)
    assert found == {"ASSAULT": "group:al-shabaab", "COERCE": "group:al-shabaab"}


def test_a_statement_that_is_only_told_of_leads_nothing_in(tmp_path: Path) -> None:
    text = "معارك الجنوب\n\nأصدرت حركة الشباب بيانا عن المعارك.\n\nوهاجم الجيش الصومالي قاعدة في شبيلي السفلى."
    assert origins(tmp_path, text)["ASSAULT"].startswith("media:")


@pytest.mark.parametrize(
    "lead",
    [
        "صدر عن حركة الشباب البيان التالي:",
        "أعلنت حركة الشباب أنها انتصرت. وفيما يلي نص البيان:",
    ],
    ids=["issued before the text", "the wording of it"],
)
def test_what_leads_in_the_wording_of_a_statement(tmp_path: Path, lead: str) -> None:
    found = origins(tmp_path, "معارك الجنوب في الصومال\n\n" + lead + "\n\n" + SAID)
    assert found["COERCE"] == found["ASSAULT"] == "group:al-shabaab"
