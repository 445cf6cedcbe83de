"""To whom a deed is laid: the accused, who is said to be behind it, "منفذ الهجوم".

"اتهمت الوحدات تركيا باستهدافها", "الحركة تقف وراء التفجير", "المتورط في اغتيال".
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from riwaya.claims.grammar import Token, grammar, inside
from riwaya.claims.parts.agreement import PRONOUNS, Form, Known, agrees, finite, known
from riwaya.claims.parts.antecedents import PERPETRATORS
from riwaya.claims.parts.collectives import seat
from riwaya.claims.parts.doers import LED
from riwaya.claims.parts.items import Item, Scene, first, joined_by_and, party, unique
from riwaya.model import Trigger
from riwaya.script import key

#: Characters between a word that accuses and the deed, openings of the clause that tells it.
_ACCUSED = 160
_WITH_THAT = tuple(map(key, ("بأن", "بأنه", "بأنها", "بأنهم")))
#: The noun of accusing (folded), its plural, what leads in the accused behind it, verbs whose subject is the accused.
_ACCUSATION = key("اتهام")
_SEVERAL = key("اتهامات")
_AGAINST = ("ل", key("إلى"), "ضد", "بحق")
_ANSWERS = frozenset(
    map(
        key,
        (
            *("رفض", "رفضت", "يرفض", "ترفض", "رافضا", "رافضة", "رد", "ردت", "يرد", "ترد", "ردا"),
            *("واجه", "واجهت", "يواجه", "تواجه", "يواجهون", "مواجها", "مواجهة", "تلقى", "تلقت"),
        ),
    )
)
#: Words behind a word of charge in which the deed stands, and kinds of bodies that charge and are not charged.
_CHARGED = 4
_CHARGING = ("state", "intl:", "ngo:", "media:", "agency:")
#: Words before a noun in which the word stands that lays it to somebody.
_BEFORE = 5
#: "مشتبها به في قتل": the pronoun is the one who is called so.
_BY_WHOM = frozenset(map(key, ("به", "بها", "بهما", "بهم", "في")))
#: First letters of verbs of accusing: "متهمة" has no pronoun.
_ACCUSING = tuple(map(key, ("اتهم", "يتهم", "تتهم", "نتهم", "أتهم")))
#: Nouns and verbs of looking into a deed, and words between one and the deed.
_LOOKING = frozenset(map(key, ("تحقيق", "تحقيقات", "يحقق", "تحقق", "ملابسات")))
_LOOKED = 4
#: A pronoun that stands alone as whom somebody accuses, folded, and what it shows.
_ALONE: dict[str, Form] = {
    key("إياه"): "m",
    key("إياها"): "f",
    key("إياهم"): "p",
    key("إياهن"): "p",
    key("إياهما"): "d",
}
#: Nouns and adjectives of guilt, those whose genitive is guilty, and words from one to its genitive.
_GUILTY = ("تورط", "ضلوع", "متورط", "ضالع", "مسؤول عن", "مسؤولة عن", "مسؤولين عن", "مسؤولون عن")
_INVOLVED, _GENITIVE = frozenset(map(key, ("تورط", "التورط", "ضلوع", "بتورط", "بضلوع"))), 4
_FOR = ("ب", "ل")
_ANY_SIDE = frozenset(map(key, ("جهة", "جهات", "طرف", "أطراف", "شخص", "أشخاص", "فرد", "أفراد", "عن")))
#: Kinds of those who can be called charged.
_MEN = ("group:", "per:")


def laid_to(trigger: Trigger, scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return who lays a deed to whom by a noun or adjective of guilt ("أكد الوزير تورط فلان في", "لتورطه في", "فلان هو
    المسؤول عن مقتل"), None for other words."""
    words = key(trigger.text).split(" ")
    of_genitive = words[-1] in _INVOLVED
    if not of_genitive and (finite(trigger) or not trigger.lemma.removeprefix("ال").startswith(_GUILTY)):
        return None
    parties = [structs.replace(item, entity=party(item)) for item in scene.items if not item.place or party(item)]
    behind = next((item for item in parties if item.start >= trigger.end), None)
    if of_genitive and behind is not None and behind.prep == "":
        near = len(inside(scene.tokens, trigger.end, behind.start)) <= _GENITIVE
        within = [item for item in parties if trigger.start < item.start and item.end < trigger.end and not item.prep]
        return (first(within), (behind.entity,)) if near else None
    if finite(trigger):
        return None
    word = next((token for token in scene.tokens if token.start <= trigger.start < token.end), None)
    shows: Form = "" if word is None else dict(PRONOUNS).get(word.key[len(word.clitics) + len(word.stem) :], "")
    before = [item for item in parties if item.end <= trigger.start and item.prep in ("", *_FOR)]
    before = [item for item in before if agrees(shows, known(item, scene)) and not item.place]
    return (), first(before[-1:])


def perpetrator(head: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return the person before a deed who is called the one who did it ("منفذ الهجوم")."""
    if not scene.holds(PERPETRATORS):
        return ()
    before = [item for item in scene.items if item.end <= head.start]
    close = [
        item for item in before[-1:] if not any(item.end <= one.start < one.end <= head.start for one in scene.tokens)
    ]
    words = [token.stem for item in close for token in scene.tokens if token.start == item.start]
    return first(close) if words and words[0] in PERPETRATORS else ()


def accused(head: Trigger, scene: Scene, topics: Sequence[Known] = ()) -> tuple[str, ...] | None:
    """Return to whom an accusation lays a deed ("اتهمت الوحدات تركيا باستهدافها", "متهما الجيش بقصف"), None where none
    does, and nobody where it is not told whom it is against ("وسط اتهامات المعارضة بقمع").

    It is the noun phrase before the ب that leads the deed in, behind the word that accuses, with those that و joins and
    none behind a preposition ("الفصائل المدعومة من تركيا"); where that word has a pronoun ("الذي يتهمونه بقتل",
    "واتهمها سكان بقتل") the noun phrase before it, else the topic of a sentence before.

    Args:
        topics: the topics of the sentences before, the last first.
    """
    if not scene.tells("accuses"):
        return perpetrator(head, scene) or None
    words, before = grammar(), [token for token in scene.tokens if token.start < head.end]
    at = next((at for at in range(len(before) - 1, -1, -1) if words.has("accuses", before[at].bare)), None)
    if at is None or head.start - before[at].end > _ACCUSED:
        return perpetrator(head, scene) or None
    leads = [token for token in before[at + 1 :] if token.clitics.endswith("ب") or token.key.startswith(_WITH_THAT)]
    if not leads or sum(leads[-1].end <= token.start < head.start for token in before) > LED:
        return None
    if finite(head) and not leads[-1].key.startswith(_WITH_THAT):
        return None  # "اتهم الجيش بالقصف وطالب بالحماية": only أن leads in a verb
    items = [item for item in scene.items if before[at].end <= item.start and item.end <= leads[-1].start]
    if before[at].stem.startswith(_ACCUSATION) and not items and (of := _of_noun(before[at])):
        near = [item for item in scene.items if item.end <= before[at].start and not item.place]
        return first([item for item in near if agrees(of, known(item, scene))][-1:])  # "بعد اتهامهم بالتعاون"
    if before[at].stem.startswith(_ACCUSATION):
        return _of_accusation(before[: at + 1], items, scene, leads[-1].start)
    told = _of_pronoun(before[at])
    if told:
        near = [item for item in scene.items if item.end <= before[at].start and not item.place]
        near = [item for item in near if agrees(told, known(item, scene))] or near
        return first(near[-1:]) or tuple(one.entity for one in topics if agrees(told, one))[:1]
    alone = next((_ALONE[token.key] for token in before[at + 1 : at + 2] if token.key in _ALONE), None)
    if alone is not None:
        return _other_side(alone, before[at], scene, topics)
    return _last_joined([item for item in items if item.prep == ""] or items, scene)


def _last_joined(items: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return the last of some noun phrases and those before it that و joins ("اتهم ناشطون الجيش والشرطة")."""
    at = len(items) - 1
    while at > 0 and joined_by_and(items[at], scene):
        at -= 1
    return unique(_side(item) for item in items[max(at, 0) :])


def _side(item: Item) -> str:
    """Return who is accused: of a capital the state whose government sits there ("اتهمت روسيا كييف")."""
    return (seat(item.entity) if item.place else None) or party(item)


def _other_side(told: Form, word: Token, scene: Scene, topics: Sequence[Known]) -> tuple[str, ...]:
    """Return whom a pronoun behind a participle accuses ("قطعت X علاقاتها مع Y متهمة إياه بقتل"): the last one
    named before it who does not act there, else a topic of the sentences before."""
    near = [item for item in scene.items if item.end <= word.start and item.named]
    acting = next((_side(item) for item in near if not item.prep), "")
    others = [item for item in near if _side(item) != acting]
    fit = [item for item in others if agrees(told, known(item, scene))] or others
    return (
        unique(_side(item) for item in fit[-1:])
        or tuple(one.entity for one in topics if one.entity != acting and agrees(told, one))[:1]
    )


def _of_pronoun(verb: Token) -> Form:
    """Return what the pronoun of the accused shows at the end of a verb of accusing ("اتهمها"), "" without one."""
    ends = ((end, form) for end, form in PRONOUNS if verb.bare.endswith(end))
    return next((form for end, form in ends if verb.bare.removesuffix(end).startswith(_ACCUSING)), "")


def _of_noun(noun: Token) -> Form:
    """Return what the pronoun behind the noun of accusing shows ("اتهامهم"), "" without one."""
    return next((form for end, form in PRONOUNS if noun.bare == _ACCUSATION + end), "")


def _of_accusation(noun: Sequence[Token], items: Sequence[Item], scene: Scene, end: int) -> tuple[str, ...]:
    """Return whom an accusation told by a noun, the last of `noun`, is against; `items` stand behind it, before `end`.

    It is whom ل or إلى leads in ("الاتهامات الموجهة إلى الجيش"), or else who denies, refuses or faces it: behind the
    noun of "نفى الجيش اتهامات الحركة بقصف" stands who accuses. Without either, the genitive of one accusation is the
    accused ("اتهام الجيش بقصف").
    """
    words = grammar()
    aimed = [item for item in items if item.prep in _AGAINST and not item.place]
    if aimed:
        return (party(aimed[-1]),)
    back = any(words.has("upon", token.key) for token in scene.tokens if noun[-1].end <= token.start < end)
    answer = next(
        (token for token in reversed(noun) if words.has("denials", token.bare) or token.stem in _ANSWERS), None
    )
    if answer is not None:
        near = [item for item in scene.items if answer.end <= item.start and item.end <= noun[-1].start]
        far = [item for item in scene.items if item.end <= answer.start and not item.prep and item.named]
        return tuple(party(item) for item in (near[:1] or far[-1:]))
    several = _SEVERAL in noun[-1].key
    told = inside(scene.tokens, items[-1].end, end) if items else []
    if any(token.key.isdigit() or token.pos == "num" for token in told):
        return ()  # "اتهام السلطات 29 شخصا بالتورط في"
    return () if back or several or not items else (party(items[-1]),)


def looked_into(head: Trigger, scene: Scene) -> bool:
    """Whether a deed is what somebody looks into ("لجنة للتحقيق في مقتل الناشطين"), who did not do it for that."""
    led = [token for token in scene.tokens if token.end <= head.start][-_LOOKED:]
    at = next((token for token in reversed(led) if token.stem in _LOOKING), None)
    behind = [token for token in led if at is not None and token.start > at.start]
    return at is not None and not any(token.pos == "verb" or token.key in "،.؛:" for token in behind)


def involved(head: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return who is said to be behind a deed ("الحركة تقف وراء التفجير", "المتورط في اغتيال")."""
    if not scene.tells("behind", "involved"):
        return ()
    words = grammar()
    led = [token for token in scene.tokens if token.end <= head.start][-_BEFORE:]
    at = next((token for token in reversed(led) if words.has("behind", token.bare)), None)
    if at is not None:
        at = next((token for token in reversed(led) if token.end <= at.start and words.has("stands", token.stem)), None)
    else:
        at = next((token for token in reversed(led) if words.has("involved", token.stem)), None)
    if at is None or at.stem.endswith(("ون", "وا", "ين")) or _whoever(at, scene):
        return ()
    between = [item for item in scene.items if at.end <= item.start and item.end <= head.start and not item.place]
    before = [item for item in scene.items if item.end <= at.start and not item.place]
    named = [item for item in before if item.prep == "" and item.named]
    return tuple(item.entity for item in (between[:1] or named[-1:] or before[-1:]))


def _whoever(word: Token, scene: Scene) -> bool:
    """Whether the one behind a deed is only called so ("لم تحدد السلطات الجهة المسؤولة عن الهجوم")."""
    before = next((token for token in reversed(scene.tokens) if token.end <= word.start), None)
    return before is not None and before.stem in _ANY_SIDE


def charged(head: Trigger, scene: Scene) -> tuple[str, ...] | None:
    """Return who is charged with a deed ("اعتقلت الشرطة ثلاثة رجال بتهمة التجسس"), None where it is no charge.

    It is whoever was arrested, tried or killed for it: the last noun phrase behind the verb of that, never the body
    that did so; nobody where only that one is told.
    """
    if not scene.tells("charges", "charged"):
        return None
    words = grammar()
    led = [token for token in scene.tokens if token.start < head.end]
    at = next((n for n in range(len(led) - 1, -1, -1) if words.has("charges", led[n].bare) or _called(led, n)), None)
    if at is None or led[at].start > head.start + 1:
        return None  # within the words of the event: "حكم على متهمين بقتل … بالإعدام"
    if sum(led[at].end <= token.start < head.start for token in led) > _CHARGED:
        return None
    if any(token.pos == "verb" or token.key in "،؛.:" for token in led[at + 1 :] if token.end <= head.start):
        return None
    called = words.has("charged", led[at].bare) or words.has("charged", led[at].stem)
    own = [item for item in scene.items if called and item.start <= led[at].start < item.end]
    before = [item for item in scene.items if item.end <= led[at].start and not item.place]
    beside = [item for item in before if not inside(scene.tokens, item.end, led[at].start)]
    if own and not any(item.entity.startswith(_MEN) for item in beside):
        return first(own)  # "أوقفت متهما بالقتل", not "مواطنا متهما"
    verb = next((token for token in reversed(led[:at]) if token.pos == "verb"), None)
    behind = [item for item in before if verb is None or item.start >= verb.end] or before
    if len(behind) == 1 and not behind[0].prep and behind[0].entity.startswith(_CHARGING):
        return ()
    return first(behind[-1:])


def _called(led: Sequence[Token], at: int) -> bool:
    """Whether a word calls the noun before it charged with what ب right behind it names ("مواطنا متهما بالتجسس")."""
    behind = led[at + 1] if at + 1 < len(led) else None
    told = behind is not None and (behind.clitics[:1] == "ب" or behind.key in _BY_WHOM)
    return told and (grammar().has("charged", led[at].bare) or grammar().has("charged", led[at].stem))
