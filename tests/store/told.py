"""Five pages of which the first two are copies, their two stories, one account and one dispute."""

from __future__ import annotations

from typing import Any

from tests import make

from riwaya.model import Account, Collection, CopyGroup, Dispute, Mention, Origin, Side, Story

TOLL = "قتل 12 مدنيا في قصف على صنعاء"
OTHER_TOLL = "قتل 30 مدنيا في قصف على صنعاء"
DENIAL = "نفى الفصيل قصف صنعاء"
LONE = "وصلت قافلة إلى عدن"


def _document(text: str, doc: str, outlet: str, day: str, **claim: Any) -> Any:
    told = text.split()[1]
    figures = [make.quantity(text, told, int(told))] if told.isdigit() else []
    name = "صنعاء" if "صنعاء" in text else "عدن"
    mention = Mention(
        start=text.index(name), end=text.index(name) + len(name), text=name, type="LOC", entity=f"place:{_slug(name)}",
        rule="test",
    )  # fmt: skip
    claims = [make.claim(text, figures=(0,) if figures else (), place=(f"place:{_slug(name)}",), **claim)]
    return make.document(
        text, doc, outlet=outlet, published=day, claims=claims, quantities=figures, mentions=(mention,)
    )


def _slug(name: str) -> str:
    return {"صنعاء": "sanaa", "عدن": "aden"}[name]


DOCUMENTS = (
    _document(TOLL, "a.txt", "media:one", "2018-04-24", chain=("ngo:monitor", "media:one"), agent=("group:them",)),
    _document(TOLL, "b.txt", "media:two", "2018-04-25", chain=("ngo:monitor", "media:two"), agent=("group:them",)),
    _document(OTHER_TOLL, "c.txt", "media:three", "2018-04-25", chain=("source:unnamed", "media:three")),
    _document(DENIAL, "d.txt", "media:one", "2018-04-26", stance="deny", chain=("per:x@group:them", "media:one")),
    _document(LONE, "e.txt", "media:two", "2018-05-02", event="AID"),
)
REFS = {document.article.doc[0]: f"{document.article.doc}#{document.claims[0].id}" for document in DOCUMENTS}


def _origin(entity: str, *names: str) -> Origin:
    return Origin(entity=entity, claims=tuple(REFS[name] for name in names), why="")


COLLECTION = Collection(
    stories=(
        Story(id="s1", docs=("a.txt", "b.txt", "c.txt", "d.txt"), topic="Sanaa"),
        Story(id="s2", docs=("e.txt",)),
    ),
    copies=(CopyGroup(docs=("a.txt", "b.txt"), of="a.txt", kind="verbatim"),),
    accounts=(Account(id="t1", claims=(REFS["a"], REFS["b"]), origins=(_origin("ngo:monitor", "a", "b"),)),),
    disputes=(
        Dispute(
            id="d1",
            kind="figure",
            topic="the toll",
            sides=(
                Side(holds="12", claims=(REFS["a"], REFS["b"]), origins=(_origin("ngo:monitor", "a", "b"),)),
                Side(holds="30", claims=(REFS["c"],), origins=(_origin("source:unnamed", "c"),)),
            ),
        ),
    ),
)
