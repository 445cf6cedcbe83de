"""The countries that help goes to and that states punish or recognise, which are told as places.

"زودت فرنسا لبنان بالسلاح", "قدمت مساعدات إلى السودان", "فرضت عقوبات على إيران", "سحبت سفيرها من بيروت".
"""

from __future__ import annotations

from riwaya.claims.events import Proposition, frame
from riwaya.claims.grammar import grammar, inside
from riwaya.claims.parts.agreement import finite
from riwaya.claims.parts.collectives import seat
from riwaya.claims.parts.items import Item, Scene, party
from riwaya.knowledge import load, ontology
from riwaya.script import key

#: What leads to the country that is helped, and triggers of carrying, whose goal is a place.
_WHITHER = ("ل", key("إلى"))
_BUILDING = ("إعادة", "إعمار", "بناء", "اعادة", "اعمار")
_CARRYING = ("نقل", "ينقل", "إمداد")
#: Types and modes aimed at states, and what leads to the country they are aimed at.
_OF_STATES = {
    "CONCEDE": frozenset(map(key, ("عن", "على", "ل"))),
    "SUPPORT": frozenset("ب"),
    "SANCTION": frozenset(map(key, ("على", "عن", "مع", "ضد", "لدى", "من", "ل"))),
}
#: What only authorities impose.
_IMPOSED = frozenset(("curfew", "martial-law"))
_IN, _TRUST = key("في"), key("ثقة")
_BREAKING = (None, "discontinue", "withdraw")


def helped(found: Proposition, scene: Scene) -> tuple[str, ...]:
    """Return the country that help goes to ("قدمت مساعدات إلى السودان"), not where somebody carries supplies to."""
    if any(trigger.lemma.startswith(_CARRYING) for trigger in found.triggers):
        return ()
    for item in scene.items:
        own = (
            item.prep == ""
            and found.head.form == "verb"
            and frame(found.head) == "aid"
            and _governed_by_verb(item, scene)
        )
        own = own or (item.prep == "" and _right_behind(found, item, scene))
        if found.head.end <= item.start < found.end and item.place and (item.prep in _WHITHER or own):
            return (party(item),) if party(item) != item.entity else ()
    return ()


def imposer(found: Proposition, scene: Scene) -> tuple[str, ...]:
    """Return the state of the ground where a curfew or a state of emergency holds, whose authorities impose it; nobody
    where a verb tells whose deed it is."""
    active = finite(found.head) and found.head.voice != "passive"
    if found.mode not in _IMPOSED or active:
        return ()
    known = load().entities
    for item in scene.items:
        land = known[item.entity].country if item.place and item.entity in known else ""
        states = [one for one in ontology.nisbas() if one in known and land and known[one].country == land]
        if states:
            return (states[0],)
    return ()


def _right_behind(found: Proposition, item: Item, scene: Scene) -> bool:
    """Whether a country is the genitive of a noun of help ("خطة مساعدة العراق"), not what is built up again."""
    head = found.head
    helps = head.form == "masdar" and frame(head) == "aid" and not head.lemma.startswith(_BUILDING)
    return helps and not inside(scene.tokens, head.end, item.start)


def country(found: Proposition, scene: Scene) -> tuple[str, ...]:
    """Return the country that sanctions, a break or recognition are aimed at ("فرضت حصارا على النيجر", "سحبت سفيرها من
    بيروت", "اعترفت بدولة فلسطين")."""
    leads = _OF_STATES.get(found.event)
    if leads is None or found.mode not in _BREAKING:
        return ()
    for item in scene.items:
        state = item.entity.startswith("state:")
        if not (item.place or state) or not found.head.start < item.start < found.end:
            continue
        trusted = item.prep == _IN and found.event == "SUPPORT" and _TRUST in key(found.head.text)
        right = item.prep == "" and not inside(scene.tokens, found.head.end, item.start)
        aimed = item.entity if state else party(item) if party(item) != item.entity else seat(item.entity)
        if aimed is not None and (item.prep in leads or (right and item.place) or trusted):
            return (aimed,)
    return ()


def _governed_by_verb(item: Item, scene: Scene) -> bool:
    """Whether no noun but part of a name stands right before a country, so that it is the object of a verb."""
    before = next((token for token in reversed(scene.tokens) if token.end <= item.start), None)
    ranked = before is not None and grammar().has("ranks", before.bare)
    return before is None or scene.in_name(before) or ranked or before.pos not in ("noun", "num")
