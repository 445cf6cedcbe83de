"""The command `riwaya` itself: its options, and how an error ends it."""

from __future__ import annotations

import logging
import sys

import click

from riwaya import __version__
from riwaya.cli.printing import complain, forget_stdout, help_for, reason_of
from riwaya.errors import RiwayaError, SourceError, UsageError


class _Commands(click.Group):
    """A group that prints our errors in one line and exits with 2, never with a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # here, so that a full disk or a closed pipe is met where it can be named
        except RiwayaError as error:
            complain(error)
            ctx.exit(1 if isinstance(error, SourceError) else 2)
        except BrokenPipeError:
            # The reader of our output went away (`riwaya read … | head`): that is its right.
            forget_stdout()
            ctx.exit(0)
        except OSError as error:
            complain(UsageError(reason_of(error), where=error.filename or "output", remedy=help_for(error)))
            forget_stdout()
            ctx.exit(2)
        return result


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="riwaya")
@click.option("--verbose", is_flag=True, help="Tell on stderr what is being done.")
def main(verbose: bool) -> None:
    """Turn Arabic conflict reporting into a sourced ledger of competing accounts."""
    logging.basicConfig(level=logging.INFO if verbose else logging.CRITICAL, format="%(name)s: %(message)s")
