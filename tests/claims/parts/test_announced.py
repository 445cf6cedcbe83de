"""Killings that whoever did them announces; every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("أعلن الجيش السوداني قتل عشرة مسلحين في سنار.", "state-force:sudanese-army"),
        ("أعلن الجيش التركي، أمس، تحييد 12 من عناصر حزب العمال الكردستاني في غارة جوية.", "state-force:turkish-army"),
        ("أعلن المتحدث باسم الجيش السوداني القضاء على 20 إرهابيا.", "state-force:sudanese-army"),
    ],
)
def test_whoever_announces_a_killing_by_its_noun_did_it(text: str, doer: str) -> None:
    assert [claim.agent for claim in claims(text)] == [(doer,)]


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الجيش السوداني مقتل عشرة مسلحين في سنار.",  # a death that nobody need have done
        "أعلنت حركة حماس اغتيال سالم حميد.",  # one of its own, perhaps
        "أعلن المرصد السوري قتل ثلاثة مدنيين في حلب.",
        "أعلن الجيش السوداني أن شهودا تحدثوا عن قتل ثلاثة مدنيين.",
    ],
)
def test_other_deaths_are_not_laid_to_who_tells_of_them(text: str) -> None:
    assert all(claim.agent == () for claim in claims(text) if claim.event in ("ASSAULT", "STATUS"))


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("ذكر الجيش الأردني أن غارات شنها في جنوب سوريا دمرت مصنعا.", "state-force:jordanian-army"),
        ("قالت حركة الشباب إن هجوما نفذته على قاعدة أوقع عشرات القتلى.", "group:al-shabaab"),
    ],
)
def test_who_tells_of_an_attack_with_a_verb_of_waging_waged_it(text: str, doer: str) -> None:
    (claim,) = (one for one in claims(text) if one.event == "ASSAULT")
    assert claim.agent == (doer,)
