"""Of whom the dead are that a toll counts, and who inflicts losses on whom; every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims


def parties(text: str) -> tuple[set[str], set[str]]:
    """Return agents and recipients of the losses or the attack that a sentence tells last."""
    last = [claim for claim in claims(text) if claim.event in ("ASSAULT", "STATUS")][-1]
    return {*last.agent}, {*last.recipient}


ARMY, RSF, ISIS = "state-force:sudanese-army", "group:rapid-support-forces", "group:isis"


@pytest.mark.parametrize(
    "text",
    [
        "ألحق الجيش السوداني خسائر فادحة بقوات الدعم السريع",
        "الجيش السوداني يلحق خسائر كبيرة بقوات الدعم السريع",
        "استعاد الجيش السوداني الجسر وألحق خسائر فادحة بصفوف قوات الدعم السريع",
        "كبد الجيش السوداني قوات الدعم السريع خسائر كبيرة",
    ],
)
def test_who_inflicts_losses_on_whom(text: str) -> None:
    assert parties(text) == ({ARMY}, {RSF})


@pytest.mark.parametrize(
    "text",
    [
        "سقط قتلى من الجيش السوداني وقوات الدعم السريع في المعارك",
        "دارت اشتباكات بين الجيش السوداني وقوات الدعم السريع، وسقط قتلى من الطرفين",
    ],
)
def test_two_parties_with_dead_in_one_fight_fought_each_other(text: str) -> None:
    assert parties(text) == ({ARMY, RSF}, set())


@pytest.mark.parametrize(
    ("text", "doers", "dead"),
    [
        (
            "سقط قتلى من الجيش السوري وحزب الله في هجوم لجبهة النصرة",
            {"group:jabhat-al-nusra"},
            {"state-force:syrian-arab-army", "group:hezbollah"},
        ),
        ("سقط عشرات القتلى في صفوف تنظيم داعش", set(), {ISIS}),
        ("سقط قتلى من المدنيين والعسكريين في الانفجار", set(), {"group:civilians"}),
    ],
    ids=["allies that somebody attacked", "in the ranks of", "of a blast"],
)
def test_the_dead_of_others_suffered(text: str, doers: set[str], dead: set[str]) -> None:
    assert parties(text) == (doers, dead)
