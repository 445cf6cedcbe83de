"""The matrix of a story: what each column (an outlet, a camp) says of each proposition."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from riwaya.model import Account
from riwaya.store.records import Cell, Matrix, MatrixRow, Stated


def matrix(
    claims: Mapping[str, Stated],
    accounts: Sequence[Account],
    columns: Mapping[str, str],
    copied: set[str],
    against: Mapping[str, tuple[str, ...]],
) -> Matrix:
    """Return propositions by column: accounts first, those of most columns before the rest, then lone claims."""
    rows: list[MatrixRow] = []
    taken: set[str] = set()
    for account in accounts:
        refs = [ref for ref in account.claims if ref in claims]
        if refs:
            taken.update(refs)
            rows.append(_row(account.id, refs, claims, columns, copied, against, account))
    rows.extend(_row(None, [ref], claims, columns, copied, against, None) for ref in claims if ref not in taken)
    rows.sort(key=lambda row: (-len(row.disputes), -len(row.cells), row.account is None))
    weight = Counter(column for row in rows for column in row.cells)
    return Matrix(columns=tuple(sorted(weight, key=lambda name: (-weight[name], name))), rows=tuple(rows))


def _row(
    account: str | None,
    refs: Sequence[str],
    claims: Mapping[str, Stated],
    columns: Mapping[str, str],
    copied: set[str],
    against: Mapping[str, tuple[str, ...]],
    whole: Account | None,
) -> MatrixRow:
    by_column: dict[str, list[str]] = defaultdict(list)
    for ref in refs:
        by_column[columns[ref]].append(ref)
    first = claims[refs[0]].claim
    chain = first.chain[:1]
    return MatrixRow(
        account=account,
        topic=first.gloss,
        topic_ar=first.gloss_ar,
        event=first.event,
        origins=tuple(origin.entity for origin in whole.origins) if whole is not None else chain,
        disputes=tuple(sorted({name for ref in refs for name in against.get(ref, ())})),
        cells={
            column: Cell(
                stances=tuple(sorted({claims[ref].claim.stance for ref in some})),
                figures=tuple(dict.fromkeys(figure.text for ref in some for figure in claims[ref].figures)),
                claims=tuple(some),
                copies=sum(claims[ref].doc in copied for ref in some),
            )
            for column, some in by_column.items()
        },
    )
