"""A denied report is two claims: the denier's denial and the carrier's allegation."""

from __future__ import annotations

import pytest

from riwaya import explain
from riwaya.claims.parts.roles import Roles
from riwaya.claims.stance.rumours import denied_own
from riwaya.model import Attribution, Hop, Passage, Trigger

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


def _behind(*chain: str, stance: str = "deny") -> Attribution:
    whole = Passage(start=0, end=1, text="ن")
    hops = tuple(Hop(entity=entity, kind="group") for entity in chain)
    return Attribution(scope=whole, cue=whole, hops=hops, stance=stance, rule="test")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "behind", "agent"),
    [
        pytest.param("خروج مقاتليه من البلدة", _behind("group:one"), "group:one", id="his fighters"),
        pytest.param("خروج مقاتليه", _behind("per:x@group:one"), "group:one", id="a spokesman's body"),
        pytest.param("خروج المقاتلين", _behind("group:one"), "state:near", id="fighters of nobody named"),
        pytest.param("خروج مقاتليه", _behind("group:one", stance="assert"), "state:near", id="no denial"),
        pytest.param("خروج مقاتليه", _behind("media:two"), "state:near", id="an outlet has no fighters"),
    ],
)
def test_what_the_denier_calls_his_own_is_his(words: str, behind: Attribution, agent: str) -> None:
    head = Trigger(
        start=0, end=4, text="خروج", event="RETREAT", mode=None, lemma="خروج", form="masdar", voice="none", rule="test"
    )
    assert denied_own(Roles(("state:near",), (), rule="test"), behind, head, words, ()).agent == (agent,)


def test_his_own_fighters_are_his_whoever_spreads_the_report() -> None:
    text = "نفى حزب الله ما تروجه وسائل إعلام الحكومة السورية عن خروج مقاتليه من البلدة."
    claims = [claim for claim in explain.read_text(text).claims if claim.event == "RETREAT"]
    assert {claim.stance: claim.agent for claim in claims} == {
        "allege": ("group:hezbollah",),
        "deny": ("group:hezbollah",),
    }


def test_a_letter_of_a_word_is_no_preposition() -> None:
    text = f"أعلن حزب الله {CONTENT}. ووصفتها وزارة الدفاع التركية بأنها لا مسؤولة واتهامات باطلة حول القوات."
    assert "deny" not in told(text)


def test_both_claims_of_a_denied_report_reread() -> None:
    explain.read_text(DENIALS["claims of a party"][0]).check()


OWN_DEEDS = [
    ("نفى المتحدث باسم الجيش قصف القرية.", {("state-force:army",)}),
    ("نفت فرنسا استخدام أسلحة كيميائية.", {("state:france",)}),
    ("نفت روسيا شن غارات على القرية.", {("state:russia",)}),
    ("نفى المتحدث باسم الجيش أن تكون الخلية خططت لقصف القرية.", {()}),
    # What befell him, and what others are said to report.
    ("نفت وزارة الداخلية تعرض مقرها لهجوم.", {()}),
    ("نفت حماس مقتل عشرة من مقاتليها في القرية.", {()}),
]


@pytest.mark.parametrize(("text", "agents"), OWN_DEEDS, ids=[text for text, _ in OWN_DEEDS])
def test_who_denies_a_deed_of_nobody_else_denies_his_own(text: str, agents: set[tuple[str, ...]]) -> None:
    claims = [claim for claim in explain.read_text(text).claims if claim.stance == "deny"]
    assert {claim.agent for claim in claims} == agents
