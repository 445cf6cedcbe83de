"""Common nouns of people, by what they are: villager, nurse, widow; in every form that is written.

    people()["قرويين"]                  several villagers
    people()["نازحة"]                   one displaced person, of whom several are group:displaced
    pairs()["رجل", "أعمال"]             one businessman

A single word of these is nobody's name. Keys are folded, without article and clitics.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from msgspec import Struct, convert

from riwaya.data import read_data
from riwaya.script import key

_PRONOUNS = ("ه", "ها", "هم", "هما", "ي", "نا")
#: Endings of the masculine singular, of the feminine, of both in the dual, and of the sound plurals.
_SINGULAR, _FEMININE = ("", "ا"), ("ة",)
_DUAL, _FEMININE_DUAL = ("ان", "ا"), ("تان", "تين", "تا", "تي")
_PLURAL, _FEMININE_PLURAL = ("ون", "ين", "و", "ي"), ("ات",)


class Person(Struct, frozen=True):
    """What a noun calls somebody: the English of one and of the word as it stands, how many, and of what group.

    `kin` are known by the one they belong to, `near` is also another word, `woman` is what the word means with ة.
    """

    one: str
    english: str
    several: bool
    group: str | None = None
    kin: bool = False
    near: bool = False
    woman: str | None = None

    @property
    def name(self) -> str:
        """What the word adds to an id: the English of it, or the group's own word."""
        return self.english if self.group is None else self.group.partition(":")[2]


class _Entry(Struct, frozen=True, forbid_unknown_fields=True):
    word: str | None = None
    m: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    f: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    sound: bool = False
    mixed: bool = True
    plural: str | None = None
    group: str | None = None
    kin: bool = False
    near: bool = False
    woman: str | None = None


@cache
def people() -> Mapping[str, Person]:
    """Return what people are called, by every form of the word."""
    found: dict[str, Person] = {}
    for name, entry in _entries().items():
        english = entry.word or name
        one = Person(english, english, False, None, entry.kin, entry.near, entry.woman)
        several = _several(english, entry)
        for form in _singulars(entry):
            found.setdefault(key(form), one)
        for form in _plurals(entry):
            found.setdefault(key(form), several)
        if entry.kin:
            for form in (*_owned(_singulars(entry)), *_owned(entry.f)):
                found.setdefault(key(form), one)
            for form in _owned(entry.many):
                found.setdefault(key(form), several)
    return found


@cache
def pairs() -> Mapping[tuple[str, str], Person]:
    """Return what people are called by two words, by both."""
    found: dict[tuple[str, str], Person] = {}
    nouns, entries = people(), _entries()
    for english, forms in _data()["pairs"].items():
        for form in forms:
            head, behind = key(form).split()
            several = nouns[head].several if head in nouns else form.split()[0] in ("أصحاب", "ربات")
            told = _several(english, entries.get(english, _Entry())).english if several else english
            found[head, behind.removeprefix("ال")] = Person(english, told, several)
    return found


def _several(english: str, entry: _Entry) -> Person:
    ending = "es" if english.endswith("ss") else "s"
    plural = entry.plural or (english[:-3] + "men" if english.endswith("man") else english + ending)
    return Person(english, plural, True, None if entry.group is None else f"group:{entry.group}", entry.kin, entry.near)


def _singulars(entry: _Entry) -> Iterator[str]:
    for stem in entry.m:
        yield from (stem + end for end in (*_SINGULAR, *(_FEMININE if entry.mixed else ())))
    for stem in entry.weak:
        yield from (stem, stem + "ي", stem + "يا", stem + "ية")
    yield from entry.f


def _plurals(entry: _Entry) -> Iterator[str]:
    sound = entry.sound or not entry.many
    for stem in entry.m:
        yield from (stem + end for end in _DUAL + (("ين",) if not sound else ()))
        yield from (stem + end for end in _PLURAL if sound)
        yield from (stem + end for end in (_FEMININE_DUAL + _FEMININE_PLURAL if entry.mixed else ()))
    for stem in entry.weak:
        yield from (stem + "ي" + end for end in (*_DUAL[:1], "ين", *_FEMININE_DUAL, *_FEMININE_PLURAL))
        yield from (stem + end for end in (_PLURAL[:3] if not entry.many else ()))
    for form in entry.f:
        yield from (form.removesuffix("ة") + end for end in _FEMININE_DUAL if form.endswith("ة"))
    yield from entry.many


def _owned(forms: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    """Yield forms with a pronoun: "والده", "زوجتها", "أقاربهم", in both cases of those that end in hamza."""
    for form in forms:
        stems = [form.removesuffix("ة") + "ت"] if form.endswith("ة") else [form]
        if form.endswith("اء"):
            stems = [form[:-1] + "ؤ", form[:-1] + "ئ", form]
        yield from (stem + pronoun for stem in stems for pronoun in _PRONOUNS)


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    data: dict[str, dict[str, list[str]]] = read_data(resources.files("riwaya.knowledge") / "people.yaml")
    return data


@cache
def _entries() -> Mapping[str, _Entry]:
    return convert({name: entry for name, entry in _data().items() if name != "pairs"}, dict[str, _Entry])
