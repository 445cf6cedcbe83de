"""Who denies, and whose the deed is then. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims

from riwaya.claims.parts.cast import Roles
from riwaya.claims.parts.denier import denied_own
from riwaya.model import Attribution, Hop, Passage, Trigger


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
    assert {claim.stance: claim.agent for claim in claims(text) if claim.event == "RETREAT"} == {
        "allege": ("group:hezbollah",),
        "deny": ("group:hezbollah",),
    }


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
    assert {claim.agent for claim in claims(text) if claim.stance == "deny"} == agents
