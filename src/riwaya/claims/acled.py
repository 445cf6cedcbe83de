"""A claim's ACLED sub-event: the first rule of `knowledge/ontology/acled.yaml` whose conditions hold.

The conditions are named in the rules and tested here on what the claim says; nothing is guessed from elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from riwaya.knowledge import ontology

_CIVIL = (
    "group:civilians",
    "group:journalists",
    "group:medics",
    "group:displaced",
    "group:residents",
    "group:evacuees",
    "group:settlers",
)


class Facts(Struct, frozen=True):
    """What the mapping needs to know of a claim."""

    event: str
    mode: str | None
    agent: tuple[str, ...]
    recipient: tuple[str, ...]
    place: tuple[str, ...]
    casualties: bool
    territory: bool
    words: str


def sub_event(facts: Facts) -> ontology.Rule:
    """Return the rule that applies; every event type ends in a rule without conditions."""
    for rule in ontology.acled().rules:
        fits = rule.event == facts.event and (rule.modes is None or facts.mode in rule.modes)
        if fits and all(CONDITIONS[name](facts) for name in rule.when):
            return rule
    raise LookupError(f"no ACLED rule for {facts.event}")


def _armed(entity: str) -> bool:
    civil = entity.startswith(_CIVIL) or entity in ("group:protesters", "group:opposition", "group:hostages")
    return entity.startswith(("state-force:", "group:")) and not civil


def _state(entity: str) -> bool:
    return entity.startswith(("state:", "state-force:", "intl:"))


CONDITIONS: dict[str, Callable[[Facts], bool]] = {
    "territory": lambda facts: facts.territory,
    "state-agent": lambda facts: bool(facts.agent) and _state(facts.agent[0]),
    "grenade": lambda facts: "قنبلة يدوية" in facts.words or "قنابل يدوية" in facts.words,
    "armed-victim": lambda facts: (
        any(entity.startswith("state-force:") for entity in facts.recipient)
        or any(_armed(entity) for entity in facts.recipient)
    ),
    "civilian-victim": lambda facts: bool(facts.recipient) and not any(_armed(entity) for entity in facts.recipient),
    "civilian-agent": lambda facts: bool(facts.agent) and facts.agent[0].startswith(_CIVIL),
    "casualties": lambda facts: facts.casualties,
    "no-casualties": lambda facts: not facts.casualties,
    "weapons": lambda facts: any(
        word in facts.words for word in ("عبو", "سلاح", "أسلحة", "متفجرات", "مفعول", "ذخيرة", "ذخائر")
    ),
    "place": lambda facts: bool(facts.place),
    "armed-parties": lambda facts: sum(_armed(entity) for entity in facts.agent) > 0,
    "joins-group": lambda facts: any(entity.startswith("group:") for entity in facts.recipient),
}
