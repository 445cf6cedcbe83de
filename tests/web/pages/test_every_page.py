"""Every page answers, in both languages, with its links leading somewhere and everything from outside escaped."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from tests.web.conftest import Client, serving

from riwaya.ledger import Ledger
from riwaya.web.wording import LANGUAGES

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


def test_a_name_that_is_not_there_is_answered_with_404(client: Client) -> None:
    for path in (
        "/stories/none",
        "/disputes/none",
        "/article/none.txt",
        "/actor/group%3Anone",
        "/nothing",
        "/original/999",
        "/original/99999999999999999999999",
    ):
        assert client.get(path).status == 404, path


def test_wrong_fields_are_answered_with_what_is_wrong(client: Client) -> None:
    assert client.get("/stories?order=oddest").status == 400
    assert client.get("/audit?limit=many").status == 400
    found = client.get("/search?q=nofield%3Ax")
    assert found.status == 200 and "nofield" in found.text
