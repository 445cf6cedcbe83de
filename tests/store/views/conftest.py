"""A ledger of the told pages, asked by every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests import make
from tests.store.told import COLLECTION, DOCUMENTS

from riwaya.errors import SourceError
from riwaya.store import Store, Views, open_store


@pytest.fixture(scope="module")
def store(module_where: str) -> Iterator[Store]:
    opened = open_store(module_where)
    for document in DOCUMENTS:
        opened.put(make.capture(document.article.text, document.article.doc), document, actor="reader")
    opened.put(make.capture(b"\0", "bad.bin"), SourceError("not text", remedy="name a page"), actor="reader")
    opened.put_collection(COLLECTION, of=opened.state, actor="reader")
    yield opened
    opened.close()


@pytest.fixture
def view(store: Store) -> Views:
    return Views(store)
