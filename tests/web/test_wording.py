"""Times and numbers in the words of both languages."""

from __future__ import annotations

import pytest

from riwaya.web.asking import inside
from riwaya.web.names import article_url, claim_url, url
from riwaya.web.wording import moment, number, when


@pytest.mark.parametrize(
    ("edtf", "english"),
    [
        ("2018-04-24", "2018-04-24"),
        ("2017-08~/..", "since about 2017-08"),
        ("../2018-04-01", "until 2018-04-01"),
        ("2018-03?", "perhaps 2018-03"),
        ("2018-04-23/2018-04-24", "2018-04-23 – 2018-04-24"),
        ("2018-04-24T10:00", "2018-04-24"),
    ],
)
def test_a_time_is_told_in_words(edtf: str, english: str) -> None:
    plain = when("en", edtf).replace("\u2066", "").replace("\u2069", "")
    assert plain == english
    assert when("ar", edtf)


def test_dates_keep_their_order_among_arabic_letters() -> None:
    assert "\u20662018-04-24\u2069" in when("ar", "2018-04-24")
    assert moment("ar", "2026-11-30T09:14:05+02:00") == "\u20662026-11-30 07:14\u2069"


def test_thousands_are_set_apart() -> None:
    assert number(1234567) == "1,234,567"


@pytest.mark.parametrize(
    ("entity", "address"),
    [
        ("place:douma", "/place/place%3Adouma"),
        ("agency:sana", "/outlet/agency%3Asana"),
        ("per:x@group:y", "/actor/per%3Ax"),
        ("group:a/b?c", "/actor/group%3Aa%2Fb%3Fc"),
    ],
)
def test_every_entity_has_a_page(entity: str, address: str) -> None:
    assert url(entity) == address


def test_names_of_pages_are_put_into_addresses_whole() -> None:
    assert article_url("folder/p?q#r.txt", claim="c1") == "/article/folder%2Fp%3Fq%23r.txt#c-c1"
    assert claim_url("a b.txt#c1") == "/review/claim?ref=a+b.txt%23c1"


@pytest.mark.parametrize("address", ["//x", "https://x", "/\\x", "x", "", "/a\r\nSet-Cookie: b"])
def test_nobody_is_led_out(address: str) -> None:
    assert inside(address, otherwise="/review") == "/review"
