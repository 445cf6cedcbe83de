"""The end of fighting in its own words: who is moved and set free, what an agreement says, withdrawals announced.

"إجلاء سكان X" names who leaves, "الإفراج عن ثلاثة رهائن" whom it befalls, "يقضي الاتفاق ب" nobody; "أعلنت روسيا فتح
ثلاثة ممرات" has a verbal noun that is spelt like a verb.
"""

from __future__ import annotations

from msgspec import structs

from riwaya.claims.events import Proposition, frame
from riwaya.claims.grammar import grammar, inside
from riwaya.claims.parts.agreement import OPENING, finite
from riwaya.claims.parts.doers import HARMLESS, HELD, RELEASE
from riwaya.claims.parts.items import Scene, unique
from riwaya.model import Trigger
from riwaya.script import key

#: Words behind a release in which prisoners are counted, and characters in which one is named.
_COUNTED, _BESIDE = 4, 25


#: Verbs behind which another verb stands.
_WAS = frozenset(
    map(
        key, ("كان", "كانت", "كانوا", "يكون", "تكون", "بات", "باتت", "ظل", "ظلت", "أصبح", "أصبحت", "راح", "راحت", "أخذ")
    )
)


def nominal(found: Proposition, scene: Scene) -> Proposition:
    """Return a proposition whose head is a phrase spelt like a verb as that of the verbal noun which another verb has
    for its object ("أعلنت روسيا فتح ثلاثة ممرات", "انتقد ناشطون نقل المقاتلين")."""
    head = found.head
    if head.event != "RETREAT" or head.form != "verb" or " " not in head.text:
        return found
    if not _first(head.text) == _first(head.lemma) in OPENING or not led_by_verb(head, scene):
        return found
    noun_of = structs.replace(head, form="masdar")
    told = tuple(noun_of if trigger is head else trigger for trigger in found.triggers)
    return structs.replace(found, head=noun_of, triggers=told)


def moved(found: Proposition, scene: Scene) -> tuple[str, ...]:
    """Return the people whom the words of a movement name ("إجلاء سكان X", "عودة النازحين")."""
    if (found.event, found.mode) != ("RETREAT", "withdraw") or finite(found.head) or frame(found.head) != "move":
        return ()
    told = inside(scene.tokens, found.head.start, found.head.end)[1:]
    return unique(who for token in told if (who := grammar().collectives.get(token.stem, "")) in HARMLESS)


def text_of_pact(head: Trigger) -> bool:
    """Whether an agreement says what both sides will do ("يقضي الاتفاق ب"): the text, and nobody, is the subject."""
    verb, _, rest = key(head.text).partition(" ")
    told = rest.startswith("ال") and grammar().has("pacts", rest.split(" ")[0])
    return head.event == "AGREE" and told and grammar().has("provides", verb.lstrip("وف"))


def freed(found: Proposition, scene: Scene) -> tuple[str, ...]:
    """Return the prisoners whom the words of a release name ("تبادل الأسرى")."""
    if found.mode != RELEASE:
        return ()
    if any(0 <= item.start - found.head.end < _BESIDE and item.entity.startswith("per:") for item in scene.items):
        return ()  # "سراح الرهينة فلان"
    told = inside(scene.tokens, found.head.start, found.head.end)
    for token in [token for token in scene.tokens if token.start >= found.head.end][:_COUNTED]:
        if token.pos in ("verb", "punct", "prep", "conj"):
            break
        told.append(token)  # "الإفراج عن ثلاثة رهائن"
    return unique(who for token in told if (who := grammar().collectives.get(token.stem, "")) in HELD)


def _first(phrase: str) -> str:
    return key(phrase).split(" ")[0]


def led_by_verb(trigger: Trigger, scene: Scene) -> bool:
    """Whether a verb stands before in the same clause and no conjunction between, so that no other verb follows ("أكد
    الوزير دعم بلاده")."""
    words = grammar()
    for token in reversed([token for token in scene.tokens if token.end <= trigger.start]):
        opens = words.has("relatives", token.bare) or words.has("complements", token.bare)
        if opens or words.has("subordinators", token.bare) or token.pos == "conj" or token.key in '،,؛:.«»"':
            return False
        if token.pos == "verb":
            return token.bare not in _WAS  # "انتقد ناشطون نقل المقاتلين", not "كان الجيش نقل"
        if token.clitics.startswith(("و", "ف")):
            return False
    return False
