"""Phrases that bound a number: "ما لا يقل عن", "نحو", "على الأقل", "أو أكثر" (lexicon/modifiers.yaml)."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from riwaya.language.ar.numbers import Tokens, lexicon
from riwaya.language.ar.quantities.draft import ARTICLES, CLITICS, LETTERS
from riwaya.model import Modifier
from riwaya.script import key

_SIGNS: Final[dict[str, Modifier]] = {
    "<": "less_than", ">": "more_than", "<=": "at_most", ">=": "at_least", "≤": "at_most", "≥": "at_least",
}  # fmt: skip


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


def bound_before(tokens: Tokens, first: int) -> tuple[Modifier, int, int] | None:
    """Return the modifier that ends before token `first`, its first token and its first character."""
    last = first - 1
    if last >= 0 and tokens.glued(first) and (tokens.words[last] in ARTICLES or tokens.words[last] == "-"):
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
                if head.endswith(phrase.words[0]) and head[: len(head) - len(phrase.words[0])] in CLITICS:
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


def bound_after(tokens: Tokens, last: int) -> tuple[Modifier, int] | None:
    """Return the modifier behind token `last`, up to four words on ("25 مقاتلا من المعارضة على الأقل"), and its end."""
    table = _phrases("after")
    if tokens.words[last : last + 2] in (["،", "علي"], [",", "علي"]):
        last += 1
    for place in range(last, min(last + 5, len(tokens.words))):
        word = tokens.words[place]
        if place > last and (tokens.kinds[place] is not None or not LETTERS.fullmatch(word)):
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


@cache
def bound_openers() -> frozenset[str]:
    """First words of the phrases that bound a number; they are counted by none."""
    sides = (_phrases("before"), _phrases("after"))
    return frozenset(phrase.words[0] for side in sides for phrases in side.values() for phrase in phrases)
