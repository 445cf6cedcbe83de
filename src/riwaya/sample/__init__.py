"""Sample pages that ship with the package: our own wording of the public record, under outlets that do not exist.

Sixteen pages of six outlets about four events of the Syrian war in 2017 and 2018, with syndicated copies,
denials, rival figures, relative dates, page furniture and one page in windows-1256.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

__all__ = ["pages"]


def pages() -> Path:
    """Return the folder of the sample pages."""
    return Path(str(resources.files("riwaya.sample") / "pages"))
