"""Whom the pronoun at the end of an event's words means as the one it befalls.

"اعتقلوهم" (joined to a verb), "إطلاق سراحهم", "قتله" (joined to a noun), "أفرجت عنه" (behind its preposition): the
nearest noun phrase before that agrees with it and does not act.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.claims.events import Proposition
from riwaya.claims.grammar import Token, grammar, holding
from riwaya.claims.parts.agreement import PRONOUNS, Form, agrees, known
from riwaya.claims.parts.doers import TAKEN_UP
from riwaya.claims.parts.items import Item, Scene
from riwaya.model import Trigger
from riwaya.script import key

#: Who tells of what befalls others.
_TELLERS = ("media:", "agency:", "source:", "place:", "facility:")
#: "To them", and what it shows.
_TO: dict[str, Form] = {key("لهم"): "p", key("لها"): "f", key("له"): "m", key("لهما"): "d", key("لهن"): "p"}
#: Characters before a noun of help in which "to them" stands ("ووفرت لهم ملاذات").
_BEFORE = 6
#: Plurals that are spoken of as several, and things that "she" can mean.
_ABSOLUTE = ("ون", "ين", "ات")


def befallen(trigger: Trigger, scene: Scene, others: tuple[str, ...]) -> tuple[str, ...]:
    """Return whom the pronoun of an event means as the one it befalls.

    Args:
        others: who acts, and is not meant.
    """
    told = next(_told(trigger, scene), None)
    if told is None:
        return ()
    items = [item for item in scene.items if item.end <= trigger.start and not item.place]
    items = [item for item in items if item.entity not in others and not item.entity.startswith(_TELLERS)]
    fit = [item for item in items if agrees(told, known(item, scene)) and _several(item, told, scene)]
    if fit and (noun := _head_of_clause(trigger, scene)) is not None and fit[-1].end <= noun.start:
        return ()  # "الوزارة … الخلية التي قبض عليها": the pronoun takes up a noun that is no party
    return (fit[-1].entity,) if fit else ()


def given(found: Proposition, scene: Scene) -> tuple[str, ...]:
    """Return whom the pronoun of "to them" within the words of help, or right before them, means ("قدمت لهم
    مساعدات")."""
    near = [token for token in scene.tokens if found.head.start - _BEFORE <= token.start <= found.head.end + 1]
    at = next((token for token in near if token.key in _TO), None)
    if at is None:
        return ()
    told = _TO[at.key]
    items = [item for item in scene.items if item.end <= at.start and not item.place]
    fit = [item for item in items if agrees(told, known(item, scene)) or (told == "p" and not item.named)]
    fit = [item for item in fit if _several(item, told, scene)]
    people = [item for item in fit if told != "p" or not item.entity.startswith(("state:", "intl:"))]
    return (people[-1].entity,) if people else ()


def _head_of_clause(trigger: Trigger, scene: Scene) -> Token | None:
    """Return the noun of a relative clause that opens right before a verb, None for other verbs and where it is a
    party."""
    words, led = grammar(), [token for token in scene.tokens if token.end <= trigger.start]
    if trigger.form != "verb" or not led or not words.has("relatives", led[-1].bare):
        return None
    noun = next((token for token in reversed(led[:-1]) if token.pos == "noun"), None)
    told = noun is not None and any(item.start < noun.end and noun.start < item.end for item in scene.items)
    return None if told else noun


def _several(item: Item, told: Form, scene: Scene) -> bool:
    """Whether a noun phrase is one or several as the pronoun is: "they" are no single person, "he" is no crowd."""
    one = item.entity.startswith("per:")
    if told in ("p", "d"):
        return not one
    token = holding(scene.tokens, item.start)
    crowd = token is not None and not item.named and token.stem.endswith(_ABSOLUTE)
    return not (told == "m" and crowd)


def _told(trigger: Trigger, scene: Scene) -> Iterator[Form]:
    """Yield what the pronoun at the end of an event's words shows, or the one of the preposition right behind it."""
    token = holding(scene.tokens, trigger.end - 1)
    if token is None:
        return
    tail = token.key[len(token.key) - (token.end - trigger.end) :] if token.end > trigger.end else ""
    last = key(trigger.text).split(" ")[-1]
    if not tail and " " in trigger.text and not trigger.text.endswith("ة") and (last in TAKEN_UP or last != token.stem):
        tail = next((end for end, _ in PRONOUNS if last.endswith(end) and last.removesuffix(end)), "")
    opens, whole = key(trigger.text).split(" ")[0], key(trigger.lemma).split(" ")[0]
    if not tail and trigger.form in ("verb", "masdar") and " " in trigger.text and opens.startswith(whole):
        tail = opens.removeprefix(whole)
        tail = tail[1:] if tail[:1] == "ت" and len(tail) > 1 else tail  # "منعتها من دخول"
    if not tail:
        behind = next((one for one in scene.tokens if one.start >= trigger.end), None)
        taken = behind is not None and behind.key in TAKEN_UP and trigger.form == "verb"
        tail = (
            next((end for end, _ in PRONOUNS if behind is not None and behind.key.endswith(end)), "") if taken else ""
        )
    yield from (form for end, form in PRONOUNS if tail == end)
