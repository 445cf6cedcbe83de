"""Rival accounts of one event: other figures, other doers, other causes.

Before two figures are called rivals their scope is checked: the same kind of thing, parties, place and days; not a
part and its whole, not a sum and its terms, not a toll that grew from one day to the next. A page that tells both
numbers knows how they relate ("41 غارة، منها 17"), so its numbers are no rivals of another page's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations, permutations

from riwaya.accounts.causes import are_rivals
from riwaya.accounts.clashes import ABOUT_ONE, Clash, about_one, attributed, by_event, clash, in_time, is_country
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
from riwaya.accounts.sameness import one_voice, speaker
from riwaya.likeness import cosine
from riwaya.model import Quantity

#: What a dispute can be about; distances, ages and amounts of money are not rivals by a difference.
_COUNTED = frozenset(
    (
        *("killed", "wounded", "captured", "missing", "detained", "displaced", "evacuated"),
        *("fighters", "civilians", "officers", "vehicles", "tanks", "aircraft", "weapons", "other"),
    )
)


_PERSON = "per:"
#: Nouns that count some of the people that others count, and those of people who are never told for one another.
_SOME = frozenset(
    ("طفل", "امرأة", "سيدة", "فتاة", "رضيع", "مسن", "طالب", "صحفي", "صحافي", "مسعف", "طبيب", "قائد", "قيادي", "ضابط")
)
_KINDS = (
    frozenset(("مدني", "نازح", "لاجئ", "مواطن")),
    frozenset(("مسلح", "متشدد", "إرهابي", "متمرد", "متطرف", "انتحاري", "مقاتل")),
    frozenset(("جندي", "شرطي", "عسكري", "دركي")),
)
#: Words of a toll that replaces an earlier one.
_UPDATES = frozenset(("ارتفع", "ارتفاع", "ارتفعت", "يرتفع", "ترتفع"))


def rival_figures(claims: Sequence[Facts]) -> Iterator[Clash]:
    """Yield a clash for figures of the same things that cannot both hold."""
    counted = [found for found in claims if found.figures and not found.denied]
    for alike in by_event(counted).values():
        for one, other in combinations(alike, 2):
            if one_voice(one, other) or not about_one(one, other) or not attributed(one, other):
                continue
            rivals = _rivals(one, other)
            if rivals is not None:
                a, b = rivals
                yield clash(one, other, "scope_figure", one=a.text, other=b.text, category=a.category)


def rival_perpetrators(claims: Sequence[Facts]) -> Iterator[Clash]:
    """Yield a clash for one attack that two origins lay on different doers, or tell in two ways."""
    attacks = [found for found in claims if found.claim.event == "ASSAULT" and not found.denied]
    for one, other in combinations(attacks, 2):
        if one_voice(one, other) or not attributed(one, other):
            continue
        if _other_doers(one, other) and ((about_one(one, other) and _same_target(one, other)) or _one_toll(one, other)):
            yield clash(one, other, "scope_responsibility")
        elif _other_manner(one, other):
            yield clash(one, other, "scope_manner")
    breaches = [found for found in claims if found.claim.event == "REJECT" and found.claim.agent and not found.denied]
    for one, other in combinations(breaches, 2):
        if _blames(one, other) and _blames(other, one) and about_one(one, other):
            yield clash(one, other, "scope_blame")


def rival_causes(claims: Sequence[Facts]) -> Iterator[Clash]:
    """Yield a clash for two causes that two origins give for one outcome."""
    caused = [found for found in claims if found.cause is not None and not found.denied]
    for one, other in combinations(caused, 2):
        if one_voice(one, other) or not in_time(one, other):
            continue
        if placed(one.claim.place, other.claim.place) > 0 and _other_cause(one, other):
            yield clash(one, other, "scope_cause")


def _other_doers(one: Facts, other: Facts) -> bool:
    if not (one.claim.agent and other.claim.agent) or shared(one.claim.agent, other.claim.agent) != 0:
        return False
    # Who blows himself up for a group is no other doer than the group.
    if len({all(entity.startswith(_PERSON) for entity in found.claim.agent) for found in (one, other)}) > 1:
        return False
    # A branch and its whole ("ولاية خراسان" of an organisation) are one doer; who strikes back is no rival.
    branches = any(a.startswith(b) or b.startswith(a) for a in one.claim.agent for b in other.claim.agent)
    back = {*one.claim.agent} & {*other.claim.recipient} or {*other.claim.agent} & {*one.claim.recipient}
    return not branches and not back


def _blames(one: Facts, other: Facts) -> bool:
    """Whether a claim lays to the speaker of the other what it tells: "خرق الهدنة", as each side says of the other."""
    return side_of(speaker(other)) in map(side_of, one.claim.agent) and one.claim.mode == other.claim.mode


def _same_target(one: Facts, other: Facts) -> bool:
    """Whether two claims tell one attack beyond doubt: its place and whom it hit, how many, or its way and day.

    A war holds many attacks of many sides in one town, so that the place alone tells nothing.
    """
    a, b = one.claim, other.claim
    if not any(not is_country(entity) for entity in {*a.place} & {*b.place}):
        return False
    if shared(a.recipient, b.recipient, unknown=0.0) == 1:
        return True
    victims = shared(a.recipient, b.recipient) > 0 and _same_victims(one, other)
    return victims or (a.time is not None and a.time == b.time and a.mode is not None and a.mode == b.mode)


def _one_toll(one: Facts, other: Facts) -> bool:
    """Whether two claims tell one toll of one town and time, however they tell it."""
    a, b = one.claim, other.claim
    there = any(not is_country(entity) for entity in {*a.place} & {*b.place})
    when = in_time(one, other) and times_meet(a.time, b.time) and a.modality == b.modality
    return there and when and shared(a.recipient, b.recipient) > 0 and _same_victims(one, other)


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


def _rivals(one: Facts, other: Facts) -> tuple[Quantity, Quantity] | None:
    """Return the first pair of figures that contradict each other, if no comparable pair agrees."""
    if one.claim.place and other.claim.place and placed(one.claim.place, other.claim.place) < 1:
        return None  # what a whole country tells is no rival of what one town does
    pairs = [(a, b) for a in one.figures for b in other.figures if a.category in _COUNTED and _one_people(a, b)]
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


def _one_people(a: Quantity, b: Quantity) -> bool:
    """Whether two figures count the same kind of people: not children and everybody, nor civilians and gunmen."""
    one, other = a.counted_lemma, b.counted_lemma
    if not comparable(a, b) or (one != other and not _SOME.isdisjoint((one, other))):
        return False
    return all(one not in kind or other not in rest for kind, rest in permutations(_KINDS, 2))


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
