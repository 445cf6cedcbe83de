"""Places that share a name: which is meant, why, and when it stays open."""

from __future__ import annotations

import pytest

from riwaya.knowledge.places.resolve import Context, Spot, chosen, lookup, resolve, together


@pytest.mark.parametrize(
    ("form", "context", "expected"),
    [
        ("طرابلس", Context(others=("place:benghazi", "place:misrata")), "place:tripoli"),
        ("طرابلس", Context(others=("place:beirut",)), "place:tripoli-lebanon"),
        ("طرابلس", Context(after=" في شمال لبنان", near=("place:lebanon",)), "place:tripoli-lebanon"),
        ("القصير", Context(before="مدينة ", after=" بريف حمص ", near=("place:homs-countryside",)), "place:al-qusayr"),
        ("القصير", Context(after=" على البحر الأحمر", others=("place:cairo",)), "place:al-qusayr-egypt"),
        ("الزهراء", Context(before="وبلدة ", near=("place:nubl",)), "place:al-zahraa-aleppo-town"),
        ("الخالدية", Context(before="حي ", near=("place:homs",)), "place:khalidiyah-homs"),
        ("الخالدية", Context(before="حي ", near=("place:aleppo",)), "place:khalidiyah-aleppo"),
        ("صلاح الدين", Context(before="محافظة "), "place:salah-al-din"),
        ("صلاح الدين", Context(before="حي ", near=("place:aleppo",)), "place:salah-al-din-aleppo"),
        ("حلب", Context(before="في محافظة "), "place:aleppo-governorate"),
        ("حلب", Context(before="مدينة "), "place:aleppo"),
        ("حلب", Context(), "place:aleppo"),
        ("القاهرة", Context(), "place:cairo"),
        ("القاهرة", Context(before="مديرية ", near=("place:taiz",)), "place:al-qahirah-taiz"),
        ("المنصورة", Context(before="مديرية ", others=("place:aden",)), "place:al-mansoura-aden"),
        ("رفح", Context(near=("place:north-sinai",)), "place:rafah-egypt"),
        ("رفح", Context(before="مدينة ", near=("place:khan-yunis",)), "place:rafah"),
        ("صور", Context(before="مدينة ", countries=("LB",)), "place:tyre"),
        ("البيضاء", Context(before="محافظة ", countries=("YE",)), "place:al-bayda-governorate"),
        ("البيضاء", Context(before="مدينة ", near=("place:derna",)), "place:al-bayda-libya"),
        ("دوما", Context(near=("place:harasta",)), "place:douma"),
        ("دوما", Context(before="قرية ", near=("place:nablus",)), "place:duma-west-bank"),
    ],
)
def test_the_text_decides_among_places_of_one_name(form: str, context: Context, expected: str) -> None:
    candidates = resolve(form, context=context)
    best = chosen(candidates)
    assert best is not None and best.id == expected, candidates[:3]


def test_a_name_without_signs_stays_open_with_its_candidates() -> None:
    candidates = resolve("طرابلس")
    assert chosen(candidates) is None
    assert {candidate.place.id for candidate in candidates} == {"place:tripoli", "place:tripoli-lebanon"}


def test_an_unknown_name_takes_nothing_from_its_neighbours() -> None:
    spots = (Spot("خربة لا يعرفها أحد", before="قرية "), Spot("القصير", before="مدينة "), Spot("حمص"))
    unknown, qusayr, homs = together(spots)
    assert unknown == ()
    assert chosen(unknown) is None
    assert [candidate.place.id for candidate in (qusayr[0], homs[0])] == ["place:al-qusayr", "place:homs"]


def test_every_candidate_says_why() -> None:
    best = resolve("الخالدية", context=Context(before="حي ", near=("place:homs",)))[0]
    assert best.signed
    assert "place:homs is named beside it" in best.reason
    assert "called حي" in best.reason


def test_a_parent_named_in_the_words_beside_is_a_sign() -> None:
    best = resolve("المنصورة", context=Context(before="في بلدة ", after=" بريف الرقة الغربي "))[0]
    assert best.place.id == "place:al-mansoura-raqqa"


def test_a_common_word_needs_a_sign() -> None:
    without = resolve("السلام")[0]
    called = resolve("السلام", context=Context(before="حي ", near=("place:mosul",)))[0]
    assert not without.signed
    assert without.score < 0
    assert called.signed
    assert called.score > 2


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("حي الشعار", "place:al-shaar"),
        ("مدينة منبج", "place:manbij"),
        ("بوكمال", "place:al-bukamal"),
        ("ٱلرَّقَّة", "place:raqqa"),
    ],
)
def test_a_name_is_found_without_kind_word_or_article_or_vowels(form: str, expected: str) -> None:
    assert expected in [place.id for place in lookup(form)]


def test_results_do_not_depend_on_the_order_of_the_others() -> None:
    one = resolve("الزهراء", context=Context(others=("place:homs", "place:nubl")))
    other = resolve("الزهراء", context=Context(others=("place:nubl", "place:homs")))
    assert [(candidate.place.id, candidate.score) for candidate in one] == [
        (candidate.place.id, candidate.score) for candidate in other
    ]
