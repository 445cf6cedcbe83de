"""Who is told by an office alone: "وزير الخارجية الروسي", "نظيره التركي", "أمير قطر", "المبعوث الأممي".

The person whom the page names in the same office of the same country is meant; where it names none, the state (or the
organisation) that the office is of. An office right before its bearer's name says nothing of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from riwaya.claims.grammar import Token, grammar
from riwaya.claims.parts.collectives import adjectives, as_state, seat
from riwaya.knowledge import load
from riwaya.model import Mention
from riwaya.script import key

#: Offices that act for a state, and words for who holds the same office elsewhere.
_HEADS = frozenset(
    map(
        key,
        (
            *("رئيس", "رئيسة", "وزير", "وزيرة", "سفير", "سفيرة", "مبعوث", "مبعوثة", "مندوب", "مندوبة", "موفد", "قنصل"),
            *("ملك", "ملكة", "أمير", "سلطان", "عاهل", "مستشار", "مستشارة", "ولي"),
        ),
    )
)
_PEERS = {
    key(form) + end: count
    for form, count in (("نظير", 1), ("نظيرة", 1), ("نظيرت", 1), ("نظيري", 2), ("نظيرا", 2))
    for end in ("", "ه", "ها", "هم")
}
_DUALS = frozenset(
    key(word + end) for word in ("وزير", "رئيس", "سفير", "مبعوث", "مندوب", "زعيم", "مستشار") for end in ("ا", "ي")
)
_PAIRS = frozenset(
    key(word + end)
    for word in ("الرئيس", "الوزير", "السفير", "المبعوث", "الملك", "الجانب", "الوفد", "الزعيم", "الجيش")
    for end in ("ان", "ين")
) | frozenset(key(word + end) for word in ("الحكومت", "القيادت", "الخارجيت") for end in ("ان", "ين"))
#: Words of an office between its head and the country, besides the class `offices`.
_OF = frozenset(
    map(
        key,
        (
            *("الوزراء", "وزراء", "خارجية", "دفاع", "داخلية", "حكومة", "جمهورية", "خاص", "الخاص", "العهد", "عهد"),
            *("زراعة", "صناعة", "طاقة", "نفط", "بترول", "صحة", "تعليم", "عدل", "مالية", "اقتصاد", "تجارة", "إعلام"),
            *("ثقافة", "سياحة", "عمل", "نقل", "بيئة", "تخطيط", "تنمية", "هجرة", "مياه", "كهرباء", "أوقاف", "شؤون"),
            *("استثمار", "اتصالات", "أمن", "قومي", "خارجيه", "أول"),
        ),
    )
)
#: Who deputises for the holder of an office, and acts for its state as well.
_DEPUTIES = frozenset(map(key, ("نائب", "نائبة", "مساعد", "مساعدة", "وكيل", "وكيلة", "مستشار", "مستشارة")))
#: The king who is called by no country.
_CUSTODIAN, _SAUDI = ("خادم", key("الحرمين"), key("الشريفين")), "state:saudi-arabia"
_KING = key("الملك")
#: Adjectives of the United Nations.
_UN = frozenset(map(key, ("أممي", "الأممي", "أممية", "الأممية")))
_UNITED_NATIONS = "intl:united-nations"
#: The adjective that is written like "financial" elsewhere ("الرئيس المالي").
_MALIAN = {key("مالي"): "state:mali"}
#: Words before an office that make it another one ("نائب الرئيس", "المتحدث باسم الوزير", "مقر السفير").
_OTHERS = frozenset(
    map(key, ("باسم", "ابن", "نجل", "شقيق", "زوجة", "مكتب", "قصر", "مقر", "والد", "صهر", "مستشاري", "نواب", "حرم"))
)
#: Several who hold an office, each of a country of his own.
_SEVERAL = frozenset(map(key, ("وزراء", "رؤساء", "قادة", "زعماء", "سفراء", "زعيما", "زعيمي", "سفيرا", "سفيري")))
#: Words with which an office begins, or several of them.
_OFFICES = _HEADS.union(_PEERS, _DUALS, _PAIRS, _SEVERAL, _CUSTODIAN[:1])
#: Words between an office and the name of its bearer; one of a former bearer (السابق, الراحل) is none.
_HONOURS = frozenset(
    map(key, ("السيد", "السيدة", "الشيخ", "الدكتور", "الجنرال", "الجديد", "الجديدة", "المؤقت", "الحالي"))
)
#: Words of an office and its country together; words and characters between an office and the name of its bearer.
_LONGEST, _APART, _CLOSE = 5, 4, 3
#: Characters before a name in which the office of its bearer stands, and behind it.
_BEFORE, _BEHIND = 60, 45
_PREPOSITIONS = frozenset(map(key, ("بين", "من", "على", "مع", "في", "صفوف", "كلا", "إلى", "عن", "ضد")))


class Office(Struct, frozen=True):
    """An office told without a name: offsets, whom it means, the preposition before it, whether the page names him."""

    start: int
    end: int
    entity: str
    prep: str
    named: bool


def offices(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Office]:
    """Yield the offices of a sentence that are told without the name of their bearer.

    Args:
        text: the article's text.
        tokens: the words of the sentence.
        mentions: all names of the article, in order.
    """
    for at, head in enumerate(tokens):
        if head.stem not in _OFFICES and head.bare not in _OFFICES:
            continue
        several = _several(tokens, at, mentions)
        if several:
            yield from several
            continue
        if (king := _custodian(text, tokens, at, mentions)) is not None:
            yield king
            continue
        peers = _peers(head)
        if not peers and not _opens(tokens, at):
            continue
        spans = list(_countries(tokens, at, mentions))[: max(peers, 1)]
        if not spans or (head.stem in _DUALS and len(spans) < peers) or _named_here(tokens, at, spans[-1][0], mentions):
            continue
        for place, (end, country) in enumerate(spans):
            deputy = at > 0 and tokens[at - 1].stem in _DEPUTIES and not peers
            bearer = None if deputy else _bearer(text, None if peers else (head, tokens[at + 1]), country, mentions)
            own = next((token.start for token in tokens if token.end == end), end)
            start = own if place else tokens[at - deputy].start
            yield Office(start, end, bearer or country, preposition(tokens, at - deputy), bearer is not None)


def _custodian(text: str, tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> Office | None:
    """Return the king told as "خادم الحرمين الشريفين" alone: whom the page names so, else his state."""
    if tuple(token.bare for token in tokens[at + 1 : at + 3]) != _CUSTODIAN[1:] or tokens[at].stem != _CUSTODIAN[0]:
        return None
    end = tokens[at + 2].end
    known = load().entities
    for one in (mention for mention in mentions if mention.type == "PER"):
        before = key(text[max(0, one.start - _BEFORE) : one.start]).split()[-2:]
        if before[-1:] == [_CUSTODIAN[2]] or before == [_CUSTODIAN[2], _KING]:
            if 0 <= one.start - end <= len(_KING) + 2:
                return None  # he is named beside it
            return Office(tokens[at].start, end, one.entity, preposition(tokens, at), named=True)
        saudi = one.entity in known and known[one.entity].country == "SA"
        if saudi and before[-1:] == [_KING]:
            return Office(tokens[at].start, end, one.entity, preposition(tokens, at), named=True)
    return Office(tokens[at].start, end, _SAUDI, preposition(tokens, at), named=False)


def _several(tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> list[Office]:
    """Return the offices of several countries that one word tells ("وزيرا خارجية مصر والأردن", "قادة مصر وليبيا")."""
    if tokens[at].stem not in _SEVERAL:
        return []
    prep, found = preposition(tokens, at), list[Office]()
    for place in range(at + 1, min(at + 2 * _LONGEST, len(tokens))):
        token = tokens[place]
        name = next((one for one in mentions if token.start <= one.start < token.end), None)
        state = None if name is None else as_state(name.entity)
        if name is not None and state is not None and (not found or token.key.startswith("و")):
            found.append(Office(name.start if found else tokens[at].start, name.end, state, prep, named=False))
        elif found or not (token.bare in _OF or token.stem in _OF or grammar().has("offices", token.bare)):
            break
    return found if len(found) > 1 else []


def _peers(token: Token) -> int:
    """Return how many "نظيره", "نظيريه", "الوزيران" are; 0 for another word."""
    if token.bare in _PAIRS or (token.stem in _DUALS and token.pos != "verb"):
        return 2
    return _PEERS.get(token.stem, 0) or _PEERS.get(token.bare, 0)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether an office begins at a word, and no other one before it."""
    if tokens[at].stem not in _HEADS or tokens[at].pos == "verb":
        return False
    before = tokens[at - 1] if at else None
    return before is None or not (before.stem in _OTHERS or before.bare in _OTHERS or before.stem in _HEADS)


def _countries(tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> Iterator[tuple[int, str]]:
    """Yield where each country of an office ends, and which it is: "الروسي", "قطر"."""
    table, definite = adjectives(), tokens[at].clitics.endswith("ال")
    for place in range(at + 1, min(at + _LONGEST, len(tokens))):
        token = tokens[place]
        state = table.get(token.stem) or (_UNITED_NATIONS if token.stem in _UN else _MALIAN.get(token.stem))
        if state is not None:
            if token.clitics.endswith("ال"):  # "وزير ألماني" is anybody
                yield token.end, state
            continue
        name = next((one for one in mentions if token.start <= one.start < token.end), None)
        if name is not None:
            state = as_state(name.entity) or seat(name.entity)
            if state is not None and not definite:
                yield name.end, state
            if tokens[at].stem in _DUALS or (name.type == "ORG" and name.entity.startswith("state:")):
                continue  # "وزيرة الخارجية الليبية" holds the name of a ministry
            return
        if not (token.bare in _OF or token.stem in _OF or grammar().has("offices", token.bare)):
            return
        definite = definite or token.clitics.endswith("ال")


def _named_here(tokens: Sequence[Token], at: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether a person's name stands beside an office: "الرئيس العراقي السابق X", "X، رئيس الوزراء"."""
    behind = [token for token in tokens if token.start >= end][: _APART + 1]
    for one in mentions:
        if one.type != "PER":
            continue
        apposed = tokens[at].clitics in ("", "ال") and not _peers(tokens[at])
        if 0 <= tokens[at].start - one.end <= _CLOSE and apposed:
            return True
        led = [token for token in behind if token.start < one.start]
        near = any(token.start <= one.start < token.end for token in behind)
        apart = _another(led) or _governed(led, mentions)
        if near and all(token.pos not in ("verb", "prep") for token in led) and not apart:
            return True
    return False


def _governed(led: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Whether a noun that is no title has the name for its genitive ("رفض السفير الأميركي اقتراح فلان")."""
    words, last = grammar(), led[-1] if led else None
    if last is None or last.pos != "noun" or last.clitics != "" or last.bare in _HONOURS:
        return False
    titled = any(words.has(name, last.stem) for name in ("ranks", "titles", "offices", "address", "callings"))
    return not titled and not any(one.start <= last.start < one.end for one in mentions)


def _another(led: Sequence[Token]) -> bool:
    """Whether the words before a name tell an office of its own ("الرئيس المصري وزير الخارجية فلان"), which "الأمير"
    right before it is not."""
    return any(
        _peers(token)
        or (token.stem in _HEADS and (token.clitics == "" or (after is not None and after.stem in adjectives())))
        for token, after in zip(led, [*led[1:], None], strict=False)
    )


def _bearer(text: str, office: tuple[Token, Token] | None, country: str, mentions: Sequence[Mention]) -> str | None:
    """Return the person whom the page names in an office of a country, None where it names none.

    Args:
        office: the first two words of the office, None for the same office elsewhere ("نظيره").
    """
    wanted = () if office is None else tuple(token.stem for token in office)
    for one in mentions:
        if one.type != "PER":
            continue
        line = max(text.rfind("\n", 0, one.start), one.start - _BEFORE)
        before = key(text[line + 1 : one.start]).split()
        behind = key(text[one.end : one.end + _BEHIND].removeprefix("،")).split()
        if text[one.end : one.end + 1] != "،" and behind[:1] and behind[0].startswith("ال"):
            behind = []  # "هاتف أوباما الرئيس التركي"
        for told in (_told(before[::-1], country), _told(behind, country, ahead=True)):
            if told and all(word in told or word in adjectives() for word in wanted):
                return one.entity
    return None


def _told(words: Sequence[str], country: str, *, ahead: bool = False) -> frozenset[str]:
    """Return the stems of the office of a country that is told beside a name, none where another word comes first.

    Args:
        words: those beside the name, the nearest first.
        ahead: whether they stand behind the name, so that the head comes first.
    """
    table, stems, of_country = adjectives(), set[str](), False
    for place, word in enumerate(words[:_LONGEST]):
        stem = word.removeprefix("و").removeprefix("ال")
        head = stem in _HEADS or word in _HEADS
        if ahead and place == 0 and not head:
            break
        if table.get(stem) == country:
            of_country = True
        elif head:
            stems |= {stem, word}
            if not ahead:
                break
        elif word in _OF or stem in _OF or grammar().has("offices", word):
            stems |= {stem, word}
        elif word not in _HONOURS:
            break
    headed = bool(stems & _HEADS)
    return frozenset(stems) if of_country and headed else frozenset()


def preposition(tokens: Sequence[Token], at: int) -> str:
    """Return the preposition before a noun or at its head, "" without one."""
    before = tokens[at - 1].bare if at else ""
    return next((one for one in "بل" if tokens[at].clitics.startswith(one)), before if before in _PREPOSITIONS else "")
