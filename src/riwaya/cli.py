"""The command line: arguments in, printed lines out.

Exit codes: 0 done, 1 some sources failed (each named on stderr with the reason, the rest done), 2 wrong usage.
This is the only module that prints.
"""

from __future__ import annotations

import errno
import logging
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import click
import msgspec

from riwaya import __version__
from riwaya.errors import RiwayaError, SourceError, UsageError

if TYPE_CHECKING:
    from riwaya.ledger import Ledger
    from riwaya.model import Document, NameTier, Target, TargetKind, Verdict

# Nothing leaves the machine: libraries that would report their use are told not to before any is imported.
os.environ.setdefault("DO_NOT_TRACK", "1")
# The matrices of the name model are small: threads of numpy's library would only burn a second core.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

_ARABIC = re.compile(r"[\u0600-\u06ff]")


class _Commands(click.Group):
    """A group that prints our errors in one line and exits with 2, never with a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # here, so that a full disk or a closed pipe is met where it can be named
        except RiwayaError as error:
            _complain(error)
            ctx.exit(1 if isinstance(error, SourceError) else 2)
        except BrokenPipeError:
            # The reader of our output went away (`riwaya read … | head`): that is its right.
            _forget_stdout()
            ctx.exit(0)
        except OSError as error:
            _complain(UsageError(_reason(error), where=error.filename or "output", remedy=_help(error)))
            _forget_stdout()
            ctx.exit(2)
        return result


_names_option = click.option(
    "--names",
    type=click.Choice(["fast", "accurate"]),
    default="fast",
    show_default=True,
    help="The reader of names; accurate needs its extra (docs/names.md).",
)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="riwaya")
@click.option("--verbose", is_flag=True, help="Tell on stderr what is being done.")
def main(verbose: bool) -> None:
    """Turn Arabic conflict reporting into a sourced ledger of competing accounts."""
    logging.basicConfig(level=logging.INFO if verbose else logging.CRITICAL, format="%(name)s: %(message)s")


@main.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write here instead of stdout.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that share the work.")
@_names_option
@click.option("--layers", help="Print only these layers, joined by commas (see docs/formats.md).")
@click.option("--second-reader", "url", metavar="URL", help="Also ask this chat endpoint (docs/second-reader.md).")
@click.option("--second-model", "model", metavar="NAME", help="The model to ask for there.")
@click.option("--second-cache", "cache", metavar="DIR", help="Keep its answers here; what is there is not asked again.")
@click.option("--second-timeout", "timeout", type=click.FloatRange(1), default=120.0, show_default=True, help="In s.")
@click.option("--allow-remote", is_flag=True, help="Let the text of pages be sent to another machine.")
def read(
    sources: tuple[str, ...], output: str | None, workers: int, names: NameTier, layers: str | None, **second: Any
) -> None:
    """Read pages; print one JSON object a line. No database is needed."""
    from riwaya import pipeline

    encode = _encoder(layers)
    again = _second_reader(**second)
    failures = _Failures()
    with _open_output(output, keep=sources) as out:
        for document in again(pipeline.read(sources, on_error=failures.report, workers=workers, names=names)):
            out.write(encode(document) + "\n")
    failures.exit()


@main.command()
@click.argument("ledger")
@click.argument("sources", nargs=-1, required=True)
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that share the work.")
@_names_option
def add(ledger: str, sources: tuple[str, ...], workers: int, names: NameTier) -> None:
    """Capture, read, reconcile and store pages. What is there is left alone, so a broken run can be repeated."""
    failures = _Failures()
    with _ledger(ledger, create=True) as opened, _progress("reading") as step:
        done = opened.add(*sources, workers=workers, names=names, on_error=failures.report, on_page=step)
        counts = opened.counts()
    click.echo(f"{done.new} new, {done.known} known, {done.failed} failed; " + _summary(counts), err=True)
    if done.edited:
        click.echo(f"{done.edited} of the new ones took the place of a page of the same name", err=True)
    failures.exit()


@main.command()
@click.argument("ledger")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that share the work.")
@_names_option
def rebuild(ledger: str, workers: int, names: NameTier) -> None:
    """Read every stored page again with the rules of this version, and reconcile."""
    with _ledger(ledger) as opened, _progress("reading again") as step:
        opened.rebuild(workers=workers, names=names, on_page=step)
        counts = opened.counts()
    click.echo(_summary(counts), err=True)


@main.command()
@click.argument("ledger")
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many documents at most.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def search(ledger: str, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search a ledger: words, "phrases" and fields such as speaker: stance: event: place: outlet: since: until:."""
    with _ledger(ledger) as opened:
        hits = opened.search(" ".join(query), limit=limit).items
        if as_json:
            _print_lines(msgspec.json.encode(hit).decode() for hit in hits)
        else:
            from riwaya.explain import hit_lines

            _print_lines(line for hit in hits for line in hit_lines(hit, opened.document(hit.doc)))
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

    with _ledger(ledger) as opened:
        if format_ in BINARY:
            if redact:
                raise UsageError(
                    "names cannot be covered in it", where=format_, field="--redact", remedy="export `csv`"
                )
            made = opened.export_bytes(format_)
            with _open_output(output, keep=(ledger,)) as out:
                cast("TextIOWrapper", out).buffer.write(made)
            return
        cover = _cover(opened) if redact else str
        lines = map(cover, opened.export(format_))
        with _open_output(output, keep=(ledger,)) as out:
            out.writelines(line + "\n" for line in lines)


@main.command()
@click.argument("ledger")
@click.option("-o", "--output", type=click.Path(dir_okay=False), default="dossier.html", show_default=True)
@click.option("--title", help="A title of your own for the dossier.")
@click.option("--redact", is_flag=True, help="Cover the names of private persons.")
def report(ledger: str, output: str, title: str | None, redact: bool) -> None:
    """Write a dossier: one self-contained HTML file, Arabic and English, to read, forward and print."""
    from riwaya.export.dossier import dossier

    with _ledger(ledger) as opened:
        cover = _cover(opened) if redact else str
        page = cover(dossier(tuple(opened.documents()), opened.collection(), title=title))
    with _open_output(output, keep=(ledger,)) as out:
        out.write(page)
    click.echo(f"{output} written", err=True)


@main.command()
@click.argument("ledger")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many names at most.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def names(ledger: str, limit: int, as_json: bool) -> None:
    """List names that nobody has listed, with what looks like them: proposals for a person to decide about."""
    from riwaya import proposals

    with _ledger(ledger) as opened:
        found = proposals.proposals(opened.documents())[:limit]
    if as_json:
        _print_lines(msgspec.json.encode(one).decode() for one in found)
    else:
        _print_lines(line for one in found for line in proposals.lines(one))


@main.command()
@click.argument("ledger")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; others need users.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--secure", is_flag=True, help="It is reached through HTTPS (a proxy in front): cookies are kept to it.")
def serve(ledger: str, host: str, port: int, secure: bool) -> None:
    """Serve the web interface and the HTTP API of a ledger; on this machine only unless --host says otherwise."""
    from riwaya import web

    serving = web.Serving(ledger=ledger, host=host, port=port, actor=_actor(), secure=secure)
    web.serve(serving, ready=lambda address: click.echo(f"{address}  (stop with Ctrl+C)", err=True))


@main.command()
@click.argument("what", metavar="TEXT|LEDGER#ID")
@click.option("--reference", help="The day that relative times count from, as YYYY-MM-DD.")
def explain(what: str, reference: str | None) -> None:
    """Print which rules built which value from which words: of a text, or of a document or claim in a ledger."""
    from riwaya.explain import claim_lines, document_lines

    path, name = _ledger_and_name(what)
    if path is not None:
        with _ledger(path) as opened:
            document, claim = opened.find(name)
        _print_lines(document_lines(document) if claim is None else claim_lines(document, claim))
        return
    from riwaya.explain import read_text

    _print_lines(document_lines(read_text(what, reference=reference)))


@main.command()
@click.argument("ledger")
def verify(ledger: str) -> None:
    """Re-hash captures, re-read spans, check the chain of the log."""
    with _ledger(ledger) as opened:
        wrong = opened.verify()
        counts, head = opened.counts(), opened.head
    for failure in wrong:
        _complain(RiwayaError(failure.what, where=failure.where))
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

    head = store.backup(ledger, file, actor=_actor())
    click.echo(f"{file} holds all of it; its log ends in {head}", err=True)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.argument("ledger")
def restore(file: str, ledger: str) -> None:
    """Copy a backup into a new ledger, file or database, and verify that both say the same."""
    from riwaya import store

    head = store.restore(file, ledger, actor=_actor())
    click.echo(f"{file} is restored; its log ended in {head}", err=True)


@main.command()
@click.argument("sources", nargs=-1, required=True)
def copies(sources: tuple[str, ...]) -> None:
    """Print {"a", "b", "kind", "containment"} for every pair of pages of which one is a copy of the other."""
    from riwaya import pipeline, stories

    failures = _Failures()
    documents = tuple(pipeline.read(sources, on_error=failures.report))
    for copy in stories.copies(documents):
        record = {"a": copy.a, "b": copy.b, "kind": copy.kind, "containment": round(copy.shares.containment, 4)}
        click.echo(msgspec.json.encode(record))
    failures.exit()


@main.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False))
@click.argument("what", metavar="SOURCE|LEDGER|READ.jsonl")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a layer.")
def evaluate(gold: str, what: str, as_json: bool) -> None:
    """Measure precision, recall and F1 of each layer against a folder of gold documents."""
    from riwaya import evaluation

    documents, gold_collection = evaluation.read_gold(gold)
    failures = _Failures()
    records, collection = _predictions(what, failures)
    scores = evaluation.evaluate(documents, records, gold_collection=gold_collection, collection=collection)
    if as_json:
        _print_lines(msgspec.json.encode(score).decode() for score in scores)
    else:
        _print_lines(evaluation.table(scores))
    failures.exit()


@main.command()
@click.argument("sources", nargs=-1)
@click.option("--passes", type=click.IntRange(1), default=3, show_default=True, help="Timed passes; the median counts.")
def bench(sources: tuple[str, ...], passes: int) -> None:
    """Measure articles a second, stage by stage, and peak memory, on pages you name or on the sample pages."""
    from riwaya import bench as measuring

    failures = _Failures()
    _print_lines(measuring.table(measuring.bench(sources, passes=passes, on_error=failures.report)))
    failures.exit()


@main.command()
@click.option("-o", "--output", type=click.Path(file_okay=False), default="demo", show_default=True)
def demo(output: str) -> None:
    """Do everything on the sample pages that ship with the program; ends by naming the dossier."""
    from riwaya import demo as showing

    _print_lines(showing.demo(output))


@main.command("check-knowledge")
def check_knowledge() -> None:
    """Prove the files of actors, outlets and places: ids resolve, names are unique or declared, labels are there."""
    from riwaya.knowledge.check import check

    wrong = check()
    _print_lines(wrong)
    if wrong:
        sys.exit(1)
    click.echo("all holds", err=True)


@main.group()
@click.argument("ledger")
@click.pass_context
def review(ctx: click.Context, ledger: str) -> None:
    """Decide on what was read: accept, reject, correct, settle, undo. What was read stays; decisions are added."""
    ctx.obj = ctx.with_resource(_ledger(ledger))


@review.command("list")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many claims at most.")
@click.pass_obj
def review_list(opened: Ledger, limit: int) -> None:
    """List the claims that wait for a decision, those that matter most first."""
    from riwaya.explain import waiting_lines

    _print_lines(line for waiting in opened.review.queue(limit=limit).items for line in waiting_lines(waiting))


@review.command("show")
@click.argument("name", metavar="CLAIM|PAGE|DISPUTE")
@click.pass_obj
def review_show(opened: Ledger, name: str) -> None:
    """Show what was decided on one thing."""
    from riwaya.explain import decided_line

    standing = opened.review.standing(name)
    marks = [mark for mark in ("seconded", "contested") if getattr(standing, mark)]
    click.echo(f"{name}: {', '.join([standing.status or 'open', *marks])}")
    _print_lines(decided_line(one) for one in standing.decided)


@review.command("history")
@click.option("--by", default="", help="Only the decisions of this person.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many at most.")
@click.option("--unattached", is_flag=True, help="Only those whose claim is not there any more.")
@click.pass_obj
def review_history(opened: Ledger, by: str, limit: int, unattached: bool) -> None:
    """List decisions, the last one first."""
    from riwaya.explain import decided_line

    asked = opened.review.unattached(limit=limit) if unattached else opened.review.history(actor=by, limit=limit)
    _print_lines(map(decided_line, asked.items))


def _with_reason(command: Callable[..., None]) -> Callable[..., None]:
    return click.option("--reason", default="", help="Why; it is kept with the decision.")(command)


@review.command("accept")
@click.argument("names", metavar="CLAIM|JUDGEMENT...", nargs=-1, required=True)
@_with_reason
@click.pass_obj
def review_accept(opened: Ledger, names: tuple[str, ...], reason: str) -> None:
    """Accept claims (doc#claim) as they stand, or second another person's judgement."""
    _decide(opened, "accept", names, reason)


@review.command("reject")
@click.argument("names", metavar="CLAIM|PAGE|JUDGEMENT...", nargs=-1, required=True)
@_with_reason
@click.pass_obj
def review_reject(opened: Ledger, names: tuple[str, ...], reason: str) -> None:
    """Reject claims (doc#claim) or whole pages, or contest another person's judgement."""
    _decide(opened, "reject", names, reason)


@review.command("correct")
@click.argument("claim", metavar="CLAIM")
@click.argument("changes", metavar="FIELD=VALUE...", nargs=-1, required=True)
@_with_reason
@click.pass_obj
def review_correct(opened: Ledger, claim: str, changes: tuple[str, ...], reason: str) -> None:
    """Put right what was read of a claim: stance=deny, agent=group:x, figure='12 مدنيا:killed:12' (docs/ledger.md)."""
    from riwaya.review.written import correction

    document, found = opened.find(claim, machine=True)
    if found is None:
        raise UsageError(f"{claim!r} is a page", field="CLAIM", remedy="name a claim of it: doc#claim")
    target = opened.review.target("claim", f"{document.article.doc}#{found.id}")
    made = opened.review.judge("correct", target, correction=correction(document, found, changes), reason=reason)
    _decided(opened, made.id, target.name)


@review.command("settle")
@click.argument("dispute")
@click.option("--side", default="", help="The number of the side that holds, or none.")
@click.option("--leave-open", is_flag=True, help="Leave it open, and say why.")
@_with_reason
@click.pass_obj
def review_settle(opened: Ledger, dispute: str, side: str, leave_open: bool, reason: str) -> None:
    """Settle a dispute, or leave it open; both need a reason."""
    action: Verdict = "leave_open" if leave_open else "settle"
    made = opened.review.judge(action, opened.review.target("dispute", dispute), value=side, reason=reason)
    _decided(opened, made.id, dispute)


@review.command("merge")
@click.argument("kind", type=click.Choice(("story", "account", "entity")))
@click.argument("items", nargs=-1, required=True)
@_with_reason
@click.pass_obj
def review_merge(opened: Ledger, kind: TargetKind, items: tuple[str, ...], reason: str) -> None:
    """Take things for one: the stories of some pages, the accounts of some claims, entities (the first id stays)."""
    made = opened.review.judge("merge", opened.review.target(kind, "", items=items), reason=reason)
    _decided(opened, made.id, " ".join(items))


@review.command("split")
@click.argument("kind", type=click.Choice(("story", "account")))
@click.argument("items", nargs=-1, required=True)
@_with_reason
@click.pass_obj
def review_split(opened: Ledger, kind: TargetKind, items: tuple[str, ...], reason: str) -> None:
    """Set some pages of a story, or some claims of an account, apart."""
    made = opened.review.judge("split", opened.review.target(kind, "", items=items), reason=reason)
    _decided(opened, made.id, " ".join(items))


@review.command("comment")
@click.argument("name", metavar="CLAIM|PAGE|JUDGEMENT")
@click.argument("text")
@click.pass_obj
def review_comment(opened: Ledger, name: str, text: str) -> None:
    """Say something about a claim, a page or a judgement."""
    made = opened.review.judge("comment", _judged_thing(opened, name), value=text)
    _decided(opened, made.id, name)


@review.command("undo")
@click.argument("judgement")
@_with_reason
@click.pass_obj
def review_undo(opened: Ledger, judgement: str, reason: str) -> None:
    """Withdraw a judgement; undoing an undo brings it back."""
    made = opened.review.undo(judgement, reason=reason)
    _decided(opened, made.id, judgement)


@review.command("apply")
@click.pass_obj
def review_apply(opened: Ledger) -> None:
    """Bring stories, accounts and disputes up to date with what was decided."""
    opened.reconcile()
    click.echo(_summary(opened.counts()), err=True)


def _decide(opened: Ledger, action: Verdict, names: Iterable[str], reason: str) -> None:
    for name in names:
        made = opened.review.judge(action, _judged_thing(opened, name), reason=reason)
        _decided(opened, made.id, name)


def _judged_thing(opened: Ledger, name: str) -> Target:
    """Return what a name means: a judgement, a claim or a page."""
    if opened.review.judgement(name) is not None:
        return opened.review.target("judgement", name)
    document, claim = opened.find(name, machine=True)
    doc = document.article.doc
    return (
        opened.review.target("document", doc) if claim is None else opened.review.target("claim", f"{doc}#{claim.id}")
    )


def _decided(opened: Ledger, judgement: str, name: str) -> None:
    """Tell the id of a judgement, and what is to be made anew because of it."""
    click.echo(f"{judgement} on {name}")
    if not opened.is_reconciled:
        click.echo("`riwaya review LEDGER apply` brings stories, accounts and disputes up to date", err=True)


@main.group()
@click.argument("ledger")
@click.pass_context
def users(ctx: click.Context, ledger: str) -> None:
    """Keep the users of a ledger that is served to others: viewer, reviewer, editor, admin."""
    ctx.obj = ctx.with_resource(_ledger(ledger, create=True))


def _password(command: Callable[..., None]) -> Callable[..., None]:
    help_text = "Take the password from the first line of stdin instead of asking for it."
    return click.option("--password-stdin", "from_stdin", is_flag=True, help=help_text)(command)


def _asked_password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))


@users.command("list")
@click.pass_obj
def users_list(opened: Ledger) -> None:
    """List users with role, and who is shut out."""
    for user in opened.users.all():
        click.echo(f"{user.name}  {user.role}{'' if user.active else '  (shut out)'}")


@users.command("add")
@click.argument("name")
@click.option("--role", default="reviewer", show_default=True, help="viewer, reviewer, editor or admin.")
@_password
@click.pass_obj
def users_add(opened: Ledger, name: str, role: str, from_stdin: bool) -> None:
    """Add a user; the password is asked for."""
    opened.users.add(name, role=role, password=_asked_password(from_stdin))
    click.echo(f"{name} is {role}", err=True)


@users.command("role")
@click.argument("name")
@click.argument("role")
@click.pass_obj
def users_role(opened: Ledger, name: str, role: str) -> None:
    """Give a user another role."""
    opened.users.set_role(name, role)


@users.command("password")
@click.argument("name")
@_password
@click.pass_obj
def users_password(opened: Ledger, name: str, from_stdin: bool) -> None:
    """Give a user another password, and sign them out."""
    opened.users.set_password(name, _asked_password(from_stdin))


@users.command("shut-out")
@click.argument("name")
@click.pass_obj
def users_shut_out(opened: Ledger, name: str) -> None:
    """Let a user sign in no more; what they decided stays."""
    opened.users.set_active(name, False)


@users.command("let-in")
@click.argument("name")
@click.pass_obj
def users_let_in(opened: Ledger, name: str) -> None:
    """Let a user sign in again."""
    opened.users.set_active(name, True)


@main.group()
def places() -> None:
    """Places of your own beside the ones that ship."""


@places.command("import")
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--names", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="GeoNames' alternateNames.")
@click.option("--country", default="", help="Two letters; only this country is taken, or where the file does not say.")
def import_places(table: Path, names: Path | None, country: str) -> None:
    """Import a GeoNames dump or an OCHA table; the places are known from then on."""
    from riwaya.knowledge.places import user_folder
    from riwaya.knowledge.places.importer import import_dump

    folder = user_folder()
    count = import_dump(table, folder=folder, names=names, country=country)
    click.echo(f"{count} places imported into {folder}", err=True)


@main.group()
def train() -> None:
    """Train again what was learned from annotated text."""


@train.command("names")
@click.argument("anercorp", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("aqmar", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("wojood", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--to",
    "target",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="The folder for the models.",
)
def train_names(anercorp: Path, aqmar: Path, wojood: Path, target: Path) -> None:
    """Train the readers of names from the three annotated sets (see docs/names.md)."""
    from riwaya.language.ar.name_training import train as learn

    for name, size in learn(anercorp, aqmar, wojood, to=target).items():
        click.echo(f"{target / name} written, {size:,} bytes", err=True)


@train.command("claims")
@click.argument("labels", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("texts", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--to", "target", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The weights file."
)
def train_claims(labels: Path, texts: Path, target: Path) -> None:
    """Train the weights of who plays which part from annotated sentences (see docs/claims.md)."""
    from riwaya.training import train as learn

    size = learn(labels, texts, target)
    click.echo(f"{target} written, {size:,} bytes", err=True)


# --- helpers ------------------------------------------------------------------------------------------------


class _Failures:
    """Names each failed source on stderr, and remembers that there was one."""

    def __init__(self) -> None:
        self._any = False

    def report(self, error: SourceError) -> None:
        self._any = True
        _complain(error)

    def exit(self) -> None:
        if self._any:
            sys.exit(1)


@contextmanager
def _ledger(path: str, *, create: bool = False) -> Iterator[Ledger]:
    from riwaya.ledger import Ledger

    with Ledger(path, actor=_actor(), create=create) as opened:
        yield opened


def _cover(opened: Ledger) -> Callable[[str], str]:
    """Return what covers the names of private persons in a line."""
    from riwaya.export.redaction import Redaction

    redaction = Redaction(opened.documents())
    click.echo(f"the names of {len(redaction)} private persons are covered; look at the result", err=True)
    return redaction.cover


def _actor() -> str:
    """Return who is noted in the log: the name this system knows the user by."""
    return os.environ.get("RIWAYA_ACTOR") or os.environ.get("USER") or "riwaya"


def _ledger_and_name(what: str) -> tuple[str | None, str]:
    """Split LEDGER#ID at the "#" behind the name of a file or a URL; (None, "") for a text to be read."""
    from riwaya.store import is_url

    if is_url(what):
        url, _, name = what.partition("#")
        return url, name
    for at in (at for at, char in enumerate(what) if char == "#"):
        if _is_file(Path(what[:at])):
            return what[:at], what[at + 1 :]
    path, found, _ = what.partition("#")
    if found and _ARABIC.search(what) is None:
        raise UsageError("there is no such ledger", where=path, remedy="name a file, or an Arabic text to be read")
    return None, ""


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a text too long for the name of a file
        return False


def _predictions(what: str, failures: _Failures) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    """Return the records and collection of a ledger, of what `riwaya read` wrote, or of pages read now."""
    from riwaya import evaluation, pipeline
    from riwaya.export import collection_record, document_record
    from riwaya.store import is_url

    path = Path(what)
    if is_url(what) or (path.is_file() and _begins(path, b"SQLite format 3")):
        with _ledger(what) as opened:
            records = [document_record(document) for document in opened.documents()]
            return records, collection_record(opened.collection())
    if path.suffix == ".jsonl" and path.is_file():
        found = evaluation.read_predictions(path)
        if found is not None:
            return found, None
    documents = tuple(pipeline.read((what,), on_error=failures.report))
    return [document_record(document) for document in documents], collection_record(pipeline.reconcile(documents))


def _begins(path: Path, magic: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(magic)) == magic


def _second_reader(
    *, url: str | None, model: str | None, cache: str | None, timeout: float, allow_remote: bool
) -> Callable[[Iterable[Document]], Iterable[Document]]:
    """Return what reads documents a second time; without an endpoint they pass as they are."""
    if url is None or model is None:
        if url is not None or model is not None or cache is not None or allow_remote:
            raise UsageError(
                "needs both an endpoint and a model", field="--second-reader", remedy="add --second-model NAME"
            )
        return lambda documents: documents
    from riwaya.second import SecondReader, endpoint, reread

    key = os.environ.get("RIWAYA_SECOND_KEY") or None
    where = endpoint(url, allow_remote=allow_remote, timeout=timeout, key=key)
    reader = SecondReader(where, model, cache=Path(cache) if cache is not None else None)
    return lambda documents: reread(documents, reader, warn=lambda told: click.echo(f"riwaya: {told}", err=True))


@contextmanager
def _open_output(path: str | None, *, keep: Iterable[str] = ()) -> Iterator[IO[str]]:
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
        raise UsageError(f"cannot be written: {_reason(error)}", where=path, field="--output") from error
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


def _complain(error: RiwayaError) -> None:
    """Print an error in one line; characters that would steer the terminal are shown as their codes."""
    shown = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in f"riwaya: {error}")
    click.echo(shown.encode("utf-8", "backslashreplace").decode(), err=True)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _help(error: OSError) -> str:
    return "make room and run the command again" if error.errno == errno.ENOSPC else "check the path and permissions"


def _forget_stdout() -> None:
    """Let what is still to be written to stdout go nowhere, so that nothing fails again at the end."""
    with suppress(OSError, ValueError):  # a stdout that is no file has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _progress(label: str) -> Iterator[Callable[[str], None]]:
    """Show a progress bar on a terminal; a pipe gets none."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    # Names of files are no markup: "[/b].txt" is a name like any other.
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda name: bar.update(task, advance=1, description=f"{label} {name[-40:]}")


def _encoder(layers: str | None) -> Callable[[Document], str]:
    from riwaya.export import LAYERS, document_record, layer_record

    if layers is None:
        return lambda document: msgspec.json.encode(document_record(document)).decode()
    names = tuple(name.strip() for name in layers.split(",") if name.strip())
    unknown = [name for name in names if name not in LAYERS]
    if unknown or not names:
        raise UsageError(
            f"there is no layer {', '.join(unknown) or layers!r}",
            field="--layers",
            remedy=f"layers: {', '.join(LAYERS)}",
        )
    return lambda document: msgspec.json.encode(layer_record(document, names)).decode()


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _summary(counts: dict[str, int]) -> str:
    names = ("documents", "claims", "stories", "accounts", "disputes")
    return "the ledger holds " + ", ".join(f"{counts[name]} {name}" for name in names)
