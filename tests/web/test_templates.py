"""Templates and styles: terms in both languages, nothing inline or from elsewhere, one sheet for both directions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from riwaya.model import Modality, Stance, TargetKind, Verdict
from riwaya.web.asking import SECTIONS
from riwaya.web.wording import LANGUAGES, terms

TEMPLATES = Path(__file__).parents[2] / "src/riwaya/web/templates"


def test_the_locales_hold_the_same_terms() -> None:
    assert set(terms("ar")) == set(terms("en"))
    assert all(value.strip() for language in LANGUAGES for value in terms(language).values())


def test_every_term_of_the_templates_stands_in_the_locales() -> None:
    used = {
        key for page in TEMPLATES.glob("*.j2") for key in re.findall(r"\bt\('([a-z_]+)'[,)]", page.read_text("utf-8"))
    }
    assert used - set(terms("ar")) == set()


def test_templates_hold_no_inline_script_or_style() -> None:
    for page in TEMPLATES.glob("*.j2"):
        text = page.read_text("utf-8")
        assert re.findall(r"<script(?! src=)|<style|\sstyle=|\son[a-z]+=|javascript:", text) == [], page.name
        assert re.findall(r"(?:src|href)=\"(?:https?:)?//", text) == [], page.name


def test_styles_are_logical_so_that_one_sheet_serves_both_directions() -> None:
    for sheet in ("web/static/app.css", "pictures/pictures.css"):
        text = (TEMPLATES.parents[1] / sheet).read_text("utf-8")
        physical = (
            r"(?<![-\w])(?:margin|padding|border|inset)?-?(?:left|right)\s*:|text-align:\s*(?:left|right)|float\s*:"
        )
        assert re.findall(physical, text) == [], sheet


@pytest.mark.parametrize("name", [name for name, _ in SECTIONS])
def test_every_section_has_its_name_in_both_languages(name: str) -> None:
    assert terms("ar")[name] != terms("en")[name]


def test_every_stance_verdict_and_target_has_its_term() -> None:
    wanted = {"stance": Stance, "modality": Modality, "verdict": Verdict, "target": TargetKind}
    for language in LANGUAGES:
        missing = [f"{kind}_{one}" for kind, type_ in wanted.items() for one in get_args(type_)]
        assert [key for key in missing if key not in terms(language)] == []
