"""The rules and ids that several constructions share."""

from __future__ import annotations

UNATTRIBUTED = "source:unattributed-reports"
#: Who speaks without being told: in a page that begins in the middle, in an interview that names nobody.
UNIDENTIFIED = "source:unidentified-speaker"
JOINT = "attribution.joint"
BLAME = "attribution.blame.back"
#: Who says that he did it: of his own accord ("تبنى التنظيم قتل ثلاثة"), and as told by another one ("الذي تبناه").
CLAIMED = "attribution.responsibility"
RESPONSIBILITY = "attribution.responsibility.back"
#: Blame that looks back and has no blamer ("الهجوم الذي نسب إلى").
ASCRIBED = "attribution.blamed.back"
DENIED = "attribution.denial.rumour"
#: Rules whose stretch others tell as well.
ECHOES = frozenset(("attribution.denial", RESPONSIBILITY, BLAME, ASCRIBED, DENIED, JOINT))
#: Of these, the ones told in a clause of their own that only points at the event.
POINTING = frozenset(("attribution.denial", RESPONSIBILITY, BLAME, ASCRIBED))
