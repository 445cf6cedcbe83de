"""What a match is made of: its place in a line, what a rule makes of it, and the small questions that rules ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from msgspec import Struct

from riwaya.language.ar.calendar import Stretch
from riwaya.language.ar.timewords import Row, Token
from riwaya.model import TimeType, When

Part = Literal["MO", "AF", "EV", "NI"]
PAST, PRESENT, FUTURE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"
LAST, THIS, NEXT = -1, 0, 1
#: What a day is that a verb of the future leads to: today or later ("سيعقد الخميس").
AHEAD = 2
RELATIONS = {
    "last": LAST,
    "latest": LAST,
    "this": THIS,
    "this_one": THIS,
    "itself": THIS,
    "same": THIS,
    "next": NEXT,
}
#: Hours of the parts of a day, for the interval only: the value says the part.
_HOURS = {"MO": (0, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 24)}


class Found(Struct, frozen=True):
    """What a rule made of a match: type, value, and where it lies in time."""

    type: TimeType
    value: str
    stretch: Stretch | None = None
    part: Part | None = None
    when: When | None = None
    first: int = 0
    last: int = 0


class Place(Struct, frozen=True):
    """Where a match stands: its tokens, the line, and the reference it is resolved against."""

    row: Row
    start: int
    end: int
    now: datetime | None
    said: date | None
    here: bool = False  # whether `said` was told in the same line
    ahead: bool = False  # whether what stands before tells of the future

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the match."""
        return self.row.tokens[self.start : self.end]

    @property
    def today(self) -> date | None:
        """The reference day."""
        return self.now.date() if self.now else None

    def part(self, start: int, end: int) -> Place:
        """Return the same place for a part of the match."""
        return Place(self.row, start, end, self.now, self.said, self.here, self.ahead)

    def before(self, back: int = 1) -> Token | None:
        """Return the token before the match."""
        return self.row.tokens[self.start - back] if self.start >= back else None

    def after(self) -> Token | None:
        """Return the token after the match."""
        return self.row.tokens[self.end] if self.end < len(self.row.tokens) else None

    def has(self, kind: str) -> bool:
        """Whether a token of the match is of that kind."""
        return any(kind in token.values for token in self.tokens)

    def first(self, kind: str) -> Any:
        """Return the value of the first token of that kind, None without one."""
        return next((token.values[kind] for token in self.tokens if kind in token.values), None)


class TimeRule(Struct, frozen=True):
    """One construction: a pattern over classes of words and what to make of a match.

    It is not rules.Rule because the pattern runs over classes, not letters, and `produce` needs the reference.
    """

    name: str
    pattern: str
    produce: Callable[[Place, re.Match[str]], Found | None]

    @property
    def reads(self) -> str:
        """What the rule reads, in one line."""
        return (self.produce.__doc__ or self.name).strip().splitlines()[0].removeprefix("Reads ").rstrip(".")


def relation_of(tokens: Sequence[Token]) -> int:
    """Say which way the words point: الماضي back, الجاري here, المقبل ahead."""
    found = (token.values.keys() & RELATIONS.keys() for token in tokens)
    return next((RELATIONS[min(kinds)] for kinds in found if kinds), THIS)


def found_day(meant: Stretch | str | None, *, first: int = 0, last: int = 0) -> Found | None:
    """Make a DATE of what was resolved: a stretch, or a partial value such as XXXX-05-07."""
    if meant is None:
        return None
    if isinstance(meant, str):
        return Found("DATE", meant, first=first, last=last)
    return Found("DATE", meant.edtf, meant, first=first, last=last)


def when_of(found: Found) -> When | None:
    """Return the interval of a value; a part of the day narrows it."""
    stretch = found.stretch
    if stretch is None:
        return None
    whole = stretch.when()
    if found.part is None or whole.start is None or whole.end is None:
        return When(start=whole.start, end=whole.end, edtf=found.value, grain=whole.grain)
    low, high = _HOURS[found.part]
    start = whole.start + timedelta(hours=low)
    end = whole.end - timedelta(hours=24 - high if stretch.first == stretch.last else 18)
    return When(start=start, end=end, edtf=found.value, grain="part")


def is_word(place: Place, token: Token) -> bool:
    """Whether a token is letters."""
    return place.row.folded.text[token.start].isalpha()


#: What an anaphoric rule makes before it is known which day was told before it; dropped when none was.
ADRIFT = Found("DATE", "")


def relates(place: Place) -> bool:
    """Whether a word of the match points back or ahead."""
    return any(place.has(kind) for kind in ("last", "next"))


def counts(place: Place) -> bool:
    """Whether a noun that is counted may follow: then the number is an amount."""
    after = place.after()
    if after is None:
        return False
    return bool({"unit", "plural", "num", "thing"} & after.values.keys())


def moment_of(at: datetime, edtf: str) -> When:
    """Return a clock time as an interval of its grain; a time without a zone is told in UTC."""
    aware = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return When(start=aware, end=aware + timedelta(minutes=1), edtf=edtf, grain="minute")


DAYLIKE = frozenset(("today", "day_offset", "weekday", "unit_day", "the_unit_day", "this_one"))


def is_definite(place: Place, token: Token) -> bool:
    """Whether an adjective may follow, as in "نهاية العام الدراسي"."""
    return place.row.folded.text.startswith("ال", token.start)
