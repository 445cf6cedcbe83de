"""What a source behind a statement is to its speaker: who passes it on, who speaks for him, who tells that he did."""

from __future__ import annotations

from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.frames import Stretch
from riwaya.claims.speakers.laid import Speaker
from riwaya.model import Reporting
from riwaya.script import key

FROM = frozenset(map(key, ["عن", "عنه", "عنها", "عنهم"]))
#: "ما نقلت X عن Y": who passes on, and the word before who said it.
PASSED_ON, OF_WHOM = key("نقل"), key("عن")
#: How those are called who speak for authorities, and words from who speaks to whoever tells that he did.
_OF_AUTHORITY = ("official", "military-source", "security-source", "government")
_ASIDE = 3


def passes_on(course: Course, cue: Reporting, who: Speaker) -> bool:
    """Whether a source only passes on what the speaker said: "قال الوزير إن …، بحسب ما نقل عنه مراسلنا"."""
    at = course.laid.index(cue.start)
    near = course.laid.forms[at + 1 : course.laid.index(who.hop.start or cue.end) + 1]
    return key(cue.lemma) == PASSED_ON and any(form in FROM and form != OF_WHOM for form in near)


def speaks_for(outer: Stretch, who: Speaker) -> bool:
    """Whether an unnamed official tells what authorities announced: "أعلنت السلطات أن …، حسبما أفاد مصدر رسمي"."""
    told = who.hop.entity.partition("@")[0]
    unnamed = told.startswith("source:unnamed-") and any(word in told for word in _OF_AUTHORITY)
    return unnamed and outer.own[0].kind == "state" if outer.own else False


def before_content(course: Course, cue: Reporting, outer: Stretch, who: Speaker) -> bool:
    """Whether who tells it stands between a verb's subject and what is said: "اعترف الموقوفون، وفق الوزارة، بقتل"."""
    laid, at = course.laid, course.laid.index(cue.start)
    behind = outer.own[0].end if outer.own else None
    beside = behind is not None and 0 <= at - laid.index_from(behind) <= _ASIDE
    return beside and laid.starts[min(who.end, len(laid.starts) - 1)] < outer.end
