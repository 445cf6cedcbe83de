"""Orders what is said to have happened, and what was said, by time.

An event stands at the time its claims tell, with the precision they tell it in; a claim without a time of its own is
listed as a statement on the day its page appeared, when it matters: when several say it or it is disputed. What was
planned is marked. What is denied is never an event, only a statement. A party that says the contrary on a later day has
turned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from riwaya.accounts.facts import Facts
from riwaya.accounts.sameness import speaker
from riwaya.model import Happening
from riwaya.reasons import Reason, reason

_GRAINS = {4: "year", 7: "month", 10: "day"}


def happening(group: Sequence[Facts], *, matters: bool) -> Happening | None:
    """Return the entry of claims that say the same, if they tell a time or matter."""
    times = Counter(found.claim.time for found in group if found.claim.time is not None and not found.denied)
    first = min(group, key=lambda found: (found.claim.time is None, str(found.day or "~"), found.ref))
    refs = tuple(found.ref for found in sorted(group, key=lambda found: (found.ref != first.ref, found.ref)))
    if times:
        time = min(times, key=lambda value: (-times[value], -len(value), value))
        planned = all(found.claim.modality != "actual" for found in group)
        return Happening(
            time=time,
            grain=_grain(time),
            kind="event",
            gloss=first.claim.gloss,
            gloss_ar=first.claim.gloss_ar,
            claims=refs,
            planned=planned,
        )
    if matters and first.day is not None:
        day = first.day.isoformat()
        return Happening(
            time=day,
            grain="day",
            kind="statement",
            gloss=first.claim.gloss,
            gloss_ar=first.claim.gloss_ar,
            claims=refs,
        )
    return None


def turn(before: Facts, after: Facts) -> Happening:
    """Return the entry of a party that says on a later day the contrary of what it said; both days are known."""
    first, second = str(before.day), str(after.day)
    said = reason(
        "turned",
        speaker=speaker(after),
        before=Reason(before.claim.gloss, before.claim.gloss_ar),
        first=first,
        after=Reason(after.claim.gloss, after.claim.gloss_ar),
        second=second,
    )
    return Happening(
        time=second, grain="day", kind="turn", gloss=said.en, gloss_ar=said.ar, claims=(before.ref, after.ref)
    )


def in_time(entry: Happening) -> tuple[str, str, tuple[str, ...]]:
    """Return what entries are ordered by."""
    return entry.time.lstrip("./"), entry.kind, entry.claims


def _grain(edtf: str) -> str:
    if "/" in edtf:
        return "interval"
    return _GRAINS.get(len(edtf.rstrip("~?%").partition("T")[0]), "other")
