"""What states do to each other in words: expulsions, sanctions, recognition, demands. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import only

from riwaya.explain import read_text

AIMED = [
    ("سحبت السعودية سفيرها من بيروت.", "SANCTION", "state:saudi-arabia", "state:lebanon"),
    ("استدعت الكويت سفيرها لدى إيران.", "SANCTION", "state:kuwait", "state:iran"),
    ("فرضت إيكواس حصارا اقتصاديا على النيجر.", "SANCTION", "intl:ecowas", "state:niger"),
    ("رفع الاتحاد الأوروبي العقوبات عن سوريا.", "CONCEDE", "intl:european-union", "state:syria"),
    ("علق الاتحاد الأفريقي عضوية الغابون.", "SANCTION", "intl:african-union", "state:gabon"),
    ("أعلن الأردن طرد دبلوماسي إيراني.", "SANCTION", "state:jordan", "state:iran"),
    ("اعترفت النرويج بدولة فلسطين.", "SUPPORT", "state:norway", "state:palestine"),
    ("دعت مصر الأطراف الليبية إلى ضبط النفس.", "REQUEST", "state:egypt", "group:factions"),
    ("ناشدت منظمة الصحة العالمية المانحين تقديم المال.", "REQUEST", "intl:who", "group:states"),
    ("اتهم الجيش السوداني إثيوبيا بدعم قوات الدعم السريع.", "AID", "state:ethiopia", "group:rapid-support-forces"),
    ("تعاونت المخابرات الأردنية مع نظيرتها الأميركية.", "COOPERATE", "state-force:jordanian-gid", "state:usa"),
]


@pytest.mark.parametrize(("text", "event", "doer", "aimed"), AIMED, ids=[text for text, *_ in AIMED])
def test_at_whom_it_is_aimed(text: str, event: str, doer: str, aimed: str) -> None:
    claim = only(text, event)
    assert (claim.agent, claim.recipient) == ((doer,), (aimed,))


def test_an_adjective_behind_a_refusal_is_the_state_that_refuses() -> None:
    assert only("رفض فلسطيني لخطة السلام الأميركية.", "REJECT").agent == ("state:palestine",)


def test_here_congratulates_nobody() -> None:
    text = "يعيش السكان هنا بلا ماء ولا كهرباء."
    assert all(claim.event != "SUPPORT" for claim in read_text(text).claims)


def test_an_exercise_has_all_its_armies_as_doers() -> None:
    claim = only("بدأت مناورات عسكرية جزائرية روسية قرب الحدود.", "MOBILIZE")
    assert set(claim.agent) == {"state:algeria", "state:russia"}


def test_troops_leave_no_country_as_the_one_that_is_punished() -> None:
    assert only("سحبت الدنمارك قواتها من مالي.", "RETREAT").recipient == ()


def test_a_call_that_goes_on_is_of_whoever_acted_before() -> None:
    text = "دعا كير ستارمر الأطراف إلى خفض التصعيد، وأجرى اتصالا هاتفيا بنظيره الإسرائيلي بنيامين نتنياهو."
    (call,) = (claim for claim in read_text(text).claims if claim.event == "CONSULT")
    assert call.agent == ("per:keir-starmer", "per:benjamin-netanyahu")
