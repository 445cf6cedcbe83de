"""Which propositions are claims: topics, labels and words that only point back are not.

A trigger proposes; a clause with a verb tells. A noun must tell more: who, where, when or how many. A noun behind
a demonstrative ("هذا الهجوم") points back at what was told before, and the nouns of talk and support ("المفاوضات",
"الدعم") are topics unless a party stands beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs

from riwaya.claims.drafts import Draft
from riwaya.claims.events import CASUALTY, Proposition, frame
from riwaya.claims.grammar import Token
from riwaya.claims.roles import Roles
from riwaya.script import key

_POINTERS = frozenset(("هذا", "هذه", "ذلك", "تلك", "هذين", "هاتين", "بهذا", "بهذه", "لهذا", "لهذه"))
#: Types whose nouns name events even alone ("غارات", "اعتقالات").
_TELLING = frozenset(("ASSAULT", "COERCE", "STATUS", "PROTEST", "SANCTION", "RETREAT"))


#: Nouns of movement that tell nothing without a mover ("خروج المقاتلين", but "الخروج عن القانون").
_MOVES = frozenset(("خروج", "إخراج", "هروب", "مغادرة", "تراجع", "انتشار"))


#: Verbal nouns of fighting that name an aim more often than a fight ("لقتال التنظيم", "في مواجهة الخطر").
_AIMS = frozenset(("قتال", "مواجهة", "محاربة", "التصدي", "مقارعة", "ضرب", "سحق", "مهاجمة", "القضاء على"))


#: Weapons and people of violence: they tell an event only beside another word that does.
_BEARERS = frozenset(("سيارة مفخخة", "انتحاري", "انتحارية", "شهيد", "قذائف هاون", "عبوة ناسفة", "صاروخ", "صواريخ"))
#: What protesters do is protest: types and modes of the same acts by others.
_PROTESTS = {("COERCE", "restrict"): "obstruct", ("ASSAULT", "destroy"): "vandalize"}
#: Parties of which a noun of a type needs one.
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "SUPPORT": ("recipient",),
    "SANCTION": ("agent", "recipient"),
    "AGREE": ("agent",),
    "THREATEN": ("agent",),
}
_OR = key("أو")
#: A figure from which the dead are a toll and not those of one attack.
_TOLL = 100
#: A figure from which they are one though a doer is named.
_MANY = 1_000
_SINCE = frozenset(map(key, ("منذ", "ومنذ", "حصيلة", "الحصيلة", "إجمالي", "مجموع")))


def keeps(draft: Draft) -> bool:
    """Whether a proposition is worth a claim."""
    one, parties, dated = draft.one, draft.ruled, draft.time is not None
    if any(trigger.form == "verb" for trigger in one.triggers):
        return True
    if draft.asked or (len(one.triggers) == 1 and one.head.lemma in _BEARERS):
        return False
    if _either(one, draft.view.scene.tokens) or not _with_needed(one, parties):
        return False
    if _points_back(one, draft.view.scene.tokens) and not (draft.figures or dated) and len(one.triggers) == 1:
        return False
    if one.head.lemma in _MOVES and not parties.agent:
        return False
    acted = bool(parties.agent and parties.place)
    if one.head.lemma in _AIMS and not (acted or draft.figures or dated or len(one.triggers) > 1):
        return False
    told = bool(parties.agent or parties.recipient or parties.place)
    return told or bool(draft.figures) or one.event in _TELLING


def _with_needed(one: Proposition, parties: Roles) -> bool:
    """Whether a noun has the party without which its type is a mere topic ("الدعم", "التسوية"); a phrase tells more."""
    needed = _NEEDS.get(one.event, ())
    return not needed or one.head.form == "phrase" or any(getattr(parties, part) for part in needed)


def _either(one: Proposition, tokens: Sequence[Token]) -> bool:
    """Whether "or" stands beside a noun: a list of kinds, not a thing that happened ("تعذيب أو إعدام")."""
    before = [token for token in tokens if token.end <= one.head.start][-1:]
    after = [token for token in tokens if token.start >= one.head.end][:1]
    return len(one.triggers) == 1 and any(token.key == _OR for token in (*before, *after))


def settle(draft: Draft, parties: Roles) -> Proposition:
    """Return a proposition as the type that its parties and figures make it.

    A toll is losses, a state of affairs ("قتل أكثر من أربعين ألف شخص"); the dead of one attack are the attack.
    What protesters block or burn is protest.
    """
    one = draft.one
    if parties.agent == ("group:protesters",) and (one.event, one.mode) in _PROTESTS:
        return structs.replace(one, event="PROTEST", mode=_PROTESTS[one.event, one.mode or ""])
    named = parties.agent and draft.most < _MANY
    if one.event != "ASSAULT" or one.mode is not None or named or not draft.figures:
        return one
    if not all(frame(trigger) in CASUALTY for trigger in one.triggers):
        return one
    return structs.replace(one, event="STATUS", mode="losses") if _toll(draft) else one


def _toll(draft: Draft) -> bool:
    """Whether the dead of a proposition are those of a time or of a conflict."""
    if (draft.time is not None and _period(draft.time)) or draft.most >= _TOLL:
        return True
    one = draft.one
    return any(token.key in _SINCE for token in draft.view.scene.tokens if one.start <= token.start < one.end)


def _period(time: str) -> bool:
    """Whether an EDTF value is longer than a day or two: an interval, a month, a year."""
    return "/" in time or len(time.rstrip("~?%")) < len("2020-01-01")


def _points_back(one: Proposition, tokens: Sequence[Token]) -> bool:
    """Whether a demonstrative stands before the head ("هذا الهجوم")."""
    before = [token for token in tokens if token.end <= one.head.start]
    return bool(before) and before[-1].bare in _POINTERS
