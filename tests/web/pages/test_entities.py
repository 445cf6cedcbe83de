"""What is known of actors, places and outlets."""

from __future__ import annotations

import pytest
from tests.web.conftest import Client


@pytest.mark.parametrize(
    ("language", "role"), [("ar", "متحدث في الغوطة الشرقية"), ("en", "spokesman in Eastern Ghouta")]
)
def test_what_is_known_of_somebody_is_told_in_the_language_of_the_reader(
    client: Client, language: str, role: str
) -> None:
    client.get(f"/?lang={language}")
    assert f"{role} · " in client.get("/actor/per%3Amunther-fares").text
