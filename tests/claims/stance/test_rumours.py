"""A denied report is two claims: the denier's denial and the carrier's allegation."""

from __future__ import annotations

import pytest

from riwaya import explain

MINISTER = "source:unnamed-turkey-defence-minister@state:turkey"
MINISTRY = "state:turkish-ministry-of-defence"
NOBODY = "source:unattributed-reports"
CONTENT = "انسحاب القوات من البلدة"

DENIALS = {
    "a noun and عن": (f"نفى وزير الدفاع التركي صحة الأنباء عن {CONTENT}.", MINISTER, NOBODY),
    "a relative clause": (f"نفى وزير الدفاع التركي الأنباء التي تحدثت عن {CONTENT}.", MINISTER, NOBODY),
    "ما and who spread it": (f"نفى وزير الدفاع التركي ما نشرته وكالة رويترز عن {CONTENT}.", MINISTER, "agency:reuters"),
    "ما and nobody": (f"نفى وزير الدفاع التركي ما تردد عن {CONTENT}.", MINISTER, NOBODY),
    "claims of a party": (f"كذب وزير الدفاع التركي مزاعم حزب الله ب{CONTENT}.", MINISTER, "group:hezbollah"),
    "a body told by its noun alone": (f"نفت الوزارة الاتهامات ب{CONTENT}.", "state:ministry", NOBODY),
    "an accusation": (f"نفت وزارة الدفاع التركية اتهامات حزب الله لها ب{CONTENT}.", MINISTRY, "group:hezbollah"),
}
VERDICTS = {
    "called false after it": f"قال وزير الدفاع التركي إن الأنباء عن {CONTENT} عارية عن الصحة.",
    "called false before it": f"قال وزير الدفاع التركي: لا صحة لما تتداوله المواقع عن {CONTENT}.",
    "no ground": f"قال وزير الدفاع التركي: ما قيل عن {CONTENT} لا أساس له.",
}
POINTING = {
    "in the next sentence": f"أعلن حزب الله {CONTENT}. لكن وزارة الدفاع التركية نفت ذلك.",
    "in the same sentence": f"أعلن حزب الله {CONTENT}، غير أن وزارة الدفاع التركية نفت صحة هذه الأنباء.",
}


def told(text: str) -> dict[str, list[str]]:
    """Return the chains of the claims of a text by their stance."""
    return {
        claim.stance: list(claim.chain[:-1]) for claim in explain.read_text(text).claims if claim.event == "RETREAT"
    }


@pytest.mark.parametrize(("text", "denier", "carrier"), DENIALS.values(), ids=DENIALS.keys())
def test_the_denier_denies_and_the_carrier_alleges(text: str, denier: str, carrier: str) -> None:
    assert told(text) == {"deny": [denier], "allege": [carrier]}


@pytest.mark.parametrize("text", VERDICTS.values(), ids=VERDICTS.keys())
def test_a_report_that_a_speaker_calls_false_is_denied_by_him(text: str) -> None:
    found = told(text)
    assert found["deny"] == [MINISTER]
    assert found["allege"][-1] == MINISTER


@pytest.mark.parametrize("text", POINTING.values(), ids=POINTING.keys())
def test_a_denial_that_points_back_denies_what_was_told(text: str) -> None:
    assert told(text) == {"assert": ["group:hezbollah"], "deny": [MINISTRY]}


def test_a_doubted_report_is_doubted_and_alleged() -> None:
    assert told(f"شكك وزير الدفاع التركي في صحة تقارير عن {CONTENT}.") == {"question": [MINISTER], "allege": [NOBODY]}


def test_reports_that_nobody_denies_stay_one_claim() -> None:
    assert told(f"ذكرت وكالة رويترز أن أنباء عن {CONTENT} ترددت.") == {"allege": [NOBODY, "agency:reuters"]}


def test_a_letter_of_a_word_is_no_preposition() -> None:
    text = f"أعلن حزب الله {CONTENT}. ووصفتها وزارة الدفاع التركية بأنها لا مسؤولة واتهامات باطلة حول القوات."
    assert "deny" not in told(text)


def test_both_claims_of_a_denied_report_reread() -> None:
    explain.read_text(DENIALS["claims of a party"][0]).check()
