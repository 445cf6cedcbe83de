"""Words that tell time: a line of text becomes a row of tokens and a string of their classes, one character each.

"قبل يومين من الثلاثاء 7 أيار/مايو" is seven words to a reader and `before dual from weekday number month` to the
grammar of times/, whose patterns are regular expressions over those classes. A word may belong to several ("اليوم"
is today and the day), so each combination of kinds has a character of its own, and `<weekday>` in a pattern stands for
all characters whose combination holds it. Two names of a month ("نيسان/أبريل"), number words ("خمسة وعشرين") and
ordinals ("الثالث عشر") become one token here. Clitics (و ف ب ل ك) are tokens of their own and stay outside spans.

What it leaves alone: whether a word means time at all ("عام" general, "مارس" practised) is the grammar's to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from riwaya.data import read_data
from riwaya.errors import KnowledgeError
from riwaya.script import Folded, key

Value = Any
#: Class of a word that tells no time; no pattern crosses it.
OTHER = " "
#: The code of the first kind; classes of characters below U+0100 compile three times as fast as others.
_FIRST = 0x21
_NOTHING: Mapping[str, Any] = {}
_TOKEN = re.compile(r"[^\W\d_]+|\d(?:[\d/.:\-]*\d)?|[^\s\w]|_")
_PUNCTUATION = {
    "/": "slash", "-": "dash", "–": "dash", "—": "dash", "(": "open", ")": "close", "،": "comma", ",": "comma",
    ":": "colon", "[": "open", "]": "close",
}  # fmt: skip
#: Clitics that may stand before a time word, longest first where they share letters.
_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_ARTICLE = "ال"
#: Kinds whose forms also take the article, under the name `the_` + kind.
_DEFINITE = ("unit", "dual", "plural")
#: Kinds whose value is a unit and that get a second, narrower name: `unit_day`.
_BY_UNIT = ("unit", "dual", "plural", "the_unit", "the_dual", "the_plural", "construct")
_YEARS = range(1300, 2201)


class Token(Struct, frozen=True, gc=False):
    """A word of a line: folded offsets, class character, and what it is worth as each kind."""

    start: int
    end: int
    code: str
    values: Mapping[str, Value]


class Entry(Struct, frozen=True):
    """What a form can be: its class character and its value by kind."""

    code: str
    values: Mapping[str, Value]


class Lexicon(Struct, frozen=True):
    """The compiled words: surface forms with their clitics, phrases, and the characters of each kind."""

    table: dict[str, tuple[str, int, Entry]]
    starts: dict[str, tuple[str, int]]
    phrase: re.Pattern[str]
    phrases: dict[str, Entry]
    codes: dict[frozenset[str], str]

    def entry(self, values: Mapping[str, Value]) -> Entry:
        """Return the entry of a value made while reading (a number, a pair of month names)."""
        return Entry(self.codes[frozenset(values)], values)


class Row(Struct, frozen=True):
    """A line as tokens and as the string of their classes; both have the same length."""

    folded: Folded
    tokens: list[Token]
    codes: str


# --- reading a line -----------------------------------------------------------------------------------------


def row(folded: Folded) -> Row:
    """Return the tokens of a folded line with its numbers, ordinals and month pairs put together."""
    lexicon = load()
    tokens = _compound(list(_tokens(folded.text, lexicon)), lexicon)
    return Row(folded, tokens, "".join([token.code for token in tokens]))


def _tokens(text: str, lexicon: Lexicon) -> Iterator[Token]:
    table, starts, done = lexicon.table, lexicon.starts, 0
    for match in _TOKEN.finditer(text):
        word = match[0]
        start, end = match.span()
        if start < done:
            continue
        known = table.get(word)
        if word in starts and (phrase := lexicon.phrase.match(text, start + starts[word][1])) is not None:
            known = (*starts[word], lexicon.phrases[" ".join(phrase[0].split())])
            end = done = phrase.end()
        if known is None:
            entry = _digits(word) if word[0].isdecimal() else None
            yield Token(start, end, entry.code if entry else OTHER, entry.values if entry else _NOTHING)
            continue
        clitics, cut, entry = known
        if clitics:
            at = start
            for letter in clitics:
                values: dict[str, Value] = {"and": letter} if letter in "وف" else {"prep": letter}
                yield Token(at, at + 1, lexicon.codes[frozenset(values)], values)
                at += 1
            start += cut
        yield Token(start, end, entry.code, entry.values)


@lru_cache(maxsize=4096)
def _digits(word: str) -> Entry | None:
    """Say what a run of digits can be: a number, a clock time, a date, a range."""
    lexicon = load()
    if word.isdecimal():
        return lexicon.entry(_number(int(word), digit=True)) if len(word) < 8 else None
    values = next((found for read in (_clock, _full_date, _half_date, _decimal) if (found := read(word))), None)
    return lexicon.entry(values) if values else None


def _number(value: int, *, digit: bool) -> dict[str, Value]:
    kinds: dict[str, Value] = {"num": value}
    if digit:
        kinds["digit"] = value
    if 1 <= value <= 12:
        kinds["month_number"] = value
    if 0 <= value <= 24:
        kinds["hour"] = value
    if 1 <= value <= 31:
        kinds["day"] = value
    if 0 <= value <= 59:
        kinds["minute"] = value
    if value in _YEARS:
        kinds["year"] = value
    return kinds


def _clock(word: str) -> dict[str, Value] | None:
    found = re.fullmatch(r"(\d{1,2}):(\d\d)(?::(\d\d))?", word)
    if found is None or int(found[1]) > 24 or int(found[2]) > 59:
        return None
    return {"clock": (int(found[1]), int(found[2]), int(found[3] or 0))}


def _full_date(word: str) -> dict[str, Value] | None:
    """Read 16/9/2021, 2021-09-16, 28.8.17: the day first, unless only the other order gives a month."""
    found = re.fullmatch(r"(\d{1,4})([/.\-])(\d{1,2})\2(\d{1,4})", word)
    if found is None:
        return None
    first, middle, last = int(found[1]), int(found[3]), int(found[4])
    year, low = (first, last) if len(found[1]) == 4 else (last, first)
    if len(found[1]) < 4 and len(found[4]) == 2:
        year += 2000 if year < 50 else 1900
    elif year not in _YEARS:
        return None
    if middle > 12 and low <= 12:
        middle, low = low, middle
    return {"date": (year, middle, low)} if 1 <= middle <= 12 and 1 <= low <= 31 else None


def _half_date(word: str) -> dict[str, Value] | None:
    """Read 3/2015 and 2015-03 (month of a year), 22/04 (day and month), 13-15 and 2003-2011 (ranges)."""
    found = re.fullmatch(r"(\d{1,4})([/.\-])(\d{1,4})", word)
    if found is None:
        return None
    first, last, mark = int(found[1]), int(found[3]), found[2]
    if first in _YEARS and last in _YEARS:
        return {"year_range": (first, last)} if mark != "." and first < last else None
    if len(found[1]) == 4 or len(found[3]) == 4:
        year, month = (first, last) if len(found[1]) == 4 else (last, first)
        return {"month_year": (year, month)} if year in _YEARS and 1 <= month <= 12 and mark != "." else None
    if mark == ".":
        clock = {"clock_dot": (first, last, 0)} if len(found[3]) == 2 and first < 24 and last < 60 else {}
        return {"decimal": float(word), **clock}
    if mark == "-" and first < last <= 31:
        return {"day_range": (first, last)}
    month, day = (last, first) if last <= 12 else (first, last)
    return {"day_month": (month, day)} if mark == "/" and 1 <= month <= 12 and 1 <= day <= 31 else None


def _decimal(word: str) -> dict[str, Value] | None:
    return {"decimal": float(word)} if re.fullmatch(r"\d{1,4}\.\d{1,3}", word) else None


#: Every combination of kinds that digits and compounds can have; their characters exist before any text is read.
def _made() -> Iterator[frozenset[str]]:
    for value in (*range(60), 60, 99, *(_YEARS[0], _YEARS[-1])):
        for digit in (True, False):
            kinds = frozenset(_number(value, digit=digit))
            yield kinds
    yield from (
        frozenset((kind,))
        for kind in ("clock", "date", "month_year", "year_range", "day_range", "day_month", "decimal", "ordinal")
    )
    yield frozenset(("decimal", "clock_dot"))
    yield from (
        frozenset((kind,)) for kind in ("and", "prep", "month", "hmonth", "al", "the_number", *_PUNCTUATION.values())
    )


# --- compounds ----------------------------------------------------------------------------------------------


def _compound(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Put number words, ordinals and month pairs together, from left to right in one pass."""
    out: list[Token] = []
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        values = token.values
        if values:
            for kind, join in _JOINS:
                if kind in values and (joined := join(tokens, at, lexicon)) is not None:
                    token, at = joined
                    break
            else:
                at += 1
        else:
            at += 1
        out.append(token)
    return out


def _join_numbers(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Token, int] | None:
    """Add up number words: "خمسة وعشرين", "ألفين وثمانية عشر"."""
    first = tokens[at]
    # Not numbers.cardinal: it reads tokens of its own, and making them again at each و of a chain costs quadratic time.
    total, part, last, end = 0, first.values["number"], first.values["number"], at + 1
    if last >= 1000:
        total, part = last, 0
    while end < len(tokens):
        step = 2 if "and" in tokens[end].values else 1
        if end + step > len(tokens):
            break
        word = tokens[end + step - 1].values
        value = word.get("number")
        if value is None:
            break
        if step == 1:
            if "teen" in word and last < 10:
                part += 10
                last = 10
            elif value == 100 and 2 < last < 10:
                part, last = part * 100, 100
            elif value == 1000 and 0 < part < 1000 and not total:
                total, part, last = part * 1000, 0, 1000
            else:
                break
        elif (20 <= value < 100 and last < 10) or (value < last and last >= 100 and last % 100 == 0):
            part, last = part + value, value
        else:
            break
        end += step
    values = _number(total + part, digit=False)
    extra = {kind: value for kind, value in first.values.items() if kind not in values} if end == at + 1 else {}
    merged = {**values, **extra}
    entry = Entry(lexicon.codes[frozenset(merged)], merged)
    return Token(first.start, tokens[end - 1].end, entry.code, entry.values), end


def _join_ordinals(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Token, int] | None:
    """Add up ordinals: "الثالث عشر", "الحادي والعشرين"."""
    first = tokens[at]
    base = first.values.get("ordinal") or first.values["unit_ordinal"]
    if at + 1 < len(tokens) and "teen" in tokens[at + 1].values and base < 10:
        value, end = base + 10, at + 2
    elif (
        at + 2 < len(tokens)
        and "and" in tokens[at + 1].values
        and base < 10
        and (tens := tokens[at + 2].values.get("the_number") or 0) >= 20
    ):
        value, end = base + tens, at + 3
    else:
        return None
    entry = lexicon.entry({"ordinal": value})
    return Token(first.start, tokens[end - 1].end, entry.code, entry.values), end


def _join_the_numbers(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Token, int] | None:
    """Add up definite numbers: "الأربع والعشرين"."""
    first = tokens[at].values["the_number"]
    tens = tokens[at + 2].values.get("the_number") if at + 2 < len(tokens) and "and" in tokens[at + 1].values else None
    if tens is None or first > 9 or tens < 20:
        return None
    entry = lexicon.entry({"the_number": first + tens})
    return Token(tokens[at].start, tokens[at + 2].end, entry.code, entry.values), at + 3


def _join_months(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Token, int] | None:
    """Make one token of two names of a month: "نيسان/أبريل", "يوليو (تموز)", "آب أغسطس"."""
    number = _month(tokens[at])
    mark = at + 1
    bracket = mark < len(tokens) and "open" in tokens[mark].values
    other = mark + (mark < len(tokens) and not _PAIR_MARKS.isdisjoint(tokens[mark].values))
    if other >= len(tokens) or _month(tokens[other]) != number:
        return None
    end = other + 1 + bracket
    if bracket and (end > len(tokens) or "close" not in tokens[end - 1].values):
        return None
    entry = lexicon.entry({"month": number})
    return Token(tokens[at].start, tokens[end - 1].end, entry.code, entry.values), end


_PAIR_MARKS = frozenset(("slash", "dash", "open", "and_also"))


def _month(token: Token) -> int | None:
    return token.values.get("month") or token.values.get("weak")


_JOINS = (
    ("the_number", _join_the_numbers),
    ("month", _join_months),
    ("weak", _join_months),
    ("number", _join_numbers),
    ("ordinal", _join_ordinals),
    ("unit_ordinal", _join_ordinals),
)


# --- loading ------------------------------------------------------------------------------------------------


@cache
def charset(kinds: str) -> str:
    """Return a character class that matches every token of one of the kinds, which `|` parts; runs of codes as ranges.

    Raises:
        KnowledgeError: when no word is of a kind: the pattern could never match.
    """
    found: set[int] = set()
    for kind in kinds.split("|"):
        of_kind = {ord(code) for combined, code in load().codes.items() if kind in combined}
        if not of_kind:
            raise KnowledgeError(f"no word is of kind {kind!r}", field=kind, remedy="add it to lexicon/times.yaml")
        found |= of_kind
    starts = sorted(code for code in found if code - 1 not in found)
    ends = sorted(code for code in found if code + 1 not in found)
    runs = [(re.escape(chr(first)), re.escape(chr(last))) for first, last in zip(starts, ends, strict=True)]
    if len(found) == 1:
        return runs[0][0]
    return "[" + "".join(first if first == last else f"{first}-{last}" for first, last in runs) + "]"


@cache
def load() -> Lexicon:
    """Return the compiled lexicon, built on first use from lexicon/{times,months,feasts}.yaml.

    Raises:
        KnowledgeError: naming the file and kind of a form that is empty.
    """
    forms: dict[str, dict[str, Value]] = {}
    for kind, value, form in _entries():
        folded = key(form)
        if not folded:
            raise KnowledgeError("an empty form", where="lexicon/times.yaml", field=kind, remedy="remove it")
        forms.setdefault(folded, {}).setdefault(kind, value)
    combinations = {frozenset(values) for values in forms.values()} | set(_made())
    combinations |= set(_number_words(forms))
    codes = {kinds: chr(_FIRST + n) for n, kinds in enumerate(sorted(combinations, key=sorted))}
    entries = {form: Entry(codes[frozenset(values)], values) for form, values in forms.items()}
    phrases = {form: entry for form, entry in entries.items() if " " in form}
    longest = sorted(phrases, key=lambda form: (-len(form), form))
    pattern = "(?:" + "|".join(form.replace(" ", " +") for form in longest) + r")(?!\w)"
    return Lexicon(dict(_surfaces(entries)), dict(_starts(phrases)), re.compile(pattern), phrases, codes)


def _number_words(forms: dict[str, dict[str, Value]]) -> Iterator[frozenset[str]]:
    """Number words that stand alone keep their other kinds ("اثنين" is two and Monday)."""
    for values in forms.values():
        if "number" in values:
            yield frozenset({**_number(values["number"], digit=False), **values})


def _entries() -> Iterator[tuple[str, Value, str]]:
    yield from ((kind, mark, mark) for mark, kind in _PUNCTUATION.items())
    yield from (("al", _ARTICLE, _ARTICLE), ("and", "و", "و"), ("prep", "ب", "ب"), ("prep", "ل", "ل"))
    months, feasts = _yaml("months.yaml"), _yaml("feasts.yaml")
    for kind, section in (
        ("month", "gregorian"),
        ("weak", "weak_gregorian"),
        ("libyan", "libyan"),
        ("hmonth", "hijri"),
    ):
        yield from ((kind, number, form) for number, names in months[section].items() for form in names)
    for kind, table in feasts.items():
        yield from (("feast", (kind, at), form) for at, names in table.items() for form in names)
    for kind, table in _yaml("times.yaml").items():
        groups = table.items() if isinstance(table, dict) else ((kind, table),)
        for value, names in groups:
            for form in names:
                yield from _variants(kind, value, form)


def _variants(kind: str, value: Value, form: str) -> Iterator[tuple[str, Value, str]]:
    for name, written in ((kind, form), ("the_" + kind, _ARTICLE + form)):
        if name == kind or kind in _DEFINITE:
            yield name, value, written
            if name in _BY_UNIT:
                yield f"{name}_{value}", value, written


def _surfaces(entries: dict[str, Entry]) -> Iterator[tuple[str, tuple[str, int, Entry]]]:
    """Yield every form with the clitics it can take; a form of its own wins over a form with clitics."""
    made: dict[str, tuple[str, int, Entry]] = {}
    for form, entry in entries.items():
        if " " in form or len(form) < 3 or not form.isalpha():
            continue
        for clitics in _CLITICS[1:]:
            if form.startswith(_ARTICLE) and clitics.endswith("ل"):
                made[clitics + "ل" + form[2:]] = clitics, len(clitics) + 1, entry
            else:
                made[clitics + form] = clitics, len(clitics), entry
    made.update({form: ("", 0, entry) for form, entry in entries.items() if " " not in form})
    yield from made.items()


def _starts(phrases: Iterable[str]) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the first words of phrases with the clitics they can take."""
    for word in {form.split()[0] for form in phrases}:
        for clitics in _CLITICS:
            if not (word.startswith(_ARTICLE) and clitics.endswith("ل")):
                yield clitics + word, (clitics, len(clitics))


def _yaml(name: str) -> dict[Any, Any]:
    loaded: dict[Any, Any] = read_data(files("riwaya.language.ar") / "lexicon" / name)
    return loaded
