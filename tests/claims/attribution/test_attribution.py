"""Attribution: who speaks, through whom, for which words. Every case is a sentence or two of our own."""

from __future__ import annotations

from typing import Any

import pytest
from tests.make import article, lines

from riwaya.claims.attribution import attribute, echoes, governing
from riwaya.language.ar.quotes import quotations
from riwaya.language.ar.reporting import reporting
from riwaya.language.ar.sentences import sentences
from riwaya.language.ar.words import words
from riwaya.model import Article, Attribution, Mention, Reading

NAMES: dict[str, tuple[str, Any]] = {
    "سعد معن": ("per:saad", "PER"),
    "ليلى حداد": ("per:layla", "PER"),
    "وزارة الدفاع": ("state:defence-ministry", "ORG"),
    "وزارة الصحة": ("state:health-ministry", "ORG"),
    "لواء الراية": ("group:raya", "ORG"),
    "المرصد": ("ngo:observatory", "ORG"),
    "رويترز": ("agency:reuters", "ORG"),
    "الأناضول": ("agency:anadolu", "ORG"),
    "البلاد": ("media:albilad", "ORG"),
    "دمشق": ("place:damascus", "LOC"),
    "روسيا": ("place:russia", "LOC"),
}


def page(
    text: str,
    labels: tuple[str, ...] = (),
    outlet: str | None = None,
    names: tuple[tuple[str, str, Any], ...] = (),
) -> tuple[Article, Reading]:
    page_ = article(text, labels=labels, outlet=outlet)
    blocks = lines(text, labels)
    found_words, found_quotations = words(text, blocks), quotations(text, blocks)
    mentions = []
    for name, entity, kind in (*((name, *what) for name, what in NAMES.items()), *names):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            mentions.append(Mention(start=at, end=end, text=name, type=kind, entity=entity, rule="test"))
            at = text.find(name, end)
    return page_, Reading(
        sentences=sentences(text, blocks),
        words=found_words,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
        quotations=found_quotations,
        reporting=reporting(text, found_words, found_quotations),
    )


def read(
    text: str,
    labels: tuple[str, ...] = (),
    outlet: str | None = None,
    names: tuple[tuple[str, str, Any], ...] = (),
) -> tuple[Attribution, ...]:
    return attribute(*page(text, labels, outlet, names))


def chain(
    text: str,
    word: str,
    labels: tuple[str, ...] = (),
    outlet: str | None = None,
    names: tuple[tuple[str, str, Any], ...] = (),
) -> list[str]:
    """Who stands behind `word`, origin first; empty for the outlet's own voice."""
    at = text.rindex(word)
    found = governing(read(text, labels, outlet, names), at, at + len(word))
    return [] if found is None else [hop.entity for hop in found.hops]


SAAD = "per:saad@state:defence-ministry"
MILITARY = "source:unnamed-military-source"

CASES = {
    "subject after the verb": ("قال سعد معن إن القصف توقف", "توقف", ["per:saad"]),
    "a body speaks": ("أعلنت وزارة الدفاع أن القصف توقف", "توقف", ["state:defence-ministry"]),
    "a country speaks": ("قالت روسيا إن القصف توقف", "توقف", ["state:russia"]),
    "noun instead of a clause": ("أعلن لواء الراية مقتل قائده", "مقتل", ["group:raya"]),
    "type word before a name": ("أعلن فصيل لواء الراية مقتل قائده", "مقتل", ["group:raya"]),
    "spokesman before the name": ("قال المتحدث باسم وزارة الدفاع سعد معن إن القصف توقف", "توقف", [SAAD]),
    "spokesman after the name": ("وقال (سعد معن) الناطق باسم وزارة الدفاع إن القصف توقف", "توقف", [SAAD]),
    "office after a comma": ("أكد مدير المرصد، سعد معن، أن القصف توقف", "توقف", ["per:saad@ngo:observatory"]),
    "nation of an office": ("قال الوزير الروسي سعد معن إن القصف توقف", "توقف", ["per:saad@state:russia"]),
    "unnamed source": ("قال مصدر عسكري إن القصف توقف", "توقف", [MILITARY]),
    "unnamed official of a body": (
        "قال مسؤول في وزارة الدفاع إن القصف توقف",
        "توقف",
        ["source:unnamed-official@state:defence-ministry"],
    ),
    "eyewitnesses": ("روى شهود عيان أن القصف توقف", "توقف", ["source:unnamed-eyewitnesses"]),
    "residents": ("قال سكان دمشق إن القصف توقف", "توقف", ["group:residents-of-damascus"]),
    "subject before the verb": ("وكان مصدر عسكري، أعلن أمس أن القصف توقف", "توقف", [MILITARY]),
    "subject before the verb with قد": ("وكان سعد معن قد أكد أن القصف توقف", "توقف", ["per:saad"]),
    "subject after a particle": ("إلا أن وزارة الصحة شددت على أن القصف توقف", "توقف", ["state:health-ministry"]),
    "relative clause": ("زار البلدة سعد معن، الذي قال إن القصف توقف", "توقف", ["per:saad"]),
    "before the clause the outlet speaks": ("قال سعد معن، الذي أصيب أمس، إن القصف توقف", "أصيب", []),
    "direct speech": ('وقال سعد معن: "توقف القصف".', "توقف", ["per:saad"]),
    "words after the speech": ("«القصف توقف منذ يوم أمس»، قال سعد معن", "توقف", ["per:saad"]),
    "speech led in by a comma": ("ويقول المقدم، سعد معن، القصف توقف منذ أيام طويلة", "توقف", ["per:saad"]),
    "continuation in the next sentence": ("قال سعد معن إن القصف توقف. وأضاف أن المعبر مفتوح", "مفتوح", ["per:saad"]),
    "participle in the same sentence": (
        "قالت ليلى حداد إن القصف توقف، مشيرة إلى أن المعبر مفتوح",
        "مفتوح",
        ["per:layla"],
    ),
    "participle after an act": ("طالب سعد معن بهدنة، مؤكدا أن المعبر مفتوح", "مفتوح", ["per:saad"]),
    "gender tells who goes on": (
        "قالت ليلى حداد إن القصف توقف. وقال سعد معن إن الجسر دمر. وأضافت أن المعبر مفتوح",
        "مفتوح",
        ["per:layla"],
    ),
    "the same source": ("قال مصدر عسكري إن القصف توقف. وقال المصدر ذاته إن المعبر مفتوح", "مفتوح", [MILITARY]),
    "the minister named before": (
        "زار وزير الدفاع سعد معن الجبهة. وقال الوزير إن المعبر مفتوح",
        "مفتوح",
        ["per:saad"],
    ),
    "statement of a body": ("جاء في بيان وزارة الدفاع أن القصف توقف", "توقف", ["state:defence-ministry"]),
    "according to, after": ("قتل ثلاثة جنود، بحسب المرصد", "قتل", ["ngo:observatory"]),
    "according to, before": ("ووفقا لمصدر عسكري، فإن القصف توقف", "توقف", [MILITARY]),
    "two sources, one after the other": (
        "قتل ثلاثة جنود بحسب المرصد، وأصيب خمسة بحسب وزارة الصحة",
        "أصيب",
        ["state:health-ministry"],
    ),
    "verb that looks back": ("قتل ثلاثة جنود، حسبما أفادت وزارة الصحة", "قتل", ["state:health-ministry"]),
    "medium after the speaker": ("قال سعد معن لوكالة رويترز إن القصف توقف", "توقف", ["per:saad", "agency:reuters"]),
    "interview": ("قال سعد معن في مقابلة مع صحيفة البلاد إن القصف توقف", "توقف", ["per:saad", "media:albilad"]),
    "medium is kept while he goes on": (
        "قال سعد معن لوكالة رويترز إن القصف توقف. وأضاف أن المعبر مفتوح",
        "مفتوح",
        ["per:saad", "agency:reuters"],
    ),
    "relay": ("نقلت وكالة رويترز عن سعد معن قوله إن القصف توقف", "توقف", ["per:saad", "agency:reuters"]),
    "relay with a clause": ("ونقلت رويترز عن مصدر عسكري أن القصف توقف", "توقف", [MILITARY, "agency:reuters"]),
    "quoted behind an agency": (
        "توقف القصف، بحسب وكالة رويترز نقلا عن سعد معن",
        "توقف",
        ["per:saad", "agency:reuters"],
    ),
    "according to what an agency passed on": (
        "وفق ما نقلته وكالة رويترز عن سعد معن فإن القصف توقف",
        "توقف",
        ["per:saad", "agency:reuters"],
    ),
    "cited by a speaker": ("قال سعد معن نقلا عن مصدر عسكري إن القصف توقف", "توقف", [MILITARY, "per:saad"]),
    "said that he said": ("ذكرت وكالة رويترز أن سعد معن قال إن القصف توقف", "توقف", ["per:saad", "agency:reuters"]),
    "rumour": ("أنباء عن سقوط جرحى", "سقوط", ["source:unattributed-reports"]),
    "rumour with an owner": ("فند سعد معن مزاعم لواء الراية عن سقوط البلدة", "سقوط", ["group:raya"]),
    "nobody said": ("سقطت البلدة أمس بعد معارك", "سقطت", []),
    "the outlet's own distance": ("من المتوقع أن تصل القافلة", "تصل", []),
    "a noun is reported, then the outlet goes on": (
        "أعلن سعد معن مقتل قائد، وسقطت البلدة",
        "سقطت",
        [],
    ),
    "a label is no report": ("انسحب اللواء الذي يصفه سعد معن بأنه عصابة وسقطت البلدة", "سقطت", []),
    "first person goes on with whoever speaks": (
        "قال سعد معن إن القصف توقف ونؤكد أن المعبر مفتوح",
        "مفتوح",
        ["per:saad"],
    ),
    "according to, in a sentence of its own": ("سقطت البلدة أمس. وفق سعد معن", "سقطت", ["per:saad"]),
    "sources known to the outlet": ('وعلمت "البلاد" من مصدر عسكري أن القصف توقف', "توقف", [MILITARY, "media:albilad"]),
    "a town is no speaker of what it was told": ("قال في دمشق سعد معن إن القصف توقف", "توقف", ["per:saad"]),
    "media of a state": ("قالت وسائل إعلام تركية إن القصف توقف", "توقف", ["media:turkey-media"]),
    "document that somebody spread": (
        "قال سعد معن في بيان نشرته رويترز إن القصف توقف",
        "توقف",
        ["per:saad", "agency:reuters"],
    ),
    "the clause belongs to the nearer verb": (
        "نشرت رويترز صورا لدبابات قالت وزارة الدفاع إنها دمرت",
        "دمرت",
        ["state:defence-ministry", "agency:reuters"],
    ),
    "an official of somebody is not that somebody": (
        "وقال مسؤول في إدارة الرئيس سعد معن إن القصف توقف",
        "توقف",
        ["source:unnamed-official@state:saad-administration"],
    ),
    "an agency that passed it on": (
        "قال سعد معن إن القصف توقف. وأضاف في تصريحات نقلتها رويترز أن المعبر مفتوح",
        "مفتوح",
        ["per:saad", "agency:reuters"],
    ),
    "a body that no list names": (
        "وقالت اللجنة الوطنية للهدنة في بيان إن القصف توقف",
        "توقف",
        ["state:ljna-alwtnya-llhdna"],
    ),
    "a body by its place": (
        "أعلنت النيابة العسكرية في دمشق أن القصف توقف",
        "توقف",
        ["state:damascus-military-prosecution"],
    ),
    "a body by its nation": ("قالت البعثة الروسية إن القصف توقف", "توقف", ["state:russia-mission"]),
    "the body before, by its noun": (
        "قالت جمعية الأمل إن القصف توقف. وأضافت الجمعية أن المعبر مفتوح",
        "مفتوح",
        ["ngo:jmaya-alaml"],
    ),
    "a clause ends the name of a body": ("أعلن مجلس المدينة انسحاب اللواء", "انسحاب", ["state:mjls-almdyna"]),
    "a spokesman of a body that no list names": (
        "قال متحدث باسم المحكمة إن القصف توقف",
        "توقف",
        ["source:unnamed-spokesman@state:court"],
    ),
    "a statement of such a body": ("ذكر بيان للجنة الهدنة أن القصف توقف", "توقف", ["state:ljna-alhdna"]),
    "an agency that no list names": ("ذكرت وكالة السنابل للأنباء أن القصف توقف", "توقف", ["agency:alsnabl"]),
    "the second of two sources": ("قال سعد معن ومصادر عسكرية إن القصف توقف", "توقف", ["per:saad"]),
    "one of many": ("قال أحد السكان إن القصف توقف", "توقف", ["source:unnamed-resident"]),
    "supporters are not whom they support": (
        "قال عدد من أنصار سعد معن إن القصف توقف",
        "توقف",
        ["source:unnamed-supporters-of-saad"],
    ),
    "people that no list names": ("وقال غواصون في المرفأ إن القصف توقف", "توقف", ["source:unnamed-ghwaswn"]),
    "who was told is not who tells": (
        "كان سعد معن أبلغ اللجنة أن القصف توقف",
        "توقف",
        ["per:saad"],
    ),
    "a name that closes the phrase of an office": (
        "قال المسؤول الإعلامي لغرفة عمليات الساحل سعد معن إن القصف توقف",
        "توقف",
        ["per:saad@state-force:ghrfa-amlyat-alsahl"],
    ),
    "media that carried a statement": (
        "قال سعد معن في بيان نشرته وكالات الأنباء الروسية إن القصف توقف",
        "توقف",
        ["per:saad", "media:russia-media"],
    ),
    "a medium named before the verb": (
        "وفي تصريح لوكالة رويترز، قال سعد معن إن القصف توقف",
        "توقف",
        ["per:saad", "agency:reuters"],
    ),
    "named anew he has left the medium": (
        "قال سعد معن لرويترز إن القصف توقف. وقال سعد معن إن المعبر مفتوح",
        "مفتوح",
        ["per:saad"],
    ),
    "whose statement leads the sentence in": (
        "قالت ليلى حداد إن القصف توقف. وفي بيان للواء الراية، أعلن أن المعبر مفتوح",
        "مفتوح",
        ["group:raya"],
    ),
    "he inside what she says": (
        "قالت ليلى حداد إن سعد معن نفى الهدنة، وأكد أن المعبر مفتوح",
        "مفتوح",
        ["per:saad", "per:layla"],
    ),
    "an aside is the outlet's": ("قال سعد معن إن القصف توقف. يذكر أنه بدأ أمس", "بدأ", []),
    "a page that begins in the middle of a speech": ("وأضاف أن القصف توقف", "توقف", ["source:unidentified-speaker"]),
    "a statement whose issuer is not told": ("وأكد البيان أن القصف توقف", "توقف", ["source:unnamed-document"]),
    "who recognises is no object": ("اعترفت حكومة الساحل أمس بأن القصف توقف", "توقف", ["state:hkwma-alsahl"]),
    "a participle may open a sentence": ("قال سعد معن إن القصف توقف. متوقعا أن ينسحب اللواء", "ينسحب", ["per:saad"]),
    "the outlet turns elsewhere": ("قال سعد معن إن القصف توقف، وكانت البلدة سقطت", "سقطت", []),
    "what he sets against it is his": (
        "قال سعد معن إن القصف توقف، فيما سقطت البلدة",
        "سقطت",
        ["per:saad"],
    ),
    "next sentence is the outlet's": ("قال سعد معن إن القصف توقف. سقطت البلدة أمس", "سقطت", []),
}


@pytest.mark.parametrize(("text", "word", "hops"), CASES.values(), ids=CASES.keys())
def test_chain(text: str, word: str, hops: list[str]) -> None:
    assert chain(text, word) == hops


HEADLINES = {
    "colon": ("سعد معن: القصف توقف\nنص الخبر", "توقف", ["per:saad"]),
    "colon after an office": ("المتحدث باسم وزارة الدفاع سعد معن: القصف توقف\nنص", "توقف", [SAAD]),
    "verb in the present": ("لواء الراية يعلن مقتل قائده\nنص", "مقتل", ["group:raya"]),
    "place before a colon": ("دمشق: سقوط جرحى\nنص", "سقوط", []),
}


@pytest.mark.parametrize(("text", "word", "hops"), HEADLINES.values(), ids=HEADLINES.keys())
def test_headline(text: str, word: str, hops: list[str]) -> None:
    assert chain(text, word, ("title",)) == hops


def test_two_speakers_of_one_sentence_are_two_attributions() -> None:
    text = "قال سعد معن ومصادر عسكرية إن القصف توقف"
    at = text.index("توقف")
    (other,) = echoes(read(text), at, at + 4)
    assert [hop.entity for hop in other.hops] == ["source:unnamed-military-sources"]


@pytest.mark.parametrize("body", ["وزارة الصحة العامة والسكان", "لجنة الأسرى والمفقودين"])
def test_people_in_the_name_of_a_body_do_not_speak_beside_it(body: str) -> None:
    text = f"قالت {body} إن القصف توقف"
    assert echoes(read(text), text.index("توقف"), len(text)) == ()


def test_two_states_that_announce_together_are_one_attribution() -> None:
    text = "أعلنت روسيا وزارة الصحة أن القصف توقف".replace("روسيا ", "روسيا و")
    assert echoes(read(text), text.index("توقف"), len(text)) == ()


def test_who_blames_is_heard_beside_the_report() -> None:
    text = "قتل جنديان في هجوم نسبته وزارة الدفاع إلى لواء الراية"
    at = text.index("هجوم")
    (blamed,) = echoes(read(text), at, at + 4)
    assert [hop.entity for hop in blamed.hops] == ["state:defence-ministry"]


def test_a_quotation_of_its_own_paragraph_goes_on_with_the_one_before() -> None:
    text = "عنوان\nوقالت ليلى حداد: «سنعود إلى المدينة قريبا جدا».\n«ولن نغادرها بعد ذلك أبدا مهما حدث». ثم سقطت البلدة"
    assert chain(text, "نغادرها") == ["per:layla"]
    assert chain(text, "سقطت") == []


def test_a_capital_heads_a_title_as_speaker_where_the_lead_is_its_governments() -> None:
    labels = ("title",)
    assert chain("روسيا: القصف توقف\nأعلنت روسيا أمس أن الهدنة بدأت", "القصف", labels) == ["state:russia"]
    assert chain("روسيا: القصف توقف\nسقطت البلدة أمس", "القصف", labels) == []


def test_the_outlet_itself_is_no_link() -> None:
    text = "قال سعد معن لصحيفة البلاد إن القصف توقف"
    assert chain(text, "توقف", outlet="media:albilad") == ["per:saad"]


def test_a_quotation_may_go_on_in_the_next_paragraph() -> None:
    text = 'وقال سعد معن: "توقف القصف\nوفتح المعبر". ثم غادر'
    assert chain(text, "المعبر") == ["per:saad"]
    assert chain(text, "غادر") == []


def test_speech_without_marks_runs_on_to_the_end_of_its_paragraph() -> None:
    text = "وقال سعد معن: القصف توقف. المعبر مفتوح.\nسقطت البلدة."
    assert chain(text, "مفتوح") == ["per:saad"]
    assert chain(text, "سقطت") == []


def test_denial_that_looks_back_is_an_echo_beside_the_first_source() -> None:
    text = "قال المرصد إن المدرسة قصفت، وهو ما نفته وزارة الدفاع"
    found = read(text)
    at = text.index("قصفت")
    first = governing(found, at, at + 4)
    assert first is not None and [hop.entity for hop in first.hops] == ["ngo:observatory"]
    (denial,) = echoes(found, at, at + 4)
    assert denial.stance == "deny"
    assert [hop.entity for hop in denial.hops] == ["state:defence-ministry"]


def test_claim_of_responsibility_stands_beside_the_report() -> None:
    text = "قالت وزارة الصحة إن ثلاثة قتلوا في التفجير الذي تبناه لواء الراية"
    (claim,) = (item for item in read(text) if item.rule == "attribution.responsibility.back")
    assert [hop.entity for hop in claim.hops] == ["group:raya"]
    assert "التفجير" in claim.scope.text


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("نفى سعد معن سقوط البلدة", "deny"),
        ("زعم سعد معن أن البلدة سقطت", "allege"),
        ("أكد سعد معن أن البلدة سقطت", "assert"),
        ("أكد سعد معن حصيلة القصف", "confirm"),
        ("شكك سعد معن في سقوط البلدة", "question"),
    ],
)
def test_stance_is_that_of_the_cue(text: str, stance: str) -> None:
    (found,) = read(text)
    assert found.stance == stance


def test_every_hop_and_scope_rereads() -> None:
    text = "نقلت وكالة رويترز عن مصدر عسكري قوله إن القصف توقف، مشيرا إلى أن المعبر مفتوح"
    for item in read(text):
        assert item.scope.rereads(text)
        assert item.cue is not None and item.cue.rereads(text)
        assert all(hop.start is not None and hop.end is not None and hop.start < hop.end for hop in item.hops)


def test_a_page_without_cues_has_no_attributions() -> None:
    assert read("سقطت البلدة أمس.\nوفتح المعبر.") == ()


def test_an_empty_page_has_no_attributions() -> None:
    assert read("") == ()
