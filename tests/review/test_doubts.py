"""What is uncertain about a claim is named, and disputed and copied claims come before merely doubtful ones."""

from __future__ import annotations

from typing import Any

import pytest
from tests import make

from riwaya.review import DOUBTS, doubts, priority

TEXT = "قتل نحو 12 مدنيا في البلدة"
SURE: dict[str, Any] = {"agent": ("group:x",), "place": ("place:y",), "chain": ("group:x", "media:one")}


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        pytest.param({}, (), id="nothing"),
        pytest.param({"chain": ("source:unnamed", "media:one")}, ("unnamed_source",), id="a source without a name"),
        pytest.param({"agent": ()}, ("no_party",), id="nobody"),
        pytest.param({"place": ()}, ("no_place",), id="nowhere"),
        pytest.param({"figures": (0,)}, ("vague_figure",), id="about so many"),
        pytest.param({"stance": "allege"}, ("distanced",), id="a distance kept"),
        pytest.param({"rules": ("second.model",)}, ("second_reader",), id="a model's proposal"),
    ],
)
def test_doubts_are_named(fields: dict[str, Any], found: tuple[str, ...]) -> None:
    claim = make.claim(TEXT, **(SURE | fields))
    document = make.document(
        TEXT, claims=[claim], quantities=[make.quantity(TEXT, "نحو 12 مدنيا", 12, 12, modifier="about")]
    )
    assert doubts(document, claim) == found
    assert set(found) <= set(DOUBTS)


def test_what_is_disputed_comes_first_then_what_is_copied_then_what_is_doubtful() -> None:
    disputed = priority(doubts=0, disputed=1, copied=0)
    copied = priority(doubts=0, disputed=0, copied=15)
    assert disputed > copied > priority(doubts=4, disputed=0, copied=0) > priority(doubts=0, disputed=0, copied=0) == 0
