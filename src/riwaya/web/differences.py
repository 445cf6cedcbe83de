"""What differs between two versions of a text, line by line and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|[^\W_]+|[\W_]")

Change = tuple[str, str]
#: Lines that changed in one place at most; beyond that whole lines are shown as taken out and put in.
FINE = 40


def differences(old: str, new: str) -> Iterator[list[Change]]:
    """Yield each line that differs as runs of ("", "ins" or "del", text)."""
    before, after = old.splitlines(), new.splitlines()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for action, start, end, first, last in matcher.get_opcodes():
        if action == "equal":
            continue
        gone, come = before[start:end], after[first:last]
        if len(gone) == len(come) <= FINE:
            yield from (list(_words(one, other)) for one, other in zip(gone, come, strict=True) if one != other)
        else:
            yield from ([("del", line)] for line in gone if line.strip())
            yield from ([("ins", line)] for line in come if line.strip())


def _words(old: str, new: str) -> Iterator[Change]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    for action, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if action == "equal":
            yield "", "".join(before[start:end])
            continue
        if start < end:
            yield "del", "".join(before[start:end])
        if first < last:
            yield "ins", "".join(after[first:last])
