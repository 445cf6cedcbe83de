"""Where it happened: the innermost place of the event's own words, what points back at it, and what is no place."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims

from riwaya.model import Claim

OWN = {
    "innermost of nested places": ("قتل ثلاثة جنود في تفجير بمدينة بعقوبة في محافظة ديالى.", ["baqubah"]),
    "side of a wider place": ("انفجرت سيارة مفخخة في الكرادة وسط بغداد.", ["karrada"]),
    "distance from a wider place": ("قتل جنديان في كمين قرب شبوة (400 كلم شرق صنعاء).", ["shabwah"]),
    "two places joined": ("قصف الطيران مدينتي سرت ودرنة أمس.", ["sirte", "derna"]),
    "a list": ("نفذت الطائرات غارات على حلب، إدلب، وحماة أمس.", ["aleppo", "idlib", "hama"]),
    "a place and the one around it behind a comma": ("انفجرت قنبلة في الكرادة، بغداد أمس.", ["karrada"]),
    "whence and whither": ("انسحب المقاتلون من تعز باتجاه مأرب.", ["taiz", "marib"]),
    "whither, told apart": ("غادر 300 مقاتل حي الوعر في حافلات تابعة للهلال الأحمر إلى إدلب.", ["al-waer", "idlib"]),
    "on what an attack falls": ("شن مقاتلو حركة الشباب في كينيا هجوما على مقديشو.", ["mogadishu"]),
    "what opens the sentence": ("وفي الخرطوم، اعتقلت الشرطة خمسة ناشطين.", ["khartoum"]),
    "right behind a comma": ("قتلت الشرطة ثلاثة مسلحين، في كابول صباح أمس.", ["kabul"]),
    "where the raids were": ("أدان الوزير الغارات التي شنتها الطائرات في صعدة.", ["saada"]),
    "told before its result": ("سقطت قذائف على مخيم اليرموك ما أدى إلى مقتل طفلين.", ["yarmouk-camp"]),
    "what is described": ("وصل الوفد إلى الرقة، آخر معقل لتنظيم داعش.", ["raqqa"]),
    "a country's ground": ("نفذت الطائرات غارات داخل الأراضي اللبنانية.", ["lebanon"]),
    "carried on behind a comma": ("تسيطر القوات، على ما قيل، على قطاع من الأرض شمالي سبها.", ["sabha"]),
    "whence they may not leave": ("منع المسلحون المدنيين من الخروج من الفلوجة.", ["fallujah"]),
    "a site called by a rare word": ("قتل مدنيان في غارة على دوار الباسل.", ["dwar-albasl"]),
    "a hospital by its shorter word": ("قصفت الطائرات مشفى عدي في سراقب.", ["mstshfa-ady"]),
    "what a description stands behind": (
        "تعرض مطار الأبرق، المنفذ الجوي الوحيد العامل في درنة، ظهر اليوم لقصف جوي.",
        ["labraq-airport"],
    ),
    "close to": ("هاجم مسلحون دورية للشرطة بالقرب من العريش.", ["arish"]),
}
NONE = {
    "where somebody speaks": ("قال وزير الخارجية في موسكو إن الطائرات قصفت مواقع المسلحين.", "ASSAULT"),
    "where a body belongs": ("رئيس نقابة المحامين في تونس هاجم قرار الحكومة ورفض التفاوض.", "REJECT"),
    "whence somebody comes": ("قتل الجنود شابا من غزة بالرصاص.", "ASSAULT"),
    "what a pronoun takes up that is no place": (
        "وصل الناجون إلى صقلية أمس بعد ليلة من الكارثة التي قتل فيها مئة مهاجر.",
        "STATUS",
    ),
    "the office of whoever asks": ("دعا مفتي طرابلس سكان المدن الأخرى إلى الهدوء.", "REQUEST"),
    "where an earlier event was": ("حظرت النمسا التجمعات الكبيرة في أعقاب هجمات على باريس.", "COERCE"),
    "where somebody was born": ("اعتقلت الشرطة التونسية القيادي المولود بالقيروان.", "COERCE"),
    "a dateline": ("نواكشوط ـ مكتب الجريدة: اعتقل الجيش النيجيري عشرة مسلحين.", "COERCE"),
    "where others protest against it": ("تظاهر مئات في نيروبي احتجاجا على غارات شنها الجيش الكيني.", "ASSAULT"),
    "a state that acts": ("أطلقت أنقرة عملية عسكرية ضد المتمردين.", "ASSAULT"),
    "an event that is judged": ("أدانت الجامعة العربية الهجوم على طرابلس.", "ACCUSE"),
    "since when": ("تعرضت القرية منذ اندلاع الحرب في سوريا لقصف مستمر.", "ASSAULT"),
    "between two parties": ("انهارت الهدنة بين أنقرة والمتمردين.", "STATUS"),
}
OWN |= {
    "on a frontier, where no other is told": ("اعتقلت الشرطة خمسة تجار على الحدود مع تركيا.", ["turkey"]),
    "one or another": ("حاول 20 شابا السفر للقتال في سوريا أو العراق.", ["syria", "iraq"]),
    "what a pronoun takes up": ("تقدم الجيش نحو بنغازي أمس وطرد مسلحين كانوا يتحصنون فيها.", ["benghazi"]),
    "where the victim was meanwhile": ("خطف مسلحون مهندسا صينيا بينما كان يزور عمالا في كراتشي.", ["karachi"]),
    "behind the crowd it was amid": ("فجر انتحاري نفسه وسط حشد من المصلين في بيشاور.", ["peshawar"]),
    "a side of a place behind a comma": ("هاجم مسلحون دورية للشرطة، جنوب كركوك.", ["kirkuk"]),
    "since when is told before it": ("تدور اشتباكات منذ صباح أمس في سبها.", ["sabha"]),
    "dead of several parties": ("مقتل سبعة جنود و12 مسلحا في اشتباكات بمأرب.", ["marib"]),
    "described behind the wider one": (
        "تقدم الجيش نحو بلدة سلقين في محافظة إدلب التي يسيطر عليها المقاتلون.",
        ["salqin"],
    ),
}
OWN |= {
    "not what another event with و has": ("معارك عنيفة في سرت واعتصام في طرابلس", ["sirte"]),
    "whither another verb with و leads": ("استعاد الجيش بلدة البيضاء وتابع تقدمه نحو المكلا.", ["al-bayda"]),
    "kinds of places with و": ("دارت اشتباكات في مدينة كسلا وعدد من قرى القضارف أمس.", ["kassala", "gedaref"]),
    "places named among those told": (
        "تدور معارك في بلدات بأطراف الفلوجة مثل الكرمة والصقلاوية.",
        ["fallujah", "al-karma", "saqlawiyah"],
    ),
    "a place that is told to hold another": (
        "سيطر التنظيم على محافظة دير الزور بما فيها مدينة البوكمال.",
        ["deir-ez-zor-governorate", "al-bukamal"],
    ),
    "another event among those told": (
        "نعرب عن قلقنا من الأوضاع في البلاد، ومن بينها الانفلات الأمني في بغداد والبصرة.",
        ["baghdad", "basra"],
    ),
    "not whoever attacks": ("أدى هجوم إسرائيل على غزة إلى مقتل مدنيين.", ["gaza"]),
    "not whoever bombs what follows": ("أدان المجلس قصف تركيا مواقع في العراق.", ["iraq"]),
    "what is invaded": ("أدان المجلس غزو العراق عام 2003.", ["iraq"]),
    "towns behind a colon": ("خرجت أمس مظاهرات في مدن: جوبا وواو وملكال.", ["juba", "wau-south-sudan", "malakal"]),
    "the middle of a town": ("أطلق مسلح النار على سياح وسط عمان.", ["amman"]),
    "not where the war is that they march against": (
        "اصطدم متظاهرون مناوئون للحرب في العراق مع الشرطة في قلب واشنطن.",
        ["washington"],
    ),
    "towns called like common words": (
        "قصفت المدفعية بلدات الشجرة وتسيل ونوى.",
        ["al-shajarah-daraa", "tasil", "nawa"],
    ),
    "one called like a common word, beside a town": ("قتل عشرة في غارات على صعدة وحجة.", ["saada", "hajjah"]),
    "no town beside a town": ("اجتمع الوزير في بغداد والقائم بالأعمال الأميركي.", ["baghdad"]),
    "a hospital called by a noun": ("قصف الطيران مستشفى النور في إدلب.", ["mstshfa-alnwr"]),
    "a mosque of any town": ("انفجرت قنبلة قرب مسجد المدينة في سبها.", ["sabha"]),
    "the ground on which it happens": ("تشهد سوريا نزاعا داميا قتل فيه آلاف الأشخاص.", ["syria"]),
    "the ground before its verb": ("ما زال العراق يشهد نهب الآثار من المواقع.", ["iraq"]),
    "an adjective of origin between": ("انفجرت قنبلة في العاصمة التركية أنقرة.", ["ankara"]),
    "not whose it is": ("نفذ التحالف الذي تقوده الولايات المتحدة غارات في شمال سوريا.", ["northern-syria"]),
    "not the country of the people": ("العمليات التي تنفذها تركيا في سوريا لا تستهدف أكراد العراق.", ["syria"]),
    "behind the object, behind a comma": (
        "دخل الجيش قرية المشيك، في حين استهدفت الفصائل بصاروخ موجه، رشاشا للجيش في بلدة سلقين.",
        ["salqin"],
    ),
    "two towns, one called like a common word": (
        "هاجم المسلحون الجيش في منطقتي الفلاحات غرب الفلوجة وصبيحات شرقها.",
        ["falahat-fallujah", "subayhat"],
    ),
    "a town whose name is better known elsewhere": ("قصفت المدفعية بلدة المنصورة بسهل الغاب.", ["al-mansoura-ghab"]),
    "whither somebody comes from a state": ("وصل وزير خارجية إيران إلى بغداد في زيارة.", ["baghdad"]),
    "on a frontier told by an adjective": ("اعتقلت الشرطة خمسة تجار على الحدود التركية.", ["turkey"]),
    "among the rebels, not the people of": (
        "أوقعت الغارات على مواقع للمتمردين الأكراد في شمال العراق أكثر من 400 قتيل.",
        ["northern-iraq"],
    ),
}
NONE |= {
    "who resigns": ("ذكر المحللون استقالة السعودية من دورها.", "RETREAT"),
    "who agrees": ("اتفاق روسيا وتركيا على وقف القتال.", "AGREE"),
    "what a crowd cries": ("هتف المتظاهرون «كلا كلا أميركا».", "PROTEST"),
    "a dateline behind a mark": ("* روما ـ مكتب الجريدة: اعتقلت الشرطة عشرة مسلحين.", "COERCE"),
    "where those freed in return were not": (
        "وصلت سائحتان خطفتا في مأرب بعد أن أطلقت السلطات أحد المسجونين.",
        "RETREAT",
    ),
    "a law called after a place": ("انتهكت القوات قانون روما الأساسي وقتلت مدنيين.", "ASSAULT"),
    "the base of those who fight elsewhere": (
        "نشرت الولايات المتحدة مقاتلات في قاعدة إنجرليك للمشاركة في الحرب ضد تنظيم داعش.",
        "ASSAULT",
    ),
}
BACK = {
    "an attack that somebody claims": ("انفجرت سيارة مفخخة في بغداد، وتبنى تنظيم داعش التفجير.", ["baghdad"]),
    "the plain": ("تقدم الجيش في سهل الغاب. وقصف الطيران قرى في السهل.", ["al-ghab-plain"]),
    "the town of the same sentence": (
        "تدور معارك قرب سرت منذ أسبوع، وقصفت الطائرات أمس المدينة.",
        ["sirte"],
    ),
    "the town, not the wider place": (
        "دخل الجيش بلدة سلقين في محافظة إدلب. واعتقلت الشرطة ثلاثة رجال في البلدة.",
        ["salqin"],
    ),
    "the country that the page names most": (
        "قالت الشرطة النيجيرية إن مسلحين قتلوا خمسة تجار في كانو. ووقع هجوم آخر في شمال شرق البلاد.",
        ["northeastern-nigeria"],
    ),
    "its seat of government": (
        "أعلنت الحكومة الصومالية حظر التجول في كيسمايو. وانفجرت قنبلة في العاصمة.",
        ["mogadishu"],
    ),
    "there": ("وصلت قافلة إلى تعز. واعتقل المسلحون خمسة سائقين هناك.", ["taiz"]),
    "there is": ("وصلت قافلة إلى تعز. وكان هناك هجوم على دورية.", []),
    "a place of its own": ("وصلت قافلة إلى البصرة. واعتقلت الشرطة خمسة لصوص في الحي الصناعي.", []),
    "the region of the world": ("وصلت قافلة إلى البصرة. ويهدد الهجوم دول المنطقة.", []),
    "the town": ("دخل الجيش مدينة تدمر أمس. وقصف الطيران أحياء المدينة.", ["palmyra"]),
    "the camp, not the town": ("قصف الطيران مخيم درعا قرب دمشق. واعتقلت الشرطة لاجئين في المخيم.", ["daraa-camp"]),
    "what an attack left": ("قصفت المدفعية بلدة دير حافر. ودمرت القذائف خمسة منازل.", ["deir-hafer"]),
    "the base in its country": (
        "أقلعت الطائرات من قاعدة إنجرليك وقاعدة باغرام. ووصلت قوات إلى القاعدة التركية.",
        ["incirlik-air-base"],
    ),
    "a building that a pronoun means": (
        "قصف الجيش مسجد النور في الموصل. وقال سكان إن طائرة قصفته ليلا.",
        ["msjd-alnwr"],
    ),
    "a building of the other gender that a pronoun means": (
        "تقع كنيسة العذراء قرب مطار بغداد. وفجرها مسلحون أمس.",
        ["knysa-aladhra"],
    ),
    "nobody is a building": ("عاد زعيم الحركة من مطار دمشق. واعتقلته الشرطة.", []),
    "a house of prayer by another noun": (
        "أحرق مسلحون مسجد النور في الموصل. وقتل عشرة في تفجير الجامع.",
        ["msjd-alnwr"],
    ),
    "a building by its kind": ("هاجم مسلحون كنيسة العذراء في بغداد. وقتل عشرة داخل الكنيسة.", ["knysa-aladhra"]),
    "no airport was told": ("قصفت المدفعية بلدة دير حافر. واعتقلت الشرطة رجلين في المطار.", []),
}


def slugs(claim: Claim) -> list[str]:
    return [place.partition(":")[2] for place in claim.place]


@pytest.mark.parametrize(("text", "places"), OWN.values(), ids=OWN.keys())
def test_the_place_of_an_event(text: str, places: list[str]) -> None:
    assert places in [slugs(claim) for claim in claims(text)]


@pytest.mark.parametrize(("text", "event"), NONE.values(), ids=NONE.keys())
def test_what_is_no_place_of_an_event(text: str, event: str) -> None:
    told = [claim for claim in claims(text) if claim.event == event]
    assert told
    assert all(not claim.place for claim in told)


def test_what_an_attack_answers_is_elsewhere() -> None:
    told = claims("قتل جنديان في تفجير قنبلة ردا على الحملة التي بدأها الجيش مع ضربات تستهدف المسلحين في سبها.")
    assert [claim.place for claim in told if claim.trigger.text == "تفجير"] == [()]


@pytest.mark.parametrize(("text", "places"), BACK.values(), ids=BACK.keys())
def test_a_place_told_before(text: str, places: list[str]) -> None:
    assert slugs(claims(text)[-1]) == places
