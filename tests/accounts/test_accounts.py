"""Accounts, origins, disputes and the timeline, each on the smallest collection that shows them."""

from __future__ import annotations

from typing import Any

import pytest
from tests import make

from riwaya.accounts import reconcile
from riwaya.accounts.facts import placed
from riwaya.model import Account, CopyGroup, Dispute, Document, Happening, Story

TOLL = "قتل 12 مدنيا في قصف السوق الشعبي وسط البلدة"
SAME_TOLL = "مقتل 12 مدنيا جراء قصف السوق الشعبي في البلدة"
WITHDREW = "انسحب مقاتلو الفصيل من البلدة الجبلية ليلا"


def _reconcile(
    *documents: Document, copies: tuple[CopyGroup, ...] = ()
) -> tuple[tuple[Account, ...], tuple[Dispute, ...], tuple[Happening, ...]]:
    story = Story(id="s", docs=tuple(document.article.doc for document in documents))
    return reconcile(documents, (story,), copies)


def _page(doc: str, text: str, number: str | None = None, **fields: Any) -> Document:
    """A page with one claim of its whole text, and `number` as its figure of people killed."""
    day = fields.pop("day", "2018-01-01")
    figures = (
        ()
        if number is None
        else (make.quantity(text, number, float(fields.pop("low", number)), **fields.pop("figure", {})),)
    )
    fields.setdefault("chain", (f"media:{doc}",))
    claim = make.claim(text, figures=tuple(range(len(figures))), place=("place:town",), **fields)
    return make.document(text, doc, claims=[claim], quantities=figures, published=day, outlet=f"media:{doc}")


# --- accounts -----------------------------------------------------------------------------------------------


def test_two_wordings_with_one_figure_are_one_account() -> None:
    (account,), disputes, _ = _reconcile(_page("a", TOLL, "12"), _page("b", SAME_TOLL, "12"))
    assert len(account.claims) == 2
    assert disputes == ()


@pytest.mark.parametrize(
    ("other", "fields"),
    [
        pytest.param(TOLL, {"stance": "deny"}, id="a denial"),
        pytest.param(TOLL, {"event": "RETREAT"}, id="another event"),
        pytest.param(TOLL, {"time": "2017-05"}, id="another time"),
        pytest.param("افتتح المعرض السنوي أبوابه", {}, id="other words"),
    ],
)
def test_claims_that_differ_are_no_account(other: str, fields: dict[str, Any]) -> None:
    first = _page("a", TOLL, time="2018-01-01")
    accounts, _, _ = _reconcile(first, _page("b", other, **fields))
    assert accounts == ()


# --- origins ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chains", "count"),
    [
        pytest.param((("group:x", "media:a"), ("group:x", "media:b")), 1, id="two outlets carry one statement"),
        pytest.param((("per:p@group:x", "media:a"), ("group:x", "media:b")), 1, id="a spokesman and his group"),
        pytest.param((("group:x", "media:a"), ("state:y", "media:b")), 2, id="two parties"),
        pytest.param((("media:a",), ("media:b",)), 2, id="two outlets in their own voice"),
        pytest.param(
            (("group:jaysh-al-islam", "media:a"), ("per:x@group:jaysh-al-islam-staff", "media:b")),
            1,
            id="a group and its general staff",
        ),
        pytest.param(
            (("source:unnamed-military", "agency:w", "media:a"), ("source:unnamed-military", "agency:w", "media:b")),
            1,
            id="an unnamed source through one agency",
        ),
        pytest.param(
            (("source:unnamed-military", "agency:w", "media:a"), ("source:unnamed-military", "agency:v", "media:b")),
            2,
            id="unnamed sources of two agencies cannot be called one",
        ),
    ],
)
def test_independent_origins(chains: tuple[tuple[str, ...], tuple[str, ...]], count: int) -> None:
    (account,), _, _ = _reconcile(_page("a", TOLL, chain=chains[0]), _page("b", SAME_TOLL, chain=chains[1]))
    assert len(account.origins) == count


def test_a_copied_page_has_the_origin_of_its_source_and_says_so() -> None:
    group = CopyGroup(docs=("a", "b"), of="a", kind="verbatim", pairs=(("b", "a", 1.0),))
    (account,), _, _ = _reconcile(_page("a", TOLL), _page("b", TOLL), copies=(group,))
    (origin,) = account.origins
    assert origin.entity == "media:a"
    assert "b of a" in origin.why


def test_a_copy_of_a_copy_has_the_same_origin() -> None:
    """The third text shares too little with the first to be paired with it, yet it is of the group."""
    group = CopyGroup(docs=("a", "b", "c"), of="a", kind="reworded", pairs=(("b", "a", 0.7),))
    (account,), _, _ = _reconcile(_page("a", TOLL), _page("b", TOLL), _page("c", TOLL), copies=(group,))
    assert [origin.entity for origin in account.origins] == ["media:a"]


def test_a_copy_that_changes_a_figure_answers_for_it() -> None:
    group = CopyGroup(docs=("a", "b"), of="a", kind="reworded", pairs=(("b", "a", 0.9),))
    _, disputes, _ = _reconcile(_page("a", TOLL, "12"), _page("b", TOLL.replace("12", "30"), "30"), copies=(group,))
    assert [[origin.entity for origin in side.origins] for dispute in disputes for side in dispute.sides] == [
        ["media:a"],
        ["media:b"],
    ]


def test_what_an_older_version_of_a_page_said_is_no_dispute() -> None:
    """The outlet corrected its toll within the day; the sources that it names differ too."""
    group = CopyGroup(docs=("a", "b"), of="a", kind="version", pairs=(("b", "a", 0.9),), versions=(("a", "b"),))
    first = _page("a", TOLL, "12", chain=("source:one", "media:a"))
    edited = _page("b", TOLL.replace("12", "30"), "30", chain=("source:two", "media:a"))
    assert len(_reconcile(first, edited)[1]) == 1
    assert _reconcile(first, edited, copies=(group,))[1] == ()


# --- disputes -----------------------------------------------------------------------------------------------


def test_a_denial_stands_against_the_assertion_it_answers() -> None:
    said = _page("a", WITHDREW, event="RETREAT", agent=("group:x",), chain=("state:y", "media:a"))
    denied = _page("b", WITHDREW, event="RETREAT", agent=("group:x",), chain=("group:x", "media:b"), stance="deny")
    _, (dispute,), _ = _reconcile(said, denied)
    assert dispute.kind == "denial"
    assert [side.origins[0].entity for side in dispute.sides] == ["state:y", "group:x"]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"day": "2018-02-20"}, id="weeks later"),
        pytest.param({"agent": ("group:z",)}, id="about another party"),
        pytest.param({"event": "CONSULT"}, id="about another event"),
        pytest.param({"chain": ("state:y", "media:b")}, id="by the same speaker, who corrects himself"),
    ],
)
def test_a_denial_of_something_else_is_no_dispute(fields: dict[str, Any]) -> None:
    said = _page("a", WITHDREW, event="RETREAT", agent=("group:x",), chain=("state:y", "media:a"))
    given = {"event": "RETREAT", "agent": ("group:x",), "chain": ("group:x", "media:b")} | fields
    _, disputes, _ = _reconcile(said, _page("b", WITHDREW, stance="deny", **given))
    assert disputes == ()


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        pytest.param(("STATUS", "control"), ("COERCE", "seize"), id="who holds a town took it"),
        pytest.param(("ASSAULT", "aerial"), ("ASSAULT", "heavy-weapons"), id="shelling is of guns or of aircraft"),
    ],
)
def test_one_matter_told_in_two_ways_is_denied(said: tuple[str, str], denied: tuple[str, str]) -> None:
    there = {"agent": ("group:x",), "place": ("place:town",)}
    first = _page("a", WITHDREW, event=said[0], mode=said[1], chain=("state:y", "media:a"), agent=("group:x",))
    text = f"نفى الفصيل أنه {WITHDREW}"
    claim = make.claim(text, event=denied[0], mode=denied[1], stance="deny", chain=("group:x", "media:b"), **there)
    _, (dispute,), _ = _reconcile(first, make.document(text, "b", claims=[claim], published="2018-01-01"))
    assert dispute.kind == "denial"


def test_a_toll_of_losses_is_a_rival_of_the_toll_of_an_attack() -> None:
    losses = {"event": "STATUS", "mode": "losses"}
    _, (dispute,), _ = _reconcile(_page("a", TOLL, "12"), _page("b", RIVAL, "30", **losses))
    assert dispute.kind == "figure"


def test_a_sentence_on_anybody_joins_no_denials_of_two_parties() -> None:
    """Of "مقاتلون" nobody knows whose they are: they are not what joins two parties' denials into one dispute."""
    withdrew, left = WITHDREW, "غادر عناصر الكتيبة البلدة الجبلية صباحا"
    told = [
        ("a", withdrew, "group:x"),
        ("b", left, "group:z"),
        ("c", "انسحب مقاتلون من البلدة الجبلية", "group:fighters"),
    ]
    pages = [
        _page(doc, text, event="RETREAT", agent=(agent,), chain=("state:y", f"media:{doc}"))
        for doc, text, agent in told
    ]
    for doc, text, agent in (("d", withdrew, "group:x"), ("e", left, "group:z")):
        denied = {"event": "RETREAT", "agent": (agent,), "chain": (agent, f"media:{doc}"), "stance": "deny"}
        pages.append(_page(doc, f"نفى أنه {text}", **denied))
    _, disputes, _ = _reconcile(*pages)
    assert len(disputes) == 2


MARCHED, DID_NOT = "خرجت مسيرات سلمية في مدن البلاد", "لم تخرج مسيرات سلمية في مدن البلاد"
RIVAL = TOLL.replace("12", "30")


def test_two_tolls_of_one_event_are_rivals() -> None:
    _, (dispute,), _ = _reconcile(_page("a", TOLL, "12"), _page("b", RIVAL, "30"))
    assert dispute.kind == "figure"
    assert "12" in dispute.scope
    assert dispute.reconcile


@pytest.mark.parametrize(
    ("number", "fields"),
    [
        pytest.param("30", {"figure": {"modifier": "at_most", "high": 30}}, id="no more than thirty allows twelve"),
        pytest.param("30", {"figure": {"category": "wounded"}}, id="the wounded are not the dead"),
        pytest.param("30", {"day": "2018-01-03"}, id="a toll that grew"),
        pytest.param("30", {"time": "2017"}, id="another time"),
        pytest.param("30", {"chain": ("media:a",)}, id="one speaker"),
    ],
)
def test_figures_that_can_both_hold_are_no_rivals(number: str, fields: dict[str, Any]) -> None:
    first = _page("a", TOLL, "12", time="2018-01-01")
    _, disputes, _ = _reconcile(first, _page("b", RIVAL, number, **fields))
    assert [dispute.kind for dispute in disputes] == []


def test_two_doers_of_one_attack_are_rivals() -> None:
    one = _page("a", TOLL, agent=("state:x",), recipient=("group:civilians",))
    other = _page("b", SAME_TOLL, agent=("group:z",), recipient=("group:civilians",))
    _, disputes, _ = _reconcile(one, other)
    assert [dispute.kind for dispute in disputes] == ["responsibility"]


def test_gunmen_and_the_forces_of_a_state_are_two_doers() -> None:
    """The activists: security forces shot at them. The ministry: unknown gunmen did."""
    one = _page("a", "قتلت قوات الأمن 12 متظاهرا في الساحة", "12", agent=("state-force:x",), recipient=("group:p",))
    other = _page(
        "b", "قتل مسلحون مجهولون 12 متظاهرا في الساحة", "12", agent=("group:fighters",), recipient=("group:p",)
    )
    accounts, disputes, _ = _reconcile(one, other)
    assert (accounts, [dispute.kind for dispute in disputes]) == ((), ["responsibility"])


def test_one_toll_of_one_town_is_one_attack_however_it_is_told() -> None:
    one = _page("a", "شن الجيش غارة جوية على سوق شعبي موقعا 12 قتيلا", "12", agent=("state:x",), time="2018-01-01")
    other = _page("b", "وقتل 12 مدنيا في القصف", "12", agent=("group:z",), recipient=("group:civilians",))
    _, disputes, _ = _reconcile(one, other)
    assert [dispute.kind for dispute in disputes] == ["responsibility"]


def test_each_side_says_that_the_other_broke_the_truce() -> None:
    broke, broken = "خرق الجيش الهدنة في المدينة صباح الجمعة", "الفصيل خرق الهدنة في المدينة الجمعة"
    one = _page("a", broke, event="REJECT", mode="yield", agent=("state:x",), chain=("group:z", "media:a"))
    other = _page("b", broken, event="REJECT", mode="yield", agent=("group:z",), chain=("state-force:x", "media:b"))
    _, disputes, _ = _reconcile(one, other)
    assert [dispute.kind for dispute in disputes] == ["responsibility"]


def test_who_denies_an_arrest_denies_whoever_is_said_to_have_made_it() -> None:
    text, denial = "أعلن الفصيل اعتقال رئيس المجلس في المدينة", "نفت الوزارة اعتقال رئيس المجلس في المدينة"
    said = {"event": "COERCE", "agent": ("group:x",), "recipient": ("per:head",)}
    denied = {"event": "COERCE", "agent": ("state:y",), "recipient": ("per:head",), "stance": "deny"}
    one, other = _page("a", text, **said), _page("b", denial, chain=("state:y", "media:b"), **denied)
    assert [dispute.kind for dispute in _reconcile(one, other)[1]] == ["denial"]


def test_two_attacks_on_one_town_are_no_rivals_where_nothing_but_the_town_is_shared() -> None:
    one = _page("a", "قصف الجيش أحياء المدينة الشمالية", agent=("state:x",))
    other = _page("b", "قصف الفصيل أحياء المدينة الشمالية", agent=("group:z",))
    _, disputes, _ = _reconcile(one, other)
    assert disputes == ()


def test_two_sources_of_one_page_who_tell_one_blast_in_two_ways_are_rivals() -> None:
    blast = {"time": "2018-01-01", "place": ("place:town",)}
    one, two = "قالت الشرطة إن انتحاريين هاجما حاجزا", "وقال المسعفون إن سيارة انفجرت بين المارة"
    bombers = {"words_": one, "mode": "suicide-attack", "recipient": ("state-force:police",)}
    car = {"words_": two, "mode": "explosives", "recipient": ("group:civilians",)}
    bombers["chain"], car["chain"] = ("source:police", "media:a"), ("source:medics", "media:a")
    _, (dispute,), _ = _reconcile(_pages(f"{one} {two}", blast | bombers, blast | car))
    assert dispute.kind == "responsibility"


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        # "مدنيون" somewhere in a land is nobody and nowhere in particular.
        pytest.param(
            {"agent": ("group:protesters",), "place": ("place:syria",), "chain": ("state:y", "media:a")},
            {"agent": ("group:protesters",), "place": ("place:damascus",)},
            id="people without a name in a land",
        ),
        pytest.param(
            {"place": ("place:syria",), "chain": ("state:y", "media:a")}, {"place": ("place:syria",)}, id="a land alone"
        ),
        pytest.param(
            {"agent": ("group:x",), "chain": ("per:minister", "media:a")},
            {"agent": ("group:x",), "chain": ("per:minister@state:y", "media:b")},
            id="one speaker, with and without his body",
        ),
    ],
)
def test_a_denial_with_nothing_in_common_or_by_the_same_speaker_is_no_dispute(
    said: dict[str, Any], denied: dict[str, Any]
) -> None:
    fields = {"event": "PROTEST", "place": ()}
    one, other = make.claim(MARCHED, **fields | said), make.claim(DID_NOT, **fields | denied | {"stance": "deny"})
    first = make.document(MARCHED, "a", claims=[one], published="2018-01-01")
    second = make.document(DID_NOT, "b", claims=[other], published="2018-01-01")
    assert _reconcile(first, second)[1] == ()


def test_two_causes_of_one_outcome_are_rivals() -> None:
    """A page each: the building fell because of the shelling, or because of a leak of gas."""
    fell = "انهار المبنى السكني القديم في الحي الشرقي بسبب"
    one, other = _page("a", f"{fell} قصف المدفعية"), _page("b", f"{fell} تسرب الغاز")
    _, disputes, _ = _reconcile(one, other)
    assert [dispute.kind for dispute in disputes] == ["cause"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("انهار المبنى السكني القديم في الحي الشرقي بسبب قصف المدفعية الثقيلة", id="the same cause"),
        pytest.param("تأخرت القافلة الطبية أياما على الحاجز بسبب تسرب الغاز", id="another outcome"),
        pytest.param("انهار المبنى السكني القديم في الحي الشرقي فجرا", id="no cause told"),
    ],
)
def test_these_are_no_rival_causes(other: str) -> None:
    one = _page("a", "انهار المبنى السكني القديم في الحي الشرقي بسبب قصف المدفعية")
    _, disputes, _ = _reconcile(one, _page("b", other))
    assert disputes == ()


def test_who_denies_what_was_agreed_faces_the_agreement_too() -> None:
    """A wire: there is an agreement, under which they leave. They: no talk of leaving; the talks are about staying."""
    deal = "اتفق الطرفان على خروج مقاتلي الفصيل من البلدة الجبلية ليلا"
    answer = "نفى الفصيل خروج مقاتليه من البلدة الجبلية وقال إن المفاوضات تدور حول بقائه"
    there = {"agent": ("group:x",), "place": ("place:town",)}
    left = {"event": "RETREAT", "mode": "withdraw", "modality": "negotiated"} | there
    wire = {"words_": deal, "chain": ("state:y", "media:a")}
    they = {"words_": answer, "chain": ("group:x", "media:a")}
    page = _pages(
        f"{deal} {answer}",
        {"event": "AGREE"} | there | wire,
        left | wire,
        left | they | {"stance": "deny"},
        {"event": "CONSULT"} | there | they,
    )
    _, (dispute,), _ = _reconcile(page)
    assert [side.claims for side in dispute.sides] == [("a#c0", "a#c1"), ("a#c2", "a#c3")]


def test_reasons_are_told_in_arabic_as_in_english() -> None:
    said = _page("a", WITHDREW, event="RETREAT", agent=("group:x",), chain=("state:y", "media:a"))
    denied = _page("b", WITHDREW, event="RETREAT", agent=("group:x",), chain=("group:x", "media:b"), stance="deny")
    _, (dispute,), _ = _reconcile(said, denied)
    assert "RETREAT" in dispute.scope
    assert "RETREAT" in dispute.scope_ar
    assert "نوع الحدث" in dispute.scope_ar
    assert dispute.reconcile_ar
    assert dispute.topic_ar == "حدث أمر."


# --- timeline -----------------------------------------------------------------------------------------------


def test_events_stand_at_their_time_and_denials_are_statements() -> None:
    told = _page("a", WITHDREW, event="RETREAT", agent=("group:x",), time="2017-12-31", chain=("state:y", "media:a"))
    planned = _page("b", "تصل قافلة مساعدات غدا", event="AID", time="2018-01-02", modality="planned")
    denied = _page("c", WITHDREW, event="RETREAT", agent=("group:x",), stance="deny", chain=("group:x", "media:c"))
    _, _, entries = _reconcile(told, planned, denied)
    assert [(entry.time, entry.kind, entry.planned) for entry in entries] == [
        ("2017-12-31", "event", False),
        ("2018-01-01", "statement", False),
        ("2018-01-02", "event", True),
    ]


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        pytest.param("2018-01-03", ["turn"], id="on a later day it has turned"),
        pytest.param("2018-01-01", [], id="on the same day nobody can say what came first"),
    ],
)
def test_a_party_that_says_the_contrary(day: str, kinds: list[str]) -> None:
    said = _page("a", WITHDREW, event="RETREAT", agent=("group:x",), chain=("group:x", "media:a"))
    denied = _page(
        "b", WITHDREW, event="RETREAT", agent=("group:x",), chain=("group:x", "media:b"), stance="deny", day=day
    )
    _, disputes, entries = _reconcile(said, denied)
    assert disputes == ()
    assert [(entry.kind, entry.time, len(entry.claims)) for entry in entries] == [(kind, day, 2) for kind in kinds]


# --- one page -----------------------------------------------------------------------------------------------


def _pages(text: str, *claims: dict[str, Any]) -> Document:
    """One page with several claims, each with its own fields, of the `words_` it names or of the whole text."""
    return make.document(text, "a", claims=[make.claim(text, id=f"c{n}", **fields) for n, fields in enumerate(claims)])


def test_title_and_lead_of_one_page_are_no_account() -> None:
    accounts, _, _ = _reconcile(_pages(TOLL, {"chain": ("media:a",)}, {"chain": ("agency:w", "media:a")}))
    assert accounts == ()


def test_a_rumour_inside_its_denial_faces_it_though_its_doer_was_read_otherwise() -> None:
    said = {"event": "RETREAT", "mode": "withdraw", "place": ("place:town",)}
    rumour = {"stance": "allege", "agent": ("state:y",), "chain": ("source:reports", "media:a")}
    denial = {"stance": "deny", "agent": ("group:x",), "chain": ("group:x", "media:a")}
    _, (dispute,), _ = _reconcile(_pages(WITHDREW, said | rumour, said | denial))
    assert [side.claims for side in dispute.sides] == [("a#c0",), ("a#c1",)]


def test_who_denies_a_withdrawal_does_not_deny_that_arms_were_handed_over() -> None:
    said = {"event": "RETREAT", "agent": ("group:x",), "chain": ("state:y", "media:a")}
    other = {"event": "RETREAT", "mode": "disarm", "agent": ("group:x",), "stance": "deny", "chain": ("group:x", "m")}
    _, disputes, _ = _reconcile(_pages(WITHDREW, said | {"mode": "withdraw"}, other))
    assert disputes == ()


# --- scope --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "also",
    [
        pytest.param(("12",), id="it tells the other number too"),
        pytest.param(("5", "7"), id="its numbers add up to the other"),
    ],
)
def test_a_page_that_knows_the_other_number_is_no_rival(also: tuple[str, ...]) -> None:
    text = f"{RIVAL} بينهم {' و '.join(also)} في الحي"
    figures = [make.quantity(text, number, float(number)) for number in ("30", *also)]
    claim = make.claim(text, RIVAL, figures=(0,), place=("place:town",), chain=("media:b",))
    other = make.document(text, "b", claims=[claim], quantities=figures, published="2018-01-01", outlet="media:b")
    _, disputes, _ = _reconcile(_page("a", TOLL, "12"), other)
    assert disputes == ()


def test_one_number_with_three_modifiers_is_one_account() -> None:
    text = TOLL.replace("12", "390")
    pages = [
        _page(doc, text, "390", figure={"modifier": modifier, "high": 390})
        for doc, modifier in zip("abc", ("exact", "about", "at_most"), strict=True)
    ]
    (account,), disputes, _ = _reconcile(*pages)
    assert len(account.claims) == 3
    assert disputes == ()


def test_no_more_than_2500_is_not_1200() -> None:
    most = _page("a", TOLL, "12", figure={"modifier": "at_most", "high": 12})
    fewer = _page("b", TOLL.replace("12", "7"), "7")
    accounts, disputes, _ = _reconcile(most, fewer)
    assert (accounts, disputes) == ((), ())


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        pytest.param("place:douma", "place:douma", 1.0, id="one town"),
        pytest.param("place:douma", "place:eastern-ghouta", 1.0, id="a town and the region around it"),
        pytest.param("place:azaz", "place:northern-syria", 0.7, id="a town and half a country"),
        pytest.param("place:azaz", "place:syria", 0.7, id="a town and its country"),
        pytest.param("place:azaz", "place:douma", 0.0, id="two towns"),
        pytest.param("place:azaz", "place:eastern-ghouta", 0.0, id="a town and a region elsewhere"),
        pytest.param("place:on-no-map", "place:syria", 0.5, id="who knows whether it lies there"),
        pytest.param("place:on-no-map", "place:nor-this", 0.0, id="two names on no map"),
    ],
)
def test_places_agree_as_far_as_the_ground_tells(one: str, other: str, agree: float) -> None:
    assert placed((one,), (other,)) == placed((other,), (one,)) == agree


def test_an_attack_at_an_hour_and_attacks_in_general_are_no_account() -> None:
    """ "هاجم حاجزا فجر السبت في البلدة" and "يواصل هجماته": the second may hold of any day."""
    happened = _page("a", "هاجم الفصيل حاجزا فجر السبت", agent=("group:x",), time="2018-01-01")
    goes_on = make.document(
        "يواصل الفصيل هجماته على الحواجز",
        "b",
        claims=[make.claim("يواصل الفصيل هجماته على الحواجز", agent=("group:x",), chain=("media:b",))],
        published="2018-01-01",
    )
    assert _reconcile(happened, goes_on)[0] == ()


def test_a_state_and_its_army_are_one_doer() -> None:
    one = _page("a", TOLL, agent=("state:syria",))
    other = _page("b", SAME_TOLL, agent=("state-force:syrian-arab-army",))
    (account,), disputes, _ = _reconcile(one, other)
    assert len(account.claims) == 2
    assert disputes == ()


def test_who_strikes_back_is_no_rival_perpetrator() -> None:
    one = _page("a", TOLL, agent=("state:x",), recipient=("group:z",))
    other = _page("b", SAME_TOLL, agent=("group:z",), recipient=("state:x",))
    _, disputes, _ = _reconcile(one, other)
    assert disputes == ()
