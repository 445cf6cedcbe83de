"""Dumps that users bring: GeoNames and OCHA tables become tables of their own places."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.errors import KnowledgeError
from riwaya.knowledge.places import shipped
from riwaya.knowledge.places.check import check
from riwaya.knowledge.places.importer import import_dump
from riwaya.knowledge.places.table import Place, merged, read_table


def geonames(number: int, name: str, names: str, lat: float, lon: float, code: str, people: int = 0) -> str:
    cells = [str(number), name, name, names, str(lat), str(lon), code[0], code[2:], "SY", "", "11", "", "", ""]
    return "\t".join([*cells, str(people), "", "", "Asia/Damascus", "2020-01-01"])


def imported(tmp_path: Path, name: str) -> dict[str, Place]:
    return {place.id: place for place in read_table(tmp_path / "own" / name)}


def test_a_geonames_file_becomes_a_table(tmp_path: Path) -> None:
    dump = tmp_path / "SY.txt"
    lines = [
        geonames(1, "Muhafazat Hims", "محافظة حمص", 34.4, 38.0, "A.ADM1"),
        geonames(2, "Ar Rastan", "Rastan,الرستن,رستن", 34.93, 36.73, "P.PPL", 40_000),
        geonames(3, "Khirbat Jadida", "خربة مجهولة", 34.6, 37.0, "P.PPL"),
        geonames(4, "No Arabic", "Nameless", 34.6, 37.0, "P.PPL"),
        geonames(5, "A School", "مدرسة", 34.6, 37.0, "S.SCH"),
    ]
    dump.write_text("\n".join(lines), encoding="utf-8")
    assert import_dump(dump, folder=tmp_path / "own") == 3
    table = imported(tmp_path, "sy.tsv")
    assert set(table) == {"place:homs-governorate", "place:ar-rastan", "place:khirbat-jadida"}
    village = table["place:khirbat-jadida"]
    assert (village.kind, village.parent, village.source) == ("village", "place:homs-governorate", "geonames:3")
    assert check(merged((*shipped(), *table.values()))) == []


def test_alternate_names_tell_arabic_from_persian(tmp_path: Path) -> None:
    dump, names = tmp_path / "IR.txt", tmp_path / "names.txt"
    dump.write_text(geonames(7, "Somewhere", "نام فارسی", 35.0, 38.0, "P.PPL"), encoding="utf-8")
    names.write_text("1\t7\tfa\tاسم آخر\t\n2\t7\tar\tالبلدة البعيدة\t1\n", encoding="utf-8")
    import_dump(dump, folder=tmp_path / "own", names=names)
    assert imported(tmp_path, "ir.tsv")["place:somewhere"].forms == ("البلدة البعيدة",)


def test_an_ocha_table_of_units_gives_each_unit_once_with_its_parent(tmp_path: Path) -> None:
    dump = tmp_path / "syr_admin.csv"
    dump.write_text(
        "ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE\n"
        "Homs,حمص,SY04,North Unit,الوحدة الشمالية,SY0401\n"
        "Homs,حمص,SY04,South Unit,الوحدة الجنوبية,SY0402\n",
        encoding="utf-8",
    )
    assert import_dump(dump, folder=tmp_path / "own") == 3
    table = imported(tmp_path, "syr-admin.tsv")
    assert table["place:north-unit"].parent == "place:homs-governorate"
    assert table["place:south-unit"].kind == "district"
    assert table["place:south-unit"].country == "SY"


def test_an_ocha_table_of_populated_places_keeps_their_points(tmp_path: Path) -> None:
    dump = tmp_path / "places.csv"
    dump.write_text("NAME_AR,NAME_EN,LATITUDE_Y,LONGITUDE_X\nقرية البئر البعيد,Far Well,34.5,37.5\n", encoding="utf-8")
    import_dump(dump, folder=tmp_path / "own", country="SY")
    far = imported(tmp_path, "places.tsv")["place:far-well"]
    assert (far.lat, far.lon, far.precision, far.parent) == (34.5, 37.5, 2.0, "place:syria")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", "1\tonly three\tcolumns", "3 columns instead of 19"),
        ("a.txt", geonames(1, "X", "X", 1, 1, "P.PPL"), "no place with an Arabic name"),
        ("a.txt", geonames(1, "X", "قرية ما", 1, 1, "P.PPL").replace("\t1\t", "\tone\t", 1), "no coordinate"),
        ("a.csv", "name,code\nx,1\n", "no column of Arabic names"),
        ("a.csv", "ADM1_AR,ADM1_EN\nحمص\n", "1 columns under a header of 2"),
        ("a.csv", "", "no column of Arabic names"),
    ],
)
def test_a_wrong_dump_is_refused_with_a_remedy(tmp_path: Path, name: str, content: str, told: str) -> None:
    dump = tmp_path / name
    dump.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=told) as caught:
        import_dump(dump, folder=tmp_path / "own")
    assert caught.value.remedy
    assert str(dump) in str(caught.value)


def test_an_absent_dump_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        import_dump(tmp_path / "absent.txt", folder=tmp_path)


def test_a_dump_in_another_encoding_is_named(tmp_path: Path) -> None:
    dump = tmp_path / "old.csv"
    dump.write_bytes("ADM1_AR\nحمص\n".encode("cp1256"))
    with pytest.raises(KnowledgeError, match="not UTF-8"):
        import_dump(dump, folder=tmp_path)
