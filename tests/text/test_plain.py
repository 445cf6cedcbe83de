"""Text dumps in the styles of many templates, of our own wording: each line with the label it should get.

Letters: F furniture, T title, D date, Y byline, L dateline, B body, C caption, P pullquote, R repeat; a dot is a blank line.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.text import blocks, plain

LABELS = {
    "F": "furniture", "T": "title", "D": "date", "Y": "byline", "L": "dateline", "B": "body", "C": "caption", "P": "pullquote",
    "R": "repeat",
}  # fmt: skip

DUMPS = {
    "wordpress with sidebar and share buttons": """
F تخطى إلى المحتوى
F الجمعة, مارس 9 2018
F أخبار عاجلة
F حريق يلتهم مستودعاً للأخشاب في المدينة الصناعية
F افتتاح معرض للكتاب في العاصمة بمشاركة ثلاثين داراً
F المنتخب يبدأ معسكره التدريبي استعداداً للتصفيات
F القائمة
F بحث عن
F الرئيسية
F محليات
F عرب وعالم
F اقتصاد
F رياضة
F الرئيسية/محليات/دخول قافلة مساعدات إلى البلدة بعد توقف ثلاثة أشهر
T دخول قافلة مساعدات إلى البلدة بعد توقف ثلاثة أشهر
D مارس 9, 2018
F 0
F 214 دقيقة واحدة
F فيسبوك
F تويتر
F واتساب
.
B دخلت صباح اليوم الجمعة قافلة مساعدات مؤلفة من 46 شاحنة إلى البلدة، وهي الأولى منذ ثلاثة أشهر، وفق ما ذكره مراسلنا.
.
B وقال رئيس المجلس المحلي إن القافلة تحمل سلالاً غذائية تكفي 27 ألف شخص، إلا أن معظم المواد الطبية أزيلت منها قبل انطلاقها.
.
B وأضاف أن العاملين فرغوا تسع شاحنات فقط قبل أن يتجدد القصف.
.
F الوسوم
F قافلة مساعدات الأمم المتحدة
F شاركها
F فيسبوك
F تويتر
F مقالات ذات صلة
F وفد أممي يزور مخيماً للنازحين قرب الحدود
F مارس 8, 2018
F منظمة طبية: خروج ثلاثة مستشفيات عن الخدمة
F مارس 7, 2018
F اترك تعليقاً
F لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *
F التعليق *
F الاسم *
F احفظ اسمي، بريدي الإلكتروني، والموقع الإلكتروني في هذا المتصفح لاستخدامها المرة المقبلة في تعليقي.
F زر الذهاب إلى الأعلى
""",
    "broadcaster with caption and summary": """
F الرئيسية | أخبار | عربي
.
T الأطراف المتحاربة تتبادل الأسرى برعاية الصليب الأحمر
.
D 15/10/2020
.
C جانب من وصول الطائرة التي تقل المفرج عنهم إلى مطار المدينة (رويترز)
.
B بدأت اليوم الخميس عملية تبادل أسرى بين طرفي النزاع هي الأكبر منذ اندلاع الحرب، بإشراف اللجنة الدولية للصليب الأحمر.
B وقالت اللجنة في بيان إن خمس طائرات أقلعت من ثلاثة مطارات، وعلى متنها 480 محتجزاً.
F اقرأ أيضا
F ماذا نعرف عن اتفاق ستوكهولم؟
F list 1 of 2
F مبعوث أممي يدعو إلى هدنة شاملة
F list 2 of 2
F end of list
B ويأتي التبادل تنفيذاً لاتفاق وقعه الطرفان في سويسرا الشهر الماضي، وينص على الإفراج عن 1081 شخصاً.
B وأعرب المبعوث عن أمله في أن تمهد الخطوة لوقف إطلاق نار شامل في البلاد.
.
Y المصدر : الجزيرة + وكالات
.
F حول هذه القصة
F تعرف على أبرز بنود الاتفاق
F جميع الحقوق محفوظة © 2020
""",
    "news agency bulletin": """
F عربي English Français
T اجتماع حكومي يبحث إعادة تأهيل محطات المياه
D 2019-06-12
.
L العاصمة-وكالة الأنباء
B بحث مجلس الوزراء في جلسته الأسبوعية خطة لإعادة تأهيل ثماني محطات لضخ المياه تضررت خلال المعارك.
B وأوضح وزير الموارد المائية أن كلفة الأعمال تقدر بمليار ومئتي مليون ليرة، وأن التنفيذ يبدأ مطلع الشهر المقبل.
.
F // انتهى //
""",
    "iraqi site with numeric date and counters": """
F الصفحة الرئيسية
F سياسة
F أمن
F اقتصاد
F رياضة
F دوليات
.
F أمن
T قوة مشتركة تنفذ عملية تفتيش جنوب المحافظة وتعثر على مخابئ
F A+ A-
D 2021-04-18 14:32
F مشاهدات : 1822
.
L المدى / بغداد
.
B أعلنت خلية الإعلام، اليوم الأحد، تنفيذ عملية تفتيش واسعة جنوبي المحافظة أسفرت عن العثور على ثلاثة مخابئ للأسلحة.
.
B وذكر بيان للخلية أن القوة ضبطت 14 عبوة ناسفة و60 قذيفة هاون، وفجرتها من دون خسائر.
.
B ونقل البيان عن قائد العملية قوله إن التفتيش سيستمر ثلاثة أيام
.
F اقرأ ايضاً: إعادة افتتاح طريق رئيس بعد إغلاق دام سنوات
F الاكثر قراءة
F 1
F وفاة فنان معروف بعد صراع مع المرض
F 2
F الأنواء تتوقع أمطاراً في أربع محافظات
F من نحن اتصل بنا سياسة الخصوصية
""",
    "yemeni site with author and pull quote": """
F أخبار محلية
D السبت 13 يونيو 2015
.
T سكان المدينة القديمة يروون ليلة القصف
Y كتب: سالم باوزير
.
B عاشت أحياء المدينة القديمة ليلة صعبة بعد أن سقطت قذائف على ثلاثة منازل قديمة، وأصيب ستة من سكانها بحسب مسعفين.
.
P لم يبق في الحارة بيت إلا تكسرت نوافذه
P علي صالح
.
B وقال علي صالح، وهو صاحب متجر، إن الناس لجأوا إلى الأقبية حتى الفجر، وأضاف: "لم يبق في الحارة بيت إلا تكسرت نوافذه".
.
B ولم تعلن أي جهة مسؤوليتها عن القصف حتى ظهر السبت.
.
F قد يهمك أيضاً
F أسعار الصرف اليوم
F درجات الحرارة المتوقعة
""",
    "libyan portal with teaser lists on both ends": """
F أحدث الأخبار
F إعادة فتح الطريق الساحلي بعد صيانة الجسر
F البلدية تناقش ملف النفايات
F انقطاع الكهرباء عن ثلاثة أحياء
F الأكثر قراءة
F حفل تخرج في كلية الطب
F تدشين مدرسة جديدة
.
T اتفاق على وقف إطلاق النار جنوب العاصمة بوساطة الأعيان
.
L القاهرة - بوابة الوسط
D الأربعاء 26 سبتمبر 2018, 09:12 مساء
.
B توصلت الأطراف المتقاتلة جنوب العاصمة إلى اتفاق لوقف إطلاق النار، عقب وساطة قادها أعيان ثلاث مدن، بحسب ما أعلنته البعثة الأممية.
.
B وينص الاتفاق على انسحاب القوات إلى مواقعها السابقة، وفتح الطرق، وتشكيل لجنة لمراقبة التنفيذ.
.
B وبلغت حصيلة الاشتباكات 115 قتيلاً و383 جريحاً، وفق وزارة الصحة.
.
F لمزيد من الأخبار تابعنا على
F كلمات مفتاحية
F وقف إطلاق النار
F البعثة الأممية
F أخبار متعلقة
F عودة عشرات الأسر إلى منازلها في الأحياء الجنوبية بعد توقف القتال
F لجنة المتابعة تعقد اجتماعها الأول وتتفق على جدول زمني للتنفيذ
""",
    "sudanese daily: clean paragraphs": """
T نزوح مئات الأسر بعد اشتباكات قبلية
.
B نزحت نحو 700 أسرة من قرى شرق المحلية إثر اشتباكات قبلية أوقعت 12 قتيلاً، بحسب مفوضية العون الإنساني.
.
B وقالت المفوضية إن النازحين لجأوا إلى مدرستين.
.
B هدوء حذر
.
B وعاد الهدوء إلى المنطقة مساء أمس بعد انتشار قوة مشتركة.
""",
    "lebanese site with breadcrumb and copyright": """
F أنت هنا: الرئيسية » لبنان » الجيش يفكك عبوة قرب الحدود
T الجيش يفكك عبوة قرب الحدود
F شارك هذا الخبر
D نشر في: 2016/11/03 - 11:20 ص
.
B فككت وحدة من فوج الهندسة عبوة ناسفة زنتها عشرة كيلوغرامات كانت موضوعة إلى جانب طريق ترابية قرب الحدود الشرقية.
B وباشرت الشرطة العسكرية التحقيق بإشراف القضاء المختص.
.
F التعليقات (2)
F أحمد
F الله يحمي الجيش ويعين الناس على هذه الأيام الصعبة التي نعيشها منذ سنوات طويلة في هذا البلد.
F سمير
F يجب أن تكون هناك رقابة أكبر على الحدود حتى لا يتكرر الأمر مرة ثانية وثالثة ورابعة.
F © 2016 جميع الحقوق محفوظة لموقع الأرز
""",
    "lines broken at a fixed width": """
T الأمم المتحدة تحذر من نقص الوقود في المستشفيات
.
B حذرت الأمم المتحدة من أن مخزون الوقود في مستشفيات الشمال يكفي أسبوعاً
B واحداً، داعية إلى السماح بدخول الصهاريج من دون تأخير. وذكر مكتب تنسيق
B الشؤون الإنسانية أن ثلاثة مستشفيات أوقفت العمليات الجراحية، فيما يعمل
B الرابع بنصف طاقته. وأشار المكتب إلى أن الطرق مقطوعة منذ عشرة أيام
B بسبب الأمطار والمعارك.
""",
    "cookie notice and application notice around a short report": """
F نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا، وبمتابعة التصفح فأنت توافق على سياسة الخصوصية الخاصة بنا.
F موافق
T عودة التيار الكهربائي إلى المدينة
D منذ 3 ساعات
B عاد التيار الكهربائي إلى معظم أحياء المدينة بعد إصلاح الخط الرئيس الذي تضرر بقذيفة الأسبوع الماضي.
F انضموا إلى قناتنا على تلغرام لتصلكم آخر الأخبار لحظة بلحظة من دون إعلانات وبلا أي رسوم.
""",
    "paragraphs without full stops": """
F الرئيسية
F اخبار
T هدنة ليوم واحد لإجلاء الجرحى من البلدتين
.
B اتفق الطرفان على هدنة تبدأ السادسة من صباح الغد وتستمر يوماً واحداً لإجلاء الجرحى من البلدتين المحاصرتين برعاية الهلال الأحمر، حسب مصادر محلية
.
B وتشمل الهدنة خروج أربعين جريحاً مع مرافق واحد لكل منهم عبر المعبر الغربي، على أن تدخل في المقابل شاحنات محملة بالطحين والوقود إلى البلدتين
.
F تابعونا على فيسبوك
""",
}


def parsed(dump: str) -> tuple[str, list[str]]:
    """Return the text of a dump and the labels of its non-blank lines."""
    rows, expected = [], []
    for row in dump.strip("\n").splitlines():
        mark, _, words = row.partition(" ")
        rows.append(words if mark in LABELS else "")
        expected += [LABELS[mark]] if mark in LABELS else []
    return "\n".join(rows), expected


def labels(text: str, title: str | None = None) -> list[str]:
    return list(plain.labels(text, tuple(blocks.raw_lines(text)), title=title))


@pytest.mark.parametrize("name", DUMPS)
def test_every_line_of_a_dump_gets_its_label(name: str) -> None:
    text, expected = parsed(DUMPS[name])
    rows = [row for row in text.split("\n") if row]
    assert list(zip(labels(text), rows, strict=True)) == list(zip(expected, rows, strict=True))


@pytest.mark.parametrize(
    "ending", ["\r\n", "\r", "\n\n"], ids=["carriage returns", "old line ends", "blank lines between"]
)
def test_line_ends_do_not_change_the_labels_of_clean_paragraphs(ending: str) -> None:
    text, expected = parsed(DUMPS["sudanese daily: clean paragraphs"])
    rows = [row for row in text.split("\n") if row]
    assert labels((ending * 2).join(rows)) == expected


def test_a_given_title_is_found_among_other_headlines() -> None:
    text = "افتتاح معرض الكتاب\nوصول شحنة قمح إلى المرفأ\nتأجيل الامتحانات\n\n" + _PROSE
    assert labels(text, title="وصول شحنة قمح إلى المرفأ") == ["furniture", "title", "byline", "body"]


def test_a_text_without_headline_is_all_body() -> None:
    assert labels(_PROSE + "\n\n" + _PROSE.replace("ثلاث", "أربع")) == ["body", "body"]


def test_comments_count_above_the_text_does_not_end_it() -> None:
    text = "عودة المياه إلى الأحياء الشرقية\nالتعليقات (3)\n" + _PROSE + "\n" + _PROSE.replace("ثلاث", "أربع")
    assert labels(text) == ["title", "furniture", "body", "body"]


def test_a_paragraph_printed_twice_is_a_repeat_the_second_time() -> None:
    text = "عودة المياه\n\n" + _PROSE + "\n\n" + _PROSE
    assert sorted(labels(text)) == ["body", "repeat", "title"]


def test_a_lead_cut_short_above_the_text_is_a_repeat() -> None:
    assert labels("عودة المياه\n\n" + _PROSE[:60] + "...\n\n" + _PROSE) == ["title", "repeat", "body"]


def test_many_lines_take_time_in_proportion() -> None:
    text = "\n".join(f"خبر رقم {n} من أخبار هذا اليوم الطويل" for n in range(4000)) + "\n\n" + _PROSE
    start = time.perf_counter()
    assert labels(text)[-1] == "body"
    assert time.perf_counter() - start < 8


def test_one_huge_line_is_read_by_its_edges() -> None:
    text = "عنوان الصفحة الطويلة جداً\n" + "كلمة أخرى، " * 2_800_000 + "انتهت."
    start = time.perf_counter()
    assert labels(text) == ["title", "body"]
    assert time.perf_counter() - start < 5


@given(st.text(alphabet=st.sampled_from("اب ت،.\n\r\t\u200f\u202b\u0640\u064b😀5:/|"), max_size=300))
def test_any_text_gets_one_label_for_each_line(text: str) -> None:
    raw = tuple(blocks.raw_lines(text))
    found = plain.labels(text, raw)
    assert len(found) == len(raw)
    assert all(text[line.start : line.end].strip() and "\n" not in text[line.start : line.end] for line in raw)


_PROSE = "عادت المياه إلى ثلاث مناطق شرق المدينة بعد أن أصلحت فرق الصيانة الخط الذي تضرر في القصف قبل أسبوعين."
