"""Denials of what others spread: "نفى الفصيل ما تروجه وسائل إعلام الحكومة عن خروج مقاتليه".

Two claims stand in such a sentence: the content, denied by the speaker; and the same content, alleged by whoever
spreads it. The pronoun of "مقاتليه" leads to the one who denies, not to the carrier named nearest to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from riwaya.claims.roles import Roles
from riwaya.model import Attribution, Passage, Reporting, Trigger
from riwaya.script import key

#: Kinds of speakers that can have forces of their own.
_PARTIES = ("group:", "state-force:", "state:")
# "مقاتليه", "قواتها", "سلاحهم" (folded): what a party calls its own.
_OWN = re.compile(r"(?<!\w)[وبل]?(?:مقاتلي|مسلحي|عناصر|قوات|جنود|وحدات|كتايب|كتائب|سلاح|اسلحت|مواقع)(?:ه|ها|هم)(?!\w)")


def rumour(behind: Attribution | None, reporting: Sequence[Reporting], head: Trigger) -> tuple[Attribution | None, ...]:
    """Return who stands behind a proposition: for a denied rumour the denier, and its carrier who alleges it.

    The carrier is the further hop of a denial, where a cue of allegation stands between the denial's cue and the event.
    """
    if behind is None or behind.stance != "deny" or behind.cue is None or len(behind.hops) < 2:
        return (behind,)
    start = behind.cue.end
    spread = [cue for cue in reporting if cue.stance == "allege" and start <= cue.start and cue.end <= head.start]
    if not spread:
        return (behind,)
    cue = Passage(start=spread[-1].start, end=spread[-1].end, text=spread[-1].text)
    alleged = structs.replace(behind, hops=behind.hops[1:], cue=cue, stance="allege", rule="attribution.denial.rumour")
    return structs.replace(behind, hops=behind.hops[:1]), alleged


def denied_own(parties: Roles, behind: Attribution | None, words: str) -> Roles:
    """Return the parties, the denier as the doer of what his own forces are said to do ("نفى الفصيل خروج مقاتليه")."""
    if behind is None or behind.stance != "deny" or not behind.hops or _OWN.search(key(words)) is None:
        return parties
    denier = behind.hops[0].entity.rpartition("@")[2]
    return structs.replace(parties, agent=(denier,)) if denier.startswith(_PARTIES) else parties
