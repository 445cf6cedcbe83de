"""Document, answer of a model -> Document: proposals become claims where the article bears them out.

A pure function of both, so that a stored answer gives the same claims again. Nothing of the model's own wording enters:
spans are found in the article, figures and times are those of its reading, ids come from its mentions, glosses from the
frame. A proposal that tells what a claim of the grammar tells already is not added; the claim notes it in its rules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct, structs

from riwaya.claims import identity
from riwaya.claims.acled import Facts, sub_event
from riwaya.claims.events import Proposition, frame
from riwaya.claims.gloss import glosses
from riwaya.knowledge import ontology
from riwaya.model import Claim, Document, Hop, Passage, Sentence, Trigger, hop_kind
from riwaya.second.answer import Answer, Proposal, Refusal, parse
from riwaya.second.grounding import Ground, UngroundedError, ground
from riwaya.second.linking import Linker, Role

ORIGIN = "second-reader"

_CASUALTIES = frozenset(("killed", "wounded", "captured", "missing"))


class Merged(Struct, frozen=True, kw_only=True):
    """A document with the proposals that entered: ids of what is new, of what both readers found, and the refusals."""

    document: Document
    added: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()


class _Page(Struct, frozen=True):
    """What proposals are judged against."""

    document: Document
    ground: Ground
    linker: Linker


class _Places(Struct, frozen=True):
    """Where a proposal stands: its sentence, its evidence, and the scopes in which its other words are looked for."""

    sentence: Sentence
    evidence: Passage
    scopes: tuple[Passage, ...]


def merge(document: Document, answer: Answer) -> Merged:
    """Return the document with the proposals of an answer that hold.

    Raises:
        AnswerError: when the answer holds no proposals that can be read.
    """
    proposals, refused = parse(answer.content)
    article, reading = document.article, document.reading
    page = _Page(document, ground(article, reading), Linker(article, reading))
    claims = {claim.id: claim for claim in document.claims}
    refusals, added, agreed = list(refused), list[str](), list[str]()
    for number, proposal in proposals:
        try:
            claim = _claim(page, proposal, answer.model)
        except UngroundedError as reason:
            refusals.append(Refusal(number, reason.field, reason.reason, reason.words))
            continue
        same = _told_already(claim, document.claims)
        if same is not None:
            claims[same.id] = _noted(claims[same.id], claim, answer.model)
            agreed.append(same.id)
        elif claim.id in claims:
            refusals.append(Refusal(number, "form", "the answer proposes this claim before", proposal.evidence))
        else:
            claims[claim.id] = claim
            added.append(claim.id)
    ordered = sorted(claims.values(), key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.event))
    merged = structs.replace(document, claims=tuple(ordered))
    merged.check()
    return Merged(
        document=merged,
        added=tuple(added),
        agreed=tuple(dict.fromkeys(agreed)),
        refused=tuple(sorted(refusals, key=lambda refusal: refusal.proposal)),
    )


def _claim(page: _Page, proposal: Proposal, model: str) -> Claim:
    """Build the claim of a proposal.

    Raises:
        UngroundedError: naming the field whose words the article does not bear out.
    """
    _check_type(proposal)
    places = _places(page, proposal)
    agent, recipient, place = (_entities(page, role, getattr(proposal, role), places) for role in _ROLES)
    claim = Claim(
        id="",
        event=proposal.event,
        mode=proposal.mode,
        acled=None,
        stance=proposal.stance,
        modality=proposal.modality,
        hops=_chain(page, proposal, places),
        cue=_cue(page, proposal, places),
        agent=agent,
        recipient=recipient,
        place=place,
        time=_time(page, proposal, places),
        figures=_figures(page, proposal, places),
        evidence=places.evidence,
        trigger=_trigger(page, proposal, places),
        gloss="",
        gloss_ar="",
        rules=(f"{ORIGIN}:{model}",),
    )
    return _completed(page, claim)


def _completed(page: _Page, claim: Claim) -> Claim:
    """Return a claim with what follows from its parts: ACLED's sub-event, change of territory, glosses and id."""
    document = page.document
    counted = [document.reading.quantities[index] for index in claim.figures]
    parties = (claim.agent, claim.recipient, claim.place)
    frames = {frame(trigger) for trigger in _triggers_at(page, claim.trigger) if trigger.event == claim.event}
    casualties = bool(frames & {"kill", "wound"}) or any(figure.category in _CASUALTIES for figure in counted)
    taken = claim.event == "COERCE" and "take" in frames
    mapped = sub_event(Facts(claim.event, claim.mode, *parties, casualties, taken, claim.evidence.text))
    english, arabic = glosses(
        claim.event,
        claim.mode,
        parties,
        counted,
        time=claim.time,
        stance=claim.stance,
        modality=claim.modality,
        called=page.linker.called,
        told=claim.trigger.text,
    )
    return structs.replace(
        claim,
        id=_id(document.article.id, claim),
        acled=mapped.sub_event,
        gloss=english,
        gloss_ar=arabic,
        rules=(*claim.rules, mapped.id),
        territory_change=taken and claim.modality == "actual" and claim.stance != "deny",
    )


def _id(article: str, claim: Claim) -> str:
    """Return the id that the claims stage would give: the same hash of the same things."""
    head = Trigger(
        **structs.asdict(claim.trigger),
        event=claim.event,
        mode=claim.mode,
        lemma="",
        form="",
        voice="none",
        rule=ORIGIN,
    )
    said = Proposition(claim.event, claim.mode, (head,), head, (), claim.evidence.start, claim.evidence.end)
    return identity(article, said, claim.stance, claim.hops)


def _check_type(proposal: Proposal) -> None:
    kind = ontology.types().get(proposal.event)
    if kind is None:
        raise UngroundedError("event", "there is no such type of event", proposal.event)
    if proposal.mode is not None and proposal.mode not in kind.modes:
        raise UngroundedError("mode", f"{proposal.event} has no such mode", proposal.mode)


def _places(page: _Page, proposal: Proposal) -> _Places:
    """Find the evidence: in the sentence that was named, or else where it stands once."""
    sentences = page.document.reading.sentences
    whole = Passage(start=0, end=len(page.document.article.text))
    number = proposal.sentence - 1
    named = sentences[number : number + 1] if number >= 0 else ()
    evidence = page.ground.find("evidence", proposal.evidence, (*named, whole))
    home = next((one for one in sentences if one.start <= evidence.start < one.end), None)
    if home is None:
        raise UngroundedError("evidence", "these words stand outside the sentences of the article", proposal.evidence)
    block = [one for one in sentences if one.block == home.block]
    paragraph = Passage(start=block[0].start, end=block[-1].end)
    return _Places(home, evidence, (evidence, home, paragraph, whole))


def _trigger(page: _Page, proposal: Proposal, places: _Places) -> Passage:
    """Find the trigger inside the evidence; of several places, the one where the grammar sees this event too."""
    found = [place for place in page.ground.occurrences(proposal.trigger) if places.evidence.covers(place)]
    seen = [place for place in found if any(one.event == proposal.event for one in _triggers_at(page, place))]
    if len(found) > 1 and len(seen) == 1:
        return seen[0]
    return page.ground.find("trigger", proposal.trigger, (places.evidence,))


def _triggers_at(page: _Page, place: Passage) -> list[Trigger]:
    return [trigger for trigger in page.document.reading.triggers if trigger.overlaps(place)]


def _cue(page: _Page, proposal: Proposal, places: _Places) -> Passage | None:
    """Find the cue; of several places, the one nearest to the evidence, before it rather than behind it."""
    if proposal.cue is None:
        return None
    if proposal.cue.strip() == ":":  # a headline's, which holds no word to look for
        colons = [one for one in page.document.reading.reporting if one.kind == "colon" and places.sentence.covers(one)]
        if not colons:
            raise UngroundedError("cue", "no colon of this sentence reports", proposal.cue)
        return Passage(start=colons[0].start, end=colons[0].end, text=colons[0].text)

    def nearest(found: Sequence[Passage]) -> Sequence[Passage]:
        start = places.evidence.start
        return (min(found, key=lambda one: (one.start > start, abs(one.start - start))),)

    return page.ground.find("cue", proposal.cue, places.scopes, meaning=nearest)


def _chain(page: _Page, proposal: Proposal, places: _Places) -> tuple[Hop, ...]:
    """Return the links of the chain, the outlet last."""
    hops: list[Hop] = []
    for link in proposal.chain:
        body = None
        if link.speaks_for is not None:
            as_body = _alike(page, lambda span: page.linker.entity("agent", span))
            body = page.ground.find("chain", link.speaks_for, places.scopes, meaning=as_body)
        as_hop = _alike(page, lambda span: page.linker.hop(span, None).entity)
        hops.append(page.linker.hop(page.ground.find("chain", link.words, places.scopes, meaning=as_hop), body))
    outlet = page.document.article.outlet
    last = () if outlet is None else (Hop(entity=outlet, kind=hop_kind(outlet)),)
    return (*(hop for hop in hops if hop.entity != outlet), *last)


def _entities(page: _Page, role: Role, names: Sequence[str], places: _Places) -> tuple[str, ...]:
    same = _alike(page, lambda span: page.linker.entity(role, span))
    spans = (page.ground.find(role, name, places.scopes, meaning=same) for name in names)
    return tuple(dict.fromkeys(page.linker.entity(role, span) for span in spans))


def _alike(page: _Page, entity: Callable[[Passage], str]) -> Callable[[Sequence[Passage]], Sequence[Passage]]:
    """Return what leaves one place a meaning; where the words are a mention in some places, those alone count."""

    def left(found: Sequence[Passage]) -> Sequence[Passage]:
        named = [place for place in found if page.linker.mention(place) is not None]
        return tuple({entity(place): place for place in reversed(named or found)}.values())

    return left


def _figures(page: _Page, proposal: Proposal, places: _Places) -> tuple[int, ...]:
    """Return the indexes of the reading's quantities that the words name.

    Raises:
        UngroundedError: when the words hold no quantity, or more than one.
    """
    found: set[int] = set()
    for words in proposal.figures:
        span = page.ground.find("figures", words, places.scopes[:2])
        held = [index for index, one in enumerate(page.document.reading.quantities) if one.overlaps(span)]
        if len(held) != 1:
            raise UngroundedError("figures", f"these words hold {len(held) or 'no'} quantities", words)
        found.add(held[0])
    return tuple(sorted(found))


def _time(page: _Page, proposal: Proposal, places: _Places) -> str | None:
    """Return the date that the words of the time say; none for a headline, a duration or a vague reference.

    Raises:
        UngroundedError: when the words hold no expression of time.
    """
    if proposal.time is None:
        return None
    span = page.ground.find("time", proposal.time, places.scopes[:3])
    held = [one for one in page.document.reading.times if one.overlaps(span)]
    if not held:
        raise UngroundedError("time", "these words hold no expression of time", proposal.time)
    dated = [one.value for one in held if one.type in ("DATE", "TIME") and not one.value.endswith("_REF")]
    return dated[0] if dated and places.sentence.label != "title" else None


def _told_already(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """Return the claim that tells the same event in words that overlap, the one that shares most of them."""
    alike = [one for one in claims if one.event == claim.event and one.evidence.overlaps(claim.evidence)]
    return max(alike, key=lambda one: (_likeness(one, claim), -one.evidence.start), default=None)


def _likeness(one: Claim, other: Claim) -> tuple[bool, bool, int]:
    shared = min(one.evidence.end, other.evidence.end) - max(one.evidence.start, other.evidence.start)
    return one.trigger.overlaps(other.trigger), one.stance == other.stance, shared


def _noted(claim: Claim, proposed: Claim, model: str) -> Claim:
    """Return a claim of the grammar with a note that a model proposes it too, and in what it differs."""
    differs = [name for name in _COMPARED if getattr(claim, name) != getattr(proposed, name)]
    note = f"{ORIGIN}-agrees:{model}" if not differs else f"{ORIGIN}-differs:{model}:{','.join(differs)}"
    return claim if note in claim.rules else structs.replace(claim, rules=(*claim.rules, note))


_ROLES: tuple[Role, ...] = ("agent", "recipient", "place")
_COMPARED = ("mode", "stance", "modality", "chain", "agent", "recipient", "place", "time", "figures")
