"""Incidents: one thing that happened, its figures under each policy, its grades, and what a person's grade does."""

from __future__ import annotations

from typing import Any

import pytest
from tests import make

from riwaya.model import Document, Incident, Judgement, Mention, Target
from riwaya.pipeline import incidents, reconcile

TOLL = "قتل 12 مدنيا في قصف السوق الشعبي وسط البلدة"
SAME_TOLL = "مقتل 12 مدنيا جراء قصف السوق الشعبي في البلدة"


def _page(doc: str, text: str, number: str = "12", **fields: Any) -> Document:
    figure = make.quantity(text, number, float(number), **fields.pop("figure", {}))
    values: dict[str, Any] = {
        "mode": "aerial",
        "acled": "Air/drone strike",
        "agent": ("group:x",),
        "recipient": ("group:civilians",),
        "place": ("place:azaz",),
        "time": "2018-01-01",
        "chain": (f"ngo:{doc}", f"media:{doc}"),
    }
    claim = make.claim(text, figures=(0,), **(values | fields))
    market = text.index("السوق")
    named = Mention(start=market, end=market + 5, text="السوق", type="LOC", entity="place:azaz", rule="test")
    return make.document(
        text,
        doc,
        claims=[claim],
        quantities=[figure],
        mentions=(named,),
        published="2018-01-01",
        outlet=f"media:{doc}",
    )


def _incidents(*documents: Document) -> tuple[Incident, ...]:
    return incidents(documents, reconcile(documents))


def _estimates(incident: Incident) -> dict[tuple[str, str], tuple[float | None, ...]]:
    return {(one.policy, one.category): (one.low, one.best, one.high) for one in incident.estimates}


def _grade(incident: Incident, scheme: str) -> str:
    return next(one.value for one in incident.grades if one.scheme == scheme)


def test_two_pages_on_one_strike_are_one_incident() -> None:
    (incident,) = _incidents(_page("a", TOLL), _page("b", SAME_TOLL))
    assert len(incident.claims) == 2
    assert incident.origins == ("ngo:a", "ngo:b")
    assert (incident.time, incident.place) == ("2018-01-01", "place:azaz")


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"stance": "deny"}, id="denied"),
        pytest.param({"modality": "planned"}, id="planned"),
        pytest.param({"stance": "allege"}, id="alleged at a distance"),
    ],
)
def test_what_nobody_asserts_as_having_happened_is_no_incident(fields: dict[str, Any]) -> None:
    assert _incidents(_page("a", TOLL, **fields)) == ()


def test_rival_figures_are_one_incident_with_three_estimates() -> None:
    rival = TOLL.replace("12", "30")
    pages = _page("a", TOLL), _page("b", SAME_TOLL), _page("c", rival, "30")
    (incident,) = _incidents(*pages)
    assert _estimates(incident) == {
        ("acled", "killed"): (12, 12, 12),
        ("ucdp", "killed"): (12, 12, 30),
        ("airwars", "civilians killed"): (12, None, 30),
    }
    assert incident.disputes


def test_vague_figures_count_at_their_least_under_the_conservative_policy() -> None:
    text = TOLL.replace("12 مدنيا", "عشرات المدنيين")
    quantity = make.quantity(text, "عشرات", 10.0, modifier="vague")
    claim = make.claim(text, figures=(0,), place=("place:azaz",), time="2018-01-01", agent=("group:x",))
    (incident,) = _incidents(make.document(text, "a", claims=[claim], quantities=[quantity], published="2018-01-01"))
    assert _estimates(incident)["acled", "killed"] == (10, 10, 10)


def test_parts_are_not_added_to_their_whole() -> None:
    text = "قتل 12 شخصا بينهم 4 أطفال في قصف السوق الشعبي"
    whole, part = make.quantity(text, "12", 12.0, parts=(1,)), make.quantity(text, "4", 4.0)
    claim = make.claim(text, figures=(0, 1), place=("place:azaz",), time="2018-01-01", agent=("group:x",))
    (incident,) = _incidents(make.document(text, "a", claims=[claim], quantities=[whole, part], published="2018-01-01"))
    assert _estimates(incident)["acled", "killed"] == (12, 12, 12)


@pytest.mark.parametrize(
    ("pages", "grade"),
    [
        pytest.param((_page("a", TOLL),), "Weak", id="one origin"),
        pytest.param((_page("a", TOLL), _page("b", SAME_TOLL)), "Fair", id="two origins, one attribution"),
        pytest.param((_page("a", TOLL, chain=("group:x", "media:a")),), "Confirmed", id="the party says so itself"),
        pytest.param((_page("a", TOLL, recipient=("state-force:z",)),), "Discounted", id="the dead are soldiers"),
        pytest.param(
            (_page("a", TOLL), _page("b", SAME_TOLL, agent=("state:y",))), "Contested", id="laid on two parties"
        ),
    ],
)
def test_an_airwars_grade_is_proposed_with_its_reason(pages: tuple[Document, ...], grade: str) -> None:
    (incident,) = _incidents(*pages)
    found = next(one for one in incident.grades if one.scheme == "airwars")
    assert found.value == grade
    assert found.why
    assert found.why_ar


@pytest.mark.parametrize(
    ("pages", "digit"),
    [
        pytest.param((_page("a", TOLL),), 3, id="one named origin"),
        pytest.param((_page("a", TOLL, chain=("source:unnamed", "media:a")),), 6, id="one that nobody can ask"),
        pytest.param((_page("a", TOLL), _page("b", SAME_TOLL)), 2, id="two of no known side"),
        pytest.param(
            (
                _page("a", TOLL, chain=("state:russia", "media:a")),
                _page("b", SAME_TOLL, chain=("group:jaysh-al-islam", "media:b")),
            ),
            1,
            id="two of two sides",
        ),
        pytest.param((_page("a", TOLL), _page("b", TOLL.replace("12", "30"), "30")), 2, id="rivals are one incident"),
    ],
)
def test_the_digit_of_an_admiralty_pair_follows_from_origins(pages: tuple[Document, ...], digit: int) -> None:
    (incident,) = _incidents(*pages)
    assert _grade(incident, "admiralty") == f"F{digit}"


def test_who_denies_stands_against_it_and_lowers_its_grade() -> None:
    denied = _page("b", SAME_TOLL, stance="deny", chain=("group:x", "media:b"))
    (incident,) = _incidents(_page("a", TOLL, chain=("state:y", "media:a")), denied)
    assert len(incident.against) == 1
    assert _grade(incident, "admiralty") == "F4"


def test_a_persons_grade_takes_the_place_of_the_proposed_one() -> None:
    page = _page("a", TOLL)
    judged = _graded(f"a#{page.claims[0].id}", "B2")
    (incident,) = incidents([page], reconcile([page]), [judged])
    found = next(one for one in incident.grades if one.scheme == "admiralty")
    assert (found.value, found.judged) == ("B2", True)
    assert _grade(incident, "airwars") == "Weak"


def _graded(ref: str, value: str) -> Judgement:
    doc, _, claim = ref.rpartition("#")
    target = Target(kind="claim", doc=doc, claim=claim)
    return Judgement(id="j", action="grade", target=target, actor="a", at="2018-01-02T00:00:00+00:00", value=value)
