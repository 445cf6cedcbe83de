"""The dossier: a ledger as one self-contained HTML file, to read, forward and print.

Right-to-left, Arabic first with English beside it. Every claim shows its chain and the exact sentence it was read from,
and leads to the place in the full text; the styles and the little script are inside the file, nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from riwaya.export.dossier.making import Maker
from riwaya.model import Collection, Document
from riwaya.pictures import styles

__all__ = ["dossier"]


def dossier(documents: Sequence[Document], collection: Collection, *, title: str | None = None) -> str:
    """Return the dossier of a collection as one HTML file."""
    return (
        _environment()
        .get_template("dossier.html.j2")
        .render(
            Maker(documents, collection).shown(),
            title=title,
            styles=_file("dossier.css") + styles(),
            script=_file("dossier.js"),
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("riwaya.export.dossier"),
        autoescape=select_autoescape(enabled_extensions=("j2",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _file(name: str) -> str:
    return (resources.files("riwaya.export.dossier") / "templates" / name).read_text("utf-8")
