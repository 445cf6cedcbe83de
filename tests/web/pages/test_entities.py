"""What is known of actors, places and outlets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.conftest import Client, serving

from riwaya.ledger import Ledger
from riwaya.web.wording import terms


@pytest.mark.parametrize(
    ("language", "role"), [("ar", "متحدث في الغوطة الشرقية"), ("en", "spokesman in Eastern Ghouta")]
)
def test_what_is_known_of_somebody_is_told_in_the_language_of_the_reader(
    client: Client, language: str, role: str
) -> None:
    client.get(f"/?lang={language}")
    assert f"{role} · " in client.get("/actor/per%3Amunther-fares").text


def test_pages_that_name_no_publisher_are_counted_together(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"2018-03-1{number}-004.txt").write_text(f"أعلن الجيش مقتل {number + 3} مسلحين في دوما", "utf-8")
    with Ledger(tmp_path / "x.ledger") as ledger:
        ledger.add(*(str(one) for one in sorted(tmp_path.glob("*.txt"))))
    with serving(tmp_path / "x.ledger") as port:
        for path in ("/", "/sources"):
            text = Client(port).get(path).text
            row = re.search(rf"<tr><td>{terms('ar')['nameless']}</td><td class=\"number\">(\d+)</td>", text)
            assert row is not None and row[1] == "3", path
            assert "/outlet/media%3Aunidentified" not in text.split('id="h-out')[1], path
