"""Counts the independent origins of an account, and says why links count as one.

Eight outlets that carry one statement are one origin. What makes two first links one:

- a spokesman and the body he speaks for ("حمزة بيرقدار" and "جيش الإسلام" itself), an organ and the body it is part of;
- an outlet's own words in a page that is a copy of another page: the page it comes from speaks, unless the copy gives a
  figure that the source does not (who changes a toll answers for it);
- an unnamed source named by one carrier, however many outlets copied that carrier; "a military source" told to two
  different agencies stays two, since nobody can say that it is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from riwaya import knowledge
from riwaya.accounts.facts import Facts
from riwaya.model import Origin
from riwaya.reasons import Reason, listed, reason


def origins(group: Sequence[Facts], outlets: Mapping[str, str], source: Mapping[str, str]) -> tuple[Origin, ...]:
    """Return the distinct origins of claims that say the same, ordered by entity.

    Args:
        group: the claims.
        outlets: of each document, the outlet that carries it, or its own name where that is unknown.
        source: from a claim that a page copied to the document it comes from.
    """
    behind: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    links = [(_first_link(found, outlets, source), found) for found in group]
    entities = {entity for (entity, _), _ in links}
    for (entity, carrier), found in links:
        behind[_body(entity, entities), carrier].append(found)
    return tuple(
        Origin(
            entity=entity,
            claims=tuple(found.ref for found in sorted(claims, key=lambda found: found.ref)),
            why=why.en,
            why_ar=why.ar,
        )
        for (entity, _), claims in sorted(behind.items())
        for why in (_why(claims, outlets, source),)
    )


def _first_link(found: Facts, outlets: Mapping[str, str], source: Mapping[str, str]) -> tuple[str, str]:
    """Return the origin of a claim and, for one that only its carrier can vouch for, that carrier."""
    hops = found.claim.hops
    if not hops:
        return "source:unknown", _carrier(found, outlets, source)
    first = hops[0].entity
    if first.startswith("source:") and "@" not in first:
        carrier = hops[1].entity if len(hops) > 2 else _carrier(found, outlets, source)
        return first, carrier
    if len(hops) == 1:
        return _carrier(found, outlets, source), ""
    return first.rpartition("@")[2], ""


def _body(entity: str, entities: set[str]) -> str:
    """Return the body that an organ belongs to, where that body speaks too: a staff and its army are one origin."""
    known = knowledge.load().entities.get(entity)
    if known is None or known.parent is None or known.parent not in entities:
        return entity
    return known.parent


def _carrier(found: Facts, outlets: Mapping[str, str], source: Mapping[str, str]) -> str:
    """Return the outlet that a document's own words come from."""
    return outlets.get(source.get(found.ref, found.doc), found.doc)


def _why(claims: Sequence[Facts], outlets: Mapping[str, str], source: Mapping[str, str]) -> Reason:
    docs = sorted({found.doc for found in claims})
    spoken = sorted({found.claim.hops[0].entity for found in claims if found.claim.hops})
    reasons = []
    if len(docs) > 1:
        carriers = sorted({outlets[doc] for doc in docs})
        reasons.append(reason("carried", number=len(docs), outlets=names(carriers)))
    if len(spoken) > 1:
        reasons.append(reason("one_body", speakers=names(spoken)))
    copied = {found.doc: source[found.ref] for found in claims if found.ref in source}
    if copied:
        pairs = listed(reason("copy_of", doc=doc, first=first) for doc, first in sorted(copied.items()))
        reasons.append(reason("copied", pairs=pairs))
    return listed(reasons, mark=";")


def names(entities: Iterable[str]) -> Reason:
    """Return entities as a reason lists them."""
    return listed(Reason(entity, entity) for entity in entities)
