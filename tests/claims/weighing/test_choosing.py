"""Who plays a part when the rules are silent or wrong. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.test_claims import claims, only, page

from riwaya.claims import weighed_parts
from riwaya.claims.drafts import Context, drafts, staged
from riwaya.claims.grammar import tokens
from riwaya.claims.parts.roles import Roles
from riwaya.claims.weighing.choosing import BARS, chosen
from riwaya.claims.weighing.weights import shares, table

DOERS = [
    ("إن مسلحين مجهولين خطفوا ضابطا من الجيش قرب الخالدية", "ASSAULT", ("group:fighters",)),
    ("اغتال مسلحون ضابطا في الخالدية", "ASSAULT", ("group:fighters",)),
    ("ثلاثة جرحى في هجوم على الخالدية شنه مسلحون", "ASSAULT", ("group:fighters",)),
    ("خطف تاجر قرب الخالدية على يد مسلحين", "ASSAULT", ("group:fighters",)),
]


@pytest.mark.parametrize(("text", "event", "agent"), DOERS, ids=[text for text, *_ in DOERS])
def test_the_doer_is_found_in_every_order(text: str, event: str, agent: tuple[str, ...]) -> None:
    assert only(text, event).agent == agent


@pytest.mark.parametrize(
    "text",
    ["أعلن لواء الراية مقتل ثلاثة جنود في الخالدية", "أعلنت كتيبة النهر إصابة خمسة مدنيين في الخالدية"],
)
def test_who_announces_the_dead_is_not_their_killer(text: str) -> None:
    assert only(text, "STATUS").agent == ()


def test_an_adjective_is_not_a_party() -> None:
    claim = only("قصف الجيش مواقع كتيبة النهر الإرهابية في الخالدية", "ASSAULT")
    assert "group:fighters" not in (*claim.agent, *claim.recipient)


def test_the_shares_of_a_part_are_one_together_and_name_their_reasons() -> None:
    text = "هاجم لواء الراية كتيبة النهر في الخالدية"
    article, reading = page(text)
    parts = weighed_parts(article, reading, only(text, "ASSAULT"))
    assert [one.part for one in parts] == ["agent", "recipient", "place"]
    for one in parts:
        assert sum(one.shares.values()) == pytest.approx(1.0)
        assert set(one.shares) == {None, "group:raya", "group:nahr", "place:khalidiya"}
        assert all(one.because[entity] for entity in one.shares)


def test_a_sentence_without_candidates_keeps_what_the_rules_say() -> None:
    article, reading = page("انفجرت سيارة مفخخة صباح اليوم")
    context = Context(article, reading, tokens(reading.words), (), {})
    sentence = reading.sentences[0]
    draft = next(drafts(context, sentence, staged(context, sentence)))
    ruled = Roles(agent=("group:carried",), rule="roles.carried")
    assert chosen(draft.one, draft.view, ruled) is ruled


def test_the_shipped_weights_answer_every_part() -> None:
    assert all(len(table(part)) > 1_000 for part in BARS)


def test_shares_follow_the_sums() -> None:
    assert shares([0.0, 0.0]) == [0.5, 0.5]
    high, low = shares([800.0, -800.0])
    assert (high, low) == (1.0, 0.0)


def test_a_relative_clause_of_waging_belongs_to_its_noun() -> None:
    claim = only("نزحت العائلات خوفا من الغارات التي تنفذها كتيبة النهر على الخالدية", "ASSAULT")
    assert claim.agent == ("group:nahr",)
    assert claim.place == ("place:khalidiya",)
    assert claim.evidence.text.endswith("الخالدية")


RECIPIENTS = [
    ("تمكن الجيش من تحرير الخالدية من كتيبة النهر", "COERCE", {"group:nahr"}),
    ("دعا المرصد لواء الراية وكتيبة النهر إلى التهدئة", "REQUEST", {"group:raya", "group:nahr"}),
    ("مقتل مدنيين وجنود في انفجار عبوة في الخالدية", "ASSAULT", {"group:civilians", "state-force:soldiers"}),
]


@pytest.mark.parametrize(("text", "event", "recipient"), RECIPIENTS, ids=[text for text, *_ in RECIPIENTS])
def test_from_whom_a_place_is_taken_and_all_who_are_named_together(text: str, event: str, recipient: set[str]) -> None:
    assert set(only(text, event).recipient) == recipient


def test_whom_an_attack_is_laid_to_is_its_doer() -> None:
    told = [claim for claim in claims("انفجار عبوة في الخالدية نسب إلى كتيبة النهر") if claim.event == "ASSAULT"]
    assert [(claim.stance, claim.evidence.text) for claim in told] == [
        ("assert", "انفجار عبوة في الخالدية نسب إلى كتيبة النهر"),
        ("allege", "نسب إلى كتيبة النهر"),
    ]
    assert told[1].agent == ("group:nahr",)


def test_a_group_of_people_stands_where_its_number_stands() -> None:
    claim = only("اشتبك الجيش مع مجموعة من المسلحين في الخالدية", "ASSAULT")
    assert set(claim.agent) == {"state-force:army", "group:fighters"}


def test_who_killed_is_who_attacked_last_where_only_the_dead_are_told() -> None:
    told = [claim for claim in claims("شن لواء الراية هجوما على الزهور. وقتل خمسة مدنيين.") if claim.event == "ASSAULT"]
    assert told[-1].agent == ("group:raya",)
    assert told[-1].recipient == ("group:civilians",)
