"""Commands on pages, without a ledger: read, explain, compare copies, measure, train."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from riwaya.cli.group import main
from riwaya.cli.opening import names_option, opened_ledger
from riwaya.cli.printing import Failures, _is_file, open_output, print_lines
from riwaya.errors import UsageError

if TYPE_CHECKING:
    from riwaya.model import Document, NameTier

_ARABIC = re.compile(r"[\u0600-\u06ff]")


@main.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write here instead of stdout.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that share the work.")
@names_option
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
    failures = Failures()
    with open_output(output, keep=sources) as out:
        for document in again(pipeline.read(sources, on_error=failures.report, workers=workers, names=names)):
            out.write(encode(document) + "\n")
    failures.exit()


@main.command()
@click.argument("what", metavar="TEXT|LEDGER#ID")
@click.option("--reference", help="The day that relative times count from, as YYYY-MM-DD.")
def explain(what: str, reference: str | None) -> None:
    """Print which rules built which value from which words: of a text, or of a document or claim in a ledger."""
    from riwaya.explain import claim_lines, document_lines

    path, name = _ledger_and_name(what)
    if path is not None:
        with opened_ledger(path) as opened:
            document, claim = opened.find(name)
        print_lines(document_lines(document) if claim is None else claim_lines(document, claim))
        return
    from riwaya.explain import read_text

    print_lines(document_lines(read_text(what, reference=reference)))


@main.command()
@click.argument("sources", nargs=-1, required=True)
def copies(sources: tuple[str, ...]) -> None:
    """Print {"a", "b", "kind", "containment"} for every pair of pages of which one is a copy of the other."""
    from riwaya import pipeline, stories

    failures = Failures()
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
    failures = Failures()
    records, collection = _predictions(what, failures)
    scores = evaluation.evaluate(documents, records, gold_collection=gold_collection, collection=collection)
    if as_json:
        print_lines(msgspec.json.encode(score).decode() for score in scores)
    else:
        print_lines(evaluation.table(scores))
    failures.exit()


@main.command()
@click.argument("sources", nargs=-1)
@click.option("--passes", type=click.IntRange(1), default=3, show_default=True, help="Timed passes; the median counts.")
def bench(sources: tuple[str, ...], passes: int) -> None:
    """Measure articles a second, stage by stage, and peak memory, on pages you name or on the sample pages."""
    from riwaya import bench as measuring

    failures = Failures()
    print_lines(measuring.table(measuring.bench(sources, passes=passes, on_error=failures.report)))
    failures.exit()


@main.command()
@click.option("-o", "--output", type=click.Path(file_okay=False), default="demo", show_default=True)
def demo(output: str) -> None:
    """Do everything on the sample pages that ship with the program; ends by naming the dossier."""
    from riwaya import demo as showing

    print_lines(showing.demo(output))


@main.command("check-knowledge")
def check_knowledge() -> None:
    """Prove the files of actors, outlets and places: ids resolve, names are unique or declared, labels are there."""
    from riwaya.knowledge.check import check

    wrong = check()
    print_lines(wrong)
    if wrong:
        sys.exit(1)
    click.echo("all holds", err=True)


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


def _predictions(what: str, failures: Failures) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    """Return the records and collection of a ledger, of what `riwaya read` wrote, or of pages read now."""
    from riwaya import evaluation, pipeline
    from riwaya.export import collection_record, document_record
    from riwaya.store import is_url

    path = Path(what)
    if is_url(what) or (path.is_file() and _begins(path, b"SQLite format 3")):
        with opened_ledger(what) as opened:
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
