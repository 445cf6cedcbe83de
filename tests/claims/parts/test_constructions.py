"""Who did it to whom: objects of verbal nouns, what fell to whom, guilt, "we", several sides. Sentences of our own."""

from __future__ import annotations

import pytest

from riwaya.explain import read_text

TOLD = [
    # Whose the things are that a noun of shelling hits.
    ("بدأت تركيا قصف معسكرات لحزب العمال الكردستاني.", "ASSAULT", "state:turkey", "group:pkk"),
    ("بدأ الجيش السوري قصف مواقع لتنظيم داعش في الرقة.", "ASSAULT", "state-force:syrian-arab-army", "group:isis"),
    ("قصف لتنظيم داعش على القرية.", "ASSAULT", "group:isis", ""),
    # What fell to whom, and who took it back.
    ("يأتي ذلك بعد سقوط الموصل بيد تنظيم داعش.", "COERCE", "group:isis", ""),
    ("جاء ذلك بعد سقوطها في أيدي الحوثيين.", "COERCE", "group:houthis", ""),
    # An adjective behind a place is the place's.
    ("استمر قصف مدينة حلب السورية.", "ASSAULT", "", ""),
    ("استمر القصف التركي على مدينة حلب السورية.", "ASSAULT", "state:turkey", ""),
    # "Militarily" is nobody, a wounded man of the military is.
    ("دعمت إيران النظام السوري ماليا وعسكريا.", "AID", "state:iran", "state:syria"),
    # Who is told of and fights beside whom.
    ("استهدف فصائل مسلحة تقاتل إلى جانب الجيش العراقي.", "COOPERATE", "group:factions", "state-force:iraqi-army"),
    ("قام المواطنون بإبلاغ الشرطة التركية عن الحادث.", "COOPERATE", "group:civilians", "state-force:turkish-police"),
    # A member of a body is not the body.
    ("تركيا العضو في الحلف الأطلسي رفضت المشاركة في المعركة.", "REJECT", "state:turkey", ""),
    ("تركيا لديها جيش قوي وقوات أمن قوية.", "STATUS", "state:turkey", ""),
    # Each of several, and "the states of the Gulf".
    ("اتفق كل من تركيا وروسيا على وقف إطلاق النار.", "AGREE", "state:turkey state:russia", ""),
    ("أعربت العديد من دول الخليج عن قلقها إزاء الطموحات الإيرانية.", "ACCUSE", "group:states", "state:iran"),
    # Guilt is laid to somebody.
    ("أكدت الولايات المتحدة تورط إيران في الهجوم.", "ACCUSE", "state:usa", "state:iran"),
    ("أدلة على تورط إيران في التفجير.", "ACCUSE", "", "state:iran"),
    ("حزب الله هو المسؤول عن مقتل الجنود.", "ACCUSE", "", "group:hezbollah"),
    # A deed that is condemned has no subject of the verb behind it; nor is a man that of a feminine verb.
    ("قال الوزير إن حركة حماس تتراجع، وأدان اغتيال القائد فلان الفلاني.", "ACCUSE", "", ""),
    # "We" are whoever speaks.
    (
        "قال المتحدث باسم الجيش العراقي: «سنواصل دعم الحكومة عسكريا».",
        "AID",
        "state-force:iraqi-army",
        "state:authorities",
    ),
    # A country as the genitive of help.
    ("وافق حلف شمال الأطلسي على خطة مساعدة العراق.", "AID", "intl:nato", "state:iraq"),
    # What somebody objects to is not his deed.
    ("يعارض الاتحاد الأوروبي السياسات المتخذة، مثل بناء الجدار العازل.", "COERCE", "", ""),
    # Who vows something alone; between whom the relations lie that are talked of; who meets whom.
    ("تعهدت حركة فتح بتقديم مقترحات بعد التشاور مع مصر.", "AGREE", "group:fatah", ""),
    ("أوضح المتحدث أن الجانبين المصري والروسي بحثا العلاقات بين البلدين.", "CONSULT", "state:egypt state:russia", ""),
    # Whoever has several subjects before its verb.
    (
        "قال مسؤول إن الجيش العراقي والشرطة الاتحادية تمكنت من دخول البلدة.",
        "COERCE",
        "state-force:iraqi-army state-force:iraqi-federal-police",
        "",
    ),
    # The side that has another one in its fight; a force that names its enemy; on whose side somebody died.
    (
        "تمكن الجيش السوري من السيطرة على البلدة بعد معارك مع تنظيم داعش.",
        "ASSAULT",
        "state-force:syrian-arab-army group:isis",
        "",
    ),
    ("قال الوزير في بغداد بعد معارك مع تنظيم داعش إن الوضع صعب.", "ASSAULT", "group:isis", ""),
    ("وقتل من جانب الحوثيين ثمانية أشخاص.", "STATUS", "", "group:houthis"),
    ("وزارة الدفاع العراقية تعلن طرد داعش من جامعة الأنبار", "COERCE", "state:iraqi-ministry-of-defence", "group:isis"),
    # One without a name who attacks, and one who is only hurt or drives.
    ("فتاة تنفذ هجوما انتحاريا شمال الكاميرون", "ASSAULT", "per:unnamed-attacker", ""),
    ("شهدت المدينة هجوما جديدا نفذته فتاة في الثانية عشرة.", "ASSAULT", "per:unnamed-attacker", ""),
    ("قام رجل بإلقاء قنبلة باتجاه الحانة.", "ASSAULT", "per:unnamed-attacker", ""),
    ("طعن شاب فلسطيني جنديا إسرائيليا في القدس.", "ASSAULT", "per:unnamed-attacker", "state-force:soldiers"),
    ("قتل ثلاثة جنود في تفجير سيارة مفخخة يقودها انتحاري.", "ASSAULT", "", "state-force:soldiers"),
    # To whom help goes by a pronoun, in what somebody trusts, into what he goes.
    ("دعت الحكومة أهالي الفلوجة إلى الخروج ووفرت لهم ملاذات آمنة.", "AID", "state:authorities", "group:civilians"),
    (
        "استقبلت تركيا اللاجئين السوريين. وقالت إن قطر تساعدهم وقدمت لهم مساعدات.",
        "AID",
        "state:turkey",
        "group:displaced",
    ),
    (
        "وتشارك الإمارات في التحالف العسكري بقيادة الولايات المتحدة ضد تنظيم داعش.",
        "COOPERATE",
        "state:uae",
        "intl:global-coalition",
    ),
    ("أعرب الوزير العراقي عن تقديره للدعم الأميركي.", "SUPPORT", "state:iraq", "state:usa"),
    ("وجند الشاب من قبل الأميركيين.", "MOBILIZE", "state:usa", "group:civilians"),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), TOLD, ids=[one[0] for one in TOLD])
def test_who_did_it_to_whom(text: str, event: str, agent: str, recipient: str) -> None:
    claim = next(claim for claim in read_text(text).claims if claim.event == event)
    assert (claim.agent, claim.recipient) == (tuple(agent.split()), tuple(recipient.split()))


def test_whose_people_were_killed_did_not_destroy_what_followed() -> None:
    claims = read_text("أسفرت المواجهات عن مقتل عشرين مسلحا من تنظيم داعش وتدمير مركبتين.").claims
    assert all("group:isis" not in claim.agent for claim in claims)


def test_a_dual_verb_has_both_who_were_told_before() -> None:
    claims = read_text("سيلتقي جون كيري نظيره الروسي سيرغي لافروف حيث سيتباحثان في قضايا عدة.").claims
    assert {claim.agent for claim in claims} == {("per:john-kerry", "per:sergei-lavrov")}


def test_a_pronoun_of_seizing_ground_is_the_doer() -> None:
    text = "أعدم تنظيم داعش مئة من المتطوعين بالقوات المسلحة، في تكريت لدى سيطرته على المحافظة."
    assert [claim.agent for claim in read_text(text).claims if claim.event == "COERCE"] == [("group:isis",)]


MORE = [
    # What was done by nobody told; who has what in somebody's words; people of two adjectives.
    ("تم طرد عناصر تنظيم داعش من البلدة.", "ASSAULT", "", "group:isis"),
    ('قال الأمين العام لحلف الأطلسي ينس ستولتنبرغ: "تركيا لديها جيش قوي".', "STATUS", "state:turkey", ""),
    ("استهدف فصائل شيعية مسلحة تقاتل إلى جانب الجيش العراقي.", "COOPERATE", "group:factions", "state-force:iraqi-army"),
    # Whose aircraft; what stands behind "on" is no partner; a subject that names nobody; a capital that trains.
    ("وقعت غارات جوية نفذها الطيران التابع للنظام السوري على مناطق في إدلب.", "ASSAULT", "state:syria", ""),
    (
        "شهدت الموصل غارات من قبل طيران التحالف الدولي على مواقع ومقرات تنظيم داعش.",
        "ASSAULT",
        "intl:global-coalition",
        "group:isis",
    ),
    ("تونس تمدد حالة الطوارئ ومنظمات حقوقية تنتقد قانون الإرهاب", "ACCUSE", "", ""),
    ("فرضت تونس حالة الطوارئ. وحذرت ثماني منظمات حقوقية دولية من انتهاكات.", "THREATEN", "", ""),
    ("أعلن الوزير أن تدريب واشنطن لمقاتلي المعارضة السورية انطلق ببطء.", "AID", "state:usa", "group:opposition"),
    # A main verb past a relative clause; backing is no belonging; "claims" is not "is called".
    (
        "إن جماعات الحشد الشعبي المدعومة من إيران والتي ترفض واشنطن التنسيق معها لم تشارك في عملية الجامعة.",
        "ASSAULT",
        "group:popular-mobilisation-forces",
        "",
    ),
    ("أكد الوزير أن بلاده وقعت تحت سيطرة مليشيات مدعومة من إيران.", "STATUS", "group:insurgents", ""),
    ("تركيا تدعي قتال داعش، ولكنها في الحقيقة تشن حربا على الأكراد.", "ASSAULT", "state:turkey", "group:kurds"),
    (
        "قال المتحدث باسم الجيش العراقي: «نحن مستعدون لإسقاط المشروع الإيراني».",
        "MOBILIZE",
        "state-force:iraqi-army",
        "",
    ),
    ("أطلق المتظاهرون هتافات مؤيدة للرئيس السوري بشار الأسد.", "SUPPORT", "group:protesters", "per:bashar-al-assad"),
    ("قال التلفزيون إن الجيش السوري والقوات المسلحة السورية دمرت نفقا.", "ASSAULT", "state-force:syrian-arab-army", ""),
    # Who heads a body and is named elsewhere; where a state of emergency is imposed; a people behind a name.
    ("زعيم الحوثيين يرفض الهدنة. ونسبت الرسالة إلى عبدالملك الحوثي.", "REJECT", "per:abdul-malik-al-houthi", ""),
    ("زعيم حزب الله يهدد إسرائيل.", "THREATEN", "group:hezbollah", "state:israel"),
    ("هذا التمديد هو الثالث لحالة الطوارئ في شمال سيناء.", "COERCE", "state:egypt", ""),
    ("فرضت الحركة حظر التجول في مدينة غزة.", "COERCE", "", ""),
    # The second side past an apposition; several peers; whom an aim of asking asks; whose relations fare how.
    (
        "جرت المشاورات بين برناردينو ليون، ممثل الأمم المتحدة لدى ليبيا، وأعضاء من المؤتمر الوطني العام.",
        "CONSULT",
        "per:bernardino-leon state:libyan-general-national-congress",
        "",
    ),
    ("سيلتقي جون كيري نظراءه في دول مجلس التعاون الخليجي.", "CONSULT", "per:john-kerry intl:gcc", ""),
    ("انضم الوزير الإيطالي إلى المشاورات من أجل إقناع حركة حماس بالتوقيع.", "REQUEST", "", "group:hamas"),
    ("وبدأت العلاقات الأميركية- المصرية تعود إلى طبيعتها.", "STATUS", "state:usa state:egypt", ""),
    ("أعلن في بروكسل عن تقديم الاتحاد الأوروبي تبرعا ماليا.", "AID", "intl:european-union", ""),
    ("فتاة تبلغ من العمر نحو 12 عاما قامت بتفجير نفسها في السوق.", "ASSAULT", "per:unnamed-attacker", ""),
    # What a noun of shelling with the article hits; whose attempt it is; what a building is.
    ("يستمر القصف الجوي لمواقع متمردي حزب العمال الكردستاني.", "ASSAULT", "", "group:pkk"),
    (
        "في محاولة من حزب الله اللبناني والجيش السوري للسيطرة على المدينة.",
        "COERCE",
        "group:hezbollah state-force:syrian-arab-army",
        "",
    ),
    ("تفجير مسجد قوات الطوارئ في عسير.", "ASSAULT", "", "state-force:soldiers"),
    # Whoever is only called responsible; somebody's relative; who took to the streets for it.
    ("لم تحدد السلطات التركية الجهة المسؤولة عن الهجومين.", "ASSAULT", "", ""),
    (
        "بشار الأسد يتعهد بمحاسبة قريبه الذي قتل عقيدا في اللاذقية",
        "ASSAULT",
        "per:unnamed-associate",
        "state-force:soldiers",
    ),
    ("خرج مئات المتظاهرين في اللاذقية للمطالبة بمحاسبة الفاعل.", "REQUEST", "group:protesters", ""),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), MORE, ids=[one[0] for one in MORE])
def test_whose_it_is_and_whom_it_befalls(text: str, event: str, agent: str, recipient: str) -> None:
    test_who_did_it_to_whom(text, event, agent, recipient)
