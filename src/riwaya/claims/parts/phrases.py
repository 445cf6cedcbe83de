"""How noun phrases stand: right behind a word, right before a verb, joined by و, governed by a noun.

"هجوم مسلحين" (right behind its noun), "مسلحين مجهولين خطفوا" (right before its verb), "الجيش والشرطة" (joined).
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.events import waging
from riwaya.claims.grammar import QUOTES, Token, grammar, holding, inside
from riwaya.claims.parts.collectives import SHORT, adjectives, of_groups
from riwaya.claims.parts.governed import BY, FROM, counts, number
from riwaya.claims.parts.items import Item, Scene, joined_behind, unique
from riwaya.model import Trigger
from riwaya.script import key

AGAINST = frozenset(key(word) for word in ("على", "ضد", "بحق", "لـ", "تجاه", "باتجاه", "نحو"))
TAKEN_FROM = frozenset(map(key, ("من", "يد", "أيدي", "قبضة")))
#: Nouns of what falls to somebody, who stands behind their phrase ("سقوط البلدة بيد الحركة").
FALLING_TO = ("سقوط", "وقوع", "انتقال")
_STOPPERS = frozenset(key(word) for word in ("على", "ضد", "من", "في", "إلى", "عن", "مع", "الذي", "التي", "،"))
AMONG = frozenset(map(key, ("بين", "وبين")))
#: Classes of the words of a title.
_TITLES = ("ranks", "offices", "address")
#: The last word of a phrase behind which its aim stands.
_PURPOSE = frozenset(map(key, ("أجل", "بهدف", "بغية")))
#: Characters behind a verb or noun in which a place is told to be freed from somebody.
_FREED = 140
_HANDS = frozenset(map(key, ("يد", "أيدي")))
#: Bodies of several states whose adjective tells them ("انتقادات أممية", "محادثات أوروبية إيرانية").
_BLOCS = {
    key(word + end): body
    for word, body in (
        ("أممي", "intl:united-nations"), ("أوروبي", "intl:european-union"), ("أوربي", "intl:european-union"),
        ("خليجي", "intl:gcc"),
    )
    for end in ("", "ة")
}  # fmt: skip
#: ل before whose a thing is, and words that say what a name is.
_OF = "ل"
_KINDS = frozenset(
    map(key, ("تنظيم", "حركة", "جماعة", "حزب", "ميليشيا", "مليشيا", "مليشيات", "ميليشيات", "جبهة", "فصيل"))
)
_HYPHENS = frozenset("-–ـ")
#: Texts of a crowd, whose adjective tells against or for whom they are.
_SLOGANS = frozenset(map(key, ("هتافات", "هتاف", "شعارات", "شعار", "لافتات", "لافتة", "صيحات")))
#: Adjectives of will, whose noun behind them is what is done.
_READY = frozenset(
    key(word + end) for word in ("مستعد", "جاهز", "عازم", "مصمم", "قادر", "ماض") for end in ("", "ة", "ون", "ين", "ان")
)
_BRACKETS = frozenset("()[]")
_COMMAS = "،,؛:.("
#: Words of titles and numbers between a noun and its genitive.
_TITLED = 5
#: Words between a verb and its subject, titles included.
_WIDE = 6


def adjacent(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether only titles, ranks and numbers stand between a noun and an item."""
    between = [token for token in inside(scene.tokens, trigger.end, item.start) if token.key not in QUOTES]
    counted = [token for at, token in enumerate(between) if token.key == FROM and at and counts(between[at - 1])]
    return len(between) <= _TITLED and all(
        of_title(token) or counts(token) or token in counted or len(between) <= 2 for token in between
    )


def whose(items: Sequence[Item], scene: Scene, event: Trigger | None = None) -> tuple[str, ...]:
    """Return whose the first thing is that ل ascribes ("آلية للجيش", "معسكرا للحوثيين"): what hits it hits them."""
    words = grammar()
    for item in items:
        led = [token for token in scene.tokens if token.end <= item.start and token.start < item.start]
        own = holding(scene.tokens, item.start)
        thing = next((token for token in reversed(led) if token is not own and not _of_name(token)), None)
        if (
            item.prep == "ل"
            and thing is not None
            and (event is None or thing.start > event.start)  # "كمين لمسلحين" is theirs
            and any(
                words.has(kind, form)
                for kind in ("targets", "buildings", "vehicles")
                for form in (thing.stem, thing.bare, thing.stem.removesuffix("ا"))
            )
        ):
            return (item.entity,)
    return ()


def _of_name(token: Token) -> bool:
    """Whether a word says what a name is, or whose men ("مواقع لتنظيم داعش", "لمواقع مسلحي الحركة")."""
    words = grammar()
    kind = token.clitics[:1] in ("", _OF) and (words.has("ranks", token.stem) or token.stem in _KINDS)
    return kind and not any(words.has(name, token.stem) for name in ("targets", "buildings", "vehicles"))


def of_title(token: Token) -> bool:
    """Whether a word can belong to a title before a name ("وزير الدفاع الأميركي")."""
    words = grammar()
    titled = any(words.has(name, form) for name in _TITLES for form in (token.bare, token.stem))
    return titled or token.stem in adjectives()


def governs(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether an item is the genitive of a noun: right behind it, the noun without an article ("هجوم مسلحين")."""
    head = holding(scene.tokens, trigger.start)
    if (head is not None and head.clitics.endswith(("ال", "لل"))) or _described(trigger):
        return False
    between = inside(scene.tokens, trigger.end, item.start)
    if between and between[0].stem in adjectives() and "ال" not in between[0].clitics:
        return False  # an adjective closes the phrase of its noun: "غارة أميركية تستهدف قياديا"
    return adjacent(trigger, item, scene) and not any(
        (token.pos == "verb" and not counts(token)) or token.key in _COMMAS or grammar().has("relatives", token.bare)
        for token in between
    )


def _described(trigger: Trigger) -> bool:
    """Whether an adjective closes the words of an event noun, so that no genitive follows ("سيارة مفخخة")."""
    words = key(trigger.text).split(" ")
    if len(words) == 1 or trigger.form == "verb" or words[-1] in BY:
        return False
    first, last = words[0], words[-1]
    return last.endswith(("ي", "يه", "يتين", "يين")) or (first.endswith(("ه", "ات")) and last.endswith("ه"))


def freed_from(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return out of whose hands something is taken ("عملية لاستعادة البلدة من قبضة الجماعة", "من أيدي المسلحين")."""
    words = grammar()
    for item in scene.items:
        if item.place or item.prep != FROM or not 0 < item.start - trigger.end < _FREED:
            continue
        between = inside(scene.tokens, trigger.end, item.start)
        led = between[-_TITLED:]
        if any(token.pos == "verb" and token.key != token.bare for token in between):
            return ()
        if any(words.has("holds", token.stem) or token.bare in _HANDS for token in led):
            return (item.entity,)
    return ()


def fallen_since(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether who stands behind "by the hand of" is he to whom something fell, as another noun tells ("استعادة المدينة
    بعد سقوطها في يد الحركة")."""
    between = inside(scene.tokens, trigger.end, item.start)
    return any(token.stem.startswith(FALLING_TO) and token.pos == "noun" for token in between)


def stands_close(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether nothing that could be the verb's own object stands between it and an item ("قصفت أهدافا …")."""
    words = grammar()
    between = [token for token in scene.tokens if trigger.start < token.start and token.end <= item.start]
    between = [token for token in between if token.start >= trigger.end]
    loose = [token for token in between if token.pos in ("noun", "adj", "") and not words.has("ranks", token.bare)]
    loose = [token for token in loose if not words.has("owned", token.stem)]
    his = item.entity.startswith("per:") and not key(trigger.text).split(" ")[0].endswith("ت")
    if his and between and words.has("ranks", between[0].stem):  # "الرئيس العراقي السابق فلان"
        loose = [one for one in loose if one.stem not in adjectives() and not words.has("formerly", one.bare)]
    return len(between) <= _WIDE and sum(not words.has("ranks", token.stem) for token in loose) <= 1


def takes_object(trigger: Trigger, scene: Scene) -> bool:
    """Whether an object of unnamed people follows a verb: a number, or a noun with the accusative alef."""
    words = grammar()
    behind = [token for token in scene.tokens if token.start >= trigger.end][:3]
    for token in behind:
        if token.key != token.bare:
            return False
        if words.has("nearly", token.bare):
            continue
        accusative = token.pos == "noun" and token.stem.endswith("ا") and len(token.stem) > SHORT
        return number(token) or words.has("partitives", token.stem) or accusative
    return False


def touches(item: Item, trigger: Trigger, scene: Scene) -> bool:
    """Whether a noun stands right before a verb, an adjective between them at most ("مسلحين مجهولين خطفوا")."""
    between = inside(scene.tokens, item.end, trigger.start)
    return len(between) <= 1 and all(token.pos in ("adj", "noun") for token in between)


def leads_phrase(item: Item, scene: Scene) -> bool:
    """Whether no noun but a title governs a noun phrase as its genitive ("مقتل جنديين")."""
    words = grammar()
    before = [token for token in scene.tokens if token.end <= item.start and not token.key.isdigit()][-1:]
    return all(words.has("ranks", token.bare) or token.pos not in ("noun", "num") for token in before)


def straight(item: Item, scene: Scene) -> bool:
    """Whether a noun's ending shows that it is a subject ("اغتال مسلحون ضابطا")."""
    token = holding(scene.tokens, item.start)
    return token is not None and not item.named and len(token.stem) > SHORT and token.stem.endswith(("ون", "ان"))


def led_away(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether a preposition stands between an event noun and another noun phrase ("غارات ضد أهداف للحزب")."""
    words = grammar()
    between = inside(scene.tokens, trigger.end, item.start)
    return any(words.has("prepositions", token.bare) and token.bare != item.prep for token in between)


def present(trigger: Trigger) -> bool:
    """Whether a verb is in the present, as headlines tell what is done ("التنظيم يعدم عشرة")."""
    return trigger.form == "verb" and key(trigger.text)[:1] in "يت" and trigger.lemma[:1] not in "يت"


def plural(trigger: Trigger) -> bool:
    """Whether a verb is plural, so that its subject stands before it: the verb before its subject is singular."""
    word = key(trigger.text).split(" ")[0]
    return word.endswith(("وا", "ون")) and len(word) > SHORT


def with_following(subject: Item | None, bare: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return the subject with the nouns that و joins to it."""
    if subject is None:
        return ()
    return unique(item.entity for item in joined_behind(subject, bare, scene))


def first_and_joined(items: Sequence[Item], after: Sequence[Item], scene: Scene) -> tuple[str, ...]:
    """Return the first of some items with those that و joins to it ("ضد التنظيم ومقاتلي الحزب")."""
    return with_following(items[0], [item for item in after if item.start > items[0].start], scene) if items else ()


def entity_of(item: Item | None) -> tuple[str, ...]:
    """Return the entity of a noun phrase, or nobody."""
    return () if item is None else (item.entity,)


def nisbas(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return the states that adjectives beside the trigger name ("الغارات الجوية التركية")."""
    table, known = adjectives(), grammar().collectives
    states: list[str] = []
    if len(words := key(trigger.text).split(" ")) > 1 and words[-1] in _PURPOSE:
        return ()  # "اتصالات من أجل وقف الخروق الإسرائيلية"
    if words[0] in _SLOGANS:
        return ()  # "هتافات منددة بالغارات التركية"
    if words[0] in _READY:
        return ()  # "مستعدون لإسقاط المشروع الإيراني"
    if grammar().has("frontiers", words[-1].removeprefix("ال")):
        return ()  # "عبور الحدود السورية"
    people = {item.start for item in scene.items if not item.named}
    grounds = {item.start for item in scene.items if item.place}
    for token in scene.tokens:
        if token.start < trigger.start or token.start > trigger.end + 22:
            continue
        if scene.in_name(token):
            if token.start >= trigger.end and token.start in grounds:
                break  # "قصف مدينة حلب السورية"
            continue
        if token.start >= trigger.end and token.key in _BRACKETS:
            break  # "إعمار كوباني (عين العرب السورية)"
        if token.start >= trigger.end and token.pos == "verb" and token.stem not in table:
            break  # "هجوم استهدف حافلة تركية"
        if token.start >= trigger.end and waging(token):
            break  # "عملية نفذها فلسطيني"
        if states and token.key in _HYPHENS:
            continue  # "الاتفاق التركي - الأميركي"
        told = token.start in people  # "الجزائريين" are people, no state
        state = None if told else table.get(token.stem) or table.get(token.bare.removeprefix("ال"))
        state = state or _BLOCS.get(token.stem)
        if state is not None:
            states.append(state)
        elif states or (token.start >= trigger.end and (told or token.stem in known or _closes(token))):
            break
    return unique(states) or _of_a_group(trigger, scene)


def _closes(token: Token) -> bool:
    """Whether a word ends the noun phrase before it ("كمين قرب الحدود الجزائرية")."""
    return token.bare in _STOPPERS or grammar().has("prepositions", token.key) or grammar().has("frontiers", token.stem)


def _of_a_group(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return the armed group that an adjective right behind an event noun names ("قصف حوثي")."""
    behind = next((token for token in scene.tokens if token.start >= trigger.end), None)
    named = behind is None or scene.in_name(behind)
    group = None if behind is None or named else of_groups().get(behind.stem)
    return () if group is None else (group,)
