"""The demonstration finds in the sample pages what was put into them."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.demo import demo
from riwaya.ledger import Ledger


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("demo")
    list(demo(target))
    return target


@pytest.fixture(scope="module")
def ledger(folder: Path) -> Ledger:
    return Ledger(folder / "sample.ledger", create=False)


def test_the_demo_ends_by_naming_the_dossier(folder: Path) -> None:
    *_, last = demo(folder)
    assert last.startswith("dossier: ")
    assert Path(last.removeprefix("dossier: ")).is_file()


def test_six_outlets_are_told_apart(ledger: Ledger) -> None:
    outlets = {document.article.outlet_name or document.article.outlet for document in ledger.documents()}
    assert len(outlets) == 6


@pytest.mark.parametrize(
    ("doc", "day"),
    [
        pytest.param("a1-madar.html", "2017-08-28", id="from metadata"),
        pytest.param("b2-barada.txt", "2018-03-12", id="day/month/year on a line"),
        pytest.param("a4-mizan.txt", "2017-08-28", id="month in two names on the dateline"),
        pytest.param("b4-marsad.html", "2018-03-13", id="in the page of an old site in windows-1256"),
    ],
)
def test_publication_days(ledger: Ledger, doc: str, day: str) -> None:
    document = ledger.document(doc)
    assert document is not None
    assert document.reading.published.edtf == day


def test_the_four_stories_are_kept_apart(ledger: Ledger) -> None:
    for story in ledger.stories():
        assert len({doc[0] for doc in story.docs}) == 1, story.docs


def test_copies_are_found_with_their_source(ledger: Ledger) -> None:
    whole = {(group.of, doc) for group in ledger.collection().copies for doc in group.docs if group.kind != "partial"}
    assert ("a1-madar.html", "a2-difaf.html") in whole
    assert ("b2-barada.txt", "b3-mizan.txt") in whole


def test_a_denial_and_the_copied_denial_have_one_origin(ledger: Ledger) -> None:
    denials = [dispute for dispute in ledger.disputes() if dispute.kind == "denial"]
    assert denials
    docs = {claim.rpartition("#")[0] for dispute in denials for side in dispute.sides for claim in side.claims}
    assert "b2-barada.txt" in docs


def test_rival_figures_of_the_convoy_are_read(ledger: Ledger) -> None:
    numbers = {
        (document.article.doc, quantity.low)
        for document in ledger.documents()
        for quantity in document.reading.quantities
    }
    assert {
        ("a1-madar.html", 600),
        ("a3-barada.txt", 670),
        ("c2-difaf.html", 31915),
        ("c1-madar.html", 1464),
    } <= numbers
