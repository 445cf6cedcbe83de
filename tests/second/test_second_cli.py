"""`riwaya read` with a second reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.second.stub import GOOD, TEXT, Stub, claims, completion, sends

from riwaya.cli import main


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "page.jsonl"
    path.write_text(json.dumps({"id": "p1", "text": TEXT, "reference": "2017-05-03"}), "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["read", *map(str, arguments)], catch_exceptions=False)


def marked(result: Result) -> list[dict[str, object]]:
    found = [claim for line in result.stdout.splitlines() for claim in json.loads(line)["claims"]]
    return [claim for claim in found if claim["rules"][0].startswith("second-reader:")]


def test_claims_of_the_second_reader_are_printed_with_their_origin(stub: Stub, source: Path, tmp_path: Path) -> None:
    arguments = (source, "--second-reader", stub.url, "--second-model", "small", "--second-cache", tmp_path / "cache")
    first, second = run(*arguments), run(*arguments)
    assert [claim["rules"][0] for claim in marked(first)] == ["second-reader:small"]  # type: ignore[index]
    assert (first.exit_code, first.stderr, first.stdout) == (0, "", second.stdout)
    assert len(stub.requests) == 1


def test_nothing_is_asked_unless_an_endpoint_is_named(stub: Stub, source: Path) -> None:
    assert marked(run(source)) == []
    assert stub.requests == []


def test_a_failure_is_a_warning(stub: Stub, source: Path) -> None:
    stub.reply = sends(b"", status=503)
    result = run(source, "--second-reader", stub.url, "--second-model", "small")
    assert result.exit_code == 0
    assert result.stdout == run(source).stdout
    assert result.stderr == (
        "riwaya: p1: second reader: the endpoint answered with status 503; the grammar's claims stay\n"
    )


@pytest.mark.parametrize(
    "options",
    [
        ("--second-reader", "http://127.0.0.1:1/v1"),
        ("--second-model", "small"),
        ("--second-cache", "cache"),
        ("--allow-remote",),
        ("--second-reader", "http://192.0.2.1/v1", "--second-model", "small"),
        ("--second-reader", "here", "--second-model", "small"),
    ],
)
def test_half_a_second_reader_is_wrong_usage(source: Path, options: tuple[str, ...]) -> None:
    result = run(source, *options)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "--second-reader" in result.stderr


def test_the_key_comes_from_the_environment(stub: Stub, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIWAYA_SECOND_KEY", "very-secret")
    result = run(source, "--second-reader", stub.url, "--second-model", "small")
    assert stub.keys == ["Bearer very-secret"]
    assert "very-secret" not in result.output


def test_what_both_read_is_scored_by_evaluate(stub: Stub, source: Path, tmp_path: Path) -> None:
    stub.reply = sends(completion(claims(GOOD)))
    gold, alone, both = tmp_path / "gold", tmp_path / "alone.jsonl", tmp_path / "both.jsonl"
    gold.mkdir()
    run(source, "-o", alone)
    run(source, "-o", both, "--second-reader", stub.url, "--second-model", "small")
    (gold / "p1.json").write_text(both.read_text("utf-8"), "utf-8")
    scores = []
    for found in (alone, both):
        result = CliRunner().invoke(main, ["evaluate", str(gold), str(found), "--json"], catch_exceptions=False)
        rows = [json.loads(line) for line in result.stdout.splitlines()]
        scores.append(next(row["right"] / row["gold"] for row in rows if row["layer"] == "claims: event"))
    assert scores[0] < scores[1] == 1.0
