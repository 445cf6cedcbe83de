"""Times: every rule by its examples, then what holds across rules: resolution, spans, speed, anchors."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import make
from tests.make import lines

from riwaya.language.ar.times import RULES, times
from riwaya.language.ar.timewords import load
from riwaya.model import TimeExpression
from riwaya.script import key

TODAY = "2021-09-16"  # a Thursday


def read(text: str, reference: str | None = TODAY) -> tuple[TimeExpression, ...]:
    return times(text, lines(text), reference)


@cache
def examples() -> tuple[dict[str, Any], ...]:
    text = (files("riwaya.language.ar") / "examples" / "times.yaml").read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text))


READS = [(entry["rule"], case) for entry in examples() for case in entry["reads"]]
MISSES = [(entry["rule"], text) for entry in examples() for text in entry["misses"]]


@pytest.mark.parametrize(("rule", "case"), READS, ids=[f"{rule}: {case['text']}" for rule, case in READS])
def test_rule_reads_its_examples(rule: str, case: dict[str, Any]) -> None:
    found = [item for item in read(case["text"]) if item.rule == rule]
    assert [(item.text, item.type, item.value, item.part) for item in found][-1:] == [
        (case["span"], case["type"], case["value"], case.get("part"))
    ]
    assert all(item.rereads(case["text"]) for item in found)


@pytest.mark.parametrize(("rule", "text"), MISSES, ids=[f"{rule}: {text}" for rule, text in MISSES])
def test_rule_refuses_its_near_misses(rule: str, text: str) -> None:
    assert not [item for item in read(text) if item.rule == rule]


def test_every_rule_has_examples_a_near_miss_and_a_word_on_what_it_reads() -> None:
    named = {entry["rule"]: entry for entry in examples()}
    assert set(named) == {rule.name for rule in RULES}
    assert all(entry["reads"] and entry["misses"] for entry in named.values())
    assert all((rule.produce.__doc__ or "").startswith(f"Reads {rule.reads[:20]}") for rule in RULES)


@pytest.mark.parametrize(
    ("reference", "text", "value"),
    [
        ("2021-09-16", "الخميس", "2021-09-16"),
        ("2021-09-16", "الجمعة", "2021-09-10"),
        ("2021-09-16", "الخميس الماضي", "2021-09-09"),
        ("2021-09-16", "الخميس المقبل", "2021-09-23"),
        ("2021-09-16", "أيلول الماضي", "2020-09"),
        ("2021-10-01", "أيلول الجاري", "2021-09"),
        ("2021-09-16", "20 أيلول", "2020-09-20"),
        ("2021-09-16", "الاثنين 20 أيلول", "2021-09-20"),
        ("2021-01-02", "أمس", "2021-01-01"),
        ("2021-01-01", "أمس الأول", "2020-12-30"),
        ("2021-03-31", "قبل شهر", "2021-02"),
        ("2020-02-29", "قبل عام", "2019-02~"),
        ("2021-09-16T10:30:00", "منذ ساعتين", "2021-09-16T08:30"),
        ("2021-09-16T23:30:00+03:00", "أمس", "2021-09-15"),
        ("2021-09-19", "الأسبوع الماضي", "2021-09-12/2021-09-18"),
        ("2021-09-18", "هذا الأسبوع", "2021-09-12/2021-09-18"),
        ("2021-09-16", "ستبدأ المحاكمة يوم الثلاثاء", "2021-09-21"),
        ("2021-09-16", "من المتوقع أن يصل المبعوث الأربعاء", "2021-09-22"),
        ("2021-09-16", "ستجرى الانتخابات في نوفمبر", "2021-11"),
        ("2021-09-16", "من المقرر أن تنطلق في 20 أيلول", "2021-09-20"),
        ("2021-09-16", "سيطر الجيش يوم السبت على البلدة", "2021-09-11"),
        ("2021-09-16", "سيبحث المجلس الهجوم الذي وقع السبت", "2021-09-11"),
        ("2021-09-16", "كان من المقرر أن تبدأ الثلاثاء", "2021-09-14"),
    ],
)
def test_news_looks_back_from_its_day_unless_the_words_look_ahead(reference: str, text: str, value: str) -> None:
    assert [item.value for item in read(text, reference)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7 أيار", "XXXX-05-07"),
        ("نيسان", "XXXX-04"),
        ("الثلاثاء", "XXXX-WXX-2"),
        ("أمس", "PAST_REF"),
        ("غدا", "FUTURE_REF"),
        ("16/9/2021", "2021-09-16"),
        ("قبل يومين", "PAST_REF"),
        ("خمس سنوات", "P5Y"),
        ("10:19", "T10:19"),
        ("يوم 21", "XXXX-XX-21"),
        ("في الخريف", "XXXX-23"),
        ("من 2 أيار حتى 9 حزيران", "XXXX-05-02/XXXX-06-09"),
        ("من اليوم حتى 9 حزيران", "/XXXX-06-09"),
    ],
)
def test_without_a_reference_only_what_the_words_say_is_told(text: str, value: str) -> None:
    found = read(text, None)
    assert [(item.value, item.anchor) for item in found] == [(value, None)]


def test_the_interval_of_a_month_is_half_open_and_aware() -> None:
    when = read("شباط 2020")[0].when
    assert when is not None
    assert (when.start, when.end) == (datetime(2020, 2, 1, tzinfo=UTC), datetime(2020, 3, 1, tzinfo=UTC))
    assert (when.edtf, when.grain) == ("2020-02", "month")


def test_a_part_of_the_day_narrows_the_interval_not_the_value() -> None:
    item = read("مساء أمس")[0]
    assert (item.value, item.part) == ("2021-09-15", "EV")
    assert item.when is not None
    assert (item.when.start, item.when.end) == (
        datetime(2021, 9, 15, 18, tzinfo=UTC),
        datetime(2021, 9, 16, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("أمس", TODAY),
        ("26 يونيو الماضي", TODAY),
        ("16/9/2021", None),
        ("عام 2013", None),
        ("مؤخرا", None),
        ("3 أيام", None),
    ],
)
def test_the_reference_is_recorded_where_it_was_needed(text: str, anchor: str | None) -> None:
    assert read(text)[0].anchor == anchor


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("يوليو (تموز) 2006", "2006-07"),
        ("تموز/يوليو 2006", "2006-07"),
        ("تموز - يوليو 2006", "2006-07"),
        ("آب أغسطس 2006", "2006-08"),
        ("تشرين الثاني / نوفمبر 2006", "2006-11"),
        ("كانون الأول (ديسمبر) 2006", "2006-12"),
        ("ماي 2006", "2006-05"),
        ("دجنبر 2006", "2006-12"),
        ("فيفري 2006", "2006-02"),
        ("شهر الفاتح 2006", "2006-09"),
    ],
)
def test_a_pair_of_names_is_one_month_in_every_tradition(text: str, value: str) -> None:
    assert [(item.text, item.value) for item in read(text)] == [(text, value)]


def test_two_different_months_are_no_pair() -> None:
    assert [item.value for item in read("يونيو/يوليو 2006")] != ["2006-06"]


def test_only_the_given_blocks_are_read() -> None:
    text = "أمس\nغدا"
    assert [item.text for item in times(text, lines(text)[1:], TODAY)] == ["غدا"]


def test_clitics_stay_outside_the_span() -> None:
    assert [item.text for item in read("وأمس، وبالجمعة الماضية")] == ["أمس", "الجمعة الماضية"]


def test_a_wrong_reference_is_named() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        read("أمس", "yesterday")


def test_every_form_of_the_lexicon_is_folded_and_reachable() -> None:
    lexicon = load()
    assert all(form == key(form) for form in lexicon.phrases)
    assert all(lexicon.phrase.match(form) for form in lexicon.phrases)


# --- properties ---------------------------------------------------------------------------------------------

NOISE = st.text("\u064b\u0640\u00a0\u200f\u202b\u202c😀 \u0651", max_size=3)
PHRASES = st.sampled_from(
    ["أمس", "مساء أول من أمس", "7 أيار/مايو 2019", "قبل يومين", "الأسبوع الماضي", "خمس سنوات", "الساعة الثالثة فجرا"]
)


@given(PHRASES, st.lists(NOISE, min_size=8, max_size=8))
def test_marks_and_controls_inside_words_keep_spans_exact(phrase: str, noise: list[str]) -> None:
    soft = [re.sub("[\u00a0😀 ]", "", piece) for piece in noise]
    spread = "".join(char + soft[n % len(soft)] for n, char in enumerate(phrase))
    plain, marked = read(f"قال {phrase} ثم"), read(f"قال {spread} ثم")
    assert [item.value for item in marked] == [item.value for item in plain]
    assert all(item.rereads(f"قال {spread} ثم") for item in marked)


@given(st.text(max_size=60), PHRASES, NOISE, st.text(max_size=60))
def test_any_text_keeps_spans_exact_and_apart(before: str, phrase: str, noise: str, after: str) -> None:
    text = f"{before}{noise} {phrase} {noise}{after}"
    found = read(text)
    assert all(item.rereads(text) and item.text for item in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


WORDS = st.sampled_from(sorted(load().table))


@settings(max_examples=200)
@given(
    st.lists(
        WORDS | st.integers(0, 99999).map(str) | st.sampled_from(["16/9/2021", "31/2/2020", "99:99", "0"]), max_size=12
    )
)
def test_any_row_of_time_words_is_read_without_an_error(words: list[str]) -> None:
    text = " ".join(words)
    for reference in (TODAY, "2021-09-16T10:30:00+03:00", None):
        assert all(item.rereads(text) for item in read(text, reference))


@pytest.mark.parametrize(
    "piece",
    ["7", "7 ", "و", "و 5 ", "خمسة و", "من ", "أمس ", "الأول ", "قبل يوم و", "من 5 إلى ", "يوم ", "1/", "(", "نيسان/"],
)
def test_no_input_is_more_than_linear_work(piece: str) -> None:
    read("أمس")
    small, large = (make.calls(read, piece * n) for n in (500, 4000))
    assert large < 9 * small + 100


TOLD_YEARS = [
    ("بين 19 مايو و5 يونيو 2013", None, ["2013-05-19/2013-06-05"]),
    ("من 3 كانون الأول حتى 8 نيسان 2012", None, ["2011-12-03/2012-04-08"]),
    ("بين مايو ونوفمبر 2016", None, ["2016-05/2016-11"]),
    ("اندلعت الحرب عام 2013. وفي 25 مايو عادوا", None, ["2013", "2013-05-25"]),
    ("اندلعت الحرب عام 2013. وعادوا يوم الجمعة", None, ["2013", "XXXX-WXX-5"]),
    ("اندلعت الحرب عام 2013. وفي نوفمبر من العام نفسه عادوا", TODAY, ["2013", "2013-11"]),
    ("بدأت في أغسطس 2011. وفي 12 من الشهر ذاته توقفت", TODAY, ["2011-08", "2011-08-12"]),
    ("بدأت في أغسطس 2011. وفي العام التالي توقفت", TODAY, ["2011-08", "2012"]),
    ("بدأت في أغسطس 2011. وفي العام المقبل تتوقف", TODAY, ["2011-08", "2022"]),
]


@pytest.mark.parametrize(("text", "today", "values"), TOLD_YEARS, ids=[text for text, *_ in TOLD_YEARS])
def test_a_date_takes_the_year_told_beside_or_before_it(text: str, today: str | None, values: list[str]) -> None:
    found = read(text, today)
    assert [item.value for item in found] == values
    assert all(item.anchor is None for item in found if "نفسه" in item.text or "ذاته" in item.text)
