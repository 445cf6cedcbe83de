"""Turns documents and what was found across them into what the dossier shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from riwaya.claims.gloss import unmarked
from riwaya.export.dossier import pictures
from riwaya.export.dossier.labels import Label, Labels, in_words, isolated
from riwaya.export.dossier.marks import marked_lines, sentence_pieces
from riwaya.export.dossier.pictures import Told
from riwaya.export.dossier.records import (
    Bar,
    Collision,
    Copied,
    Day,
    Entry,
    Group,
    Position,
    Row,
    Said,
    Source,
    Stands,
)
from riwaya.knowledge import ontology
from riwaya.model import (
    Account,
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
from riwaya.script import key

#: How much longer the scale is than the highest figure where one has no upper end ("more than 45").
OPEN = 1.2


class Maker:
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
        self._sources = {document.article.doc: self._source(document) for document in documents}

    def shown(self) -> dict[str, object]:
        """Return all that the template needs."""
        days = sorted(
            doc.reading.published.edtf or "" for doc in self._documents.values() if doc.reading.published.edtf
        )
        told = [self._told(ref) for ref in self._claims]
        return {
            "period": (days[0], days[-1]) if days else None,
            "counts": self._counts(),
            "timeline": pictures.timeline(told, self._labels),
            "map": pictures.spots(told, self._labels),
            "days": tuple(self._days()),
            "collisions": tuple(
                self._collision(n, dispute) for n, dispute in enumerate(self._collection.disputes, start=1)
            ),
            "groups": tuple(self._group(n, story) for n, story in enumerate(self._collection.stories, start=1)),
            "copies": tuple(self._copied(group) for group in self._collection.copies),
            "sources": tuple(self._sources.values()),
            "t": self._labels.term,
        }

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
        told = [self._told(ref) for ref in refs]
        return Group(
            anchor=f"story-{number}",
            topic=story.topic or (docs[0].article.title or "" if docs else ""),
            time=self._when(story.time),
            why=self._in_words(story.why, story.why_ar),
            docs=tuple(self._sources[document.article.doc] for document in docs),
            accounts=tuple(self._rows(refs)),
            graph=pictures.graph(told, self._labels),
            chart=pictures.chart(told, self._labels, lambda ref: f"#{self._anchor(ref)}"),
        )

    def _told(self, ref: str) -> Told:
        document, claim = self._claims[ref]
        return Told(
            ref=ref,
            claim=claim,
            figures=self._figures(ref),
            outlet=document.article.outlet or document.article.doc,
            published=document.reading.published.edtf,
        )

    def _rows(self, refs: Iterable[str]) -> Iterator[Row]:
        """Yield the accounts of these claims, the best supported first; a claim without company is a row of its own."""
        rows: dict[str, list[str]] = defaultdict(list)
        for ref in refs:
            account = self._account_of.get(ref)
            rows[ref if account is None else account.id].append(ref)
        for row in sorted(rows.values(), key=lambda row: -len(row)):
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
            source=self._sources.get(group.of) if group.of else None,
            agency=None if group.agency is None else self._labels.entity(group.agency),
            copies=tuple((self._sources[doc], _percent(shares.get(doc))) for doc in copies),
        )

    def _source(self, document: Document) -> Source:
        article, published = document.article, document.reading.published
        return Source(
            anchor=f"source-{self._numbers[article.doc]}",
            number=self._numbers[article.doc],
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
            number=self._numbers[document.article.doc],
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
            in_words(why_ar or why, "ar", lambda entity: self._labels.entity(entity).ar),
            in_words(why, "en", lambda entity: self._labels.entity(entity).en),
        )

    def _anchor(self, ref: str) -> str:
        doc, _, claim = ref.rpartition("#")
        return f"claim-{self._numbers[doc]}-{claim}"


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
