"""The proof of the knowledge files: the shipped ones are sound, and each kind of fault is found."""

from __future__ import annotations

import msgspec
import pytest

from riwaya.knowledge import Entity, Known, Outlet, Role, index, load
from riwaya.knowledge.check import check, check_known, frequent, shared
from riwaya.knowledge.source import read_all

SOUND = Entity(id="group:first", type="ORG", ar="الجماعة الأولى", en="First Group", country="SY")


def test_the_shipped_files_are_sound() -> None:
    assert check() == []


def test_there_are_the_promised_numbers_of_hand_written_actors_and_outlets() -> None:
    known = read_all()
    regular = sum(1 for one in known.actors if one.organ and one.parent and one.parent.startswith("state:"))
    assert len(known.actors) - regular >= 1600
    assert len(known.outlets) >= 400


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"id": "Group:first"}, "kind:latin-slug"),
        ({"id": "band:first"}, "kind:latin-slug"),
        ({"ar": "First"}, "Arabic label"),
        ({"en": "الأولى"}, "English label"),
        ({"forms": ("الجمـاعة",)}, "odd characters"),
        ({"forms": ("الجَماعة",)}, "odd characters"),
        ({"forms": ("الجماعة  الأولى",)}, "odd characters"),
        ({"hostile": ("ﺟﻤﺎﻋﺔ",)}, "odd characters"),
        ({"parent": "group:nobody"}, "does not exist"),
        ({"country": "ZZ"}, "unknown country"),
        ({"years": "2014/2011"}, "interval of years"),
        ({"years": "14"}, "interval of years"),
        ({"roles": (Role("group:nobody", "leader"),)}, "does not exist"),
        ({"roles": (Role("state:syria", "keeper of seals"),)}, "role 'keeper of seals' has no Arabic"),
        ({"note": "Nobody knows."}, "note 'Nobody knows.' has no Arabic"),
        ({"wikidata": "X1"}, "Wikidata"),
        ({"id": "per:somebody"}, "public role"),
    ],
)
def test_each_fault_of_an_entry_is_named(changes: dict[str, object], fault: str) -> None:
    faults = check_known(Known(actors=(msgspec.structs.replace(SOUND, **changes),), outlets=()), load())
    assert any(fault in line for line in faults)


def test_a_sound_entry_has_no_faults() -> None:
    assert check_known(Known(actors=(SOUND,), outlets=()), load()) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"control": "friends"}, "unknown control"),
        ({"alignment": "leans somewhere"}, "needs a source"),
        ({"domains": ("www.example.org",)}, "without www."),
        ({"domains": ("Example.org",)}, "without www."),
    ],
)
def test_each_fault_of_an_outlet_is_named(changes: dict[str, object], fault: str) -> None:
    outlet = Outlet(id="media:first", type="ORG", ar="الأولى", en="First", country="SY", control="independent")
    faults = check_known(Known(actors=(), outlets=(msgspec.structs.replace(outlet, **changes),)), load())
    assert any(fault in line for line in faults)


def test_ids_domains_and_wikidata_ids_are_used_once() -> None:
    outlet = Outlet(id="media:a", type="ORG", ar="أ", en="A", country="SY", control="state", domains=("a.example",))
    other = msgspec.structs.replace(outlet, id="media:b")
    actor = msgspec.structs.replace(SOUND, wikidata="Q1")
    faults = check_known(Known(actors=(actor, actor), outlets=(outlet, other)), load())
    assert [line for line in faults if "2 entries" in line] == [
        "group:first: 2 entries have this id",
        "Q1: 2 entries have this Wikidata id",
        "a.example: 2 entries have this domain",
    ]


def test_a_shared_name_must_be_declared_and_a_declaration_must_be_true() -> None:
    other = msgspec.structs.replace(SOUND, id="group:second")
    knowledge = index((SOUND, other))
    assert "group:first, group:second" in shared(knowledge, {})[0]
    assert shared(knowledge, {"الجماعة الأولى": "the country decides"}) == []
    assert "nobody shares it" in shared(index((SOUND,)), {"الجماعة الأولى": "the country decides"})[0]


def test_a_state_may_share_its_name_with_its_ground() -> None:
    state = Entity(id="state:x", type="LOC", ar="بلاد", en="X", country="SY")
    ground = Entity(id="place:x", type="LOC", ar="بلاد", en="X", country="SY")
    assert shared(index((state, ground)), {}) == []


def test_a_frequent_word_must_be_declared_a_name_or_be_short() -> None:
    other = msgspec.structs.replace(SOUND, id="group:second", ar="الجديد")
    assert len(frequent(index((SOUND, other)), ())) == 1
    assert frequent(index((SOUND, other)), {"الجديد"}) == []
    weak = msgspec.structs.replace(other, forms=("الجماعة الثانية",), short=("الجديد",))
    assert frequent(index((SOUND, weak)), ()) == []
