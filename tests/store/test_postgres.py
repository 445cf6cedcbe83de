"""A ledger in PostgreSQL is named without its password, and whatever goes wrong is told with a remedy."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests import make
from tests.store.conftest import Opening

from riwaya.cli import main
from riwaya.errors import LedgerError, UsageError
from riwaya.store import open_store, parse, search

PAGE = "مقتل 12 مدنيا في قصف على صنعاء\n\nقالت وزارة الصحة إن 12 مدنيا قتلوا أمس في قصف على صنعاء.\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def test_the_commands_take_a_url_for_a_ledger(fresh: Callable[[str], str], tmp_path: Path) -> None:
    url = fresh("postgresql")
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    assert run("add", url, tmp_path / "page.txt").exit_code == 0
    assert run("search", url, "صنعاء").stdout.startswith("page.txt")
    (record,) = (json.loads(line) for line in run("export", url, "jsonl").stdout.splitlines())
    claim = record["claims"][0]["id"]
    assert claim in run("explain", f"{url}#page.txt#{claim}").stdout
    assert run("review", url, "reject", f"page.txt#{claim}").exit_code == 0
    assert run("report", url, "-o", tmp_path / "x.html").exit_code == 0
    assert "all holds" in run("verify", url).stdout


@pytest.mark.parametrize(
    ("url", "says"),
    [
        pytest.param("postgresql://u:secret@localhost", "cannot be understood", id="no database"),
        pytest.param("postgresql://u:secret@localhost/x?colour=red", "cannot be understood", id="an unknown option"),
        pytest.param("postgresql://u:secret@localhost/x?schema=A-b", "small letters", id="a schema that is none"),
    ],
)
def test_a_url_that_cannot_be_understood_is_named_without_its_password(url: str, says: str) -> None:
    pytest.importorskip("pg8000", reason="needs the extra riwaya[postgres]")
    with pytest.raises(UsageError, match=says) as caught:
        open_store(url)
    assert "secret" not in str(caught.value)


def test_a_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    pytest.importorskip("pg8000", reason="needs the extra riwaya[postgres]")
    with pytest.raises(LedgerError, match="start the server") as caught:
        open_store(f"postgresql://u:secret@/x?host={tmp_path}")
    assert "secret" not in str(caught.value)


def test_a_database_that_is_not_there_is_named(cluster: str) -> None:
    with pytest.raises(LedgerError, match="createdb"):
        open_store(cluster.replace("/postgres?", "/none?"))


def test_a_schema_of_another_program_is_refused_and_left_alone(fresh: Callable[[str], str], opening: Opening) -> None:
    url = fresh("postgresql")
    schema = url.rpartition("=")[2]
    other = opening(fresh("postgresql"))
    other.db.run(f"CREATE SCHEMA {schema}")
    other.db.run(f"CREATE TABLE {schema}.recipes (name TEXT)")
    with pytest.raises(LedgerError, match="another program"):
        open_store(url)
    assert other.db.all("SELECT tablename FROM pg_tables WHERE schemaname = ?", (schema,)) == [("recipes",)]


def test_without_the_driver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pg8000", None)
    with pytest.raises(UsageError, match=r"riwaya\[postgres\]"):
        open_store("postgresql://localhost/x")


def test_a_page_of_a_book_s_length_is_stored_and_found(fresh: Callable[[str], str], opening: Opening) -> None:
    store = opening(fresh("postgresql"))
    text = " ".join(f"كلمة{number}" for number in range(60_000))
    store.put(make.capture(text, "long.txt"), make.document(text, "long.txt"), actor="test")
    assert [hit.doc for hit in search(store.db, parse("كلمة59999"), store.load).items] == ["long.txt"]
    assert [hit.doc for hit in search(store.db, parse('"كلمة5 كلمة6"'), store.load).items] == ["long.txt"]
