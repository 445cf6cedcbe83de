"""A country or a capital is its government where it acts, and the ground elsewhere."""

from __future__ import annotations

import pytest
from tests import make

from riwaya import pipeline

STATES = [
    ("رفضت أنقرة الطلب.", "أنقرة", "state:turkey"),
    ("وقال الوزير إن تركيا ترفض الطلب.", "تركيا", "state:turkey"),
    ("يستند الموقف إلى إعلان موسكو عزمها الانسحاب.", "موسكو", "state:russia"),
    ("اتهامات وجهت من قبل طهران أمس.", "طهران", "state:iran"),
    ("جماعة تتلقى دعما من إيران منذ سنوات.", "إيران", "state:iran"),
    ("وقع الاتفاق بين أنقرة وموسكو أمس.", "موسكو", "state:russia"),
    ("على تركيا أن تفتح الحدود أمام القوافل.", "تركيا", "state:turkey"),
    ("قررت واشنطن وأنقرة تعزيز التعاون.", "أنقرة", "state:turkey"),
    ("لم تتفق الجماعة مع النظام أو روسيا.", "روسيا", "state:russia"),
    ("رفضت طهران أو موسكو الطلب.", "موسكو", "state:russia"),
    ("لم يوقع الاتفاق سوى إيران.", "إيران", "state:iran"),
    ("لا تركيا ولا إيران توقع الاتفاق.", "إيران", "state:iran"),
    ("أدى هجوم إسرائيل على البلدة إلى مقتل مدنيين.", "إسرائيل", "state:israel"),
    ("أدان المجلس قصف تركيا مواقع المسلحين.", "تركيا", "state:turkey"),
    ("جاء ذلك بعد استقالة السعودية من دورها.", "السعودية", "state:saudi-arabia"),
]
GROUND = [
    ("انفجرت عبوة في أنقرة صباحا.", "أنقرة", "place:ankara"),
    ("عبر اللاجئون الحدود مع تركيا ليلا.", "تركيا", "place:turkey"),
    ("سقطت قذائف على دمشق صباحا.", "دمشق", "place:damascus"),
    ("يتنقل المسلحون بين سوريا والعراق.", "العراق", "place:iraq"),
    ("وصل الوفد قادما من تركيا.", "تركيا", "place:turkey"),
    ("قتل ثلاثة في معارك شمال سوريا والعراق.", "العراق", "place:iraq"),
    ("شهدت سوريا معارك عنيفة.", "سوريا", "place:syria"),
    ("ما زال العراق يشهد نهب الآثار.", "العراق", "place:iraq"),
    ("أدان المجلس غزو العراق عام 2003.", "العراق", "place:iraq"),
    ("أدان المجلس قصف سوريا أمس.", "سوريا", "place:syria"),
    ("ينتشر المسلحون في سوريا أو العراق.", "العراق", "place:iraq"),
]


@pytest.mark.parametrize(("text", "name", "entity"), STATES + GROUND, ids=[row[0] for row in STATES + GROUND])
def test_a_country_is_its_government_or_the_ground(text: str, name: str, entity: str) -> None:
    document = pipeline.read_capture(make.capture("عنوان الخبر\n\n" + text))
    (found,) = {one.entity for one in document.reading.mentions if one.text == name}
    assert found == entity
