"""Speakers whom the page names only later: an office without its holder, a headline's "ضابط إسرائيلي".

أعلنت رئيسة الاتحاد أن … . وقالت ليلى حداد إن …      the president is Layla Haddad
ضابط عراقي: الطريق آمن / قال العقيد سعد معن إن …       the officer of the headline is Colonel Saad Maan
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from riwaya.claims.attribution.course import Course, gender
from riwaya.claims.attribution.frames import Stretch
from riwaya.claims.speakers.nouns import noun
from riwaya.model import Hop

#: Sentences in which who holds an office is named, and body sentences that are a headline's lead.
_NEAR, _LEAD = 5, 2
#: Ranks and forms of address, which tell no office: "اللواء سعد معن".
_TITLES = frozenset(("general", "professor", "sheikh"))
_UNNAMED = "source:unnamed-"


def named_later(course: Course) -> None:
    """Give offices without a name, and unnamed speakers of the headline, the names that follow."""
    for stretch in course.stretches:
        if not stretch.own or not stretch.own[0].entity.startswith(_UNNAMED):
            continue
        holder = _of_headline(course, stretch) if _in_title(course, stretch) else _of_office(course, stretch)
        if holder is not None:
            _give(course, stretch.own[0].entity, holder)


def _give(course: Course, unnamed: str, holder: Hop) -> None:
    """Put a name in the place of an unnamed speaker, with the body that the office belongs to."""
    body = unnamed.partition("@")[2]
    entity = holder.entity if "@" in holder.entity or not body else f"{holder.entity}@{body}"
    for stretch in course.stretches:
        if any(hop.entity == unnamed for hop in stretch.own):
            named = (
                structs.replace(hop, entity=entity, kind="person") if hop.entity == unnamed else hop
                for hop in stretch.own
            )
            stretch.own = tuple(named)


def _in_title(course: Course, stretch: Stretch) -> bool:
    return any(
        sentence.label == "title" and sentence.start <= stretch.cue.start < sentence.end
        for sentence in course.reading.sentences
    )


def _of_headline(course: Course, stretch: Stretch) -> Hop | None:
    """Return the person who speaks first in the lead, where nothing tells that the headline's speaker is another."""
    body = [sentence for sentence in course.reading.sentences if sentence.label == "body"][:_LEAD]
    if not body:
        return None
    first = next((one for one in _after(course, body[0].start, body[-1].end) if one.own), None)
    if first is None or first.own[0].kind != "person":
        return None
    own, told = stretch.own[0].entity.partition("@")[2], first.own[0].entity.partition("@")[2]
    return first.own[0] if not own or not told or own.partition(":")[2] in told else None


def _of_office(course: Course, stretch: Stretch) -> Hop | None:
    """Return who is named soon after without an office, for the first time, as the subject of a verb that agrees."""
    start = stretch.own[0].start
    head = noun(course.laid.forms[course.laid.index(start)]) if start is not None else None
    if head is None or head.group != "roles" or gender(stretch.cue) not in ("f", "m"):
        return None
    later = [sentence for sentence in course.reading.sentences if sentence.start > stretch.cue.start][:_NEAR]
    held = {item.mention.entity for item in course.laid.memory.roles if item.role not in _TITLES}
    for one in _after(course, stretch.cue.end, later[-1].end if later else stretch.cue.end):
        if not one.own or one.own[0].kind != "person" or one.own[0].start is None:
            continue
        bare = one.own[0].entity.partition("@")[0]
        at = course.laid.index(one.own[0].start)
        mentions = course.laid.mention_at
        first = min((place for place, mention in mentions.items() if mention.entity == bare), default=-1)
        agrees = gender(one.cue) == gender(stretch.cue)
        return one.own[0] if first == at and agrees and bare not in held else None
    return None


def _after(course: Course, start: int, end: int) -> Iterator[Stretch]:
    """Yield what is said in [start, end), in order of the cues."""
    told = (one for one in course.stretches if start <= one.cue.start < end and not one.rule.endswith(".rumour"))
    yield from sorted(told, key=lambda one: one.cue.start)
