"""What rules read can be asked for by their names."""

from __future__ import annotations

import pytest
from tests.make import lines

from riwaya.explain import document_lines, read_text
from riwaya.language.ar import numbers, quantities, times
from riwaya.language.ar.rulebook import describe

TEXT = "قتل ما لا يقل عن 12 جنديا وأصيب نحو 30 مساء أمس الثلاثاء بين 20 و30 آب، ودمرت دبابتان في الدفعة 3"


def test_every_rule_that_read_a_text_can_be_described() -> None:
    blocks = lines(TEXT)
    found = times.times(TEXT, blocks, "2021-09-16")
    amounts, ranks = quantities.quantities(TEXT, blocks, found)
    names = [item.rule for item in (*found, *amounts, *ranks, *numbers.numbers(TEXT))]
    assert len(names) > 8
    assert [name for name in names if describe(name) is None] == []


def test_a_bound_is_described_beside_its_number() -> None:
    both = describe("number-digits+at_least")
    assert both is not None
    assert both.startswith(str(describe("number-digits")))
    assert "ما لا يقل عن" in both


def test_no_two_grammars_share_the_name_of_a_rule() -> None:
    named = [*numbers.RULES, *quantities.RULES, *(rule.name for rule in times.RULES)]
    assert len(named) == len(set(named))


@pytest.mark.parametrize("name", ["", "gazetteer", "+about"])
def test_a_name_of_no_rule_has_no_description(name: str) -> None:
    assert describe(name) is None


def test_what_a_rule_reads_is_printed_under_its_value() -> None:
    printed = list(document_lines(read_text("قتل نحو 12 جنديا أمس", reference="2021-09-16")))
    for rule in ("day", "number-digits+about"):
        assert f"    {rule} reads {describe(rule)}" in printed
