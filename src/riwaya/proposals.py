"""Names that the knowledge base does not hold, gathered for a person to decide about; nothing is merged by itself.

A collection names people, bodies and places that nobody has listed. For each such id this tells how it is written, how
often and where, who says or does something under it, and which listed or other unlisted names look alike: "القمون"
beside "القلمون", "بوجدانوف" beside "بوغدانوف", "الدوماني" beside "سامر الدوماني". A reviewer links it, adds an entry,
or leaves it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from rapidfuzz import fuzz, process

from riwaya.knowledge import is_public, load
from riwaya.knowledge.romanise import romanise
from riwaya.knowledge.unnamed import unnamed
from riwaya.model import Document, EntityType
from riwaya.script import key

__all__ = ["Alike", "Proposal", "lines", "proposals"]

#: Likeness of two folded names from which they are shown together, in percent of letters that both share in order.
ALIKE = 84.0
#: How many names that look alike are shown.
MOST = 3
#: Letters of the shortest name that is compared letter by letter; of shorter ones half look alike.
COMPARED = 4


class Alike(Struct, frozen=True, kw_only=True):
    """A name that looks like a proposed one: its id, how it is written, and the likeness from 0 to 100."""

    entity: str
    name: str
    likeness: int
    listed: bool


class Proposal(Struct, frozen=True, kw_only=True):
    """A name without an entry: its id, type, spellings (the most frequent first), and what is told under it.

    `docs` are the documents that name it, in order; `mentions` how often they do; `does` and `says` in how many claims
    it acts or stands in the chain. `private` persons are to be kept out of what is passed on.
    """

    entity: str
    type: EntityType
    forms: tuple[str, ...]
    latin: str
    mentions: int
    docs: tuple[str, ...]
    does: int
    says: int
    private: bool
    alike: tuple[Alike, ...] = ()


class _Seen(Struct):
    types: Counter[EntityType]
    forms: Counter[str]
    docs: dict[str, None]
    does: int = 0
    says: int = 0


def proposals(documents: Iterable[Document]) -> tuple[Proposal, ...]:
    """Return the names without an entry, what is told of most first."""
    seen = _gathered(documents)
    names = {entity: found.forms.most_common(1)[0][0] for entity, found in seen.items()}
    listed = _listed()
    found = (_proposal(entity, one, names, listed) for entity, one in seen.items())
    return tuple(sorted(found, key=lambda one: (-one.does - one.says, -one.mentions, one.entity)))


def lines(one: Proposal) -> Iterator[str]:
    """Yield a proposal in lines of text."""
    private = ", private" if one.private else ""
    yield f"{one.entity}  {one.forms[0]}  {one.latin}  ({one.type}{private})"
    told = f"  named {one.mentions} times in {len(one.docs)} documents"
    yield f"{told}, takes part in {one.does} claims, speaks in {one.says}: {', '.join(one.docs[:MOST])}"
    if len(one.forms) > 1:
        yield f"  also written {'، '.join(one.forms[1:])}"
    for other in one.alike:
        unlisted = "" if other.listed else ", not listed either"
        yield f"  like {other.name} = {other.entity} ({other.likeness} %{unlisted})"


def _gathered(documents: Iterable[Document]) -> dict[str, _Seen]:
    known = load().entities
    seen: dict[str, _Seen] = {}
    for document in documents:
        for mention in document.reading.mentions:
            if mention.nominal or mention.entity in known or mention.entity in unnamed():
                continue
            one = seen.setdefault(mention.entity, _Seen(Counter(), Counter(), {}))
            one.types[mention.type] += 1
            one.forms[mention.text] += 1
            one.docs[document.article.doc] = None
        for claim in document.claims:
            for entity in {*claim.agent, *claim.recipient} & seen.keys():
                seen[entity].does += 1
            for entity in {hop.partition("@")[0] for hop in claim.chain} & seen.keys():
                seen[entity].says += 1
    return seen


def _proposal(
    entity: str, one: _Seen, names: Mapping[str, str], listed: Mapping[str, tuple[list[str], list[str]]]
) -> Proposal:
    forms = tuple(form for form, _ in sorted(one.forms.items(), key=lambda item: (-item[1], item[0])))
    kind = one.types.most_common(1)[0][0]
    return Proposal(
        entity=entity,
        type=kind,
        forms=forms,
        latin=romanise(forms[0]),
        mentions=one.forms.total(),
        docs=tuple(one.docs),
        does=one.does,
        says=one.says,
        private=not is_public(entity),
        alike=tuple(_alike(entity, forms[0], kind, names, listed)),
    )


def _alike(
    entity: str,
    name: str,
    kind: EntityType,
    names: Mapping[str, str],
    listed: Mapping[str, tuple[list[str], list[str]]],
) -> Iterator[Alike]:
    """Yield names of the same kind that look alike: listed ones first, then others without an entry."""
    form = key(name)
    if len(form) < COMPARED:
        return
    forms, ids = listed[kind]
    taken: set[str] = set()
    for _, likeness, at in process.extract(form, forms, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=2 * MOST):
        if ids[at] not in taken and len(taken) < MOST:
            taken.add(ids[at])
            yield Alike(entity=ids[at], name=load().entities[ids[at]].ar, likeness=round(likeness), listed=True)
    rest = {other: key(text) for other, text in names.items() if other != entity and _same_kind(entity, other)}
    for _, likeness, other in process.extract(form, rest, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, limit=MOST):
        yield Alike(entity=str(other), name=names[str(other)], likeness=round(likeness), listed=False)


def _same_kind(one: str, other: str) -> bool:
    return one.partition(":")[0] == other.partition(":")[0]


def _listed() -> Mapping[str, tuple[list[str], list[str]]]:
    """Return, by type, the folded names that are known and the ids that they lead to."""
    table: defaultdict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for entity in load().entities.values():
        for name in dict.fromkeys(map(key, entity.names)):
            if len(name) >= COMPARED:
                table[entity.type][0].append(name)
                table[entity.type][1].append(entity.id)
    return table
