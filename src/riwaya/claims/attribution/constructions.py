"""The constructions beside speech: according to, relay, publication, rumour, impersonal, what looks back."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import structs

from riwaya.claims import speakers
from riwaya.claims.attribution.claimants import claimant, claimed_to
from riwaya.claims.attribution.course import Course
from riwaya.claims.attribution.frames import Place, Stretch
from riwaya.claims.attribution.rules import ASCRIBED, BLAME, CLAIMED, RESPONSIBILITY, UNATTRIBUTED
from riwaya.claims.attribution.shapes import RELATIVE, is_document
from riwaya.claims.attribution.texts import IN_IT, whose_text
from riwaya.claims.attribution.through import shown_by
from riwaya.claims.attribution.vouched import WHICH, back_to, sentence_before, vouched
from riwaya.claims.attribution.vouching import (
    FROM,
    OF_WHOM,
    PASSED_ON,
    before_content,
    owner_again,
    passes_on,
    speaks_for,
)
from riwaya.claims.attribution.who import carried, subject
from riwaya.claims.speakers.laid import Page, Speaker
from riwaya.model import Hop, Reporting
from riwaya.script import key

#: Words from a denial to its subject, from a relative clause back to the noun of violence that it tells of.
_PART = 6  # words from "جاء في" to the text of which a part is quoted: "في أحدث نسخة من البيان"
_HIS = ("ه", "ها", "هم")
#: Negations of a claim of responsibility, and words before it in which they stand.
_NEVER, _DISCLAIMED = frozenset(map(key, ["لم", "لن"])), 8
#: Words of who denies at the end of a sentence.
_DENIER = _POINT = 7
_EVENT = 10
_TO = frozenset(map(key, ["إلى", "إليه", "إليها", "إليهم"]))
_ABOUT = frozenset(map(key, ["عن", "حول", "بشأن", "أن", "بأن", "تفيد", "تتحدث", "تقول", "تشير", "التي"]))
_NOBODY = frozenset(map(key, ["أي", "أية", "أحد"]))
_PARTS = frozenset(
    key(word + pronoun)
    for word in ("بعض", "معظم", "أغلب", "غالبية", "أحد", "إحدا", "كل", "جميع", "كلي")
    for pronoun in ("ها", "هما", "هم")
)
_ASCRIBE = "نسب"
#: Words of what somebody is suspected of at least, and what stands before a verb of its own clause.
_WITHIN = 4
_LEADS = frozenset(
    map(
        key,
        [
            "أن",
            "بأن",
            "قد",
            "لم",
            "لا",
            "لن",
            "كان",
            "كانوا",
            "كانت",
            "حتى",
            "كي",
            "ما",
            "سوف",
            "بعدما",
            "عندما",
            "حين",
            "أنهم",
            "أنه",
            "أنها",
            "بأنهم",
            "بأنه",
        ],
    )
)
#: What leads in the circumstances of what is denied, and words before it.
_GIVEN, _AFTER_THAT = frozenset(map(key, ["بعد", "قبل"])), frozenset(map(key, ["بعدما", "عندما", "حينما"]))
_THAT, _TOLD = key("أن"), 2
_DONE = frozenset(map(key, ["تم", "يتم", "جرى", "يجري"]))
# Prepositions that lead in who says it, not what it accords with ("وفق الأصول").
_QUOTES = frozenset(["بحسب", "نقلا عن", "على حد تعبير", "على حد زعم"])
#: By whose mouth a body speaks: "قالت الحركة على لسان المتحدث باسمها".
_TONGUE = key("لسان")
_BLAMED = frozenset(map(key, ["اتّهم", _ASCRIBE]))


def according(course: Course, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
    """According to: "بحسب X" after what it vouches for, or "وبحسب X، فإن …" before it."""
    laid = course.laid
    first = laid.index_from(cue.end)
    if any(laid.starts[first - 1] < stretch.start and stretch.cue.start < cue.start for stretch in sentence.opened):
        return None  # "قال X نقلا عن Y إن": read with the verb
    stop = course.ground.phrase_stop(sentence, first)
    # "وبحسب التحقيقات، قتل المهاجم ثلاثة": nobody who acts behind the comma
    stop = next((i for i in range(first + 1, stop) if "،" in laid.gaps[i - 1] and i in laid.verbs), stop)
    who = speakers.speaker(laid, first, stop)
    if who is None and cue.rule == "reporting.according" and not _pronoun(laid, first, stop):
        told = speakers.account(laid, first, stop)
        inside = any(one.own and not one.back and one.start <= cue.start < one.end for one in sentence.opened)
        if told is not None:
            who = None if inside else told
        elif cue.lemma in _QUOTES:
            who = speakers.unlisted(laid, first, stop)
    if who is None and not course.inside(cue):
        who = owner_again(course, sentence, cue, first)
    if who is None:
        return None
    relayed = _next_relay(course, sentence, cue, first, who.end)
    own = (who.hop,) if relayed is None else (relayed, who.hop)
    media = speakers.medium(laid, first, stop, who.hop) if relayed is None else None
    media = media or course.laid.memory.media_of.get(who.hop.entity)
    outlet = who.hop.entity.startswith(("media:", "agency:"))
    if media is not None and relayed is None and not outlet and not who.hop.entity.endswith("@" + media.entity):
        own = (*own, media)
    if any(hop.entity.endswith("@" + who.hop.entity) for one in sentence.opened if not one.back for hop in one.own):
        return None  # "قال مدير المركز سعد معن إن …، بحسب المركز": he speaks for it
    if not course.inside(cue):
        course.remember(who, cue, own[1:])
    if at - sentence.first <= 1 and who.end >= sentence.last - 1:
        before = sentence_before(course, sentence)
        return Stretch(cue, before, cue.end, own, "attribution.according.alone", back=True)
    if at - sentence.first <= 1:
        start, rule = laid.ends[min(max(who.end, first + 1), len(laid.ends)) - 1], "attribution.according.before"
        return Stretch(cue, start, sentence.passage.end, own, rule)
    start, end = vouched(course, sentence, cue, max(who.end, first + 1))
    outer = _vouches(course, sentence, cue, own)
    if outer is not None and passes_on(course, cue, who):
        outer = None
    elif outer is not None and (speaks_for(outer, who) or key(cue.text).endswith(_TONGUE)):
        return None
    elif outer is not None and outer.rule.endswith(".object") and before_content(course, cue, outer, who):
        hops = (*outer.own, *own)
        return Stretch(cue, laid.ends[who.end - 1], outer.end, hops, "attribution.according.teller", nests=False)
    if outer is not None:
        start = start if laid.forms[at - 1] in WHICH else outer.start
        return Stretch(cue, start, end, own, "attribution.according.inside", back=True, level=1)
    return Stretch(cue, start, end, own, "attribution.according.after", back=True)


def _pronoun(laid: Page, first: int, stop: int) -> bool:
    """Whether the source is a word with a pronoun, which takes up whoever speaks: "حسب وصفه", "وفق تقديراتهم"."""
    word = laid.article.text[laid.starts[first] : laid.ends[first]] if first < stop else ""
    return word.endswith(("ه", "ها", "هم", "هما", "نا", "ي"))


def _vouches(course: Course, sentence: Place, cue: Reporting, own: tuple[Hop, ...]) -> Stretch | None:
    """Return the statement in which a speaker cites a source of his own; agencies carry the speaker instead."""
    if own[-1].entity.startswith(("media:", "agency:")) and not own[-1].entity.endswith("-media"):
        return None
    return next(
        (item for item in reversed(sentence.opened) if not item.back and item.start <= cue.start < item.end), None
    )


def _next_relay(course: Course, sentence: Place, cue: Reporting, first: int, end: int) -> Hop | None:
    """Return the source behind the source: "بحسب وكالة X نقلا عن Y", "وفق ما نقلت X عن Y"."""
    for index in range(first, min(sentence.last, end + 3)):
        other = course.cue_words.get(index)
        if other is not None and other.lemma == "نقلا عن":
            who = speakers.speaker(course.laid, index + 2, course.ground.phrase_stop(sentence, index + 2))
            return who.hop if who is not None else None
        if key(cue.text).startswith(PASSED_ON) and index >= end and course.laid.forms[index] == OF_WHOM:
            who = speakers.speaker(course.laid, index + 1, course.ground.phrase_stop(sentence, index + 1))
            return who.hop if who is not None else None
    return None


def relay(course: Course, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
    """Relay: "نقلت X عن Y قوله إن …": Y > X."""
    laid = course.laid
    course.close(sentence, cue, at)
    leads = _TO if cue.lemma == _ASCRIBE else FROM
    place = next((i for i in range(at + 1, min(sentence.last, at + 18)) if laid.forms[i] in leads), None)
    if place is None:
        return None
    complement = course.ground.complement(sentence, cue, place)
    if laid.forms[place] not in (OF_WHOM, key("إلى")):
        origin = _told_of(course, "f" if laid.forms[place] == "عنها" else "m") or carried(course, cue)
        carrier = speakers.speaker(laid, place + 1, complement.word)
    else:
        origin = speakers.speaker(laid, place + 1, complement.word if complement.how != "object" else sentence.last)
        carrier = subject(course, sentence, cue, at, place, strict=False)
    hops = tuple(who.hop for who in (origin, carrier) if who is not None)
    if not hops:
        return None
    for who in (carrier, origin):
        if who is not None and not course.inside(cue):
            course.remember(who, cue, ())
    following = [
        course.cue_words[i] for i in range(place, min(sentence.last, complement.word + 1)) if i in course.cue_words
    ]
    if any(other.lemma == "قال" and other.kind == "continuation" for other in following):
        course.pending = hops
        return None
    end = course.ground.end(sentence, complement)
    return Stretch(cue, complement.start, end, hops, f"attribution.relay.{complement.how}")


def _told_of(course: Course, wanted: str) -> Speaker | None:
    """Return the last one who spoke, whom a pronoun takes up: "ونقل عنه قوله", "ونقلت عنها الوكالة" of the command."""
    spoken = [(who, told) for who, told in course.laid.memory.spoken if who.hop.kind not in ("outlet", "agency")]
    if spoken and spoken[-1][1] == wanted:
        return spoken[-1][0]
    people = [(who, told) for who, told in reversed(spoken) if who.hop.kind in ("person", "source")]
    return next((who for who, told in people if told in ("", wanted)), people[0][0] if people else None)


def publication(course: Course, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
    """Publication: "جاء في بيان X أن …"."""
    complement = course.ground.complement(sentence, cue, at)
    near = range(at + 2, min(at + _PART, sentence.last))
    text = next((index for index in near if is_document(course.laid.forms[index])), at + 2)
    who = speakers.speaker(
        course.laid,
        min(text, sentence.last),
        complement.word if complement.how != "object" else sentence.last,
    )
    if course.laid.forms[at + 1 : at + 2] and course.laid.forms[at + 1] in IN_IT:
        who = whose_text(course, sentence, at)
        if who is None:
            return None
    elif at + 2 < sentence.last and course.laid.forms[at + 2].endswith(_HIS) and complement.how != "object":
        who = speakers.speaker(course.laid, sentence.first, at) or who  # "يظهر مسعف وقد جاء في تصريحه"
    who = who or carried(course, cue)
    if who is None:
        return None
    own: tuple[Hop, ...] = (who.hop,)
    shown = shown_by(course, sentence, at, min(complement.word, sentence.last), who.hop)
    if shown is None and complement.how in ("clause", "colon", "quotation"):
        shown = speakers.medium(course.laid, text + 1, min(complement.word, sentence.last), who.hop)
    if shown is not None:
        own = (who.hop, shown)
    course.close(sentence, cue, at)
    if not course.inside(cue):
        course.remember(who, cue, ())
    if complement.how in ("object", "none"):
        return Stretch(
            cue,
            back_to(course, sentence, cue),
            sentence.passage.end,
            own,
            "attribution.publication.after",
            back=True,
        )
    return Stretch(cue, complement.start, course.ground.end(sentence, complement), own, "attribution.publication")


def rumour(course: Course, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
    """Rumour: "أنباء عن …"; with an owner ("مزاعم X عن") he is the origin."""
    laid = course.laid
    place = next((i for i in range(at + 1, min(sentence.last, at + 7)) if laid.forms[i] in _ABOUT), at + 1)
    who = speakers.speaker(laid, at + 1, place, strict=True) if place > at + 1 else None
    if who is None and place < sentence.last and laid.forms[place] == "التي":
        return None
    origin = who.hop if who is not None else Hop(entity=UNATTRIBUTED, kind="source", start=cue.start, end=cue.end)
    end = course.ground.clause_end(sentence, place)
    return Stretch(cue, cue.end, end, (origin,), "attribution.rumour")


def passive(course: Course, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
    """Impersonal: "قيل إن", "الهجوم الذي نسب إلى": the outlet's voice, at a distance."""
    if key(cue.lemma) in _BLAMED:
        start = _event_before(course, sentence, at, 4)
        rule = ASCRIBED if cue.lemma == _ASCRIBE and start < cue.start else "attribution.blamed"
        return Stretch(cue, start, course.ground.clause_end(sentence, at + 1), (), rule, level=1)
    end = min(course.ground.clause_end(sentence, at + 1), _main_again(course, sentence, at))
    return Stretch(cue, cue.end, end, (), "attribution.impersonal", level=1)


def _main_again(course: Course, sentence: Place, at: int) -> int:
    """Return where the clause goes on that an impersonal verb only tells of: "رجل يشتبه بأنه قتل جنديين اعتقل"."""
    laid = course.laid
    if at <= sentence.first + 1:
        return sentence.passage.end
    told = False
    for index in range(at + 2, sentence.last):
        if index not in laid.verbs:
            continue
        joined = laid.forms[index].startswith(("و", "ف"))
        again = index >= at + _WITHIN and index - 1 not in laid.verbs and laid.forms[index - 1] not in RELATIVE | _LEADS
        if (joined and not told) or (again and not joined):
            return laid.ends[index - 1]
        told = True
    return sentence.passage.end


def echo(course: Course, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
    """Responsibility and denial that look back: "التفجير الذي تبناه X", "وهو ما نفته Y"."""
    laid = course.laid
    if any(form in _NOBODY for form in laid.forms[at + 1 : at + 2]):
        return None  # "لم تتبن أي جهة الهجوم"
    relative = at > sentence.first and (
        laid.forms[at - 1] in RELATIVE or laid.starts[at] + len(cue.text) < laid.ends[at]
    )
    who = speakers.speaker(laid, at + 1, min(sentence.last, at + 9), strict=True)
    if who is not None and not course.inside(cue) and not relative:
        course.remember(who, cue, ())
    if who is None and cue.kind == "blame" and at > sentence.first and laid.forms[at - 1] in _DONE:
        return passive(course, sentence, structs.replace(cue, stance="allege"), at)  # "الهجوم الذي تم نسبه إلى"
    if cue.kind == "responsibility" and not relative and _disclaimed(course, sentence, at):
        return None  # "ولم تصدر الحركة بيانا تتبنى فيه العملية"
    behind = claimant(course, sentence, at) if who is None and cue.kind == "responsibility" else None
    who = who or behind
    if who is None:
        who = subject(course, sentence, cue, at, at + 1, strict=True) or carried(course, cue)
    if who is None or (cue.kind == "responsibility" and who.hop.kind == "outlet"):
        return None
    if cue.kind == "denial":
        start = _denied_from(course, sentence, cue)
        return Stretch(
            cue,
            start,
            _denied_to(course, start, cue),
            (who.hop,),
            "attribution.denial",
            back=True,
            nests=False,
        )
    taken_up = at + 1 < sentence.last and laid.forms[at + 1] in _PARTS  # "هجمات تبنى بعضها التنظيم"
    start = _event_before(course, sentence, at, 3) if relative or taken_up else cue.end
    rule = RESPONSIBILITY if relative else CLAIMED
    if cue.kind == "blame":
        rule = BLAME
    end = claimed_to(course, sentence, at) if rule == CLAIMED else course.ground.clause_end(sentence, at + 1)
    if behind is not None and rule == CLAIMED:
        end = laid.ends[min(behind.end, sentence.last) - 1]
    if relative and rule != BLAME and at < who.end < sentence.last:
        end = min(end, laid.ends[who.end - 1])  # "الذي تبناه X وأوقع ثلاثة": the rest is not his
    return Stretch(cue, start, end, (who.hop,), rule, nests=False, level=1)


def _disclaimed(course: Course, sentence: Place, at: int) -> bool:
    """Whether a claim of responsibility is denied: "لم تتبن الحركة الهجوم", "ولم يصدر بيان يتبنى العملية"."""
    forms = course.laid.forms[max(sentence.first, at - _DISCLAIMED) : at]
    return any(form.lstrip("وف") in _NEVER for form in forms)


def _denied_from(course: Course, sentence: Place, cue: Reporting) -> int:
    """Return where what a denial looks back on begins: what was said last in its sentence, else the sentence."""
    said = [one for one in sentence.opened if not one.back and one.own and one.start < cue.start <= one.end]
    return max((one.start for one in said), default=back_to(course, sentence, cue))


def _denied_to(course: Course, start: int, cue: Reporting) -> int:
    """Return where it ends: before the circumstances of it ("بعد أن هاجمت …"), which a denial takes as given."""
    laid = course.laid
    first, last = laid.index_from(start), laid.index(cue.start)
    for index in range(first + _TOLD, last - 1):
        if laid.forms[index] in _AFTER_THAT or (laid.forms[index] in _GIVEN and laid.forms[index + 1] == _THAT):
            return laid.ends[index - 1]
    return cue.end


def _event_before(course: Course, sentence: Place, at: int, near: int) -> int:
    """Return where the noun of violence stands that a relative clause at word `at` goes back to.

    "الهجوم الانتحاري الدموي، أول من أمس، الذي تبناه": without such a noun, `near` words back.
    """
    laid, triggers = course.laid, course.reading.triggers
    start = laid.starts[max(sentence.first, at - near)]
    first = bisect_left(triggers, laid.starts[max(sentence.first, at - _EVENT)], key=lambda one: one.start)
    last = bisect_left(triggers, laid.starts[at], key=lambda one: one.start)
    nouns = [one.start for one in triggers[first:last] if one.event == "ASSAULT" and one.form != "verb"]
    return min(start, nouns[-1]) if nouns else start


def pointing(course: Course, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
    """A denial that points back: "أعلن لواء الراية سقوط البلدة. لكن الوزارة نفت ذلك"."""
    if (bare := _bare_denial(course, sentence, cue, at)) is not None:
        return bare
    who = subject(course, sentence, cue, at, min(sentence.last, at + _POINT), strict=True) or carried(course, cue)
    if who is None:
        return None
    if not course.inside(cue):
        course.remember(who, cue, ())
    told = _told_before(course, sentence, at)
    if told is None:
        return None
    return Stretch(cue, *told, (who.hop,), "attribution.denial", back=True, nests=False)


def _bare_denial(course: Course, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
    """A denial that closes its sentence, whose denier و joins: "الجيش يعلن سقوط البلدة والحركة تنفي"."""
    laid = course.laid
    if at + 1 != sentence.last:
        return None
    for start in range(at - 1, max(sentence.first + 1, at - _DENIER), -1):
        if any(mark in laid.gaps[start] for mark in "،:؛"):
            return None
        if not laid.forms[start].startswith("و"):
            continue
        who = speakers.speaker(laid, start, at, strict=True)
        if who is not None and who.end == at:
            return Stretch(
                cue, laid.starts[sentence.first], laid.ends[start - 1], (who.hop,), "attribution.denial", back=True,
                nests=False,
            )  # fmt: skip
    return None


def _told_before(course: Course, sentence: Place, at: int) -> tuple[int, int] | None:
    """Return the clause before the one of word `at`: in its sentence, else at the end of the one before."""
    laid, first = course.laid, sentence.first
    commas = [index for index in range(first + 1, at + 1) if "،" in laid.gaps[index - 1]]
    if not commas:
        place = bisect_left(course.reading.sentences, sentence.passage.start, key=lambda other: other.start)
        if place == 0:
            return None
        before = course.reading.sentences[place - 1]
        first, commas = laid.index_from(before.start), [laid.index_from(before.end)]
        commas = [i for i in range(first + 1, commas[0]) if "،" in laid.gaps[i - 1]] + commas
    end = commas[-1]
    start = commas[-2] if len(commas) > 1 else first
    return (laid.starts[start], laid.ends[end - 1]) if start < end else None
