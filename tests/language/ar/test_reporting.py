"""Reporting phrases: every rule by its examples and near misses, then spans, clitics and order."""

from __future__ import annotations

import itertools
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
import yaml
from tests.make import lines

from riwaya.language.ar.quotes import quotations
from riwaya.language.ar.reporting import RULES, reporting
from riwaya.language.ar.words import words
from riwaya.model import Reporting


def read(text: str) -> tuple[Reporting, ...]:
    blocks = lines(text)
    return reporting(text, words(text, blocks), quotations(text, blocks))


@cache
def examples() -> tuple[dict[str, Any], ...]:
    text = (files("riwaya") / "language/ar/examples/reporting.yaml").read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text))


READS = [(entry["rule"], case) for entry in examples() for case in entry["reads"]]
MISSES = [(entry["rule"], text) for entry in examples() for text in entry["misses"]]


def test_every_rule_has_examples_and_a_near_miss() -> None:
    assert {entry["rule"] for entry in examples()} == set(RULES)
    assert all(entry["reads"] and entry["misses"] for entry in examples())


@pytest.mark.parametrize(("rule", "case"), READS, ids=lambda value: value if isinstance(value, str) else value["text"])
def test_rule_reads_its_example(rule: str, case: dict[str, Any]) -> None:
    found = {(cue.text, cue.rule, cue.stance) for cue in read(case["text"])}
    assert (case["cue"], rule, case.get("stance", "assert")) in found


@pytest.mark.parametrize(("rule", "text"), MISSES)
def test_rule_reads_nothing_in_a_near_miss(rule: str, text: str) -> None:
    assert [cue.text for cue in read(text) if cue.rule == rule] == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("وقالت الوزارة إن الطريق آمن", "قالت"),
        ("قَالَ المتحدث إنّ الطريق آمن", "قَالَ"),
        ("قـال المتحدث إن الطريق آمن", "قـال"),
        ("وسيقول الوفد إن الهدنة قائمة", "سيقول"),
        ("فأكدوا أن الطريق آمن", "أكدوا"),
    ],
)
def test_cue_is_given_without_clitics_and_rereads(text: str, cue: str) -> None:
    (found,) = read(text)
    assert found.text == cue
    assert found.rereads(text)


def test_cues_come_in_order_and_do_not_overlap() -> None:
    text = "قال المتحدث إن القصف توقف، مشيرا إلى جرحى. ونقلت الوكالة عن مصدر قوله إن الجسر دمر، بحسب الصحيفة"
    found = read(text)
    assert [cue.lemma for cue in found] == ["قال", "أشار", "نقل", "قال", "بحسب"]
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


def test_a_verb_does_not_look_past_its_sentence() -> None:
    assert read("ذكر وأنثى ولدا أمس. قال الطبيب إن الأم بخير")[0].text == "قال"
