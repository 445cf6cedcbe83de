"""Parties of force that one word, an adjective or a dual names, what is hit, and who is charged.

Every sentence is our own.
"""

from __future__ import annotations

import pytest

from riwaya.explain import read_text

PARTIES = [
    # Two bodies of one kind, told in the dual or side by side.
    ("دارت اشتباكات بين حركتي فتح وحماس في قطاع غزة.", "ASSAULT", "group:fatah group:hamas", ""),
    ("تبنى تنظيما القاعدة وداعش الهجوم على السفارة.", "ASSAULT", "group:al-qaeda", ""),
    # Forces of order, with their country and without one.
    ("أحبطت الجمارك الأردنية تهريب أسلحة.", "COERCE", "state-force:jordanian-customs", ""),
    ("أوقف الدرك الوطني الجزائري أربعة مهربين.", "COERCE", "state-force:algerian-gendarmerie", "group:fighters"),
    ("قوات مكافحة الشغب فرقت المحتجين في الخرطوم.", "ASSAULT", "state-force:police", "group:protesters"),
    ("ألقى حرس الحدود القبض على خمسة مهربين.", "COERCE", "state-force:police", "group:fighters"),
    ("ضبطت إدارة مكافحة المخدرات مهربا في بيروت.", "COERCE", "state-force:police", "group:fighters"),
    ("اعتقل جهاز المخابرات العامة خلية إرهابية في غزة.", "COERCE", "state-force:police", "group:fighters"),
    ("ضبطت الشرطة 20 كيلوغراما من الحشيش في مطار بيروت.", "COERCE", "state-force:police", ""),
    # An adjective of a group names it, also as whose attack it is.
    ("اختطف مسلحون حوثيون ثلاثة صحفيين في صنعاء.", "ASSAULT", "group:houthis", "group:journalists"),
    ("قصف حوثي على مأرب.", "ASSAULT", "group:houthis", ""),
    ("دمرت مقاتلات التحالف العربي مواقع حوثية في صعدة.", "ASSAULT", "intl:arab-coalition", "group:houthis"),
    ("أحبط الجيش اليمني هجوما حوثيا في الجوف.", "ASSAULT", "state-force:yemeni-army", "group:houthis"),
    # What is hit is never the doer; the event before it may have one.
    (
        "دمرت غارات التحالف العربي مخازن أسلحة للحوثيين في صعدة.",
        "ASSAULT",
        "intl:arab-coalition",
        "group:houthis",
    ),
    ("قصفت المدفعية التركية مواقع لوحدات حماية الشعب في عفرين.", "ASSAULT", "state:turkey", "group:ypg"),
    # "الاحتلال" behind what it has.
    ("هدمت جرافات الاحتلال منزلين في الخليل.", "ASSAULT", "state:israel", ""),
    ("أصيب صياد بنيران زوارق الاحتلال قبالة رفح.", "ASSAULT", "state:israel", "group:civilians"),
    ("قصفت مدفعية الاحتلال التركي قرية في ريف الحسكة.", "ASSAULT", "state-force:turkish-armed-forces", ""),
    (
        "أعلن حزب الله أنه استهدف موقعا للجيش الإسرائيلي بصواريخ.",
        "ASSAULT",
        "group:hezbollah",
        "state-force:israeli-army",
    ),
    ("لقي سبعة جنود حتفهم في كمين لمسلحين غربي النيجر.", "ASSAULT", "group:fighters", "state-force:soldiers"),
    ("سقط ثلاثة جرحى من المتظاهرين برصاص الأمن في الناصرية.", "ASSAULT", "state-force:police", "group:protesters"),
    # Who finds the dead did nothing to them; a name is no verb.
    ("عثرت الشرطة على جثة ضابط في الرمادي.", "STATUS", "", "state-force:soldiers"),
    ("استشهد الصحفي سامر الخطيب في غارة.", "ASSAULT", "", "per:samr-alkhtyb"),
    # Two bodies with the article are two; an object in the gap of a phrase is no subject.
    ("هاجمت الفصائل القوات الحكومية في حلب.", "ASSAULT", "group:factions", "state-force:soldiers"),
    ("جندت الجماعة أطفالا في صفوفها.", "MOBILIZE", "", "group:civilians"),
    # Who is accused or stands before a court bears it; whom a threatened deed would befall is threatened.
    ("يواجه الناشط اتهامات بالفساد.", "ACCUSE", "", "group:civilians"),
    ("مثل ضابط سابق في المخابرات السورية أمام المحكمة.", "ACCUSE", "", "state-force:syrian-intelligence"),
    (
        "هدد الجيش السوداني بقصف مواقع الدعم السريع.",
        "THREATEN",
        "state-force:sudanese-army",
        "group:rapid-support-forces",
    ),
    ("هددت واشنطن بفرض عقوبات على السودان.", "THREATEN", "state:usa", "state:sudan"),
    ("لوحت إيران بإغلاق مضيق هرمز.", "THREATEN", "state:iran", ""),
    # A verb that begins with و or ف of its own does not begin a clause; a strike and what it is against are one.
    ("قالت السلطات إن حركة الشباب فجرت سيارتين مفخختين.", "ASSAULT", "group:al-shabaab", ""),
    ("الجيش الإسرائيلي فرض حظر التجول في نابلس.", "COERCE", "state-force:israeli-army", ""),
    ("أضرب عمال الموانئ في المغرب احتجاجا على تدني الأجور.", "PROTEST", "group:civilians", ""),
    # Whom rioters clash with, and whose flag or seat they burn.
    ("أصيب 20 متظاهرا في صدامات مع قوات مكافحة الشغب.", "PROTEST", "group:protesters", "state-force:police"),
    ("اندلعت مواجهات بين محتجين وقوات الأمن في القصرين.", "PROTEST", "group:protesters", "state-force:police"),
    ("أحرق محتجون العلم الإسرائيلي في صنعاء.", "PROTEST", "group:protesters", "state:israel"),
    ("أضرم متظاهرون النار في مقر حزب الدعوة في البصرة.", "PROTEST", "group:protesters", "group:dawa-party"),
    # The ending of a subject shows that people of no force acted; ships are stopped, words objected to.
    ("حطم مشجعون واجهات متاجر في الدار البيضاء.", "ASSAULT", "group:civilians", ""),
    ("اعترض خفر السواحل الليبي قاربا يقل مهاجرين.", "COERCE", "state-force:libyan-coast-guard", "group:civilians"),
    ("ضبطت الأجهزة الأمنية مليوني حبة مخدرة في عدن.", "COERCE", "state-force:police", ""),
    ("تبادلت إسرائيل وإيران الضربات.", "ASSAULT", "state:israel state:iran", ""),
    ("هجرت إسرائيل سكان شمال غزة.", "SANCTION", "state:israel", "group:civilians"),
    # What a spokesman says was done, the body he speaks for did.
    ("أعلن المتحدث باسم الجيش السوداني استعادة سنجة.", "COERCE", "state-force:sudanese-army", ""),
    # A number governs those who attack, whatever their ending.
    ("هاجم نحو 30 مسلحا قرية في شمال النيجر.", "ASSAULT", "group:fighters", ""),
    ("اقتحم نحو 30 مستوطنا المسجد الأقصى.", "ASSAULT", "group:settlers", ""),
    ("استولى نحو 20 مقاتلا على القرية.", "COERCE", "group:fighters", ""),
    # Who is shot suffers it; "no fewer than" parts no victim from the verb.
    ("قتل متظاهر بالرصاص الحي في الخرطوم.", "ASSAULT", "", "group:protesters"),
    ("قتل ما لا يقل عن 13 جنديا في كمين نصبه جهاديون.", "ASSAULT", "group:fighters", "state-force:soldiers"),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), PARTIES, ids=[text for text, *_ in PARTIES])
def test_who_did_it_to_whom(text: str, event: str, agent: str, recipient: str) -> None:
    (claim,) = (one for one in read_text(text).claims if one.event == event)
    assert (" ".join(claim.agent), " ".join(claim.recipient)) == (agent, recipient)


SLAIN = [
    ("هاجمت حركة الشباب القرية وقتلت ستة مدنيين.", "group:al-shabaab"),
    ("اقتحمت قوات الدعم السريع القرية وقتلت أكثر من مئة شخص.", "group:rapid-support-forces"),
    ("هاجم مسلحون القرية وقتلوا ثلاثة أشخاص.", "group:fighters"),
]


@pytest.mark.parametrize(("text", "doer"), SLAIN, ids=[text for text, _ in SLAIN])
def test_a_verb_of_killing_before_its_object_goes_on_from_the_subject_before(text: str, doer: str) -> None:
    last = read_text(text).claims[-1]
    assert (last.event, last.agent, len(last.figures)) == ("ASSAULT", (doer,), 1)


def test_a_dead_woman_is_no_object() -> None:
    (claim,) = read_text("قتلت امرأة وطفلها بقصف على إدلب.").claims
    assert (claim.agent, claim.recipient) == ((), ("group:civilians",))


CHARGED = [
    ("أوقف الدرك مشتبها به في قتل سائح.", "group:suspects"),
    ("أوقفت المباحث متهما بقتل ضابط.", "group:detainees"),
]


@pytest.mark.parametrize(("text", "doer"), CHARGED, ids=[text for text, _ in CHARGED])
def test_who_is_arrested_for_a_deed_is_its_doer(text: str, doer: str) -> None:
    (claim,) = (one for one in read_text(text).claims if one.event == "ASSAULT")
    assert claim.agent == (doer,)


UNTOLD = [
    # Whoever it goes on from can do no such thing, so that nobody further off does it either.
    ("قال ناشط إن الجيش أفرج عن القادة، وذكر مصدر طبي أن البلدة تعرضت للقصف.", "تعرضت للقصف"),
    # What somebody only witnesses has a doer of its own.
    ("وثق ناشطون تدمير جامع في جسر الشغور.", "تدمير"),
]


@pytest.mark.parametrize(("text", "deed"), UNTOLD, ids=[text for text, _ in UNTOLD])
def test_a_deed_whose_doer_nobody_tells_has_none(text: str, deed: str) -> None:
    (claim,) = (one for one in read_text(text).claims if one.trigger.text.startswith(deed))
    assert claim.agent == ()


CARRIED = [
    (
        "دخلت قوات الدعم السريع مدينة الجنينة. واتهمها سكان بقتل مئات المدنيين.",
        ("group:rapid-support-forces",),
    ),
    (
        "دخلت قوات الدعم السريع مدينة الجنينة. وأحرقت القوات مخيما للنازحين.",
        ("group:rapid-support-forces",),
    ),
    ("اقتحم الجيش الإسرائيلي مخيم جنين. واعتقل الجنود أربعة شبان وفجروا منزلا.", ("state-force:israeli-army",)),
]


@pytest.mark.parametrize(("text", "agent"), CARRIED, ids=[text for text, _ in CARRIED])
def test_whom_a_pronoun_or_the_forces_mean_is_told_before(text: str, agent: tuple[str, ...]) -> None:
    last = read_text(text).claims[-1]
    assert (last.event, last.agent) == ("ASSAULT", agent)


def test_the_dead_of_an_accident_are_losses_and_no_fight() -> None:
    (claim,) = read_text("توفي عشرة أشخاص في حادث تصادم على طريق الإسكندرية.").claims
    assert (claim.event, claim.mode, claim.agent) == ("STATUS", "losses", ())


def test_a_name_that_ends_a_phrase_of_control_is_no_hand() -> None:
    found = read_text("فككت قوات الأمن التونسية خلية إرهابية في سيدي بوزيد.").claims
    assert [claim.event for claim in found] == ["COERCE"]
