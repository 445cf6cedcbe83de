"""Who plays which part: what the rules and the weights fill in."""

from __future__ import annotations

from msgspec import Struct


class Doer(Struct, frozen=True):
    """Who does what is told, where the grammar of its clause does not hold him, and the rule that found him."""

    entities: tuple[str, ...] = ()
    rule: str = ""


#: The rule for what a speaker asks for, which he asks himself and not the body that he speaks for.
IN_PERSON = "doer.voice.person"
#: The rule for a deed that a thing does ("إن الاتفاق يشمل"), so that nobody is left out.
THING = "doer.thing"
#: Nobody found.
NOBODY = Doer()


class Roles(Struct, frozen=True):
    """Entities by part, the rule that read them, and the one that found a doer whom the clause leaves out."""

    agent: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    rule: str = ""
    supplied: str = ""
