"""Names of entities for people, in the language they read.

What the knowledge base holds has its names there. Any other id is called by the words of a page that names it, found
once and remembered, since an Arabic name spelt in Latin letters without its vowels tells nobody anything.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from urllib.parse import quote, urlencode

from riwaya import knowledge
from riwaya.export.dossier.labels import Label, Labels, in_words
from riwaya.knowledge.unnamed import without_name
from riwaya.ledger import Ledger
from riwaya.model import Document

#: Names of unlisted entities that are remembered.
REMEMBERED = 20_000


class Memory:
    """Names of unlisted entities that were found, for as long as the server runs."""

    def __init__(self) -> None:
        self._found: OrderedDict[str, Label] = OrderedDict()

    def name(self, entity: str, find: Callable[[str], Label]) -> Label:
        """Return the remembered name, or find it."""
        label = self._found.get(entity)
        if label is None:
            label = self._found[entity] = find(entity)
            while len(self._found) > REMEMBERED:
                self._found.popitem(last=False)
        return label


class Names:
    """Looks up names for one request."""

    def __init__(self, ledger: Ledger, memory: Memory, language: str) -> None:
        self._ledger, self._memory, self._language = ledger, memory, language

    def name(self, entity: str) -> str:
        """Return the name of an entity in the reader's language; `per:x@group:y` is "x (y)"."""
        person, _, body = entity.partition("@")
        label = self._label(person)
        own = getattr(label, self._language) or label.ar or label.en or entity
        return f"{own} ({self.name(body)})" if body else str(own)

    def other(self, entity: str) -> str:
        """Return the name in the other language, where there is one."""
        label = self._label(entity.partition("@")[0])
        return label.en if self._language == "ar" else label.ar

    def in_words(self, why: str, why_ar: str = "") -> str:
        """Return a reason in the reader's language, with names in the place of ids."""
        said = why_ar if self._language == "ar" and why_ar else why
        return in_words(said, self._language, self.name)

    def _label(self, entity: str) -> Label:
        if not entity or ":" not in entity:
            return Label(entity, entity)
        if entity in knowledge.load().entities:
            return _plain().entity(entity)
        return self._memory.name(entity, self._found)

    def _found(self, entity: str) -> Label:
        return Labels(self._naming(entity)).entity(entity)

    def _naming(self, entity: str) -> tuple[Document, ...]:
        """Return a page that names the entity."""
        if entity.startswith(("media:", "agency:")):
            rows = self._ledger.view.documents(outlet=entity, limit=1).items
            docs = [row.doc for row in rows]
        else:
            docs = []
        docs = docs or [one.doc for one in self._ledger.view.claims(entity=entity, limit=1).items]
        documents = (self._ledger.document(doc) for doc in docs)
        return tuple(document for document in documents if document is not None)


def is_named(outlet: str) -> bool:
    """Whether a publisher has a name; one that no page names goes by its page."""
    return without_name(outlet) is None


def url(entity: str) -> str:
    """Return the address of an entity's page; a spokesman's is his own."""
    person = entity.partition("@")[0]
    kind = person.partition(":")[0]
    page = {"place": "place", "facility": "place", "media": "outlet", "agency": "outlet"}.get(kind, "actor")
    return f"/{page}/{quote(person, safe='')}"


def article_url(doc: str, *, claim: str | None = None, version: int | None = None) -> str:
    """Return the address of an article, of a claim in it, or of an older version."""
    asked = f"?version={version}" if version is not None else ""
    return f"/article/{quote(doc, safe='')}{asked}" + (f"#c-{claim}" if claim else "")


def claim_url(ref: str) -> str:
    """Return the address where a claim is reviewed."""
    return f"/review/claim?{urlencode({'ref': ref})}"


@cache
def _plain() -> Labels:
    return Labels(())
