"""The words that name speakers, from `speakers.yaml`: sources, offices, bodies, outlets, documents, nations.

noun("المتحدث")     a role, spokesman, definite
noun("للوزارة")      a body, state:ministry, definite, led in by لـ
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from riwaya import knowledge
from riwaya.data import read_data
from riwaya.knowledge import ontology
from riwaya.knowledge.people import Person, pairs, people
from riwaya.script import key

#: What stands before a capital that means its government.
_GOVERNMENT = "حكومة "
#: Forms of أن and إن with their pronouns and prepositions (folded): a clause follows.
CLAUSE = frozenset(
    key(prefix + form)
    for form in ["أن", "أنه", "أنها", "أنهم", "أنهما", "أننا", "أني", "أنني"]
    for prefix in ("", "ب", "و", "وب")
)


#: Phrases as folded words, by the first of them.
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
_PRONOUNS = ("هما", "ها", "هم", "ه")
#: Letters of the shortest noun that is looked up without the accusative alef, and the groups that are.
_SHORT = 3
_DECLINED = ("sources", "bodies")


class Noun(Struct, frozen=True):
    """What the lexicon says of a written word: its group, its English word, whether it has the article, its clitic.

    `person` is what it calls somebody, where it does.
    """

    group: str
    english: str
    definite: bool
    clitic: str
    person: Person | None = None

    @property
    def one(self) -> str:
        """The English of one of those whom the word names."""
        return self.person.one if self.person is not None else self.english.removesuffix("s")


class Lexicon(Struct, frozen=True, kw_only=True):
    """The tables of speakers.yaml, folded."""

    nouns: dict[str, tuple[str, str, Person | None]]
    adverbs: frozenset[str]
    demonstratives: frozenset[str]
    prepositions: frozenset[str]
    relatives: frozenset[str]
    types: frozenset[str]
    counting: frozenset[str]
    single: frozenset[str]
    belonging: frozenset[str]
    carriers: frozenset[str]
    exhibits: frozenset[str]
    evidence: frozenset[str]
    plural_outlets: frozenset[str]
    teams: frozenset[str]
    outlet_kinds: dict[str, str]
    states: frozenset[str]
    portfolios: dict[str, str]
    paired_bodies: dict[tuple[str, str], str]
    openers: frozenset[str]
    honorifics: frozenset[str]
    accounts: dict[str, str]
    presides: dict[str, str]
    covers: frozenset[str]
    decisions: frozenset[str]
    beginnings: frozenset[str]
    platforms: frozenset[str]
    asides: Phrases
    additions: Phrases
    turns: Phrases


@lru_cache(maxsize=16_384)
def noun(form: str) -> Noun | None:
    """Return what the lexicon says of a folded word, with or without clitics."""
    nouns = lexicon().nouns
    for clitic in ("", "و", "ف", "ب", "ل", "لل", "وب", "ول"):
        if not form.startswith(clitic):
            continue
        rest = form[len(clitic) :]
        if clitic == "لل":
            found = nouns.get(rest)
            if found is not None:
                return _noun(found, definite=True, clitic=clitic)
            continue
        if rest in nouns:
            return _noun(nouns[rest], definite=rest.startswith("ال") and len(rest) > len("الان"), clitic=clitic)
        if rest.startswith("ال") and rest[2:] in nouns:
            return _noun(nouns[rest[2:]], definite=True, clitic=clitic)
    bare = form.removesuffix("ا")
    if bare != form and len(bare) > _SHORT and bare in nouns and nouns[bare][0] in _DECLINED:
        return _noun(nouns[bare], definite=False, clitic="")  # "إلا أن ائتلافا معارضا قال"
    return None


def _noun(found: tuple[str, str, Person | None], *, definite: bool, clitic: str) -> Noun:
    return Noun(found[0], found[1], definite, clitic, found[2])


def paired(form: str, behind: str) -> Noun | None:
    """Return what a folded word and the one right behind it call somebody: "رجل أعمال", "عمال الإغاثة"."""
    first, second = form.removeprefix("و"), behind.removeprefix("ال")
    found = pairs().get((form, second)) or pairs().get((first, second)) or pairs().get((first[1:], second))
    if found is None:
        return None
    return Noun("sources", found.english, behind.startswith("ال"), "", found)


def honorific(form: str) -> bool:
    """Whether a folded word is a form of address, no part of a name or office: "معالي", "لسعادة"."""
    words = lexicon().honorifics
    bare = next((form.removesuffix(end) for end in _PRONOUNS if form.endswith(end) and len(form) > 4), form)
    spelt = (form, bare, bare[:-1] + "ه" if bare.endswith("ت") else bare)  # "معاليه", "سعادته"
    return any(one in words or one[1:] in words or one[2:] in words for one in spelt)


def state_of(entity: str) -> str | None:
    """Return the state that a country's place stands for when it speaks, None for other places."""
    if not entity.startswith("place:"):
        return None
    state = "state:" + entity.removeprefix("place:")
    return state if state in lexicon().states else _capitals().get(entity)


@cache
def _capitals() -> dict[str, str]:
    """Return the capitals that stand for their governments: those for which "حكومة بغداد" is a name of the state."""
    known = knowledge.load().entities
    states = [one for one in known.values() if one.id.startswith("state:")]
    seats = {form.removeprefix(_GOVERNMENT): one.id for one in states for form in getattr(one, "authority", ())}
    cities = (one for one in known.values() if one.id.startswith("place:") and getattr(one, "feature", "") == "city")
    return {one.id: seats[one.ar] for one in cities if one.ar in seats}


def own_id(nation: str) -> str:
    """Return the id by which a state or body speaks whose adjective tells it ("أممي")."""
    return "intl:united-nations" if nation == "intl:un" else nation


def openers() -> frozenset[str]:
    """Return the words after which a clause begins."""
    return lexicon().openers


def asides() -> Phrases:
    """Return the phrases with which a sentence of the outlet's own opens."""
    return lexicon().asides


def additions() -> Phrases:
    """Return the phrases with which a sentence adds to the one before."""
    return lexicon().additions


def turns() -> Phrases:
    """Return the phrases with which an outlet turns to something else."""
    return lexicon().turns


@cache
def lexicon() -> Lexicon:
    """Return the tables of speakers.yaml."""
    data: dict[str, Any] = read_data(files("riwaya").joinpath("claims", "speakers", "speakers.yaml"))
    nouns: dict[str, tuple[str, str, Person | None]] = {}
    for group in ("roles", "sources", "collectives"):
        for english, forms in data[group].items():
            for form in forms:
                nouns.setdefault(key(form), (group, english, None))
    nations = {state: _of_origin(forms) for state, forms in ontology.nisbas().items()}
    nations = {state: [*nations.get(state, ()), *data["nations"].get(state, ())] for state in nations | data["nations"]}
    describing = {key(form) for words in (data["adjectives"], nations) for forms in words.values() for form in forms}
    for form, person in people().items():
        if not person.near and form not in describing:
            nouns.setdefault(form, ("sources" if person.group is None else "collectives", person.name, person))
    for group, words in (("adjectives", data["adjectives"]), ("nations", nations)):
        for english, forms in words.items():
            for form in forms:
                nouns.setdefault(key(form), (group, english, None))
    for group in ("outlets", "documents", "same"):
        nouns.update({key(form): (group, group.removesuffix("s"), None) for form in data[group]})
    for family, bodies in data["bodies"].items():
        for english, forms in bodies.items():
            for form in forms:
                nouns.setdefault(key(form), ("bodies", f"{family}:{english}", None))
    # "مسؤول" alone is an unnamed source, and no head of something: roles list it as well.
    official = people()[key("مسؤول")]
    nouns[key("مسؤول")] = ("sources", official.english, official)
    return Lexicon(
        nouns=nouns,
        adverbs=frozenset(map(key, data["adverbs"])),
        demonstratives=frozenset(map(key, data["demonstratives"])),
        prepositions=frozenset(map(key, data["prepositions"])),
        relatives=frozenset(map(key, data["relatives"])),
        states=frozenset(state for state in nations if state.startswith("state:")),
        portfolios={key(form): english for english, forms in data["portfolios"].items() for form in forms},
        paired_bodies={
            (key(form).split()[0], key(form).split()[1]): english
            for english, forms in data["paired_bodies"].items()
            for form in forms
        },
        types=frozenset(map(key, data["types"])),
        openers=frozenset(map(key, data["openers"])),
        honorifics=frozenset(map(key, data["honorifics"])),
        accounts={key(form): english for english, forms in data["accounts"].items() for form in forms},
        presides={key(form): english for english, forms in data["presides"].items() for form in forms},
        covers=frozenset(map(key, data["covers"])),
        decisions=frozenset(map(key, data["decisions"])),
        beginnings=frozenset(map(key, data["beginnings"])),
        platforms=frozenset(map(key, data["platforms"])),
        counting=frozenset(map(key, data["counting"])),
        single=frozenset(map(key, data["single"])),
        belonging=frozenset(map(key, data["belonging"])),
        carriers=frozenset(map(key, data["carriers"])),
        evidence=frozenset(map(key, data["evidence"])),
        exhibits=frozenset(map(key, data["exhibits"])),
        outlet_kinds={key(form): kind for kind, forms in data["outlet_kinds"].items() for form in forms},
        plural_outlets=frozenset(map(key, data["plural_outlets"])),
        teams=frozenset(map(key, data["teams"])),
        turns=phrases(data["turns"]),
        asides=phrases(data["asides"]),
        additions=phrases(data["additions"]),
    )


def _of_origin(forms: Sequence[str]) -> list[str]:
    """Return adjectives of origin with the feminine, the plural and the accusative: "نيجيري", "نيجيريون"."""
    return [form + ending for form in forms if " " not in form for ending in ("", "ا", "ة", "ون", "ين")]


def phrases(items: Iterable[str]) -> Phrases:
    """Return phrases as folded words by the first of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for item in items:
        words = tuple(key(item).split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(told) for first, told in found.items()}


def begins(forms: Sequence[str], at: int, told: Phrases) -> bool:
    """Whether one of some phrases stands in folded words from word `at` on."""
    if at >= len(forms):
        return False
    return any(tuple(forms[at : at + len(words)]) == words for words in told.get(forms[at], ()))


def stem(form: str) -> str:
    """Return a folded word without the clitics that the lexicon finds before it, and without the article."""
    found = noun(form)
    return form.removeprefix(found.clitic if found is not None else "").removeprefix("ال")
