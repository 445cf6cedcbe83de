"""Reads the YAML files that ship beside the code: words, rules, names."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

#: The safe loader of libyaml where it is there, ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_data(source: Path | Traversable) -> Any:
    """Return what a YAML file holds.

    Raises:
        OSError: when the file cannot be read.
        yaml.YAMLError: when it is no YAML.
    """
    return yaml.load(source.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - both loaders are safe
