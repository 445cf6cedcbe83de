"""Who plays a part after all: what the rules say, weighed against all that is seen of every candidate.

Rules read the patterns they know and are silent or wrong elsewhere. For each part the learned weights give every
candidate, and nobody, a share of belief. Where the rules are silent, a clear candidate is taken; where they speak, they
are overruled only by a clearer one. Who is named only in an earlier sentence is left to the rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from typing import Literal

from msgspec import Struct, structs

from riwaya.claims.events import CASUALTY, Proposition, frame
from riwaya.claims.grammar import holding
from riwaya.claims.parts.agreement import form
from riwaya.claims.parts.camps import foes
from riwaya.claims.parts.candidates import Candidate, View, candidates, observed
from riwaya.claims.parts.cast import THING
from riwaya.claims.parts.doers import doers, leads_to_doer, sufferers
from riwaya.claims.parts.roles import Roles
from riwaya.claims.parts.verbs import OF_ALL
from riwaya.claims.weighing.weights import reasons, rows, shares, table, totals
from riwaya.script import key

Part = Literal["agent", "recipient", "place"]
PARTS: tuple[Part, ...] = ("agent", "recipient", "place")


class Bar(Struct, frozen=True):
    """How clear a choice must be: to be taken where the rules name nobody, to overrule them, to drop whom they name.

    `present` says how many times likelier somebody plays the part on a page than in a sentence on its own, as the
    weights were learned.
    """

    fills: float
    overrules: float
    drops: float
    present: float = 1.0


#: Found on whole annotated pages; whether there is a place is left to the rules: a page tells it once for several
#: sentences, and names others that are none.
BARS: Mapping[Part, Bar] = {
    "agent": Bar(fills=0.7, overrules=0.85, drops=1.1, present=4.0),
    "recipient": Bar(fills=0.6, overrules=0.7, drops=1.1),
    "place": Bar(fills=1.1, overrules=1.1, drops=1.1),
}
#: Frames that have bars of their own: an attack or fighting names its doer or leaves him out on purpose, speakers speak
#: so himself, whom help reaches is seldom the nearest people; whom something is done to is told beside it.
FRAME_BARS: Mapping[tuple[Part, str], Bar] = {
    ("agent", "attack"): Bar(fills=0.95, overrules=1.1, drops=1.1, present=4.0),
    ("agent", "clash"): Bar(fills=0.9, overrules=1.1, drops=1.1, present=4.0),
    ("agent", "kill"): Bar(fills=0.9, overrules=1.1, drops=1.1, present=4.0),
    ("agent", "wound"): Bar(fills=0.9, overrules=1.1, drops=1.1, present=4.0),
    ("agent", "blast"): Bar(fills=0.9, overrules=1.1, drops=1.1, present=4.0),
    ("agent", "pact"): Bar(fills=0.95, overrules=1.1, drops=1.1, present=4.0),
    ("agent", "speech"): Bar(fills=0.7, overrules=1.1, drops=1.1, present=4.0),
    ("recipient", "aid"): Bar(fills=0.9, overrules=0.9, drops=1.1),
    ("recipient", "acton"): Bar(fills=0.5, overrules=1.1, drops=1.1),
}
#: Types, and modes of them, whose part the weights choose wrongly more often than not on whole pages: who meets or asks
#: is told beside the word or not at all; what is seized is seldom whose it is.
UNWEIGHED: Mapping[Part, frozenset[str]] = {
    "agent": frozenset(
        (
            *("CONSULT", "AGREE", "COOPERATE", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AID"),
            *("STATUS presence", "STATUS losses", "MOBILIZE police", "COERCE restrict", "RETREAT access"),
        )
    ),
    "recipient": frozenset(
        (
            *("CONSULT", "AGREE", "ACCUSE", "REQUEST", "REJECT", "PROTEST"),
            *("COERCE seize", "COERCE restrict", "RETREAT access", "SANCTION convict"),
        )
    ),
    "place": frozenset(),
}
_NEVER = Bar(fills=1.1, overrules=1.1, drops=1.1)
#: Rules that read what nothing else can mean: whom "by" names, who waged, whose it is, genitive and object.
PLAIN = (".ruled", ".by", ".waged", ".genitive", ".genitive-object", ".pronoun-object")
APART = ".apart"
#: A body does something to its own people, so that it plays both parts.
OWN = ".own"
#: Rules for a doer left out that read what nothing else can mean: we, whose pronoun it is, who is blamed.
SUPPLIED = ("doer.we", "doer.pronoun", "doer.blamed", "doer.charged")
#: Rules that lay a deed to somebody, who may have done it to his own people.
LAID = ("doer.blamed", "doer.charged")
#: Who tried a coup is told beside it or not at all.
_COUP = "انقلاب"
#: Verbs of claiming an attack, and characters behind one in which the claimant begins.
_CLAIMING, _AT_ONCE = ("تبن", "يتبن", "تتبن"), 12
#: Parts of speech of a word that may be a subject.
_NOUNS = ("noun", "prop")
#: What is ground and never somebody.
_GROUND = ("place:", "facility:")
#: A second candidate plays the part as well when its share is this much of the first one's.
_BESIDE = 0.75


class Weighed(Struct, frozen=True):
    """A part with the share of each entity, of nobody (None), and the observations behind the most believed."""

    part: Part
    shares: Mapping[str | None, float]
    because: Mapping[str | None, tuple[str, ...]]


def chosen(one: Proposition, seen: View, ruled: Roles) -> Roles:
    """Return the parts of a proposition."""
    found = candidates(one, seen)
    if not found or ruled.rule.endswith(OWN):
        return ruled
    seen_of = observed(one, found, seen, ruled)
    sums = [totals(rows(PARTS), len(PARTS), row) for row in seen_of]
    ground = tuple(candidate.entity for candidate in found if candidate.entity.startswith(_GROUND))
    other: Mapping[Part, tuple[str, ...]] = {
        "agent": (*ruled.recipient, *_tellers(one, seen), *ground),
        "recipient": (*ruled.agent, *ground, *_claimants(one, seen), *_speaking_of_us(one, seen)),
        "place": (),
    }
    names = {
        part: _settled(getattr(ruled, part), _without(_shares(part, found, sums), other[part]), _bar(part, one))
        for part in PARTS
    }
    if one.head.form == "participle" and frame(one.head) in CASUALTY:
        names["agent"] = ruled.agent
    if ruled.agent and (leads_to_doer(one.head) or ruled.rule.endswith(PLAIN) or ruled.supplied in SUPPLIED):
        names["agent"] = ruled.agent
    unled = _COUP in one.head.lemma or _unread_subject(one, seen)
    if ruled.supplied == THING or (not ruled.agent and unled):
        names["agent"] = ()
    if one.mode in OF_ALL and not ruled.recipient:
        names["recipient"] = ()
    if ruled.recipient and ruled.rule.endswith(APART):
        names["recipient"] = ruled.recipient
    agent = ruled.agent if names["agent"] == ruled.agent else doers(one, names["agent"])
    recipient = sufferers(one, tuple(entity for entity in names["recipient"] if entity not in agent))
    found_elsewhere = agent != ruled.agent or (ruled.supplied and ruled.supplied not in LAID)
    if one.event == "ASSAULT" and found_elsewhere:
        agent = foes(agent, recipient)
    supplied = ruled.supplied if agent == ruled.agent else ""
    settled = Roles(agent, recipient, names["place"], ruled.rule, supplied)
    changed = [part for part in PARTS if getattr(settled, part) != getattr(ruled, part)]
    rule = "+".join((ruled.rule or "roles.none", *(f"weighed.{part}" for part in changed)))
    return structs.replace(settled, rule=rule) if changed else settled


def _unread_subject(one: Proposition, seen: View) -> bool:
    """Whether a noun that names no known party stands right behind a verb, its subject ("وافق المجلس على تسليمها").

    Whoever stands behind it is none then. A verb that shows a plural or "we" has its subject in its ending.
    """
    head, tokens = one.head, seen.scene.tokens
    verb = holding(tokens, head.start)
    if verb is None or head.form != "verb" or head.voice == "passive" or form(head) not in ("m", "f", ""):
        return False
    behind = next((token for token in tokens if token.start >= verb.end), None)
    if behind is None or behind.pos not in _NOUNS or behind.clitics.lstrip("وف")[:1] in ("ب", "ل", "ك"):
        return False
    own = {word.removeprefix("ال") for word in key(head.lemma).split(" ")[1:]}
    definite = behind.clitics.endswith("ال") or not behind.stem.endswith("ا")
    told = any(item.start < behind.end and behind.start < item.end for item in seen.scene.items)
    return definite and not told and behind.stem not in own and behind.bare not in own


def _bar(part: Part, one: Proposition) -> Bar:
    """Return how clear a choice must be for a part of a proposition."""
    if one.event in UNWEIGHED[part] or f"{one.event} {one.mode}" in UNWEIGHED[part]:
        return _NEVER
    return FRAME_BARS.get((part, frame(one.head)), BARS[part])


def _tellers(one: Proposition, seen: View) -> tuple[str, ...]:
    """Return who tells of the dead and wounded and is not their killer ("أعلن الجيش مقتل ثلاثة جنود")."""
    if one.head.form == "verb" or frame(one.head) not in CASUALTY:
        return ()
    return tuple(
        item.entity
        for item in seen.scene.items
        if any(start < item.end and item.start < end for start, end in seen.hops)
    )


def _speaking_of_us(one: Proposition, seen: View) -> tuple[str, ...]:
    """Return the person who tells of violence, whom it did not befall ("قال سعد معن إن قواتنا قصفت الموقع")."""
    if one.event not in ("ASSAULT", "COERCE"):
        return ()
    hops = [item for item in seen.scene.items if any(start < item.end and item.start < end for start, end in seen.hops)]
    return tuple(item.entity for item in hops if item.entity.startswith("per:"))


def _claimants(one: Proposition, seen: View) -> tuple[str, ...]:
    """Return who claims an attack, behind or before the verb of that ("هجوم تبنته الحركة"), and did not suffer it."""
    if one.event != "ASSAULT":
        return ()
    verbs = [token for token in seen.scene.tokens if token.stem.startswith(_CLAIMING) and token.pos == "verb"]
    items = seen.scene.items
    return tuple(item.entity for item in items if any(0 <= item.start - one.end <= _AT_ONCE for one in verbs))


def weighed(one: Proposition, seen: View, ruled: Roles) -> tuple[Weighed, ...]:
    """Return for each part the share of every entity and why, for the reader who asks."""
    found = candidates(one, seen)
    seen_of = observed(one, found, seen, ruled)
    sums = [totals(rows(PARTS), len(PARTS), row) for row in seen_of]
    told = []
    for part in PARTS:
        known = table(part)
        because: dict[str | None, tuple[str, ...]] = {None: reasons(known, seen_of[0])}
        for candidate, row in zip(found, seen_of[1:], strict=True):
            because.setdefault(candidate.entity, reasons(known, row))
        told.append(Weighed(part, _shares(part, found, sums), because))
    return tuple(told)


def _shares(part: Part, found: Sequence[Candidate], sums: Sequence[Sequence[float]]) -> dict[str | None, float]:
    """Return the share of each entity, its mentions taken together, and of nobody."""
    own = [row[PARTS.index(part)] for row in sums]
    believed = shares([own[0] - log(BARS[part].present), *own[1:]])
    summed: dict[str | None, float] = {None: believed[0]}
    for candidate, share in zip(found, believed[1:], strict=True):
        summed[candidate.entity] = summed.get(candidate.entity, 0.0) + share
    return summed


def _without(believed: Mapping[str | None, float], barred: Sequence[str]) -> Mapping[str | None, float]:
    """Return the shares of those whom the rules do not give the opposite part."""
    return {entity: share for entity, share in believed.items() if entity not in barred}


def _settled(ruled: tuple[str, ...], believed: Mapping[str | None, float], bar: Bar) -> tuple[str, ...]:
    """Return the entities that play a part."""
    named = {entity: share for entity, share in believed.items() if entity is not None}
    best = max(named.values(), default=0.0)
    taken = tuple(entity for entity, share in named.items() if share >= _BESIDE * best)
    nobody = believed[None]
    if not ruled:
        return taken if best >= bar.fills and best > nobody else ()
    if nobody >= bar.drops and all(entity in named for entity in ruled):
        return ()
    return taken if best >= bar.overrules and not set(taken) & set(ruled) else ruled
