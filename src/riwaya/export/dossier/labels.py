"""Names of entities and terms in both languages, for people to read.

An id that the knowledge base holds has its names there; any other is called by the words that the documents use for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

import yaml
from msgspec import Struct

from riwaya import knowledge
from riwaya.knowledge.unnamed import unnamed
from riwaya.model import Document

LANGUAGES = ("ar", "en")
_RESIDENTS = "group:residents-of-"


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
        return Label(*(_locale(language)[key] for language in LANGUAGES))

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
        if entity in unnamed():
            return Label(unnamed()[entity].ar, unnamed()[entity].en)
        if entity.startswith(_RESIDENTS):
            place, of = self._one("place:" + entity.removeprefix(_RESIDENTS)), self.term("residents_of")
            return Label(f"{of.ar} {place.ar}", f"{of.en} {place.en}")
        english = entity.partition(":")[2].replace("-", " ")
        return Label(self._called.get(entity, english), english)


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


@cache
def _locale(language: str) -> Mapping[str, str]:
    folder = resources.files("riwaya.export.dossier") / "locales"
    found: dict[str, str] = yaml.safe_load((folder / f"{language}.yaml").read_text("utf-8"))
    return found
