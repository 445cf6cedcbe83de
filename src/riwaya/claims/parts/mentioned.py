"""What is only spoken of: that there is a demand, what others should do, talks that somebody hinders.

"هناك طلب", "شدد على أهمية التعاون بين", "اتهمها بعرقلة الحوار": nobody does it, or not who speaks.
"""

from __future__ import annotations

from riwaya.claims.events import Proposition, frame
from riwaya.claims.grammar import grammar, holding, inside
from riwaya.claims.parts.agreement import finite
from riwaya.claims.parts.doers import FOR
from riwaya.claims.parts.governed import FROM
from riwaya.claims.parts.items import Scene
from riwaya.model import Trigger
from riwaya.script import key

#: Words before a noun in which something is said to be there.
_EXISTS = 2
#: Nouns behind which what others should do stands.
_NEED = frozenset(map(key, ("ضرورة", "أهمية", "وجوب", "حاجة", "حتمية")))
#: Words before a noun in which the verb stands that it depends on.
_LED = 5


def there_is(head: Trigger, scene: Scene) -> bool:
    """Whether a noun of speech is only said to be there ("هناك طلب"), so that nobody performs it."""
    if not scene.tells("existing"):
        return False
    words = grammar()
    at = next((at for at, token in enumerate(scene.tokens) if token.start <= head.start < token.end), 0)
    before = () if finite(head) else scene.tokens[max(0, at - _EXISTS) : at]
    return any(words.has("existing", token.bare) or words.has("existing", token.stem) for token in before)


def unnamed_subject(head: Trigger, scene: Scene) -> bool:
    """Whether a noun in the gap of a verb's phrase that names no known party is its subject ("أصبح المستشفى خارج
    الخدمة"), so that nobody told before is."""
    if not finite(head) or " " not in head.text:
        return False
    words = inside(scene.tokens, head.start, head.end)
    noun = next((token for token in words if token.start > head.start), None)
    own = {word.removeprefix("ال") for word in key(head.lemma).split(" ")}
    if noun is None or noun.pos != "noun" or noun.clitics != "ال" or noun.stem in own:
        return False
    return not any(item.start < noun.end and noun.start < item.end for item in scene.items)


def called_for(head: Trigger, scene: Scene) -> bool:
    """Whether somebody only says that others should work together ("شدد على أهمية التعاون بين دول المنطقة")."""
    led = [token for token in scene.tokens if token.end <= head.start][-_LED:]
    return head.form != "verb" and any(token.stem in _NEED for token in led)


def talked_of(found: Proposition, scene: Scene) -> bool:
    """Whether talks are only what the deed that somebody is accused of is about ("اتهمها بعرقلة الحوار")."""
    own = holding(scene.tokens, found.head.start)
    return found.event == "CONSULT" and own is not None and not own.clitics.lstrip("وف").startswith("ب")


def purpose(head: Trigger, scene: Scene) -> bool:
    """Whether a noun of speech is what somebody does something else for ("تجمعوا لمطالبة الحكومة بالاستقالة")."""
    own = holding(scene.tokens, head.start)
    return frame(head) == "speech" and head.form == "masdar" and own is not None and own.clitics == FOR


def told_of(head: Trigger, scene: Scene) -> bool:
    """Whether whoever speaks tells of an act of speech and does not perform it: an aim of somebody else ("للدعوة
    إلى"), one done to somebody ("وجهت إليه تهمة")."""
    own = next((token for token in scene.tokens if token.start <= head.start < token.end), None)
    if head.form in ("masdar", "noun"):
        return own is not None and own.clitics.removesuffix("ال") == FOR
    words = key(head.text).split(" ")
    if words[-1] == FROM and words[0].startswith("ب"):
        return True  # "بدعوة من المملكة"
    behind = next((token for token in scene.tokens if token.start > head.start), None)
    return head.form == "phrase" and behind is not None and grammar().has("upon", behind.key)
