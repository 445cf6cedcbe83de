"""Who is on whose side: a state does not attack its own forces, nor an armed group its own people.

Where a clause leaves its doer out, whoever is on the side of all that it befalls is none. What word order tells in so
many words ("أعدم التنظيم خمسة من عناصره") is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from riwaya import knowledge

#: Kinds of bodies that a country has, and men of whatever state.
_OF_STATE = ("state:", "state-force:")
_ANY_MEN = frozenset(("state-force:soldiers", "state-force:police"))
#: How far bodies are followed to those that they are part of.
_PARTS = 3
#: Ends of the names of all forces of a country, and of its army.
_ALL_FORCES, _ARMY = "armed-forces", "army"


def merged(parties: tuple[str, ...]) -> tuple[str, ...]:
    """Return parties without the armed forces of a country beside its army, which two words name ("الجيش والقوات
    المسلحة")."""
    wholes = [one for one in parties if one.endswith(_ALL_FORCES)]
    covered = [
        one
        for one in wholes
        if any(other.startswith(one.removesuffix(_ALL_FORCES)) and other.endswith(_ARMY) for other in parties)
    ]
    return tuple(one for one in parties if one not in covered)


def foes(doers: Sequence[str], sufferers: Sequence[str]) -> tuple[str, ...]:
    """Return the doers who are not on the side of all who suffer."""
    if not sufferers:
        return tuple(doers)
    return tuple(doer for doer in doers if not all(same_side(doer, other) for other in sufferers))


@cache
def same_side(one: str, other: str) -> bool:
    """Whether two entities are one party: themselves, a state and its forces, a body and the one it is part of."""
    if one == other:
        return True
    if one.startswith(_OF_STATE) and other.startswith(_OF_STATE):
        if one in _ANY_MEN or other in _ANY_MEN:
            return True
        country = _country(one)
        return country != "" and country == _country(other)
    return one in _above(other) or other in _above(one)


@cache
def allied(one: str, other: str) -> bool:
    """Whether two parties are known to take one side."""
    known = knowledge.load().entities
    first, second = (
        frozenset(s.side for s in known[name].side) if name in known else frozenset() for name in (one, other)
    )
    return not first.isdisjoint(second)


def _country(entity: str) -> str:
    """Return the country of a state or force, "" where it has none."""
    known = knowledge.load().entities.get(entity)
    return "" if known is None or known.country == "XX" else known.country


def _above(entity: str) -> frozenset[str]:
    """Return the bodies that one is part of."""
    known, found = knowledge.load().entities, set[str]()
    for _ in range(_PARTS):
        one = known.get(entity)
        if one is None or one.parent is None or one.kind in ("media", "agency", "place"):
            break
        entity = one.parent
        found.add(entity)
    return frozenset(found)
