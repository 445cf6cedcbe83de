"""What can be taken along."""

from __future__ import annotations

import importlib.util

import pytest
from tests.web.conftest import Client

from riwaya.ledger import BINARY, EXPORTS


@pytest.mark.parametrize("kind", [*EXPORTS, *BINARY])
def test_every_export_is_handed_out_as_a_file(client: Client, kind: str) -> None:
    answer = client.get(f"/export/{kind}")
    assert answer.status == (
        200 if kind != "parquet" or importlib.util.find_spec("pyarrow") or importlib.util.find_spec("polars") else 400
    )
    assert answer.status == 400 or answer.headers["content-disposition"].startswith(f'attachment; filename="{kind}.')
