"""Every store answers to the same tests: `where` names an empty ledger in a file, then one in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from itertools import count
from typing import Any

import pytest
from tests.store import postgres

from riwaya.store import Store, open_store

_numbers = count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The URL of a throwaway PostgreSQL cluster; tests that need it are skipped where there is none."""
    reason = postgres.missing()
    if reason:
        pytest.skip(reason)
    pytest.importorskip("pg8000", reason="needs the extra riwaya[postgres]")
    with postgres.cluster() as url:
        yield url


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Return what names a new, empty ledger of a kind."""

    def name(kind: str) -> str:
        number = next(_numbers)
        if kind == "file":
            return str(tmp_path_factory.mktemp("ledger") / f"{number}.ledger")
        return f"{request.getfixturevalue('cluster')}&schema=test_{number}"

    return name


@pytest.fixture(params=["file", "postgresql"])
def where(request: pytest.FixtureRequest, fresh: Callable[[str], str]) -> str:
    """A new, empty ledger, once in each kind of store."""
    return fresh(request.param)


Opening = Callable[..., Store]


@pytest.fixture
def opening() -> Iterator[Opening]:
    """Return `open_store`; what it opened is closed when the test ends."""
    with ExitStack() as stack:

        def opened(where: Any, **options: Any) -> Store:
            return stack.enter_context(closing(open_store(where, **options)))

        yield opened


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run tests that take `module_where` on every store, with one ledger a module."""
    if "module_where" in metafunc.fixturenames:
        metafunc.parametrize("module_where", ["file", "postgresql"], indirect=True, scope="module")


@pytest.fixture(scope="module")
def module_where(request: pytest.FixtureRequest, fresh: Callable[[str], str]) -> str:
    """A new ledger that the tests of a module share, once in each kind of store."""
    return fresh(request.param)
