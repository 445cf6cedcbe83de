"""Names of the knowledge base where they stand in a text, clitics allowed for.

"بالغوطة الشرقية" holds the name "الغوطة الشرقية" after ب, "للنظام" the name "النظام" without its alef. A hit starts
where a word starts or after clitics and ends where a word ends or before a pronoun. Every hit is a possibility: which
of several overlapping ones counts, and whether a common word is meant, is decided elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from riwaya.knowledge import load
from riwaya.model import EntityType, Word
from riwaya.script import Folded

_Table = tuple["Standing", Mapping[str, tuple[str, ...]]]
Standing = Literal["name", "authority", "short", "nominal"]
#: What may stand before a name inside its word.
_BEFORE = frozenset(("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل"))
_BEFORE_BARE = frozenset(("لل", "ولل", "فلل"))
_LONGEST_BEFORE = 3


class Entry(Struct, frozen=True):
    """A form of the knowledge base: what it names, how it stands, and whether it lost its article after لل."""

    form: str
    type: EntityType
    ids: tuple[str, ...]
    standing: Standing
    bare: bool = False


class Hit(Struct, frozen=True):
    """An entry found at words [first, last], folded code points [start, end) of its line."""

    start: int
    end: int
    first: int
    last: int
    entry: Entry


class Gazetteer(Struct, frozen=True):
    """The automaton over all forms and the entries of each form."""

    automaton: AhoCorasick
    entries: tuple[tuple[Entry, ...], ...]


@cache
def gazetteer() -> Gazetteer:
    """Return the automaton over the forms of the knowledge base, built once."""
    table: dict[str, list[Entry]] = {}
    for entry in _entries():
        held = table.setdefault(entry.form, [])
        if not any(one.standing == entry.standing and one.type == entry.type for one in held):
            held.append(entry)
    forms = list(table)
    automaton = AhoCorasick(forms, matchkind=MatchKind.Standard, store_patterns=False)
    return Gazetteer(automaton, tuple(tuple(table[form]) for form in forms))


def _entries() -> Iterator[Entry]:
    known = load()
    for form, kind, ids in known.gazetteer():
        if len(form) > 2:
            yield Entry(form, kind, ids, "authority" if form in known.authorities else "name")
    tables: tuple[_Table, ...] = (("short", known.short), ("nominal", known.nominals))
    for standing, table in tables:
        for form, ids in table.items():
            for kind in dict.fromkeys(known.entities[one].type for one in ids):
                chosen = tuple(one for one in ids if known.entities[one].type == kind)
                yield Entry(form, kind, chosen, standing)
    named: tuple[_Table, ...] = (("name", known.forms), ("authority", known.authorities), *tables)
    for standing, table in named:
        for form, ids in table.items():
            bare = form.removeprefix("ال")
            if len(bare) > 2 and bare != form:
                kind = known.entities[ids[0]].type
                yield Entry(bare, "ORG" if standing == "authority" else kind, ids, standing, bare=True)


def hits(folded: Folded, words: Sequence[Word], base: int) -> Iterator[Hit]:
    """Yield every entry that stands in a folded line, by start; `base` is the line's offset in the text."""
    found = gazetteer().automaton.find_matches_as_indexes(folded.text, overlapping=True)
    if not found or not words:
        return
    entries = gazetteer().entries
    starts, ends = _edges(folded, words, base)
    for pattern, start, end in found:
        first = bisect_right(starts, start) - 1
        if first < 0 or start - starts[first] > _LONGEST_BEFORE:
            continue
        last = bisect_left(ends, end, first)
        if last == len(ends) or (ends[last] != end and _stem_end(folded, words[last], base) != end):
            continue
        before = folded.text[starts[first] : start]
        for entry in entries[pattern]:
            if before in (_BEFORE_BARE if entry.bare else _BEFORE):
                yield Hit(start, end, first, last, entry)


def _edges(folded: Folded, words: Sequence[Word], base: int) -> tuple[list[int], list[int]]:
    """Return the folded offsets where words start and end."""
    if folded.starts is None:
        return [word.start - base for word in words], [word.end - base for word in words]
    starts = [_folded_offset(folded, word.start - base) for word in words]
    return starts, [_folded_offset(folded, word.end - base - 1) + 1 for word in words]


def _stem_end(folded: Folded, word: Word, base: int) -> int:
    """Return the folded offset where a pronoun begins, or -1 where the word has none."""
    if len(word.segments) == word.stem + 1:
        return -1
    return _folded_offset(folded, word.segments[word.stem][1] - base)


def _folded_offset(folded: Folded, offset: int) -> int:
    """Return the first folded offset that stands for an offset of the line."""
    if folded.starts is None:
        return offset
    at = bisect_left(folded.starts, offset)
    if at < len(folded.starts) and folded.starts[at] == offset:
        return at
    return bisect_left(folded.starts, folded.starts[at - 1]) if at else 0  # a mark belongs to the letter before it
