"""The command line as users and scorers rely on it: output, exit codes, errors without tracebacks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from riwaya.cli import main
from riwaya.cli.printing import open_output
from riwaya.ledger import Ledger
from riwaya.sample import pages

CONTRACT = (
    "doc",
    "text",
    "outlet",
    "title",
    "author",
    "published",
    "lines",
    "mentions",
    "quantities",
    "times",
    "claims",
)


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False)


def records(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "sample.ledger"
    assert run("add", path, pages()).exit_code == 0
    return path


# --- read ---------------------------------------------------------------------------------------------------


def test_read_prints_a_record_a_page_with_the_fields_of_the_contract() -> None:
    result = run("read", pages())
    found = records(result)
    assert result.exit_code == 0
    assert len(found) == len(list(pages().iterdir()))
    assert all(list(record)[: len(CONTRACT)] == list(CONTRACT) for record in found)


def test_every_span_that_read_prints_rereads() -> None:
    for record in records(run("read", pages())):
        text = str(record["text"])
        for layer in ("mentions", "quantities", "times"):
            for value in record[layer]:  # type: ignore[attr-defined]
                assert text[value["start"] : value["end"]] == value["text"]


def test_a_text_dump_is_not_changed(tmp_path: Path) -> None:
    content = "عنوان الخبر\r\n\r\nقال مصدر محلي إن غارة استهدفت البلدة.\r\n"
    (tmp_path / "page.txt").write_bytes(content.encode())
    (record,) = records(run("read", tmp_path / "page.txt"))
    assert record["text"] == content


def test_read_takes_records_and_prints_chosen_layers(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "x1", "text": "قتل ثلاثة جنود أمس", "reference": "2018-04-24"}) + "\n", "utf-8")
    (record,) = records(run("read", source, "--layers", "words,quantities,times"))
    assert sorted(record) == ["doc", "ordinals", "quantities", "times", "words"]
    assert record["doc"] == "x1"
    assert [time["value"] for time in record["times"]] == ["2018-04-23"]  # type: ignore[attr-defined]
    assert [(q["low"], q["high"]) for q in record["quantities"]] == [(3, 3)]  # type: ignore[attr-defined]


def test_workers_change_nothing() -> None:
    assert run("read", pages(), "--workers", "2").stdout == run("read", pages()).stdout


def test_one_bad_page_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("عنوان\n\nقصفت طائرات مواقع في البلدة.\n", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00" * 50)
    result = run("read", tmp_path)
    assert result.exit_code == 1
    assert [record["doc"] for record in records(result)] == ["a.txt"]
    assert "empty.txt" in result.stderr
    assert "image.txt" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(("read",), "Missing argument", id="no source"),
        pytest.param(("read", "--layers", "colours", "x.txt"), "colours", id="an unknown layer"),
        pytest.param(("search", "none.ledger", "كلمة"), "no such ledger", id="no ledger"),
        pytest.param(("export", "{ledger}", "pdf"), "pdf", id="an unknown format"),
        pytest.param(("explain", "{ledger}#none"), "none", id="an unknown claim"),
        pytest.param(("search", "{ledger}", "colour:red"), "colour", id="an unknown field"),
        pytest.param(("search", "{ledger}", "؟؟"), "no word", id="a query of signs"),
        pytest.param(("search", "{folder}", "كلمة"), "folder", id="a folder for a ledger"),
        pytest.param(("add", "{folder}", "x.txt"), "folder", id="adding to a folder"),
        pytest.param(("read", "x.txt", "-o", "{folder}"), "directory", id="a folder for an output"),
        pytest.param(("read", "{page}", "-o", "{page}"), "written over", id="an output that is read"),
        pytest.param(("export", "{ledger}", "jsonl", "-o", "{ledger}"), "written over", id="an export over its ledger"),
        pytest.param(("report", "{ledger}", "-o", "{ledger}"), "written over", id="a report over its ledger"),
        pytest.param(("report", "{ledger}", "-o", "{folder}/none/x.html"), "no such", id="a report in no folder"),
        pytest.param(("explain", "none.ledger#abc"), "no such ledger", id="explaining from no ledger"),
        pytest.param(("explain", "قتل جندي", "--reference", "monday"), "no day", id="a reference that is no day"),
        pytest.param(("evaluate", "{gold}", "{broken}"), "line 1", id="predictions that are no JSON"),
        pytest.param(("evaluate", "{folder}", "{page}"), "no gold", id="a folder without gold"),
        pytest.param(("bench", "none.txt"), "no page", id="nothing to measure with"),
        pytest.param(("read", "--names", "quick", "x.txt"), "quick", id="an unknown reader of names"),
    ],
)
def test_wrong_usage_exits_with_two(ledger: Path, tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    places = {"{ledger}": ledger, "{folder}": tmp_path / "folder", "{gold}": tmp_path / "gold"}
    places |= {"{page}": tmp_path / "page.txt", "{broken}": tmp_path / "broken.jsonl"}
    for folder in ("folder", "gold"):
        (tmp_path / folder).mkdir()
    (tmp_path / "gold" / "page.json").write_text('{"doc": "page.txt"}', "utf-8")
    (tmp_path / "page.txt").write_text("قصفت طائرات مواقع في البلدة.", "utf-8")
    (tmp_path / "broken.jsonl").write_text("{claims\n", "utf-8")
    before = ledger.read_bytes()
    for name, place in places.items():
        arguments = tuple(argument.replace(name, str(place)) for argument in arguments)
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr
    assert ledger.read_bytes() == before


def test_a_text_too_long_for_the_name_of_a_file_is_explained() -> None:
    result = run("explain", "قتل جندي قرب القرية # " * 50)
    assert result.exit_code == 0


def test_a_ledger_may_have_a_hash_sign_in_its_name(ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a#b.ledger"
    copy.write_bytes(ledger.read_bytes())
    result = run("explain", f"{copy}#a1-madar.html")
    assert result.stdout.startswith("a1-madar.html: ")


def test_sources_that_are_not_there_fail_an_evaluation(tmp_path: Path) -> None:
    (tmp_path / "page.json").write_text('{"doc": "page.txt"}', "utf-8")
    result = run("evaluate", tmp_path, tmp_path / "none.txt")
    assert result.exit_code == 1
    assert "none.txt" in result.stderr


def test_an_output_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("earlier", "utf-8")
    with pytest.raises(KeyboardInterrupt), open_output(str(target)) as out:
        out.write("half")
        raise KeyboardInterrupt
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
    assert target.read_text("utf-8") == "earlier"


def test_an_output_may_be_a_device() -> None:
    assert run("read", pages() / "a1-madar.html", "-o", os.devnull).exit_code == 0
    assert not Path(os.devnull).is_file()


def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "a\x1b[2J\u202eb", "text": " "}) + "\n", "utf-8")
    stderr = run("read", source).stderr
    assert "\x1b" not in stderr
    assert "\u202e" not in stderr


# --- the process --------------------------------------------------------------------------------------------


def process(*arguments: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "riwaya", *map(str, arguments)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, **options)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_named_without_a_traceback() -> None:
    with Path("/dev/full").open("wb") as full:
        running = process("read", pages() / "b2-barada.txt", stdout=full)
        _, stderr = running.communicate(timeout=60)
    assert running.returncode == 2
    assert stderr.decode().strip() == "riwaya: output: no space left on device (make room and run the command again)"


def test_a_reader_that_goes_away_is_no_error() -> None:
    with process("read", pages(), stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_ends_it_in_one_line(tmp_path: Path, workers: str) -> None:
    lines = [json.dumps({"id": str(number), "text": f"قتل {number} جنود في هجوم أمس. " * 30}) for number in range(3000)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    running = process("add", tmp_path / "x.ledger", tmp_path / "in.jsonl", "--workers", workers, start_new_session=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not _stored(tmp_path / "x.ledger"):
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to the command and to its workers
    _, stderr = running.communicate(timeout=60)
    assert running.returncode == 1
    assert stderr.decode().strip() == "Aborted!"
    assert run("verify", tmp_path / "x.ledger").exit_code == 0


def _stored(path: Path) -> int:
    if not path.exists() or path.stat().st_size == 0:
        return 0
    with Ledger(path, create=False) as ledger:
        return ledger.counts()["documents"]


# --- a ledger -----------------------------------------------------------------------------------------------


def test_adding_again_finds_everything_known(ledger: Path) -> None:
    result = run("add", ledger, pages())
    assert result.exit_code == 0
    assert result.stderr.startswith(f"0 new, {len(list(pages().iterdir()))} known, 0 failed")


def test_search_finds_a_denial_and_leads_to_its_claim(ledger: Path) -> None:
    (hit, *_) = records(run("search", ledger, "الغوطة stance:deny", "--json"))
    claim = hit["claims"][0]  # type: ignore[index]
    assert claim["stance"] == "deny"
    explained = run("explain", f"{ledger}#{hit['doc']}#{claim['id']}")
    assert explained.exit_code == 0
    assert "rules:" in explained.stdout


def test_search_prints_passages_for_people(ledger: Path) -> None:
    result = run("search", ledger, "القلمون")
    assert "[القلمون]" in result.stdout


def test_exports_are_json(ledger: Path, tmp_path: Path) -> None:
    assert run("export", ledger, "jsonl", "-o", tmp_path / "out.jsonl").exit_code == 0
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["doc"] for line in lines} == {path.name for path in pages().iterdir()}
    collection = json.loads(run("export", ledger, "collection").stdout)
    assert list(collection) == ["stories", "copies", "accounts", "disputes", "timeline", "incidents"]
    assert collection["incidents"]


@pytest.mark.parametrize("name", ["acled", "ucdp", "airwars", "hrdag", "csv", "geojson", "ftm", "webannotation"])
def test_the_sample_goes_into_every_format(ledger: Path, name: str) -> None:
    result = run("export", ledger, name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout


def test_what_is_no_text_goes_into_a_file(ledger: Path, tmp_path: Path) -> None:
    assert run("export", ledger, "parquet", "-o", tmp_path / "claims.parquet").exit_code == 0
    assert (tmp_path / "claims.parquet").read_bytes()[:4] == b"PAR1"
    refused = run("export", ledger, "parquet", "--redact")
    assert refused.exit_code == 2
    assert "csv" in refused.stderr


def test_verify_says_that_all_holds(ledger: Path) -> None:
    result = run("verify", ledger)
    assert (result.exit_code, result.stderr) == (0, "")


def test_rebuilding_gives_the_same_ledger(ledger: Path) -> None:
    before = run("export", ledger, "jsonl").stdout, run("export", ledger, "collection").stdout
    assert run("rebuild", ledger).exit_code == 0
    assert (run("export", ledger, "jsonl").stdout, run("export", ledger, "collection").stdout) == before


def test_the_report_is_one_file_without_a_network(ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "dossier.html"
    assert run("report", ledger, "-o", target, "--title", "ملف <تجريبي>").exit_code == 0
    page = target.read_text("utf-8")
    assert "ملف &lt;تجريبي&gt;" in page
    assert 'dir="rtl"' in page
    assert "src=" not in page
    assert "@import" not in page


def test_copies_of_the_sample_pages() -> None:
    found = {(record["a"], record["b"]) for record in records(run("copies", pages()))}
    assert ("a1-madar.html", "a2-difaf.html") in found
    assert ("b2-barada.txt", "b3-mizan.txt") in found


def test_explain_prints_rules_for_a_sentence() -> None:
    result = run("explain", "قتل ثلاثة جنود أمس", "--reference", "2018-04-24")
    assert result.exit_code == 0
    assert "2018-04-23" in result.stdout


def test_evaluating_a_reading_against_itself_is_perfect(ledger: Path, tmp_path: Path) -> None:
    lines = run("export", ledger, "jsonl").stdout.splitlines()
    for line in lines:
        record = json.loads(line)
        (tmp_path / f"{record['doc']}.json").write_text(line, "utf-8")
    (tmp_path / "collection.json").write_text(run("export", ledger, "collection").stdout, "utf-8")
    scores = records(run("evaluate", tmp_path, ledger, "--json"))
    assert [score["layer"] for score in scores if score["right"] != score["gold"]] == []


def test_check_knowledge_holds() -> None:
    result = run("check-knowledge")
    assert result.exit_code == 0, result.stdout


@pytest.mark.parametrize("command", [("read",), ("add", "{ledger}")], ids=["read", "add"])
def test_the_accurate_reader_without_its_extra_is_refused_once_with_the_remedy(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("riwaya.language.ar.name_encoder.find_spec", lambda name: None)
    arguments = [argument.replace("{ledger}", str(tmp_path / "new.ledger")) for argument in command]
    result = run(*arguments, *sorted(pages().glob("*.txt"))[:2], "--names", "accurate")
    assert result.exit_code == 2
    assert result.stderr.count("pip install 'riwaya[names-accurate]'") == 1


def test_review_without_a_command_lists_what_waits(ledger: Path) -> None:
    listed = run("review", ledger)
    assert listed.exit_code == 0
    assert listed.stdout == run("review", ledger, "list").stdout != ""


# --- users --------------------------------------------------------------------------------------------------


def test_users_are_added_listed_and_shut_out(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    assert (
        run("users", path, "add", "huda", "--role", "admin", "--password-stdin", stdin="long enough\n").exit_code == 0
    )
    assert run("users", path, "add", "omar", stdin="long enough\nlong enough\n").exit_code == 0
    assert run("users", path, "shut-out", "omar").exit_code == 0
    assert run("users", path, "list").stdout == "huda  admin\nomar  reviewer  (shut out)\n"
    refused = run("users", path, "shut-out", "huda")
    assert refused.exit_code == 2
    assert "last administrator" in refused.stderr
