"""What a file is, is told from its bytes."""

import gzip
import lzma
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.collecting import Kind, kind_of
from reports.collecting.sniffing import HEAD
from tests.collecting.samples import HTML, PDF, PNG, TEXT, docx, tar_of, zip_of

SAMPLES = [
    (Kind.HTML, HTML),
    (Kind.HTML, b"\xef\xbb\xbf\n\n<!-- saved from url=(0043)https://www.example.org/ -->\n<HTML lang=en>"),
    (Kind.HTML, b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">'),
    (Kind.HTML, b"<section class='report__main'><p>Cells were cold.</p></section>"),
    (Kind.HTML, b"\xff\xfe" + "<html><p>Cells were cold.".encode("utf-16-le")),
    (Kind.HTML, b"<html><p>a stray control \x0c\x1d, and PDFs begin with %PDF-1.7</p>"),
    (Kind.TEXT, TEXT),
    (Kind.TEXT, "Die Gefängnisse waren überfüllt.".encode("cp1252")),
    (Kind.TEXT, "수용소".encode()),
    (Kind.TEXT, b"BM is how this report begins, and it is no picture."),
    (Kind.PDF, PDF),
    (Kind.PDF, b"\r\n\x00junk before it" + PDF),
    (Kind.DOCX, docx()),
    (Kind.OFFICE, zip_of({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})),
    (Kind.OFFICE, zip_of({"mimetype": "application/epub+zip", "chapter1.xhtml": HTML})),
    (Kind.ZIP, zip_of({"page.html": HTML})),
    (Kind.ZIP, zip_of({})),
    (Kind.ZIP, docx()[:60]),
    (Kind.TAR, tar_of({"page.html": HTML})),
    (Kind.GZIP, gzip.compress(HTML)),
    (Kind.XZ, lzma.compress(HTML)),
    (Kind.IMAGE, PNG),
    (Kind.IMAGE, b"GIF89a\x01\x00"),
    (Kind.IMAGE, b"\xff\xd8\xff\xe0\x00\x10JFIF"),
    (Kind.IMAGE, b"RIFF\x00\x01\x00\x00WEBPVP8 "),
    (Kind.IMAGE, b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
    (
        Kind.SAVED_PAGE,
        b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>",
    ),
    (Kind.SAVED_PAGE, b"bplist00\xd1\x01\x02"),
    (Kind.OLD_OFFICE, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00"),
    (Kind.OLD_OFFICE, b"{\\rtf1\\ansi Cells were cold.}"),
    (Kind.EMPTY, b""),
    (Kind.UNKNOWN, bytes(range(256))),
    (Kind.UNKNOWN, b"\x7fELF\x02\x01\x01\x00\x00"),
]


@pytest.mark.parametrize(
    ("kind", "content"), SAMPLES, ids=[f"{kind}-{number}" for number, (kind, _) in enumerate(SAMPLES)]
)
def test_the_kind_is_told_from_the_content(kind, content):
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    "piece", [b"<!---->", b"<!-- -->\n", b"<?xml >", b"<!--", b" ", b"\n<", b"<!doctype svg>", b"content-type:\n"]
)
def test_no_beginning_takes_long_to_look_at(piece):
    began = time.perf_counter()
    kind_of(piece * (HEAD // len(piece)))
    assert time.perf_counter() - began < 5


@given(
    st.binary(max_size=600)
    | st.sampled_from([content for _, content in SAMPLES]).flatmap(
        lambda c: st.integers(0, len(c)).map(lambda n: c[:n])
    )
)
def test_whatever_the_bytes_are_they_are_of_some_kind(content):
    assert kind_of(content) in Kind
