"""Rules as records: a name, a pattern over the folded text, and what to make of a match.

A rule reads one construction ("قبل N أيام"); a table of rules reads a layer. `find` runs a table over a text from
left to right, takes the longest value that starts first, and never lets two values overlap. A rule may decline
(return None), which is how near misses are refused. The first docstring line of `produce` is what
`riwaya explain` prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from msgspec import Struct

from riwaya.model import Passage

Value = TypeVar("Value", bound=Passage)


class Rule(Struct, Generic[Value], frozen=True):
    """One construction: `pattern` is matched on folded text, `produce` builds the value or declines."""

    name: str
    pattern: re.Pattern[str]
    produce: Callable[[re.Match[str]], Value | None]

    @property
    def reads(self) -> str:
        """What the rule reads, in one line."""
        return (self.produce.__doc__ or self.name).strip().splitlines()[0]


def find(rules: Iterable[Rule[Value]], folded: str) -> Iterator[Value]:
    """Yield the values that `rules` build from `folded`, leftmost first, longest first, without overlaps.

    Offsets of the values are taken as they are; a `produce` that works on folded offsets must map them back itself.
    """
    found = [value for rule in rules for match in rule.pattern.finditer(folded) if (value := rule.produce(match))]
    found.sort(key=lambda value: (value.start, -value.end))
    last = -1
    for value in found:
        if value.start >= last:
            yield value
            last = value.end


def one_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of `words` (folded, longest first) as whole alternatives.

    Raises:
        ValueError: when there are no words: an empty alternation would match everywhere.
    """
    forms = sorted({re.escape(word) for word in words}, key=lambda form: (-len(form), form))
    if not forms:
        raise ValueError("an alternation needs at least one word")
    return "(?:" + "|".join(forms) + ")"
