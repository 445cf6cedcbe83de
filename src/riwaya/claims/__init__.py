"""Stage 4: Article, Reading -> Claims.

From triggers to propositions: "قال المتحدث إن طائرات قصفت البلدة ما أدى إلى مقتل ثلاثة" is one claim, ASSAULT aerial,
with the spokesman and the outlet in its chain, the town as its place, three dead as its figure. Each sentence is
divided into clauses, its triggers are joined into events, each event gets its parties, figures, time, stance and
modality, and the innermost attribution over it gives the chain. `Claim.rules` names every rule that took part.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256

from msgspec import structs

from riwaya.claims.acled import Facts, sub_event
from riwaya.claims.attribution import attribute, echoes
from riwaya.claims.attribution.credits import credit
from riwaya.claims.attribution.rules import ASCRIBED, BLAME, CLAIMED, POINTING, RESPONSIBILITY
from riwaya.claims.clauses import Clause, clause_at, pointing_clause
from riwaya.claims.drafts import Context, Draft, Memory, beside, drafts, staged
from riwaya.claims.events import Proposition, frame
from riwaya.claims.genre import worth
from riwaya.claims.gloss import glosses
from riwaya.claims.grammar import grammar, reaching, tokens
from riwaya.claims.inner import inner
from riwaya.claims.parts.cast import IN_PERSON
from riwaya.claims.parts.denier import denied_own
from riwaya.claims.parts.doers import killed_by_somebody
from riwaya.claims.parts.nouns import blamed
from riwaya.claims.parts.roles import Roles
from riwaya.claims.selection import keeps, topic
from riwaya.claims.settling import attacks, rioters, settle
from riwaya.claims.stance import stance
from riwaya.claims.stance.confirmation import confirmations
from riwaya.claims.stance.modality import modality, to_come
from riwaya.claims.weighing.choosing import Weighed, chosen, weighed
from riwaya.model import Article, Attribution, Claim, Hop, Reading, Stance, passage

__all__ = ["extract", "weighed_parts"]

_LOSSES = ("STATUS", "losses")
_CASUALTIES = frozenset(("killed", "wounded", "captured", "missing"))
#: What is said of an event by a relative clause on any word that tells it.
_OF_ANY_WORD = frozenset((BLAME, ASCRIBED, RESPONSIBILITY))


def extract(article: Article, reading: Reading) -> tuple[Claim, ...]:
    """Return the claims of an article, ordered by evidence."""
    said = attribute(article, reading)
    context = Context(article, reading, tokens(reading.words), said, _called(reading), credit(article, reading))
    found: dict[str, Claim] = {}
    memory = Memory()
    for sentence, near in beside(reading.sentences, context.attributions):
        here = structs.replace(context, attributions=near)
        stage = staged(here, sentence)
        found_here = tuple(drafts(here, sentence, stage, memory.topics, memory.heard, memory.setting.pointed(stage)))
        attacked = any(map(attacks, found_here))
        told = {claim.event for claim in found.values()}
        kept: list[Draft] = []
        for draft in found_here:
            if keeps(draft, told | {one.one.event for one in kept}):
                kept.append(draft)
        for draft in kept:
            before = told | {other.one.event for other in kept if other is not draft}
            if inner(draft, kept, before):
                continue
            for claim in _claims(here, draft, memory, before, caused=attacked or memory.attacked):
                found.setdefault(claim.id, claim)
        memory.passed(stage, near, sentence, attacked=attacked)
        memory.setting.passes(stage)
        memory.clock.passes()
    claims = worth(
        sorted(found.values(), key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.event)), reading
    )
    confirming = confirmations(article, claims, reading.quantities)
    return tuple(_confirmed(context, claim) if claim.id in confirming else claim for claim in claims)


def _confirmed(context: Context, claim: Claim) -> Claim:
    """Return a claim that confirms another with the stance, the id and the wording of a confirmation."""
    counted = [context.reading.quantities[index] for index in claim.figures]
    names = (claim.agent, claim.recipient, claim.place)
    english, arabic = glosses(
        claim.event,
        claim.mode,
        names,
        counted,
        time=claim.time,
        stance="confirm",
        modality=claim.modality,
        called=context.called,
        told=claim.trigger.text,
    )
    said = (claim.evidence.start, claim.evidence.end, claim.trigger.start)
    rules = tuple("stance.confirmed" if rule == "stance.plain" else rule for rule in claim.rules)
    name = _hashed(context.article.id, claim.event, "confirm", claim.chain, said)
    return structs.replace(claim, id=name, stance="confirm", gloss=english, gloss_ar=arabic, rules=rules)


def weighed_parts(article: Article, reading: Reading, claim: Claim) -> tuple[Weighed, ...]:
    """Return who else could have played a part in a claim, with the shares of belief and what they rest on."""
    context = Context(article, reading, tokens(reading.words), attribute(article, reading), {})
    memory = Memory()
    for sentence, near in beside(reading.sentences, context.attributions):
        here = structs.replace(context, attributions=near)
        stage = staged(here, sentence)
        if sentence.covers(claim.trigger):
            found = drafts(here, sentence, stage, memory.topics, memory.heard)
            told = [draft for draft in found if draft.one.head.start == claim.trigger.start]
            return tuple(one for draft in told[:1] for one in weighed(draft.one, draft.view, draft.ruled))
        memory.passed(stage, near, sentence)
    return ()


def _called(reading: Reading) -> dict[str, str]:
    """Return for each entity the longest words by which the article names it."""
    named = sorted((mention for mention in reading.mentions if not mention.nominal), key=lambda one: len(one.text))
    return {mention.entity: mention.text for mention in named}


def _claimed(parties: Roles, behind: Attribution | None, accused: tuple[str, ...]) -> Roles:
    """Return the parties, the claimant as the doer where a group claims an attack ("تبنى التنظيم الهجوم"), and where
    somebody lays it to a group ("الذي نسب إلى التنظيم") that group."""
    if behind is not None and behind.rule in (BLAME, ASCRIBED):
        agent = accused or parties.agent
    elif behind is None or behind.rule not in (CLAIMED, RESPONSIBILITY) or not behind.hops:
        return parties
    else:
        agent = (behind.hops[0].entity,)
    return structs.replace(parties, agent=agent, recipient=tuple(one for one in parties.recipient if one not in agent))


def _spoken_for(parties: Roles, behind: Attribution | None) -> Roles:
    """Return the parties, a speaker among them as the body he speaks for: what he says he did, it did."""
    person, _, body = behind.hops[0].entity.partition("@") if behind is not None and behind.hops else ("", "", "")
    if parties.supplied == IN_PERSON:
        return parties
    if not body or person not in parties.agent + parties.recipient:
        return parties
    agent, recipient = (
        tuple(dict.fromkeys(body if entity == person else entity for entity in names))
        for names in (parties.agent, parties.recipient)
    )
    return structs.replace(parties, agent=agent, recipient=recipient)


def _claims(context: Context, draft: Draft, memory: Memory, told: Collection[str], *, caused: bool) -> Iterator[Claim]:
    """Yield the claims of a draft, one for each who tells it, of a page that has told events of some types before."""
    text = context.article.text
    found = chosen(draft.one, draft.view, draft.ruled)
    one = settle(draft, found, caused=caused)
    parties = memory.complete(text, draft.one, found, draft.near)
    if (one.event, one.mode) == _LOSSES and not killed_by_somebody(one, found.recipient):
        parties = structs.replace(parties, agent=draft.ruled.agent)
    if one.event == "PROTEST" != draft.one.event:
        parties = rioters(parties)
    head = one.head
    time = None if draft.view.label == "title" else memory.clock.complete(draft.one, draft.time, draft.near)
    tellers = (draft.near, *_echoes(context, one))
    denier = next((one for one in tellers if one is not None and one.stance == "deny"), None)
    for behind in tellers:
        if behind is not None and behind.rule in (CLAIMED, RESPONSIBILITY) and behind.hops:
            memory.retold.claimed(behind.hops[0].entity)
        who = _spoken_for(_claimed(parties, behind, blamed(head, draft.view.scene)), behind)
        who = denied_own(who, denier, head, text[one.start : one.end], context.tokens)
        pointing = behind is not None and behind is not draft.near and behind.rule in POINTING
        here = _pointed(context, one, behind) if pointing and behind is not None else one
        claim = _claim(context, draft, here, who, behind, time)
        if behind is not None or not topic(draft, claim, told):
            yield claim


def _echoes(context: Context, one: Proposition) -> tuple[Attribution, ...]:
    """Return what others say of an event: of its head, and who is blamed for it or claims it by another word of it.

    "قتل شرطيان بالرصاص في هجوم نسبته السلطات إلى": of the attack, which is the death.
    """
    found = echoes(context.attributions, one.head.start, one.head.end)
    others = (
        item
        for trigger in one.triggers
        if trigger is not one.head
        for item in echoes(context.attributions, trigger.start, trigger.end)
        if item.rule in _OF_ANY_WORD
    )
    return tuple(dict.fromkeys((*found, *others)))


def _pointed(context: Context, one: Proposition, behind: Attribution) -> Proposition:
    """Return a proposition as told in the clause that points back at it ("الذي تبناه X", "وهو ما نفته Y")."""
    cue = behind.cue
    if cue is None or (one.start <= cue.start < one.end and not one.head.end <= cue.start):
        return one
    home = next((sentence for sentence in context.reading.sentences if sentence.covers(cue)), cue)
    span = pointing_clause(context.article.text, context.tokens, home, cue, one.head)
    told = behind.scope.end if cue.end < behind.scope.end else span[1]  # a denial's scope is what it denies
    return structs.replace(one, start=span[0], end=min(span[1], told))


def _stance(one: Proposition, home: Clause, context: Context, behind: Attribution | None) -> tuple[Stance, str]:
    """Return the stance of a proposition and its rule: that of its head, or of the killing that its head is the subject
    of where that is negated ("الغارة لم تقتل مدنيين" denies the deaths)."""
    head, told = one.head, stance(one.head, home, context.tokens, behind)
    verb = next((trigger for trigger in one.triggers if head.end <= trigger.start < home.end), None)
    if told[0] != "assert" or verb is None or verb.form != "verb" or head is not one.triggers[0]:
        return told
    between = reaching(context.tokens, head.end, verb.end)
    resulting = any("و" in token.clitics or grammar().has("happenings", token.bare) for token in between)
    if resulting or frame(verb) != "kill" or verb.voice == "passive":
        return told
    killed = stance(verb, home, context.tokens, behind)
    return killed if killed[1] == "stance.negation" else told


def _claim(
    context: Context, draft: Draft, one: Proposition, parties: Roles, behind: Attribution | None, time: str | None
) -> Claim:
    """Build the claim of a proposition."""
    text, reading, parts = context.article.text, context.reading, draft.view.clauses
    home = clause_at(parts, one.head.start) or one.clauses[0]
    previous = next((part for part in reversed(parts) if part.last == home.first), None)
    held, held_rule = _stance(one, home, context, behind)
    mood, mood_rule = to_come(modality(one.head, home, context.tokens, previous), time, reading.published.edtf)
    counts = draft.figures
    if (one.start, one.end) != (draft.one.start, draft.one.end):
        counts = tuple(at for at in counts if one.start <= reading.quantities[at].start < one.end)
    counted = [reading.quantities[index] for index in counts]
    dead = any(figure.category in _CASUALTIES for figure in counted) or any(
        frame(trigger) in ("kill", "wound") for trigger in one.triggers
    )
    territory = one.event == "COERCE" and frame(one.head) == "take"
    words = text[one.start : one.end]
    mapped = sub_event(
        Facts(one.event, one.mode, parties.agent, parties.recipient, parties.place, dead, territory, words)
    )
    chain = (*_with_credit(behind.hops if behind is not None else (), context, one.start), *_outlet(context.article))
    names = (parties.agent, parties.recipient, parties.place)
    english, arabic = glosses(
        one.event,
        one.mode,
        names,
        counted,
        time=time,
        stance=held,
        modality=mood,
        called=context.called,
        told=one.head.text,
    )
    rules = (
        *(trigger.rule for trigger in one.triggers),
        parties.rule,
        parties.supplied,
        held_rule,
        mood_rule,
        behind.rule if behind is not None else "attribution.outlet",
        mapped.id,
    )
    return Claim(
        id=identity(context.article.id, one, held, chain),
        event=one.event,
        mode=one.mode,
        acled=mapped.sub_event,
        stance=held,
        modality=mood,
        hops=chain,
        cue=behind.cue if behind is not None else None,
        agent=parties.agent,
        recipient=parties.recipient,
        place=parties.place,
        time=time,
        figures=counts,
        evidence=passage(text, one.start, one.end),
        trigger=passage(text, one.head.start, one.head.end),
        gloss=english,
        gloss_ar=arabic,
        rules=tuple(rule for rule in rules if rule),
        territory_change=territory and mood == "actual" and held != "deny",
    )


def _with_credit(hops: tuple[Hop, ...], context: Context, start: int) -> tuple[Hop, ...]:
    """Add the agency whose report the page prints, behind whoever speaks in it."""
    if context.credit is None or start < context.credit[1]:
        return hops
    agency = context.credit[0]
    return hops if any(hop.entity == agency.entity for hop in hops) else (*hops, agency)


def _outlet(article: Article) -> tuple[Hop, ...]:
    if article.outlet is None:
        return ()
    return (Hop(entity=article.outlet, kind="agency" if article.outlet.startswith("agency:") else "outlet"),)


def identity(article: str, one: Proposition, held: Stance, chain: Sequence[Hop]) -> str:
    """Return the id of a claim: a hash of what was said, where, and by whom first."""
    said = (one.start, one.end, one.head.start)
    return _hashed(article, one.event, held, tuple(hop.entity for hop in chain), said)


def _hashed(article: str, event: str, held: Stance, chain: Sequence[str], said: tuple[int, int, int]) -> str:
    """Return the hash of article, evidence, event, stance and origin; `said` is evidence [start, end) and trigger."""
    start, end, head = said
    whole = f"{article}|{start}|{end}|{event}|{held}|{chain[0] if chain else ''}|{head}"
    return sha256(whole.encode()).hexdigest()[:12]
