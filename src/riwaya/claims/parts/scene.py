"""What stands in a sentence: its noun phrases, each with the preposition that governs it.

Items of a sentence are its mentions, unnamed collectives ("المدنيين", "مسلحون") and counted people; each knows the
preposition before it. A collective gives way to the body it belongs to ("مقاتلين من حزب العمال"), a body to the person
who leads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, structs

from riwaya.claims.grammar import Token, grammar, inside
from riwaya.claims.parts.collectives import COALITION as COALITION
from riwaya.claims.parts.collectives import OFFICER, officer, state_arm, states, unnamed
from riwaya.claims.parts.collectives import SHORT as SHORT
from riwaya.claims.parts.collectives import adjectives as adjectives
from riwaya.model import Mention, Trigger
from riwaya.script import key

#: Words before the doer ("على يد مسلحين", "من قبل الجيش").
BY = frozenset(
    key(word)
    for word in ("يد", "أيدي", "من قبل", "من جانب", "من طرف", "بواسطة", "بيد", "بأيدي", "برصاص", "بنيران", "بقصف")
)
#: Words that lead to the doer behind من alone: "قبل الجيش" is a time, "إلى جانب الجيش" company.
_SIDED = frozenset(map(key, ("قبل", "جانب", "طرف")))
#: "على يد الجيش" is the doer, "من يد الجيش" who lost it.
_HANDS = frozenset(map(key, ("يد", "أيدي")))
_LEADING = BY | frozenset(map(key, ("لدى",)))
_OF = frozenset(key(word) for word in ("من", "في", "تابعين", "تابعون", "تابع", "ينتمون", "موالين", "تابعة"))
#: Words that may stand between a collective and its body ("عناصر تابعين لتنظيم").
_OWNED = 4
#: "فتحت" is the verb, not "and under".
_OPENED = key("فتحت")
#: "أكثر من 20", "ما لا يقل عن 20", "ما يزيد على 20": the number, not من, has the case.
_THAN, _OVER = key("عن"), key("على")
_MORE = frozenset(map(key, ("أكثر", "أقل", "أزيد", "يقل", "يزيد", "يقرب", "يربو")))
#: The word between a number and what is counted ("خمسة من أفراد الشرطة").
_FROM = key("من")
#: Forces without a name, which with the article are no part of a group behind من.
_ARMIES = ("state-force:soldiers", "state-force:police")
#: Classes of words that may stand between a preposition and a name: titles, what a name holds, what it is freed from.
_TITLES = ("ranks", "offices", "holds")
#: People of a force ("جنود بالجيش").
_FORCES = "state-force:"
QUOTES = frozenset("«»\"“”„()'")
#: Characters between two nouns that و joins, and words of a title that it may stand before, the name included.
APART = 30
_TITLED = 3
_COMMAS = frozenset("،,؛;:")
#: Whoever a toll counts, and nouns of bodies that a phrase may name ("وجود القوات", "استقالة الحكومة").
_ANYBODY = "group:people"
_WOUNDED = "group:wounded"
_LINES = key("صفوف")
_BODIES = frozenset(map(key, ("قوات", "جنود", "جيش", "شرطة", "حكومة")))
#: Ends of plurals of people that no genitive and no name in apposition follows.
_ABSOLUTE = ("ون", "ين")
#: Who is only known by a relative ("شقيق الرئيس فلان").
ASSOCIATE = "per:unnamed-associate"
#: Words of a title before a name, with its adjectives ("مع وزير الخارجية الأميركي جون كيري").
_TITLE = 7


class Item(Struct, frozen=True):
    """A noun phrase that can play a part: entity, offsets, its preposition ("" for none), whether it is a place."""

    start: int
    end: int
    entity: str
    prep: str
    place: bool
    named: bool


class Scene(Struct, frozen=True):
    """What a sentence offers: tokens, and the items of the whole sentence in order."""

    tokens: tuple[Token, ...]
    items: tuple[Item, ...]
    names: tuple[tuple[int, int], ...] = ()

    def in_name(self, token: Token) -> bool:
        """Whether a token is part of a name ("المصري" in a person's name is no adjective of origin)."""
        return any(start <= token.start < end or start < token.end <= end for start, end in self.names)


def topic(stage: Scene) -> Item | None:
    """Return what a sentence is about: its first named noun phrase without a preposition."""
    return next((item for item in stage.items if item.named and item.prep == "" and not item.place), None)


def scene(text: str, tokens: Sequence[Token], mentions: Sequence[Mention], triggers: Sequence[Trigger] = ()) -> Scene:
    """Return the items of a sentence."""
    taken: list[Item] = []
    verbs = [(trigger.start, _verb_end(trigger)) for trigger in triggers if trigger.form == "verb"]
    lone = [(one.start, one.end) for one in triggers if one.form == "phrase" and " " not in one.text]  # "تأوي"
    for mention in mentions:
        prep = _prep(text, tokens, mention.start)
        if mention.entity.startswith("per:") and _relative(tokens, mention.start):
            taken.append(Item(mention.start, mention.end, ASSOCIATE, prep, place=False, named=True))
            continue
        entity = mention.entity
        place = mention.type == "LOC" and entity.startswith(("place:", "facility:"))
        noun = Item(mention.start, mention.end, entity, prep, place, named=True)
        state = _mission(tokens, mention) if entity.startswith("facility:") else None
        if state is not None:
            taken.append(structs.replace(noun, entity=state, place=False))
            continue
        acts = place and prep == "" and party(noun) != entity
        acts = acts and (_acts(tokens, mention.start, [*verbs, *lone]) or _beside_state(text, noun, taken))
        taken.append(structs.replace(noun, entity=party(noun), place=False) if acts else noun)
    covered = [(item.start, item.end) for item in taken]
    nouns = [one for one in triggers if one.form != "verb" and not _crowd(one) and not _aided(one, tokens, triggers)]
    nouns = [one for one in nouns if not _in_a_gap(one, triggers)]
    covered += [span for one in nouns for span in _words_of(one, tokens)]
    for at in range(len(tokens)):
        item = _collective(text, tokens, at, mentions)
        taken_by = covered if item is None or item.entity == COALITION else [*covered, *verbs]
        if item is not None and not any(start < item.end and item.start < end for start, end in taken_by):
            taken.append(item)
    taken.sort(key=lambda item: item.start)
    names = tuple((mention.start, mention.end) for mention in mentions)
    told = [item for item in _absorbed(text, taken, tokens) if item.entity != OFFICER]  # the rest lead nothing known
    return Scene(tuple(tokens), tuple(_shared(told, tokens)), names)


def _beside_state(text: str, noun: Item, before: Sequence[Item]) -> bool:
    """Whether و joins a country to a state that acts ("إثيوبيا وإريتريا توقعان")."""
    return bool(before) and before[-1].entity.startswith("state:") and text[before[-1].end : noun.start] == " و"


def _relative(tokens: Sequence[Token], start: int) -> bool:
    """Whether a name says whose relative or driver somebody is ("شقيق الرئيس السابق فلان"), and so is not himself."""
    here = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].start <= start), 0)
    words = grammar()
    for at in range(here - 1, max(-1, here - 1 - _TITLE), -1):
        token = tokens[at]
        if words.has("related", token.stem) and "ال" not in token.clitics and token.key.endswith(token.stem):
            return True
        if "ال" not in token.clitics and token.stem not in adjectives():
            return False
    return False


def _mission(tokens: Sequence[Token], mention: Mention) -> str | None:
    """Return the state that a mission stands for ("القنصلية الأميركية"), None for other facilities."""
    words = inside(tokens, mention.start - 2, mention.end)
    if not any(grammar().has("missions", token.stem) for token in words[:1]):
        return None
    return next((adjectives()[token.stem] for token in words[1:] if token.stem in adjectives()), None)


def _in_a_gap(trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a participle names who stands in the gap of a verb's phrase ("توفي معتقل تحت التعذيب")."""
    return trigger.form == "participle" and any(
        one.form == "verb" and one.start < trigger.start and trigger.end <= one.end for one in triggers
    )


def _aided(trigger: Trigger, tokens: Sequence[Token], triggers: Sequence[Trigger]) -> bool:
    """Whether a participle names the wounded whom a word before it helps ("أسعفوا المصابين")."""
    if trigger.form != "participle":
        return False
    token = next((token for token in tokens if token.start <= trigger.start < token.end), None)
    wounded = token is not None and grammar().collectives.get(token.stem) == _WOUNDED
    return wounded and any(
        one.rule.startswith("trigger.aid") and 0 < trigger.start - one.end <= SHORT for one in triggers
    )


def _words_of(trigger: Trigger, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the words of a phrase that tell its event: not who stands in its gap ("حث الحكومة على"), nor the people
    that its last word names ("تفريق المتظاهرين")."""
    own = {word.removeprefix("ال") for word in key(trigger.lemma).split(" ")}
    words = [token for token in tokens if token.end > trigger.start and token.start < trigger.end]
    named = [two for one, two in pairwise(words) if _people(two) and not one.stem.endswith(_ABSOLUTE)]
    told = [one for one in words[1:] if {one.stem, one.stem.removesuffix("ا")} & own and one not in named]
    first_word = words[0].end if words else trigger.end
    return [(trigger.start, first_word), *((token.start, token.end) for token in told)]


def _people(token: Token) -> bool:
    """Whether a word in a phrase names several people or a body ("المتظاهرين", "رهينتين", "القوات")."""
    known = grammar().collectives.get(token.stem, "")
    one = token.stem.startswith("م") or token.stem.endswith(("ي", "يه"))  # "هجوم مسلح", "التعاون العسكري"
    several = token.stem.endswith(_ABSOLUTE) or ("ال" in token.clitics and not one)
    return several and ((known.startswith("group:") and known != _ANYBODY) or token.stem in _BODIES)


def _verb_end(trigger: Trigger) -> int:
    """Return where the verb of a trigger ends ("قاتل" in "قاتل مع" tells what is done and names no killer)."""
    return trigger.start + len(trigger.text.split(" ")[0])


def _crowd(trigger: Trigger) -> bool:
    """Whether a trigger is the noun of those who act ("المتظاهرون")."""
    return trigger.rule.startswith("trigger.crowd") and " " not in trigger.text


def _shared(items: Sequence[Item], tokens: Sequence[Token]) -> list[Item]:
    """Return the items, those that و joins under the preposition before the first ("ضد التنظيم والحركة")."""
    found: list[Item] = []
    for item in items:
        last = found[-1] if found else None
        if last is not None and item.prep in ("", _FROM) and item.start - last.end <= APART and not last.place:
            between = [token for token in tokens if last.end <= token.start < item.start]
            parted = any(token.key in _COMMAS or token.key == _FROM for token in between)
            item = structs.replace(item, prep=last.prep) if not parted and _led_by_and(item, tokens) else item
        found.append(item)
    return found


def _absorbed(text: str, items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[Item]:
    """Yield the items, a collective given up for the body it belongs to ("مقاتلين من حزب العمال", "رجال الشرطة")."""
    held: Item | None = None
    whole: Item | None = None
    for item in items:
        if held is None:
            held = item
            continue
        between = inside(tokens, held.end, item.start)
        words = [token for token in between if token.key not in QUOTES]
        if not words and (_forces(text, held, item) or _of_people(text, held, item)):
            meant = item.entity if _ranked(text, held) else held.entity
            held = structs.replace(held, entity=meant, end=item.end)
        elif not words and _described(text, held, item, tokens):
            held = structs.replace(held, end=item.end)
        elif whole is not None and _called(held, item, words):
            held, whole = structs.replace(item, start=whole.start, prep=whole.prep), None
        elif (
            (_titled(text, held, item) and not _acting(held, words, tokens))
            or _belongs(text, held, item, words)
            or _called(held, item, words)
        ):
            held = structs.replace(item, start=held.start, prep=held.prep)
        elif whole is None and not held.named and not item.named and item.prep == "ل" and len(words) <= 1:
            whole, held = held, item  # "تحالف لقوات المعارضة يعرف باسم"
        else:
            if whole is not None:
                yield whole
            yield held
            held, whole = item, None
    if whole is not None:
        yield whole
    if held is not None:
        yield held


def _belongs(text: str, item: Item, following: Item, between: Sequence[Token]) -> bool:
    """Whether unnamed people belong to the body behind them."""
    if item.named or following.place or not following.named:
        return False
    if following.prep == _FROM and item.entity in _ARMIES and following.entity.startswith("group:"):
        return not text.startswith("ال", item.start)  # "استعادها الجيش من التنظيم", but "جنود من الحركة"
    if not between:
        return following.prep == "ب" and following.entity.startswith("state-force:") and item.entity.startswith(_FORCES)
    if item.entity == OFFICER and between[-1].key == _THAN and len(between) <= 2:
        return True  # "ممثلين عن الحركة"
    words = grammar()
    if words.has("instances", between[-1].bare) and len(between) <= 2:
        return following.entity.startswith("group:")
    same = words.has("owned", between[0].key) and following.prep == item.prep
    under = same or following.prep in ("من", "ل", "في", "الي")
    described = all(token.pos in ("adj", "noun") for token in between[:-1])
    led = between[0].key in _OF and all(_of_body(token) for token in between[1:])
    if len(between) <= _OWNED and under and (led or (described and between[-1].key in _OF)):
        return True
    if item.entity == OFFICER and len(between) <= _OWNED and under:  # "قيادي بارز في تنظيم X"
        return True
    owned = len(between) <= 2 and text[following.start - 1] in "لب" and following.prep == "ل"
    return owned and all(_of_body(token) for token in between)


def _of_body(token: Token) -> bool:
    """Whether a word can stand between the people of a body and its name ("عناصر من صفوف تنظيم"): no event ("جنود في
    هجوم لحركة")."""
    words = grammar()
    known = any(words.has("ranks", form) for form in (token.bare, token.stem)) or words.has("owned", token.stem)
    return known or held(token) or token.stem == _LINES or token.pos == "adj"


def _forces(text: str, item: Item, following: Item) -> bool:
    """Whether a noun of people is the first of two that name one force ("رجال الشرطة", "قوات الأمن")."""
    if item.named or following.named or following.place or following.entity == item.entity:
        return False
    return _ranked(text, item) and following.prep in ("", item.prep) and following.entity.startswith(_FORCES)


def _ranked(text: str, item: Item) -> bool:
    """Whether a noun is that of those who serve in a body ("رجال", "ضابطا")."""
    words, word = grammar(), key(text[item.start : item.end]).lstrip("وفبل")
    if word.startswith("ال") or (len(word) > SHORT and word.endswith(_ABSOLUTE)):
        return False  # "طالب المتظاهرون الحكومة" names two
    return words.has("ranks", word) or words.has("ranks", word.removesuffix("ا"))


def _described(text: str, item: Item, following: Item, tokens: Sequence[Token]) -> bool:
    """Whether a noun of people describes the people before it ("مقاتلين أجانب").

    A subject and its object differ in case ("قتل مسلحون مدنيين"); behind a verb nobody tells whether two nouns do.
    """
    if item.named or following.named or following.prep not in ("", item.prep) or item.entity == _ANYBODY:
        return False
    first_word, second = (key(text[one.start : one.end]) for one in (item, following))
    if first_word.startswith("ال") != second.startswith("ال") or second.startswith("و"):
        return False
    if not grammar().has("describing", second.removeprefix("ال")):
        return False
    if first_word.endswith("ون") or second.endswith("ون"):
        return first_word[-2:] == second[-2:]
    led = [token for token in tokens if token.end <= item.start][-1:]
    return not any(token.pos == "verb" for token in led)


def _of_people(text: str, item: Item, following: Item) -> bool:
    """Whether two nouns of people are one noun phrase ("مقاتلي العشائر" are tribesmen, "أهالي المختطفين" families)."""
    if item.named or following.named or following.place or item.place or following.prep not in ("", item.prep):
        return False
    if not key(text[following.start : following.end]).startswith("ال"):
        return False
    word = key(text[item.start : item.end]).lstrip("وفبل")
    return _ranked(text, item) or grammar().has("kin", word)


def _called(item: Item, following: Item, between: Sequence[Token]) -> bool:
    """Whether a name says what a body is called ("تحالف يعرف باسم «الجبهة»", "جماعة تطلق على نفسها اسم ...")."""
    if not following.named or following.place or following.entity.startswith("per:") or len(between) > _OWNED:
        return False
    return not item.place and any(grammar().has("naming", token.bare) for token in between)


def _titled(text: str, item: Item, following: Item) -> bool:
    """Whether a person's name stands right behind the body that he leads ("زعيم التنظيم فلان")."""
    person = following.entity.startswith("per:") and not item.entity.startswith("per:") and not item.place
    if not item.named and key(text[item.start : item.end]).endswith(_ABSOLUTE):
        return False  # "أيد المتظاهرون الرئيس فلان" names two
    words, table = grammar(), adjectives()
    between = text[item.end : following.start].strip(' «»"”“').split()
    return person and all(
        words.has("ranks", key(word))
        or words.has("offices", key(word))
        or key(word).removeprefix("ال") in table
        or words.has("formerly", key(word))
        for word in between[:_OWNED]
    )


def _acting(body: Item, between: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether a verb right before a body has it for its subject, and who is titled behind it for its object ("اعتقلت
    السلطات الرئيس السابق فلان")."""
    led = [token for token in tokens if token.end <= body.start][-1:]
    titled = any(token.clitics == "ال" and grammar().has("ranks", token.stem) for token in between)
    return titled and any(token.pos == "verb" for token in led)


def _collective(text: str, tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> Item | None:
    """Return the noun phrase of the people, or of the state's arm, that a word names; None for any other word."""
    token, state = tokens[at], state_arm(tokens, at) or officer(tokens, at, mentions)
    entity = state or unnamed(text, tokens, at, mentions)
    if entity is None:
        return None
    named = state is not None and state != OFFICER
    return Item(token.start, token.end, entity, _prep(text, tokens, token.start), place=False, named=named)


def _prep(text: str, tokens: Sequence[Token], start: int) -> str:
    """Return the preposition that governs the noun at `start`, walking back over titles and ranks."""
    words = grammar()
    here = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].start <= start), 0)
    clitic = text[tokens[here].start : start] if tokens[here].start < start else tokens[here].clitics
    clitic = key(clitic).replace("ال", "").lstrip("وف")
    holder = belonging(tokens, here) if clitic in ("ل", "لل") else None
    if holder is not None:
        return _prep(text, tokens, tokens[holder].start + len(tokens[holder].clitics.removesuffix("ال")))
    if clitic in ("ب", "ل", "ك", "لل"):
        return clitic[0]
    at = here - 1
    while at >= max(0, here - _TITLE):
        token = tokens[at]
        counted = _counted(tokens, at)
        if counted is not None:
            at, here = counted - 1, counted
            clitic = tokens[counted].clitics.replace("ال", "").lstrip("وف")
            if clitic in ("ب", "ل", "ك", "لل"):
                return clitic[0]
            continue
        behind_from = at > 0 and tokens[at - 1].bare == _FROM
        if token.bare in _SIDED:
            return f"{_FROM} {token.bare}" if behind_from else token.bare
        if token.bare in _HANDS and behind_from:
            return _FROM
        governs = words.has("prepositions", token.bare) or words.has("locatives", token.bare) or token.bare in _LEADING
        if governs and token.key != _OPENED:
            return token.bare
        if token.clitics.lstrip("وف") in ("ب", "ل", "لل", "بال") and words.has("ranks", token.stem):
            return token.clitics.lstrip("وف")[0]
        if not _leads_to_name(tokens, at):
            return ""
        at -= 1
    return ""


def _counted(tokens: Sequence[Token], at: int) -> int | None:
    """Return the number of the word that counts what follows the من at token `at` ("خمسة من", "عدد كبير من").

    What is counted stands where the number does: in "مقتل ثلاثة من الجنود" the soldiers are the genitive of مقتل.
    """
    if at < 1 or tokens[at].key not in (_FROM, _THAN, _OVER):
        return None
    if tokens[at - 1].bare in _MORE or tokens[at - 1].stem in _MORE:
        return at - 1
    if tokens[at].key == _FROM and counts(tokens[at - 1]):
        return at - 1
    described = at > 1 and tokens[at].key == _FROM and grammar().has("partitives", tokens[at - 2].stem)
    return at - 2 if described and tokens[at - 1].pos in ("adj", "noun") else None


def _leads_to_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word can stand between a preposition and the name that it governs: titles, origins, numbers, "this"."""
    words, table, token = grammar(), adjectives(), tokens[at]
    if any(words.has(name, token.bare) for name in (*_TITLES, "points")) or words.has("ranks", token.stem):
        return True
    origin = token.stem in table and token.stem[-1:] != "ا"
    described = at > 0 and token.clitics == "ال" and tokens[at - 1].clitics.endswith("ال")
    return number(token) or origin or described or token.key in QUOTES


def belonging(tokens: Sequence[Token], here: int) -> int | None:
    """Return the number of the token that names what the body at token `here` has, if ل says so.

    "ضد مواقع للجيش", "طائرات حربية تابعة للحلف": adjectives may stand between.
    """
    words = grammar()
    for at in range(here - 1, max(-1, here - SHORT), -1):
        token = tokens[at]
        if held(token):
            return at
        if not words.has("owned", token.stem) and token.pos != "adj":
            return None
    return None


def held(token: Token) -> bool:
    """Whether a word is a thing or people that bodies have ("مواقع", "موقعا", "سيارتين")."""
    words = grammar()
    forms = {token.stem, token.bare, *(token.stem.removesuffix(end) for end in ("ا", "ين", "ان", "تين", "تان"))}
    return any(words.has("belongings", form) for form in forms)


def counts(token: Token) -> bool:
    """Whether a word says how many of what follows من ("عدد من", "مجموعة من", "خمسة من")."""
    return grammar().has("partitives", token.stem) or number(token)


def number(token: Token) -> bool:
    """Whether a word is a number ("عشرون", "45")."""
    return token.key.isdigit() or token.pos == "num" or grammar().has("numbers", token.bare)


def _acts(tokens: Sequence[Token], start: int, verbs: Sequence[tuple[int, int]]) -> bool:
    """Whether a name opens a clause or follows a verb, so that a country there is a state ("قصفت تركيا")."""
    at = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].start <= start), 0)
    led = tokens[at - 1] if at else None
    if led is None:
        return at + 1 < len(tokens) and tokens[at + 1].key not in ":-–"
    if tokens[at].bare != tokens[at].key or _of_a_man(led):
        return False
    words = grammar()
    told = any(verb <= led.start < end or led.start <= verb < led.end for verb, end in verbs)
    return told or led.pos == "verb" or words.has("complements", led.key) or words.has("subordinators", led.key)


def _of_a_man(token: Token) -> bool:
    """Whether a verb has a masculine subject, which no country is that ends a word of its own ("يزور ماليزيا")."""
    return token.pos == "verb" and token.stem.startswith(("ي", "سي"))


def party(item: Item) -> str:
    """Return the entity of a noun phrase as somebody who acts: a country is its state ("اتهمت تركيا")."""
    return states().get(item.entity, item.entity)


def joined_by_and(item: Item, scene: Scene) -> bool:
    """Whether و stands before an item or before the titles that lead it in ("ومقاتلي الحزب"), or one word names it
    with the item before ("الطرفان")."""
    named = next((other.entity for other in scene.items if other.start == item.start), item.entity)
    return named != item.entity or _led_by_and(item, scene.tokens)


def joined_behind(first: Item, others: Iterable[Item], scene: Scene) -> tuple[Item, ...]:
    """Return a noun phrase with those behind it that و joins to it, in order ("الجيش والشرطة")."""
    found = [first]
    for item in others:
        if not joined_by_and(item, scene) or item.start - found[-1].end > APART:
            break
        found.append(item)
    return tuple(found)


def _led_by_and(item: Item, tokens: Sequence[Token]) -> bool:
    at = next((at for at, token in enumerate(tokens) if token.start <= item.start < token.end), None)
    if at is None:
        return False
    for place in range(at, max(-1, at - _TITLE), -1):
        token = tokens[place]
        titled = at - place < _TITLED or "ال" in tokens[place + 1].clitics or tokens[place + 1].start == item.start
        leads = (_leads_to_name(tokens, place) and not number(token)) or held(token)
        if place < at and not (titled and leads):
            return False
        if token.key.startswith("و") and (token.start < item.start or token.bare != token.key):
            return place == at or token.bare != token.key
    return False


def first(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the entity of the first of some noun phrases, or nobody."""
    return (items[0].entity,) if items else ()


def unique(entities: Iterable[str]) -> tuple[str, ...]:
    """Return entities without those told twice."""
    return tuple(dict.fromkeys(entities))
