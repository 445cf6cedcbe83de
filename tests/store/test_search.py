"""Search finds words in any spelling, and answers claim fields with one claim."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from tests import make
from tests.store.conftest import Opening

from riwaya.errors import UsageError
from riwaya.model import Mention
from riwaya.store import Hit, Store, open_store, parse, search
from riwaya.store.search import AROUND

QALAMOUN = "انسحب الفصيل من القلمون الشرقي"
GHOUTA = "نفى الفصيل الخروج من الغوطة"
SANAA = "غارة على صنعاء قتلت 12 مدنيا"


@pytest.fixture(scope="module")
def store(module_where: str) -> Iterator[Store]:
    opened = open_store(module_where)
    pages = {
        "a.txt": (QALAMOUN, "2018-04-24", make.claim(QALAMOUN, event="RETREAT", agent=("group:one",))),
        "b.txt": (GHOUTA, "2018-03-12", make.claim(GHOUTA, event="RETREAT", stance="deny", chain=("per:x@group:one",))),
        "c.txt": (SANAA, "2016-01-02", make.claim(SANAA, place=("place:sanaa",))),
    }
    for doc, (text, day, claim) in pages.items():
        name = text.split()[1]
        start = text.index(name)
        mention = Mention(start=start, end=start + len(name), text=name, type="ORG", entity="group:one", rule="test")
        document = make.document(text, doc, claims=[claim], published=day, mentions=(mention,))
        opened.put(make.capture(text, doc), document, actor="test")
    yield opened
    opened.close()


def found(store: Store, query: str) -> tuple[Hit, ...]:
    return search(store.db, parse(query), store.load).items


QUERIES = [
    pytest.param("القلمون", ["a.txt"], id="as written"),
    pytest.param("قلمون", ["a.txt"], id="without the article"),
    pytest.param("بالقلمون", ["a.txt"], id="with other clitics"),
    pytest.param("الفُصيل", ["a.txt", "b.txt"], id="with vowel marks"),
    pytest.param("١٢", ["c.txt"], id="other digits"),
    pytest.param('"القلمون الشرقي"', ["a.txt"], id="a phrase"),
    pytest.param('"الشرقي القلمون"', [], id="a phrase in another order"),
    pytest.param("stance:deny", ["b.txt"], id="a field of the claim"),
    pytest.param("event:RETREAT stance:assert", ["a.txt"], id="both fields in one claim"),
    pytest.param("speaker:الفصيل", ["b.txt"], id="a speaker by the words used for its body"),
    pytest.param("place:sanaa", ["c.txt"], id="a place by its id"),
    pytest.param("since:2018-04", ["a.txt"], id="from a month on"),
    pytest.param("until:2016", ["c.txt"], id="up to a year"),
    pytest.param("الغوطة event:ASSAULT", [], id="words here, event there"),
    pytest.param('stance:deny "', ["b.txt"], id="a stray quotation mark"),
    pytest.param("stance:DENY event:retreat", ["b.txt"], id="values in any case"),
    pytest.param("speaker:x", ["b.txt"], id="a person who speaks for a body"),
    pytest.param("agent:group:one stance:deny", [], id="two fields answered by two claims"),
    pytest.param("speaker:%", [], id="a wildcard is a character"),
    pytest.param("doc:_.txt", [], id="another wildcard"),
    pytest.param("doc:a.txt", ["a.txt"], id="a name"),
    pytest.param("since:٢٠١٨-٠٤", ["a.txt"], id="a month in other digits"),
    pytest.param("place:sanaa place:aden", [], id="one field twice asks for both"),
    pytest.param("القلمون AND (NOT", [], id="the syntax of the index is words"),
    pytest.param("القلمون* ^:-", ["a.txt"], id="signs of the index are nothing"),
    pytest.param("من القلمون", ["a.txt"], id="a short word"),
]


@pytest.mark.parametrize(("query", "docs"), QUERIES)
def test_queries(store: Store, query: str, docs: list[str]) -> None:
    assert sorted(hit.doc for hit in found(store, query)) == docs


@pytest.mark.parametrize(("query", "docs"), QUERIES)
def test_queries_that_leave_many_pages_find_the_same(
    store: Store, query: str, docs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where words or fields leave many pages, each is looked at until there are enough: another way to the same."""
    for bound in ("RANKED", "A_PAGE"):
        monkeypatch.setattr(sys.modules["riwaya.store.search"], bound, 0)
    assert sorted(hit.doc for hit in search(store.db, parse(query), store.load, order="newest").items) == docs


@pytest.mark.parametrize("order", ["best", "newest"])
def test_stretches_of_hits_join_to_all_of_them(store: Store, order: str) -> None:
    whole = [hit.doc for hit in search(store.db, parse("من"), store.load, order=order).items]
    page, joined = search(store.db, parse("من"), store.load, order=order, limit=1), list[str]()
    while page.next is not None:
        joined.extend(hit.doc for hit in page.items)
        page = search(store.db, parse("من"), store.load, order=order, limit=1, after=page.next)
    assert [*joined, *(hit.doc for hit in page.items)] == whole
    assert len(whole) == 2


def test_hits_carry_offsets_into_the_text(store: Store) -> None:
    (hit,) = found(store, "قلمون")
    start = QALAMOUN.index("قلمون")
    assert [(one.start, one.end, one.text) for one in hit.passages] == [(start, start + 5, "قلمون")]


def test_an_unknown_field_is_named_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="speaker"):
        parse("colour:red")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        pytest.param("", "no word", id="nothing"),
        pytest.param("؟ ، ـ _", "no word", id="signs only"),
        pytest.param('speaker:""', "without a value", id="an empty value"),
        pytest.param("since:yesterday", "no day", id="a day that is none"),
        pytest.param("كلمة " * 5000, "more than", id="a pasted text"),
    ],
)
def test_queries_that_ask_nothing_say_so(query: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        parse(query)


def test_a_short_word_is_shown_where_it_stands_and_not_inside_others(where: str, opening: Opening) -> None:
    text = "مناطق كثيرة خرج منها من بقي"
    opened = opening(where)
    opened.put(make.capture(text), make.document(text), actor="test")
    (hit,) = found(opened, "من")
    assert [one.start for one in hit.passages] == [text.index("من بقي")]


def test_a_phrase_is_shown_across_signs_and_line_ends(where: str, opening: Opening) -> None:
    text = "انسحب جيش\nالإسلام من البلدة"
    opened = opening(where)
    opened.put(make.capture(text), make.document(text), actor="test")
    (hit,) = found(opened, '"جيش الاسلام"')
    assert [one.text for one in hit.passages] == ["جيش\nالإسلام"]


def test_a_long_sentence_is_cut_around_what_was_found(where: str, opening: Opening) -> None:
    text = f"{'وقال المتحدث كلاما طويلا ' * 30}عن القلمون {'ثم قال كلاما آخر ' * 30}"
    opened = opening(where)
    opened.put(make.capture(text), make.document(text), actor="test")
    (hit,) = found(opened, "القلمون")
    (snippet,) = hit.snippets
    assert snippet.cut == (True, True)
    assert snippet.text == text[snippet.start : snippet.end]
    assert len(snippet.text) <= 2 * AROUND + len("القلمون")
    assert "القلمون" in snippet.text
    assert text[snippet.start - 1] == " " and text[snippet.end] == " "


def test_a_search_ranks_pages_without_reading_their_bodies(fresh: Callable[[str], str], opening: Opening) -> None:
    opened = opening(fresh("file"))
    opened.put(make.capture("قصف"), make.document("قصف"), actor="test")
    ranked = opened.db.with_words((("قصف", "قصف"),), limit=10)
    sql = f"SELECT d.capture, w.score, d.day, d.doc FROM {ranked.sql} AS w JOIN {opened.db.hit} ON d.capture = w.hit"
    plan = opened.db.all(f"EXPLAIN QUERY PLAN {sql} WHERE d.newest = 1 AND d.outlet = 'x'", ranked.bound)
    assert [step for *_, step in plan if "SEARCH d USING COVERING INDEX documents_hit" in str(step)]
