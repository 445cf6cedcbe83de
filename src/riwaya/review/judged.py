"""What people's decisions make of a document: the judged view. The document itself is never changed.

A rejected claim is left out, a corrected one has the person's values in the place of the machine's and keeps its id, a
mention that was taken for somebody else names the right one, and entities that were found to be one have one id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import UNSET, Struct, structs

from riwaya.model import (
    Article,
    Claim,
    Correction,
    Document,
    Figure,
    Hop,
    Judgement,
    Passage,
    Quantity,
    Reading,
    hop_kind,
)
from riwaya.review.attach import BY_ID, NOWHERE, claim_now, mention_now, place

#: What each action makes of a claim's status.
STATUS = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
_RULE = "judgement"
#: Fields of a claim that a correction names alike.
_PLAIN = (
    *("event", "mode", "acled", "stance", "modality", "agent", "recipient", "place", "time"),
    *("evidence", "cue", "gloss", "gloss_ar"),
)


class Judged(Struct, frozen=True, kw_only=True):
    """A document as judged, and what became of the judgements.

    `statuses` and `grades` are of claims by id, `rejected` the claims left out; `attached` tells of each judgement what
    it means now (`doc#claim`, `doc@start`, the page or the entity; "" for nothing) and how that was found.
    """

    document: Document
    statuses: Mapping[str, str]
    rejected: tuple[Claim, ...]
    attached: Mapping[str, tuple[str, str]]
    grades: Mapping[str, str]


def withdrawn(judgements: Sequence[Judgement]) -> frozenset[str]:
    """Return the ids of the judgements that somebody withdrew; an undo that was undone withdraws nothing."""
    found: set[str] = set()
    for judgement in reversed(judgements):
        if judgement.action == "undo" and judgement.id not in found:
            found.add(judgement.target.item)
    return frozenset(found)


def judged(document: Document, judgements: Sequence[Judgement]) -> Judged:
    """Return a document as judged. `judgements` are active ones, in the order they were made.

    Those that say nothing of this document (other pages, disputes, stories) are passed over.
    """
    work = _Work(document)
    for judgement in judgements:
        if judgement.target.kind in _ABOUT:
            _ABOUT[judgement.target.kind](work, judgement)
    return work.done()


class _Work:
    """A document while judgements are applied to it."""

    def __init__(self, document: Document) -> None:
        self.machine = document
        self.document = document
        self.statuses: dict[str, str] = {}
        self.attached: dict[str, tuple[str, str]] = {}
        self.grades: dict[str, str] = {}
        self.whole = ""

    def done(self) -> Judged:
        claims = self.document.claims
        out = {claim.id for claim in claims if self.whole == "rejected" or self.statuses.get(claim.id) == "rejected"}
        if self.whole == "rejected":
            self.statuses.update(dict.fromkeys(out, "rejected"))
        kept = tuple(claim for claim in claims if claim.id not in out)
        document = self.document if len(kept) == len(claims) else structs.replace(self.document, claims=kept)
        return Judged(
            document=document,
            statuses=self.statuses,
            rejected=tuple(claim for claim in claims if claim.id in out),
            attached=self.attached,
            grades=self.grades,
        )

    def put(self, claim: Claim) -> None:
        """Put a claim in the place of the one of its id."""
        claims = tuple(claim if one.id == claim.id else one for one in self.document.claims)
        self.document = structs.replace(self.document, claims=claims)


# --- claims -------------------------------------------------------------------------------------------------


def _on_claim(work: _Work, judgement: Judgement) -> None:
    if judgement.target.doc != work.machine.article.doc:
        return
    found, how = claim_now(work.machine, judgement.target)
    claim = None if found is None else next(one for one in work.document.claims if one.id == found.id)
    if claim is not None and judgement.correction is not None:
        corrected = _corrected(work, claim, judgement.correction)
        claim, how = (claim, how) if corrected else (None, NOWHERE)
    if claim is None:
        work.attached[judgement.id] = ("", NOWHERE)
        return
    work.attached[judgement.id] = (f"{judgement.target.doc}#{claim.id}", how)
    if judgement.action in STATUS:
        work.statuses[claim.id] = STATUS[judgement.action]
    if judgement.action == "grade":
        work.grades[claim.id] = judgement.value


def _corrected(work: _Work, claim: Claim, correction: Correction) -> bool:
    """Correct a claim; False, and nothing changes, where words of the correction no longer stand in the text."""
    placed = _placed(work.document.article, correction)
    if placed is None:
        return False
    if placed.figures is not UNSET:
        work.document, numbers = _with_figures(work.document, placed.figures)
        claim = next(one for one in work.document.claims if one.id == claim.id)
        claim = structs.replace(claim, figures=numbers)
    plain = {name: getattr(placed, name) for name in _PLAIN if getattr(placed, name) is not UNSET}
    if placed.chain is not UNSET:
        plain["hops"] = tuple(_hop(claim, entity) for entity in placed.chain)
    work.put(structs.replace(claim, **plain, rules=(*claim.rules, _RULE)))
    return True


def _hop(claim: Claim, entity: str) -> Hop:
    known = next((hop for hop in claim.hops if hop.entity == entity), None)
    return known or Hop(entity=entity, kind=hop_kind(entity))


def _placed(article: Article, correction: Correction) -> Correction | None:
    """Return a correction with its words where they stand now; None where some no longer do."""
    changes: dict[str, object] = {}
    for name in ("evidence", "cue"):
        seen = getattr(correction, name)
        if isinstance(seen, Passage):
            changes[name] = place(article, seen)
            if changes[name] is None:
                return None
    if correction.figures is not UNSET:
        figures = []
        for figure in correction.figures:
            now = place(article, figure)
            if now is None:
                return None
            figures.append(structs.replace(figure, start=now.start, end=now.end, text=now.text))
        changes["figures"] = tuple(figures)
    return structs.replace(correction, **changes) if changes else correction


def _with_figures(document: Document, figures: Sequence[Figure]) -> tuple[Document, tuple[int, ...]]:
    """Return a document that holds these figures, and their numbers in its quantities."""
    spans = {(figure.start, figure.end): figure for figure in figures}
    kept = [(number, _figure(quantity, spans.pop((quantity.start, quantity.end), None)))
            for number, quantity in enumerate(document.reading.quantities)]  # fmt: skip
    added = [(-1, _figure(None, figure)) for figure in spans.values()]
    ordered = sorted([*kept, *added], key=lambda pair: (pair[1].start, pair[1].end))
    moved = {before: now for now, (before, _) in enumerate(ordered) if before >= 0}
    quantities = tuple(
        structs.replace(quantity, parts=tuple(moved[part] for part in quantity.parts)) if quantity.parts else quantity
        for _, quantity in ordered
    )
    claims = tuple(
        structs.replace(claim, figures=tuple(moved[index] for index in claim.figures)) for claim in document.claims
    )
    at = {(quantity.start, quantity.end): number for number, quantity in enumerate(quantities)}
    reading = structs.replace(document.reading, quantities=quantities)
    numbers = tuple(at[figure.start, figure.end] for figure in figures)
    return structs.replace(document, reading=reading, claims=claims), numbers


def _figure(quantity: Quantity | None, figure: Figure | None) -> Quantity:
    if figure is None:
        assert quantity is not None
        return quantity
    values = {name: getattr(figure, name) for name in ("start", "end", "text", "low", "high", "modifier", "category")}
    values |= {name: getattr(figure, name) for name in ("counted", "counted_lemma", "party") if getattr(figure, name)}
    if quantity is not None:
        return structs.replace(quantity, **values, rule=_RULE)
    return Quantity(**({"counted": None, "counted_lemma": None} | values), rule=_RULE)


# --- names --------------------------------------------------------------------------------------------------


def _on_mention(work: _Work, judgement: Judgement) -> None:
    if judgement.target.doc != work.machine.article.doc:
        return
    found, how = mention_now(work.machine, judgement.target)
    work.attached[judgement.id] = ("", NOWHERE) if found is None else (f"{judgement.target.doc}@{found.start}", how)
    if found is None or judgement.action not in ("correct", "reject"):
        return
    mentions = work.document.reading.mentions
    now = next((m for m in mentions if (m.start, m.end) == (found.start, found.end)), None)
    if now is None:
        return
    if judgement.action == "reject":
        left = tuple(m for m in mentions if m is not now)
        work.document = structs.replace(work.document, reading=structs.replace(work.document.reading, mentions=left))
        return
    entity = judgement.correction.entity if judgement.correction is not None else UNSET
    if isinstance(entity, str):
        left = tuple(structs.replace(m, entity=entity, rule=_RULE) if m is now else m for m in mentions)
        reading = structs.replace(work.document.reading, mentions=left)
        renamed = {now.entity: entity}
        claims = tuple(
            _renamed_claim(claim, renamed) if claim.evidence.covers(now) and not _elsewhere(left, claim, now.entity)
            else claim for claim in work.document.claims
        )  # fmt: skip
        work.document = structs.replace(work.document, reading=reading, claims=claims)


def _elsewhere(mentions: Iterable[Passage], claim: Claim, entity: str) -> bool:
    """Whether a claim's evidence names an entity by another mention still."""
    return any(claim.evidence.covers(m) and getattr(m, "entity", "") == entity for m in mentions)


def _on_entity(work: _Work, judgement: Judgement) -> None:
    """Give entities that were found to be one the first one's id; or take another for one in some documents."""
    target = judgement.target
    if judgement.action == "merge" and len(target.items) > 1:
        first, *others = target.items
        work.document = renamed(work.document, dict.fromkeys(others, first))
    elif judgement.action == "split" and work.machine.article.doc in target.items:
        entity = judgement.correction.entity if judgement.correction is not None else UNSET
        if isinstance(entity, str):
            work.document = renamed(work.document, {target.item: entity})
    work.attached[judgement.id] = (target.item or " ".join(target.items), BY_ID)


def _on_document(work: _Work, judgement: Judgement) -> None:
    if judgement.target.doc == work.machine.article.doc:
        work.attached[judgement.id] = (judgement.target.doc, BY_ID)
        if judgement.action in STATUS:
            work.whole = STATUS[judgement.action]


def renamed(document: Document, names: Mapping[str, str]) -> Document:
    """Return a document in which entities have other ids."""
    reading = document.reading
    if not _names(document) & names.keys():
        return document
    changed: Reading = structs.replace(
        reading,
        mentions=tuple(structs.replace(m, entity=_new(m.entity, names)) for m in reading.mentions),
        quantities=tuple(
            q if q.party is None else structs.replace(q, party=_new(q.party, names)) for q in reading.quantities
        ),
    )
    claims = tuple(_renamed_claim(claim, names) for claim in document.claims)
    return structs.replace(document, reading=changed, claims=claims)


def _names(document: Document) -> set[str]:
    found = {mention.entity for mention in document.reading.mentions}
    found.update(quantity.party for quantity in document.reading.quantities if quantity.party is not None)
    for claim in document.claims:
        found.update((*claim.agent, *claim.recipient, *claim.place))
        found.update(part for entity in claim.chain for part in (entity, *entity.split("@")))
    return found


def _renamed_claim(claim: Claim, names: Mapping[str, str]) -> Claim:
    def new(entities: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_new(entity, names) for entity in entities))

    return structs.replace(
        claim,
        agent=new(claim.agent),
        recipient=new(claim.recipient),
        place=new(claim.place),
        hops=tuple(structs.replace(hop, entity=_new(hop.entity, names)) for hop in claim.hops),
    )


def _new(entity: str, names: Mapping[str, str]) -> str:
    if entity in names:
        return names[entity]
    return "@".join(names.get(part, part) for part in entity.split("@")) if "@" in entity else entity


#: What is done by the kind of target.
_ABOUT: dict[str, Callable[[_Work, Judgement], None]] = {
    "claim": _on_claim,
    "mention": _on_mention,
    "entity": _on_entity,
    "document": _on_document,
}
