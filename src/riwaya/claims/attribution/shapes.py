"""What a cue or a word beside it is by its shape: a text that speaks, a participle, a verb that closes its sentence."""

from __future__ import annotations

from riwaya.claims.speakers import nouns
from riwaya.claims.speakers.laid import Page
from riwaya.model import Reporting
from riwaya.script import key

#: Relative pronouns (folded).
RELATIVE = frozenset(map(key, ["الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين"]))

#: How nouns end that are somebody's, and letters that such a noun has more than.
_OWN, _LONG = ("تها", "ته", "تهم", "ها", "هم"), 4


def is_document(form: str) -> bool:
    """Whether a word names a text that speaks for its owner ("بيان")."""
    found = nouns.noun(form)
    return found is not None and found.group == "documents"


def is_participle(cue: Reporting) -> bool:
    """Whether a cue is a participle or a verbal noun, not a finite verb: it has no subject of its own."""
    form = key(cue.text)
    if cue.lemma == "قال" and cue.kind == "continuation":
        return True
    if form.startswith("م") and len(form) > 4:
        return not cue.lemma.startswith("م")
    return len(form) > 4 and form[1] == "ا" and form.endswith(("ا", "ه", "ين")) and not form.endswith("وا")


def is_postposed(laid: Page, at: int) -> bool:
    """Whether a verb closes its sentence, with nothing said after it ("…، قال المتحدث.")."""
    before = laid.gaps[at - 1] if at else ""
    return any(char in '"”“»،' for char in before) and any(char in laid.gaps[at + 1 : at + 2] for char in ".")


def laid_break(laid: Page, index: int, first: int) -> bool:
    """Whether a phrase ends before this word: at a comma that no apposition follows, or a stronger mark."""
    gap = laid.gaps[index - 1] if index > first else ""
    return any(char in ":؛.!؟\n" for char in gap)


def is_owned(laid: Page, at: int) -> bool:
    """Whether a noun with a pronoun stands at a word, whose preposition follows: "أكدت الحركة سيطرتها على"."""
    form = laid.forms[at]
    return form.endswith(_OWN) and len(form) > _LONG and at not in laid.mention_at
