"""Speech: who asks, blames, backs, refuses or threatens whom, verb by verb. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.test_claims import only

from riwaya.claims.grammar import grammar
from riwaya.claims.parts.speech import _governments

TOLD = [
    # The object is who is asked; what is asked for is nobody.
    ("طالب المتظاهرون الحكومة بالاستقالة", "REQUEST", ("group:protesters",), ("state:authorities",)),
    ("دعا لواء الراية الجيش إلى وقف القتال", "REQUEST", ("group:raya",), ("state-force:army",)),
    ("دعت كتيبة النهر منذ أسابيع إلى إقامة منطقة آمنة لإبعاد لواء الراية", "REQUEST", ("group:nahr",), ()),
    ("أعلن لواء الراية هدنة وحث الجيش على احترامها", "REQUEST", ("group:raya",), ("state-force:army",)),
    ("طلب لواء الراية من كتيبة النهر مغادرة المدينة", "REQUEST", ("group:raya",), ("group:nahr",)),
    ("هتف المتظاهرون مطالبين باستقالة الحكومة", "REQUEST", ("group:protesters",), ("state:authorities",)),
    ("تجمع المتظاهرون لمطالبة الحكومة بفتح الطريق", "REQUEST", ("group:protesters",), ("state:authorities",)),
    # Aimed at whoever has or does what it is about; never at who suffers it.
    ("ندد المتظاهرون بالقصف التركي على المدينة", "ACCUSE", ("group:protesters",), ("state:turkey",)),
    ("رحب لواء الراية بالغارات التركية على كتيبة النهر", "SUPPORT", ("group:raya",), ("state:turkey",)),
    ("استنكر لواء الراية قتل المدنيين", "ACCUSE", ("group:raya",), ()),
    ("أيد المتظاهرون الجيش", "SUPPORT", ("group:protesters",), ("state-force:army",)),
    ("رفض لواء الراية سياسة الحكومة", "REJECT", ("group:raya",), ("state:authorities",)),
    # A verb behind the verb of saying is its noun; the subject behind a relative pronoun is shown by its ending.
    ("أكد لواء الراية دعم الجيش", "SUPPORT", ("group:raya",), ("state-force:army",)),
    ("وصل لواء الراية الذي ينتقد المتظاهرون سياسته", "ACCUSE", ("group:protesters",), ("group:raya",)),
    # Who is asked by a verb without an object stands before it ("he was charged with handing over").
    ("قال إن لواء الراية كلف بتسليم الأسلحة", "REQUEST", (), ("group:raya",)),
    # Who bears the blame is the subject; a text that tells something is no party.
    ("تتحمل الحكومة مسؤولية الهجوم", "ACCUSE", (), ("state:authorities",)),
    ("رفع الطلاب لافتات تندد بالحكومة", "ACCUSE", ("group:civilians",), ("state:authorities",)),
    # A pronoun is whoever agrees with it and does not act.
    ("حاصر المتظاهرون مبنى الحكومة وهددهم الجيش بالقصف", "THREATEN", ("state-force:army",), ("group:protesters",)),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), TOLD, ids=[text for text, *_ in TOLD])
def test_each_verb_of_speech_has_its_own_aim(
    text: str, event: str, agent: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    claim = only(text, event)
    assert (claim.agent, claim.recipient) == (agent, recipient)


def test_each_form_is_listed_once_and_prepositions_are_known() -> None:
    forms = _governments()
    known = {*grammar().classes["prepositions"], "ب", "ل", "ان", "من اجل"}
    assert len(forms) > 150
    for governs in forms.values():
        assert governs.object or governs.prepositions or governs.content or governs.subject
        assert governs.prepositions | governs.content <= known
