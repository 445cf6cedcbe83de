"""The rules by name and what each reads; examples and near misses are in examples/quantities.yaml."""

from __future__ import annotations

from typing import Final

#: What each rule reads; the name of a bound follows a plus sign ("number-digits+at_least").
RULES: Final = {
    "number-digits": "a number in digits and the noun it counts: 12 جنديا، 1,250 نازحا، $10",
    "number-words": "a number in words and the noun it counts: ثلاثة وعشرون جنديا، سبع أخريات",
    "number-mixed": "digits with a multiple in words: 28.4 ألف، 31 ألفا و915 شخصا",
    "number-fraction": "a fraction that counts: نصف مليون نازح، ربع لتر، ثلاثة أرباع الساعة",
    "number-ratio": "a fraction in digits before a measure or من: 3/4 كوب",
    "number-vague": "a vague multiple: عشرات الجرحى، مئات الآلاف، بضعة جنود",
    "number-range": "two numbers that bound one count: بين 20 و30، من 5 إلى 7، أربعة أو خمسة",
    "articled-number": "a definite plural and its number: الرجال الثلاثة، الضحايا الـ32",
    "noun-one": "a singular with واحد: خطوة واحدة",
    "noun-and-fraction": "one measure and a fraction of it: شهر ونصف الشهر",
    "age-round": "a round age: شاب في العشرين",
    "dual": "a dual by the lexicon: دبابتين، الطرفان، جنديين اثنين",
    "dual-construct": "a dual before its genitive: راجمتي صواريخ، ضابطي شرطة",
    "dual-joined": "a dual that looks like an adjective, before two names: جبلي كذا وكذا",
    "dual-by-form": "a feminine dual that the lexicon lacks, in -تان or -تين",
    "rank-word": "a rank in words: الثالث عشر",
    "rank-number": "a rank in digits: الدفعة 12، الذكرى الـ40",
}
