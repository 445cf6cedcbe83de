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
_TELLING = frozenset(
    (
        "ASSAULT",
        "COERCE",
        "STATUS",
        "PROTEST",
        "SANCTION",
        "RETREAT",
        "CONSULT",
        "ACCUSE",
        "AID",
        "MOBILIZE",
        "COOPERATE",
    )
)


#: Nouns of movement that tell nothing without a mover ("خروج المقاتلين", but "الخروج عن القانون").
_MOVES = frozenset(("خروج", "إخراج", "هروب", "مغادرة", "تراجع", "انتشار"))


#: Verbal nouns of fighting that name an aim more often than a fight ("لقتال التنظيم", "في مواجهة الخطر").
_AIMS = frozenset(("قتال", "مواجهة", "محاربة", "التصدي", "مقارعة", "ضرب", "سحق", "مهاجمة", "القضاء على"))


#: Weapons and people of violence: they tell an event only beside another word that does.
_BEARERS = frozenset(("سيارة مفخخة", "انتحاري", "انتحارية", "شهيد", "قذائف هاون", "عبوة ناسفة", "صاروخ", "صواريخ"))
#: What protesters do is protest: types and modes of the same acts by others.
_PROTESTS = {
    ("COERCE", "restrict"): "obstruct",
    ("COERCE", "seize"): "obstruct",
    ("ASSAULT", "destroy"): "vandalize",
}
_PROTESTERS = "group:protesters"
#: Parties of which a noun of a type needs one.
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "SUPPORT": ("recipient",),
    "SANCTION": ("agent", "recipient"),
    "AGREE": ("agent",),
    "THREATEN": ("agent",),
}
_OR = key("أو")
#: Words before what somebody asks for; verbs by which things are called.
_TO = frozenset(map(key, ("إلى", "على", "بأن", "لـ", "ب")))
_NAMING = frozenset(("صنف", "اعتبر", "وصف", "عد"))
#: A figure from which the dead are a toll and not those of one attack.
_TOLL = 100
#: A figure from which they are one though a doer is named.
_MANY = 1_000
#: Words by which whoever killed is named behind the dead ("أعدموا على أيدي").
_HANDS = frozenset(map(key, ("يد", "أيدي", "بأيدي", "بيد")))
_SINCE = frozenset(map(key, ("منذ", "ومنذ", "حصيلة", "الحصيلة", "إجمالي", "مجموع")))


def keeps(draft: Draft) -> bool:
    """Whether a proposition is worth a claim."""
    one, parties, dated = draft.one, draft.ruled, draft.time is not None
    if _labels(draft):
        return False
    if any(trigger.form == "verb" for trigger in one.triggers):
        return True
    if all(frame(trigger) == "crowd" for trigger in one.triggers) and not draft.alone:
        return False
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
    told = bool(parties.agent or parties.recipient or parties.place) or _bids(one, draft.view.scene.tokens)
    return told or bool(draft.figures) or one.event in _TELLING


def _bids(one: Proposition, tokens: Sequence[Token]) -> bool:
    """Whether a word of speech tells what it asks or blames: "داعيا إلى", "منتقدا", "للمطالبة بالإفراج عنه"."""
    if frame(one.head) != "speech":
        return False
    after = next((token for token in tokens if token.start >= one.head.end), None)
    content = after is not None and (after.key in _TO or after.key[:1] in ("ب", "ل"))
    return one.head.form in ("participle", "phrase") or (one.head.form == "masdar" and content)


def _labels(draft: Draft) -> bool:
    """Whether a relative clause only says what its head is called: "الحزب الذي تصنفه تركيا إرهابيا"."""
    head = draft.one.head
    home = next((part for part in draft.view.clauses if part.start <= head.start < part.end), None)
    return home is not None and home.opener == "relative" and head.lemma.split()[0] in _NAMING


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
    if parties.agent == (_PROTESTERS,) and (one.event, one.mode) in _PROTESTS:
        return structs.replace(one, event="PROTEST", mode=_PROTESTS[one.event, one.mode or ""])
    if one.event != "ASSAULT" or one.mode is not None or _acted(draft, parties):
        return one
    frames = {frame(trigger) for trigger in one.triggers}
    headline = frames <= CASUALTY and draft.view.label == "title"
    lasting = bool(frames & CASUALTY) and bool(draft.figures) and draft.time is not None and _period(draft.time)
    toll = frames <= CASUALTY and bool(draft.figures) and _toll(draft)
    return structs.replace(one, event="STATUS", mode="losses") if headline or lasting or toll else one


def _acted(draft: Draft, parties: Roles) -> bool:
    """Whether somebody is told to have killed: who kills in an active verb, or a doer of fewer than a great many."""
    head = draft.one.head
    active = head.form == "verb" and head.voice == "active" and frame(head) == "kill"
    by_hand = any(token.key in _HANDS for token in draft.view.scene.tokens if head.end <= token.start < draft.one.end)
    return bool(parties.agent) and (draft.most < _MANY or active or by_hand)


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
