"""What a denial tells of who denies: the deed is his own where it is nobody else's, his people are whom it befell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from riwaya.claims.attribution.rules import DENIED
from riwaya.claims.grammar import Token, grammar, reaching
from riwaya.claims.parts.cast import Roles
from riwaya.model import Attribution, Trigger
from riwaya.script import key

#: Kinds of speakers that can have forces of their own.
_PARTIES = ("group:", "state-force:", "state:")
#: Events whose own people are those to whom it was done, what somebody does, and words of what befalls one (folded).
_DONE_TO = frozenset(("ASSAULT", "COERCE", "STATUS", "SANCTION"))
_DEEDS = frozenset(("ASSAULT", "COERCE", "AID", "MOBILIZE", "RETREAT", "SANCTION"))
_BEFALLS = tuple(
    map(
        key,
        ("مقتل", "مصرع", "وفاة", "سقوط", "إصابة", "استشهاد", "انفجار", "وقوع", "حدوث", "تعرض", "نشوب", "اندلاع", "موت"),
    )
)
#: The rule for a deed whose denier is its doer.
DENIER = "doer.denier"
# "مقاتليه", "قواتها", "سلاحهم" (folded): what a party calls its own.
_OWN = re.compile(r"(?<!\w)[وبل]?(?:مقاتلي|مسلحي|عناصر|قوات|جنود|وحدات|كتايب|كتائب|سلاح|اسلحت|مواقع)(?:ه|ها|هم)(?!\w)")


def denied_own(parties: Roles, behind: Attribution | None, head: Trigger, words: str, tokens: Sequence[Token]) -> Roles:
    """Return the parties, the denier as the doer of what he denies of himself.

    That is what his own forces are said to do ("نفى الفصيل خروج مقاتليه"), and a deed that is nobody's else where its
    noun is the object of the denial ("نفى الجيش قصف المستشفى"); not what befell him ("نفى الجيش مقتل جنوده"), nor what
    others did ("نفى أن تكون الخلية خططت").
    """
    if behind is None or behind.stance != "deny" or not behind.hops:
        return parties
    denier = behind.hops[0].entity.rpartition("@")[2]
    if not denier.startswith(_PARTIES):
        return parties
    own = _OWN.search(key(words)) is not None
    if own and head.event not in _DONE_TO:
        return structs.replace(parties, agent=(denier,))
    open_ = not (own or parties.agent or behind.rule == DENIED or head.voice == "passive")
    if not open_ or head.event not in _DEEDS or key(head.text).startswith(_BEFALLS) or behind.cue is None:
        return parties
    if any(grammar().has("complements", token.key) for token in reaching(tokens, behind.cue.end, head.start)):
        return parties
    return structs.replace(parties, agent=(denier,), supplied=DENIER)
