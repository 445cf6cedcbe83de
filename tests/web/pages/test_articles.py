"""The text of an article with what was found in it."""

from __future__ import annotations

import html
import re
from pathlib import Path

from tests.web.conftest import Client, serving

from riwaya.ledger import Ledger


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
