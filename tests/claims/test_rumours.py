"""A denied rumour is two claims: the denier's denial and the carrier's allegation."""

from __future__ import annotations

import pytest
from tests import make

from riwaya.claims.roles import Roles
from riwaya.claims.rumours import denied_own, rumour
from riwaya.model import Attribution, Hop, Passage, Reporting, Trigger

TEXT = "نفى الفصيل ما تروجه وسائل إعلام الحكومة عن خروج مقاتليه من البلدة"


def _passage(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage(start=start, end=start + len(words), text=words)


def _spread(stance: str = "allege") -> Reporting:
    found = _passage("تروج")
    return Reporting(
        start=found.start, end=found.end, text=found.text, lemma="روّج", kind="according", stance=stance, rule="test"
    )


def _head() -> Trigger:
    found = _passage("خروج")
    return Trigger(
        start=found.start,
        end=found.end,
        text=found.text,
        event="RETREAT",
        mode="withdraw",
        lemma="خروج",
        form="masdar",
        voice="none",
        rule="test",
    )


def _behind(*chain: str, stance: str = "deny") -> Attribution:
    whole = Passage(start=0, end=len(TEXT), text=TEXT)
    hops = tuple(Hop(entity=entity, kind="group") for entity in chain)
    return Attribution(scope=whole, cue=_passage("نفى"), hops=hops, stance=stance, rule="test")  # type: ignore[arg-type]


def test_the_denier_denies_and_the_carrier_alleges() -> None:
    denied, alleged = rumour(_behind("group:one", "media:two"), [_spread()], _head())
    assert denied is not None
    assert alleged is not None
    assert (denied.stance, [hop.entity for hop in denied.hops]) == ("deny", ["group:one"])
    assert (alleged.stance, [hop.entity for hop in alleged.hops]) == ("allege", ["media:two"])
    assert alleged.cue == _passage("تروج")


@pytest.mark.parametrize(
    ("behind", "cues"),
    [
        pytest.param(_behind("group:one", "media:two"), [], id="nobody spreads it: a denial told to an outlet"),
        pytest.param(_behind("group:one"), [_spread()], id="no carrier"),
        pytest.param(_behind("group:one", "media:two", stance="assert"), [_spread()], id="no denial"),
        pytest.param(_behind("group:one", "media:two"), [_spread("assert")], id="what is told is no rumour"),
    ],
)
def test_other_statements_stay_one(behind: Attribution, cues: list[Reporting]) -> None:
    assert rumour(behind, cues, _head()) == (behind,)


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
    assert denied_own(Roles(("state:near",), (), rule="test"), behind, words).agent == (agent,)


def test_the_records_of_this_test_reread() -> None:
    document = make.document(TEXT)
    assert all(found.rereads(document.article.text) for found in (_head(), _spread(), _passage("نفى")))
