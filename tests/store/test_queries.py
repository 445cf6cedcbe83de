"""Thirty written queries find the pages that a reader expects, in both stores, and list them first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from riwaya.ledger import Ledger
from riwaya.sample import pages

QUERIES = yaml.safe_load((Path(__file__).parent / "queries.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def ledger(module_where: str) -> Iterator[Ledger]:
    with Ledger(module_where) as opened:
        opened.add(str(pages()))
        yield opened


#: Queries of words alone depend on the search; those with fields of claims also on how the pages were read.
OF_WORDS = [entry for entry in QUERIES if ":" not in entry["query"].replace("until:", "")]


@pytest.mark.parametrize("number", range(len(OF_WORDS)), ids=[entry["query"] for entry in OF_WORDS])
def test_every_page_with_the_words_is_found(ledger: Ledger, number: int) -> None:
    found = {hit.doc for hit in ledger.search(OF_WORDS[number]["query"]).items}
    assert set(OF_WORDS[number]["pages"]) <= found


@pytest.mark.parametrize("order", ["best", "newest"])
def test_nearly_all_that_is_found_is_expected(ledger: Ledger, order: str) -> None:
    found = expected = right = 0
    for entry in QUERIES:
        hits = {hit.doc for hit in ledger.search(entry["query"], order=order).items}
        found, expected = found + len(hits), expected + len(entry["pages"])
        right += len(hits & set(entry["pages"]))
    assert len(QUERIES) == 30
    assert right / expected >= 0.95
    assert right / found >= 0.95


def test_expected_pages_come_first(ledger: Ledger) -> None:
    shares = []
    for entry in QUERIES:
        first = [hit.doc for hit in ledger.search(entry["query"]).items][: len(entry["pages"])]
        shares.append(len(set(first) & set(entry["pages"])) / len(entry["pages"]))
    assert sum(shares) / len(shares) >= 0.95


def test_words_are_shown_in_their_sentences(ledger: Ledger) -> None:
    for entry in QUERIES:
        for hit in ledger.search(entry["query"]).items:
            assert hit.snippets
            text = ledger.document(hit.doc)
            assert text is not None
            for snippet in hit.snippets:
                assert text.article.text[snippet.start : snippet.end] == snippet.text
                assert all(snippet.start <= found.start and found.end <= snippet.end for found in snippet.found)
