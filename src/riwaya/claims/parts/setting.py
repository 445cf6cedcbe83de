"""Places told before: what "المدينة", "هناك" and "شمال البلاد" stand for, and where an attack goes on.

A definite noun for a kind of place stands for the place of that kind told last, in its sentence or before it. One with
an adjective is a place of its own ("الحي الصناعي"), unless the adjective says that it is the same or whose it is.
"البلاد" is the country that the page names most, "العاصمة" its seat of government.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from riwaya.claims.events import CASUALTY, Proposition, frame
from riwaya.claims.grammar import Token
from riwaya.claims.parts.collectives import adjectives
from riwaya.claims.parts.grounds import Phrase, called, countries, has, phrases, words
from riwaya.claims.parts.items import Item, Scene
from riwaya.knowledge import load, ontology, places
from riwaya.script import key

#: The mode of an attack that is told by what it left.
_RESULT = "destroy"
#: Types of what happens somewhere, which a pronoun can tell ("انسحب منها").
_HAPPENING = frozenset(("ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "SANCTION", "STATUS", "AID", "PROTEST"))
_LAND, _CAPITAL, _REGION = key("البلاد"), key("العاصمة"), key("المنطقة")
_THERE = frozenset(map(key, ("هناك", "هنالك")))
#: Kinds of places too wide for a noun but "هناك" to point back at.
_WIDE = frozenset(("country", "continent", "sea"))
#: Sentences back to which a noun finds a place that is of no kind or of another one.
_NEAR = 1
#: Kinds of places in the gazetteer that are buildings or works, and how the others that are begin.
_WORKS = frozenset(("airport", "airbase", "base", "camp", "crossing", "dam", "landmark", "oilfield", "port"))
_FACILITY, _FEMININE = "facility:", ("ه", "ة")
#: Pronouns of a building at the end of the word that tells an event, by whether they are feminine.
_IT = {"ه": False, "ها": True}
#: Characters behind an event's word in which its pronoun ends, and marks behind that.
_SUFFIX, _MARKS = 4, '.،,؛:»)"'
#: The frame of what is done to a building, besides attacks.
_TAKE = "take"
#: Words before a noun in which its side stands ("جنوب شرق البلاد").
_SIDES = 2


class Told(Struct, frozen=True):
    """A place told: its entity, what the page and the gazetteer call such a place, in which sentence, and whether its
    first word is feminine."""

    entity: str
    names: frozenset[str]
    sentence: int
    feminine: bool = False


class Setting(Struct):
    """What earlier sentences leave behind of places: those named, the nearest last, and those of the last attack.

    `lands` are the countries that the page named, or what belongs to them, as often as it did; `age` is how many
    sentences ago the attack was told, `sentence` the number of the sentence at hand and `scene` what stands in it.
    """

    sentence: int = 0
    named: list[Told] = []
    lands: list[str] = []
    attack: tuple[str | None, tuple[str, ...]] = (None, ())
    age: int = 0
    scene: Scene | None = None

    def passes(self, scene: Scene) -> None:
        """Take note of the places of a sentence."""
        self.named.extend(_told(phrases(scene), scene, self.sentence))
        self.age += 1
        self.sentence += 1
        self.lands.extend(_lands(scene))

    def pointed(self, scene: Scene) -> tuple[Item, ...]:
        """Return the nouns of a sentence that stand for places told before, as those places."""
        self.scene = scene
        found = []
        nouns = [(at, noun) for at, token in enumerate(scene.tokens) if (noun := _noun(token.bare)) is not None]
        here = phrases(scene) if nouns else []
        lands = Counter([*self.lands, *_lands(scene)] if nouns else ())
        for at, noun in nouns:
            token = scene.tokens[at]
            if _in_longer_name(token, scene) or _is_called(at, scene):
                continue
            before = [phrase for phrase in here if phrase.first.item.start < token.start]
            entity = _meant(noun, at, scene, [*self.named, *_told(before, scene, self.sentence)], lands, self.sentence)
            if entity is not None:
                start = token.start + max(0, len(token.key) - len(noun))
                found.append(Item(start, token.end, entity, "", place=True, named=True))
        return tuple(found)

    def complete(self, text: str, one: Proposition, told: tuple[str, ...], *, claimed: bool = False) -> tuple[str, ...]:
        """Return the places of a proposition, from what was told before where it tells none itself.

        What an attack destroyed, more of an attack of one kind in the next sentence, and an attack that somebody only
        claims, is where that attack was.
        """
        found = told or self._struck(text, one) or self._taken_up(text, one) or self._continued(one, claimed=claimed)
        if found and one.event == "ASSAULT":
            self.attack, self.age = (one.mode, found), 0
        return found

    def _struck(self, text: str, one: Proposition) -> tuple[str, ...]:
        """Return the building told last that the object pronoun of an event means ("قصفته طائرة", "بتفجيره")."""
        rest = key(text[one.head.end : one.head.end + _SUFFIX]).split(" ")[0].strip(_MARKS)
        hit = one.event == "ASSAULT" and frame(one.head) not in CASUALTY
        if rest.removeprefix("ت") not in _IT or not (hit or frame(one.head) == _TAKE):
            return ()
        feminine = _IT[rest.removeprefix("ت")]
        here = [] if self.scene is None else phrases(self.scene)
        before = [phrase for phrase in here if phrase.first.item.start < one.head.start]
        told = [*self.named, *(() if self.scene is None else _told(before, self.scene, self.sentence))]
        near = [place for place in told if place.sentence >= self.sentence - _NEAR and place.feminine == feminine]
        return next(((place.entity,) for place in reversed(near) if _built(place.entity)), ())

    def _taken_up(self, text: str, one: Proposition) -> tuple[str, ...]:
        """Return the place of the sentence before that a pronoun right behind the event takes up ("وانسحب منها")."""
        if one.event not in _HAPPENING or one.clauses[0].opener == "relative" or one.head.form != "verb":
            return ()
        behind = key(text[one.head.start : one.end]).split(" ")[: len(one.head.text.split()) + 1]
        if not any(word in words("resuming") or word in words("held") for word in behind):
            return ()
        last = self.named[-1] if self.named else None
        place = None if last is None else places.by_id().get(last.entity)
        if last is None or place is None or last.sentence != self.sentence - 1 or not _narrow(place):
            return ()
        return (last.entity,)

    def _continued(self, one: Proposition, *, claimed: bool) -> tuple[str, ...]:
        if one.event == "ASSAULT" and claimed and self.age <= 1:
            return self.attack[1]
        if one.event != "ASSAULT" or one.mode is None or self.age > 1:
            return ()
        return self.attack[1] if one.mode in (_RESULT, self.attack[0]) else ()


def _told(found: Sequence[Phrase], scene: Scene, sentence: int) -> Iterator[Told]:
    """Yield the places of some phrases, of nested ones the innermost last."""
    for ground in (ground for phrase in found for ground in (*reversed(phrase.wider), *phrase.grounds)):
        words = [token for token in scene.tokens[ground.first :] if token.start < ground.item.end]
        names = {form.removeprefix("ال") for token in words for form in (token.stem, token.bare)}
        place = places.by_id().get(ground.item.entity)
        feminine = next((token.key.endswith(_FEMININE) for token in words if token.end > ground.item.start), False)
        yield Told(ground.item.entity, frozenset((*names, *([place.kind] if place else []))), sentence, feminine)


def _built(entity: str) -> bool:
    """Whether a place is a building or works."""
    place = places.by_id().get(entity)
    return entity.startswith(_FACILITY) or (place is not None and place.kind in _WORKS)


def _lands(scene: Scene) -> Iterator[str]:
    """Yield the countries that the names of a sentence lie in or belong to."""
    known, actors = places.by_id(), load().entities
    for item in scene.items:
        if item.entity in known:
            yield known[item.entity].country
        elif item.entity.startswith(("state:", "state-force:")) and item.entity in actors:
            yield actors[item.entity].country


@lru_cache(maxsize=32_768)
def _noun(bare: str) -> str | None:
    """Return the noun of a word that can stand for a place told before, without what is written before it."""
    for form in (bare, bare.removeprefix("ب"), bare.replace("لل", "ال", 1)):
        if form in called("anaphors") or form in called("only"):
            return form
    return None


def _in_longer_name(token: Token, scene: Scene) -> bool:
    """Whether a word is part of a name of several words ("جامعة الدول العربية")."""
    return any(start < token.start < end or start <= token.start < token.end < end for start, end in scene.names)


def _is_called(at: int, scene: Scene) -> bool:
    """Whether a name follows a noun at once, or behind an adjective ("العاصمة كابول", "المدينة السورية تدمر")."""
    following = scene.tokens[at + 1 : at + 3]
    starts = [item.start for item in scene.items if item.place]
    return any(
        any(token.start <= start < token.end for start in starts)
        and all(one.pos == "adj" for one in following[:number])
        for number, token in enumerate(following)
    )


def _meant(noun: str, at: int, scene: Scene, before: Sequence[Told], lands: Counter[str], sentence: int) -> str | None:
    """Return the place that a noun stands for."""
    if not _points(noun, at, scene.tokens):
        return None
    following = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    adjective = "" if following is None else following.bare.removeprefix("ال")
    land = countries().get(adjectives().get(adjective, ""))
    country = places.by_id()[land].country if land is not None else next((one for one, _ in lands.most_common(1)), None)
    if noun == _LAND:
        return None if land is not None or country is None else _side(_country(country), at, scene)
    if following is not None and _own(following, land):
        return None
    if noun == _CAPITAL:
        seats = [
            one.entity
            for one in before
            if one.entity in ontology.capitals() or _CAPITAL.removeprefix("ال") in one.names
        ]
        return seats[-1] if seats and land is None else _seats().get(country or "")
    loose, strict = called("anaphors").get(noun), called("only").get(noun)
    kinds = loose or strict or frozenset()
    known = places.by_id()
    if noun not in _THERE:
        before = [one for one in before if one.entity not in known or _narrow(known[one.entity])]
    near = [one.entity for one in before if strict is None and one.sentence >= sentence - _NEAR]
    fits = [one.entity for one in before if one.names & kinds] or near
    if land is not None:
        fits = [one for one in fits if one in known and known[one].country == country]
    return fits[-1] if fits else None


def _points(noun: str, at: int, tokens: Sequence[Token]) -> bool:
    """Whether a noun stands for a place here: "هناك" not as "there is", "المنطقة" not as the region of the world."""
    before = tokens[at - 1] if at else None
    if noun in _THERE:
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        aside = after is None or after.pos in ("punct", "prep") or has("there", after)
        return aside and before is not None and before.pos != "punct" and not has("being", before)
    if noun == _REGION and before is not None:
        led = tokens[at - 2] if before.pos == "prep" and at > 1 else before
        return not has("regional", led)
    return True


def _narrow(place: places.Place) -> bool:
    """Whether a place is none of a country's size or more."""
    return place.kind not in _WIDE and place.country != ""


def _own(following: Token, land: str | None) -> bool:
    """Whether a word behind a noun tells that it is a place of its own ("الحي الصناعي"), not that it is the same."""
    described = following.pos == "adj" and following.key.startswith("ال")
    return described and land is None and not has("same", following)


def _country(code: str) -> str | None:
    return next((one for one in countries().values() if places.by_id()[one].country == code), None)


@cache
def _seats() -> dict[str, str]:
    """Return the seat of government of each country by its code."""
    known = places.by_id()
    return {known[one].country: one for one in ontology.capitals() if one in known}


def _side(land: str | None, at: int, scene: Scene) -> str | None:
    """Return the part of a country that the words before "البلاد" name ("جنوب شرق البلاد"), else the country."""
    if land is None:
        return None
    before = [token.stem for token in scene.tokens[max(0, at - _SIDES) : at]]
    for first in range(len(before)):
        if all(has("sides", token) for token in scene.tokens[at - len(before) + first : at]):
            words = " ".join((*before[first:], places.by_id()[land].ar))
            part = next((one.id for one in places.named(words) if one.kind == "region"), None)
            if part is not None:
                return part
    return land
