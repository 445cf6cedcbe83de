"""What is printed says which rule read which words, and that the words stand where it says."""

from __future__ import annotations

import re
from typing import Any

import pytest

from riwaya.errors import SourceError, UsageError
from riwaya.explain import claim_lines, document_lines, hit_lines, read_text
from riwaya.model import Claim, Document, Passage, Reporting, Sentence, Trigger
from riwaya.store import Hit
from tests import make

TEXT = "قال الجيش إن ثلاثة جنود قتلوا أمس في هجوم قرب حلب، بحسب بيان."
_PLACED = re.compile(r"^\s+(?:name|time|figure|ordinal|cue|trigger) (\d+)\.\.(\d+) (.*?) (?:= |\(|$)")


@pytest.fixture(scope="module")
def document() -> Document:
    return read_text(TEXT, reference="2018-04-24")


def shown(words: str = "قتل جنديان", **fields: Any) -> tuple[Document, Claim]:
    claim = make.claim(words, **fields)
    sentence = Sentence(start=0, end=len(words), text=words, block=1, label="body")
    return make.document(words, claims=[claim], sentences=(sentence,)), claim


def test_the_reference_is_what_relative_times_count_from(document: Document) -> None:
    assert any("2018-04-23" in line and "from 2018-04-24" in line for line in document_lines(document))


def test_every_value_names_its_rule(document: Document) -> None:
    values = [line for line in document_lines(document) if _PLACED.match(line) and " [" in line]
    assert len(values) >= 4
    assert all(re.search(r"\[[\w .:-]+\]$", line) for line in values)


def test_words_stand_where_it_says(document: Document) -> None:
    placed = [match for line in document_lines(document) if (match := _PLACED.match(line))]
    assert placed
    for match in placed:
        assert document.article.text[int(match[1]) : int(match[2])] == match[3]


def test_every_claim_is_explained_once(document: Document) -> None:
    lines = "\n".join(document_lines(document))
    assert document.claims
    assert all(lines.count(f"claim {claim.id}:") == 1 for claim in document.claims)


def test_a_claim_is_told_with_chain_roles_time_and_rules() -> None:
    cue = Passage(start=0, end=3, text="قتل")
    fields: dict[str, Any] = {
        "chain": ("group:army", "media:one"),
        "agent": ("group:a", "group:b"),
        "time": "2018-04",
        "cue": cue,
    }
    document, claim = shown(**fields, rules=("one", "two"))
    lines = [line.strip() for line in claim_lines(document, claim)]
    assert lines[0] == f"page.txt#{claim.id}: Something happened."
    assert "chain: group:army > media:one" in lines
    assert "agent: group:a, group:b" in lines
    assert "time: 2018-04" in lines
    assert "cue 0..3 قتل" in lines
    assert "rules: one, two" in lines
    assert not any(line.startswith(("recipient", "place")) for line in lines)


def test_triggers_that_were_not_taken_are_told() -> None:
    document, claim = shown("قتل جنديان في هجوم")
    other = Trigger(
        start=14, end=18, text="هجوم", event="ASSAULT", mode=None, lemma="x", form="noun", voice="none", rule="r"
    )
    document = make.document("قتل جنديان في هجوم", claims=[claim], triggers=(other,))
    assert [line for line in claim_lines(document, claim) if "other trigger 14..18 هجوم" in line]


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [(3, 3, "3 "), (100, None, "100..? "), (None, 50, "?..50 "), (10, 20, "10..20 ")],
    ids=["exact", "no upper bound", "no lower bound", "a range"],
)
def test_bounds_of_figures(low: float | None, high: float | None, value: str) -> None:
    figure = make.quantity("قتل جنود", "جنود", low, high, modifier="between")
    sentence = Sentence(start=0, end=8, text="قتل جنود", block=1, label="body")
    lines = document_lines(make.document("قتل جنود", quantities=[figure], sentences=(sentence,)))
    assert any(f"= {value}between" in line for line in lines)


def test_a_document_without_title_outlet_and_day_says_so() -> None:
    first, second, *_ = document_lines(make.document("نص", outlet=None))
    assert first == "page.txt: (no title)"
    assert second == "  outlet unknown; published unknown (unknown)"


def test_a_cue_is_told_with_its_construction() -> None:
    cue = Reporting(start=0, end=3, text="قال", lemma="قال", kind="speech", stance="assert", rule="verb")
    sentence = Sentence(start=0, end=8, text="قال كلاما"[:8], block=1, label="body")
    lines = document_lines(make.document("قال كلاما"[:8], reporting=(cue,), sentences=(sentence,)))
    assert "  cue 0..3 قال = قال, speech, assert [verb]" in list(lines)


def test_a_hit_shows_its_words_in_their_context_on_one_line() -> None:
    text = "قبل\nانسحب الفصيل\nبعد"
    document, found = make.document(text), Passage(start=4, end=8, text="انسحب"[:4])
    hit = Hit(doc="page.txt", title=None, outlet=None, published=None, passages=(found,), claims=(), score=1.0)
    head, words, last = hit_lines(hit, document)
    assert head == "page.txt    (unknown outlet, undated)"
    assert "[انسح]" in words
    assert "\n" not in words
    assert last == ""


def test_a_hit_whose_document_is_gone_still_has_its_head() -> None:
    hit = Hit(doc="x", title="ت", outlet="media:a", published="2018", passages=(), claims=(), score=0.0)
    assert list(hit_lines(hit, None)) == ["x  ت  (media:a, 2018)"]


@pytest.mark.parametrize("text", ["", " \n\t", "\u200f"], ids=["nothing", "spaces", "a mark of direction"])
def test_nothing_to_read_is_a_source_error_or_an_empty_reading(text: str) -> None:
    try:
        assert read_text(text).claims == ()
    except SourceError as error:
        assert error.where == "text"


def test_bytes_that_are_no_text_are_read_as_question_marks() -> None:
    assert "?" in read_text("قتل \udcff جندي").article.text


def test_a_reference_that_is_no_day_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="2018-04-24"):
        read_text(TEXT, reference="أمس")


def test_a_claim_names_the_source_taken_and_those_not_taken_with_the_reason() -> None:
    text = "نفى وزير الدفاع التركي مزاعم حزب الله بانسحاب القوات من البلدة، فيما قالت وكالة رويترز إن المعبر مفتوح."
    page = read_text(text)
    denied = next(claim for claim in page.claims if claim.stance == "deny")
    lines = list(claim_lines(page, denied))
    assert any(line.startswith("  source source:unnamed-turkey-defence-minister@state:turkey by") for line in lines)
    assert any("group:hezbollah" in line and "has a claim of its own" in line for line in lines)
    assert any("agency:reuters" in line and "begins after these words" in line for line in lines)
