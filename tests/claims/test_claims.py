"""Claims: what a clause claims, of whom, where, how many, denied or planned. Every sentence is our own."""

from __future__ import annotations

from typing import Any

import pytest
from tests.make import article, lines

from riwaya.claims import extract
from riwaya.claims.gloss import label
from riwaya.language.ar.quantities import quantities
from riwaya.language.ar.quotes import quotations
from riwaya.language.ar.reporting import reporting
from riwaya.language.ar.sentences import sentences
from riwaya.language.ar.times import times
from riwaya.language.ar.triggers import triggers
from riwaya.language.ar.words import words
from riwaya.model import Article, Claim, Mention, Reading

NAMES: dict[str, tuple[str, Any]] = {
    "لواء الراية": ("group:raya", "ORG"),
    "كتيبة النهر": ("group:nahr", "ORG"),
    "الجيش": ("state-force:army", "ORG"),
    "وزارة الدفاع": ("state:defence-ministry", "ORG"),
    "المرصد": ("ngo:observatory", "ORG"),
    "الخالدية": ("place:khalidiya", "LOC"),
    "الزهور": ("place:zuhur", "LOC"),
}


def page(text: str, labels: tuple[str, ...] = ()) -> tuple[Article, Reading]:
    page_ = article(text, labels=labels, outlet="media:here", reference="2020-05-20")
    blocks = lines(text, labels)
    found_words, found_quotations = words(text, blocks), quotations(text, blocks)
    found_times = times(text, blocks, "2020-05-20")
    found_quantities, _ = quantities(text, blocks, found_times)
    mentions = []
    for name, (entity, kind) in NAMES.items():
        at = text.find(name)
        while at >= 0:
            mentions.append(
                Mention(start=at, end=at + len(name), text=name, type=kind, entity=entity, rule="test.names")
            )
            at = text.find(name, at + 1)
    return page_, Reading(
        sentences=sentences(text, blocks),
        words=found_words,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
        quantities=found_quantities,
        times=found_times,
        quotations=found_quotations,
        reporting=reporting(text, found_words, found_quotations),
        triggers=triggers(text, found_words),
    )


def claims(text: str, labels: tuple[str, ...] = ()) -> tuple[Claim, ...]:
    return extract(*page(text, labels))


def only(text: str, event: str) -> Claim:
    told = [claim for claim in claims(text) if claim.event == event]
    assert len(told) == 1, [(claim.event, claim.evidence.text) for claim in claims(text)]
    return told[0]


ROLES = [
    ("هاجم لواء الراية كتيبة النهر", "ASSAULT", ("group:raya",), ("group:nahr",)),
    ("لواء الراية هاجم كتيبة النهر", "ASSAULT", ("group:raya",), ("group:nahr",)),
    ("شن الجيش هجوما على كتيبة النهر", "ASSAULT", ("state-force:army",), ("group:nahr",)),
    ("استهداف كتيبة النهر في الخالدية", "ASSAULT", (), ("group:nahr",)),
    ("قتل ثلاثة جنود في الخالدية", "STATUS", (), ("state-force:soldiers",)),
    ("مقتل جنديين على يد لواء الراية", "ASSAULT", ("group:raya",), ("state-force:soldiers",)),
    ("الغارات التركية على كتيبة النهر", "ASSAULT", ("state:turkey",), ("group:nahr",)),
    ("اعتقل الجيش مسلحين في الخالدية", "COERCE", ("state-force:army",), ("group:fighters",)),
    ("تمكن الجيش من تحرير الخالدية", "COERCE", ("state-force:army",), ()),
    ("انسحب لواء الراية من الخالدية", "RETREAT", ("group:raya",), ()),
    ("تسيطر كتيبة النهر على الخالدية", "STATUS", ("group:nahr",), ()),
    ("طالب لواء الراية كتيبة النهر بالرحيل", "REQUEST", ("group:raya",), ("group:nahr",)),
    ("إن الجيش ولواء الراية يهاجمان كتيبة النهر", "ASSAULT", ("state-force:army", "group:raya"), ("group:nahr",)),
    (
        "قصف الجيش مواقع لكتيبة النهر ومقاتلي لواء الراية",
        "ASSAULT",
        ("state-force:army",),
        ("group:nahr", "group:raya"),
    ),
    ("قاتل متطوعون إلى جانب لواء الراية", "COOPERATE", ("group:civilians",), ("group:raya",)),
    ("مقتل 20 شخصا في هجوم على سوق في الخالدية", "ASSAULT", (), ()),
    ("تلقت كتيبة النهر تدريبات في إطار البرنامج البريطاني", "AID", ("state:united-kingdom",), ("group:nahr",)),
    ("اتهم المرصد لواء الراية بقصف الخالدية", "ASSAULT", ("group:raya",), ()),
    ("استعاد الجيش الخالدية من قبضة «كتيبة النهر»", "COERCE", ("state-force:army",), ("group:nahr",)),
    ("سكان الخالدية يتظاهرون", "PROTEST", ("group:civilians",), ()),
    ("غارات مكثفة من الجيش على كتيبة النهر", "ASSAULT", ("state-force:army",), ("group:nahr",)),
    ("الغارات التي ينفذها الجيش على مواقع كتيبة النهر", "ASSAULT", ("state-force:army",), ("group:nahr",)),
    ("قصفت طائرات حربية تابعة للواء الراية كتيبة النهر", "ASSAULT", ("group:raya",), ("group:nahr",)),
    ("هرب معظم مقاتلي كتيبة النهر من الخالدية", "RETREAT", ("group:nahr",), ()),
    ("نُشرت قوة من 200 جندي فرنسي في الخالدية", "MOBILIZE", ("state:france",), ()),
    ("استبعد الجيش التعاون مع لواء الراية", "COOPERATE", ("state-force:army", "group:raya"), ()),
    ("اندلعت اشتباكات بين الجيش وكتيبة النهر", "ASSAULT", ("state-force:army", "group:nahr"), ()),
    ("نسبت وزارة الدفاع الهجوم إلى لواء الراية", "ASSAULT", ("group:raya",), ()),
    ("خسر لواء الراية مدينة الخالدية لصالح كتيبة النهر", "COERCE", ("group:nahr",), ("group:raya",)),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), ROLES, ids=[case[0] for case in ROLES])
def test_word_order_prepositions_and_passives_give_the_parts(
    text: str, event: str, agent: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    claim = only(text, event)
    assert (claim.agent, claim.recipient) == (agent, recipient)


def test_both_sides_of_a_clash_are_agents() -> None:
    claim = only("اندلعت اشتباكات بين لواء الراية وكتيبة النهر في الخالدية", "ASSAULT")
    assert set(claim.agent) == {"group:raya", "group:nahr"}
    assert claim.place == ("place:khalidiya",)


MERGED = [
    "قتل ثلاثة جنود في تفجير استهدف دورية في الخالدية",
    "مقتل ثلاثة جنود وإصابة خمسة في هجوم على حاجز في الخالدية",
    "انفجرت سيارة مفخخة في الخالدية، ما أدى إلى مقتل ثلاثة جنود",
    "شن الجيش غارات على الخالدية أسفرت عن مقتل ثلاثة جنود",
]


@pytest.mark.parametrize("text", MERGED)
def test_dead_and_wounded_with_their_cause_are_one_event(text: str) -> None:
    claim = only(text, "ASSAULT")
    assert 3 in {page(text)[1].quantities[index].low for index in claim.figures}


SPLIT = [
    ("هاجم لواء الراية الخالدية، واعتقل الجيش خمسة أشخاص", {"ASSAULT", "COERCE"}),
    ("قال المرصد إن الجيش قصف الخالدية، وإن لواء الراية انسحب من الزهور", {"ASSAULT", "RETREAT"}),
]


@pytest.mark.parametrize(("text", "events"), SPLIT, ids=[text for text, _ in SPLIT])
def test_co_ordinated_events_are_split(text: str, events: set[str]) -> None:
    assert {claim.event for claim in claims(text)} == events


STANCES = [
    ("قصف الجيش الخالدية", "assert"),
    ("لم يقصف الجيش الخالدية", "deny"),
    ("لن ينسحب لواء الراية من الخالدية", "deny"),
    ("لم ترد أي تقارير عن قصف الخالدية", "deny"),
    ("لا يزال الجيش يقصف الخالدية", "assert"),
    ("نفى لواء الراية انسحاب كتيبة النهر من الخالدية", "deny"),
    ("أكدت وزارة الدفاع عدم انسحاب الجيش من الخالدية", "deny"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES, ids=[text for text, _ in STANCES])
def test_negation_and_denial_keep_the_proposition(text: str, stance: str) -> None:
    told = [claim for claim in claims(text) if claim.event in ("ASSAULT", "RETREAT")]
    assert [claim.stance for claim in told] == [stance]


def test_negation_stops_at_a_new_clause() -> None:
    claim = only("لم يصل الوفد إلى المدينة، بينما قصف الجيش الخالدية", "ASSAULT")
    assert claim.stance == "assert"


MODALITIES = [
    ("انسحب لواء الراية من الخالدية", "actual"),
    ("سينسحب لواء الراية من الخالدية غدا", "planned"),
    ("من المقرر أن ينسحب لواء الراية من الخالدية", "planned"),
    ("إذا انسحب لواء الراية من الخالدية عادت الأسر", "conditional"),
    ("يجب أن ينسحب لواء الراية من الخالدية", "demanded"),
]


@pytest.mark.parametrize(("text", "modality"), MODALITIES, ids=[text for text, _ in MODALITIES])
def test_what_is_to_come_is_not_told_as_done(text: str, modality: str) -> None:
    assert only(text, "RETREAT").modality == modality


def test_the_chain_ends_with_the_outlet_and_begins_with_the_speaker() -> None:
    claim = only("قالت وزارة الدفاع إن لواء الراية هاجم الخالدية", "ASSAULT")
    assert claim.chain == ("state:defence-ministry", "media:here")
    assert claim.cue is not None and claim.cue.text == "قالت"


def test_the_outlet_alone_stands_behind_its_own_voice() -> None:
    assert only("هاجم لواء الراية الخالدية", "ASSAULT").chain == ("media:here",)


def test_time_is_told_in_the_clause_and_never_in_a_headline() -> None:
    assert only("قصف الجيش الخالدية يوم 12 مايو 2020", "ASSAULT").time == "2020-05-12"
    (headline,) = claims("قصف الجيش الخالدية يوم 12 مايو 2020", labels=("title",))
    assert headline.time is None


def test_taking_a_town_changes_territory_and_planning_it_does_not() -> None:
    assert only("استعاد الجيش الخالدية", "COERCE").territory_change
    assert not only("سيستعيد الجيش الخالدية", "COERCE").territory_change


def test_a_toll_without_a_cause_is_a_state_of_affairs() -> None:
    assert only("قتل أكثر من أربعين ألف شخص في النزاع", "STATUS").mode == "losses"


def test_a_demonstrative_points_back_and_claims_nothing() -> None:
    told = claims("هاجم لواء الراية الخالدية. تحدث السكان عن هذا الهجوم.")
    assert [claim.event for claim in told] == ["ASSAULT"]


def test_an_attack_named_for_the_first_time_is_told() -> None:
    assert [claim.event for claim in claims("تحدث السكان عن هذا الهجوم")] == ["ASSAULT"]
    assert "ASSAULT" in {claim.event for claim in claims("أغلقت الشرطة شوارع الخالدية بعد التفجير")}


def test_ids_hang_on_what_was_said() -> None:
    text = "هاجم لواء الراية الخالدية"
    assert [claim.id for claim in claims(text)] == [claim.id for claim in claims(text)]
    denied = claims("لم يهاجم لواء الراية الخالدية")
    assert {claim.id for claim in claims(text)}.isdisjoint(claim.id for claim in denied)


def test_every_claim_names_its_rules_and_re_reads() -> None:
    text = "قالت وزارة الدفاع إن الجيش قصف الخالدية أمس، ما أسفر عن مقتل خمسة مسلحين. ونفى لواء الراية ذلك."
    told = claims(text)
    assert told
    for claim in told:
        assert claim.evidence.rereads(text) and claim.trigger.rereads(text)
        assert {rule.split(".")[0] for rule in claim.rules} >= {"trigger", "stance", "modality", "attribution", "acled"}


def test_who_is_not_known_is_called_in_latin_letters_by_the_name_that_the_article_uses() -> None:
    assert label("per:samr-aldwmany", "سامر الدوماني") == ("Samer al-Doumani", "سامر الدوماني")
    assert label("group:local-council", "المجلس") == ("Local Council", "المجلس")


def test_an_empty_page_claims_nothing() -> None:
    assert claims("") == ()


def test_the_wounded_of_a_bombing_did_not_do_it() -> None:
    assert only("قتل ثلاثة جنود وجرح تسعة في تفجير سيارة في الخالدية", "ASSAULT").agent == ()


def test_a_light_verb_behind_an_event_noun_names_its_doer() -> None:
    assert only("قتل خمسة مدنيين في قصف شنه لواء الراية على الخالدية", "ASSAULT").agent == ("group:raya",)


def test_a_spokesman_who_tells_what_he_does_tells_it_of_his_body() -> None:
    claim = only("قال المتحدث باسم لواء الراية سامر العلي: سننسحب من الخالدية", "RETREAT")
    assert claim.chain[0].endswith("@group:raya")
    assert claim.agent == ("group:raya",)


def test_the_pronoun_of_an_event_noun_is_its_doer() -> None:
    assert only("أعلن لواء الراية أن هجومه على كتيبة النهر مستمر", "ASSAULT").agent == ("group:raya",)


def test_a_verb_without_a_subject_takes_one_that_agrees_with_it() -> None:
    text = "أدرج الجيش لواء الراية على القائمة لكن كتيبة النهر هاجمته، ثم انسحبت من الخالدية."
    assert only(text, "RETREAT").agent == ("group:nahr",)


def test_who_speaks_refuses_and_asks_where_nobody_else_is_told() -> None:
    assert only("قال لواء الراية: لن نقبل وقف القتال", "REJECT").agent == ("group:raya",)


def test_fighting_that_breaks_out_takes_no_doer_from_before() -> None:
    text = "زار الجيش الخالدية صباح اليوم. اندلعت معارك عنيفة في الزهور."
    assert only(text, "ASSAULT").agent == ()


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("دخلت كتيبة النهر، التي تسيطر على الخالدية، المدينة القديمة", ("group:nahr",)),
        ("تحدث لواء الراية عن الخالدية التي يسيطر عليها الجيش", ("state-force:army",)),
    ],
    ids=["the subject of its clause", "taken up by a pronoun"],
)
def test_the_noun_of_a_relative_clause_is_its_subject_unless_a_pronoun_takes_it_up(
    text: str, agent: tuple[str, ...]
) -> None:
    assert only(text, "STATUS").agent == agent


def test_a_witness_of_a_raid_does_not_say_whose_it_was() -> None:
    told = "شن الجيش غارات على كتيبة النهر."
    raids = [claim for claim in claims(f"{told} وقال شاهد عيان إن غارة استهدفت الزهور.") if claim.event == "ASSAULT"]
    assert [claim.agent for claim in raids] == [("state-force:army",), ()]
    raids = [claim for claim in claims(f"{told} وفي المساء استهدفت الغارات الزهور.") if claim.event == "ASSAULT"]
    assert raids[-1].agent == ("state-force:army",)
    raids = [claim for claim in claims(f"{told} وفي المساء استهدفت غارة جوية الزهور.") if claim.event == "ASSAULT"]
    assert raids[-1].agent == ()  # a raid told as new may be anybody's


def test_protesters_protest_where_nobody_is_told() -> None:
    assert only("مظاهرة حاشدة في الخالدية ضد الجيش", "PROTEST").agent == ("group:protesters",)


def test_both_ends_of_a_telephone_call_confer() -> None:
    assert set(only("تلقت وزارة الدفاع اتصالا هاتفيا من لواء الراية", "CONSULT").agent) == {
        "state:defence-ministry",
        "group:raya",
    }
