"""What becomes a capture, what is refused, and how it is said."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from riwaya.capture import captures
from riwaya.errors import SourceError
from riwaya.model import Capture, Given

PAGE = "عودة المياه إلى الأحياء\n\nعادت المياه إلى ثلاثة أحياء بعد إصلاح الخط.\n".encode()


def take(source: Path | str) -> tuple[list[Capture], list[str]]:
    errors: list[SourceError] = []
    found = list(captures(str(source), on_error=errors.append))
    return found, [str(error) for error in errors]


def test_a_file_is_captured_as_received(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(PAGE)
    found, errors = take(tmp_path / "a.txt")
    digest = hashlib.sha256(PAGE).hexdigest()
    assert found == [Capture(doc="a.txt", content=PAGE, sha256=digest, media_type="text/plain", how="file")]
    assert errors == []


def test_a_folder_is_read_in_the_order_of_paths_and_named_within_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/a.txt", "sub/deep/c.HTM", ".hidden.txt", ".git/x.txt", "notes.json", "x.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(PAGE)
    found, errors = take(tmp_path)
    assert [(one.doc, one.media_type) for one in found] == [
        ("a.html", "text/html"),
        ("b.txt", "text/plain"),
        ("sub/a.txt", "text/plain"),
        ("sub/deep/c.HTM", "text/html"),
    ]
    assert errors == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\r\n\t ", "the file is empty"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "a PNG picture"),
        ("report.html", b"%PDF-1.7 ...", "a PDF document"),
        ("office.txt", b"PK\x03\x04" + bytes(50), "a ZIP archive or an office document"),
        ("crawl.warc.gz", b"\x1f\x8b", "web archives are not read"),
        ("crawl.warc", b"WARC/1.0\r\n", "warcio"),
    ],
)
def test_what_is_no_page_is_refused_by_name_and_the_rest_goes_on(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "z.txt").write_bytes(PAGE)
    found, errors = take(tmp_path / name)
    assert found == []
    assert len(errors) == 1
    assert name in errors[0]
    assert said in errors[0]
    assert [one.doc for one in take(tmp_path)[0]] == ["z.txt"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    found, errors = take(tmp_path / "nowhere.txt")
    assert found == []
    assert errors[0].startswith(str(tmp_path / "nowhere.txt"))
    assert "check the path" in errors[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(PAGE)
    (tmp_path / "a.txt").chmod(0)
    assert "permission" in take(tmp_path / "a.txt")[1][0]


def test_a_folder_without_pages_is_named(tmp_path: Path) -> None:
    assert "holds no pages" in take(tmp_path)[1][0]


def test_an_address_is_not_fetched() -> None:
    found, errors = take("https://example.org/page")
    assert found == []
    assert "riwaya watch" in errors[0]


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.capture.files.LIMIT", 1024 * 1024)
    (tmp_path / "a.txt").write_bytes(b"a" * (1024 * 1024 + 1))
    assert "larger than 1 MB" in take(tmp_path / "a.txt")[1][0]


# --- records ------------------------------------------------------------------------------------------------


def test_a_record_keeps_what_its_supplier_said(tmp_path: Path) -> None:
    line = (
        '{"id": "n1", "text": "نص الخبر هنا", "reference": "2018-04-24", "outlet": "media:x-y", "title": " عنوان ", '
        '"author": "", "url": "https://example.org/1", "other": 5}'
    )
    (tmp_path / "r.jsonl").write_text(line + "\n\n" + '{"id": 7, "html": "<p>نص</p>"}', encoding="utf-8-sig")
    found, errors = take(tmp_path / "r.jsonl")
    assert errors == []
    assert [(one.doc, one.media_type, one.how) for one in found] == [
        ("n1", "text/plain", "record"),
        ("7", "text/html", "record"),
    ]
    assert found[0].content.decode() == "نص الخبر هنا"
    assert found[0].given == Given(reference="2018-04-24", outlet="media:x-y", title="عنوان")
    assert found[0].url == "https://example.org/1"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "a", "text": ', "line 2: not valid JSON"),
        ('["a"]', "line 2: expected `object`"),
        ('{"id": "a"}', "line 2, field text: the record has neither text nor html"),
        ('{"id": "a", "text": "  "}', "line 2, field text"),
        ('{"text": "نص"}', "line 2, field id: the record has no name"),
        ('{"id": "a", "text": 5}', "line 2, field text: expected `str | null`, got `int`"),
        ('{"id": "a", "text": "نص", "reference": "24 نيسان"}', "line 2, field reference: '24 نيسان' is not a date"),
        ('{"id": "a", "text": "\\\\x"}'.replace("\\\\", "\\"), "line 2: not valid JSON"),
    ],
)
def test_a_bad_record_is_named_by_line_and_field_and_the_rest_goes_on(tmp_path: Path, line: str, said: str) -> None:
    good = '{"id": "%s", "text": "نص الخبر"}'
    (tmp_path / "r.jsonl").write_text("\n".join([good % "one", line, good % "three"]), encoding="utf-8")
    found, errors = take(tmp_path / "r.jsonl")
    assert [one.doc for one in found] == ["one", "three"]
    assert len(errors) == 1
    assert said in errors[0]


def test_a_lone_surrogate_in_a_record_shifts_no_offset(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text('{"id": "a", "text": "قبل \\ud83d بعد"}')
    found, errors = take(tmp_path / "r.jsonl")
    words = [one.content.decode() for one in found]
    assert words == ["قبل ? بعد"] or (words == [] and "line 1" in errors[0])


def test_an_empty_jsonl_is_named(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_bytes(b"\n\n")
    assert "the file is empty" in take(tmp_path / "r.jsonl")[1][0]


# --- standard input -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "docs", "kind"),
    [
        (PAGE, ["stdin"], "text/plain"),
        (b"<!DOCTYPE html><html><body><p>x</p>", ["stdin"], "text/html"),
        (b'\n<?xml version="1.0"?>\n<!DOCTYPE html>', ["stdin"], "text/html"),
        (b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n', ["a", "b"], "text/plain"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", ["stdin"], "multipart/related"),
    ],
    ids=["text", "HTML", "XHTML", "records", "MHTML"],
)
def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch, content: bytes, docs: list[str], kind: str) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    found, errors = take("-")
    assert ([one.doc for one in found], {one.media_type for one in found}, errors) == (docs, {kind}, [])


def test_a_file_name_that_is_no_utf8_gives_a_name_that_can_be_written(tmp_path: Path) -> None:
    name = os.fsdecode("خبر.txt".encode("cp1256"))
    try:
        (tmp_path / name).write_text("قصفت طائرات مواقع في البلدة.", "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    for source in (tmp_path, tmp_path / name):
        (found,) = captures(str(source), on_error=pytest.fail)
        assert found.doc.encode() == rb"\xce\xc8\xd1.txt"
