"""The rules and ids that several constructions share."""

from __future__ import annotations

UNATTRIBUTED = "source:unattributed-reports"
JOINT = "attribution.joint"
BLAME = "attribution.blame.back"
DENIED = "attribution.denial.rumour"
#: Rules whose stretch others tell as well.
ECHOES = frozenset(("attribution.denial", "attribution.responsibility", BLAME, DENIED, JOINT))
