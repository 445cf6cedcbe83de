"""The order of the stages: whatever the bytes are, a document that re-reads, or one error that names the page."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya import language, pipeline
from riwaya.errors import SourceError, SpanError, UsageError
from riwaya.model import Article, Capture, Document, Reading
from riwaya.sample import pages
from tests import make

WORDS = (
    "قتل", "مقتل", "ثلاثة", "جنود", "12", "١٢", "مدنيا", "،", ".", "؟", '"', "“", "”", "«", "»", "قال", "نفى", "الجيش",
    "أعلن", "المتحدث باسم", "وزارة الدفاع", "إن", "بحسب", "أمس", "2018-03-12", "24 أبريل/نيسان", "الثلاثاء", "الساعة",
    "مليون", "و", "بين", "من", "لم", "حلب", "صنعاء", "\u202b", "\u202c", "\u202e", "\u200f", "\u200b", "\ufeff", "ـ",
    "قَتَلَ", "ﷺ", "ﻻ", "🔥", "👨‍👩‍👧", "\n", "\r\n", "\t", "\xa0", "(", ")", "-", ":", "/", "%", "(1)", "نصف", "نحو",
    "بينهم", "طفلا", "وكالة", "سانا", "د.", "\u0301", "\u2028", "\x0b", "\x85", "00", "1,000", "3.5", "قبل يومين",
)  # fmt: skip
PIECES = (
    "<p>", "</p>", "<div>", "<tr><td>", "<!--", "-->", "<script>", "</script>", "<meta charset='windows-1256'>",
    "<meta property='article:published_time' content='2018-13-45T99'>", "<meta property='og:site_name' content='س'>",
    "<script type='application/ld+json'>{\"datePublished\": 5, \"author\": [[]]}</script>",
    "<script type='application/ld+json'>[null, {\"@graph\": 1}]</script>", "<time datetime='x'>", "<title>",
    "</title>", "<h1>", "<article>", "<![CDATA[", "<?xml?>", "&#0;", "&#x110000;", "<a href='http://[::1'>",
    "<link rel=canonical href='//['>", "\x00", "نص الخبر قتل جندي أمس", 'قال المتحدث "نعم',
)  # fmt: skip

arabic = st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=6)
# The digits of other scripts and in superscript are left out: what they count is settled in the tests of numbers.
other = st.text(st.characters(blacklist_categories=("Cs", "No", "Nl")), max_size=4)
token = st.one_of(
    st.sampled_from(WORDS), arabic, st.text(st.characters(blacklist_categories=("Cs", "No", "Nl")), max_size=4)
)
texts = st.lists(st.tuples(token, st.sampled_from(("", " ", " "))), max_size=50).map(
    lambda parts: "".join(word + space for word, space in parts)
)
quick = settings(
    max_examples=60, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def read(capture: Capture) -> Document | None:
    """Read a capture; None where it is refused with the name of the page."""
    try:
        document = pipeline.read_capture(capture)
    except SourceError as error:
        assert error.where == capture.doc
        return None
    document.check()
    return document


# --- any bytes ----------------------------------------------------------------------------------------------


@quick
@given(texts)
def test_any_text_gives_a_document_that_rereads(text: str) -> None:
    document = read(make.capture(text))
    assert document is None or document.article.text.strip()


@quick
@given(texts)
def test_any_text_in_a_page_gives_a_document_that_rereads(text: str) -> None:
    page = f"<html><head><title>{text[:40]}</title></head><body><article><p>{text}</p></article></body></html>"
    read(make.capture(page, media_type="text/html"))


@quick
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mark_up_gives_a_document_that_rereads(pieces: list[str]) -> None:
    read(make.capture("".join(pieces), media_type="text/html"))


@quick
@given(st.binary(max_size=300).filter(lambda content: not set(content) & set(b"\xb2\xb3\xb9\xbc\xbd\xbe")))
def test_any_bytes_give_a_document_that_rereads(content: bytes) -> None:
    read(make.capture(content))
    read(make.capture(b"<html><body><p>" + content, media_type="text/html"))


@quick
@given(st.lists(texts, max_size=3))
def test_any_documents_can_be_reconciled(found: list[str]) -> None:
    attempted = [read(make.capture(text, f"{number}.txt")) for number, text in enumerate(found)]
    documents = [document for document in attempted if document is not None]
    collection = pipeline.reconcile(documents)
    known = {f"{document.article.doc}#{claim.id}" for document in documents for claim in document.claims}
    assert {claim for account in collection.accounts for claim in account.claims} <= known


@pytest.mark.parametrize("text", ["أرض مساحتها 1500 م²", "x¹"], ids=["square metres", "a note"])
def test_a_superscript_behind_one_letter_is_no_number(text: str) -> None:
    assert read(make.capture(text)) is not None


# --- errors -------------------------------------------------------------------------------------------------


def test_the_first_failure_is_raised_where_nobody_listens(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.txt"):
        list(pipeline.read([str(tmp_path / "none.txt")]))


def test_failures_go_to_who_listens_and_the_rest_is_read(tmp_path: Path) -> None:
    failed: list[SourceError] = []
    documents = list(pipeline.read([str(tmp_path / "none.txt"), str(pages())], on_error=failed.append))
    assert len(documents) == len(list(pages().iterdir()))
    assert [error.where for error in failed] == [str(tmp_path / "none.txt")]


def test_a_rule_that_breaks_costs_its_page_only(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = language.read

    def broken(article: Article, **options: object) -> Reading:
        if article.doc == "b2-barada.txt":
            raise ZeroDivisionError("a defect")
        return sound(article, **options)

    monkeypatch.setattr(language, "read", broken)
    failed: list[SourceError] = []
    documents = list(pipeline.read([str(pages())], on_error=failed.append))
    assert len(documents) == len(list(pages().iterdir())) - 1
    (error,) = failed
    assert str(error).startswith("b2-barada.txt: a rule failed on this page: ZeroDivisionError: a defect")


def test_a_package_that_is_missing_is_told_once_and_not_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(article: Article, **options: object) -> Reading:
        raise ModuleNotFoundError("No module named 'numpy'", name="numpy")

    monkeypatch.setattr(language, "read", lacking)
    failed: list[SourceError] = []
    with pytest.raises(UsageError, match=r"this installation lacks the package numpy .*make setup") as told:
        list(pipeline.read([str(pages())], on_error=failed.append))
    assert not failed
    assert pickle.loads(pickle.dumps(told.value)).remedy == told.value.remedy  # so it comes whole out of a worker


def test_a_value_that_does_not_reread_is_never_let_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "قتل جنديان في هجوم"
    moved = make.quantity(text, "جنديان", 2)
    monkeypatch.setattr(
        language, "read", lambda article, **_: Reading(quantities=(make.quantity(text[1:], "جنديان", 2), moved))
    )
    with pytest.raises(SpanError, match="quantities"):
        pipeline.read_capture(make.capture(text))
    (result,) = (result for _, result in pipeline.attempts([make.capture(text)]))
    assert isinstance(result, SourceError)


# --- order --------------------------------------------------------------------------------------------------


def test_documents_come_in_the_order_of_the_sources(tmp_path: Path) -> None:
    records = [{"id": name, "text": f"قتل جندي قرب القرية {name}"} for name in "cab"]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    page = pages() / "a1-madar.html"
    sources = [str(tmp_path / "in.jsonl"), str(page)]
    assert [document.article.doc for document in pipeline.read(sources)] == ["c", "a", "b", page.name]


def test_nothing_reconciles_to_nothing() -> None:
    collection = pipeline.reconcile(())
    assert (collection.stories, collection.accounts, collection.disputes) == ((), (), ())
