"""From a sentence to propositions that could be claims, each with what is needed to judge it.

A draft holds the event, who could play a part in it and what the rules say of that, the speaker over it, and whether a
figure or a time stands in its words. `claims.extract` decides on drafts; `claims.teaching` learns from them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct, structs

from riwaya.claims.attribution import governing
from riwaya.claims.attribution.rules import CLAIMED
from riwaya.claims.clauses import Clause, clause_at, clauses, dated
from riwaya.claims.events import Proposition, propositions
from riwaya.claims.grammar import Token, grammar, holding, reaching
from riwaya.claims.parts.agreement import HOMOGRAPHS, Known, known
from riwaya.claims.parts.antecedents import resolved
from riwaya.claims.parts.candidates import View, view
from riwaya.claims.parts.cast import THING
from riwaya.claims.parts.doers import Discourse
from riwaya.claims.parts.grounds import phrases
from riwaya.claims.parts.items import Item as Noun
from riwaya.claims.parts.items import Scene, topic
from riwaya.claims.parts.measures import Clock, figures, told_time
from riwaya.claims.parts.retold import Retold
from riwaya.claims.parts.roles import Roles, roles
from riwaya.claims.parts.scene import scene
from riwaya.claims.parts.setting import Setting
from riwaya.claims.parts.sharing import Share, shares
from riwaya.claims.parts.speech import government
from riwaya.claims.parts.where import where
from riwaya.claims.warnings import told as told_of
from riwaya.model import Article, Attribution, Hop, Mention, Passage, Quantity, Reading, Sentence, Trigger
from riwaya.script import key

#: Words that begin with و and are no verbs.
_NO_VERBS = frozenset(map(key, ("وقت", "وقتا", "وفق", "وفقا", "وسط", "وفد", "وجه", "وقف", "وقع", "وضع", "وصل", "وعد")))

#: Speech acts whose content is no event of its own, and the words within which a noun is their content.
_WANTS = frozenset(("REQUEST", "REJECT", "THREATEN"))
_REACH = 6
#: What is called important may be going on ("شدد على أهمية التعاون").
_WORTH = "أهمية"
#: What two sides agree on that both do.
_AGREED = frozenset((("COOPERATE", None), ("RETREAT", "ceasefire")))

#: Speakers who do not speak of themselves as "we".
_CARRIERS = ("source:", "media:", "agency:")
#: Topics of earlier sentences that are remembered.
_TOPICS = 2

Item = TypeVar("Item", bound=Passage)


class Context(Struct, frozen=True):
    """What a claim is built from: the article, its reading, its tokens and the attributions over it.

    `credit` is the agency whose report the page prints, with the code point where that begins.
    """

    article: Article
    reading: Reading
    tokens: tuple[Token, ...]
    attributions: tuple[Attribution, ...]
    called: Mapping[str, str]
    credit: tuple[Hop, int] | None = None


class Memory:
    """What earlier sentences leave: topics, who did the last event of each kind, whether the last told of an attack."""

    def __init__(self) -> None:
        self.topics: tuple[Known, ...] = ()
        self.retold, self.setting, self.clock = Retold(), Setting(), Clock()
        self.attacked = False
        self.heard: str | None = None

    def passed(
        self, stage: Scene, attributions: Sequence[Attribution], sentence: Sentence, *, attacked: bool = False
    ) -> None:
        """Remember what a sentence was about, who spoke last in it, and whether it told of an attack."""
        self.attacked = attacked
        self.heard = heard(attributions, sentence.start, sentence.end)
        about = topic(stage)
        if about is not None:
            self.topics = (known(about, stage), *self.topics)[:_TOPICS]
        self.retold.passes()

    def complete(self, text: str, one: Proposition, parties: Roles, near: Attribution | None) -> Roles:
        """Return the parties with what earlier sentences tell of them; a witness tells of raids what he saw."""
        claimed = near is not None and near.rule == CLAIMED
        place = self.setting.complete(text, one, parties.place, claimed=claimed)
        witness = (speaker(near) or "").startswith("source:")
        return structs.replace(
            self.retold.complete(text, one, parties, witness=witness, voice=voice(near)), place=place
        )


class Draft(Struct, frozen=True):
    """A proposition of a sentence with what is needed to judge it: who could play a part, and what the rules say."""

    one: Proposition
    view: View
    ruled: Roles
    near: Attribution | None
    figures: tuple[int, ...]
    most: float
    time: str | None
    asked: bool
    alone: bool


def drafts(
    context: Context,
    sentence: Sentence,
    stage: Scene,
    topics: tuple[Known, ...] = (),
    before: str | None = None,
    pointed: tuple[Noun, ...] = (),
) -> Iterator[Draft]:
    """Yield the propositions of a sentence.

    Args:
        topics: the topics of the sentences before, the last first.
        before: who spoke last in the sentence before.
        pointed: the nouns that stand for places told before.
    """
    text, reading = context.article.text, context.reading
    mentioned = within(reading.mentions, sentence)
    names = [mention for mention in mentioned if not mention.nominal]
    triggers = [one for one in within(reading.triggers, sentence) if not any(_named(one, name) for name in mentioned)]
    telling, warned = told_of(triggers, stage)
    if not telling:
        return
    first, last = span_of(context.tokens, sentence)
    heads = _heads(telling, reading, sentence)
    verbs = _verbs(heads, context.tokens[first:last])
    commas = dated(context.tokens, first, last, within(reading.times, sentence))
    parts = clauses(text, context.tokens, first, last, verbs, _words_of(names, context.tokens), commas, heads)
    seen = view(stage, first, parts, context.attributions, sentence.label)
    counted = within(reading.quantities, sentence)
    places = phrases(stage, pointed)
    agreed: tuple[Clause | None, tuple[str, ...]] = (None, ())
    told = propositions(text, context.tokens, parts, telling, commas)
    for whole, share in ((one, share) for one in told for share in shares(text, one, stage, counted, telling)):
        one = share.one
        near = governing(context.attributions, one.head.start, one.head.end)
        spoke = heard(context.attributions, sentence.start, one.head.start)
        parties = roles(
            one, stage, Discourse(topics, voice(near), speaker(near), spoke or before, here=spoke is not None)
        )
        if one.event == "AGREE":
            agreed = (clause_at(parts, one.head.start), parties.agent)
        elif (one.event, one.mode) in _AGREED and agreed[0] == clause_at(parts, one.head.start):
            parties = structs.replace(parties, agent=agreed[1] or parties.agent)
        if any(trigger.start <= start < trigger.end for trigger in one.triggers for start in warned):
            parties = structs.replace(parties, agent=(), supplied=THING)
        yield Draft(
            one,
            seen,
            _ruled(share, structs.replace(parties, place=where(one, seen, near, telling, places, whole))),
            near,
            counts := _own(reading.quantities, share, figures(reading.quantities, one, seen, telling)),
            max((reading.quantities[at].low or 0 for at in counts), default=0),
            told_time(text, reading.times, one, seen, near),
            _asked(one, telling, parts, stage.tokens),
            not _beside(one, (*telling, *within(reading.reporting, sentence)), parts),
        )


def voice(near: Attribution | None) -> str | None:
    """Return who speaks: the body that a spokesman speaks for, else the speaker; None where that is nobody known."""
    if near is None or not near.hops:
        return None
    who = near.hops[0].entity
    body = who.partition("@")[2] or who
    return None if body.startswith(_CARRIERS) else body


def heard(attributions: Sequence[Attribution], start: int, end: int) -> str | None:
    """Return who spoke last in [start, end), without the body he speaks for."""
    told = [one for one in attributions if one.cue is not None and start <= one.cue.start < end and one.hops]
    return speaker(max(told, key=lambda one: one.cue.start if one.cue is not None else 0, default=None))


def speaker(near: Attribution | None) -> str | None:
    """Return who speaks, without the body he speaks for."""
    return near.hops[0].entity.partition("@")[0] if near is not None and near.hops else None


def _ruled(share: Share, parties: Roles) -> Roles:
    """Return the parties of a proposition; one told of several parties befalls those in its own words."""
    if not share.parties:
        return parties
    return structs.replace(parties, recipient=share.parties, rule=f"{parties.rule or 'roles.none'}.apart")


def _own(quantities: Sequence[Quantity], share: Share, counts: tuple[int, ...]) -> tuple[int, ...]:
    """Return the figures of a proposition; of one told of several parties, those in its own words."""
    if share.parties is None:
        return counts
    return tuple(at for at in counts if share.one.start <= quantities[at].start < share.one.end)


def _asked(one: Proposition, triggers: Sequence[Trigger], parts: Sequence[Clause], inside: Sequence[Token]) -> bool:
    """Whether a noun is only what somebody asks for, refuses or threatens ("طالب بالإفراج عنه", "رفض الانسحاب")."""
    head = one.head
    home = clause_at(parts, head.start)
    if home is None or any(trigger.form == "verb" for trigger in one.triggers[1:]):
        return False
    for trigger in triggers:
        if not home.start <= trigger.start < trigger.end <= head.start:
            continue
        granted = trigger.event == "CONCEDE" and head.event == "REQUEST"
        if (trigger.event not in _WANTS and not granted) or trigger.lemma.endswith(_WORTH):
            continue
        between = [token for token in inside if trigger.end <= token.start and token.end <= head.start]
        if head.form == "verb" and not _spelt_like_noun(head, between):
            continue
        if len(between) <= _REACH or _wanted(trigger, between):
            return True
    return False


def _spelt_like_noun(head: Trigger, between: Sequence[Token]) -> bool:
    """Whether a past form is the verbal noun that another verb has for its object ("ناشد الأطراف وقف القتال")."""
    word = key(head.text).split(" ")[0]
    if word not in HOMOGRAPHS or any(token.key in "،,؛:«»" or token.pos == "conj" for token in between):
        return False
    return not any(grammar().has("complements", token.bare) for token in between)


def _wanted(trigger: Trigger, between: Sequence[Token]) -> bool:
    """Whether what somebody wants is led in near before a noun, whoever is addressed in between ("دعا مجلس الأمن
    الأطراف في البلاد إلى وقف القتال"), and nothing tells when or why he does ("بعد مقتل ثلاثة")."""
    governs = government(trigger)
    if governs is None or not governs.content:
        return False
    for place in range(len(between) - 1, max(-1, len(between) - 1 - _REACH), -1):
        token = between[place]
        if grammar().has("causes", token.bare) or grammar().has("subordinators", token.key):
            return False
        joined = token.clitics.removesuffix("ال").lstrip("وف")
        if token.bare in governs.content or joined in governs.content:
            return True
    return False


def _beside(one: Proposition, told: Sequence[Passage], parts: Sequence[Clause]) -> bool:
    """Whether another event or a speaker's verb stands in the clause of a proposition."""
    home = clause_at(parts, one.head.start)
    own = {trigger.start for trigger in one.triggers}
    return home is not None and any(home.start <= item.start < home.end and item.start not in own for item in told)


def staged(context: Context, sentence: Sentence) -> Scene:
    """Return the tokens and the noun phrases of a sentence."""
    first, last = span_of(context.tokens, sentence)
    reading = context.reading
    stage = scene(
        context.article.text,
        context.tokens[first:last],
        within(reading.mentions, sentence),
        within(reading.triggers, sentence),
    )

    def speaks(offset: int) -> str | None:
        return voice(governing(context.attributions, offset, offset))

    return resolved(context.article.text, stage, reading.mentions, speaks)


def span_of(found: Sequence[Token], sentence: Sentence) -> tuple[int, int]:
    """Return the numbers [first, last) of the tokens of a sentence."""
    first = bisect_left(found, sentence.start, key=lambda token: token.start)
    return first, bisect_left(found, sentence.end, key=lambda token: token.start)


def beside(
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


def _named(trigger: Trigger, name: Mention) -> bool:
    """Whether a trigger is a name, or begins within a person's ("سامر" could be "will order")."""
    begins = name.type == "PER" and not name.nominal and name.start <= trigger.start < name.end
    ends = name.type == "LOC" and trigger.start < name.start < trigger.end < name.end
    last = key(trigger.lemma).split(" ")[-1].removeprefix("ال")
    divided = not key(trigger.text).endswith(last) and not last.startswith("@")  # "في سيدي بوزيد" has no hand
    return name.covers(trigger) or begins or (ends and divided)


def _words_of(names: Sequence[Mention], tokens: Sequence[Token]) -> frozenset[int]:
    """Return the offsets of the words that names of several words consist of."""
    several = (reaching(tokens, name.start, name.end) for name in names if " " in name.text)
    return frozenset(token.start for some in several for token in some)


def _heads(triggers: Sequence[Trigger], reading: Reading, sentence: Sentence) -> frozenset[int]:
    """Return the offsets of verbs of events and of what reports speech."""
    told = (trigger.start for trigger in triggers if trigger.form == "verb")
    return frozenset((*told, *(cue.start for cue in within(reading.reporting, sentence))))


def _verbs(heads: Collection[int], inside: Sequence[Token]) -> frozenset[int]:
    """Return the offsets of words that are verbs behind و or ف: of events, of speech, or by their part of speech.

    A verb that begins with the first letter of its word has no و or ف before it ("فجرت", "وقعت").
    """
    joined = (token for head in heads if (token := holding(inside, head)) is not None and token.start < head)
    verbs = (
        token
        for token in inside
        if token.pos == "verb" and token.bare != token.key and token.key not in _NO_VERBS and token.start not in heads
    )
    return frozenset(token.start for found in (joined, verbs) for token in found)


def within(items: Sequence[Item], span: Passage) -> tuple[Item, ...]:
    """Return the passages that start inside a span, from a sequence ordered by start."""
    low = bisect_left(items, span.start, key=lambda item: item.start)
    high = bisect_left(items, span.end, key=lambda item: item.start)
    return tuple(items[low:high])
