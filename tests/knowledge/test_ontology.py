"""The ontology: PLOVER's types as its manual has them, labels in both languages, and a complete way to ACLED."""

from __future__ import annotations

import pytest

from riwaya.claims.acled import CONDITIONS, Facts, sub_event
from riwaya.knowledge import ontology
from riwaya.script import key

MODES = {
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set(),
    "CONCEDE": set(),
    "COOPERATE": set(),
    "AID": set(),
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        "seize",
        "restrict",
        "censor",
        "curfew",
        "martial-law",
        "arrest",
        "deport",
        "withhold",
        "misinformation",
        "cyber",
    },
    "ASSAULT": {
        "abduct",
        "beat",
        "torture",
        "sexual",
        "targeted",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "crowd-control",
        "unconventional",
    },
    "STATUS": {"strength", "presence", "control", "siege", "losses", "leadership", "condition"},
}


def test_the_types_and_their_modes_are_those_of_the_manual() -> None:
    assert {name: set(kind.modes) for name, kind in ontology.types().items()} == MODES


def test_every_label_stands_in_both_languages() -> None:
    labels = [kind.label for kind in ontology.types().values()]
    labels += [label for kind in ontology.types().values() for label in kind.modes.values()]
    labels += [label for group in ontology.acled().events.values() for label in group.values()]
    for label in labels:
        assert label.en.isascii() and label.en
        assert any("\u0621" <= char <= "\u064a" for char in label.ar), label


def test_every_rule_leads_to_a_sub_event_that_exists() -> None:
    known = ontology.acled().sub_events()
    assert len(known) == 25
    for rule in ontology.acled().rules:
        assert rule.sub_event is None or rule.sub_event in known, rule.id
        assert set(rule.alternatives) <= known, rule.id
        assert set(rule.when) <= set(CONDITIONS), rule.id


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in ontology.acled().rules]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("event", sorted(MODES))
def test_every_type_and_mode_has_a_rule(event: str) -> None:
    for mode in (None, *MODES[event]):
        assert sub_event(facts(event, mode)).event == event


def facts(event: str, mode: str | None, **fields: object) -> Facts:
    base: dict[str, object] = {
        "agent": (), "recipient": (), "place": (), "casualties": False, "territory": False, "words": ""
    }  # fmt: skip
    return Facts(event=event, mode=mode, **{**base, **fields})  # type: ignore[arg-type]


MAPPED = [
    ("raid", facts("ASSAULT", "aerial"), "Air/drone strike"),
    ("suicide bombing", facts("ASSAULT", "suicide-attack"), "Suicide bomb"),
    ("fighters captured", facts("ASSAULT", "abduct", recipient=("state-force:soldiers",)), None),
    ("doctor abducted", facts("ASSAULT", "abduct", recipient=("group:medics",)), "Abduction/forced disappearance"),
    ("civilians shot", facts("ASSAULT", "firearms", recipient=("group:civilians",)), "Attack"),
    ("soldiers shot", facts("ASSAULT", "firearms", recipient=("state-force:soldiers",)), "Armed clash"),
    ("hand grenade", facts("ASSAULT", "explosives", words="انفجار قنبلة يدوية"), "Grenade"),
    ("state retakes", facts("COERCE", "seize", territory=True, agent=("state:x",)), "Government regains territory"),
    (
        "group takes",
        facts("COERCE", "seize", territory=True, agent=("group:x",)),
        "Non-state actor overtakes territory",
    ),
    ("deadly march", facts("PROTEST", "demo", casualties=True), "Excessive force against protesters"),
    ("appeal", facts("REQUEST", None), None),
]


@pytest.mark.parametrize(("case", "told", "expected"), MAPPED, ids=[case for case, _, _ in MAPPED])
def test_the_first_fitting_rule_decides(case: str, told: Facts, expected: str | None) -> None:
    assert sub_event(told).sub_event == expected


def test_an_adjective_of_origin_names_one_state() -> None:
    forms = [key(form) for group in ontology.nisbas().values() for form in group]
    assert len(forms) == len(set(forms))
    assert all(state.startswith("state:") for state in ontology.nisbas())
