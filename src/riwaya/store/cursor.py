"""Where a list goes on: the last values of a stretch, as a short text for URLs."""

from __future__ import annotations

import base64
import binascii
from typing import Any

import msgspec

from riwaya.errors import UsageError


def cursor(*values: object) -> str:
    """Return the text that stands for the last values of a stretch."""
    return base64.urlsafe_b64encode(msgspec.json.encode(values)).decode().rstrip("=")


def after_values(after: str, count: int) -> list[Any]:
    """Return the values that a text stands for.

    Raises:
        UsageError: when it is none of ours, or of another list.
    """
    try:
        values = msgspec.json.decode(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except (msgspec.DecodeError, binascii.Error, ValueError) as error:
        raise _strange(after) from error
    if (
        not isinstance(values, list)
        or len(values) != count
        or not all(isinstance(v, str | int | float) for v in values)
    ):
        raise _strange(after)
    return values


def _strange(after: str) -> UsageError:
    return UsageError(f"{after!r} leads nowhere", field="after", remedy="give the `next` of the stretch before")
