"""Who is told by an office alone. Every sentence is our own."""

from __future__ import annotations

from pathlib import Path

import pytest

import riwaya
from riwaya.explain import read_text

TALKS = [
    ("التقى وزير الخارجية اليمني نظيره العماني في مسقط.", {"state:yemen", "state:oman"}),
    ("أجرى وزير الخارجية الليبي اتصالا هاتفيا مع نظيره التونسي.", {"state:libya", "state:tunisia"}),
    ("تلقى الرئيس السوداني اتصالا هاتفيا من أمير قطر.", {"state:sudan", "state:qatar"}),
    ("اجتمع رئيس الوزراء العراقي مع السفير الأميركي.", {"state:iraq", "state:usa"}),
    ("اجتمع وزير خارجية الجزائر مع المبعوث الأممي.", {"state:algeria", "intl:united-nations"}),
]


def parties(folder: Path, text: str) -> list[set[str]]:
    """Return who meets, for each meeting of a page."""
    file = folder / "page.txt"
    file.write_text("أخبار المساء\n\n" + text, "utf-8")
    (page,) = riwaya.read(str(file))
    return [set(claim.agent) for claim in page.claims if claim.event == "CONSULT"]


@pytest.mark.parametrize(("text", "found"), TALKS, ids=[text for text, _ in TALKS])
def test_an_office_without_a_name_is_the_state_that_it_is_of(tmp_path: Path, text: str, found: set[str]) -> None:
    assert parties(tmp_path, text) == [found]


def test_an_office_is_whom_the_page_names_in_it(tmp_path: Path) -> None:
    text = "وصل وزير الدفاع الليبي سالم الحداد إلى تونس. والتقى السفير المصري وزير الدفاع الليبي في تونس."
    (met,) = [found for found in parties(tmp_path, text) if "state:egypt" in found]
    assert any(entity.startswith("per:") for entity in met)


def test_a_name_beside_an_office_says_who_is_meant(tmp_path: Path) -> None:
    (met,) = parties(tmp_path, "اجتمع الشيخ مع وزير الدفاع الليبي السابق سالم الحداد.")
    assert "state:libya" not in met


def test_meetings_told_again_are_of_the_same_parties(tmp_path: Path) -> None:
    text = "اجتمع رئيس الوزراء العراقي مع السفير الأميركي في بغداد. واستمرت المحادثات ثلاث ساعات."
    assert parties(tmp_path, text)[-1] == {"state:iraq", "state:usa"}


def test_a_pair_of_offices_is_two_states(tmp_path: Path) -> None:
    text = "بحث الوزيران المصري والروسي خلال الاتصال الأوضاع في سوريا واليمن."
    assert parties(tmp_path, text) == [{"state:egypt", "state:russia"}]


MEMBERS = [
    ("مقتل قيادي بارز في حركة الشباب بغارة أمريكية قرب كيسمايو.", "ASSAULT", "group:al-shabaab"),
    ("فرضت الولايات المتحدة عقوبات على قائد في قوات الدعم السريع.", "SANCTION", "group:rapid-support-forces"),
]


@pytest.mark.parametrize(("text", "event", "body"), MEMBERS, ids=[text for text, *_ in MEMBERS])
def test_what_befalls_an_unnamed_leader_befalls_his_body(tmp_path: Path, text: str, event: str, body: str) -> None:
    file = tmp_path / "page.txt"
    file.write_text("أخبار المساء\n\n" + text, "utf-8")
    (page,) = riwaya.read(str(file))
    assert [claim.recipient for claim in page.claims if claim.event == event] == [(body,)]


def test_states_joined_by_and_are_both_parties(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("إثيوبيا وإريتريا توقعان اتفاقا لإنهاء الحرب\n\nنص.", "utf-8")
    (page,) = riwaya.read(str(file))
    assert [set(claim.agent) for claim in page.claims if claim.event == "AGREE"] == [
        {"state:ethiopia", "state:eritrea"}
    ]


def test_a_dual_office_of_two_countries_is_both_states() -> None:
    (claim,) = read_text("وزيرا خارجية مصر والأردن يبحثان خفض التصعيد").claims
    assert set(claim.agent) == {"state:egypt", "state:jordan"}
    (named,) = read_text("عين الرئيس التونسي وزيرا للخارجية").claims
    assert named.agent == ("state:tunisia",)
