"""Words that tell of the future, so that a day behind them is one to come: "سيعقد الخميس", "من المقرر أن يبدأ غدا"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from riwaya.language.ar.verbs import verbs
from riwaya.script import key

#: Verbs of the future begin with س and a letter of the present; nouns that do so are no verbs without it.
_WILL = re.compile(r"(?<!\w)[وف]?س([يتن]\w{3,})")
_NOT_WILL = frozenset(map(key, ("يطر", "يول", "يدات", "يوف")))
#: Words of plans.
_PLANS = tuple(
    map(
        key,
        (
            "سوف",
            "المقرر",
            "مقرر",
            "مقررة",
            "المزمع",
            "المرتقب",
            "المرتقبة",
            "المنتظر",
            "المتوقع",
            "يعتزم",
            "تعتزم",
            "يعتزمون",
            "ينوي",
            "تنوي",
            "ينوون",
            "تمهيدا",
            "استعدادا",
        ),
    )
)
_PLANNED = re.compile(rf"(?<!\w)[وفبل]?(?:{'|'.join(_PLANS)})(?!\w)")
#: What was planned before now ("كان من المقرر"), and characters before a plan in which that stands.
_WAS = re.compile(r"(?<!\w)[وف]?(?:كان|كانت|كانوا|كانا)(?!\w)")
_BEFORE = 24
#: Words that lead on to something else, whose day may be over, and ends of sentences.
_ELSE = tuple(
    map(
        key,
        (
            "الذي",
            "التي",
            "الذين",
            "بعد",
            "عقب",
            "إثر",
            "منذ",
            "غداة",
            "قال",
            "قالت",
            "أعلن",
            "أعلنت",
            "وقع",
            "وقعت",
            "بعدما",
            "ضد",
            "حيث",
        ),
    )
)
_APART = re.compile(rf"(?<!\w)[وفب]?(?:{'|'.join(_ELSE)})(?!\w)|[.؟!:«»\"]")
#: Words over which a plan reaches the day of what is planned.
_FAR = 10


def futures(text: str) -> Iterator[int]:
    """Yield where words of the future end in a folded line, in no order."""
    for match in _WILL.finditer(text):
        if match[1] not in _NOT_WILL and _is_present(match[1]):
            yield match.end()
    for match in _PLANNED.finditer(text):
        if _WAS.search(text, max(0, match.start() - _BEFORE), match.start()) is None:
            yield match.end()


def leads_on(text: str, ends: Sequence[int], start: int) -> bool:
    """Whether a word of the future that ends at one of `ends` leads on to the day that starts at `start`."""
    last = max((end for end in ends if end <= start), default=None)
    if last is None:
        return False
    return len(text[last:start].split()) <= _FAR and _APART.search(text, last, start) is None


@cache
def _is_present(form: str) -> bool:
    """Whether a form without its س is a verb of the present."""
    return form in verbs()
