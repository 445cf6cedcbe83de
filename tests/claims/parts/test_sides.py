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
