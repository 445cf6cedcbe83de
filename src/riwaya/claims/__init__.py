"""Stage 4: Article, Reading -> Claims.

From triggers to propositions: "قال المتحدث إن طائرات قصفت البلدة ما أدى إلى مقتل ثلاثة" is one claim, ASSAULT aerial,
with the spokesman and the outlet in its chain, the town as its place, three dead as its figure. Each sentence is
divided into clauses, its triggers are joined into events, each event gets its parties, figures, time, stance and
modality, and the innermost attribution over it gives the chain. `Claim.rules` names every rule that took part.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TypeVar

from msgspec import Struct, structs

from riwaya.claims.acled import Facts, sub_event
from riwaya.claims.attribution import attribute, echoes, governing
from riwaya.claims.clauses import Clause, clauses
from riwaya.claims.events import Proposition, frame, propositions
from riwaya.claims.gloss import glosses
from riwaya.claims.grammar import Token, tokens
from riwaya.claims.roles import Roles, Scene, roles, scene, topic
from riwaya.claims.rumours import denied_own
from riwaya.claims.selection import keeps, settle
from riwaya.claims.stance import modality, stance
from riwaya.model import (
    Article,
    Attribution,
    Claim,
    Hop,
    Passage,
    Reading,
    Sentence,
    Stance,
    TimeExpression,
    Trigger,
    passage,
)
from riwaya.script import key

__all__ = ["extract"]

#: Characters before a time in which its preposition stands ("منذ منتصف أغسطس").
_LEAD = 14
_UNTIL = frozenset(map(key, ("بحلول", "حتى", "وبحلول", "وحتى")))
#: Words that begin with و and are no verbs.
_NO_VERBS = frozenset(map(key, ("وقت", "وقتا", "وفق", "وفقا", "وسط", "وفد", "وجه", "وقف", "وقع", "وضع", "وصل", "وعد")))
#: The rule of an attribution that says who claims to have done it.
RESPONSIBILITY = "attribution.responsibility"

Item = TypeVar("Item", bound=Passage)

_CASUALTIES = frozenset(("killed", "wounded", "captured", "missing"))


class Context(Struct, frozen=True):
    """What a claim is built from: the article, its reading, its tokens and the attributions over it."""

    article: Article
    reading: Reading
    tokens: tuple[Token, ...]
    attributions: tuple[Attribution, ...]
    called: Mapping[str, str]


class Memory(Struct):
    """What earlier sentences leave behind: their topic, and who did the last event of each kind."""

    topic: str | None = None
    doers: dict[tuple[str, str | None], tuple[str, ...]] = {}

    def complete(self, text: str, one: Proposition, parties: Roles) -> Roles:
        """Return the parties, the doer of an event noun taken from the last event of its kind ("الغارات")."""
        kind = (one.event, one.mode)
        if parties.agent:
            self.doers[kind] = parties.agent
            return parties
        known = self.doers.get(kind, ())
        if text[max(0, one.head.start - 2) : one.head.start] not in ("ال", "لل"):
            return parties
        if one.mode is None or one.head.form == "verb" or not known or one.event != "ASSAULT":
            return parties
        return structs.replace(parties, agent=tuple(name for name in known if name not in parties.recipient))


def extract(article: Article, reading: Reading) -> tuple[Claim, ...]:
    """Return the claims of an article, ordered by evidence."""
    context = Context(
        article, reading, tokens(article.text, reading.words), attribute(article, reading), _called(reading)
    )
    found: dict[str, Claim] = {}
    memory = Memory()
    for sentence, near in _beside(reading.sentences, context.attributions):
        stage = _scene(context, sentence)
        for claim in _claims(structs.replace(context, attributions=near), sentence, stage, memory):
            found.setdefault(claim.id, claim)
        memory.topic = topic(stage)
    return tuple(sorted(found.values(), key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.event)))


def _called(reading: Reading) -> dict[str, str]:
    """Return for each entity the longest words by which the article names it."""
    named = sorted((mention for mention in reading.mentions if not mention.nominal), key=lambda one: len(one.text))
    return {mention.entity: mention.text for mention in named}


def _beside(
    sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> Iterator[tuple[Sentence, tuple[Attribution, ...]]]:
    """Yield each sentence with the attributions that reach into it; both are ordered by start."""
    waiting = deque(sorted(attributions, key=lambda item: item.scope.start))
    near: list[Attribution] = []
    for sentence in sentences:
        while waiting and waiting[0].scope.start < sentence.end:
            near.append(waiting.popleft())
        near = [item for item in near if item.scope.end > sentence.start]
        yield sentence, tuple(near)


def _claimed(parties: Roles, behind: Attribution | None) -> Roles:
    """Return the parties, the claimant as the doer where a group claims an attack ("تبنى التنظيم الهجوم")."""
    if behind is None or behind.rule != RESPONSIBILITY or not behind.hops:
        return parties
    return structs.replace(parties, agent=(behind.hops[0].entity,))


def _scene(context: Context, sentence: Sentence) -> Scene:
    """Return the tokens and the noun phrases of a sentence."""
    first, last = _range(context.tokens, sentence)
    reading = context.reading
    return scene(
        context.article.text,
        context.tokens[first:last],
        _within(reading.mentions, sentence),
        _within(reading.triggers, sentence),
    )


def _range(found: Sequence[Token], sentence: Sentence) -> tuple[int, int]:
    first = bisect_left(found, sentence.start, key=lambda token: token.start)
    return first, bisect_left(found, sentence.end, key=lambda token: token.start)


def _claims(context: Context, sentence: Sentence, stage: Scene, memory: Memory) -> Iterator[Claim]:
    """Yield the claims of a sentence."""
    text, reading = context.article.text, context.reading
    names = [mention for mention in _within(reading.mentions, sentence) if not mention.nominal]
    triggers = [
        trigger for trigger in _within(reading.triggers, sentence) if not any(name.covers(trigger) for name in names)
    ]
    if not triggers:
        return
    first, last = _range(context.tokens, sentence)
    verbs = _verbs(triggers, reading, sentence, context.tokens[first:last])
    parts = clauses(text, context.tokens, first, last, verbs)
    for one in propositions(text, context.tokens, parts, triggers):
        parties = memory.complete(text, one, roles(one, stage, memory.topic))
        counted = bool(_figures(reading, one))
        time = _time(text, reading.times, one)
        if keeps(one, parties, stage.tokens, counted=counted, dated=time is not None):
            settled = settle(one, parties, counted=counted, time=time)
            head = settled.head
            near = governing(context.attributions, head.start, head.end)
            tellers = (near, *echoes(context.attributions, head.start, head.end))
            for behind in tellers:
                told = denied_own(_claimed(parties, behind), near, text[one.start : one.end])
                yield _claim(context, sentence, settled, told, parts, behind)


def _verbs(
    triggers: Sequence[Trigger], reading: Reading, sentence: Sentence, inside: Sequence[Token]
) -> frozenset[int]:
    """Return the offsets of words that are verbs: of events, of speech, or by their part of speech."""
    heads = [trigger.start for trigger in triggers if trigger.form == "verb"]
    heads += [cue.start for cue in _within(reading.reporting, sentence)]
    return frozenset(
        token.start
        for token in inside
        if (token.pos == "verb" and token.bare != token.key and token.key not in _NO_VERBS)
        or any(token.start <= head < token.end for head in heads)
    )


def _claim(
    context: Context,
    sentence: Sentence,
    one: Proposition,
    parties: Roles,
    parts: Sequence[Clause],
    behind: Attribution | None,
) -> Claim:
    """Build the claim of a proposition."""
    text, reading = context.article.text, context.reading
    home = next((part for part in parts if part.start <= one.head.start < part.end), one.clauses[0])
    previous = next((part for part in reversed(parts) if part.last == home.first), None)
    held, held_rule = stance(one.head, home, context.tokens, behind)
    mood, mood_rule = modality(one.head, home, context.tokens, previous)
    figures = _figures(reading, one)
    time = None if sentence.label == "title" else _time(text, reading.times, one)
    counted = [reading.quantities[index] for index in figures]
    dead = any(figure.category in _CASUALTIES for figure in counted) or any(
        frame(trigger) in ("kill", "wound") for trigger in one.triggers
    )
    territory = one.event == "COERCE" and frame(one.head) == "take"
    words = text[one.start : one.end]
    mapped = sub_event(
        Facts(one.event, one.mode, parties.agent, parties.recipient, parties.place, dead, territory, words)
    )
    chain = (*(behind.hops if behind is not None else ()), *_outlet(context.article))
    names = (parties.agent, parties.recipient, parties.place)
    english, arabic = glosses(
        one.event, one.mode, names, counted, time=time, stance=held, modality=mood, called=context.called
    )
    rules = (
        *(trigger.rule for trigger in one.triggers),
        parties.rule,
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
        figures=figures,
        evidence=passage(text, one.start, one.end),
        trigger=passage(text, one.head.start, one.head.end),
        gloss=english,
        gloss_ar=arabic,
        rules=tuple(rule for rule in rules if rule),
        territory_change=territory and mood == "actual" and held != "deny",
    )


def _outlet(article: Article) -> tuple[Hop, ...]:
    if article.outlet is None:
        return ()
    return (Hop(entity=article.outlet, kind="agency" if article.outlet.startswith("agency:") else "outlet"),)


def _figures(reading: Reading, one: Proposition) -> tuple[int, ...]:
    """Return the indexes of the quantities told in the evidence."""
    first = bisect_left(reading.quantities, one.start, key=lambda quantity: quantity.start)
    last = bisect_left(reading.quantities, one.end, key=lambda quantity: quantity.start)
    return tuple(index for index in range(first, last) if reading.quantities[index].end <= one.end)


def _time(text: str, times: Sequence[TimeExpression], one: Proposition) -> str | None:
    """Return the time told in the evidence: a date before a clock time, never a vague reference or a duration."""
    first = bisect_left(times, one.start, key=lambda time: time.start)
    last = bisect_left(times, one.end, key=lambda time: time.start)
    inside = [time for time in times[first:last] if time.end <= one.end]
    dated = [time for time in inside if time.type in ("DATE", "TIME") and not time.value.endswith("_REF")]
    return _opened(text, dated[0]) if dated else None


def _opened(text: str, time: TimeExpression) -> str:
    """Return the value of a time, open to the present after منذ and from the past after بحلول and حتى."""
    if "/" in time.value:
        return time.value
    before = [key(word) for word in (text[max(0, time.start - _LEAD) : time.start] + " " + time.text).split()][:-1]
    if "منذ" in before or key(time.text).startswith("منذ"):
        return f"{time.value}/.."
    return f"../{time.value}" if any(word in _UNTIL for word in before[-2:]) else time.value


def identity(article: str, one: Proposition, held: Stance, chain: Sequence[Hop]) -> str:
    """Return the id of a claim: a hash of what was said, where, and by whom first."""
    said = f"{article}|{one.start}|{one.end}|{one.event}|{held}|{chain[0].entity if chain else ''}|{one.head.start}"
    return sha256(said.encode()).hexdigest()[:12]


def _within(items: Sequence[Item], span: Passage) -> tuple[Item, ...]:
    """Return the passages that start inside a span, from a sequence ordered by start."""
    low = bisect_left(items, span.start, key=lambda item: item.start)
    high = bisect_left(items, span.end, key=lambda item: item.start)
    return tuple(items[low:high])
