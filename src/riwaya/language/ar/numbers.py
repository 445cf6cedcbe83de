"""Reads Arabic numbers: "31 ألفا و915" is 31915, "مليونا ونصف المليون" 1500000; "الثالث عشر" is a rank, no number.

Digits of the three scripts with their separators, number words in every case, gender and spelling, what the two make
together, fractions and ranks. It knows nothing of what is counted: quantities/ does. Values are whole where they can
be (31915), else floating (0.5).

`numbers(text)` and `parse(text)` serve alone; `tokenise`, `cardinal` and `ordinal` serve the grammar of quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final

from msgspec import Struct

from riwaya.data import read_data
from riwaya.model import Passage
from riwaya.script import Folded, fold, key

Value = int | float

#: More digits than this are an article id, a card or a telephone, not a count.
MOST_DIGITS: Final = 15

#: Multiples beyond this ("مليون مليون مليون") are no number of anything.
LARGEST: Final = 10**15

# Words and digits of folded text. "4ر28" is 28.4 as wire services set it; "1 234 567" is one number, "20 43" is two.
_TOKEN = re.compile(
    r"\d{1,3}(?: \d{3})+(?:[.,٫]\d{1,2})?(?![\d.,٬٫،/])"
    r"|\d+ر\d+"
    r"|(?<![\d/])\d{1,4}/\d{1,4}(?![\d/])"
    r"|\d+(?:[.,،٬٫]\d+)*(?:e[+-]?\d{1,3}(?!\w)|\^-{0,2}\d{1,3}(?![\w.]))?"
    r"|(?<![\w.])[.٫]\d+"
    r"|[^\W\d_]+|\S"
)
_PREFIXES: Final = tuple(
    (conj + prep_article, bool(conj), prep, definite)
    for conj in ("", "و", "ف")
    for prep_article, prep, definite in (
        ("", "", False), ("ب", "ب", False), ("ل", "ل", False), ("ك", "ك", False),
        ("ال", "", True), ("بال", "ب", True), ("لل", "ل", True), ("كال", "ك", True),
    )
)  # fmt: skip
# "لست" is "I am not"; "كسبع" and "فست" do not occur.
_NOT_CLITIC: Final = frozenset({"لست", "كست", "وحده", "كسبع", "والدين", "وثان", "فاول"})


class Word(Struct, frozen=True):
    """What a token can be: letters of its proclitics (`skip`) and article, its value in each role (units, tens, …)."""

    skip: int
    article: int
    conj: bool
    prep: str
    definite: bool
    roles: dict[str, Value]


class Tokens(Struct, frozen=True):
    """Tokens of a folded text with their offsets and what each can be as a number (None for other words)."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    kinds: list[Word | None]

    def glued(self, index: int) -> bool:
        """Whether token `index` follows its neighbour without a space."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]


class Cardinal(Struct, frozen=True):
    """A number among tokens: [first, last) tokens, [start, end) characters of the folded text.

    `scale` is its last multiplier (1000 in "28.4 ألف"), `base` the value without it; `vague` for "عشرات الآلاف";
    `dotted` when a separator may be read two ways ("2.500"); `rule` names what was read."""

    value: Value
    first: int
    last: int
    start: int
    end: int
    rule: str
    definite: bool = False
    prep: str = ""
    scale: Value = 1
    base: Value = 0
    vague: bool = False
    dotted: bool = False
    shy: bool = False


class Number(Passage, frozen=True, kw_only=True):
    """A number in a text; `rule` is digits, words, mixed, fraction, ratio or vague."""

    value: Value
    rule: str


def numbers(text: str) -> tuple[Number, ...]:
    """Return the cardinal numbers of `text` in order; ranks ("الثالث عشر") are not among them."""
    folded = fold(text)
    tokens = tokenise(folded.text)
    return tuple(_number(text, folded, found) for found in cardinals(tokens))


def parse(text: str) -> Value | None:
    """Return the value of `text` when the whole of it is one number, else None."""
    tokens = tokenise(fold(text).text.strip())
    first = 1 if tokens.words[:1] == ["-"] and tokens.glued(1) else 0
    found = cardinal(tokens, first) if len(tokens.words) > first else None
    found = fraction_of(tokens, found) or found if found is not None else None
    return found.value if found is not None and found.last == len(tokens.words) else None


def cardinals(tokens: Tokens) -> Iterator[Cardinal]:
    """Yield the numbers among `tokens`, leftmost first, each as long as it can be."""
    index = 0
    while index < len(tokens.words):
        found = cardinal(tokens, index) if tokens.kinds[index] is not None else None
        rank = ordinal(tokens, index)
        if found is not None and rank is None:
            found = fraction_of(tokens, found) or found
            yield found
        found = rank or found
        index = found.last if found is not None else index + 1


def _number(text: str, folded: Folded, found: Cardinal) -> Number:
    start, end = folded.span(found.start, found.end)
    return Number(start=start, end=end, text=text[start:end], value=found.value, rule=found.rule)


# --- tokens -------------------------------------------------------------------------------------------------


def tokenise(folded: str) -> Tokens:
    """Split folded text into words, numbers and signs, and look each up as a number word."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(folded):
        words.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(folded, words, starts, ends, [word(token) for token in words])


@lru_cache(maxsize=65_536)
def word(token: str) -> Word | None:
    """Return what a folded token can be as a number, or None."""
    if token[0].isdecimal() or (len(token) > 1 and token[1].isdecimal()):
        value = literal(token)
        return None if value is None else Word(0, 0, False, "", False, {"ratios" if "/" in token else "digits": value})
    table = _table()
    if (roles := table.get(token)) is not None:
        return Word(0, 0, False, "", False, roles)
    if token[0] not in "وفبلكا" or token in _NOT_CLITIC:
        return None
    for prefix, conj, prep, definite in _PREFIXES[1:]:
        if token.startswith(prefix) and (roles := table.get(token[len(prefix) :])) is not None:
            article = 2 if prefix.endswith("ال") else 0
            return Word(len(prefix) - article, article, conj, prep, definite, roles)
    return None


@cache
def lexicon(name: str) -> Any:
    """Return a file of `lexicon/` as parsed; the forms in it are as written."""
    path = resources.files("riwaya").joinpath("language", "ar", "lexicon", f"{name}.yaml")
    return read_data(path)


@cache
def _table() -> dict[str, dict[str, Value]]:
    """Folded number word -> its value in each role."""
    table: dict[str, dict[str, Value]] = {}
    single = {"ten": 10, "eleven": 1, "minus": -1, "point": 0, "loose": 1}
    for role, content in lexicon("numbers").items():
        pairs = [(single[role], content)] if role in single else content.items()
        for value, forms in pairs:
            for form in forms.split():
                table.setdefault(key(form), {})[role] = value
    return table


# --- digits -------------------------------------------------------------------------------------------------


def literal(token: str) -> Value | None:
    """Return the value of digits with separators, or None: "1,234", "5ر2" as 2.5, "2.500" as 2.5 (see `dotted`)."""
    if sum(map(str.isdecimal, token)) > MOST_DIGITS:
        return None
    if "ر" in token:
        after, _, before = token.partition("ر")
        return _float(f"{before}.{after}")
    if "/" in token:
        above, below = map(int, token.split("/"))
        return whole(above / below) if below else None
    if "e" in token or "^" in token:
        return _power(token.replace("٫", ".").replace(",", "."))
    marks = re.sub(r"\d", "", token)
    if " " in token:
        return _float(token.replace(" ", "").replace(",", ".").replace("٫", "."))
    if not marks:
        return int(token)
    return _separated(re.split(r"[.,،٬٫]", token), marks)


def _separated(parts: list[str], marks: str) -> Value | None:
    """Tell thousands from decimals by the marks and the length of what they part."""
    grouped = all(len(part) == 3 for part in parts[1:]) and 1 <= len(parts[0]) <= 3 and parts[0] != "0"
    if len(marks) == 1:
        thousands = marks == "٬" or (marks in ",،" and grouped)
        return int("".join(parts)) if thousands else _float(f"{parts[0] or '0'}.{parts[1]}")
    if len(set(marks)) == 1:
        return int("".join(parts)) if grouped else None
    if len(set(marks[:-1])) == 1 and all(len(part) == 3 for part in parts[1:-1]):
        return _float("".join(parts[:-1]) + "." + parts[-1])
    return None


def _power(token: str) -> Value | None:
    """Return "1.5e6" and "2^10" as numbers, or None where they are too large to count anything."""
    base, sign, exponent = token.partition("^")
    try:
        value = float(base) ** float(exponent.replace("--", "")) if sign else float(token)
    except (OverflowError, ValueError):
        return None
    return whole(value)


def dotted(token: str) -> bool:
    """Whether digits may be thousands as well as a decimal: "2.500"."""
    return re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", token) is not None


def _float(digits: str) -> Value:
    return whole(float(digits))


def whole(value: Value) -> Value:
    """Return `value` as an int where it is whole and exact, rounded where floating arithmetic left dust."""
    rounded = round(value, 9) if abs(value) < 1e12 and value == value else value
    near = rounded if abs(rounded - value) < 1e-9 and rounded != 0 else value
    return int(near) if float(near).is_integer() and abs(near) < 1e18 else near


# --- composition --------------------------------------------------------------------------------------------


def cardinal(tokens: Tokens, first: int) -> Cardinal | None:
    """Return the longest number that begins with token `first`, or None."""
    kind = tokens.kinds[first]
    if kind is None:
        return None
    roles = kind.roles
    if "minus" in roles:
        return _negative(tokens, first)
    if "vague" in roles and (vague := _vague(tokens, first)) is not None:
        return vague
    if "ratios" in roles:
        return _cardinal(tokens, first, first + 1, _signed(tokens, first, roles["ratios"]), rule="ratio")
    group = _group(tokens, first)
    if group is None:
        return _fraction(tokens, first)
    value, base, scale, last = _scaled(tokens, *group)
    value, last = _and_fraction(tokens, value, scale, last)
    value, last = _decimal_words(tokens, value, last)
    return _cardinal(tokens, first, last, _signed(tokens, first, value), scale=scale, base=base)


def _signed(tokens: Tokens, first: int, value: Value) -> Value:
    """Negate digits behind a minus sign: "-2", but not "10-20"."""
    return -value if _minus(tokens, first) else value


def _minus(tokens: Tokens, first: int) -> bool:
    at = tokens.starts[first]
    return (
        tokens.words[first][0].isdecimal()
        and tokens.text[at - 1 : at] == "-"
        and (at < 2 or tokens.text[at - 2] in " (<>=\n")
    )


def _cardinal(
    tokens: Tokens, first: int, last: int, value: Value, *, scale: Value = 1, base: Value = 0, rule: str = ""
) -> Cardinal:
    kind = tokens.kinds[first]
    assert kind is not None
    digits = "digits" in kind.roles or "ratios" in kind.roles
    pieces = tokens.words[first:last]
    mixed = any(piece[-1].isdecimal() for piece in pieces) and any(piece[-1].isalpha() for piece in pieces)
    shy = last == first + 1 and not digits and not {"unit", "ten", "tens", "teens", "hundreds"}.isdisjoint(kind.roles)
    return Cardinal(
        value=whole(value), first=first, last=last, end=tokens.ends[last - 1],
        start=tokens.starts[first] + kind.skip - _minus(tokens, first),
        rule=rule or ("mixed" if mixed else "digits" if digits else "words"),
        definite=kind.definite, prep=kind.prep, scale=scale, base=base or value,
        dotted=digits and last == first + 1 and dotted(tokens.words[first]), shy=shy,
    )  # fmt: skip


def _follows(tokens: Tokens, index: int, *, conj: bool) -> tuple[Word | None, int]:
    """Return the number word at `index`, with و (glued or apart, then past it) or without, and the token after it."""
    kinds = tokens.kinds
    if index >= len(kinds):
        return None, index
    kind = kinds[index]
    if kind is not None:
        fits = kind.conj == conj and not kind.prep and tokens.words[index][:1] != "ف"
        return (kind, index + 1) if fits else (None, index)
    if conj and tokens.words[index] == "و" and index + 1 < len(kinds):
        kind = kinds[index + 1]
        if kind is not None and not kind.conj and not kind.prep:
            return kind, index + 2
    return None, index


def _group(tokens: Tokens, first: int) -> tuple[Value, int] | None:
    """Read what stands before a scale: digits, or words below a thousand."""
    kind = tokens.kinds[first]
    if kind is None:
        return None
    roles, last = kind.roles, first + 1
    if "digits" in roles:
        return roles["digits"], last
    if "units" in roles or "eleven" in roles:
        return _from_unit(tokens, roles, last)
    for role in ("ten", "teens", "tens"):
        if role in roles:
            return roles[role], last
    if "hundreds" in roles:
        return _below_hundred(tokens, roles["hundreds"], last, loose="loose" in roles)
    if "two_scales" in roles and not ("scales" in roles and _half_follows(tokens, last)):
        return roles["two_scales"], last
    if "scales" in roles:
        return roles["scales"], last
    return None


def _definite(tokens: Tokens, index: int) -> bool:
    kind = tokens.kinds[index]
    return kind is not None and kind.definite


def _half_follows(tokens: Tokens, index: int) -> bool:
    """Whether "ونصف" follows: "مليونا ونصف المليون" is one million and a half, "مليونا دولار" two million."""
    nxt, _ = _follows(tokens, index, conj=True)
    return nxt is not None


def _from_unit(tokens: Tokens, roles: dict[str, Value], last: int) -> tuple[Value, int] | None:
    unit = roles.get("units", roles.get("eleven", 1))
    nxt, after = _follows(tokens, last, conj=False)
    if nxt is not None and not nxt.definite:
        if "ten" in nxt.roles and 1 <= unit <= 9:
            return unit + 10, after
        if nxt.roles.get("hundreds") == 100 and 3 <= unit <= 9:
            return _below_hundred(tokens, unit * 100, after, loose=False)
    if "units" not in roles and "hundreds" not in roles:  # أحد and إحدى count only before عشر
        return None
    nxt, after = _follows(tokens, last, conj=True)
    if nxt is not None and "tens" in nxt.roles and 1 <= unit <= 9:
        return unit + nxt.roles["tens"], after
    return unit, last


def _below_hundred(tokens: Tokens, hundreds: Value, last: int, *, loose: bool) -> tuple[Value, int]:
    """Read what follows a hundred: "مئة وخمسة وعشرون", colloquial "متين واحد وعشرين", "مئة و20"."""
    for conj in (True, False) if loose else (True,):
        nxt, after = _follows(tokens, last, conj=conj)
        if nxt is None or (nxt.definite and not _definite(tokens, last - 1)):
            continue
        if 0 < nxt.roles.get("digits", 100) < 100:
            return hundreds + nxt.roles["digits"], after
        if {"ten", "teens", "tens", "units", "eleven"} & nxt.roles.keys():
            rest = _group(tokens, after - 1)
            if rest is not None and 0 < rest[0] < 100:
                return hundreds + rest[0], rest[1]
    return hundreds, last


def _scaled(tokens: Tokens, value: Value, last: int) -> tuple[Value, Value, Value, int]:
    """Multiply by scales and add smaller groups ("مليون ومئتا ألف وثلاثون"): value, base, scale, last."""
    total, base, scale, last = _multiplied(tokens, value, last)
    least = scale
    while least > 1:
        nxt, after = _follows(tokens, last, conj=True)
        if nxt is None or nxt.definite or not (nxt.roles.keys() & _JOINABLE):
            break
        group = _group(tokens, after - 1)
        if group is None:
            break
        more, _, its_scale, end = _multiplied(tokens, *group)
        if more >= least or its_scale >= least or more == 0:
            break
        total, last, least = total + more, end, its_scale
    return total, base, scale, last


_JOINABLE: Final = frozenset({"digits", "units", "eleven", "ten", "teens", "tens", "hundreds", "scales", "two_scales"})


def _multiplied(tokens: Tokens, value: Value, last: int) -> tuple[Value, Value, Value, int]:
    own = tokens.kinds[last - 1]
    scale = _own_scale(own.roles, value) if own is not None else 1
    base, total = (value / scale if scale > 1 else value), value
    while True:
        nxt, after = _follows(tokens, last, conj=False)
        hundred = nxt is not None and nxt.roles.get("hundreds") == 100 and scale == 1 and 2 <= total < 10
        apart = nxt is not None and nxt.definite and not (1 < total < 1000)  # but "عشرة الآلاف"
        if nxt is None or apart or not ("scales" in nxt.roles or hundred) or total > LARGEST:
            return total, whole(base), scale, last
        times = nxt.roles.get("scales", 100)
        total, scale, last = total * times, (times if scale == 1 else scale * times), after


def _own_scale(roles: dict[str, Value], value: Value) -> Value:
    """The scale inside a bare "ألف" or "مليونان"; 1 for other words."""
    if roles.get("scales") == value:
        return value
    return value // 2 if roles.get("two_scales") == value else 1


def _and_fraction(tokens: Tokens, value: Value, scale: Value, last: int) -> tuple[Value, int]:
    """Add "ونصف", "وربع", "ونصف المليون", "وثلثين" to a number: the fraction is of its scale."""
    apart, past = _follows(tokens, last, conj=False)
    if (
        apart is not None
        and "ratios" in apart.roles
        and apart.roles["ratios"] < 1
        and "digits" in (tokens.kinds[last - 1] or apart).roles
    ):
        return value + apart.roles["ratios"], past
    nxt, after = _follows(tokens, last, conj=True)
    if nxt is None or nxt.definite:
        return value, last
    part = 1 / nxt.roles["fractions"] if "fractions" in nxt.roles else None
    if "two_fractions" in nxt.roles:
        part = 2 / nxt.roles["two_fractions"]
    if part is None:
        return value, last
    again, past = _follows(tokens, after, conj=False)
    if again is not None and "scales" in again.roles:
        return value + part * again.roles["scales"], past
    return value + part * scale, after


def _decimal_words(tokens: Tokens, value: Value, last: int) -> tuple[Value, int]:
    """Read "1 فاصلة 5" and "مائتين فاصلة ثلاثة من مائة"."""
    if last + 1 < len(tokens.words) and tokens.words[last] in ("فاصله", "فاصل"):
        group = _group(tokens, last + 1)
        if group is not None and isinstance(group[0], int) and isinstance(value, int):
            places = len(str(group[0]))
            after = group[1]
            if tokens.words[after : after + 1] == ["من"] and after + 1 < len(tokens.words):
                below = _group(tokens, after + 1)
                if below is not None and below[0] in (10, 100, 1000):
                    return value + group[0] / below[0], below[1]
            return value + group[0] / 10**places, after
    return value, last


def _negative(tokens: Tokens, first: int) -> Cardinal | None:
    found = cardinal(tokens, first + 1) if first + 1 < len(tokens.words) else None
    if found is None or found.prep or found.value < 0:
        return None
    return _cardinal(tokens, first, found.last, -found.value, rule="words")


def _fraction(tokens: Tokens, first: int) -> Cardinal | None:
    """Read a fraction that stands alone: "نصف", "ثلثي", "نصف مليون"."""
    kind = tokens.kinds[first]
    assert kind is not None
    roles = kind.roles
    part = 1 / roles["fractions"] if "fractions" in roles else None
    if "two_fractions" in roles:
        part = 2 / roles["two_fractions"]
    if part is None and "shy_fractions" in roles:
        part = 1 / roles["shy_fractions"]
    if part is None:
        return None
    nxt, after = _follows(tokens, first + 1, conj=False)
    if nxt is not None and "scales" in nxt.roles:
        return _cardinal(tokens, first, after, part * nxt.roles["scales"], rule="fraction")
    return _cardinal(tokens, first, first + 1, part, rule="fraction")


def _vague(tokens: Tokens, first: int) -> Cardinal | None:
    """Read "عشرات", "مئات الآلاف", "بضع مئات", "آلاف"; after a number "آلاف" is a scale and does not come here."""
    kind = tokens.kinds[first]
    assert kind is not None
    value, last = kind.roles["vague"], first + 1
    if value == 3:  # بضعة: three to nine; what follows says of what
        nxt, after = _follows(tokens, last, conj=False)
        if nxt is not None and ({"vague", "scales", "ten"} & nxt.roles.keys()):
            value, last = nxt.roles.get("vague", nxt.roles.get("scales", 10)), after
    nxt, after = _follows(tokens, last, conj=False)
    if nxt is not None and "scales" in nxt.roles and nxt.roles["scales"] > value >= 10:
        value, last = value * nxt.roles["scales"], after
    end = tokens.ends[last - 1]
    return Cardinal(
        value, first, last, tokens.starts[first] + kind.skip, end, "vague", kind.definite, kind.prep, vague=True
    )


# --- many fractions and ranks -------------------------------------------------------------------------------


def fraction_of(tokens: Tokens, found: Cardinal) -> Cardinal | None:
    """Return "ثلاثة أرباع", "ثلاث وعشرون خمسا" or "واحد على ثلاثة" where they follow the number `found`, else None."""
    nxt, after = _follows(tokens, found.last, conj=False)
    if nxt is None or nxt.definite or not nxt.roles.keys() & {"many_fractions", "shy_fractions", "fractions"}:
        return _over(tokens, found)
    if "many_fractions" not in nxt.roles:
        below = nxt.roles.get("shy_fractions", nxt.roles.get("fractions", 1))
        return _cardinal(tokens, found.first, after, found.value / below, rule="fraction") if found.value > 10 else None
    value = found.value / nxt.roles["many_fractions"]
    again, past = _follows(tokens, after, conj=False)
    if again is not None and "scales" in again.roles:  # "ثلاثة أرباع مليون"
        value, after = value * again.roles["scales"], past
    return _cardinal(tokens, found.first, after, value, rule="fraction")


def _over(tokens: Tokens, found: Cardinal) -> Cardinal | None:
    """Read "واحد على ثلاثة"; other numerators, and من, only where the line holds nothing else."""
    if found.last + 1 >= len(tokens.words) or tokens.words[found.last] not in ("علي", "من") or found.value == 0:
        return None
    below = cardinal(tokens, found.last + 1) if tokens.kinds[found.last + 1] is not None else None
    if below is None or below.definite or below.prep or below.value <= 0:
        return None
    alone = found.first == 0 and below.last == len(tokens.words)
    if not alone and not (abs(found.value) == 1 and tokens.words[found.last] == "علي"):
        return None
    return _cardinal(tokens, found.first, below.last, found.value / below.value, rule="fraction")


def ordinal(tokens: Tokens, first: int) -> Cardinal | None:
    """Return the rank that begins with token `first`: "الثالث", "الحادي عشر", "الخامس والعشرين", "العشرون", or None."""
    kind = tokens.kinds[first]
    if kind is None:
        return None
    roles = kind.roles
    start = roles.get("ordinals", roles.get("first_halves") if kind.definite else None)
    if start is not None:
        nxt, after = _follows(tokens, first + 1, conj=False)
        sunday = tokens.words[first : first + 2] == ["الاحد", "عشره"]  # "الأحد عشرة جنود": ten on Sunday
        if nxt is not None and "ten" in nxt.roles and start < 10 and not sunday:
            return _cardinal(tokens, first, after, start + 10, rule="rank")
        nxt, after = _follows(tokens, first + 1, conj=True)
        if nxt is not None and "tens" in nxt.roles and start < 10 and (nxt.definite or kind.definite):
            return _cardinal(tokens, first, after, start + nxt.roles["tens"], rule="rank")
    if "ordinals" in roles:
        return _cardinal(tokens, first, first + 1, roles["ordinals"], rule="rank")
    if kind.definite and "tens" in roles:
        return _cardinal(tokens, first, first + 1, roles["tens"], rule="rank")
    return None


#: What each rule reads.
RULES: Final = {
    "digits": "a number in digits: 1,250 · ١٢ · 5ر2",
    "words": "a number in words: ثلاثة وعشرون، مئتان، مليونا ونصف المليون",
    "mixed": "digits with a multiple in words: 28.4 ألف، 31 ألفا و915",
    "fraction": "a fraction: نصف، ثلثي، ثلاثة أرباع",
    "ratio": "a fraction in digits: 3/4",
    "vague": "a vague multiple: عشرات، مئات الآلاف، بضعة",
}
