"""Noun phrases that are one: a collective gives way to the body it belongs to ("مقاتلين من حزب العمال"), a body to
the person who leads it, and what و joins shares the preposition before the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from riwaya.claims.grammar import QUOTES, Token, grammar, holding, inside
from riwaya.claims.parts.collectives import OFFICER, SHORT, adjectives
from riwaya.claims.parts.governed import FROM, THAN, held, preposition_of
from riwaya.claims.parts.items import ANYBODY, APART, COMMAS, Item, led_by_and, party
from riwaya.script import key

_OF = frozenset(key(word) for word in ("من", "في", "تابعين", "تابعون", "تابع", "ينتمون", "موالين", "تابعة"))
#: Words that may stand between a collective and its body ("عناصر تابعين لتنظيم").
_OWNED = 4
#: Forces without a name, which with the article are no part of a group behind من.
_ARMIES = ("state-force:soldiers", "state-force:police")
#: People of a force ("جنود بالجيش").
_FORCES = "state-force:"
_FIGHTERS = "group:fighters"
_LINES = key("صفوف")
#: Who holds the same office elsewhere.
_PEER = key("نظير")
#: Who is sent by the body behind him.
_DELEGATES = "group:negotiators"
#: What leads to whom somebody speaks for.
_IN_NAME = key("باسم")
#: Words of a deputy before the body that he helps to lead, and the first of them ("نائب رئيس").
_DEPUTY = 2
#: Characters before a body in which the words of its office stand.
_OFFICE = 60
_DEPUTIES = frozenset(map(key, ("نائب", "نائبة", "مساعد", "وكيل")))
#: "Is called" and "claims", which differ in their last letter alone.
_SPELT_ALIKE = frozenset(map(key, ("تدعى", "يدعى")))
#: Words of who has help from somebody and does not belong to him.
_BACKED = tuple(map(key, ("مدعوم", "مدعم", "ممول", "مسلح", "مدرب")))
#: Plurals of what makes up a side ("أحزاب المعارضة").
_PARTIES = frozenset(map(key, ("أحزاب", "تشكيلات", "تيارات", "قوى")))
#: Ends of plurals of people that no genitive and no name in apposition follows.
ABSOLUTE = ("ون", "ين")


def shared(items: Sequence[Item], tokens: Sequence[Token]) -> list[Item]:
    """Return the items, those that و joins under the preposition before the first ("ضد التنظيم والحركة")."""
    found: list[Item] = []
    for item in items:
        last = found[-1] if found else None
        if last is not None and item.prep in ("", FROM) and item.start - last.end <= APART and not last.place:
            between = [token for token in tokens if last.end <= token.start < item.start]
            parted = any(token.key in COMMAS or token.key == FROM for token in between)
            item = structs.replace(item, prep=last.prep) if not parted and led_by_and(item, tokens) else item
        found.append(item)
    return found


def absorbed(text: str, items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[Item]:
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
        elif not words and _arm_of(held, item, tokens):
            held = structs.replace(item, start=held.start, prep=held.prep)
        elif whole is not None and _called(text, held, item, words):
            held, whole = structs.replace(item, start=whole.start, prep=whole.prep), None
        elif (
            (_titled(text, held, item) and not _acting(held, words, tokens))
            or _belongs(text, held, item, words)
            or _called(text, held, item, words)
        ):
            spoken = held.prep == _IN_NAME and item.entity.startswith("per:")
            prep = _before_title(text, held, tokens) if spoken else held.prep
            held = structs.replace(item, start=held.start, prep=prep)
            if held.place:
                held = structs.replace(held, entity=party(held), place=False)
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
    sent = item.entity == _DELEGATES and not item.named and bool(between)
    if sent and len(between) <= _OWNED and between[-1].key in (FROM, THAN):
        whose = not following.place or party(following) != following.entity
        return whose and all(token.pos == "adj" for token in between[:-1])  # "ممثلين عن المعارضة", "وفد من السودان"
    forces = following.entity.startswith(_FORCES) and item.entity == _FIGHTERS  # "عناصر من الشرطة"
    if item.named or following.place or not (following.named or forces):
        return False
    if following.prep == FROM and item.entity in _ARMIES and following.entity.startswith("group:"):
        return not text.startswith("ال", item.start)  # "استعادها الجيش من التنظيم", but "جنود من الحركة"
    if not between:  # "جنود بالجيش", "مفرزة للجيش"
        of_it = following.prep == "ب" or (following.prep == "ل" and not text.startswith("ال", item.start))
        return of_it and following.entity.startswith(_FORCES) and item.entity.startswith(_FORCES)
    if item.entity == OFFICER and between[-1].key == THAN and len(between) <= 2:
        return True  # "ممثلين عن الحركة"
    words = grammar()
    if any(token.stem.startswith(_BACKED) for token in between):
        return False  # "ميليشيات مدعومة من إيران"
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


def _arm_of(item: Item, following: Item, tokens: Sequence[Token]) -> bool:
    """Whether an arm, which its adjective gives to a state, stands before the body it belongs to ("مدفعية الجيش
    التركي"), so that both are one."""
    token = holding(tokens, item.start)
    arm = token is not None and token.end == item.end and grammar().has("arms", token.stem)
    return arm and item.entity.startswith("state:") and following.named and following.entity.startswith("state")


def _forces(text: str, item: Item, following: Item) -> bool:
    """Whether a noun of people is the first of two that name one force ("رجال الشرطة", "قوات الأمن")."""
    if item.named or following.named or following.place or following.entity == item.entity:
        return False
    return _ranked(text, item) and following.prep in ("", item.prep) and following.entity.startswith(_FORCES)


def _ranked(text: str, item: Item) -> bool:
    """Whether a noun is that of those who serve in a body ("رجال", "ضابطا")."""
    words, forms = grammar(), _spellings(text, item)
    if forms[1].startswith("ال") or (len(forms[1]) > SHORT and forms[0].endswith(ABSOLUTE)):
        return False  # "طالب المتظاهرون الحكومة" names two
    return any(
        words.has("ranks", word)
        or words.has("ranks", word.removesuffix("ا"))
        or words.has("arms", word)
        or word in _PARTIES
        for word in forms
    )


def _spellings(text: str, item: Item) -> tuple[str, str]:
    """Return a noun phrase as written and without letters that may be clitics ("وفصائل", "فصائل")."""
    whole = key(text[item.start : item.end])
    return whole, whole.lstrip("وفبل")


def _described(text: str, item: Item, following: Item, tokens: Sequence[Token]) -> bool:
    """Whether a noun of people describes the people before it ("مقاتلين أجانب").

    A subject and its object differ in case ("قتل مسلحون مدنيين"); behind a verb nobody tells whether two nouns do.
    """
    if item.named or following.named or following.prep not in ("", item.prep) or item.entity == ANYBODY:
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
    return any(grammar().has("kin", word) for word in _spellings(text, item)) or _ranked(text, item)


def _called(text: str, item: Item, following: Item, between: Sequence[Token]) -> bool:
    """Whether a name says what a body is called ("تحالف يعرف باسم «الجبهة»", "جماعة تطلق على نفسها اسم ...")."""
    if not following.named or following.place or following.entity.startswith("per:") or len(between) > _OWNED:
        return False
    named = [token for token in between if grammar().has("naming", token.bare)]
    named = [token for token in named if token.bare not in _SPELT_ALIKE or text[token.end - 1] == "ى"]
    return not item.place and bool(named)


def _titled(text: str, item: Item, following: Item) -> bool:
    """Whether a person's name stands right behind the body that he leads ("زعيم التنظيم فلان")."""
    person = following.entity.startswith("per:") and not item.entity.startswith("per:") and not item.place
    if not item.named and key(text[item.start : item.end]).endswith(ABSOLUTE):
        return False  # "أيد المتظاهرون الرئيس فلان" names two
    words, table = grammar(), adjectives()
    between = text[item.end : following.start].strip(' «»"”“').split()
    if any(word.startswith("و") for word in between) and _deputy(text, item):
        between = [word.removeprefix("و") for word in between]
    if any(key(word).startswith(_PEER) for word in between):
        return False  # "وزيرة الخارجية الفرنسية نظيرها فلان"
    return person and all(
        words.has("ranks", key(word))
        or words.has("offices", key(word))
        or key(word).removeprefix("ال") in table
        or words.has("formerly", key(word))
        for word in between[:_OWNED]
    )


def _before_title(text: str, body: Item, tokens: Sequence[Token]) -> str:
    """Return the preposition before who speaks for a body ("مع المتحدث باسم الحركة فلان"), "" without one."""
    led = [token for token in tokens if token.end <= body.start]
    at = next((at for at in range(len(led) - 1, 0, -1) if led[at].bare == _IN_NAME), 0)
    if not at:
        return ""
    title = led[at - 1]
    return preposition_of(text, tokens, title.start + len(title.clitics))


def _deputy(text: str, body: Item) -> bool:
    """Whether a body is named in the office of a deputy, whose next office و may join ("نائب رئيس مجلس الوزراء ووزير
    الداخلية فلان")."""
    led = key(text[max(0, body.start - _OFFICE) : body.start]).split()[-_DEPUTY:]
    return any(word.lstrip("وفبل").removeprefix("ال") in _DEPUTIES for word in led)


def _acting(body: Item, between: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether a verb right before a body has it for its subject, and who is titled behind it for its object ("اعتقلت
    السلطات الرئيس السابق فلان")."""
    led = [token for token in tokens if token.end <= body.start][-1:]
    titled = any(token.clitics == "ال" and grammar().has("ranks", token.stem) for token in between)
    return titled and any(token.pos == "verb" for token in led)
