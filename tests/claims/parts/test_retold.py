"""An event that points back is done by who did the one before; every sentence is our own."""

from __future__ import annotations

from pathlib import Path

import riwaya


def agents(folder: Path, text: str) -> list[tuple[str, ...]]:
    """Return the agents of the attacks in the body of a page, in order."""
    file = folder / "page.txt"
    file.write_text("أخبار المساء\n\n" + text, "utf-8")
    (page,) = riwaya.read(str(file))
    return [claim.agent for claim in page.claims if claim.event == "ASSAULT"]


FIRST = "وقصف الجيش السوداني حيا في أم درمان بالمدفعية. "


def test_a_noun_that_points_back_has_the_doer_of_what_it_points_at(tmp_path: Path) -> None:
    assert agents(tmp_path, FIRST + "وقال طبيب إن القصف أصاب ثلاثة من المارة.")[-1] == ("state-force:sudanese-army",)


def test_a_noun_of_which_more_is_said_is_another_event(tmp_path: Path) -> None:
    assert agents(tmp_path, FIRST + "وقال طبيب إن القصف في بورتسودان دام ساعة.")[-1] == ()


def test_nobody_is_told_for_a_bomb(tmp_path: Path) -> None:
    assert agents(tmp_path, FIRST + "وقتل شرطي في تفجير عبوة ناسفة في بورتسودان.")[-1] == ()


def test_the_dead_are_those_of_whoever_attacked_just_before_and_not_long_ago(tmp_path: Path) -> None:
    dead = "وقتل خمسة من المزارعين."
    assert agents(tmp_path, FIRST + dead)[-1] == ("state-force:sudanese-army",)
    later = "وزاد سعر القمح. وهطل المطر أمس. "
    assert agents(tmp_path, FIRST + later + dead) == agents(tmp_path, FIRST)  # nobody's dead: losses, no attack
    assert agents(tmp_path, FIRST + later + "وقتل خمسة من المزارعين في هجوم.")[-1] == ()


def test_whoever_claimed_an_attack_did_those_he_tells_of_next(tmp_path: Path) -> None:
    claimed = "وتبنت حركة الشباب تفجير سيارة مفخخة في مقديشو. "
    told = claimed + "وقالت الحركة إن التفجيرين استهدفا ضباطا في الجيش الصومالي."
    assert agents(tmp_path, told)[-1] == ("group:al-shabaab",)
    answered = claimed + "وقالت الحركة إن ذلك رد على الهجوم الذي استهدف مسجدا في كيسمايو."
    assert ("group:al-shabaab",) not in agents(tmp_path, answered)[1:]


SHABAAB = "وهاجم مسلحون من حركة الشباب فندقا في مقديشو. "


def test_the_attackers_are_the_group_that_attacked(tmp_path: Path) -> None:
    told = agents(tmp_path, SHABAAB + "وقال ضابط إن المهاجمين اقتحموا الفندق.")
    assert told[-1] == ("group:al-shabaab",)


def test_other_fighters_are_not(tmp_path: Path) -> None:
    assert agents(tmp_path, SHABAAB + "وقال ضابط إن مسلحين اقتحموا سوقا.")[-1] == ("group:fighters",)


def test_a_noun_that_points_back_tells_nothing_anew(tmp_path: Path) -> None:
    assert len(agents(tmp_path, FIRST + "ولم يصدر تعليق من الحكومة بشأن القصف.")) == 1


def test_a_state_does_not_kill_its_own_soldiers(tmp_path: Path) -> None:
    raids = "وشنت القوات التركية غارات على معاقل حزب العمال الكردستاني في جبال قنديل. "
    assert agents(tmp_path, raids + "وقتل ثلاثة عناصر من قوات الأمن التركية.")[-1] == ()


def test_the_dead_of_another_party_than_was_hit_are_not_his(tmp_path: Path) -> None:
    raids = "وقصف الجيش السوداني مواقع قوات الدعم السريع في أم درمان. "
    assert agents(tmp_path, raids + "وقتل خمسة من مقاتلي الحركة الشعبية.")[-1] == ()
    assert agents(tmp_path, raids + "وقتل خمسة من قوات الدعم السريع.")[-1] == ("state-force:sudanese-army",)


def test_a_sentence_that_turns_to_something_else_has_another_doer(tmp_path: Path) -> None:
    turned = FIRST + "من جهة أخرى، قتل خمسة من المزارعين في دارفور."
    assert ("state-force:sudanese-army",) not in agents(tmp_path, turned)[1:]


RAIDS = "وشنت المقاتلات الروسية غارات على بلدة سراقب. "


def test_raids_told_as_known_or_counted_are_of_whoever_raided(tmp_path: Path) -> None:
    assert agents(tmp_path, RAIDS + "وقال طبيب إن ستة أشخاص قتلوا في الغارات.")[-1] == ("state:russia",)
    assert agents(tmp_path, RAIDS + "وقال مجلس البلدة إن ستة أشخاص قتلوا في غارات أمس.")[-1] == ("state:russia",)
    assert agents(tmp_path, RAIDS + "وخرج السكان وسط غارات جوية عنيفة.")[-1] == ()


def test_an_incident_or_wars_at_large_point_at_nothing(tmp_path: Path) -> None:
    clash = "ودارت اشتباكات بين الجيش السوداني وقوات الدعم السريع في أم درمان. "
    assert agents(tmp_path, clash + "وغرقت البلاد بالحروب.")[1:] in ([], [()])
