"""A number with what it counts and what bounds it: "ما لا يقل عن 12 مدنيا", "بين 20 و30", "الضحايا الـ32"."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from riwaya.language.ar.numbers import Cardinal, Tokens, cardinal, fraction_of, ordinal, whole
from riwaya.language.ar.quantities.bounds import bound_after, bound_before
from riwaya.language.ar.quantities.draft import LETTERS, PERCENT, TWO, Draft, Noun, Rank, bare_word, unit_sign, word_set
from riwaya.language.ar.quantities.following import ADJECTIVE, is_percent, noun_after
from riwaya.language.ar.quantities.nouns import noun, unit_noun
from riwaya.language.ar.quantities.refusals import (
    article_before,
    is_code,
    is_date,
    is_label,
    is_rank,
    is_ratio,
    is_round_age,
    is_share,
    plural_before,
    rank_after_noun,
)
from riwaya.model import Modifier

_DASHES: Final = frozenset("-–—")
_CLOSING: Final = frozenset(")»\"”'“]")


def read_number(tokens: Tokens, index: int) -> tuple[Draft | None, Rank | None, int]:
    """Read a number and what it counts, or a rank; return also the token to go on from."""
    kind = tokens.kinds[index]
    assert kind is not None
    if tokens.words[index : index + 2] == ["الاحد", "عشره"]:  # "قتل الأحد عشرة جنود": ten on Sunday
        return None, None, index + 1
    article = article_before(tokens, index)
    rank = ordinal(tokens, index)
    if rank is not None and not article and is_rank(tokens, rank):
        return None, Rank(rank.start, rank.end, int(rank.value), "rank-word"), rank.last
    found = cardinal(tokens, index)
    if found is None:
        return None, None, index + 1
    found = _repeated(tokens, fraction_of(tokens, found) or found)
    if (found.definite or article) and not found.vague:
        return _articled(tokens, found, article)
    if is_label(tokens, found):
        return None, rank_after_noun(tokens, found), found.last
    if is_share(tokens, found):
        return None, None, found.last
    if found.rule == "ratio" and not is_ratio(tokens, found):
        return None, None, found.last
    if is_date(tokens, found) or is_code(tokens, found):
        return None, None, found.last
    if found.value == 1 and found.rule == "words":
        return _with_number(tokens, found, ("sg",), "noun-one"), None, found.last
    if found.value == 2 and tokens.words[found.first] in TWO and noun_after(tokens, found.last, found) is None:
        pair = _with_number(tokens, found, ("amb",), "dual")
        if pair is not None:
            return pair, None, found.last
    draft = _range(tokens, found) or _counted_number(tokens, found)
    return draft, None, max(found.last, draft.last if draft is not None else 0)


def _repeated(tokens: Tokens, found: Cardinal) -> Cardinal:
    """Take in the digits that repeat a number in words: "ثمانية عشر (18) مقطعا"."""
    after = tokens.words[found.last : found.last + 3]
    if len(after) < 3 or (after[0], after[2]) != ("(", ")") or tokens.kinds[found.last + 1] is None:
        return found
    again = cardinal(tokens, found.last + 1)
    if again is None or again.last != found.last + 2 or again.value != found.value:
        return found
    return replace(found, last=found.last + 3, end=tokens.ends[found.last + 2])


def _articled(tokens: Tokens, found: Cardinal, article: bool) -> tuple[Draft | None, Rank | None, int]:
    """Read "الرجال الثلاثة", "الضحايا الـ32" (quantities) and "الدفعة الـ12" (a rank)."""
    first = found.first - 1 if article else found.first
    plural = plural_before(tokens, first)
    if not article and tokens.words[found.first].endswith(("اثنين", "اثنان")):  # the weekday
        return None, None, found.last
    if plural is not None and found.value > 1:
        place, counted = plural
        draft = _draft(tokens, found, "articled-number")
        draft.first, draft.start = place, tokens.starts[place] + counted.skip
        draft.noun, draft.counted = counted, (draft.start, tokens.ends[place])
        draft.unit, draft.category = counted.unit, ""
        return draft, None, found.last
    if is_round_age(tokens, found):
        draft = with_bound(tokens, _draft(tokens, found, "age-round"))
        draft.noun, draft.category = Noun("سنة", "other", False, "pl"), "other"
        return draft, None, found.last
    if not article and found.value > 2 and bound_before(tokens, first) is not None:
        return _counted_number(tokens, found), None, found.last
    if found.last < len(tokens.words):
        following = noun(tokens.words[found.last])
        if following is not None and not following.definite and found.value > 2:
            return _counted_number(tokens, found), None, found.last
    if article and isinstance(found.value, int) and found.rule == "digits" and found.first >= 2:
        return None, Rank(tokens.starts[first], found.end, found.value, "rank-number"), found.last
    return None, None, found.last


def _draft(tokens: Tokens, found: Cardinal, rule: str) -> Draft:
    modifier: Modifier = "vague" if found.vague else "exact"
    return Draft(
        found.first, found.last, found.start, found.end, found.value, None if found.vague else found.value,
        modifier, rule, (found.first, found.last),
    )  # fmt: skip


def _with_number(tokens: Tokens, found: Cardinal, forms: tuple[str, ...], rule: str) -> Draft | None:
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
        if not LETTERS.fullmatch(word) or word in word_set("stops") or word in word_set("idioms_one"):
            break
        named = noun(word)
        if named is not None and named.form in forms and not named.definite and not named.owned:
            nouns.append((place, named))
        if not ADJECTIVE.fullmatch(word):
            break
    if not nouns:
        return None
    place, named = nouns[-1]
    draft = _draft(tokens, found, rule)
    draft.first, draft.start = place, tokens.starts[place] + named.skip
    draft.noun, draft.counted, draft.unit = named, (draft.start, tokens.ends[found.first - 1]), named.unit
    return with_bound(tokens, draft)


def _counted_number(tokens: Tokens, found: Cardinal) -> Draft | None:
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
        half_more(tokens, draft)
    if draft.noun is not None and draft.noun.unit is None and isinstance(draft.low, float | int) and draft.low < 0:
        draft.low = draft.high = -draft.low  # "-3 جنود" is an item of a list
        draft.start += 1
    return with_bound(tokens, draft)


def _signed(tokens: Tokens, draft: Draft, found: Cardinal) -> bool:
    """Read the sign or word before a number that says its unit: "$10", "%70", "نسبة 22"."""
    sign = tokens.words[found.first - 1] if found.first else ""
    percent = sign in ("%", "٪", "بالمئه", "بالمائه") and (found.first < 2 or tokens.kinds[found.first - 2] is None)
    ratio = sign in ("نسبه", "بنسبه") and (found.last >= len(tokens.words) or not is_percent(tokens.words, found.last))
    named = unit_noun(sign) if sign in ("$", "€", "£", "¥", "₪") else PERCENT if percent or ratio else None
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
    before = bound_before(tokens, found.first)
    return before is not None and before[0] not in ("about", "exact")


def _attach(tokens: Tokens, draft: Draft, found: Cardinal) -> None:
    """Give a draft the noun that follows its number, with its unit and span."""
    follows = noun_after(tokens, _past_quote(tokens, found), found)
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


def _cents(tokens: Tokens, draft: Draft) -> None:
    """Add "و43 سنتا" to an amount of money."""
    place = draft.last
    if place < len(tokens.words) and tokens.words[place] == "و":
        place += 1
    if place >= len(tokens.words) or tokens.kinds[place] is None or draft.low is None:
        return
    small = cardinal(tokens, place)
    if small is None or small.last >= len(tokens.words) or small.value >= 100:
        return
    unit = unit_noun(tokens.words[small.last])
    if unit is not None and unit.unit == "cent":
        draft.low = draft.high = whole(draft.low + small.value / 100)
        draft.last, draft.end = small.last + 1, tokens.ends[small.last]


def _second_noun(tokens: Tokens, draft: Draft) -> None:
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


def _range(tokens: Tokens, low: Cardinal) -> Draft | None:
    """Read "بين 20 و30", "من 5 إلى 7", "20-30", "أربعة أو خمسة": two numbers that bound one count."""
    if low.vague:
        return None
    place, words = low.last, tokens.words
    between = low.first > 0 and words[low.first - 1] in ("بين", "مابين") and not low.prep
    if place < len(words) and unit_sign(words[place]) and place + 1 < len(words) and words[place + 1] in _DASHES:
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
    draft = _draft(tokens, high, "number-range")
    draft.first, draft.start, draft.number = low.first, low.start, (low.first, high.last)
    _attach(tokens, draft, high)
    draft.low, draft.high, draft.modifier = whole(bottom), high.value, "between"
    draft.rule = "number-range"
    opening = 2 if between and low.first > 1 and words[low.first - 2] == "ما" else 1
    if between or (joint == "الي" and low.first and words[low.first - 1] == "من"):
        draft.first = low.first - opening
        draft.start = tokens.starts[draft.first]
    before = bound_before(tokens, draft.first)
    if before is not None:
        _, draft.first, draft.start = before
    return draft


def _moves(tokens: Tokens, first: int) -> bool:
    """Whether the text tells a change from one number to the other."""
    moves = word_set("moves")
    return any(bare_word(tokens.words[place], moves) for place in range(max(0, first - 8), first))


def with_bound(tokens: Tokens, draft: Draft) -> Draft:
    """Apply the words that bound or blur the number, before it and after its noun."""
    before = bound_before(tokens, draft.first)
    if before is not None:
        modifier, draft.first, draft.start = before
        _bound(draft, modifier)
        draft.rule += f"+{modifier}"
        if modifier in ("more_than", "less_than", "at_least", "at_most"):
            _two_sided(tokens, draft)
    if draft.last < len(tokens.words) and tokens.words[draft.last] == "+" and tokens.glued(draft.last):
        draft.last, draft.end = draft.last + 1, tokens.ends[draft.last]
        _bound(draft, "more_than")
    after = bound_after(tokens, draft.last)
    if after is not None and draft.modifier in ("exact", "about"):
        modifier, draft.last = after
        draft.end = tokens.ends[draft.last - 1]
        _bound(draft, modifier)
        draft.rule += f"+{modifier}"
    return draft


def _bound(draft: Draft, modifier: Modifier) -> None:
    value = draft.low if draft.low is not None else draft.high
    if draft.modifier == "vague":
        return
    draft.modifier = modifier
    if modifier in ("at_least", "more_than"):
        draft.low, draft.high = value, None
    elif modifier in ("at_most", "less_than"):
        draft.low, draft.high = None, value


def _two_sided(tokens: Tokens, draft: Draft) -> None:
    """Read "أكثر من 10 وأقل من 20" as a range; two figures with a noun each stay two."""
    words = tokens.words
    if draft.last >= len(words) or words[draft.last][:1] != "و":
        return
    for place in range(draft.last + 1, min(draft.last + 7, len(words))):
        if tokens.kinds[place] is None:
            continue
        before, other = bound_before(tokens, place), cardinal(tokens, place)
        sides = {"more_than": 0, "at_least": 0, "less_than": 1, "at_most": 1}
        if before is None or other is None or before[0] not in sides or sides[before[0]] == sides[draft.modifier]:
            return
        if before[1] - draft.last not in (0, 1) or (
            draft.noun is not None and noun_after(tokens, other.last, other) is not None
        ):
            return
        low, high = (draft.low, other.value) if draft.low is not None else (other.value, draft.high)
        if low is not None and high is not None and low < high:
            draft.low, draft.high, draft.modifier = low, high, "between"
            draft.last, draft.end, draft.number = other.last, other.end, (draft.number[0], other.last)
        return


def half_more(tokens: Tokens, draft: Draft) -> None:
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
