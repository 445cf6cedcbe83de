"""Words that are spelt like a verb and are its verbal noun, as the word before them shows.

"من أجل منع المسلحين من", "مناطق تواجد قوات الجيش", "الهدف هو طرد المتمردين": what stands behind is the genitive, and no
subject.
"""

from __future__ import annotations

import re

from msgspec import structs

from riwaya.claims.events import Proposition, frame
from riwaya.claims.grammar import Token, grammar
from riwaya.claims.parts.agreement import HOMOGRAPHS, OPENING
from riwaya.claims.parts.carried import ending
from riwaya.claims.parts.items import Scene
from riwaya.model import Trigger
from riwaya.script import key

#: Verbal nouns that are spelt like verbs: "تواصل", "تبادل", "تشاور".
_RECIPROCAL = re.compile("ت.ا..")
#: Further verbs without a letter beside their root that are spelt like their verbal noun.
_BARE = (
    HOMOGRAPHS
    | OPENING
    | frozenset(map(key, ("خرق", "نقض", "طرد", "صد", "رد", "حشد", "نشر", "قمع", "شن", "عزل", "حصر", "ضبط", "قبض")))
)
#: Nouns whose genitive is a verbal noun, never a clause of their own.
_LEADING = frozenset(
    map(
        key,
        (
            *(
                "أجل",
                "مثابة",
                "أهمية",
                "ضرورة",
                "إمكانية",
                "إمكان",
                "وجوب",
                "بغية",
                "غرض",
                "قصد",
                "محاولة",
                "محاولات",
                "عملية",
            ),
            *("عمليات", "خطة", "خطط", "قرار", "جهود", "سياسة", "مسألة", "قضية", "فكرة", "مشروع", "سبيل", "إطار", "عدم"),
            *("بدء", "مواصلة", "استمرار", "استئناف", "جراء", "إثر", "عقب", "بعد", "قبل", "منذ", "خلال", "بسبب", "رغم"),
            *("مناطق", "أماكن", "منطقة", "مكان", "نقاط", "حق", "مقابل", "دون", "هدف", "غاية", "مهمة", "كيفية", "حملة"),
        ),
    )
)
#: Words before the last adjective of people in which they stand ("فصائل شيعية مسلحة").
_KINDS = 2
#: Words that say that something was done, by nobody told ("تم طرد المسلحين").
_DONE = frozenset(map(key, ("تم", "تمت", "يتم", "تتم", "سيتم", "جرى", "جرت", "يجري", "تجري", "سيجري")))
#: Ends of أن and إن with a pronoun.
_PRONOUNS = ("نه", "نها", "نهم", "نهما")
#: What stands between what is meant and the noun that says it ("هدفه هو منع", "المقصود منه منع").
_IS = frozenset(map(key, ("هو", "هي", "هم")))


def as_noun(found: Proposition, scene: Scene) -> Proposition:
    """Return a proposition whose head can be verb or verbal noun as that which it is."""
    head = found.head
    if head.form == "phrase" and _of_a_pronoun(head, scene):
        return _with_form(found, "verb")
    if head.form == "verb" and _done(head, scene):
        return _with_form(found, "masdar")
    if (
        head.form != "verb"
        or frame(head) in ("attack", "blast", "clash")
        or not (in_construct(head, scene) or _meant(head, scene))
    ):
        return found
    return _with_form(found, "masdar")


def _done(trigger: Trigger, scene: Scene) -> bool:
    """Whether a word of three letters is what "was done" ("تم طرد المسلحين"), and so no verb."""
    head, led = _with_word_before(trigger, scene)
    return head is not None and led is not None and led.bare in _DONE and head.key in _BARE


def _with_form(found: Proposition, form: str) -> Proposition:
    """Return a proposition with another form of its head."""
    head = structs.replace(found.head, form=form)
    told = tuple(head if trigger is found.head else trigger for trigger in found.triggers)
    return structs.replace(found, head=head, triggers=told)


def _of_a_pronoun(trigger: Trigger, scene: Scene) -> bool:
    """Whether the first word of a phrase has the pronoun of أنه for its subject, and so is a verb ("إنه طلب من")."""
    head, led = _with_word_before(trigger, scene)
    told = led is not None and grammar().has("complements", led.key) and led.key.endswith(_PRONOUNS)
    return told and head is not None and head.key in HOMOGRAPHS


def in_construct(trigger: Trigger, scene: Scene) -> bool:
    """Whether a word that is spelt like a verb is the genitive of the noun before it ("أهمية تواصل الحوار بين")."""
    head, led = _with_word_before(trigger, scene)
    shaped = head is not None and _RECIPROCAL.fullmatch(head.key) is not None
    if not shaped or led is None or "ال" in led.clitics or scene.in_name(led):
        return False
    if _describes(led, scene):
        return False
    return led.pos == "noun" or (led.pos == "adj" and led.key.endswith("ه"))  # "أهمية" is read as either


def _describes(word: Token, scene: Scene) -> bool:
    """Whether a word tells of what kind the people before it are ("فصائل مسلحة تقاتل")."""
    led = [token for token in scene.tokens if token.end <= word.start]
    before = next((token for token in reversed(led[-_KINDS:]) if not token.key.endswith("يه")), None)
    kind = word.clitics == "" and word.key.endswith("ه") and before is not None
    return kind and before is not None and before.stem in grammar().collectives and not scene.in_name(before)


def _meant(trigger: Trigger, scene: Scene) -> bool:
    """Whether a word of three letters that can be verb or noun stands behind a noun that leads to a deed, or says what
    somebody's aim is."""
    head, led = _with_word_before(trigger, scene)
    if head is None or led is None or head.stem not in _BARE or not key(trigger.lemma).startswith(head.stem):
        return False
    if led.pos == "verb" and head.clitics == "" and ending(led) == "we":
        return True  # "سنواصل دعمها عسكريا"
    if head.key != head.stem:
        return False
    goal = grammar().has("goals", led.bare) or led.stem in _LEADING
    return led.bare in _IS or (goal and "ال" not in led.clitics)


def _with_word_before(trigger: Trigger, scene: Scene) -> tuple[Token | None, Token | None]:
    """Return the first word of a trigger and the one before it."""
    at = next((at for at, token in enumerate(scene.tokens) if token.start >= trigger.start), 0)
    return (scene.tokens[at] if scene.tokens else None), (scene.tokens[at - 1] if at else None)
