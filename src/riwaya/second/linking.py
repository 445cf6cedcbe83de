"""Says whom grounded words mean, by the tables and the reader of speakers that the claims stage uses.

Words that are a mention of the article are its entity, type words before a name left aside ("مدينة الرقة", "طائرات
التحالف"); nouns such as "مدنيين" have the fixed ids of unnamed people. Anything else gets an id spelt from its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from riwaya.claims.grammar import Token, grammar, tokens
from riwaya.claims.parts.items import Item
from riwaya.claims.parts.scene import scene
from riwaya.claims.speakers import speaker
from riwaya.claims.speakers.laid import hop, page
from riwaya.model import Article, Hop, Mention, Passage, Reading, hop_kind
from riwaya.script import fold, slug
from riwaya.second.grounding import UngroundedError

Role = Literal["agent", "recipient", "place"]

_GROUND = ("place:", "facility:")
# Classes of claims/words.yaml whose words stand before a name and add nothing to it.
_TYPE_WORDS = ("ranks", "arms", "locatives", "prepositions")


class Linker:
    """Links words of one article; a class because it lays them out once, and collects in `called` what the article
    calls those whom it gives an id."""

    def __init__(self, article: Article, reading: Reading) -> None:
        self._article = article
        self._reading = reading
        named = sorted((one for one in reading.mentions if not one.nominal), key=lambda one: len(one.text))
        self.called = {mention.entity: mention.text for mention in named}

    def mention(self, span: Passage) -> Mention | None:
        """Return the mention that the words are, the article before it aside, or the person of that last name."""
        return next((mention for mention in self._reading.mentions if self._names(span, mention)), None)

    def entity(self, role: Role, span: Passage) -> str:
        """Return the entity that stands at `span` in a role.

        Raises:
            UngroundedError: when a person or body is named as a place.
        """
        mention = self.mention(span)
        if mention is not None:
            if role == "place" and mention.type != "LOC" and not mention.entity.startswith(_GROUND):
                raise UngroundedError(role, f"these words name {mention.entity}, which is no place", span.text)
            return _as_place(mention.entity) if role == "place" else mention.entity
        items = [item for item in self._items(span) if item.place == (role == "place")]
        entities = {item.entity for item in items}
        if len(entities) == 1 and self._adds_nothing(span, items[0]):
            return items[0].entity
        spelt = f"{'place' if role == 'place' else 'group'}:{slug(span.text)}"
        self.called.setdefault(spelt, span.text)
        return spelt

    def hop(self, span: Passage, body: Passage | None) -> Hop:
        """Return the link of a chain that stands at `span`, for the body it speaks for."""
        owner = None if body is None else self.entity("agent", body)
        mention = self.mention(span)
        if mention is not None:
            return hop(mention, owner)
        laid = page(self._article, self._reading)
        found = speaker(laid, laid.index(span.start), laid.index_from(span.end), strict=True)
        entity = f"source:{slug(span.text)}" if found is None else found.hop.entity
        if owner is not None and "@" not in entity and entity.startswith(("per:", "source:")):
            entity = f"{entity}@{owner}"
        return Hop(entity=entity, kind=hop_kind(entity), start=span.start, end=span.end)

    def _names(self, span: Passage, mention: Mention) -> bool:
        if mention.end != span.end:
            return False
        if mention.start < span.start:
            return mention.type == "PER"
        return fold(self._article.text[span.start : mention.start]).text in ("", "ال", "ل")

    def _items(self, span: Passage) -> Sequence[Item]:
        mentions = [mention for mention in self._reading.mentions if span.covers(mention)]
        return scene(self._article.text, self._inside(span), mentions).items

    def _adds_nothing(self, span: Passage, item: Item) -> bool:
        """Whether the other words of the span say nothing of whom it means."""
        words = grammar()
        for token in self._inside(span):
            outside = token.end <= item.start or (item.named and token.start >= item.end)
            forms = (token.stem, token.bare, token.bare.removeprefix("ال"))
            known = any(words.has(name, form) for name in _TYPE_WORDS for form in forms)
            if outside and not known and not any(form in words.collectives for form in forms):
                return False
        return True

    def _inside(self, span: Passage) -> tuple[Token, ...]:
        return tuple(token for token in self._tokens if token.start < span.end and span.start < token.end)

    @cached_property
    def _tokens(self) -> tuple[Token, ...]:
        return tokens(self._reading.words)


def _as_place(entity: str) -> str:
    """Return the ground that a state stands on, where it is a place."""
    return "place:" + entity.removeprefix("state:") if entity.startswith("state:") else entity
