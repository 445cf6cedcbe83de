"""What commands print and where: lines, errors in one line, progress, an output that appears whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import IO

import click

from riwaya.errors import RiwayaError, SourceError, UsageError


class Failures:
    """Names each failed source on stderr, and remembers that there was one."""

    def __init__(self) -> None:
        self._any = False

    def report(self, error: SourceError) -> None:
        """Name a source that failed."""
        self._any = True
        complain(error)

    def exit(self) -> None:
        """End with 1 where a source failed."""
        if self._any:
            sys.exit(1)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a text too long for the name of a file
        return False


@contextmanager
def open_output(path: str | None, *, keep: Iterable[str] = ()) -> Iterator[IO[str]]:
    """Open what is written to: stdout, or a file that appears whole or not at all; never one that is read from.

    Args:
        path: the file, None for stdout.
        keep: files that the command reads, which it must not write over.
    """
    if path is None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # what is printed does not depend on the locale
        yield sys.stdout
        return
    target = Path(path)
    if any(_same(target, Path(name)) for name in keep):
        raise UsageError("it would be written over while it is read", where=path, field="--output")
    plain = not target.exists() or target.is_file()  # a pipe or device is written to directly
    part = target.with_name(f".{target.name[:200]}.{os.getpid()}.part") if plain else target
    try:
        file = part.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"cannot be written: {reason_of(error)}", where=path, field="--output") from error
    try:
        with file:
            yield file
        if plain:
            part.replace(target.resolve())
    except BaseException:
        if plain:
            part.unlink(missing_ok=True)
        raise


def _same(one: Path, other: Path) -> bool:
    return one.exists() and _is_file(other) and one.samefile(other)


def complain(error: RiwayaError) -> None:
    """Print an error in one line; characters that would steer the terminal are shown as their codes."""
    shown = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in f"riwaya: {error}")
    click.echo(shown.encode("utf-8", "backslashreplace").decode(), err=True)


def reason_of(error: OSError) -> str:
    """Return what the system says of an error."""
    return (error.strerror or type(error).__name__).lower()


def help_for(error: OSError) -> str:
    """Return what to do about an error of the system."""
    return "make room and run the command again" if error.errno == errno.ENOSPC else "check the path and permissions"


def forget_stdout() -> None:
    """Let what is still to be written to stdout go nowhere, so that nothing fails again at the end."""
    with suppress(OSError, ValueError):  # a stdout that is no file has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def progress(label: str) -> Iterator[Callable[[str], None]]:
    """Show a progress bar on a terminal; a pipe gets none."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    # Names of files are no markup: "[/b].txt" is a name like any other.
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda name: bar.update(task, advance=1, description=f"{label} {name[-40:]}")


def print_lines(lines: Iterable[str]) -> None:
    """Print lines to stdout."""
    for line in lines:
        click.echo(line)
