"""Decisions make a judged view of a document; the document itself stays as it was read."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs
from tests import make

from riwaya.model import Correction, Document, Figure, Judgement, Mention, Passage, Target, passage
from riwaya.review import judged, withdrawn
from riwaya.review.attach import claim_now, place

TEXT = "قتل 12 مدنيا في قصف على البلدة ونفى الجيش ذلك"
MENTION = Mention(start=36, end=41, text=TEXT[36:41], type="ORG", entity="state-force:one", rule="test")
CLAIM = make.claim(TEXT, "قتل 12 مدنيا في قصف على البلدة", agent=("state-force:one",), figures=(0,))
OTHER = make.claim(TEXT, "نفى الجيش ذلك", event="REJECT", agent=("state-force:one",))
DOCUMENT = make.document(
    TEXT, claims=[CLAIM, OTHER], quantities=[make.quantity(TEXT, "12 مدنيا", 12)], mentions=(MENTION,)
)


def claim_target(document: Document = DOCUMENT, number: int = 0) -> Target:
    claim = document.claims[number]
    seen = Passage(start=claim.evidence.start, end=claim.evidence.end, text=claim.evidence.text)
    return Target(kind="claim", doc="page.txt", article="page.txt", claim=claim.id, event=claim.event, spans=(seen,))


def judgement(action: Any, target: Target, name: str = "j1", **fields: Any) -> Judgement:
    return Judgement(id=name, action=action, target=target, actor="a", at="2018-04-24T00:00:00+00:00", **fields)


def correct(**fields: Any) -> Judgement:
    return judgement("correct", claim_target(), correction=Correction(**fields))


def test_a_rejected_claim_is_left_out_and_kept_aside() -> None:
    found = judged(DOCUMENT, (judgement("reject", claim_target()),))
    assert found.document.claims == (OTHER,)
    assert found.rejected == (CLAIM,)
    assert found.statuses == {CLAIM.id: "rejected"}
    assert found.attached == {"j1": (f"page.txt#{CLAIM.id}", "id")}


def test_the_last_word_counts() -> None:
    both = (judgement("reject", claim_target()), judgement("accept", claim_target(), "j2"))
    found = judged(DOCUMENT, both)
    assert found.document == DOCUMENT
    assert found.statuses == {CLAIM.id: "accepted"}


@pytest.mark.parametrize(
    ("fields", "attribute", "value"),
    [
        pytest.param({"event": "COERCE", "mode": None}, "event", "COERCE", id="event"),
        pytest.param({"stance": "deny"}, "stance", "deny", id="stance"),
        pytest.param({"modality": "planned"}, "modality", "planned", id="modality"),
        pytest.param({"agent": ("group:x",)}, "agent", ("group:x",), id="doer"),
        pytest.param({"place": ("place:x",)}, "place", ("place:x",), id="place"),
        pytest.param({"time": None}, "time", None, id="time"),
        pytest.param({"chain": ("group:x", "media:one")}, "chain", ("group:x", "media:one"), id="chain"),
        pytest.param({"evidence": passage(TEXT, 0, 12)}, "evidence", passage(TEXT, 0, 12), id="evidence"),
        pytest.param({"gloss": "Another."}, "gloss", "Another.", id="wording"),
    ],
)
def test_a_correction_puts_the_persons_value_and_keeps_the_id(fields: Any, attribute: str, value: Any) -> None:
    found = judged(DOCUMENT, (correct(**fields),)).document
    found.check()
    assert getattr(found.claims[0], attribute) == value
    assert found.claims[0].id == CLAIM.id
    assert found.claims[1] == OTHER


def test_a_corrected_figure_replaces_the_one_that_stands_there() -> None:
    words = passage(TEXT, 4, 12)
    figure = Figure(start=4, end=12, text=words.text, low=20, high=20, category="wounded")
    found = judged(DOCUMENT, (correct(figures=(figure,)),)).document
    (quantity,) = found.reading.quantities
    assert (quantity.low, quantity.category, found.claims[0].figures) == (20, "wounded", (0,))


def test_a_figure_that_was_missed_is_added_in_its_order_and_other_claims_keep_theirs() -> None:
    figure = Figure(start=0, end=3, text=TEXT[:3], low=1, high=None, modifier="vague", category="killed")
    found = judged(DOCUMENT, (judgement("correct", claim_target(number=1), correction=Correction(figures=(figure,))),))
    assert [quantity.start for quantity in found.document.reading.quantities] == [0, 4]
    assert [claim.figures for claim in found.document.claims] == [(1,), (0,)]


def test_corrections_of_several_fields_add_up() -> None:
    two = (correct(stance="deny"), structs.replace(correct(time="2018-04-24"), id="j2"))
    claim = judged(DOCUMENT, two).document.claims[0]
    assert (claim.stance, claim.time) == ("deny", "2018-04-24")


def test_a_name_taken_for_somebody_else_is_set_right_also_in_its_claims() -> None:
    target = Target(kind="mention", doc="page.txt", article="page.txt", spans=(passage(TEXT, 36, 41),))
    found = judged(DOCUMENT, (judgement("correct", target, correction=Correction(entity="state-force:two")),)).document
    assert [mention.entity for mention in found.reading.mentions] == ["state-force:two"]
    assert [claim.agent for claim in found.claims] == [("state-force:one",), ("state-force:two",)]


def test_entities_found_to_be_one_have_one_id_everywhere() -> None:
    spoken = structs.replace(CLAIM, hops=make.claim(TEXT, chain=("per:x@state-force:one",)).hops)
    document = structs.replace(DOCUMENT, claims=(spoken, OTHER))
    merge = judgement("merge", Target(kind="entity", items=("group:army", "state-force:one")))
    found = judged(document, (merge,)).document
    assert [claim.agent for claim in found.claims] == [("group:army",), ("group:army",)]
    assert found.claims[0].chain == ("per:x@group:army",)
    assert found.reading.mentions[0].entity == "group:army"


def test_an_entity_is_another_in_the_pages_that_were_named_only() -> None:
    target = Target(kind="entity", item="state-force:one", items=("page.txt",))
    split = judgement("split", target, correction=Correction(entity="group:other"))
    assert judged(DOCUMENT, (split,)).document.claims[0].agent == ("group:other",)
    elsewhere = make.document(
        TEXT, "other.txt", claims=[CLAIM], mentions=(MENTION,), quantities=DOCUMENT.reading.quantities
    )
    assert judged(elsewhere, (split,)).document == elsewhere


def test_a_rejected_page_has_no_claims() -> None:
    found = judged(DOCUMENT, (judgement("reject", Target(kind="document", doc="page.txt")),))
    assert found.document.claims == ()
    assert found.document.article == DOCUMENT.article


def test_judgements_of_other_pages_change_nothing() -> None:
    target = structs.replace(claim_target(), doc="other.txt")
    found = judged(DOCUMENT, (judgement("reject", target),))
    assert (found.document, found.attached) == (DOCUMENT, {})


# --- finding again ------------------------------------------------------------------------------------------


def test_a_claim_whose_id_changed_is_found_by_its_words_and_event() -> None:
    wider = make.claim(TEXT, "قتل 12 مدنيا في قصف على البلدة ونفى", agent=("group:x",))
    document = structs.replace(DOCUMENT, claims=(OTHER, structs.replace(wider, id="new")))
    found = judged(document, (judgement("reject", claim_target()),))
    assert found.attached == {"j1": ("page.txt#new", "words")}
    assert found.document.claims == (OTHER,)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(make.claim(TEXT, "قتل 12 مدنيا في قصف على البلدة", event="COERCE", id="new"), id="another event"),
        pytest.param(make.claim(TEXT, "قتل 12", id="new"), id="little in common"),
        pytest.param(make.claim(TEXT, "نفى الجيش ذلك", id="new"), id="other words"),
    ],
)
def test_a_claim_that_is_gone_is_not_guessed_at(claim: Any) -> None:
    document = structs.replace(DOCUMENT, claims=(claim,))
    found = judged(document, (judgement("reject", claim_target()),))
    assert found.attached == {"j1": ("", "none")}
    assert found.document == document


def test_words_that_moved_are_found_where_they_stand_now() -> None:
    text = f"عنوان جديد\n{TEXT}"
    evidence = "قتل 12 مدنيا في قصف على البلدة"
    document = make.document(text, claims=[make.claim(text, evidence, id="new")])
    found, how = claim_now(document, claim_target())
    assert found is not None
    assert (found.id, how) == ("new", "words")
    assert place(document.article, Passage(start=0, end=3, text="غيرها")) is None


def test_a_correction_whose_words_are_gone_is_not_attached() -> None:
    gone = correct(evidence=Passage(start=0, end=6, text="ليست ه"))
    found = judged(DOCUMENT, (gone,))
    assert (found.document, found.attached) == (DOCUMENT, {"j1": ("", "none")})


def test_an_undo_withdraws_and_an_undone_undo_does_not() -> None:
    first = judgement("reject", claim_target())
    undo = judgement("undo", Target(kind="judgement", item="j1"), "j2")
    again = judgement("undo", Target(kind="judgement", item="j2"), "j3")
    assert withdrawn((first,)) == frozenset()
    assert withdrawn((first, undo)) == {"j1"}
    assert withdrawn((first, undo, again)) == {"j2"}
