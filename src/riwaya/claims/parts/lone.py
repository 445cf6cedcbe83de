"""Attacks of one person without a name: "فتاة فجرت نفسها", "هجوم نفذه شاب", "قام رجل بإلقاء قنبلة".

Several people without a name are a group; one is a person of his own, "per:unnamed-attacker". Who is only hurt ("قتل
شاب", "طعن شاب") did nothing: killing counts only with an object behind its subject, or where the phrase holds one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from riwaya.claims.events import Proposition, frame, waging
from riwaya.claims.grammar import Token, grammar, holding, inside
from riwaya.claims.parts.agreement import finite, oblique
from riwaya.claims.parts.antecedents import UNNAMED
from riwaya.claims.parts.collectives import adjectives
from riwaya.claims.parts.items import Scene
from riwaya.model import Trigger
from riwaya.script import key

#: One person by sex, age or calling.
_MEN = frozenset(
    map(key, (
        *("رجل", "رجلا", "شاب", "شابا", "انتحاري", "انتحاريا", "مهاجم", "مهاجما", "شخص", "شخصا", "طفل", "طفلا", "فتى"),
        *("طالب", "طالبا", "سائق", "سائقا", "موظف", "موظفا", "عامل", "عاملا", "لاجئ", "لاجئا", "صبي"),
        *("مراهق", "مراهقا", "حارس", "حارسا", "مواطن", "مواطنا", "مستوطن", "مستوطنا", "مهاجر", "مهاجرا"),
    ))
)  # fmt: skip
_WOMEN = frozenset(
    map(key, ("امرأة", "فتاة", "شابة", "انتحارية", "مهاجمة", "طفلة", "مراهقة", "طالبة", "سيدة", "مستوطنة", "صبية"))
)
_ONE = _MEN | _WOMEN
#: What tells an age ("تبلغ من العمر 12 عاما"), and words from its end to its verb.
_YEARS, _AGED, _AGE = frozenset(map(key, ("عام", "عاما", "سنة", "سنوات", "أعوام"))), ("تبلغ", "يبلغ"), 8
#: Words between one and his verb that tell his people, age or looks, and "one of", which makes one of several.
_WORDS, _ONE_OF = 5, frozenset(map(key, ("أحد", "إحدى")))
#: Verbs that one does with what follows ("قام بإلقاء", "أقدم على طعن"), and words from one to the deed.
_DOES, _DEED = (
    frozenset(
        map(key, ("قام", "قامت", "يقوم", "تقوم", "أقدم", "أقدمت", "يقدم", "تقدم", "حاول", "حاولت", "عمد", "عمدت"))
    ),
    3,
)
#: Characters behind a noun of attack in which the verb that waged it stands.
_CLOSE = 60
#: Who drives a bomb is told of with it ("سيارة مفخخة يقودها انتحاري").
_DRIVES = tuple(map(key, ("قاد", "يقود", "تقود")))
#: Letters of a feminine verb.
_FEMININE = ("ت", "ته", "تها", "تهما")


def lone_attacker(found: Proposition, scene: Scene) -> tuple[str, ...]:
    """Return the one without a name who does what is told, nobody where none does."""
    if found.event != "ASSAULT" or not scene.holds(_ONE):
        return ()
    done = any(_does(trigger, scene) for trigger in found.triggers if frame(trigger) in ("attack", "blast"))
    return (UNNAMED,) if done else ()


def _does(trigger: Trigger, scene: Scene) -> bool:
    tokens = scene.tokens
    at = next((at for at, token in enumerate(tokens) if token.end > trigger.start), None)
    if at is None:
        return False
    if not finite(trigger):
        return _waged(trigger, scene) or _carried_out(at, scene)
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and behind.stem in _ONE and _free(behind) and behind.start < trigger.end:
        return True  # "نفذ شاب هجوما", "فجرت فتاة نفسها"
    if " " not in trigger.text and frame(trigger) == "blast" and _before(at, scene) is not None:
        return True  # "فتاة فجرت قنبلة"
    if " " not in trigger.text:
        return behind is not None and behind.stem in _ONE and _hits(behind, scene)
    return " " in trigger.text and _before(at, scene) is not None


def _hits(one: Token, scene: Scene) -> bool:
    """Whether an object follows the one behind a verb, its subject then ("طعن شاب جنديا")."""
    behind = [item for item in scene.items if item.start >= one.end and not item.place][:1]
    near = [item for item in behind if len(inside(scene.tokens, one.end, item.start)) <= 2 and item.prep == ""]
    return any(oblique(item, scene) or item.named for item in near)


def _free(token: Token) -> bool:
    return token.clitics in ("", "و", "ال")


def _before(at: int, scene: Scene) -> Token | None:
    """Return the one who stands before a verb that agrees with him, what tells of him between at most."""
    tokens, table = scene.tokens, adjectives()
    feminine = tokens[at].bare.endswith(_FEMININE) or tokens[at].stem.startswith("ت")
    at = _before_age(at, scene)
    for place in range(at - 1, max(-1, at - 1 - _WORDS), -1):
        token = tokens[place]
        if token.stem in _ONE:
            led = tokens[place - 1] if place else None
            agrees = feminine == (token.stem in _WOMEN)
            hurt = led is not None and (grammar().has("befalls", led.stem) or led.pos in ("prep", "num"))
            return token if agrees and _free(token) and not hurt else None
        if token.pos not in ("adj", "num") and token.stem not in table:
            return None
    return None


def _waged(trigger: Trigger, scene: Scene) -> bool:
    """Whether one waged what a noun tells ("هجوم نفذته فتاة")."""
    near = [token for token in scene.tokens if trigger.end <= token.start < trigger.end + _CLOSE]
    if near and near[0].stem in _ONE and _free(near[0]) and trigger.form == "phrase" and _waged_within(trigger, scene):
        return True  # "قنبلة ألقاها رجل"
    for verb, token in pairwise(near):
        if (
            waging(verb)
            and not verb.stem.startswith(_DRIVES)
            and not any(one.key in "،؛." for one in inside(scene.tokens, trigger.end, verb.start))
        ):
            return token.stem in _ONE or token.stem in _ONE_OF
    return False


def _before_age(at: int, scene: Scene) -> int:
    """Return where the words of an age before a verb begin, else the verb ("فتاة تبلغ من العمر 12 عاما قامت")."""
    tokens = scene.tokens
    if at and tokens[at - 1].stem in _YEARS:
        near = range(at - 1, max(-1, at - 1 - _AGE), -1)
        return next((place for place in near if tokens[place].bare in _AGED), at)
    return at


def _waged_within(trigger: Trigger, scene: Scene) -> bool:
    """Whether the last word of a phrase is a verb with the pronoun of its noun."""
    last = holding(scene.tokens, trigger.end - 1)
    return last is not None and last.start > trigger.start and last.key.endswith(("ها", "ه", "هما"))


def _carried_out(at: int, scene: Scene) -> bool:
    """Whether one does what a verbal noun behind a verb of doing tells ("قام رجل بإلقاء قنبلة", "فتاة قامت بتفجير
    نفسها")."""
    led: Sequence[Token] = scene.tokens[max(0, at - _DEED) : at]
    verb = next((token for token in reversed(led) if token.bare in _DOES), None)
    if verb is None:
        return False
    own = holding(scene.tokens, scene.tokens[at].start)
    joined = own is not None and own.clitics.lstrip("وف")[:1] in ("ب", "")
    between = inside(scene.tokens, verb.end, scene.tokens[at].start)
    if any(token.stem in _ONE and _free(token) for token in between):
        return joined
    place = scene.tokens.index(verb)
    return joined and not any(token.pos == "noun" for token in between) and _before(place, scene) is not None
