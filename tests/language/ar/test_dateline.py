"""When a page without a printed date was written, by the evidence of its own words."""

from __future__ import annotations

import pytest
from tests.make import lines

from riwaya.language.ar.dateline import _episodes
from riwaya.language.ar.times import infer_published
from riwaya.model import Published


def infer(text: str, *labels: str) -> Published:
    return infer_published(text, lines(text, labels))


def test_a_full_date_on_a_date_line_is_explicit() -> None:
    found = infer("عنوان\nالخميس 16/9/2021 م\nنص الخبر", "title", "date")
    assert (found.edtf, found.how, (found.start, found.end)) == ("2021-09-16", "explicit", (6, 24))


def test_a_full_date_inside_the_article_is_no_date_line() -> None:
    assert infer("قتل القائد في 3 أيلول 2019 في المدينة").how == "unknown"


def test_a_dateline_in_two_calendars_is_explicit() -> None:
    assert infer("الرياض 9 صفر 1443 هـ الموافق 16 سبتمبر 2021 م - قال").edtf == "2021-09-16"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("أعلنت الوزارة اليوم الخميس 16 أيلول أن الطريق فتح", "2021-09-16"),
        ("أعلنت الوزارة أمس الأربعاء 15 أيلول أن الطريق فتح", "2021-09-16"),
        ("وصل اليوم الخميس 16 أيلول وكان غادر عام 2009", "2010-09-16"),
    ],
    ids=["today", "yesterday counts one day on", "the first such year after those it names"],
)
def test_weekday_day_and_month_find_the_year_in_which_they_agree(text: str, edtf: str) -> None:
    found = infer(text)
    assert (found.edtf, found.how) == (edtf, "inferred")
    assert text[found.start : found.end].startswith(("اليوم", "أمس"))


def test_a_weekday_follows_the_last_full_date_in_the_page() -> None:
    text = "صورة من السوق 14 أيلول 2021\nفتح السوق اليوم الخميس بعد إغلاق أمس الأربعاء"
    found = infer(text, "caption")
    assert (found.edtf, text[found.start : found.end]) == ("2021-09-16", "اليوم الخميس")


def test_weekdays_that_contradict_each_other_give_no_day() -> None:
    assert infer("صورة 14 أيلول 2021\nفتح اليوم الخميس بعد إغلاق أمس الاثنين", "caption").edtf is None


def test_an_old_date_is_no_anchor_for_a_weekday() -> None:
    assert infer("أغلق في 15 آذار 2011\nفتح السوق في أيلول الجاري اليوم الخميس").edtf is None


def test_a_date_that_is_told_as_history_is_no_anchor() -> None:
    assert infer("القصف مستمر منذ 14 أيلول 2014 حتى اليوم الخميس").edtf is None


def test_a_month_outside_an_episode_speaks_against_it() -> None:
    assert infer("تقدمت القوات في تلعفر منذ بدء قادمون يا تلعفر ثم توقفت في حزيران").edtf is None


def test_an_episode_gives_a_stretch_and_with_a_weekday_a_day() -> None:
    told = "تقدمت القوات في محيط الحديدة ضمن عملية النصر الذهبي"
    assert infer(told).edtf == "2018-06-13/2018-12-18"
    battle = "سقطت صواريخ قرب غزة في عملية الفجر الصادق، أمس السبت"
    found = infer(battle)
    assert (found.edtf, found.rule) == ("2022-08-07", "episode gaza-august-2022")


def test_a_page_that_names_later_years_is_no_page_of_the_episode() -> None:
    assert infer("تحدث في عام 2023 عن عملية قادمون يا تلعفر").edtf is None


def test_a_page_that_tells_no_time_is_unknown() -> None:
    assert infer("لا وقت في هذا النص") == Published()


def test_episodes_have_distinct_ids_words_and_an_order_of_days() -> None:
    episodes = _episodes()
    assert len({episode.id for episode in episodes}) == len(episodes)
    assert all(episode.first <= episode.last and len(episode.words) >= 2 for episode in episodes)


@pytest.mark.parametrize(
    "text",
    [
        "افتتح مركز صحي في عفرين في منطقة غصن الزيتون",
        "غارات للتحالف على مواقع الحوثيين ضمن عاصفة الحزم",
        "اشتباكات في مخيم اليرموك والحجر الأسود مع تنظيم الدولة",
    ],
    ids=["an area named after an operation", "a name in use for years", "fighting of several years"],
)
def test_a_name_that_outlived_its_days_dates_no_page(text: str) -> None:
    assert infer(text) == Published()
