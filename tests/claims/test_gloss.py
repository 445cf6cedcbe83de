"""One neutral sentence a claim, in English and in Arabic: the frame in words, nothing more."""

from __future__ import annotations

import pytest

from riwaya.claims.gloss import glosses, unmarked
from riwaya.model import Modality, Quantity, Stance

SHELLED = ("ASSAULT", "heavy-weapons", (("state:turkey",), ("group:pkk",), ("place:aleppo",)))


def told(
    event: str,
    mode: str | None,
    parties: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]],
    *,
    time: str | None = None,
    stance: Stance = "assert",
    modality: Modality = "actual",
    figures: tuple[Quantity, ...] = (),
    words: str = "قصفت",
) -> tuple[str, str]:
    return glosses(event, mode, parties, figures, time=time, stance=stance, modality=modality, called={}, told=words)


def figure(text: str, low: int, category: str, modifier: str = "exact", lemma: str | None = None) -> Quantity:
    return Quantity(
        start=0,
        end=len(text),
        text=text,
        low=low,
        high=low,
        modifier=modifier,  # type: ignore[arg-type]
        counted=None,
        counted_lemma=lemma,
        category=category,
        rule="test",
    )


def test_who_did_what_to_whom_where_and_when() -> None:
    english, arabic = told(*SHELLED, time="2015-07-24")
    assert english == "Turkey shelled the Kurdistan Workers' Party (PKK) in Aleppo on 24 July 2015."
    assert arabic == "أُفيد بحصول قصف من جانب تركيا على حزب العمال الكردستاني في حلب في 24 تموز/يوليو 2015."


@pytest.mark.parametrize(
    ("stance", "english", "arabic"),
    [
        ("deny", "It is denied that Turkey shelled", "نُفي حصول قصف"),
        ("allege", "It is alleged that Turkey shelled", "زُعم حصول قصف"),
        ("question", "It is doubted that Turkey shelled", "شُكّك في حصول قصف"),
        ("confirm", "It is confirmed that Turkey shelled", "أُكّد حصول قصف"),
    ],
)
def test_the_stance_opens_the_sentence(stance: Stance, english: str, arabic: str) -> None:
    found = told(*SHELLED, stance=stance)
    assert found[0].startswith(english) and found[1].startswith(arabic)


@pytest.mark.parametrize(
    ("modality", "english", "arabic"),
    [
        ("planned", "is planned.", "أُفيد بالعزم على قصف"),
        ("conditional", "is said to depend on a condition.", "أُفيد بالاشتراط لقصف"),
        ("demanded", "is demanded.", "أُفيد بالمطالبة بقصف"),
        ("negotiated", "is agreed or under negotiation.", "أُفيد بالاتفاق على قصف"),
    ],
)
def test_what_has_not_happened_is_not_told_as_done(modality: Modality, english: str, arabic: str) -> None:
    found = told(*SHELLED, modality=modality)
    assert found[0].startswith("Shelling by Turkey of the Kurdistan") and found[0].endswith(english)
    assert found[1].startswith(arabic)


def test_a_passive_plan_is_a_sentence() -> None:
    parties = (("state:turkey",), (), ())
    assert told("MOBILIZE", "troops", parties, modality="planned")[0] == (
        "It is planned that troops be moved or deployed by Turkey."
    )


def test_without_a_doer_the_event_was_reported() -> None:
    nobody = ((), ("group:civilians",), ("place:aleppo",))
    assert told("ASSAULT", "explosives", nobody)[0] == "A bombing of civilians in Aleppo was reported."
    assert told("ASSAULT", "aerial", nobody)[0] == "Air strikes on civilians in Aleppo were reported."
    assert told("ASSAULT", "aerial", nobody, stance="deny")[0] == (
        "It is denied that there were air strikes on civilians in Aleppo."
    )


def test_a_state_of_affairs_is_whose_it_is() -> None:
    parties = (("group:isis",), (), ("place:aleppo",))
    assert told("STATUS", "control", parties, time="2014-06/..")[1].startswith("أُفيد بقيام سيطرة لتنظيم")


def test_a_preposition_merges_with_the_article() -> None:
    parties = (("state:turkey",), ("intl:global-coalition",), ())
    assert "للتحالف" in told("AID", None, parties)[1]


@pytest.mark.parametrize(
    ("time", "english", "arabic"),
    [
        ("2015-07-24", "on 24 July 2015", "في 24 تموز/يوليو 2015"),
        ("2015-07", "in July 2015", "في تموز/يوليو 2015"),
        ("2015", "in 2015", "في 2015"),
        ("2014-06/..", "since June 2014", "منذ حزيران/يونيو 2014"),
        ("../2014-06-10", "until 10 June 2014", "حتى 10 حزيران/يونيو 2014"),
        ("2013/2014", "between 2013 and 2014", "بين 2013 و2014"),
        ("2012-22", "in 2012-22", "في 2012-22"),
    ],
)
def test_times_in_words(time: str, english: str, arabic: str) -> None:
    found = told(*SHELLED, time=time)
    assert found[0].endswith(f" {english}.") and found[1].endswith(f" {arabic}.")


def test_figures_that_a_sentence_can_name_stand_once() -> None:
    dead, again = figure("ثلاثة قتلى", 3, "killed", "at_least"), figure("ثلاثة قتلى", 3, "killed", "at_least")
    raids, age = figure("17 غارة", 17, "other", lemma="غارة"), figure("51 عاما", 51, "other", lemma="عام")
    english, arabic = told(*SHELLED, figures=(dead, again, raids, age))
    assert english.endswith("(at least 3 killed, 17 air strikes).")
    assert arabic.endswith("(ثلاثة قتلى، 17 غارة).")


def test_a_condition_is_told_in_the_page_s_own_word() -> None:
    english, arabic = told("STATUS", "condition", (("group:taliban",), (), ()), words="انقسامات")
    assert english.endswith(" (“انقسامات”).")
    assert arabic.endswith("(«انقسامات»).")
    assert "قصفت" not in "".join(told(*SHELLED))


@pytest.mark.parametrize("stance", ["assert", "deny", "allege", "question", "confirm"])
def test_without_its_stance_every_sentence_tells_the_same(stance: Stance) -> None:
    plain, plain_ar = map(unmarked, told(*SHELLED))
    english, arabic = told(*SHELLED, stance=stance)
    assert unmarked(english) == plain == "Turkey shelled the Kurdistan Workers' Party (PKK) in Aleppo."
    assert unmarked(arabic) == plain_ar
    assert plain_ar.startswith("حصول")
