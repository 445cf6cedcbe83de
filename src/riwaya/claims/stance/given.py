"""What a denial or a doubt takes as given: of "نفى مسؤوليته عن العملية التي أسفرت عن مقتل جنديين" the deaths.

Who denies denies the object of his verb and what its أن says. He does not deny what a relative clause adds to a noun
in it, nor what came before or after it ("نفى لقاءه الوفد بعد انسحاب القوات"); who doubts the motives of a strike does
not doubt the strike. What a report is said to tell is its content and denied with it ("نفى الأنباء التي تحدثت عن
انسحاب").
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.grammar import Token, grammar, reaching
from riwaya.claims.stance.rumours import is_report
from riwaya.model import Trigger

#: Words between a preposition of time, or what of an event is doubted ("دوافع", "جدوى"), and the event.
_NEAR = 2
#: Words from a relative pronoun to what its clause tells, where the sentence goes on behind it.
_RELATIVE = 2


def takes_as_given(trigger: Trigger, tokens: Sequence[Token], cue_end: int) -> bool:
    """Whether what a trigger tells is outside what the denial or doubt that ends at `cue_end` is about.

    Args:
        tokens: of the whole page, in order. Offsets are of code points.
    """
    between = [token for token in reaching(tokens, cue_end, trigger.start) if token.key.isalpha()]
    if not between:
        return False
    words = grammar()
    near = between[-_NEAR:]
    if trigger.form != "verb" and any(
        words.has("in_time_of", one.bare) or words.has("sides_of", one.stem) for one in near
    ):
        return True
    opened = max((at for at, token in enumerate(between) if words.has("relatives", token.key)), default=None)
    inner = max((at for at, token in enumerate(between) if words.has("complements", token.key)), default=None)
    if opened is None or (inner is not None and inner > opened):
        return False
    if opened and is_report(between[opened - 1].key):
        return False
    if any(words.has("part_in", token.stem) for token in between[:opened]):
        return False  # "نفى مسؤوليته عن العملية التي قتل فيها جنديان": his part in it is what he denies
    # "نفى أن تكون الخلية التي هاجمت الفندق على صلة به": behind the relative clause goes on what is denied.
    return inner is None or len(between) - opened <= _RELATIVE
