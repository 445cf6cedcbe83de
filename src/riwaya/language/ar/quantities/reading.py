"""Reads the lines of a page: numbers and duals from left to right, none twice, then their categories and parts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from riwaya.language.ar.numbers import Tokens, tokenise
from riwaya.language.ar.quantities.categories import classify
from riwaya.language.ar.quantities.counting import read_number
from riwaya.language.ar.quantities.draft import Draft, Rank, month_words, word_set
from riwaya.language.ar.quantities.duals import nominative_dual, noun_and_half, read_pair
from riwaya.language.ar.quantities.nouns import dual_of
from riwaya.model import READ, Line, Ordinal, Quantity, TimeExpression
from riwaya.script import Folded, fold

_LINK: Final = re.compile(r"(?:https?://|www\.)\S+")


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


def _quantities(text: str, folded: Folded, offset: int, drafts: list[Draft], base: int) -> Iterator[Quantity]:
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


def _parts(drafts: list[Draft]) -> dict[int, list[int]]:
    """Map each figure to the figures that the text calls a part of it ("بينهم", "منهم")."""
    parts: dict[int, list[int]] = {}
    whole_of: int | None = None
    for index, draft in enumerate(drafts):
        if draft.part and whole_of is not None:
            parts.setdefault(whole_of, []).append(index)
        elif draft.category not in ("duration", "distance") and draft.unit is None:
            whole_of = index
    return parts


def _line(folded: Folded, times: Sequence[TimeExpression], offset: int) -> tuple[list[Draft], list[Rank]]:
    tokens = tokenise(folded.text)
    duals = [dual_of(word) for word in tokens.words]
    blocked = _blocked(folded, tokens, times, offset)
    drafts: list[Draft] = []
    ranks: list[Rank] = []
    index = 0
    while index < len(tokens.words):
        kind = tokens.kinds[index]
        draft: Draft | None = None
        after = index + 1
        if kind is not None:
            draft, rank, after = read_number(tokens, index)
            if rank is not None:
                ranks.append(rank)
            if draft is None and rank is None:
                draft = noun_and_half(tokens, index)
        elif (dual := duals[index] or nominative_dual(tokens, index)) is not None:
            draft = read_pair(tokens, index, dual, drafts)
        if draft is not None and not _refused(tokens, draft, blocked, drafts[-1] if drafts else None):
            _settle(tokens, drafts, draft)
            drafts.append(draft)
            after = max(after, draft.last)
        index = after
    classify(tokens, drafts)
    return drafts, ranks


def _settle(tokens: Tokens, drafts: list[Draft], draft: Draft) -> None:
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


def _refused(tokens: Tokens, draft: Draft, blocked: set[int], previous: Draft | None) -> bool:
    """Whether a draft lies in a time, or only repeats the figure before it in brackets: "مقطع واحد (1)"."""
    if any(index in blocked for index in range(*draft.number)):
        return True
    after = tokens.words[draft.number[1]] if draft.number[1] < len(tokens.words) else ""
    if draft.rule.startswith("number-range") and after in month_words() - word_set("relative"):
        return True
    if previous is None or draft.noun is not None or draft.low != previous.low:
        return False
    return draft.number[0] == previous.last + 1 and tokens.words[previous.last] == "("
