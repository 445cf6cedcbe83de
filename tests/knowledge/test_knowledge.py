"""The loader: names lead to entities, hosts to outlets, and everything fits the time a command may take to start."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.errors import KnowledgeError
from riwaya.knowledge import Entity, Outlet, Role, Stint, index, is_public, load, spellings
from riwaya.knowledge.source import read_file
from riwaya.script import key


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("هيئة تحرير الشام", "group:hayat-tahrir-al-sham"),
        ("هيئه تحرير الشام", "group:hayat-tahrir-al-sham"),
        ("قوات سورية الديمقراطية", "group:syrian-democratic-forces"),
        ("داعش", "group:isis"),
        ("ميليشيا الحوثي", "group:houthis"),
        ("أنصار الله", "group:houthis"),
        ("الأمم المتحدة", "intl:united-nations"),
        ("روسيا", "state:russia"),
        ("قوات حفتر", "state-force:libyan-national-army"),
        ("مليشيا آل دقلو", "group:rapid-support-forces"),
        ("ميخائيل بوجدانوف", "per:mikhail-bogdanov"),
        ("فرانس برس", "agency:afp"),
    ],
)
def test_a_name_in_any_spelling_leads_to_its_entity(name: str, expected: str) -> None:
    assert load().candidates(name)[0] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("وزارة الدفاع الروسية", "state:russian-ministry-of-defence"),
        ("الدفاع الروسية", "state:russian-ministry-of-defence"),
        ("الخارجية الأميركية", "state:us-state-department"),
        ("الخارجية الأمريكية", "state:us-state-department"),
        ("الجيش التشادي", "state-force:chadian-army"),
        ("جيش مصر", "state-force:egyptian-army"),
        ("الجيش السوري", "state-force:syrian-arab-army"),
    ],
)
def test_regular_names_of_state_organs_are_known_for_every_state_that_has_them(name: str, expected: str) -> None:
    assert load().candidates(name) == (expected,)


def test_a_government_is_an_organisation_while_its_country_is_a_place() -> None:
    knowledge = load()
    types = {form: kind for form, kind, ids in knowledge.gazetteer() if "state:syria" in ids}
    assert types[key("سوريا")] == "LOC"
    assert types[key("الحكومة السورية")] == "ORG"


def test_a_type_word_before_a_name_is_no_part_of_what_automata_look_for() -> None:
    forms = {form for form, _, _ in load().gazetteer()}
    assert {key("القاعدة"), key("رويترز"), key("تنظيم الدولة الإسلامية")} <= forms
    assert not {key("تنظيم القاعدة"), key("وكالة رويترز"), key("تنظيم داعش")} & forms
    assert load().candidates("تنظيم القاعدة") == ("group:al-qaeda",)


def test_names_after_the_contracted_article_are_found_without_their_article() -> None:
    knowledge = load()
    assert knowledge.candidates("هلال الأحمر العربي السوري") == ("ngo:syrian-arab-red-crescent",)
    assert key("هلال الأحمر العربي السوري") not in knowledge.forms


def test_a_word_that_is_also_a_name_does_not_stand_for_it_alone() -> None:
    knowledge = load()
    assert knowledge.candidates("فتح") == ()
    assert knowledge.short[key("فتح")] == ("group:fatah",)


def test_nominals_lead_to_every_entity_they_may_stand_for() -> None:
    assert {"group:hamas", "group:ahrar-al-sham"} <= set(load().nominals[key("الحركة")])


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.aljazeera.net", "media:al-jazeera"),
        ("mubasher.aljazeera.net", "media:al-jazeera"),
        ("SANA.SY", "agency:sana"),
        ("arabic.rt.com:443", "media:rt"),
        ("saba.ye", "agency:saba-sanaa"),
    ],
)
def test_a_host_or_its_subdomain_leads_to_the_outlet(host: str, expected: str) -> None:
    outlet = load().publisher_by_domain(host)
    assert outlet is not None
    assert outlet.id == expected


@pytest.mark.parametrize("host", ["net", "notaljazeera.net", "example.org", ""])
def test_an_unknown_host_leads_nowhere(host: str) -> None:
    assert load().publisher_by_domain(host) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("عنب بلدي", "media:enab-baladi"),
        ("Enab Baladi", "media:enab-baladi"),
        ("صحيفة الشرق الأوسط", "media:asharq-al-awsat"),
    ],
)
def test_an_outlet_is_found_by_either_name(name: str, expected: str) -> None:
    outlet = load().outlet_by_name(name)
    assert outlet is not None
    assert outlet.id == expected


def test_a_title_that_several_outlets_bear_leads_to_none() -> None:
    assert load().outlet_by_name("الشروق") is None


def test_the_state_of_a_country_code_is_known() -> None:
    state = load().state_of("YE")
    assert state is not None
    assert state.id == "state:yemen"
    assert load().state_of("ZZ") is None


@pytest.mark.parametrize(
    ("name", "foreign", "expected"),
    [
        ("عبد الرحمن سالم", False, "عبدالرحمن سالم"),
        ("عبدالرحمن سالم", False, "عبد الرحمن سالم"),
        ("نصر الله", False, "نصرالله"),
        ("أبو بكر سالم", False, "أبي بكر سالم"),
        ("أبو بكر سالم", False, "أبوبكر سالم"),
        ("هاغل", True, "هاجل"),
    ],
)
def test_a_person_is_known_in_every_usual_spelling(name: str, foreign: bool, expected: str) -> None:
    assert expected in spellings(name, foreign=foreign)


def test_an_arab_name_keeps_its_ghayn() -> None:
    assert spellings("غسان سالم") == ("غسان سالم",)


def test_hostile_names_count_as_names_and_labels_that_are_short_do_not() -> None:
    outlet = Outlet(id="media:x", type="ORG", ar="الأيام", en="X", short=("الأيام",), domains=("x.example",))
    group = Entity(
        id="group:y", type="ORG", ar="جماعة ص", en="Y", hostile=("عصابة ص",), roles=(Role("group:y", "leader"),)
    )
    knowledge = index((outlet, group))
    assert knowledge.candidates("عصابة ص") == ("group:y",)
    assert knowledge.candidates("الأيام") == ()
    assert knowledge.outlet_by_name("الأيام") == outlet


def test_a_broken_entry_names_its_file_and_id(tmp_path: Path) -> None:
    path = tmp_path / "theme.yaml"
    path.write_text("entries:\n  group:x: {ar: س, en: X, colour: red}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"theme\.yaml: group:x: .*colour"):
        list(read_file(path, Entity))


def test_defaults_of_a_file_hold_where_an_entry_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "theme.yaml"
    path.write_text(
        "defaults: {country: SY}\nentries:\n  group:x: {ar: س, en: X, years: 2014}\n"
        "  per:y: {ar: ص, en: Y, country: IQ, side: federal, roles: [[group:x, leader, 2014/..]]}\n",
        encoding="utf-8",
    )
    group, person = read_file(path, Entity)
    assert (group.country, group.type, group.years) == ("SY", "ORG", "2014")
    assert (person.country, person.type, person.side) == ("IQ", "PER", (Stint("federal"),))
    assert person.roles == (Role("group:x", "leader", "2014/.."),)


def test_loading_twice_gives_the_same_knowledge() -> None:
    assert load() is load()


@pytest.mark.parametrize(
    ("entity", "public"),
    [
        ("per:barack-obama", True),
        ("per:barack-obama@state:usa", True),
        ("per:nobody-at-all", False),
        ("per:nobody-at-all@group:isis", False),
        ("group:nobody-listed", True),
        ("place:aleppo", True),
        ("source:unnamed-military", True),
    ],
)
def test_only_persons_without_a_public_role_are_private(entity: str, public: bool) -> None:
    assert is_public(entity) is public
