"""Frames: who is the doer and who the sufferer by the grammar of each kind of word. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.test_claims import only

TOLD = [
    # A verb of fighting with an object has two parts, with مع two doers.
    ("وصلت كتيبة النهر التي تقاتل لواء الراية إلى الخالدية", "ASSAULT", ("group:nahr",), ("group:raya",)),
    ("اشتبكت كتيبة النهر مع لواء الراية في الخالدية", "ASSAULT", ("group:nahr", "group:raya"), ()),
    # The dead beside the attack of whom ل names.
    ("مقتل 3 من الشرطة في هجوم للواء الراية", "ASSAULT", ("group:raya",), ("state-force:police",)),
    # A blast destroys the building that it governs, and is done by whom it governs alone.
    ("تم تفجير مقر لواء الراية في الخالدية", "ASSAULT", (), ("group:raya",)),
    # People whom a phrase names, and whoever stands in its gap.
    ("أطلقت الشرطة الغاز لتفريق المتظاهرين", "ASSAULT", ("state-force:police",), ("group:protesters",)),
    # Who is freed is the genitive, or whom the pronoun means.
    ("أطلق سراح خمسة جنود في الخالدية", "RETREAT", (), ("state-force:soldiers",)),
    # Somebody wounded beside an attack is not who waged it; the shooter who misses is no victim.
    (
        "قتل جندي وأصيب خمسة آخرون في قصف شنه لواء الراية على ثكنة",
        "ASSAULT",
        ("group:raya",),
        ("state-force:soldiers",),
    ),
    ("وقع الهجومان اللذان شنهما لواء الراية في الخالدية", "ASSAULT", ("group:raya",), ()),
    ("تعرض السجناء للتعذيب على أيدي رجال الأمن", "ASSAULT", ("state-force:police",), ("group:detainees",)),
    ("قصفت دبابة تركية مقر لواء الراية", "ASSAULT", ("state:turkey",), ("group:raya",)),
    # A body does something to its own people.
    ("أعدم لواء الراية خمسة من مقاتليه", "ASSAULT", ("group:raya",), ("group:raya",)),
    # Who serves in a body that is named behind him.
    ("فرضت الحكومة عقوبات على قائد بارز في لواء الراية", "SANCTION", ("state:authorities",), ("group:raya",)),
    # Missions are their state's.
    ("هاجم مسلحون القنصلية التركية في الخالدية", "ASSAULT", ("group:fighters",), ("state:turkey",)),
    # Against whom people protest.
    ("تظاهر مئات الطلاب ضد لواء الراية في الخالدية", "PROTEST", ("group:civilians",), ("group:raya",)),
    ("المتظاهرون يهتفون تنديدا بالغارات التركية", "PROTEST", ("group:protesters",), ("state:turkey",)),
    # What is held and attacked is no doer, though nobody else is told.
    ("قصفت طائرات الجيش مواقع لواء الراية", "ASSAULT", ("state-force:army",), ("group:raya",)),
    ("دمرت الطائرات مواقع لواء الراية", "ASSAULT", (), ("group:raya",)),
    # Who stands behind a subject that names no known party is none.
    ("وافق المجلس على تسليم المقر للواء الراية", "AGREE", (), ()),
    # Whom a pronoun in a phrase means is the sufferer.
    ("قالت الوزارة إن المتظاهرين أوقفتهم الشرطة في الخالدية", "COERCE", ("state-force:police",), ("group:protesters",)),
    # A bomb as subject has no doer; whose vehicle it hit suffers.
    ("استهدفت عبوة ناسفة آلية لكتيبة النهر قرب الخالدية", "ASSAULT", (), ("group:nahr",)),
    # Behind تم and جرى stands a verbal noun and whom it befell; whose a control is.
    ("تم قصف مواقع لواء الراية في الخالدية", "ASSAULT", (), ("group:raya",)),
    ("جرى استهداف مقر لواء الراية", "ASSAULT", (), ("group:raya",)),
    ("نفت كتيبة النهر سيطرة لواء الراية على الخالدية", "COERCE", ("group:raya",), ()),
    # Who leads what.
    ("هاجم الجيش كتيبة النهر التي يتزعمها ضابط", "STATUS", ("state-force:soldiers",), ("group:nahr",)),
    # Armed men are no civilians; the wounded are helped.
    ("خطف ضابط على أيدي رجال مسلحين", "ASSAULT", ("group:fighters",), ("state-force:soldiers",)),
    ("كان الأطباء يسعفون المصابين", "AID", ("group:medics",), ("group:wounded",)),
    # The genitive of a verb's object is no subject.
    ("الغارات ستحد من حرية لواء الراية", "COERCE", (), ("group:raya",)),
    # Sides joined under a long title.
    ("اشتبك الجيش مع لواء الراية وكتيبة النهر", "ASSAULT", ("state-force:army", "group:raya", "group:nahr"), ()),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), TOLD, ids=[text for text, *_ in TOLD])
def test_each_frame_gives_its_parts(text: str, event: str, agent: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    claim = only(text, event)
    assert (claim.agent, claim.recipient) == (agent, recipient)
