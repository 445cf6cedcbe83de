"""The grammars of numbers and times serve alone: the Python in their documentation runs as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("page", ["numbers.md", "times.md"])
def test_the_python_in_the_documentation_runs(page: str) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        assert "assert " in block
        exec(compile(block, page, "exec"), {})
