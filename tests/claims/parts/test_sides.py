"""Who meets whom: visitors, both sides of talks, and who only speaks of them. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import only

MET = [
    ("جرت محادثات بين حركة فتح التي يتزعمها محمود عباس، وحركة حماس.", ("group:fatah", "group:hamas")),
    ("تواصل الهيئة العامة للائتلاف الوطني السوري اجتماعاتها في إسطنبول.", ("group:syrian-national-coalition",)),
    ("بدأت حركة طالبان مفاوضات صعبة مع كابول مع بروز تنظيم داعش.", ("group:taliban", "state:afghanistan")),
    ("شكك مراقبون في استئناف سريع للحوار من أجل الاستقرار.", ()),
    ("وصل إيمانويل ماكرون، مساء أمس، إلى بيروت، في زيارة قصيرة.", ("per:emmanuel-macron",)),
]


@pytest.mark.parametrize(("text", "sides"), MET, ids=[text for text, _ in MET])
def test_who_meets(text: str, sides: tuple[str, ...]) -> None:
    assert only(text, "CONSULT").agent == sides


MORE = [
    ("انتقد سامح شكري بعد لقاء نظيره الفرنسي بطء التحقيق.", ("per:sameh-shoukry", "state:france")),
    ("قام خافيير سولانا بجولة شملت لبنان وإسرائيل.", ("per:javier-solana",)),
    ("التقى رئيس الوزراء حيدر العبادي مع جلالة الملك عبد الله الثاني.", ("per:haider-al-abadi", "per:abdullah-ii")),
    (
        "بعد محادثات مع سامح شكري في القاهرة أعلن إيمانويل ماكرون مبادرة جديدة.",
        ("per:emmanuel-macron", "per:sameh-shoukry"),
    ),
]


@pytest.mark.parametrize(("text", "sides"), MORE, ids=[text for text, _ in MORE])
def test_the_other_side_is_who_the_sentence_is_about(text: str, sides: tuple[str, ...]) -> None:
    assert only(text, "CONSULT").agent == sides
