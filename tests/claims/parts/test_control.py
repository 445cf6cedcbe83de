"""Who does what a verbal noun tells under another verb or a pronoun; every sentence is our own."""

from __future__ import annotations

from pathlib import Path

import pytest

import riwaya
from riwaya.claims.parts.control import control


def claims(folder: Path, text: str, event: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return agent and rules of the claims of one type in the body of a page, in order."""
    file = folder / "page.txt"
    file.write_text("أخبار المساء\n\n" + text, "utf-8")
    (page,) = riwaya.read(str(file))
    return [(claim.agent, claim.rules) for claim in page.claims if claim.event == event]


@pytest.mark.parametrize(
    ("text", "event", "expected", "rule"),
    [
        ("وواصل الجيش السوداني أمس إطلاق القذائف على السوق.", "ASSAULT", "state-force:sudanese-army", None),
        ("وقال شهود إن حركة الشباب تمكنت من قتل ضابط.", "ASSAULT", "group:al-shabaab", "doer.undertakes"),
        ("ودفعت قطر حركة الشباب إلى مهاجمة كيسمايو.", "ASSAULT", "group:al-shabaab", "doer.steered"),
    ],
    ids=["goes on", "managed to", "driven to"],
)
def test_a_verb_gives_its_verbal_noun_a_doer(
    tmp_path: Path, text: str, event: str, expected: str, rule: str | None
) -> None:
    found = claims(tmp_path, text, event)
    assert expected in [agent[0] for agent, _ in found if agent]
    assert rule is None or any(rule in rules for _, rules in found)


def test_a_pronoun_behind_by_means_who_was_told_before(tmp_path: Path) -> None:
    text = "وهاجمت حركة الشباب مدينة كيسمايو، وتمت السيطرة على الميناء من قبلها."
    assert ("group:al-shabaab",) in [agent for agent, _ in claims(tmp_path, text, "COERCE")]


def test_a_war_has_the_doer_who_waged_it(tmp_path: Path) -> None:
    text = "وقال الوزير إن بلاده لن تنسى الحرب التي شنتها روسيا على أوكرانيا عام 2022."
    assert ("state:russia",) in [agent for agent, _ in claims(tmp_path, text, "ASSAULT")]


def test_verbs_are_known_in_all_their_forms() -> None:
    words = control()
    assert {"واصلت", "يواصلون", "تمكنت"} <= words.undertakes
    assert {"اجبرت", "يجبر"} <= words.steers
    assert words.needing <= words.steers
