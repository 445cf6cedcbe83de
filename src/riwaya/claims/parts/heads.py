"""Who is told as the head of a body without his name: "زعيم الحوثيين", "الأمين العام للأمم المتحدة".

He is the one whom the page names and who is known to lead that body; where it names none, or several, the body stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from riwaya.claims.grammar import Token, grammar
from riwaya.claims.parts.offices import Office, preposition
from riwaya.knowledge import load
from riwaya.model import Mention
from riwaya.script import key

#: Who heads a body, alone and with the word behind him.
_CHIEFS = frozenset(map(key, ("زعيم", "زعيمة", "قائد", "أمير", "مرشد")))
_SECRETARY, _GENERAL = key("أمين"), key("عام")
#: The roles of those who head one.
_LEADING = frozenset(
    ("leader", "emir", "secretary-general", "commander", "head", "chairman", "founder and leader", "supreme guide")
)
#: Kinds of bodies, words from a head to his body, and words and characters around them in which he is named.
_BODIES = ("group:", "state-force:", "intl:")
_REACH, _BEHIND, _BESIDE = 5, 5, 3
#: Words that say what a body is, before its name.
_KINDS = frozenset(
    map(key, ("جماعة", "حركة", "تنظيم", "حزب", "جبهة", "ميليشيا", "ميليشيات", "مليشيا", "منظمة", "كتائب"))
)


def heads(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Office]:
    """Yield the heads of bodies of a sentence whom the page names elsewhere.

    Args:
        tokens: the words of the sentence.
        mentions: all names of the article, in order.
    """
    for at, head in enumerate(tokens):
        secretary = head.stem == _SECRETARY and at + 1 < len(tokens) and tokens[at + 1].stem == _GENERAL
        if not secretary and (head.stem not in _CHIEFS or "ال" in head.clitics or head.pos == "verb"):
            continue
        body = _body(tokens, at + secretary, mentions)
        if body is None or _named_beside(tokens, head, body, mentions):
            continue
        known = _leaders(body.entity)
        named = {one.entity for one in mentions if one.type == "PER" and one.entity in known}
        if len(named) == 1:
            yield Office(head.start, body.end, named.pop(), preposition(tokens, at), named=True)


def _body(tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> Mention | None:
    """Return the body right behind its head, the words of its kind between at most."""
    for token in tokens[at + 1 : at + 1 + _REACH]:
        name = next((one for one in mentions if token.start <= one.start < token.end), None)
        if name is not None:
            return name if name.entity.startswith(_BODIES) else None
        if token.stem not in _KINDS and not grammar().has("ranks", token.stem):
            return None
    return None


def _named_beside(tokens: Sequence[Token], head: Token, body: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a person is named right before a head or behind his body."""
    behind = [token for token in tokens if token.start >= body.end][:_BEHIND]
    end = next((token.start for token in behind if token.pos == "verb"), behind[-1].end if behind else body.end)
    people = [one for one in mentions if one.type == "PER"]
    return any(0 <= head.start - one.end <= _BESIDE or body.end <= one.start < end for one in people)


@lru_cache(maxsize=1024)
def _leaders(body: str) -> frozenset[str]:
    """Return those who are known to lead a body."""
    return frozenset(
        one.id
        for one in load().entities.values()
        if one.id.startswith("per:") and any(role.of == body and role.role in _LEADING for role in one.roles)
    )
