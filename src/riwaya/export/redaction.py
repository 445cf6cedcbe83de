"""Take the names of private persons out of what is passed on.

A person whom a text names and whom the knowledge base does not list with a public role ("per:samr-aldwmany") may be put
in danger by being named again. `Redaction` covers every name of such a person with a bar of the same length, so that
offsets stay right, in whatever is written of a ledger: text, quotations, glosses in Arabic and English, ids. Public
persons keep their names, also where a private person shares a part of them.

It covers what was recognised as a name. Names that the reading missed, addresses of pages, pictures and what a context
gives away are for a person to look at.
"""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

from riwaya.knowledge import is_public, load
from riwaya.knowledge.romanise import romanise
from riwaya.model import Document

__all__ = ["Redaction"]

BAR = "\u2588"
#: Clitics that may stand before a name without a space.
_CLITICS = frozenset(("و", "ف", "ب", "ل", "ك", "وب", "ول", "فل", "لل"))
#: Letters of the shortest name that is covered wherever it stands.
_SHORTEST = 3


class Redaction:
    """The names of private persons in some documents, and how they are covered."""

    def __init__(self, documents: Iterable[Document]) -> None:
        private: set[str] = set()
        spelt: set[str] = set()
        kept: set[str] = set()
        for document in documents:
            for mention in document.reading.mentions:
                if mention.type != "PER" or mention.nominal:
                    continue
                if is_public(mention.entity):
                    kept.add(mention.text)
                else:
                    private.add(mention.entity.partition("@")[0])
                    spelt.add(mention.text)
        known = load().entities
        for person in private & known.keys():
            spelt |= {known[person].ar, known[person].en, *known[person].forms}
        self._numbers = {person: number for number, person in enumerate(sorted(private), 1)}
        names = {form for name in spelt for form in (name, romanise(name))} | {
            person.partition(":")[2].replace("-", " ").title() for person in private
        }
        self._covered = {name for name in names if len(name) >= _SHORTEST} - kept
        self._ids = {person: f"per:private-{number}" for person, number in self._numbers.items()}
        self._patterns = sorted(self._covered | kept | self._ids.keys())
        self._find = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest) if self._patterns else None

    def __len__(self) -> int:
        """How many persons are covered."""
        return len(self._ids)

    def cover(self, line: str) -> str:
        """Return a line of an export or a page with the names of private persons covered.

        A name becomes a bar of its length in code points; an id becomes `per:private-N`, N by the order of ids.
        """
        if self._find is None:
            return line
        out: list[str] = []
        last = 0
        for which, start, end in self._find.find_matches_as_indexes(line):
            name = self._patterns[which]
            cover = self._ids.get(name) or (BAR * len(name) if name in self._covered else None)
            if cover is not None and _stands_alone(line, start, end):
                out += (line[last:start], cover)
                last = end
        return "".join((*out, line[last:]))


def _stands_alone(line: str, start: int, end: int) -> bool:
    """Whether a match is a whole word, clitics before it left aside; "سام" in "سامر" is none."""
    if end < len(line) and (line[end].isalnum() or line[end] == "-"):
        return False
    first = start
    while first and line[first - 1].isalpha():
        first -= 1
    return line[first:start] in _CLITICS or first == start
