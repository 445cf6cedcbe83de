"""Which preposition governs a noun: titles, ranks and numbers may stand between ("مع وزير الخارجية جون كيري")."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.grammar import QUOTES, Token, grammar
from riwaya.claims.parts.collectives import SHORT, adjectives
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
#: "فتحت" is the verb, not "and under".
_OPENED = key("فتحت")
#: "أكثر من 20", "ما لا يقل عن 20", "ما يزيد على 20": the number, not من, has the case.
THAN, _OVER = key("عن"), key("على")
_MORE = frozenset(map(key, ("أكثر", "أقل", "أزيد", "يقل", "يزيد", "يقرب", "يربو")))
#: Of the words before a number, the prepositions that govern what it counts ("مع 30 مسلحا") unless they go with another
#: one ("أكثر من 30").
_PARTING = frozenset(map(key, ("من", "عن", "على")))
#: The word between a number and what is counted ("خمسة من أفراد الشرطة").
FROM = key("من")
#: "كل من تركيا وروسيا": each of several who are named one by one.
_EACH = frozenset(map(key, ("كل", "كلا", "كلتا")))
#: Classes of words that may stand between a preposition and a name: titles, what a name holds, what it is freed from.
_TITLES = ("ranks", "offices", "address", "holds")
#: Words of a title before a name, with its adjectives ("مع وزير الخارجية الأميركي جون كيري").
TITLE = 7
#: Who stands at the head of an organisation that ل names behind him, its organs, and the adjectives of both ("الأمين
#: العام للأمم المتحدة", "المكتب السياسي لحركة").
_CHIEFS = frozenset(
    key(word + end)
    for word in (
        "أمين",
        "مدير",
        "ممثل",
        "مبعوث",
        "مفوض",
        "مندوب",
        "منسق",
        "سكرتير",
        "رئيس",
        "قائد",
        "مستشار",
        "زعيم",
        "متحدث",
        "ناطق",
        "نائب",
    )
    for end in ("", "ة")
) | frozenset(map(key, ("هيئة", "مكتب", "لجنة", "أمانة", "قيادة", "جناح", "ذراع", "مجلس", "جمعية", "كتلة", "هيئات")))
_OF_CHIEFS = frozenset(
    map(
        key,
        (
            *("عام", "عامة", "أعلى", "عليا", "خاص", "خاصة", "سامي", "سامية", "تنفيذي", "تنفيذية", "دائم", "دائمة"),
            *("سياسي", "سياسية", "مركزي", "مركزية", "عسكري", "عسكرية", "إعلامي", "إعلامية", "تأسيسية", "برلمانية"),
            *("مقيم", "مقيمة", "مساعد", "مساعدة", "جديد", "جديدة", "سابق", "سابقة", "شخصي", "شخصية"),
        ),
    )
)


def preposition_of(text: str, tokens: Sequence[Token], start: int) -> str:
    """Return the preposition that governs the noun at `start`, walking back over titles and ranks."""
    words = grammar()
    here = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].start <= start), 0)
    clitic = text[tokens[here].start : start] if tokens[here].start < start else tokens[here].clitics
    clitic = key(clitic).replace("ال", "").lstrip("وف")
    holder = (belonging(tokens, here) or chief(tokens, here)) if clitic in ("ل", "لل") else None
    if holder is not None:
        return preposition_of(text, tokens, tokens[holder].start + len(tokens[holder].clitics.removesuffix("ال")))
    if clitic in ("ب", "ل", "ك", "لل"):
        return clitic[0]
    at = here - 1
    while at >= max(0, here - TITLE):
        token = tokens[at]
        counted = _counted(tokens, at)
        if counted is not None:
            at, here = counted - 1, counted
            clitic = tokens[counted].clitics.replace("ال", "").lstrip("وف")
            if clitic in ("ب", "ل", "ك", "لل"):
                return clitic[0]
            continue
        behind_from = at > 0 and tokens[at - 1].bare == FROM
        if token.bare in _SIDED:
            return f"{FROM} {token.bare}" if behind_from else token.bare
        if token.bare in _HANDS and behind_from:
            return FROM
        if words.has("nearly", token.bare) and number(tokens[at + 1]) and token.bare not in _PARTING:
            at -= 1
            continue  # "نحو 30 مسلحا"
        governs = words.has("prepositions", token.bare) or words.has("locatives", token.bare) or token.bare in _LEADING
        if governs and token.key != _OPENED:
            return token.bare
        if token.clitics.lstrip("وف") in ("ب", "ل", "لل", "بال") and words.has("ranks", token.stem):
            holder = chief(tokens, at) if token.clitics.lstrip("وف") == "ل" else None
            if holder is not None:
                organ = tokens[holder]
                return preposition_of(text, tokens, organ.start + len(organ.clitics.removesuffix("ال")))
            closed = token.clitics.endswith("ال") and at + 1 < len(tokens) and tokens[at + 1].clitics == ""
            return "" if closed and held(tokens[at + 1]) else token.clitics.lstrip("وف")[0]  # "بالمدفعية مواقع للجيش"
        if not leads_to_name(tokens, at):
            return ""
        at -= 1
    return ""


def _counted(tokens: Sequence[Token], at: int) -> int | None:
    """Return the number of the word that counts what follows the من at token `at` ("خمسة من", "عدد كبير من").

    What is counted stands where the number does: in "مقتل ثلاثة من الجنود" the soldiers are the genitive of مقتل.
    """
    if at < 1 or tokens[at].key not in (FROM, THAN, _OVER):
        return None
    if tokens[at - 1].bare in _MORE or tokens[at - 1].stem in _MORE:
        return at - 1
    if tokens[at].key == FROM and counts(tokens[at - 1]):
        return at - 1
    described = at > 1 and tokens[at].key == FROM and grammar().has("partitives", tokens[at - 2].stem)
    return at - 2 if described and tokens[at - 1].pos in ("adj", "noun") else None


def leads_to_name(tokens: Sequence[Token], at: int) -> bool:
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
            return at if token.key.endswith(token.stem) else None  # "مواقعها" are hers already
        if not words.has("owned", token.stem) and token.pos != "adj":
            return None
    return None


def chief(tokens: Sequence[Token], here: int) -> int | None:
    """Return the number of the token of who heads the body at token `here` ("مع الأمين العام للأمم المتحدة")."""
    at = here - 1
    while at > 0 and tokens[at].clitics.endswith("ال") and tokens[at].stem in _OF_CHIEFS:
        at -= 1
    return at if 0 <= at < here - 1 and tokens[at].stem in _CHIEFS else None


def held(token: Token) -> bool:
    """Whether a word is a thing or people that bodies have ("مواقع", "موقعا", "سيارتين")."""
    words = grammar()
    forms = {token.stem, token.bare, *(token.stem.removesuffix(end) for end in ("ا", "ين", "ان", "تين", "تان"))}
    return any(words.has("belongings", form) for form in forms)


def counts(token: Token) -> bool:
    """Whether a word says how many of what follows من ("عدد من", "مجموعة من", "خمسة من")."""
    return grammar().has("partitives", token.stem) or token.bare in _EACH or number(token)


def number(token: Token) -> bool:
    """Whether a word is a number ("عشرون", "45")."""
    return token.key.isdigit() or token.pos == "num" or grammar().has("numbers", token.bare)
