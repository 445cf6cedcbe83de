"""Review from the command line to the export: what people decide changes what is shown, never what was read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import riwaya
from riwaya.cli import main
from riwaya.errors import UsageError
from riwaya.model import Correction
from riwaya.review.written import correction, plain

PAGES = {
    "a.txt": "مقتل 12 مدنيا في قصف على صنعاء\n\n"
    "صنعاء 24 نيسان 2018 - قالت وزارة الصحة إن 12 مدنيا قتلوا أمس في قصف على صنعاء.\n",
    "b.txt": "الجيش ينفي قصف صنعاء\n\nصنعاء 24 نيسان 2018 - نفى الجيش قصف مدينة صنعاء أمس.\n",
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
    assert run("add", tmp_path / "x.ledger", folder).exit_code == 0
    return tmp_path / "x.ledger"


def first_claim(ledger: Path) -> str:
    return run("review", ledger, "list").stdout.split()[0]


def gold(ledger: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("export", ledger, "gold").stdout.splitlines()]


def test_a_claim_is_corrected_undone_and_exported(ledger: Path) -> None:
    name = first_claim(ledger)
    doc, _, claim = name.partition("#")
    made = run("review", ledger, "correct", name, "stance=allege", "place=place:aden", "--reason", "كما في النص")
    assert made.exit_code == 0
    judgement = made.stdout.split()[0]
    (record,) = gold(ledger)
    (corrected,) = [one for one in record["claims"] if one["ledger_id"] == claim]  # type: ignore[attr-defined]
    assert (record["doc"], corrected["stance"], corrected["place"]) == (doc, "allege", ["place:aden"])
    assert corrected["reviewed"]
    assert "stance=allege" in run("review", ledger, "show", name).stdout
    assert run("search", ledger, "place:aden", "stance:allege").stdout.startswith(doc)
    assert run("review", ledger, "undo", judgement).exit_code == 0
    assert gold(ledger) == []
    assert run("search", ledger, "place:aden").stdout == ""
    assert "withdrawn" in run("review", ledger, "history").stdout
    assert run("verify", ledger).exit_code == 0


def test_what_is_rejected_takes_part_in_nothing_once_it_is_applied(ledger: Path) -> None:
    with riwaya.open(ledger) as opened:
        before = {ref for entry in opened.collection().timeline for ref in entry.claims}
    name = min(before)
    done = run("review", ledger, "reject", name)
    assert "apply" in done.stderr
    assert run("review", ledger, "apply").exit_code == 0
    with riwaya.open(ledger) as opened:
        assert name not in {ref for entry in opened.collection().timeline for ref in entry.claims}
        assert opened.is_reconciled
        machine = opened.document(name.partition("#")[0], machine=True)
        assert machine is not None
        assert name.partition("#")[2] in {claim.id for claim in machine.claims}
        assert opened.verify() == ()


def test_merged_stories_are_one_after_reconciling(ledger: Path) -> None:
    with riwaya.open(ledger) as opened:
        docs = [story.docs for story in opened.stories()]
        opened.review.judge("split", opened.review.target("story", "", items=("a.txt",)))
        opened.reconcile()
        apart = sorted(story.docs for story in opened.stories())
        opened.review.judge("merge", opened.review.target("story", "", items=("a.txt", "b.txt")))
        opened.reconcile()
        together = [story.docs for story in opened.stories()]
    assert sorted(doc for some in docs for doc in some) == ["a.txt", "b.txt"]
    assert apart == [("a.txt",), ("b.txt",)]
    assert together == [("a.txt", "b.txt")]


def test_decisions_outlive_a_rebuild(ledger: Path) -> None:
    name = first_claim(ledger)
    run("review", ledger, "reject", name)
    assert run("rebuild", ledger).exit_code == 0
    assert "rejected" in run("review", ledger, "show", name).stdout
    assert run("review", ledger, "history", "--unattached").stdout == ""
    with riwaya.open(ledger) as opened:
        document = opened.document(name.partition("#")[0])
        assert document is not None
        assert name.partition("#")[2] not in {claim.id for claim in document.claims}


def test_exports_are_noted_in_the_log(ledger: Path) -> None:
    run("export", ledger, "collection")
    with riwaya.open(ledger) as opened:
        (entry,) = opened.view.log(action="export").items
    assert entry.subject == "collection"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(("correct", "{claim}", "colour=red"), "no field=value", id="no field"),
        pytest.param(("correct", "{claim}", "stance=perhaps"), "Invalid enum", id="no stance"),
        pytest.param(("correct", "{claim}", "evidence=ليست في النص"), "does not stand", id="words not there"),
        pytest.param(("correct", "{claim}", "figure=12"), "no figure", id="no figure"),
        pytest.param(("correct", "a.txt", "stance=deny"), "is a page", id="a page for a claim"),
        pytest.param(("accept", "none"), "holds no document or claim", id="nothing of that name"),
        pytest.param(("settle", "none", "--reason", "x"), "no dispute", id="no dispute"),
        pytest.param(("undo", "none"), "no judgement", id="no judgement"),
    ],
)
def test_wrong_usage_is_named(ledger: Path, arguments: tuple[str, ...], says: str) -> None:
    claim = first_claim(ledger)
    result = run("review", ledger, *(argument.replace("{claim}", claim) for argument in arguments))
    assert result.exit_code == 2
    assert says in result.stderr


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(("stance=deny", "time=", "agent=group:x,group:y"), id="values, none and lists"),
        pytest.param(("figure=12 مدنيا:killed:10..20", "evidence=12 مدنيا قتلوا"), id="a figure and words"),
        pytest.param(("figure=12 مدنيا:killed:12..",), id="an open figure"),
    ],
)
def test_what_is_written_is_what_is_shown(ledger: Path, written: tuple[str, ...]) -> None:
    with riwaya.open(ledger) as opened:
        document = opened.document("a.txt", machine=True)
    assert document is not None
    made = correction(document, document.claims[0], written)
    assert isinstance(made, Correction)
    assert sorted(plain(made)) == sorted(written)


def test_a_correction_that_is_none_is_refused(ledger: Path) -> None:
    with riwaya.open(ledger) as opened:
        document = opened.document("a.txt", machine=True)
    assert document is not None
    with pytest.raises(UsageError, match="field=value"):
        correction(document, document.claims[0], ("stance",))
