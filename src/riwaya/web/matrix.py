"""The matrix of a story as a page shows it: propositions by outlet or camp, copies folded under whom they copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from riwaya.claims.gloss import unmarked
from riwaya.export.dossier.labels import isolated
from riwaya.store import Stated
from riwaya.store.records import Cell, Matrix, MatrixRow, StoryPage
from riwaya.web.asking import Ask, event
from riwaya.web.names import article_url
from riwaya.web.wording import camp_name


class Column(Struct, frozen=True, kw_only=True):
    """A column of the matrix: an outlet with those that copied its text folded under it, or a camp."""

    label: str
    folded: tuple[str, ...]


class Said(Struct, frozen=True, kw_only=True):
    """A cell of the matrix as it is shown."""

    stances: tuple[str, ...]
    figures: tuple[str, ...]
    copies: int
    href: str
    words: str


class Row(Struct, frozen=True, kw_only=True):
    """A row of the matrix as it is shown."""

    topic: str
    event: str
    origins: int
    disputes: tuple[str, ...]
    cells: tuple[Said | None, ...]


class Grid(Struct, frozen=True, kw_only=True):
    """The matrix as it is shown."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def propositions(rows: Sequence[MatrixRow], denials: set[str]) -> tuple[MatrixRow, ...]:
    """Return the rows, an assertion and its denials (which one dispute holds together) as one proposition."""
    joined: list[list[MatrixRow]] = []
    for row in rows:
        own = denials.intersection(row.disputes)
        same = [group for group in joined if any(own.intersection(other.disputes) for other in group)]
        rest = [group for group in joined if group not in same]
        joined = [*rest, [*(other for group in same for other in group), row]] if same else [*joined, [row]]
    order = {id(row): number for number, row in enumerate(rows)}
    joined.sort(key=lambda group: min(order[id(row)] for row in group))
    return tuple(_joined(group) for group in joined)


def _joined(rows: Sequence[MatrixRow]) -> MatrixRow:
    """Return one row for several, worded as the first that nobody denies or doubts."""
    if len(rows) == 1:
        return rows[0]
    plain = sorted(rows, key=lambda row: sum(set(cell.stances) != {"assert"} for cell in row.cells.values()))
    cells: dict[str, list[Cell]] = {}
    for row in rows:
        for column, cell in row.cells.items():
            cells.setdefault(column, []).append(cell)
    return msgspec.structs.replace(
        plain[0],
        topic=plain[0].topic,
        topic_ar=plain[0].topic_ar,
        origins=tuple(dict.fromkeys(origin for row in rows for origin in row.origins)),
        disputes=tuple(sorted({name for row in rows for name in row.disputes})),
        cells={
            column: Cell(
                stances=tuple(dict.fromkeys(stance for cell in some for stance in cell.stances)),
                figures=tuple(dict.fromkeys(figure for cell in some for figure in cell.figures)),
                claims=tuple(claim for cell in some for claim in cell.claims),
                copies=sum(cell.copies for cell in some),
            )
            for column, some in cells.items()
        },
    )


def grid(ask: Ask, view: StoryPage, matrix: Matrix, rows: Sequence[MatrixRow], *, folding: bool) -> Grid:
    """Return the matrix with the columns of copies folded under the outlet they come from."""
    under = _folds(view) if folding else {}
    columns = [column for column in matrix.columns if column not in under]
    behind = {column: tuple(one for one in matrix.columns if under.get(one) == column) for column in columns}
    label = ask.names.name if folding else lambda camp: _camp(ask, camp)
    return Grid(
        columns=tuple(Column(label=label(column), folded=behind[column]) for column in columns),
        rows=tuple(_row(ask, row, columns, behind, view.claims) for row in rows),
    )


def _folds(view: StoryPage) -> dict[str, str]:
    """Return the outlets of which every page of the story is a copy, each with the outlet that it copies."""
    outlet_of = {row.doc: row.outlet or row.doc for row in view.docs}
    sources: dict[str, set[str]] = {}
    for row in view.docs:
        sources.setdefault(row.outlet or row.doc, set()).add(outlet_of.get(row.source, ""))
    found = {outlet: next(iter(of)) for outlet, of in sources.items() if len(of) == 1}
    return {outlet: _root(of, found) for outlet, of in found.items() if of and _root(of, found) != outlet}


def _root(outlet: str, found: Mapping[str, str]) -> str:
    passed: set[str] = set()
    while found.get(outlet) and outlet not in passed:
        passed.add(outlet)
        outlet = found[outlet]
    return outlet


def _row(
    ask: Ask,
    row: MatrixRow,
    columns: Sequence[str],
    behind: Mapping[str, tuple[str, ...]],
    claims: Mapping[str, Stated],
) -> Row:
    return Row(
        topic=isolated(unmarked(row.topic_ar)) if ask.language == "ar" else unmarked(row.topic),
        event=event(ask.language, row.event, None),
        origins=len(row.origins),
        disputes=row.disputes,
        cells=tuple(_cell(row, (column, *behind[column]), claims) for column in columns),
    )


def _cell(row: MatrixRow, columns: Sequence[str], claims: Mapping[str, Stated]) -> Said | None:
    """Return what a column, and those folded under it, say of a proposition."""
    found = [row.cells[column] for column in columns if column in row.cells]
    if not found:
        return None
    first = claims[found[0].claims[0]]
    return Said(
        stances=tuple(dict.fromkeys(stance for cell in found for stance in cell.stances)),
        figures=tuple(dict.fromkeys(figure for cell in found for figure in cell.figures))[:4],
        copies=sum(cell.copies for cell in found),
        href=article_url(first.doc, claim=first.claim.id),
        words=first.claim.evidence.text,
    )


def _camp(ask: Ask, camp: str) -> str:
    if ":" in camp:
        return ask.names.name(camp)
    return camp_name(ask.language, camp) if camp else ask.t("camp_unknown")
