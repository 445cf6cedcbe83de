"""The command line: arguments in, printed lines out.

Exit codes: 0 done, 1 some sources failed (each named on stderr with the reason, the rest done), 2 wrong usage.
This is the only package that prints.
"""

from __future__ import annotations

import os

# Nothing leaves the machine: libraries that would report their use are told not to before any is imported.
os.environ.setdefault("DO_NOT_TRACK", "1")
# The matrices of the name model are small: threads of numpy's library would only burn a second core.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from riwaya.cli import keeping, learning, pages, people, reviewing
from riwaya.cli.group import main

__all__ = ["keeping", "learning", "main", "pages", "people", "reviewing"]
