"""Fixtures of the second reader's tests: a page, and an endpoint on loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.second.stub import TEXT, Stub, serving

from riwaya.explain import read_text
from riwaya.model import Document


@pytest.fixture(scope="session")
def page() -> Document:
    return read_text(TEXT, reference="2017-05-03")


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serving() as found:
        yield found
