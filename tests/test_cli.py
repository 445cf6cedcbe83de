"""The command line as users and scorers rely on it: output, exit codes, errors without tracebacks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from riwaya.cli import main
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
    ],
)
def test_wrong_usage_exits_with_two(ledger: Path, arguments: tuple[str, ...], says: str) -> None:
    result = run(*(argument.replace("{ledger}", str(ledger)) for argument in arguments))
    assert result.exit_code == 2
    assert says in result.stderr


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
    assert list(collection) == ["stories", "copies", "accounts", "disputes", "timeline"]


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
