"""Names of entities and terms in both languages, for people to read.

An id that the knowledge base holds has its names there; any other is called by the words that the documents use for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from msgspec import Struct

from riwaya import knowledge
from riwaya.data import read_data
from riwaya.knowledge import ontology
from riwaya.knowledge.unnamed import without_name
from riwaya.model import Document
from riwaya.script import slug

LANGUAGES = ("ar", "en")
#: A date or span of time as EDTF writes it.
_DATE = re.compile(r"\d{4}(?:-\d\d){1,2}[~?%]?(?:/(?:\d{4}(?:-\d\d){0,2}[~?%]?|\.\.))?")
_RESIDENTS = "group:residents-of-"
#: The name of a page beside Arabic letters, which would turn its parts around.
_PAGE = re.compile(r"\(([^()]*)\)")

#: An id as it stands in what is told in words.
ENTITY = re.compile(r"\b(?:per|group|state-force|state|media|agency|intl|ngo|place|facility|source):[\w:@-]*\w")


class Label(Struct, frozen=True):
    """A name in Arabic and in English."""

    ar: str
    en: str


class Labels:
    """Looks up terms in the locales, and entities in the knowledge base or in the documents that name them."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._known = knowledge.load().entities
        self._called = _called(documents)

    def term(self, key: str) -> Label:
        """Return the label of a key of the locales."""
        return Label(*(terms(language)[key] for language in LANGUAGES))

    def word(self, kind: str, value: str) -> Label:
        """Return the label of a value of some kind; one that the locales do not know is shown as it is."""
        return Label(*(terms(language).get(f"{kind}_{value}", value) for language in LANGUAGES))

    def when(self, edtf: str) -> Label:
        """Return a time in words: "2017-08~/.." is "since about 2017-08"; a plain date stays as it is."""
        start, between, end = edtf.partition("/")
        if not between:
            return self._when(edtf)
        if start in ("", ".."):
            return _joined(self.term("when_until"), self._when(end))
        if end in ("", ".."):
            return _joined(self.term("when_since"), self._when(start))
        first, last = self._when(start), self._when(end)
        return Label(f"{first.ar} – {last.ar}", f"{first.en} – {last.en}")

    def _when(self, date: str) -> Label:
        plain = date.strip("~?%")
        label = Label(plain, plain)
        if plain != date:
            label = _joined(self.term("when_perhaps" if "?" in date else "when_about"), label)
        return label

    def entity(self, entity: str) -> Label:
        """Return the name of an entity; `per:x@group:y` is x, and y beside it."""
        speaker, _, body = entity.partition("@")
        if not body:
            return self._one(entity)
        one, other = self._one(speaker), self._one(body)
        return Label(f"{one.ar} ({other.ar})", f"{one.en} ({other.en})")

    def _one(self, entity: str) -> Label:
        known = self._known.get(entity)
        if known is not None:
            return Label(known.ar, known.en)
        if (nameless := without_name(entity)) is not None:
            return Label(_PAGE.sub("(\u2066\\1\u2069)", nameless.ar), nameless.en)
        if entity.startswith(_RESIDENTS):
            place, of = self._one("place:" + entity.removeprefix(_RESIDENTS)), self.term("residents_of")
            return Label(f"{of.ar} {place.ar}", f"{of.en} {place.en}")
        kind, _, name = entity.partition(":")
        country = self._known.get(f"state:{name.removesuffix('-media')}")
        if kind == "media" and name.endswith("-media") and country is not None:
            # Media of a country that no list names are not called as their adversaries call them.
            return Label(f"وسائل إعلام ({country.ar})", f"media of {country.en}")
        english, called = name.replace("-", " "), self._called.get(entity)
        if called is not None and slug(called) == name:
            return Label(
                called, called
            )  # an Arabic name spelt in Latin letters without its vowels tells nobody anything
        return Label(called or english, english)


@cache
def terms(language: str) -> Mapping[str, str]:
    """Return the terms of a language: the dossier's own, and those for values of records, which pages use too."""
    folder = resources.files("riwaya.export.dossier") / "locales"
    found: dict[str, str] = read_data(folder / f"{language}.yaml")
    return found


def in_words(why: str, language: str, name: Callable[[str], str]) -> str:
    """Return a reason with names in the place of ids and of the codes of events."""
    named = ENTITY.sub(lambda match: name(match.group()), why)
    return _events().sub(lambda match: str(getattr(ontology.types()[match.group()].label, language)), named)


@cache
def _events() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(ontology.types())})\b")


def isolated(text: str) -> str:
    """Return Arabic text in which dates keep their order: behind an Arabic letter 2018-04-24 is shown as 24-04-2018."""
    return _DATE.sub("\u2066\\g<0>\u2069", text)


def _joined(word: Label, label: Label) -> Label:
    return Label(f"{word.ar} {isolated(label.ar)}", f"{word.en} {label.en}")


def _called(documents: Sequence[Document]) -> Mapping[str, str]:
    """Return for each entity the words most often used for it, the longer where two are as frequent."""
    forms: dict[str, Counter[str]] = {}
    for document in documents:
        for mention in document.reading.mentions:
            if not mention.nominal:
                forms.setdefault(mention.entity, Counter())[mention.text] += 1
        article = document.article
        if article.outlet and article.outlet_name:
            forms.setdefault(article.outlet, Counter())[article.outlet_name] += 1
    _call_by_words(forms, documents)
    return {entity: max(counts, key=lambda form: (counts[form], len(form), form)) for entity, counts in forms.items()}


def _call_by_words(forms: dict[str, Counter[str]], documents: Iterable[Document]) -> None:
    """Call a speaker whom no mention names by the words of the sentence that makes him speak ("مصدر عسكري")."""
    named = set(forms)
    for document in documents:
        for hop in (hop for claim in document.claims for hop in claim.hops):
            speaker = hop.entity.partition("@")[0]
            if speaker not in named and hop.start is not None and hop.end is not None:
                forms.setdefault(speaker, Counter())[document.article.text[hop.start : hop.end]] += 1
