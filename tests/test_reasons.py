"""A reason has the same key and arguments in both languages."""

from __future__ import annotations

from importlib import resources
from string import Formatter

import pytest
import yaml

from riwaya.reasons import Reason, listed, reason


def _wordings(language: str) -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load((resources.files("riwaya.reasons") / f"{language}.yaml").read_text("utf-8"))
    return found


def _arguments(wording: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(wording) if name)


def test_both_languages_hold_the_same_reasons() -> None:
    assert _wordings("ar").keys() == _wordings("en").keys()


@pytest.mark.parametrize("key", sorted(_wordings("en")))
def test_a_reason_has_the_same_arguments_in_both(key: str) -> None:
    assert _arguments(_wordings("ar")[key]) == _arguments(_wordings("en")[key])


def test_a_reason_inside_another_stands_in_its_own_language() -> None:
    inside = reason("days_apart", days=2)
    outer = reason("scope_cause", compared=inside)
    assert outer.en.endswith(inside.en)
    assert outer.ar.endswith(inside.ar)


def test_a_list_has_the_marks_of_its_language() -> None:
    assert listed([Reason("one", "واحد"), Reason("two", "اثنان")], mark=";") == ("one; two", "واحد؛ اثنان")
