"""Names without an entry are gathered with what looks like them; nothing is merged."""

from __future__ import annotations

from riwaya.model import Document, Mention
from riwaya.proposals import lines, proposals
from tests import make


def named(doc: str, text: str, *names: tuple[str, str, str], chain: tuple[str, ...] = ()) -> Document:
    mentions = tuple(
        Mention(start=text.index(name), end=text.index(name) + len(name), text=name, type=kind, entity=entity, rule="")  # type: ignore[arg-type]
        for name, kind, entity in names
    )
    claims = (make.claim(text, chain=chain),) if chain else ()
    return make.document(text, doc, mentions=mentions, claims=claims)


SAMER = ("سامر الدوماني", "PER", "per:samr-aldwmany")


def test_a_name_without_an_entry_is_told_with_its_documents_and_its_part_in_claims() -> None:
    pages = (
        named("a", "قال سامر الدوماني", SAMER, chain=("per:samr-aldwmany@group:x",)),
        named("b", "سامر الدوماني", SAMER),
    )
    (one,) = proposals(pages)
    assert (one.entity, one.latin, one.mentions, one.docs) == ("per:samr-aldwmany", "Samer al-Doumani", 2, ("a", "b"))
    assert (one.does, one.says, one.private) == (0, 1, True)


def test_what_is_listed_is_not_proposed() -> None:
    assert proposals((named("a", "جيش الإسلام", ("جيش الإسلام", "ORG", "group:jaysh-al-islam")),)) == ()


def test_a_misprint_is_shown_beside_the_listed_name() -> None:
    (one,) = proposals((named("a", "في القمون", ("القمون", "LOC", "place:alqmwn")),))
    assert next(other.name for other in one.alike if other.listed) == "القلمون"


def test_a_last_name_is_shown_beside_the_full_name_and_both_stay() -> None:
    found = proposals(
        (named("a", "سامر الدوماني ثم الدوماني", SAMER), named("b", "الدوماني", ("الدوماني", "PER", "per:aldwmany")))
    )
    assert {one.entity for one in found} == {"per:samr-aldwmany", "per:aldwmany"}
    assert all(
        other.entity in {"per:samr-aldwmany", "per:aldwmany"}
        for one in found
        for other in one.alike
        if not other.listed
    )
    assert any(
        other.entity == "per:samr-aldwmany" for one in found if one.entity == "per:aldwmany" for other in one.alike
    )


def test_a_proposal_is_told_in_lines() -> None:
    (one,) = proposals((named("a", "قال سامر الدوماني", SAMER),))
    told = "\n".join(lines(one))
    assert "per:samr-aldwmany" in told and "private" in told
