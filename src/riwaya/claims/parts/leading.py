"""Who leads what, and whom somebody appoints to lead: "الحركة التي يتزعمها X", "أعلنت الحركة تعيين X زعيما لها".

The leader is the doer, also of his own appointment, and what he leads the other side.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.grammar import grammar, inside
from riwaya.claims.parts.cast import Roles
from riwaya.claims.parts.items import Item, Scene
from riwaya.model import Trigger
from riwaya.script import key

#: Leadership told by a word behind which the leader stands, and characters before it in which the body is named.
LEADERSHIP = "leadership"
_LED_BY = tuple(
    map(key, (
        "بزعامة", "بقيادة", "قيادة", "برئاسة", "يتزعمه", "يتزعمها", "تتزعمه", "تتزعمها", "يرأسه", "يرأسها",
        "ترأسه", "ترأسها", "يقوده", "يقودها", "تقوده", "تقودها", "يديره", "يديرها", "تديرها",
    ))
)  # fmt: skip
_BEFORE = 70
_OVER = ("", "ل", key("في"))
#: Kinds of who leads, and of what a person leads.
_PERSON, _BODY = "per:", ("group:", "state-force:")
#: Verbs and verbal nouns of appointing, and characters behind them in which the one who is appointed is named.
_APPOINTING = tuple(
    map(key, ("تعيين", "عين", "يعين", "تعين", "انتخاب", "انتخب", "ينتخب", "تنتخب", "اختيار", "اختار", "يختار", "تختار",
              "تنصيب", "نصب", "تسمية", "سمى", "ترقية", "تكليف", "كلف", "يكلف", "تكلف"))
)  # fmt: skip
_NAMED = 45
_TO_IT = frozenset(map(key, ("له", "لها", "لهم")))


def leads(trigger: Trigger, after: Sequence[Item], scene: Scene) -> Roles | None:
    """Return who leads what by a noun or a phrase of nouns, None where neither is told."""
    if key(trigger.text).split(" ")[-1].endswith(_LED_BY):
        return _led(trigger, after, scene)
    body = _office_of(trigger, after, scene)
    return Roles((), body, rule="roles.hold.led") if body else None


def appointed(trigger: Trigger, scene: Scene) -> Roles | None:
    """Return who is appointed, elected or charged with an office, and the body of which he is the head; None where no
    person is named as the one."""
    words = key(trigger.text).split(" ")
    at = next((at for at, word in enumerate(words) if word.lstrip("وف").startswith(_APPOINTING)), None)
    if trigger.mode != LEADERSHIP or trigger.voice == "passive" or at is None:
        return None
    within = [item for item in scene.items if trigger.start < item.start and item.end <= trigger.end and not item.prep]
    behind = [item for item in scene.items if trigger.end <= item.start < trigger.end + _NAMED]
    persons = [item for item in within if item.entity.startswith(_PERSON)]
    if at == len(words) - 1:  # "أعلنت الحركة تعيين X"
        persons = [item for item in behind[:1] if item.entity.startswith(_PERSON) and item.prep == ""]
    elif trigger.form == "verb" and len(within) < 2:
        return None  # "عين X وزيرا", where the verb can be passive
    if not persons:
        return None
    person = persons[-1]
    bodies = [item for item in scene.items if item.start >= person.end and item.prep in _OVER[1:]]
    bodies = [item for item in bodies if item.start - person.end < _BEFORE and item.entity.startswith(_BODY)]
    own = [token.key for token in scene.tokens if person.end <= token.start < person.end + _NAMED]
    theirs = [item for item in within if item.entity.startswith(_BODY)] if _TO_IT & {*own} else []
    recipient = tuple(item.entity for item in (bodies or theirs)[:1])
    return Roles((person.entity,), recipient, rule="roles.hold.appointed")


def _office_of(trigger: Trigger, after: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return the body whose office a noun names ("كان قائدا في الجيش", "زعيما للحركة", "أحد قادة الحركة")."""
    behind = next((item for item in after if item.start >= trigger.end), None)
    office = any(grammar().has("titles", word.removesuffix("ا")) for word in key(trigger.text).split(" "))
    if behind is None or not office or behind.entity.startswith("per:") or behind.prep not in _OVER:
        return ()
    body = behind.entity.startswith(("group:", "state-force:")) and (behind.named or behind.prep != "")
    return (behind.entity,) if body and len(inside(scene.tokens, trigger.end, behind.start)) <= 1 else ()


def _led(trigger: Trigger, after: Sequence[Item], scene: Scene) -> Roles:
    """Return who leads and what he leads ("اللواء الذي يتزعمه فلان", "كتيبة بقيادة فلان")."""
    leader = next((item for item in after if item.prep == "" and item.start >= trigger.end), None)
    bodies = [item for item in scene.items if item.end <= trigger.start and trigger.start - item.end < _BEFORE]
    bodies = [item for item in bodies if not item.place and not item.entity.startswith("per:")]
    agent = () if leader is None else (leader.entity,)
    return Roles(agent, tuple(one.entity for one in bodies[-1:] if one.entity not in agent), rule="roles.hold.led")
