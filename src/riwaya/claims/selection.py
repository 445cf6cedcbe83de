"""Which propositions are claims: names, labels and passing mentions are not.

A trigger proposes; a clause that tells nobody, nowhere, nothing counted and no time rarely claims anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.events import Proposition
from riwaya.claims.roles import Roles, Scene
from riwaya.model import Sentence


def keeps(one: Proposition, parties: Roles, sentence: Sentence, all_found: Sequence[Proposition], scene: Scene) -> bool:
    """Whether a proposition is worth a claim."""
    return True
