"""Chooses among the places that share a name, by what the text says around it, and says why.

"طرابلس" is Tripoli of Libya or of Lebanon; "مدينة القصير" is not القصير of Egypt when the sentence names "ريف حمص".
Signs, strongest first: a place around it is named near by ("في ريف حمص"), the kind word before it ("معبر", "حي",
"محافظة"), the other places of the article, the countries of its actors, and size. Places that the signs do not separate
stay candidates, best first; a name nobody knows has no candidates and takes nothing from its neighbours.

    spots = (Spot("القصير", before="مدينة "), Spot("حمص"))
    together(spots)[0][0].place.id == "place:al-qusayr"
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeGuard

from msgspec import Struct

from riwaya.knowledge import places
from riwaya.knowledge.places.table import Place
from riwaya.script import key


class Context(Struct, frozen=True, kw_only=True):
    """What the text says around a name.

    `before` and `after` are the words on either side (a few suffice), `near` the ids of places named in the same
    sentence, `others` those of the rest of the article, `countries` the ISO codes of the article's actors.
    """

    before: str = ""
    after: str = ""
    near: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


class Spot(Struct, frozen=True):
    """A name in a text, the words beside it, and the sentence it stands in (any number)."""

    form: str
    before: str = ""
    after: str = ""
    sentence: int = 0


class Candidate(Struct, frozen=True):
    """A place that a name may mean. `signed` when the text, and not size alone, speaks for it."""

    place: Place
    score: float
    reason: str
    signed: bool


# A candidate this far ahead of the next one is the place meant.
MARGIN = 1.0
# What each sign is worth; set by reasoning about news, checked on training texts.
_PARENT, _SIBLING, _KIND, _NOT_KIND, _COUNTRY, _ACTORS, _WEAK = 4.0, 2.0, 2.5, -3.0, 2.5, 1.0, -1.5


_NOTHING = Context()


def resolve(form: str, *, context: Context = _NOTHING) -> tuple[Candidate, ...]:
    """Return the places that `form` may mean in this context, best first; empty where nobody knows the name."""
    named = lookup(form)
    if word := _last_word(context.before):  # "جبل الزاوية" is no town called الزاوية
        named = tuple(dict.fromkeys((*places.by_form().get(f"{word} {key(form)}", ()), *named)))
    found = tuple(_score(place, form, context) for place in named)
    return tuple(sorted(found, key=lambda candidate: (-candidate.score, candidate.place.id)))


def chosen(candidates: Sequence[Candidate]) -> Place | None:
    """Return the place meant, or None where there is none or the signs do not separate the best two."""
    if not candidates:
        return None
    if len(candidates) == 1 or candidates[0].score - candidates[1].score >= MARGIN:
        return candidates[0].place
    return None


def together(spots: Sequence[Spot], *, countries: Iterable[str] = ()) -> tuple[tuple[Candidate, ...], ...]:
    """Resolve the names of one article: what is clear first, then the rest in its light; one entry for each spot."""
    codes = tuple(countries)
    first = [resolve(spot.form, context=_beside(spot, codes)) for spot in spots]
    clear = [chosen(candidates) for candidates in first]
    ids = tuple(dict.fromkeys(place.id for place in clear if place is not None))
    by_sentence: dict[int, list[str]] = {}
    for spot, place in zip(spots, clear, strict=True):
        if place is not None:
            by_sentence.setdefault(spot.sentence, []).append(place.id)
    longer = _longer(spots, clear)
    results = []
    for spot, place in zip(spots, clear, strict=True):
        own = place.id if place is not None else ""
        near = tuple(other for other in by_sentence.get(spot.sentence, ()) if other != own)
        others = tuple(other for other in ids if other != own)
        found = resolve(spot.form, context=_beside(spot, codes, near, others))
        full = longer.get(key(spot.form))
        results.append(found if full is None else (_short_for(full, found), *found))
    return tuple(results)


def _longer(spots: Sequence[Spot], clear: Sequence[Place | None]) -> Mapping[str, Place]:
    """Return, for each region that the article names in short, the one region whose full name begins with it.

    "القلمون" in an article that names القلمون الشرقي alone is that one; where it names القلمون الغربي too, it is
    neither.
    """
    regions = {key(spot.form): place for spot, place in zip(spots, clear, strict=True) if _is_region(place)}
    found: dict[str, Place] = {}
    for short, place in regions.items():
        full = {other.id: other for form, other in regions.items() if form.startswith(short + " ") and other != place}
        if len(full) == 1:
            found[short] = next(iter(full.values()))
    return found


def _is_region(place: Place | None) -> TypeGuard[Place]:
    return place is not None and place.kind == "region"


def _short_for(full: Place, found: Sequence[Candidate]) -> Candidate:
    best = found[0].score if found else 0.0
    return Candidate(
        full, round(best + MARGIN, 3), f"short for {full.id}, which the article names in full", signed=True
    )


def _beside(
    spot: Spot, countries: tuple[str, ...], near: tuple[str, ...] = (), others: tuple[str, ...] = ()
) -> Context:
    return Context(before=spot.before, after=spot.after, near=near, others=others, countries=countries)


@lru_cache(maxsize=8_192)
def lookup(form: str) -> tuple[Place, ...]:
    """Return the places of a name, trying it as written, without its kind word, and with or without its article."""
    folded = key(form)
    head, _, rest = folded.partition(" ")
    other = folded.removeprefix("ال") if folded.startswith("ال") else "ال" + folded
    # "حي الشعار" is الشعار with its kind; "الصحراء السورية" is no place called سورية: the rest stands as it is.
    bare = rest if head.removeprefix("ال") in KINDS else ""
    for name in (folded, bare, other):
        found = places.by_form().get(name, ())
        if found:
            return found
    return ()


def _score(place: Place, form: str, context: Context) -> Candidate:
    reasons: list[str] = []
    score = _size(place)
    signed = False
    for worth, reason in _signs(place, form, context):
        score += worth
        signed = signed or worth > 0
        reasons.append(reason)
    if not signed and key(form) in {key(weak) for weak in place.weak}:
        score += _WEAK
        reasons.append("its name is also a common word and nothing says that it is the place")
    return Candidate(place, round(score, 3), "; ".join(reasons) or f"a {place.kind} of that name", signed)


def _signs(place: Place, form: str, context: Context) -> Iterable[tuple[float, str]]:
    yield from _kind_sign(place, form, context.before)
    around = _ancestors(place.id)
    named = next((other for other in context.near if other in around), None)
    if named is None:
        named = _named_beside(place, context)
    if named is not None:
        yield _PARENT, f"{named} is named beside it"
    elif (shared := _shared(around, context.near)) is not None:
        yield _SIBLING, f"the sentence names another place in {shared}"
    elif (shared := _shared(around, context.others)) is not None:
        yield _SIBLING * 0.75, f"the article names another place in {shared}"
    share = _country_share(place, (*context.near, *context.others))
    if share > 0:
        yield _COUNTRY * share, f"{share:.0%} of the article's places lie in {place.country}"
    if place.country and place.country in context.countries:
        yield _ACTORS, f"an actor of the article is of {place.country}"


def _kind_sign(place: Place, form: str, before: str) -> Iterable[tuple[float, str]]:
    """Weigh the kind word before the name, or the one that begins it."""
    head = key(form).partition(" ")[0].removeprefix("ال")
    word = head if head in KINDS and key(form) not in map(key, place.forms) else _last_word(before)
    kinds = KINDS.get(word)
    if kinds is None:
        return
    if place.kind in kinds:
        yield _KIND - 0.25 * kinds.index(place.kind), f"called {word}"
    else:
        yield _NOT_KIND, f"called {word}, and is a {place.kind}"


def _last_word(before: str) -> str:
    """Return the kind word at the end of `before`, without proclitics: "وبلدة " gives "بلده"."""
    words = key(before).split(" ")
    last = words[-1] if words else ""
    for cut in ("", "و", "ب", "ل", "وب", "ول", "ف", "ك"):
        bare = last.removeprefix(cut).removeprefix("ال")
        if bare in KINDS:
            return bare
    return ""


def _named_beside(place: Place, context: Context) -> str | None:
    """Return the id of a place around `place` whose name stands in the words beside it."""
    beside = f" {key(context.before)} {key(context.after)} "
    if len(beside) < 4:
        return None
    for around in _ancestors(place.id):
        if any(pattern.search(beside) for pattern in _patterns(around)):
            return around
    return None


@lru_cache(maxsize=4_096)
def _patterns(place_id: str) -> tuple[re.Pattern[str], ...]:
    forms = places.by_id()[place_id].forms
    return tuple(re.compile(rf" (?:و|ب|ل|وب|ول)?{re.escape(key(form))}[ ،.,:؛)]") for form in forms)


@lru_cache(maxsize=16_384)
def _ancestors(place_id: str) -> tuple[str, ...]:
    place = places.by_id().get(place_id)
    return () if place is None else tuple(parent.id for parent in places.parents(place))


def _shared(around: Sequence[str], others: tuple[str, ...]) -> str | None:
    """Return the smallest place below a country that holds both this place and one of `others`."""
    held = _holders(others)
    return next((holder for holder in around if holder in held), None)


@lru_cache(maxsize=1_024)
def _holders(others: tuple[str, ...]) -> frozenset[str]:
    """Return these places and the ones around them, without the countries."""
    held = {holder for other in others for holder in (other, *_ancestors(other))}
    known = places.by_id()
    return frozenset(holder for holder in held if holder in known and known[holder].kind != "country")


def _country_share(place: Place, others: tuple[str, ...]) -> float:
    return _shares(others).get(place.country, 0.0) if place.country else 0.0


@lru_cache(maxsize=1_024)
def _shares(others: tuple[str, ...]) -> Mapping[str, float]:
    """Return the countries that these places lie in, with the share of each."""
    found = Counter(other.country for other in map(places.by_id().get, others) if other is not None and other.country)
    total = found.total()
    return {country: count / total for country, count in found.items()}


def _size(place: Place) -> float:
    """How much a place is in the news before the text speaks: its kind, its people, and that it was put in by hand."""
    people = max(0.0, math.log10(place.population) - 3.5) * 0.6 if place.population else 0.0
    curated = 0.4 if place.source == "riwaya" else 0.0
    return _WEIGHT.get(place.kind, 0.5) + people + curated


_WEIGHT: Mapping[str, float] = {
    "country": 4.0, "continent": 4.0, "sea": 2.0, "city": 1.5, "governorate": 1.2, "region": 1.2, "town": 0.8,
    "village": 0.4, "neighbourhood": 0.4, "district": 0.5,
}  # fmt: skip

#: The kind words before a name, folded and without article, and the kinds they speak for, best first.
KINDS: Mapping[str, tuple[str, ...]] = {
    "مدينه": ("city", "town", "neighbourhood"), "مدينتي": ("city", "town"), "مدن": ("city", "town"),
    "وسط": ("city", "town", "neighbourhood"),
    "عاصمه": ("city",), "بلده": ("town", "village", "city"), "بلدتي": ("town", "village", "city"),
    "بلدات": ("town", "village", "city"), "قريه": ("village", "town"), "قريتي": ("village", "town"),
    "قري": ("village", "town"), "ناحيه": ("town", "district", "village"), "قضاء": ("district", "town", "city"),
    "مديريه": ("district", "town", "neighbourhood"), "حي": ("neighbourhood",), "احياء": ("neighbourhood",),
    "حيي": ("neighbourhood",), "ضاحيه": ("neighbourhood", "town", "region"),
    "منطقه": ("region", "neighbourhood", "town", "district", "village"),
    "منطقتي": ("region", "neighbourhood", "town", "district", "village"),
    "مناطق": ("region", "neighbourhood", "town", "district", "village"), "نواحي": ("town", "district", "village"),
    "ناحيتي": ("town", "district", "village"), "قضائي": ("district", "town", "city"),
    "محافظه": ("governorate",), "محافظتي": ("governorate",), "محافظات": ("governorate",),
    "ولايه": ("governorate", "region"),
    "ريف": ("governorate", "city"), "ارياف": ("governorate",), "اقليم": ("region", "governorate"),
    "باديه": ("region", "desert", "governorate"), "صحراء": ("desert", "region"), "سهل": ("region",),
    "وادي": ("region", "river"), "جرود": ("region",), "مخيم": ("camp",), "معبر": ("crossing",), "منفذ": ("crossing",),
    "بوابه": ("crossing", "landmark"), "حاجز": ("landmark", "crossing"), "جبل": ("mountain",), "جبال": ("mountain",),
    "تل": ("mountain",), "تله": ("mountain",), "مطار": ("airport", "airbase"), "قاعده": ("airbase", "base"),
    "معسكر": ("base", "camp"), "ثكنه": ("base",), "لواء": ("base",), "حقل": ("oilfield",), "سد": ("dam",),
    "جزيره": ("island",), "نهر": ("river",), "بحيره": ("lake",), "بحر": ("sea",), "مضيق": ("strait",), "خليج": ("sea",),
    "طريق": ("road",), "شارع": ("road",), "جسر": ("landmark",), "دوار": ("landmark",), "ساحه": ("landmark",),
    "ميدان": ("landmark",), "سجن": ("landmark",), "قلعه": ("landmark",), "مستشفي": ("landmark",), "مشفي": ("landmark",),
    "ميناء": ("port",), "مرفا": ("port",), "جبهه": ("front", "town", "village", "neighbourhood"),
    "جبهات": ("front", "town", "village", "neighbourhood"), "محور": ("front", "village", "town"),
    "دوله": ("country",), "جمهوريه": ("country",), "مملكه": ("country",),
}  # fmt: skip
