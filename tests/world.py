"""The generated world of benchmarks/world.py, which stands outside the packages."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from typing import Any


@cache
def world() -> Any:
    """Return the module that makes worlds."""
    spec = importlib.util.spec_from_file_location("world", Path(__file__).parents[1] / "benchmarks/world.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["world"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
