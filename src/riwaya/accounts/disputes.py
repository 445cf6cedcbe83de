"""Finds accounts that cannot both hold: denial against assertion, rival figures, rival perpetrators.

Before two figures are called rivals their scope is checked: the same kind of thing, parties, place and days; not a
part and its whole, not a sum and its terms, not a toll that grew from one day to the next. A page that tells both
numbers knows how they relate ("41 غارة، منها 17"), so its numbers are no rivals of another page's. What was compared is
kept with the dispute, and so is what would settle it.

A party that says something else at another time is a fact of the timeline (`turns`), not a dispute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from hashlib import sha256
from itertools import combinations

from msgspec import Struct

from riwaya import knowledge
from riwaya.accounts.causes import are_rivals
from riwaya.accounts.facts import (
    Facts,
    anchor,
    comparable,
    compatible,
    days_between,
    is_land,
    placed,
    same_number,
    shared,
    side_of,
    times_meet,
)
from riwaya.accounts.independence import origins
from riwaya.accounts.sameness import one_voice
from riwaya.knowledge.unnamed import unnamed
from riwaya.likeness import connected, cosine
from riwaya.model import Claim, Dispute, Quantity, Side
from riwaya.reasons import Reason, listed, reason

#: Words in common from which a denial answers an assertion: with the same doer, with an unknown one or by a mere doubt,
#: and where nobody is quoted but the page itself negates; from the last on the two are one text, read in two ways.
ANSWERS, ANSWERS_UNKNOWN, ANSWERS_UNSAID, ONE_TEXT = 0.18, 0.45, 0.40, 0.90
#: Words in common from which two figures or two perpetrators are about one event.
ABOUT_ONE = 0.25
#: Days between two statements that may still answer each other.
DAYS = timedelta(days=5)
#: What a dispute can be about; distances, ages and amounts of money are not rivals by a difference.
_COUNTED = frozenset(
    (
        *("killed", "wounded", "captured", "missing", "detained", "displaced", "evacuated"),
        *("fighters", "civilians", "officers", "vehicles", "tanks", "aircraft", "weapons", "other"),
    )
)
#: Words of a toll that replaces an earlier one.
_UPDATES = frozenset(("ارتفع", "ارتفاع", "ارتفعت", "يرتفع", "ترتفع"))


Group = tuple[Facts, ...]
Positions = Mapping[str, Group]


class Clash(Struct, frozen=True, kw_only=True):
    """Two claims that cannot both hold, and what was compared."""

    one: Facts
    other: Facts
    scope: Reason


def positions(groups: Iterable[Sequence[Facts]]) -> Positions:
    """Return, for every claim, those that take a side together with it: they say the same, in the same mode."""
    return {found.ref: one for group in groups for one in _by_mode(group) for found in one}


def disputes(
    neighbourhood: Sequence[Facts], sides: Positions, outlets: Mapping[str, str], source: Mapping[str, str]
) -> list[Dispute]:
    """Return the disputes among the claims of a neighbourhood; claims that say the same take one side together."""
    claims = sorted(neighbourhood, key=lambda found: found.ref)
    return [
        _dispute(kind, scope, _with_talks(facing, claims), outlets, source)
        for kind, finder in CLASHES.items()
        for scope, facing in _joined(_between(finder(claims), sides), sides)
    ]


# --- what cannot both hold ----------------------------------------------------------------------------------


def denials(claims: Sequence[Facts]) -> Iterator[Clash]:
    """Yield a clash for every denial and the assertions that it answers."""
    by_event = _by_event(claims)
    for denial in claims:
        if denial.claim.stance not in ("deny", "question"):
            continue
        for other in by_event[denial.claim.event]:
            if other.claim.stance not in ("deny", "question") and _answers(denial, other):
                compared = _compared(denial, other)
                yield Clash(
                    one=other, other=denial, scope=reason("scope_denial", event=denial.claim.event, compared=compared)
                )


def rival_figures(claims: Sequence[Facts]) -> Iterator[Clash]:
    """Yield a clash for figures of the same things that cannot both hold."""
    counted = [found for found in claims if found.figures and not found.denied]
    for alike in _by_event(counted).values():
        for one, other in combinations(alike, 2):
            if one_voice(one, other) or not _about_one(one, other) or not _attributed(one, other):
                continue
            rivals = _rivals(one, other)
            if rivals is not None:
                yield Clash(one=one, other=other, scope=_scope_of_figures(*rivals, _compared(one, other)))


def rival_perpetrators(claims: Sequence[Facts]) -> Iterator[Clash]:
    """Yield a clash for one attack that two origins lay on different doers, or tell in two ways."""
    attacks = [found for found in claims if found.claim.event == "ASSAULT" and not found.denied]
    for one, other in combinations(attacks, 2):
        if one_voice(one, other) or not _attributed(one, other):
            continue
        if _about_one(one, other) and _other_doers(one, other) and _same_target(one, other):
            compared = _compared(one, other)
            yield Clash(one=one, other=other, scope=reason("scope_responsibility", compared=compared))
        elif _other_manner(one, other):
            yield Clash(one=one, other=other, scope=reason("scope_manner", compared=_compared(one, other)))


def rival_causes(claims: Sequence[Facts]) -> Iterator[Clash]:
    """Yield a clash for two causes that two origins give for one outcome."""
    caused = [found for found in claims if found.cause is not None and not found.denied]
    for one, other in combinations(caused, 2):
        if one_voice(one, other) or not _in_time(one, other):
            continue
        if placed(one.claim.place, other.claim.place) > 0 and _other_cause(one, other):
            yield Clash(one=one, other=other, scope=reason("scope_cause", compared=_compared(one, other)))


def turns(claims: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Yield what a party said and what it said to the contrary on a later day, the earlier first."""
    by_event = _by_event(claims)
    for denial in claims:
        for other in by_event[denial.claim.event] if denial.claim.stance == "deny" else ():
            apart = days_between(other, denial)
            if other.denied or not one_voice(denial, other) or not apart or not _meets(denial, other):
                continue
            yield (other, denial) if apart > timedelta(0) else (denial, other)


def _by_event(claims: Iterable[Facts]) -> dict[str, list[Facts]]:
    found: dict[str, list[Facts]] = defaultdict(list)
    for claim in claims:
        found[claim.claim.event].append(claim)
    return found


def _answers(denial: Facts, other: Facts) -> bool:
    return not one_voice(denial, other) and _in_time(denial, other) and _meets(denial, other)


def _meets(denial: Facts, other: Facts) -> bool:
    """Whether a denial speaks of what the other claim tells."""
    one, two = denial.claim, other.claim
    if not times_meet(one.time, two.time) or (_one_text(one, two) and two.stance != "allege"):
        return False
    if one.mode != two.mode and None not in (one.mode, two.mode):
        return False
    if _rumour_inside(denial, other) or _same_roles(denial, other):
        return True
    agents = shared(one.agent, two.agent)
    if agents == 0 or shared(one.recipient, two.recipient) == 0 or placed(one.place, two.place) == 0:
        return False
    if not _in_common(one, two):
        return False
    floor = ANSWERS if agents == 1 and one.stance == "deny" else ANSWERS_UNKNOWN
    words = cosine(denial.words, other.words)
    if _is_said(denial):
        return words >= floor
    return max(floor, ANSWERS_UNSAID) <= words < ONE_TEXT


def _in_common(one: Claim, other: Claim) -> bool:
    """Whether two claims name one party, or one place below a country: of civilians somewhere, much is told."""
    if not _named(one).isdisjoint(_named(other)):
        return True
    return any(
        placed((place,), (there,)) > 0
        for place in one.place
        for there in other.place
        if not (_is_country(place) or _is_country(there))
    )


def _named(claim: Claim) -> frozenset[str]:
    return frozenset(side_of(entity) for entity in (*claim.agent, *claim.recipient) if entity not in unnamed())


def _one_text(one: Claim, other: Claim) -> bool:
    """Whether two claims were read from the same sentence, on one page or on two that print it."""
    shorter, longer = sorted((one.evidence.text, other.evidence.text), key=len)
    return shorter.count(" ") >= _SENTENCE and shorter in longer


#: Spaces in a sentence that nobody says twice in the very same words.
_SENTENCE = 8


def _rumour_inside(denial: Facts, other: Facts) -> bool:
    """Whether the words of the denial hold what it denies: "نفى ما تروجه وسائل الإعلام عن انسحابه"."""
    return (
        denial.doc == other.doc
        and other.claim.stance == "allege"
        and denial.claim.evidence.overlaps(other.claim.evidence)
    )


def _same_roles(denial: Facts, other: Facts) -> bool:
    """Whether a page quotes both on one doer and deed: "شككت الوزارة في التقرير" says in other words what it doubts."""
    one, two = denial.claim, other.claim
    told = one.recipient or two.recipient or (one.place and two.place)
    return (
        denial.doc == other.doc
        and _is_said(denial)
        and bool(one.agent and two.agent and told)
        and placed(one.place, two.place) > 0
        and _in_common(one, two)
        and one.mode == two.mode is not None
        and {*one.agent} == {*two.agent}
        and {*one.recipient} == {*two.recipient}
    )


def _is_said(found: Facts) -> bool:
    """Whether somebody is quoted, rather than the page itself negating something."""
    return len(found.claim.hops) > 1 or found.claim.cue is not None


def _about_one(one: Facts, other: Facts) -> bool:
    a, b = one.claim, other.claim
    return (
        a.modality == b.modality
        and times_meet(a.time, b.time)
        and _in_time(one, other)
        and placed(a.place, b.place) > 0
        and cosine(one.words, other.words) >= ABOUT_ONE
    )


def _attributed(one: Facts, other: Facts) -> bool:
    """Whether two pages speak, or one page quotes two sources, in two sentences, on the very same place and time."""
    a, b = one.claim, other.claim
    if _one_text(a, b) or (one.doc == other.doc and a.evidence.overlaps(b.evidence)):
        return False
    same_scope = bool(a.place) and {*a.place} == {*b.place} and a.time == b.time
    return one.doc != other.doc or (_is_said(one) and _is_said(other) and same_scope)


def _in_time(one: Facts, other: Facts) -> bool:
    apart = days_between(one, other)
    return apart is None or abs(apart) <= DAYS


def _other_doers(one: Facts, other: Facts) -> bool:
    if not (one.claim.agent and other.claim.agent) or shared(one.claim.agent, other.claim.agent) != 0:
        return False
    # A branch and its whole ("ولاية خراسان" of an organisation) are one doer; who strikes back is no rival.
    branches = any(a.startswith(b) or b.startswith(a) for a in one.claim.agent for b in other.claim.agent)
    back = {*one.claim.agent} & {*other.claim.recipient} or {*other.claim.agent} & {*one.claim.recipient}
    return not branches and not back


def _same_target(one: Facts, other: Facts) -> bool:
    """Whether two claims tell one attack beyond doubt: its place and whom it hit, how many, or its way and day.

    A war holds many attacks of many sides in one town, so that the place alone tells nothing.
    """
    a, b = one.claim, other.claim
    if not any(not _is_country(entity) for entity in {*a.place} & {*b.place}):
        return False
    if shared(a.recipient, b.recipient, unknown=0.0) == 1:
        return True
    victims = shared(a.recipient, b.recipient) > 0 and _same_victims(one, other)
    return victims or (a.time is not None and a.time == b.time and a.mode is not None and a.mode == b.mode)


def _same_victims(one: Facts, other: Facts) -> bool:
    """Whether both tell the same number of people killed or wounded."""
    told = [figure for figure in one.figures if figure.category in ("killed", "wounded")]
    return any(comparable(a, b) and same_number(a, b) for a in told for b in other.figures)


def _other_manner(one: Facts, other: Facts) -> bool:
    """Whether a page quotes two sources on one blast of nobody known: by whose body or car, and whom it hit."""
    a, b = one.claim, other.claim
    same = one.doc == other.doc and a.time == b.time is not None and a.modality == b.modality
    told = {a.mode, b.mode} == _BLASTS and not (a.agent or b.agent) and not any(map(is_land, a.place))
    return same and told and bool(a.recipient and b.recipient) and shared(a.recipient, b.recipient) < 1


#: Ways of a blast that are told for one another.
_BLASTS = {"suicide-attack", "explosives"}


def _other_cause(one: Facts, other: Facts) -> bool:
    if one.cause is None or other.cause is None:
        return False
    # "وجود الفصيل كان سبب الانسحاب" is told as the presence of one, "القصف كان سبب الخروج" as the departure.
    told_apart = one.claim.event != other.claim.event and shared(one.claim.agent, other.claim.agent) == 0
    is_there = {*one.claim.place} == {*other.claim.place} != set() and not any(map(is_land, one.claim.place))
    about = is_there and cosine(one.words, other.words) >= ABOUT_ONE
    return (one.claim.event == other.claim.event and are_rivals(one.cause, other.cause)) or (told_apart and about)


def _is_country(place: str) -> bool:
    return f"state:{place.partition(':')[2]}" in knowledge.load().entities


def _rivals(one: Facts, other: Facts) -> tuple[Quantity, Quantity] | None:
    """Return the first pair of figures that contradict each other, if no comparable pair agrees."""
    pairs = [(a, b) for a in one.figures for b in other.figures if a.category in _COUNTED and comparable(a, b)]
    if not pairs or any(compatible(a, b) or "vague" in (a.modifier, b.modifier) for a, b in pairs):
        return None
    a, b = pairs[0]
    if a.category == "other" and not (
        shared(one.claim.agent, other.claim.agent) == 1 and {*one.claim.place} == {*other.claim.place} != set()
    ):
        return None
    if 0 in (shared(one.claim.agent, other.claim.agent), shared(one.claim.recipient, other.claim.recipient)):
        return None
    if one.doc != other.doc and (_knows(one, b) or _knows(other, a)):
        return None
    return None if _has_grown(one, other, a, b) else (a, b)


def _knows(found: Facts, figure: Quantity) -> bool:
    """Whether the page of a claim tells this number too, or numbers of such things that add up to it."""
    alike = [other for other in found.told if comparable(other, figure)]
    if any(same_number(other, figure) for other in alike):
        return True
    total = anchor(figure)
    numbers = sorted(value for value in (anchor(other) for other in alike) if value)[:_TERMS]
    return any(sum(some) == total for size in (2, 3) for some in combinations(numbers, size))


#: Numbers of a page that are tried as terms of a sum.
_TERMS = 12


def _has_grown(one: Facts, other: Facts, a: Quantity, b: Quantity) -> bool:
    """Whether the later page has the larger toll, or one says that the toll has risen: an update, not a rival."""
    if any(_UPDATES & found.words.keys() for found in (one, other)):
        return True
    apart = days_between(one, other)
    if apart is None or apart == timedelta(0) or a.low is None or b.low is None:
        return False
    return (b.low > a.low) == (apart > timedelta(0))


def _scope_of_figures(one: Quantity, other: Quantity, compared: Reason) -> Reason:
    return reason("scope_figure", one=one.text, other=other.text, category=one.category, compared=compared)


def _compared(one: Facts, other: Facts) -> Reason:
    apart = days_between(one, other)
    return listed(
        (
            reason("parties_shared" if shared(one.claim.agent, other.claim.agent) > 0.5 else "parties_untold"),
            reason("place_shared" if placed(one.claim.place, other.claim.place) > 0.5 else "place_untold"),
            reason("days_unknown") if apart is None else reason("days_apart", days=abs(apart.days)),
        )
    )


# --- disputes -----------------------------------------------------------------------------------------------


def _by_mode(group: Iterable[Facts]) -> Iterable[tuple[Facts, ...]]:
    """Return the claims of a group by mode: who denies a withdrawal does not deny that arms were handed over."""
    found: dict[str | None, list[Facts]] = defaultdict(list)
    for one in group:
        found[one.claim.mode].append(one)
    return [tuple(sorted(some, key=lambda found: found.ref)) for some in found.values()]


def _between(clashes: Iterable[Clash], sides: Positions) -> list[Clash]:
    """Return one clash for every two groups that clash, each by its first claim, the asserting one first."""
    found: dict[tuple[str, str], Clash] = {}
    for clash in clashes:
        one, other = sides[clash.one.ref][0], sides[clash.other.ref][0]
        if one.ref != other.ref and (other.ref, one.ref) not in found:
            found.setdefault((one.ref, other.ref), Clash(one=one, other=other, scope=clash.scope))
    return list(found.values())


def _joined(between: Sequence[Clash], sides: Positions) -> Iterator[tuple[Reason, list[list[Facts]]]]:
    """Yield a scope and two sides for every set of groups that clash with one another, none on both sides."""
    for names in connected((clash.one.ref, clash.other.ref) for clash in between):
        inside = [clash for clash in between if clash.one.ref in names]
        first = {clash.one.ref for clash in inside}
        second = {clash.other.ref for clash in inside} - first
        if second:
            yield inside[0].scope, [[found for ref in sorted(side) for found in sides[ref]] for side in (first, second)]


def _with_talks(sides: list[list[Facts]], claims: Sequence[Facts]) -> list[list[Facts]]:
    """Add to the sides of a dispute on what was agreed what their speakers say of the talks on the same page.

    "الأطراف اتفقت على خروج المقاتلين" is told as an agreement and as what was agreed; who denies the latter and says
    that the talks are about staying answers both.
    """
    if not any(found.claim.modality == "negotiated" for side in sides for found in side):
        return sides
    taken = {found.ref for side in sides for found in side}
    return [
        [*side, *(found for found in claims if found.ref not in taken and any(_same_talks(found, one) for one in side))]
        for side in sides
    ]


def _same_talks(found: Facts, one: Facts) -> bool:
    a, b = found.claim, one.claim
    same = found.doc == one.doc and one_voice(found, one) and b.modality == "negotiated"
    return same and a.event in ("AGREE", "CONSULT") and not found.denied and bool({*a.place} & {*b.place})


def _dispute(
    kind: str, scope: Reason, sides: Sequence[Sequence[Facts]], outlets: Mapping[str, str], source: Mapping[str, str]
) -> Dispute:
    settles = reason(f"reconcile_{kind}")
    return Dispute(
        # The first claim of each side names the dispute, so that later pages on either side change nothing.
        id=sha256("\n".join([kind, *(min(found.ref for found in side) for side in sides)]).encode()).hexdigest()[:12],
        kind=kind,
        topic=sides[0][0].claim.gloss,
        topic_ar=sides[0][0].claim.gloss_ar,
        sides=tuple(
            Side(
                holds=side[0].claim.gloss,
                holds_ar=side[0].claim.gloss_ar,
                claims=tuple(sorted(found.ref for found in side)),
                origins=origins(side, outlets, source),
            )
            for side in sides
        ),
        scope=scope.en,
        scope_ar=scope.ar,
        reconcile=settles.en,
        reconcile_ar=settles.ar,
    )


CLASHES = {
    "denial": denials,
    "figure": rival_figures,
    "responsibility": rival_perpetrators,
    "cause": rival_causes,
}
