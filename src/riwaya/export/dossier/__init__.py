"""The dossier: a ledger as one self-contained HTML file, to read, forward and print.

Right-to-left, Arabic first with English beside it. Every claim shows its chain and the exact sentence it was read from,
and leads to the place in the full text; the styles and the little script are inside the file, nothing is fetched.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from msgspec import Struct, structs

from riwaya.claims.gloss import unmarked
from riwaya.export.dossier.labels import ENTITY, Label, Labels, isolated
from riwaya.export.dossier.marks import Marked, Piece, marked_lines, sentence_pieces
from riwaya.knowledge import ontology, places
from riwaya.model import (
    Account,
    Claim,
    Collection,
    CopyGroup,
    Dispute,
    Document,
    Happening,
    Origin,
    Quantity,
    Side,
    Story,
)
from riwaya.pictures import drawings, styles
from riwaya.script import key

__all__ = ["dossier"]

#: How much longer the scale is than the highest figure where one has no upper end ("more than 45").
OPEN = 1.2

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: An id of an entity in a reason: "media:sana", "per:x@group:y".


class Drawing(Struct, frozen=True):
    """A picture for readers of each language; empty where there is nothing to draw."""

    ar: str = ""
    en: str = ""


class Told(Struct, frozen=True, kw_only=True):
    """A claim with what pictures need of its document."""

    ref: str
    claim: Claim
    figures: tuple[Quantity, ...]
    outlet: str
    published: str | None


class Counted(Struct, frozen=True, kw_only=True):
    """How much is told of a day."""

    day: str
    claims: int
    pages: int = 0


class Spot(Struct, frozen=True, kw_only=True):
    """How much is told of a place, and where it lies."""

    place: str
    n: int
    lat: float | None = None
    lon: float | None = None
    precision: float | None = None


class Said(Struct, frozen=True, kw_only=True):
    """A claim as the page shows it."""

    ref: str
    anchor: str
    doc: str
    outlet: Label
    day: Label | None
    stance: str
    modality: str
    event: Label
    chain: tuple[Label, ...]
    gloss: Label
    figures: tuple[str, ...]
    place: tuple[Label, ...]
    time: Label | None
    acled: str | None
    pieces: tuple[Piece, ...]
    also: tuple[Said, ...] = ()


class Stands(Struct, frozen=True, kw_only=True):
    """An independent origin: who, why the claims behind it count as one, and the outlets that carry it."""

    entity: Label
    why: Label
    outlets: tuple[Label, ...]


class Position(Struct, frozen=True, kw_only=True):
    """A side of a dispute."""

    holds: Label
    origins: tuple[Stands, ...]
    said: tuple[Said, ...]


class Collision(Struct, frozen=True, kw_only=True):
    """A dispute, with its figures as bars where it is about figures."""

    anchor: str
    kind: Label
    topic: Label
    scope: Label
    reconcile: Label
    positions: tuple[Position, ...]
    bars: tuple[Bar, ...]


class Bar(Struct, frozen=True, kw_only=True):
    """A figure of a side as a bar, in hundredths of the scale: sure up to `low`, possible up to `high`."""

    label: str
    low: float
    high: float
    side: int


class Day(Struct, frozen=True, kw_only=True):
    """A day of the timeline and what is said to have happened."""

    time: Label
    entries: tuple[Entry, ...]


class Entry(Struct, frozen=True, kw_only=True):
    """Something that happened, or was said, on a day."""

    kind: str
    planned: bool
    said: Said
    gloss: Label
    also: int
    origins: int


class Group(Struct, frozen=True, kw_only=True):
    """A story: its documents and what is said in them, account by account."""

    anchor: str
    topic: str
    time: Label | None
    why: Label
    docs: tuple[Source, ...]
    accounts: tuple[Row, ...]
    graph: Drawing = Drawing()
    chart: Drawing = Drawing()


class Row(Struct, frozen=True, kw_only=True):
    """An account: the claims that say the same and its origins."""

    anchor: str
    said: tuple[Said, ...]
    origins: tuple[Stands, ...]


class Copied(Struct, frozen=True, kw_only=True):
    """A group of copies: the source, if it is here, and each copy with the share of its words that come from it."""

    kind: Label
    source: Source | None
    agency: Label | None
    copies: tuple[tuple[Source, int | None], ...]


class Source(Struct, frozen=True, kw_only=True):
    """An article in the list of sources."""

    anchor: str
    doc: str
    title: str
    outlet: Label
    author: str | None
    day: Label | None
    how: Label
    capture: str
    url: str | None
    lines: tuple[Marked, ...]


def dossier(documents: Sequence[Document], collection: Collection, *, title: str | None = None) -> str:
    """Return the dossier of a collection as one HTML file."""
    return _Maker(documents, collection).page(title)


class _Maker:
    """Turns records into what the template shows; holds the tables that every part looks things up in."""

    def __init__(self, documents: Sequence[Document], collection: Collection) -> None:
        self._documents = {document.article.doc: document for document in documents}
        self._numbers = {doc: number for number, doc in enumerate(self._documents, start=1)}
        self._collection = collection
        self._labels = Labels(documents)
        self._claims = {
            f"{document.article.doc}#{claim.id}": (document, claim)
            for document in documents
            for claim in document.claims
        }
        self._account_of = {claim: account for account in collection.accounts for claim in account.claims}

    def page(self, title: str | None) -> str:
        """Return the finished file."""
        days = sorted(
            doc.reading.published.edtf or "" for doc in self._documents.values() if doc.reading.published.edtf
        )
        return (
            _environment()
            .get_template("dossier.html.j2")
            .render(
                title=title,
                period=(days[0], days[-1]) if days else None,
                counts=self._counts(),
                timeline=self._timeline(),
                map=self._map(),
                days=tuple(self._days()),
                collisions=tuple(
                    self._collision(n, dispute) for n, dispute in enumerate(self._collection.disputes, start=1)
                ),
                groups=tuple(self._group(n, story) for n, story in enumerate(self._collection.stories, start=1)),
                copies=tuple(self._copied(group) for group in self._collection.copies),
                sources=tuple(self._source(document) for document in self._documents.values()),
                t=self._labels.term,
                styles=_file("dossier.css") + styles(),
                script=_file("dossier.js"),
            )
        )

    def _counts(self) -> tuple[tuple[int, Label], ...]:
        outlets = {document.article.outlet for document in self._documents.values()}
        copied = sum(len(group.docs) - 1 for group in self._collection.copies)
        counted = (
            (len(self._documents), "documents"),
            (len(outlets), "outlets"),
            (len(self._claims), "claims"),
            (len(self._collection.accounts), "accounts"),
            (len(self._collection.disputes), "disputes_count"),
            (copied, "copies_count"),
        )
        return tuple((number, self._labels.term(key)) for number, key in counted)

    def _days(self) -> Iterator[Day]:
        by_day: dict[str, list[Entry]] = defaultdict(list)
        for happening in self._collection.timeline:
            entry = self._entry(happening)
            if entry is not None:
                by_day[happening.time].append(entry)
        for time in sorted(by_day, key=lambda value: value.lstrip("./")):
            yield Day(time=self._labels.when(time), entries=tuple(by_day[time]))

    def _entry(self, happening: Happening) -> Entry | None:
        known = [ref for ref in happening.claims if ref in self._claims]
        if not known:
            return None
        account = self._account_of.get(known[0])
        said = self._said(known[0])
        # A turn holds two claims, what was said before and after; it alone tells both.
        gloss = Label(happening.gloss_ar, happening.gloss) if happening.kind == "turn" else said.gloss
        return Entry(
            kind=happening.kind,
            planned=happening.planned,
            said=said,
            gloss=gloss,
            also=len(known) - 1,
            origins=1 if account is None else len(account.origins),
        )

    def _collision(self, number: int, dispute: Dispute) -> Collision:
        positions = tuple(self._position(side) for side in dispute.sides)
        return Collision(
            anchor=f"dispute-{number}",
            kind=self._labels.term(f"kind_{dispute.kind}"),
            topic=Label(ar=unmarked(positions[0].holds.ar), en=unmarked(positions[0].holds.en)),
            scope=self._in_words(dispute.scope, dispute.scope_ar),
            reconcile=self._labels.term(f"reconcile_{dispute.kind}"),
            positions=positions,
            bars=self._bars(dispute) if dispute.kind == "figure" else (),
        )

    def _position(self, side: Side) -> Position:
        said = tuple(self._folded([ref for ref in side.claims if ref in self._claims]))
        holds = said[0].gloss if said else Label(side.holds, side.holds)
        return Position(holds=holds, origins=self._stands(side.origins), said=said)

    def _folded(self, refs: Sequence[str]) -> Iterator[Said]:
        """Yield the claims, those that copied pages print in the same words under the first of them."""
        by_words: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for ref in refs:
            _, claim = self._claims[ref]
            by_words[claim.event, claim.stance, claim.chain[:1], key(claim.evidence.text)].append(ref)
        for first, *others in by_words.values():
            yield structs.replace(self._said(first), also=tuple(self._said(ref) for ref in others))

    def _bars(self, dispute: Dispute) -> tuple[Bar, ...]:
        figures = [
            (number, quantity)
            for number, side in enumerate(dispute.sides, start=1)
            for quantity in _distinct(self._figures(ref) for ref in side.claims if ref in self._claims)
        ]
        ends = [bound for _, quantity in figures for bound in (quantity.low, quantity.high) if bound is not None]
        is_open = any(quantity.high is None for _, quantity in figures)
        scale = (max(ends, default=0) or 1) * (OPEN if is_open else 1)
        return tuple(_bar(number, quantity, scale) for number, quantity in figures)

    def _figures(self, ref: str) -> tuple[Quantity, ...]:
        document, claim = self._claims[ref]
        return tuple(document.reading.quantities[index] for index in claim.figures)

    def _group(self, number: int, story: Story) -> Group:
        docs = [self._documents[doc] for doc in story.docs if doc in self._documents]
        refs = [f"{document.article.doc}#{claim.id}" for document in docs for claim in document.claims]
        return Group(
            anchor=f"story-{number}",
            topic=story.topic or (docs[0].article.title or "" if docs else ""),
            time=self._when(story.time),
            why=self._in_words(story.why, story.why_ar),
            docs=tuple(self._source(document) for document in docs),
            accounts=tuple(self._rows(refs)),
            graph=self._graph(told := [self._told(ref) for ref in refs]),
            chart=self._chart(told),
        )

    # --- pictures -----------------------------------------------------------------------------------------

    def _timeline(self) -> Drawing:
        """Return how much is told of which days: of the time that a claim tells, else of its publication."""
        days = Counter(_day(told.claim.time) or _day(told.published) for told in map(self._told, self._claims))
        bars = [Counted(day=day, claims=n) for day, n in days.items() if day]
        return self._drawn(
            lambda title, language: drawings.timeline_of(
                bars, title=title, rtl=language == "ar", words=lambda _, claims: str(claims), tight=True
            ),
            "timeline",
        )

    def _map(self) -> Drawing:
        """Return the places that claims tell of, as far as it is known where they lie."""
        found = Counter(place for _, claim in self._claims.values() for place in claim.place)
        spots = [self._spot(place, n) for place, n in found.most_common()]
        return self._drawn(
            lambda title, language: drawings.map_of_spots(
                spots, title=title, beyond=getattr(self._labels.term("beyond"), language), rtl=language == "ar",
                name=self._naming(language), url=None,
            ),
            "map",
        )  # fmt: skip

    def _graph(self, told: Sequence[Told]) -> Drawing:
        """Return who quotes whom."""
        return self._drawn(
            lambda title, language: drawings.graph_of(
                told, title=title, rtl=language == "ar", name=self._naming(language), url=None
            ),
            "graph",
        )

    def _chart(self, told: Sequence[Told]) -> Drawing:
        """Return the figures that are told most, over time."""

        def draw(title: str, language: str) -> str:
            found = drawings.figures_of(
                told, "", title=title, rtl=language == "ar", name=self._naming(language),
                link=lambda one: f"#{self._anchor(one.ref)}",
            )  # fmt: skip
            return found.svg if found is not None else ""

        return self._drawn(draw, "chart")

    def _drawn(self, draw: Callable[[str, str], str], title: str) -> Drawing:
        label = self._labels.term(title)
        return Drawing(draw(label.ar, "ar"), draw(label.en, "en"))

    def _naming(self, language: str) -> Callable[[str], str]:
        return lambda entity: str(getattr(self._labels.entity(entity), language))

    def _told(self, ref: str) -> Told:
        document, claim = self._claims[ref]
        return Told(
            ref=ref,
            claim=claim,
            figures=self._figures(ref),
            outlet=document.article.outlet or document.article.doc,
            published=document.reading.published.edtf,
        )

    def _spot(self, place: str, n: int) -> Spot:
        known = places.by_id().get(place)
        if known is None:
            return Spot(place=place, n=n)
        return Spot(place=place, n=n, lat=known.lat, lon=known.lon, precision=known.precision)

    def _rows(self, refs: Iterable[str]) -> Iterator[Row]:
        """Yield the accounts of these claims, the best supported first; a claim without company is a row of its own."""
        wanted = list(refs)
        rows: dict[str, list[str]] = defaultdict(list)
        for ref in wanted:
            account = self._account_of.get(ref)
            rows[ref if account is None else account.id].append(ref)
        for row in sorted(rows.values(), key=lambda row: (-len(row), wanted.index(row[0]))):
            account = self._account_of.get(row[0])
            yield Row(
                anchor=self._anchor(row[0]),
                said=tuple(self._folded(row)),
                origins=() if account is None else self._origins_within(account, set(row)),
            )

    def _origins_within(self, account: Account, refs: set[str]) -> tuple[Stands, ...]:
        return self._stands(origin for origin in account.origins if refs & set(origin.claims))

    def _stands(self, origins: Iterable[Origin]) -> tuple[Stands, ...]:
        return tuple(
            Stands(
                entity=self._labels.entity(origin.entity),
                why=self._in_words(origin.why, origin.why_ar),
                outlets=self._outlets(origin.claims),
            )
            for origin in origins
        )

    def _outlets(self, refs: Iterable[str]) -> tuple[Label, ...]:
        docs = {ref.rpartition("#")[0]: None for ref in refs}
        return tuple(dict.fromkeys(self._outlet(self._documents[doc]) for doc in docs if doc in self._documents))

    def _outlet(self, document: Document) -> Label:
        outlet, name = document.article.outlet, document.article.outlet_name
        if outlet is not None:
            return self._labels.entity(outlet)
        return Label(name or document.article.doc, name or document.article.doc)

    def _copied(self, group: CopyGroup) -> Copied:
        shares = {copy: share for copy, _, share in group.pairs}
        copies = [doc for doc in group.docs if doc != group.of and doc in self._documents]
        return Copied(
            kind=self._labels.term(f"copy_{group.kind}"),
            source=self._source(self._documents[group.of]) if group.of in self._documents else None,
            agency=None if group.agency is None else self._labels.entity(group.agency),
            copies=tuple((self._source(self._documents[doc]), _percent(shares.get(doc))) for doc in copies),
        )

    def _source(self, document: Document) -> Source:
        article, published = document.article, document.reading.published
        return Source(
            anchor=f"source-{self._numbers[article.doc]}",
            doc=article.doc,
            title=article.title or article.doc,
            outlet=self._outlet(document),
            author=article.author,
            day=self._when(published.edtf),
            how=self._labels.term(f"published_{published.how}"),
            capture=article.capture,
            url=article.url,
            lines=marked_lines(document),
        )

    def _said(self, ref: str) -> Said:
        document, claim = self._claims[ref]
        return Said(
            ref=ref,
            anchor=self._anchor(ref),
            doc=document.article.doc,
            outlet=self._outlet(document),
            day=self._when(document.reading.published.edtf),
            stance=claim.stance,
            modality=claim.modality,
            event=_event(claim.event, claim.mode),
            chain=tuple(self._labels.entity(entity) for entity in claim.chain),
            gloss=Label(isolated(claim.gloss_ar), claim.gloss),
            figures=tuple(document.reading.quantities[index].text for index in claim.figures),
            place=tuple(self._labels.entity(entity) for entity in claim.place),
            time=self._when(claim.time),
            acled=claim.acled,
            pieces=sentence_pieces(document, claim),
        )

    def _when(self, edtf: str | None) -> Label | None:
        return None if edtf is None else self._labels.when(edtf)

    def _in_words(self, why: str, why_ar: str) -> Label:
        """Return a reason with names in the place of ids."""
        return Label(
            ENTITY.sub(lambda match: self._labels.entity(match.group()).ar, why_ar or why),
            ENTITY.sub(lambda match: self._labels.entity(match.group()).en, why),
        )

    def _anchor(self, ref: str) -> str:
        doc, _, claim = ref.rpartition("#")
        return f"claim-{self._numbers[doc]}-{claim}"


def _day(edtf: str | None) -> str:
    """Return the first day of a time where it tells one."""
    found = _DAY.search((edtf or "").partition("/")[0])
    return found.group() if found else ""


def _distinct(figures: Iterable[tuple[Quantity, ...]]) -> list[Quantity]:
    """Return the figures of several claims, equal ones once."""
    seen: dict[tuple[object, ...], Quantity] = {}
    for quantity in (quantity for some in figures for quantity in some):
        seen.setdefault((quantity.low, quantity.high, quantity.modifier), quantity)
    return list(seen.values())


def _bar(side: int, quantity: Quantity, scale: float) -> Bar:
    high = scale if quantity.high is None else quantity.high
    return Bar(label=quantity.text, low=100 * (quantity.low or 0) / scale, high=100 * high / scale, side=side)


def _percent(share: float | None) -> int | None:
    return None if share is None else round(100 * share)


def _event(event: str, mode: str | None) -> Label:
    """Return what happened in one or two words: the mode where there is one ("air strike"), else the type."""
    label = ontology.mode_label(event, mode)
    return Label(label.ar, label.en)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("riwaya.export.dossier"),
        autoescape=select_autoescape(enabled_extensions=("j2",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _file(name: str) -> str:
    return (resources.files("riwaya.export.dossier") / "templates" / name).read_text("utf-8")
