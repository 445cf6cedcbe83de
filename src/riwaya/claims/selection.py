"""Which propositions are claims: topics, labels and words that only point back are not.

A trigger proposes; a clause with a verb tells. A noun must tell more: who, where, when or how many. A noun behind
a demonstrative ("هذا الهجوم") points back at what was told before, and the nouns of talk and support ("المفاوضات",
"الدعم") are topics unless a party stands beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from riwaya.claims.events import CASUALTY, Proposition, frame
from riwaya.claims.grammar import Token
from riwaya.claims.roles import Roles

_POINTERS = frozenset(("هذا", "هذه", "ذلك", "تلك", "هذين", "هاتين", "بهذا", "بهذه", "لهذا", "لهذه"))
#: Types whose nouns name events even alone ("غارات", "اعتقالات").
_TELLING = frozenset(("ASSAULT", "COERCE", "STATUS", "PROTEST", "SANCTION", "RETREAT"))


#: Nouns of movement that tell nothing without a mover ("خروج المقاتلين", but "الخروج عن القانون").
_MOVES = frozenset(("خروج", "إخراج", "هروب", "مغادرة", "تراجع", "انتشار"))


#: Verbal nouns of fighting that name an aim more often than a fight ("لقتال التنظيم", "في مواجهة الخطر").
_AIMS = frozenset(("قتال", "مواجهة", "محاربة", "التصدي", "مقارعة"))


def keeps(one: Proposition, parties: Roles, tokens: Sequence[Token], *, counted: bool, dated: bool) -> bool:
    """Whether a proposition is worth a claim.

    Args:
        tokens: the tokens of its sentence.
        counted: whether the evidence holds a figure.
        dated: whether the evidence holds a time.
    """
    if any(trigger.form == "verb" for trigger in one.triggers):
        return True
    if _points_back(one, tokens) and not (counted or dated) and len(one.triggers) == 1:
        return False
    if one.head.lemma in _MOVES and not parties.agent:
        return False
    if one.head.lemma in _AIMS and not (parties.place or counted or dated or len(one.triggers) > 1):
        return False
    told = bool(parties.agent or parties.recipient or parties.place)
    return told or counted or one.event in _TELLING


def settle(one: Proposition, parties: Roles, *, counted: bool, time: str | None) -> Proposition:
    """Return a toll that names neither cause nor occasion as what it is: losses, a state of affairs.

    "قتل أكثر من أربعين ألف شخص في النزاع" is a toll; "قتل ثلاثة في تفجير" is the bombing.
    """
    if one.event != "ASSAULT" or one.mode is not None or parties.agent:
        return one
    if not all(frame(trigger) in CASUALTY for trigger in one.triggers):
        return one
    if parties.place and (time is None or not _period(time)):
        return one
    return structs.replace(one, event="STATUS", mode="losses") if counted else one


def _period(time: str) -> bool:
    """Whether an EDTF value is longer than a day or two: an interval, a month, a year."""
    return "/" in time or len(time.rstrip("~?%")) < len("2020-01-01")


def _points_back(one: Proposition, tokens: Sequence[Token]) -> bool:
    """Whether a demonstrative stands before the head ("هذا الهجوم")."""
    before = [token for token in tokens if token.end <= one.head.start]
    return bool(before) and before[-1].bare in _POINTERS
