"""Names of two bodies of one kind that are told together: "حركتا فتح وحماس", "قوات حفتر والوفاق", "فتح وحماس".

The kind stands once, before the first of them, in the dual or as it belongs to both; a name that needs its kind or its
country ("فتح") has it there, or in a known body of the same country that و joins to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from riwaya.knowledge import load
from riwaya.language.ar.gazetteer import Hit
from riwaya.language.ar.name_features import name_rules
from riwaya.language.ar.name_spans import Found, Row, name_end
from riwaya.model import Word
from riwaya.script import key

_AND = "و"
#: Words that a name has at most behind its kind.
_LONGEST = 4
_FEMININE = "ه"
#: Kinds of bodies that a known one beside them vouches for.
_GROUP = "group:"
_BODIES = (_GROUP, "state-force:", "state:", "intl:")


def twins(number: int, row: Row) -> Iterator[Found]:
    """Yield the names of a line that share the noun of their kind, or stand beside a body of their country."""
    yield from _behind_dual(number, row)
    for hit in row.hits:
        if hit.entry.type != "ORG":
            continue
        if hit.entry.standing == "name" and hit.first < hit.last:
            yield from _of_one_head(number, row, hit)
        elif hit.entry.standing == "short" and hit.entry.ids[0].startswith(_GROUP):
            yield from _beside(number, row, hit)


@cache
def _duals() -> dict[str, str]:
    """Return the folded duals before a genitive of the nouns of bodies, with their singular."""
    found: dict[str, str] = {}
    for kind in name_rules("twin_kinds"):
        stem = kind[:-1] + "ت" if kind.endswith(_FEMININE) else kind
        found |= {stem + ending: kind for ending in ("ا", "ي")}
    return found


def _behind_dual(number: int, row: Row) -> Iterator[Found]:
    """Yield the two names behind a dual ("حركتي فتح وحماس")."""
    words = row.words
    for at, word in enumerate(words[:-1]):
        kind = _duals().get(key(word.text[word.segments[word.stem][0] - word.start :]))
        if kind is None:
            continue
        first = _named(row, at + 1, (kind, ""), joined=False)
        if first is None:
            continue
        last, ids = first
        yield _found(number, row, at + 1, last, words[at + 1].start, ids)
        yield from _second(number, row, last + 1, (kind, ""))


def _of_one_head(number: int, row: Row, hit: Hit) -> Iterator[Found]:
    """Yield the name that و joins to another and that has its first words too ("قوات حفتر والوفاق")."""
    words = [word.norm for word in row.words[hit.first : hit.last]]
    if words[0] in name_rules("shared_heads") and key(row.words[hit.first].text).endswith(words[0]):
        yield from _second(number, row, hit.last + 1, (" ".join(words), words[0]))


def _second(number: int, row: Row, at: int, heads: Sequence[str]) -> Iterator[Found]:
    if at < len(row.words) and (found := _named(row, at, heads, joined=True)) is not None:
        yield _found(number, row, at, found[0], row.words[at].start + len(_AND), found[1])


def _beside(number: int, row: Row, hit: Hit) -> Iterator[Found]:
    """Yield a short name where و joins it to a known body of the same country ("فتح وحماس", "داعش والنصرة")."""
    entities, words = load().entities, row.words
    country = entities[hit.entry.ids[0]].country
    before = words[hit.first].text.startswith(_AND)
    behind = hit.last + 1 < len(words) and words[hit.last + 1].text.startswith(_AND)
    for other in row.hits:
        near = (before and other.last == hit.first - 1) or (behind and other.first == hit.last + 1)
        body = other.entry.standing == "name" and other.entry.ids[0].startswith(_GROUP)
        if near and body and entities[other.entry.ids[0]].country == country:
            start = row.line.start + row.folded.span(hit.start, hit.start + 1)[0]
            yield _found(number, row, hit.first, hit.last, start, hit.entry.ids)
            return


def _named(row: Row, at: int, heads: Sequence[str], *, joined: bool) -> tuple[int, tuple[str, ...]] | None:
    """Return the last word of the known body whose name, behind one of `heads`, begins at a word; its ids.

    Args:
        heads: what stands before the rest of the name, "" where it is the whole.
        joined: whether و stands before the name in its word.
    """
    words, known = row.words, load()
    if (joined and not words[at].text.startswith(_AND)) or words[at].norm in name_rules("before_bodies"):
        return None
    for last in range(min(at + _LONGEST, len(words)) - 1, at - 1, -1):
        name = _written(words[at : last + 1], joined=joined)
        for form in (f"{head} {name}".strip() for head in heads):
            ids = known.forms.get(form) or known.short.get(form) or ()
            ids = tuple(one for one in ids if one.startswith(_BODIES))
            if ids:
                return last, ids
    return None


def _written(words: Sequence[Word], *, joined: bool) -> str:
    text = " ".join(word.text for word in words)
    return key(text[len(_AND) :] if joined else text)


def _found(number: int, row: Row, first: int, last: int, start: int, ids: tuple[str, ...]) -> Found:
    return Found(
        line=number, first=first, last=last, start=start, end=name_end(row.words[last]), type="ORG",
        rule="names.twin", ids=ids, weight=3.5 + last - first,
    )  # fmt: skip
