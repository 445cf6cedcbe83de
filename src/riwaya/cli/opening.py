"""What commands that read or keep pages have in common: the ledger they name, who acts, the reader of names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from riwaya.ledger import Ledger


names_option = click.option(
    "--names",
    type=click.Choice(["fast", "accurate"]),
    default="fast",
    show_default=True,
    help="The reader of names; accurate needs its extra (docs/names.md).",
)


@contextmanager
def opened_ledger(path: str, *, create: bool = False) -> Iterator[Ledger]:
    """Open the ledger at a path or URL, closed behind the command."""
    from riwaya.ledger import Ledger

    with Ledger(path, actor=acting(), create=create) as opened:
        yield opened


def covering(opened: Ledger) -> Callable[[str], str]:
    """Return what covers the names of private persons in a line."""
    from riwaya.export.redaction import Redaction

    redaction = Redaction(opened.documents())
    click.echo(f"the names of {len(redaction)} private persons are covered; look at the result", err=True)
    return redaction.cover


def acting() -> str:
    """Return who is noted in the log: the name this system knows the user by."""
    return os.environ.get("RIWAYA_ACTOR") or os.environ.get("USER") or "riwaya"


def summary(counts: dict[str, int]) -> str:
    """Return what a ledger holds, in one line."""
    names = ("documents", "claims", "stories", "accounts", "disputes")
    return "the ledger holds " + ", ".join(f"{counts[name]} {name}" for name in names)
