"""Every page answers, in both languages, with its links leading somewhere and everything from outside escaped."""

from __future__ import annotations

import html
import importlib.util
import re
from pathlib import Path
from typing import get_args

import pytest

from riwaya.ledger import BINARY, EXPORTS, Ledger
from riwaya.model import Modality, Stance, TargetKind, Verdict
from riwaya.web.asking import SECTIONS
from riwaya.web.matrix import propositions
from riwaya.web.wording import LANGUAGES, terms

from .conftest import Client, serving

TEMPLATES = Path(__file__).parents[2] / "src/riwaya/web/templates"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_is_linked_answers(client: Client, language: str) -> None:
    client.get(f"/?lang={language}")
    seen: set[str] = set()
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith("/original/"):
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status in (200, 303), path
        if answer.headers["content-type"].startswith("text/html") and not path.startswith("/dossier"):
            text = answer.text
            direction = "rtl" if language == "ar" else "ltr"
            assert f'<html lang="{language}" dir="{direction}"' in text
            links = {
                html.unescape(link).split("#")[0] for link in re.findall(r'(?:href|src|data-png)="(/[^"]*)"', text)
            }
            waiting += sorted(link for link in links - seen if len(seen) < 140 and "lang=" not in link)
    kinds = {path.split("/")[1] for path in seen}
    assert kinds >= {"stories", "article", "disputes", "actor", "place", "outlet", "search", "sources", "audit"}


def test_the_locales_hold_the_same_terms() -> None:
    assert set(terms("ar")) == set(terms("en"))
    assert all(value.strip() for language in LANGUAGES for value in terms(language).values())


def test_every_term_of_the_templates_stands_in_the_locales() -> None:
    used = {
        key for page in TEMPLATES.glob("*.j2") for key in re.findall(r"\bt\('([a-z_]+)'[,)]", page.read_text("utf-8"))
    }
    assert used - set(terms("ar")) == set()


def test_templates_hold_no_inline_script_or_style() -> None:
    for page in TEMPLATES.glob("*.j2"):
        text = page.read_text("utf-8")
        assert re.findall(r"<script(?! src=)|<style|\sstyle=|\son[a-z]+=|javascript:", text) == [], page.name
        assert re.findall(r"(?:src|href)=\"(?:https?:)?//", text) == [], page.name


def test_styles_are_logical_so_that_one_sheet_serves_both_directions() -> None:
    for sheet in ("web/static/app.css", "pictures/pictures.css"):
        text = (TEMPLATES.parents[1] / sheet).read_text("utf-8")
        physical = (
            r"(?<![-\w])(?:margin|padding|border|inset)?-?(?:left|right)\s*:|text-align:\s*(?:left|right)|float\s*:"
        )
        assert re.findall(physical, text) == [], sheet


def test_nothing_that_a_page_says_becomes_markup(tmp_path: Path) -> None:
    page = tmp_path / "hostile.txt"
    page.write_text(
        f"نفى الجيش {HOSTILE} انسحابه\n\n2018-03-12\n\nنفى الجيش السوري {HOSTILE} انسحاب قواته من دوما يوم الأحد.\n"
        "وقال قائد ميداني إن 20 مقاتلا قتلوا في دوما.\n",
        "utf-8",
    )
    with Ledger(tmp_path / "x.ledger") as ledger:
        ledger.add(str(page))
        stories = [story.id for story in ledger.collection().stories]
    with serving(tmp_path / "x.ledger") as port:
        client = Client(port)
        paths = ["/", "/stories", "/article/hostile.txt?original=1", "/search?q=الجيش", "/sources", "/audit"]
        for path in [*paths, *(f"/stories/{story}" for story in stories)]:
            text = client.ask("GET", path.replace("الجيش", "%D8%A7%D9%84%D8%AC%D9%8A%D8%B4")).text
            assert "<script>alert" not in text and "<img src=x" not in text, path
        query = client.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").text
        assert "<script>alert" not in query


def test_offsets_of_an_article_with_emoji_and_marks_are_exact(tmp_path: Path) -> None:
    page = tmp_path / "emoji.txt"
    page.write_text(
        "😀 قُتِلَ 12 مقاتلاً في دوما\n\n2018-03-12\n\n🇸🇾👩‍🚒 وقالَ الجيش السوري إن 12 مقاتلا قُتلوا في دوما.\n", "utf-8"
    )
    with Ledger(tmp_path / "x.ledger") as ledger:
        ledger.add(str(page))
        document = ledger.document("emoji.txt")
    assert document is not None
    with serving(tmp_path / "x.ledger") as port:
        text = Client(port).get("/article/emoji.txt").text
    for line in document.article.lines:
        shown = re.search(rf'data-start="{line.start}">(.*?)</p>', text, re.DOTALL)
        assert shown is not None
        assert html.unescape(re.sub(r"<[^>]+>", "", shown[1])) == document.article.text[line.start : line.end]
    assert document.reading.quantities
    for figure in document.reading.quantities:
        assert re.search(rf'<mark class="[^"]*figure[^"]*"[^>]*>{re.escape(html.escape(figure.text))}', text)


def test_an_assertion_and_its_denial_are_one_row_of_the_matrix(sample: Path) -> None:
    with Ledger(sample) as ledger:
        dispute = ledger.disputes()[0]
        page = ledger.view.dispute(dispute.id)
        assert page is not None
        story = ledger.view.story(page.row.story)
    assert story is not None
    denials = {row.id for row in story.disputes if row.kind == "denial"}
    rows = propositions(story.outlets.rows, denials)
    own = [row for row in rows if dispute.id in row.disputes]
    assert len(own) == 1
    assert {"assert", "deny"} <= {stance for cell in own[0].cells.values() for stance in cell.stances}
    assert sum(len(cell.claims) for row in rows for cell in row.cells.values()) == len(story.claims)


@pytest.mark.parametrize(
    ("language", "role"), [("ar", "متحدث في الغوطة الشرقية"), ("en", "spokesman in Eastern Ghouta")]
)
def test_what_is_known_of_somebody_is_told_in_the_language_of_the_reader(
    client: Client, language: str, role: str
) -> None:
    client.get(f"/?lang={language}")
    assert f"{role} · " in client.get("/actor/per%3Amunther-fares").text


def test_a_name_that_is_not_there_is_answered_with_404(client: Client) -> None:
    for path in (
        "/stories/none",
        "/disputes/none",
        "/article/none.txt",
        "/actor/group%3Anone",
        "/nothing",
        "/original/999",
    ):
        assert client.get(path).status == 404, path


def test_wrong_fields_are_answered_with_what_is_wrong(client: Client) -> None:
    assert client.get("/stories?order=oddest").status == 400
    assert client.get("/audit?limit=many").status == 400
    found = client.get("/search?q=nofield%3Ax")
    assert found.status == 200 and "nofield" in found.text


@pytest.mark.parametrize("name", [name for name, _ in SECTIONS])
def test_every_section_has_its_name_in_both_languages(name: str) -> None:
    assert terms("ar")[name] != terms("en")[name]


def test_every_stance_verdict_and_target_has_its_term() -> None:
    wanted = {"stance": Stance, "modality": Modality, "verdict": Verdict, "target": TargetKind}
    for language in LANGUAGES:
        missing = [f"{kind}_{one}" for kind, type_ in wanted.items() for one in get_args(type_)]
        assert [key for key in missing if key not in terms(language)] == []


@pytest.mark.parametrize("kind", [*EXPORTS, *BINARY])
def test_every_export_is_handed_out_as_a_file(client: Client, kind: str) -> None:
    answer = client.get(f"/export/{kind}")
    assert answer.status == (
        200 if kind != "parquet" or importlib.util.find_spec("pyarrow") or importlib.util.find_spec("polars") else 400
    )
    assert answer.status == 400 or answer.headers["content-disposition"].startswith(f'attachment; filename="{kind}.')
