"""Orders what is said to have happened, and what was said, by time.

An event stands at the time its claims tell, with the precision they tell it in; a claim without a time of its own is
listed as a statement on the day its page appeared, when it matters: when several say it or it is disputed. What was
planned is marked. What is denied is never an event, only a statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from riwaya.accounts.facts import Facts
from riwaya.model import Happening

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
            time=time, grain=_grain(time), kind="event", gloss=first.claim.gloss, claims=refs, planned=planned
        )
    if matters and first.day is not None:
        day = first.day.isoformat()
        return Happening(time=day, grain="day", kind="statement", gloss=first.claim.gloss, claims=refs)
    return None


def in_time(entry: Happening) -> tuple[str, str, tuple[str, ...]]:
    """Return what entries are ordered by."""
    return entry.time.lstrip("./"), entry.kind, entry.claims


def _grain(edtf: str) -> str:
    if "/" in edtf:
        return "interval"
    return _GRAINS.get(len(edtf.rstrip("~?%").partition("T")[0]), "other")
