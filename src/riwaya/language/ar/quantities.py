"""Reads quantities: "ما لا يقل عن 12 مدنيا" is 12 or more civilians, "دبابتين" two tanks, "سبع أخريات" seven others.

A quantity is a modifier, a number (or a dual, or a noun with واحد), the noun counted and a category (docs/numbers.md).
Ranks ("الدفعة 12", "الثالث عشر") are kept apart as ordinals. Left alone: whatever lies in a date, clock time or set of
times, years, telephone numbers, shares ("نصف المنطقة") and numbers that name a thing ("الفرقة 30", "إف-16").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final, cast

from msgspec import Struct
from msgspec.structs import replace

from riwaya.language.ar.numbers import Cardinal, Tokens, Value, cardinal, fraction_of, lexicon, ordinal, tokenise, whole
from riwaya.model import READ, Line, Modifier, Ordinal, Quantity, TimeExpression
from riwaya.script import Folded, fold, key

_STATES: Final = frozenset({"killed", "wounded", "captured", "detained", "missing", "displaced", "evacuated"})
_ENDS: Final = frozenset(".؟?!؛;:\n•")
_DASHES: Final = frozenset("-–—")
_ARTICLES: Final = frozenset({"ال", "لل", "بال", "وال", "فال", "كال", "وبال"})
_PRONOUNS: Final = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ك")
_CLITICS: Final = frozenset({"", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك"})
_NOUN_CLITICS: Final = (
    "وبال",
    "بال",
    "وال",
    "فال",
    "كال",
    "ولل",
    "لل",
    "ال",
    "وب",
    "ول",
    "فب",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
)
_ADJECTIVE: Final = re.compile(r"(?=.{4,})\w+(?:ي|يه|يا|يين|يون|يات|يان)")
# A feminine dual by form, unless it has the look of an adjective or participle: كبيرتين, ملتزمتان, باكستان.
_NO_GUESS: Final = re.compile(r"(?!.{3,}(?:تين|تان)$).*|[مي].*|.*ي(?:تين|تان)|.*ستان|[^\W\d_]{2}ي[^\W\d_](?:تين|تان)")
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+")
_PHONE: Final = re.compile(
    r"^\(?(?:\+\d[\d ()-]*|00\d{8,})|\d{3,}[-/]\d{3,4}[-/]?\d|\d[-/]\d+[-/]\d|\d\.\d+\.\d+\.\d|\d\+\d"
)
_TWO: Final = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})
_CLOSING: Final = frozenset(")»\"”'“]")
_CODES: Final = frozenset({"USD", "EUR", "GBP", "SAR", "US", "e"})
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")


# --- what the words are -------------------------------------------------------------------------------------


_SIGNS: Final[dict[str, Modifier]] = {
    "<": "less_than", ">": "more_than", "<=": "at_most", ">=": "at_least", "≤": "at_most", "≥": "at_least",
}  # fmt: skip


_DUAL_RULES: Final = {"du": "dual", "du_c": "dual-construct", "du_j": "dual-joined", "du_guess": "dual-by-form"}


class Noun(Struct, frozen=True):
    """A form of a counted noun: lemma, category, whether people, its unit, and what the form is.

    `form` is sg, pl, du, du_c (dual before another noun) or amb (oblique of a sound plural or a dual)."""

    lemma: str
    category: str
    people: bool
    form: str
    unit: str | None = None
    definite: bool = False
    skip: int = 0
    owned: bool = False


_PERCENT: Final = Noun("نسبة مئوية", "other", False, "pl", "percent")


class _Draft(Struct):
    """A quantity in the making: token and character spans in the folded line."""

    first: int
    last: int
    start: int
    end: int
    low: Value | None
    high: Value | None
    modifier: Modifier
    rule: str
    number: tuple[int, int]
    noun: Noun | None = None
    counted: tuple[int, int] | None = None
    unit: str | None = None
    category: str = ""
    ellipsis: bool = False
    part: bool = False
    mixed: bool = False


class _Rank(Struct, frozen=True):
    start: int
    end: int
    value: int
    rule: str


def quantities(
    text: str, blocks: Sequence[Line], times: Sequence[TimeExpression] = ()
) -> tuple[tuple[Quantity, ...], tuple[Ordinal, ...]]:
    """Return the quantities and the ordinals of the lines of `blocks` that are read.

    Args:
        text: the whole text; offsets count its code points.
        blocks: lines of the article; those whose label is not read are passed over.
        times: time expressions already found; a number inside a date, clock time or set is no quantity.
    """
    amounts: list[Quantity] = []
    ranks: list[Ordinal] = []
    ordered = sorted(times, key=lambda time: time.start)
    starts, ends = [time.start for time in ordered], list(accumulate((time.end for time in ordered), max))
    for line in blocks:
        if line.label not in READ:
            continue
        folded = fold(text[line.start : line.end])
        inside = ordered[bisect_right(ends, line.start) : bisect_left(starts, line.end)]
        drafts, found_ranks = _line(folded, inside, line.start)
        amounts.extend(_quantities(text, folded, line.start, drafts, len(amounts)))
        for rank in found_ranks:
            start, end = folded.span(rank.start, rank.end)
            start, end = start + line.start, end + line.start
            apart = (
                time.end <= start or end <= time.start or (start <= time.start and time.end < end) for time in inside
            )
            if all(apart):  # "الأحد عشر" is no Sunday
                ranks.append(Ordinal(start=start, end=end, text=text[start:end], value=rank.value, rule=rank.rule))
    return tuple(amounts), tuple(ranks)


def _quantities(text: str, folded: Folded, offset: int, drafts: list[_Draft], base: int) -> Iterator[Quantity]:
    parts = _parts(drafts)
    for index, draft in enumerate(drafts):
        start, end = folded.span(draft.start, draft.end)
        counted = None
        if draft.counted is not None:
            first, last = folded.span(*draft.counted)
            counted = text[first + offset : last + offset]
        yield Quantity(
            start=start + offset, end=end + offset, text=text[start + offset : end + offset],
            low=draft.low, high=draft.high, modifier=draft.modifier, rule=draft.rule, counted=counted,
            counted_lemma=draft.noun.lemma if draft.noun is not None else None, category=draft.category,
            unit=draft.unit, parts=tuple(base + part for part in parts.get(index, ())),
        )  # fmt: skip


def overfull(amounts: Sequence[Quantity]) -> tuple[int, ...]:
    """Return the indexes of totals that their parts exceed: "20 قتيلا بينهم 15 مدنيا و9 جنود" does not add up."""
    return tuple(
        index
        for index, amount in enumerate(amounts)
        if amount.high is not None
        and amount.parts
        and sum(amounts[part].low or 0 for part in amount.parts) > amount.high
    )


def _parts(drafts: list[_Draft]) -> dict[int, list[int]]:
    """Map each figure to the figures that the text calls a part of it ("بينهم", "منهم")."""
    parts: dict[int, list[int]] = {}
    whole_of: int | None = None
    for index, draft in enumerate(drafts):
        if draft.part and whole_of is not None:
            parts.setdefault(whole_of, []).append(index)
        elif draft.category not in ("duration", "distance") and draft.unit is None:
            whole_of = index
    return parts


# --- one line -----------------------------------------------------------------------------------------------


def _line(folded: Folded, times: Sequence[TimeExpression], offset: int) -> tuple[list[_Draft], list[_Rank]]:
    tokens = tokenise(folded.text)
    duals = [_dual(word) for word in tokens.words]
    blocked = _blocked(folded, tokens, times, offset)
    drafts: list[_Draft] = []
    ranks: list[_Rank] = []
    index = 0
    while index < len(tokens.words):
        kind = tokens.kinds[index]
        draft: _Draft | None = None
        after = index + 1
        if kind is not None:
            draft, rank, after = _number(tokens, index)
            if rank is not None:
                ranks.append(rank)
            if draft is None and rank is None:
                draft = _noun_and_half(tokens, index)
        elif (dual := duals[index] or _nominative(tokens, index)) is not None:
            draft = _pair(tokens, index, dual, drafts)
        if draft is not None and not _refused(tokens, draft, blocked, drafts[-1] if drafts else None):
            _settle(tokens, drafts, draft)
            drafts.append(draft)
            after = max(after, draft.last)
        index = after
    _classify(tokens, drafts)
    return drafts, ranks


def _settle(tokens: Tokens, drafts: list[_Draft], draft: _Draft) -> None:
    """Keep two drafts from sharing words: the later takes its noun, or gives back a bound that is the earlier's."""
    while drafts and drafts[-1].end > draft.start:
        if drafts[-1].number[0] >= draft.first:
            drafts.pop()
            continue
        draft.first = drafts[-1].last
        draft.start = max(drafts[-1].end, tokens.starts[min(draft.first, len(tokens.words) - 1)])
        if "+" in draft.rule:
            value = draft.low if draft.low is not None else draft.high
            draft.low, draft.high, draft.modifier, draft.rule = value, value, "exact", draft.rule.split("+")[0]


def _blocked(folded: Folded, tokens: Tokens, times: Sequence[TimeExpression], offset: int) -> set[int]:
    """Tokens that belong to a date, a clock time or a set of times."""
    spans = [(time.start - offset, time.end - offset) for time in times if time.type != "DURATION"]
    if "http" in folded.text or "www." in folded.text:
        spans += [folded.span(*match.span()) for match in _LINK.finditer(folded.text)]
    if not spans:
        return set()
    places = [folded.span(start, end) for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    starts, ends = [place[0] for place in places], [place[1] for place in places]
    return {index for low, high in spans for index in range(bisect_right(ends, low), bisect_left(starts, high))}


def _refused(tokens: Tokens, draft: _Draft, blocked: set[int], previous: _Draft | None) -> bool:
    """Whether a draft lies in a time, or only repeats the figure before it in brackets: "مقطع واحد (1)"."""
    if any(index in blocked for index in range(*draft.number)):
        return True
    after = tokens.words[draft.number[1]] if draft.number[1] < len(tokens.words) else ""
    if draft.rule.startswith("range") and after in _months() - _words("relative"):
        return True
    if previous is None or draft.noun is not None or draft.low != previous.low:
        return False
    return draft.number[0] == previous.last + 1 and tokens.words[previous.last] == "("


# --- numbers ------------------------------------------------------------------------------------------------


def _number(tokens: Tokens, index: int) -> tuple[_Draft | None, _Rank | None, int]:
    """Read a number and what it counts, or a rank; return also the token to go on from."""
    kind = tokens.kinds[index]
    assert kind is not None
    if tokens.words[index : index + 2] == ["الاحد", "عشره"]:  # "قتل الأحد عشرة جنود": ten on Sunday
        return None, None, index + 1
    article = _article(tokens, index)
    rank = ordinal(tokens, index)
    if rank is not None and not article and _is_rank(tokens, rank):
        return None, _Rank(rank.start, rank.end, int(rank.value), "rank-word"), rank.last
    found = cardinal(tokens, index)
    if found is None:
        return None, None, index + 1
    found = _repeated(tokens, fraction_of(tokens, found) or found)
    if (found.definite or article) and not found.vague:
        return _articled(tokens, found, article)
    if _is_label(tokens, found):
        return None, _rank_after_noun(tokens, found), found.last
    if _is_share(tokens, found):
        return None, None, found.last
    if found.rule == "ratio" and not _is_ratio(tokens, found):
        return None, None, found.last
    if _is_date(tokens, found) or _is_code(tokens, found):
        return None, None, found.last
    if found.value == 1 and found.rule == "words":
        return _with_number(tokens, found, ("sg",), "noun-one"), None, found.last
    if found.value == 2 and tokens.words[found.first] in _TWO and _counted(tokens, found.last, found) is None:
        pair = _with_number(tokens, found, ("amb",), "dual")
        if pair is not None:
            return pair, None, found.last
    draft = _range(tokens, found) or _counted_number(tokens, found)
    return draft, None, max(found.last, draft.last if draft is not None else 0)


def _is_share(tokens: Tokens, found: Cardinal) -> bool:
    """Whether a word is a fraction of a definite whole: "خمس السكان" is a fifth of them, "خمس سيدات" five."""
    kind = tokens.kinds[found.first]
    if kind is None or "shy_fractions" not in kind.roles or found.last != found.first + 1 or found.definite:
        return False
    following = noun(tokens.words[found.last]) if found.last < len(tokens.words) else None
    return following is not None and following.definite


def _repeated(tokens: Tokens, found: Cardinal) -> Cardinal:
    """Take in the digits that repeat a number in words: "ثمانية عشر (18) مقطعا"."""
    after = tokens.words[found.last : found.last + 3]
    if len(after) < 3 or (after[0], after[2]) != ("(", ")") or tokens.kinds[found.last + 1] is None:
        return found
    again = cardinal(tokens, found.last + 1)
    if again is None or again.last != found.last + 2 or again.value != found.value:
        return found
    return replace(found, last=found.last + 3, end=tokens.ends[found.last + 2])


def _article(tokens: Tokens, index: int) -> bool:
    """Whether an article stands glued before digits: "الـ12"."""
    return tokens.glued(index) and tokens.words[index - 1] in _ARTICLES


def _is_rank(tokens: Tokens, rank: Cardinal) -> bool:
    kind = tokens.kinds[rank.first]
    assert kind is not None
    stem = tokens.words[rank.first][kind.skip + kind.article :]
    before = tokens.words[rank.first - 1] if rank.first else ""
    if kind.definite and "ordinals" not in kind.roles:
        if "tens" in kind.roles and (
            _plural_before(tokens, rank.first) or before == "في" or kind.prep or _before(tokens, rank.first)
        ):
            return False
        return stem != "احد" or rank.last > rank.first + 1
    if stem == "ثانيه" and not kind.definite:  # a second, unless "مرة ثانية"
        return before.endswith("ه")
    if stem == "ثان" and not kind.definite:
        return False
    return not (before in _months() or _is_day(tokens, rank.last))


def _is_day(tokens: Tokens, place: int) -> bool:
    """Whether a rank before token `place` is a day: "الأول من أغسطس", "أول أمس"."""
    after = tokens.words[place : place + 2]
    return after[:1] == ["امس"] or (
        after[:1] == ["من"] and len(after) > 1 and (after[1] in _months() or "شهر" in after[1])
    )


def _plural_before(tokens: Tokens, index: int) -> tuple[int, Noun] | None:
    """Return the definite plural noun before `index`, over at most one adjective: "الجنود الأتراك الثلاثة"."""
    best: tuple[int, Noun] | None = None
    for place in (index - 1, index - 2):
        if place < 0:
            break
        found = noun(tokens.words[place])
        if found is not None and found.form in ("pl", "amb") and (found.definite or found.owned):
            best = place, found
        if not tokens.words[place].startswith("ال"):
            break
    return best


def _articled(tokens: Tokens, found: Cardinal, article: bool) -> tuple[_Draft | None, _Rank | None, int]:
    """Read "الرجال الثلاثة", "الضحايا الـ32" (quantities) and "الدفعة الـ12" (a rank)."""
    first = found.first - 1 if article else found.first
    plural = _plural_before(tokens, first)
    if not article and tokens.words[found.first].endswith(("اثنين", "اثنان")):  # the weekday
        return None, None, found.last
    if plural is not None and found.value > 1:
        place, counted = plural
        draft = _draft(tokens, found, "articled-number")
        draft.first, draft.start = place, tokens.starts[place] + counted.skip
        draft.noun, draft.counted = counted, (draft.start, tokens.ends[place])
        draft.unit, draft.category = counted.unit, ""
        return draft, None, found.last
    if _is_round_age(tokens, found):
        draft = _modified(tokens, _draft(tokens, found, "age-round"))
        draft.noun, draft.category = Noun("سنة", "other", False, "pl"), "other"
        return draft, None, found.last
    if not article and found.value > 2 and _before(tokens, first) is not None:
        return _counted_number(tokens, found), None, found.last
    if found.last < len(tokens.words):
        following = noun(tokens.words[found.last])
        if following is not None and not following.definite and found.value > 2:
            return _counted_number(tokens, found), None, found.last
    if article and isinstance(found.value, int) and found.rule == "digits" and found.first >= 2:
        return None, _Rank(tokens.starts[first], found.end, found.value, "rank-number"), found.last
    return None, None, found.last


def _is_round_age(tokens: Tokens, found: Cardinal) -> bool:
    """Whether a round number is an age: "شاب في العشرين", "فوق الثلاثين"; not "في العشرين من أيار"."""
    kind = tokens.kinds[found.first]
    told = tokens.words[found.last : found.last + 1] == ["من"] and found.last + 1 < len(tokens.words)
    if told and found.value < 120 and _bare(tokens.words[found.last + 1], _words("ages_before")):  # "في الـ19 من عمره"
        return True
    if kind is None or "tens" not in kind.roles or found.last != found.first + 1 or found.first == 0:
        return False
    if tokens.words[found.first - 1] != "في":
        ages = any(_bare(word, _words("ages_before")) for word in tokens.words[max(0, found.first - 4) : found.first])
        return ages and _before(tokens, found.first) is not None
    after = tokens.words[found.last : found.last + 2]
    if after[:1] == ["من"] and (len(after) < 2 or _bare(after[1], _words("ages_before")) is None):
        nouns = [noun(tokens.words[place]) for place in range(max(0, found.first - 3), found.first - 1)]
        person = any(named is not None and named.people for named in nouns)
        return person and not (len(after) > 1 and (after[1] in _months() or after[1] in ("الشهر", "شهر")))
    return not (after and after[0] in _months())


def _is_label(tokens: Tokens, found: Cardinal) -> bool:
    """Whether the number names what stands before it: "الفرقة 30", "إف-16", "المادة 7"."""
    place = found.first - 1
    dashed = place >= 0 and tokens.words[place] in ("-", "–")
    if place >= 0 and (dashed or tokens.words[place] in ("«", '"')):
        place -= 1
    if place < 0:
        return False
    before = tokens.words[place]
    if dashed and found.rule == "digits" and _LETTERS.fullmatch(before) and _counted(tokens, found.last, found) is None:
        return True  # "جنيف - 2"
    bare = _strip_article(before)
    if found.rule not in ("digits", "mixed") and bare not in _words("units_of_war"):
        return False
    if bare not in _words("labels") and bare not in _words("units_of_war"):
        return bool(re.fullmatch(r"(?:ال)?[A-Za-z]{1,4}", before)) and before not in _CODES
    if bare in _words("units_of_war"):
        return True
    follows = noun(tokens.words[found.last]) if found.last < len(tokens.words) else None
    return (follows is None or follows.skip > 0) and not (
        found.last < len(tokens.words) and _percent(tokens.words, found.last)
    )


def _rank_after_noun(tokens: Tokens, found: Cardinal) -> _Rank | None:
    before = _strip_article(tokens.words[found.first - 1])
    if before in _words("ranked") and isinstance(found.value, int) and found.value < 1000:
        return _Rank(found.start, found.end, found.value, "rank-number")
    return None


def _is_date(tokens: Tokens, found: Cardinal) -> bool:
    """Whether the number is a year, a day of a month, or a clock time, where no time grammar told so."""
    after = tokens.words[found.last] if found.last < len(tokens.words) else ""
    before = tokens.words[found.first - 1] if found.first else ""
    if isinstance(found.value, int) and found.value <= 31 and after in _months() - _words("relative"):
        return True
    return _bare(before, _words("clock")) is not None or _is_clock(tokens, found) or _is_year(tokens, found, before)


def _is_clock(tokens: Tokens, found: Cardinal) -> bool:
    """Whether a colon joins the number to another: "10:30"."""
    last, first = found.last, found.first
    joined = last + 1 < len(tokens.words) and tokens.words[last] == ":" and tokens.glued(last)
    if joined and re.fullmatch(r"\d\d", tokens.words[last + 1]):
        return True
    behind = first > 1 and tokens.words[first - 1] == ":" and tokens.glued(first - 1)
    return behind and tokens.words[first - 2][0].isdigit() and re.fullmatch(r"\d\d", tokens.words[first]) is not None


def _is_year(tokens: Tokens, found: Cardinal, before: str) -> bool:
    """Whether the number is a year: by the word before it, or four digits that count nothing."""
    if isinstance(found.value, int) and 1300 <= found.value <= 1500 and before in _months():
        return True  # a Hijri year
    if not isinstance(found.value, int) or not 1850 <= found.value <= 2100 or found.vague:
        return False
    if _bare(before, _words("years")) or before in _months():
        return True
    if found.rule != "digits" or len(tokens.words[found.first]) != 4 or len(tokens.words) == 1:
        return False
    follows = _counted(tokens, found.last, found)
    named = follows is not None and (follows[0] is not None or follows[2] > follows[1])
    if named and not (tokens.words[found.last] == "من" and noun(tokens.words[found.last + 1]) is None):
        return False
    if before in ("$", "%", "<", ">", "="):
        return False
    around = tokens.words[max(0, found.first - (6 if before == "الي" else 2)) : found.first]
    counts = any(_bare(word, _outcomes("before")) or _bare(word, _words("tallies")) for word in around)
    return not (counts or _before(tokens, found.first) is not None or before in _words("parts"))


def _is_code(tokens: Tokens, found: Cardinal) -> bool:
    """Whether digits are part of a telephone number, a slashed date, an address or a web link."""
    if found.rule not in ("digits", "mixed"):
        return False
    if _is_item(tokens, found) or re.fullmatch(r"0\d+", tokens.words[found.first]):
        return True
    start, end = tokens.starts[found.first], tokens.ends[found.last - 1]
    around = re.search(r"\S*$", tokens.text[max(0, start - 24) : start])
    ahead = re.match(r"\S*", tokens.text[end : end + 24])
    piece = (around[0] if around else "") + tokens.text[start:end] + (ahead[0] if ahead else "")
    if _PHONE.search(piece) or "http" in piece or "www" in piece or "@" in piece:
        return True
    slash = tokens.text[start - 1 : start] == "/" and tokens.text[start - 2 : start - 1].isdigit()
    return slash or (tokens.text[end : end + 1] == "/" and tokens.text[end + 1 : end + 2].isdigit())


def _is_item(tokens: Tokens, found: Cardinal) -> bool:
    """Whether digits number a list item ("2)", "3. ") or a footnote ("الهجوم[3]"), or belong to a code ("9M79")."""
    before = tokens.words[found.first - 1] if found.first else ""
    after = tokens.words[found.last] if found.last < len(tokens.words) and tokens.glued(found.last) else ""
    if re.fullmatch(r"[A-Za-z]+", after) and _unit_noun(after) is None:
        return True
    glued = tokens.glued(found.first) and not _article(tokens, found.first)
    if before in ("[", "#") or (glued and len(before) > 3 and before.isalpha()):
        return True
    if found.value > 99 or len(tokens.words) <= found.last + 1:
        return False
    listed = not before and after in (".", "-", "–", "_") and not tokens.words[found.last + 1][0].isdigit()
    return listed or (after == ")" and before != "(")


def _is_ratio(tokens: Tokens, found: Cardinal) -> bool:
    """Whether "3/4" is three quarters, not the third of April: a measure, من or nothing follows, or a bound leads."""
    if found.first <= 1 and found.last == len(tokens.words):
        return True
    if found.last < len(tokens.words) and tokens.words[found.last] == "من":
        return abs(found.value) < 1
    unit = noun(tokens.words[found.last]) if found.last < len(tokens.words) else None
    return (unit is not None and unit.unit is not None) or _before(tokens, found.first) is not None


def _draft(tokens: Tokens, found: Cardinal, rule: str) -> _Draft:
    modifier: Modifier = "vague" if found.vague else "exact"
    return _Draft(
        found.first, found.last, found.start, found.end, found.value, None if found.vague else found.value,
        modifier, rule, (found.first, found.last),
    )  # fmt: skip


def _with_number(tokens: Tokens, found: Cardinal, forms: tuple[str, ...], rule: str) -> _Draft | None:
    """Read a noun with its number behind it: "خطوة واحدة", "مؤسسة عسكرية واحدة", "عسكريين تركيين اثنين"."""
    kind = tokens.kinds[found.first]
    assert kind is not None
    if kind.conj or kind.prep or (rule == "noun-one" and not tokens.words[found.first].startswith("واحد")):
        return None
    if len(tokens.words) == 1:
        return _draft(tokens, found, "number-words")
    if rule == "noun-one" and tokens.words[found.last : found.last + 1] == ["من"]:  # "one of"
        return None
    nouns: list[tuple[int, Noun]] = []
    for place in (found.first - 1, found.first - 2):
        word = tokens.words[place] if place >= 0 else ""
        if not _LETTERS.fullmatch(word) or word in _words("stops") or word in _words("idioms_one"):
            break
        named = noun(word)
        if named is not None and named.form in forms and not named.definite and not named.owned:
            nouns.append((place, named))
        if not _ADJECTIVE.fullmatch(word):
            break
    if not nouns:
        return None
    place, named = nouns[-1]
    draft = _draft(tokens, found, rule)
    draft.first, draft.start = place, tokens.starts[place] + named.skip
    draft.noun, draft.counted, draft.unit = named, (draft.start, tokens.ends[found.first - 1]), named.unit
    return _modified(tokens, draft)


def _counted_number(tokens: Tokens, found: Cardinal) -> _Draft | None:
    """Read a number with the noun it counts, if it has one."""
    draft = _draft(tokens, found, f"number-{found.rule}")
    if found.rule == "fraction" and not _fraction_counts(tokens, found):
        return None
    if found.shy and tokens.words[found.last : found.last + 1] in (
        ["هذا"],
        ["هذه"],
    ):  # "عشر هذا العدد" is a tenth of it
        return None
    if not _signed(tokens, draft, found):
        _attach(tokens, draft, found)
        _half_more(tokens, draft)
    if draft.noun is not None and draft.noun.unit is None and isinstance(draft.low, float | int) and draft.low < 0:
        draft.low = draft.high = -draft.low  # "-3 جنود" is an item of a list
        draft.start += 1
    return _modified(tokens, draft)


def _signed(tokens: Tokens, draft: _Draft, found: Cardinal) -> bool:
    """Read the sign or word before a number that says its unit: "$10", "%70", "نسبة 22"."""
    sign = tokens.words[found.first - 1] if found.first else ""
    percent = sign in ("%", "٪", "بالمئه", "بالمائه") and (found.first < 2 or tokens.kinds[found.first - 2] is None)
    ratio = sign in ("نسبه", "بنسبه") and (found.last >= len(tokens.words) or not _percent(tokens.words, found.last))
    named = _unit_noun(sign) if sign in ("$", "€", "£", "¥", "₪") else _PERCENT if percent or ratio else None
    if named is None:
        return False
    draft.noun, draft.unit = named, named.unit
    if not ratio:
        draft.first, draft.start = found.first - 1, tokens.starts[found.first - 1]
    if named.category == "money" and re.fullmatch(r"\d\d", "".join(tokens.words[found.last : found.last + 1])):
        draft.low = draft.high = whole(found.value + int(tokens.words[found.last]) / 100)
        draft.last, draft.end = found.last + 1, tokens.ends[found.last]
    return True


def _fraction_counts(tokens: Tokens, found: Cardinal) -> bool:
    """Whether a fraction counts ("نصف ساعة", "ربع لتر", "نصف مليون") rather than names a share ("نصف المنطقة")."""
    if found.last - found.first > 1 or (found.first == 0 and found.last == len(tokens.words)):
        return True
    if found.last == len(tokens.words):
        return False
    following = noun(tokens.words[found.last])
    if "shy_fractions" in (tokens.kinds[found.first].roles):  # type: ignore[union-attr]
        return False
    return (following is not None and following.unit is not None and not following.definite) or _bounded(tokens, found)


def _bounded(tokens: Tokens, found: Cardinal) -> bool:
    before = _before(tokens, found.first)
    return before is not None and before[0] not in ("about", "exact")


def _attach(tokens: Tokens, draft: _Draft, found: Cardinal) -> None:
    """Give a draft the noun that follows its number, with its unit and span."""
    follows = _counted(tokens, _past_quote(tokens, found), found)
    if follows is None:
        return
    counted, first, last, span_last = follows
    if first > found.last and tokens.words[found.last] in _CLOSING:
        draft.first, draft.start = found.first - 1, tokens.starts[found.first - 1]
    draft.noun, draft.last, draft.end = counted, span_last, tokens.ends[span_last - 1]
    if counted is None:
        draft.ellipsis = True
        if last > first:
            draft.counted = (tokens.starts[first], tokens.ends[last - 1])
        return
    draft.counted = (tokens.starts[first], tokens.ends[last - 1])
    draft.unit = counted.unit
    if found.dotted and counted.unit is None and isinstance(draft.low, float | int) and found.scale == 1:
        draft.low = draft.high = int(tokens.words[found.first].replace(".", ""))
    if counted.unit is not None and counted.category == "money":
        _cents(tokens, draft)
    if tokens.words[first - 1] == "بين" and last - first == 2:
        draft.mixed = True
    _second_noun(tokens, draft)


def _past_quote(tokens: Tokens, found: Cardinal) -> int:
    """The token after a number in quotation marks or brackets of its own: «50» قتيلا."""
    opening = tokens.words[found.first - 1] if found.first else ""
    closing = tokens.words[found.last] if found.last < len(tokens.words) else ""
    quoted = closing and f"{opening}{closing}" in ("«»", "()", '""', "“”", "''", "[]", "”“")
    named = noun(tokens.words[found.last + 1]) if quoted and found.last + 1 < len(tokens.words) else None
    return found.last + 1 if named is not None and not named.definite else found.last


def _cents(tokens: Tokens, draft: _Draft) -> None:
    """Add "و43 سنتا" to an amount of money."""
    place = draft.last
    if place < len(tokens.words) and tokens.words[place] == "و":
        place += 1
    if place >= len(tokens.words) or tokens.kinds[place] is None or draft.low is None:
        return
    small = cardinal(tokens, place)
    if small is None or small.last >= len(tokens.words) or small.value >= 100:
        return
    unit = _unit_noun(tokens.words[small.last])
    if unit is not None and unit.unit == "cent":
        draft.low = draft.high = whole(draft.low + small.value / 100)
        draft.last, draft.end = small.last + 1, tokens.ends[small.last]


def _second_noun(tokens: Tokens, draft: _Draft) -> None:
    """Read "50 قتيلا وجريحا" as one figure of the dead and wounded."""
    place = draft.last
    if draft.noun is None or not draft.noun.people or place >= len(tokens.words):
        return
    word = tokens.words[place]
    if word == "و" and place + 1 < len(tokens.words):
        place, word = place + 1, "و" + tokens.words[place + 1]
    other = noun(word)
    if word[:1] != "و" or other is None or not other.people or other.lemma == draft.noun.lemma:
        return
    if other.definite != draft.noun.definite:
        return
    if other.form != draft.noun.form or (other.form == "sg" and not word.endswith("ا")):
        return
    if tokens.kinds[place] is not None:
        return
    if other.definite and {draft.noun.category, other.category} != {"killed", "wounded"}:
        return
    draft.mixed = {draft.noun.category, other.category} == {"killed", "wounded"}
    if draft.mixed or other.form == "sg":
        draft.last, draft.end = place + 1, tokens.ends[place]


# --- ranges and bounds --------------------------------------------------------------------------------------


def _range(tokens: Tokens, low: Cardinal) -> _Draft | None:
    """Read "بين 20 و30", "من 5 إلى 7", "20-30", "أربعة أو خمسة": two numbers that bound one count."""
    if low.vague:
        return None
    place, words = low.last, tokens.words
    between = low.first > 0 and words[low.first - 1] in ("بين", "مابين") and not low.prep
    if place < len(words) and _unit_sign(words[place]) and place + 1 < len(words) and words[place + 1] in _DASHES:
        place += 1
    if place >= len(words):
        return None
    joint = words[place]
    kind = tokens.kinds[place]
    if between:
        start = place if kind is not None and kind.conj else place + 1 if joint in ("و", "الي") else None
    elif joint in _DASHES or joint in ("الي", "او", "حتي"):
        start = place + 1
    else:
        return None
    high = (
        cardinal(tokens, start)
        if start is not None and start < len(words) and tokens.kinds[start] is not None
        else None
    )
    if high is None or high.vague or high.prep or high.definite:
        return None
    if joint in _DASHES and high.value < 0:
        high = replace(high, value=-high.value, start=high.start + 1)
    bottom = low.value * high.scale if high.scale > 1 and low.scale == 1 and low.value < high.base else low.value
    if not bottom < high.value:
        return None
    if joint in ("الي", "حتي") and _moves(tokens, low.first):
        return None
    draft = _draft(tokens, high, "range")
    draft.first, draft.start, draft.number = low.first, low.start, (low.first, high.last)
    _attach(tokens, draft, high)
    draft.low, draft.high, draft.modifier = whole(bottom), high.value, "between"
    draft.rule = "range"
    opening = 2 if between and low.first > 1 and words[low.first - 2] == "ما" else 1
    if between or (joint == "الي" and low.first and words[low.first - 1] == "من"):
        draft.first = low.first - opening
        draft.start = tokens.starts[draft.first]
    before = _before(tokens, draft.first)
    if before is not None:
        _, draft.first, draft.start = before
    return draft


def _moves(tokens: Tokens, first: int) -> bool:
    """Whether the text tells a change from one number to the other."""
    moves = _words("moves")
    return any(_bare(tokens.words[place], moves) for place in range(max(0, first - 8), first))


def _modified(tokens: Tokens, draft: _Draft) -> _Draft:
    """Apply the words that bound or blur the number, before it and after its noun."""
    before = _before(tokens, draft.first)
    if before is not None:
        modifier, draft.first, draft.start = before
        _bound(draft, modifier)
        draft.rule += f"+{modifier}"
        if modifier in ("more_than", "less_than", "at_least", "at_most"):
            _two_sided(tokens, draft)
    if draft.last < len(tokens.words) and tokens.words[draft.last] == "+" and tokens.glued(draft.last):
        draft.last, draft.end = draft.last + 1, tokens.ends[draft.last]
        _bound(draft, "more_than")
    after = _after(tokens, draft.last)
    if after is not None and draft.modifier in ("exact", "about"):
        modifier, draft.last = after
        draft.end = tokens.ends[draft.last - 1]
        _bound(draft, modifier)
        draft.rule += f"+{modifier}"
    return draft


def _bound(draft: _Draft, modifier: Modifier) -> None:
    value = draft.low if draft.low is not None else draft.high
    if draft.modifier == "vague":
        return
    draft.modifier = modifier
    if modifier in ("at_least", "more_than"):
        draft.low, draft.high = value, None
    elif modifier in ("at_most", "less_than"):
        draft.low, draft.high = None, value


def _two_sided(tokens: Tokens, draft: _Draft) -> None:
    """Read "أكثر من 10 وأقل من 20" as a range; two figures with a noun each stay two."""
    words = tokens.words
    if draft.last >= len(words) or words[draft.last][:1] != "و":
        return
    for place in range(draft.last + 1, min(draft.last + 7, len(words))):
        if tokens.kinds[place] is None:
            continue
        before, other = _before(tokens, place), cardinal(tokens, place)
        sides = {"more_than": 0, "at_least": 0, "less_than": 1, "at_most": 1}
        if before is None or other is None or before[0] not in sides or sides[before[0]] == sides[draft.modifier]:
            return
        if before[1] - draft.last not in (0, 1) or (
            draft.noun is not None and _counted(tokens, other.last, other) is not None
        ):
            return
        low, high = (draft.low, other.value) if draft.low is not None else (other.value, draft.high)
        if low is not None and high is not None and low < high:
            draft.low, draft.high, draft.modifier = low, high, "between"
            draft.last, draft.end, draft.number = other.last, other.end, (draft.number[0], other.last)
        return


class _Phrase(Struct, frozen=True):
    words: tuple[str, ...]
    modifier: Modifier


@cache
def _phrases(side: str) -> dict[str, tuple[_Phrase, ...]]:
    """Phrases of `side` by the word next to the number, longest first."""
    found: dict[str, list[_Phrase]] = {}
    for modifier, forms in lexicon("modifiers")[side].items():
        for form in forms:
            words = tuple(key(word) for word in form.split())
            found.setdefault(words[-1] if side == "before" else words[0], []).append(_Phrase(words, modifier))
    return {word: tuple(sorted(set(these), key=lambda x: (-len(x.words), x.words))) for word, these in found.items()}


def _before(tokens: Tokens, first: int) -> tuple[Modifier, int, int] | None:
    """Return the modifier that ends before token `first`, its first token and its first character."""
    last = first - 1
    if last >= 0 and tokens.glued(first) and (tokens.words[last] in _ARTICLES or tokens.words[last] == "-"):
        last -= 1
    if last < 0:
        return None
    if tokens.words[last] in "<>=≤≥":
        return _compared(tokens, last)
    kind = tokens.kinds[first]
    if kind is not None and (kind.conj or kind.prep):
        return None
    table = _phrases("before")
    for word in (tokens.words[last], _declitic(tokens.words[last]), "*"):
        for phrase in table.get(word, ()):
            begin = last - len(phrase.words) + 1
            if begin < 0:
                continue
            there = tokens.words[begin : last + 1]
            if all(a in (b, "*") for a, b in zip(phrase.words[1:], there[1:], strict=True)):
                head = there[0]
                if head.endswith(phrase.words[0]) and head[: len(head) - len(phrase.words[0])] in _CLITICS:
                    return phrase.modifier, begin, tokens.ends[begin] - len(phrase.words[0])
    return None


def _compared(tokens: Tokens, last: int) -> tuple[Modifier, int, int] | None:
    """Read "<= 100" and ">30"."""
    first = last - 1 if last and tokens.words[last] == "=" and tokens.words[last - 1] in "<>" else last
    modifier = _SIGNS.get("".join(tokens.words[first : last + 1]))
    odd = first > 0 and tokens.words[first - 1] in "<>="
    return None if modifier is None or odd else (modifier, first, tokens.starts[first])


def _declitic(word: str) -> str:
    for clitic in ("وب", "ول", "فب", "و", "ف", "ب", "ل", "ك"):
        if word.startswith(clitic) and word[len(clitic) :] in _phrases("before"):
            return word[len(clitic) :]
    return word


def _after(tokens: Tokens, last: int) -> tuple[Modifier, int] | None:
    """Return the modifier behind token `last`, up to four words on ("25 مقاتلا من المعارضة على الأقل"), and its end."""
    table = _phrases("after")
    if tokens.words[last : last + 2] in (["،", "علي"], [",", "علي"]):
        last += 1
    for place in range(last, min(last + 5, len(tokens.words))):
        word = tokens.words[place]
        if place > last and (tokens.kinds[place] is not None or not _LETTERS.fullmatch(word)):
            return None
        for phrase in table.get(word, ()):
            if place > last and phrase.modifier != "at_least":
                continue
            if tuple(tokens.words[place : place + len(phrase.words)]) == phrase.words:
                end = place + len(phrase.words)
                return None if _bounds_next(tokens, end) else (phrase.modifier, end)
        if place == last and last < len(tokens.words) and tokens.words[last] not in ("من", "في"):
            return None
    return None


def _bounds_next(tokens: Tokens, end: int) -> bool:
    """Whether the bound that ends before token `end` is the next number's: "5000 أو أكثر من 4500"."""
    place = end + 1 if tokens.words[end : end + 1] == ["من"] else end if tokens.words[end - 1] == "من" else -1
    return 0 <= place < len(tokens.words) and tokens.kinds[place] is not None


# --- nouns --------------------------------------------------------------------------------------------------

_Follow = tuple[Noun | None, int, int, int]


def _counted(tokens: Tokens, place: int, found: Cardinal) -> _Follow | None:
    """Return the noun counted from token `place`, its [first, last) tokens, and the last token of the span."""
    words = tokens.words
    if place >= len(words):
        return None
    percent = _percent(words, place)
    if percent:
        return _PERCENT, place, place + percent, place + percent
    word = words[place]
    if word == "من":
        return _of_them(tokens, place)
    if word == "بين" and place + 2 < len(words) and (toll := _toll(words, place)) is not None:
        return toll, place + 1, place + 3, place + 3
    if word in ("منهم", "منها", "منهن", "منهما"):
        return None, place, place, place + 1
    if word in _words("others"):
        return None, place, place + 1, place + 1
    joined = f"{word} {words[place + 1]}" if place + 1 < len(words) else ""
    if joined in _joined_units():
        unit = cast(Noun, _unit_noun(joined.replace(" ", "")) or noun(joined.replace(" ", "")))
        return unit, place, place + 2, place + 2
    named = noun(word)
    if (
        named is not None
        and named.form != "du"
        and (found.vague or not named.definite)
        and not (named.skip or named.owned)
    ):
        return _extended(tokens, named, place)
    if word == "ال" or not _plausible(tokens, place, found):
        return None
    return _extended(tokens, Noun(_singular(word), "other", False, "pl"), place)


def _toll(words: list[str], place: int) -> Noun | None:
    """Read "بين قتيل وجريح" behind a number: the dead and wounded as one figure."""
    first, second = noun(words[place + 1]), noun(words[place + 2])
    if first is None or second is None or words[place + 2][:1] != "و":
        return None
    return first if {first.category, second.category} == {"killed", "wounded"} else None


def _percent(words: list[str], place: int) -> int:
    """Number of tokens of a percent sign at `place`: "%", "في المئة", "بالمئة"."""
    if words[place] in ("%", "٪", "بالمئه", "بالمائه", "بالميه", "بالمايه"):
        return 1
    if words[place] == "في" and place + 1 < len(words) and words[place + 1] in ("المئه", "المائه", "الميه", "المايه"):
        return 2
    return 0


def _of_them(tokens: Tokens, place: int) -> _Follow | None:
    """Read "15 من المتطرفين", "اثنين من عناصره", "ستين من هؤلاء المتشددين"."""
    first = place + 1
    while first < len(tokens.words) and tokens.words[first] in ("هولاء", "هؤلاء", "بين", "خيره", "كبار", "ابرز", "هذه"):
        first += 1
    if first >= len(tokens.words) or not _LETTERS.fullmatch(tokens.words[first]):
        return None
    if tokens.words[first] in _words("of_wholes"):
        return None
    named = noun(tokens.words[first])
    if named is None or (named.lemma in _groups() and not named.people and named.form in ("sg", "pl")):
        named = Noun("عنصر", "other" if named is None else "fighters", True, "pl", definite=True)
    return named, first, first + 1, first + 1


def _plausible(tokens: Tokens, place: int, found: Cardinal) -> bool:
    """Whether an unknown word may be the noun counted: a bare Arabic word that is no function word, verb or adverb."""
    word = tokens.words[place]
    if len(word) < 3 or not _LETTERS.fullmatch(word) or not "\u0621" <= word[0] <= "\u064a":
        return False
    if found.vague and word.startswith("ال") and len(word) > 5 and word.endswith(("ين", "ات", "ون")):
        return True
    if (
        word.startswith(("ال", "بال", "وال", "لل", "و"))
        or word.endswith(("وا", "تهم", "هم", "ها"))
        or word in _words("stops")
    ):
        return False
    if tokens.kinds[place] is not None or word in _outcomes("before") or word in _outcomes("after"):
        return False
    if noun(word) is not None or _bare(word, _words("stops")) or word in _openers():
        return False
    return found.value >= 3 or found.rule == "fraction" or isinstance(found.value, float)


def _extended(tokens: Tokens, named: Noun, place: int) -> _Follow:
    """Extend a counted noun over its second word and adjectives: "سيارة إسعاف", "غارة جوية", "ليرة سورية"."""
    last = place + 1
    while last < len(tokens.words) and last - place < 3:
        word = tokens.words[last]
        refined = _refined(named, word)
        if refined is None and not _qualifies(word):
            break
        named, last = refined or named, last + 1
    return named, place, last, last


def _refined(named: Noun, word: str) -> Noun | None:
    """Return what the word after a noun makes of it: a currency of a country, square kilometres, a barrel bomb."""
    unit, stem = named.unit or "", _bare_adjective(word)
    if stem in (codes := _money_of().get(unit, {})):
        return replace(named, unit=codes[stem])
    if named.category == "distance" and stem in ("مربع", "مربعا", "مربعه", "مكعب", "مكعبا"):
        return replace(named, unit=("square " if "ربع" in stem else "cubic ") + unit, category="other")
    if unit == "degree" and (scale := _unit_noun(word)) is not None:
        return replace(named, unit=scale.unit)
    if unit == "barrel" and word.startswith("متفجر"):
        return replace(named, unit=None, lemma="برميل متفجر", category="weapons")
    if named.unit is None and (written := _compounds().get(word)) is not None:
        return replace(named, lemma=f"{named.lemma} {written}")
    return None


def _qualifies(word: str) -> bool:
    if word in _words("compounds") or word in _words("adjectives"):
        return True
    return (
        bool(_ADJECTIVE.fullmatch(word))
        and word not in _words("stops")
        and not word.startswith(("ال", "و", "ب", "ل", "ي", "ت", "ف"))
    )


def _bare_adjective(word: str) -> str:
    """سورية, سوريا, سوري -> سوري."""
    return word[:-1] if word.endswith(("يه", "يا")) else word


def _singular(word: str) -> str:
    """A guess at the lemma of an unknown noun: the tanwin's alef goes."""
    return word[:-1] if word.endswith("ا") and len(word) > 3 else word


@lru_cache(maxsize=65_536)
def noun(word: str) -> Noun | None:
    """Return the counted noun that a folded token is a form of, with clitics and pronouns taken off, or None."""
    table = _nouns()
    if (found := table.get(word)) is not None:
        return found
    for clitic in _NOUN_CLITICS:
        if not word.startswith(clitic) or len(word) - len(clitic) < 3:  # كل is no ك with ل for litre
            continue
        if (found := table.get(word[len(clitic) :])) is not None:
            article = 2 if clitic.endswith("ال") else 0
            return replace(found, definite=clitic.endswith(("ال", "لل")), skip=len(clitic) - article)
    return _owned(word, table)


def _owned(word: str, table: dict[str, Noun]) -> Noun | None:
    """Read a noun with a pronoun: "عناصره", "مقاتليه", "مواطنيها"."""
    for pronoun in _PRONOUNS:
        if not word.endswith(pronoun) or len(word) - len(pronoun) < 3:
            continue
        stem = word[: -len(pronoun)]
        for skip in (0, 1):
            if skip and word[0] not in "وبلف":
                continue
            base = stem[skip:]
            if base.endswith(("اؤ", "ائ")):  # أبناؤه، أبنائه
                base = base[:-1] + "ء"
            found = table.get(base) or (table.get(base[:-1] + "ه") if base.endswith("ت") else None)
            if found is None and base.endswith(("ي", "و")):
                found = table.get(base[:-1] + "ين")
                found = found if found is not None and found.form == "amb" else None
            nisba = (
                pronoun == "ه" and found is not None and found.form == "sg" and base.endswith("ي")
            )  # عسكرية folds to the look of "his soldier"
            if found is not None and found.unit is None and found.form in ("pl", "amb", "sg") and not nisba:
                return replace(found, owned=True, skip=skip)
    return None


@cache
def _nouns() -> dict[str, Noun]:
    """Every folded form of every counted noun and unit; singular and plural win over duals that look the same."""
    table: dict[str, Noun] = {}
    duals: list[tuple[str, Noun]] = []
    for name, category, people, plurals, unit in _entries():
        base = key(name)
        entry = Noun(name, category, people, "sg", unit)
        if base.endswith("ه"):
            forms = [base]
            table.setdefault(base[:-1] + "ات", replace(entry, form="pl"))
        else:
            forms = [base, base + "ا"]
        for form in forms:
            table.setdefault(form, entry)
        for plural in plurals:
            for form, shape in _plural_forms(base, plural):
                table.setdefault(form, replace(entry, form=shape))
        duals += _dual_forms(base, entry, sound="+ون" in plurals)
    for form, entry in duals:
        if form not in _not_dual():
            table.setdefault(form, entry)
    return table


def _entries() -> Iterator[tuple[str, str, bool, tuple[str, ...], str | None]]:
    units = lexicon("units")
    for category in ("duration", "distance", "money", "other"):  # سنتين are two years before two cents
        for unit, entry in units[category].items():
            name = re.sub(r" \(.*\)", "", unit)
            yield (
                entry["forms"].split()[0] if " " in entry["lemma"] else entry["lemma"],
                category,
                False,
                tuple(entry["forms"].split()),
                name,
            )
    for group in lexicon("counted"):
        for name, plurals in group["nouns"].items():
            these = tuple(plurals.split()) if isinstance(plurals, str) else tuple(plurals)
            yield name, group["category"], bool(group.get("people")), these, None


def _plural_forms(base: str, plural: str) -> Iterator[tuple[str, str]]:
    if plural == "+ون":
        yield from (
            (base + ending, shape) for ending, shape in (("ون", "pl"), ("ين", "amb"), ("ي", "amb"), ("و", "pl"))
        )
        return
    form = base + "ات" if plural == "+ات" else key(plural)
    yield form, "pl"
    if form[-1] not in "هاي" and not form.endswith(("ات", "ين", "ون", "اء")):
        yield form + "ا", "pl"


def _dual_forms(base: str, entry: Noun, *, sound: bool) -> Iterator[tuple[str, Noun]]:
    if " " in base or len(base) < 2 or not "\u0621" <= base[0] <= "\u064a":
        return
    stem = base[:-1] + "ت" if base.endswith("ه") else base
    yield stem + "ان", replace(entry, form="du")
    if not sound:
        yield stem + "ين", replace(entry, form="du")
    if base.endswith("ه"):
        yield stem + "ا", replace(entry, form="du_c")
        if base not in _words("mine"):
            yield stem + "ي", replace(entry, form="du_c")
        for pronoun in ("هما", "ه", "ها", "هم"):
            yield stem + "ي" + pronoun, replace(entry, form="du")
    elif base in _words("construct"):
        yield stem + "ي", replace(entry, form="du_c")
    elif base in _words("construct_joint"):
        yield stem + "ي", replace(entry, form="du_j")


@lru_cache(maxsize=65_536)
def _dual(word: str) -> Noun | None:
    """Return the noun of which a folded token is a dual: by the lexicon, or by form for feminines in -تان, -تين."""
    if len(word) < 4 or word[-1] not in "نياهم":
        return None
    if not word.endswith(("ان", "ين", "تي", "تا", "ي", "تيه", "تيها", "تيهم", "تيهما")):
        return None
    if word in _not_dual():
        return None
    found = noun(word)
    if found is not None:
        construct = found.form in ("du_c", "du_j")
        return found if (found.form == "du" or (construct and not found.definite)) and not found.owned else None
    return _dual_by_form(word)


def _dual_by_form(word: str) -> Noun | None:
    """A feminine noun that the lexicon lacks: "شاحنتين", but not "أفغانستان" or "ثابتين"."""
    articles = ("وبال", "بال", "وال", "فال", "كال", "ولل", "لل", "ال", "و")
    skip = next((len(clitic) for clitic in articles if word.startswith(clitic) and len(word) - len(clitic) > 5), 0)
    stem = word[skip:]
    if _NO_GUESS.fullmatch(stem) or any(word.endswith(other) for other in _not_dual() if len(other) > 3):
        return None
    definite = word[:skip].endswith(("ال", "لل"))
    kept = skip - 2 if word[:skip].endswith("ال") else skip
    return Noun(stem[:-3] + "ة", "other", False, "du_guess", None, definite, kept)


def _nominative(tokens: Tokens, index: int) -> Noun | None:
    """Read "قتل ضابطا شرطة": before its second word a masculine in -ا is a dual, elsewhere an accusative."""
    word = tokens.words[index]
    if word[-1] != "ا" or tokens.words[index + 1 : index + 2] == [] or tokens.words[index + 1] not in _compounds():
        return None
    named = noun(word)
    if named is None or not named.people or named.form != "sg" or named.definite or named.owned:
        return None
    return replace(named, form="du_c")


def _pair(tokens: Tokens, index: int, dual: Noun, drafts: list[_Draft]) -> _Draft | None:
    """Read a dual as two: "دبابتين", "ضابطي شرطة", "جنديين اثنين", "عامين ونصف العام"."""
    if index and not _LETTERS.fullmatch(tokens.words[index]):
        return None
    word = tokens.words[index]
    guess = dual.form == "du_guess"
    if (
        guess
        and not word.startswith("و")
        and drafts
        and drafts[-1].rule.startswith("dual")
        and index - drafts[-1].last < 6
    ):
        return None
    following = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    if (dual.form == "du_c" and not _heads(following)) or (dual.form == "du_j" and not _joins(tokens, index)):
        return None
    start = tokens.starts[index] + dual.skip
    draft = _Draft(
        index, index + 1, start, tokens.ends[index], 2, 2, "exact", _DUAL_RULES[dual.form], (index, index + 1)
    )
    last = index + 1
    while last < len(tokens.words) and last - index < 4 and _agrees(tokens, last, dual):
        dual = _refined(dual, tokens.words[last]) or dual
        last += 1
    draft.noun, draft.unit = dual, dual.unit
    draft.last, draft.end, draft.counted = last, tokens.ends[last - 1], (start, tokens.ends[last - 1])
    _half_more(tokens, draft)
    if dual.unit == "degree" and tokens.words[draft.last : draft.last + 2] == ["تحت", "الصفر"]:
        draft.low = draft.high = -2
        draft.last, draft.end = draft.last + 2, tokens.ends[draft.last + 1]
    before = _before(tokens, draft.first)
    place = dual.unit is None and before is not None and (draft.first - before[1] < 2 or before[0] == "at_most")
    return draft if place else _modified(tokens, draft)  # "نحو حاجزين", "فوق قريتين" say where


def _heads(following: str) -> bool:
    """Whether a dual in construct may stand before this word."""
    if following in ("«", '"', "“", "(", "'"):
        return True
    return bool(_LETTERS.fullmatch(following)) and following not in _words("construct_stops")


def _joins(tokens: Tokens, index: int) -> bool:
    """Whether two names joined by و follow ("حزبي الشعب والأمة"); else it may be an adjective ("عمل حزبي")."""
    following = "".join(tokens.words[index + 1 : index + 2])
    if not _heads(following) or following.startswith("و"):
        return False
    return any(
        word in ("و", "وال")
        or (word.startswith("و") and len(word) > 3 and (noun(word) is None or word.startswith("وال")))
        for word in tokens.words[index + 2 : index + 5]
    )


def _agrees(tokens: Tokens, place: int, dual: Noun) -> bool:
    """Whether the word at `place` belongs to a dual: اثنين, a dual adjective, or a second word of the thing."""
    word = tokens.words[place]
    if word in _TWO:
        return True
    if word in _words("compounds") and not dual.definite:
        return True
    if word in _words("stops") or tokens.kinds[place] is not None or dual.form in ("du_c", "du_j"):
        return False
    if not word.endswith(("ين", "ان")) or word.startswith("ال") != dual.definite or word[0] in "ويت":
        return False
    named = noun(word)
    return word not in _not_dual() and (named is None or named.form in ("du", "amb"))


def _noun_and_half(tokens: Tokens, index: int) -> _Draft | None:
    """Read "شهر ونصف الشهر", "لتر وربع": one measure and a fraction of it."""
    kind = tokens.kinds[index]
    apart = index > 0 and tokens.words[index - 1] == "و"
    place = index - 2 if apart else index - 1
    if kind is None or "fractions" not in kind.roles or not (kind.conj or apart) or kind.definite or place < 0:
        return None
    one = noun(tokens.words[place])
    if one is None or one.unit is None or one.form != "sg" or one.definite or tokens.kinds[place] is not None:
        return None
    start = tokens.starts[place] + one.skip
    draft = _Draft(place, place + 1, start, tokens.ends[place], 1, 1, "exact", "noun-and-fraction", (place, index + 1))
    draft.noun, draft.unit, draft.counted = one, one.unit, (start, tokens.ends[place])
    _half_more(tokens, draft)
    return _modified(tokens, draft)


def _half_more(tokens: Tokens, draft: _Draft) -> None:
    """Add "ونصف العام" to a measure: two years and a half."""
    place = draft.last
    if draft.unit is None or draft.low is None or place >= len(tokens.words):
        return
    kind = tokens.kinds[place]
    if tokens.words[place] == "و" and place + 1 < len(tokens.words):
        place, kind = place + 1, tokens.kinds[place + 1]
    elif kind is None or not kind.conj:
        return
    if kind is None or "fractions" not in kind.roles:
        return
    draft.low = draft.high = whole(draft.low + 1 / kind.roles["fractions"])
    draft.last = place + 1
    if (
        draft.last < len(tokens.words)
        and (again := noun(tokens.words[draft.last])) is not None
        and again.unit == draft.unit
    ):
        draft.last += 1
    draft.end = tokens.ends[draft.last - 1]


# --- categories ---------------------------------------------------------------------------------------------


def _classify(tokens: Tokens, drafts: list[_Draft]) -> None:
    """Give each draft its category, and the noun it leaves unsaid."""
    last_noun: Noun | None = None
    for index, draft in enumerate(drafts):
        previous = drafts[index - 1] if index else None
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        draft.part = _is_part(tokens, draft, previous)
        if draft.noun is None and draft.unit is None:
            draft.noun, draft.ellipsis = last_noun, True
        if not draft.category:
            draft.category = _category(tokens, draft, previous, following)
            _share_back(tokens, draft, previous)
        draft.part = draft.part or _goes_on(tokens, draft, previous)
        if draft.noun is not None and draft.noun.unit is None and not draft.ellipsis:
            last_noun = draft.noun


def _share_back(tokens: Tokens, draft: _Draft, previous: _Draft | None) -> None:
    """Give the figure before what is told of both: "أربعة قادة وعشرون جنديا قتلوا"."""
    if previous is None or not (previous.noun is None or previous.noun.people) or previous.category in _STATES:
        return
    near = draft.first - previous.last <= 3 and _joined(tokens, draft) and draft.category in _STATES
    if near and _outcome_after(tokens, draft, None) == draft.category:
        previous.category = draft.category


def _joined(tokens: Tokens, draft: _Draft) -> bool:
    """Whether و joins the figure to the one before it."""
    if draft.first and tokens.words[draft.first - 1] == "و":
        return True
    return tokens.words[draft.first][:1] == "و" and draft.start > tokens.starts[draft.first]


def _goes_on(tokens: Tokens, draft: _Draft, previous: _Draft | None) -> bool:
    """Whether و joins the figure to the part before it: "بينهم 9 جنود و5 مدنيين", "(3 قتلى و5 جرحى)"."""
    if previous is None or not previous.part or draft.unit is not None or not _joined(tokens, draft):
        return False
    bracketed = previous.first > 0 and tokens.words[previous.first - 1] == "("
    return draft.first - previous.last <= 1 and (bracketed or draft.category == previous.category)


def _is_part(tokens: Tokens, draft: _Draft, previous: _Draft | None) -> bool:
    """Whether "بينهم" or a bracket stands before the figure, or "منهم" after its number."""
    parts = _words("parts")
    if draft.unit is not None:
        return False
    if draft.first and tokens.words[draft.first - 1] in parts:
        return True
    bracketed = previous is not None and previous.last == draft.first - 1 and tokens.words[previous.last] == "("
    if bracketed and previous is not None and previous.unit is None and draft.noun is not None:
        return True
    return any(
        tokens.words[place] in ("منهم", "منها", "منهن", "منهما")
        for place in range(draft.number[1], min(draft.last + 1, len(tokens.words)))
    )


def _category(tokens: Tokens, draft: _Draft, previous: _Draft | None, following: _Draft | None) -> str:
    named = draft.noun
    if draft.mixed:
        return "other"
    if named is not None and named.unit is not None:
        if named.category == "duration" and (_is_age(tokens, draft) or _ages_on(draft, previous)):
            return "other"
        bombs = named.unit == "barrel" and _bombs(tokens, draft)
        return "weapons" if bombs else named.category
    own = named.category if named is not None else "other"
    if named is not None and draft.counted is not None and own in ("killed", "wounded"):
        return own
    if named is not None and not named.people and (not draft.ellipsis or own != "other"):
        return own
    told = _outcome(tokens, draft, previous, following)
    if told in ("captured", "detained") and own in _STATES and draft.counted is not None:
        return own
    return told or (own if named is not None else "other")


def _bombs(tokens: Tokens, draft: _Draft) -> bool:
    """Whether barrels are dropped on people rather than pumped."""
    return any(_bare(word, _words("bombing")) for word in tokens.words[max(0, draft.first - 10) : draft.first])


def _ages_on(draft: _Draft, previous: _Draft | None) -> bool:
    """Whether the figure goes on from an age: "بين 8 أشهر حتى 78 عاما"."""
    if previous is None or previous.noun is None or previous.noun.category != "duration":
        return False
    return previous.category == "other" and draft.first - previous.last <= 1


def _is_age(tokens: Tokens, draft: _Draft) -> bool:
    """Whether years or months are an age: "البالغ من العمر 30 عاما", "(26 عاما)"."""
    ages = _words("ages_before")
    if tokens.words[draft.first] in ("دون", "فوق", "تحت", "سن") and draft.unit == "year":
        return True
    before = tokens.words[max(0, draft.first - 6) : draft.first]
    if any(_bare(word, ages) for word in before[-3:]) or any(word.startswith(("اعمار", "تراوح")) for word in before):
        return True
    if before[-1:] == ["("]:
        return draft.last < len(tokens.words) and tokens.words[draft.last] == ")"
    return tokens.words[draft.last : draft.last + 2] == ["من", "العمر"]


def _outcome(tokens: Tokens, draft: _Draft, previous: _Draft | None, following: _Draft | None) -> str | None:
    """Return what happened to the people counted, as told after or before the figure in its sentence."""
    told = _outcome_after(tokens, draft, following)
    near, distance = _outcome_before(tokens, draft, previous)
    if near is not None and distance <= 2:
        return near
    return told or near


def _outcome_after(tokens: Tokens, draft: _Draft, following: _Draft | None) -> str | None:
    table = _outcomes("after")
    stop = following.first if following is not None else len(tokens.words)
    for place in range(draft.last, min(draft.last + 7, stop)):
        word = tokens.words[place]
        if word in _ENDS or word in ("،", ","):
            return None
        if word in table:
            return table[word]
    return None


def _outcome_before(tokens: Tokens, draft: _Draft, previous: _Draft | None) -> tuple[str | None, int]:
    """Look back for the nearest outcome word; a figure joined by و or بينهم shares what was told of the one before."""
    table = _outcomes("before")
    for distance, place in enumerate(range(draft.first - 1, max(-1, draft.first - 13), -1)):
        word = tokens.words[place]
        if word in _ENDS:
            break
        if previous is not None and place < previous.last:
            joined = distance <= 2 or draft.part or (distance <= 10 and _joined(tokens, draft))
            return (previous.category, 3) if joined and previous.category in _STATES else (None, 99)
        if word == "فقد" and distance == 0:  # "lost"; elsewhere it is the particle "for … has"
            return "missing", 0
        told = _bare(word, table)
        if told:
            other = _paired(tokens, place, table)
            if other is not None and {other, table[told]} == {"killed", "wounded"}:
                return "other", distance
            return table[told], distance
    if draft.part and previous is not None and previous.category in _STATES:
        return previous.category, 12
    return None, 99


def _paired(tokens: Tokens, place: int, table: dict[str, str]) -> str | None:
    """Return the other outcome of "مقتل وإصابة 60" or "قتل وأصيب سبعة"."""
    for other in (place - 1, place - 2):
        if other >= 0 and tokens.words[other] in _outcomes("after"):
            return None
        if other >= 0 and tokens.words[place][:1] == "و" and (told := _bare(tokens.words[other], table)):
            return table[told]
        if other >= 0 and tokens.words[other] not in ("و", "او"):
            return None
    return None


def _bare(word: str, table: Iterable[str]) -> str | None:
    """Return the word of `table` that `word` is, perhaps behind a proclitic."""
    there = cast(frozenset[str], table)
    if word in there:
        return word
    for clitic in ("و", "ف", "ب", "ل", "وب", "ول", "لل"):
        if word.startswith(clitic) and word[len(clitic) :] in there:
            return word[len(clitic) :]
    return None


# --- tables -------------------------------------------------------------------------------------------------


@cache
def _words(name: str) -> frozenset[str]:
    content = lexicon("counting")[name]
    return frozenset(key(word) for word in (content.split() if isinstance(content, str) else content))


@cache
def _groups() -> frozenset[str]:
    return frozenset(lexicon("counting")["groups"].split())


@cache
def _compounds() -> dict[str, str]:
    """Second words of counted things, folded and as written."""
    return {key(word): word for word in lexicon("counting")["compounds"].split()}


@cache
def _months() -> frozenset[str]:
    return _words("months")


@cache
def _not_dual() -> frozenset[str]:
    return _words("not_dual")


@cache
def _outcomes(side: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for category, sides in lexicon("counting")["outcomes"].items():
        for word in sides[side].split():
            table.setdefault(key(word), category)
    return table


@cache
def _joined_units() -> frozenset[str]:
    return frozenset(key(form) for form in lexicon("units")["joined"])


@cache
def _money_of() -> dict[str, dict[str, str]]:
    return {
        unit: {key(word): code for word, code in codes.items()} for unit, codes in lexicon("units")["money_of"].items()
    }


@cache
def _openers() -> frozenset[str]:
    """First words of the phrases that bound a number; they are counted by none."""
    sides = (_phrases("before"), _phrases("after"))
    return frozenset(phrase.words[0] for side in sides for phrases in side.values() for phrase in phrases)


@lru_cache(maxsize=4096)
def _unit_noun(word: str) -> Noun | None:
    found = _nouns().get(word)
    return found if found is not None and found.unit is not None else None


def _unit_sign(word: str) -> bool:
    return word in ("$", "€", "£", "%", "٪")


def _strip_article(word: str) -> str:
    for article in ("وال", "بال", "لل", "ال"):
        if word.startswith(article):
            return word[len(article) :]
    return word


#: What each rule reads; the name of a bound follows a plus sign ("number-digits+at_least").
RULES: Final = {
    "number-digits": "a number in digits and the noun it counts: 12 جنديا، 1,250 نازحا، $10",
    "number-words": "a number in words and the noun it counts: ثلاثة وعشرون جنديا، سبع أخريات",
    "number-mixed": "digits with a multiple in words: 28.4 ألف، 31 ألفا و915 شخصا",
    "number-fraction": "a fraction that counts: نصف مليون نازح، ربع لتر، ثلاثة أرباع الساعة",
    "number-ratio": "a fraction in digits before a measure or من: 3/4 كوب",
    "number-vague": "a vague multiple: عشرات الجرحى، مئات الآلاف، بضعة جنود",
    "range": "two numbers that bound one count: بين 20 و30، من 5 إلى 7، أربعة أو خمسة",
    "articled-number": "a definite plural and its number: الرجال الثلاثة، الضحايا الـ32",
    "noun-one": "a singular with واحد: خطوة واحدة",
    "noun-and-fraction": "one measure and a fraction of it: شهر ونصف الشهر",
    "age-round": "a round age: شاب في العشرين",
    "dual": "a dual by the lexicon: دبابتين، الطرفان، جنديين اثنين",
    "dual-construct": "a dual before its genitive: راجمتي صواريخ، ضابطي شرطة",
    "dual-joined": "a dual that looks like an adjective, before two names: جبلي كذا وكذا",
    "dual-by-form": "a feminine dual that the lexicon lacks, in -تان or -تين",
    "rank-word": "a rank in words: الثالث عشر",
    "rank-number": "a rank in digits: الدفعة 12، الذكرى الـ40",
}
