"""Two short pages, read and reconciled: where do they collide? Every page is our own; nobody said so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riwaya import pipeline

COLLISIONS = {
    "two tolls of one shelling": (
        "قالت وزارة الصحة إن 12 مدنيا قتلوا في قصف صاروخي للحوثيين على سوق شعبي في مدينة مأرب يوم الثلاثاء.",
        "أفاد مسؤول محلي بأن القصف الذي استهدف سوقا شعبيا في مأرب الثلاثاء أسفر عن مقتل 20 مدنيا.",
        {"figure"},
    ),
    "a shelling and its denial": (
        "قال أطباء إن الجيش السوداني قصف مستشفى في أم درمان الأحد، ما أدى إلى مقتل خمسة مرضى.",
        "نفى المتحدث باسم الجيش السوداني قصف مستشفى في أم درمان.",
        {"denial"},
    ),
    "who shelled the market": (
        "اتهمت قوات الدعم السريع الجيش السوداني بشن غارة على سوق في نيالا يوم السبت أسفرت عن مقتل 30 مدنيا.",
        "قال الجيش السوداني إن قوات الدعم السريع قصفت سوق نيالا يوم السبت بالمدفعية، وقتل 30 مدنيا في القصف.",
        {"responsibility"},
    ),
    "gunmen or security forces": (
        "قال ناشطون إن قوات الأمن العراقية أطلقت النار على متظاهرين في الناصرية وقتلت أربعة منهم.",
        "قالت وزارة الداخلية العراقية إن مسلحين مجهولين أطلقوا النار على متظاهرين في الناصرية وقتلوا أربعة منهم.",
        {"responsibility"},
    ),
    "a withdrawal and its denial": (
        "قال مصدر عسكري إن قوات حفتر انسحبت من مدينة ترهونة مساء الخميس.",
        "نفى الناطق باسم الجيش الوطني الليبي انسحاب قواته من مدينة ترهونة.",
        {"denial"},
    ),
    "who holds the camp": (
        "أعلنت جماعة الحوثي سيطرتها على معسكر الخنجر في محافظة الجوف.",
        "نفت الحكومة اليمنية سيطرة الحوثيين على معسكر الخنجر في الجوف.",
        {"denial"},
    ),
    "what made the house fall": (
        "قال ناشطون إن مبنى سكنيا في حي الشعار في حلب انهار بسبب القصف، ما أدى إلى مقتل ثمانية أشخاص.",
        "قالت وكالة سانا إن المبنى السكني في حي الشعار في حلب انهار بسبب تسرب الغاز، ما أدى إلى مقتل ثمانية أشخاص.",
        {"cause"},
    ),
    "a toll and a part of it": (
        "قتل 40 شخصا بينهم 15 طفلا في غارات روسية على مدينة إدلب، وفق المرصد السوري لحقوق الإنسان.",
        "قتل 15 طفلا في الغارات الروسية على مدينة إدلب، حسب الدفاع المدني السوري.",
        set(),
    ),
    "who blew himself up and for whom": (
        "قالت السلطات التركية إن شابا هو منفذ الهجوم الانتحاري الذي أوقع 12 قتيلا من المدنيين في مدينة سروج يوم الأحد.",
        "أعلن تنظيم داعش مسؤوليته عن الهجوم الانتحاري الذي أوقع 12 قتيلا من المدنيين في مدينة سروج يوم الأحد.",
        set(),
    ),
    "gunmen and civilians killed in one town": (
        "أعلنت الشرطة مقتل 19 مسلحا في قصف على مدينة سرت يوم الأحد.",
        "قال أطباء إن خمسة مدنيين قتلوا في قصف على مدينة سرت يوم الأحد.",
        set(),
    ),
    "children and all who died": (
        "قالت منظمة حقوقية إن 63 طفلا قتلوا في قصف على مخيم اليرموك هذا العام.",
        "قال ناشطون إن 178 شخصا قتلوا في قصف على مخيم اليرموك هذا العام.",
        set(),
    ),
    "a toll of the country and one of a town": (
        "قالت وزارة الداخلية إن 30 شخصا قتلوا في تفجيرات في العراق يوم الثلاثاء.",
        "قالت الشرطة إن 19 شخصا قتلوا في تفجيرات في مدينة بعقوبة يوم الثلاثاء.",
        set(),
    ),
    "two towns": (
        "قتل خمسة مدنيين في قصف على حي الخالدية في حمص، وفق ناشطين.",
        "قتل تسعة مدنيين في قصف على مدينة دوما، وفق ناشطين.",
        set(),
    ),
    "a plan and what came of it": (
        "قال متحدث إن الجيش سينسحب من مدينة الباب يوم الجمعة.",
        "انسحب الجيش من مدينة الباب يوم الجمعة.",
        set(),
    ),
    "two denials": (
        "نفى الجيش المصري قصف مدنيين في مدينة رفح.",
        "نفى مصدر عسكري مصري قصف مدنيين في مدينة رفح.",
        set(),
    ),
}


@pytest.mark.parametrize(("one", "other", "kinds"), COLLISIONS.values(), ids=COLLISIONS.keys())
def test_where_two_pages_collide(one: str, other: str, kinds: set[str], tmp_path: Path) -> None:
    file = tmp_path / "pages.jsonl"
    records = [
        {"id": name, "text": text, "reference": "2024-05-20", "outlet": f"media:{name}"}
        for name, text in (("a", one), ("b", other))
    ]
    file.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    collection = pipeline.reconcile(pipeline.read((str(file),)))
    assert {dispute.kind for dispute in collection.disputes} == kinds
