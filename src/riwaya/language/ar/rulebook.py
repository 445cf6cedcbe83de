"""What the rules of numbers, quantities and times read, by their names: for `riwaya explain` and whoever asks why.

`describe("clock")` is "a clock time: …". A quantity's rule names its bound after a plus sign
("number-digits+at_least"): each side is described. Names that are no rule of these grammars have no description.
"""

from __future__ import annotations

from functools import cache
from typing import Final

__all__ = ["describe"]

_BOUNDS: Final = {
    "about": "a bound: نحو، حوالي، قرابة، ما يقارب",
    "at_least": "a bound: ما لا يقل عن، على الأقل، أو أكثر",
    "at_most": "a bound: ما لا يزيد عن، على الأكثر، تصل إلى",
    "more_than": "a bound: أكثر من، ما يزيد على، يفوق",
    "less_than": "a bound: أقل من، دون، ما يقل عن",
    "between": "two bounds: بين … و…، من … إلى …",
    "vague": "a vague number",
}


def describe(rule: str) -> str | None:
    """Return what a rule reads, with an example; None where no rule of these grammars has that name.

    Args:
        rule: the name as a value carries it, such as `clock`, `dual` or `number-digits+at_least`.
    """
    name, _, bound = rule.partition("+")
    read = _rules().get(name)
    if read is None or not bound:
        return read
    return f"{read}; {_BOUNDS.get(bound, bound)}"


@cache
def _rules() -> dict[str, str]:
    # Imported on use, so that asking for one name loads no lexicon.
    from riwaya.language.ar.numbers import RULES as NUMBERS
    from riwaya.language.ar.quantities import RULES as QUANTITIES
    from riwaya.language.ar.times import RULES as TIMES

    return {**NUMBERS, **QUANTITIES, **{rule.name: rule.reads for rule in TIMES}}
