"""Fixtures that every folder of tests may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("DO_NOT_TRACK", "1")

_SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold documents beside the checkout; tests that need it are skipped where it is not."""
    if not (_SHARED / "gold").is_dir():
        pytest.skip("needs the gold documents in ../shared")
    return _SHARED
