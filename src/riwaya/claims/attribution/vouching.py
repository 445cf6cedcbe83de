"""What a source behind a statement is to its speaker: who passes it on, who speaks for him, who tells that he did."""

from __future__ import annotations

from riwaya.claims import speakers
from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.frames import Place, Stretch
from riwaya.claims.attribution.shapes import is_document
from riwaya.claims.attribution.who import carried
from riwaya.claims.speakers.laid import Speaker
from riwaya.claims.speakers.nouns import lexicon, noun
from riwaya.model import Reporting
from riwaya.script import key

FROM = frozenset(map(key, ["عن", "عنه", "عنها", "عنهم"]))
#: "ما نقلت X عن Y": who passes on, and the word before who said it.
PASSED_ON, OF_WHOM = key("نقل"), key("عن")
#: How those are called who speak for authorities, and words from who speaks to whoever tells that he did.
_OF_AUTHORITY = ("official", "military-source", "security-source", "government")
_ASIDE = 3
#: What pronouns show of whose text it is.
_SHOWN = {"ها": "f", "ه": "m"}


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


def owner_again(course: Course, sentence: Place, cue: Reporting, at: int) -> Speaker | None:
    """Return the party whose text a pronoun tells, or a text of its own behind it: "بحسب بيانها", "وفق بيان لها"."""
    laid, form = course.laid, course.laid.forms[at] if at < sentence.last else ""
    after = laid.forms[at + 1] if at + 1 < sentence.last else ""
    text = next((bare for end in _SHOWN if form != (bare := form.removesuffix(end)) and is_document(bare)), "")
    shown = form.removeprefix(text) if text else after.removeprefix("ل") if is_document(form) else ""
    wanted = _SHOWN.get(shown)
    if wanted is None:
        return None
    stop = laid.index(cue.start)
    for first in range(sentence.first, stop):
        named, found = laid.mention_at.get(first), noun(laid.forms[first])
        alone = found is not None and found.group == "bodies" and found.definite
        led = first + 1 in laid.mention_at and laid.forms[first] in lexicon().types
        if ((named is not None and named.type == "ORG") or alone or led) and _has_gender(laid.forms[first], wanted):
            end = laid.mention_end.get(first) or (laid.mention_end[first + 1] if led else first + 1)
            return speakers.speaker(laid, first, end, strict=True)
    return carried(course, cue, told=wanted) if laid.memory.spoken else None


def _has_gender(form: str, wanted: str) -> bool:
    """Whether a noun of a body has the gender that a pronoun shows."""
    return (wanted == "f") == form.endswith(("ه", "ات"))
