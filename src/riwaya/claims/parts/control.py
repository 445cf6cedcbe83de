"""Who does what a verbal noun tells under another verb: the subject of that verb, or its object.

"واصل الجيش قصف البلدة" has the army bomb, "أجبر الحصار السكان على النزوح" the people flee; "تمت السيطرة من قبلهم" is
done by whom the pronoun means, "الهجوم الذي شنه على" by whom the page speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from riwaya.claims.events import Proposition, frame, waging
from riwaya.claims.grammar import Token, grammar, inside
from riwaya.claims.parts.agreement import PRONOUNS, Form, agrees, finite, known
from riwaya.claims.parts.carried import ending, leader, subject
from riwaya.claims.parts.cast import NOBODY, Doer
from riwaya.claims.parts.items import Item, Scene, joined_behind, party, unique
from riwaya.data import read_data
from riwaya.model import Trigger
from riwaya.script import key

_FILE = Path(__file__).with_name("control.yaml")
#: Words between a verb and a verbal noun that it leads, its subject and object among them.
_REACH = 14
#: Characters behind an event noun in which a pronoun names its doer, or a verb says that he waged it.
_CLOSE = 60
_BEFORE_HANDS = frozenset(map(key, ("على", "من", "علي")))
#: "ردا على", which is spelt like the verb of two.
_ANSWER = key("ردا")
#: Prepositions behind a verb that lead what it is about.
_LEADING = frozenset(map(key, ("من", "في", "عن", "على", "إلى", "ب", "ل")))
_US, _WE = key("نا"), frozenset(map(key, ("نحن", "ونحن", "إننا", "أننا", "بأننا", "لأننا")))
_MARKS = "،,؛;:."


class Control(Struct, frozen=True):
    """The forms of the verbs that lead a verbal noun, folded, and the words that name a doer by a pronoun."""

    undertakes: frozenset[str]
    steers: frozenset[str]
    needing: frozenset[str]
    hands: frozenset[str]


#: Adjectives of will and power, and words before a verbal noun in which one stands.
_WILLING = frozenset(
    key(word + end)
    for word in ("مصمم", "عازم", "قادر", "مستعد", "ماض", "ماضي", "مصر", "جاهز", "عاجز", "حريص", "مستمر", "عاكف")
    for end in ("", "ة", "ون", "ين", "ا")
)
_LEADS_ON = 3
#: Nouns of carrying out, which what is done follows.
_CARRYING_OUT = frozenset(map(key, ("تنفيذ", "شن", "ارتكاب", "توجيه", "إطلاق", "تدبير", "خوض")))


@cache
def control() -> Control:
    """Return the verbs that lead verbal nouns."""
    raw: dict[str, Any] = read_data(_FILE)
    forms = {
        name: frozenset(key(form) for written in raw[name].values() for form in written)
        for name in ("undertakes", "steers", "needing")
    }
    return Control(
        undertakes=forms["undertakes"],
        steers=forms["steers"] | forms["needing"],
        needing=forms["needing"],
        hands=frozenset(map(key, raw["hands"])),
    )


def governed(found: Proposition, scene: Scene, able: Sequence[Item]) -> Doer | None:
    """Return who does what a verbal noun tells under the verb that leads it; None where no such verb does.

    Args:
        able: the noun phrases of the sentence that can do it.
    """
    head = found.head
    if finite(head) or head.form == "participle" or found.event == "STATUS":
        return None
    words, tokens = control(), scene.tokens
    at = leader(head, tokens)
    if at is None or _willing(head, scene) is not None:
        return _of_the_willing(head, scene, able)
    verb = tokens[at]
    word = _bare(verb)
    between = inside(tokens, verb.end, head.start)
    if len(between) > _REACH or not _leads(between, head, scene):
        return None
    if word in words.undertakes and word != _ANSWER:
        done = subject(at, ending(verb), scene, [item for item in able if item.end <= head.start])
        return Doer(unique(item.entity for item in done), "doer.undertakes") if done else None
    if word in words.steers and frame(head) != "with":  # "سمحت باستخدام قاعدتها" is her part
        return _steered(at, scene, head)
    return None


def led_by_we(head: Trigger, scene: Scene) -> bool:
    """Whether "we" do what a verbal noun tells, as the verb before it shows ("سنواصل قصف المواقع", "يمكننا من
    مساعدة")."""
    if finite(head):
        return False
    before = next((token for token in reversed(scene.tokens) if token.end <= head.start), None)
    if before is not None and before.key in _WE:
        return True  # "نحن مستعدون لإسقاط"
    at = leader(head, scene.tokens)
    if at is None or len(inside(scene.tokens, scene.tokens[at].end, head.start)) > 1:
        return False
    word = _bare(scene.tokens[at])
    return ending(scene.tokens[at]) == "we" or (word.endswith(_US) and word.removesuffix(_US) in control().steers)


def _willing(head: Trigger, scene: Scene) -> Token | None:
    """Return the adjective of will or power that leads a verbal noun ("عازم على استهداف", "قادرة على شن هجمات")."""
    led = [token for token in scene.tokens if token.end <= head.start][-_LEADS_ON:]
    led = led[:-1] if led and led[-1].stem in _CARRYING_OUT else led
    if len(led) > 1 and led[-1].bare in _LEADING and _of_will(led[-2]):
        return led[-2]
    own = next((token for token in scene.tokens if token.start <= head.start < token.end), None)
    joined = own is not None and own.clitics.lstrip("وف")[:1] in ("ل", "ب")
    return led[-1] if joined and led and _of_will(led[-1]) else None


def _of_will(token: Token) -> bool:
    return token.clitics in ("", "و") and token.stem in _WILLING


def _of_the_willing(head: Trigger, scene: Scene, able: Sequence[Item]) -> Doer | None:
    """Return who is willing or able to do what a noun tells: the nearest subject with which the adjective agrees."""
    word = _willing(head, scene)
    if word is None:
        return None
    shows: Form = "p" if word.stem.endswith(("ين", "ون")) else "f" if word.stem.endswith("ه") else "m"
    before = [item for item in able if item.end <= word.start and item.named and agrees(shows, known(item, scene))]
    free = [item for item in before if item.prep == ""] or before
    return Doer((party(free[-1]),), "doer.undertakes") if free else None


def by_pronoun(found: Proposition, scene: Scene, able: Sequence[Item]) -> Doer:
    """Return whom the pronoun of "على يده" or "من قبلهم" behind an event, or right before it, means as its doer."""
    words = control()
    for at, token in enumerate(scene.tokens):
        near = found.head.start - _CLOSE // 2 < token.start < found.head.end + _CLOSE
        if not near or not found.start <= token.start < found.end or at == 0:
            continue
        if scene.tokens[at - 1].bare not in _BEFORE_HANDS:
            continue
        told = next(((end, form) for end, form in PRONOUNS if token.key.endswith(end)), None)
        if told is None or token.key.removesuffix(told[0]) not in words.hands:
            continue
        before = [item for item in able if item.end <= token.start and agrees(told[1], known(item, scene))]
        bare = [item for item in before if item.prep == "" and item.named] or before
        if bare:
            return Doer(unique(item.entity for item in joined_behind(bare[-1], (), scene)), "doer.by-pronoun")
    return NOBODY


def waged_before(found: Proposition, scene: Scene, able: Sequence[Item]) -> Doer:
    """Return the subject of "الذي شنه" and the like where none stands behind it: whoever was told before."""
    head = found.head
    if head.form == "verb":
        return NOBODY
    near = [at for at, token in enumerate(scene.tokens) if head.end < token.start < head.end + _CLOSE]
    at = next((at for at in near if waging(scene.tokens[at])), None)
    if at is None or not grammar().has("relatives", scene.tokens[at - 1].bare):
        return NOBODY
    verb = scene.tokens[at]
    behind = [item for item in scene.items if item.start >= verb.end and item.prep == ""]
    if behind and not inside(scene.tokens, verb.end, behind[0].start):
        return NOBODY
    after = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    if after is not None and after.pos not in ("prep", "punct") and not grammar().has("prepositions", after.bare):
        return NOBODY
    told = ending(_shortened(verb))
    before = [item for item in able if item.end <= head.start and item.named and agrees(told, known(item, scene))]
    bare = [item for item in before if item.prep == ""] or before
    return Doer((bare[-1].entity,), "doer.waged-before") if bare else NOBODY


def _shortened(verb: Token) -> Token:
    """Return a verb without the pronoun of its object ("شنتها")."""
    end = next((end for end, _ in PRONOUNS if verb.bare.endswith(end)), "")
    return Token(
        verb.start,
        verb.end,
        verb.key.removesuffix(end),
        verb.bare.removesuffix(end),
        verb.stem,
        verb.clitics,
        verb.pos,
    )


def _bare(verb: Token) -> str:
    """Return a verb without و, ف and the س of what is to come."""
    word = verb.bare
    return word[1:] if word[:1] == "س" and word[1:2] in ("ي", "ت", "ن") else word


def _leads(between: Sequence[Token], head: Trigger, scene: Scene) -> bool:
    """Whether a verb leads a verbal noun: a preposition before it, or nothing but the verb's own noun phrases."""
    words = grammar()
    if any(token.key in _MARKS or token.pos == "verb" or words.has("relatives", token.bare) for token in between):
        return False
    own = next((token for token in scene.tokens if token.start <= head.start < token.end), None)
    if own is None:
        return False
    if between and between[-1].stem in _CARRYING_OUT and own.key == own.stem:
        return True  # "عاود في الأسابيع الماضية تنفيذ هجمات", "بدأ بتنفيذ إعدامات"
    joined = own.clitics.lstrip("وف").removesuffix("ال") in ("ب", "ل")
    before = between[-1] if between else None
    ended = before is None or any(item.start < before.end <= item.end for item in scene.items)
    return joined or ended or (before is not None and before.bare in _LEADING)


def _steered(at: int, scene: Scene, head: Trigger) -> Doer:
    """Return whom the subject of a verb has do something ("أجبر الجيش السكان على النزوح")."""
    verb = scene.tokens[at]
    items = [item for item in scene.items if verb.end <= item.start and item.end <= head.start]
    own = subject(at, ending(verb), scene, [item for item in scene.items if not item.place])
    inside_own = [item for item in own if item.start >= verb.end]
    if at and grammar().has("relatives", scene.tokens[at - 1].bare) and len(items) == 1:
        inside_own = []  # "الذي مكن التنظيم من اعتقالهم"
    told = [item for item in items if item not in inside_own and not item.prep.startswith(("في", "عن"))]
    if not told and len(items) == 1 and _bare(verb) in control().needing:
        told = items
    if not told:
        return Doer((), "doer.steered")
    whom = joined_behind(told[0], told[1:], scene)
    return Doer(unique(party(item) for item in whom), "doer.steered")
