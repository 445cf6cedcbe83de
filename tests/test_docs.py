"""What the program offers stands in the documentation, and what the documentation names exists."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

import riwaya
from riwaya.cli import main
from riwaya.export import LAYERS
from riwaya.ledger import BINARY, EXPORTS
from riwaya.store.search import CLAIM_FIELDS, DOCUMENT_FIELDS

ROOT = Path(__file__).parents[1]
COMMANDS = (ROOT / "docs/commands.md").read_text("utf-8")
FORMATS = (ROOT / "docs/formats.md").read_text("utf-8")
SEARCH = (ROOT / "docs/search.md").read_text("utf-8")


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_and_option_is_documented(command: str) -> None:
    row = next(line for line in COMMANDS.splitlines() if re.match(rf"\| `riwaya {command}[ `]", line))
    options = [param.opts[-1] for param in main.commands[command].params if isinstance(param, click.Option)]
    assert [option for option in options if f"`{option}`" not in row] == []


def test_every_documented_command_exists() -> None:
    named = set(re.findall(r"^\| `riwaya ([a-z-]+)", COMMANDS, re.MULTILINE))
    assert named == set(main.commands)


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_every_layer_is_documented(layer: str) -> None:
    assert f"`{layer}`" in FORMATS


@pytest.mark.parametrize("name", sorted({**EXPORTS, **BINARY}))
def test_every_export_is_documented(name: str) -> None:
    assert f"export LEDGER {name}" in FORMATS


@pytest.mark.parametrize("field", CLAIM_FIELDS + DOCUMENT_FIELDS)
def test_every_search_field_is_documented(field: str) -> None:
    assert f"`{field}:`" in SEARCH


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name
)
def test_links_and_paths_in_the_documentation_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if not link.startswith("http")]
    missing = [link for link in links if link and not (page.parent / link).exists()]
    missing += [name for name in re.findall(r"\bdocs/[\w/-]+\.md", text) if not (ROOT / name).exists()]
    assert missing == []


def test_public_names_are_there() -> None:
    assert [name for name in riwaya.__all__ if not hasattr(riwaya, name)] == []


def test_make_help_names_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    assert all(re.search(rf"^{target}:.*## ", makefile, re.MULTILINE) for target in phony[1].split())
