"""Orders what is said to have happened, and what was said, by time.

An event stands at the time its claims tell, with the precision they tell it in; a claim without a time of its own is
listed as a statement on the day its page appeared, when it matters: when several say it or it is disputed. What was
planned is marked. What is denied is never an event, only a statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from riwaya.accounts.facts import Facts
from riwaya.model import Account, Dispute, Happening

_GRAINS = {4: "year", 7: "month", 10: "day"}


def timeline(
    claims: Sequence[Facts], accounts: Iterable[Account], disputes: Iterable[Dispute]
) -> tuple[Happening, ...]:
    """Return the entries of the timeline, ordered by time."""
    by_ref = {found.ref: found for found in claims}
    disputed = {ref for dispute in disputes for side in dispute.sides for ref in side.claims}
    groups = [account.claims for account in accounts]
    grouped = {ref for group in groups for ref in group}
    groups.extend((found.ref,) for found in claims if found.ref not in grouped)
    found = [
        happening
        for group in groups
        for happening in _happening(
            [by_ref[ref] for ref in group], matters=len(group) > 1 or bool(disputed & set(group))
        )
    ]
    return tuple(sorted(found, key=lambda entry: (entry.time.lstrip("./"), entry.kind, entry.claims)))


def _happening(group: Sequence[Facts], *, matters: bool) -> Iterator[Happening]:
    times = Counter(found.claim.time for found in group if found.claim.time is not None and not found.denied)
    first = min(group, key=lambda found: (found.claim.time is None, str(found.day or "~"), found.ref))
    refs = tuple(found.ref for found in sorted(group, key=lambda found: (found.ref != first.ref, found.ref)))
    if times:
        time = min(times, key=lambda value: (-times[value], -len(value), value))
        planned = all(found.claim.modality != "actual" for found in group)
        yield Happening(
            time=time, grain=_grain(time), kind="event", gloss=first.claim.gloss, claims=refs, planned=planned
        )
    elif matters and first.day is not None:
        yield Happening(time=first.day.isoformat(), grain="day", kind="statement", gloss=first.claim.gloss, claims=refs)


def _grain(edtf: str) -> str:
    if "/" in edtf:
        return "interval"
    return _GRAINS.get(len(edtf.rstrip("~?%").partition("T")[0]), "other")
