"""Which marks of a sentence divide it into clauses; every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import only

from riwaya.explain import read_text


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("وقال المرصد إن 14 مدنيا، معظمهم من النساء، قتلوا في قصف على إدلب.", "14 مدنيا"),
        (
            "وأفادت الشرطة بأن عشرة أشخاص على الأقل، بينهم ثلاثة أطفال، لقوا حتفهم في تفجير في بغداد.",
            "عشرة أشخاص على الأقل",
        ),
        ("وقال مسعفون إن 60 شخصا، نصفهم أطفال، قتلوا في غارة على غزة.", "60 شخصا"),
        ("سبعة أشخاص، من بينهم شرطيان، قتلوا أمس في تفجير في بغداد.", "سبعة أشخاص"),
    ],
)
def test_a_part_of_those_counted_between_commas_does_not_cut_them_off_their_verb(text: str, counted: str) -> None:
    document = read_text(text)
    (attack,) = (claim for claim in document.claims if claim.event == "ASSAULT")
    assert counted in [document.reading.quantities[index].text for index in attack.figures]


def test_the_colon_of_a_clock_ends_no_clause() -> None:
    attack = only("قصف حزب الله عند الساعة 10:35 صباحا موقع المرج في الجليل الأعلى.", "ASSAULT")
    assert attack.place == ("place:upper-galilee",)
