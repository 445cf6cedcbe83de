"""What the store answers with: frozen records for lists and pages.

Days are ISO dates, "" where unknown. A `Page` is a stretch of a list; its `next` goes back into `after` for the rest.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

from riwaya.model import Account, Claim, CopyGroup, Dispute, Document, Judgement, Passage, Quantity, Story

Item = TypeVar("Item")


class Failure(Struct, frozen=True, kw_only=True):
    """Something that `riwaya verify` found wrong: what, and where."""

    where: str
    what: str


class Page(Struct, Generic[Item], frozen=True, kw_only=True):
    """A stretch of a list, and what to give as `after` for the next one (None at the end)."""

    items: tuple[Item, ...]
    next: str | None = None


# --- claims -------------------------------------------------------------------------------------------------


class Stated(Struct, frozen=True, kw_only=True):
    """A claim as it stands in lists: its page, its figures written out, and what people decided about it.

    `day` is the first day of what it tells, else that of publication. `doubts` are names of `riwaya.review.DOUBTS`.
    `status` is "", accepted, rejected or corrected, `grade` what a person graded it; `disputed` counts the disputes it
    stands in, `copied` the pages that copy its page.
    """

    doc: str
    claim: Claim
    figures: tuple[Quantity, ...] = ()
    outlet: str = ""
    title: str = ""
    published: str | None = None
    day: str = ""
    doubts: tuple[str, ...] = ()
    status: str = ""
    grade: str = ""
    disputed: int = 0
    copied: int = 0
    priority: int = 0

    @property
    def ref(self) -> str:
        """The name that collections know it by: `doc#id`."""
        return f"{self.doc}#{self.claim.id}"


# --- counts -------------------------------------------------------------------------------------------------


class Bar(Struct, frozen=True, kw_only=True):
    """A day of a histogram: how many pages appeared and how many claims tell of it."""

    day: str
    pages: int = 0
    claims: int = 0


class Count(Struct, frozen=True, kw_only=True):
    """Something with a number: an entity, an event type, an outlet; with the labels that are known of it."""

    value: str
    n: int
    ar: str = ""
    en: str = ""


class Spot(Struct, frozen=True, kw_only=True):
    """A place on the map: degrees, the radius in kilometres within which they hold, and how many claims tell of it.

    `lat`, `lon` and `precision` are None for a place without a known position (a country, an unlisted village)."""

    place: str
    n: int
    ar: str = ""
    en: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: float | None = None


class News(Struct, frozen=True, kw_only=True):
    """What came since a log entry: pages, stories and disputes; `until` is the last entry now."""

    since: int
    until: int
    pages: int
    edited: int
    failed: int
    stories: int
    disputes: int
    judgements: int


class Overview(Struct, frozen=True, kw_only=True):
    """The first page: what the ledger holds, what waits for a person (counted up to 10,000), and the time it spans."""

    counts: dict[str, int]
    head: str
    entries: int
    first_day: str
    last_day: str
    outlets: int
    open_disputes: int
    waiting: int
    is_reconciled: bool


# --- pages --------------------------------------------------------------------------------------------------


class DocRow(Struct, frozen=True, kw_only=True):
    """A page in a list."""

    doc: str
    title: str
    outlet: str
    published: str | None
    day: str
    claims: int = 0
    story: str = ""
    source: str = ""
    first: bool = False


class StoryRow(Struct, frozen=True, kw_only=True):
    """A story in a list: its first page's title, how many pages, outlets, copies and disputes it has."""

    id: str
    title: str
    day: str
    docs: int
    outlets: int
    copies: int
    disputes: int = 0
    topic: str = ""
    time: str | None = None


class DisputeRow(Struct, frozen=True, kw_only=True):
    """A dispute in a list. `status` is open, settled or left_open; `origins` counts the independent ones a side."""

    id: str
    kind: str
    topic: str
    holds: tuple[str, ...]
    claims: tuple[int, ...]
    origins: tuple[int, ...]
    day: str
    story: str = ""
    status: str = "open"
    topic_ar: str = ""


class Cell(Struct, frozen=True, kw_only=True):
    """A cell of the matrix: what one column says of one row. `stances` of its claims, `figures` as written, their refs;
    `copies` of them repeat the text of another page of the story."""

    stances: tuple[str, ...]
    figures: tuple[str, ...]
    claims: tuple[str, ...]
    copies: int = 0


class MatrixRow(Struct, frozen=True, kw_only=True):
    """A proposition: an account, or a claim that one page alone makes (then `account` is None)."""

    account: str | None
    topic: str
    topic_ar: str
    event: str
    origins: tuple[str, ...]
    disputes: tuple[str, ...]
    cells: dict[str, Cell]


class Matrix(Struct, frozen=True, kw_only=True):
    """Propositions down, outlets (or camps) across."""

    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


class StoryPage(Struct, frozen=True, kw_only=True):
    """All that a story's page shows. `claims` are keyed `doc#id`; documents are in order of publication."""

    story: Story
    row: StoryRow
    docs: tuple[DocRow, ...]
    accounts: tuple[Account, ...]
    disputes: tuple[DisputeRow, ...]
    copies: tuple[CopyGroup, ...]
    claims: dict[str, Stated]
    outlets: Matrix
    camps: Matrix


class Version(Struct, frozen=True, kw_only=True):
    """One capture of a page: its number, hash, how and when it came, and why it could not be read ("" if it was)."""

    number: int
    sha256: str
    media_type: str
    how: str
    url: str | None
    obtained: str | None
    added: str | None
    size: int
    newest: bool
    failure: str = ""


class ArticlePage(Struct, frozen=True, kw_only=True):
    """All that an article's page shows: the document as judged and as read, its versions and what it is part of."""

    document: Document
    machine: Document
    row: DocRow
    versions: tuple[Version, ...]
    claims: tuple[Stated, ...]
    accounts: tuple[Account, ...]
    disputes: tuple[DisputeRow, ...]
    copies: tuple[CopyGroup, ...]


class DisputePage(Struct, frozen=True, kw_only=True):
    """All that a dispute's page shows; `claims` are keyed `doc#id` and hold the exact words."""

    dispute: Dispute
    row: DisputeRow
    claims: dict[str, Stated]
    docs: dict[str, DocRow]


class EntityPage(Struct, frozen=True, kw_only=True):
    """An actor, place or outlet: what is known of it, how this ledger's pages call it, and counts by role.

    For a place `spot` is where it lies. Claims themselves come page by page (`Views.claims`)."""

    entity: str
    ar: str
    en: str
    roles: dict[str, int]
    names: tuple[Count, ...]
    events: tuple[Count, ...]
    days: tuple[Bar, ...]
    spot: Spot | None = None


class OutletPage(Struct, frozen=True, kw_only=True):
    """An outlet: what it carries, whom it copies and who copies it, how often it was first.

    `first` counts stories of several pages in which it was among the first, `after` those in which it came later;
    `alone` stories that no other page tells."""

    outlet: str
    ar: str
    en: str
    pages: int
    first_day: str
    last_day: str
    alone: int
    first: int
    after: int
    copied: int
    copies_from: tuple[Count, ...]
    copied_by: tuple[Count, ...]
    events: tuple[Count, ...]
    speakers: tuple[Count, ...]
    days: tuple[Bar, ...]
    facts: dict[str, str]


class OutletRow(Struct, frozen=True, kw_only=True):
    """An outlet in the list of sources."""

    outlet: str
    ar: str
    en: str
    pages: int
    first_day: str
    last_day: str


class SourceRow(Struct, frozen=True, kw_only=True):
    """A capture in the list of sources; `failure` says why it could not be read ("" if it was)."""

    number: int
    doc: str
    sha256: str
    how: str
    url: str | None
    media_type: str
    obtained: str | None
    added: str | None
    failure: str = ""


class Entry(Struct, frozen=True, kw_only=True):
    """An entry of the log: who did what to which thing, when. `body` says with what, `hash` proves it."""

    seq: int
    at: str
    actor: str
    action: str
    subject: str
    body: dict[str, str]
    hash: str


# --- search -------------------------------------------------------------------------------------------------


class Snippet(Struct, frozen=True, kw_only=True):
    """Words of a query in their sentence: code points [start, end) of the article, its text, and what was found.

    `cut` says whether the sentence begins before, and goes on behind, what is shown of it.
    """

    start: int
    end: int
    text: str
    found: tuple[Passage, ...]
    cut: tuple[bool, bool] = (False, False)


class Hit(Struct, frozen=True, kw_only=True):
    """A document that answers a query: where its words stand, and the claims that answer its fields."""

    doc: str
    title: str | None
    outlet: str | None
    published: str | None
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    score: float
    snippets: tuple[Snippet, ...] = ()


class SavedSearch(Struct, frozen=True, kw_only=True):
    """A query that somebody keeps under a name."""

    name: str
    query: str
    owner: str
    created: str


# --- judgements ---------------------------------------------------------------------------------------------


class Waiting(Struct, frozen=True, kw_only=True):
    """A claim that waits for a person, and why it stands where it does: disputed, copied, and its doubts."""

    stated: Stated
    reasons: tuple[str, ...]


class Decided(Struct, frozen=True, kw_only=True):
    """A judgement in a list. `active` unless somebody withdrew it; `means` is what it is attached to now ("" for
    nothing) and `how` that was found (id, words, none); `entry` is its number in the log."""

    judgement: Judgement
    entry: int
    active: bool
    means: str
    how: str


class Standing(Struct, frozen=True, kw_only=True):
    """What people decided about one thing, first to last. `last` is what a next judgement must name as seen.

    `status` is that of a claim or dispute; `seconded` tells whether another person accepted the judgement that stands,
    `contested` whether another rejected it."""

    name: str
    status: str
    last: str
    decided: tuple[Decided, ...]
    seconded: bool = False
    contested: bool = False
