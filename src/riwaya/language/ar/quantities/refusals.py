"""Numbers that count nothing: ranks, dates, clock times, telephones, labels ("الفرقة 30"), shares ("خمس السكان")."""

from __future__ import annotations

import re
from typing import Final

from riwaya.language.ar.numbers import Cardinal, Tokens
from riwaya.language.ar.quantities.bounds import bound_before
from riwaya.language.ar.quantities.draft import (
    ARTICLES,
    CODES,
    LETTERS,
    Noun,
    Rank,
    bare_word,
    month_words,
    outcome_words,
    without_article,
    word_set,
)
from riwaya.language.ar.quantities.following import is_percent, noun_after
from riwaya.language.ar.quantities.nouns import noun, unit_noun

_PHONE: Final = re.compile(
    r"^\(?(?:\+\d[\d ()-]*|00\d{8,})|\d{3,}[-/]\d{3,4}[-/]?\d|\d[-/]\d+[-/]\d|\d\.\d+\.\d+\.\d|\d\+\d"
)


def is_share(tokens: Tokens, found: Cardinal) -> bool:
    """Whether a word is a fraction of a definite whole: "خمس السكان" is a fifth of them, "خمس سيدات" five."""
    kind = tokens.kinds[found.first]
    if kind is None or "shy_fractions" not in kind.roles or found.last != found.first + 1 or found.definite:
        return False
    following = noun(tokens.words[found.last]) if found.last < len(tokens.words) else None
    return following is not None and following.definite


def article_before(tokens: Tokens, index: int) -> bool:
    """Whether an article stands glued before digits: "الـ12"."""
    return tokens.glued(index) and tokens.words[index - 1] in ARTICLES


def is_rank(tokens: Tokens, rank: Cardinal) -> bool:
    """Whether a rank in words is one: not a count, a second of time, or a day of a month."""
    kind = tokens.kinds[rank.first]
    assert kind is not None
    stem = tokens.words[rank.first][kind.skip + kind.article :]
    before = tokens.words[rank.first - 1] if rank.first else ""
    if kind.definite and "ordinals" not in kind.roles:
        if "tens" in kind.roles and (
            plural_before(tokens, rank.first) or before == "في" or kind.prep or bound_before(tokens, rank.first)
        ):
            return False
        return stem != "احد" or rank.last > rank.first + 1
    if stem == "ثانيه" and not kind.definite:  # a second, unless "مرة ثانية"
        return before.endswith("ه")
    if stem == "ثان" and not kind.definite:
        return False
    return not (before in month_words() or _is_day(tokens, rank.last))


def _is_day(tokens: Tokens, place: int) -> bool:
    """Whether a rank before token `place` is a day: "الأول من أغسطس", "أول أمس"."""
    after = tokens.words[place : place + 2]
    return after[:1] == ["امس"] or (
        after[:1] == ["من"] and len(after) > 1 and (after[1] in month_words() or "شهر" in after[1])
    )


def plural_before(tokens: Tokens, index: int) -> tuple[int, Noun] | None:
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


def is_round_age(tokens: Tokens, found: Cardinal) -> bool:
    """Whether a round number is an age: "شاب في العشرين", "فوق الثلاثين"; not "في العشرين من أيار"."""
    kind = tokens.kinds[found.first]
    told = tokens.words[found.last : found.last + 1] == ["من"] and found.last + 1 < len(tokens.words)
    if (
        told and found.value < 120 and bare_word(tokens.words[found.last + 1], word_set("ages_before"))
    ):  # "في الـ19 من عمره"
        return True
    if kind is None or "tens" not in kind.roles or found.last != found.first + 1 or found.first == 0:
        return False
    if tokens.words[found.first - 1] != "في":
        ages = any(
            bare_word(word, word_set("ages_before")) for word in tokens.words[max(0, found.first - 4) : found.first]
        )
        return ages and bound_before(tokens, found.first) is not None
    after = tokens.words[found.last : found.last + 2]
    if after[:1] == ["من"] and (len(after) < 2 or bare_word(after[1], word_set("ages_before")) is None):
        nouns = [noun(tokens.words[place]) for place in range(max(0, found.first - 3), found.first - 1)]
        person = any(named is not None and named.people for named in nouns)
        return person and not (len(after) > 1 and (after[1] in month_words() or after[1] in ("الشهر", "شهر")))
    return not (after and after[0] in month_words())


def is_label(tokens: Tokens, found: Cardinal) -> bool:
    """Whether the number names what stands before it: "الفرقة 30", "إف-16", "المادة 7"."""
    place = found.first - 1
    dashed = place >= 0 and tokens.words[place] in ("-", "–")
    if place >= 0 and (dashed or tokens.words[place] in ("«", '"')):
        place -= 1
    if place < 0:
        return False
    before = tokens.words[place]
    if (
        dashed
        and found.rule == "digits"
        and LETTERS.fullmatch(before)
        and noun_after(tokens, found.last, found) is None
    ):
        return True  # "جنيف - 2"
    bare = without_article(before)
    if found.rule not in ("digits", "mixed") and bare not in word_set("units_of_war"):
        return False
    if bare not in word_set("labels") and bare not in word_set("units_of_war"):
        return bool(re.fullmatch(r"(?:ال)?[A-Za-z]{1,4}", before)) and before not in CODES
    if bare in word_set("units_of_war"):
        return True
    follows = noun(tokens.words[found.last]) if found.last < len(tokens.words) else None
    return (follows is None or follows.skip > 0) and not (
        found.last < len(tokens.words) and is_percent(tokens.words, found.last)
    )


def rank_after_noun(tokens: Tokens, found: Cardinal) -> Rank | None:
    """Read the rank in digits that follows its noun: "الدفعة 12"."""
    before = without_article(tokens.words[found.first - 1])
    if before in word_set("ranked") and isinstance(found.value, int) and found.value < 1000:
        return Rank(found.start, found.end, found.value, "rank-number")
    return None


def is_date(tokens: Tokens, found: Cardinal) -> bool:
    """Whether the number is a year, a day of a month, or a clock time, where no time grammar told so."""
    after = tokens.words[found.last] if found.last < len(tokens.words) else ""
    before = tokens.words[found.first - 1] if found.first else ""
    if isinstance(found.value, int) and found.value <= 31 and after in month_words() - word_set("relative"):
        return True
    return (
        bare_word(before, word_set("clock")) is not None or _is_clock(tokens, found) or _is_year(tokens, found, before)
    )


def _is_clock(tokens: Tokens, found: Cardinal) -> bool:
    """Whether a colon joins the number to another: "10:30"."""
    last, first = found.last, found.first
    joined = last + 1 < len(tokens.words) and tokens.words[last] == ":" and tokens.glued(last)
    if joined and re.fullmatch(r"\d\d", tokens.words[last + 1]):
        return True
    behind = first > 1 and tokens.words[first - 1] == ":" and tokens.glued(first - 1)
    return behind and tokens.words[first - 2][0].isdecimal() and re.fullmatch(r"\d\d", tokens.words[first]) is not None


def _is_year(tokens: Tokens, found: Cardinal, before: str) -> bool:
    """Whether the number is a year: by the word before it, or four digits that count nothing."""
    if isinstance(found.value, int) and 1300 <= found.value <= 1500 and before in month_words():
        return True  # a Hijri year
    if not isinstance(found.value, int) or not 1850 <= found.value <= 2100 or found.vague:
        return False
    if bare_word(before, word_set("years")) or before in month_words():
        return True
    if found.rule != "digits" or len(tokens.words[found.first]) != 4 or len(tokens.words) == 1:
        return False
    follows = noun_after(tokens, found.last, found)
    named = follows is not None and (follows[0] is not None or follows[2] > follows[1])
    if named and not (tokens.words[found.last] == "من" and noun(tokens.words[found.last + 1]) is None):
        return False
    if before in ("$", "%", "<", ">", "="):
        return False
    around = tokens.words[max(0, found.first - (6 if before == "الي" else 2)) : found.first]
    counts = any(bare_word(word, outcome_words("before")) or bare_word(word, word_set("tallies")) for word in around)
    return not (counts or bound_before(tokens, found.first) is not None or before in word_set("parts"))


def is_code(tokens: Tokens, found: Cardinal) -> bool:
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
    slash = tokens.text[start - 1 : start] == "/" and tokens.text[start - 2 : start - 1].isdecimal()
    return slash or (tokens.text[end : end + 1] == "/" and tokens.text[end + 1 : end + 2].isdecimal())


def _is_item(tokens: Tokens, found: Cardinal) -> bool:
    """Whether digits number a list item ("2)", "3. ") or a footnote ("الهجوم[3]"), or belong to a code ("9M79")."""
    before = tokens.words[found.first - 1] if found.first else ""
    after = tokens.words[found.last] if found.last < len(tokens.words) and tokens.glued(found.last) else ""
    if re.fullmatch(r"[A-Za-z]+", after) and unit_noun(after) is None:
        return True
    glued = tokens.glued(found.first) and not article_before(tokens, found.first)
    if before in ("[", "#") or (glued and len(before) > 3 and before.isalpha()):
        return True
    if found.value > 99 or len(tokens.words) <= found.last + 1:
        return False
    listed = not before and after in (".", "-", "–", "_") and not tokens.words[found.last + 1][0].isdecimal()
    return listed or (after == ")" and before != "(")


def is_ratio(tokens: Tokens, found: Cardinal) -> bool:
    """Whether "3/4" is three quarters, not the third of April: a measure, من or nothing follows, or a bound leads."""
    if found.first <= 1 and found.last == len(tokens.words):
        return True
    if found.last < len(tokens.words) and tokens.words[found.last] == "من":
        return abs(found.value) < 1
    unit = noun(tokens.words[found.last]) if found.last < len(tokens.words) else None
    return (unit is not None and unit.unit is not None) or bound_before(tokens, found.first) is not None
