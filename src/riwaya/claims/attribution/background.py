"""What the outlet adds of its own inside a sentence in which somebody speaks: the background, the occasion of an act.

قال X إن الجيش دخل المدينة، ويشن التحالف غارات منذ عام 2014       who has waged what since when, the outlet tells
أعلنت الحكومة حالة الطوارئ، عقب هجوم قتل فيه تسعة                 why an act was announced, the outlet tells
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.claims.speakers.laid import Page
from riwaya.claims.speakers.nouns import lexicon
from riwaya.script import key

#: Relative pronouns that open background, and words from there to what it began with.
_WHICH = frozenset(map(key, ["الذي", "التي", "الذين", "اللذين", "اللتين", "والذي", "والتي", "والذين"]))
_REACH = 12
_SINCE = key("منذ")
#: What tells the occasion of an act.
_AFTER = frozenset(map(key, ["عقب", "بعد", "إثر", "غداة", "بعيد", "ردا", "احتجاجا", "حيث"]))
_LED_AFTER = (tuple(map(key, ("على", "إثر"))), tuple(map(key, ("على", "خلفية"))), tuple(map(key, ("في", "أعقاب"))))
#: Words from what is announced to its occasion, and from a comma on to the end of a clause.
_OCCASION = 24


def background(laid: Page, start: int, last: int, end: int, quoted: Callable[[int], bool]) -> int:
    """Return where background closes what somebody says, or `end`: a clause in the present with منذ and its beginning.

    It opens at a relative pronoun or behind a comma and و; nothing but it follows to the end of the sentence.
    """
    for at in range(start + 2, last - 2):
        if laid.starts[at] >= end:
            break
        verb = at if _joined(laid, at) else at + 1 if laid.forms[at] in _WHICH else None
        if verb is None or verb not in laid.verbs or not _present(laid.forms[verb]) or quoted(laid.starts[at]):
            continue
        if _since(laid, verb, last) and not _goes_on(laid, verb, last):
            return laid.ends[at - 1]
    return end


def _joined(laid: Page, at: int) -> bool:
    return "،" in laid.gaps[at - 1] and laid.forms[at].startswith("و") and at in laid.verbs


def _present(form: str) -> bool:
    return form.removeprefix("و")[:1] in ("ي", "ت")


def _since(laid: Page, at: int, last: int) -> bool:
    """Whether منذ with a year, a month or an event follows in the clause."""
    for index in range(at + 1, min(last - 1, at + _REACH)):
        if "،" in laid.gaps[index - 1]:
            return False
        if laid.forms[index] == _SINCE:
            after = laid.forms[index + 1]
            return after in lexicon().beginnings or after.isdigit()
    return False


def _goes_on(laid: Page, at: int, last: int) -> bool:
    """Whether more than the background follows: a comma with a verb or a clause behind it."""
    return any("،" in laid.gaps[index - 1] for index in range(at + 1, last))


def occasion(laid: Page, start: int, last: int, end: int, *, act: bool = False) -> int:
    """Return where the occasion of an act that is announced begins, or `end`.

    Only where the object of the verb is an act of who announces it ("أعلنت الحكومة حظر التجول بعد هجوم"): a deed that
    he tells of has its circumstances from him as well ("أعلن الجيش مقتل ثلاثة بعد هجوم"). `act` takes the verb for one.
    """
    near = range(start, min(last, start + _REACH))
    first = start if act else next((at for at in near if _is_act(laid, at)), None)
    if first is None or any(laid.forms[at] in _WHICH for at in range(start, first)):
        return end
    for at in range(first + 1, min(last - 1, first + _OCCASION)):
        if laid.starts[at] >= end:
            break
        led = laid.forms[at] in _AFTER or tuple(laid.forms[at : at + 2]) in _LED_AFTER
        if (led or _of_a_place(laid, at)) and at + 1 not in laid.timed and at not in laid.timed:
            return laid.ends[at - 1]
    return end


def _of_a_place(laid: Page, at: int) -> bool:
    """Whether a relative clause tells of the place named right before it: "سحب قواتها من مالي التي شهدت انقلابا"."""
    if laid.forms[at] not in _WHICH:
        return False
    first = next((first for first in range(at - 1, at - 4, -1) if laid.mention_end.get(first) == at), None)
    return first is not None and laid.mention_at[first].type == "LOC"


def _is_act(laid: Page, at: int) -> bool:
    return at not in laid.mention_at and laid.forms[at] in lexicon().decisions and at not in laid.verbs
