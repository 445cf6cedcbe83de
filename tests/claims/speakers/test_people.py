"""People who speak unnamed: by what they are, one or several, and never as a name."""

from __future__ import annotations

import pytest
from tests.claims.attribution.test_attribution import chain

from riwaya.explain import read_text

CASES = {
    "one of the residents": ("قال أحد سكان البلدة إن الجسر قصف", "source:unnamed-resident"),
    "one of the displaced women": ("قالت إحدى النازحات إن الجسر قصف", "source:unnamed-displaced-person"),
    "some of the residents": ("قال بعض السكان إن الجسر قصف", "group:residents"),
    "a resident": ("قال ساكن في المدينة إن الجسر قصف", "source:unnamed-resident"),
    "displaced people": ("قال نازحون إن الجسر قصف", "group:displaced"),
    "survivors": ("قال ناجون إن الجسر قصف", "source:unnamed-survivors"),
    "a nurse": ("قالت ممرضة إن الجسر قصف", "source:unnamed-nurse"),
    "a mother": ("قالت والدة القتيل إن الجسر قصف", "source:unnamed-mother"),
    "a word that is another one elsewhere": ("قال أب لثلاثة أطفال إن الجسر قصف", "source:unnamed-father"),
    "a refugee speaks for no state": ("قال لاجئ سوري إن الجسر قصف", "source:unnamed-syria-refugee"),
    "an officer speaks for his": ("قال ضابط سوري إن الجسر قصف", "source:unnamed-syria-officer@state:syria"),
    "a former prisoner": ("قال سجين سابق إن الجسر قصف", "source:unnamed-former-prisoner"),
    "civilians, an adjective as well": ("قال مدنيون إن الجسر قصف", "group:civilians"),
    "an adjective behind a source": ("قال مصدر عسكري إن الجسر قصف", "source:unnamed-military-source"),
    "aid workers": ("قال عمال إغاثة إن الجسر قصف", "source:unnamed-aid-workers"),
    "the owner of a shop": ("قال صاحب متجر إن الجسر قصف", "source:unnamed-shop-owner"),
    "government quarters": ("قالت جهات حكومية إن الجسر قصف", "source:unnamed-government-quarters"),
    "an elder": ("قال شيخ قبيلة إن الجسر قصف", "source:unnamed-elder"),
    "a council of elders is no elders": ("قال مجلس الشيوخ إن الجسر قصف", "state:mjls-alshywkh"),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_who_speaks_unnamed(case: str) -> None:
    text, origin = CASES[case]
    assert chain(text, "قصف")[:1] == [origin]


@pytest.mark.parametrize(
    "text", ["قال قرويون إن الجسر قصف", "قال نازحون إن الجسر قصف", "قال مهاجر إفريقي إن الجسر قصف"]
)
def test_a_common_noun_is_nobody_s_name(text: str) -> None:
    assert not [mention for mention in read_text(text).reading.mentions if mention.type == "PER"]


NAMED = {
    "somebody called by a name": ("قال نازح من بلدة طويلة يدعى سعد معن إن الجسر قصف", ["per:saad"]),
    "people by where they are from": ("قال غربيون إن الجسر قصف", ["source:unnamed-western-people"]),
    "a western diplomat": ("قال دبلوماسي غربي إن الجسر قصف", ["source:unnamed-western-diplomat"]),
    "an official of a country that few tell of": (
        "قال مسؤول نيجيري إن الجسر قصف",
        ["source:unnamed-nigeria-official@state:nigeria"],
    ),
    "an official of a group": ("قال مسؤول حوثي إن الجسر قصف", ["source:unnamed-houthis-official@group:houthis"]),
    "the spokesman again": (
        "قال المتحدث باسم الجيش إن الثكنة هوجمت. وأضاف المتحدث أن الجسر قصف",
        ["source:unnamed-spokesman@state-force:army"],
    ),
    "the same source is who spoke last": (
        "قالت مصادر طبية إن خمسة قتلوا. وقالت الشرطة إن الطريق مغلق. وبحسب المصدر نفسه فإن الجسر قصف",
        ["state-force:police"],
    ),
    "a ministry by what it has in hand": (
        "قال مصدر في وزارة الزراعة إن الجسر قصف",
        ["source:unnamed-source@state:agriculture-ministry"],
    ),
    "a body by two words": ("قال الدفاع المدني إن الجسر قصف", ["state:civil-defence"]),
    "who was told is no body of the source": (
        "أبلغ مصدر عسكري رويترز أن الجسر قصف",
        ["source:unnamed-military-source", "agency:reuters"],
    ),
    "an agency and whom it cites": ("قالت رويترز عن مسؤول إن الجسر قصف", ["source:unnamed-official", "agency:reuters"]),
    "where somebody writes what he announces": (
        "أعلنت الحركة عبر حسابها على تويتر أن الجسر قصف",
        ["group:movement", "media:twitter"],
    ),
    "a report of an agency": ("أفاد تقرير لوكالة رويترز بأن الجسر قصف", ["agency:reuters"]),
    "an account close to a body": (
        "قال حساب مقرب من لواء الراية على تويتر إن الجسر قصف",
        ["media:raya-media"],
    ),
    "stations that broadcast nothing": ("قالت محطات الطاقة إن الجسر قصف", ["source:unidentified-speaker"]),
    "what somebody ends is no speaker": ("قال سعد معن إن الطريق مغلق. وختم حديثه قائلا إن الجسر قصف", ["per:saad"]),
    "whom activists accuse": ("اتهم ناشطون لواء الراية بقصف الجسر", ["source:unnamed-activists"]),
    "whose forces they accuse": ("اتهم ناشطون قوات لواء الراية بقصف الجسر", ["source:unnamed-activists"]),
    "who lives in no body": ("اتهم سكان لواء الراية بقصف الجسر", ["group:residents"]),
    "two bodies with the article": ("اتهمت المعارضة الحكومة بقصف الجسر", ["group:opposition"]),
    "whom the opposition accuses": ("وتتهم المعارضة لواء الراية بأن الجسر قصف", ["group:opposition"]),
    "a minister by his country, not by his affairs": (
        "قال مساعد وزير الخارجية الإيراني للشؤون العربية سعد معن إن الجسر قصف",
        ["per:saad@state:iran-foreign-ministry"],
    ),
    "a paper in marks that no list has": ("نشرت صحيفة «ملليت» أن الجسر قصف", ["media:mllyt"]),
    "media of a body": ("ذكرت وسائل إعلام تابعة للحوثيين أن الجسر قصف", ["media:houthis-media"]),
}


@pytest.mark.parametrize("case", NAMED, ids=str)
def test_who_speaks_and_through_whom(case: str) -> None:
    text, hops = NAMED[case]
    assert (
        chain(
            text,
            "قصف",
            names=(
                ("تويتر", "media:twitter", "ORG"),
                ("الحوثيين", "group:houthis", "ORG"),
                ("حوثيين", "group:houthis", "ORG"),
            ),
        )
        == hops
    )
