"""Roles: who did it to whom, construction by construction. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.test_claims import only

TOLD = [
    # A verbal noun with a genitive and an object.
    ("تضررت منازل بعد محاصرة الجيش مواقع كتيبة النهر", "STATUS", ("state-force:army",), ("group:nahr",)),
    ("احتج الأهالي على اغتيال لواء الراية لضابط في الخالدية", "ASSAULT", ("group:raya",), ("state-force:soldiers",)),
    # A noun of taking has its taker behind it, a definite noun has nobody.
    ("منذ سيطرة لواء الراية على الخالدية", "COERCE", ("group:raya",), ()),
    # Behind the verb of killing: a body, then its victims.
    ("اغتالت كتيبة النهر ضابطا من الجيش في الخالدية", "ASSAULT", ("group:nahr",), ("state-force:army",)),
    ("قال المرصد إن لواء الراية قد طرد نحو 40 من سكان الخالدية", "SANCTION", ("group:raya",), ("group:civilians",)),
    # Counted people behind a verb that nobody else does are those to whom it was done.
    ("اعتقل أكثر من مئة متظاهر في الخالدية", "COERCE", (), ("group:protesters",)),
    # Weapons and events strike, and are no party.
    ("استهدفت سيارة مفخخة مقر كتيبة النهر في الخالدية", "ASSAULT", (), ("group:nahr",)),
    ("استهدف أعنف الهجمات مقر كتيبة النهر", "ASSAULT", (), ("group:nahr",)),
    # A relative clause: its noun, unless a pronoun takes it up.
    ("وصلت كتيبة النهر التي ظل الجيش يقصفها إلى الخالدية", "ASSAULT", ("state-force:army",), ("group:nahr",)),
    ("دعا لواء الراية الذي يقوده ضابط والذي يهاجم الجيش إلى الحوار", "ASSAULT", ("group:raya",), ("state-force:army",)),
    # Unnamed people and what they belong to.
    ("هاجمت مجموعة صغيرة من كتيبة النهر الجيش في الخالدية", "ASSAULT", ("group:nahr",), ("state-force:army",)),
    ("هاجم تحالف يعرف باسم لواء الراية كتيبة النهر", "ASSAULT", ("group:raya",), ("group:nahr",)),
    ("مقتل ثلاثة من عناصر الجيش وكتيبة النهر في انفجار", "ASSAULT", (), ("state-force:army", "group:nahr")),
    ("هاجم مسلحون رجال الشرطة في الخالدية", "ASSAULT", ("group:fighters",), ("state-force:police",)),
    ("قصفت طائرة بدون طيار ناقلة جنود في الخالدية", "ASSAULT", (), ()),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), TOLD, ids=[text for text, *_ in TOLD])
def test_each_construction_tells_who_did_it_to_whom(
    text: str, event: str, agent: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    claim = only(text, event)
    assert (claim.agent, claim.recipient) == (agent, recipient)
