"""The types that cross borders: frozen records, spans in code points, values with their evidence.

A `Passage` is a stretch of an article's text together with the words that stand there. Everything that was
read from a text is a passage, so that each value can be re-read: `passage.rereads(article.text)` must hold
before anything is stored (`Document.check`).

Offsets are code points into `Article.text`, half-open. Times are aware and half-open (`When`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from riwaya.errors import SpanError

EntityType = Literal["PER", "ORG", "LOC"]
#: The reader of names: the default one, or one that is better, slower, and needs an extra.
NameTier = Literal["fast", "accurate"]
Modifier = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "between", "vague"]
Stance = Literal["assert", "deny", "allege", "confirm", "question"]
Modality = Literal["actual", "planned", "conditional", "demanded", "negotiated"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Label = Literal["furniture", "title", "date", "byline", "dateline", "body", "caption", "pullquote", "repeat"]
HopKind = Literal["person", "group", "state", "agency", "outlet", "source", "place"]

Verdict = Literal["accept", "reject", "correct", "merge", "split", "settle", "leave_open", "grade", "comment", "undo"]
TargetKind = Literal["claim", "mention", "document", "dispute", "account", "story", "entity", "judgement"]

#: Labels whose text a reader of the article needs; the language stage reads these and nothing else.
READ = frozenset(("title", "date", "dateline", "byline", "body", "caption"))


# --- passages -----------------------------------------------------------------------------------------------


class Passage(Struct, frozen=True, kw_only=True):
    """A stretch of an article: code points [start, end) and the words that stand there."""

    start: int
    end: int
    text: str = ""

    def rereads(self, text: str) -> bool:
        """Whether these words stand at these offsets in `text`."""
        return 0 <= self.start <= self.end <= len(text) and text[self.start : self.end] == self.text

    def covers(self, other: Passage) -> bool:
        """Whether `other` lies inside this passage."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Passage) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def passage(text: str, start: int, end: int) -> Passage:
    """Return the passage [start, end) of `text`.

    Raises:
        SpanError: when the offsets do not lie in the text or are reversed.
    """
    if not 0 <= start <= end <= len(text):
        raise SpanError(f"span {start}..{end} lies outside a text of {len(text)} code points", field="span")
    return Passage(start=start, end=end, text=text[start:end])


# --- capture and article ------------------------------------------------------------------------------------


class Given(Struct, frozen=True, kw_only=True):
    """What the supplier of a page said about it; it wins over what the page itself suggests."""

    reference: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None


class Capture(Struct, frozen=True, kw_only=True):
    """Bytes as received, and how they came.

    `doc` is the name users know the page by (file name, URL or record id), `sha256` that of `content`,
    `media_type` one of text/plain, text/html, multipart/related; `how` is file, record, stdin or argument.
    """

    doc: str
    content: bytes
    sha256: str
    media_type: str
    how: str
    url: str | None = None
    obtained: datetime | None = None
    charset: str | None = None
    given: Given = Given()


class Published(Struct, frozen=True, kw_only=True):
    """When a page says it was published: EDTF, how that is known, and where it is printed (if it is).

    `how`: explicit (the page prints a full date), inferred (it follows from the text), given (the supplier
    said so), metadata (machine-readable fields of the page), unknown.
    """

    edtf: str | None = None
    how: Literal["explicit", "inferred", "given", "metadata", "unknown"] = "unknown"
    start: int | None = None
    end: int | None = None
    rule: str = ""


class Line(Struct, frozen=True, kw_only=True):
    """A non-blank line of a text: 1-based number, label, code points [start, end) without the line break."""

    n: int
    label: Label
    start: int
    end: int


class Article(Struct, frozen=True, kw_only=True):
    """What a capture says, furniture told apart; `text` never changes once it is here.

    `id` is a hash of the capture's hash and the text, `outlet` an entity id (`media:…`, `agency:…`),
    `lines` every non-blank line with its label. `reference` is the time that relative expressions count
    from (ISO date or date-time), where the supplier or the page gives one.
    """

    id: str
    doc: str
    capture: str
    text: str
    lines: tuple[Line, ...]
    title: str | None = None
    outlet: str | None = None
    outlet_name: str | None = None
    author: str | None = None
    url: str | None = None
    published: Published = Published()
    reference: str | None = None

    def blocks(self) -> Iterator[Line]:
        """Yield the lines that belong to the article itself, in order."""
        return (line for line in self.lines if line.label in READ)


# --- reading ------------------------------------------------------------------------------------------------


class Sentence(Passage, frozen=True, kw_only=True):
    """A sentence of one line; `block` is the line's number and `label` its label."""

    block: int
    label: Label


class Word(Passage, frozen=True, kw_only=True, gc=False):
    """A word and its parts. `segments` are [start, end) pairs in reading order that together cover the word:
    proclitics, stem, pronoun. `stem` is the index of the stem among them. `pos` is one of
    noun propn adj verb prep conj pron part num punct other; `norm` is the folded form of the stem."""

    segments: tuple[tuple[int, int], ...]
    stem: int
    norm: str
    lemma: str
    pos: str


class Mention(Passage, frozen=True, kw_only=True):
    """A named entity, or a definite noun that stands for one in this document (`nominal`)."""

    type: EntityType
    entity: str
    rule: str
    nominal: bool = False
    candidates: tuple[str, ...] = ()


class Quantity(Passage, frozen=True, kw_only=True):
    """A number of things: [low, high] with None for an open end, and what was counted.

    `counted` is the noun as written, `counted_lemma` its singular, `category` one of gold/GUIDELINES.md section 3,
    `party` the entity whose people or things they are. `parts` are indexes into `Reading.quantities` of figures
    that the text calls a part of this one. `unit` is a currency or measure.
    """

    low: float | int | None
    high: float | int | None
    modifier: Modifier
    counted: str | None
    counted_lemma: str | None
    category: str
    rule: str
    party: str | None = None
    unit: str | None = None
    parts: tuple[int, ...] = ()


class Ordinal(Passage, frozen=True, kw_only=True):
    """A rank ("الثالث", "الدفعة الـ12"), kept apart from quantities."""

    value: int
    rule: str


class When(Struct, frozen=True, kw_only=True):
    """A stretch of time [start, end), aware; None for an open end. `edtf` is its notation, `grain` its precision."""

    start: datetime | None
    end: datetime | None
    edtf: str
    grain: str


class TimeExpression(Passage, frozen=True, kw_only=True):
    """A time expression: TIMEX3 type, value (EDTF, ISO 8601 duration or a REF) and the interval it denotes.

    `part` is MO, AF, EV or NI where the text names a part of the day; `anchor` the reference date used, None
    where the words alone decide."""

    type: TimeType
    value: str
    rule: str
    part: str | None = None
    when: When | None = None
    anchor: str | None = None


class Quotation(Passage, frozen=True, kw_only=True):
    """A stretch between quotation marks, marks included; `inner` is what they enclose. `unclosed` when the
    closing mark is missing and the quotation runs to the end of its line; `scare` when it is a mere name or
    word in marks, not speech."""

    inner: tuple[int, int]
    unclosed: bool = False
    scare: bool = False


class Reporting(Passage, frozen=True, kw_only=True):
    """A reporting phrase (the cue, without clitics): "قال", "نفى", "بحسب", a headline colon.

    `lemma` is its dictionary form, `kind` its construction (speech, according, continuation, passive, colon,
    publication), `stance` what it says of the speaker's attitude, `rule` how it was found."""

    lemma: str
    kind: str
    stance: Stance
    rule: str


class Trigger(Passage, frozen=True, kw_only=True):
    """A word or phrase that tells an event. `form` is verb, masdar, participle, noun or phrase; `voice` active,
    passive or none; `modes` the PLOVER mode first and the ones ruled out after it."""

    event: str
    mode: str | None
    lemma: str
    form: str
    voice: str
    rule: str


class Reading(Struct, frozen=True, kw_only=True):
    """What the language stage found in an article; every list is ordered by start."""

    sentences: tuple[Sentence, ...] = ()
    words: tuple[Word, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    ordinals: tuple[Ordinal, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    reporting: tuple[Reporting, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    published: Published = Published()


# --- claims -------------------------------------------------------------------------------------------------


class Hop(Struct, frozen=True, kw_only=True):
    """One link of a chain of attribution: an entity id (`per:x@group:y` for a spokesman), its kind, and where it is
    told; start and end are None for the outlet that prints the page."""

    entity: str
    kind: HopKind
    start: int | None = None
    end: int | None = None


_HOP_KINDS: dict[str, HopKind] = {
    "per": "person", "group": "group", "intl": "group", "ngo": "group", "state": "state", "state-force": "state",
    "agency": "agency", "media": "outlet", "source": "source", "place": "place",
}  # fmt: skip


def hop_kind(entity: str) -> HopKind:
    """Return the kind of link that an entity makes in a chain."""
    return _HOP_KINDS.get(entity.partition(":")[0], "group")


class Attribution(Struct, frozen=True, kw_only=True):
    """Who stands behind a stretch of text: `scope` is the stretch, `cue` the reporting phrase, `hops` the chain without
    the outlet (origin first). Scopes may nest; the innermost is the nearest speaker. `stance` is the cue's."""

    scope: Passage
    cue: Passage | None
    hops: tuple[Hop, ...]
    stance: Stance
    rule: str


class Claim(Struct, frozen=True, kw_only=True):
    """One reported proposition: chain, stance, event, roles, place, time, figures, each with its evidence.

    The proposition is worded positively; a denial is the same proposition with stance deny. `figures` are indexes into
    `Reading.quantities`. `id` is a hash of article, evidence, event and origin; `rules` name what built it.
    """

    id: str
    event: str
    mode: str | None
    acled: str | None
    stance: Stance
    modality: Modality
    hops: tuple[Hop, ...]
    cue: Passage | None
    agent: tuple[str, ...]
    recipient: tuple[str, ...]
    place: tuple[str, ...]
    time: str | None
    figures: tuple[int, ...]
    evidence: Passage
    trigger: Passage
    gloss: str
    gloss_ar: str
    rules: tuple[str, ...] = ()
    territory_change: bool = False

    @property
    def chain(self) -> tuple[str, ...]:
        """Entity ids of the chain, origin first, outlet last."""
        return tuple(hop.entity for hop in self.hops)


class Document(Struct, frozen=True, kw_only=True):
    """An article with its reading and its claims: what `riwaya read` prints a line for."""

    article: Article
    reading: Reading
    claims: tuple[Claim, ...] = ()

    def check(self) -> None:
        """Make sure that every passage re-reads to its words.

        Raises:
            SpanError: naming the document and the first value that does not.
        """
        for field, found in self.passages():
            if not found.rereads(self.article.text):
                raise SpanError(
                    f"{found.start}..{found.end} does not re-read to {found.text[:40]!r}",
                    where=self.article.doc,
                    field=field,
                    remedy="read the page again; if it stays, report the rule",
                )

    def passages(self) -> Iterator[tuple[str, Passage]]:
        """Yield every passage that a value rests on, with the name of the field that holds it."""
        reading = self.reading
        layers: tuple[tuple[str, tuple[Passage, ...]], ...] = (
            ("sentences", reading.sentences),
            ("words", reading.words),
            ("mentions", reading.mentions),
            ("quantities", reading.quantities),
            ("ordinals", reading.ordinals),
            ("times", reading.times),
            ("quotations", reading.quotations),
            ("reporting", reading.reporting),
            ("triggers", reading.triggers),
        )
        for name, items in layers:
            yield from ((name, item) for item in items)
        for claim in self.claims:
            yield "claims.evidence", claim.evidence
            yield "claims.trigger", claim.trigger
            if claim.cue is not None:
                yield "claims.cue", claim.cue


# --- across documents ---------------------------------------------------------------------------------------


class Story(Struct, frozen=True, kw_only=True):
    """Documents about one event; `why` tells in words what holds them together."""

    id: str
    docs: tuple[str, ...]
    time: str | None = None
    topic: str = ""
    why: str = ""
    why_ar: str = ""


class StoryChange(Struct, frozen=True, kw_only=True):
    """What became of a story when pages came or went: the id that was known, and those its pages stand under now.

    `kind`: merged (its pages stand in a story with those of others), split (they stand in several), renamed (an earlier
    page was found, which names it now) or ended (its pages are gone).
    """

    story: str
    kind: Literal["merged", "split", "renamed", "ended"]
    now: tuple[str, ...] = ()


class CopyGroup(Struct, frozen=True, kw_only=True):
    """Documents of which the rest come from `of` (None when the source is outside the collection).

    `kind` is verbatim, trimmed, reworded, version or partial; `agency` the agency credited by them, if one is; `pairs`
    hold (copy, source, containment of the copy's words in the source), `versions` (older, newer) of one page that its
    outlet edited: no other report, and no copy by another.
    """

    docs: tuple[str, ...]
    of: str | None
    kind: str
    agency: str | None = None
    pairs: tuple[tuple[str, str, float], ...] = ()
    versions: tuple[tuple[str, str], ...] = ()


class Origin(Struct, frozen=True, kw_only=True):
    """One independent first link: its entity, the claims it stands behind (`doc#id`) and why they count as one."""

    entity: str
    claims: tuple[str, ...]
    why: str
    why_ar: str = ""


class Account(Struct, frozen=True, kw_only=True):
    """Claims (`doc#id`) that say the same, and their distinct origins."""

    id: str
    claims: tuple[str, ...]
    origins: tuple[Origin, ...]
    topic: str = ""
    topic_ar: str = ""


class Side(Struct, frozen=True, kw_only=True):
    """One side of a dispute: what it holds, its claims (`doc#id`) and its origins."""

    holds: str
    claims: tuple[str, ...]
    origins: tuple[Origin, ...] = ()
    holds_ar: str = ""


class Dispute(Struct, frozen=True, kw_only=True):
    """Accounts that cannot both hold. `kind` is denial, figure, responsibility or cause; `scope` tells what was
    compared before the two were called rivals (victims, place, period), `reconcile` what would settle it."""

    id: str
    kind: str
    topic: str
    sides: tuple[Side, ...]
    scope: str = ""
    reconcile: str = ""
    topic_ar: str = ""
    scope_ar: str = ""
    reconcile_ar: str = ""


class Happening(Struct, frozen=True, kw_only=True):
    """An entry of the timeline: EDTF time, precision (day, month, …), kind, and its claims (`doc#id`).

    `planned`: nobody tells it as having happened. A turn is a party that takes back what it said, or says it after all.
    """

    time: str
    grain: str
    kind: Literal["event", "statement", "turn"]
    gloss: str
    claims: tuple[str, ...]
    planned: bool = False
    gloss_ar: str = ""


class Collection(Struct, frozen=True, kw_only=True):
    """What holds across documents: a pure function of documents and judgements."""

    stories: tuple[Story, ...] = ()
    copies: tuple[CopyGroup, ...] = ()
    accounts: tuple[Account, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    timeline: tuple[Happening, ...] = ()


class Estimate(Struct, frozen=True, kw_only=True):
    """What figures of one kind come to under a policy, and why; what was said stays as it was said.

    `policy` is acled, ucdp or airwars; `best` the one number the policy asks for, where it asks for one."""

    policy: str
    category: str
    low: float | None
    high: float | None
    why: str
    why_ar: str
    best: float | None = None


class Grade(Struct, frozen=True, kw_only=True):
    """A proposed grade and its reason: `scheme` is airwars (Confirmed, Fair, …) or admiralty (a letter and a digit).

    `judged` when a person gave it."""

    scheme: str
    value: str
    why: str
    why_ar: str
    judged: bool = False


class Incident(Struct, frozen=True, kw_only=True):
    """Claims of one thing that is said to have happened, as event data count it: one place, one time, one kind.

    `claims` assert it, `against` deny or doubt it (`doc#id`); `disputes` are the ids of those that it stands in;
    `origins` are independent. `time` is EDTF, `place` the innermost place told, `agent` and `recipient` all that any
    claim names.
    """

    id: str
    story: str
    event: str
    mode: str | None
    acled: str | None
    time: str | None
    place: str | None
    agent: tuple[str, ...]
    recipient: tuple[str, ...]
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    gloss: str
    gloss_ar: str
    against: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    grades: tuple[Grade, ...] = ()


# --- judgements ---------------------------------------------------------------------------------------------


class Target(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a judgement is about, and what the person saw of it: enough to find it again after better rules.

    A claim or mention has `doc`, the `article` id, `spans` with the words seen and, for a claim, its id and `event`. A
    dispute, account, story, entity or judgement has its id as `item`. `items` are what is merged or split, or what a
    dispute, account or story was made of: documents, `doc#id` or entities.
    """

    kind: TargetKind
    doc: str = ""
    article: str = ""
    claim: str = ""
    event: str = ""
    spans: tuple[Passage, ...] = ()
    item: str = ""
    items: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How people name it: `doc#claim`, `doc`, or the id."""
        if self.kind == "mention":
            return f"{self.doc}@{self.spans[0].start}" if self.spans else self.doc
        return f"{self.doc}#{self.claim}" if self.claim else self.doc or self.item or " ".join(self.items)


class Figure(Passage, frozen=True, kw_only=True, omit_defaults=True):
    """A figure as a person reads it; the fields are those of a `Quantity`."""

    low: float | int | None
    high: float | int | None
    category: str
    modifier: Modifier = "exact"
    counted: str | None = None
    counted_lemma: str | None = None
    party: str | None = None


class Correction(Struct, frozen=True, kw_only=True):
    """What a person puts in the place of what was read; what is UNSET stays as it is.

    `chain` holds entity ids, origin first. `entity` is for mentions and for an entity that is split off.
    """

    event: str | UnsetType = UNSET
    mode: str | UnsetType | None = UNSET
    acled: str | UnsetType | None = UNSET
    stance: Stance | UnsetType = UNSET
    modality: Modality | UnsetType = UNSET
    chain: tuple[str, ...] | UnsetType = UNSET
    agent: tuple[str, ...] | UnsetType = UNSET
    recipient: tuple[str, ...] | UnsetType = UNSET
    place: tuple[str, ...] | UnsetType = UNSET
    time: str | UnsetType | None = UNSET
    figures: tuple[Figure, ...] | UnsetType = UNSET
    evidence: Passage | UnsetType = UNSET
    cue: Passage | UnsetType | None = UNSET
    gloss: str | UnsetType = UNSET
    gloss_ar: str | UnsetType = UNSET
    entity: str | UnsetType = UNSET


class Judgement(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person's decision: only ever added, by whom, when (ISO, aware), why, on what they saw.

    `saw` is the judgement that stood last on the target when they decided ("" for none), `value` a grade, a comment, or
    the side that holds (settle: its number from 1, or none). `undo` withdraws the judgement that is its target, and can
    be undone itself. A second reviewer accepts or rejects the first one's judgement.
    """

    id: str
    action: Verdict
    target: Target
    actor: str
    at: str
    reason: str = ""
    value: str = ""
    saw: str = ""
    correction: Correction | None = None
