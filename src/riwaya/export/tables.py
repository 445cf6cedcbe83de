"""Every claim of a ledger as a table: CSV for spreadsheets, Parquet for data frames; one row a claim.

Lists (chain, agents, places) are joined by "; " in CSV and kept as lists in Parquet. `killed_low` to `wounded_high` are
the bounds of the first such figure, as it was told.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from riwaya.errors import UsageError
from riwaya.export.rows import csv_lines, frame
from riwaya.model import Claim, Document, Quantity

COLUMNS = (
    "doc", "claim", "outlet", "published", "title", "url", "event", "mode", "acled", "stance", "modality", "chain",
    "agent", "recipient", "place", "time", "killed_low", "killed_high", "wounded_low", "wounded_high", "figures",
    "gloss", "gloss_ar", "evidence", "start", "end",
)  # fmt: skip
_LISTS = ("chain", "agent", "recipient", "place", "figures")


def claim_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Yield a heading and a CSV line for each claim."""
    rows = (_row(document, claim) for document in documents for claim in document.claims)
    return csv_lines(COLUMNS, (row | {name: "; ".join(row[name]) for name in _LISTS} for row in rows))


def claims_parquet(documents: Iterable[Document]) -> bytes:
    """Return the table as a Parquet file (needs the extra `riwaya[tables]`).

    Raises:
        UsageError: when polars is not installed.
    """
    try:
        import polars  # heavy and optional
    except ImportError as error:
        raise UsageError("polars is not installed", remedy="pip install 'riwaya[tables]'") from error

    kinds: dict[str, Any] = dict.fromkeys(COLUMNS, polars.String)
    kinds |= dict.fromkeys(_LISTS, polars.List(polars.String))
    kinds |= dict.fromkeys(("killed_low", "killed_high", "wounded_low", "wounded_high"), polars.Float64)
    kinds |= {"start": polars.Int64, "end": polars.Int64}
    rows = [_row(document, claim) for document in documents for claim in document.claims]
    out = io.BytesIO()
    polars.DataFrame(rows, schema=kinds).write_parquet(out)
    return out.getvalue()


def _row(document: Document, claim: Claim) -> dict[str, Any]:
    article = document.article
    figures = [document.reading.quantities[index] for index in claim.figures]
    return {
        "doc": article.doc,
        "claim": claim.id,
        "outlet": article.outlet,
        "published": document.reading.published.edtf,
        "title": article.title,
        "url": article.url,
        **frame(claim),
        **_bounds(figures, "killed"),
        **_bounds(figures, "wounded"),
        "figures": [figure.text for figure in figures],
        "gloss": claim.gloss,
        "gloss_ar": claim.gloss_ar,
        "evidence": claim.evidence.text,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
    }


def _bounds(figures: Iterable[Quantity], category: str) -> dict[str, float | None]:
    first = next((figure for figure in figures if figure.category == category), None)
    low, high = (None, None) if first is None else (first.low, first.high)
    return {f"{category}_low": low, f"{category}_high": high}
