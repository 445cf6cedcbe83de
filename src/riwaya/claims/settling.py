"""What a proposition turns out to tell, from its parties and figures: an attack, a toll, a protest, a punishment.

"قتل أكثر من أربعين ألف شخص في النزاع" is a state of affairs, whoever killed; "أحرق المتظاهرون سيارات" is protest.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec import structs

from riwaya.claims.drafts import Draft
from riwaya.claims.events import CASUALTY, Proposition, frame
from riwaya.claims.grammar import grammar
from riwaya.claims.parts.agreement import form
from riwaya.claims.parts.doers import EXECUTING
from riwaya.claims.parts.roles import Roles
from riwaya.model import Trigger
from riwaya.script import key

_ATTACK = "ASSAULT"
_PROTESTERS, _GROUP = "group:protesters", "group:"
#: What protesters do is protest: types and modes of the same acts by others.
_PROTESTS = {
    ("COERCE", "restrict"): "obstruct",
    ("COERCE", "seize"): "obstruct",
    ("ASSAULT", "destroy"): "vandalize",
    ("RETREAT", "withdraw"): "demo",
}
#: Death by sentence, and the words of a court beside which it is one.
_EXECUTED = frozenset(("أعدم", "إعدام"))
_COURT = frozenset(
    map(
        key,
        (
            "محكمة",
            "قضاء",
            "حكم",
            "شنقا",
            "محكوم",
            "مدان",
            "مشنقة",
            "أدين",
            "أدينوا",
            "أدينا",
            "إدانته",
            "إدانتهم",
            "مدانين",
        ),
    )
)
#: A figure from which the dead are a toll and not those of one attack.
_TOLL = 100
#: A figure from which they are one though a doer is named.
_MANY = 1_000
#: Rules that read who killed as the subject of an active verb.
_ACTIVE = "roles.kill.active"
_KILLING = frozenset((_ACTIVE, "roles.kill.vso"))
#: Words of violence, and of wars with a great many dead, of which nobody is said to be the author.
_VIOLENCE, _WARS = ("عنف",), ("عنف", "حرب", "نزاع", "صراع")
#: Words by which whoever killed is named behind the dead ("أعدموا على أيدي").
_HANDS = frozenset(map(key, ("يد", "أيدي", "بأيدي", "بيد")))
_MENACE = "هدد"
_LEST = frozenset(map(key, ("بأن", "بأنه", "بأنها", "بأنهم", "أن", "إذا", "ما", "قائلا", "قائلة")))
#: Words before fighting in which stands since when it is counted ("منذ بدء الحملة").
_BEGUN, _FROM = 3, frozenset(map(key, ("منذ", "ومنذ")))
_SINCE = frozenset(map(key, ("منذ", "ومنذ", "حصيلة", "الحصيلة", "إجمالي", "مجموع")))
#: "بحسب حصيلة" only says who counted.
_COUNT, _BY = key("حصيلة"), frozenset(map(key, ("بحسب", "حسب", "وفق", "وبحسب", "ووفق")))


def settle(draft: Draft, parties: Roles, *, caused: bool) -> Proposition:
    """Return a proposition as the type that its parties and figures make it.

    A toll is losses, a state of affairs ("قتل أكثر من أربعين ألف شخص"); the dead of one attack are the attack.
    What protesters block, burn or storm is protest, so are clashes with them. Whom a court has executed is
    punished.

    Args:
        caused: whether the sentence or the one before tells of an attack that the dead may have died in.
    """
    one = draft.one
    if one.event == _ATTACK and one.mode is None and _riots(one, parties):
        return structs.replace(one, event="PROTEST", mode="riot")
    if one.head.lemma in _EXECUTED and one.event == _ATTACK and _sentenced(draft, parties):
        return structs.replace(one, event="SANCTION", mode="convict")
    if parties.agent == (_PROTESTERS,) and (one.event, one.mode) in _PROTESTS:
        return structs.replace(one, event="PROTEST", mode=_PROTESTS[one.event, one.mode or ""])
    if one.event == "THREATEN" and not parties.agent and _endangers(draft):
        return structs.replace(one, event="STATUS", mode="condition")
    if one.event != "ASSAULT" or one.mode is not None:
        return one
    frames = {frame(trigger) for trigger in one.triggers}
    dead, counted = frames & CASUALTY, bool(draft.figures)
    unrest = _unrest(one, draft.most) and not draft.ruled.agent
    passing = _in_passing(one) and (_over_time(draft) or draft.most >= _TOLL)
    lost = bool(dead) and counted and (unrest or passing)
    if not lost and not _acted(draft, parties):
        headline = frames <= CASUALTY and draft.view.label == "title"
        lasting = bool(dead) and counted and (_over_time(draft) or _unrest(one, draft.most) or _since_then(draft))
        unknown = _uncaused(draft, caused) or (counted and _toll(draft))
        lost = headline or lasting or (frames <= CASUALTY and unknown and not _by_thing(draft))
    return structs.replace(one, event="STATUS", mode="losses") if lost else one


def _uncaused(draft: Draft, caused: bool) -> bool:
    """Whether people died or were hurt of nobody knows what: a figure, or dead and wounded, without an attack.

    A verb that shows a woman or a body as its subject ("وقتلت ثلاثة مسلحين") may have its doer before it.
    """
    several = bool(draft.figures) or len(draft.one.triggers) > 1
    put_to_death = draft.one.head.lemma.startswith(EXECUTING)
    return several and not caused and not put_to_death and form(draft.one.head) != "f"


def _by_thing(draft: Draft) -> bool:
    """Whether a weapon stands behind a verb of killing as what did it ("وقتلت سيارة مفخخة مئة شخص")."""
    head = draft.one.head
    behind = next((token for token in draft.view.scene.tokens if token.start >= head.end), None)
    killing = frame(head) == "kill" and head.form == "verb" and behind is not None and behind.clitics in ("", "ال")
    return killing and behind is not None and grammar().has("killing_things", behind.stem)


def attacks(draft: Draft) -> bool:
    """Whether a proposition tells of an attack in which people may have died."""
    return draft.one.event == "ASSAULT" and frame(draft.one.head) not in CASUALTY


def rioters(parties: Roles) -> Roles:
    """Return the parties of a clash that is a protest: protesters are its doers, whom they clash with bear it."""
    everybody = (*parties.agent, *parties.recipient)
    if _PROTESTERS not in everybody:
        return parties
    others = tuple(dict.fromkeys(entity for entity in everybody if entity != _PROTESTERS))
    return structs.replace(parties, agent=(_PROTESTERS,), recipient=others)


def _riots(one: Proposition, parties: Roles) -> bool:
    """Whether protesters fight: alone in an attack, on either side of a clash."""
    if frame(one.head) == "clash":
        return _PROTESTERS in parties.agent + parties.recipient
    return frame(one.head) == "attack" and parties.agent == (_PROTESTERS,)


def _sentenced(draft: Draft, parties: Roles) -> bool:
    """Whether a court stands in the sentence of an execution that no group is told to have done."""
    if any(name.startswith(_GROUP) for name in parties.agent):
        return False
    return any(token.stem in _COURT or token.bare in _COURT for token in draft.view.scene.tokens)


def _endangers(draft: Draft) -> bool:
    """Whether danger is told and no threat: nothing says with what ("القتال يهدد عملية السلام", but "هدد بقطعها")."""
    head, one = draft.one.head, draft.one
    if head.form != "verb" or head.lemma != _MENACE or head.voice == "passive":
        return False
    after = [token for token in draft.view.scene.tokens if head.end <= token.start < one.end]
    return not any(token.clitics.lstrip("وف").startswith("ب") or token.key in _LEST for token in after)


def _acted(draft: Draft, parties: Roles) -> bool:
    """Whether somebody is told to have killed: who kills in an active verb, or a doer of fewer than a great many."""
    head = draft.one.head
    active = draft.ruled.rule in _KILLING and bool(draft.ruled.agent)
    by_hand = any(token.key in _HANDS for token in draft.view.scene.tokens if head.end <= token.start < draft.one.end)
    if draft.ruled.rule == _ACTIVE and form(head) == "p":
        return True  # "وقتلوا أكثر من 300 مدني"
    named = bool(draft.ruled.agent if draft.view.label == "title" else parties.agent)
    return named and (draft.most < _MANY or active or by_hand)


def _over_time(draft: Draft) -> bool:
    """Whether the dead are those of a time: a period is told, or since when."""
    return draft.time is not None and _period(draft.time)


def _in_passing(one: Proposition) -> bool:
    """Whether attacks are only named as what the dead died of ("قتلوا في هجمات خلال الشهر الماضي")."""
    others = [trigger for trigger in one.triggers if frame(trigger) not in CASUALTY]
    return bool(others) and all(trigger.form != "verb" for trigger in others) and one.triggers[0] not in others


def _since_then(draft: Draft) -> bool:
    """Whether fighting is only named as the time from which the dead are counted ("قتلوا منذ اندلاع الاشتباكات")."""
    one, tokens = draft.one, draft.view.scene.tokens
    others = [trigger for trigger in one.triggers if frame(trigger) not in CASUALTY]

    def dates(trigger: Trigger) -> bool:
        before = [token for token in tokens if token.end <= trigger.start][-_BEGUN:]
        return trigger.form != "verb" and any(token.key in _FROM for token in before)

    return bool(others) and all(map(dates, others))


def _unrest(one: Proposition, most: float) -> bool:
    """Whether all that killed is violence or war at large ("في أعمال عنف متفرقة", "أسفرت الحرب عن")."""
    others = [trigger.lemma for trigger in one.triggers if frame(trigger) not in CASUALTY]
    words = _WARS if most >= _MANY else _VIOLENCE
    return bool(others) and all(any(word in lemma for word in words) for lemma in others)


def _toll(draft: Draft) -> bool:
    """Whether the dead of a proposition are those of a time or of a conflict."""
    if (draft.time is not None and _period(draft.time)) or draft.most >= _TOLL:
        return True
    one = draft.one
    inside = [token for token in draft.view.scene.tokens if one.start <= token.start < one.end]
    return any(
        token.key in _SINCE and not (token.key.endswith(_COUNT) and before.key in _BY)
        for before, token in pairwise((*inside[:1], *inside))
    )


def _period(time: str) -> bool:
    """Whether an EDTF value is longer than a day or two: an interval, a month, a year."""
    return "/" in time or len(time.rstrip("~?%")) < len("2020-01-01")
