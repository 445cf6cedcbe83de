"""`riwaya places` and `riwaya train`: places of one's own, and models trained again."""

from __future__ import annotations

from pathlib import Path

import click

from riwaya.cli.group import main


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
