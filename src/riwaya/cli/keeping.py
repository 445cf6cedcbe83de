"""Commands on a ledger: add and rebuild, search and export, serve, verify, back up and restore."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, cast

import click
import msgspec

from riwaya.cli.group import main
from riwaya.cli.opening import acting, covering, names_option, opened_ledger, summary
from riwaya.cli.printing import Failures, complain, open_output, print_lines, progress
from riwaya.errors import RiwayaError, UsageError

if TYPE_CHECKING:
    from riwaya.model import NameTier


@main.command()
@click.argument("ledger")
@click.argument("sources", nargs=-1, required=True)
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that share the work.")
@names_option
def add(ledger: str, sources: tuple[str, ...], workers: int, names: NameTier) -> None:
    """Capture, read, reconcile and store pages. What is there is left alone, so a broken run can be repeated."""
    failures = Failures()
    with opened_ledger(ledger, create=True) as opened, progress("reading") as step:
        done = opened.add(*sources, workers=workers, names=names, on_error=failures.report, on_page=step)
        counts = opened.counts()
    click.echo(f"{done.new} new, {done.known} known, {done.failed} failed; " + summary(counts), err=True)
    if done.edited:
        click.echo(f"{done.edited} of the new ones took the place of a page of the same name", err=True)
    failures.exit()


@main.command()
@click.argument("ledger")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that share the work.")
@names_option
def rebuild(ledger: str, workers: int, names: NameTier) -> None:
    """Read every stored page again with the rules of this version, and reconcile."""
    with opened_ledger(ledger) as opened, progress("reading again") as step:
        opened.rebuild(workers=workers, names=names, on_page=step)
        counts = opened.counts()
    click.echo(summary(counts), err=True)


@main.command()
@click.argument("ledger")
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many documents at most.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def search(ledger: str, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search a ledger: words, "phrases" and fields such as speaker: stance: event: place: outlet: since: until:."""
    with opened_ledger(ledger) as opened:
        hits = opened.search(" ".join(query), limit=limit).items
        if as_json:
            print_lines(msgspec.json.encode(hit).decode() for hit in hits)
        else:
            from riwaya.explain import hit_lines

            print_lines(line for hit in hits for line in hit_lines(hit, opened.document(hit.doc)))
    if not hits:
        click.echo("nothing found", err=True)


@main.command()
@click.argument("ledger")
@click.argument("format_", metavar="FORMAT")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write here instead of stdout.")
@click.option("--redact", is_flag=True, help="Cover the names of private persons.")
def export(ledger: str, format_: str, output: str | None, redact: bool) -> None:
    """Export a ledger.

    Pages: `jsonl`, `timex` (TIMEX3), `gold` (reviewed pages). Claims: `csv`, `parquet`, `webannotation`. Across pages:
    `collection` (stories, accounts …), `ftm`, `geojson`, `acled`, `ucdp`, `airwars`, `hrdag`, `claimreview`.
    """
    from riwaya.ledger import BINARY

    with opened_ledger(ledger) as opened:
        if format_ in BINARY:
            if redact:
                raise UsageError(
                    "names cannot be covered in it", where=format_, field="--redact", remedy="export `csv`"
                )
            made = opened.export_bytes(format_)
            with open_output(output, keep=(ledger,)) as out:
                cast("TextIOWrapper", out).buffer.write(made)
            return
        cover = covering(opened) if redact else str
        lines = map(cover, opened.export(format_))
        with open_output(output, keep=(ledger,)) as out:
            out.writelines(line + "\n" for line in lines)


@main.command()
@click.argument("ledger")
@click.option("-o", "--output", type=click.Path(dir_okay=False), default="dossier.html", show_default=True)
@click.option("--title", help="A title of your own for the dossier.")
@click.option("--redact", is_flag=True, help="Cover the names of private persons.")
def report(ledger: str, output: str, title: str | None, redact: bool) -> None:
    """Write a dossier: one self-contained HTML file, Arabic and English, to read, forward and print."""
    from riwaya.export.dossier import dossier

    with opened_ledger(ledger) as opened:
        cover = covering(opened) if redact else str
        page = cover(dossier(tuple(opened.documents()), opened.collection(), title=title))
    with open_output(output, keep=(ledger,)) as out:
        out.write(page)
    click.echo(f"{output} written", err=True)


@main.command()
@click.argument("ledger")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many names at most.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def names(ledger: str, limit: int, as_json: bool) -> None:
    """List names that nobody has listed, with what looks like them: proposals for a person to decide about."""
    from riwaya import proposals

    with opened_ledger(ledger) as opened:
        found = proposals.proposals(opened.documents())[:limit]
    if as_json:
        print_lines(msgspec.json.encode(one).decode() for one in found)
    else:
        print_lines(line for one in found for line in proposals.lines(one))


@main.command()
@click.argument("ledger")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; others need users.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--secure", is_flag=True, help="It is reached through HTTPS (a proxy in front): cookies are kept to it.")
def serve(ledger: str, host: str, port: int, secure: bool) -> None:
    """Serve the web interface and the HTTP API of a ledger; on this machine only unless --host says otherwise."""
    from riwaya import web

    serving = web.Serving(ledger=ledger, host=host, port=port, actor=acting(), secure=secure)
    web.serve(serving, ready=lambda address: click.echo(f"{address}  (stop with Ctrl+C)", err=True))


@main.command()
@click.argument("ledger")
def verify(ledger: str) -> None:
    """Re-hash captures, re-read spans, check the chain of the log."""
    with opened_ledger(ledger) as opened:
        wrong = opened.verify()
        counts, head = opened.counts(), opened.head
    for failure in wrong:
        complain(RiwayaError(failure.what, where=failure.where))
    if wrong:
        click.echo(f"{len(wrong)} things do not hold; keep this file as it is and restore a copy", err=True)
        sys.exit(1)
    click.echo(f"all holds: {counts['captures']} captures, {counts['claims']} claims, {counts['log']} log entries")
    click.echo(f"the log ends in {head}; noted elsewhere, it proves later that nothing was taken off its end")


@main.command()
@click.argument("ledger")
@click.argument("file", type=click.Path(dir_okay=False))
def backup(ledger: str, file: str) -> None:
    """Copy a ledger, file or database, into one new file, and verify the copy."""
    from riwaya import store

    head = store.backup(ledger, file, actor=acting())
    click.echo(f"{file} holds all of it; its log ends in {head}", err=True)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.argument("ledger")
def restore(file: str, ledger: str) -> None:
    """Copy a backup into a new ledger, file or database, and verify that both say the same."""
    from riwaya import store

    head = store.restore(file, ledger, actor=acting())
    click.echo(f"{file} is restored; its log ended in {head}", err=True)
