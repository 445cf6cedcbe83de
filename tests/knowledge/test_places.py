"""The gazetteer: what it holds, how its tables are read, checked and merged."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs
from tests import make

from riwaya.errors import KnowledgeError
from riwaya.knowledge import places
from riwaya.knowledge.places.check import ambiguous, check
from riwaya.knowledge.places.table import DATA, Place, common_words, merged, read_table, split_weak, write_table


def place(**fields: object) -> Place:
    base = Place(
        id="place:x",
        ar="قرية",
        en="X",
        kind="village",
        country="SY",
        forms=("قرية",),
        lat=35.0,
        lon=37.0,
        precision=2.0,
    )
    return structs.replace(base, **fields)


def test_the_tables_are_sound() -> None:
    assert check(places.merged(places.shipped())) == []


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("البوكمال", "place:al-bukamal"),
        ("حرردير", "place:harardhere"),
        ("دينسور", "place:diinsoor"),
        ("شيناغودرار", "place:chinagodrar"),
        ("بيراو", "place:birao"),
        ("بوناغانا", "place:bunagana"),
        ("موسيمبوا دا برايا", "place:mocimboa-da-praia"),
        ("روبكونا", "place:rubkona"),
        ("دوغوبيازيد", "place:dogubayazt"),
        ("صبيحات", "place:subayhat"),
        ("برعشيت", "place:baraachit"),
        ("خزان جديد", "place:khazan-jadid"),
        ("أبو كمال", "place:al-bukamal"),
        ("شيخ زويد", "place:sheikh-zuweid"),
        ("الشيخ زويد", "place:sheikh-zuweid"),
        ("القلمون الشرقي", "place:eastern-qalamun"),
        ("الغوطة الشرقية", "place:eastern-ghouta"),
        ("جرود قارة", "place:jurud-qara"),
        ("ريف دمشق", "place:rif-dimashq"),
        ("ريف حلب الشمالي", "place:northern-aleppo-countryside"),
        ("شمال سوريا", "place:northern-syria"),
        ("الأنبار", "place:anbar"),
        ("شبه جزيرة سيناء", "place:sinai"),
        ("روسيا الاتحادية", "place:russia"),
        ("أميركا", "place:united-states"),
        ("أمريكا", "place:united-states"),
        ("معبر رفح", "place:rafah-crossing"),
        ("مخيم اليرموك", "place:yarmouk-camp"),
        ("حي الشجاعية", "place:shujaiya"),
        ("أم درمان", "place:omdurman"),
        ("رأس لانوف", "place:ras-lanuf"),
        ("كوباني", "place:kobani"),
        ("عين العرب", "place:kobani"),
        ("معبر باب الهوى", "place:bab-al-hawa-crossing"),
        ("الساحل الأيمن", "place:west-mosul"),
    ],
)
def test_a_name_of_the_news_is_found_in_each_of_its_spellings(form: str, expected: str) -> None:
    assert expected in [found.id for found in places.named(form)]


@pytest.mark.parametrize("country", ["SY", "IQ", "LB", "PS", "YE", "LY", "SD"])
def test_each_country_of_conflict_has_its_places(country: str) -> None:
    assert sum(found.country == country for found in places.merged(places.shipped())) >= 200


def test_more_than_three_thousand_places_are_written_by_hand() -> None:
    assert sum(found.source == "riwaya" for found in places.merged(places.shipped())) >= 3_000


def test_every_country_has_its_place() -> None:
    countries = {found.country for found in places.load() if found.kind == "country"}
    assert countries >= {"SY", "IQ", "LB", "PS", "YE", "LY", "SD", "EG", "SO", "DZ", "TN", "MA", "MR", "JO", "SA", "AE"}
    assert countries >= {"QA", "KW", "BH", "OM", "IR", "TR", "IL", "SS", "TD", "ML", "NE", "US", "RU", "FR", "GB"}


@pytest.mark.parametrize(
    ("country", "names"),
    [
        ("AF", "نورستان لغمان تخار جوزجان بادغيس نيمروز بروان كابيسا سمنغان دايكندي هلمند بدخشان"),
        ("PK", "باجور مهمند أوركزاي كورام تشامان غوادر ميرانشاه باراتشينار كويتا بيشاور"),
        ("NG", "أداماوا يوبي زامفارا تارابا شيبوك باغا داماتورو غوزا مايدوغوري"),
        ("ML", "تيساليت أغلهوك أنسونغو كيدال ميناكا تمبكتو غاو"),
        ("UA", "لفيف ميكولايف أفدييفكا سوليدار كوبيانسك إيزيوم بوتشا إربين تشيرنيهيف باخموت خيرسون"),
        ("RU", "بيلغورود كورسك بريانسك فورونيج روستوف إنغوشيا داغستان الشيشان"),
        ("ET", "أمهرة أوروميا تيغراي غامبيلا أكسوم ميكيلي"),
        ("SO", "كيسمايو بيدوا بلدوين غروي حررطيري"),
    ],
)
def test_provinces_and_towns_of_far_conflicts_are_known(country: str, names: str) -> None:
    for name in names.split():
        assert country in {place.country for place in places.named(name)}, name


def test_a_place_lies_in_its_parents() -> None:
    douma = places.by_id()["place:douma"]
    assert [parent.id for parent in places.parents(douma)] == ["place:rif-dimashq", "place:syria"]
    assert places.within(douma, "place:syria")
    assert not places.within(douma, "place:iraq")


def test_names_that_are_common_words_are_marked_weak() -> None:
    assert "السلام" in places.by_id()["place:al-salam-mosul"].weak
    assert "السلام" not in places.by_id()["place:al-salam-mosul"].forms
    assert split_weak(("ناصر", "الباغوز")) == (("الباغوز",), ("ناصر",))
    assert "حلب" not in common_words()
    assert not any("مهربين" in place.forms for place in places.named("مهربين"))


def test_reading_the_shipped_tables_is_a_few_calls_a_place() -> None:
    found = places.merged(places.shipped())
    assert len(found) > 8_000
    assert make.calls(lambda: places.merged(places.shipped())) < 60 * len(found)


def test_a_table_survives_writing_and_reading(tmp_path: Path) -> None:
    made = (
        place(id="place:a", forms=("قرية", "القرية"), weak=("سلام",), population=5, parent="place:syria"),
        place(id="place:b", ar="سلام", forms=(), weak=("سلام",), lat=None, lon=None, precision=None, country=""),
    )
    path = tmp_path / "own.tsv"
    assert write_table(path, made, header="two places") == 2
    assert tuple(read_table(path)) == made


def test_shipped_tables_are_written_as_they_are_read(tmp_path: Path) -> None:
    for path in sorted(DATA.glob("*.tsv")):
        again = tmp_path / path.name
        write_table(again, read_table(path))
        assert tuple(read_table(again)) == tuple(read_table(path)), path.name


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("# comment\nx\tvillage\tSY\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"own\.tsv: line 2: not a place"):
        tuple(read_table(path))


def test_the_more_exact_point_wins() -> None:
    rough, exact = place(precision=6.0), place(lat=35.02, lon=37.01, precision=1.0)
    assert [(one.lat, one.precision) for one in merged((rough, exact))] == [(35.02, 1.0)]
    assert [(one.lat, one.precision) for one in merged((exact, rough))] == [(35.02, 1.0)]
    assert merged((rough, place(lat=None, lon=None, precision=None)))[0].lat == 35.0


def test_the_first_table_wins_and_the_next_adds_spellings() -> None:
    first = place(forms=("قرية",), weak=("سلام",))
    other = place(en="Other", forms=("القرية", "سلام"), weak=("دار",), population=7, lat=1.0)
    joined = merged((first, other))[0]
    assert (joined.en, joined.lat, joined.population) == ("X", 35.0, 7)
    assert joined.forms == ("قرية", "القرية")
    assert joined.weak == ("سلام", "دار")


def test_the_users_own_places_are_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_table(tmp_path / "mine.tsv", (place(id="place:my-village", parent="place:homs-governorate"),))
    monkeypatch.setenv(places.USER_FOLDER, str(tmp_path))
    assert [found.id for found in places.own(places.user_folder())] == ["place:my-village"]
    monkeypatch.setenv(places.USER_FOLDER, str(tmp_path / "absent"))
    assert list(places.own(places.user_folder())) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"id": "place:X y"}, "not place: and a Latin slug"),
        ({"kind": "hamlet"}, "unknown kind"),
        ({"en": " "}, "a label is missing"),
        ({"ar": "بلدة"}, "not among the forms"),
        ({"forms": ("قرية", "ﻗﺮﻳﺔ")}, "letters or marks"),
        ({"weak": ("قريه",)}, "both weak and not"),
        ({"lat": None}, "together, or none"),
        ({"lat": 91.0}, "not on earth"),
        ({"precision": 0.0}, "above zero"),
        ({"parent": "place:nowhere"}, "not in the tables"),
        ({"parent": "place:x"}, "its own parent"),
        ({"parent": "place:far"}, "correct either"),
        ({"parent": "place:abroad"}, "and its parent"),
        ({"country": "syria"}, "no ISO code"),
    ],
)
def test_each_fault_of_a_table_is_told(wrong: dict[str, object], told: str) -> None:
    far = place(id="place:far", kind="governorate", lat=33.0, lon=44.0, precision=20.0)
    abroad = place(id="place:abroad", kind="governorate", country="IQ")
    faults = check((place(**wrong), far, abroad))
    assert any(told in fault for fault in faults), faults


def test_two_places_of_one_id_are_told() -> None:
    assert check((place(), place())) == ["place:x: 2 places have this id; rename one"]


def test_shared_names_are_listed_as_ambiguous() -> None:
    assert ambiguous((place(), place(id="place:y", forms=("قريه",), ar="قريه"))) == {"قريه": ("place:x", "place:y")}
    assert {"place:tripoli", "place:tripoli-lebanon"} <= set(ambiguous()["طرابلس"])
