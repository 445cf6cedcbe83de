"""The dossier: one safe file that leads from every claim to its words, in both languages and both directions."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from importlib import resources
from typing import Any, get_args

import pytest
import yaml
from msgspec import structs
from tests import make

import riwaya
from riwaya.export.dossier import dossier
from riwaya.export.dossier.labels import Label, Labels, in_words, isolated
from riwaya.export.dossier.marks import marked_lines, sentence_pieces
from riwaya.model import (
    Account,
    Collection,
    CopyGroup,
    Dispute,
    Document,
    Happening,
    Mention,
    Modality,
    Origin,
    Published,
    Side,
    Stance,
    Story,
)
from riwaya.sample import pages
from riwaya.store.search import FIGURES

FILES = resources.files("riwaya.export.dossier")
HOSTILE = "<script>alert('1')</script>\"'&"
TEXT = "أعلن الجيش مقتل 12 مسلحا في البلدة\nونفى الفصيل ذلك"


class Page(HTMLParser):
    """The elements of a page: (tag, attributes)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        return [str(attributes[name]) for _, attributes in self.found if name in attributes]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    with riwaya.open(tmp_path_factory.mktemp("dossier") / "x.ledger") as ledger:
        ledger.add(str(pages()))
        return dossier(tuple(ledger.documents()), ledger.collection())


def locale(language: str) -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load((FILES / "locales" / f"{language}.yaml").read_text("utf-8"))
    return found


def hostile() -> tuple[Document, Collection]:
    """A document whose every part was written by someone who means harm, and all that can be said across documents."""
    claim = make.claim(TEXT, "مقتل 12 مسلحا", gloss=HOSTILE, gloss_ar=HOSTILE, time=HOSTILE, acled=HOSTILE)
    document = make.document(TEXT + HOSTILE, HOSTILE, claims=[claim], outlet=f"media:{HOSTILE}")
    article = document.article
    fields: dict[str, Any] = {"title": HOSTILE, "author": HOSTILE, "url": "javascript:alert(1)", "outlet_name": HOSTILE}
    document = structs.replace(document, article=structs.replace(article, **fields))
    ref = f"{HOSTILE}#{claim.id}"
    origins = (Origin(entity=f"per:{HOSTILE}", claims=(ref,), why=HOSTILE),)
    side = Side(holds=HOSTILE, claims=(ref,), origins=origins)
    return document, Collection(
        stories=(Story(id="1", docs=(HOSTILE,), time=HOSTILE, topic=HOSTILE, why=HOSTILE),),
        copies=(CopyGroup(docs=(HOSTILE,), of=None, kind="verbatim", agency=f"agency:{HOSTILE}"),),
        accounts=(Account(id="1", claims=(ref,), origins=origins, topic=HOSTILE),),
        disputes=(Dispute(id="1", kind="denial", topic=HOSTILE, sides=(side, side), scope=HOSTILE),),
        timeline=(Happening(time=HOSTILE, grain="day", kind="event", gloss=HOSTILE, claims=(ref,)),),
    )


# --- what leads where ---------------------------------------------------------------------------------------


def test_every_link_leads_to_one_place_in_the_file(page: str) -> None:
    found = Page(page)
    ids = Counter(found.values("id"))
    targets = {link.removeprefix("#") for link in found.values("href")}
    assert targets
    assert sorted(targets - set(ids)) == []
    assert [name for name, number in ids.items() if number > 1] == []


def test_a_party_that_said_otherwise_later_is_shown_with_both_statements() -> None:
    claims = [make.claim(TEXT, "مقتل 12 مسلحا", stance=stance) for stance in ("assert", "deny")]
    document = make.document(TEXT, "a.txt", claims=claims)
    told = Happening(
        time="2018-04-24", grain="day", kind="turn", gloss="It said one thing, and then another.",
        gloss_ar="قال شيئا ثم قال غيره.", claims=tuple(f"a.txt#{claim.id}" for claim in claims),
    )  # fmt: skip
    page = dossier((document,), Collection(timeline=(told,)))
    (entry,) = re.findall(r'<li class="turn">(.*?)</li>', page, re.DOTALL)
    assert told.gloss in entry and told.gloss_ar in entry and "said otherwise later" in entry


def test_evidence_that_runs_over_two_lines_has_one_anchor() -> None:
    claim = make.claim(TEXT)
    lines = marked_lines(make.document(TEXT, claims=[claim]))
    anchors = [anchor for line in lines for piece in line.pieces for anchor in piece.anchors]
    assert len(lines) == 2
    assert anchors == [claim.id]


def test_on_paper_a_claim_leads_to_its_source_by_number(page: str) -> None:
    titles = dict(re.findall(r'id="source-(\d+)">\s*<h3><bdi class="number" dir="ltr">\[(\d+)\]', page))
    pointed = re.findall(r'<a class="chip doc" href="#claim-(\d+)-[^"]*"><bdi class="number" dir="ltr">\[(\d+)\]', page)
    assert titles == {str(number): str(number) for number in range(1, len(titles) + 1)}
    assert pointed
    assert [pair for pair in pointed if titles[pair[0]] != pair[1]] == []


def test_claims_on_the_same_words_have_an_anchor_each() -> None:
    claims = [make.claim(TEXT, "مقتل 12 مسلحا", stance=stance) for stance in ("assert", "deny")]
    lines = marked_lines(make.document(TEXT, claims=claims))
    anchors = [anchor for line in lines for piece in line.pieces for anchor in piece.anchors]
    assert sorted(anchors) == sorted(claim.id for claim in claims)


def test_nothing_is_fetched_from_anywhere(page: str) -> None:
    found = Page(page)
    assert not {"link", "img", "iframe", "object", "embed", "base"} & {tag for tag, _ in found.found}
    assert [name for name in ("src", "srcset", "action", "background") if found.values(name)] == []
    assert all(link.startswith("#") for link in found.values("href"))
    assert re.findall(r"url\(|@import|fetch\(|XMLHttpRequest", page) == []


# --- what is shown ------------------------------------------------------------------------------------------


def test_marking_never_changes_the_text() -> None:
    with_marks = TEXT.replace("12", "12\u202c").replace("البلدة", "البَلدةِ 🔥")
    mention = Mention(start=5, end=10, text=with_marks[5:10], type="ORG", entity="group:army", rule="test")
    figure = make.quantity(with_marks, "12\u202c مسلحا", 12)
    nested = [make.claim(with_marks, "مقتل 12\u202c مسلحا", figures=(0,)), make.claim(with_marks, event="FIGHT")]
    document = make.document(with_marks, claims=nested, quantities=[figure], mentions=(mention,))
    for line, marked in zip(document.article.lines, marked_lines(document), strict=True):
        assert "".join(piece.text for piece in marked.pieces) == with_marks[line.start : line.end]
    for claim in nested:
        assert "".join(piece.text for piece in sentence_pieces(document, claim)) == claim.evidence.text


def test_marking_keeps_the_text_of_the_sample_pages() -> None:
    for document in riwaya.read(str(pages())):
        text = document.article.text
        for line, marked in zip(document.article.lines, marked_lines(document), strict=True):
            assert "".join(piece.text for piece in marked.pieces) == text[line.start : line.end]
        for claim in document.claims:
            assert "".join(piece.text for piece in sentence_pieces(document, claim)) in text


def test_hostile_words_stay_words() -> None:
    document, collection = hostile()
    page = dossier((document,), collection, title=HOSTILE)
    assert [tag for tag, _ in Page(page).found].count("script") == 1
    assert "alert('1')" not in page
    assert not [link for link in Page(page).values("href") if not link.startswith("#")]
    assert not [name for _, attributes in Page(page).found for name in attributes if name.startswith("on")]


def test_an_empty_collection_makes_a_page_that_says_so() -> None:
    page = dossier((), Collection())
    assert locale("en")["none_disputes"] in page
    assert locale("ar")["none_timeline"] in page


def test_the_same_ledger_makes_the_same_page() -> None:
    document, collection = hostile()
    assert dossier((document,), collection) == dossier((document,), collection)


def test_bars_show_what_is_sure_and_what_is_possible() -> None:
    text = "قتل 30 مدنيا وقتل أكثر من 45 مدنيا وقتل ما لا يزيد على 60 مدنيا"
    figures = [
        make.quantity(text, "30 مدنيا", 30),
        make.quantity(text, "أكثر من 45 مدنيا", 45, modifier="more_than"),
        make.quantity(text, "60 مدنيا", None, 60, modifier="at_most"),
    ]
    claims = [make.claim(text, figure.text, figures=(number,)) for number, figure in enumerate(figures)]
    sides = tuple(Side(holds=claim.gloss, claims=(f"page.txt#{claim.id}",)) for claim in claims)
    disputes = (Dispute(id="1", kind="figure", topic="x", sides=sides),)
    page = dossier((make.document(text, claims=claims, quantities=figures),), Collection(disputes=disputes))
    bars = [(rect["class"], float(str(rect["width"]))) for tag, rect in Page(page).found if tag == "rect"]
    scale = 60 * 1.2
    wanted = [(30, 30), (scale, 45), (60, 0)]  # possible, then sure
    assert [round(width * scale / 100) for _, width in bars] == [round(width) for pair in wanted for width in pair]


def test_a_chart_says_what_it_counts(page: str) -> None:
    captions = re.findall(r'<figcaption class="of">(.*?)</figcaption>', page)
    assert captions
    counted = [locale("en")[key] for key in locale("en") if key.startswith("category_")]
    assert [text for text in captions if not any(f": {category}<" in text for category in counted)] == []


def test_figures_of_one_origin_and_day_make_no_chart() -> None:
    text = "قتل 30 مدنيا ثم قتل 45 مدنيا"
    figures = [make.quantity(text, "30 مدنيا", 30), make.quantity(text, "45 مدنيا", 45)]
    claims = [make.claim(text, figure.text, figures=(number,)) for number, figure in enumerate(figures)]
    story = Collection(stories=(Story(id="1", docs=("page.txt",), topic="x"),))
    page = dossier((make.document(text, claims=claims, quantities=figures),), story)
    assert 'class="picture chart"' not in page


# --- paper --------------------------------------------------------------------------------------------------


def test_no_section_begins_a_new_sheet_for_its_own_sake() -> None:
    styles = (FILES / "templates" / "dossier.css").read_text("utf-8")
    assert "break-before: page" not in styles
    assert "counter(page)" in styles


# --- labels -------------------------------------------------------------------------------------------------


def test_both_locales_have_the_same_keys_and_no_empty_label() -> None:
    arabic, english = locale("ar"), locale("en")
    assert sorted(arabic) == sorted(english)
    assert [key for key, value in (arabic | english).items() if not str(value).strip()] == []


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param([f"stance_{name}" for name in get_args(Stance)], id="stances"),
        pytest.param([f"modality_{name}" for name in get_args(Modality)], id="modalities"),
        pytest.param([f"category_{name}" for name in FIGURES], id="categories"),
        pytest.param([f"published_{how}" for how in get_args(Published.__annotations__["how"])], id="published"),
        pytest.param([f"copy_{kind}" for kind in ("verbatim", "trimmed", "reworded", "partial")], id="copies"),
        pytest.param([f"kind_{kind}" for kind in ("denial", "figure", "responsibility", "cause")], id="disputes"),
        pytest.param([f"reconcile_{kind}" for kind in ("denial", "figure", "responsibility", "cause")], id="settling"),
    ],
)
def test_every_value_has_a_label(keys: list[str]) -> None:
    assert [key for key in keys if key not in locale("ar")] == []


def test_the_template_asks_for_labels_that_exist() -> None:
    template = (FILES / "templates" / "dossier.html.j2").read_text("utf-8")
    assert [key for key in re.findall(r"\bt\('([a-z_]+)'\)", template) if key not in locale("ar")] == []


@pytest.mark.parametrize(
    ("edtf", "english"),
    [
        pytest.param("2018-04-24", "2018-04-24", id="a day"),
        pytest.param("2018-04~", "about 2018-04", id="about a month"),
        pytest.param("2018?", "perhaps 2018", id="perhaps a year"),
        pytest.param("2017-08~/..", "since about 2017-08", id="an open end"),
        pytest.param("../2018-03", "until 2018-03", id="an open start"),
        pytest.param("2018-03-31/2018-04-02", "2018-03-31 – 2018-04-02", id="some days"),
    ],
)
def test_times_are_told_in_words(edtf: str, english: str) -> None:
    assert Labels(()).when(edtf).en == english


def test_a_date_behind_arabic_letters_keeps_its_order() -> None:
    assert isolated("هجوم (2018-04-24).") == "هجوم (\u20662018-04-24\u2069)."
    assert isolated("مقتل 2018 شخصا") == "مقتل 2018 شخصا"


def test_a_slug_of_arabic_letters_is_not_shown_as_an_english_name() -> None:
    name = "موقع الميزان"
    document = make.document("نص", outlet="media:mwqa-almyzan")
    document = structs.replace(document, article=structs.replace(document.article, outlet_name=name))
    assert Labels((document,)).entity("media:mwqa-almyzan") == Label(name, name)


# --- direction ----------------------------------------------------------------------------------------------


def test_the_page_says_its_language_and_direction(page: str) -> None:
    assert ("html", {"lang": "ar", "dir": "rtl"}) in Page(page).found


def test_english_is_marked_with_its_direction(page: str) -> None:
    unmarked = [
        (tag, attributes)
        for tag, attributes in Page(page).found
        if attributes.get("lang") == "en" and attributes.get("dir") != "ltr" and tag != "button"
    ]
    assert unmarked == []


def test_styles_know_start_and_end_but_no_left_and_right() -> None:
    styles = (FILES / "templates" / "dossier.css").read_text("utf-8")
    assert re.findall(r"[\w-]*\b(?:left|right)\b[\w-]*", styles) == []
    assert re.findall(r"(?<![\w-])(?:width|height|margin-top|padding-top)\s*:", styles) == []


def test_a_page_that_stands_for_its_publisher_keeps_the_order_of_its_name() -> None:
    assert Labels(()).entity("media:unidentified-2015-07-23-0000").ar == "ناشر لم يُذكر (\u20662015-07-23-0000\u2069)"


@pytest.mark.parametrize(("language", "told"), [("ar", "هجوم"), ("en", "Assault")])
def test_a_reason_is_told_without_codes(language: str, told: str) -> None:
    assert in_words("ASSAULT, group:x", language, lambda entity: "X") == f"{told}, X"


def test_media_of_a_country_are_not_called_as_their_adversaries_call_them() -> None:
    text = "نفى الفصيل ما تروجه وسائل إعلام النظام"
    mention = Mention(start=20, end=38, text=text[20:38], type="ORG", entity="media:syria-media", rule="test")
    label = Labels((make.document(text, mentions=(mention,)),)).entity("media:syria-media")
    assert label == Label("وسائل إعلام (سوريا)", "media of Syria")
